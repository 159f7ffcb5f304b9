"""The API of sessions, passwords, second factors, tokens and declarants."""
import pytest
import requests

from api import SEEN, Client, time_code
from server import mailed_secret

PASSWORD = "biển xanh và ngọn đèn"


class Visitor:
    """Somebody who is not signed in."""

    def __init__(self, server):
        self.base = server.url + "/api/v1"

    def post(self, path, body, expect):
        answer = requests.post(self.base + path, json=body, timeout=30)
        SEEN["POST", path].add(answer.status_code // 100)
        assert answer.status_code == expect, f"{path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content and "json" in answer.headers.get("Content-Type", "") else None


@pytest.fixture(scope="module")
def visitor(server):
    return Visitor(server)


def one(server, account, password="haidang-demo"):
    return Client(server, {"account": account, "password": password})


@pytest.fixture(scope="module")
def newcomer(server, visitor):
    """Registers by mail; the same answer whoever asks."""
    form = {
        "way": "mail", "email": "moi@example.org", "person": "Phan Văn Mới", "kind": "individual", "identifier": "031090004321",
        "name": "Phan Văn Mới", "address": "Số 1 phố Mới, Hải Phòng"}
    visitor.post("/registrations", {**form, "identifier": "12"}, 422)
    visitor.post("/registrations", form, 202)
    secret = mailed_secret(server, "moi@example.org")
    visitor.post("/registrations/activations", {"secret": secret, "password": "ngắn"}, 422)
    account = visitor.post("/registrations/activations", {"secret": secret, "password": PASSWORD}, 201)["account"]
    visitor.post("/registrations/activations", {"secret": secret, "password": PASSWORD}, 422)
    return one(server, account, PASSWORD)


def test_counter(server, visitor):
    form = {
        "way": "counter", "email": "quay@example.org", "person": "Lưu Thị Quầy", "kind": "individual", "identifier": "031090004322",
        "name": "Lưu Thị Quầy", "address": "Số 2 phố Mới, Hải Phòng"}
    number = visitor.post("/registrations", form, 202)["number"]
    clerk = one(server, "thu.tt")
    clerk.call("GET", "/registrations/{number}", f"/registrations/{number}")
    identify = lambda who, expect: who.call(
        "POST", "/registrations/{number}/identifications", f"/registrations/{number}/identifications", json={"paper": "citizenCard"}, expect=expect)
    identify(one(server, "duc.nm"), 403)
    secret = identify(clerk, 201)["secret"]
    visitor.post("/registrations/activations", {"secret": secret, "password": PASSWORD}, 201)


def test_the_paper_of_an_owner_known_by_mail_is_added_at_the_counter(server, newcomer):
    prove = lambda who, paper, expect, account=newcomer.account["account"]: who.call(
        "POST", "/parties/proofs", "/parties/proofs", json={"identifier": "031090004321", "account": account, "paper": paper}, expect=expect)
    clerk = one(server, "thu.tt")
    assert prove(one(server, "duc.nm"), "citizenCard", 403)["clause"] == "HD-28"
    prove(clerk, "citizenCard", 404, account="huong.ttm")
    assert prove(clerk, "introductionLetter", 422)["clause"] == "HD-29"
    assert prove(clerk, "citizenCard", 201)["standing"] == "owner"
    assert prove(clerk, "citizenCard", 422)["clause"] == "HD-29"


def test_consent(server, newcomer):
    wish = {"kind": "organisation", "identifier": "0209999016", "name": "Công ty TNHH Giao nhận Biển Xanh", "address": "Hải Phòng"}
    newcomer.call("POST", "/parties", "/parties", json={**wish, "identifier": "0209999017"}, expect=422)
    newcomer.call("POST", "/parties", "/parties", json=wish, expect=202)
    owner, consents = one(server, "huong.ttm"), "/parties/{id}/consents"
    person = next(p for p in owner.call("GET", "/parties", "/parties")["others"] if p["person"] == "Phan Văn Mới")
    party = "/parties/0209999016"
    newcomer.call("POST", "/parties/{id}/choices", party + "/choices", expect=404)
    answer = {"account": person["account"], "answer": "consent"}
    newcomer.call("POST", consents, party + "/consents", json=answer, expect=404)
    owner.call("POST", consents, party + "/consents", json=answer, expect=204)
    token = newcomer.call("POST", "/parties/{id}/choices", party + "/choices", expect=201)["token"]
    newcomer.session.headers["Authorization"] = "Bearer " + token
    assert newcomer.call("GET", "/account", "/account")["party"] == "Công ty TNHH Giao nhận Biển Xanh"


def test_tokens(server):
    officer = one(server, "ngoc.pb")
    officer.call("POST", "/account/tokens", "/account/tokens", json={"name": "Báo cáo", "days": 500, "scope": "read"}, expect=422)
    issued = officer.call("POST", "/account/tokens", "/account/tokens", json={"name": "Báo cáo", "days": 30, "scope": "read"}, expect=201)
    listed = officer.call("GET", "/account/tokens", "/account/tokens")["items"]
    program = requests.Session()
    program.headers["Authorization"] = "Bearer " + issued["token"]
    assert program.get(officer.base + "/dossiers", timeout=30).status_code == 200
    officer.call("DELETE", "/account/tokens/{id}", f"/account/tokens/{listed[0]['id']}", expect=204)
    officer.call("DELETE", "/account/tokens/{id}", f"/account/tokens/{listed[0]['id']}", expect=404)
    assert program.get(officer.base + "/dossiers", timeout=30).status_code == 401
    assert officer.call("GET", "/account/data", "/account/data")


def test_second_factor(server):
    leader = one(server, "khoa.bd")
    key = leader.call("POST", "/account/second-factors", "/account/second-factors", expect=201)["key"]
    confirm = "/account/second-factors/confirmations"
    leader.call("POST", confirm, confirm, json={"code": "abc"}, expect=422)
    confirmed = leader.call("POST", confirm, confirm, json={"code": time_code(key)}, expect=201)
    leader.session.headers["Authorization"] = "Bearer " + confirmed["token"]
    refused = requests.post(leader.base + "/sessions", json={"account": "khoa.bd", "password": "haidang-demo"}, timeout=30)
    assert (refused.status_code, refused.json()["code"]) == (401, "second-factor")
    codes = confirmed["recoveryCodes"]
    once = {"account": "khoa.bd", "password": "haidang-demo", "code": codes[0]}
    assert requests.post(leader.base + "/sessions", json=once, timeout=30).status_code == 201
    assert requests.post(leader.base + "/sessions", json=once, timeout=30).status_code == 401
    remove = "/account/second-factors/removals"
    leader.call("POST", remove, remove, json={"code": codes[0]}, expect=422)
    leader.call("POST", remove, remove, json={"code": codes[1]}, expect=204)


def test_sessions_and_password(server, newcomer, visitor):
    sessions, others = "/sessions", "/sessions/others"
    other = one(server, newcomer.account["account"], PASSWORD)
    assert len(newcomer.call("GET", sessions, sessions)["items"]) >= 2
    newcomer.call("DELETE", others, others, expect=204)
    other.call("GET", "/account", "/account", expect=401)
    confirm = "/sessions/current/confirmations"
    newcomer.call("POST", confirm, confirm, json={"password": "sai"}, expect=(401, 403, 422))
    token = newcomer.call("POST", confirm, confirm, json={"password": PASSWORD}, expect=201)["token"]
    newcomer.session.headers["Authorization"] = "Bearer " + token
    change = "/account/password"
    newcomer.call("PUT", change, change, json={"old": PASSWORD, "new": "0123456789"}, expect=422)
    token = newcomer.call("PUT", change, change, json={"old": PASSWORD, "new": PASSWORD + " mới"}, expect=200)["token"]
    newcomer.session.headers["Authorization"] = "Bearer " + token

    visitor.post("/recoveries", {}, 422)
    visitor.post("/recoveries", {"account": newcomer.account["account"]}, 202)
    secret = mailed_secret(server, "moi@example.org", 2)
    visitor.post("/recoveries/passwords", {"secret": "x" * 40, "password": PASSWORD}, 422)
    visitor.post("/recoveries/passwords", {"secret": secret, "password": PASSWORD}, 204)
    newcomer.call("GET", "/account", "/account", expect=401)
    one(server, newcomer.account["account"], PASSWORD)
