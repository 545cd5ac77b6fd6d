"""Who is seen in a picture: the photo's person as the brief wants them dressed."""

import re
from dataclasses import dataclass, replace

from cyclorama.figure.appearance import Appearance, Gender, HairStyle
from cyclorama.figure.pose import Pose
from cyclorama.scenery.brief import VARIANTS, Brief, Costume
from cyclorama.scenery.liveries import livery
from cyclorama.scenery.people.clothes import Clothes, Detail
from cyclorama.scenery.people.costume import GEAR
from cyclorama.scenery.people.drawn_head import drawn_head
from cyclorama.scenery.people.framing_words import USUAL, Framing, cut_for, framing_of
from cyclorama.scenery.people.group import side_by_side
from cyclorama.scenery.people.head import Head, head_of
from cyclorama.scenery.people.outfits import Colours, outfit
from cyclorama.scenery.people.own_clothes import own_clothes
from cyclorama.scenery.people.poses import STANDING, pose_of
from cyclorama.scenery.people.wearer import Dressed, Wear, dressed
from cyclorama.scenery.subject import Subject, find_subject
from cyclorama.scenery.task import Task

NUMBERS = ("10", "7", "9", "11", "23", "8", "4", "26")
HALF_LENGTH = USUAL.value
WOMAN = r"\b(?:she|her|woman|female|girl|lady|bride|queen|princess|actress|mother|sister)\b"
MAN = r"\b(?:he|his|man|male|boy|gentleman|groom|king|prince|actor|father|brother)\b"
FACELESS = (
    "No face was found in the photo, so nobody wears the costume: the subject is shown as it is."
)
COUNTERPART = {Costume.WEDDING: Costume.BRIDE, Costume.BRIDE: Costume.WEDDING}
ONE_OF_THEM = "The photo shows several people: the picture is of the one with the largest face."
PLAIN = Clothes(top="#3A5A8C")


@dataclass(frozen=True)
class Star:
    """dressed: None where the photo's own pixels are shown. head: None where no face is known.
    heads: all that the photo shows side by side, from the left; `head` is one of them."""

    subject: Subject
    head: Head | None
    dressed: Dressed | None = None
    remarks: tuple[str, ...] = ()
    heads: tuple[Head, ...] = ()


def star_of(task: Task) -> Star:
    """The photo's person as they are; a drawn one where there is no photo."""
    if not task.sources:
        head = drawn_head(stranger(task.brief.variant, gender_of(task.prompt)))
        drawn = dressed(head, Wear(PLAIN, pose=STANDING), 900)
        return Star(drawn.subject, head, drawn)
    subject = find_subject(task.sources[0])
    remarks = () if subject.remark is None else (subject.remark,)
    first = head_of(subject)
    if first is None or subject.face is None:
        return Star(subject, None, remarks=remarks)
    known = [(subject.face[0], first)]
    for box in subject.others:
        other = head_of(replace(subject, face=box))
        if other is not None:
            known.append((box[0], other))
    ordered = tuple(one for _, one in sorted(known, key=lambda placed: placed[0]))
    return Star(subject, first, remarks=remarks, heads=ordered)


def alone(star: Star) -> Star:
    """Of several whom the photo shows, the one with the largest face."""
    return replace(star, remarks=(*star.remarks, ONE_OF_THEM)) if len(star.heads) > 1 else star


def cast(task: Task, height: int, *, pose: Pose | None = None, cut: float | None = None) -> Star:
    """The star in the brief's costume, where it names one and a face is known. cut: how far up a
    drawn figure is cut off; else as the prompt's words say. Where they want all of somebody of
    whom the photo shows less, the rest is drawn, too."""
    star = star_of(task)
    costume = task.brief.costume
    framing = framing_of(task.prompt)
    if cut is None:
        cut = cut_for(task.prompt)
    if costume is None:
        if framing is not Framing.FULL or star.subject.stands or star.head is None:
            return star
        drawn = in_full(
            task,
            star,
            star.head,
            height,
            Wear(PLAIN, pose=pose or pose_of(task.brief, task.prompt)),
        )
        return replace(star, subject=drawn.subject, dressed=drawn)
    if star.head is None:
        return replace(star, remarks=(*star.remarks, FACELESS))
    return costumed(task, star, star.head, costume, height, pose=pose, cut=cut)


def costumed(
    task: Task,
    star: Star,
    head: Head,
    costume: Costume,
    height: int,
    *,
    pose: Pose | None = None,
    cut: float,
) -> Star:
    """Everybody in the photo wears it; beside a groom there is a bride."""
    brief, colours = task.brief, colours_of(task.brief)
    people, heads = [], star.heads or (head,)
    for number, one in enumerate(sorted(heads, key=lambda other: other is not head)):
        worn = COUNTERPART.get(costume, costume) if number == 1 else costume
        other = brief.model_copy(update={"variant": (brief.variant + number) % VARIANTS})
        wear = Wear(
            clothes_of(other, worn, colours),
            GEAR[worn](colours) if worn in GEAR else None,
            pose or (pose_of(brief, task.prompt) if not number else STANDING),
            cut,
            gender=dressed_as(task, worn),
        )
        people.append((heads.index(one), dressed(one, wear, height)))
    people.sort(key=lambda placed: placed[0])
    drawn = side_by_side([one for _, one in people], heads.index(head))
    return replace(star, subject=drawn.subject, dressed=drawn)


def in_full(task: Task, star: Star, head: Head, height: int, wear: Wear | None = None) -> Dressed:
    """The star from head to foot: in the brief's costume, else in the photo's colours."""
    costume, colours = task.brief.costume, colours_of(task.brief)
    shape = wear or Wear(PLAIN, pose=STANDING)
    if costume is None:
        clothes, gear = own_clothes(star.subject), None
    else:
        clothes = clothes_of(task.brief, costume, colours)
        gear = GEAR[costume](colours) if costume in GEAR else None
    return dressed(head, replace(shape, clothes=clothes, gear=gear), height)


def colours_of(brief: Brief) -> Colours:
    """The brief's own colours before those of the team, and those before the company's."""
    named = livery(brief.team or brief.company or "", brief.costume)
    found = (named.primary, named.secondary, named.accent)
    return Colours(*(*brief.colours[:3], *found[len(brief.colours[:3]) :]))


def clothes_of(brief: Brief, costume: Costume, colours: Colours) -> Clothes:
    number = NUMBERS[brief.variant % len(NUMBERS)]
    name = brief.texts[0] if brief.texts and not brief.team else brief.team
    clothes = outfit(costume, colours, number, name[:24])
    return _designed(clothes, brief) if costume is Costume.T_SHIRT else clothes


def _designed(clothes: Clothes, brief: Brief) -> Clothes:
    """T-shirts of several designs, told by the digits in the design's name."""
    digits = re.sub(r"\D", "", brief.design)
    number = int(digits[-2:]) if digits else 1
    pattern = (
        (Detail.NUMBER,), (Detail.HOOPS,), (Detail.STRIPES,), (Detail.SHOULDERS, Detail.NUMBER),
        (Detail.EMBLEM,), (Detail.SIDES, Detail.NUMBER),
    )[(number - 1) % 6]  # fmt: skip
    shirt = ("#F4F3EF", "#12325B", "#B5162B", "#F2B632", "#14161C", "#1F7A4A")[(number - 1) % 6]
    light = shirt in ("#F4F3EF", "#F2B632")
    return replace(
        clothes, top=shirt, second="#14161C" if light else "#FFFFFF",
        third="#B5162B" if light else "#F2B632", number="26",
        details=(*pattern, Detail.COLLAR, Detail.CUFFS, Detail.NAME),
    )  # fmt: skip


def gender_of(words: str) -> Gender | None:
    text = words.lower()
    woman, man = re.search(WOMAN, text), re.search(MAN, text)
    if (woman is None) == (man is None):
        return None
    return Gender.FEMALE if woman is not None else Gender.MALE


def dressed_as(task: Task, costume: Costume) -> Gender:
    """A bride's and a folk dancer's clothes are a woman's; else what the words say."""
    if costume in (Costume.BRIDE, Costume.FOLK):
        return Gender.FEMALE
    return gender_of(task.prompt) or Gender.MALE


def stranger(number: int, gender: Gender | None = None) -> Appearance:
    """One of several drawn people."""
    looks = (
        (Gender.MALE, "#C98F68", "#2A1C14", HairStyle.SHORT),
        (Gender.FEMALE, "#E2B08F", "#5A3A22", HairStyle.LONG),
        (Gender.MALE, "#7A4E34", "#17110E", HairStyle.CROPPED),
        (Gender.FEMALE, "#8A5A3E", "#1A1310", HairStyle.CURLY),
        (Gender.MALE, "#E6BC9C", "#8A6238", HairStyle.SIDE_PARTED),
        (Gender.FEMALE, "#D9A680", "#1E1714", HairStyle.BOB),
    )
    fitting = [look for look in looks if gender is None or look[0] is gender]
    who, skin, hair_colour, hair = fitting[number % len(fitting)]
    return Appearance(gender=who, skin=skin, hair_colour=hair_colour, hair=hair)
