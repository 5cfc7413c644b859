"""A program that is killed while it keeps pictures leaves whole files, and loses none that it had kept."""

import random
from pathlib import Path

from tests.tools.kill9_pictures import is_whole, kill_one, picture


def test_a_kill_at_any_moment_leaves_no_half_file_and_loses_none(tmp_path: Path) -> None:
    moments = random.Random(3)  # noqa: S311 - no secret
    for number in range(6):
        left = kill_one(tmp_path, number * 1000, moments.uniform(0, 0.15))
        assert left.broken == ()
        assert left.lost == ()
        assert left.swept


def test_a_part_of_a_picture_is_told_from_the_whole() -> None:
    data = picture(1)
    assert is_whole(data)
    assert not is_whole(data[:-1])
