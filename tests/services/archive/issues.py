"""Small issues, written into folders for the archive to read."""

import os
import time
from datetime import date
from pathlib import Path

from twimeditor.services.archive.archive import Archive
from twimeditor.services.archive.indexing import index

FRONT = """+++
date = "{day}T18:00:00Z"
title = "This Week in Matrix {day}"

[taxonomies]
author = ["Mara"]
category = ["This Week in Matrix"]
+++
"""

REPORT = "The lantern is lit again, and everybody who has waited for it on the pier may now row over and have a look."


def entry(title: str, body: str, name: str = "Mara", user: str = "@mara:reed.example", website: str = "") -> str:
    """Return the Markdown of an entry with one update."""
    heading = f"### {title} ([website]({website}))" if website else f"### {title}"
    quoted = "\n".join(f"> {line}".rstrip() for line in body.split("\n"))
    return f"{heading}\n\n[{name}](https://matrix.to/#/{user}) says\n\n{quoted}\n"


def issue(day: date, *entries: str, section: str = "Dept of Clients 📱") -> str:
    """Return the text of an issue with one section."""
    return "\n".join((FRONT.format(day=day), f"## {section}", "", *entries))


def put(folder: Path, name: str, text: str | bytes, *, age: float = 3600) -> Path:
    """Write a file that is so many seconds old."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    os.utime(path, (time.time() - age,) * 2)
    return path


def post(folder: Path, day: date, *entries: str, section: str = "Dept of Clients 📱") -> Path:
    """Write an issue where a site has it."""
    return put(folder, f"content/blog/{day}-this-week-in-matrix.md", issue(day, *entries, section=section))


def read(folder: Path, *posts: str, start: date = date(2023, 3, 3)) -> Archive:
    """Write an issue a week, each with one entry or more as Markdown, read them, and return the archive."""
    for number, entries in enumerate(posts):
        post(folder / "site", date.fromordinal(start.toordinal() + 7 * number), entries)
    database = folder / "cache/archive.sqlite3"
    index(folder / "site", database)
    return Archive(database)
