"""Photos prepared for training, and the sheets of a data set, in a child process."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from cyclorama.engines.data_set import (
    JudgedPhoto,
    JudgedSet,
    JudgeSetRequest,
    Learned,
    PreparedPhoto,
    PreparePhotoRequest,
)
from cyclorama.engines.data_set_quality import (
    SURE,
    flaws,
    judged,
    score_of,
    set_findings,
    set_verdict,
    verdict_of,
)
from cyclorama.engines.draft.data_set_caption import Seen, caption, framing_of
from cyclorama.engines.draft.data_set_sheets import Told, contact_sheet, report_page
from cyclorama.engines.draft.work import MADE_BY
from cyclorama.imaging import picture
from cyclorama.imaging.bucket import AREA, bucket_for
from cyclorama.imaging.canvas import Size
from cyclorama.imaging.colour_names import name_of, shares
from cyclorama.imaging.faces import Face, find_faces
from cyclorama.imaging.find import find
from cyclorama.imaging.grid import Cell
from cyclorama.imaging.mask import Mask, resized
from cyclorama.imaging.on_white import on_white
from cyclorama.imaging.picture_format import PictureFormat
from cyclorama.imaging.provenance import DigitalSource, Provenance
from cyclorama.imaging.quality import quality_of
from cyclorama.imaging.repeats import fingerprint, repeats
from cyclorama.imaging.study import SHORTEST, study, to_lab
from cyclorama.imaging.trim import SEEN
from cyclorama.kit.pool import report
from cyclorama.media.pixels import facts_of

SMALLEST_FACE = 0.08  # of the photo's height; a smaller face is a print or a passer-by


@dataclass(frozen=True)
class _Found:
    """mask: bool (h, w), None where nothing was found; sure: 0..1, None if not looked for."""

    mask: Mask | None
    sure: float | None


def prepare_photo_file(request: PreparePhotoRequest) -> PreparedPhoto:
    """Raises InvalidInput for a photo that is too small to be trained on."""
    photo = picture.load(request.source)
    rgb, found = on_white(photo), _subject_of(photo, request)
    report(0.5)
    height, width = rgb.shape[:2]
    bucket = bucket_for(Size(width, height), None if found.mask is None else _box(found.mask))
    cut = rgb[bucket.box.top : bucket.box.bottom, bucket.box.left : bucket.box.right]
    mask = (
        None
        if found.mask is None
        else resized(
            found.mask[bucket.box.top : bucket.box.bottom, bucket.box.left : bucket.box.right],
            bucket.size.height,
            bucket.size.width,
        )
    )
    made = np.ascontiguousarray(cv2.resize(cut, bucket.size, interpolation=cv2.INTER_AREA))
    provenance = Provenance(
        source=DigitalSource.ENHANCED, made_by=MADE_BY, note=picture.note_of(request.source)
    )
    picture.save(made, request.out, PictureFormat.PNG, provenance)
    report(0.8)
    return _measured(made, mask, found.sure, request)


def _subject_of(photo: NDArray[np.uint8], request: PreparePhotoRequest) -> _Found:
    if not request.crop or request.learned is Learned.STYLE:
        return _Found(None, None)
    if photo.shape[2] == 4 and (photo[..., 3] < SEEN).any() and (photo[..., 3] >= SEEN).any():
        return _Found(photo[..., 3] >= SEEN, 1.0)
    small = study(np.ascontiguousarray(photo[..., :3]))
    choice = find(small, None) if min(small.shape) >= SHORTEST else None
    if choice is None or choice.confidence < SURE or not choice.mask.any():
        return _Found(None, 0.0 if choice is None else choice.confidence)
    return _Found(resized(choice.mask, *photo.shape[:2]), choice.confidence)


def _box(mask: Mask) -> Cell:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return Cell(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


def _measured(
    made: NDArray[np.uint8], mask: Mask | None, sure: float | None, request: PreparePhotoRequest
) -> PreparedPhoto:
    whole = np.ones(made.shape[:2], bool)
    quality = quality_of(made, whole if mask is None else mask)
    sharpness = quality.sharpness or 0.0  # without any edge nothing is sharp
    faces = [face for face in find_faces(made) if face.bottom - face.top > SMALLEST_FACE]
    height, width = made.shape[:2]
    enough = min(1.0, width * height / AREA)
    sure = None if sure is None else round(float(sure), 3)
    found = tuple(
        flaws(
            request.learned,
            enough=enough,
            sure=sure,
            faces=len(faces),
            sharpness=sharpness,
            lightest=quality.lightest,
            burnt=quality.burnt,
        )
    )
    seen = _seen(made, mask, faces)
    score = score_of(found)
    return PreparedPhoto(
        width=width,
        height=height,
        caption=caption(request, seen),
        enough=round(enough, 3),
        sure=sure,
        faces=len(faces),
        sharpness=round(sharpness, 3),
        lightest=round(quality.lightest, 1),
        darkest=round(quality.darkest, 1),
        burnt=round(quality.burnt, 4),
        fingerprint=fingerprint(made),
        framing=seen.framing,
        background=seen.background,
        score=score,
        verdict=verdict_of(score),
        findings=tuple(flaw.sentence for flaw in found),
        facts=facts_of(request.out, made),
    )


def _seen(made: NDArray[np.uint8], mask: Mask | None, faces: list[Face]) -> Seen:
    small = study(made)
    lab = to_lab(small.rgb)
    # of what stands for the subject, nothing is known where it was not found
    inside = resized(mask, *small.shape) if mask is not None else np.zeros(small.shape, bool)
    wall = small.wall
    plain = name_of(np.median(lab[wall.rim], axis=0)) if wall.plain else ""
    return Seen(
        colours=tuple(name for name, share in shares(lab[inside]).items() if share >= 0.2)[:2],
        framing=framing_of(faces[0].bottom - faces[0].top if faces else None),
        background=f"plain {plain} background" if plain else "",
        lightness=float(lab[..., 0].mean()),
    )


def judge_set_file(request: JudgeSetRequest) -> JudgedSet:
    alike = repeats({one.number: one.prepared.fingerprint for one in request.photos})
    photos = judged({one.number: one.prepared for one in request.photos}, alike)
    told = Told(
        photos=tuple(
            one.model_copy(update={"prepared": photos[one.number]}) for one in request.photos
        ),
        findings=set_findings(request.learned, photos, len(alike), request.lost),
        verdict=set_verdict(photos),
        learned=request.learned,
        trigger=request.trigger,
    )
    provenance = Provenance(source=DigitalSource.COMPOSITE, made_by=MADE_BY)
    sheet = contact_sheet(told)
    picture.save(sheet, request.sheet, PictureFormat.PNG, provenance)
    report(0.6)
    page = report_page(told)
    picture.save(page, request.report, PictureFormat.PNG, provenance)
    return JudgedSet(
        verdict=told.verdict,
        findings=told.findings,
        photos=tuple(
            JudgedPhoto(
                number=number,
                caption=photo.caption,
                score=photo.score,
                verdict=photo.verdict,
                findings=photo.findings,
            )
            for number, photo in sorted(photos.items())
        ),
        sheet_facts=facts_of(request.sheet, sheet),
        report_facts=facts_of(request.report, page),
    )
