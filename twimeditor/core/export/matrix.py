"""An issue as messages for Matrix rooms: a summary to announce it with, or all of it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from twimeditor.core.export.address import site_url, title_of
from twimeditor.core.export.elements import Element, Node, parsed, text_of, written
from twimeditor.core.export.inert import Inert
from twimeditor.core.export.packing import Group, packed
from twimeditor.core.export.permitted import LONGEST_LINK, Permitted
from twimeditor.core.export.plain import plain, unlinked
from twimeditor.core.export.teaser import is_news
from twimeditor.core.model import Issue, Section
from twimeditor.core.model import Node as Leaf
from twimeditor.core.post.inline import shown_title
from twimeditor.core.render import SITE, Renderer, Resolve, SiteTemplates

LARGEST_EVENT = 65_536
"""Bytes that an event may have, as canonical JSON with all that servers add to it."""

ENVELOPE = 5_536
"""Bytes left for what is around the content: room, sender, hashes, signatures, and references to other events."""

LARGEST_CONTENT = (LARGEST_EVENT - ENVELOPE) * 3 // 4
"""Bytes of a content: a fourth stays free, since an encrypted room needs four bytes for three."""

_AROUND = 1_000
"""Bytes for a content's keys, and for the line that counts the parts."""

_LONGEST_TITLE = 150


class Form(Enum):
    """What is sent: the summary is the title, the link, and each section with its projects."""

    SUMMARY = "summary"
    WHOLE = "whole"


Blocks = Mapping[int, tuple[Element, ...]]
"""What a message shows of each node, by its id."""


@dataclass(frozen=True, slots=True)
class Message:
    """A text message: `body` for clients that show no HTML."""

    body: str
    formatted_body: str

    def as_event(self) -> dict[str, object]:
        """Return the content of the ``m.room.message`` event. It mentions nobody: an issue names half the room."""
        return {
            "msgtype": "m.text",
            "body": self.body,
            "format": "org.matrix.custom.html",
            "formatted_body": self.formatted_body,
            "m.mentions": {},
        }

    @property
    def size(self) -> int:
        """Return how many bytes the content has as canonical JSON."""
        return _size(json.dumps(self.as_event(), ensure_ascii=False, separators=(",", ":"), sort_keys=True))


def messages(
    issue: Issue,
    *,
    url: str = "",
    form: Form = Form.SUMMARY,
    templates: SiteTemplates | None = None,
    resolve: Resolve | None = None,
    largest: int = LARGEST_CONTENT,
) -> tuple[Message, ...]:
    """Return the messages, in the order in which to send them; usually one for a summary, a few for a whole issue.

    `url` is where the issue is to be read, its own address on the site by default. `templates` and `resolve` are
    those of the rendering. No message's content has more than `largest` bytes.
    """
    address = url or site_url(issue)
    body = _Body(issue, address if len(address) <= LONGEST_LINK else f"{SITE}/blog/", templates, resolve)
    title = _short(title_of(issue))
    group = body.summary(title) if form is Form.SUMMARY else body.whole(title)
    pages = packed(group, largest - _AROUND, _cost)
    counted = (_counted(page, title, n, len(pages)) for n, page in enumerate(pages, 1))
    return tuple(_message(page, linked=form is Form.WHOLE) for page in counted)


class _Body:
    """What an issue says, as blocks that a message may hold."""

    def __init__(self, issue: Issue, url: str, templates: SiteTemplates | None, resolve: Resolve | None) -> None:
        self._issue = issue
        self._url = url
        fragments = Renderer(named=False, templates=templates, resolve=resolve).render(issue)
        self._parsed = {fragment.key: parsed(fragment.html) for fragment in fragments}

    def whole(self, title: str) -> Group:
        """Return the title and all of the issue, sections and entries each as one group."""
        page = site_url(self._issue)
        inert, permitted = Inert(page, lambda _source: None), Permitted(page)
        blocks = {number: permitted(inert(nodes)) for number, nodes in self._parsed.items()}
        lead = _blocks_of(self._issue.lead, blocks)
        return (self._title(title), lead, *(_section(section, blocks) for section in self._issue.sections))

    def summary(self, title: str) -> Group:
        """Return the title, a list of the sections with their projects, and the link."""
        made = (self._item(section) for section in self._issue.sections if is_news(section))
        items = tuple(item for item in made if text_of((item,)))
        found = (Element("ul", {}, items),) if items else ()
        return (self._title(title), *found, Element("p", {}, ("Read it: ", _link(self._url, self._url))))

    def _title(self, title: str) -> Element:
        return Element("h1", {}, (_link(self._url, title),))

    def _item(self, section: Section) -> Element:
        projects = ", ".join(filter(None, (shown_title(entry.title) for entry in section.entries)))
        title = shown_title(section.title)
        if not title:
            return Element("li", {}, (projects,))
        heading = Element("strong", {}, (_link(self._anchored(section), title),))
        return Element("li", {}, (heading, f": {projects}") if projects else (heading,))

    def _anchored(self, section: Section) -> str:
        """Return the address of a section's heading."""
        nodes = self._parsed.get(section.heading.id, ()) if section.heading is not None else ()
        anchor = next((node.get("id") for node in nodes if isinstance(node, Element)), "")
        return f"{self._url}#{anchor}" if anchor and len(self._url) + len(anchor) < LONGEST_LINK else self._url


def _section(section: Section, blocks: Blocks) -> Group:
    own = _blocks_of((*filter(None, (section.heading,)), *section.nodes), blocks)
    return (own, *(_blocks_of(entry.leaves(), blocks) for entry in section.entries))


def _blocks_of(nodes: Iterable[Leaf], blocks: Blocks) -> Group:
    """Return the blocks of an issue's nodes; those of a node that shares its HTML stand at the first of them."""
    return tuple(block for node in nodes for block in blocks.get(node.id, ()))


def _link(address: str, text: str) -> Element:
    return Element("a", {"href": address}, (text,))


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"


def _counted(page: tuple[Element, ...], title: str, number: int, of: int) -> tuple[Element, ...]:
    """Return a page with a line above it that says which part it is."""
    if number == 1:
        return page
    told: Node = Element("em", {}, (f"{title}, part {number} of {of}",))
    return (Element("p", {}, (told,)), *page)


def _message(blocks: Sequence[Element], *, linked: bool = True) -> Message:
    """Return the message of some blocks; where links only repeat the issue's address, the text does without."""
    return Message(_sound(plain(blocks if linked else unlinked(blocks))), _sound(written(blocks)))


def _sound(text: str) -> str:
    """Return a text without the halves of characters, which no JSON can carry."""
    return text.encode("utf-8", "replace").decode()


def _cost(blocks: Sequence[Element]) -> int:
    """Return how many bytes blocks take in a message."""
    message = _message(blocks)
    return replace(message, body=message.body + "\n\n").size - _EMPTY


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


_EMPTY = Message("", "").size
