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
from twimeditor.core.style.sections import order_of, section_of, section_place, with_section
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
    "order_of",
    "plain_title",
    "read_style",
    "recognised",
    "section_of",
    "section_place",
    "style_of",
    "style_toml",
    "with_section",
]
