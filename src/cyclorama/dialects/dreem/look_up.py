"""What a request names, found in its account's library; or the contract's error."""

from collections.abc import Sequence
from typing import TypeVar

from cyclorama.dialects.dreem.errors import DreemError, ErrorCode
from cyclorama.errors import NotFound
from cyclorama.library.library import Library
from cyclorama.library.prompts import Prompt
from cyclorama.library.shots import ModelShot, PackshotShot, ShotItem
from cyclorama.library.talents import Talent

_SPOKEN: dict[type[ShotItem], str] = {PackshotShot: "packshot", ModelShot: "shot of a model"}

S = TypeVar("S", PackshotShot, ModelShot)


def find_talent(library: Library, talent_id: str) -> Talent:
    try:
        return library.talent(talent_id)
    except NotFound as error:
        raise DreemError(
            ErrorCode.TalentNotFound,
            f"There is no talent {talent_id}. GET /studio/talents lists them.",
        ) from error


def find_shots(library: Library, codes: Sequence[str], kind: type[S]) -> list[S]:
    """The shots with these codes; one of another kind is as if it were not there."""
    return [_shot(library, code, kind) for code in codes]


def find_prompt(library: Library, prompt_id: str) -> Prompt:
    try:
        return library.prompt(prompt_id)
    except NotFound as error:
        raise DreemError(
            ErrorCode.InvalidInput,
            f"There is no video prompt {prompt_id}. POST /studio/video-prompts/list lists them.",
        ) from error


def _shot(library: Library, code: str, kind: type[S]) -> S:
    try:
        shot = library.shot(code)
    except NotFound:
        shot = None
    if not isinstance(shot, kind):
        other = "" if shot is None else f": it is a {_SPOKEN[type(shot)]}"
        raise DreemError(
            ErrorCode.ShotNotFound,
            f"There is no {_SPOKEN[kind]} with the code {code!r}{other}. "
            "GET /studio/shots lists them.",
        )
    return shot
