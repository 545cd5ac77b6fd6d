"""The authorization server over this installation's database."""

import sqlalchemy as sa

from cyclorama.accounts.oauth.records import Records
from cyclorama.accounts.oauth.server import Server
from cyclorama.dialects.services import Services


def open_server(services: Services, connection: sa.Connection) -> Server:
    records = Records(connection, services.settings.secret, services.clock)
    return Server(records, services.settings.origin)


def has_tls(services: Services) -> bool:
    """Whether browsers reach us by https."""
    return services.settings.origin.startswith("https://")
