"""House styles: how the newsletter's editors of a time write what the editor has to write anew."""

from twimeditor.core.style.house import TWIM, TWIM_2020, HouseStyle
from twimeditor.core.style.observe import observe

__all__ = ["TWIM", "TWIM_2020", "HouseStyle", "observe"]
