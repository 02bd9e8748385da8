#!/usr/bin/env python3
"""chinwagd and what other people have written: Chromium, Python's websockets and aiohttp, curl, nginx and HAProxy.

  interop.py --programs DIR [--only chromium,websockets,aiohttp,curl,nginx,haproxy]

Everything listens on loopback, on free ports. Of the proxies' samples, ports, names and places of files are replaced. Node's `ws` is in
tst_protocolclient.
"""
import argparse
import asyncio
import base64
import hashlib
import http.server
import json
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request

import aiohttp
try:  # of websockets 14 and later; before, it is the only one
    from websockets.legacy.client import connect
    from websockets.legacy.exceptions import InvalidStatusCode
except ImportError:
    from websockets import connect
    from websockets.exceptions import InvalidStatusCode

PATIENCE = 120  # seconds; a loaded machine, never the expected duration
SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../server/packaging/samples")
SUBPROTOCOL = "chinwag.v1"
TEXT = "Τσάι; ☕ 🫖 \U0010fffd"


class Failed(Exception):
    pass


def check(condition, sentence):
    if not condition:
        raise Failed(sentence)
    print("  ok: " + sentence, flush=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def trusting():
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def http_json(method, url, body=None, token=None):
    request = urllib.request.Request(url, method=method, data=json.dumps(body).encode() if body is not None else None)
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", "Bearer " + token)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE, context=trusting()) as answer:
            return answer.status, json.loads(answer.read() or "{}")
    except urllib.error.HTTPError as error:
        return error.code, {}


async def in_thread(function, *arguments):
    return await asyncio.get_running_loop().run_in_executor(None, function, *arguments)


class Server:
    def __init__(self, program, work, *options):
        self.log_name = work + "/chinwagd.log"
        ports = work + "/ports.json"
        # pylint: disable=consider-using-with
        self.process = subprocess.Popen(
            [program, "--data-dir", work + "/data", "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0", "--ports-file", ports,
             "--registration", "open", "--rate-limits", "off", "--allow-query-token", "--trusted-proxy", "127.0.0.1", *options],
            stderr=open(self.log_name, "w", encoding="utf-8"), stdout=subprocess.DEVNULL)
        while not os.path.exists(ports):  # it is renamed into place
            if self.process.poll() is not None:
                raise Failed("chinwagd does not start: " + self.log())
        with open(ports, encoding="utf-8") as file:
            found = json.load(file)
        self.port, self.admin_port = found["listen"], found["admin"]
        self.url = f"http://127.0.0.1:{self.port}"
        self.people = 0

    def log(self):
        with open(self.log_name, encoding="utf-8") as file:
            return file.read()

    def person(self):
        """Token and the room that everybody is in."""
        self.people += 1
        status, answer = http_json("POST", self.url + "/auth/register", {"username": f"person{self.people}", "password": "correct horse battery"})
        check(status == 201, "somebody registers")
        rooms = http_json("GET", self.url + "/api/rooms?mine=1", token=answer["token"])[1]["rooms"]
        return answer["token"], rooms[0]["id"]

    def ticket(self, token):
        return http_json("POST", self.url + "/auth/ticket", token=token)[1]["ticket"]

    def online(self):
        return http_json("GET", self.url + "/healthz")[1]["online"]


# ---- what every WebSocket client is asked to do ----------------------------------------------------------------------------------

def sending(room, text=TEXT, identity=7):
    return json.dumps({"type": "message_send", "id": identity, "room": room, "nonce": os.urandom(16).hex(), "text": text}, ensure_ascii=False)


async def until(receive, wanted, what):
    """The frame that is wanted; answers the server's pings meanwhile."""
    async def loop():
        while True:
            frame = json.loads(await receive())
            if wanted(frame):
                return frame
    try:
        return await asyncio.wait_for(loop(), PATIENCE)
    except asyncio.TimeoutError as error:
        raise Failed(f"waited in vain for {what}") from error


def is_hello(frame):
    return frame["type"] == "hello"


def is_reply(frame):
    return frame["type"] == "reply" and frame["id"] == 7


# ---- the clients -----------------------------------------------------------------------------------------------------------------

async def python_websockets(server, _work):
    token, room = await in_thread(server.person)
    ticket = await in_thread(server.ticket, token)
    url = f"ws://127.0.0.1:{server.port}/ws"
    async with connect(f"{url}?ticket={ticket}", subprotocols=[SUBPROTOCOL]) as peer:  # offers permessage-deflate
        check(peer.subprotocol == SUBPROTOCOL and not peer.extensions, "websockets: no extension was agreed on")
        await until(peer.recv, is_hello, "hello")
        await asyncio.wait_for(await peer.ping(b"\x00\xffpayload"), PATIENCE)
        check(True, "websockets: its ping is answered")
        frame = sending(room)
        await peer.send(frame[i:i + 3] for i in range(0, len(frame), 3))  # in fragments
        event = await until(peer.recv, lambda one: one["type"] == "event", "its event")
        check(event["text"] == TEXT, "websockets: what came in fragments comes back whole")
        await peer.send(sending(room, "🫖" * 2000))
        await until(peer.recv, is_reply, "the reply")
        check(True, "websockets: the longest message")
        await peer.close(1000, "bye")
        check(peer.close_code == 1000, "websockets: a clean close")
    try:
        await connect(f"{url}?ticket={ticket}")
        raise Failed("a ticket worked twice")
    except InvalidStatusCode as error:
        check(error.status_code == 401, "websockets: the ticket works once")
    async with connect(f"{url}?token={token}") as peer:
        await until(peer.recv, is_hello, "hello")
        await peer.send(b"bytes")
        await asyncio.wait_for(peer.wait_closed(), PATIENCE)
        check(peer.close_code == 1003, "websockets: binary is 1003")
    async with connect(url) as peer:
        await peer.send("x" * 5000)
        await asyncio.wait_for(peer.wait_closed(), PATIENCE)
        check(peer.close_code in (1009, 1006), "websockets: too long is 1009")


async def python_aiohttp(server, _work):
    token, room = await in_thread(server.person)
    ticket = await in_thread(server.ticket, token)
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(f"{server.url}/ws?ticket={ticket}", protocols=(SUBPROTOCOL,), compress=15, heartbeat=5) as peer:
            check(peer.protocol == SUBPROTOCOL and not peer.compress, "aiohttp: connected without compression")
            await until(peer.receive_str, is_hello, "hello")
            await peer.send_str(sending(room))
            await until(peer.receive_str, is_reply, "the reply")
            check(True, "aiohttp: a message")
            await peer.close(code=1001, message=b"bye")
            check(peer.close_code == 1001, "aiohttp: a clean close")
        async with session.ws_connect(f"{server.url}/ws") as peer:
            await peer.send_str(json.dumps({"type": "auth", "token": token}))
            await until(peer.receive_str, is_hello, "hello")
            check(True, "aiohttp: who it is in the first message")
            await peer.send_str(sending(room)[:-1])
            for _ in range(5):
                await peer.send_str("{")
            while (await asyncio.wait_for(peer.receive(), PATIENCE)).type == aiohttp.WSMsgType.TEXT:
                pass
            check(peer.close_code == 1008, "aiohttp: rubbish is 1008")
        # Requests one after the other on one connection, with bodies of every kind.
        async with session.post(server.url + "/auth/ticket", headers={"Authorization": "Bearer " + token}) as answer:
            check(answer.status == 200, "aiohttp: a POST without a body")

        async def pieces():
            yield b'{"kind":"public",'
            yield b'"name":"tea"}'
        async with session.post(server.url + "/api/rooms", data=pieces(), headers={"Authorization": "Bearer " + token}) as answer:
            check(answer.status == 411, "aiohttp: a chunked body is asked for its length")
        async with session.post(server.url + "/api/rooms", json={"kind": "public", "name": "tea"}, expect100=True,
                                headers={"Authorization": "Bearer " + token}) as answer:
            check(answer.status == 201, "aiohttp: 100-continue")


def curl(*arguments, text=None):
    done = subprocess.run(["curl", "-sS", "--max-time", str(PATIENCE), "-w", "\n%{http_code} %{http_version} %{num_connects}", *arguments],
                          input=text, capture_output=True, text=True, check=False)
    body, _, last = done.stdout.rpartition("\n")
    return body, last.split(" "), done


async def with_curl(server, work):
    token, _ = await in_thread(server.person)
    bearer = ("-H", "Authorization: Bearer " + token)
    page = server.url + "/healthz"

    def run():
        body, (status, version, _), _ = curl(page)
        check(status == "200" and version == "1.1" and json.loads(body)["status"] == "ok", "curl: a page")
        _, (status, _, connects), _ = curl(page, page, page)
        check(status == "200" and connects == "0", "curl: the connection is kept")
        _, (status, version, _), _ = curl("--http1.0", page)
        check(status == "200", "curl: HTTP/1.0")
        _, (status, version, _), _ = curl("--http2", page)
        check((status, version) == ("200", "1.1"), "curl: an offer of HTTP/2 is left alone")
        _, (status, _, _), done = curl("--http2-prior-knowledge", page)
        check(done.returncode != 0 or status != "200", "curl: HTTP/2 without asking is refused")
        body, (status, _, _), _ = curl("-I", page)
        check(status == "200" and "content-length:" in body.lower(), "curl: HEAD")
        _, (status, _, _), _ = curl("-X", "OPTIONS", "--request-target", "*", server.url)
        check(status == "204", "curl: OPTIONS *")
        _, (status, _, _), _ = curl("--path-as-is", server.url + "/healthz/../healthz")
        check(status == "404", "curl: dot segments lead nowhere")
        _, (status, _, _), _ = curl("--proxy", server.url, page)
        check(status == "200", "curl: an absolute target")
        _, (status, _, _), _ = curl(*bearer, "-H", "Expect: 100-continue", "--json", '{"kind":"public","name":"curl"}', server.url + "/api/rooms")
        check(status == "201", "curl: 100-continue")
        _, (status, _, _), _ = curl(*bearer, "-H", "Content-Type: application/json", "-H", "Transfer-Encoding: chunked", "-d", "{}", server.url + "/api/rooms")
        check(status == "411", "curl: a chunked body is asked for its length")
        for i in range(30):
            curl(*bearer, "--json", json.dumps({"kind": "public", "name": f"a room with a name {i}"}), server.url + "/api/rooms")
        body, (status, _, _), _ = curl(*bearer, "--compressed", server.url + "/api/rooms")
        check(status == "200" and len(json.loads(body)["rooms"]) > 30, "curl: compressed")
        upload_with_curl(server.url, bearer, work)
    await in_thread(run)


def upload_with_curl(url, bearer, work, *more):
    content = os.urandom(300_000)
    with open(work + "/upload", "wb") as file:
        file.write(content)
    tus = (*more, *bearer, "-H", "Tus-Resumable: 1.0.0")
    name = base64.b64encode(b"some bytes").decode()
    body, (status, _, _), _ = curl(*tus, "-i", "-X", "POST", "-H", f"Upload-Length: {len(content)}", "-H", "Upload-Metadata: filename " + name,
                                   url + "/api/uploads")
    check(status == "201", "curl: an upload begins")
    place = url + re.search(r"(?im)^location: (\S+)", body).group(1)
    _, (status, _, _), _ = curl(*tus, "-X", "PATCH", "-H", "Upload-Offset: 0", "-H", "Content-Type: application/offset+octet-stream",
                                "-H", "Upload-Checksum: sha256 " + base64.b64encode(hashlib.sha256(content).digest()).decode(),
                                "--data-binary", "@" + work + "/upload", place)
    check(status == "204", "curl: it is uploaded")
    file_url = place.replace("/api/uploads/", "/api/files/")
    subprocess.run(["curl", "-sS", *more, *bearer, "-r", "100-199", "-o", work + "/part", file_url], check=True)
    with open(work + "/part", "rb") as file:
        check(file.read() == content[100:200], "curl: a part of it comes back")
    subprocess.run(["curl", "-sS", *more, *bearer, "-o", work + "/all", file_url], check=True)
    with open(work + "/all", "rb") as file:
        check(file.read() == content, "curl: all of it comes back")


# ---- Chromium --------------------------------------------------------------------------------------------------------------------

PAGE = """<!doctype html><meta charset="utf-8"><script>
const given = __GIVEN__;
const url = `ws://127.0.0.1:${given.port}/ws`;
const said = {};
/// Resolves with what happened until the socket was closed.
function talk(address, onOpen, onFrame) {
    return new Promise((resolve) => {
        const socket = new WebSocket(address, 'chinwag.v1');
        const seen = { frames: [], protocol: null, extensions: null };
        socket.onopen = () => { seen.protocol = socket.protocol; seen.extensions = socket.extensions; onOpen && onOpen(socket); };
        socket.onmessage = (message) => {
            const frame = JSON.parse(message.data);
            seen.frames.push(frame);
            onFrame && onFrame(socket, frame);
        };
        socket.onclose = (event) => resolve({ ...seen, code: event.code, clean: event.wasClean });
    });
}
const frame = (text) => JSON.stringify({ type: 'message_send', id: 7, room: given.room, nonce: crypto.randomUUID(), text });
const closeAtHello = (socket, one) => one.type === 'hello' && socket.close(1000, 'bye');
async function run() {
    if (given.stranger) {
        said.refused = await talk(`${url}?ticket=${given.tickets[0]}`);
        return;
    }
    said.ticket = await talk(`${url}?ticket=${given.tickets[1]}`, null, (socket, one) => {
        if (one.type === 'hello')
            socket.send(frame(given.text));
        if (one.type === 'event')
            socket.close(1000, 'bye');
    });
    said.again = await talk(`${url}?ticket=${given.tickets[1]}`);
    said.message = await talk(url, (socket) => socket.send(JSON.stringify({ type: 'auth', token: given.token })), closeAtHello);
    said.token = await talk(`${url}?token=${given.token}`, null, closeAtHello);
    said.binary = await talk(`${url}?token=${given.token}`, null, (socket, one) => one.type === 'hello' && socket.send(new Uint8Array(3)));
    said.rubbish = await talk(url, (socket) => socket.send('tea'));
    said.large = await talk(`${url}?token=${given.token}`, null, (socket, one) => one.type === 'hello' && socket.send('x'.repeat(70000)));
}
if (!given.stranger) {
    const other = document.createElement('iframe');
    other.src = location.href.replace('127.0.0.1', 'localhost');
    document.documentElement.append(other);
}
run().catch((error) => { said.error = String(error); }).then(() => fetch('/said', { method: 'POST', body: JSON.stringify(said) }));
</script>"""


class Pages(http.server.ThreadingHTTPServer):
    """Serves the page under two names of this computer, of which the server allows one."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), PageHandler)
        self.given = {}
        self.said = {}
        self.complete = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()


class PageHandler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass

    def is_stranger(self):
        return self.headers["Host"].startswith("localhost")

    def do_GET(self):
        given = dict(self.server.given, stranger=self.is_stranger())
        body = PAGE.replace("__GIVEN__", json.dumps(given)).encode()
        self.send_response(200 if self.path in ("/", "/page") else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.server.said[self.is_stranger()] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()
        if len(self.server.said) == 2:
            self.server.complete.set()


async def chromium(server, work, pages):
    token, room = await in_thread(server.person)
    tickets = [await in_thread(server.ticket, token) for _ in range(2)]
    pages.given = {"port": server.port, "token": token, "tickets": tickets, "room": room, "text": TEXT}
    with subprocess.Popen(["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                           "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--proxy-server=direct://",
                           "--user-data-dir=" + work + "/chromium", "--host-resolver-rules=MAP localhost 127.0.0.1",
                           f"http://127.0.0.1:{pages.server_port}/page"],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as browser:
        try:
            check(await in_thread(pages.complete.wait, PATIENCE), "Chromium: both pages have said something")
        finally:
            os.killpg(browser.pid, signal.SIGKILL)
    said = pages.said[False]
    check("error" not in said, "Chromium: nothing was thrown")
    first = said["ticket"]
    check(first["protocol"] == SUBPROTOCOL and first["extensions"] == "" and first["code"] == 1000 and first["clean"], "Chromium: a ticket")
    check(any(one["type"] == "event" and one["text"] == TEXT for one in first["frames"]), "Chromium: a message")
    check(said["again"]["code"] == 1006 and not said["again"]["frames"], "Chromium: the ticket works once")
    for way in ("message", "token"):
        check(said[way]["clean"] and said[way]["code"] == 1000 and is_hello(said[way]["frames"][0]), f"Chromium: who it is by {way}")
    for way, code in (("binary", 1003), ("rubbish", 1008), ("large", 1009)):
        check(said[way]["code"] == code and said[way]["clean"], f"Chromium: {way} is {code}")
    refused = pages.said[True]["refused"]
    check(refused["code"] == 1006 and not refused["frames"], "Chromium: a page of another origin gets nothing")


# ---- proxies ---------------------------------------------------------------------------------------------------------------------

def adapted(name, replacements):
    with open(os.path.join(SAMPLES, name), encoding="utf-8") as file:
        text = file.read()
    for pattern, replacement in replacements:
        text, count = re.subn(pattern, replacement, text)
        if count == 0:
            raise Failed(f"{name} has no {pattern} any more")
    return text


class Proxy:
    def __init__(self, name, directory, command, port):
        self.name, self.directory, self.port = name, directory, port
        # pylint: disable=consider-using-with
        self.process = subprocess.Popen([part.replace("DIRECTORY", directory) for part in command],
                                        stdout=open(directory + "/output", "w", encoding="utf-8"), stderr=subprocess.STDOUT)

    async def ready(self):
        for _ in range(PATIENCE * 10):
            try:
                if (await in_thread(http_json, "GET", f"https://127.0.0.1:{self.port}/healthz"))[0] == 200:
                    return check(True, f"{self.name}: a page comes through")
            except OSError:
                pass
            if self.process.poll() is not None:
                break
            await asyncio.sleep(0.1)
        raise Failed(f"{self.name} does not answer: {self.written()}")

    def written(self):
        text = ""
        for entry in os.scandir(self.directory):
            if entry.is_file() and not entry.name.endswith(".pem"):
                with open(entry.path, encoding="utf-8", errors="replace") as file:
                    text += file.read()
        return text

    def connect(self, query):
        return connect(f"wss://127.0.0.1:{self.port}/ws{query}", ssl=trusting(), subprotocols=[SUBPROTOCOL])

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)


def certificate(work):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout",
                    work + "/key.pem", "-out", work + "/cert.pem"], check=True, stderr=subprocess.DEVNULL)
    with open(work + "/both.pem", "w", encoding="ascii") as both:
        for part in ("cert.pem", "key.pem"):
            with open(work + "/" + part, encoding="ascii") as file:
                both.write(file.read())


def start_nginx(server, work, name, replacements=()):
    directory, port = f"{work}/{name}", free_port()
    os.mkdir(directory)
    text = adapted("nginx.conf", [(r"listen 7420 ssl", f"listen 127.0.0.1:{port} ssl"), (r" *listen \[::\]:7420 ssl;\n", ""),
                                  (r"server 127\.0\.0\.1:7420", f"server 127.0.0.1:{server.port}"),
                                  (r"/etc/nginx/chinwag", work), (r"/var/log/nginx/chinwag.log", directory + "/access.log"), *replacements])
    with open(directory + "/nginx.conf", "w", encoding="utf-8") as file:
        paths = "".join(f"{kind}_temp_path {directory}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        file.write(f"pid {directory}/nginx.pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n{paths}{text}}}\n")
    return Proxy(name, directory, ["nginx", "-e", "stderr", "-c", "DIRECTORY/nginx.conf", "-g", "daemon off;"], port)


def start_haproxy(server, work):
    directory, port = work + "/haproxy", free_port()
    os.mkdir(directory)
    text = adapted("haproxy.cfg", [(r"bind :7420 ssl crt \S+", f"bind 127.0.0.1:{port} ssl crt {work}/both.pem"),
                                   (r"server node1 127\.0\.0\.1:7420", f"server node1 127.0.0.1:{server.port}"),
                                   (r"check port 7421", f"check port {server.admin_port}")])
    with open(directory + "/haproxy.cfg", "w", encoding="utf-8") as file:
        file.write(text)
    subprocess.run(["haproxy", "-c", "-q", "-f", directory + "/haproxy.cfg"], check=True)
    return Proxy("haproxy", directory, ["haproxy", "-db", "-f", "DIRECTORY/haproxy.cfg"], port)


async def through(proxy, server, work):
    """The sample as it is: pages, files, WebSockets, and one that says nothing until the server does."""
    try:
        await proxy.ready()
        token, room = await in_thread(server.person)
        ticket = await in_thread(server.ticket, token)
        async with proxy.connect("?ticket=" + ticket) as peer:
            await until(peer.recv, is_hello, "hello")
            await peer.send(sending(room))
            event = await until(peer.recv, lambda one: one["type"] == "event", "its event")
            check(event["text"] == TEXT, f"{proxy.name}: a message comes through and back")
            await peer.send(sending(room, "🫖" * 2000))
            await until(peer.recv, is_reply, "the reply")
            bearer = ("-H", "Authorization: Bearer " + token)
            await in_thread(upload_with_curl, f"https://127.0.0.1:{proxy.port}", bearer, proxy.directory, "-k")
            await until(peer.recv, lambda one: one["type"] == "ping", "a ping of the server")
            await peer.send('{"type":"pong"}')
            await peer.send(sending(room))
            await until(peer.recv, is_reply, "the reply")
            check(True, f"{proxy.name}: whoever is silent stays connected")
            await peer.close()
            check(peer.close_code == 1000, f"{proxy.name}: a clean close")
        check(ticket not in proxy.written(), f"{proxy.name}: the ticket is in no log")
        check(token not in server.log() and ticket not in server.log(), f"{proxy.name}: nor in the server's")
    finally:
        proxy.stop()


async def nginx(server, work):
    await asyncio.gather(through(start_nginx(server, work, "nginx"), server, work), nginx_with_old_http(server, work),
                         nginx_without_patience(server, work))


async def nginx_with_old_http(server, work):
    """Without proxy_http_version everything but WebSockets works, and the server says what is wrong."""
    proxy = start_nginx(server, work, "nginx-1.0", [(r" *proxy_http_version 1\.1;\n", "")])
    try:
        await proxy.ready()
        token, _ = await in_thread(server.person)
        status, _ = await in_thread(http_json, "GET", f"https://127.0.0.1:{proxy.port}/api/rooms", None, token)
        check(status == 200, "nginx with HTTP/1.0: pages come through")
        ticket = await in_thread(server.ticket, token)
        try:
            await proxy.connect("?ticket=" + ticket)
            raise Failed("a WebSocket over HTTP/1.0")
        except InvalidStatusCode as error:
            check(error.status_code == 426, "nginx with HTTP/1.0: a WebSocket is 426")
        check("proxy_http_version 1.1" in server.log(), "nginx with HTTP/1.0: the server's log says what is missing")
    finally:
        proxy.stop()


async def nginx_without_patience(server, work):
    """A proxy that cuts what is idle: the server forgets the connection, the next one is as good as the first."""
    proxy = start_nginx(server, work, "nginx-impatient", [(r"proxy_read_timeout 90s", "proxy_read_timeout 1s")])
    try:
        await proxy.ready()
        token, room = await in_thread(server.person)
        for _ in range(2):
            ticket = await in_thread(server.ticket, token)
            async with proxy.connect("?ticket=" + ticket) as peer:
                await until(peer.recv, is_hello, "hello")
                await peer.send(sending(room))
                await until(peer.recv, is_reply, "the reply")
                await asyncio.wait_for(peer.wait_closed(), PATIENCE)
        check(True, "nginx without patience: one connects again")
    finally:
        proxy.stop()


async def haproxy(server, work):
    await through(start_haproxy(server, work), server, work)


async def run(options):
    with tempfile.TemporaryDirectory(prefix="chinwag-interop-") as work:
        os.chmod(work, 0o755)
        certificate(work)
        pages = Pages()
        server = Server(options.programs + "/chinwagd", work, "--allowed-origin", f"http://127.0.0.1:{pages.server_port}")
        trials = {"chromium": lambda: chromium(server, work, pages), "websockets": lambda: python_websockets(server, work),
                  "aiohttp": lambda: python_aiohttp(server, work), "curl": lambda: with_curl(server, work),
                  "nginx": lambda: nginx(server, work), "haproxy": lambda: haproxy(server, work)}
        wanted = options.only.split(",") if options.only else list(trials)
        try:
            await asyncio.gather(*[trials[name]() for name in wanted])
            for _ in range(PATIENCE * 10):
                if server.online() == 0:
                    break
                await asyncio.sleep(0.1)
            check(server.online() == 0, "nobody is left behind")
        finally:
            server.process.terminate()
            check(server.process.wait(PATIENCE) == 0, "the server ends well")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--only")
    os.environ["PATH"] += ":/usr/sbin"
    try:
        asyncio.run(run(parser.parse_args()))
    except Failed as failure:
        sys.exit("FAILED: " + str(failure))


if __name__ == "__main__":
    main()
