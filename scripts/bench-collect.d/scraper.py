"""Scrapes over connections that stay open, and a static server to compare with."""

import http.client
import os
import pathlib
import shutil
import socket
import subprocess
import time

import simulated

RATE = 20


class Target:
    """Something that is scraped, over a connection of its own."""

    def __init__(self, authority, path):
        self.connection = http.client.HTTPConnection(authority, timeout=30)
        self.path = path
        self.buffer = bytearray(64 << 20)

    def fetch(self):
        """The body."""
        return bytes(self.buffer[:self.scrape()])

    def scrape(self):
        """Reads the body to its end; gives its size."""
        self.connection.request("GET", self.path)
        answer = self.connection.getresponse()
        if answer.status != 200:
            raise SystemExit(f"{self.path} answers {answer.status}")
        view, size = memoryview(self.buffer), 0
        while count := answer.readinto(view[size:]):
            size += count
        return size


def scrape(targets, count):
    """Scrapes each target at a steady rate, in turns; gives the latencies of each in seconds."""
    latencies = {name: [] for name in targets}
    step = 1 / RATE / len(targets)
    due = time.monotonic()
    for _ in range(count):
        for name, target in targets.items():
            # A scrape that comes late makes the next one come late, and never two at once.
            due = max(due + step, time.monotonic())
            time.sleep(due - time.monotonic() if due > time.monotonic() else 0)
            began = time.perf_counter()
            target.scrape()
            latencies[name].append(time.perf_counter() - began)
    return latencies


class StaticServer:
    """nginx, which serves one body from a file."""

    def __init__(self, folder, body):
        self.folder = pathlib.Path(folder, "nginx")
        self.folder.mkdir()
        (self.folder / "metrics").write_bytes(body)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.authority = f"127.0.0.1:{probe.getsockname()[1]}"
        user = "user root;" if os.geteuid() == 0 else ""
        (self.folder / "nginx.conf").write_text(
            f"daemon off; worker_processes 1; pid {self.folder}/pid; error_log stderr crit; {user}\n"
            f"events {{}} http {{ access_log off; sendfile on; keepalive_requests 1000000;\n"
            + "".join(f"{kind}_temp_path {self.folder}/{kind};\n"
                      for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
            + f"server {{ listen {self.authority}; root {self.folder}; default_type text/plain; }} }}\n"
        )
        self.process = subprocess.Popen(["nginx", "-p", self.folder, "-c", self.folder / "nginx.conf"])
        self._wait()

    def _wait(self):
        host, port = self.authority.split(":")
        for _ in range(100):
            try:
                socket.create_connection((host, int(port))).close()
                return
            except ConnectionRefusedError:
                time.sleep(0.1)
        self.stop()
        raise SystemExit("nginx did not come up")

    def stop(self):
        """Ends the process."""
        simulated.end(self.process)


def static_server(folder, body):
    """nginx where it is installed."""
    return StaticServer(folder, body) if shutil.which("nginx") else None
