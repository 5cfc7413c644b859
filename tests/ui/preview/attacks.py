"""What a stranger's report might try. ``HOST`` stands for the address of a server that counts calls.

Scripts set the attribute ``data-acted`` of the page's root element, and call the server.
"""

ACT = "document.documentElement.dataset.acted='1';new Image().src='HOST/script'"

ATTACKS = {
    "script": f"<script>{ACT}</script>",
    "remote script": '<script src="HOST/x.js"></script>',
    "module": '<script type="module" src="HOST/m.js"></script>',
    "onerror": f'<img src="nothing:" onerror="{ACT}">',
    "onload": f'<svg onload="{ACT}"></svg>',
    "autofocus": f'<input autofocus onfocus="{ACT}">',
    "toggle": f'<details open ontoggle="{ACT}"><summary>x</summary></details>',
    "animation": f'<svg><animate attributeName="x" dur="1s" onbegin="{ACT}"></animate></svg>',
    "remote image": '<img src="HOST/i.png">',
    "image set": '<img srcset="HOST/s.png 1x">',
    "picture": '<picture><source srcset="HOST/p.png"><img></picture>',
    "lazy image": '<img loading="eager" fetchpriority="high" src="HOST/lazy.png">',
    "remote video": '<video src="HOST/v.webm" preload="auto" autoplay muted></video>',
    "poster": '<video poster="HOST/poster.png"></video>',
    "video source": '<video autoplay muted><source src="HOST/vs.webm"></video>',
    "remote audio": '<audio src="HOST/a.ogg" autoplay></audio>',
    "subtitles": '<video><track default src="HOST/t.vtt"></video>',
    "frame": '<iframe src="HOST/f"></iframe>',
    "data frame": "<iframe src=\"data:text/html,<script>new Image().src='HOST/df'</script>\"></iframe>",
    "srcdoc frame": '<iframe srcdoc="<img src=HOST/sd>"></iframe>',
    "script frame": f'<iframe src="javascript:{ACT};void 0"></iframe>',
    "object": '<object data="HOST/o"></object>',
    "object of a type": '<object type="text/html" data="HOST/ot"></object>',
    "embed": '<embed src="HOST/e">',
    "refresh": '<meta http-equiv="refresh" content="0;url=HOST/m">',
    "script refresh": f'<meta http-equiv="refresh" content="0;url=javascript:{ACT};void 0">',
    "style import": "<style>@import 'HOST/import.css';</style>",
    "style element": "<style>body { background: url(HOST/se.png) }</style>",
    "style url": '<p style="background: url(HOST/bg.png)">x</p>',
    "style image set": "<p style=\"background: image-set('HOST/is.png' 1x)\">x</p>",
    "style list": '<ul><li style="list-style-image: url(HOST/li.png)">x</ul>',
    "style border": '<p style="border: 9px solid; border-image: url(HOST/bi.png) 9">x</p>',
    "style mask": '<p style="mask: url(HOST/mask.png)">x</p>',
    "style content": '<p style="content: url(HOST/co.png)">x</p>',
    "style filter": '<p style="filter: url(HOST/fi.svg#x)">x</p>',
    "style variable": '<p style="--x: url(HOST/var.png); background: var(--x)">x</p>',
    "style font": "<style>@font-face { font-family: x; src: url(HOST/x.woff2) } p { font-family: x }</style><p>x</p>",
    "style sheet": '<link rel="stylesheet" href="HOST/l.css">',
    "style data": '<link rel="stylesheet" href="data:text/css,@import%20%27HOST/ds.css%27;">',
    "prefetch": '<link rel="prefetch" href="HOST/pf">',
    "preload": '<link rel="preload" as="image" href="HOST/pl.png">',
    "preconnect": '<link rel="preconnect" href="HOST">',
    "dns prefetch": '<link rel="dns-prefetch" href="HOST">',
    "module preload": '<link rel="modulepreload" href="HOST/mp.js">',
    "manifest": '<link rel="manifest" href="HOST/manifest">',
    "icon": '<link rel="icon" href="HOST/favicon.ico">',
    "base": '<base href="HOST/"><img src="based.png">',
    "svg script": f"<svg><script>{ACT}</script></svg>",
    "svg use": '<svg><use href="HOST/u.svg#x"></use></svg>',
    "svg image": '<svg><image href="HOST/si.png" width="9" height="9"></image></svg>',
    "svg old image": '<svg><image xlink:href="HOST/so.png" width="9" height="9"></image></svg>',
    "svg filter": (
        '<svg><filter id="f"><feImage href="HOST/fe.png"></feImage></filter>'
        '<rect width="9" height="9" filter="url(#f)"></rect></svg>'
    ),
    "svg style": "<svg><style>rect { fill: url(HOST/ss.svg#x) }</style><rect width='9' height='9'></rect></svg>",
    "svg animation": '<svg><a><animate attributeName="href" values="HOST/an"></animate><text y="9">x</text></a></svg>',
    "svg set": '<svg><image width="9" height="9"><set attributeName="href" to="HOST/set.png"></set></image></svg>',
    "foreign object": '<svg><foreignObject><iframe src="HOST/fo"></iframe></foreignObject></svg>',
    "input image": '<input type="image" src="HOST/in.png">',
    "portal": '<portal src="HOST/portal"></portal>',
    "fenced frame": '<fencedframe src="HOST/fenced"></fencedframe>',
    "speculation": '<script type="speculationrules">{"prefetch":[{"urls":["HOST/sp"]}]}</script>',
    "body background": '<table background="HOST/tb.png"><tr><td>x</td></tr></table>',
    "attribution": '<img attributionsrc="HOST/at">',
    "frame that navigates": (
        '<iframe srcdoc="<base target=_top><meta http-equiv=refresh content=0;url=HOST/nf>"></iframe>'
    ),
    "frames": '<frameset><frame src="HOST/fr"></frameset>',
    "end of the body": (
        '</main></div></body></html><head><link rel="stylesheet" href="HOST/eb.css"></head><iframe src="HOST/eb">'
    ),
    "plain text": '<plaintext></plaintext><img src="HOST/pt.png">',
    "escaped by a style": f'<svg><style><img src="HOST/es.png" onerror="{ACT}"></style></svg>',
    "escaped by mathematics": (
        "<math><mtext><table><mglyph><style><!--</style>"
        '<img title="--&gt;&lt;img src=HOST/em.png&gt;" src="HOST/mm.png">'
    ),
    "escaped by a choice": (
        '<select><template><img src="HOST/ec.png"></template><style></select><img src="HOST/ed.png"></style>'
    ),
    "shadow": (
        '<div><template shadowrootmode="open" shadowrootserializable><style>@import "HOST/sh.css";</style>'
        "</template></div>"
    ),
    "style cursor": '<p style="cursor: url(HOST/cu.png), auto">x</p>',
    "style shape": '<p style="float: left; shape-outside: url(HOST/so.png)">x</p>',
    "style offset": '<p style="offset-path: url(HOST/op.svg#x); clip-path: url(HOST/cp.svg#x)">x</p>',
    "style cross fade": '<p style="background: -webkit-cross-fade(url(HOST/c1.png), url(HOST/c2.png), 50%)">x</p>',
    "style box reflect": '<p style="-webkit-box-reflect: below 0 url(HOST/br.png)">x</p>',
    "style attribute of a drawing": (
        '<svg width="9" height="9"><rect fill="url(HOST/at.svg#x)" width="9" height="9"></rect></svg>'
    ),
    "svg pattern": (
        '<svg width="9" height="9"><pattern id="p" href="HOST/pa.svg#x"></pattern>'
        '<path marker-end="url(HOST/mk.svg#x)" d="M0 0h9"></path></svg>'
    ),
    "svg link to a sheet": (
        '<svg><link xmlns="http://www.w3.org/1999/xhtml" rel="stylesheet" href="HOST/sl.css"></link></svg>'
    ),
    "report": '<meta http-equiv="Content-Security-Policy" content="img-src *; report-uri HOST/report">',
    "links of pictures": (
        '<link rel="preload" as="image" imagesrcset="HOST/ls.png 1x">'
        '<link rel="preload" as="font" crossorigin href="HOST/pl.woff2">'
    ),
    "link of words": (
        '<link rel="prerender" href="HOST/pr"><link rel="next" href="HOST/next"><link rel="search" href="HOST/search">'
    ),
    "blob frame": (
        '<iframe src="blob:HOST/1"></iframe><iframe src="filesystem:HOST/temporary/x"></iframe>'
        '<iframe src="about:srcdoc"></iframe>'
    ),
    "document by a type": (
        '<object data="data:text/html,<img src=HOST/do>"></object><embed type="image/svg+xml" src="HOST/em.svg">'
    ),
    "template": '<div><template shadowrootmode="open"><img src="HOST/tp.png"></template></div>',
}

DORMANT = {
    "attribution",
    "autofocus",
    "blob frame",
    "choice of a colour",
    "dns prefetch",
    "escaped by a choice",
    "fenced frame",
    "icon",
    "link of words",
    "manifest",
    "plain text",
    "portal",
    "report",
    "script refresh",
    "speculation",
    "style filter",
    "subtitles",
    "svg animation",
    "svg use",
}
"""What does nothing here even where nothing holds it: kept for engines in which it would."""

ACTIONS = {
    "link": '<a id="target" href="HOST/a">link</a>',
    "link elsewhere": '<a id="target" target="_blank" href="HOST/b">link</a>',
    "link with a script": f'<a id="target" href="javascript:{ACT};void 0">link</a>',
    "link with a ping": '<a id="target" href="#x" ping="HOST/ping">link</a>',
    "link to a file": '<a id="target" download href="HOST/file">link</a>',
    "link in a drawing": '<svg><a xlink:href="HOST/svg"><text id="target" y="20">link</text></a></svg>',
    "click": f'<p id="target" onclick="{ACT}">text</p>',
    "form": '<form action="HOST/form"><button id="target">send</button></form>',
    "form of a button": '<button id="target" form="f" formaction="HOST/fb">send</button><form id="f"></form>',
    "form of a picture": '<form action="HOST/fi"><input type="image" id="target" alt="send"></form>',
    "popover": '<button id="target" popovertarget="p">open</button><div id="p" popover>other</div>',
    "dialog": '<button id="target" commandfor="d" command="show-modal">open</button><dialog id="d">other</dialog>',
    "button that insists": (
        '<button id="target" style="interactivity: auto !important" popovertarget="p">x</button><p id="p" popover>y</p>'
    ),
    "choice of a file": '<input id="target" type="file">',
    "choice of a colour": '<input id="target" type="color" value="#ff0000">',
    "label": '<label id="target">label <input type="file" hidden></label>',
}
"""What waits for a click on ``#target``."""

HAS_ACTED = "!!document.documentElement.dataset.acted || !!document.querySelector(':popover-open, dialog[open]')"
"""Tells of what can be seen in the page itself."""
