"""A user as an answer, and who may do what only some users may."""

from cyclorama.accounts.users import Person, Users
from cyclorama.dialects.sartiq.answers.user import UserPublic
from cyclorama.dialects.sartiq.call import Call
from cyclorama.dialects.sartiq.errors import NO_PERMISSION, SartiqError


async def read_user(call: Call, user_id: str) -> UserPublic:
    """Raises NotFound."""
    async with call.services.database.read() as connection:
        return user_answer(await Users(connection, call.services.clock).get(user_id))


def user_answer(person: Person) -> UserPublic:
    return UserPublic(
        id=person.id,
        created_at=person.created_at,
        updated_at=person.updated_at,
        email=person.email,
        full_name=person.full_name,
        is_active=person.active,
        is_superuser=person.superuser,
        rework_available=person.rework_available,
    )


def require_signed_in(call: Call) -> None:
    """Raises SartiqError (403) for an API key, or a token that a program was given: they are for
    one account's work, and say nothing of their user's."""
    if not call.caller.signed_in:
        raise SartiqError(403, NO_PERMISSION)


def require_superuser(call: Call) -> None:
    """Raises SartiqError (403) for anybody but who administers the installation."""
    require_signed_in(call)
    if not call.caller.local_admin:
        raise SartiqError(403, NO_PERMISSION)
