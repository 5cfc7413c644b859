"""R23: problems with shortcodes."""

import pytest

from tests.core.check.cases import all_done, found, knowing, told
from tests.core.render.html import HEAD
from twimeditor.core.check import Problem, Severity
from twimeditor.core.check.shortcodes import PROTECTED
from twimeditor.core.model import Quote
from twimeditor.core.post import parse
from twimeditor.core.render import SiteTemplates


def problems(text: str, templates: SiteTemplates | None = None) -> list[Problem]:
    return [*found("R23", parse(HEAD + text), knowing(templates=templates))]


@pytest.mark.parametrize(
    "text",
    [
        '{{ youtube_player(video_id="dQw4w9WgXcQ") }}',
        '{% details(summary="a") %}\nb {{ video() }}\n{% end %}',
        "{{/* nope(a=1) */}}",
        "${{ secrets.TOKEN }} {{ value }} {{ f(x) }}",
        "{{ staff() }}",
        "```\n{{/* video(src='/a.webm') */}}\n```",
        "a {% b %} c",
        "",
    ],
)
def test_nothing_wrong(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ nope() }}", "the site has no shortcode nope and cannot be built"),
        ("{{ figur(img='a') }}", "the site has no shortcode figur and cannot be built; did you mean figure?"),
        ("```\n{{ nope() }}\n```", "the site has no shortcode nope and cannot be built"),
        ("{{ figure(img='a') }}", "figure lacks caption: the site cannot be built"),
        ("{% details(summary='a') %}\nb", "details has no {% end %}: the site cannot be built"),
        ("a\n\n{% end %}", "{% end %} ends a shortcode that was never begun: the site cannot be built"),
        (
            "{% notice_box() %}{% end %}",
            "notice_box has nothing between its start and its {% end %}: the site cannot be built",
        ),
        (
            "`{{ video() }}` a",
            (
                "video is stuck in code, an address or beside <!-- more -->, and so are all behind it; "
                f"as text it is {PROTECTED}"
            ),
        ),
    ],
)
def test_what_breaks_the_site(text: str, message: str) -> None:
    (problem,) = problems(text)
    assert (problem.rule, problem.message, problem.severity) == ("R23", message, Severity.ERROR)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ video(src='a',) }}", "there is a comma behind its last argument"),
        ("{{ nope(a=1,) }}", "there is a comma behind its last argument"),
        ("> {{ figure(\n>   img='a'\n> ) }}", "a line of it begins with >"),
        ("{{ video('a') }}", "its arguments are not all written as name=value"),
        ("{{ video(a=1,,b=2) }}", "there is a comma without an argument behind it"),
        ("{{ video(src=a) }}", "the value of src is no text in quotes, number, true, false or [list]"),
        ("{{ video(src='a) }}", "the quotes around src are not closed"),
        ("{{ video(a=[1 2]) }}", "the list a lacks a comma or its ]"),
        ("{{ video(a=99999999999999999999) }}", "the number a is too large"),
        ("{{ video(src='a'", "its bracket is not closed"),
        ("{{ video(src='a') }", "it does not end as it begins"),
        ("{{- video(src='a') -}}", "a dash stands beside its braces"),
    ],
)
def test_what_is_published_as_it_is_typed(text: str, reason: str) -> None:
    (problem,) = problems(text)
    assert problem.severity is Severity.WARNING
    assert problem.message.endswith(f" is published as it is typed: {reason}")


@pytest.mark.parametrize("text", ['{{< video src="a" >}}', "{{< /video >}}", "a {{% video %}} b"])
def test_another_program_s_shortcodes(text: str) -> None:
    (problem,) = problems(text)
    assert problem.severity is Severity.WARNING
    assert "another program" in problem.message


def test_where_it_is() -> None:
    (problem,) = problems("a {{ nope() }} b")
    assert (problem.start, problem.end) == (2, 14)


def test_where_it_is_in_a_quote() -> None:
    issue = parse(HEAD + "> a\n> {{ video('x') }} b\n")
    (quote,) = (node for node in issue.leaves() if isinstance(node, Quote))
    (problem,) = found("R23", issue)
    assert quote.body[problem.start : problem.end] == "{{ video('x') }}"


def test_the_site_s_own_templates_tell_which_there_are() -> None:
    templates = SiteTemplates.of({"mine.html": "{{ body }}", "other.md": "x"})
    assert problems("{% mine() %}x{% end %} {{ other() }}", templates) == []
    (problem,) = problems("{{ video() }}", templates)
    assert "no shortcode video" in problem.message


def test_a_huge_text_is_not_looked_at() -> None:
    assert problems("{{ nope() }} " * 20_000) == []


def test_any_text_is_looked_at_in_no_time() -> None:
    assert len(problems("{% a() %}" * 5_000)) == 20
    assert len(problems("> {{ video(" + "\n> " * 10_000 + ") }}")) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{{ video(src='a',) }}", "{{ video(src='a') }}"),
        ("{{ video(src='a,)', ) }}", "{{ video(src='a,)') }}"),
        ("{{- video(src='a') -}}", "{{ video(src='a') }}"),
        ("{{- video(src='a',) }}", "{{ video(src='a') }}"),
        ("`{{ video(src='a') }}`", "`{{/* video(src='a') */}}`"),
        ("```\n{{ video(src='a') }}\n```", "```\n{{/* video(src='a') */}}\n```"),
        ('{{youtube_player(video_id="dQw4w9WgXcQ")}}', '{{ youtube_player(video_id="dQw4w9WgXcQ") }}'),
        ('a {{ youtube_player(video_id="dQw4w9WgXcQ")}} b', 'a {{ youtube_player(video_id="dQw4w9WgXcQ") }} b'),
        ('{{< video src="a" >}}', '{{ video(src="a") }}'),
        ("> {{ figure(\n>   img='a'\n>   caption='b'\n> ) }}", "> {{ figure( img='a' caption='b' ) }}"),
        ("> {{ figure(\n>   img='a',\n>   caption='b',\n> ) }} c", "> {{ figure( img='a', caption='b' ) }} c"),
        ("## Tea {{ video(src='a',) }}", "## Tea {{ video(src='a') }}"),
        ("> `a` {{ video(src='a') }} {{ video(src='b',) }}", "> `a` {{ video(src='a') }} {{ video(src='b') }}"),
    ],
)
def test_what_is_safe_to_mend(before: str, after: str) -> None:
    assert all_done("R23", f"{before}\n") == f"{after}\n"
    assert all(one.fixes[0].is_safe for one in found("R23", parse(f"{before}\n")))
    assert found("R23", parse(f"{after}\n")) == ()


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("{{ figur(img='a', caption='b') }}", ["Change it to figure", "Show it as it is typed"]),
        ("{{ nope() }}", ["Show it as it is typed"]),
        ("[a]({{ video(src='a') }})", ["Show it as it is typed"]),
    ],
)
def test_what_a_person_has_to_choose(text: str, labels: list[str]) -> None:
    (problem,) = found("R23", parse(f"{text}\n"))
    assert [fix.label for fix in problem.fixes] == labels
    assert not any(fix.is_safe for fix in problem.fixes)


@pytest.mark.parametrize("text", ["{{youtube_player(video_id='dQw4w9WgXcQ')}}", "```\n{{ video(src='a') }}\n```"])
def test_what_can_be_built_is_asked_about_and_no_more(text: str) -> None:
    assert [one.severity for one in found("R23", parse(f"{text}\n"))] == [Severity.WARNING]


def test_a_name_is_changed_alone() -> None:
    assert all_done("R23", "{{ figur(img='figur', caption='b') }}\n") == "{{ figure(img='figur', caption='b') }}\n"


@pytest.mark.parametrize(
    "text", ["{{ video('a') }}", "{{ video(src='a }}", "{{< nope x='a' >}}", "{{< /video >}}", "{{ nope(a=1,) }}"]
)
def test_what_cannot_be_mended_without_a_guess_is_not(text: str) -> None:
    assert [one.fixes for one in found("R23", parse(f"{text}\n"))] == [()]


@pytest.mark.parametrize(
    "text",
    ["## Tea {{ nope() }}", "> a\n> {{ nope() }}", "> a\nb {{ nope() }}", "### Tea {{ nope() }} ([website](/a))"],
)
def test_the_exact_characters_are_meant_in_any_field(text: str) -> None:
    assert told("R23", f"{text}\n") == [("error", "{{ nope() }}")]


TEMPLATES = SiteTemplates.of(
    {
        "figure.html": "<img src={{ img }}>{% if caption %}{{ caption }}{% endif %}{{ config.a.b | default(value=1) }}",
        "box.html": "<div>{{ body }}{{ title | upper }}</div>",
        "fancy.html": "{{ config.extra.cdn }}{{ load_data(path='a') }}{{ page.title }}",
    }
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ figure(caption='a') }}", "figure lacks img"),
        ("{% box() %}\nx\n{% end %}", "box lacks title"),
        ("{{ box(title='a') }}", "box lacks a text before its {% end %}"),
    ],
)
def test_what_the_site_s_own_shortcodes_surely_need(text: str, message: str) -> None:
    (problem,) = problems(text, TEMPLATES)
    assert problem.message == f"{message}: the site cannot be built"
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize("text", ["{{ figure(img='a') }}", "{% box(title='a') %}\nx\n{% end %}", "{{ fancy() }}"])
def test_what_they_may_do_without_or_nobody_can_tell(text: str) -> None:
    assert problems(text, TEMPLATES) == []
