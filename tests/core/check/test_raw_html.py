"""R24: raw HTML."""

import pytest

from tests.core.check.cases import all_done, found, told
from twimeditor.core.check.problem import Severity
from twimeditor.core.post import parse

YOUTUBE = '<iframe src="https://www.youtube.com/embed/AbCdEf-1234" allowfullscreen></iframe>'


@pytest.mark.parametrize(
    "text",
    [
        YOUTUBE,
        f"> {YOUTUBE}",
        '<iframe src="//www.youtube-nocookie.com/embed/AbCdEf-1234"></iframe>',
        "<iframe src='https://player.vimeo.com/video/1'></iframe>",
        '<iframe src="https://tube.example.org/videos/embed/1c8a0262-dee9-4927-b9e9-9856a7f4d8bf"></iframe>',
        '<video src="/blog/img/2030-01-01-a.webm" controls></video>',
        '<a href="https://example.org" title="javascript: a language"><img src="/blog/img/2030-01-01-a.png"></a>',
        "<details><summary>More</summary>\n\ntext<br/>\n\n</details>",
        "<ul>\n<li><strong>a</strong> <em>b</em> <code>c</code></li>\n</ul>",
        "> H<sub>2</sub>O, x<sup>2</sup>, <kbd>F8</kbd>, <del>gone</del>",
        "`<script>` and ``<b onclick=x>``",
        "```html\n<script>run()</script>\n```",
        "    <script>",
        "> ```\n> <script>\n> ```",
        "a < b > c, 1<2, <3, <https://example.org>, <zoe@example.org>",
        "<!-- <script>run()</script> -->",
        "\\<script>",
        "&lt;script&gt;",
        "[data: a talk](https://example.org/data:x)",
        "[data:]: https://example.org/data:x\n[javascript:]: /javascript:x",
        "The javascript: in this sentence is no address, nor is data:text",
        '{{ figure(img="/blog/img/2030-01-01-a.png", caption="<script>") }}',
    ],
)
def test_what_posts_use_and_what_is_no_html_is_let_be(text: str) -> None:
    assert told("R24", f"{text}\n") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<script>run()</script>", "<script>"),
        ("> text <script src='x'></script>", "<script src='x'>"),
        ("<style>b { color: red }</style>", "<style>"),
        ("<div>\n<object data='x'></object>\n</div>", "<object data='x'>"),
        ("<form action='/x'>\n</form>", "<form action='/x'>"),
        ('> <img src="/blog/img/2030-01-01-a.png" onerror="run()">', 'onerror="run()"'),
        ("<b ONCLICK=run()>x</b>", "ONCLICK=run()"),
        ('<a href="javascript:run()">x</a>', 'href="javascript:run()"'),
        ('<a href=" java&#115;cript:run()">x</a>', 'href=" java&#115;cript:run()"'),
        ("> [x](javascript:run)", "javascript:run"),
        ("[x](data:text/html,hello)", "data:text/html,hello"),
        ("> <vbscript:run>", "vbscript:run"),
        ("> ![x](data:image/png;base64,AAAA)", "data:image/png;base64,AAAA"),
        ("[x]: javascript:run", "javascript:run"),
        ("### Teapot ([website](javascript:run))", "javascript:run"),
        ('<iframe src="https://ads.example.org/video"></iframe>', '<iframe src="https://ads.example.org/video">'),
        (
            '<iframe src="https://youtube.com.example.org/embed/x"></iframe>',
            '<iframe src="https://youtube.com.example.org/embed/x">',
        ),
        ('<iframe srcdoc="x" src="https://youtube.com/embed/x"></iframe>', 'srcdoc="x"'),
        ("> Send a <message> to the room", "<message>"),
    ],
)
def test_what_does_not_belong_into_a_post_is_found(text: str, wanted: str) -> None:
    assert told("R24", f"{text}\n") == [("warning", wanted)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[x](JavaScript:run)", "an address with javascript: must never stand in a post: it runs a script on the site"),
        ("[x]: VBScript:run", "an address with vbscript: must never stand in a post: it runs a script on the site"),
        ("[x](data:text/html,hello)", "an address with data: must never stand in a post: it holds a whole file"),
    ],
)
def test_of_an_address_that_runs_or_holds_something_it_is_told_what(text: str, words: str) -> None:
    (problem,) = found("R24", parse(f"{text}\n"))
    assert problem.message.startswith(words)


def test_what_would_run_is_told_strongly() -> None:
    for text in ("<script>x</script>", "<b onclick='x'>y</b>", "[x](javascript:x)"):
        assert "must never" in found("R24", parse(f"{text}\n"))[0].message


def test_a_handler_is_removed_when_asked_for() -> None:
    text = '> A <img alt="x" onerror="run()" src="/blog/img/2030-01-01-a.png"> here\n\nEnd.  \n'
    assert not found("R24", parse(text))[0].fixes[0].is_safe
    assert all_done("R24", text) == text.replace(' onerror="run()"', "")


def test_what_was_meant_to_be_read_becomes_code_when_asked_for() -> None:
    text = "> Send a <message> to <https://example.org>\n\nEnd.  \n"
    assert not found("R24", parse(text))[0].fixes[0].is_safe
    assert all_done("R24", text) == text.replace("<message>", "`<message>`")


def test_tags_of_old_times_are_one_doubt() -> None:
    (problem,) = found("R24", parse('<font color="red">a</font><font color="blue">b</font> c\n'))
    assert problem.severity is Severity.HINT
    assert problem.place.text == '<font color="red">'


def test_a_picture_in_html_is_looked_at_as_well() -> None:
    text = '<img src="/blog/img/2030-01-01-a.png" alt="A pot" onload="run()">\n'
    (problem,) = found("R24", parse(text))
    assert "onload" in problem.message
