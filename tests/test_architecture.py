"""Rules of the house that the import contracts cannot express."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOP_LEVEL = {
    *(".ci", ".git", ".gitignore", "Makefile", "pyproject.toml"),
    *("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md"),
    *("packaging", "resources", "tests", "twimeditor"),
}
WITHOUT_QT = ("core", "services")
NETWORK = {"urllib.request", "http.client", "ssl"}

IMPORT_WITHOUT_QT = """
import importlib, sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def _modules_without_qt() -> list[str]:
    """Return the names of the modules that must work where Qt is not installed."""
    found = [path for name in WITHOUT_QT for path in (ROOT / "twimeditor").glob(f"{name}/**/*.py")]
    found += (ROOT / "twimeditor").glob("cli.py")
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in found]
    return sorted(name.removesuffix(".__init__") for name in names)


def _imported_names(source: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
            names.add(node.module)
    return names


def test_core_services_and_command_line_import_without_qt() -> None:
    command = [sys.executable, "-c", IMPORT_WITHOUT_QT, *_modules_without_qt()]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "source",
    sorted((ROOT / "twimeditor/core").rglob("*.py")),
    ids=lambda p: str(p.relative_to(ROOT)),
)
def test_core_knows_no_network(source: Path) -> None:
    assert not _imported_names(source) & NETWORK


def test_top_level_holds_only_what_it_should() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    found = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert found <= TOP_LEVEL


def test_the_map_names_every_package() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    map_ = text.partition("## Map")[2].partition("## Flows")[0]
    packages = [path.parent for path in (ROOT / "twimeditor").glob("*/*/__init__.py")]
    assert [path.name for path in packages if f" {path.name}/" not in map_] == []


def test_packaging_is_no_python_package() -> None:
    assert not list((ROOT / "packaging").rglob("__init__.py")), "it would shadow a library"
