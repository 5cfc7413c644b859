"""What the site prints above a post's body, taken from the front matter."""

from twimeditor.core.model.nodes import FrontMatter
from twimeditor.core.post.front_matter import fields
from twimeditor.ui.preview.surface import Header


def header(front: FrontMatter | None) -> Header:
    """Return the title, and date, category and author in one line, as far as they are there."""
    if front is None:
        return Header()
    values = fields(front)
    day = values.get("date", "").partition("T")[0]
    details = (day, values.get("taxonomies.category", ""), values.get("taxonomies.author", ""))
    return Header(values.get("title", ""), " — ".join(text for text in details if text.strip()))
