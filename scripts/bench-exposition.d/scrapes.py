"""Scrapes pages in turns from us and from peers, and tells the ratios; see scripts/bench-exposition."""

import asyncio
import json
import os
import pathlib
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
ROUNDS = int(os.environ.get("ROUNDS", "7"))


class Peer:
    """A process that serves a page and says where in its first line."""

    def __init__(self, name, command, path="/metrics"):
        self.name, self.path = name, path
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.told = json.loads(self.process.stdout.readline())
        self.port = self.told["port"]

    def memory(self):
        """The most memory that it held at a time, in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024

    def open_files(self):
        """How many files and sockets it has open."""
        return len(list(pathlib.Path(f"/proc/{self.process.pid}/fd").iterdir()))

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Nginx:
    """nginx with a body as a file, and its compressed twin beside it."""

    def __init__(self, folder, plain, packed):
        self.name, self.path, self.port = "nginx, a file", "/metrics", free_port()
        folder = pathlib.Path(folder)
        (folder / "metrics").write_bytes(plain)
        (folder / "metrics.gz").write_bytes(packed)
        folder.chmod(0o755)
        (folder / "nginx.conf").write_text(f"""
            worker_processes 1; daemon off; pid {folder}/pid; error_log {folder}/error.log;
            events {{ }}
            http {{ access_log off; sendfile on; gzip_static on; default_type text/plain;
              client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
              uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
              server {{ listen 127.0.0.1:{self.port}; root {folder}; }} }}""")
        self.process = subprocess.Popen(["nginx", "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
        time.sleep(1)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


BUFFER = bytearray(1 << 20)


def scrape(peer, encoding, keep=False):
    """Asks once on a new connection: the seconds until the last byte, the bytes, and the body if it is to be kept."""
    began = time.perf_counter()
    with socket.create_connection(("127.0.0.1", peer.port)) as connection:
        connection.sendall(f"GET {peer.path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                           f"Accept: text/plain;version=0.0.4\r\nAccept-Encoding: {encoding}\r\n\r\n".encode())
        size, parts = 0, []
        while count := connection.recv_into(BUFFER):
            size += count
            if keep:
                parts.append(bytes(BUFFER[:count]))
    took = time.perf_counter() - began
    head, _, body = b"".join(parts).partition(b"\r\n\r\n")
    if keep and b"chunked" in head.lower():
        raise SystemExit(f"{peer.name} sends chunks, so that its body cannot be taken as it is")
    return took, size, body


def in_turns(peers, encoding):
    """The median time of each peer, and the bytes; the peers take turns within each round."""
    times, sizes = {peer.name: [] for peer in peers}, {}
    for peer in peers:
        scrape(peer, encoding)
    for _ in range(ROUNDS):
        for peer in peers:
            took, size, _ = scrape(peer, encoding)
            times[peer.name].append(took)
            sizes[peer.name] = size
    return {name: statistics.median(values) for name, values in times.items()}, sizes


def static(vms):
    """The whole page of many VMs beside nginx with the same bytes."""
    ours = Peer("ours", [os.environ["BENCHMARKS"], "page", str(vms)])
    with tempfile.TemporaryDirectory() as folder:
        nginx = Nginx(folder, scrape(ours, "identity", True)[2], scrape(ours, "gzip", True)[2])
        try:
            print(f"{vms} VMs, {ours.told['series']} series, {ROUNDS} rounds\n")
            for encoding in ("identity", "gzip"):
                times, sizes = in_turns([ours, nginx], encoding)
                for name, took in times.items():
                    print(f"| {encoding} | {name} | {sizes[name] / 1e6:.1f} MB | {took * 1000:.1f} ms | "
                          f"{sizes[name] / took / 1e9:.2f} GB/s |")
                print(f"| {encoding} | ours to nginx | | | {times[nginx.name] / times[ours.name]:.2f} |")
        finally:
            nginx.stop()
            ours.stop()


def libraries(vms):
    """As many series in the field's two libraries."""
    cold = json.loads(subprocess.check_output([os.environ["BENCHMARKS"], "cold", str(vms)]))["cold"]
    ours = Peer("ours", [os.environ["BENCHMARKS"], "page", str(vms)])
    series = ours.told["series"]
    peers = [ours, Peer("client_golang", [os.environ["GO_PEER"], str(series)]),
             Peer("prometheus_client", [os.environ["VMM_TEST_PYTHON"], str(HERE / "peer.py"), str(series)])]
    try:
        times, sizes = in_turns(peers, "identity")
        print(f"\n{series} series\n\n| | body | scrape | to ours, warm | to ours, rendered from nothing | peak memory |")
        print("|---|---:|---:|---:|---:|---:|")
        for peer in peers:
            took = times[peer.name]
            again = "" if peer is ours else f"{took / (cold + times['ours']):.1f}"
            print(f"| {peer.name} | {sizes[peer.name] / 1e6:.1f} MB | {took * 1000:.1f} ms | {took / times['ours']:.1f} | "
                  f"{again} | {peer.memory():.0f} MiB |")
        print(f"\nOurs rendered from nothing, compressed twin included: {cold * 1000:.0f} ms")
    finally:
        for peer in peers:
            peer.stop()


async def timed_scrape(peer, times):
    """Asks for the compressed page on a connection of its own, and notes how long that took."""
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", peer.port, limit=1 << 20)
    writer.write(f"GET {peer.path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                 "Accept-Encoding: gzip\r\n\r\n".encode())
    size, head = 0, b""
    while piece := await reader.read(1 << 20):
        head = head or piece[:12]
        size += len(piece)
    writer.close()
    if b" 200" not in head:
        raise SystemExit(f"a scrape was answered with {head!r}")
    times.append(time.perf_counter() - began)
    return size


async def crowd_once(peer, scrapers):
    times = []
    began = time.perf_counter()
    sizes = await asyncio.gather(*(timed_scrape(peer, times) for _ in range(scrapers)))
    if len(set(sizes)) > 1:
        raise SystemExit("not all scrapers got the same")
    return times, time.perf_counter() - began


def stuck_client(peer):
    """A client that asks for the whole page and never reads any of it."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16_384)
    client.connect(("127.0.0.1", peer.port))
    client.sendall(f"GET {peer.path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    return client


def crowd(vms, scrapers=500, stuck=50):
    """Very many scrapers at once, alone and beside clients that never read."""
    ours = Peer("ours", [os.environ["BENCHMARKS"], "page", str(vms)])
    try:
        asyncio.run(crowd_once(ours, scrapers))
        print(f"\n{scrapers} scrapers at once, {ours.told['series']} series\n")
        print("| | p50 | p99 | all of them | peak memory |\n|---|---:|---:|---:|---:|")
        results, dropped = {"alone": [], "beside": []}, []
        alone_memory = None
        # Connections that ended a moment ago may still be open on the other side.
        time.sleep(1)
        quiet = ours.open_files()
        for _ in range(ROUNDS):
            results["alone"].append(asyncio.run(crowd_once(ours, scrapers)))
            alone_memory = alone_memory or ours.memory()
            clients = [stuck_client(ours) for _ in range(stuck)]
            time.sleep(0.5)
            if ours.open_files() < quiet + stuck:
                raise SystemExit(f"of {stuck} clients that never read only {ours.open_files() - quiet} are there")
            results["beside"].append(asyncio.run(crowd_once(ours, scrapers)))
            beside_memory = ours.memory()
            waited = time.perf_counter()
            while ours.open_files() > quiet:
                if time.perf_counter() - waited > 30:
                    raise SystemExit(f"{ours.open_files() - quiet} clients that never read were not dropped")
                time.sleep(0.25)
            dropped.append(time.perf_counter() - waited)
            for client in clients:
                client.close()
        for name, memory in (("alone", alone_memory), ("beside", beside_memory)):
            times = sorted(seconds for run, _ in results[name] for seconds in run)
            whole = statistics.median(took for _, took in results[name])
            title = "alone" if name == "alone" else f"beside {stuck} that never read"
            print(f"| {title} | {times[len(times) // 2] * 1000:.0f} ms | {times[len(times) * 99 // 100] * 1000:.0f} ms | "
                  f"{whole * 1000:.0f} ms | {memory:.0f} MiB |")
        print(f"\nAll {stuck} that never read were dropped within {max(dropped):.0f} s, in each of {ROUNDS} rounds.")
    finally:
        ours.stop()


if __name__ == "__main__":
    libraries(int(sys.argv[1]) if len(sys.argv) > 1 else 7_200)
    static(int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
    crowd(int(sys.argv[1]) if len(sys.argv) > 1 else 7_200)
