"""What an issue becomes outside the editor: files of the site, a page, messages; as data."""
