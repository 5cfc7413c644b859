"""The form of the front matter, as a value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from twimeditor.core.model.nodes import FrontMatter
from twimeditor.core.post import front_matter
from twimeditor.ui.forms.spec import CardSpec, Check, FieldSpec, FormSpec, Kind, RowSpec, Source


@dataclass(frozen=True, slots=True)
class Key:
    """A key that every post may have."""

    label: str
    hint: str = ""
    check: Check = Check.NONE


KNOWN: Mapping[str, Key] = {
    "title": Key("Title", "This Week in Matrix 2026-10-09"),
    "date": Key("Date", "2026-10-09", Check.DATE),
    "path": Key("Path", "/blog/2026/10/09/this-week-in-matrix-2026-10-09"),
    "taxonomies.author": Key("Authors", "Names, a comma between them"),
    "taxonomies.category": Key("Category", "This Week in Matrix"),
    "extra.image": Key("Image", "The address of the picture for previews"),
}
BROKEN = "The front matter is not valid TOML. Its fields rest until it is put right below."


LETTERS = {name.replace("&", ""): name for name in ("Tit&le", "&Date", "&Path", "&Authors", "&Category", "I&mage")}


def describe_front(front: FrontMatter, shown: FormSpec | None = None) -> FormSpec:
    """Return the form of the front matter.

    While its TOML is broken the fields that were `shown` before stay in their places, disabled.
    """
    reason = front_matter.problem(front)
    if reason is None:
        keys: tuple[FieldSpec, ...] = tuple(_fields(front))
    else:
        keys = tuple(_resting(shown, front.id))
    rows = tuple(RowSpec(key=key.field, label=_lettered(key.label), fields=(key,)) for key in keys)
    head = (CardSpec(ids=(("front", front.id),), rows=rows, framed=False),) if rows else ()
    return FormSpec(
        container=front.id,
        trail=("Front matter",),
        cards=(*head, _toml_card(front)),
        grows=False,
        notice="" if reason is None else BROKEN,
    )


def _fields(front: FrontMatter) -> Iterator[FieldSpec]:
    values = front_matter.fields(front)
    for name, key in KNOWN.items():
        yield _field(front, name, key, values.get(name, ""))
    for name, value in values.items():
        if name not in KNOWN:
            label = name.rpartition(".")[2].replace("_", " ").capitalize()
            yield _field(front, name, Key(label, name), value)


def _lettered(label: str) -> str:
    """Mark the letter that leads to the field with Alt; others than menus have."""
    return LETTERS.get(label, label.replace("&", "&&"))


def _field(front: FrontMatter, name: str, key: Key, value: str) -> FieldSpec:
    return FieldSpec(
        key=name,
        name=f"front.{name}",
        label=key.label,
        kind=Kind.LINE,
        target=front.id,
        field=name,
        value=value,
        node=front.id,
        hint=key.hint,
        check=key.check,
        source=Source.KEY,
    )


def _resting(shown: FormSpec | None, node: int) -> Iterator[FieldSpec]:
    if shown is None or shown.container != node:
        return
    for card in shown.cards:
        for row in card.rows:
            yield from (replace(field, enabled=False) for field in row.fields if field.source is Source.KEY)


def _toml_card(front: FrontMatter) -> CardSpec:
    field = FieldSpec(
        key="text",
        name="front.text",
        label="Front matter as TOML",
        kind=Kind.TOML,
        target=front.id,
        field="text",
        value=front.text,
        node=front.id,
        check=Check.TOML,
        source=Source.TOML,
    )
    return CardSpec(
        ids=(("toml", front.id),),
        rows=(RowSpec(key="text", fields=(field,)),),
        title="As TOML",
        icon="front-matter",
    )
