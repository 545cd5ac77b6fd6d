"""`/studio/attributes`: the values of the talents' traits that there are to filter by."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.callers import admit
from cyclorama.dialects.dreem.answers import REFUSALS, AttributeData, Attributes
from cyclorama.dialects.dreem.errors import DreemError, ErrorCode
from cyclorama.dialects.dreem.route import DreemRoute
from cyclorama.dialects.services import Given
from cyclorama.figure.appearance import AgeGroup, BodyBuild
from cyclorama.kit.rate_limits import CallClass

router = APIRouter(prefix="/studio", tags=["Studio"], route_class=DreemRoute, responses=REFUSALS)


@router.get("/attributes", operation_id="getAttributes", response_model=Attributes)
async def attributes(
    request: Request,
    services: Given,
    kind: Annotated[str, Query(alias="type", description="Talent: there is nothing else")] = "",
) -> Attributes:
    caller = await admit(request, services, Scope.TALENTS_READ, CallClass.READ)
    if kind.strip().casefold() != "talent":
        raise DreemError(ErrorCode.InvalidInput, "type must be Talent.")
    library = await services.library.of(caller.account_id)
    ages = {talent.age_group for talent in library.talents}
    builds = {talent.body_build for talent in library.talents}
    values = {
        "ageGroup": [age.value for age in AgeGroup if age in ages],
        "ethnicity": sorted({talent.ethnicity for talent in library.talents}),
        "bodyBuild": [build.value for build in BodyBuild if build in builds],
    }
    return Attributes(
        error_code=0, message=None, data=AttributeData(type="Talent", attributes=values)
    )
