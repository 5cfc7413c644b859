"""The site's own folder: its style sheets dress the page and can do nothing else; its templates and pages count."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QTextBrowser

from tests.ui.preview.desk import Desk
from tests.ui.preview.eyes import Eyes
from tests.ui.preview.listener import Listener
from tests.ui.preview.test_panel import plain_desk  # noqa: F401 - a fixture
from twimeditor.core.render import SiteTemplates
from twimeditor.ui.preview import Look, Site
from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.surface import Appearance
from twimeditor.ui.preview.web import WebSurface
from twimeditor.ui.theme import Scheme

OWN = "body { background: #fff8e7 } .post-content h3 { color: rgb(1, 2, 3) }"
GROUND = "getComputedStyle(document.body).backgroundColor"
TITLE = 'getComputedStyle(document.querySelector("main > h3")).color'


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the addresses that the page asks our scheme for."""
    seen: list[str] = []
    find = Pictures.find

    def watch(self: Pictures, address: str) -> Path | None:
        seen.append(address)
        return find(self, address)

    monkeypatch.setattr(Pictures, "find", watch)
    return seen


def wear(surface: WebSurface, *texts: str) -> None:
    """Let a page wear these style sheets."""
    surface.set_appearance(Appearance(Look.SITE, dark=False, ground="#ffffff"))
    surface.set_sheets(texts)


def test_own_style_sheets_are_worn_in_the_sites_look_only(desk: Desk) -> None:
    usual = desk.eyes.see(TITLE)
    desk.panel.use_site(Site(sheets=(OWN,)))
    assert desk.eyes.see(TITLE) == usual
    desk.panel.set_look(Look.SITE)
    assert (desk.eyes.see(GROUND), desk.eyes.see(TITLE)) == ("rgb(255, 248, 231)", "rgb(1, 2, 3)")
    assert desk.eyes.see('getComputedStyle(document.querySelector("h1")).fontSize') == "32px"  # the engine's own
    desk.panel.use_site(Site())
    assert (desk.eyes.see(GROUND), desk.eyes.see(TITLE)) == ("rgb(255, 255, 255)", "rgb(51, 51, 51)")
    desk.panel.use_site(Site(sheets=(OWN,)))
    desk.panel.set_look(Look.EDITOR)
    assert desk.eyes.see(TITLE) == usual


def test_the_choice_of_look_says_whose_style_sheets_are_worn(desk: Desk) -> None:
    button = desk.panel.findChild(QAbstractButton, "preview.look.site")
    assert button is not None
    assert "own" not in button.toolTip()
    desk.panel.use_site(Site(sheets=(OWN,)))
    assert "by the site's own style sheets" in button.toolTip()


def test_a_page_that_lost_its_engine_wears_them_again(desk: Desk) -> None:
    desk.panel.use_site(Site(sheets=(OWN,)))
    desk.panel.set_look(Look.SITE)
    desk.surface.events.ready.emit()
    assert desk.eyes.see(TITLE) == "rgb(1, 2, 3)"


def test_no_style_sheet_calls_out(surface: WebSurface, eyes: Eyes, listener: Listener, looked_up: list[str]) -> None:
    text = """
        @import "HOST/import.css"; @import url("twim://post/blog/img/dot.png");
        @font-face { font-family: far; src: url("HOST/far.woff2"), url("//127.0.0.1:PORT/far.ttf"); }
        p { font-family: far; background: url(HOST/ground.png), image-set("HOST/set.png" 1x), url("/blog/img/dot.png");
            cursor: url(HOST/hand.cur), auto; border-image: url(HOST/edge.png) 30; mask: url(HOST/mask.svg#x);
            filter: url(HOST/filter.svg#f); list-style: url(HOST/dot.png); shape-outside: url(HOST/shape.png); }
        p::before { content: url(HOST/before.png) } a { background: url("file:///etc/passwd") }
    """
    address = listener.address
    wear(surface, text.replace("HOST", address).replace("PORT", address.rpartition(":")[2]))
    eyes.show('<p>text <a href="x">link</a></p>', '<img id="probe" src="/blog/img/dot.png">')
    eyes.wait_for('document.querySelector("#probe").naturalWidth === 8')
    assert "dot.png" in eyes.see('getComputedStyle(document.querySelector("p")).backgroundImage')
    assert set(looked_up) == {"/blog/img/dot.png"}
    assert listener.calls == 0


def test_fonts_of_the_site_load(surface: WebSurface, eyes: Eyes, pictures: Path) -> None:
    font = next(Path("/usr/share/fonts").rglob("*.ttf"), None)
    if font is None:
        pytest.skip("no font on this machine to serve")
    (pictures / "fonts").mkdir()
    (pictures / "fonts/tide.ttf").write_bytes(font.read_bytes())
    faces = "".join(
        f'@font-face {{ font-family: {name}; src: url("/fonts/{name}.ttf") }}' for name in ("tide", "nowhere")
    )
    wear(surface, faces + "p { font-family: tide } a { font-family: nowhere }")
    eyes.show("<p>text</p><a>text</a>")
    eyes.wait_for('[...document.fonts].every((face) => ["loaded", "error"].includes(face.status))')
    states = "[...document.fonts].map((face) => `${face.family} ${face.status}`).sort().join()"
    assert eyes.see(states) == "nowhere error,tide loaded"


HOSTILE = """
html, body { overflow: hidden !important; scroll-behavior: smooth !important; opacity: 0 !important; }
html { scroll-snap-type: y mandatory !important; }
body { visibility: hidden !important; height: 100vh !important; position: relative !important; }
* { box-shadow: none !important; }
:root { --twim-mark: transparent !important; --ground: red; }
"""


def test_no_style_sheet_hides_the_marks_or_stops_the_page(desk: Desk) -> None:
    desk.panel.use_site(Site(sheets=(HOSTILE, "main > * { box-shadow: none !important }")))
    desk.panel.set_look(Look.SITE)
    desk.selection.select(desk.entry("Foghorn"))
    heading = 'document.querySelectorAll("h3")[1]'
    desk.eyes.wait_for(f"{heading}.getBoundingClientRect().top < 100")
    assert desk.eyes.see(f"getComputedStyle({heading}).boxShadow").startswith("rgb(255, 255, 255)")
    assert desk.eyes.see(f"{heading}.checkVisibility({{ opacityProperty: true, visibilityProperty: true }})")


def test_a_dark_window_has_its_mark_on_the_sites_own_ground(desk: Desk) -> None:
    desk.panel.use_site(Site(sheets=(OWN,)))
    desk.panel.set_look(Look.SITE)
    assert desk.eyes.see('document.documentElement.style.getPropertyValue("--twim-behind")') == "rgb(255, 248, 231)"


def test_the_windows_theme_turns_no_site_dark(desk: Desk) -> None:
    dark = "@media (prefers-color-scheme: dark) { body { background: rgb(1, 1, 1) } }"
    desk.panel.use_site(Site(sheets=(OWN, dark)))
    desk.panel.set_look(Look.SITE)
    desk.panel.set_scheme(Scheme.DARK)
    assert desk.eyes.see(GROUND) == "rgb(255, 248, 231)"


def test_code_is_readable_under_a_style_sheet_that_knows_nothing_of_it(surface: WebSurface, eyes: Eyes) -> None:
    wear(surface, "body { color: #333 }")
    eyes.show('<pre><code><span class="k">if</span> tide</code></pre>')
    colours = 'getComputedStyle(document.querySelector("%s"))'
    assert eyes.see(colours % "pre" + ".backgroundColor") == "rgb(30, 30, 30)"
    assert eyes.see(colours % "pre" + ".color") == "rgb(220, 220, 220)"
    wear(surface, "pre { background: rgb(9, 9, 9) }")
    assert eyes.see(colours % "pre" + ".backgroundColor") == "rgb(9, 9, 9)"


def test_templates_and_pages_of_the_site_are_used_at_once(desk: Desk) -> None:
    desk.type(desk.node("It blinks."), "body", "{{ wave() }} [more](@/tides.md)")
    assert "unknown-shortcode" in desk.eyes.body() or "wave" in desk.eyes.body()
    site = Site(
        folder=Path("/site"), templates=SiteTemplates.of({"wave.html": "<b>wave</b>"}), resolve=lambda _: "/tides/"
    )
    desk.panel.use_site(site)
    assert "<b>wave</b>" in desk.eyes.body()
    assert 'href="/tides/"' in desk.eyes.body()
    desk.panel.use_site(Site())
    assert "<b>wave</b>" not in desk.eyes.body()


def test_pictures_that_were_not_there_are_looked_for_again(surface: WebSurface, eyes: Eyes, pictures: Path) -> None:
    dot, away = pictures / "blog/img/dot.png", pictures / "blog/img/away.png"
    dot.rename(away)
    eyes.show('<img id="probe" src="/blog/img/dot.png">')
    eyes.wait_for('document.querySelector("#probe").complete')
    before = eyes.body()
    away.rename(dot)
    surface.look_again()
    eyes.wait_for('document.querySelector("#probe").naturalWidth === 8')
    assert eyes.body() == before


def test_the_plain_preview_takes_a_site_as_well(plain_desk: Desk) -> None:  # noqa: F811
    desk = plain_desk
    desk.type(desk.node("It blinks."), "body", "{{ wave() }}")
    desk.panel.use_site(Site(folder=Path("/site"), templates=SiteTemplates.of({"wave.html": "<b>high</b>"})))
    assert not desk.panel.has_looks
    browser = desk.panel.findChild(QTextBrowser, "preview")
    assert browser is not None
    desk.qtbot.waitUntil(lambda: "high" in browser.toPlainText())
