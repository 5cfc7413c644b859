"""The post on the disk: opening, saving, recovery, recent files."""
