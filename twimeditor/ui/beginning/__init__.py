"""Where an issue begins: the dialogs for a new one and for a bot's output, and the list of what that leaves to do."""
