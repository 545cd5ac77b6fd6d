"""`/customer-statistics`: what an account's workflows did, day by day."""

from datetime import date, timedelta

from fastapi import APIRouter, Request
from pydantic import BaseModel

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.services import Given
from cyclorama.dialects.vimmerse.call import Call
from cyclorama.dialects.vimmerse.errors import Invalid, Problem, refusals
from cyclorama.dialects.vimmerse.route import VimmerseRoute
from cyclorama.templates.daily import DayOfRuns, days_of_runs

router = APIRouter(prefix="/customer-statistics", tags=["Statistics"], route_class=VimmerseRoute)

MAX_DAYS = 366


class DayStatistics(BaseModel):
    """Of the workflows that were created on a day (UTC), as they are now."""

    date: date
    customer_id: str
    workflows: int
    success: int
    fail: int
    cancel: int
    pending: int
    used_credits: int


@router.get(
    "/{start_time}/{end_time}",
    operation_id="get_statistics",
    response_model=list[DayStatistics],
    responses=refusals(401, 403, 429, 503),
)
async def get_statistics(
    start_time: date, end_time: date, request: Request, services: Given
) -> list[DayStatistics]:
    """One row for each day, both ends included, in UTC; today so far."""
    call = await Call.admit(request, services, Scope.REQUESTS_READ)
    if end_time < start_time:
        raise _refused("The end comes before the start: write /{start}/{end}.")
    if end_time - start_time >= timedelta(days=MAX_DAYS):
        raise _refused(f"At most {MAX_DAYS} days in one call.")
    async with services.database.read() as connection:
        found = await days_of_runs(connection, call.account_id, start_time, end_time)
    days = (start_time + timedelta(days=n) for n in range((end_time - start_time).days + 1))
    return [_row(call.account_id, day, found.get(day, DayOfRuns())) for day in days]


def _row(account_id: str, day: date, of_day: DayOfRuns) -> DayStatistics:
    return DayStatistics(
        date=day,
        customer_id=account_id,
        workflows=of_day.runs,
        success=of_day.succeeded,
        fail=of_day.failed,
        cancel=of_day.cancelled,
        pending=of_day.runs - of_day.succeeded - of_day.failed - of_day.cancelled,
        used_credits=of_day.credits_charged,
    )


def _refused(message: str) -> Invalid:
    return Invalid([Problem(("path", "end_time"), message)])
