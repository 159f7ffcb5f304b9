"""Starts the program under test on a private port, with a demonstration of its own, and stops it."""
import json
import os
import pathlib
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import email
import email.policy

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("HAIDANG_PROGRAM", ROOT / ".build/debug/haidang"))


SECRET = re.compile(r"(?:[a-z2-9]{5}-){7}[a-z2-9]{5}")


class Mailbox:
    """The mail server of a test: what it has taken, decoded."""

    def __init__(self, folder: pathlib.Path, *certificate):
        self.folder = folder
        folder.mkdir(exist_ok=True)
        command = [sys.executable, pathlib.Path(__file__).parent / "sink.py", folder, "0", *certificate]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def messages(self, to: str) -> list:
        parsed = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in sorted(self.folder.glob("*.eml"))]
        return [message for message in parsed if to in message["To"]]

    def wait(self, to: str, count=1):
        """The last of at least `count` messages to somebody."""
        for _ in range(200):
            found = self.messages(to)
            if len(found) >= count:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"no mail to {to}")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=10)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Provider:
    """Another provider to sign in with, as `provider.py` makes it."""
    name, client, secret = "Cổng xác thực thử", "hai-dang", secrets.token_urlsafe(24)

    def __init__(self, redirect: str):
        self.command = [sys.executable, pathlib.Path(__file__).parent / "provider.py", str(free_port()), self.client, self.secret, redirect]
        self.resume()

    def resume(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True)
        self.issuer = self.process.stdout.readline().strip()

    def settings(self) -> dict:
        return {"issuer": self.issuer, "client": self.client, "accountClaim": "preferred_username", "name": self.name}

    def pause(self):
        self.process.terminate()
        self.process.wait(timeout=10)


class Server:
    """The program under test; `openid` lets people sign in with a provider of the test."""
    clock = ["--rehearsal"]

    def __init__(self, folder: pathlib.Path, openid=False):
        self.folder, self.port, self.provider = folder, free_port(), None
        self.mail = Mailbox(folder / "mail")
        self.catalogue = folder / "procedures"
        shutil.copytree(ROOT / "Resources/procedures", self.catalogue)
        shutil.copy(pathlib.Path(__file__).parent / "practice.yaml", self.catalogue / "t-1.yaml")
        options = ["--data", str(folder / "data"), "--procedures", str(self.catalogue)]
        made = subprocess.run([PROGRAM, "demo", *options, "--json"], check=True, capture_output=True, text=True)
        self.demo = json.loads(made.stdout)
        self.options = options
        if openid:
            self.provider = Provider(f"http://127.0.0.1:{self.port}/sign-in/openid/return")
            (folder / "data/oidc.json").write_text(json.dumps(self.provider.settings()))
        self.start()

    def start(self):
        mail = ["--mail", f"smtp://127.0.0.1:{self.mail.port}", "--mail-from", "haidang@customs.example"]
        self.process = subprocess.Popen(
            [PROGRAM, "serve", *self.options, "--port", str(self.port), *self.clock, "--reading", "A-08=unit-leader-may-open", *mail],
            stdout=subprocess.PIPE, text=True, env=os.environ | {"HAIDANG_OIDC_SECRET": Provider.secret})
        line = self.process.stdout.readline()
        self.url = re.search(r"http://\S+", line).group(0)

    def kill(self):
        """As a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=10)

    def sign_in(self, role: str, unit: str | None = None) -> dict:
        """The demo's sign-in of a role, at a unit where one is named."""
        return next(s for s in self.demo["signIns"] if s["role"] == role and unit in (None, s.get("unit")))

    def stop(self):
        self.process.terminate()
        assert self.process.wait(timeout=30) == 0, "the server must end by itself"
        self.mail.stop()
        if self.provider:
            self.provider.pause()


class FoundedServer(Server):
    """An installation where nothing is but its units and the first two people; `activation` is what its founding printed."""
    clock = []

    def __init__(self, folder: pathlib.Path):
        self.folder, self.port, self.provider = folder, free_port(), None
        self.mail = Mailbox(folder / "mail")
        self.options = ["--data", str(folder / "data")]
        people = ["--head", "Trần Văn An; Cục trưởng; HQ-0001", "--holder", "Lê Thị Bình; Chuyên viên; HQ-0002"]
        made = subprocess.run([PROGRAM, "found", *self.options, "--request", "12/QĐ-TCHQ", *people], check=True, capture_output=True, text=True)
        self.activation = re.search(r"/activate\S+", made.stdout).group(0)
        self.start()


def mailed_secret(server, to, count=1) -> str:
    return SECRET.search(server.mail.wait(to, count).get_content()).group(0)
