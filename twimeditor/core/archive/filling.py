"""Filling in what is known of people and projects: only where nothing was typed, each as one edit."""

from collections.abc import Collection

from twimeditor.core.archive.directory import Author, Directory, Project, Value
from twimeditor.core.archive.keys import section_key, title_key, website_key
from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Blank, Issue, Section, edits, find
from twimeditor.core.model.edits.description import described_in
from twimeditor.core.post.settle import settle, unclosed
from twimeditor.core.style import HouseStyle, section_of, section_place, with_section

_TO_DO = "todo"
"""What a bot writes for a title, and at the beginning of a section's, that it does not know."""


def fill_person(
    issue: Issue, ids: IdSource, *, update: int, author: Author, over: Collection[str], style: HouseStyle
) -> Issue:
    """Fill an update's author line in; the fields `over` are written over, others where they are empty."""
    name, verb = author.names[0].text if author.names else "", verb_of(author, style)
    for field, told in {"author_name": name, "author_id": author.key, "verb": verb}.items():
        value = _line(told)
        old = edits.get_field(issue, target=update, field=field)
        free = field in over or not old.strip()
        if value and free:
            issue = edits.set_field(issue, ids, target=update, field=field, value=value)
    return issue


def verb_of(author: Author, style: HouseStyle) -> str:
    """Return the author's most usual verb that the style has, in the style's own form; else the style's usual one."""
    known = {verb.casefold(): verb for verb in style.verbs}
    usual = (known.get(value.text.strip().rstrip(":").casefold(), "") for value in author.verbs)
    return next(filter(None, usual), style.default_verb)


def fill_project(
    issue: Issue, ids: IdSource, *, entry: int, project: Project, over: Collection[str], style: HouseStyle
) -> Issue:
    """Fill an entry in: title, website, description, and the section where it stands in none yet."""
    for field, value in _values(project, style).items():
        old = edits.get_field(issue, target=entry, field=field)
        free = field in over or not old.strip() or (field == "title" and is_placeholder(old))
        if value and free:
            issue = _with_field(issue, ids, entry, field, value)
    if project.section.strip() and is_unfiled(find.section(issue, entry)):
        issue = move_entry(issue, ids, entry=entry, section=project.section, style=style)
    return issue


def move_entry(issue: Issue, ids: IdSource, *, entry: int, section: str, style: HouseStyle) -> Issue:
    """Move an entry to the end of a section, which is made where the style has it if it is missing.

    A section without a title that has nothing else in it goes.
    """
    old = find.section(issue, entry)
    issue, new = _with_section(issue, ids, section, style)
    if new.id == old.id:
        return issue
    last = new.entries[-1].id if new.entries else None
    issue = edits.move(issue, ids, target=entry, to=new.id, after=last)
    left = next((one for one in issue.sections if one.id == old.id), None)
    if left is not None and _is_bare(left):
        issue = edits.remove(issue, ids, target=left.id)
    return issue


def is_placeholder(title: str) -> bool:
    """Tell whether a title only stands for one."""
    return title_key(title) in {"", _TO_DO}


def is_unfiled(section: Section) -> bool:
    """Tell whether a section is none that the newsletter has: without a title, or one where a bot left what to do."""
    key = title_key(section.title)
    return not key or key.startswith(_TO_DO)


def known_project(directory: Directory, title: str, website: str) -> Project | None:
    """Return the project that an entry is on, by its title or else its website."""
    key = directory.titles.get(title_key(title)) if title.strip() else None
    key = key or (directory.websites.get(website_key(website)) if website.strip() else None)
    return directory.projects.get(key) if key else None


def elsewhere(project: Project, section: Section) -> str:
    """Return the section that a project usually stands in, "" where that is this one or none is clear."""
    if not project.section.strip():
        return ""
    usual, here = project.sections[0], section_key(section.title)
    if is_unfiled(section):
        return usual.text
    if section_key(usual.text) == here or _count(project.sections, here) * 2 >= max(usual.count, 1):
        return ""
    return usual.text


def section_named(issue: Issue, title: str, style: HouseStyle) -> str:
    """Return what a section is called in an issue, or would be if it were made."""
    found = _same_section(issue, title)
    if found is not None:
        return found.title
    kind = next((one for one in style.sections if section_key(one.title) == section_key(title)), None)
    return kind.heading if kind is not None else title


def _values(project: Project, style: HouseStyle) -> dict[str, str]:
    """Return what an entry of the project has in a style; what it is called before all else."""
    values = {"title": _line(project.titles[0].text) if project.titles else ""}
    if style.website:
        values["website"] = _line(project.website)
    if style.description != "never" and (style.description == "always" or _is_current(project)):
        values["description"] = "\n".join(project.description.strip().splitlines())
    return values


def _line(text: str) -> str:
    """Return a text that anybody may have put into a table as the one line that a field is."""
    return " ".join(text.split())


def _with_field(issue: Issue, ids: IdSource, entry: int, field: str, value: str) -> Issue:
    """Set a field; a description that would be anything but paragraphs, as a heading, is left out."""
    filled = settle(edits.set_field(issue, ids, target=entry, field=field, value=value), ids, target=entry)
    return filled if field != "description" or _describes(filled, entry, value) else issue


def _describes(issue: Issue, entry: int, text: str) -> bool:
    """Tell whether a text is the description of an entry, all of it and nothing else."""
    is_whole = edits.get_field(issue, target=entry, field="description") == text
    return is_whole and not any(unclosed(node) for node in described_in(find.entry(issue, entry)))


def _is_current(project: Project) -> bool:
    """Tell whether the last report on a project had its description, or nobody knows."""
    seen = project.descriptions[0].seen if project.descriptions else None
    return seen is None or project.last_seen is None or seen >= project.last_seen


def _count(values: Collection[Value], key: str) -> int:
    return sum(value.count for value in values if section_key(value.text) == key)


def _same_section(issue: Issue, title: str) -> Section | None:
    key = section_key(title)
    by_key = (section for section in issue.sections if key and section_key(section.title) == key)
    return section_of(issue, title) or next(by_key, None)


def _with_section(issue: Issue, ids: IdSource, title: str, style: HouseStyle) -> tuple[Issue, Section]:
    name = section_named(issue, _line(title), style)
    if _same_section(issue, name) is None:
        issue = with_section(issue, ids, title=name, style=style, after=section_place(issue, name, style))
    found = _same_section(issue, name)
    if found is None:
        raise EditError("there is no section to move the entry to")
    return issue, found


def _is_bare(section: Section) -> bool:
    return not (section.title.strip() or section.entries) and all(isinstance(node, Blank) for node in section.nodes)
