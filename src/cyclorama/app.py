"""The ASGI application: wiring only."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from cyclorama.accounts.passwords import Passwords
from cyclorama.accounts.sign_in import SignIn
from cyclorama.credits.prices import load_prices
from cyclorama.dialects.connect import authorize, metadata, token
from cyclorama.dialects.dreem import ai_tool, studio
from cyclorama.dialects.dreem.platform import connectors, sessions
from cyclorama.dialects.native import health, library, media, uploads
from cyclorama.dialects.sartiq.routers import ROUTERS as SARTIQ
from cyclorama.dialects.services import Services
from cyclorama.dialects.trace import Trace
from cyclorama.dialects.vimmerse import (
    assets,
    catalogue,
    editor,
    editor_metadata,
    error_log,
    estimate,
    events,
    legacy,
    single_clips,
    statistics,
    workflows,
)
from cyclorama.dialects.vimmerse import health as vimmerse_health
from cyclorama.engines.draft.engine import Draft
from cyclorama.house import open_house
from cyclorama.kit.rate_limits import RateLimits
from cyclorama.library.libraries import Libraries
from cyclorama.library.links import LibraryLinks
from cyclorama.library.thumbnails import Thumbnails
from cyclorama.media.upload_desk import UploadDesk
from cyclorama.production.submit import Submitter
from cyclorama.settings import Settings
from cyclorama.templates.system import system_templates

DESCRIPTION = (
    "Product photos and briefs in, catalogue-ready pictures and clips out. "
    "`/ai-tool`, `/studio` and `/platform` speak the Dreem API; `/v2/workflow`, `/workflow` and "
    "`/event` the Vimmerse Workflow API, `/api/v1` the Sartiq generation API."
)
# Their routes answer 400 where the framework would answer 422.
TAGS_WITHOUT_422 = {
    *ai_tool.router.tags,
    *studio.router.tags,
    *sessions.router.tags,
    *library.router.tags,
    *media.router.tags,
}


def create_app(settings: Settings, settled: Callable[[], None] = lambda: None) -> FastAPI:
    """`settled` is called once all that the process keeps for good has been read."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # One child: it looks at uploads and draws the catalogue's thumbnails.
        async with open_house(settings, processes=1) as house:
            passwords = Passwords()
            app.state.services = Services(
                settings=settings,
                database=house.database,
                queue=house.queue,
                blobs=house.blobs,
                submitter=Submitter(
                    house.database, house.queue, load_prices(), settings.secret, house.clock
                ),
                ingest=house.ingest,
                links=house.links,
                uploads=UploadDesk(
                    house.database,
                    house.blobs,
                    house.links.uploads,
                    house.clock,
                    scratch=settings.scratch,
                    max_bytes=settings.max_upload_bytes,
                ),
                thumbnails=Thumbnails(Draft(house.pool), house.blobs),
                library=Libraries(house.database),
                library_links=LibraryLinks(settings.secret, settings.origin, house.clock),
                rate_limits=RateLimits(),
                passwords=passwords,
                sign_in=SignIn(house.database, passwords, settings.secret, house.clock),
                allow=house.allow,
                clock=house.clock,
            )
            # A second of reading: the first caller would wait for it, and all others with him.
            reading = asyncio.create_task(asyncio.to_thread(system_templates))
            reading.add_done_callback(lambda _: settled())
            yield
            await reading

    app = FastAPI(
        title="Cyclorama",
        version=version("cyclorama"),
        description=DESCRIPTION,
        lifespan=lifespan,
        redoc_url=None,
    )
    for router in (
        health.router,
        media.router,
        uploads.router,
        library.router,
        ai_tool.router,
        studio.router,
        connectors.router,
        sessions.router,
        authorize.router,
        token.router,
        metadata.router,
        # Before the routes whose path is an id.
        editor.router,
        editor_metadata.router,
        catalogue.router,
        estimate.router,
        workflows.router,
        error_log.router,
        legacy.router,
        events.router,
        statistics.router,
        assets.router,
        single_clips.router,
        vimmerse_health.router,
        *SARTIQ,
    ):
        app.include_router(router)
    app.add_middleware(Trace)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _is_default(operation: dict[str, Any]) -> bool:
    """Whether the operation's 422 is the framework's own."""
    return "HTTPValidationError" in str(operation["responses"].get("422"))


def _openapi(app: FastAPI) -> dict[str, Any]:
    """The document, with the models of bodies that routes read themselves among its schemas."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            routes=app.routes,
        )
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        for path in document["paths"].values():
            for operation in path.values():
                body = operation.get("requestBody", {}).get("content", {})
                for content in body.values():
                    schemas.update(content.get("schema", {}).pop("$defs", {}))
                if operation["tags"][0] in TAGS_WITHOUT_422 and _is_default(operation):
                    del operation["responses"]["422"]
        app.openapi_schema = document
    return app.openapi_schema
