"""Going to an action, an entry, or back to where one was; the steps of this session."""
