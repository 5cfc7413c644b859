"""Who is told, and who no longer is."""

from twimeditor.services.listeners import Listeners


def test_all_are_told_in_their_order_until_they_leave() -> None:
    told: list[str] = []
    listeners = Listeners[[str]]()
    leave = listeners.add(lambda words: told.append(f"first {words}"))
    listeners.add(lambda words: told.append(f"second {words}"))
    listeners.tell("news")
    leave()
    leave()
    listeners.tell("more")
    assert told == ["first news", "second news", "second more"]


def test_who_leaves_while_all_are_told_takes_nobody_along() -> None:
    told: list[str] = []
    listeners = Listeners[[]]()

    def once() -> None:
        told.append("once")
        leave()

    leave = listeners.add(once)
    listeners.add(lambda: told.append("always"))
    listeners.tell()
    listeners.tell()
    assert told == ["once", "always", "always"]
