"""A sentence."""

from cyclorama.dialects.sartiq.answers.base import Answer


class Message(Answer):
    message: str
