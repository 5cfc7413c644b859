"""What is wrong with the open issue, for all panes that tell of it."""
