"""How large a file is, in words."""

from typing import Final

_STEP: Final = 1000
_UNITS: Final = ("bytes", "kB", "MB", "GB")


def file_size(size: int) -> str:
    """Return a number of bytes as people read it: ``240 kB``, ``3.2 MB``."""
    amount, unit = float(size), 0
    while round(amount) >= _STEP and unit < len(_UNITS) - 1:
        amount /= _STEP
        unit += 1
    number = f"{amount:.1f}" if unit > 1 and amount < 10 else f"{amount:.0f}"
    return f"{number.removesuffix('.0')} {_UNITS[unit] if size != 1 else 'byte'}"
