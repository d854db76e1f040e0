"""Measures that stand beside what they are compared with, in the same run; one module for each."""
