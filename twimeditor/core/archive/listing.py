"""Telling what a file lists, and reading it."""

import json
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from twimeditor.core.archive.hebbot import read_hebbot
from twimeditor.core.archive.table import Table
from twimeditor.core.archive.toml import read_toml
from twimeditor.core.archive.twim_o_matic import read_projects, read_sections, read_senders
from twimeditor.core.errors import TableError


class Listing(StrEnum):
    """What can be imported, by the name under which it is kept."""

    HEBBOT = "hebbot.toml"
    SENDERS = "senders.json"
    SECTIONS = "sections.json"
    PROJECTS = "projects.json"
    CORRECTIONS = "corrections.toml"


def listing(text: str, name: str) -> Listing:
    """Return what a file is by what it says, and by its name where that says nothing; raise TableError for others."""
    bare = text.removeprefix("\ufeff").lstrip()
    return _json(bare, name) if bare.startswith("{") else _toml(bare)


def read_table(text: str, kind: Listing, sections: str = "") -> Table:
    """Return what a file lists; `sections` is the table that knows the titles of projects' sections."""
    if kind is Listing.SENDERS:
        return read_senders(text)
    if kind is Listing.SECTIONS:
        return read_sections(text)
    if kind is Listing.PROJECTS:
        return read_projects(text, sections)
    return read_hebbot(text)


def _toml(text: str) -> Listing:
    try:
        data = read_toml(text)
    except ValueError as error:
        raise TableError(f"This is neither TOML nor JSON that could be read: {error}.") from error
    if isinstance(data.get("people"), dict) or isinstance(data.get("projects"), dict):
        return Listing.CORRECTIONS
    if {"sections", "projects"} & data.keys():
        return Listing.HEBBOT
    raise TableError("This lists neither people nor projects nor sections.")


def _json(text: str, name: str) -> Listing:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise TableError(f"This is no JSON: {error}.") from error
    named = PurePath(name).name
    if named in {Listing.SENDERS, Listing.SECTIONS, Listing.PROJECTS}:
        return Listing(named)
    keys = {key for value in data.values() if isinstance(value, dict) for key in value}
    return _by_content(data, keys)


def _by_content(data: dict[str, Any], keys: set[str]) -> Listing:
    if data and all(key.startswith("@") for key in data):
        return Listing.SENDERS
    if keys & {"summary", "section"}:
        return Listing.PROJECTS
    if keys & {"order", "hints", "icon"}:
        return Listing.SECTIONS
    raise TableError("This lists neither people nor projects nor sections.")
