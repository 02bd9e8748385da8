"""The window's part of tests/bench/RESULTS.md: chinwag under Xvfb with the software renderer, against a real chinwagd whose
`general` has 100,000 messages. Bob writes and types, Ann's window is measured from outside: /proc, its probe, and what Qt says
about its frames."""
import base64
import datetime
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import threading
import time
import urllib.request
import uuid

import pictures
from cluster import Cluster, free_port

MESSAGES = 100_000
ARRIVING = 1_000
PASSWORD = "correct horse battery"
WORDS = "the boat leaves from pier four at six and the list is in the shared folder so please have a look when you can".split()
TICKS = os.sysconf("SC_CLK_TCK")
FRAME = re.compile(r"rendered with 'software' renderloop in (\d+)ms")


class Person:
    """One account, over HTTP and a WebSocket of its own that knows only what this needs (RFC 6455, small text frames)."""

    def __init__(self, port, name):
        self.port = port
        self.name = name
        answer = self.post("/auth/register", {"username": name, "password": PASSWORD, "display_name": name.title()})
        self.token = answer["token"]
        self.id = answer["user"]["id"]

    def ask(self, method, path, body=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method,
                                         data=json.dumps(body).encode() if body is not None else None)
        request.add_header("Content-Type", "application/json")
        if hasattr(self, "token"):
            request.add_header("Authorization", f"Bearer {self.token}")
        with urllib.request.urlopen(request) as response:
            return json.loads(response.read() or b"{}")

    def post(self, path, body=None):
        return self.ask("POST", path, body)

    def general(self):
        return next(room for room in self.ask("GET", "/api/rooms")["rooms"] if room["name"] == "general")["id"]

    def connect(self):
        ticket = self.post("/auth/ticket")["ticket"]
        self.socket = socket.create_connection(("127.0.0.1", self.port))
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET /ws?ticket={ticket} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n").encode())
        self.stream = self.socket.makefile("rb")
        while self.stream.readline() not in (b"\r\n", b""):
            pass
        self.read_until("hello")

    def listen(self):
        """From now on somebody reads, and answers pings."""
        def go_on():
            try:
                while True:
                    self.read()
            except (OSError, ValueError):
                pass  # the server stopped

        threading.Thread(target=go_on, daemon=True).start()

    def send(self, frame):
        data = json.dumps(frame).encode()
        head = bytes([0x81, 0x80 | len(data)]) if len(data) < 126 else bytes([0x81, 0xFE]) + len(data).to_bytes(2, "big")
        self.socket.sendall(head + bytes(4) + data)

    def read(self):
        first, second = self.stream.read(2)  # ValueError at the end
        length = second & 0x7F
        if length > 125:
            length = int.from_bytes(self.stream.read(2 if length == 126 else 8), "big")
        payload = self.stream.read(length)
        frame = json.loads(payload) if first & 0x0F == 1 else {"type": "control"}
        if frame["type"] == "ping":
            self.send({"type": "pong"})
        return frame

    def read_until(self, kind):
        while True:
            frame = self.read()
            if frame["type"] == kind:
                return frame

    def say(self, room, text):
        self.send({"type": "message_send", "id": 1, "room": room, "nonce": str(uuid.uuid4()), "text": text})


def fill(database, room, people):
    """What chinwagd would have written, so that nobody waits for 100,000 commits."""
    connection = sqlite3.connect(database)
    (head,) = connection.execute("SELECT MAX(seq) FROM events WHERE room_id = ?", (room,)).fetchone()
    columns = [row[1] for row in connection.execute("PRAGMA table_info(events)") if row[1] != "id"]
    names = ", ".join(columns)
    pattern = connection.execute(f"SELECT {names} FROM events WHERE room_id = ? AND kind = 'message'", (room,)).fetchone()
    example = dict(zip(columns, pattern))
    started = example["at"] - MESSAGES * 60_000
    rows = []
    for index in range(head + 1, MESSAGES + 1):
        text = " ".join(WORDS[: 3 + index * 7 % (len(WORDS) - 2)]) + f" ({index})"
        row = example | {"seq": index, "sender": people[index // 3 % len(people)], "at": started + index * 60_000,
                         "nonce": str(uuid.uuid4()), "text": text}
        rows.append([row[column] for column in columns])
    marks = ", ".join("?" for _ in columns)
    connection.executemany(f"INSERT INTO events ({names}) VALUES ({marks})", rows)
    connection.execute("UPDATE rooms SET head_seq = ? WHERE id = ?", (MESSAGES, room))
    connection.commit()
    connection.close()


class Screen:
    def __init__(self):
        reading, writing = os.pipe()
        self.process = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
                                        pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = ":" + told.readline().strip()

    def do(self, *arguments):
        done = subprocess.run(["xdotool", *map(str, arguments)], env={**os.environ, "DISPLAY": self.display},
                              capture_output=True, text=True)
        return done.stdout.strip()

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Window:
    """chinwag as a process, in a home of its own."""

    def __init__(self, program, home, screen, arguments):
        self.home = home
        self.log = home / "frames"
        home.mkdir(parents=True, exist_ok=True)
        self.probe = home / "probe"
        self.probe.unlink(missing_ok=True)
        environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"),
                       "XDG_DATA_HOME": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache"),
                       "XDG_RUNTIME_DIR": str(home), "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb",
                       "QT_QUICK_BACKEND": "software", "CHINWAG_PROBE": str(self.probe), "LANGUAGE": "en",
                       "DBUS_SESSION_BUS_ADDRESS": "disabled:",
                       "QT_LOGGING_RULES": "qt.scenegraph.time.renderloop.debug=true"}
        self.started = time.monotonic()
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen([program, "--geometry", "1200x760+0+0", *arguments],
                                            env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.pid = self.process.pid

    def state(self):
        return self.ask({"query": "state"})

    def ask(self, query):
        try:
            with socket.socket(socket.AF_UNIX) as probe:
                probe.settimeout(5)
                probe.connect(str(self.probe))
                probe.sendall(json.dumps(query).encode() + b"\n")
                with probe.makefile() as answer:
                    return json.loads(answer.readline())
        except OSError:
            return {}

    def wait_for(self, condition, seconds=60, every=0.005):
        """How long it took since the start."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            if condition(self.state()):
                return time.monotonic() - self.started
            time.sleep(every)
        raise RuntimeError("chinwag does not show what it should: " + self.log.read_text(errors="replace")[-2000:])

    def frames(self):
        return [int(found) for found in FRAME.findall(self.log.read_text(errors="replace"))]

    def cpu(self):
        with open(f"/proc/{self.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def cpu_over(self, seconds, meanwhile=None):
        """Share of one core."""
        before, since = self.cpu(), time.monotonic()
        while time.monotonic() - since < seconds:
            if meanwhile:
                meanwhile()
            time.sleep(min(3.0, seconds))
        return (self.cpu() - before) / (time.monotonic() - since)

    def pss(self):
        """MiB."""
        with open(f"/proc/{self.pid}/smaps_rollup") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:")) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def newest(state):
    messages = state.get("messages") or [{}]
    return messages[-1].get("text", "")


class WindowBench:
    def __init__(self, binaries, directory, idle_seconds):
        self.binaries = binaries
        self.directory = directory
        self.idle_seconds = idle_seconds

    def serve(self):
        command = [self.binaries / "chinwagd", "--data-dir", self.directory / "window-data", "--listen", f"127.0.0.1:{self.port}",
                   "--admin-listen", "off", "--registration", "open", "--rate-limits", "off", "--log-level", "warning"]
        server = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)
        while not Cluster.accepts(self.port):
            if server.poll() is not None:
                raise RuntimeError("chinwagd did not start")
            time.sleep(0.02)
        return server

    def prepare(self):
        """The people, and a room with everything in it; its server runs."""
        self.port = free_port()
        shutil.rmtree(self.directory / "window-data", ignore_errors=True)
        server = self.serve()
        ann, self.bob = self.ann, self.bob = Person(self.port, "ann"), Person(self.port, "bob")
        self.room = self.bob.general()
        self.bob.connect()
        self.bob.say(self.room, "the first one")
        self.bob.read_until("reply")
        server.terminate()
        server.wait()
        fill(self.directory / "window-data" / "chinwagd.sqlite", self.room, [ann.id, self.bob.id])
        self.server = self.serve()
        self.bob.connect()
        self.bob.listen()
        (self.directory / "password").write_text(PASSWORD + "\n")

    def open(self, screen, signs_in):
        arguments = ["--server", f"http://127.0.0.1:{self.port}", "--user", "ann",
                     "--password-file", self.directory / "password"] if signs_in else []
        window = Window(self.binaries / "chinwag", self.directory / "home", screen, arguments)
        self.windows.append(window)
        return window

    def run(self):
        self.windows = []
        screen = Screen()
        try:
            self.prepare()
            return self.measure(screen)
        finally:
            for window in self.windows:
                if window.process.poll() is None:
                    window.stop()
            screen.stop()
            if hasattr(self, "server"):
                self.server.terminate()
                self.server.wait()

    def measure(self, screen):
        results = {}
        first = self.open(screen, signs_in=True)
        first.wait_for(lambda state: newest(state))
        time.sleep(2)  # its copy is on the disk
        first.stop()
        starts = []
        for _ in range(3):
            window = self.open(screen, signs_in=False)
            starts.append(window.wait_for(lambda state: newest(state)))
            window.wait_for(lambda state: state.get("online"))
            if len(starts) < 3:
                time.sleep(1)
                window.stop()
        results["start_s"] = statistics.median(starts)
        results |= self.arriving(window)
        results |= self.scrolling(window, screen)
        results |= self.quiet(window, screen)
        results |= self.showing_pictures(window, screen)
        return results

    def arriving(self, window):
        before, since = window.cpu(), time.monotonic()
        for number in range(ARRIVING):
            self.bob.say(self.room, f"arriving {number}")
        self.bob.say(self.room, "the last one")
        window.wait_for(lambda state: newest(state) == "the last one", every=0.2)
        return {"arriving_ms": (window.cpu() - before) * 1000, "arriving_wall_ms": (time.monotonic() - since) * 1000}

    def scrolling(self, window, screen):
        screen.do("mousemove", 740, 380)
        skipped = len(window.frames())
        for _ in range(40):
            screen.do("click", "--repeat", 10, "--delay", 20, 4)
        frames = window.frames()[skipped:]
        if len(frames) < 100:
            raise RuntimeError(f"only {len(frames)} frames while scrolling")
        return {"frame_p99_ms": percentile(frames, 0.99), "frame_p50_ms": percentile(frames, 0.5), "frames": len(frames),
                "pss_mib": window.pss()}

    def showing_pictures(self, window, screen):
        """From the key that opens the room to its first frame, and to the last picture in sight that is drawn."""
        name = pictures.fill(self.bob, self.ann)
        window.wait_for(lambda state: any(room["name"] == name and room["unread"] == pictures.PICTURES for room in state["rooms"]))
        place = next(index for index, room in enumerate(window.state()["rooms"]) if room["name"] == name)
        frames, since = len(window.frames()), time.monotonic()
        screen.do("key", f"ctrl+{place + 1}")
        window.wait_for(lambda state: name in state["room"] and "number" in newest(state), every=0.001)
        while len(window.frames()) == frames:
            time.sleep(0.001)
        first = (time.monotonic() - since) * 1000
        window.wait_for(lambda _: window.ask({"query": "place", "name": "messagePicture"})
                        and not window.ask({"query": "place", "name": "pictureGround"}), every=0.005)
        return {"pictures_ms": first, "pictures_drawn_ms": (time.monotonic() - since) * 1000,
                "pictures_frame_ms": max(window.frames()[frames:])}

    def quiet(self, window, screen):
        screen.do("mousemove", 740, 720, "click", 1)
        time.sleep(15)  # the caret stands still after ten
        results = {"idle_cpu": window.cpu_over(self.idle_seconds)}
        typing = {"type": "typing_start", "room": self.room}
        results["typing_cpu"] = window.cpu_over(24, lambda: self.bob.send(typing))
        return results


GOALS = [
    ("start to the room's last messages", "≤ 0.3 s", lambda r: f"{r['start_s']:.2f} s", lambda r: r["start_s"] <= 0.3),
    ("memory (PSS), a room of 100,000 messages", "≤ 140 MiB", lambda r: f"{r['pss_mib']:.0f} MiB",
     lambda r: r["pss_mib"] <= 140),
    ("1,000 arriving messages, its CPU time", "≤ 100 ms", lambda r: f"{r['arriving_ms']:.0f} ms",
     lambda r: r["arriving_ms"] <= 100),
    ("frame while scrolling it, p99", "≤ 16.7 ms", lambda r: f"{r['frame_p99_ms']} ms", lambda r: r["frame_p99_ms"] <= 16.7),
    ("a room with 50 pictures, from the key to its first frame", "≤ 150 ms", lambda r: f"{r['pictures_ms']:.0f} ms",
     lambda r: r["pictures_ms"] <= 150),
    ("CPU when nothing happens", "0.0 %", lambda r: f"{r['idle_cpu'] * 100:.2f} %", lambda r: r["idle_cpu"] < 0.0005),
    ("CPU while somebody types", "≤ 5 %", lambda r: f"{r['typing_cpu'] * 100:.1f} %", lambda r: r["typing_cpu"] <= 0.05),
]


def goals(results):
    return [(what, goal, measured(results), reached(results)) for what, goal, measured, reached in GOALS]


def replace_section(path, results):
    """In a RESULTS.md that is there, and leaves the rest as it is."""
    lines = path.read_text().split("\n")
    heads = [place for place, line in enumerate(lines) if line.startswith("## ")]
    begin = next((place for place in heads if lines[place] == "## The window"), lines.index("## Again"))
    end = next(place for place in heads if place > begin) if lines[begin] == "## The window" else begin
    lines[begin:end] = section(results)
    path.write_text("\n".join(lines))


def section(results):
    """Lines of RESULTS.md."""
    words = {True: "reached", False: "**not reached**"}
    return ["## The window", "",
            "`chinwag` under Xvfb, Qt's software renderer, 1200 × 760, signed in, `general` with 100,000 messages open, the composer focused.",
            f"Measured on {datetime.date.today().isoformat()}, with a load of {os.getloadavg()[0]:.1f} in the end.",
            "Start: from the process to the newest messages, which its own copy has. Arriving: somebody sends 1,001 messages as fast as",
            f"the server takes them, the last was shown after {results['arriving_wall_ms']:.0f} ms; the CPU time is that of the window's process,",
            f"drawing included. Scrolling: {results['frames']} frames by the",
            f"mouse wheel, p50 {results['frame_p50_ms']} ms. The caret stands still while nothing happens. The pictures (1600 × 1200) are in a",
            f"room that was not open before; those in sight were fetched and drawn after {results['pictures_drawn_ms']:.0f} ms, the longest frame",
            f"meanwhile took {results['pictures_frame_ms']} ms.", "",
            "| what | goal | measured | |", "| --- | --- | --- | --- |",
            *(f"| {what} | {goal} | {measured} | {words[reached]} |" for what, goal, measured, reached in goals(results)), ""]
