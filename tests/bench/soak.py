#!/usr/bin/python3
"""Hours of a busy server in some minutes: 3,000 are connected, messages are stored, people type, others lose their
connections and come back. Says what the server's memory and descriptors do, and draws them. Exit code 1: memory grows, or
descriptors were left open."""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time
import urllib.request

from cluster import Cluster, free_port

MESSAGES = ["--mode", "messages", "--rooms", "500", "--members", "2"]
TYPING = ["--mode", "typing", "--rooms", "100", "--members", "10", "--rate", "1000"]
COMING_BACK = ["--rooms", "100", "--members", "5", "--storm", "--cut"]
SHAPES = ["500x2", "100x10", "100x5"]
IDLE = 500
# SQLite keeps up to 32 MiB of pages (server/sql/sqlitedialect.cpp): those are filled before anything counts.
FILLING_RATE = 3000  # messages a second
FILLING_ENDS = 300  # seconds, at the latest
FILLED_BELOW = 0.5  # MiB in half a minute
SETTLED_BELOW = 0.25  # MiB a minute: the allocator's own ups and downs


def say(text):
    print(text, flush=True)


class Soak:
    def __init__(self, binaries, directory):
        self.binaries, self.directory = binaries, directory
        self.started = []
        self.samples = []  # (seconds, MiB, descriptors, messages)

    def path(self, name):
        return self.directory / name

    def run(self, name, *arguments):
        subprocess.run([str(self.binaries / name), *map(str, arguments)], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def start(self, name, *arguments):
        with open(self.path(f"{name}.log"), "ab") as log:
            process = subprocess.Popen([str(self.binaries / name), *map(str, arguments)], stdin=subprocess.DEVNULL,
                                       stdout=log, stderr=log)
        self.started.append(process)
        return process

    def serve(self):
        accounts, data = self.path("accounts.jsonl"), self.path("data")
        shapes = [part for shape in SHAPES for part in ("--shape", shape)]
        self.run("chinwag-bench", "prepare", *shapes, "--idle", IDLE, "--output", accounts)
        self.run("chinwagd", "import-accounts", "--data-dir", data, "--accounts", accounts)
        self.port, self.admin = free_port(), free_port()
        self.server = self.start("chinwagd", "--data-dir", data, "--listen", f"127.0.0.1:{self.port}", "--admin-listen",
                                 f"127.0.0.1:{self.admin}", "--registration", "closed", "--rate-limits", "off",
                                 "--log-level", "warning")
        deadline = time.monotonic() + 30
        while not Cluster.accepts(self.port):
            if self.server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"chinwagd did not start: see {self.path('chinwagd.log')}")
            time.sleep(0.05)

    def load(self, seconds, *arguments):
        return self.start("chinwag-bench", "--server", f"127.0.0.1:{self.port}", "--accounts", self.path("accounts.jsonl"),
                          "--warm-up", 1, "--seconds", seconds, *arguments)

    def memory(self):
        status = pathlib.Path(f"/proc/{self.server.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.server.pid}/fd"))

    def messages(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.admin}/metrics", timeout=10) as answer:
            lines = answer.read().decode().splitlines()
        return int(float(next(line for line in lines if line.startswith("chinwag_messages_total ")).split()[1]))

    def stop(self):
        for process in reversed(self.started):
            if process.poll() is None:
                process.terminate()
            process.wait()

    def fill(self):
        """Until what is kept of the database is all that will be."""
        load = self.load(FILLING_ENDS, *MESSAGES, "--rate", FILLING_RATE)
        before, ends = self.memory(), time.monotonic() + FILLING_ENDS
        while time.monotonic() < ends:
            time.sleep(30)
            now = self.memory()
            if now - before < FILLED_BELOW:
                break
            before = now
        load.terminate()
        load.wait()

    def soak(self, minutes):
        """How often people came back."""
        seconds = minutes * 60
        loads = [self.load(seconds, *MESSAGES, "--rate", 300, "--idle", IDLE), self.load(seconds, *TYPING)]
        begin, coming_back, rounds = time.monotonic(), None, 0
        while time.monotonic() - begin < seconds:
            if any(load.poll() not in (None, 0) for load in loads):
                raise RuntimeError(f"a generator ended: see {self.path('chinwag-bench.log')}")
            if coming_back is None or coming_back.poll() is not None:
                coming_back, rounds = self.load(5, *COMING_BACK), rounds + 1
            self.samples.append((time.monotonic() - begin, self.memory(), self.descriptors(), self.messages()))
            time.sleep(5)
        coming_back.terminate()
        for load in [*loads, coming_back]:
            load.wait()
        return rounds


def slope(samples):
    """MiB a minute, by least squares."""
    middle = [sum(sample[i] for sample in samples) / len(samples) for i in (0, 1)]
    spread = sum((sample[0] - middle[0]) ** 2 for sample in samples)
    rise = sum((sample[0] - middle[0]) * (sample[1] - middle[1]) for sample in samples)
    return 60 * rise / spread if spread else 0.0


def draw(samples, file):
    """Memory as a line, descriptors as a thinner one; each from 0 to a bit above its most."""
    width, height, left, top = 640, 240, 16, 24
    right, bottom = left + width, top + height
    end = samples[-1][0] or 1

    def line(of, colour, thickness):
        most = max(sample[of] for sample in samples) * 1.15 or 1
        points = " ".join(f"{left + sample[0] / end * width:.1f},{bottom - sample[of] / most * height:.1f}"
                          for sample in samples)
        return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{thickness}"/>'

    file.write_text(f'''<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right + 16} {bottom + 32}" font-family="sans-serif"
  font-size="11">
<rect width="100%" height="100%" fill="#fff"/>
<path d="M{left} {top}V{bottom}H{right}" fill="none" stroke="#888"/>
{line(1, "#1f6feb", 2)}
{line(2, "#b35900", 1)}
<text x="{left}" y="{top - 8}" fill="#1f6feb">Memory, up to {max(sample[1] for sample in samples):.1f} MiB</text>
<text x="{right}" y="{top - 8}" text-anchor="end" fill="#b35900">Descriptors, up to {max(sample[2] for sample in samples)}</text>
<text x="{left}" y="{bottom + 20}">0</text>
<text x="{right}" y="{bottom + 20}" text-anchor="end">{end / 60:.0f} minutes</text>
</svg>
''')


def descriptors_left(soak, before):
    """Some are kept open for a while after their clients have gone."""
    deadline = time.monotonic() + 30
    while soak.descriptors() > before and time.monotonic() < deadline:
        time.sleep(0.5)
    return soak.descriptors() - before


def judge(soak, before, rounds):
    first, last = soak.samples[0], soak.samples[-1]
    grows = slope(soak.samples[len(soak.samples) // 3:])
    left = descriptors_left(soak, before)
    fine = grows <= SETTLED_BELOW and left <= 0
    result = {"minutes": round(last[0] / 60, 1), "messages": last[3] - first[3], "came_back": rounds,
              "memory_mib": round(last[1], 1), "memory_slope_mib_per_minute": round(grows, 3), "descriptors_left": left,
              "fine": fine,
              "samples": [{"s": round(at, 1), "mib": round(mib, 2), "descriptors": n} for at, mib, n, _ in soak.samples]}
    soak.path("soak.json").write_text(json.dumps(result, indent=1))
    draw(soak.samples, soak.path("soak.svg"))
    say(f"{result['messages']} messages; {rounds} times 500 people lost their connections and came back.")
    say(f"Memory: {result['memory_mib']} MiB, and {grows:+.3f} MiB a minute (below {SETTLED_BELOW} it stands still).")
    say(f"Descriptors left open when everybody had gone: {left}.")
    say(f"Drawn in {soak.path('soak.svg')}")
    return fine


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minutes", type=float, nargs="?", default=10)
    parser.add_argument("--binaries", type=pathlib.Path, required=True, help="where chinwagd and chinwag-bench are")
    parser.add_argument("--directory", type=pathlib.Path, required=True, help="for what is written; is emptied")
    given = parser.parse_args()
    shutil.rmtree(given.directory, ignore_errors=True)
    given.directory.mkdir(parents=True)
    soak = Soak(given.binaries, given.directory)
    try:
        soak.serve()
        before = soak.descriptors()
        say("Filling what the server keeps of its database")
        soak.fill()
        say(f"{given.minutes:g} minutes with 3,000 people")
        fine = judge(soak, before, soak.soak(given.minutes))
    finally:
        soak.stop()
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
