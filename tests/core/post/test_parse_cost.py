"""Parsing takes time in proportion to the text, whatever stands in it."""

import time
from pathlib import Path

import pytest

from twimeditor.core.post import parse

TREES = Path(__file__).parents[2] / "data" / "trees"
SMALL, FACTOR, LATITUDE = 6_000, 8, 4

PATTERNS = {
    "posts": (TREES / "e2-2020.md").read_bytes().decode(),
    "nested quotes": ">" * 50 + " a\n",
    "definitions": "[a]: b\n",
    "open definitions": '[a]: b "x\n',
    "open labels": "[a\n",
    "brackets": "[",
    "images": "![](a)",
    "linked images": "[![](a)](b)\n\n",
    "open tags": "<a ",
    "anchors": "<a>",
    "open inline shortcodes": "{{ a(\n",
    "open body shortcodes": "{% a() %}\n",
    "stray ends": "{% end %}\n",
    "lists": "- a\n",
    "quotes": "> a\n\n",
    "lazy lines": "> a\nb\n",
    "comments": "<!--\n",
    "rows": "|a|b|\n|-|-|\n",
    "cells": "a|",
    "fences": "```\n",
    "ticks": "`",
    "attributions": "[a](https://matrix.to/#/@a:b) says\n\n> x\n\n",
    "headings": "### a\n",
    "websites": "### ([website](",
    "fences of front matter": "+++\n",
    "lone CR": "a\r",
    "NUL": "\0\n",
    "footnotes": "[^a]: b\n",
    "hashes": "#",
    "spaces": " ",
    "words": "word ",
}


def seconds(text: str) -> float:
    """Return the processor time of the better of two runs: a busy machine only ever adds."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        parse(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", PATTERNS)
def test_time_follows_the_length(name: str) -> None:
    pattern = PATTERNS[name]
    small = pattern * (SMALL // len(pattern))
    assert seconds(small * FACTOR) < FACTOR * LATITUDE * max(seconds(small), 0.002)


def test_many_definitions_do_not_slow_each_paragraph_down() -> None:
    def text(count: int) -> str:
        definitions = "".join(f"[{n}]: https://matrix.to/#/@a{n}:b\n" for n in range(count))
        return "".join(f"[{n}] says:\n\n> a\n\n" for n in range(count)) + definitions

    assert seconds(text(1600)) < FACTOR * LATITUDE * seconds(text(200))
