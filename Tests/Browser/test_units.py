"""How a unit assigns: its leader orders, its administrator carries the order out, and the next dossier comes in that way. And a reorganisation by file."""
import json
import shutil
import subprocess

import pytest

from api import Client, pdf
from server import PROGRAM, ROOT


def order(leader, procedure, mode):
    leader.goto("/units").look("units", dark=True, picture="units")
    leader.goto("/units/03ZZ").look("unit of its leader", dark=True, picture="unit", phone_picture="unit-360")
    leader.follow("Ra lệnh phân công…")
    leader.look("order", dark=True, picture="unit-order")
    leader.press("Ra lệnh cho người quản trị")
    assert leader.page.locator("#errors").count() == 1
    leader.look("order with errors")
    leader.page.locator("#procedure").select_option(procedure)
    leader.page.locator(f'[name="mode"][value="{mode}"]').check()
    leader.fill(note="Từ hôm nay")
    leader.press("Ra lệnh cho người quản trị")
    assert "Đã ra lệnh" in leader.text, leader.text


def configure(administrator):
    administrator.goto("/units/03ZZ").look("unit of its administrator", dark=True)
    assert "lệnh phân công chờ cấu hình" in administrator.text
    administrator.follow("Cấu hình phân công")
    administrator.look("configuration", dark=True, picture="unit-configuration")
    administrator.page.locator("table form button").first.click()
    assert "Đã cấu hình theo lệnh" in administrator.text and "03zz_qt" in administrator.text


def test_what_the_leader_orders_holds_once_the_administrator_has_configured_it(person, server):
    declarant = Client(server, server.sign_in("declarant"))
    files = {"request": pdf("request"), "catalogue": pdf("catalogue")}
    unit = declarant.call("GET", "/procedures/{key}", "/procedures/T-1")["units"][0]["code"]
    assert unit == "03ZZ"
    leader, administrator = person("cuong.nk"), person("thang.hv")
    order(leader, "T-1", 5)
    before = declarant.file("T-1", {"subject": "Thử"}, files)
    assert before["phase"] != "toBeClaimed"
    configure(administrator)
    assert declarant.file("T-1", {"subject": "Thử"}, files)["phase"] == "toBeClaimed"
    order(leader, "T-1", 1)
    configure(administrator)
    administrator.goto("/units/03ZZ/divisions").look("new division")
    administrator.press("Lưu")
    administrator.look("new division with errors")


def apply(folder, text, *options):
    file = folder / "changes.yaml"
    file.write_text("from: 2020-01-01\ndecision: Thử\nchanges:\n" + text)
    run = subprocess.run(
        [PROGRAM, "units", "apply", file, "--json", *options, "--data", folder / "data"], capture_output=True, text=True, timeout=120)
    return run.returncode, json.loads(run.stdout) if run.stdout else None


def test_units_apply_shows_does_and_refuses(server, tmp_path):
    """On a copy of the demonstration's folder as it was when its server began."""
    made = subprocess.run([PROGRAM, "demo", "--data", tmp_path / "data", "--json"], check=True, capture_output=True, text=True)
    assert json.loads(made.stdout)["dossiers"]
    merger = "  - {merge: [03CC], into: 03ZZ}\n"
    code, shown = apply(tmp_path, merger, "--dry-run")
    assert code == 0 and shown["ok"] and not shown["done"] and shown["report"]["dossiers"][0]["count"] > 0
    for text, line, clause in [
        ("  - {close: 03CC}\n", 4, "HD-16"), ("  - {open: 03CD, level: CHICUC, name: A}\n", 4, "HD-17"), ("  - {rename: 99XX, name: A}\n", 4, "HD-16"),
        ("  - {move: 03CC, parent: 01ZZ}\n  - {close: 03ZZ, successor: 01ZZ}\n", 5, "HD-16"), ("  - {rename: 03CC}\n", 4, None),
    ]:
        code, answer = apply(tmp_path, text)
        assert code == 1 and not answer["done"] and answer["faults"][0]["line"] == line and answer["faults"][0].get("clause") == clause, answer
    code, done = apply(tmp_path, merger)
    assert code == 0 and done["done"] and done["report"] == shown["report"]
    verified = subprocess.run([PROGRAM, "history", "verify", "--data", tmp_path / "data", "--json"], capture_output=True, text=True, timeout=300)
    assert verified.returncode == 0 and json.loads(verified.stdout)["ok"], verified.stdout
    assert apply(tmp_path, merger)[0] == 1
    sample = ROOT / "Resources/organisation/examples/2025-03-reorganisation.yaml"
    shutil.copy(sample, tmp_path)
    run = subprocess.run([PROGRAM, "units", "apply", sample, "--dry-run", "--data", tmp_path / "data"], capture_output=True, text=True, timeout=120)
    # 03CC is no more here; a demonstration of its own takes the sample whole.
    assert run.returncode == 1 and "03CC" in run.stdout
    subprocess.run([PROGRAM, "demo", "--data", tmp_path / "other"], check=True, capture_output=True)
    run = subprocess.run([PROGRAM, "units", "apply", sample, "--data", tmp_path / "other"], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0 and "KV20" in run.stdout, run.stdout
    assert subprocess.run([PROGRAM, "units", "apply", tmp_path / "none.yaml"], capture_output=True).returncode == 2
