"""The id that the site makes from a heading's text.

The site spells characters beyond ASCII in letters: accents fall away, symbols become hyphens,
pictures their names. Most names are Unicode's; listed here is what differs among the pictures that
the newsletter's headings use.
"""

import re
import unicodedata

_OTHER = re.compile(r"[^a-z0-9]+")
_FIRST_PICTURE = "\u2300"
_NAMES = {
    "æ": "ae",
    "Æ": "ae",
    "œ": "oe",
    "Œ": "oe",
    "ø": "o",
    "Ø": "o",
    "ß": "ss",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "°": "deg",
    "×": "x",
    "€": "eur",
    "£": "ps",
    "📱": "iphone ",
    "🏢": "office ",
    "🏁": "checkered flag ",
    "🏓": "ping pong ",
    "🤖": "robot ",
    "🎙": "microphone ",
    "🛠": "tools ",
    "🗣": "speaking head ",
    "🎓": "mortar board ",
    "🏗": "construction site ",
    "💡": "bulb ",
    "🙆": "ok woman ",
    "🍕": "pizza ",
    "💰": "moneybag ",
    "🧩": "jigsaw ",
    "☹": "-",
    "📆": "calendar ",
    "✅": "white check mark ",
    "🗳": "ballot box ",
    "💪": "muscle ",
    "👐": "open hands ",
    "📽": "projector ",
    "🐝": "bee ",
    "⭕": "o ",
}


def slug(text: str) -> str:
    """Return `text` in lower-case ASCII letters and digits, with a hyphen for all between."""
    spelt = text if text.isascii() else "".join(map(_spelt, text))
    return _OTHER.sub("-", spelt.lower()).strip("-")


def _spelt(char: str) -> str:
    if char.isascii():
        return char
    if char in _NAMES:
        return _NAMES[char]
    plain = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
    if plain:
        return plain
    kind = unicodedata.category(char)
    if kind == "So" and char >= _FIRST_PICTURE:
        return f"{unicodedata.name(char, '-')} "
    return "" if kind in {"Mn", "Me", "Cf", "Sk"} else "-"
