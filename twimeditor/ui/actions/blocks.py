"""The kinds of blocks that can be added, and what each begins with."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twimeditor.core.model.nodes import (
    Code,
    Embed,
    Html,
    Image,
    List,
    MoreMarker,
    Node,
    RefDefs,
    Shortcode,
    SubHeading,
    Table,
    Text,
)
from twimeditor.core.style import HouseStyle

MORE = "<!-- more -->"


@dataclass(frozen=True, slots=True)
class NewBlock:
    """A kind of block that can be added, and what it begins with; `action` names the action that adds one."""

    name: str
    block: Node
    action: str

    @property
    def noun(self) -> str:
        """Return what such a block is called within a sentence."""
        return self.name if self.name.isupper() else f"{self.name[0].lower()}{self.name[1:]}"


BLOCKS: Sequence[NewBlock] = (
    NewBlock("Text", Text(id=0), "add_text"),
    NewBlock("List", List(id=0, markdown="* "), "add_list"),
    NewBlock("Heading", SubHeading(id=0, title="Heading", level=4), "add_heading"),
    NewBlock("Table", Table(id=0, markdown="| First | Second |\n| --- | --- |\n|  |  |"), "add_table"),
    NewBlock("Code", Code(id=0, markdown="```\n\n```"), "add_code"),
    NewBlock("Video", Embed(id=0, markdown='{{ youtube_player(video_id="") }}'), "add_video"),
    NewBlock(
        "Shortcode",
        Shortcode(id=0, markdown='{{ figure(img="", caption="") }}', name="figure"),
        "add_shortcode",
    ),
    NewBlock("Link definitions", RefDefs(id=0), "add_definitions"),
    NewBlock("“Read more” mark", MoreMarker(id=0, markdown=MORE), "add_more"),
    NewBlock("HTML", Html(id=0, markdown="<p></p>"), "add_html"),
)
PICTURE = NewBlock("Picture", Image(id=0), "add_image")


def in_style(block: Node, style: HouseStyle) -> Node:
    """Return a new block as the house style writes it."""
    if isinstance(block, Embed):
        return replace(block, markdown=style.video(""))
    if isinstance(block, MoreMarker):
        return replace(block, markdown=style.more_marker or MORE)
    return block
