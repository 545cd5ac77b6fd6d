"""The kinds of items that an account adds: talents, shots and prompts."""

from pydantic import TypeAdapter

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.native.library.bodies import (
    ModelShotView,
    NewPrompt,
    NewShot,
    NewTalent,
    PackshotShotView,
    PromptPage,
    PromptView,
    ShotPage,
    ShotView,
    TalentPage,
    TalentView,
)
from cyclorama.dialects.native.library.own import OwnKind
from cyclorama.library.item import Kind
from cyclorama.library.library import Library
from cyclorama.library.links import LibraryLinks
from cyclorama.library.prompts import Prompt
from cyclorama.library.shots import ModelShot, PackshotShot
from cyclorama.library.talents import Talent

_UNSHOWN = {"source", "active"}  # those of an own item say nothing


def _talent(talent: Talent, links: LibraryLinks, account_id: str) -> TalentView:
    return TalentView(
        **talent.model_dump(exclude=_UNSHOWN), thumbnail_url=links.to(talent, "png", account_id)
    )


def _shot(shot: PackshotShot | ModelShot, links: LibraryLinks, account_id: str) -> ShotView:
    values = {
        **shot.model_dump(exclude=_UNSHOWN),
        "thumbnail_url": links.to(shot, "png", account_id),
    }
    if isinstance(shot, PackshotShot):
        return PackshotShotView(**values)
    return ModelShotView(**values)


def _prompt(prompt: Prompt, links: LibraryLinks, account_id: str) -> PromptView:
    return PromptView(
        **prompt.model_dump(exclude=_UNSHOWN),
        preview_url=links.to(prompt, "mp4", account_id),
        thumbnail_url=links.to(prompt, "png", account_id),
    )


TALENTS: OwnKind[Talent] = OwnKind(
    kind=Kind.TALENT,
    reads=Scope.TALENTS_READ,
    key="talent_id",
    body=TypeAdapter(NewTalent),
    view=TalentView,
    page=TalentPage,
    shelves=lambda library: library.talents,
    get=Library.talent,
    show=_talent,
)
SHOTS: OwnKind[PackshotShot | ModelShot] = OwnKind(
    kind=Kind.SHOT,
    reads=Scope.SHOTS_READ,
    key="code",
    body=TypeAdapter(NewShot),
    view=ShotView,
    page=ShotPage,
    shelves=lambda library: library.shots,
    get=Library.shot,
    show=_shot,
)
PROMPTS: OwnKind[Prompt] = OwnKind(
    kind=Kind.PROMPT,
    reads=Scope.TALENTS_READ,
    key="prompt_id",
    body=TypeAdapter(NewPrompt),
    view=PromptView,
    page=PromptPage,
    shelves=lambda library: library.prompts,
    get=Library.prompt,
    show=_prompt,
)
