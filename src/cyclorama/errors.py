"""Every error that a user can meet, in one tree.

    CycloramaError
    ├── InvalidInput            what was sent cannot be accepted
    │   ├── BlockedAddress      a URL that leads to a private network
    │   ├── Unreachable         a URL that cannot be fetched at the moment
    │   │   └── NotThere        a URL whose server says that there is nothing for us
    │   ├── TooLarge            over a limit of bytes, pixels or time
    │   ├── NotAPicture         content that is no picture, or a broken one
    │   └── NotPlayable         content that is no clip and no sound, or a broken one
    ├── Unauthorized            no valid credential
    ├── Forbidden               a valid credential without the right
    ├── NotFound                unknown, deleted, or another account's
    ├── Conflict                clashes with what is there already
    │   └── IdempotencyMismatch an idempotency key that came with another request before
    ├── InsufficientCredits     the balance does not cover the price
    ├── RateLimited             too many calls; carries the wait in seconds
    ├── Unavailable             a part of ours is down: trying again helps
    │   └── MissingEngine       nobody here can do it: only who runs the server can help
    └── ProductionFailed        a step could not be carried out
        ├── ProductNotFound     no product seen with confidence in a photo
        ├── FaceNotFound        no face seen in a picture
        ├── DeadlineExceeded    the step took longer than it may
        ├── OutOfMemory         the step needed more memory than it may
        └── ChildDied           the process of the step ended abruptly

`public` is a sentence for the caller: what is wrong and what mends it. It never
holds a secret, a path or a private address. Errors travel between processes, so
they are built from `public` alone.
"""

from typing import ClassVar


class CycloramaError(Exception):
    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500
    transient: ClassVar[bool] = False  # trying the same again may succeed

    def __init__(self, public: str) -> None:
        super().__init__(public)
        self.public = public


class InvalidInput(CycloramaError):
    code = "invalid_input"
    status = 400


class BlockedAddress(InvalidInput):
    code = "blocked_address"


class Unreachable(InvalidInput):
    code = "unreachable"
    transient = True


class NotThere(Unreachable):
    code = "not_there"
    transient = False


class TooLarge(InvalidInput):
    code = "too_large"
    status = 413


class NotAPicture(InvalidInput):
    code = "not_a_picture"


class NotPlayable(InvalidInput):
    code = "not_playable"


class Unauthorized(CycloramaError):
    code = "unauthorized"
    status = 401


class Forbidden(CycloramaError):
    code = "forbidden"
    status = 403


class NotFound(CycloramaError):
    code = "not_found"
    status = 404


class Conflict(CycloramaError):
    code = "conflict"
    status = 409


class IdempotencyMismatch(Conflict):
    code = "idempotency_mismatch"
    status = 422


class InsufficientCredits(CycloramaError):
    code = "insufficient_credits"
    status = 402


class RateLimited(CycloramaError):
    code = "rate_limited"
    status = 429

    def __init__(self, public: str, retry_after: int = 1) -> None:
        super().__init__(public)
        self.retry_after = retry_after


class Unavailable(CycloramaError):
    code = "unavailable"
    status = 503
    transient = True


class MissingEngine(Unavailable):
    code = "missing_engine"
    transient = False


class ProductionFailed(CycloramaError):
    code = "production_failed"


class ProductNotFound(ProductionFailed):
    code = "product_not_found"
    status = 422


class FaceNotFound(ProductionFailed):
    code = "face_not_found"
    status = 422


class DeadlineExceeded(ProductionFailed):
    code = "deadline_exceeded"


class OutOfMemory(ProductionFailed):
    code = "out_of_memory"


class ChildDied(ProductionFailed):
    code = "child_died"
    transient = True
