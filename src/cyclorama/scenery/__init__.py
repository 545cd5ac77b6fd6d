"""Drawn scenes: sets, and what is shown on them."""
