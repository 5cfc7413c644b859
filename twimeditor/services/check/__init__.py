"""The check of a post: the rules of its reviewers, the site's own linters, spelling; done aside."""
