"""What templates must not do, and what is said of one that cannot be rendered."""

import time

import pytest

from twimeditor.core.render.tera import Budget, TeraError, Value
from twimeditor.core.render.tera.template import Template

VARIABLES: dict[str, Value] = {"a": "x<y", "l": ["b", "a"], "n": 7, "o": {"k": "v", "items": 1}}


def rendered(source: str, *, escaped: bool = True, steps: int = 20_000) -> str:
    return Template(source, escaped=escaped).render(VARIABLES, lambda text: f"<p>{text}</p>\n", Budget(steps))


def reason(source: str) -> str:
    with pytest.raises(TeraError) as error:
        rendered(source)
    return str(error.value)


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ a.__class__ }}",
        "{{ a['__class__'] }}",
        "{{ l.append }}",
        "{{ o.items() }}",
        "{{ a | attr(name='__class__') }}",
        "{{ a | map(attribute='__class__') | first }}",
        "{{ cycler }}",
        "{{ lipsum() }}",
        "{{ namespace(a=1) }}",
        "{{ self }}",
        "{{ run }}",
        "{{ joiner.__init__ }}",
        "{{ range.__globals__ }}",
        "{{ a.format(a=1) }}",
        "{{ '%s' % a }}",
        "{{ (1).real }}",
        "{{ load_data(path='/etc/passwd') }}",
        "{{ get_env(name='HOME') }}",
        "{{ now() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'a.html' as b %}{{ b::c() }}",
        "{% extends 'base.html' %}",
        "{% block a %}{% endblock %}",
        "{% macro a() %}{% endmacro %}",
        "{{ [a for a in l] }}",
        "{{ {'a': 1} }}",
        "{{ lambda: 1 }}",
        "{{ a if a else l }}",
        "{% call a() %}{% endcall %}",
        "{% with %}{% endwith %}",
        "{% autoescape false %}{% endautoescape %}",
        "{% do l.append(1) %}",
        "{% print(a) %}",
    ],
)
def test_nothing_but_values_can_be_reached(source: str) -> None:
    assert reason(source)


@pytest.mark.parametrize(
    "source",
    [
        "{% for i in range(end=1000000000) %}x{% endfor %}",
        "{% for i in range(end=1000) %}{% for j in range(end=1000) %}x{% endfor %}{% endfor %}",
        "{{ 9000000000 * 9000000000 }}",
        "{{ 1.0 / 0 }}",
        "{{ 1 % 0 }}",
        "{% set x = 'aaaaaaaaaaaaaaaa' %}{% for i in range(end=99) %}{% set_global x = x ~ x %}{% endfor %}",
        "{% set x = ['a'] %}{% for i in range(end=99) %}{% set_global x = x | concat(with=x) %}{% endfor %}",
        "{% set x = ['a'] %}{% for i in range(end=99) %}{% set_global x = [x, x] %}{% endfor %}{{ x }}",
        "{% set x = 'a' %}{% for i in range(end=99) %}{% set_global x = x | replace(from='a', to='aa') %}{% endfor %}",
        "{% filter upper %}{% for i in range(end=19000) %}" + "x" * 2_000 + "{% endfor %}{% endfilter %}",
        "{% for i in range(end=19000) %}{% for c in a %}" + "x" * 2_000 + "{% endfor %}{% endfor %}",
        "{% for i in range(end=9999) %}{{ l | join(sep='" + "x" * 5_000 + "') }}{% endfor %}",
        "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' | regex_replace(pattern='(a+)+b', rep='') }}",
        "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' | regex_replace(pattern='(a|a)*b', rep='') }}",
        "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' | regex_replace(pattern='a*a*a*a*a*a*b', rep='') }}",
        "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' is matching('a?a?a?a?a?a?a?a?a?a?a?a?b') }}",
        "{{ a | markdown }}" * 2_000,
        "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
        "{{ " + "[" * 5_000 + "]" * 5_000 + " }}",
        "{% if a %}" * 5_000 + "{% endif %}" * 5_000,
        "{{ " + "1 + " * 5_000 + "1 }}",
        "{{ " + "9" * 5_000 + " }}",
        "{% if " + "a and " * 900 + "a %}{% endif %}",
        "{% if " + "a or " * 900 + "a %}{% endif %}",
        "{% for i in range(end=9000) %}{{ a | regex_replace(pattern='" + "(x)" * 50 + "' ~ i, rep='') }}{% endfor %}",
        "{% for i in range(end=9000) %}{{ a | markdown }}{% endfor %}",
        "{" * 50_000 + "{ a",
        "x" * 60_000,
    ],
    ids=range(28),
)
def test_no_template_takes_long(source: str) -> None:
    start = time.process_time()
    assert reason(source)
    assert time.process_time() - start < 3  # a fraction of a second on a free machine


@pytest.mark.parametrize("text", ["<!--" * 100_000, "<!--" * 100_000 + "\n-->", "<a " * 150_000, "<" * 300_000])
def test_no_row_of_open_tags_takes_long(text: str) -> None:
    start = time.process_time()
    template = Template("{{ text | striptags | length }}", escaped=True)
    assert int(template.render({"text": text}, str, Budget())) >= len(text) - len("<!--\n-->")
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a<b>c</b>d", "acd"),
        ("a<!-- <i> -->b", "ab"),
        ("a<!-- b", "a<!-- b"),
        ("<!-- a\nb -->c", "c"),
        ("<!-- <i> \n -->c", "<!--  \n -->c"),
        ("<!--a--><!-->b-->c", "c"),
        ("1 < 2 <3>", "1 < 2 "),
    ],
)
def test_tags_and_comments_are_stripped(text: str, left: str) -> None:
    assert Template("{{ text | striptags | safe }}", escaped=True).render({"text": text}, str, Budget()) == left


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ nope }}", "there is no variable nope"),
        ("{{ o.nope }}", "there is no variable nope"),
        ("{{ l[5] }}", "there is no variable 5"),
        ("{{ a | nope }}", "there is no filter nope here"),
        ("{{ nope() }}", "it calls nope, which needs the whole site"),
        ("{{ a is nope }}", "there is no test nope"),
        ("{{ n | upper }}", "the filter upper is given something that it cannot use"),
        ("{{ a | replace(from='a') }}", "the filter replace is given something that it cannot use"),
        ("{{ throw(message='no title') }}", "no title"),
        ("{{ page.title }}", "it asks for the page's own data"),
        ("{{ a + 1 }}", "something that is no number is calculated with"),
        ("{% if a < 1 %}{% endif %}", "something that is no number is calculated with"),
        ("{{ l ~ a }}", "something that is no text is joined by ~"),
        ("{% for x in n %}{% endfor %}", "a loop goes through what is no list"),
        ("{% for k, v in l %}{% endfor %}", "a loop goes through what is no list"),
        ("{% for x in l %}", "a tag lacks its endfor"),
        ("{% if a %}{% endfor %}", "a tag lacks its endif"),
        ("{% endif %}", "there is a endif tag too many"),
        ("{% break %}", "there is a break or continue outside of a loop"),
        ("{% nope %}", "there is no tag nope"),
        ("{{ a }", "a tag cannot be read at “}”"),
        ("{{ a b }}", "a tag cannot be read at “b”"),
        ("{{ ; }}", "a tag cannot be read at “; }}”"),
        ("{{ }}", "a tag ends too early"),
        ("{# a", "a comment is not closed"),
        ("{% raw %}a", "a raw tag is not closed"),
        ("{% include 'a' %}", "it needs other templates (include)"),
    ],
)
def test_the_reason_is_told(source: str, words: str) -> None:
    assert reason(source) == words


def test_an_object_is_gone_through_by_key_and_value() -> None:
    assert rendered("{% for k, v in o %}{{ k }}={{ v }};{% endfor %}") == "k=v;items=1;"
    assert rendered("{{ o.k }}{{ o['k'] }}{{ o | get(key='k') }}{{ o | get(key='z', default=1) }}") == "vvv1"


def test_a_condition_takes_what_cannot_be_had_for_untrue() -> None:
    assert rendered("{% if n | upper %}a{% else %}b{% endif %}{% if nope.x.y %}a{% else %}b{% endif %}") == "bb"


def test_templates_share_a_budget() -> None:
    budget = Budget(100)
    template = Template("{{ 1 + 1 }}", escaped=True)
    for _ in range(10):
        template.render({}, str, budget)
    with pytest.raises(TeraError, match="it takes too long"):
        "".join(template.render({}, str, budget) for _ in range(90))


def test_a_fault_of_the_markdown_is_a_reason_too() -> None:
    def fails(_text: str) -> str:
        raise RuntimeError

    with pytest.raises(TeraError, match="it cannot be rendered"):
        Template("{{ 'a' | markdown }}", escaped=True).render({}, fails, Budget())


def test_line_ends_are_those_of_unix() -> None:
    assert rendered("a\r\n{{ a }}") == "a\nx&lt;y"
