"""How long a text may be to be looked at: for what is wrong with a longer one nobody waits."""

from typing import Final

LONGEST: Final = 64_000
"""Characters of a field."""

LONGEST_FRONT: Final = 16_000
"""Characters of the front matter."""
