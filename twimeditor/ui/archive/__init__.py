"""The archive as a window knows it, for all panes that ask it."""
