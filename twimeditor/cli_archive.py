"""The command `archive`: past issues, their people and projects, without a window."""
