"""HTML of states and results: one renderer for the build and for the browser."""
