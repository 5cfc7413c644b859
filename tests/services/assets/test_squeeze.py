"""PNG files are made smaller in a process of their own, which ends when nobody wants it any more."""

import multiprocessing
import resource
from time import process_time

import pytest

from tests.services.assets.pictures import drawing, opened, photo, png_of, saved
from twimeditor.services.assets import squeeze
from twimeditor.services.assets.refusal import Cancelled
from twimeditor.services.assets.squeeze import optimised, squeezed


def never() -> bool:
    return False


def test_file_is_smaller_and_has_the_same_pixels_and_nobody_is_left() -> None:
    data = saved(drawing((400, 300)), "PNG", compress_level=1)
    small = squeezed(data, never)
    assert len(small) < len(data) // 2
    assert opened(small).convert("RGB").tobytes() == drawing((400, 300)).tobytes()
    assert not multiprocessing.active_children()


def test_file_that_cannot_be_made_smaller_stays() -> None:
    best = squeezed(saved(drawing(), "PNG"), never)
    assert squeezed(best, never) == best


def test_same_file_becomes_the_same_bytes_each_time() -> None:
    data = saved(photo((300, 200)), "PNG")
    assert squeezed(data, never) == squeezed(data, never)


@pytest.mark.parametrize("data", [b"", b"no picture", png_of(10, 10, b"no pixels")])
def test_what_cannot_be_read_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        squeezed(data, never)
    assert optimised(data) == b""


def test_called_off_it_ends_soon_and_leaves_nobody() -> None:
    data = saved(photo((1500, 1500)), "PNG", compress_level=1)
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 1

    with pytest.raises(Cancelled):
        squeezed(data, cancelled)
    assert len(asked) == 2, "it is not asked again"
    assert not multiprocessing.active_children()


def test_without_a_process_the_file_comes_in_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_method: str) -> object:
        raise OSError("no more processes")

    data = saved(drawing(), "PNG", compress_level=1)
    monkeypatch.setattr(multiprocessing, "get_context", none)
    assert squeezed(data, never) == data


def test_process_that_dies_costs_nothing_but_size(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(photo((1500, 1500)), "PNG", compress_level=1)

    def kill_it() -> bool:
        for child in multiprocessing.active_children():
            child.kill()
        return False

    assert squeezed(data, kill_it) == data


def test_this_process_does_none_of_the_work() -> None:
    """The library would hold up every thread of the process that it works in."""
    data = saved(photo((900, 700)), "PNG", compress_level=1)
    own, others = process_time(), children_time()
    squeezed(data, never)
    assert process_time() - own < (children_time() - others) / 4


def children_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_large_files_are_tried_less_hard() -> None:
    assert [squeeze._level(size) for size in (1000, 1_000_000, 5_000_000, 50_000_000)] == [2, 2, 1, 0]
