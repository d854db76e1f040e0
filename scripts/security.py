"""A strict Content-Security-Policy in every page, and the same for common hosts as header files.

Knows: what the site may do (its own files, WebAssembly, the worker's blob) and nothing else.
Ignores: what the pages say.
Used by: scripts.site.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

INLINE = re.compile(r"<script>(.*?)</script>", re.S)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
IMMUTABLE = "public, max-age=31536000, immutable"


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


def write_header_files(site: Path, rules: str) -> None:
    """`_headers` at the root of the site; nginx and Caddy forms beside it, to include."""
    entire = {"Content-Security-Policy": f"{rules}; frame-ancestors 'none'", **HEADERS}
    hashed = ("/assets/css/*", "/assets/fonts/*", "/assets/js/*.*.js", "/assets/runtime/*")
    lines = ["/*", *(f"  {name}: {value}" for name, value in entire.items())]
    for path in hashed:
        lines += [path, f"  Cache-Control: {IMMUTABLE}"]
    (site / "_headers").write_text("\n".join(lines) + "\n", "utf-8")
    folder = site / "hebergement"
    folder.mkdir(exist_ok=True)
    nginx = [f'add_header {name} "{value}" always;' for name, value in entire.items()]
    nginx.append(
        "types { text/javascript mjs js; application/wasm wasm; text/calendar ics; font/woff2 woff2; }"
    )
    (folder / "nginx.conf").write_text("\n".join(nginx) + "\n", "utf-8")
    caddy = ["header {", *(f'\t{name} "{value}"' for name, value in entire.items()), "}"]
    caddy += [
        "@immuable path " + " ".join(hashed[:2]),
        f'header @immuable Cache-Control "{IMMUTABLE}"',
    ]
    (folder / "Caddyfile").write_text("\n".join(caddy) + "\n", "utf-8")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
