"""Callers who may make, change or read generations, and what is made like them: refines, shots,
trainings."""

from typing import Annotated

from cyclorama.accounts.scopes import Scope
from cyclorama.dialects.sartiq.call import Call, calling
from cyclorama.kit.rate_limits import CallClass

CanCreate = Annotated[Call, calling(Scope.GENERATIONS_WRITE, CallClass.GENERATION)]
CanChange = Annotated[Call, calling(Scope.GENERATIONS_WRITE, CallClass.WRITE)]
CanRead = Annotated[Call, calling(Scope.GENERATIONS_READ)]
