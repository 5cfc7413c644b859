"""A post of our own with a block of each kind, for pictures of all pages of the form."""

POST = """\
+++
date = "2031-02-07T20:04:00+01:00"
title = "This Week in Matrix 2031-02-07"
path = "/blog/2031/02/08/this-week-in-matrix-2031-02-07"

[taxonomies]
author = ["Robin Lantern", "Kim"]
category = ["This Week in Matrix"]

[extra]
image = "/blog/img/lantern.png"
mood = "calm"
+++

## Matrix Live S14E02 – Lamps at last

{{ youtube_player(video_id="Ab3dEf-h_1k", start="30") }}

<!-- more -->

## Dept of Lanterns 🏮

Lanterns are in season.

### Glow ([website](https://glow.example.org))

Glow is a lamp for rooms.

[Robin](https://matrix.to/#/@robin:example.org) says

> It shines in every room now.

![a lamp on a hill](/blog/img/lantern.png)

#### How it is made

<iframe width="560" src="https://www.youtube.com/embed/Ab3dEf-h_1k" allowfullscreen></iframe>

{{ figure(img="/blog/img/chart.png", caption="Lamps by week") }}

```python
print("glow")
```

<p align="center">Raw</p>

## Dept of Spec 📜

### Proposals

[Kim](https://matrix.to/#/@kim:example.org) reports

> Here is the week.
>
> **New MSCs:**
>
> * [MSC9001: A lamp for rooms](https://example.org/pull/9001)
> * [MSC9002: Oil](https://example.org/pull/9002)
>
> **MSCs in Final Comment Period:**
>
> * *No MSCs are in FCP.*

### Shopping

* oil
* wicks
  * short ones

## Dept of Ping 🏓

|Rank|Hostname|Median MS|
|:---:|:---:|:---:|
|1|example.org|148|
|2|example.net|179.5|

## That's all I know 🏁

See you next week in [#lamps:example.org]!

[#lamps:example.org]: https://matrix.to/#/#lamps:example.org
"""
