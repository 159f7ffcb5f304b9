"""Starts the program under test on a private port, with a demonstration of its own, and stops it."""
import json
import os
import pathlib
import re
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("HAIDANG_PROGRAM", ROOT / ".build/debug/haidang"))


class Server:
    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.catalogue = folder / "procedures"
        shutil.copytree(ROOT / "Resources/procedures", self.catalogue)
        shutil.copy(pathlib.Path(__file__).parent / "practice.yaml", self.catalogue / "t-1.yaml")
        options = ["--data", str(folder / "data"), "--procedures", str(self.catalogue)]
        made = subprocess.run([PROGRAM, "demo", *options, "--json"], check=True, capture_output=True, text=True)
        self.demo = json.loads(made.stdout)
        self.process = subprocess.Popen(
            [PROGRAM, "serve", *options, "--port", "0", "--rehearsal", "--reading", "A-08=unit-leader-may-open"],
            stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        self.url = re.search(r"http://\S+", line).group(0)

    def sign_in(self, role: str, unit: str | None = None) -> dict:
        """The demo's sign-in of a role, at a unit where one is named."""
        return next(s for s in self.demo["signIns"] if s["role"] == role and unit in (None, s.get("unit")))

    def stop(self):
        self.process.terminate()
        assert self.process.wait(timeout=30) == 0, "the server must end by itself"
