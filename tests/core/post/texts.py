"""Texts for property tests: posts as Hypothesis invents them, with all that a file may hold."""

from hypothesis import strategies as st

_PIECES = (
    "# a",
    "## Dept 🏢",
    "### Title ([website](https://example.org))",
    "#### deep",
    "## ",
    "> q",
    ">q",
    "> ",
    ">",
    ">\tq",
    "> > q",
    "> ## q",
    "> - q",
    "> ```",
    "> | a | b |",
    "lazy",
    "```",
    "~~~ python",
    "    code",
    "\tcode",
    "- a",
    "  - b",
    "1. a",
    "* * *",
    "---",
    "===",
    "| a | b |",
    "|---|---|",
    "[Ann](https://matrix.to/#/@ann:example.org) says",
    "[Ann [x]](https://matrix.to/#/@ann:example.org) told us:",
    "[Ann]:",
    '<a href="https://matrix.to/#/@ann:example.org">Ann</a> has\u00a0this:-',
    "From the team:",
    "[Ann]: https://matrix.to/#/@ann:example.org",
    '[b]: <x> "t',
    "[^1]: note",
    "![](/blog/img/a.png)",
    "![a](b.png) ![c](d.png)",
    '<a href="x"><img src="y" /></a>',
    '<iframe src="https://www.youtube.com/embed/x"></iframe>',
    "<!-- more -->",
    "<!--",
    "-->",
    "<ul>",
    "</ul>",
    "<pre>",
    "{{ youtube_player(video_id='x') }}",
    "{{ figure(",
    ") }}",
    "{% details(summary='x') %}",
    "{% end %}",
    "{% a() %}b{% end %}",
    "text",
    "text  ",
    "text\\",
    "+++",
    'title = "a"',
    "[taxonomies]",
    "\ufeff",
    "\0",
    "\u2028",
    "\u0085",
    "\x0b",
    "\x0c",
    "\x1c",
    "\u00a0",
    "🏁\ufe0f",
    " ",
    "\t",
    "",
)
_ENDS = ("\n", "\n", "\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "", " \n")

line_wise = st.lists(
    st.tuples(
        st.sampled_from(("", "", "", "", "> ", ">", "  ", "    ", "- ")),
        st.sampled_from(_PIECES),
        st.sampled_from(_ENDS),
    ),
    max_size=14,
).map(lambda lines: "".join(map("".join, lines)))
"""Whole lines of the format in any order."""

symbols = st.text(alphabet="#>`~-*+=|[]()!<>/\\:{}%_@&^\"'a1 \t\n\r\0\ufeff\u2028é🏁.", max_size=60)
"""The format's own characters in any order."""

posts = st.one_of(
    line_wise,
    symbols,
    st.text(max_size=40),
    st.tuples(st.sampled_from(("+++\n", "\ufeff+++\r\n", "\n+++ \n")), line_wise, line_wise).map(
        lambda made: f'{made[0]}title = "x"\n{made[1]}\n+++\n{made[2]}'
    ),
)
"""Any text that a file may hold."""
