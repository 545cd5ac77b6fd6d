"""What the routes of every dialect stand on; made once by `app`."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from cyclorama.accounts.passwords import Passwords
from cyclorama.accounts.sign_in import SignIn
from cyclorama.durable.queue import Queue
from cyclorama.kit.addresses import AllowList
from cyclorama.kit.clock import Clock
from cyclorama.kit.rate_limits import RateLimits
from cyclorama.library.libraries import Libraries
from cyclorama.library.links import LibraryLinks
from cyclorama.library.thumbnails import Thumbnails
from cyclorama.media.ingest import Ingest
from cyclorama.media.links import Links
from cyclorama.media.upload_desk import UploadDesk
from cyclorama.production.submit import Submitter
from cyclorama.settings import Settings
from cyclorama.store.blobs import Blobs
from cyclorama.store.database import Database


@dataclass(frozen=True)
class Services:
    settings: Settings
    database: Database
    queue: Queue
    blobs: Blobs
    submitter: Submitter
    ingest: Ingest
    links: Links
    uploads: UploadDesk
    thumbnails: Thumbnails
    library: Libraries
    library_links: LibraryLinks
    rate_limits: RateLimits
    passwords: Passwords
    sign_in: SignIn
    allow: AllowList
    clock: Clock


def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


Given = Annotated[Services, Depends(_services)]
"""A route's parameter of this type is filled in."""
