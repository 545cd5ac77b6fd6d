from cyclorama.engines.draft.engine import Draft

__all__ = ["Draft"]
