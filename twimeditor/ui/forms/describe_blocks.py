"""The pages of the blocks, one function for each kind of node: its fields in the order in which they are filled in."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from twimeditor.core import facets
from twimeditor.core.facets import Form
from twimeditor.core.facets.arguments import arguments_of
from twimeditor.core.facets.calls import ARGUMENT
from twimeditor.core.facets.definitions import Definitions
from twimeditor.core.model.nodes import (
    Block,
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
)
from twimeditor.ui.forms.naming import Names, title_of
from twimeditor.ui.forms.spec import Act, Check, Choice, FieldSpec, Kind, RowSpec, Source, Words

Rows: TypeAlias = tuple[RowSpec, ...]
Page: TypeAlias = Callable[[Any, Names], Rows]

LEVELS = (("1", "1, the largest"), ("4", "4, below an entry"), ("5", "5"), ("6", "6, the smallest"))
FORMS = (
    (Form.SHORTCODE, "The site’s player"),
    (Form.IFRAME, "A frame (iframe)"),
    (Form.FILE, "A file (video)"),
)
ARGUMENTS: Mapping[str, str] = MappingProxyType(
    {"img": "Picture", "vid": "File", "src": "File", "images": "Pictures", "noscript_text": "Title"}
)
"""What the arguments of the usual shortcodes are called; the others by their own names."""

CODE_LINES = 3
ROWS: Mapping[type[Node], Kind] = MappingProxyType({Table: Kind.TABLE, List: Kind.LIST})
FIND_VIDEO = "Paste the video’s address, or its id"
ENDS_SUMMARY = "The blog’s overview shows what stands above this line."
RAW = "Raw HTML: it is published as it is typed. Of scripts and forms the preview shows nothing."


def page_of(node: Node, names: Names) -> Rows:
    """Return the rows of a block: those of its kind, or its Markdown where that is not understood."""
    page = PAGES.get(type(node)) if node.id not in names.plain else None
    rows = page(node, names) if page is not None else ()
    return rows or markdown_page(node, names)


def ways(node: Node, rows: Rows, names: Names) -> Iterator[Choice]:
    """Yield the other way to edit a block that has both fields and Markdown."""
    if node.id in names.plain:
        yield Choice(Act.AS_FIELDS, node.id)
    elif isinstance(node, Block) and any(field.field != "markdown" for row in rows for field in row.fields):
        yield Choice(Act.AS_MARKDOWN, node.id)


def markdown_page(node: Node, names: Names, remark: str = "") -> Rows:
    """Return the row of a block that is edited as it is written."""
    field = FieldSpec(
        key="markdown",
        name=f"{names.next('block')}.markdown",
        label=title_of(node)[0],
        kind=ROWS.get(type(node), Kind.MARKDOWN),
        target=node.id,
        field="markdown",
        value=node.markdown if isinstance(node, Block) else "",
        node=node.id,
        hint="Markdown",
        check=Check.BLOCK,
    )
    return (RowSpec(key=node.id, fields=(field,), remark=remark),)


def facet_field(node: Node, name: str, facet: str, label: str, **more: Any) -> FieldSpec:  # noqa: ANN401
    """Return the field of a facet; `more` is whatever else a field has."""
    return FieldSpec(
        **{"kind": Kind.LINE, "key": facet, "value": facets.get(node, facet), **more},
        name=f"{name}.{facet.removeprefix(ARGUMENT)}",
        label=label,
        target=node.id,
        node=node.id,
        field=facet,
        source=Source.FACET,
    )


def _image(node: Image, names: Names) -> Rows:
    name = names.next("image")
    alt = _image_field(node, name, "alt", "Alternative text", "What the picture shows", Check.ALT)
    url = _image_field(node, name, "url", "Picture address", "/blog/img/….png", Check.PICTURE)
    title = _image_field(node, name, "title", "Picture title", "Shown when the pointer rests; may be empty")
    return (
        RowSpec(key=node.id, label="Alt text", fields=(alt,)),
        RowSpec(key=(node.id, "url"), label="Address", fields=(url,), picture=node.url),
        RowSpec(key=(node.id, "title"), label="Title", fields=(title,)),
    )


def _image_field(node: Image, name: str, field: str, label: str, hint: str, check: Check = Check.NONE) -> FieldSpec:
    return FieldSpec(
        key=field,
        name=f"{name}.{field}",
        label=label,
        kind=Kind.LINE,
        target=node.id,
        field=field,
        value=getattr(node, field),
        node=node.id,
        hint=hint,
        check=check,
    )


def _sub_heading(node: SubHeading, names: Names) -> Rows:
    name = names.next("heading")
    title = FieldSpec(
        key="title",
        name=f"{name}.title",
        label="Heading",
        kind=Kind.LINE,
        target=node.id,
        field="title",
        value=node.title,
        node=node.id,
        hint="Heading",
    )
    level = facet_field(node, name, "level", "Level of the heading", kind=Kind.PICK, options=LEVELS)
    return (
        RowSpec(key=node.id, label="Heading", fields=(title,)),
        RowSpec(key=(node.id, "level"), label="Level", fields=(level,)),
    )


def _embed(node: Embed, names: Names) -> Rows:
    offered = facets.names(node)
    if not offered:
        return ()
    name = names.next("video")
    video = facet_field(node, name, "video", "Video", hint=FIND_VIDEO, check=Check.VIDEO)
    rows = [RowSpec(key=node.id, label="Video", fields=(video,))]
    if "start" in offered:
        start = facet_field(node, name, "start", "Start in seconds", hint="Seconds", check=Check.SECONDS)
        rows.append(RowSpec(key=(node.id, "start"), label="Start at", fields=(start,)))
    title = facet_field(node, name, "title", "Title of the video", hint="Read out instead of the video")
    form = facet_field(node, name, "form", "How the video is embedded", kind=Kind.PICK, options=FORMS)
    rows.append(RowSpec(key=(node.id, "title"), label="Title", fields=(title,)))
    rows.append(RowSpec(key=(node.id, "form"), label="Player", fields=(form,)))
    return tuple(rows)


def _shortcode(node: Shortcode, names: Names) -> Rows:
    offered = facets.names(node)
    if not offered:
        return ()
    name = names.next("shortcode")
    called = facet_field(
        node, name, "name", "Name of the shortcode", kind=Kind.PROPOSED, words=Words.SHORTCODES, check=Check.BLOCK
    )
    keys = [facet.removeprefix(ARGUMENT) for facet in offered if facet.startswith(ARGUMENT)]
    keys = list(dict.fromkeys((*arguments_of(node.name, names.templates), *keys)))
    return (
        RowSpec(key=node.id, label="Name", fields=(called,)),
        *(_argument(node, name, key) for key in keys),
        *(_body(node, name) if "body" in offered else ()),
    )


def _argument(node: Shortcode, name: str, key: str) -> RowSpec:
    words = ARGUMENTS.get(key, key.replace("_", " ").capitalize())
    field = facet_field(node, name, ARGUMENT + key, words, hint=key)
    picture = field.value if key == "img" else None
    return RowSpec(key=(node.id, field.key), label=words, fields=(field,), picture=picture)


def _body(node: Shortcode, name: str) -> Rows:
    body = facet_field(node, name, "body", "Text of the shortcode", kind=Kind.MARKDOWN, lines=2, hint="Markdown")
    return (RowSpec(key=(node.id, "body"), fields=(body,)),)


def _code(node: Code, names: Names) -> Rows:
    if not facets.names(node):
        return ()
    name = names.next("code")
    language = facet_field(
        node, name, "language", "Language", kind=Kind.PROPOSED, words=Words.LANGUAGES, hint="None: not coloured"
    )
    text = facet_field(node, name, "text", "Code", kind=Kind.CODE, lines=CODE_LINES, hint="Code")
    return (
        RowSpec(key=node.id, label="Language", fields=(language,)),
        RowSpec(key=(node.id, "text"), fields=(text,)),
    )


def _definitions(node: RefDefs, names: Names) -> Rows:
    if Definitions().read(node.markdown) is None:
        return ()
    field = FieldSpec(
        key="markdown",
        name=names.next("definitions"),
        label="Link definitions",
        kind=Kind.DEFINITIONS,
        target=node.id,
        field="markdown",
        value=node.markdown,
        node=node.id,
    )
    return (RowSpec(key=node.id, fields=(field,)),)


def _more(node: MoreMarker, names: Names) -> Rows:
    field = FieldSpec(
        key="markdown",
        name=names.next("more"),
        label="“Read more” mark",
        kind=Kind.LINE,
        target=node.id,
        field="markdown",
        value=node.markdown,
        node=node.id,
        hint="<!-- more -->",
    )
    return (RowSpec(key=node.id, label="Written as", fields=(field,), remark=ENDS_SUMMARY),)


def _html(node: Html, names: Names) -> Rows:
    return markdown_page(node, names, RAW)


PAGES: Mapping[type[Node], Page] = MappingProxyType(
    {
        Code: _code,
        Embed: _embed,
        Html: _html,
        Image: _image,
        MoreMarker: _more,
        RefDefs: _definitions,
        Shortcode: _shortcode,
        SubHeading: _sub_heading,
    }
)
"""A further kind of node gets a page by one more line; one that returns no rows leaves the node to its Markdown."""
