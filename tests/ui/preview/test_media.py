"""Pictures and videos of the issue show; what cannot says what it is, and the page's own HTML stays as it is."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from tests.ui.preview.clips import UNPLAYABLE, gif, webm
from tests.ui.preview.eyes import Eyes
from twimeditor.core.render import Fragment
from twimeditor.services.assets.lookup import MOST_BYTES, find_file
from twimeditor.services.media import RemotePictures
from twimeditor.ui.preview.fallback import TextSurface
from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.surface import Appearance, Look
from twimeditor.ui.preview.web import WebSurface

DOT = QImage(8, 6, QImage.Format.Format_RGB32)

ADDRESSES = (
    ("blog/img/a b.png", "/blog/img/a%20b.png"),
    ("blog/img/a b.png", "/blog/img/a b.png"),
    ("blog/img/größe.png", "/blog/img/gr%C3%B6%C3%9Fe.png"),
    ("blog/img/größe.png", "/blog/img/größe.png"),
    ("blog/img/100%.png", "/blog/img/100%25.png"),
    ("blog/img/a%20b.png", "/blog/img/a%2520b.png"),
    ("blog/img/a#b?c.png", "/blog/img/a%23b%3Fc.png"),
    ("blog/img/SHOT.PNG", "/blog/img/SHOT.PNG"),
    ("blog/img/x.png", "/blog/img/x.png?v=1"),
    ("blog/img/x.png", "/blog/img/x.png#part"),
    ("blog/img/x.png", "https://matrix.org/blog/img/x.png?v=1"),
    ("blog/img/a b.png", "https://matrix.org/blog/img/a%20b.png"),
    ("beside.png", "beside.png"),
    ("beside.png", "./beside.png"),
    ("beside.png", "https://matrix.org/blog/2026/11/20/issue/beside.png"),
)


def card(eyes: Eyes, selector: str) -> str:
    """Return the lines on the card that is drawn in an element's background."""
    source = str(eyes.see(f"getComputedStyle(document.querySelector('{selector}')).backgroundImage"))
    return "|".join(re.findall("<text[^>]*>([^<]*)</text>", unquote(source)))


def words(eyes: Eyes, selector: str) -> str:
    return str(eyes.see(f"getComputedStyle(document.querySelector('{selector}'), '::before').content"))


# -- pictures ---------------------------------------------------------------------------------


def test_picture_is_found_by_its_address(eyes: Eyes, pictures: Path) -> None:
    for name, _ in ADDRESSES:
        DOT.save(str(pictures / name))
    eyes.show("".join(f'<img src="{address}">' for _, address in ADDRESSES))
    eyes.wait_for('[...document.querySelectorAll("img")].every((image) => image.complete)')
    widths = str(eyes.see('[...document.querySelectorAll("img")].map((image) => image.naturalWidth).join()'))
    shown = dict(zip([address for _, address in ADDRESSES], widths.split(","), strict=True))
    assert [address for address, width in shown.items() if width != "8"] == []


def test_first_folder_wins(tmp_path: Path) -> None:
    for folder in ("near", "far"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.png").write_bytes(b"")
    roots = (tmp_path / "none", tmp_path / "near", tmp_path / "far")
    assert find_file("/x.png", roots) == tmp_path / "near/x.png"


@pytest.mark.parametrize(
    "address", ["", "/", "x.txt", "x", "folder.png", "../x.png", "/x.png\0.png", "a" * 9000 + ".png"]
)
def test_no_other_file_is_found(tmp_path: Path, address: str) -> None:
    root = tmp_path / "root"
    (root / "folder.png").mkdir(parents=True)
    for name in ("x.png", "root/x.txt", "root/x"):
        (tmp_path / name).write_bytes(b"")
    assert find_file(address, (root,)) is None


@pytest.mark.parametrize(
    "address", ["\\\\host\\share\\x.png", "/\\\\host\\x.png", "C:/x.png", "c:x.png", "a\\..\\x.png"]
)
def test_no_name_is_looked_up_that_may_call_another_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(Path, "resolve", lambda self, **_: asked.append(self))
    assert find_file(address, (tmp_path,)) is None
    assert asked == []


def test_links_and_special_files_are_not_found(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret.png").write_bytes(b"")
    (root / "out.png").symlink_to(tmp_path / "secret.png")
    (root / "kind.png").symlink_to(root / "notes.txt")
    (root / "notes.txt").write_bytes(b"")
    (root / "round.png").symlink_to(root / "round.png")
    (root / "device.png").symlink_to("/dev/zero")
    names = ("out", "kind", "round", "device")
    assert [find_file(f"/{name}.png", (root,)) for name in names] == [None] * 4


def test_huge_picture_is_left_out_and_a_huge_video_is_not(tmp_path: Path) -> None:
    for name in ("x.png", "x.webm"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(MOST_BYTES + 1)
    assert find_file("/x.png", (tmp_path,)) is None
    assert find_file("/x.webm", (tmp_path,)) == tmp_path / "x.webm"


def test_animated_picture_moves(qtbot: QtBot, eyes: Eyes, surface: WebSurface, pictures: Path) -> None:
    (pictures / "moves.gif").write_bytes(gif())
    eyes.show('<img src="/moves.gif" style="width: 200px">')
    assert_turns(qtbot, surface, area(eyes, "img").center())


def area(eyes: Eyes, selector: str) -> QRect:
    box = f"document.querySelector('{selector}').getBoundingClientRect()"
    eyes.wait_for(f"{box}.height > 40")
    values = (eyes.see(f"{box}.{side}") for side in ("left", "top", "width", "height"))
    return QRect(*(round(value) for value in values))


def assert_turns(qtbot: QtBot, surface: WebSurface, point: QPoint) -> None:
    """Watch a point until it has been red and blue."""
    seen = set()

    def both() -> bool:
        colour = surface.grab().toImage().pixelColor(point)
        seen.add("red" if colour.red() > 150 > colour.blue() else "blue" if colour.blue() > 150 > colour.red() else "")
        return {"red", "blue"} <= seen

    qtbot.waitUntil(both, timeout=20_000)


def test_picture_that_is_missing_tells_its_path_and_description(eyes: Eyes) -> None:
    eyes.show('<p><img src="/blog/img/gone.png" alt="A boat"></p>')
    eyes.wait_for('document.querySelector("img").complete')
    assert words(eyes, "img") == r'"Picture not shown: /blog/img/gone.png\a A boat"'


def test_card_is_as_large_as_its_words(eyes: Eyes) -> None:
    eyes.show('<img src="/gone.png" width="16" height="16" alt="A small boat">')
    eyes.wait_for('document.querySelector("img").getBoundingClientRect().width > 120')
    assert eyes.body() == '<img src="/gone.png" width="16" height="16" alt="A small boat">'


def test_picture_without_an_address_says_so(eyes: Eyes) -> None:
    eyes.show('<p><img alt="A boat"></p>')
    assert "Picture without an address" in words(eyes, "img")


def test_picture_that_comes_later_has_its_own_size(eyes: Eyes, surface: WebSurface, pictures: Path) -> None:
    eyes.show('<img src="/late.png" width="16" height="12" alt="A boat that is late">')
    eyes.wait_for('document.querySelector("img").getBoundingClientRect().width > 120')
    DOT.save(str(pictures / "late.png"))
    surface.look_again()
    eyes.wait_for('document.querySelector("img").getBoundingClientRect().width === 16')


def test_names_that_a_post_gives_its_elements_change_no_card(eyes: Eyes) -> None:
    names = ("querySelectorAll", "adoptedStyleSheets", "preview", "dom", "getAttribute", "requestAnimationFrame")
    eyes.show(
        "".join(f'<form name="{name}" id="{name}"><input name="tagName"></form>' for name in names),
        '<form><input name="getAttribute"><img id="far" src="https://far.example/a.png"></form>',
        '<iframe src="https://tube.example/videos/embed/1a-2b"></iframe>',
    )
    assert "far.example" in str(eyes.see("getComputedStyle(document.querySelector('#far'), '::before').content"))
    assert card(eyes, "iframe").startswith("PeerTube video")


def test_plain_preview_finds_them_by_the_same_addresses(qtbot: QtBot, pictures: Path, remote: RemotePictures) -> None:
    DOT.save(str(pictures / "blog/img/a b.png"))
    plain = TextSurface(Pictures(lambda: (pictures,), str, remote), "No engine.")
    qtbot.addWidget(plain)
    for address in ("/blog/img/a%20b.png?v=1", "https://matrix.org/blog/img/a%20b.png"):
        plain.show_all((Fragment(1, f'<p><img src="{address}"></p>', (1,)),))
        assert "not shown" not in text_of(plain)
    plain.show_all((Fragment(1, '<p><img src="https://far.example/a.png" alt="A boat"></p>', (1,)),))
    assert "A boat. Picture not shown: https://far.example/a.png" in text_of(plain)
    plain.release()


def text_of(plain: TextSurface) -> str:
    browser = plain.findChild(QTextBrowser)
    assert browser is not None
    return browser.toPlainText()


# -- videos -----------------------------------------------------------------------------------


@pytest.fixture
def videos(pictures: Path) -> Path:
    (pictures / "long.webm").write_bytes(webm(40, padding=200_000))
    (pictures / "clip.mp4").write_bytes(UNPLAYABLE)
    return pictures


def test_video_plays_when_the_user_wants_it(qtbot: QtBot, eyes: Eyes, surface: WebSurface, videos: Path) -> None:
    eyes.show('<video src="/long.webm" controls style="width: 400px"></video>')
    eyes.wait_for('document.querySelector("video").readyState === 4')
    assert eyes.see('document.querySelector("video").paused')
    eyes.click("video")
    QTest.keyClick(surface.focusProxy() or surface, Qt.Key.Key_Space)
    eyes.wait_for('!document.querySelector("video").paused')
    assert_turns(qtbot, surface, area(eyes, "video").center() - QPoint(0, 60))


def test_video_can_be_read_from_any_place(eyes: Eyes, videos: Path) -> None:
    eyes.show('<video src="/long.webm" controls></video>')
    eyes.wait_for('document.querySelector("video").readyState >= 1')
    assert eyes.see('document.querySelector("video").seekable.end(0)') == 40
    eyes.see('document.querySelector("video").currentTime = 31.5; 1')
    eyes.wait_for('!document.querySelector("video").seeking && document.querySelector("video").readyState >= 2')
    assert eyes.see('document.querySelector("video").currentTime') == 31.5


def test_video_that_does_not_play_is_a_card_with_name_and_size(eyes: Eyes, videos: Path) -> None:
    html = '<video src="/clip.mp4" controls=""></video>'
    eyes.show(html)
    eyes.wait_for('getComputedStyle(document.querySelector("video")).backgroundImage.includes("clip")')
    assert card(eyes, "video") == "Video|clip.mp4|2.0 kB, does not play here"
    assert eyes.body() == html


def test_card_of_a_video_stays_through_edits_and_other_looks(eyes: Eyes, surface: WebSurface, videos: Path) -> None:
    eyes.show('<video src="/clip.mp4" controls></video>', "<p>old</p>")
    eyes.wait_for('getComputedStyle(document.querySelector("video")).backgroundImage.includes("clip")')
    surface.set_appearance(Appearance(Look.SITE, dark=False, ground="#ffffff"))
    eyes.patch({2: "<p>new</p>"})
    assert card(eyes, "video").startswith("Video|clip.mp4")
    eyes.patch({1: '<video src="/long.webm" controls></video>'})
    eyes.wait_for('document.querySelector("video").readyState >= 1')
    assert card(eyes, "video") == ""


def test_video_with_several_files_names_the_one_that_is_there(eyes: Eyes, videos: Path) -> None:
    sources = ("/av1/clip.webm", "/hevc/clip.mp4", "/clip.mp4")
    eyes.show(f"<video controls>{''.join(f'<source src={source}>' for source in sources)}</video>")
    eyes.wait_for('getComputedStyle(document.querySelector("video")).backgroundImage.includes("clip")')
    assert card(eyes, "video").startswith("Video|clip.mp4|2.0 kB")


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<video src="/blog/none.mp4"></video>', "Video not found|/blog/none.mp4"),
        ('<video src="https://far.example/a.webm"></video>', "Video on another site|far.example|Not loaded here"),
        ('<video><source src="//far.example/a.webm"></video>', "Video on another site|far.example|Not loaded here"),
    ],
)
def test_video_that_is_not_here_says_so(eyes: Eyes, html: str, said: str) -> None:
    eyes.show(html)
    eyes.wait_for('getComputedStyle(document.querySelector("video")).backgroundImage.split("text").length > 4')
    assert card(eyes, "video") == said


# -- embeds -----------------------------------------------------------------------------------


EMBEDS = {
    '<iframe src="https://www.youtube.com/embed/abc_DEF"></iframe>': "YouTube video|www.youtube.com · abc_DEF|Plays",
    '<iframe src="//www.youtube-nocookie.com/embed/a?b"></iframe>': "YouTube video|www.youtube-nocookie.com · a|Plays",
    '<iframe src="https://player.vimeo.com/video/123"></iframe>': "Vimeo video|player.vimeo.com · 123|Plays",
    '<iframe src="https://tube.example/videos/embed/1a-2b"></iframe>': "PeerTube video|tube.example · 1a-2b|Plays",
    '<iframe src="https://youtube.com.evil.example/a"></iframe>': "Embedded page|youtube.com.evil.example · a|Shown",
    '<youtube-player video-id="abc_DEF-123"></youtube-player>': "YouTube video|abc_DEF-123|Plays",
    '<iframe srcdoc="<p>x</p>"></iframe>': "Embedded page|Shown",
    '<iframe src="data:text/html,x"></iframe>': "Embedded page||Shown",
    '<embed src="https://far.example/">': "Embedded page|far.example|Shown",
    '<object data="https://far.example/a"></object>': "Embedded page|far.example · a|Shown",
}


def test_embed_is_a_still_card_that_names_it(eyes: Eyes) -> None:
    eyes.show(*EMBEDS)
    cards = {html: card(eyes, f"main > :nth-child({place})") for place, html in enumerate(EMBEDS, start=1)}
    assert cards == {html: f"{said} on the published page" for html, said in EMBEDS.items()}
    assert eyes.see('[...document.querySelector("main").children].every((one) => one.offsetHeight > 100)')


TRICKS = ('"] { } body { display: none } x[y="', "\\", "a\nb", "</style><b>", "'&lt;'", "\u202e" * 90)


def test_address_cannot_break_out_of_its_card(eyes: Eyes) -> None:
    for trick in TRICKS:
        address = "https://far.example/" + trick.replace('"', "&quot;")
        html = f'<img src="{address}" alt="x"><iframe src="{address}"></iframe><video src="{address}"></video>'
        eyes.show(html)
        assert eyes.body() == eyes.parsed(html)
        assert eyes.see("getComputedStyle(document.body).display") == "block"
        assert "far.example" in words(eyes, "img")
        assert card(eyes, "iframe").startswith("Embedded page|far.example")
