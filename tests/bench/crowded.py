#!/usr/bin/env python3
"""What somebody in very many rooms costs the others: crowded.py CHINWAGD [--rooms 15000] [--syncs 20] [--seconds 20]

Makes the rooms straight in a SQLite database, lets their member connect and ask for syncs as fast as given, and
measures meanwhile how long a bystander waits for the reply to a message and to a request. Standard library only.
"""
import argparse
import asyncio
import base64
import json
import os
import pathlib
import sqlite3
import struct
import subprocess
import tempfile
import time
import urllib.request

PATIENCE = 60


class Socket:
    """A WebSocket client, as far as this needs one: text frames, no fragments from the server."""

    async def open(self, port, ticket):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", port, limit=8 << 20)
        key = base64.b64encode(os.urandom(16)).decode()
        self.writer.write((f"GET /ws?ticket={ticket} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                           f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        head = await self.reader.readuntil(b"\r\n\r\n")
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise ConnectionError(head.split(b"\r\n")[0].decode())
        return self

    def send(self, frame):
        payload = json.dumps(frame).encode()
        mask = os.urandom(4)
        size = len(payload)
        head = bytes([0x81, 0x80 | size]) if size < 126 else bytes([0x81, 0xFE]) + struct.pack(">H", size)
        self.writer.write(head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(payload)))

    async def receive(self):
        """The bytes of the next text frame; ConnectionError with the code when the server closes."""
        first, size = await self.reader.readexactly(2)
        if size == 126:
            size, = struct.unpack(">H", await self.reader.readexactly(2))
        elif size == 127:
            size, = struct.unpack(">Q", await self.reader.readexactly(8))
        payload = await self.reader.readexactly(size)
        if first & 15 == 8:
            raise ConnectionError(struct.unpack(">H", payload[:2])[0])
        if payload.endswith(b'"type":"ping"}'):
            self.send({"type": "pong"})
        return payload


class Server:
    def __init__(self, program, directory):
        self.program, self.directory = program, pathlib.Path(directory)

    def start(self):
        ports = self.directory / "ports.json"
        ports.unlink(missing_ok=True)
        self.process = subprocess.Popen([self.program, "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0", "--ports-file", ports,
                                         "--data-dir", self.directory / "data", "--registration", "open", "--log-level", "error"])
        deadline = time.monotonic() + PATIENCE
        while not ports.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        self.port = json.loads(ports.read_text())["listen"]

    def stop(self):
        self.process.terminate()
        self.process.wait(PATIENCE)

    def post(self, path, body=None, token=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method="POST", data=json.dumps(body or {}).encode(),
                                         headers={"Content-Type": "application/json"})
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024

    async def ticket(self, token):
        return (await asyncio.to_thread(self.post, "/auth/ticket", None, token))["ticket"]

    async def request(self, path, token):
        """The status of one signed-in GET, on a connection of its own."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n".encode())
        line = await reader.readline()
        writer.close()
        return int(line.split()[1])


def crowd(database, owner, member, rooms, name):
    """That many private rooms of `owner` with `member`, one join event each."""
    with sqlite3.connect(database) as connection:
        for i in range(rooms):
            room = f"r_crowd{i:06}"
            connection.execute("INSERT INTO rooms (id, name, kind, topic, head_seq, member_count, created_at) "
                               "VALUES (?, ?, 'private', '', 2, 2, 0)", (room, f"{name}{i}"))
            for seq, user in enumerate((owner, member), 1):
                connection.execute("INSERT INTO members (room_id, user_id, role, read_seq) VALUES (?, ?, ?, 0)",
                                   (room, user, "owner" if user == owner else "member"))
                connection.execute("INSERT INTO events (room_id, seq, kind, sender, at, text, nonce, reply_to, target, subject) "
                                   "VALUES (?, ?, 'join', ?, 1700000000000, '', NULL, 0, 0, ?)", (room, seq, user, user))


class Bystander:
    """Somebody in one room, who was there before."""

    async def open(self, server, token):
        self.server, self.token, self.number = server, token, 1
        self.socket = await Socket().open(server.port, await server.ticket(token))
        await self.socket.receive()
        self.socket.send({"type": "sync", "id": 1, "rooms": {}})
        self.room = json.loads(await self.socket.receive())["data"]["rooms"][0]["id"]
        return self

    async def run(self, until):
        self.waits, self.requests, self.refused = [], [], {}
        while time.monotonic() < until:
            self.number += 1
            start = time.monotonic()
            self.socket.send({"type": "message_send", "id": self.number, "room": self.room, "nonce": f"{start}", "text": "hello"})
            frame = b""
            while f'"id":{self.number},'.encode() not in frame:
                frame = await self.socket.receive()
            if b'"ok":true' not in frame:
                self.refused["message"] = self.refused.get("message", 0) + 1
            self.waits.append((time.monotonic() - start) * 1000)
            start = time.monotonic()
            status = await self.server.request("/api/users?query=b", self.token)
            self.requests.append((time.monotonic() - start) * 1000)
            if status != 200:
                self.refused[status] = self.refused.get(status, 0) + 1
            await asyncio.sleep(0.22)

    def words(self):
        return f"message {percentiles(self.waits)}, request {percentiles(self.requests)}, refused {self.refused or 'none'}"


def percentiles(values):
    ordered = sorted(values)
    at = lambda share: ordered[min(int(share * len(ordered)), len(ordered) - 1)]
    return f"p50 {at(0.5):.1f} p99 {at(0.99):.1f} ms (n {len(ordered)})"


async def syncing(server, token, until, per_second, counts):
    """One connection that asks for syncs from the beginning, and comes back whenever it is closed."""
    while time.monotonic() < until:
        try:
            socket = await Socket().open(server.port, await server.ticket(token))
            await asyncio.wait_for(socket.receive(), PATIENCE)
            counts["connected"] += 1

            async def read():
                while True:
                    frame = await socket.receive()
                    if b'"type":"reply"' in frame[-64:]:
                        counts["answered" if b'"ok":true' in frame[-64:] else "refused"] += 1
                        counts["largest"] = max(counts["largest"], len(frame))

            reading = asyncio.create_task(read())
            number = 0
            while time.monotonic() < until and not reading.done():
                number += 1
                socket.send({"type": "sync", "id": number, "rooms": {}})
                counts["asked"] += 1
                await asyncio.sleep(1 / per_second)
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)
            if not reading.cancelled() and reading.exception():
                raise reading.exception()
            socket.writer.close()
        except (OSError, asyncio.IncompleteReadError, asyncio.TimeoutError) as error:
            counts["closed"] += 1
            counts["why"].add(str(error)[:60])
            await asyncio.sleep(0.2)


async def whole(server, token):
    """Connects and syncs to the end: how long until hello and until the end."""
    start = time.monotonic()
    socket = await Socket().open(server.port, await server.ticket(token))
    await socket.receive()
    hello = time.monotonic() - start
    rooms, parts, frame = 0, 0, {"type": "sync", "id": 1, "rooms": {}}
    while frame:
        socket.send(frame)
        answer = None
        while not answer or answer["type"] != "reply":
            answer = json.loads(await socket.receive())
        if not answer["ok"]:
            await asyncio.sleep(answer["error"].get("retry_after_ms", 1000) / 1000)
            continue
        rooms, parts = rooms + len(answer["data"]["rooms"]), parts + 1
        cursor = answer["data"].get("next")
        frame = {"type": "sync", "id": 1, "cursor": cursor} if cursor else None
    socket.writer.close()
    return f"hello after {hello:.2f} s, {rooms} rooms in {parts} parts after {time.monotonic() - start:.2f} s"


async def measure(server, tokens, options):
    at_rest = server.memory()
    bystander = await Bystander().open(server, tokens["bystander"])
    await bystander.run(time.monotonic() + options.seconds / 4)
    print(f"nobody else: {bystander.words()}, memory {at_rest:.0f} MB")

    until = time.monotonic() + options.seconds
    counts = {"connected": 0, "asked": 0, "answered": 0, "refused": 0, "closed": 0, "largest": 0, "why": set()}
    asking = [syncing(server, tokens["member"], until, options.syncs / 4, counts) for _ in range(4)] if options.syncs else []
    connecting = asyncio.create_task(whole(server, tokens["member"])) if not options.syncs else None
    await asyncio.gather(bystander.run(until), *asking)
    peak = server.memory()
    print(f"{options.rooms} rooms, {options.syncs} syncs/s: {bystander.words()}")
    if connecting:
        try:
            print(f"  {await asyncio.wait_for(connecting, PATIENCE)}")
        except (OSError, asyncio.IncompleteReadError, asyncio.TimeoutError) as error:
            print(f"  the connection ended: {error!r}")
    else:
        print(f"  {counts}")
    await asyncio.sleep(15)
    print(f"  memory {peak:.0f} MB at the end, {server.memory():.0f} MB 15 s later")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("chinwagd")
    parser.add_argument("--rooms", type=int, default=15000)
    parser.add_argument("--syncs", type=int, default=20, help="a second; 0: connects once and syncs to the end")
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--name", default="a room with a name of some length ")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chinwag-crowded-") as directory:
        server = Server(options.chinwagd, directory)
        server.start()
        people = {name: server.post("/auth/register", {"username": name, "password": "correct horse"})
                  for name in ("owner", "member", "bystander")}
        server.stop()
        crowd(server.directory / "data" / "chinwagd.sqlite", people["owner"]["user"]["id"], people["member"]["user"]["id"],
              options.rooms, options.name)
        server.start()
        try:
            asyncio.run(measure(server, {name: person["token"] for name, person in people.items()}, options))
        finally:
            server.stop()


if __name__ == "__main__":
    main()
