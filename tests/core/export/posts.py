"""Posts of our own that name pictures in each way."""

FRONT = """\
+++
date = "2031-03-07T18:00:00+00:00"
title = "This Week in Matrix 2031-03-07"
path = "/blog/2031/03/07/this-week-in-matrix-2031-03-07"

[taxonomies]
author = ["Robin"]
category = ["This Week in Matrix"]
+++
"""
BODY = """
## Dept of Kites

### Larkspur

[mira](https://matrix.to/#/@mira:example.org) says

> A new kite:
>
> ![a kite](kite.png)
> and <img src="/blog/img/tail.gif" alt="its tail">

![all of them](https://matrix.org/blog/img/all%20kites.png "All")

![elsewhere](https://example.org/far.png)
"""
POST = FRONT + BODY


def post(body: str = BODY, *, share: str = "", front: str = FRONT) -> str:
    """Return a post; with the address of a share image in its front matter."""
    extra = f'\n[extra]\nimage = "{share}"\n' if share else ""
    return front.removesuffix("+++\n") + extra + "+++\n" + body
