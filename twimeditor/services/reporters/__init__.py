"""Who usually reports on what."""

from twimeditor.services.reporters.reporters import Reporters

__all__ = ["Reporters"]
