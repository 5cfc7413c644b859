"""House styles: how the newsletter's editors of a time write what the editor has to write anew."""

from twimeditor.core.style.house import (
    FileStyle,
    FrontStyle,
    HouseStyle,
    LiveStyle,
    PingStyle,
    SectionKind,
    SignOff,
    filled,
    plain_title,
)
from twimeditor.core.style.observe import observe
from twimeditor.core.style.recognise import recognised, style_of
from twimeditor.core.style.toml import read_style, style_toml

__all__ = [
    "FileStyle",
    "FrontStyle",
    "HouseStyle",
    "LiveStyle",
    "PingStyle",
    "SectionKind",
    "SignOff",
    "filled",
    "observe",
    "plain_title",
    "read_style",
    "recognised",
    "style_of",
    "style_toml",
]
