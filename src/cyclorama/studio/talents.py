"""The talents that subjects are: those of an account, which all dialects see."""

from uuid import UUID

from cyclorama.errors import NotFound
from cyclorama.kit.clock import Clock
from cyclorama.library.item import Kind, Source
from cyclorama.library.repository import OwnItems
from cyclorama.library.talents import Talent
from cyclorama.store.database import Transaction
from cyclorama.studio.bodies import Subject

# What a talent may be called, and said to be, at most.
_NAME, _DESCRIPTION = 100, 500
UNSAID = "Unspecified"


class OwnTalents:
    def __init__(self, transaction: Transaction, account_id: str, clock: Clock) -> None:
        self._items = OwnItems(transaction, account_id)
        self._clock = clock

    async def add(self, item_id: str, subject: Subject) -> None:
        """Raises Conflict where the id is taken, and where there are too many already."""
        await self._items.add(talent_of(item_id, subject), self._clock)

    async def replace(self, item_id: str, subject: Subject) -> None:
        """Raises NotFound."""
        await self._items.replace(talent_of(item_id, subject))

    async def delete(self, item_id: str) -> None:
        """Raises NotFound."""
        try:
            await self._items.delete(Kind.TALENT, item_id, self._clock)
        except NotFound as error:
            raise NotFound(f"There is no subject {item_id!r} of your own.") from error


def talent_of(item_id: str, subject: Subject, source: Source = Source.CUSTOM) -> Talent:
    """What of a subject all dialects see."""
    return Talent(
        id=UUID(item_id),
        name=f"{subject.name} {subject.surname or ''}".strip()[:_NAME].rstrip(),
        description=(subject.description or "")[:_DESCRIPTION],
        ethnicity=(subject.ethnicity or UNSAID)[:_NAME],
        appearance=subject.appearance,
        source=source,
    )
