"""The open document: edits, undo, and word to those who show it."""
