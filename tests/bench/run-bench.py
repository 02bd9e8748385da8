#!/usr/bin/python3
"""The whole comparison of tests/bench/RESULTS.md in one go: chinwagd, the limit program and every peer that is installed,
in the same shapes, in interleaved rounds, medians. Everything listens on loopback and is stopped by its id."""
import argparse
import datetime
import json
import os
import pathlib
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import window
from cluster import Cluster, free_port, redis_command

HERE = pathlib.Path(__file__).resolve().parent
PEERS = HERE / "peers"
NODE_MODULES = "/usr/share/nodejs"

SHAPES = {
    "dense": ["--rooms", "1", "--members", "100", "--outstanding", "4"],
    "broad": ["--rooms", "20", "--members", "100", "--outstanding", "1"],
    "sparse": ["--rooms", "1000", "--members", "2", "--rate", "3000"],
    "idle 0": ["--rooms", "100", "--members", "2", "--rate", "2000"],
    "idle 4000": ["--rooms", "100", "--members", "2", "--rate", "2000", "--idle", "4000"],
    "idle 9000": ["--rooms", "100", "--members", "2", "--rate", "2000", "--idle", "9000"],
    "50 rooms": ["--rooms", "50", "--members", "20", "--outstanding", "1"],
    "500 rooms": ["--rooms", "500", "--members", "2", "--rate", "1000"],
    "messages, 256 senders": ["--mode", "messages", "--rooms", "128", "--members", "2", "--outstanding", "2"],
    "messages, one sender": ["--mode", "messages", "--rooms", "1", "--members", "2", "--publishers", "1"],
    "messages, 1,000/s": ["--mode", "messages", "--rooms", "500", "--members", "2", "--rate", "1000"],
    "reconnect": ["--rooms", "100", "--members", "2", "--idle", "8800"],
    "across": ["--rooms", "100", "--members", "2", "--two-nodes"],
    # As many clients for each of two nodes as the shape has for one.
    "dense, twice": ["--rooms", "2", "--members", "100", "--outstanding", "4"],
    "broad, twice": ["--rooms", "40", "--members", "100", "--outstanding", "1"],
    "sparse, twice": ["--rooms", "2000", "--members", "2", "--rate", "6000"],
}
ACCOUNTS = ["1x100", "2x100", "20x100", "40x100", "1000x2", "2000x2", "100x2", "50x20", "500x2", "128x2", "1x2"]
IDLE_ACCOUNTS = 9000
FOR_ALL = ["dense", "broad", "sparse"]
WITH_LIMIT = ["idle 0", "idle 4000", "idle 9000"]
TWO_NODES = ["across", *(f"{shape}, twice" for shape in FOR_ALL)]
# CPU us per typing delivery of the better one of ejabberd 23.01 and prosody 0.12, measured before on a machine like the one
# this table was first made on; they are not part of a run.
XMPP = {"dense": 35, "50 rooms": 60, "500 rooms": 169}


class Bench:
    """Where programs and data are, and how one run is made."""

    def __init__(self, binaries, directory, seconds, warm_up):
        self.binaries = binaries
        self.directory = directory
        self.timing = ["--seconds", str(seconds), "--warm-up", str(warm_up)]
        self.accounts = directory / "accounts.jsonl"
        self.template = directory / "template"
        self.started = []

    def prepare(self):
        shapes = [part for shape in ACCOUNTS for part in ("--shape", shape)]
        command = [self.binaries / "chinwag-bench", "prepare", *shapes, "--idle", str(IDLE_ACCOUNTS)]
        subprocess.run([*command, "--output", self.accounts], check=True)
        command = [self.binaries / "chinwagd", "import-accounts", "--data-dir", self.template]
        subprocess.run([*command, "--accounts", self.accounts], check=True, stderr=subprocess.DEVNULL)

    def start(self, command, port, env=None):
        process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, env={**os.environ, **(env or {})})
        self.started.append(process)
        for _ in range(600):
            if Cluster.accepts(port):
                return process
            if process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"{command[0]} did not start")

    def stop_all(self):
        """What they keep is thrown away, so nobody has to say goodbye."""
        for process in reversed(self.started):
            process.kill()
            process.wait()
        self.started.clear()

    def chinwagd(self, data, port):
        return self.start([self.binaries / "chinwagd", "--data-dir", data, "--listen", f"127.0.0.1:{port}", "--admin-listen",
                           "off", "--registration", "closed", "--rate-limits", "off", "--log-level", "warning"], port)

    def generator(self, protocol, port, arguments, processes):
        output = self.directory / "result.json"
        output.unlink(missing_ok=True)
        command = [self.binaries / "chinwag-bench", "--protocol", protocol, "--server", f"127.0.0.1:{port}", "--accounts",
                   self.accounts, "--server-pid", *processes, "--json", output, *self.timing, *arguments]
        return [str(part) for part in command], output

    def fresh_data(self):
        data = self.directory / "data"
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(self.template, data)
        return data

    def attempt(self, name, shape, start):
        """One run against what start() starts: it gives the protocol, the port, more arguments, and the ids of what is to be
        watched. None when the run was not a good one."""
        try:
            protocol, port, arguments, processes = start()
            command, output = self.generator(protocol, port, [*arguments, *SHAPES[shape]], processes)
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode == 0:
                return json.loads(output.read_text())
            say(f"  {name}, {shape}: {done.stderr.strip()}")
        except (RuntimeError, OSError) as error:
            say(f"  {name}, {shape}: {error}")
        finally:
            self.stop_all()
        return None

    def run(self, peer, shape):
        def start():
            port = free_port()
            peer.start(self, port)
            return peer.name, port, [], [process.pid for process in self.started]

        return self.attempt(peer.name, shape, start)

    def node(self, cluster, relays):
        """One node on the cluster's PostgreSQL; alone, or one of several. (process, port)"""
        port, admin = free_port(), free_port()
        redis = ["--redis", cluster.redis, "--node", f"bench{port}"] if relays else []
        process = self.start([self.binaries / "chinwagd", "--database", cluster.database, *redis, "--listen",
                              f"127.0.0.1:{port}", "--admin-listen", f"127.0.0.1:{admin}", "--registration", "closed",
                              "--rate-limits", "off", "--log-level", "warning"], port)
        cluster.wait_for(lambda: cluster.is_ready(admin), process, "chinwagd")
        return process, port

    def run_nodes(self, cluster, shape, count):
        def start():
            nodes = [self.node(cluster, count > 1) for _ in range(count)]
            others = [part for _, port in nodes[1:] for part in ("--server", f"127.0.0.1:{port}")]
            return "chinwag", nodes[0][1], others, [process.pid for process, _ in nodes]

        return self.attempt(f"{count} nodes", shape, start)

    def reconnect(self):
        """Everybody is online, the server dies and is started again on the same port."""
        port, data = free_port(), self.fresh_data()
        process_file = self.directory / "chinwagd.pid"
        try:
            server = self.chinwagd(data, port)
            process_file.write_text(str(server.pid))
            command, output = self.generator("chinwag", port, [*SHAPES["reconnect"], "--storm"], [process_file])
            generator = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            self.started.append(generator)
            for line in generator.stdout:
                if line.startswith("online"):
                    server.kill()
                    server.wait()
                    process_file.write_text(str(self.chinwagd(data, port).pid))
            if generator.wait() == 0:
                return json.loads(output.read_text())
        finally:
            self.stop_all()
        return None


class Peer:
    def __init__(self, name, title, package, start, available):
        self.name, self.title, self.package = name, title, package
        self.start, self.available = start, available


def from_template(bench, name, port):
    """A configuration file of peers/ with its places filled in."""
    directory = bench.directory / "peer"
    directory.mkdir(exist_ok=True)
    text = (PEERS / f"{name}.in").read_text()
    for key, value in {"PORT": port, "OTHER_PORT": free_port(), "DIRECTORY": directory}.items():
        text = text.replace(f"@{key}@", str(value))
    path = directory / name
    path.write_text(text)
    return path


def start_nchan(bench, port):
    config = from_template(bench, "nginx.conf", port)
    return bench.start([shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin"), "-p", config.parent, "-c", config], port)


def start_redis(bench):
    port = free_port()
    bench.start(redis_command(port), port)
    return port


def install_socketio(bench):
    modules = bench.directory / "npm"
    modules.mkdir(exist_ok=True)
    shutil.copy(PEERS / "package.json", modules)
    done = subprocess.run(["npm", "install", "--no-audit", "--no-fund"], cwd=modules, capture_output=True, timeout=300)
    return done.returncode == 0


def start_socketio(bench, port):
    env = {"NODE_PATH": str(bench.directory / "npm" / "node_modules")}
    return bench.start(["node", PEERS / "socketio.js", port, start_redis(bench)], port, env)


def can_import(*modules):
    done = subprocess.run(["/usr/bin/python3", "-c", f"import {', '.join(modules)}"], capture_output=True)
    return done.returncode == 0


def peers():
    def has(program):
        return lambda bench: shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin") is not None

    return [
        Peer("chinwag", "chinwagd", None, lambda bench, port: bench.chinwagd(bench.fresh_data(), port), lambda bench: True),
        Peer("limit", "limit (no features)", None,
             lambda bench, port: bench.start([bench.binaries / "chinwag-bench-limit", port], port), lambda bench: True),
        Peer("nchan", "nchan (nginx module)", "libnginx-mod-nchan", start_nchan,
             lambda bench: os.path.exists("/usr/lib/nginx/modules/ngx_nchan_module.so")),
        Peer("nats", "nats-server, WebSocket", "nats-server",
             lambda bench, port: bench.start(["nats-server", "-c", from_template(bench, "nats.conf", port)], port),
             has("nats-server")),
        Peer("ws", "node ws", "node-ws",
             lambda bench, port: bench.start(["node", PEERS / "ws.js", port], port, {"NODE_PATH": NODE_MODULES}),
             lambda bench: has("node")(bench) and os.path.exists(f"{NODE_MODULES}/ws")),
        Peer("socketio", "Socket.IO 4 + Redis", None, start_socketio,
             lambda bench: has("npm")(bench) and has("redis-server")(bench) and install_socketio(bench)),
        Peer("fastapi", "FastAPI + Redis", "python3-fastapi",
             lambda bench, port: bench.start(["/usr/bin/python3", PEERS / "fastapi_redis.py", port, start_redis(bench)], port),
             lambda bench: has("redis-server")(bench) and can_import("fastapi", "uvicorn", "websockets", "redis")),
    ]


def measure(bench, installed, rounds):
    """(peer, shape) → results of the good runs. Peers take turns inside a shape, shapes inside a round."""
    results = {}
    for number in range(1, rounds + 1):
        for shape in (shape for shape in SHAPES if shape not in TWO_NODES):
            for peer in installed:
                alone = peer.name == "chinwag"
                if not (alone or shape in FOR_ALL or (shape in WITH_LIMIT and peer.name == "limit")):
                    continue
                say(f"round {number}/{rounds}: {shape}, {peer.title}")
                result = bench.reconnect() if shape == "reconnect" else bench.run(peer, shape)
                if result:
                    results.setdefault((peer.name, shape), []).append(result)
    return results


def measure_nodes(bench, rounds):
    """(number of nodes, shape) → results of the good runs, of nodes on one PostgreSQL. One node and two take turns."""
    results = {}
    if not Cluster.is_possible():
        say("no redis-server or PostgreSQL: two nodes are not measured")
        return results
    with Cluster() as cluster:
        command = [bench.binaries / "chinwagd", "import-accounts", "--database", cluster.database]
        subprocess.run([*command, "--accounts", bench.accounts], check=True, stderr=subprocess.DEVNULL)
        for number in range(1, rounds + 1):
            runs = [(2, "across")]
            for shape in FOR_ALL:
                runs += [(1, shape), (2, f"{shape}, twice")]
            for count, shape in runs:
                say(f"round {number}/{rounds}: {shape}, {count} node{'s' if count > 1 else ''} on PostgreSQL")
                result = bench.run_nodes(cluster, shape, count)
                if result:
                    results.setdefault((f"nodes {count}", shape), []).append(result)
    return results


def disk_sync(directory):
    """Median milliseconds of one small appended write with fdatasync, where the databases are."""
    times = []
    with open(directory / "sync", "wb", buffering=0) as file:
        for _ in range(300):
            file.write(b"x" * 4096)
            begin = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append((time.perf_counter() - begin) * 1e3)
    return statistics.median(times)


class Table:
    """Medians of the results, and the words made of them."""

    def __init__(self, results, installed, all_peers, sync):
        self.results, self.installed, self.all_peers, self.sync = results, installed, all_peers, sync

    def median(self, peer, shape, *keys):
        values = []
        for result in self.results.get((peer, shape), []):
            for key in keys:
                result = result[key]
            values.append(result)
        return statistics.median(values) if values else None

    def cpu(self, peer, shape):
        return self.median(peer, shape, "cpu_us_per_delivery")

    def latency(self, peer, shape, share, what="latency_ms"):
        return self.median(peer, shape, what, share)

    def ratio(self, shape, other="limit"):
        ours, theirs = self.cpu("chinwag", shape), self.cpu(other, shape)
        return ours / theirs if ours and theirs else None

    def goals(self):
        """(what, goal, measured, reached); reached is None when it was not measured."""
        rows = []

        def goal(what, text, measured, reached, form="{:.2f}"):
            if measured is None:
                rows.append((what, text, "not measured", None))
            else:
                rows.append((what, text, form.format(measured), reached(measured)))

        for shape, most in {"dense": 1.3, "broad": 1.3, "sparse": 1.5}.items():
            goal(f"CPU per typing delivery, {shape}, against limit", f"≤ {most}×", self.ratio(shape), lambda v, m=most: v <= m,
                 "{:.2f}×")
        for other in ("nchan", "nats"):
            for shape in FOR_ALL:
                goal(f"… {shape}, against {other}", "< 1×", self.ratio(shape, other), lambda v: v < 1, "{:.2f}×")
        none, many = self.cpu("chinwag", "idle 0"), self.cpu("chinwag", "idle 9000")
        goal("CPU per delivery, 9,000 idle against none", "≤ 1.25×", many / none if none and many else None,
             lambda v: v <= 1.25, "{:.2f}×")
        none, many = self.latency("chinwag", "idle 0", "p50"), self.latency("chinwag", "idle 9000", "p50")
        goal("typing p50, 9,000 idle against none", "unchanged (≤ 1.25×)", many / none if none and many else None,
             lambda v: v <= 1.25, "{:.2f}×")
        for shape, theirs in XMPP.items():
            ours = self.cpu("chinwag", shape)
            goal(f"typing against the better XMPP server, {shape}", f"≤ a tenth of {theirs} µs (measured before)", ours,
                 lambda v, t=theirs: v <= t / 10, "{:.1f} µs")
        goal("memory per authenticated idle connection", "≤ 20 KiB",
             self.median("chinwag", "idle 9000", "kib_per_idle_connection"), lambda v: v <= 20, "{:.1f} KiB")
        goal("durable messages, 256 senders, closed loop", "≥ 15,000/s",
             self.median("chinwag", "messages, 256 senders", "accepted_per_second"), lambda v: v >= 15000, "{:,.0f}/s")
        goal("one lonely sender, p50", f"≤ fsync of the disk ({self.sync:.2f} ms) + 0.5 ms",
             self.latency("chinwag", "messages, one sender", "p50", "acknowledgement_ms"), lambda v: v <= self.sync + 0.5,
             "{:.2f} ms")
        goal("1,000 messages/s over 500 rooms, p99", "≤ 20 ms",
             self.latency("chinwag", "messages, 1,000/s", "p99", "acknowledgement_ms"), lambda v: v <= 20, "{:.1f} ms")
        goal("reconnect of 9,000 after a crash, CPU per client", "≤ 250 µs",
             self.median("chinwag", "reconnect", "cpu_us_per_client"), lambda v: v <= 250, "{:.0f} µs")
        clients, attempts = self.median("chinwag", "reconnect", "connections"), self.median("chinwag", "reconnect", "attempts")
        goal("… attempts per client", "1: backoff alone decides", attempts / clients if attempts else None,
             lambda v: v <= 1.001, "{:.2f}")
        for share, most in {"p50": 0.3, "p99": 3}.items():
            goal(f"typing across two nodes through Redis, 2,000/s, {share}", f"≤ {most} ms",
                 self.latency("nodes 2", "across", share), lambda v, m=most: v <= m, "{:.2f} ms")
        for shape in FOR_ALL:
            goal(f"deliveries per CPU-second, two nodes against one, {shape}", "≥ 0.9×", self.second_node(shape),
                 lambda v: v >= 0.9, "{:.2f}×")
        return rows

    def second_node(self, shape):
        """What a CPU-second of two nodes delivers, in units of what one node's does. Twice the nodes have twice the
        CPU-seconds, so from 0.9 on two nodes deliver 0.9 times twice what one does. Both nodes are as busy as the one is,
        and half of every room is on the other node, so that every publication crosses. What crosses costs the same whether
        it is for fifty people there (broad) or for one (sparse)."""
        one, two = self.cpu("nodes 1", shape), self.cpu("nodes 2", f"{shape}, twice")
        return one / two if one and two else None

    def nodes(self):
        lines = ["| CPU µs per delivery | dense | broad | sparse |", "| --- | --- | --- | --- |"]
        for count, what, twice in ((1, "one node, without Redis", ""), (2, "two nodes together", ", twice")):
            lines.append(f"| {what} | {' | '.join(number(self.cpu(f'nodes {count}', shape + twice)) for shape in FOR_ALL)} |")
        lines.append(f"| deliveries per CPU-second, two against one | "
                     f"{' | '.join(number(self.second_node(shape), '×') for shape in FOR_ALL)} |")
        cells = [number(self.latency("nodes 2", "across", share), " ms") for share in ("p50", "p95", "p99", "max")]
        lines += ["", "From a client of one node to a client of the other, 2,000/s in 100 rooms of two: "
                  f"p50 {cells[0]}, p95 {cells[1]}, p99 {cells[2]}, max {cells[3]}."]
        return lines

    def comparison(self):
        lines = ["| CPU µs per delivery | dense | broad | sparse | sparse p50 | sparse p99 |", "| --- | --- | --- | --- | --- | --- |"]
        for peer in self.all_peers:
            if peer not in self.installed:
                lines.append(f"| {peer.title} | not installed | | | | |")
                continue
            cells = [number(self.cpu(peer.name, shape)) for shape in FOR_ALL]
            cells += [number(self.latency(peer.name, "sparse", share), " ms") for share in ("p50", "p99")]
            lines.append(f"| {peer.title} | {' | '.join(cells)} |")
        return lines

    def idle(self):
        lines = ["| idle connections | chinwagd p50 / CPU µs | limit p50 / CPU µs | KiB per idle connection |",
                 "| --- | --- | --- | --- |"]
        for shape in WITH_LIMIT:
            cells = [f"{number(self.latency(peer, shape, 'p50'), ' ms')} / {number(self.cpu(peer, shape))}"
                     for peer in ("chinwag", "limit")]
            memory = None if shape == "idle 0" else self.median("chinwag", shape, "kib_per_idle_connection")
            lines.append(f"| {shape.split()[1]} | {' | '.join(cells)} | {number(memory)} |")
        return lines

    def messages(self):
        lines = ["| durable messages (SQLite, synchronous=FULL) | acknowledged | p50 | p95 | p99 | CPU µs per delivery |",
                 "| --- | --- | --- | --- | --- | --- |"]
        for shape in (shape for shape in SHAPES if shape.startswith("messages")):
            rate = self.median("chinwag", shape, "accepted_per_second")
            cells = [number(self.latency("chinwag", shape, share, "acknowledgement_ms"), " ms") for share in ("p50", "p95", "p99")]
            rate = f"{rate:,.0f}/s" if rate else "–"
            lines.append(f"| {shape.removeprefix('messages, ')} | {rate} | {' | '.join(cells)} "
                         f"| {number(self.cpu('chinwag', shape))} |")
        cells = [number(self.latency("chinwag", "reconnect", share), " ms") for share in ("p50", "p99", "max")]
        lines += ["", f"Back after the server was killed and started again, 9,000 clients with backoff, ticket and sync: p50 {cells[0]}, "
                  f"p99 {cells[1]}, the last after {cells[2]}."]
        return lines


def number(value, unit=""):
    return "–" if value is None else f"{value:.3g}{unit}" if value < 100 else f"{value:,.0f}{unit}"


def machine():
    processor = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    memory = int(open("/proc/meminfo").readline().split()[1]) / 1024 / 1024
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    return f"{os.cpu_count()} × {processor}, {memory:.0f} GiB, {system}, kernel {platform.release()}"


def version_of(package):
    done = subprocess.run(["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True)
    return done.stdout or "?"


def write_results(path, table, options, bench, seen, searched):
    words = {True: "reached", False: "**not reached**", None: "–"}
    ours = subprocess.run([bench.binaries / "chinwagd", "--version"], capture_output=True, text=True).stdout.strip()
    others = ", ".join(f"{peer.package} {version_of(peer.package)}" for peer in table.installed if peer.package)
    lines = [
        "# What chinwagd costs", "",
        "Written by `./run bench`; do not edit. CPU is user and system time of the server's process per delivery: one copy of one",
        "event, received by one client. Absolute figures hold for this machine only; what was measured side by side can be compared.",
        "",
        f"- {datetime.date.today().isoformat()}; {machine()}; server and generator share the processors, "
        f"which others kept busy with a load of {options.load:.1f} when this began",
        f"- {ours}; {others or 'no peers installed'}",
        f"- medians of {options.rounds} interleaved round{'s' if options.rounds > 1 else ''}, {options.seconds:g} s each after "
        f"{options.warm_up:g} s of warm-up, a fresh server for every run; one appended fdatasync: {table.sync:.2f} ms",
        "", "## Goals", "", "| what | goal | measured | |", "| --- | --- | --- | --- |",
        *(f"| {what} | {goal} | {measured} | {words[reached]} |" for what, goal, measured, reached in table.goals()),
        "", "## Typing, side by side", "",
        "Dense: 100 connections in 1 room, 4 publications on their way. Broad: 2,000 in 20 rooms, 1 on its way in each. Sparse: 2,000",
        "in 1,000 rooms of two, 3,000 publications/s. chinwagd authenticates, checks membership and speaks JSON; the others relay",
        "64 bytes. With nchan a publisher hears itself; those copies are no deliveries here, but nchan pays for them.", "",
        *table.comparison(), "",
        "200 active people in 100 rooms at 2,000/s beside idle connections:", "", *table.idle(), "",
        "## Messages and reconnection", "", *table.messages(), "",
        *(search_section(searched) if searched else []),
        "## Two nodes", "",
        "Two nodes, a Redis and a PostgreSQL, all on this machine. The same shapes with twice as many rooms, half of every room on",
        "each node, so that every publication crosses Redis; what Redis itself uses is not counted. In a room of two every delivery",
        "crosses, and dense loses what one node saves when it sends several publications together.", "",
        *table.nodes(), "",
        *(window.section(seen) if seen else []),
        "## Again", "",
        "`./run bench` measures what is installed, `./run bench --install-peers` installs the peers from Debian first (Socket.IO from npm,",
        "when there is one), `./run bench --quick` makes one short round. `chinwag-bench --help` says how to measure a server of one's own.",
        "",
    ]
    path.write_text("\n".join(lines))


def say(text):
    print(text, flush=True)


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binaries", type=pathlib.Path, required=True, help="where chinwagd and chinwag-bench are")
    parser.add_argument("--directory", type=pathlib.Path, required=True, help="for databases, on the disk to be measured")
    parser.add_argument("--output", type=pathlib.Path, default=HERE / "RESULTS.md")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--warm-up", type=float, default=2)
    parser.add_argument("--only", choices=["one-node", "two-nodes", "window"],
                        help="only this part; window leaves the others in the file as they are")
    parser.add_argument("--quick", action="store_true", help="one round of 2 s")
    options = parser.parse_args()
    options.load = os.getloadavg()[0]
    if options.quick:
        options.rounds, options.seconds, options.warm_up = 1, 2, 0.5
    return options


def idle_seconds(options):
    return 10 if options.quick else 60


SEARCHES = {"rare": "a rare word", "common": "a common word", "three words": "three words", "common, few rooms":
            "a common word, in 3 of 1,000 rooms", "three words, few rooms": "three words, in 3 of 1,000 rooms", "two letters":
            "two letters"}
SEARCH_GOAL = 50  # ms, p95, over a million messages


def measure_search(bench, options):
    """What chinwag-bench-search says; a store of its own, without a server."""
    directory = bench.directory / "search"
    directory.mkdir()
    messages = 100_000 if options.quick else 1_000_000
    command = [bench.binaries / "chinwag-bench-search", "--messages", str(messages), "--directory", directory]
    say(f"searching {messages:,} messages")
    done = subprocess.run(command, capture_output=True, text=True)
    shutil.rmtree(directory)
    if done.returncode == 0:
        return json.loads(done.stdout)
    say(f"  search: {done.stderr.strip()}")
    return None


def search_section(seen):
    lines = ["## Search", "",
             f"{seen['messages']:,} messages in 1,000 rooms, SQLite, for somebody who is in 300 of them; the first page of 20, 200",
             "searches of each kind. A page is cut short when it would cost more; the next one goes on from there.", "",
             "| | p50 | p95 | max | hits | cut short |", "| --- | --- | --- | --- | --- | --- |"]
    for key, name in SEARCHES.items():
        row = seen[key]
        lines.append(f"| {name} | {number(row['p50_ms'], ' ms')} | {number(row['p95_ms'], ' ms')} | {number(row['max_ms'], ' ms')} "
                     f"| {row['hits']:.1f} | {row['cut_short']:.0%} |")
    worst = max(seen[key]["p95_ms"] for key in ("rare", "common", "three words"))
    lines += ["", f"The worst p95 of the first three is {number(worst, ' ms')}; the goal is {SEARCH_GOAL} ms. "
              f"Stored with 256 senders: {seen['stored_per_second']:,.0f}/s; the index",
              f"had all of them {number(seen['index_caught_up_after_s'], ' s')} later. On disk {seen['file_bytes_per_message']:.0f} bytes a message, "
              f"{seen['index_bytes_per_message']:.0f} of them the index.", ""]
    return lines


def measure_window(bench, options):
    seen = window.WindowBench(bench.binaries, bench.directory, idle_seconds(options)).run()
    window.replace_section(options.output, seen)
    for what, goal, measured, reached in window.goals(seen):
        say(f"{'ok ' if reached else 'NO '} {what}: {measured} ({goal})")
    say(f"written to {options.output.name}")


def main():
    options = parse_options()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    options.directory = options.directory.resolve()  # nginx and node change their directory
    options.directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.directory) as temporary:
        bench = Bench(options.binaries, pathlib.Path(temporary), options.seconds, options.warm_up)
        if options.only == "window":
            return measure_window(bench, options)
        bench.prepare()
        everybody = peers()
        installed = [peer for peer in everybody if peer.available(bench)]
        results = {}
        if options.only != "two-nodes":
            say("comparing " + ", ".join(peer.title for peer in installed))
            results |= measure(bench, installed, options.rounds)
        if options.only != "one-node":
            results |= measure_nodes(bench, options.rounds)
        searched = None if options.only == "two-nodes" else measure_search(bench, options)
        seen = None if options.only else window.WindowBench(bench.binaries, bench.directory, idle_seconds(options)).run()
        table = Table(results, installed, everybody, disk_sync(bench.directory))
        write_results(options.output, table, options, bench, seen, searched)
        for what, goal, measured, reached in table.goals():
            say(f"{'ok ' if reached else '-- ' if reached is None else 'NO '} {what}: {measured} ({goal})")
    say(f"written to {options.output.name}")


if __name__ == "__main__":
    sys.exit(main())
