"""What the newsletter's own shortcodes become, for whoever has no checkout of its site."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render.escape import escape_html
from twimeditor.core.render.shortcodes import Call
from twimeditor.core.render.tera.run import Markdown

Known: TypeAlias = Callable[[Call, str, Markdown], str]
"""Makes a call, its body and the ``markdown`` filter into HTML."""

MARKDOWN = frozenset({"notice_box"})
"""Those that are written out before the Markdown is read, as templates with the suffix ``.md`` are."""

ON_THE_SITE = frozenset(
    {
        "all_clients",
        "all_distributions",
        "all_integrations",
        "all_miscellaneous_projects",
        "all_other_projects",
        "all_servers",
        "clients_showcase",
        "clients_table",
        "guardians",
        "hosting_providers",
        "howitworks",
        "matrix_icon",
        "mjolnirbutton",
        "page_card",
        "podcast_badge",
        "sdk_deck",
        "sdk_table",
        "staff",
        "support_us",
        "upcoming_events",
    }
)
"""Those that the site's other pages use: no mistake in a post, but shown only with a checkout."""

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "youtube_player": ("video_id",),
    "figure": ("img", "caption"),
    "figureVideo": ("vid", "caption"),
    "figureGallery": ("images", "captions"),
    "details": ("summary",),
}
"""The arguments without which the site cannot be built."""

_SUFFIX = lazy_pattern(r"\..+")


def _youtube_player(call: Call, _body: str, _markdown: Markdown) -> str:
    start = call.text("start")
    address = f"https://youtube.com/watch?v={call.text('video_id')}"
    address = escape_html(f"{address}&t={start}s" if start else address)
    said = escape_html(call.text("noscript_text") or "Today's Matrix Live")
    attributes = _attribute("video-id", call.text("video_id"))
    attributes += _attribute("start", start) if start else ""
    return (
        f'<noscript>{said}: <a href="{address}">{address}</a></noscript><youtube-player{attributes}></youtube-player>'
    )


def _figure(call: Call, _body: str, markdown: Markdown) -> str:
    image = _picture(call.text("img"), call.text("caption"), ' decoding="async" loading="lazy"')
    caption = markdown(call.text("caption"))
    return f'<figure style="height:100%;">{image}<figcaption>{caption}</figcaption></figure>'


def _figure_gallery(call: Call, _body: str, markdown: Markdown) -> str:
    captions = call.texts("captions")
    images = call.texts("images")
    captions += [""] * (len(images) - len(captions))
    figures = (
        f"<figure>{_picture(image, caption)}<figcaption>{markdown(caption)}</figcaption></figure>"
        for image, caption in zip(images, captions, strict=False)
    )
    return f'<div class="figureGallery">{"".join(figures)}</div>'


def _figure_video(call: Call, _body: str, markdown: Markdown) -> str:
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


def _video(call: Call, _body: str, _markdown: Markdown) -> str:
    source = call.text("src") or call.text("vid")
    return f'<video controls preload="auto"{_attribute("src", source)}></video>'


def _details(call: Call, body: str, markdown: Markdown) -> str:
    summary = markdown(call.text("summary")).replace("<p>", "").replace("</p>", "")
    return f"<details><summary>{summary}</summary>{markdown(body)}</details>"


def _notice_box(_call: Call, body: str, markdown: Markdown) -> str:
    return f'<div class="notice-box">\n{markdown(body)}\n</div>\n'


def _picture(address: str, alt: str, attributes: str = "") -> str:
    return f"<img{attributes}{_attribute('src', address)}{_attribute('alt', alt)} />"


def _attribute(name: str, value: str) -> str:
    return f' {name}="{escape_html(value)}"'


KNOWN: Mapping[str, Known] = {
    "youtube_player": _youtube_player,
    "figure": _figure,
    "figureVideo": _figure_video,
    "figureGallery": _figure_gallery,
    "video": _video,
    "details": _details,
    "notice_box": _notice_box,
}
