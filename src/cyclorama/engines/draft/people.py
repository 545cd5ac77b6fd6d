"""The draft engine's pictures of the people and poses of the library, in its child processes."""

from cyclorama.engines.capabilities import (
    DrawnResult,
    ModelShotThumbnailRequest,
    TalentThumbnailRequest,
)
from cyclorama.engines.draft.work import MADE_BY
from cyclorama.figure.croquis import Croquis, compose
from cyclorama.figure.pose import Arm, Pose
from cyclorama.figure.staging import Cropping, Staging
from cyclorama.imaging import picture
from cyclorama.imaging.composition import Plain
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.media.pixels import facts_of

PORTRAIT = Pose(
    head=2,
    gaze=0.1,
    shoulders=-1.5,
    left_arm=Arm(upper=10, fore=3),
    right_arm=Arm(upper=10, fore=3),
)
HEAD_AND_SHOULDERS = Staging(
    cropping=Cropping(top=9.2, bottom=7.0, margin=0.05),
    backdrop=Plain(colour="#DAD6CE", vignette=0.08),
)


def talent_file(request: TalentThumbnailRequest) -> DrawnResult:
    made = compose(
        [], request.appearance, PORTRAIT, HEAD_AND_SHOULDERS, request.width, request.height
    )
    return _written(made, request)


def model_shot_file(request: ModelShotThumbnailRequest) -> DrawnResult:
    made = compose(
        [], request.appearance, request.pose, request.staging, request.width, request.height
    )
    return _written(made, request)


def _written(
    made: Croquis, request: TalentThumbnailRequest | ModelShotThumbnailRequest
) -> DrawnResult:
    provenance = Provenance(source=DigitalSource.ALGORITHMIC, made_by=MADE_BY)
    picture.save(made.picture, request.out, request.format, provenance)
    return DrawnResult(
        width=request.width, height=request.height, facts=facts_of(request.out, made.picture)
    )
