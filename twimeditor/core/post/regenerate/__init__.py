"""Writing an edited node anew, in the style of the slice that it was read from.

What the edit leaves alone keeps its bytes: the marks and line ends of a quote's other lines, a heading's closing
hashes, an author link's form, the attributes of an ``<img>``. New nodes follow the house style.
"""

from twimeditor.core.post.regenerate.node import Manner, regenerated

__all__ = ["Manner", "regenerated"]
