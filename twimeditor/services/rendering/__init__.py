"""Rendering what takes long in another process, which is ended when it takes too long."""

from twimeditor.services.rendering.aside import Aside
from twimeditor.services.rendering.worker import Worker, WorkerProcess

__all__ = ["Aside", "Worker", "WorkerProcess"]
