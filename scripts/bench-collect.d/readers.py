"""Measures how fast the program and others read the same inventories; see scripts/bench-collect."""

import json
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile

import measured
import simulated

ZONES = ["us-central1-a", "us-central1-b", "us-central1-c"]
OURS, GCLOUD, PYTHON, CURL, CURLS = "collect", "gcloud", "Google's Python client", "curl", "three curls at once"
INSTALLED = re.compile(rb'"INSTALLED_PACKAGE"')


class Pages:
    """What there is to read, learned once."""

    def __init__(self, simulator):
        self.urls, self.bytes, self.packages, self.items, self.vms = [], 0, 0, 0, 0
        for url, body in simulator.pages():
            self.urls.append(url)
            self.bytes += len(body)
            self.packages += len(INSTALLED.findall(body))
            self.items += len(re.findall(rb'"originType"', body))
            self.vms += len(re.findall(rb'"osInfo"', body))


class Readers:
    """Those who are compared; each reads everything once and checks that it was everything."""

    def __init__(self, binary, simulator, pages, folder):
        self.binary, self.simulator, self.pages, self.folder = binary, simulator, pages, pathlib.Path(folder)
        self.turn = 0
        intervals = dict.fromkeys((
            "project_metadata", "patch_jobs", "patch_deployments", "policy_assignments", "policy_reports",
            "vulnerability_reports", "feature_settings", "subnetworks", "routers", "billing_info",
        ), "0")
        self.intervals = {**intervals, "instances": "5m", "inventories": "10m"}
        self._write_curl_lists()

    def _write_curl_lists(self):
        lists = {"all": self.pages.urls} | {zone: [u for u in self.pages.urls if zone in u] for zone in ZONES}
        for name, urls in lists.items():
            lines = "".join(f'url = "{url}"\noutput = "/dev/null"\n' for url in urls)
            (self.folder / f"curl-{name}").write_text(f"silent\nfail\ncompressed\n{lines}")

    def check(self, who, vms, packages):
        """Ends the program when somebody read something else than there is."""
        if (vms, packages) != (self.pages.vms, self.pages.packages):
            raise SystemExit(
                f"{who} saw {vms} VMs and {packages} packages, not {self.pages.vms} and {self.pages.packages}"
            )

    def collect(self):
        """The program, into a new store."""
        self.turn += 1
        store, configuration = self.folder / f"{self.turn}.sqlite", self.folder / "exporter.json"
        configuration.write_text(self.simulator.configuration(store, self.intervals))
        run = measured.run([self.binary, "collect", "--config", configuration], self.folder / "out")
        metrics = subprocess.run([self.binary, "metrics", "--db", store], check=True, capture_output=True, text=True)
        found = re.findall(r"^vmmanager_vm_packages\{.*\} ([0-9]+)$", metrics.stdout, re.MULTILINE)
        self.check(OURS, len(found), sum(map(int, found)))
        for file in self.folder.glob(f"{self.turn}.sqlite*"):
            file.unlink()
        return run

    def gcloud(self):
        """gcloud, zone after zone."""
        runs, packages, vms = [], 0, 0
        for zone in ZONES:
            command = ["gcloud", "compute", "os-config", "inventories", "list", f"--location={zone}", "--view=full",
                       f"--page-size={simulated.PAGE_SIZE}", "--format=json"]
            runs.append(measured.run(command, self.folder / "out", self.gcloud_environment()))
            # It reads all items, and prints how many there are.
            listed = json.loads((self.folder / "out").read_text())[0]["full"]
            vms += len(listed)
            packages += sum(vm["installed_packages"] for vm in listed)
        self.check(GCLOUD, vms, packages)
        return measured.together(runs)

    def gcloud_environment(self):
        """gcloud pointed at the simulator, asking nobody else."""
        return os.environ | {
            "CLOUDSDK_CONFIG": str(self.folder / "gcloud"), "CLOUDSDK_CORE_PROJECT": simulated.PROJECT,
            "CLOUDSDK_AUTH_DISABLE_CREDENTIALS": "true", "CLOUDSDK_CORE_DISABLE_PROMPTS": "1",
            "CLOUDSDK_CORE_DISABLE_USAGE_REPORTING": "true", "CLOUDSDK_CORE_CHECK_GCE_METADATA": "false",
            "CLOUDSDK_COMPONENT_MANAGER_DISABLE_UPDATE_CHECK": "true", "CLOUDSDK_SURVEY_DISABLE_PROMPTS": "true",
            "CLOUDSDK_API_ENDPOINT_OVERRIDES_OSCONFIG": self.simulator.base + "/",
        }

    def python(self):
        """Google's client for Python."""
        parents = [f"projects/{simulated.PROJECT}/locations/{zone}/instances/-" for zone in ZONES]
        script = pathlib.Path(__file__).with_name("google_client.py")
        command = [os.environ["VMM_TEST_PYTHON"], script, self.simulator.authority, str(simulated.PAGE_SIZE), *parents]
        run = measured.run(command, self.folder / "out")
        self.check(PYTHON, *map(int, (self.folder / "out").read_text().split()))
        return run

    def curl(self):
        """One curl that fetches all pages over one connection, and keeps nothing."""
        return measured.run(["curl", "--config", self.folder / "curl-all"], os.devnull)

    def curls(self):
        """One curl for each zone, all at once: what the server can give at most to those who read zones together."""
        lists = " ".join(f"'{self.folder}/curl-{zone}'" for zone in ZONES)
        return measured.run(["sh", "-c", f'for l in {lists}; do curl --config "$l" & done; wait'], os.devnull)


def page_times(pages, *options):
    """How long the simulator takes for a page: the middle and the worst of all, in milliseconds, and the size in MB."""
    command = ["curl", "--silent", *options, "--write-out", "%{time_total} %{size_download}\n"]
    for url in pages.urls:
        command += ["--output", "/dev/null", url]
    answers = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")[:-1]
    times = sorted(float(answer.split()[0]) * 1000 for answer in answers)
    size = sum(int(answer.split()[1]) for answer in answers) / len(answers) / 1e6
    return f"{times[len(times) // 2]:.1f} ms (worst {times[-1]:.1f} ms, {size:.2f} MB)"


def ratio(runs, longer, shorter):
    """How many times as long one takes as another: the middle of the turns, whose neighbours share disturbances."""
    return statistics.median(l.wall / s.wall for l, s in zip(runs[longer], runs[shorter]))


def goals(runs, peak):
    """Each goal, what came out, and whether it is met."""
    for slow in (GCLOUD, PYTHON):
        if slow in runs:
            times = ratio(runs, slow, OURS)
            yield f"{slow} takes at least 10 times as long as collect", f"{times:.1f} times", times >= 10
    times = ratio(runs, OURS, CURL)
    yield "collect takes at most 1.5 times as long as curl", f"{times:.2f} times", times <= 1.5
    yield "collect needs less than 200 MiB", f"{peak:.0f} MiB", peak < 200


def report(runs, pages):
    """Prints the table and the goals; gives whether all are met."""
    print("\n| reader | runs | wall | to collect's | CPU | peak memory | MB/s of JSON |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name, all_runs in runs.items():
        m, times = measured.middle(all_runs), ratio(runs, name, OURS)
        cells = [name, len(all_runs), f"{m.wall:.2f} s", f"{times:.2f}", f"{m.cpu:.2f} s", f"{m.peak:.0f} MiB"]
        print(f"| {' | '.join(map(str, cells))} | {pages.bytes / 1e6 / m.wall:.0f} |")
    print("Wall, CPU and memory are medians; ratios are medians of turns. Simulator and reader share the cores.\n")
    met = True
    for goal, outcome, is_met in goals(runs, max(run.peak for run in runs[OURS])):
        print(f"{'met' if is_met else 'MISSED'}: {goal}: {outcome}")
        met = met and is_met
    return met


def take_turns(readers, fast, slow):
    """The runs of each reader, who take turns so that what disturbs one disturbs all."""
    kinds = {OURS: readers.collect, CURL: readers.curl, CURLS: readers.curls}
    turns = dict.fromkeys(kinds, fast)
    if slow > 0:
        kinds[PYTHON] = readers.python
        if shutil.which("gcloud"):
            kinds[GCLOUD] = readers.gcloud
    runs = {name: [] for name in kinds}
    for turn in range(max(fast, slow)):
        for name, read in kinds.items():
            if turn < turns.get(name, slow):
                runs[name].append(read())
                print(f"turn {turn + 1}: {name}: {runs[name][-1].wall:.2f} s", file=sys.stderr)
    return runs


def measure(simulator, folder, fast, slow):
    """Measures all readers and prints what came out; gives whether all goals are met."""
    simulator.ask("POST", "/simulator/clock", {"rate": 0})
    pages = Pages(simulator)
    print(f"{pages.vms} VMs, {pages.items} items ({pages.items / pages.vms:.0f} each, {pages.packages} installed),"
          f" {len(pages.urls)} pages, {pages.bytes / 1e6:.0f} MB of JSON; {os.cpu_count()} cores,"
          f" load {os.getloadavg()[0]:.1f}")
    print(f"the simulator alone, a page: {page_times(pages)}")
    print(f"the simulator alone, compressed: {page_times(pages, '--compressed')}", flush=True)
    readers = Readers(os.environ["VMM_BINARY"], simulator, pages, folder)
    return report(take_turns(readers, fast, slow), pages)


def main():
    fast, slow = (int(argument) for argument in (sys.argv[1:] + ["5", "2"][len(sys.argv) - 1:])[:2])
    if fast < max(slow, 1):
        raise SystemExit("the fast readers take at least one turn, and no fewer than the slow ones")
    with tempfile.TemporaryDirectory() as folder:
        simulator = simulated.Simulator(os.environ["VMM_BINARY"], folder, ZONES)
        try:
            met = measure(simulator, folder, fast, slow)
        finally:
            simulator.stop()
    sys.exit(0 if met else 1)


if __name__ == "__main__":
    # Whoever is told to end, ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    main()
