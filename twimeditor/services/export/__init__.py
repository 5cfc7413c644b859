"""Writes an export: all of it or nothing, and a commit if asked."""
