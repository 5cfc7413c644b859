"""What a new issue begins with."""

from datetime import date, timedelta
from pathlib import PurePosixPath
from string import Template

from twimeditor.core.model.tree import Issue
from twimeditor.core.post.front_matter import fields
from twimeditor.services.resources import resource_path

_FRIDAY = 4


def new_issue(today: date | None = None) -> str:
    """Return the text of a new issue: that of the coming Friday, today if it is one."""
    day = friday(today or date.today())  # noqa: DTZ011 - the editor's own day is meant
    text = resource_path("templates", "new.md").read_text(encoding="utf-8")
    values = {"date": f"{day:%Y-%m-%d}", "year": f"{day:%Y}", "month": f"{day:%m}", "day": f"{day:%d}"}
    return Template(text).substitute(values)


def friday(today: date) -> date:
    """Return the Friday of that day's week, or of the next when it is over."""
    return today + timedelta((_FRIDAY - today.weekday()) % 7)


def file_name(issue: Issue) -> str:
    """Suggest a file's name by the date in the front matter's path."""
    path = fields(issue.front).get("path", "") if issue.front is not None else ""
    day = PurePosixPath(path).name.removeprefix("this-week-in-matrix-")
    return f"{day}-twim.md" if day else "twim.md"
