"""The list of problems, the board of what an issue still needs, and the dialogs of the check."""
