"""Measures how long scrapes take while the program reads and while it does not; see scripts/bench-scrape."""

import gc
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

import scraper
import simulated

# One zone in each of 12 regions, so that Google's quotas, which the program keeps to, allow reading all the time.
ZONES = [f"{region}-a" for region in (
    "us-central1", "us-east1", "us-east4", "us-west1", "europe-west1", "europe-west3", "europe-west4", "europe-north1",
    "asia-east1", "asia-northeast1", "asia-south1", "australia-southeast1")]
ASSIGNMENT = """\
    assignments:
      - { id: baseline, policies: [{ id: ops-agent, mode: enforcement, package: google-cloud-ops-agent }] }
"""
# Packages are read again whenever a patch job has ended: one ends every so many seconds.
CYCLE = 3
SOURCES = ("instances", "project_metadata", "inventories", "patch_jobs", "patch_deployments", "policy_assignments",
           "policy_reports", "vulnerability_reports", "feature_settings", "subnetworks", "routers", "billing_info")
OFF = dict.fromkeys(SOURCES, "0")
ALWAYS = {**OFF, "instances": "1s", "inventories": "1s", "patch_jobs": f"{CYCLE}s", "policy_reports": "20s",
          "vulnerability_reports": "30s"}
ONCE = dict.fromkeys(SOURCES, "1h") | {"billing_info": "0"}
IDLE, READING, OTHERS = "nothing is read", "reading all the time", "curl reads in its place"


class Server:
    """`serve` on a store that one `collect` has filled."""

    def __init__(self, binary, simulator, folder):
        self.simulator, self.folder = simulator, pathlib.Path(folder)
        self.store, self.configuration = self.folder / "fleet.sqlite", self.folder / "exporter.json"
        self._configure(ONCE)
        subprocess.run([binary, "collect", "--config", self.configuration], check=True)
        self._configure(OFF)
        log = self.folder / "serve.log"
        with log.open("wb") as sink:
            self.process = subprocess.Popen([binary, "serve", "--config", self.configuration], stderr=sink)
        try:
            self.authority = simulated.address(self.process, log).removeprefix("http://")
        except BaseException:
            self.stop()
            raise

    def _configure(self, intervals):
        self.configuration.write_text(self.simulator.configuration(self.store, intervals))

    def read(self, intervals):
        """Goes on with other intervals."""
        self._configure(intervals)
        self.process.send_signal(signal.SIGHUP)
        time.sleep(2)

    def cpu(self):
        """The seconds of CPU that it took so far."""
        return cpu_seconds(self.process.pid)

    def stop(self):
        """Ends the process."""
        simulated.end(self.process)


def cpu_seconds(pid):
    """The seconds of CPU that a process took so far."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Cycles:
    """Does something every some seconds, in a thread, until it is told to stop."""

    def __init__(self, work):
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._go, args=(work,))

    def _go(self, work):
        while not self.over.is_set():
            began = time.monotonic()
            work()
            self.over.wait(max(0, CYCLE - (time.monotonic() - began)))

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


class Bench:
    """The phases, each with its scrapes of the program and of nginx."""

    def __init__(self, simulator, server, folder, scrapes):
        self.simulator, self.server, self.scrapes = simulator, server, scrapes
        self.targets = {"serve": scraper.Target(server.authority, "/metrics")}
        self.body = self.targets["serve"].fetch()
        self.nginx = scraper.static_server(folder, self.body)
        if self.nginx:
            self.targets["nginx"] = scraper.Target(self.nginx.authority, "/metrics")
        self.lists = pathlib.Path(folder, "curl-pages")
        lines = "".join(f'url = "{url}"\noutput = "/dev/null"\n' for url, _ in simulator.pages())
        self.lists.write_text(f"silent\nfail\ncompressed\nparallel\nparallel-max = 4\n{lines}")

    def phase(self, kind):
        """Scrapes in one phase: the latencies of each target, and what went on meanwhile."""
        if kind == READING:
            self.server.read(ALWAYS)
            with Cycles(self.end_job):
                latencies, notes = self.measure()
            if notes["pages"] < 1:
                raise SystemExit(f"while {READING}, there were only {notes['pages']:.1f} pages a second")
            return latencies, notes
        self.server.read(OFF)
        if kind == OTHERS:
            with Cycles(self.fetch_pages):
                return self.measure()
        return self.measure()

    def end_job(self):
        """Lets a patch job have ended, which makes the program read all packages again."""
        # Patching these VMs takes longer than 5 minutes, so that this job was given up just now.
        names = ["ci-001", "ci-002", "ci-003"]
        patch = {"name": "bench", "duration": "5m", "filter": {"names": names}}
        self.simulator.ask("POST", "/simulator/events", {"at": "-5m", "patch": patch})

    def fetch_pages(self):
        """Reads what the program reads, with curl."""
        subprocess.run(["curl", "--config", self.lists], check=True, stderr=subprocess.DEVNULL)

    def measure(self):
        """Scrapes as often as asked."""
        time.sleep(1)
        pids = {"serve": self.server.process.pid, "simulator": self.simulator.process.pid}
        before = {name: cpu_seconds(pid) for name, pid in pids.items()}
        self.simulator.forget_calls()
        began = time.monotonic()
        latencies = scraper.scrape(self.targets, self.scrapes)
        took = time.monotonic() - began
        notes = {name: (cpu_seconds(pid) - before[name]) / took for name, pid in pids.items()}
        notes["pages"] = self.simulator.full_pages() / took
        return latencies, notes

    def stop(self):
        """Ends what it started."""
        if self.nginx:
            self.nginx.stop()


def percentile(values, share):
    """The value below which a share of all lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def report(results):
    """Prints the table and the goal; gives whether it is met."""
    print("\n| while | scraped | scrapes | p50 | p99 | worst | serve | simulator | FULL pages |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|")
    p99 = {}
    for kind, turns in results.items():
        notes = {name: sum(turn[1][name] for turn in turns) / len(turns) for name in turns[0][1]}
        for target in turns[0][0]:
            values = [latency * 1000 for turn in turns for latency in turn[0][target]]
            p99[kind, target] = percentile(values, 0.99)
            figures = f"{percentile(values, 0.5):.2f} ms | {p99[kind, target]:.2f} ms | {max(values):.1f} ms"
            busy = f"{notes['serve']:.2f} cores | {notes['simulator']:.2f} cores | {notes['pages']:.1f} a second"
            print(f"| {kind} | {target} | {len(values)} | {figures} | {busy} |")
    print()
    for kind in (READING, OTHERS):
        for target in results[IDLE][0][0]:
            times = p99[kind, target] / p99[IDLE, target]
            print(f"p99 of {target} while {kind}: {times:.2f} times that while {IDLE}")
    is_met = p99[READING, "serve"] <= 2 * p99[IDLE, "serve"]
    print(f"{'met' if is_met else 'MISSED'}: p99 while reading is at most 2 times that while nothing is read")
    return is_met


def main():
    turns, scrapes = (int(argument) for argument in (sys.argv[1:] + ["3", "300"][len(sys.argv) - 1:])[:2])
    running = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            running.append(simulator := simulated.Simulator(os.environ["VMM_BINARY"], folder, ZONES, ASSIGNMENT, stands_back=True))
            running.append(server := Server(os.environ["VMM_BINARY"], simulator, folder))
            running.append(bench := Bench(simulator, server, folder, scrapes))
            vms = len(re.findall(rb"^vmmanager_vm_packages\{", bench.body, re.MULTILINE))
            print(f"{vms} VMs, /metrics of {len(bench.body) / 1e6:.1f} MB, {scraper.RATE} scrapes a second, "
                  f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
            gc.disable()
            results = {IDLE: [], READING: [], OTHERS: []}
            for turn in range(turns):
                for kind in results:
                    print(f"turn {turn + 1}: {kind}", file=sys.stderr)
                    results[kind].append(bench.phase(kind))
            is_met = report(results)
        finally:
            for process in reversed(running):
                process.stop()
    sys.exit(0 if is_met else 1)


if __name__ == "__main__":
    # Whoever is told to end, ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    main()
