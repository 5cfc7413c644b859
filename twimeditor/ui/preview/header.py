"""What the site prints above a post's body, taken from the front matter."""

from twimeditor.core.model.nodes import FrontMatter
from twimeditor.core.post.front_matter import fields
from twimeditor.ui.preview.surface import Header

DETAILS = ("date", "taxonomies.category", "taxonomies.author")


def header(front: FrontMatter | None) -> Header:
    """Return the title, and date, category and author in one line, as far as they are there."""
    if front is None:
        return Header()
    values = fields(front)
    details = (values.get(key, "").strip() for key in DETAILS)
    return Header(values.get("title", ""), " — ".join(text for text in details if text))
