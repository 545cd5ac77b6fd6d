"""The credits of one account, by double entry: what can be spent, and what is held for runs.

    entry    available   held     written
    grant        +n               when credits are given
    hold         -n       +n      when a run is accepted: the most that it can cost
    settle                -n      when a step succeeds: its price is spent
    release      +n       -n      when a run has ended: what was held and not spent

The sum of `available` is the account's balance, which `accounts.balance` repeats so that a
hold is one guarded update. Nothing here writes to `runs`: `credits_held` and `credits_charged`
there belong to the caller, and `audit` compares them with the entries.
"""

from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from cyclorama.errors import InsufficientCredits, NotFound
from cyclorama.kit.clock import Clock
from cyclorama.store.database import Transaction
from cyclorama.store.tables import accounts, ledger, runs

# The unique index over run, kind and step must hold for entries of a whole run, too, and NULL
# differs from NULL there.
WHOLE_RUN = ""


class EntryKind(StrEnum):
    GRANT = "grant"
    HOLD = "hold"
    SETTLE = "settle"
    RELEASE = "release"


@dataclass(frozen=True)
class Audit:
    """What the books say. `balance` is the account's own figure, `entries` the sum of the ledger.

    `open_runs`: runs that have ended and still hold credits. `wrong_runs`: runs that have ended
    and whose `credits_charged` is not what was settled.
    """

    balance: int
    entries: int
    open_runs: tuple[str, ...]
    wrong_runs: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return self.balance == self.entries and not self.open_runs and not self.wrong_runs


class Ledger:
    """Amounts are whole credits and never negative. Every call may be repeated: what has been
    written for a run, or for a step of it, is not written again."""

    def __init__(self, transaction: Transaction, account_id: str, clock: Clock) -> None:
        self._transaction = transaction
        self._account_id = account_id
        self._clock = clock

    async def grant(self, amount: int) -> None:
        """Give credits. The one call that counts each time."""
        _check(amount)
        await self._change_balance(amount)
        await self._write(EntryKind.GRANT, available=amount)

    async def hold(self, run_id: str, amount: int) -> None:
        """Set credits aside for a run. A run is held for once: a second call changes nothing.

        Raises InsufficientCredits where the balance is too small, unless the account is
        unlimited; NotFound for a run that is not the account's.
        """
        _check(amount)
        # One statement decides and pays, so that two holds at once cannot spend the same
        # credits. Two holds for one run could both pass: the index stops the second.
        paid = await self._transaction.execute(
            sa.update(accounts)
            .where(
                accounts.c.id == self._account_id,
                sa.or_(accounts.c.unlimited, accounts.c.balance >= amount),
                sa.exists().where(runs.c.id == run_id, runs.c.account_id == self._account_id),
                ~self._entries(run_id, EntryKind.HOLD).exists(),
            )
            .values(balance=accounts.c.balance - amount)
        )
        if paid.rowcount:
            await self._write(EntryKind.HOLD, run_id, available=-amount, held=amount)
        else:
            await self._explain_refusal(run_id, amount)

    async def settle(self, run_id: str, step_id: str, amount: int) -> None:
        """Spend held credits for a step. A second call for the step changes nothing.

        Raises ValueError where the run holds less: a run never costs more than was held.
        """
        _check(amount)
        await self._lock(run_id)
        if await self._exists(run_id, EntryKind.SETTLE, step_id):
            return
        held = await self._held(run_id)
        if amount > held:
            raise ValueError(f"{amount} credits for {step_id!r}, but {held} are held for the run")
        await self._write(EntryKind.SETTLE, run_id, step_id, held=-amount)

    async def release(self, run_id: str) -> int:
        """Give back what the run holds still, and return it; 0 for a second call."""
        await self._lock(run_id)
        held = await self._held(run_id)
        if held:
            await self._change_balance(held)
            await self._write(EntryKind.RELEASE, run_id, available=held, held=-held)
        return held

    async def balance(self) -> int:
        """What can be spent; of an unlimited account less than 0, namely what it has spent."""
        found = await self._transaction.execute(
            sa.select(accounts.c.balance).where(accounts.c.id == self._account_id)
        )
        return int(found.scalar_one())

    async def audit(self) -> Audit:
        """Compare the balance and the runs with the entries."""
        entries = await self._transaction.scalar(
            sa.select(sa.func.coalesce(sa.func.sum(ledger.c.available), 0)).where(
                ledger.c.account_id == self._account_id
            )
        )
        settled = sa.case((ledger.c.kind == EntryKind.SETTLE.value, -ledger.c.held), else_=0)
        ended = await self._transaction.execute(
            sa.select(
                runs.c.id,
                runs.c.credits_charged,
                sa.func.coalesce(sa.func.sum(ledger.c.held), 0).label("held"),
                sa.func.coalesce(sa.func.sum(settled), 0).label("settled"),
            )
            .join(ledger, ledger.c.run_id == runs.c.id, isouter=True)
            .where(runs.c.account_id == self._account_id, runs.c.finished_at.is_not(None))
            .group_by(runs.c.id, runs.c.credits_charged)
            .order_by(runs.c.id)
        )
        rows = ended.all()
        return Audit(
            balance=await self.balance(),
            entries=int(entries or 0),
            open_runs=tuple(row.id for row in rows if row.held),
            wrong_runs=tuple(row.id for row in rows if row.settled != row.credits_charged),
        )

    async def _explain_refusal(self, run_id: str, amount: int) -> None:
        """Say why a hold was not made; nothing, if the run has one."""
        if await self._exists(run_id, EntryKind.HOLD, WHOLE_RUN):
            return
        owned = await self._transaction.scalar(
            sa.select(runs.c.id).where(runs.c.id == run_id, runs.c.account_id == self._account_id)
        )
        if owned is None:
            raise NotFound(f"There is no run {run_id}.")
        raise InsufficientCredits(
            f"This costs {amount} credits and the balance is {await self.balance()}: "
            "add credits, or ask for less."
        )

    async def _lock(self, run_id: str) -> None:
        """Let one transaction at a time settle and release for a run. (SQLite has one writer.)"""
        await self._transaction.execute(self._entries(run_id, EntryKind.HOLD).with_for_update())

    async def _held(self, run_id: str) -> int:
        held = await self._transaction.scalar(
            sa.select(sa.func.sum(ledger.c.held)).where(
                ledger.c.run_id == run_id, ledger.c.account_id == self._account_id
            )
        )
        return int(held or 0)

    async def _exists(self, run_id: str, kind: EntryKind, step_id: str) -> bool:
        entry = self._entries(run_id, kind).where(ledger.c.step_id == step_id)
        return await self._transaction.scalar(entry) is not None

    def _entries(self, run_id: str, kind: EntryKind) -> sa.Select[tuple[int]]:
        return sa.select(ledger.c.id).where(
            ledger.c.run_id == run_id,
            ledger.c.account_id == self._account_id,
            ledger.c.kind == kind.value,
        )

    async def _change_balance(self, by: int) -> None:
        changed = await self._transaction.execute(
            sa.update(accounts)
            .where(accounts.c.id == self._account_id)
            .values(balance=accounts.c.balance + by)
        )
        if not changed.rowcount:
            raise NotFound("There is no such account.")

    async def _write(
        self,
        kind: EntryKind,
        run_id: str | None = None,
        step_id: str = WHOLE_RUN,
        *,
        available: int = 0,
        held: int = 0,
    ) -> None:
        await self._transaction.execute(
            sa.insert(ledger).values(
                account_id=self._account_id,
                run_id=run_id,
                step_id=step_id,
                kind=kind.value,
                available=available,
                held=held,
                created_at=self._clock(),
            )
        )


def _check(amount: int) -> None:
    if amount < 0:
        raise ValueError(f"an amount of credits cannot be negative: {amount}")
