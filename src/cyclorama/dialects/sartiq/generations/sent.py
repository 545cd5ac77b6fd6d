"""Pictures whose addresses a request names, as sources of what is made."""

from collections.abc import Sequence

from cyclorama.dialects.sartiq.files.addresses import check_address
from cyclorama.dialects.services import Services
from cyclorama.generations.sources import Source


def sent(services: Services, url: str, *place: str | int) -> Source:
    """`place`: of the address in the body. Raises RequestValidationError for one that would never
    be fetched."""
    return Source(url=check_address(services, url, *place))


def each_sent(services: Services, urls: Sequence[str], place: str) -> list[Source]:
    """Of a list of addresses."""
    return [sent(services, url, place, number) for number, url in enumerate(urls)]
