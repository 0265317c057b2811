"""The site as a newcomer starts it, in a folder of its own, for browsers to visit."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    with contextlib.closing(socket.socket()) as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@contextlib.contextmanager
def running(name: str, command: list[str] | None = None, **environment):
    """Runs `manage.py serve` (or `command`, with `{port}` filled in) over var/<name>; yields the site's address.

    The folder stays, so that the next run need not load the demo again; its log says why a start failed.
    """
    folder = ROOT / "var" / name
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [part.format(port=port) for part in command or [sys.executable, "manage.py", "serve", "--port", "{port}"]]
    environment = {
        **{key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL"}},
        "DJANGO_SETTINGS_MODULE": "config.settings.local", "VAR_DIR": str(folder), "SITE_URL": address,
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}", **environment,
    }
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(f"{address}/healthz", process, folder / "server.log")
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(url: str, process: subprocess.Popen, log: Path, seconds: int = 300):
    """Until the address answers, or the process has ended and its log says why."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"The server stopped: {log.read_text()[-2000:]}")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.3)
    raise RuntimeError(f"No answer from {url} in {seconds} seconds: {log.read_text()[-2000:]}")
