"""Structured logs on standard error: one event a line, with what is bound in the context."""

import logging
import sys

import structlog


def configure_logs(level: str, form: str) -> None:
    """`form` is `json` or `console`. Entries of other libraries take the same way."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(),
            # The usual one shows the values of local variables: passwords, tokens.
            exception_formatter=structlog.dev.plain_traceback,
        )
    )
    format_errors: list[structlog.typing.Processor] = (
        [structlog.processors.format_exc_info] if form == "json" else []
    )
    structlog.configure(
        processors=[*shared, *format_errors, last],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *format_errors,
                last,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level.upper()]))
