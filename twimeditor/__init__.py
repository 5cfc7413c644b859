"""TWIM Editor: write an issue of *This Week in Matrix* in forms, beside its live preview."""

__version__ = "0.1.0"
