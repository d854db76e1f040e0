"""Build side: read, check and bundle the data, make the site. Never imported by `explorer`."""
