"""The edge that answers the page: strings in, JSON strings out, in the worker of the browser.

Knows: where the worker left the bundle, the named views.
Ignores: the DOM, the network, the rules themselves.
Used by: docs/assets/js (through PyScript's worker), tests.
"""
