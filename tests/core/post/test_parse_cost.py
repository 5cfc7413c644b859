"""Parsing takes work in proportion to the text, whatever stands in it."""

import sys
from pathlib import Path
from types import FrameType

import pytest

from twimeditor.core.post import parse

TREES = Path(__file__).parents[2] / "data" / "trees"
SMALL, FACTOR, LATITUDE, AT_LEAST = 600, 8, 1.5, 100

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


def work(text: str) -> int:
    """Return how many calls parsing a text makes: the same on every machine, however busy."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        parse(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("name", PATTERNS)
def test_work_follows_the_length(name: str) -> None:
    pattern = PATTERNS[name]
    small = pattern * max(1, SMALL // len(pattern))
    assert work(small * FACTOR) < FACTOR * LATITUDE * (work(small) + AT_LEAST)


def test_many_definitions_do_not_slow_each_paragraph_down() -> None:
    def text(count: int) -> str:
        definitions = "".join(f"[{n}]: https://matrix.to/#/@a{n}:b\n" for n in range(count))
        return "".join(f"[{n}] says:\n\n> a\n\n" for n in range(count)) + definitions

    assert work(text(30 * FACTOR)) < FACTOR * LATITUDE * work(text(30))
