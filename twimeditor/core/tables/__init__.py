"""Markdown tables as values: read, changed cell by cell and written so that all else keeps its bytes."""

from twimeditor.core.tables.paste import cells_of_text, csv_text, tsv_text
from twimeditor.core.tables.reading import read
from twimeditor.core.tables.value import Align, Matrix, Table, new_table

__all__ = ["Align", "Matrix", "Table", "cells_of_text", "csv_text", "new_table", "read", "tsv_text"]
