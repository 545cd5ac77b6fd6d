"""Clients, grants, their sweep, and two who come at the same time."""

import asyncio
import hashlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import timedelta

import pytest
import sqlalchemy as sa

from accounts_and_runs import two_accounts
from cyclorama.accounts.authentication import authenticate_token
from cyclorama.accounts.oauth.clients import PUBLIC_API, Client, Clients
from cyclorama.accounts.oauth.credentials import CODE_LIFE, REFRESH_LIFE
from cyclorama.accounts.oauth.grants import Grants
from cyclorama.accounts.oauth.messages import Form, Reply
from cyclorama.accounts.oauth.records import Records, Truster
from cyclorama.accounts.oauth.server import Server
from cyclorama.accounts.registration import PersonalAccount
from cyclorama.accounts.sweep import MEMORY, forget_access
from cyclorama.errors import Conflict, InvalidInput, NotFound, Unauthorized
from cyclorama.kit.secrets import Secret
from cyclorama.store.database import Database
from cyclorama.store.tables import oauth_codes, oauth_grants, oauth_tokens, sign_in_tries
from settable_clock import SettableClock

SECRET = Secret(b"s" * 32)
VERIFIER = "v" * 43
CHALLENGE = urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
REDIRECT = "http://localhost:1/cb"


@dataclass
class House:
    database: Database
    clock: SettableClock
    admin: PersonalAccount
    limited: PersonalAccount

    async def new_code(self, text: str, scope: str = "offline_access shots:read") -> str:
        truster = Truster(self.limited.user_id, self.limited.account.id)

        def add(connection: sa.Connection) -> None:
            Records(connection, SECRET, self.clock).add_code(
                text,
                client_id=PUBLIC_API,
                truster=truster,
                redirect_uri=REDIRECT,
                scope=scope,
                challenge=CHALLENGE,
            )

        async with self.database.write() as transaction:
            await transaction.run_sync(add)
        return text

    async def post(self, **fields: str) -> Reply:
        form = Form("POST", [("client_id", PUBLIC_API), *fields.items()])
        async with self.database.write() as transaction:
            return await transaction.run_sync(
                lambda connection: Server(
                    Records(connection, SECRET, self.clock), "https://pictures.example.com"
                ).create_token_response(form)
            )

    async def exchange(self, code: str) -> Reply:
        return await self.post(
            grant_type="authorization_code",
            code=code,
            redirect_uri=REDIRECT,
            code_verifier=VERIFIER,
        )

    async def refresh(self, token: object) -> Reply:
        return await self.post(grant_type="refresh_token", refresh_token=str(token))

    async def is_good(self, reply: Reply) -> bool:
        assert isinstance(reply.body, dict)
        async with self.database.read() as connection:
            try:
                await authenticate_token(
                    connection, SECRET, str(reply.body["access_token"]), self.clock()
                )
            except Unauthorized:
                return False
        return True

    async def counts(self) -> list[int]:
        async with self.database.read() as connection:
            return [
                await connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
                for table in (oauth_grants, oauth_codes, oauth_tokens, sign_in_tries)
            ]


@pytest.fixture
async def house(database: Database, clock: SettableClock) -> House:
    async with database.write() as transaction:
        admin, limited = await two_accounts(transaction, clock)
    return House(database, clock, admin, limited)


def body(reply: Reply) -> dict[str, object]:
    assert isinstance(reply.body, dict)
    return reply.body


async def test_of_two_who_exchange_a_code_at_the_same_time_none_keeps_anything(
    house: House,
) -> None:
    code = await house.new_code("a code")

    replies = await asyncio.gather(*(house.exchange(code) for _ in range(4)))

    assert sorted(reply.status for reply in replies) == [200, 400, 400, 400]
    (won,) = (reply for reply in replies if reply.status == 200)
    assert not await house.is_good(won)


async def test_of_two_who_refresh_at_the_same_time_none_keeps_anything(house: House) -> None:
    first = await house.exchange(await house.new_code("a code"))

    replies = await asyncio.gather(*(house.refresh(body(first)["refresh_token"]) for _ in range(4)))

    assert sorted(reply.status for reply in replies) == [200, 400, 400, 400]
    assert not await house.is_good(first)


async def test_a_user_lists_and_revokes_what_they_allowed(house: House) -> None:
    first = await house.exchange(await house.new_code("a code"))
    house.clock.advance(1)
    second = await house.exchange(await house.new_code("another", scope="talents:read"))

    async with house.database.write() as transaction:
        grants = Grants(transaction, house.limited.user_id, house.clock)
        others = Grants(transaction, house.admin.user_id, house.clock)
        listed = await grants.list()
        with pytest.raises(NotFound):
            await others.revoke(listed[0].id)
        assert await others.list() == []
        await grants.revoke(listed[1].id)
        revoked = await grants.list()

    assert [one.scope for one in listed] == ["talents:read", "offline_access shots:read"]
    assert {(one.client, one.account) for one in listed} == {("Public API", "limited@example.com")}
    assert [one.revoked_at for one in revoked] == [None, house.clock()]
    assert (await house.is_good(first), await house.is_good(second)) == (False, True)


async def test_every_refusal_of_a_token_does_the_same_work(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    expired = await house.exchange(await house.new_code("a code"))
    house.clock.advance(3600)
    revoked = await house.exchange(await house.new_code("another"))
    async with house.database.write() as transaction:
        await Grants(transaction, house.limited.user_id, house.clock).revoke_for(
            house.limited.account.id
        )
    texts = [
        "",
        "unknown",
        str(body(expired)["access_token"]),
        str(body(revoked)["access_token"]),
        str(body(revoked)["refresh_token"]),
    ]
    hashed: list[str] = []
    statements: list[str] = []
    sign = Secret.sign

    def count(self: Secret, purpose: str, message: str) -> str:
        hashed.append(purpose)
        return sign(self, purpose, message)

    monkeypatch.setattr(Secret, "sign", count)
    sentences = set()
    async with house.database.read() as connection:
        assert connection.sync_connection is not None
        sa.event.listen(
            connection.sync_connection,
            "before_cursor_execute",
            lambda *arguments: statements.append(arguments[2]),
        )
        for text in texts:
            with pytest.raises(Unauthorized) as raised:
                await authenticate_token(connection, SECRET, text, house.clock())
            sentences.add(raised.value.public)

    assert hashed == ["oauth-credential"] * len(texts)
    selects = [statement for statement in statements if statement.startswith("SELECT")]
    assert len(selects) == len(texts)
    assert len(set(selects)) == len(sentences) == 1


async def test_what_nobody_can_use_any_more_is_forgotten(house: House) -> None:
    await house.exchange(await house.new_code("used"))
    await house.new_code("never used")
    async with house.database.write() as transaction:
        await transaction.execute(
            sa.insert(sign_in_tries).values(id="a try", subject="x" * 64, at=house.clock())
        )

    await forget_access(house.database, house.clock)
    assert await house.counts() == [2, 2, 2, 1]

    house.clock.now += MEMORY + CODE_LIFE
    await forget_access(house.database, house.clock)
    assert await house.counts() == [1, 0, 1, 0]  # the refresh token lives

    house.clock.now += REFRESH_LIFE - MEMORY
    await forget_access(house.database, house.clock)
    assert await house.counts() == [0, 0, 0, 0]


async def test_a_used_refresh_token_is_remembered_to_its_end(house: House) -> None:
    first = await house.exchange(await house.new_code("a code"))
    second = await house.refresh(body(first)["refresh_token"])
    house.clock.now += REFRESH_LIFE - timedelta(minutes=1)
    await forget_access(house.database, house.clock)

    await house.refresh(body(first)["refresh_token"])

    assert (await house.refresh(body(second)["refresh_token"])).status == 400


class TestClients:
    async def test_one_is_built_in(self, database: Database, clock: SettableClock) -> None:
        async with database.write() as transaction:
            clients = Clients(transaction, clock)
            built_in = Client(PUBLIC_API, "Public API", (), loopback=True)
            assert await clients.list() == [built_in]
            with pytest.raises(Conflict, match="is built in"):
                await clients.remove(PUBLIC_API)

    async def test_redirects_come_and_go(self, database: Database, clock: SettableClock) -> None:
        async with database.write() as transaction:
            clients = Clients(transaction, clock)
            await clients.add("shop", " Shop ", ["https://a.example/"] * 2, loopback=False)
            await clients.allow("shop", "https://b.example/")
            await clients.allow("shop", "https://b.example/")
            await clients.disallow("shop", "https://a.example/")
            with pytest.raises(NotFound):
                await clients.disallow("shop", "https://a.example/")

            found = {client.id: client for client in await clients.list()}

        assert found["shop"] == Client("shop", "Shop", ("https://b.example/",), loopback=False)

    async def test_what_is_no_client_is_refused(
        self, database: Database, clock: SettableClock
    ) -> None:
        async with database.write() as transaction:
            clients = Clients(transaction, clock)
            for client_id, name, uris in (
                ("", "Name", []),
                ("a b", "Name", []),
                ("x" * 101, "Name", []),
                ("shop", " ", []),
                ("shop", "Shop", ["shop.example"]),
            ):
                with pytest.raises(InvalidInput):
                    await clients.add(client_id, name, uris, loopback=False)
            with pytest.raises(Conflict):
                await clients.add(PUBLIC_API, "Again", [], loopback=False)
            for call in (clients.allow, clients.disallow):
                with pytest.raises(NotFound):
                    await call("unknown", "https://a.example/")
            assert len(await clients.list()) == 1

    async def test_one_goes_with_all_that_it_was_allowed(self, house: House) -> None:
        truster = Truster(house.limited.user_id, house.limited.account.id)
        async with house.database.write() as transaction:
            clients = Clients(transaction, house.clock)
            await clients.add("shop", "Shop", [], loopback=True)
            await transaction.run_sync(
                lambda connection: Records(connection, SECRET, house.clock).add_code(
                    "a code",
                    client_id="shop",
                    truster=truster,
                    redirect_uri=REDIRECT,
                    scope="shots:read",
                    challenge=CHALLENGE,
                )
            )
        await house.new_code("of another client")

        async with house.database.write() as transaction:
            await Clients(transaction, house.clock).remove("shop")

        assert await house.counts() == [1, 1, 0, 0]
