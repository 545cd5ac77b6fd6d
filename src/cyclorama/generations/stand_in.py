"""A talent of whom there is no picture, drawn to stand in for one."""

from cyclorama.figure.appearance import Appearance
from cyclorama.figure.staging import Staging
from cyclorama.imaging.composition import Transparent
from cyclorama.production.plan import StepSpec, Value
from cyclorama.studio.stances import stances

STAND_IN = "stand-in"
"""The id of the step that draws them, as its output `media`."""

_FULL_BODY = "full_body"
_SIZE = (768, 1152)  # px


def stand_in(who: Appearance, seed: int) -> StepSpec:
    """Seen in full, in plain clothes, before nothing; `seed` chooses the pose."""
    fitting = stances("front", _FULL_BODY, who.gender)
    stance = fitting[seed % len(fitting)]
    staging = Staging(cropping=stance.cropping, backdrop=Transparent())
    return StepSpec(
        id=STAND_IN,
        type="dress",
        params={
            "garments": Value(value=[]),
            "name": Value(value=STAND_IN),
            "appearance": Value(value=who.model_dump(mode="json")),
            "pose": Value(value=stance.pose.model_dump(mode="json")),
            "staging": Value(value=staging.model_dump(mode="json")),
            "size": Value(value=list(_SIZE)),
        },
    )
