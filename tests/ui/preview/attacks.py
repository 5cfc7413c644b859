"""What a stranger's report might try. ``HOST`` stands for the address of a server that counts calls.

Scripts set the attribute ``data-acted`` of the page's root element.
"""

ACT = "document.documentElement.dataset.acted='1';new Image().src='HOST/script'"

ATTACKS = {
    "script": f"<script>{ACT}</script>",
    "remote script": '<script src="HOST/x.js"></script>',
    "onerror": f'<img src="nothing:" onerror="{ACT}">',
    "onload": f'<svg onload="{ACT}"></svg>',
    "autofocus": f'<input autofocus onfocus="{ACT}">',
    "toggle": f'<details open ontoggle="{ACT}"><summary>x</summary></details>',
    "remote image": '<img src="HOST/i.png">',
    "image set": '<img srcset="HOST/s.png 1x">',
    "picture": '<picture><source srcset="HOST/p.png"><img></picture>',
    "remote video": '<video src="HOST/v.webm" poster="HOST/poster.png" preload="auto" autoplay></video>',
    "remote audio": '<audio src="HOST/a.ogg" autoplay></audio>',
    "subtitles": '<video><track default src="HOST/t.vtt"></video>',
    "frame": '<iframe src="HOST/f"></iframe>',
    "data frame": "<iframe src=\"data:text/html,<script>new Image().src='HOST/df'</script>\"></iframe>",
    "srcdoc frame": '<iframe srcdoc="<img src=HOST/sd>"></iframe>',
    "object": '<object data="HOST/o"></object>',
    "embed": '<embed src="HOST/e">',
    "refresh": '<meta http-equiv="refresh" content="0;url=HOST/m">',
    "style import": "<style>@import 'HOST/import.css';</style>",
    "style url": '<p style="background: url(HOST/bg.png)">x</p>',
    "style sheet": '<link rel="stylesheet" href="HOST/l.css">',
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
    "svg animation": '<svg><a><animate attributeName="href" values="HOST/an"></animate><text y="9">x</text></a></svg>',
    "foreign object": '<svg><foreignObject><iframe src="HOST/fo"></iframe></foreignObject></svg>',
    "input image": '<input type="image" src="HOST/in.png">',
    "portal": '<portal src="HOST/portal"></portal>',
    "speculation": '<script type="speculationrules">{"prefetch":[{"urls":["HOST/sp"]}]}</script>',
    "body background": '<table background="HOST/tb.png"><tr><td>x</td></tr></table>',
}
