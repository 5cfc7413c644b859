"""The form of the front matter, as a value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model.nodes import FrontMatter
from twimeditor.core.post import front_matter
from twimeditor.core.style import HouseStyle
from twimeditor.ui.forms.letters import plain_label
from twimeditor.ui.forms.spec import Act, CardSpec, Check, Choice, FieldSpec, FormSpec, Kind, RowSpec, Source


@dataclass(frozen=True, slots=True)
class Key:
    """A key that every post may have; its label has its letter marked."""

    label: str
    hint: str = ""
    check: Check = Check.NONE
    kind: Kind = Kind.LINE


KNOWN: Mapping[str, Key] = {
    "title": Key("Tit&le", "This Week in Matrix 2026-10-09"),
    "date": Key("&Date", "2026-10-09T18:00:00Z", Check.DATE, Kind.DATE),
    "updated": Key("&Updated", "Only when it was changed after it came out", Check.DATE, Kind.DATE),
    "path": Key("&Path", "/blog/2026/10/09/this-week-in-matrix-2026-10-09", Check.PATH),
    "taxonomies.author": Key("&Authors", "Name, then Enter", kind=Kind.TAGS),
    "taxonomies.category": Key("&Category", "This Week in Matrix", kind=Kind.TAGS),
    "extra.image": Key("Share i&mage", "https://….png, shown where the post is shared", Check.SHARED),
}
BROKEN = "The front matter is not valid TOML. Its fields rest until it is put right below."
IN_ANOTHER = "The post lies in {name} until you save it under this name with File > Save as."
_DAY = lazy_pattern(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class FileName:
    """The name that the editors want for the file, and the one that it has by now, "" where there is none."""

    wanted: str = ""
    saved: str = ""


def describe_front(
    front: FrontMatter, style: HouseStyle, shown: FormSpec | None = None, file: FileName | None = None
) -> FormSpec:
    """Return the form of the front matter; what follows from the date is proposed as the `style` has it.

    While its TOML is broken the fields that were `shown` before stay in their places, disabled.
    """
    reason = front_matter.problem(front)
    if reason is None:
        keys: tuple[FieldSpec, ...] = tuple(_fields(front))
    else:
        keys = tuple(_resting(shown, front.id))
    proposed = _proposals(front, style) if reason is None else {}
    rows = tuple(_row(key, proposed.get(key.field, "")) for key in keys)
    place = next((number for number, row in enumerate(rows, 1) if row.key == "path"), 0)
    if place:
        rows = (*rows[:place], _file_row(front.id, file or FileName(), proposed.get("file", "")), *rows[place:])
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


def _row(field: FieldSpec, proposal: str) -> RowSpec:
    """Return the row of a key, with what is to be known of its value under it."""
    key = KNOWN.get(field.field)
    picture = field.value if field.field == "extra.image" else None
    remark, button = moment_in_words(field.value) if field.kind is Kind.DATE else "", None
    if proposal and proposal != field.value:
        remark = f"From the date: {proposal}"
        button = Choice(Act.USE_PROPOSAL, field.target, key=field.field, value=proposal)
    if picture is not None:
        button = Choice(Act.CHOOSE_SHARE, field.target)
    label = key.label if key is not None else field.label
    return RowSpec(key=field.field, label=label, fields=(field,), remark=remark, button=button, picture=picture)


def _proposals(front: FrontMatter, style: HouseStyle) -> dict[str, str]:
    """Return the values that follow from the date."""
    found = _DAY.match(front_matter.fields(front).get("date", ""))
    try:
        day = date.fromisoformat(found[0]) if found else None
    except ValueError:
        return {}
    if day is None:
        return {}
    return {"title": style.title(day), "path": style.path(day), "file": style.file_name(day)}


def _file_row(front: int, file: FileName, proposal: str) -> RowSpec:
    """Return the row of the file's name, which is written nowhere: *Save as* proposes it."""
    field = FieldSpec(
        key="file",
        name="front.file",
        label="File name",
        kind=Kind.LINE,
        target=front,
        field="file",
        value=file.wanted or file.saved,
        node=front,
        hint=proposal or "2026-10-09-twim.md",
        check=Check.FILE,
        source=Source.FILE,
    )
    if file.saved and field.value != file.saved:
        return RowSpec(key="file", label="File &name", fields=(field,), remark=IN_ANOTHER.format(name=file.saved))
    if not proposal or proposal == field.value:
        return RowSpec(key="file", label="File &name", fields=(field,))
    button = Choice(Act.USE_NAME, front, value=proposal)
    return RowSpec(key="file", label="File &name", fields=(field,), remark=f"From the date: {proposal}", button=button)


def moment_in_words(value: str) -> str:
    """Return a date as it is meant: the day of the week, and the time in UTC; "" for what is no date."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return ""
    if _DAY.fullmatch(value.strip()):
        return _day_in_words(moment)
    if moment.tzinfo is None:
        return f"{_day_in_words(moment)}, {moment:%H:%M}; without a zone the site takes it for UTC"
    there = "" if moment.utcoffset() == timedelta() else f", which is {moment:%H:%M} at {moment:%z}"
    in_utc = moment.astimezone(UTC)
    return f"{_day_in_words(in_utc)}, {in_utc:%H:%M} UTC{there}"


def _day_in_words(moment: datetime) -> str:
    return f"{moment:%A}, {moment.day} {moment:%B} {moment.year}"


def _field(front: FrontMatter, name: str, key: Key, value: str) -> FieldSpec:
    return FieldSpec(
        key=name,
        name=f"front.{name}",
        label=plain_label(key.label),
        kind=key.kind,
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
