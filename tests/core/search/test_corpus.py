"""In real posts a word is replaced everywhere and back again, and every byte is as it was."""

from pathlib import Path

from twimeditor.core.ids import IdSource
from twimeditor.core.post import parse, write
from twimeditor.core.search import Query, hits, replaced

NEW = "Quuxquux"


def test_a_word_there_and_back(corpus_post: Path) -> None:
    text = corpus_post.read_bytes().decode()
    ids = IdSource()
    issue = parse(text, ids)
    there = replaced(issue, ids, tuple(hits(issue, Query("Synapse", case=True, replacement=NEW))))
    assert not list(hits(there, Query("Synapse", case=True)))
    back = replaced(there, ids, tuple(hits(there, Query(NEW, case=True, replacement="Synapse"))))
    assert write(back) == text
