"""A studio of an account beside another account, over a real database."""

from dataclasses import dataclass

from cyclorama.accounts.registration import PersonalAccount
from cyclorama.figure.appearance import AgeGroup, Appearance, Gender
from cyclorama.kit.ids import new_id
from cyclorama.library.repository import OwnItems
from cyclorama.library.talents import Talent
from cyclorama.store.database import Database
from cyclorama.studio.bodies import Body
from cyclorama.studio.item import StudioItem
from cyclorama.studio.own import Draft, OwnStudio
from cyclorama.studio.reading import StudioReader
from cyclorama.studio.studio import Studio
from cyclorama.studio.wanted import Wanted
from line_of_work import ListingQueue
from settable_clock import SettableClock


@dataclass
class Desk:
    database: Database
    queue: ListingQueue
    clock: SettableClock
    one: PersonalAccount
    other: PersonalAccount

    async def add(self, draft: Draft | Body, of: PersonalAccount | None = None) -> str:
        item_id, owner = new_id(), of or self.one
        draft = Draft(draft) if isinstance(draft, Body) else draft
        async with self.database.write() as transaction:
            own = OwnStudio(transaction, self.queue, owner.account.id, self.clock)
            await own.add(item_id, owner.user_id, draft)
        self.clock.advance(1)
        return item_id

    async def change(self, item_id: str, draft: Draft, of: PersonalAccount | None = None) -> None:
        owner = of or self.one
        async with self.database.write() as transaction:
            own = OwnStudio(transaction, self.queue, owner.account.id, self.clock)
            await own.change(item_id, owner.user_id, draft)

    async def delete(
        self, body: type[Body], item_id: str, of: PersonalAccount | None = None
    ) -> None:
        owner = of or self.one
        async with self.database.write() as transaction:
            own = OwnStudio(transaction, self.queue, owner.account.id, self.clock)
            await own.delete(body, item_id)

    async def find(self, body, *, of: PersonalAccount | None = None, **asked):
        async with self.database.read() as connection:
            studio = Studio(connection, (of or self.one).account.id)
            return await studio.find(body, **asked)

    async def get(self, body, item_id, of=None) -> StudioItem:
        found = await self.find(body, id=item_id, of=of)
        assert found is not None
        return found

    async def page(self, body, of: PersonalAccount | None = None, **wanted):
        async with self.database.read() as connection:
            reader = StudioReader(connection, [(of or self.one).account.id])
            return await reader.page(body, Wanted(**wanted))

    async def names(self, body, **wanted) -> list[str]:
        items, _ = await self.page(body, **{"public": False, **wanted})
        return [one.body.name for one in items]

    async def add_talent(self, name: str = "Bea") -> str:
        look = Appearance(gender=Gender.FEMALE, age_group=AgeGroup.SENIOR)
        talent_id = new_id()
        async with self.database.write() as transaction:
            await OwnItems(transaction, self.one.account.id).add(
                Talent(id=talent_id, name=name, ethnicity="Martian", appearance=look), self.clock
            )
        return talent_id
