"""The checks of the data, one question a module; `scripts.check` runs them all."""
