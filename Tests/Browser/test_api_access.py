"""The API of hand-over, risk, reads and mail; mail that survives a killed server."""
import re
import subprocess
import time

import pytest
import requests

from api import SEEN, Client
from server import PROGRAM, Mailbox, Server
from test_access import letter_text, secret_in

PASSWORD = "một câu chỉ mình tôi biết"


@pytest.fixture(scope="module")
def people(server):
    def one(account):
        return Client(server, next(s for s in server.demo["signIns"] if s["account"] == account))

    return {name: one(name) for name in ("thang.hv", "tuan.ma", "cuong.nk", "viet.pq", "duc.nm", "huong.ttm", "thanh.dc", "vy.lk")}


def test_hand_over_lock_and_unlock(people, server, tmp_path):
    administrator, operation = people["thang.hv"], "/accounts/{id}/handovers"
    letter = {"way": "letter", "receivedBy": "Lý Mỹ Hạnh", "address": "Lãnh đạo Cục", "replyNumber": "9/HQHP"}
    pdf = administrator.call("POST", operation, "/accounts/hanh.lm/handovers", json=letter, expect=201)
    (tmp_path / "letter.pdf").write_bytes(pdf)
    secret = secret_in(letter_text(tmp_path / "letter.pdf"))
    administrator.call("POST", operation, "/accounts/hanh.lm/handovers", json={**letter, "replyNumber": ""}, expect=422)
    people["thanh.dc"].call("POST", operation, "/accounts/hanh.lm/handovers", json=letter, expect=404)
    assert people["duc.nm"].call("POST", operation, "/accounts/hanh.lm/handovers", json=letter, expect=403)["clause"] == "2988-D6.2.b-ii"
    waiting = administrator.call("GET", "/access", "/access")
    assert "hanh.lm" in [item["id"] for item in waiting["items"]]
    people["duc.nm"].call("GET", "/access", "/access", expect=403)

    visitor = requests.Session()
    activation = {"account": "hanh.lm", "secret": secret, "password": PASSWORD}
    assert visitor.post(server.url + "/api/v1/activations", json={**activation, "secret": "x" * 40}, timeout=30).status_code == 422
    assert visitor.post(server.url + "/api/v1/activations", json=activation, timeout=30).status_code == 201
    assert visitor.post(server.url + "/api/v1/activations", json=activation, timeout=30).json()["clause"] == "3035-D6.4"
    SEEN["POST", "/activations"] |= {2, 4}

    locks, unlockings = "/accounts/{id}/locks", "/accounts/{id}/unlockings"
    assert administrator.call("POST", locks, "/accounts/hanh.lm/locks", json={"reason": "Nghỉ dài ngày"}, expect=201)["lockReason"] == "requested"
    administrator.call("POST", locks, "/accounts/hanh.lm/locks", json={"reason": "Lần nữa"}, expect=422)
    administrator.call("POST", unlockings, "/accounts/hanh.lm/unlockings", json={"reason": "Đi làm lại"}, expect=201)
    administrator.call("POST", unlockings, "/accounts/hanh.lm/unlockings", json={"reason": "Lần nữa"}, expect=422)
    history = administrator.call("GET", "/accounts/{id}/access", "/accounts/hanh.lm/access")["history"]
    assert [entry["act"] for entry in history] == ["credentialsHandedOver", "activated", "locked", "unlocked"]
    people["thanh.dc"].call("GET", "/accounts/{id}/access", "/accounts/hanh.lm/access", expect=404)


def test_risk_report_without_sign_in(people, server):
    post = lambda **body: requests.post(server.url + "/api/v1/account/risk-reports", json=body, timeout=30)
    assert post(account="tien.dm", password="sai").status_code == 401
    assert post(account="tien.dm", password="haidang-demo").status_code == 201
    assert post(account="tien.dm", password="haidang-demo").status_code == 401
    SEEN["POST", "/account/risk-reports"] |= {2, 4}
    administrator = people["thang.hv"]
    administrator.call("POST", "/accounts/{id}/unlockings", "/accounts/tien.dm/unlockings", json={"reason": "Đã xác minh"}, expect=201)
    link = {"way": "link", "receivedBy": "Đỗ Mạnh Tiến", "address": "tien@hqhp.example"}
    assert administrator.call("POST", "/accounts/{id}/handovers", "/accounts/tien.dm/handovers", json=link, expect=201)["way"] == "link"
    secret = re.search(r"secret=(\S+)", server.mail.wait("tien@hqhp.example").get_content()).group(1)
    body = {"account": "tien.dm", "secret": secret, "password": "haidang-demo"}
    assert requests.post(server.url + "/api/v1/activations", json=body, timeout=30).status_code == 201


def test_reads_and_their_purpose(people, server):
    number = next(d["number"] for d in server.demo["dossiers"] if d["phase"] == "completed" and d["number"].startswith("GSQL"))
    observer, leader, declarant = people["vy.lk"], people["viet.pq"], people["huong.ttm"]
    observer.dossier(number, headers={"Purpose": "complaint"})
    observer.dossier(number, headers={"Purpose": "curiosity"}, expect=422)
    reads = leader.call("GET", "/reads", f"/reads?dossier={number}&outside=true")["items"]
    assert (reads[0]["account"], reads[0]["purpose"]) == ("vy.lk", "complaint")
    assert people["duc.nm"].call("GET", "/reads", "/reads", expect=403)["clause"] == "2988-D4.3-ii"
    of_dossier = leader.call("GET", "/dossiers/{number}/reads", f"/dossiers/{number}/reads")["items"]
    assert of_dossier[0]["person"] == "Lâm Khánh Vy"
    declarant.call("GET", "/dossiers/{number}/reads", "/dossiers/none/reads", expect=404)


def test_an_export_and_its_entry(people):
    observer, leader = people["vy.lk"], people["viet.pq"]
    export = ("POST", "/dossier-exports")
    csv = observer.call(*export, "/dossier-exports?box=closed", json={"purpose": "statistics"}, expect=201).decode("utf-8-sig")
    lines = csv.strip().split("\r\n")
    assert lines[0].startswith("Mã hồ sơ;Thủ tục;") and len(lines) > 1
    entry = leader.call("GET", "/reads", "/reads")["items"][0]
    assert (entry["kind"], entry["account"], entry["filter"], entry["lines"]) == ("export", "vy.lk", "box=closed", len(lines) - 1)
    observer.call(*export, "/dossier-exports?box=closed", json={"purpose": "handling"}, expect=422)
    observer.call(*export, "/dossier-exports?box=nowhere", json={"purpose": "statistics"}, expect=422)
    assert people["duc.nm"].call(*export, "/dossier-exports", json={"purpose": "statistics"}, expect=403)["clause"] == "2988-D4.3-ii"


def test_bad_filters_are_named(people):
    leader = people["viet.pq"]
    for query, field in (("outside=maybe", "outside"), ("after=x", "after"), ("account=" + "a" * 65, "account")):
        problem = leader.call("GET", "/reads", f"/reads?{query}", expect=422)
        assert [error["field"] for error in problem["errors"]] == [field]


def test_dead_letters(people, server):
    link = {"way": "link", "receivedBy": "Phùng Thị Nga", "address": "never@hqhp.example"}
    people["thang.hv"].call("POST", "/accounts/{id}/handovers", "/accounts/nga.pt/handovers", json=link, expect=201)
    root = people["tuan.ma"]
    dead = []
    for _ in range(50):
        dead = root.call("GET", "/mails", "/mails?state=dead")["items"]
        if any(mail["recipient"] == "never@hqhp.example" for mail in dead):
            break
        time.sleep(0.2)
    assert dead[0]["error"] == "SMTP 550" and "body" not in dead[0]
    people["duc.nm"].call("GET", "/mails", "/mails", expect=403)
    metrics = requests.get(server.url + "/metrics", timeout=30).text
    assert "mail_server_configured 1" in metrics and re.search(r"mail_dead [1-9]", metrics)
    root.call("POST", "/mails/{id}/retries", f"/mails/{dead[0]['id']}/retries", expect=201)
    root.call("POST", "/mails/{id}/retries", "/mails/none/retries", expect=404)


def test_mail_of_a_killed_server_goes_out_at_least_once(tmp_path):
    """Killed between the mail server's taking the mail and our knowing it: sent again when its claim is over, under the same name."""
    server = Server(tmp_path)
    administrator = Client(server, next(s for s in server.demo["signIns"] if s["account"] == "thang.hv"))
    link = {"way": "link", "receivedBy": "Nguyễn Quỳnh Anh", "address": "slow@hqhp.example"}
    administrator.call("POST", "/accounts/{id}/handovers", "/accounts/anh.nq/handovers", json=link, expect=201)
    for _ in range(100):
        if (server.mail.folder / "asleep").exists():
            break
        time.sleep(0.1)
    server.kill()
    (server.mail.folder / "awake").touch()
    server.start()
    listed = subprocess.run([PROGRAM, "mail", "list", "--waiting", *server.options], capture_output=True, text=True, timeout=60)
    assert listed.returncode == 0 and "slow@hqhp.example" in listed.stdout and "secret=" not in listed.stdout
    later = requests.put(server.url + "/api/v1/rehearsal/clock", json={"now": "2031-01-06T09:00:00+07:00"}, timeout=30)
    assert later.status_code == 200
    assert "anh.nq" in server.mail.wait("slow@hqhp.example")["Subject"]
    server.stop()


def test_between_machines_mail_goes_encrypted(tmp_path):
    """STARTTLS, with a mail server whose certificate the installation was told to trust."""
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    box = Mailbox(tmp_path / "mail", str(certificate), str(key))
    (tmp_path / "data").mkdir()
    made = subprocess.run([PROGRAM, "demo", "--data", tmp_path / "demo"], capture_output=True, text=True, timeout=300)
    assert made.returncode == 0
    process = subprocess.Popen(
        [PROGRAM, "serve", "--data", tmp_path / "demo", "--port", "0", "--mail", f"smtp://127.0.0.1:{box.port}", "--mail-from", "a@customs.example",
         "--mail-authorities", certificate], stdout=subprocess.PIPE, text=True)
    url = re.search(r"http://\S+", process.stdout.readline()).group(0)
    token = requests.post(f"{url}/api/v1/sessions", json={"account": "thang.hv", "password": "haidang-demo"}, timeout=30).json()["token"]
    link = {"way": "link", "receivedBy": "Anh", "address": "anh@hqhp.example"}
    answer = requests.post(f"{url}/api/v1/accounts/anh.nq/handovers", json=link, headers={"Authorization": f"Bearer {token}"}, timeout=30)
    assert answer.status_code == 201
    assert box.wait("anh@hqhp.example")["X-Secure"] == "1"
    process.terminate()
    assert process.wait(timeout=30) == 0
    box.stop()
