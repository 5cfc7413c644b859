"""Finding and replacing in the form of a pane: results in context, ticked, replaced in one step."""
