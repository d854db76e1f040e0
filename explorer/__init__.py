"""Applies the two texts to a situation, with the sentences that say so.

Knows: the decision logic (orientation, staffing and subsidy, report dates) and its French rendering.
Ignores: files, YAML, HTML frameworks, the clock; only `explorer.app` touches the browser and
`explorer.__main__` the terminal.
Used by: scripts (build), tests, the command line, the browser worker.
"""
