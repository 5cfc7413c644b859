"""Drawings come in without scripts, references and private things, or as pixels."""

import base64
from time import thread_time

import pytest
from PIL import Image

from tests.services.assets.pictures import MARKER, drawing, exif, opened, saved
from twimeditor.core.assets.kinds import Kind
from twimeditor.services.assets.refusal import Refused
from twimeditor.services.assets.treat import Treated, Treatment, treat

ROOT = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30"'
RECT = '<rect width="9" height="9" fill="#c81e28"/>'


def svg(inside: str = "", *, more: str = "", before: str = "") -> bytes:
    return f"{before}{ROOT}{more}>{RECT}{inside}</svg>".encode()


def treated(data: bytes) -> Treated:
    return treat(data, "a.svg", Treatment())


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        treated(data)
    return str(caught.value)


HARMLESS = [
    svg(),
    svg(before='\ufeff<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'),
    svg(before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'),
    svg('<defs><linearGradient id="g"/></defs><use href="#g"/><use xlink:href="#g"/><a xlink:href=""/>'),
    svg('<style>rect > g { fill: url(#g); clip-path: url( "#c" ) } @media (width > 1px) { a { b: c } }</style>'),
    svg("<style>@font-face { src: url(data:font/woff2;base64,d09GMg==) }</style>"),
    svg('<path style="fill:url(#g)" mask="url(#m)" transform="rotate(3)"/>'),
    svg("<title>Einhörnchen &amp; <![CDATA[<b>]]></title><desc>what it shows (roughly)</desc>"),
    svg('<text xml:space="preserve" font-family="A\\B">once  twice</text>'),
    svg('<animate attributeName="x" from="1" to="2"/><set attributeName="fill" to="red"/>'),
    svg(f'<image href="data:image/png;base64,{base64.b64encode(saved(drawing((8, 8)), "PNG")).decode()}"/>'),
]


@pytest.mark.parametrize("data", HARMLESS)
def test_drawing_without_anything_but_shapes_is_the_very_same_file(data: bytes) -> None:
    result = treated(data)
    assert (result.data, result.kind, result.notes) == (data, Kind.SVG, ())
    assert (result.width, result.height) == (40, 30)


SCRIPT, ELSEWHERE, WEB_PAGE, ENTITY = (
    "a script",
    "a reference to another",
    "a piece of a web page",
    "declarations of its",
)
HARMFUL = [
    (svg("<script>alert(1)</script>"), SCRIPT),
    (svg('<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>'), SCRIPT),
    (svg('<script xmlns="http://www.w3.org/1999/xhtml">1</script>'), SCRIPT),
    (svg("<SCRIPT/>"), SCRIPT),
    (svg(more=' onload="alert(1)"'), SCRIPT),
    (svg('<g onClick="alert(1)"/>'), SCRIPT),
    (svg('<a href="javascript:alert(1)"/>'), SCRIPT),
    (svg('<a href=" java&#115;cript:alert(1)"/>'), SCRIPT),
    (svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>'), WEB_PAGE),
    (svg('<image href="https://example.org/a.png"/>'), ELSEWHERE),
    (svg('<image xlink:href="file:///etc/passwd"/>'), ELSEWHERE),
    (svg('<image href="a.png"/>'), ELSEWHERE),
    (svg('<use href="other.svg#shape"/>'), ELSEWHERE),
    (
        svg('<x:image xmlns:x="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink" l:href="//a/b"/>'),
        ELSEWHERE,
    ),
    (svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'), ELSEWHERE),
    (svg('<set attributeName="href" to="https://example.org"/>'), ELSEWHERE),
    (svg('<animate attributeName="xlink:href" values="https://example.org"/>'), ELSEWHERE),
    (svg('<path fill="url(https://example.org/#a)"/>'), ELSEWHERE),
    (svg("<path style=\"fill:url('a.svg#b')\"/>"), ELSEWHERE),
    (svg("<style>@import 'a.css';</style>"), ELSEWHERE),
    (svg("<style>@import/**/url(#a);</style>"), ELSEWHERE),
    (svg("<style><![CDATA[ a { background: url(//example.org) } ]]></style>"), ELSEWHERE),
    (svg('<style>a { b: image-set("https://example.org/a.png" 1x) }</style>'), ELSEWHERE),
    (svg("<style>a { b: \\75rl(https://example.org) }</style>"), "a style that cannot be checked"),
    (svg('<path fill="\\75rl(https://example.org)"/>'), "a style that cannot be checked"),
    (svg("<style>a { b: url(https://example.org) }<g/></style>"), "a style that cannot be checked"),
    (svg('<g xml:base="https://example.org/"/>'), ELSEWHERE),
    (svg(before='<?xml-stylesheet href="https://example.org/a.css"?>'), ELSEWHERE),
    (svg(before='<!DOCTYPE svg [<!ENTITY a "b">]>'), ENTITY),
    (svg("<text>&a;</text>", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), ENTITY),
    (svg("<text>&a;</text>", before='<!DOCTYPE svg SYSTEM "file:///etc/passwd">'), ENTITY),
]


@pytest.mark.parametrize(("data", "reason"), HARMFUL)
def test_drawing_that_could_do_more_than_show_becomes_pixels(data: bytes, reason: str) -> None:
    given = []

    def rasterise(harmless: bytes) -> bytes:
        given.append(harmless)
        return saved(Image.new("RGB", (2000, 1000), (1, 2, 3)), "PNG")

    result = treat(data, "a.svg", Treatment(), rasterise=rasterise)
    assert (result.kind, result.width, result.height) == (Kind.PNG, 1600, 800)
    assert opened(result.data).convert("RGB").getpixel((1, 1)) == (1, 2, 3)
    assert result.notes[0].startswith(f"A PNG was made of the SVG, because it contains {reason}")
    (harmless,) = given
    for bad in (b"script", b"alert", b"example.org", b"passwd", b"ENTITY", b"import", b"//a/b", b"a.png", b".svg"):
        assert bad not in harmless.lower()
    assert b"<rect" in harmless
    assert treat(harmless, "a.svg", Treatment()).kind is Kind.SVG, "what is drawn is harmless by the same rules"
    assert refusal(data).startswith(f"“a.svg” contains {reason}")


def test_short_declared_words_are_drawn_as_what_they_stand_for() -> None:
    data = svg("<text>&greeting;</text>", before='<!DOCTYPE svg [<!ENTITY greeting "Hello">]>')
    given = []

    def rasterise(harmless: bytes) -> bytes:
        given.append(harmless)
        return saved(drawing(), "PNG")

    assert treat(data, "a.svg", Treatment(), rasterise=rasterise).kind is Kind.PNG
    assert b"<text>Hello</text>" in given[0]


PRIVATE = [
    f"<!-- {MARKER.decode()} -->",
    f"<metadata><rdf>{MARKER.decode()}</rdf></metadata>",
    f'<s:view xmlns:s="http://sodipodi.sourceforge.net/" s:path="{MARKER.decode()}"><s:a/></s:view>',
    f'<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="/home/{MARKER.decode()}/a.png"/>',
    f'<g data-author="{MARKER.decode()}"/>',
    f"<?editor {MARKER.decode()}?>",
    f"<style>/* {MARKER.decode()} */ rect {{ fill: red }}</style>",
]


@pytest.mark.parametrize("private", PRIVATE)
def test_what_editors_write_for_themselves_does_not_come_in(private: str) -> None:
    result = treated(svg(private + '<path id="stays" d="M0 0&#10;L1 1"/><text>a &lt; b</text>'))
    assert result.kind is Kind.SVG
    assert MARKER not in result.data
    assert b'<rect width="9" height="9" fill="#c81e28">' in result.data
    assert b'<path id="stays" d="M0 0&#10;L1 1"></path><text>a &lt; b</text>' in result.data
    assert treated(result.data).data == result.data


def test_private_data_in_a_picture_within_a_drawing_goes() -> None:
    photo = saved(drawing((40, 24)), "JPEG", exif=exif(6), comment=MARKER)
    assert MARKER in photo
    link = f'<image xlink:href="data:image/jpeg;base64,{base64.b64encode(photo).decode()}"/>'
    data = treated(svg(link)).data
    inner = base64.b64decode(data.split(b"base64,")[1].split(b'"')[0])
    assert MARKER not in inner
    assert opened(inner).size == (24, 40)


def test_broken_picture_within_a_drawing_is_refused() -> None:
    inner = base64.b64encode(saved(drawing(), "PNG")[:60]).decode()
    assert "is damaged" in refusal(svg(f'<image href="data:image/png;base64,{inner}"/>'))
    assert "is damaged" in refusal(svg('<image href="data:image/png;base64,AAA"/>'))


@pytest.mark.parametrize(
    "data",
    [
        svg()[:-7],
        svg("<g>"),
        svg("&nbsp;"),
        svg("<text>\0</text>"),
        svg()[:60],
        b"<svg xmlns='urn:x'/>",
        b"<svg/><svg/>",
    ],
)
def test_drawing_that_is_not_well_formed_is_refused(data: bytes) -> None:
    assert "is damaged or incomplete" in refusal(data)


def laughs() -> bytes:
    words = "".join(f'<!ENTITY w{number} "{f"&w{number - 1};" * 10}">' for number in range(1, 12))
    return svg("<text>&w11;</text>", before=f'<!DOCTYPE svg [<!ENTITY w0 "ha">{words}]>')


def doubling(levels: int) -> bytes:
    groups = "".join(
        f'<g id="g{number}"><use href="#g{number - 1}"/><use xlink:href="#g{number - 1}"/></g>'
        for number in range(1, levels)
    )
    return svg(f'<g id="g0"><path/></g>{groups}')


BOMBS = [
    laughs(),
    svg("<text>" + "&a;" * 20_000 + "</text>", before=f'<!DOCTYPE svg [<!ENTITY a "{"a" * 50_000}">]>'),
    svg("<text>" + "&a;" * 20_000 + "</text>", before=f'<!DOCTYPE svg [<!ENTITY a "{"a" * 199}">]>'),
    svg(before="<!DOCTYPE svg [<!ENTITY % a \"<!ENTITY b 'c'>\"> %a;]>"),
    svg("<g>" * 100_000 + "</g>" * 100_000),
    doubling(30),
]


@pytest.mark.parametrize("data", BOMBS, ids=range(len(BOMBS)))
def test_drawing_that_becomes_far_too_much_is_refused_in_no_time(data: bytes) -> None:
    start = thread_time()
    assert "unpacks to far more" in refusal(data)
    assert thread_time() - start < 1, "it takes a few milliseconds"


def test_repeating_a_shape_is_no_harm_nor_is_one_that_repeats_itself() -> None:
    assert treated(doubling(10)).kind is Kind.SVG
    assert treated(svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>' * 50)).kind is Kind.SVG


def test_user_can_have_a_drawing_as_pixels() -> None:
    result = treat(svg(), "a.svg", Treatment(to=Kind.PNG), rasterise=lambda _: saved(drawing(), "PNG"))
    assert (result.kind, result.notes) == (Kind.PNG, ("A PNG was made of the SVG.",))


def test_drawing_that_nothing_can_be_made_of_is_refused() -> None:
    def rasterise(_: bytes) -> bytes:
        return b""

    with pytest.raises(Refused):
        treat(svg("<script/>"), "a.svg", Treatment(), rasterise=rasterise)
