"""Reads everything that a simulated project has with Google's own Python clients, and compares it with the truth.

Usage: read_everything.py http://127.0.0.1:PORT PROJECT
Prints what was read, one line per resource; exits 1 with the differences where there are any.
"""

import json
import sys
import urllib.parse
import urllib.request

from google.auth.credentials import AnonymousCredentials
from google.cloud import compute_v1, osconfig_v1
from google.cloud.osconfig_v1.services.os_config_service.transports.rest import OsConfigServiceRestTransport
from google.cloud.osconfig_v1.services.os_config_zonal_service.transports.rest import OsConfigZonalServiceRestTransport
from google.protobuf import json_format

base, project = sys.argv[1].rstrip("/"), sys.argv[2]
host = base.removeprefix("http://")
problems = []


def get(path, **query):
    with urllib.request.urlopen(f"{base}{path}?{urllib.parse.urlencode(query)}") as answer:
        return answer.read().decode()


def post(path, body):
    request = urllib.request.Request(base + path, data=json.dumps(body).encode(), method="POST")
    urllib.request.urlopen(request).close()


def expect(what, seen, true):
    if seen != true:
        problems.append(f"{what}: read {seen!r}, in truth {true!r}")


def arguments(transport):
    return transport(host=host, credentials=AnonymousCredentials(), url_scheme="http")


def google_time(text):
    """A moment to the microsecond, without the zeros at its end."""
    return text.rstrip("Z").rstrip("0").rstrip(".") if "." in text else text.rstrip("Z")


def moment(value):
    return google_time(value.strftime("%Y-%m-%dT%H:%M:%S.%f"))


def strictly(path, message, size, **query):
    """Parses every page of a list in both encodings of enums, and refuses members that the message does not have."""
    pages, token = 0, ""
    while token or pages == 0:
        following = {"pageToken": token} if token else {}
        parsed = one_strictly(path, message, pageSize=size, **following, **query)
        token, pages = parsed.next_page_token, pages + 1
    print(f"{path}: {pages} pages parse strictly")


def one_strictly(path, message, **query):
    """Parses an answer in both encodings of enums, which must come to the same."""
    words, numbers = (
        json_format.Parse(get(path, **{"$alt": encoding}, **query), message.pb()(), ignore_unknown_fields=False)
        for encoding in ("json", "json;enum-encoding=int")
    )
    if words != numbers:
        problems.append(f"{path}: enums as numbers are other ones than enums as words")
    return words


# Nothing moves while we compare.
post("/simulator/clock", {"rate": 0})
truth = next(p for p in json.loads(get("/simulator/truth", project=project))["projects"] if p["id"] == project)
vms = {vm["id"]: vm for vm in truth["vms"]}
zones = sorted({vm["zone"] for vm in vms.values()})

# Compute Engine.
instances = compute_v1.InstancesClient(transport=arguments(compute_v1.InstancesClient.get_transport_class("rest")))
request = compute_v1.AggregatedListInstancesRequest(project=project, max_results=7)
listed = {}
for zone, scoped in instances.aggregated_list(request=request):
    for instance in scoped.instances:
        listed[str(instance.id)] = (instance.name, zone.removeprefix("zones/"), instance.status)
expect("instances", listed, {i: (vm["name"], vm["zone"], vm["status"]) for i, vm in vms.items()})
for vm in list(vms.values())[:5]:
    one = instances.get(project=project, zone=vm["zone"], instance=vm["name"])
    expect(f"instance {vm['name']}", (str(one.id), one.status), (vm["id"], vm["status"]))
print(f"{len(listed)} instances")
projects = compute_v1.ProjectsClient(transport=arguments(compute_v1.ProjectsClient.get_transport_class("rest")))
metadata = {item.key: item.value for item in projects.get(project=project).common_instance_metadata.items}
print(f"project metadata: {sorted(metadata)}")

# What is zonal in OS Config.
zonal = osconfig_v1.OsConfigZonalServiceClient(transport=arguments(OsConfigZonalServiceRestTransport))
for zone in zones:
    parent = f"projects/{project}/locations/{zone}"
    raw = f"/v1/{parent}"
    expected = {i: vm for i, vm in vms.items() if vm["zone"] == zone and "software" in vm}
    inventories = {}
    for inventory in zonal.list_inventories(
        request={"parent": f"{parent}/instances/-", "view": osconfig_v1.InventoryView.FULL, "page_size": 3}
    ):
        inventories[inventory.name.split("/")[5]] = inventory
    present = {i: inventory for i, inventory in inventories.items() if i in vms}
    expect(f"{zone} VMs with inventories", sorted(present), sorted(expected))
    for i, inventory in present.items():
        kinds = [item.type_ for item in inventory.items.values()]
        seen = (
            moment(inventory.update_time),
            inventory.os_info.osconfig_agent_version,
            kinds.count(osconfig_v1.Inventory.Item.Type.INSTALLED_PACKAGE),
            kinds.count(osconfig_v1.Inventory.Item.Type.AVAILABLE_PACKAGE),
        )
        software = expected[i]["software"]
        true = (
            google_time(expected[i]["agent"]["lastInventory"]),
            software["agentVersion"],
            software["installed"],
            software["updates"],
        )
        expect(f"inventory of {vms[i]['name']}", seen, true)
    for i in list(present)[:2]:
        name = f"{parent}/instances/{vms[i]['name']}/inventory"
        one = zonal.get_inventory(request={"name": name, "view": osconfig_v1.InventoryView.FULL})
        expect(f"inventory of {vms[i]['name']} by name", one, present[i])
        one_strictly(f"/v1/{name}", osconfig_v1.Inventory, view="FULL")
    strictly(f"{raw}/instances/-/inventories", osconfig_v1.ListInventoriesResponse, 3, view="FULL")
    strictly(f"{raw}/instances/-/inventories", osconfig_v1.ListInventoriesResponse, 4, view="2")

    reports = {}
    for report in zonal.list_vulnerability_reports(request={"parent": f"{parent}/instances/-", "page_size": 3}):
        reports[report.name.split("/")[5]] = sorted(v.details.cve for v in report.vulnerabilities)
    for i, vm in expected.items():
        expect(f"vulnerabilities of {vm['name']}", reports.get(i), sorted(vm["software"]["vulnerabilities"]))
    strictly(f"{raw}/instances/-/vulnerabilityReports", osconfig_v1.ListVulnerabilityReportsResponse, 3)

    for assignment in zonal.list_os_policy_assignments(parent=parent):
        one = zonal.get_os_policy_assignment(name=assignment.name)
        expect(f"assignment {assignment.name}", one, assignment)
        revisions = list(zonal.list_os_policy_assignment_revisions(name=assignment.name))
        expect(f"newest revision of {assignment.name}", revisions[0].revision_id, assignment.revision_id)
        one_strictly(f"/v1/{assignment.name}", osconfig_v1.OSPolicyAssignment)
    strictly(f"{raw}/osPolicyAssignments", osconfig_v1.ListOSPolicyAssignmentsResponse, 1)

    states = set()
    reports = zonal.list_os_policy_assignment_reports(parent=f"{parent}/instances/-/osPolicyAssignments/-")
    for report in reports:
        i, assignment = report.name.split("/")[5], report.name.split("/")[7]
        for policy in report.os_policy_compliances:
            state = osconfig_v1.OSPolicyAssignmentReport.OSPolicyCompliance.ComplianceState(policy.compliance_state).name
            if i in vms:
                states.add((i, assignment, policy.os_policy_id, state, policy.compliance_state_reason))
    true = {
        (i, p["assignment"], p["policy"], p["state"], p.get("reason", ""))
        for i, vm in vms.items()
        if vm["zone"] == zone
        for p in vm.get("policies", [])
    }
    expect(f"{zone} policies", sorted(states), sorted(true))
    strictly(
        f"{raw}/instances/-/osPolicyAssignments/-/reports", osconfig_v1.ListOSPolicyAssignmentReportsResponse, 4
    )
    print(f"{zone}: {len(present)} inventories, {len(states)} policy states")

# What is global in OS Config.
service = osconfig_v1.OsConfigServiceClient(transport=arguments(OsConfigServiceRestTransport))
true = {job["id"]: job for job in truth["patchJobs"]}
jobs = {job.name.split("/")[3]: job for job in service.list_patch_jobs(request={"parent": f"projects/{project}", "page_size": 4})}
expect("patch jobs", sorted(jobs), sorted(true))
for i, job in jobs.items():
    counts = {}
    for detail in service.list_patch_job_instance_details(request={"parent": f"projects/{project}/patchJobs/{i}", "page_size": 5}):
        state = osconfig_v1.Instance.PatchState(detail.state).name
        counts[state] = counts.get(state, 0) + 1
        if detail.instance_system_id in vms:
            last = vms[detail.instance_system_id].get("lastPatch", {})
            if last.get("job") == i:
                expect(f"{detail.name} in {i}", (state, detail.failure_reason), (last["state"], last.get("failureReason", "")))
    expect(f"details of {i}", counts, true[i]["counts"])
    expect(f"state of {i}", osconfig_v1.PatchJob.State(job.state).name, true[i]["state"])
    summary = job.instance_details_summary
    expect(f"failed VMs of {i}", summary.failed_instance_count, true[i]["counts"].get("FAILED", 0))
    expect(f"patched VMs of {i}", summary.succeeded_instance_count, true[i]["counts"].get("SUCCEEDED", 0))
    strictly(f"/v1/projects/{project}/patchJobs/{i}/instanceDetails", osconfig_v1.ListPatchJobInstanceDetailsResponse, 9)
strictly(f"/v1/projects/{project}/patchJobs", osconfig_v1.ListPatchJobsResponse, 4)
for deployment in service.list_patch_deployments(parent=f"projects/{project}"):
    expect(f"deployment {deployment.name}", service.get_patch_deployment(name=deployment.name), deployment)
strictly(f"/v1/projects/{project}/patchDeployments", osconfig_v1.ListPatchDeploymentsResponse, 1)
print(f"{len(jobs)} patch jobs")

for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
