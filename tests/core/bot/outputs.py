"""What the two bots write, in words of our own."""

HEBBOT = """\
+++
date = "2031-03-07T17:03:05+00:00"
title = "This Week in Matrix 2031-03-07"
path = "/blog/2031/03/07/this-week-in-matrix-2031-03-07"

[taxonomies]
author = ["Robin (they/them)"]
category = ["This Week in Matrix"]
+++

## Matrix Live

{{youtube_player(video_id="")}}

## TODO UNKNOWN SECTION

[Pim](https://matrix.to/#/@pim:example.org) says

> Nobody knows where this belongs in the end.

## Dept of Clients 📱
{SPACES}
### Glow ([website](https://glow.example.org))

Glow is a lamp for rooms.

[Kim [she/her]](https://matrix.to/#/@kim:example.org) reports

> # Release seven
> The lamp can now be dimmed from the other side of the world.
>{SPACE}
> * one
> * two
> ![](aBcDeF.png)

[Noor](https://matrix.to/#/@noor:example.org) says

> Another voice about the lamp, and a film of it.
> {{<video src="film.mp4">}}
{SPACES}
### Wick ([website](https://wick.example.org))

Wick burns.

[Aino](https://matrix.to/#/@aino:example.org) announces

> Wick burns longer than ever before this winter.

## Dept of Ping 🏓

Here we reveal.

|Rank|Hostname|Median MS|
|:---:|:---:|:---:|
{{ping_table}}


## That's all I know

See you next week!""".replace("{SPACES}", "  ").replace("{SPACE}", " ")

TWIM_O_MATIC = """\
---
date: '2031-03-07'
title: 'This Week in Matrix 2031-03-07'
categories:
  - This Week in Matrix
author: Robin Example
image: TODO
---

## Matrix Live 🎙

## Dept of Servers 🏢

### TODO 3

TODO CACHE MISSING NAME [kim](https://matrix.to/#/@kim:example.org) said:

> The server has learned to swim.
>
> #### Plans
>
> * a boat


![2031-03-07-aBcDe-boat.png](/blog/img/2031-03-07-aBcDe-boat.png)


### TODO GET IMAGE

![2031-03-07-fGhIj-pier.png](/blog/img/2031-03-07-fGhIj-pier.png)


## That's all I know 🏁

See you next week!

[#TWIM:matrix.org]: <https://matrix.to/#/#TWIM:matrix.org>
"""
