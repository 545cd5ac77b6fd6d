"""Campaigns: events with a logo, for which templates are run."""
