"""A YAML text as a tree of nodes with their places: fast when it is plain, never fast at the price of doubt.

Knows: libyaml (through PyYAML), and what it reads otherwise than ruamel.yaml does.
Ignores: what the nodes mean; how a defect is told (ruamel.yaml says where and why: scripts.read).
Used by: scripts.read.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.resolver import BaseResolver

# Where YAML 1.1 (libyaml) and 1.2 (ruamel.yaml) part: line ends and marks of Unicode, tabs, a block
# of text with a comment stuck to its sign or an empty line first. All of that is left to ruamel.yaml.
DOUBTFUL = re.compile("[\t\x85\u2028\u2029\ufeff]|[|>][-+0-9]*(?:#| *(?: #[^\n]*)?\r?\n *\r?\n)")


if yaml.__with_libyaml__:  # as in every wheel of PyYAML; without it, all is read slowly
    from yaml.cyaml import CParser

    class _Plain(CParser, BaseResolver):
        """Nodes without any guess at types: `scripts.values` decides what a plain word is."""

        def __init__(self, text: str) -> None:
            CParser.__init__(self, text)
            BaseResolver.__init__(self)


def compose(text: str) -> Any | None:
    """The root node of a text that both libraries read alike; None when ruamel.yaml must decide."""
    if not yaml.__with_libyaml__ or DOUBTFUL.search(text):
        return None
    try:
        return _Plain(text).get_single_node()
    except yaml.YAMLError:
        return None
