"""The site's own style sheets: which, where from, and what is told when they cannot be compiled."""

import subprocess
import threading
import time
from pathlib import Path

import pytest

from tests.services.site.sites import make_site
from twimeditor.services.site import sass
from twimeditor.services.site.checkout import LARGEST
from twimeditor.services.site.links import linked_sheets
from twimeditor.services.site.sass import Sass, SassError
from twimeditor.services.site.stylesheets import Compiler, Sheet, Styles, StyleSheets
from twimeditor.services.storage.disk import Disk


class Counting:
    """Compiles nothing, and remembers what it was asked for."""

    def __init__(self, trouble: str = "") -> None:
        self.asked: list[str] = []
        self.trouble = trouble

    def compile(self, entry: Path, folder: Path) -> str:
        self.asked.append(entry.relative_to(folder).as_posix())
        if self.trouble:
            raise SassError(self.trouble)
        return f"/* {entry.name} */"


def found(site: Path, compiler: Compiler | None = None) -> Styles:
    return StyleSheets(Disk(), compiler or Counting(), site.parent / "cache").find(site)


def test_the_real_compiler_makes_what_the_page_links(tmp_path: Path) -> None:
    styles = found(make_site(tmp_path / "blog"), Sass())
    assert styles == Styles(
        (
            Sheet("/style.css", ".post a {\n  color: #004488;\n}\n"),
            Sheet("/css/code.css", "code { color: teal }"),
        ),
        "sass",
    )


@pytest.mark.parametrize(
    ("scss", "words"),
    [
        ("a {\n  color: $none; }\n", "sass/style.scss, line 2: Undefined variable"),
        ('@use "nowhere";\n', "sass/style.scss, line 1: Can't find stylesheet to import"),
        ("a { color: red\n", 'sass/style.scss, line 1: expected "}"'),
        ('@use "parts/colours";\n@error "Not on a Friday";\n', 'sass/style.scss, line 2: "Not on a Friday"'),
    ],
)
def test_an_error_is_told_in_words_and_what_was_built_is_taken(tmp_path: Path, scss: str, words: str) -> None:
    site = make_site(tmp_path / "blog", {"sass/style.scss": scss, "public/style.css": "p { color: navy }"})
    styles = found(site, Sass())
    assert styles == Styles((Sheet("/style.css", "p { color: navy }"),), "public", words)


def test_an_error_in_a_part_names_that_part(tmp_path: Path) -> None:
    site = make_site(tmp_path / "blog", {"sass/parts/_colours.scss": "\n$sea: 1px + #fff + ;\n"})
    assert found(site, Sass()).trouble.startswith("sass/parts/_colours.scss, line 2: ")


def test_an_endless_compilation_is_given_up(tmp_path: Path) -> None:
    site = make_site(tmp_path / "blog", {"sass/style.scss": "@while true { }\n"})
    assert found(site, Sass(longest=0.5)).trouble == "sass/style.scss takes longer than 0.5 seconds"


def test_a_compilation_ends_with_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site(tmp_path / "blog", {"sass/style.scss": "@while true { }\n"})
    compiler, is_started, start = Sass(), threading.Event(), sass._started

    def watched(entry: Path, folder: Path) -> subprocess.Popen[bytes]:
        process = start(entry, folder)
        is_started.set()
        return process

    monkeypatch.setattr(sass, "_started", watched)
    ends: list[Styles] = []
    worker = threading.Thread(target=lambda: ends.append(found(site, compiler)))
    worker.start()
    assert is_started.wait(10)
    compiler.stop()
    worker.join(timeout=10)
    assert not worker.is_alive()
    assert [styles.trouble for styles in ends] == ["the compiler failed"]
    assert found(site, compiler).trouble == "the compiler failed"


def test_the_program_without_its_compiler_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Plan 9")
    assert found(make_site(tmp_path / "blog"), Sass()).trouble == "there is no compiler for this system"


def test_nothing_is_compiled_twice(tmp_path: Path) -> None:
    site, compiler = make_site(tmp_path / "blog"), Counting()
    assert found(site, compiler) == found(site, compiler)
    assert compiler.asked == ["style.scss"]
    (site / "sass/parts/_colours.scss").write_text("$sea: navy; // changed", encoding="utf-8")
    found(site, compiler)
    assert compiler.asked == ["style.scss"] * 2
    (site / "static/css/code.css").write_text("code { color: olive }", encoding="utf-8")
    assert "olive" in found(site, compiler).sheets[1].text


def test_a_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    site, compiler = make_site(tmp_path / "blog"), Counting()
    before = found(site, compiler)
    for damage in ("", "[]", '{"key": 1}', "[" * 9000):
        (tmp_path / "cache/site-styles.json").write_text(damage, encoding="utf-8")
        assert found(site, compiler) == before


def test_sources_that_lead_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.scss"
    secret.write_text("a { color: red }", encoding="utf-8")
    site, compiler = make_site(tmp_path / "blog"), Counting()
    (site / "sass/_link.scss").symlink_to(secret)
    assert found(site, compiler) == Styles(trouble="sass/_link.scss leads out of the site's folder")
    assert compiler.asked == []


def test_without_sass_what_was_built_is_taken(tmp_path: Path) -> None:
    without = {"sass/style.scss": None, "sass/parts/_colours.scss": None, "static/css/code.css": None}
    site = make_site(tmp_path / "blog", {**without, "public/css/code.css": "b {}", "public/other.css": "c {}"})
    assert found(site) == Styles((Sheet("/css/code.css", "b {}"),), "public")
    (site / "templates/post.html").unlink()
    assert found(site) == Styles((Sheet("/other.css", "c {}"),), "public")


def test_without_sass_linked_static_sheets_are_taken(tmp_path: Path) -> None:
    site = make_site(tmp_path / "blog", {"sass/style.scss": None, "sass/parts/_colours.scss": None})
    assert found(site) == Styles((Sheet("/css/code.css", "code { color: teal }"),), "static")


def test_without_templates_all_that_sass_makes_is_taken(tmp_path: Path) -> None:
    site = make_site(tmp_path / "blog", {"templates/post.html": None, "sass/other.sass": "a\n  color: red\n"})
    assert [sheet.address for sheet in found(site, Sass()).sheets] == ["/other.css", "/style.css"]


def test_no_style_sheets_at_all_is_no_trouble(tmp_path: Path) -> None:
    assert found(tmp_path / "nowhere") == Styles()


def test_only_the_sheets_that_the_page_wears_are_linked(tmp_path: Path) -> None:
    assert linked_sheets(Disk(), make_site(tmp_path)) == ("style.css", "css/code.css")


def test_templates_that_include_each_other_end(tmp_path: Path) -> None:
    site = make_site(
        tmp_path, {"templates/head.html": '{% include "head.html" %}<link rel="stylesheet" href="/a.css">'}
    )
    assert linked_sheets(Disk(), site) == ("style.css", "a.css")


@pytest.mark.parametrize("piece", ["<!--", "{#", "<noscript>", "<link stylesheet '", "{% include '", "{% extends  "])
def test_a_template_that_never_ends_its_marks_takes_no_time(tmp_path: Path, piece: str) -> None:
    site = make_site(tmp_path, {"templates/head.html": piece * (LARGEST // len(piece))})
    start = time.process_time()
    assert linked_sheets(Disk(), site)[0] == "style.css"
    assert time.process_time() - start < 5


def test_links_lead_nowhere_else(tmp_path: Path) -> None:
    link = '<link rel="stylesheet" href="/../../secret.css">{% include "../../outside.html" %}'
    (tmp_path / "outside.html").write_text('<link rel="stylesheet" href="/outside.css">', encoding="utf-8")
    site = make_site(tmp_path / "blog", {"templates/head.html": link})
    assert linked_sheets(Disk(), site) == ("style.css",)


def test_addresses_are_told_from_the_root(tmp_path: Path) -> None:
    text = """a { background: url("../img/a.png?x#y") url( b.svg ) url('c(d).png') url(../../../e.png) }
b { background: url(/f.png) url("data:image/png;base64,AA==") url(#g) url(https://h.example/h.png) url("") }
"""
    site = make_site(tmp_path / "blog", {"static/css/code.css": text, "sass/style.scss": "a { mask: url(i.svg) }"})
    style, code = (sheet.text for sheet in found(site, Sass()).sheets)
    assert style == "a {\n  mask: url(/i.svg);\n}\n"
    assert code == text.replace("../img/a", "/img/a").replace(" b.svg", "/css/b.svg").replace(
        "c(d)", "/css/c(d)"
    ).replace("../../../e", "/e")
