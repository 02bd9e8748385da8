#!/usr/bin/env python3
"""The proxy samples in front of a real chinwagd: pages and WebSockets come through, and the server sees who is there.

  proxies.py --programs DIR

Only names, ports and file places of the samples are replaced. The loopback network is this script's own.
"""
import argparse
import base64
import json
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cleantree import PATIENCE, check, http, loopback_only, wait_for  # pylint: disable=wrong-import-position

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../server/packaging/samples")
TOKEN = {}


def trusting():
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def page(url):
    try:
        with urllib.request.urlopen(url, timeout=10, context=trusting()) as answer:
            return json.loads(answer.read())
    except (OSError, ValueError, urllib.error.URLError):
        return {}


def web_socket(port, ticket):
    """The open socket and what the server said first."""
    plain = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    encrypted = trusting().wrap_socket(plain, server_hostname="chat.example.org")
    key = base64.b64encode(os.urandom(16)).decode()
    encrypted.sendall((f"GET /ws?ticket={ticket} HTTP/1.1\r\nHost: chat.example.org:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                       f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n").encode())
    answer = b""
    while b'"hello"' not in answer:
        more = encrypted.recv(65536)
        if not more:
            break
        answer += more
    return encrypted, answer


def through(name, command, work):
    process = subprocess.Popen(command, stdout=open(work + f"/{name}.out", "w", encoding="utf-8"), stderr=subprocess.STDOUT)
    try:
        wait_for(lambda: page("https://127.0.0.1:8420/healthz") or process.poll() is not None, f"{name} answers")
        with open(work + f"/{name}.out", encoding="utf-8") as output:
            check(page("https://127.0.0.1:8420/healthz").get("status") == "ok", f"{name}: a page comes through {output.read()}")
        status, answer = http("POST", "http://127.0.0.1:7420/auth/ticket", {}, TOKEN["value"])
        check(status == 200, f"{name}: there is a ticket")
        connection, first = web_socket(8420, answer["ticket"])
        check(first.startswith(b"HTTP/1.1 101") and b'"hello"' in first, f"{name}: a WebSocket comes through")
        connection.close()
        logged = "".join(open(entry.path, encoding="utf-8", errors="replace").read() for entry in os.scandir(work) if entry.is_file() and name in entry.name)
        check(answer["ticket"] not in logged, f"{name}: the ticket is in no log")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def adapted(name, replacements):
    with open(os.path.join(SAMPLES, name), encoding="utf-8") as file:
        text = file.read()
    for pattern, replacement in replacements:
        text, count = re.subn(pattern, replacement, text)
        if count == 0:
            sys.exit(f"{name} has no {pattern} any more")
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True)
    options = parser.parse_args()
    loopback_only()
    with tempfile.TemporaryDirectory(prefix="chinwag-proxies-") as work:
        os.chmod(work, 0o755)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout",
                        work + "/key.pem", "-out", work + "/cert.pem"], check=True, stderr=subprocess.DEVNULL)
        with open(work + "/both.pem", "w", encoding="ascii") as both:
            for part in ("cert.pem", "key.pem"):
                with open(work + "/" + part, encoding="ascii") as file:
                    both.write(file.read())
        server = subprocess.Popen([options.programs + "/chinwagd", "--data-dir", work + "/data", "--registration", "open",
                                   "--trusted-proxy", "127.0.0.1"], stderr=subprocess.DEVNULL)
        try:
            wait_for(lambda: http("GET", "http://127.0.0.1:7421/readyz")[0] == 200, "the server is ready")
            TOKEN["value"] = http("POST", "http://127.0.0.1:7420/auth/register", {"username": "ann", "password": "correct horse battery"})[1]["token"]
            nginx = adapted("nginx.conf", [(r"listen 7420 ssl", "listen 127.0.0.1:8420 ssl"), (r" *listen \[::\]:7420 ssl;\n", ""),
                                           (r"/etc/nginx/chinwag", work), (r"/var/log/nginx/chinwag.log", work + "/nginx.log")])
            with open(work + "/nginx.conf", "w", encoding="utf-8") as file:
                paths = "".join(f"{kind}_temp_path {work}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
                file.write(f"pid {work}/nginx.pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n{paths}{nginx}}}\n")
            through("nginx", ["nginx", "-c", work + "/nginx.conf", "-g", "daemon off;"], work)
            haproxy = adapted("haproxy.cfg", [(r"bind :7420 ssl crt \S+", f"bind 127.0.0.1:8420 ssl crt {work}/both.pem")])
            with open(work + "/haproxy.cfg", "w", encoding="utf-8") as file:
                file.write(haproxy)
            subprocess.run(["haproxy", "-c", "-q", "-f", work + "/haproxy.cfg"], check=True)
            through("haproxy", ["haproxy", "-db", "-f", work + "/haproxy.cfg"], work)
        finally:
            server.terminate()
            server.wait(PATIENCE)


if __name__ == "__main__":
    main()
