"""What is kept of a published issue."""

from datetime import date
from pathlib import Path

import pytest

from twimeditor.core.archive.editions import edition
from twimeditor.core.archive.values import Credit, Edition, Picture, Record
from twimeditor.core.model import SubHeading
from twimeditor.core.post import parse

FRONT = '+++\ntitle = "This Week in Matrix 2030-02-01"\n\n[taxonomies]\ncategory = ["This Week in Matrix"]\n+++\n\n'
BODY = """\
## Matrix Live S9E4 – Steam 🎙

{{ youtube_player(video_id="abc") }}

## Dept of Clients 📱

### Teapot ([website](https://teapot.example))

A client that is short and stout.

[Zoë](https://matrix.to/#/@zoe:reed.example) says

> Version *two* pours [well](https://teapot.example/two), and <https://teapot.example/three> too.
>
> ![steam](/blog/img/steam.png)

[Jim](https://matrix.to/#/@jim:reed.example) reports

> | a | b |
> |---|---|
> | 1 | 2 |

## Dept of Ops

[Ann](https://matrix.to/#/@ann:reed.example) says

> No heading for this.

## Dept of Ping 🏓

### [#ping:reed.example](https://matrix.to/#/#ping:reed.example)
The fastest:

|Rank|Hostname|Median MS|
|:---:|:---:|:---:|
|1|reed.example|150|
|2|fern.example|201.5|
"""


def _read(body: str = BODY, front: str = FRONT, name: str = "2030/02/2030-02-01-twim.md") -> Edition:
    found = edition(parse(front + body), name)
    assert found is not None
    return found


def _record(found: Edition, title: str) -> Record:
    return next(record for record in found.records if record.mention.title == title)


def test_an_issue_tells_its_day_its_video_and_its_ranking() -> None:
    found = _read()
    assert (found.day, found.title, found.live) == (date(2030, 2, 1), "This Week in Matrix 2030-02-01", "S09E04")
    assert [one.room for one in found.rankings] == ["#ping:reed.example"]
    assert found.rankings[0].medians == (("reed.example", 150.0), ("fern.example", 201.5))


def test_an_entry_tells_who_of_what_and_where() -> None:
    record = _record(_read(), "Teapot")
    mention = record.mention
    assert (mention.section, mention.website) == ("Dept of Clients 📱", "https://teapot.example")
    assert mention.description == "A client that is short and stout."
    assert mention.credits == (
        Credit("Zoë", "@zoe:reed.example", "says"),
        Credit("Jim", "@jim:reed.example", "reports"),
    )
    assert record.links == ("https://teapot.example/two", "https://teapot.example/three")
    assert record.pictures == (Picture("/blog/img/steam.png", "steam"),)
    assert record.has_table
    assert not record.has_video
    assert "Version two pours well, and https://teapot.example/three too." in record.text
    assert record.markdown.startswith("A client that is short")
    assert record.markdown.endswith("> | 1 | 2 |\n")


def test_an_update_without_a_heading_is_the_sections() -> None:
    mention = next(one.mention for one in _read().records if one.mention.section == "Dept of Ops")
    assert (mention.title, [credit.name for credit in mention.credits]) == ("", ["Ann"])


def test_a_website_hides_in_a_description() -> None:
    said = "[Kettle](https://kettle.example) boils."
    body = f"## Dept of Servers\n\n### Kettle\n\n{said}\n\n[Ann](https://a.example) says\n\n> Hot.\n"
    assert _record(_read(body), "Kettle").mention.website == "https://kettle.example"


@pytest.mark.parametrize(
    "heading", ["[Kettle](https://kettle.example)", "Kettle [↗](https://kettle.example)", "[Kettle]"]
)
def test_a_title_may_be_a_link(heading: str) -> None:
    found = _read(f"## Dept of Servers\n\n### {heading}\n\n> Hot.\n\n[Kettle]: https://kettle.example\n")
    assert _record(found, "Kettle").mention.website == "https://kettle.example"


def test_headings_of_any_level_are_entries_before_there_were_departments() -> None:
    front = '+++\ntitle = "This Week in Matrix 2018-06-08"\n+++\n\n'
    found = _read("## News\n\n### Tea\n\nHot.\n\n#### Pot\n\nRound.\n\n## Kettle\n\nBoils.\n", front, "2018-06-08-x.md")
    assert [(one.mention.section, one.mention.title) for one in found.records] == [
        ("News", "Tea"),
        ("News", "Pot"),
        ("", "Kettle"),
    ]


def test_a_record_brings_the_definitions_that_it_uses() -> None:
    defined = "[a]: https://a.example\n[there]: https://b.example\n[c]: /c\n"
    body = f"## Dept of Ops\n\n### Tea\n\n> See [here][a] and [there].\n\n## End\n\nx\n\n{defined}"
    record = _record(_read(body), "Tea")
    assert record.links == ("https://a.example", "https://b.example")
    assert record.markdown.endswith("[a]: https://a.example\n[there]: https://b.example\n")
    assert "[c]" not in record.markdown


@pytest.mark.parametrize(
    ("front", "name"),
    [
        ('title = "Another post"', "2030-02-01-news.md"),
        ('title = "How to write for it"', "twim-guide.md"),
        ('title = "This Week in Matrix"', "about.md"),
        ("title = [", "2030-02-01-news.md"),
        ('taxonomies = "x"\npath = 3', "2030-02-01-news.md"),
    ],
)
def test_other_posts_are_none(front: str, name: str) -> None:
    assert edition(parse(f"+++\n{front}\n+++\n\nText.\n"), name) is None


@pytest.mark.parametrize("name", ["2030/02/2030-02-01-twim.md", "2030-02-01-this-week-in-matrix/index.md"])
def test_a_broken_front_matter_leaves_the_name(name: str) -> None:
    assert _read("Text.\n", "+++\ntitle = [\n+++\n\n", name).day == date(2030, 2, 1)


@pytest.mark.parametrize(
    "text", ["![" * 30_000, "[" * 60_000, "<a " * 30_000, "{{" * 30_000, "|-" * 30_000, "_" * 60_000]
)
def test_hostile_text_is_read_at_once(text: str) -> None:
    assert _read(f"## Dept of Ops\n\n{text}\n").records


def test_every_real_issue_is_one_and_loses_no_report(corpus_post: Path) -> None:
    issue = parse(corpus_post.read_text(encoding="utf-8"))
    found = edition(issue, corpus_post.as_posix())
    assert found is not None
    titles = {one.mention.title for one in found.records}
    entries = [entry for entry in issue.entries if not any(isinstance(node, SubHeading) for node in entry.nodes)]
    assert all(entry.title.strip() in titles or "[" in entry.title for entry in entries)
