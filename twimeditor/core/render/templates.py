"""What the site's shortcodes become, and the card that stands for one we do not know."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from twimeditor.core.render.escape import escape_html
from twimeditor.core.render.shortcodes import Call

Markdown: TypeAlias = Callable[[str], str]
"""Renders a piece of Markdown on its own, as the site's ``markdown`` filter does."""

_SUFFIX = re.compile(r"\..+")


@dataclass(frozen=True, slots=True)
class SiteTemplates:
    """The shortcode templates of a site: what its folder ``templates/shortcodes`` holds."""

    files: Mapping[str, str]

    @classmethod
    def of(cls, files: Mapping[str, str]) -> "SiteTemplates":
        """Take templates by their file names, ``figure.html`` or ``notice_box.md``."""
        return cls(dict(files))


def expand(call: Call, markdown: Markdown) -> str:
    """Return the HTML of `call`, a card with its name and arguments when it is not known."""
    return _templates().get(call.name, _unknown)(call, markdown)


def known(name: str) -> bool:
    """Tell whether there is a shortcode of this name."""
    return name in _templates()


def _templates() -> dict[str, Callable[[Call, Markdown], str]]:
    return {
        "youtube_player": _youtube_player,
        "figure": _figure,
        "figureVideo": _figure_video,
        "figureGallery": _figure_gallery,
        "video": _video,
        "details": _details,
        "notice_box": _notice_box,
    }


def _youtube_player(call: Call, _markdown: Markdown) -> str:
    start = call.text("start")
    address = f"https://youtube.com/watch?v={call.text('video_id')}"
    address = escape_html(f"{address}&t={start}s" if start else address)
    said = escape_html(call.text("noscript_text") or "Today's Matrix Live")
    attributes = _attribute("video-id", call.text("video_id"))
    attributes += _attribute("start", start) if start else ""
    return (
        f'<noscript>{said}: <a href="{address}">{address}</a></noscript><youtube-player{attributes}></youtube-player>'
    )


def _figure(call: Call, markdown: Markdown) -> str:
    image = _picture(call.text("img"), call.text("caption"), ' decoding="async" loading="lazy"')
    caption = markdown(call.text("caption"))
    return f'<figure style="height:100%;">{image}<figcaption>{caption}</figcaption></figure>'


def _figure_gallery(call: Call, markdown: Markdown) -> str:
    captions = call.texts("captions")
    images = call.texts("images")
    captions += [""] * (len(images) - len(captions))
    figures = (
        f"<figure>{_picture(image, caption)}<figcaption>{markdown(caption)}</figcaption></figure>"
        for image, caption in zip(images, captions, strict=False)
    )
    return f'<div class="figureGallery">{"".join(figures)}</div>'


def _figure_video(call: Call, markdown: Markdown) -> str:
    original = call.text("vid")
    sources = (
        (_converted(original, "webm", "av1"), "video/webm"),
        (_converted(original, "mp4", "hevc"), "video/mp4"),
        (original, "video/mp4"),
    )
    offered = "".join(f"<source{_attribute('src', address)}{_attribute('type', kind)}>" for address, kind in sources)
    caption = markdown(call.text("caption"))
    return (
        f'<figure><video controls preload="auto">{offered}'
        "Your browser does not support the video tag."
        f"</video><figcaption>{caption}</figcaption></figure>"
    )


def _converted(address: str, suffix: str, folder: str) -> str:
    return _SUFFIX.sub(f".{suffix}", address).replace("/blog/img/", f"/blog/img/{folder}/")


def _video(call: Call, _markdown: Markdown) -> str:
    source = call.text("src") or call.text("vid")
    return f'<video controls preload="auto"{_attribute("src", source)}></video>'


def _details(call: Call, markdown: Markdown) -> str:
    summary = markdown(call.text("summary")).replace("<p>", "").replace("</p>", "")
    return f"<details><summary>{summary}</summary>{markdown(call.body or '')}</details>"


def _notice_box(call: Call, markdown: Markdown) -> str:
    return f'<div class="notice-box">{markdown(call.body or "")}</div>'


def _unknown(call: Call, _markdown: Markdown) -> str:
    arguments = ", ".join(f"{name}={value!r}" for name, value in call.arguments.items())
    label = escape_html(f"{call.name}({arguments})")
    body = f" {escape_html(call.body)}" if call.body else ""
    return f'<span class="unknown-shortcode">Unknown shortcode <code>{label}</code>{body}</span>'


def _picture(address: str, alt: str, attributes: str = "") -> str:
    return f"<img{attributes}{_attribute('src', address)}{_attribute('alt', alt)} />"


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape_html(value)}"'
