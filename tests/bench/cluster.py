"""Two nodes of one service, with a Redis and a PostgreSQL of their own, for run-bench.py."""
import contextlib
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

PATIENCE = 60  # seconds; for a loaded machine, never the expected duration
DATABASE_USER = "chinwag"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def postgres_program(name):
    """Debian keeps the programs of the server out of PATH, one directory per version."""
    versions = pathlib.Path("/usr/lib/postgresql")
    found = [path for path in versions.glob(f"*/bin/{name}") if path.parts[-3].isdigit()]
    return str(max(found, key=lambda path: int(path.parts[-3]))) if found else shutil.which(name)


def redis_command(port):
    return ["redis-server", "--port", port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]


class Cluster:
    """Redis and PostgreSQL that live as long as the context; nodes are the caller's."""

    def __init__(self):
        self.redis_port, self.postgres_port = free_port(), free_port()
        self.services = []
        self.directory = None

    @staticmethod
    def is_possible():
        return bool(shutil.which("redis-server") and postgres_program("initdb"))

    def __enter__(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="chinwag-bench-"))
        try:
            self.start_redis()
            self.start_postgres()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process, ending in reversed(self.services):
            process.send_signal(ending)
            process.wait()
        self.services.clear()
        shutil.rmtree(self.directory, ignore_errors=True)

    def start_redis(self):
        command = [str(part) for part in redis_command(self.redis_port)]
        redis = subprocess.Popen(command, cwd=self.directory, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.services.append((redis, signal.SIGKILL))
        self.wait_for(lambda: self.accepts(self.redis_port), redis, "redis-server")

    def start_postgres(self):
        # PostgreSQL refuses to run as root.
        substitute = {}
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.directory, user.pw_uid, user.pw_gid)
            substitute = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        common = {"cwd": self.directory, "stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL,
                  "stderr": subprocess.DEVNULL, **substitute}
        data = self.directory / "data"
        subprocess.run([postgres_program("initdb"), "-D", data, "-U", DATABASE_USER, "-A", "trust", "-E", "UTF8",
                        "--locale=C.UTF-8", "--no-sync"], check=True, **common)
        postgres = subprocess.Popen([postgres_program("postgres"), "-D", data, "-k", self.directory, "-p",
                                     str(self.postgres_port), "-c", "listen_addresses=127.0.0.1"], **common)
        self.services.append((postgres, signal.SIGQUIT))
        create = [postgres_program("createdb"), "-h", self.directory, "-p", str(self.postgres_port), "-U", DATABASE_USER,
                  "chinwag"]
        self.wait_for(lambda: subprocess.run(create, **common).returncode == 0, postgres, "PostgreSQL")

    @property
    def database(self):
        return f"postgresql://{DATABASE_USER}@127.0.0.1:{self.postgres_port}/chinwag"

    @property
    def redis(self):
        return f"redis://127.0.0.1:{self.redis_port}"

    @staticmethod
    def accepts(port):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return True
        return False

    @staticmethod
    def is_ready(admin_port):
        """The node has its database and, when it is one of several, hears what it says to Redis."""
        with contextlib.suppress(OSError, urllib.error.URLError, ValueError):
            with urllib.request.urlopen(f"http://127.0.0.1:{admin_port}/readyz", timeout=5) as answer:
                return json.load(answer).get("status") == "ready"
        return False

    @staticmethod
    def wait_for(holds, process, name):
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{name} did not start")
            time.sleep(0.05)
