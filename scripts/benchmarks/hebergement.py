"""The home page served by nginx with our file, beside arbitrary bytes of the same size, in one run.

Knows: nginx and wrk of Debian, loopback only; the page as it is, in gzip, in brotli.
Ignores: what the file says (scripts.hosting).
Used by: `scripts/bench hebergement`.

Three references in each round: as many bytes from the same server (what the page costs), the same again
(what chance does), and from nginx without our file (what our file costs). nginx and wrk have a core each,
and the time that nginx spends on a request is counted too: another process hardly changes that.
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
from statistics import median
from typing import NamedTuple
from urllib.request import Request, urlopen

from scripts import compress
from scripts.benchmarks import table

SECONDS, ROUNDS, CONNECTIONS = 1, 31, 32  # short turns: what else the machine does drifts
MIDDLE = 9  # of 31 sorted ratios, the 10th and the 22nd hold the true median 19 times out of 20
CORES = sorted(os.sched_getaffinity(0))
SERVER, CLIENT = {CORES[0]}, {CORES[-1]}
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
RATE = re.compile(r"Requests/sec:\s*([\d.]+)")
COUNT = re.compile(r"(\d+) requests in")
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


class Turn(NamedTuple):
    """Requests per second; microseconds of processor that nginx spends on one."""

    rate: float
    cost: float


def run(site: Path) -> None:
    """Measure the three forms of the home page in turn. Raises `SystemExit` when a tool is missing."""
    nginx = tools()
    page = site.resolve() / "index.html"
    if not compress.fresh(page):
        compress.compress(page)
    forms = {"telle quelle": "", "gzip": "gzip"} | ({"brotli": "br"} if BROTLI.is_file() else {})
    with (
        tempfile.TemporaryDirectory(prefix="hebergement-") as name,
        served(nginx, page.parent, Path(name)) as (ours, bare, worker),
    ):
        rows = [
            line
            for form, code in forms.items()
            for line in lines(form, code, ours, bare, Path(name), worker)
        ]
    head = ("page d’accueil", "octets", "mesure", "valeur", "aux mêmes octets",
            "ces octets à eux-mêmes", "à nginx sans notre fichier")  # fmt: skip
    title = f"nginx et wrk, un cœur chacun, {SECONDS} s : médiane de {ROUNDS} tours alternés [19 fois sur 20]"
    table.show(title, head, rows)
    if not BROTLI.is_file():
        print("  Sans brotli : sudo apt-get install libnginx-mod-http-brotli-static")


def tools() -> str:
    nginx = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
    if not nginx or not shutil.which("wrk"):
        raise SystemExit("✗ Il manque nginx ou wrk : sudo apt-get install nginx-light wrk")
    return nginx


@contextmanager
def served(nginx: str, site: Path, folder: Path) -> Iterator[tuple[str, str, Path]]:
    """One nginx, two servers; gives the addresses of ours and of the bare one, and what the worker spent."""
    (folder / "octets").mkdir()
    ours, bare = free_ports()
    configuration = CONFIGURATION.format(
        module=f"load_module {BROTLI};" if BROTLI.is_file() else "",
        brotli="brotli_static on;" if BROTLI.is_file() else "",
        user=f"user {pwd.getpwuid(0).pw_name};" if os.geteuid() == 0 else "",
        folder=folder, site=site, ours=ours, bare=bare,
    )  # fmt: skip
    (folder / "nginx.conf").write_text(configuration, "utf-8")
    process = subprocess.Popen(
        [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")],
        preexec_fn=lambda: os.sched_setaffinity(0, SERVER),
    )
    try:
        wait_for(ours, process)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        worker = Path(f"/proc/{children[0]}/schedstat")
        yield f"http://127.0.0.1:{ours}/", f"http://127.0.0.1:{bare}/", worker
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


def lines(
    form: str, code: str, ours: str, bare: str, folder: Path, worker: Path
) -> Iterator[tuple[str, ...]]:
    """The page and as many arbitrary bytes, one after the other in each round, the order turning."""
    with urlopen(Request(ours, headers={"Accept-Encoding": code})) as answer:
        size = len(answer.read())
        if (answer.headers["Content-Encoding"] or "") != code:
            raise SystemExit(f"✗ nginx n’a pas donné la page en « {form} ».")
    (folder / "octets" / f"{size}.bin").write_bytes(random.Random(size).randbytes(size))
    same = f"{ours}octets/{size}.bin"
    found = turns({"page": ours, "same": same, "again": same, "bare": f"{bare}octets/{size}.bin"}, code, worker)  # fmt: skip
    for part, (what, unit) in enumerate((("requêtes", "/s"), ("processeur", "µs par requête"))):
        page, bytes_, again, alone = ([turn[part] for turn in each] for each in found.values())
        value = f"{median(page):.0f}" if part == 0 else f"{median(page):.1f}".replace(".", ",")
        yield (form, str(size), what, f"{value} {unit}",
               ratio(page, bytes_), ratio(again, bytes_), ratio(page, alone))  # fmt: skip


def turns(targets: dict[str, str], code: str, worker: Path) -> dict[str, list[Turn]]:
    """Every target once in each round, after one round that does not count."""
    found: dict[str, list[Turn]] = {name: [] for name in targets}
    names = list(targets)
    for number in range(ROUNDS + 1):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            turn = measure(targets[name], code, worker)
            if number:
                found[name].append(turn)
    return found


def ratio(values: list[float], reference: list[float]) -> str:
    """The median of the ratios taken within each round, and what holds the true one."""
    each = sorted(mine / other for mine, other in zip(values, reference, strict=True))
    edge = MIDDLE * len(each) // 31
    return f"{median(each):.3f} [{each[edge]:.3f}–{each[-1 - edge]:.3f}]".replace(".", ",")


def measure(address: str, code: str, worker: Path) -> Turn:
    """One turn of wrk against one address."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s"]
    command += ["-H", f"Accept-Encoding: {code}"] if code else []
    before = nanoseconds(worker)
    said = subprocess.run(
        [*command, address], capture_output=True, text=True, check=True,
        preexec_fn=lambda: os.sched_setaffinity(0, CLIENT),
    ).stdout  # fmt: skip
    spent = nanoseconds(worker) - before
    speed, count = RATE.search(said), COUNT.search(said)
    if not speed or not count or FAILED.search(said):
        raise SystemExit(f"✗ wrk sur {address} :\n{said}")
    return Turn(float(speed.group(1)), spent / 1000 / int(count.group(1)))


def nanoseconds(worker: Path) -> int:
    """Processor time of the worker so far."""
    return int(worker.read_text().split()[0])
