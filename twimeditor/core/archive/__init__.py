"""What past issues tell: who reports, on what, where it stood; values and pure functions, no files, no database."""
