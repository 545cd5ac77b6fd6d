"""Addresses of pictures in requests: anything on the public internet, our own links, and files
that were put to an upload of ours."""

from cyclorama.dialects.sartiq.errors import invalid
from cyclorama.dialects.services import Services
from cyclorama.errors import InvalidInput
from cyclorama.kit.addresses import refuse_visibly_private


def check_address(services: Services, url: str, *place: str | int) -> str:
    """The address, which a worker will fetch. `place`: of it in the body.

    Raises RequestValidationError for one that would never be fetched.
    """
    try:
        refuse_unfetchable(services, url)
    except InvalidInput as error:
        raise invalid(error.public, *place, kind=error.code) from error
    return url


def refuse_unfetchable(services: Services, url: str) -> None:
    """Raises InvalidInput for what is no address, a private one, or a link of ours that was
    altered or has expired."""
    links = services.links
    if links.own_media_id(url) is None and links.uploads.own_upload_id(url) is None:
        refuse_visibly_private(url, services.allow)
