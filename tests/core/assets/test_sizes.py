"""Sizes are told as people read them."""

import pytest

from twimeditor.core.assets.sizes import file_size


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (239_600, "240 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (3_240_000, "3.2 MB"),
        (12_300_000, "12 MB"),
        (100_000_000, "100 MB"),
        (5_000_000_000_000, "5000 GB"),
    ],
)
def test_bytes_in_words(size: int, words: str) -> None:
    assert file_size(size) == words
