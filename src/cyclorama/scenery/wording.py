"""The words that a brief wants to be read in a picture."""

from cyclorama.scenery.brief import Brief
from cyclorama.scenery.lettering import unwritable
from cyclorama.scenery.names import written


def text(brief: Brief, index: int, default: str = "") -> str:
    """The words at that place of the brief, or the default where there are none. The name of its
    team or company is written as it is usually written."""
    given = brief.texts[index].strip() if index < len(brief.texts) else ""
    if given and given.casefold() in (brief.team.casefold(), brief.company.casefold()):
        return written(given)
    return given or default


def team_name(brief: Brief) -> str:
    """Of the brief's team, else of its company."""
    return written(brief.team or brief.company)


def unread(brief: Brief) -> tuple[str, ...]:
    """A remark where some of the brief's words cannot be lettered."""
    lost = "".join(dict.fromkeys("".join(unwritable(words) for words in brief.texts)))
    shown = "".join(one for one in lost if one.isprintable())[:20]
    if not lost:
        return ()
    return (f"No font here has these characters, which were left out: {shown or '(unprintable)'}.",)
