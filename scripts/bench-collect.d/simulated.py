"""A simulated project of 1,000 VMs, served by the program that is measured."""

import http.client
import json
import pathlib
import re
import subprocess
import sys
import time

PROJECT = "acme-bench"
PAGE_SIZE = 25

# Five package sets of 468 to 571 items make 540 on average; what was installed when differs with the age of each VM.
SCENARIO = """\
name: bench
history: 2d
projects:
  - id: {project}
    metadata: {{ enable-osconfig: "TRUE" }}
    zones: [{zones}]
    vms:
      - {{ name: "app-{{n}}", count: 500, os: ubuntu-24.04 }}
      - {{ name: "load-{{n}}", count: 200, os: ubuntu-24.04, role: load }}
      - {{ name: "api-{{n}}", count: 100, os: ubuntu-24.04, role: api }}
      - {{ name: "db-{{n}}", count: 100, os: ubuntu-24.04, role: db }}
      - {{ name: "ci-{{n}}", count: 100, os: debian-12, role: ci }}
"""


class Simulator:
    """`simulate` with its clock stopped, so that everybody reads the same bytes."""

    def __init__(self, binary, folder, zones, more="", stands_back=False):
        scenario = pathlib.Path(folder, "scenario.yml")
        scenario.write_text(SCENARIO.format(project=PROJECT, zones=", ".join(zones)) + more)
        self.zones = zones
        self.log = pathlib.Path(folder, "simulator.log")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                # Google is on other machines: a simulator that stands back leaves this one to what is measured.
                (["chrt", "--idle", "0"] if stands_back else [])
                + [binary, "simulate", "--port", "0", "--scenario", str(scenario)], stderr=log
            )
        try:
            self.base = self._address()
            self.authority = self.base.removeprefix("http://")
        except BaseException:
            self.stop()
            raise

    def _address(self):
        return address(self.process, self.log)

    def stop(self):
        """Ends the process."""
        end(self.process)

    def ask(self, verb, path, body=None):
        """Steers the simulator, or looks at it."""
        connection = http.client.HTTPConnection(self.authority, timeout=30)
        connection.request(verb, path, body and json.dumps(body))
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        if answer.status >= 300:
            raise SystemExit(f"{path} answers {answer.status}: {text}")
        return json.loads(text)

    def forget_calls(self):
        """Forgets which calls came."""
        self.ask("DELETE", "/simulator/requests")

    def full_pages(self):
        """How many pages of FULL inventories were asked for."""
        requests = self.ask("GET", "/simulator/requests?method=*nventories.list")["requests"]
        return sum("FULL" in json.dumps(request["query"]) for request in requests)

    def pages(self):
        """The URL and the body of each page of FULL inventories, zone by zone; none is kept."""
        connection = http.client.HTTPConnection(self.authority, timeout=60)
        for zone in self.zones:
            token = ""
            while token is not None:
                path = f"/v1/projects/{PROJECT}/locations/{zone}/instances/-/inventories"
                path += f"?view=FULL&pageSize={PAGE_SIZE}" + (f"&pageToken={token}" if token else "")
                connection.request("GET", path)
                body = connection.getresponse().read()
                yield self.base + path, body
                found = re.search(rb'"nextPageToken"\s*:\s*"([^"]*)"', body)
                token = found.group(1).decode() if found else None
        connection.close()

    def configuration(self, store, intervals):
        """What makes the product read this project."""
        endpoints = {"osconfig": "/", "compute": "/compute/v1/", "serviceusage": "/", "cloudresourcemanager": "/"}
        return json.dumps({
            "projects": [PROJECT],
            "storage": {"path": str(store)},
            "google": {
                "credentials": "none",
                "endpoints": {name: self.base + path for name, path in endpoints.items()},
            },
            "collection": {"intervals": intervals},
            "web": {"listen": "127.0.0.1:0"},
        })


def end(process):
    """Ends a process, by force where it does not end when asked."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        print(f"{' '.join(map(str, process.args[:2]))} did not end on SIGTERM, and was killed", file=sys.stderr)
        process.kill()
        process.wait()


def address(process, log):
    """The address that a server names in its log once it listens."""
    for _ in range(600):
        found = re.search(r"http://[^ /]*:[0-9]+", log.read_text())
        if found:
            return found.group(0)
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit(f"no server came up: {log.read_text()}")
