"""Beginning an issue: from a few answers to a post in a house style."""

from twimeditor.core.begin.front import PUBLISHED, front_matter
from twimeditor.core.begin.gaps import first_gap
from twimeditor.core.begin.issue import (
    Live,
    NewIssue,
    content_sections,
    friday,
    is_place_to_fill,
    text_of,
    usual_sections,
)
from twimeditor.core.begin.live import following, next_number, number_on

__all__ = [
    "PUBLISHED",
    "Live",
    "NewIssue",
    "content_sections",
    "first_gap",
    "following",
    "friday",
    "front_matter",
    "is_place_to_fill",
    "next_number",
    "number_on",
    "text_of",
    "usual_sections",
]
