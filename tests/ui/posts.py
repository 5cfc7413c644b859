"""Posts of our own for the tests of the window."""

POST = """\
+++
title = "This Week in Matrix 2031-03-07"
date = "2031-03-07"
path = "/blog/2031/03/07/this-week-in-matrix-2031-03-07"

[taxonomies]
author = ["Robin"]
category = ["This Week in Matrix"]
+++

A word before everything.

## Dept of Lanterns 🏮

Lanterns are in season.

### Glow ([website](https://glow.example.org))

Glow is a lamp for rooms.

[Robin](https://matrix.to/#/@robin:example.org) says

> First report.

[Kim](https://matrix.to/#/@kim:example.org) reports

> Second report.

### Wick

[Aino](https://matrix.to/#/@aino:example.org) says

> Wick burns longer.

## Dept of Islands

[Pim](https://matrix.to/#/@pim:example.org) says

> The harbour is open.

## Dept of Boats ⛵

### Raft

> It floats.

### Ferry

[Noor](https://matrix.to/#/@noor:example.org) says

> It goes twice a day.
"""
