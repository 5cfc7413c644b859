"""Small sites in a folder of the test's own."""

from collections.abc import Mapping
from pathlib import Path

PAGE = """{% extends "frame.html" %}
{% block content %}<article>{{ page.content | safe }}</article>{% endblock content %}
"""
FRAME = """<!doctype html>
<html><head>
<link rel="icon" href="/icon.css.svg">
{# <link rel="stylesheet" href="/old.css"> #}
<!-- <link rel="stylesheet" href="/older.css"> -->
<link rel="stylesheet" href="{{ get_url(path="/style.css" , cachebust=true) }}" />
<noscript><link rel="stylesheet" href="/quiet.css"></noscript>
<link rel="stylesheet" href="https://elsewhere.example/far.css">
<link rel="stylesheet" media="print" href="/paper.css">
{% include "head.html" %}
</head><body>{% block content %}{% endblock content %}</body></html>
"""
SITE: Mapping[str, str] = {
    "config.toml": 'base_url = "https://example.org"\ncompile_sass = true\n',
    "content/blog/_index.md": '+++\npage_template = "post.html"\n+++\n',
    "templates/post.html": PAGE,
    "templates/frame.html": FRAME,
    "templates/head.html": "<link rel='stylesheet' href='/css/code.css'>",
    "templates/shortcodes/wave.html": "<hr class='{{ kind }}'>",
    "templates/shortcodes/note.md": "**{{ body }}**",
    "static/css/code.css": "code { color: teal }",
    "sass/style.scss": '@use "parts/colours";\n.post { a { color: colours.$sea; } }\n',
    "sass/parts/_colours.scss": "$sea: #004488;\n",
}


def make_site(folder: Path, changes: Mapping[str, str | None] | None = None) -> Path:
    """Write a site with its files, `changes` to them made (None leaves one out), and return its folder."""
    for name, text in {**SITE, **(changes or {})}.items():
        if text is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    return folder
