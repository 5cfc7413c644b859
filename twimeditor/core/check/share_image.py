"""R7: the picture that links to the post are shown with lies where other programs find it, as a picture they show."""

from collections.abc import Iterator

from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.model import Node


def share_image(_node: Node, _around: Around) -> Iterator[Problem]:
    """Yield what is wrong with the share image that the front matter names."""
    yield from ()


RULES: tuple[Rule, ...] = (
    Rule(
        name="R7",
        title="The share image",
        demand="The share image of the front matter is a PNG, named by its whole address below "
        "https://matrix.org/blog/img/, and its file exists.",
        why="Other programs show it beside a link to the post. They need the whole address, and most show PNG and JPEG "
        "alone; without one they show no picture, or an error.",
        wrong='image = "/blog/img/2030-01-04-teapot.webp/"',
        right='image = "https://matrix.org/blog/img/2030-01-04-teapot.png"',
        mends="Makes the address a whole one, and takes a slash at its end away.",
        in_node=share_image,
    ),
)
