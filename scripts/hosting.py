"""What a host must answer beside the files: the policy, how long each may be kept, the media types.

Knows: the forms of nginx, of Caddy and of `_headers`; which addresses never change their content.
Ignores: what the policy says (scripts.security), how files are compressed (scripts.compress).
Used by: scripts.site.
"""

from __future__ import annotations

import re
from pathlib import Path

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
IMMUTABLE = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"
SERVICE = "/service-hors-ligne.js"
HASHED_FOLDERS = ("/assets/css/*", "/assets/fonts/*", "/assets/runtime/*")
HASHED_SCRIPT = re.compile(r"\.[0-9a-f]{10}\.js$")
# As one expression, for nginx: the names of scripts, style and font, and the folders of the runtime.
HASHED = r"^/assets/(?:(?:css|fonts|js)/[^/]+\.[0-9a-f]{10}\.[a-z0-9]+|runtime/[^/]+-[0-9a-f]{12}/[^/]+)$"
TYPES = {
    "text/html; charset=utf-8": "html",
    "text/css; charset=utf-8": "css",
    "text/javascript; charset=utf-8": "js mjs",
    "text/calendar; charset=utf-8": "ics",
    "text/csv; charset=utf-8": "csv",
    "text/tab-separated-values; charset=utf-8": "tsv",
    "text/plain; charset=utf-8": "txt gift",
    "application/json": "json",
    "application/wasm": "wasm",
    "application/xml": "xml",
    "application/zip": "zip",
    "application/pdf": "pdf",
    "image/svg+xml": "svg",
    "image/png": "png",
    "font/woff2": "woff2",
}


def write(site: Path, rules: str) -> None:
    """`_headers` at the root of the site; the nginx and Caddy forms beside it, to include."""
    headers = {"Content-Security-Policy": f"{rules}; frame-ancestors 'none'", **HEADERS}
    hashed = (*HASHED_FOLDERS, *hashed_scripts(site))
    (site / "_headers").write_text(headers_file(headers, hashed), "utf-8")
    folder = site / "hebergement"
    folder.mkdir(exist_ok=True)
    (folder / "nginx.conf").write_text(nginx(headers), "utf-8")
    (folder / "Caddyfile").write_text(caddy(headers, hashed), "utf-8")


def hashed_scripts(site: Path) -> list[str]:
    """Their exact addresses: two scripts beside them keep their name when they change."""
    names = sorted(path.name for path in (site / "assets/js").glob("*.js"))
    return [f"/assets/js/{name}" for name in names if HASHED_SCRIPT.search(name)]


def headers_file(headers: dict[str, str], hashed: tuple[str, ...]) -> str:
    """For the hosts that read `_headers`; several rules for one address add up there, so no overlap."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for path in ("/", "/*.html", SERVICE):
        lines += [path, f"  Cache-Control: {ASKED_AGAIN}"]
    for path in hashed:
        lines += [path, f"  Cache-Control: {IMMUTABLE}"]
    return "\n".join(lines) + "\n"


def nginx(headers: dict[str, str]) -> str:
    """All in the `server` block: an `add_header` in a `location` would silence those of the server."""
    lines = [
        "# À inclure dans le bloc `server`, après `root` : include …/hebergement/nginx.conf;",
        "# Avec le module brotli (libnginx-mod-http-brotli-static), ajoutez : brotli_static on;",
        "index index.html;",
        "error_page 404 /404.html;",
        "sendfile on;",
        "gzip_static on;",
        "gzip_vary on;",
        "open_file_cache max=5000 inactive=60s;",
        "open_file_cache_valid 10s;",
        *(f'add_header {name} "{value}" always;' for name, value in headers.items()),
        f'set $garde "{ASKED_AGAIN}";',
        f'if ($uri ~ "{HASHED}") {{ set $garde "{IMMUTABLE}"; }}',
        "add_header Cache-Control $garde;",
        "types {",
        *(f'\t"{kind}" {suffixes};' for kind, suffixes in TYPES.items()),
        "}",
        "default_type application/octet-stream;",
    ]
    return "\n".join(lines) + "\n"


def caddy(headers: dict[str, str], hashed: tuple[str, ...]) -> str:
    """Each address is in one matcher only: nothing rests on the order of the directives."""
    lines = [
        "# À importer dans le bloc du site, après `root` : import …/hebergement/Caddyfile",
        "header {",
        *(f'\t{name} "{value}"' for name, value in headers.items()),
        "}",
        "@immuable path " + " ".join(hashed),
        f'header @immuable Cache-Control "{IMMUTABLE}"',
        "@demande not path " + " ".join(hashed),
        f'header @demande Cache-Control "{ASKED_AGAIN}"',
    ]
    for number, (kind, suffixes) in enumerate(TYPES.items()):
        if kind.startswith("text/html"):
            continue  # a folder answers with its page: the file server knows, the address does not say
        patterns = " ".join(f"*.{suffix}" for suffix in suffixes.split())
        lines += [f"@type{number} path {patterns}", f'header @type{number} Content-Type "{kind}"']
    lines += [
        "file_server {",
        "\tprecompressed br gzip",
        "}",
        "handle_errors {",
        f'\theader Cache-Control "{ASKED_AGAIN}"',
        '\theader Content-Type "text/html; charset=utf-8"',
        "\trewrite * /404.html",
        "\tfile_server",
        "}",
    ]
    return "\n".join(lines) + "\n"
