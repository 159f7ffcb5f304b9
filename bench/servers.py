"""What is measured, started on private ports and folders and stopped again: the program, and a PostgreSQL."""
import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[1]


def tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


class Postgres:
    """PostgreSQL with Debian's settings, in a folder and behind a socket of its own; never as root."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        folder.mkdir()
        self.bin = sorted(pathlib.Path("/usr/lib/postgresql").iterdir())[-1] / "bin"
        self.user = []
        if os.geteuid() == 0:
            shutil.chown(folder, "nobody", "nogroup")
            self.user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]
        self.run("initdb", "-D", folder / "data", "-U", "haidang", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c max_connections=200"
        self.run("pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "start", "-o", options)
        self.process = int((folder / "data/postmaster.pid").read_text().splitlines()[0])

    def run(self, program, *arguments):
        done = subprocess.run(
            [*self.user, self.bin / program, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=self.folder)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}{done.stdout}")
        return done.stdout

    def url(self, name: str) -> str:
        return f"postgres:///{name}?host={self.folder}&user=haidang"

    def create(self, name: str, template: str = "template0") -> str:
        self.run("psql", "-q", self.url("postgres"), "-c", f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
        return self.url(name)

    def stop(self):
        self.run("pg_ctl", "-D", self.folder / "data", "-m", "fast", "-w", "stop")


class Tables:
    """Looks into the database beside the program."""

    def __init__(self, data: pathlib.Path, postgres: Postgres | None = None, name: str = ""):
        self.file, self.postgres, self.name = data / "haidang.sqlite", postgres, name

    def rows(self, sql: str) -> list[dict]:
        if self.postgres:
            answer = self.postgres.run("psql", "-q", "-At", self.postgres.url(self.name), "-c", f"SELECT json_agg(t) FROM ({sql}) AS t")
            return json.loads(answer) if answer.strip() else []
        with contextlib.closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            return [dict(row) for row in database.execute(sql)]

    def size(self) -> int:
        """Bytes on the disk."""
        if self.postgres:
            return int(self.rows("SELECT pg_database_size(current_database()) AS n")[0]["n"])
        return sum(path.stat().st_size for path in self.file.parent.glob("haidang.sqlite*"))


class Program:
    """`haidang serve` on a port of its own."""

    def __init__(self, binary: pathlib.Path, options: list[str]):
        self.started = time.monotonic()
        self.process = subprocess.Popen([binary, "serve", *options, "--port", "0"], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        self.port = int(re.search(r"http://\S+:(\d+)", line).group(1))
        self.call("GET", "/")
        self.first_page = time.monotonic() - self.started

    def call(self, method, path, token=None, body=None, headers=None, expect=(200, 201)):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            headers = dict(headers or {})
            if token:
                headers["Authorization"] = f"Bearer {token}"
            if isinstance(body, dict):
                headers["Content-Type"], body = "application/json", json.dumps(body)
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read()
            if expect and answer.status not in expect:
                raise RuntimeError(f"{method} {path}: {answer.status} {text[:1000]!r}")
            return json.loads(text) if "json" in (answer.getheader("Content-Type") or "") else text
        finally:
            connection.close()

    def api(self, method, path, **more):
        return self.call(method, "/api/v1" + path, **more)

    def dossier(self, number, token):
        return self.api("GET", f"/dossiers/{urllib.parse.quote(number)}", token=token)

    @property
    def resident(self) -> float:
        """Resident memory in MB."""
        return status_kb(self.process.pid, "VmRSS") / 1024

    def cpu(self) -> float:
        return cpu_seconds(self.process.pid)

    def stop(self):
        self.process.terminate()
        if self.process.wait(timeout=60) != 0:
            raise RuntimeError("the program must end by itself, with 0")


def status_kb(pid: int, field: str) -> int:
    return int(re.search(rf"{field}:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text()).group(1))


def cpu_seconds(pid: int) -> float:
    """Spent by a process and all it has started, in user and system mode."""
    parents = {}
    spent = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        fields = text[text.rindex(")") + 2:].split()
        one = int(stat.parent.name)
        parents[one], spent[one] = int(fields[1]), int(fields[11]) + int(fields[12])
    total, wave = 0, {pid}
    while wave:
        total += sum(spent.get(one, 0) for one in wave)
        wave = {one for one, parent in parents.items() if parent in wave}
    return total / os.sysconf("SC_CLK_TCK")


def build(program: pathlib.Path | None = None) -> tuple[pathlib.Path, pathlib.Path]:
    """The program and the load generator, as they lie in this checkout; or a program that is there already."""
    return program or swift_build(ROOT, "haidang"), swift_build(ROOT / "bench", "load")


def swift_build(folder: pathlib.Path, product: str) -> pathlib.Path:
    command = ["swift", "build", "-c", "release", "--package-path", str(folder)]
    tell(f"building {product}")
    subprocess.run([*command, "--product", product], check=True, stdout=sys.stderr)
    path = subprocess.run([*command, "--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    return pathlib.Path(path) / product
