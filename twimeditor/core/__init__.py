"""The pure heart: text in, values out. No Qt, no I/O, no threads, no clock."""
