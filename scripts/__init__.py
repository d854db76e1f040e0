"""Build side of the project: read, check and bundle the data, then make the site. Never imported by `explorer`."""
