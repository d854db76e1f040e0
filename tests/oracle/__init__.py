"""A second implementation of art. 4, 5 and 6, written differently from `explorer` and used only
here.
"""
