"""The sets, one idea a module."""
