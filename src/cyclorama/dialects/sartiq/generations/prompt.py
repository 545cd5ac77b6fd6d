"""The prompt of a generation: built from its parts, or as it was sent."""

from cyclorama.dialects.sartiq.generations.bodies import GenerationCreate
from cyclorama.dialects.sartiq.generations.found import Found
from cyclorama.figure.appearance import Appearance, Gender
from cyclorama.generations.prompt import Entity, PromptParts, auto_prompt, written_prompt
from cyclorama.studio.bodies import Body
from cyclorama.studio.item import StudioItem


def prompt_of(asked: GenerationCreate, found: Found) -> str:
    """In words, for engines that read them."""
    if not asked.auto_generate_prompt:
        return written_prompt(asked.generated_prompt or "", asked.extra_prompt or "")
    style = found.style.body if found.style else None
    pose = found.pose.body if found.pose else None
    shot = found.shot_type.body if found.shot_type else None
    shot_label = asked.shot_type_string or asked.shot_type or ""
    if shot is not None:
        shot_label = f"{shot.view_angle} {shot.framing}"
    return auto_prompt(
        PromptParts(
            subject=_entity(asked, found, "subject", _seen(found)),
            product=_entity(asked, found, "product", _told(found.product)),
            product2=_entity(asked, found, "product2", _told(found.product2)),
            style=_entity(
                asked, found, "style", (style.prompt or style.description or "") if style else ""
            ),
            has_subject=found.subject is not None,
            has_product=bool(found.product or asked.product_image),
            gender=asked.subject_gender or "",
            shot_type=shot_label,
            framing=asked.framing or "",
            perspective=asked.perspective or "",
            pose=asked.pose or (pose.prompt if pose else None) or "",
            background=asked.background or "",
            lighting=asked.lighting or "",
            tone=asked.tone or "",
            extra=asked.extra_prompt or "",
        )
    )


def _entity(asked: GenerationCreate, found: Found, name: str, known: str) -> Entity:
    """The request's own words go before those of the library, and its trigger before that of the
    weights; without weights there is nothing to trigger."""
    weights = found.weights.get(name)
    trigger = getattr(asked, f"{name}_lora_trigger") or (weights.trigger if weights else "")
    return Entity(
        words=getattr(asked, f"{name}_description") or known,
        trigger=trigger if weights else "",
    )


def _told(item: StudioItem[Body] | None) -> str:
    return "" if item is None else item.body.description or item.body.name


def _seen(found: Found) -> str:
    return "" if found.subject is None else spoken_look(found.subject.body.appearance)


def spoken_look(look: Appearance) -> str:
    """Such as `a young adult woman with long hair`."""
    who = "woman" if look.gender is Gender.FEMALE else "man"
    age = look.age_group.value.lower()
    article = "an" if age[0] in "aeiou" else "a"
    marks = [f"{look.hair.value.replace('_', ' ')} hair"]
    marks += ["a beard"] if look.beard else []
    marks += ["glasses"] if look.glasses else []
    return f"{article} {age} {who} with {' and '.join(marks)}"
