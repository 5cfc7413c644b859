"""An export that is committed: what is proposed, what stands in the way, what git has afterwards."""

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit

from tests.ui.export.conftest import PLACE, User, files, git
from twimeditor.ui.export.page import Target
from twimeditor.ui.export.targets import SitePage

BRANCH = "twim-2031-03-07"


def wish(user: User, site: Path) -> SitePage:
    """Ask for an export into the site's folder, with a commit."""
    user.export(Target.SITE)
    user.name_folder(site)
    user.ready()
    user.click(user.find(QCheckBox, "export.commit"))
    page = user.page
    assert isinstance(page, SitePage)
    return page


def in_the_way(page: SitePage) -> str:
    QApplication.processEvents()
    return " ".join(page.commit.notices.words)


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_branch_message_and_sign_off_are_proposed_and_taken(user: User, repository: Path) -> None:
    wish(user, repository)
    user.ready()
    assert user.dialog.act_button.text() == "&Export and commit"
    assert user.find(QLineEdit, "export.branch").text() == BRANCH
    assert user.find(QLineEdit, "export.signed_off_by").text() == "Robin <robin@example.org>"
    user.act()
    assert git(repository, "rev-parse", "--abbrev-ref", "HEAD") == BRANCH
    message = git(repository, "log", "-1", "--format=%B")
    assert message.startswith("Add This Week in Matrix 2031-03-07\n")
    assert message.endswith("Signed-off-by: Robin <robin@example.org>")
    committed = git(repository, "show", "--name-only", "--format=").splitlines()
    assert str(PLACE) in committed
    assert "static/blog/img/lamp.png" in committed
    assert BRANCH in user.dialog.outcome.said.text()


def test_words_of_the_users_own_are_taken(user: User, repository: Path) -> None:
    wish(user, repository)
    user.ready()
    type_into(user.find(QLineEdit, "export.branch"), "friday")
    message = user.find(QPlainTextEdit, "export.message")
    message.setFocus()
    message.selectAll()
    QTest.keyClicks(message, "The issue of this week")
    user.wait(lambda: not user.dialog.act_button.isEnabled() or user.page.can_act)
    user.act()
    assert git(repository, "rev-parse", "--abbrev-ref", "HEAD") == "friday"
    assert git(repository, "log", "-1", "--format=%s") == "The issue of this week"


def test_the_push_command_is_copied(user: User, repository: Path) -> None:
    wish(user, repository)
    user.act()
    user.click(user.button("Copy push command"))
    assert QApplication.clipboard().text() == f"git push -u origin {BRANCH}"
    user.click(user.button("Copy path"))
    assert QApplication.clipboard().text() == str(repository / PLACE)


def test_a_folder_without_a_repository_stands_in_the_way_of_the_commit_only(user: User, site: Path) -> None:
    page = wish(user, site)
    user.wait(lambda: "no checkout of a git repository" in in_the_way(page))
    assert not user.dialog.act_button.isEnabled()
    user.click(user.find(QCheckBox, "export.commit"))
    assert user.dialog.act_button.isEnabled()


def test_a_detached_head_is_told_before_anything_is_written(user: User, repository: Path) -> None:
    git(repository, "checkout", "--quiet", "--detach")
    before = files(repository)
    page = wish(user, repository)
    user.wait(lambda: "detached" in in_the_way(page))
    assert not user.dialog.act_button.isEnabled()
    assert files(repository) == before


def test_somebody_unknown_to_git_signs_off_by_hand(user: User, repository: Path) -> None:
    git(repository, "config", "--unset", "user.name")
    git(repository, "config", "--unset", "user.email")
    page = wish(user, repository)
    user.wait(lambda: "who you are" in in_the_way(page))
    assert not user.dialog.act_button.isEnabled()
    type_into(user.find(QLineEdit, "export.signed_off_by"), "Kim <kim@example.org>")
    user.act()
    assert git(repository, "log", "-1", "--format=%an %ae") == "Kim kim@example.org"


def test_a_dirty_tree_is_told_and_left_as_it_is(user: User, repository: Path) -> None:
    (repository / "config.toml").write_text("changed = true\n", encoding="utf-8")
    page = wish(user, repository)
    user.wait(lambda: "besides" in in_the_way(page))
    user.act()
    assert git(repository, "status", "--porcelain") == "M config.toml"
    assert "config.toml" not in git(repository, "show", "--name-only", "--format=")


def test_what_is_written_already_can_still_be_committed(user: User, repository: Path) -> None:
    user.export(Target.SITE)
    user.name_folder(repository)
    user.act()
    QTest.keyClick(user.dialog, Qt.Key.Key_Escape)
    wish_again(user)
    user.act()
    assert git(repository, "rev-parse", "--abbrev-ref", "HEAD") == BRANCH


def wish_again(user: User) -> None:
    user.export(Target.SITE)
    user.wait(lambda: "nothing would be written" in user.page.told.text())  # type: ignore[attr-defined]
    assert not user.dialog.act_button.isEnabled()
    user.click(user.find(QCheckBox, "export.commit"))


def test_a_commit_that_fails_says_so_and_the_files_stay(user: User, repository: Path) -> None:
    hook = repository / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not on Fridays >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    wish(user, repository)
    user.act()
    assert "not on Fridays" in user.dialog.outcome.next.text()
    assert (repository / PLACE).exists()
    assert git(repository, "rev-parse", "--abbrev-ref", "HEAD") == "main"


def waiting_hook(repository: Path, begun: Path) -> None:
    """Let commits wait for somebody who does not come."""
    hook = repository / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {begun}\nexec sleep 600\n", encoding="utf-8")
    hook.chmod(0o755)


def test_escape_calls_a_commit_off_that_a_hook_holds_up(user: User, repository: Path, tmp_path: Path) -> None:
    waiting_hook(repository, tmp_path / "begun")
    wish(user, repository)
    user.ready()
    user.click(user.dialog.act_button)
    user.wait((tmp_path / "begun").exists)
    QTest.keyClick(user.dialog, Qt.Key.Key_Escape)
    user.wait(user.dialog.outcome.isVisible)
    assert "called off" in user.dialog.outcome.next.text()
    assert (repository / PLACE).exists()
    assert git(repository, "rev-parse", "--abbrev-ref", "HEAD") == "main"


def test_a_window_closes_though_a_hook_holds_a_commit_up(user: User, repository: Path, tmp_path: Path) -> None:
    waiting_hook(repository, tmp_path / "begun")
    wish(user, repository)
    user.ready()
    user.click(user.dialog.act_button)
    user.wait((tmp_path / "begun").exists)
    start = time.monotonic()
    user.application.close()
    assert time.monotonic() - start < 30
    assert git(repository, "rev-parse", "--abbrev-ref", "HEAD") == "main"


def test_that_a_commit_is_wanted_is_remembered(user: User, repository: Path) -> None:
    wish(user, repository)
    user.act()
    QTest.keyClick(user.dialog, Qt.Key.Key_Escape)
    user.export(Target.SITE)
    assert user.find(QCheckBox, "export.commit").isChecked()
