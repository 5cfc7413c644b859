"""What every test may use; nothing here imports Qt."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.zola import NO_ZOLA, Zola, find

settings.register_profile(
    "default",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],  # slow machines must not decide what passes
)
settings.register_profile(
    "fuzz",
    parent=settings.get_profile("default"),
    derandomize=False,
    max_examples=100_000,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

NO_CORPUS = "TWIM_CORPUS names no folder with content/blog/**/*.md"
NO_GOLDEN = "TWIM_GOLDEN names no folder with content/blog/**/*.html"


def _folder(variable: str) -> Path | None:
    path = os.environ.get(variable)
    return Path(path).resolve() if path and (Path(path) / "content/blog").is_dir() else None


def _find_posts() -> tuple[Path, ...]:
    """Return the posts of the corpus in path order; section pages are not posts."""
    root = _folder("TWIM_CORPUS")
    if root is None:
        return ()
    found = (root / "content/blog").rglob("*.md")
    return tuple(sorted(path for path in found if path.name != "_index.md"))


def _post_name(post: Path) -> str:
    """Return a short unique name of a post: a folder post is named by its folder."""
    return post.parent.name if post.stem == "index" else post.stem


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes ``corpus_post`` once per real post, or skip it with the reason."""
    if "corpus_post" not in metafunc.fixturenames:
        return
    posts = _find_posts()
    if posts:
        metafunc.parametrize("corpus_post", posts, ids=_post_name)
    else:
        skipped = pytest.param(Path(), marks=pytest.mark.skip(reason=NO_CORPUS), id="none")
        metafunc.parametrize("corpus_post", [skipped])


@pytest.fixture(scope="session")
def corpus_posts() -> tuple[Path, ...]:
    """Return all real posts; a test that looks at each alone takes ``corpus_post``."""
    posts = _find_posts()
    if not posts:
        pytest.skip(NO_CORPUS)
    return posts


@pytest.fixture(scope="session")
def golden() -> Path:
    """Return the folder of the site generator's own output, laid out as the corpus is."""
    root = _folder("TWIM_GOLDEN")
    if root is None:
        pytest.skip(NO_GOLDEN)
    return root


@pytest.fixture(scope="session")
def zola(tmp_path_factory: pytest.TempPathFactory) -> Zola:
    """Return the real Zola."""
    found = find(tmp_path_factory.mktemp("zola"))
    if found is None:
        pytest.skip(NO_ZOLA)
    return found


@pytest.fixture(scope="session", autouse=True)
def _isolated_user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep settings, recovery files and caches of the person who runs the tests out of reach."""
    root = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{kind}_HOME", str(root / kind.lower()))
        yield


@pytest.fixture(autouse=True)
def _no_unexpected_logs(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning, unless it is marked ``logs`` and looks at it itself."""
    yield
    if request.node.get_closest_marker("logs"):
        return
    records = [r for when in ("setup", "call") for r in caplog.get_records(when)]
    noisy = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    if noisy:
        pytest.fail("unexpected log records:\n" + "\n".join(noisy))
