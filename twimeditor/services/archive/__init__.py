"""The archive: all issues of a folder, in a database that is made anew from them whenever it must be."""
