"""What the dialog says about a report."""

from collections.abc import Iterator, Mapping

from twimeditor.core.report import Change, Fix, Notice

ONE_AND_MANY: Mapping[Fix, tuple[str, str]] = {
    Fix.AUTHOR: ("The author's line is taken into the fields", "The author's lines are taken into the fields"),
    Fix.PREFIX: ("What called the bot is left out", "What called the bot is left out"),
    Fix.TITLE: ("The first heading is the title", "The first heading is the title"),
    Fix.HEADINGS: ("A heading goes below those of the issue", "{} headings go below those of the issue"),
    Fix.LISTS: ("A list item is written like the others", "{} list items are written alike"),
    Fix.BLANKS: ("A blank line comes or goes", "{} blank lines come or go"),
    Fix.LINKS: ("An address becomes a link", "{} addresses become links"),
    Fix.MENTIONS: ("A room or person becomes a link", "{} rooms or people become links"),
    Fix.TAGS: ("A typed HTML tag becomes text", "{} typed HTML tags become text"),
    Fix.SHORTCODES: ("A shortcode is shown, not run", "{} shortcodes are shown, not run"),
}
_NOTICES: Mapping[Notice, str] = {
    Notice.MOJIBAKE: "Some letters look garbled; they are left as they are. Ask the reporter for the text again.",
    Notice.PICTURES: "There are pictures in it that lie elsewhere: check that their addresses work on the site.",
    Notice.TOO_LONG: "This is too long to be put right: it is taken as it is.",
    Notice.PLAIN: "The formatting could not be read: this is the plain text.",
}


def told(change: Change) -> str:
    """Return a change in words."""
    one, many = ONE_AND_MANY[change.fix]
    return one if change.count == 1 else many.format(change.count)


def left_out(fix: Fix) -> str:
    """Return in words that something is not put right, since the user does not want it."""
    return ONE_AND_MANY[fix][0]


def noticed(notices: tuple[Notice, ...]) -> Iterator[str]:
    """Yield the notices in words."""
    yield from (_NOTICES[notice] for notice in dict.fromkeys(notices))
