"""A strict Content-Security-Policy in every page.

Knows: what the site may do (its own files, WebAssembly, the worker's blob) and nothing else.
Ignores: what the pages say, how a host repeats the policy (scripts.hosting).
Used by: scripts.site.
"""

from __future__ import annotations

import base64
import hashlib
import re

INLINE = re.compile(r"<script>(.*?)</script>", re.S)


def policy(pages: list[str]) -> str:
    """The policy that allows exactly the inline scripts found in these pages, by hash."""
    inline = sorted({script for page in pages for script in INLINE.findall(page)})
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in inline)
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'wasm-unsafe-eval' {hashes}".strip(),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self' blob:",
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def with_meta(page: str, rules: str) -> str:
    """The page with the policy in its head, before anything that it governs."""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    return page.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{tag}', 1)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
