"""Shots under review: their revisions, the pictures of each, and what was handed on."""
