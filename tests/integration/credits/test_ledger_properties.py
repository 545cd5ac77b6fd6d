"""Whatever happens in whatever order: the ledger behaves like four numbers on paper."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from accounts_and_runs import insert_run, two_accounts
from cyclorama.credits.ledger import Ledger
from cyclorama.errors import InsufficientCredits
from cyclorama.kit.ids import new_id
from cyclorama.store.database import Database
from cyclorama.store.tables import runs
from settable_clock import SettableClock

GRANT = 50
T = TypeVar("T")
amounts = st.integers(0, 60)
step_ids = st.sampled_from(["cut-out", "packshot", "refine"])


@dataclass
class PaperRun:
    held: int
    settled: dict[str, int] = field(default_factory=dict)


class LedgerMachine(RuleBasedStateMachine):
    """Each rule is a transaction of its own on the real ledger, and the same on paper."""

    accepted: Bundle[str] = Bundle("accepted")

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.database = Database(f"sqlite:///{file}")
        self.clock = SettableClock()
        self.balance = self.granted = GRANT
        self.runs: dict[str, PaperRun] = {}

        async def prepare() -> str:
            async with self.database.write() as transaction:
                _, limited = await two_accounts(transaction, self.clock, credit_grant=GRANT)
            return limited.account.id

        self.account_id = self.runner.run(prepare())

    def on_ledger(self, act: Callable[[Ledger], Awaitable[T]]) -> T:
        async def within_transaction() -> T:
            async with self.database.write() as transaction:
                return await act(Ledger(transaction, self.account_id, self.clock))

        return self.runner.run(within_transaction())

    @rule(amount=amounts)
    def grant(self, amount: int) -> None:
        self.on_ledger(lambda books: books.grant(amount))
        self.balance += amount
        self.granted += amount

    @rule(target=accepted, amount=amounts)
    def accept(self, amount: int) -> object:
        async def submit() -> str:
            async with self.database.write() as transaction:
                run_id = await insert_run(transaction, self.account_id, self.clock)
                await Ledger(transaction, self.account_id, self.clock).hold(run_id, amount)
            return run_id

        if amount > self.balance:
            with pytest.raises(InsufficientCredits):
                self.runner.run(submit())
            return multiple()
        run_id = self.runner.run(submit())
        self.balance -= amount
        self.runs[run_id] = PaperRun(held=amount)
        return run_id

    @rule(run_id=accepted, amount=amounts)
    def hold_again(self, run_id: str, amount: int) -> None:
        self.on_ledger(lambda books: books.hold(run_id, amount))

    @rule(run_id=accepted, step_id=step_ids, amount=amounts)
    def settle(self, run_id: str, step_id: str, amount: int) -> None:
        paper = self.runs[run_id]
        known = step_id in paper.settled
        if not known and amount > paper.held:
            with pytest.raises(ValueError, match="are held for the run"):
                self.on_ledger(lambda books: books.settle(run_id, step_id, amount))
            return
        self.on_ledger(lambda books: books.settle(run_id, step_id, amount))
        if not known:
            paper.settled[step_id] = amount
            paper.held -= amount

    @rule(run_id=accepted)
    def end(self, run_id: str) -> None:
        paper = self.runs[run_id]

        async def end() -> int:
            async with self.database.write() as transaction:
                books = Ledger(transaction, self.account_id, self.clock)
                released = await books.release(run_id)
                await transaction.execute(
                    sa.update(runs)
                    .where(runs.c.id == run_id)
                    .values(finished_at=self.clock(), credits_charged=sum(paper.settled.values()))
                )
            return released

        assert self.runner.run(end()) == paper.held
        self.balance += paper.held
        paper.held = 0

    @rule(run_id=accepted, amount=amounts)
    def die_in_the_middle(self, run_id: str, amount: int) -> None:
        async def act(books: Ledger) -> None:
            await books.grant(amount)
            await books.release(run_id)
            raise InterruptedError

        with pytest.raises(InterruptedError):
            self.on_ledger(act)

    @invariant()
    def the_ledger_is_as_on_paper(self) -> None:
        audit = self.on_ledger(lambda books: books.audit())

        assert audit.sound
        assert audit.balance == self.balance >= 0

    def teardown(self) -> None:
        for run_id in self.runs:
            self.end(run_id)
        audit = self.on_ledger(lambda books: books.audit())
        spent = sum(sum(run.settled.values()) for run in self.runs.values())
        assert audit.sound
        assert audit.balance + spent == self.granted
        self.runner.run(self.database.dispose())
        self.runner.close()


def test_the_ledger_behaves_like_numbers_on_paper(sqlite_template: Path, tmp_path: Path) -> None:
    def machine() -> LedgerMachine:
        file = tmp_path / f"{new_id()}.db"
        shutil.copyfile(sqlite_template, file)
        return LedgerMachine(file)

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
