"""Find the data files that ship with the program."""

from pathlib import Path

import twimeditor


def resource_path(*parts: str) -> Path:
    """Return the path of a file or folder under ``resources``.

    A wheel and a frozen bundle carry the folder inside the package, a checkout keeps it beside.
    Raise FileNotFoundError when nothing of that name ships.
    """
    package = Path(twimeditor.__file__).resolve().parent
    for root in (package, package.parent):
        path = root.joinpath("resources", *parts)
        if path.exists():
            return path
    name = "/".join(("resources", *parts))
    raise FileNotFoundError(f"{name} is missing from this installation of {package.name}")
