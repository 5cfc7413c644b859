"""The page holds exactly what the fragments say, and an edit touches nothing else."""

import random

import pytest

from tests.ui.preview.eyes import PAINTED, Eyes
from twimeditor.ui.preview.spots import Place
from twimeditor.ui.preview.web import WebSurface

PIECES = (
    '<p data-node="7">Rain <em>again</em>.</p>\n',
    '<p data-node="7">Rain <em>again</em> and again.</p>\n',
    "<blockquote><p>One</p><p>Two <a href='x'>link</a></p><ul><li>a<li>b</ul></blockquote>\n",
    "<blockquote><p>One</p><p>2</p><p>Two <a href='y'>link</a></p></blockquote>",
    "",
    "only text &amp; an entity",
    "<!-- a remark --><hr>\n",
    "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n",
    '<table><tr><td style="text-align: center">1<td>2</table>',
    "<details open><summary>More</summary>text</details>",
    "<h2>A</h2><h2>B</h2>",
    '<form><input name="childNodes"><input name="attributes"><p>x</p></form>',
    '<form><input name="attributes"><p id="nextSibling">y</p></form>',
    '<svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg>',
    '<p a"b="1" @c>odd attributes</p>',
    '<p a"b="2">odd attributes</p>',
    "</p>stray</div>",
    "<template><p>kept apart</p></template>",
    '<img name="querySelector"><img name="createElement"><a name="body"></a>',
)


@pytest.mark.parametrize("seed", range(3))
def test_page_equals_a_fresh_reading_after_each_of_many_random_edits(eyes: Eyes, seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 - nothing secret
    read = {piece: eyes.parsed(piece) for piece in PIECES}
    pieces = {key: choose.choice(PIECES) for key in range(1, 9)}
    keys = list(pieces)
    eyes.show(*pieces.values())
    for number in range(60):
        kind = choose.choice(("edit", "edit", "add", "remove", "move"))
        if kind == "edit" and keys:
            html = {key: choose.choice(PIECES) for key in choose.sample(keys, min(2, len(keys)))}
            eyes.patch(html)
        elif kind == "add":
            keys.insert(choose.randint(0, len(keys)), 100 + number)
            html = {100 + number: choose.choice(PIECES)}
            eyes.patch(html, tuple(keys))
        elif kind == "remove" and keys:
            gone, html = keys.pop(choose.randrange(len(keys))), {}
            eyes.patch({}, tuple(keys), (gone,))
        else:
            choose.shuffle(keys)
            html = {}
            eyes.patch({}, tuple(keys))
        pieces |= html
        assert eyes.body() == "".join(read[pieces[key]] for key in keys)


def test_edit_keeps_the_elements_beside_it(eyes: Eyes) -> None:
    eyes.show('<blockquote><p>Old words</p><p><img src="blog/img/dot.png"></p></blockquote>')
    eyes.wait_for('document.querySelector("img").naturalWidth === 8')
    eyes.see('window.kept = document.querySelector("img"); 1')
    eyes.patch({1: '<blockquote><p>New words</p><p><img src="blog/img/dot.png"></p></blockquote>'})
    eyes.wait_for('document.querySelector("p").textContent === "New words"')
    assert eyes.see('window.kept === document.querySelector("img")')


def test_edit_above_the_view_does_not_move_it(eyes: Eyes) -> None:
    eyes.show("<p>first</p>", "<p>filler</p>" * 80, '<p id="here">here</p>', "<p>more</p>" * 80)
    eyes.see("window.scrollTo(0, 1500); 1")
    eyes.wait_for("window.scrollY === 1500")
    before = eyes.top("#here")
    eyes.patch({1: "<p>first</p>" + "<p>another</p>" * 20})
    eyes.wait_for('document.querySelectorAll("p").length > 170')
    eyes.wait_for(f'Math.abs(document.querySelector("#here").getBoundingClientRect().top - {before}) < 2')


def test_picture_that_comes_late_does_not_move_the_view(eyes: Eyes) -> None:
    eyes.show("<p>first</p>", "<p>filler</p>" * 80, '<p id="here">here</p>', "<p>more</p>" * 80)
    eyes.see("window.scrollTo(0, 1500); 1")
    eyes.wait_for("window.scrollY === 1500")
    before = eyes.top("#here")
    eyes.patch({1: '<img src="blog/img/dot.png" style="width: 300px; height: auto">'})
    eyes.wait_for('document.querySelector("img").naturalWidth === 8')
    eyes.wait_for(f'Math.abs(document.querySelector("#here").getBoundingClientRect().top - {before}) < 2')


def test_another_post_begins_at_its_top(eyes: Eyes) -> None:
    eyes.show("<p>old</p>" * 100)
    eyes.see("window.scrollTo(0, 900); 1")
    eyes.wait_for("window.scrollY === 900")
    eyes.patch({12: "<p>new</p>" * 100}, (12,), (1,))
    eyes.wait_for("window.scrollY === 0")


def test_alignment_of_table_cells_shows(eyes: Eyes) -> None:
    eyes.show('<table><tr><td style="text-align: center">x</td></tr></table>')
    assert eyes.see('getComputedStyle(document.querySelector("td")).textAlign') == "center"


def test_new_part_is_put_in_its_place_between_silent_ones(eyes: Eyes) -> None:
    eyes.show("<p>a</p>", "", "", "<p>d</p>")
    eyes.patch({3: "<p>c</p>"})
    eyes.patch({2: "<p>b</p>"})
    assert eyes.body() == "<p>a</p><p>b</p><p>c</p><p>d</p>"


def test_very_long_post_scrolls_to_the_block_that_is_asked_for(eyes: Eyes, surface: WebSurface) -> None:
    eyes.show(*(f'<p data-node="{key}">{"words " * (key % 90)}</p>' for key in range(1, 800)))
    surface.bring_into_view(Place((600,)))
    for _ in range(3):  # what comes into view only now gets its true height, and pushes
        eyes.see(PAINTED)
        eyes.wait_for("window.seen")
    eyes.wait_for("Math.abs(document.querySelector('[data-node=\"600\"]').getBoundingClientRect().top - 24) < 2")
    eyes.patch({600: '<p data-node="600">edited</p>'})
    assert eyes.see("document.querySelector('[data-node=\"600\"]').innerText") == "edited"
