"""The API's own document. It takes a second to make, so that all who hold it against something
share one, which they must not change."""

from cyclorama.app import create_app
from cyclorama.settings import Settings

DOCUMENT = create_app(Settings()).openapi()
