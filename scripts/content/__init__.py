"""The generated pages, one kind a module: each gives `(path, title, HTML)` from the data, and writes nothing."""
