from tests.core.issues import issue_of
from twimeditor.core.assets.clipped import pictures_of, with_names
from twimeditor.core.model import Quote, find
from twimeditor.core.post.clipping import Clipping, markdown, taken

POST = """\
+++
title = "T"
[extra]
image = "https://matrix.org/blog/img/share.png"
+++

## Pots

### Teapot

> ![A](/blog/img/a.png) ![A](/blog/img/a.png)
> ![R](https://example.org/r.png) `![C](c.png)`

![B](b.png)

### Kettle

![K](/blog/img/k.png) and ![B](b.png)
"""


def test_a_clipping_names_its_own_pictures_each_once() -> None:
    issue, _ids = issue_of(POST)
    teapot, kettle = issue.entries
    assert pictures_of(taken(issue, [teapot.id])) == ("/blog/img/a.png", "b.png")
    assert pictures_of(taken(issue, [kettle.id])) == ("/blog/img/k.png", "b.png")
    assert pictures_of(taken(issue, [issue.sections[0].id])) == ("/blog/img/a.png", "b.png", "/blog/img/k.png")
    quote = next(node for node in teapot.nodes if isinstance(node, Quote))
    assert pictures_of(taken(issue, [quote.id])) == ("/blog/img/a.png", "b.png")
    assert pictures_of(Clipping()) == ()


def test_its_pictures_can_have_other_addresses() -> None:
    issue, _ids = issue_of(POST)
    section = issue.sections[0].id
    clipping = taken(issue, [section])
    changed = with_names(clipping, {"b.png": "/blog/img/b.png"})
    assert markdown(changed) == markdown(clipping).replace("(b.png)", "(/blog/img/b.png)")
    assert changed.sections[0].id == section


def test_what_has_no_other_address_is_the_very_same() -> None:
    issue, _ids = issue_of(POST)
    clipping = taken(issue, [issue.sections[0].id])
    assert with_names(clipping, {}) is clipping
    renamed = with_names(clipping, {"/blog/img/k.png": "/blog/img/new.png"})
    teapot = next(issue.entries)
    assert all(find.node(issue, node.id) is node for node in renamed.sections[0].entries[0].nodes)
    assert renamed.sections[0].entries[0] == teapot


def test_spans_are_changed_too() -> None:
    issue, _ids = issue_of(POST)
    kettle = list(issue.entries)[1]
    (block,) = (node for node in kettle.nodes if node.KIND != "blank")
    changed = with_names(taken(issue, [block.id]), {"b.png": "c.png"})
    assert pictures_of(changed) == ("/blog/img/k.png", "c.png")
