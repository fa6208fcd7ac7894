"""Holds gauges as an exporter that is written with prometheus_client does, and serves them."""

import json
import sys
import threading

import prometheus_client

registry = prometheus_client.CollectorRegistry()
gauges = prometheus_client.Gauge("vmmanager_vm_vulnerabilities", "Open CVEs.",
                                 ["project", "zone", "vm", "severity", "fix_available"], registry=registry)
for index in range(int(sys.argv[1])):
    severity = ("CRITICAL", "HIGH", "MEDIUM", "LOW", "MINIMAL")[index % 5]
    fix = "true" if index % 10 < 5 else "false"
    gauges.labels("project-0", "us-central1-a", f"vm-{index // 10}", severity, fix).set(index % 7)
server, _ = prometheus_client.start_http_server(0, "127.0.0.1", registry)
print(json.dumps({"port": server.server_port}), flush=True)
threading.Event().wait()
