"""New accounts, and finding one by its user's address: what comes before an account is known."""

import re
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from cyclorama.accounts.account import MAX_NAME, Account, AccountKind, checked_name
from cyclorama.accounts.members import Role
from cyclorama.credits.ledger import Ledger
from cyclorama.errors import Conflict, InvalidInput
from cyclorama.kit.clock import Clock
from cyclorama.kit.ids import new_id
from cyclorama.store.database import Transaction
from cyclorama.store.tables import accounts, memberships, users

# Only what a typing error would break: whether an address works, only a mail to it can tell.
MAX_EMAIL = 254  # characters (RFC 5321, erratum 1690)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_FIRST_ACCOUNT_LOCK = 7_214_011_854  # any number that no other lock of ours has


@dataclass(frozen=True)
class PersonalAccount:
    account: Account
    user_id: str
    email: str


async def create_personal(
    transaction: Transaction, clock: Clock, *, email: str, credit_grant: int
) -> PersonalAccount:
    """A user with an account of their own.

    The first account of an installation is the local admin, without limits; every other one
    is granted `credit_grant` credits. Raises InvalidInput for what is no address; Conflict for
    a known one.
    """
    email = normal_email(email)
    if await find_personal(transaction, email) is not None:
        raise Conflict(f"There is an account of {email} already.")
    user_id = new_id()
    await transaction.execute(sa.insert(users).values(id=user_id, email=email, created_at=clock()))
    account = await _create(
        transaction,
        clock,
        AccountKind.PERSONAL,
        email[:MAX_NAME],
        owner=user_id,
        credit_grant=credit_grant,
    )
    return PersonalAccount(account, user_id, email)


async def create_organization(
    transaction: Transaction, clock: Clock, *, name: str, owner: str, credit_grant: int
) -> Account:
    """An account that several users share; the user `owner` is its first member.

    Raises InvalidInput for a name of none or too many characters.
    """
    return await _create(
        transaction,
        clock,
        AccountKind.ORGANIZATION,
        checked_name(name),
        owner=owner,
        credit_grant=credit_grant,
    )


async def find_personal(connection: AsyncConnection, email: str) -> PersonalAccount | None:
    """The account of their own that the user with this address has."""
    found = await connection.execute(
        sa.select(accounts, users.c.id.label("user_id"), users.c.email)
        .join(memberships, memberships.c.account_id == accounts.c.id)
        .join(users, users.c.id == memberships.c.user_id)
        .where(users.c.email == normal_email(email), accounts.c.kind == AccountKind.PERSONAL.value)
    )
    row = found.one_or_none()
    if row is None:
        return None
    account = Account(row.id, AccountKind(row.kind), row.name, row.local_admin, row.unlimited)
    return PersonalAccount(account, row.user_id, row.email)


def normal_email(text: str) -> str:
    """The form in which an address is stored and compared. Raises InvalidInput."""
    email = text.strip().lower()
    if not _EMAIL.fullmatch(email) or len(email) > MAX_EMAIL:
        raise InvalidInput(f"{text!r} is not an e-mail address.")
    return email


async def _create(
    transaction: Transaction,
    clock: Clock,
    kind: AccountKind,
    name: str,
    *,
    owner: str,
    credit_grant: int,
) -> Account:
    first = await _is_first(transaction)
    account = Account(new_id(), kind, name, local_admin=first, unlimited=first)
    await transaction.execute(
        sa.insert(accounts).values(
            id=account.id,
            kind=kind.value,
            name=name,
            local_admin=first,
            balance=0,
            unlimited=first,
            created_at=clock(),
        )
    )
    await transaction.execute(
        sa.insert(memberships).values(
            account_id=account.id, user_id=owner, role=Role.OWNER.value, created_at=clock()
        )
    )
    if credit_grant and not first:
        await Ledger(transaction, account.id, clock).grant(credit_grant)
    return account


async def _is_first(transaction: Transaction) -> bool:
    if await _any_account(transaction):
        return False
    if transaction.dialect.name == "postgresql":  # SQLite has one writer at a time anyway
        await transaction.execute(sa.select(sa.func.pg_advisory_xact_lock(_FIRST_ACCOUNT_LOCK)))
    return not await _any_account(transaction)


async def _any_account(transaction: Transaction) -> bool:
    return await transaction.scalar(sa.select(accounts.c.id).limit(1)) is not None
