"""The home page served by nginx with our file, beside arbitrary bytes of the same size, in one run.

Knows: nginx and wrk of Debian, loopback only; the page as it is, in gzip, in brotli.
Ignores: what the file says (scripts.hosting).
Used by: `scripts/bench hebergement`.

Two references: the same server (what the page costs) and nginx without our file (what the file costs).
"""

from __future__ import annotations

import os
import pwd
import random
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from urllib.request import Request, urlopen

from scripts import compress
from scripts.benchmarks import table

SECONDS, ROUNDS, CONNECTIONS = 1, 11, 32  # short turns: what else the machine does drifts
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
RATE = re.compile(r"Requests/sec:\s*([\d.]+)")
FAILED = re.compile(r"Non-2xx|Socket errors")
CONFIGURATION = """
{module}
{user}
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/erreurs.log;
events {{ worker_connections 512; }}
http {{
  access_log off; sendfile on; keepalive_requests 100000000;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{ours}; root {site}; include {site}/hebergement/nginx.conf; {brotli}
    location /octets/ {{ alias {folder}/octets/; }} }}
  server {{ listen 127.0.0.1:{bare}; location /octets/ {{ alias {folder}/octets/; }} }}
}}
"""


def run(site: Path) -> None:
    """Measure the three forms of the home page in turn. Raises `SystemExit` when a tool is missing."""
    nginx = tools()
    page = site.resolve() / "index.html"
    if not compress.fresh(page):
        compress.compress(page)
    forms = {"telle quelle": "", "gzip": "gzip"} | ({"brotli": "br"} if BROTLI.is_file() else {})
    with (
        tempfile.TemporaryDirectory(prefix="hebergement-") as name,
        served(nginx, page.parent, Path(name)) as (ours, bare),
    ):
        rows = [row(form, code, ours, bare, Path(name)) for form, code in forms.items()]
    head = ("page d’accueil", "octets", "requêtes/s", "octets quelconques", "rapport",
            "nginx sans notre fichier", "rapport")  # fmt: skip
    table.show(f"nginx et wrk, {SECONDS} s, médianes de {ROUNDS} tours alternés", head, rows)
    if not BROTLI.is_file():
        print("  Sans brotli : sudo apt-get install libnginx-mod-http-brotli-static")


def tools() -> str:
    nginx = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
    if not nginx or not shutil.which("wrk"):
        raise SystemExit("✗ Il manque nginx ou wrk : sudo apt-get install nginx-light wrk")
    return nginx


@contextmanager
def served(nginx: str, site: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """One nginx, two servers; gives the addresses of ours and of the bare one."""
    (folder / "octets").mkdir()
    ours, bare = free_ports()
    configuration = CONFIGURATION.format(
        module=f"load_module {BROTLI};" if BROTLI.is_file() else "",
        brotli="brotli_static on;" if BROTLI.is_file() else "",
        user=f"user {pwd.getpwuid(0).pw_name};" if os.geteuid() == 0 else "",
        folder=folder, site=site, ours=ours, bare=bare,
    )  # fmt: skip
    (folder / "nginx.conf").write_text(configuration, "utf-8")
    process = subprocess.Popen([nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        wait_for(ours, process)
        yield f"http://127.0.0.1:{ours}/", f"http://127.0.0.1:{bare}/"
    finally:
        process.terminate()
        process.wait()


def free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as two:  # fmt: skip
        return one.getsockname()[1], two.getsockname()[1]


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        if process.poll() is not None:
            break
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
    raise SystemExit("✗ nginx n’a pas démarré : son message est ci-dessus.")


def row(form: str, code: str, ours: str, bare: str, folder: Path) -> tuple[str, ...]:
    """The page and as many arbitrary bytes, one after the other in each round."""
    with urlopen(Request(ours, headers={"Accept-Encoding": code})) as answer:
        size = len(answer.read())
        if (answer.headers["Content-Encoding"] or "") != code:
            raise SystemExit(f"✗ nginx n’a pas donné la page en « {form} ».")
    (folder / "octets" / f"{size}.bin").write_bytes(random.Random(size).randbytes(size))
    targets = (ours, f"{ours}octets/{size}.bin", f"{bare}octets/{size}.bin")
    rounds = [[rate(target, code) for target in targets] for _ in range(ROUNDS)]
    page, same, alone = ([values[i] for values in rounds] for i in range(3))
    return (
        form, str(size), spread(page), spread(same), ratio(page, same),
        spread(alone), ratio(page, alone),
    )  # fmt: skip


def ratio(values: list[float], reference: list[float]) -> str:
    """The median of the ratios taken within each round, and the middle half of them."""
    each = [mine / other for mine, other in zip(values, reference, strict=True)]
    low, middle, high = quantiles(each, n=4)
    return f"{middle:.2f} [{low:.2f}–{high:.2f}]".replace(".", ",")


def rate(address: str, code: str) -> float:
    """Requests per second."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s"]
    command += ["-H", f"Accept-Encoding: {code}"] if code else []
    said = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    found = RATE.search(said)
    if not found or FAILED.search(said):
        raise SystemExit(f"✗ wrk sur {address} :\n{said}")
    return float(found.group(1))


def spread(values: list[float]) -> str:
    return f"{sorted(values)[len(values) // 2]:.0f} [{min(values):.0f}–{max(values):.0f}]"
