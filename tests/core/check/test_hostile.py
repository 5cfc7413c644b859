"""No text, however odd, keeps anyone waiting for what is wrong with it."""

from time import process_time

import pytest

from tests.core.check.cases import knowing
from twimeditor.core.check.rule import Around
from twimeditor.core.check.rules import RULES
from twimeditor.core.model import Html, Image, Issue, Quote
from twimeditor.core.render.content import manner_of

LENGTH = 16_000
PIECES = (
    *("[", "](", "[a](b. ", "[here](", "[x]( <http://a)>", "[a]( ", "](<", "<x:.", "](()", "((", "[*", "[x]: y.\n"),
    *("<a ", '<a "', "<a '\"", "<script>", "<b onclick=", "<iframe src=x>", "<!--", "javascript:"),
    *("#a:b.c ", "@a", "@a:b.", "#a:a.a.a.", "http://", "a.b"),
    *("[a]:b", "{{ a() }} ", '{{ youtube_player(video_id="'),
    *("# ", "## a\n", "a\n---\n", "text\n* a\n", "1. a\n", "![a](b)\n", "![", "```\n", "> ", "|", "{{ f("),
    *("\u200b", "wo\ufeff", "â€", "Ã", "â€™", "\x07", "🎙", "√é", "\\", "`"),
)


@pytest.mark.parametrize("piece", PIECES)
def test_odd_text_takes_no_time_that_anyone_waits_for(piece: str) -> None:
    text = piece * (LENGTH // len(piece))
    around = Around(3, manner_of(Issue(front=None)), knowing())
    for node in (Quote(id=1, body=text), Html(id=1, markdown=text), Image(id=1, alt=text, url=text)):
        for rule in RULES:
            began = process_time()
            for _problem in rule.in_node(node, around) if rule.in_node is not None else ():
                pass
            assert process_time() - began < 1, rule.name
