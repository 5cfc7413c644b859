"""Editors made of rows: tables, lists, and the lists of a report on the specification."""
