"""Keys are shown once, stored as keyed hashes, and refused alike whatever is wrong with them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import sqlalchemy as sa

from accounts_and_runs import two_accounts
from cyclorama.accounts.api_keys import ApiKeys
from cyclorama.accounts.authentication import authenticate
from cyclorama.accounts.keys import ApiKey
from cyclorama.accounts.members import Members, Role
from cyclorama.accounts.principal import Principal
from cyclorama.accounts.registration import PersonalAccount, create_organization
from cyclorama.accounts.scopes import ALL_SCOPES, Scope
from cyclorama.errors import InvalidInput, NotFound, Unauthorized
from cyclorama.kit.secrets import Secret
from cyclorama.store.database import Database, Transaction
from cyclorama.store.tables import api_keys
from settable_clock import SettableClock

SECRET = Secret(b"s" * 32)


@dataclass(frozen=True)
class House:
    transaction: Transaction
    admin: PersonalAccount
    limited: PersonalAccount
    clock: SettableClock

    def keys(self, of: PersonalAccount) -> ApiKeys:
        return ApiKeys(self.transaction, of.account.id, self.clock)


@pytest.fixture
async def house(database: Database, clock: SettableClock) -> AsyncIterator[House]:
    async with database.write() as transaction:
        admin, limited = await two_accounts(transaction, clock)
        yield House(transaction, admin, limited, clock)


async def test_a_key_tells_who_sends_it(house: House) -> None:
    made = await house.keys(house.limited).make(SECRET, house.limited.user_id, "shop")

    principal = await authenticate(house.transaction, SECRET, made.text)

    assert principal == Principal(
        account_id=house.limited.account.id,
        user_id=house.limited.user_id,
        key_id=made.id,
        scopes=ALL_SCOPES,
        local_admin=False,
    )


async def test_a_key_of_the_first_account_is_that_of_the_local_admin(house: House) -> None:
    made = await house.keys(house.admin).make(SECRET, house.admin.user_id, "mine")

    assert (await authenticate(house.transaction, SECRET, made.text)).local_admin


async def test_a_key_has_the_scopes_that_it_was_made_with(house: House) -> None:
    made = await house.keys(house.limited).make(
        SECRET, house.limited.user_id, "reader", [Scope.SHOTS_READ, Scope.REQUESTS_READ]
    )

    principal = await authenticate(house.transaction, SECRET, made.text)

    assert principal.scopes == {Scope.SHOTS_READ, Scope.REQUESTS_READ}


async def test_the_secret_is_stored_nowhere(house: House) -> None:
    made = await house.keys(house.limited).make(SECRET, house.limited.user_id, "shop")

    row = (await house.transaction.execute(sa.select(api_keys))).one()

    assert made.text[-32:] not in str(row)
    assert made.text not in repr(made)


async def test_every_refusal_has_the_same_words(house: House) -> None:
    keys = house.keys(house.limited)
    good = await keys.make(SECRET, house.limited.user_id, "good")
    revoked = await keys.make(SECRET, house.limited.user_id, "revoked")
    await keys.revoke(revoked.id)
    refused = {
        "missing": None,
        "empty": "",
        "malformed": "dreem_pk_",
        "with its scheme": f"Bearer {good.text}",
        "unknown": ApiKey.new().text,
        "wrong secret": good.text[:-32] + "x" * 32,
        "revoked": revoked.text,
    }

    sentences = {}
    for name, text in refused.items():
        with pytest.raises(Unauthorized) as raised:
            await authenticate(house.transaction, SECRET, text)
        sentences[name] = raised.value.public

    assert set(sentences.values()) == {
        "A valid API key is needed: send it in the Authorization header."
    }


async def test_every_refusal_does_the_same_work(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = await house.keys(house.limited).make(SECRET, house.limited.user_id, "good")
    hashed: list[str] = []
    sign = Secret.sign

    def count(self: Secret, purpose: str, message: str) -> str:
        hashed.append(purpose)
        return sign(self, purpose, message)

    monkeypatch.setattr(Secret, "sign", count)
    statements: list[str] = []
    engine = house.transaction.sync_connection
    assert engine is not None
    sa.event.listen(
        engine, "before_cursor_execute", lambda *arguments: statements.append(arguments[2])
    )

    for text in (None, "malformed", ApiKey.new().text, good.text[:-32] + "x" * 32):
        with pytest.raises(Unauthorized):
            await authenticate(house.transaction, SECRET, text)

    assert hashed == ["api-key"] * 4
    assert len(statements) == 4
    assert len(set(statements)) == 1


async def test_a_key_of_another_installation_is_refused(house: House) -> None:
    made = await house.keys(house.limited).make(SECRET, house.limited.user_id, "shop")

    with pytest.raises(Unauthorized):
        await authenticate(house.transaction, Secret(b"t" * 32), made.text)


async def test_keys_are_listed_without_their_secrets_and_the_newest_first(house: House) -> None:
    keys = house.keys(house.limited)
    first = await keys.make(SECRET, house.limited.user_id, "first")
    house.clock.advance(60)
    second = await keys.make(SECRET, house.limited.user_id, "second", [Scope.SHOTS_READ])
    await keys.revoke(first.id)

    listed = await keys.list()

    assert [(key.id, key.name, key.revoked_at) for key in listed] == [
        (second.id, "second", None),
        (first.id, "first", house.clock()),
    ]
    assert [key.scopes for key in listed] == [{Scope.SHOTS_READ}, ALL_SCOPES]
    assert second.text.split("_")[2] == listed[0].public_part
    assert await house.keys(house.admin).list() == []


async def test_revoking_again_changes_nothing(house: House) -> None:
    keys = house.keys(house.limited)
    made = await keys.make(SECRET, house.limited.user_id, "shop")
    await keys.revoke(made.id)
    before = await keys.list()
    house.clock.advance(60)

    await keys.revoke(made.id)

    assert await keys.list() == before


async def test_the_key_of_another_account_is_not_found(house: House) -> None:
    made = await house.keys(house.limited).make(SECRET, house.limited.user_id, "shop")

    with pytest.raises(NotFound):
        await house.keys(house.admin).revoke(made.id)

    await authenticate(house.transaction, SECRET, made.text)


async def test_a_key_is_made_for_members_only(house: House) -> None:
    with pytest.raises(NotFound):
        await house.keys(house.limited).make(SECRET, house.admin.user_id, "mine")


@pytest.mark.parametrize("name", ["", " ", "x" * 201])
async def test_a_key_needs_a_name_that_fits(name: str, house: House) -> None:
    with pytest.raises(InvalidInput):
        await house.keys(house.limited).make(SECRET, house.limited.user_id, name)


async def test_a_key_dies_with_its_makers_membership(house: House) -> None:
    shop = await create_organization(
        house.transaction, house.clock, name="Shop", owner=house.admin.user_id, credit_grant=0
    )
    members = Members(house.transaction, shop.id, house.clock)
    await members.add(house.limited.user_id, Role.MEMBER)
    made = await ApiKeys(house.transaction, shop.id, house.clock).make(
        SECRET, house.limited.user_id, "shop"
    )
    assert (await authenticate(house.transaction, SECRET, made.text)).account_id == shop.id

    await members.remove(house.limited.user_id)

    with pytest.raises(Unauthorized):
        await authenticate(house.transaction, SECRET, made.text)
