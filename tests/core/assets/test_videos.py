import pytest

from tests.styles import shipped
from twimeditor.core.assets.references import Use, references
from twimeditor.core.assets.videos import embed_for, video_markdown
from twimeditor.core.model import Embed
from twimeditor.core.post import parse
from twimeditor.core.style import HouseStyle

TODAY, OLD = shipped("twim"), shipped("twim-2020")
UUID = "00000000-1111-2222-3333-444444444444"
SHORT = "abcdefghijkmnopqrstuvw"


@pytest.mark.parametrize("style", [TODAY, OLD], ids=["today", "old"])
@pytest.mark.parametrize("address", ["/blog/img/a.webm", "a.mp4", '/blog/img/a"b.webm', "/blog/img/a&amp;b.webm"])
@pytest.mark.parametrize("mark", ["", "> "])
def test_a_file_becomes_a_video_that_names_it(style: HouseStyle, address: str, mark: str) -> None:
    (found,) = references(parse(f"{mark}{video_markdown(address, style)}\n"))
    assert (found.address, found.use) == (address, Use.VIDEO)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=abcdefghijk",
        " https://youtu.be/abcdefghijk?si=x ",
        "http://youtu.be/abcdefghijk",
    ],
)
def test_youtube_is_embedded_as_the_style_does(url: str) -> None:
    assert embed_for(url, TODAY) == '{{ youtube_player(video_id="abcdefghijk") }}'
    assert embed_for(url, OLD) == OLD.video("abcdefghijk")


@pytest.mark.parametrize(("time", "start"), [("90", "90"), ("1m30s", "90"), ("1h", "3600"), ("90s", "90")])
def test_it_begins_where_the_address_does(time: str, start: str) -> None:
    today = embed_for(f"https://youtu.be/abcdefghijk?t={time}", TODAY)
    assert today == f'{{{{ youtube_player(video_id="abcdefghijk", start="{start}") }}}}'
    old = embed_for(f"https://www.youtube.com/watch?v=abcdefghijk&start={time}", OLD) or ""
    assert f"abcdefghijk?start={start}" in old


@pytest.mark.parametrize("time", ["", "soon", "-1", "0"])
def test_a_time_that_is_none_is_left_out(time: str) -> None:
    assert embed_for(f"https://youtu.be/abcdefghijk?t={time}", TODAY) == TODAY.video("abcdefghijk")


@pytest.mark.parametrize("path", ["w", "videos/watch", "videos/embed"])
@pytest.mark.parametrize("video", [UUID, SHORT])
def test_peertube_is_known_on_any_host(path: str, video: str) -> None:
    markdown = embed_for(f"https://tube.example/{path}/{video}?title=0&start=1m", TODAY) or ""
    (node,) = parse(f"{markdown}\n").leaves()
    assert isinstance(node, Embed)
    assert node.video == f"https://tube.example/videos/embed/{video}?start=60"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "abcdefghijk",
        "https://example.org/a.webm",
        "https://www.youtube.com/@channel",
        "https://tube.example/w/index.php",
        f"https://tube.example/w/p/{SHORT}",
        f"ftp://tube.example/w/{SHORT}",
        f'https://tube.example"onload=x/w/{SHORT}',
        f"https://user:secret@tube.example/w/{SHORT}",
        f"https://[::1/w/{SHORT}",
        "javascript:alert(1)",
    ],
)
def test_no_other_address_is_a_video(url: str) -> None:
    assert embed_for(url, TODAY) is None
