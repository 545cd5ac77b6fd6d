"""The step types there are, by name."""

from typing import Any

from cyclorama.errors import NotFound
from cyclorama.steps.adjust_image import AdjustImage
from cyclorama.steps.agentic_take import AgenticTake
from cyclorama.steps.animate_photo import AnimatePhoto
from cyclorama.steps.base import StepType
from cyclorama.steps.caption_image import CaptionImage
from cyclorama.steps.chat import Chat
from cyclorama.steps.create_audio import CreateAudio
from cyclorama.steps.create_elements import CreateElements
from cyclorama.steps.create_image import CreateImage
from cyclorama.steps.create_video import CreateVideo
from cyclorama.steps.crop_to_content import CropToContent
from cyclorama.steps.cut_out import CutOut
from cyclorama.steps.data_set import DataSet
from cyclorama.steps.dress import Dress
from cyclorama.steps.each_workflow import EachWorkflow
from cyclorama.steps.edit_photo import EditPhoto
from cyclorama.steps.fix_background import FixBackground
from cyclorama.steps.fix_faces import FixFaces
from cyclorama.steps.gamify_experience import GamifyExperience
from cyclorama.steps.image_2_image import Image2Image
from cyclorama.steps.ingest import Ingest
from cyclorama.steps.make_picture import MakePicture
from cyclorama.steps.make_video import MakeVideo
from cyclorama.steps.overlay_logo import OverlayLogo
from cyclorama.steps.overlay_video import OverlayVideo
from cyclorama.steps.packshot import Packshot
from cyclorama.steps.prepare_photo import PreparePhoto
from cyclorama.steps.publish_frames_with_logo import PublishFramesWithLogo
from cyclorama.steps.publish_video_with_logo import PublishVideoWithLogo
from cyclorama.steps.replace_background import ReplaceBackground
from cyclorama.steps.split_grid_images import SplitGridImages
from cyclorama.steps.tile_grid_images import TileGridImages
from cyclorama.steps.tile_grid_videos import TileGridVideos
from cyclorama.steps.train_weights import TrainWeights
from cyclorama.steps.upscale import Upscale
from cyclorama.steps.video_agent import VideoAgent
from cyclorama.steps.video_audio_merge import VideoAudioMerge
from cyclorama.steps.video_effects import VideoEffects

_TYPES: dict[str, StepType[Any]] = {
    kind.name: kind
    for kind in (
        AdjustImage(),
        AnimatePhoto(),
        CaptionImage(),
        Chat(),
        CreateAudio(),
        CreateElements(),
        CreateImage(),
        CreateVideo(),
        CropToContent(),
        CutOut(),
        DataSet(),
        Dress(),
        EachWorkflow(),
        FixBackground(),
        FixFaces(),
        EditPhoto(),
        GamifyExperience(),
        Image2Image(),
        Ingest(),
        MakePicture(),
        MakeVideo(),
        OverlayLogo(),
        OverlayVideo(),
        Packshot(),
        PreparePhoto(),
        PublishFramesWithLogo(),
        PublishVideoWithLogo(),
        ReplaceBackground(),
        SplitGridImages(),
        TileGridImages(),
        TileGridVideos(),
        TrainWeights(),
        Upscale(),
        VideoAgent(),
        VideoAudioMerge(),
        VideoEffects(),
    )
}


def offered() -> dict[str, StepType[Any]]:
    """Those that templates may use, by name."""
    return {name: kind for name, kind in _TYPES.items() if kind.offer is not None}


def step_type(name: str) -> StepType[Any]:
    """Raises NotFound for a name that no step type has."""
    try:
        return _TYPES[name]
    except KeyError:
        raise NotFound(f"There is no step type {name!r}.") from None


# The one that makes others work finds them here, too.
_TYPES[AgenticTake.name] = AgenticTake(step_type)
