"""An issue as a page of its own: what the site publishes, to be read in any browser and to stay inert.

Nothing in it runs and nothing is fetched when it is opened: what is left of a post is text, links, and the
pictures that come with it. A content security policy says the same to the browser once more.
"""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

from twimeditor.core.export.address import day_of, site_url, title_of
from twimeditor.core.export.elements import Element, Node, parsed, written
from twimeditor.core.export.inert import Href, Inert
from twimeditor.core.model import Issue
from twimeditor.core.post.front_matter import fields
from twimeditor.core.render import SITE, Resolve, SiteTemplates, render_body
from twimeditor.core.render.escape import escape_html, escape_url

_NONE: Mapping[str, str] = {}
_FILES = "'self' file: data:"


def html_page(
    issue: Issue,
    *,
    pictures: Mapping[str, str] = _NONE,
    look: str = "",
    templates: SiteTemplates | None = None,
    resolve: Resolve | None = None,
) -> str:
    """Return the page. `pictures` tells for each address that the issue names where its file lies for the page.

    That is an address relative to the page, or a ``data:`` URL. Pictures and videos that it does not name become
    links. `look` is the page's style sheet; `templates` and `resolve` are those of the body's rendering.
    """
    page = site_url(issue)
    inert = Inert(page, _href(pictures, page))
    body = written(inert(parsed(render_body(issue, templates, resolve))))
    look = "\n".join(look.replace("</", "<\\/").split("\r\n")).strip()
    return _PAGE.format(
        policy=escape_html(_policy(look)),
        title=escape_html(title_of(issue)),
        look=f"<style>{look}</style>\n" if look else "",
        page=escape_html(page),
        head=written(_head(issue)),
        body=body.strip("\n"),
    )


def _href(pictures: Mapping[str, str], page: str) -> Href:
    """Return what finds a picture by the address that rendering has made of the issue's."""
    known: dict[str, str] = {}
    for address, href in pictures.items():
        beside = page + address
        for written_as in (address, escape_url(address), beside, escape_url(beside)):
            known.setdefault(written_as, href)

    def find(source: str) -> str | None:
        return known.get(source) or known.get(source.removeprefix(SITE)) or known.get(SITE + source)

    return find


def _policy(look: str) -> str:
    digest = b64encode(sha256(look.encode("utf-8", "replace")).digest()).decode()
    return (
        f"default-src 'none'; img-src {_FILES}; media-src {_FILES}; "
        f"style-src 'sha256-{digest}'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    )


def _head(issue: Issue) -> tuple[Node, ...]:
    """Return the title, and the day and authors below it."""
    day = day_of(issue)
    authors = fields(issue.front).get("taxonomies.author", "") if issue.front is not None else ""
    about = " · ".join(filter(None, (day.isoformat() if day is not None else "", authors)))
    return (Element("h1", {}, (title_of(issue),)), *((Element("p", {}, (about,)),) if about else ()))


_PAGE = """\
<!DOCTYPE html>
<html lang="en" class="editor">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="canonical" href="{page}">
{look}</head>
<body>
<article>
<header>
{head}
</header>
<main>
{body}
</main>
<footer>
<p>On the site: <a href="{page}">{page}</a></p>
</footer>
</article>
</body>
</html>
"""
