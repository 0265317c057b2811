"""`make bench`: what reading costs, beside a view that does nothing in the same server and the same run.

Cold: the page cache is emptied before every request. Cached: as every reader after the first has it. Rates are
requests per second of two keep-alive clients; each figure is the median of five rounds taken in turn.
"""

import gzip
import http.client
import os
import statistics
import subprocess
import sys
import threading
import time
from urllib.parse import urlsplit

from tests.server import ROOT, running

PAGES = {
    "do-nothing view": "/nothing/",
    "home page": "/ja/",
    "a statement": "/ja/statements/2024-02-08-permanent-residence/",
    "list of statements": "/ja/statements/",
}
ROUNDS = 5
CLIENTS = 2
SECONDS = 1.0
GUNICORN = [sys.executable, "-m", "gunicorn", "--pythonpath", ".,site", "--bind", "127.0.0.1:{port}", "--workers", "1",
            "--threads", "2", "--log-level", "error", "config.wsgi"]


def main():
    environment = {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings"}
    with running("bench"):
        pass  # loads the demo once, by the command a newcomer uses
    manage = [sys.executable, "manage.py"]
    own = {**os.environ, **environment, "VAR_DIR": str(ROOT / "var" / "bench"),
           "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"}
    subprocess.run([*manage, "collectstatic", "--noinput", "-v0"], cwd=ROOT, env=own, check=True)
    queries = {name: count_queries(path, own) for name, path in PAGES.items()}
    with running("bench", GUNICORN, **environment) as site:
        rates = {name: [] for name in PAGES}
        for _round in range(ROUNDS):
            for name, path in PAGES.items():
                rates[name].append(rate(site, path))
        cold = {
            name: statistics.median(one_cold(site, path, own) for _ in range(ROUNDS)) for name, path in PAGES.items()
        }
        sizes = {name: fetch(site, path) for name, path in PAGES.items()}
    baseline = statistics.median(rates["do-nothing view"])
    say(f"{'':22}{'queries cold':>13}{'ms cold':>9}{'cached req/s':>14}{'of nothing':>12}{'bytes':>9}{'gzip':>8}")
    for name in PAGES:
        cached = statistics.median(rates[name])
        body = sizes[name]
        say(f"{name:22}{queries[name]:>13}{cold[name] * 1000:>9.1f}{cached:>14.0f}{cached / baseline:>11.2f}x"
            f"{len(body):>9}{len(gzip.compress(body, 6)):>8}")


def say(line: str):
    print(line, flush=True)  # noqa: T201


def connect(site: str) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(urlsplit(site).netloc, timeout=30)


def fetch(site: str, path: str) -> bytes:
    connection = connect(site)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return body


def rate(site: str, path: str) -> float:
    """Answers per second of the clients together, for about a second."""
    fetch(site, path)
    counts = []

    def client():
        connection, done, until = connect(site), 0, time.perf_counter() + SECONDS
        while time.perf_counter() < until:
            connection.request("GET", path)
            connection.getresponse().read()
            done += 1
        counts.append(done)

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    started = time.perf_counter()
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sum(counts) / (time.perf_counter() - started)


def one_cold(site: str, path: str, environment: dict) -> float:
    """Seconds for a page nobody has read since the last publication."""
    script = "from home.base.page_cache import bump; bump()"
    subprocess.run([sys.executable, "manage.py", "shell", "-v0", "-c", script], cwd=ROOT, env=environment, check=True)
    started = time.perf_counter()
    fetch(site, path)
    return time.perf_counter() - started


def count_queries(path: str, environment: dict) -> int:
    """Queries of a page that is not cached, in a process of its own."""
    script = (
        "from django.test import Client; from django.test.utils import CaptureQueriesContext;"
        "from django.db import connection; from home.base.page_cache import bump;"
        f"client = Client(SERVER_NAME='127.0.0.1'); client.get({path!r}); bump();\n"
        f"with CaptureQueriesContext(connection) as seen: assert client.get({path!r}).status_code == 200\n"
        "print(len(seen))"
    )
    done = subprocess.run([sys.executable, "manage.py", "shell", "-v0", "-c", script], cwd=ROOT, env=environment,
                          check=True, capture_output=True, text=True)
    return int(done.stdout.strip().splitlines()[-1])


if __name__ == "__main__":
    main()
