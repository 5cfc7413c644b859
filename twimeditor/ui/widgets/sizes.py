"""How large a file is, in words."""

from twimeditor.core.assets.sizes import file_size

__all__ = ["file_size"]
