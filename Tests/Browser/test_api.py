"""The main job and its refusals through the API, signed in as each role of the demonstration."""
import datetime
import re
import time

import pytest
import requests

from api import SEEN, Client, pdf

ANSWERS = {"subject": "Thử"}


@pytest.fixture(scope="module")
def people(server):
    unit = Client(server, server.sign_in("declarant")).call("GET", "/procedures/{key}", "/procedures/T-1")["units"][0]["code"]
    roles = ["officer", "divisionLeader", "unitLeader", "recordsClerk"]
    return {
        "declarant": Client(server, server.sign_in("declarant")), "unit": unit,
        "stranger": Client(server, server.sign_in("officer", "GSQL")),
        **{role: [Client(server, s) for s in server.demo["signIns"] if s["role"] == role and s["unit"] == unit] for role in roles},
    }


def filed(people, **more):
    answer = people["declarant"].file("T-1", ANSWERS, {"request": pdf("request"), "catalogue": pdf("catalogue")}, **more)
    return answer["number"]


def option(client, number, act, parameter):
    moves = {move["act"]: move for move in client.dossier(number)["moves"]}
    return next(p for p in moves[act]["parameters"] if p["name"] == parameter)["options"]


def holder(people, number):
    """The officer the dossier is with."""
    return next(o for o in people["officer"] if any(m["act"] == "propose" for m in o.dossier(number)["moves"]))


def assigned(people, **more):
    """A dossier in an officer's hands, whatever the unit's mode."""
    number = filed(people, **more)
    for role in ("unitLeader", "divisionLeader"):
        for leader in people[role]:
            if any(m["act"] == "assign" for m in leader.dossier(number)["moves"]):
                leader.act(number, "assignments", {"to": option(leader, number, "assign", "to")[0]})
    for officer in people["officer"]:
        if any(m["act"] == "claim" for m in officer.dossier(number)["moves"]):
            officer.act(number, "claims")
    return number, holder(people, number)


def propose_result(number, officer):
    return officer.act(
        number, "proposals", {"kind": "result", "recommendation": "Đủ điều kiện", "outcome": "granted"}, {"decision": pdf("decision")})


def approve(people, number):
    for leader in people["divisionLeader"]:
        if any(m["act"] == "forward" for m in leader.dossier(number)["moves"]):
            leader.act(number, "forwardings", {"recommendation": "Đồng ý trình"})
            break
    for leader in people["unitLeader"] + people["divisionLeader"]:
        if any(m["act"] == "approve" for m in leader.dossier(number)["moves"]):
            leader.act(number, "approvals", {"direction": "Đồng ý"})
            return leader
    raise AssertionError("nobody may approve")


def pass_gates(number, officer):
    officer.act(number, "paper-demands")
    for slot in option(officer, number, "confirmPaper", "slot"):
        officer.act(number, "paper-receipts", {"slot": slot, "keptAt": "Tủ 3"})
    officer.act(number, "fee-notices", {"amount": 200000, "basis": "Biểu phí thử", "guidance": "Nộp tại quầy"})
    officer.act(number, "payments", {"receipt": "BL-1"})


def approved(people):
    number, officer = assigned(people)
    propose_result(number, officer)
    approve(people, number)
    return number, officer


def wait_for(client, number, phase):
    for _ in range(200):
        if client.dossier(number)["phase"] == phase:
            return
        time.sleep(0.1)
    raise AssertionError(f"{number} did not reach {phase}")


def test_main_job_ends_with_a_sealed_result(people):
    number, officer = approved(people)
    pass_gates(number, officer)
    officer.act(number, "releases")
    wait_for(people["declarant"], number, "completed")
    sealed = [d for d in people["declarant"].dossier(number)["documents"] if d["origin"] == "seal"]
    assert [d["signature"] for d in sealed] == ["signed"]
    bytes = people["declarant"].call("GET", "/dossiers/{number}/documents/{id}", f"/dossiers/{number}/documents/{sealed[0]['id']}")
    assert bytes.startswith(b"%PDF") and b"ETSI.CAdES.detached" in bytes


def test_filing_twice_under_one_key_is_one_dossier(people):
    assert filed(people, key="same-key") == filed(people, key="same-key")


def test_supplement_is_asked_once_and_a_second_must_be_opened(people):
    number, officer = assigned(people)
    gaps = {"workingDays": 5, "gaps": [{"component": "request", "missing": "Thiếu chữ ký", "legalBasis": "Luật Hải quan"}]}
    officer.act(number, "supplement-requests", gaps)
    answer = {"note": "Đã bổ sung", "noStateSecrets": "true"}
    people["declarant"].act(number, "supplements", answer, {"request": pdf("request again")})
    assert officer.act(number, "supplement-requests", gaps, expect=422)["clause"] == "2988-D9.2-iv"
    people["unitLeader"][0].act(number, "supplement-openings", {"reason": "Sai sót của đơn vị"})
    officer.act(number, "supplement-requests", gaps)


def test_send_back_take_back_and_void(people):
    number, officer = assigned(people)
    propose_result(number, officer)
    officer.act(number, "takebacks", {"reason": "Nhầm tệp"})
    propose_result(number, officer)
    leader = next(
        l for l in people["divisionLeader"] + people["unitLeader"] if any(m["act"] == "sendBack" for m in l.dossier(number)["moves"]))
    leader.act(number, "sendbacks", {"to": "officer", "direction": "Sửa lại"})
    propose_result(number, officer)
    approve(people, number)
    officer.act(number, "voidings", {"cause": "errorFound", "reason": "Sai tên"})
    assert officer.dossier(number)["phase"] == "inProcessing"


def test_refusal_withdrawal_reassignment_deputy_apology(people):
    number, officer = assigned(people)
    leader = people["unitLeader"][0]
    now = leader.dossier(number)["storedAt"]
    deputy = option(leader, number, "nameDeputy", "account")[0]
    leader.act(number, "deputies", {"account": deputy, "from": now, "to": "2099-01-01T00:00:00+07:00", "reason": "Đi công tác"})
    leader.act(number, "reassignments", {"to": [o for o in option(leader, number, "reassign", "to") if o.startswith("officer")][0], "reason": "Cân bằng việc"})
    officer = holder(people, number)
    officer.act(number, "apologies", {"newDue": "2099-01-01T17:00:00+07:00", "reason": "Chờ ý kiến"})
    officer.act(number, "refusals", {"reason": "Không thuộc thẩm quyền"})
    assert officer.dossier(number)["phase"] == "refused"
    other = filed(people)
    people["declarant"].act(other, "withdrawals", {"reason": "Không cần nữa"})


def test_paper_result_on_request(people):
    number, officer = approved(people)
    people["declarant"].act(number, "paper-requests", {"reason": "Cần bản giấy"})
    people["unitLeader"][0].act(number, "paper-request-answers", {"accepted": True})
    pass_gates(number, officer)
    assert officer.act(number, "releases", expect=422)["clause"] == "2988-D7.3.c-i"
    officer.act(number, "paper-releases", {"cause": "onRequest"})
    people["recordsClerk"][0].act(number, "issues", {"number": "12/QĐ", "date": "2026-11-20", "place": "Hải Phòng"})
    officer.act(number, "releases", {}, {"scan": pdf("scan")})
    assert officer.dossier(number)["phase"] == "completed"


def test_parts_by_hand(people):
    by_hand = [{"component": "catalogue", "pages": 24, "reason": "Sách khổ lớn"}]
    number = people["declarant"].file("T-1", ANSWERS, {"request": pdf("request")}, by_hand=by_hand)["number"]
    assert people["declarant"].dossier(number)["phase"] == "awaitingManualParts"
    people["officer"][0].act(number, "manual-parts", {"component": "catalogue", "keptAt": "Kho 2"})
    assert people["declarant"].dossier(number)["receivedAt"]
    few = [{"component": "catalogue", "pages": 10, "reason": "Sách"}]
    answer = people["declarant"].file("T-1", ANSWERS, {"request": pdf("request")}, by_hand=few, expect=422)
    assert answer["clause"] == "2988-D7.1.c-ii"


def test_no_paper_comes_in_without_the_word_that_it_is_no_state_secret(people):
    declarant = people["declarant"]
    papers = {"request": pdf("request"), "catalogue": pdf("catalogue")}
    refused = declarant.file("T-1", ANSWERS, papers, no_state_secrets=False, expect=422)
    assert refused["clause"] == "NEWS-6" and [e["field"] for e in refused["errors"]] == ["noStateSecrets"]
    by_hand = [{"component": "catalogue", "pages": 24, "reason": "Sách khổ lớn"}]
    number = declarant.file("T-1", ANSWERS, {"request": pdf("request")}, by_hand=by_hand)["number"]
    people["officer"][0].act(number, "manual-parts", {"component": "catalogue", "accepted": "false", "reason": "Quét được"})
    assert declarant.act(number, "manual-parts", {}, {"catalogue": pdf("catalogue")}, expect=422)["clause"] == "NEWS-6"
    assert declarant.act(number, "manual-parts", {"noStateSecrets": "true"}, {"catalogue": pdf("catalogue")})["receivedAt"]
    other, officer = assigned(people)
    officer.act(other, "supplement-requests", {"workingDays": 5, "gaps": [{"component": "request", "missing": "Thiếu chữ ký", "legalBasis": "Luật Hải quan"}]})
    assert declarant.act(other, "supplements", {"note": "Đã bổ sung"}, {"request": pdf("again")}, expect=422)["clause"] == "NEWS-6"
    assert declarant.call("GET", "/procedures/{key}", "/procedures/II-1")["classified"] is True


def test_a_state_secret_is_withheld_from_everybody(people):
    number, officer = assigned(people)
    paper = next(d for d in officer.dossier(number)["documents"] if d["component"] == "request")
    operation, path = "/dossiers/{number}/documents/{id}/withholdings", f"/dossiers/{number}/documents/{paper['id']}/withholdings"
    withhold = lambda who, reason, expect: who.call("POST", operation, path, json={"reason": reason}, expect=expect)
    assert withhold(people["declarant"], "Dấu Mật", 403)["clause"] == "NEWS-6"
    withhold(people["stranger"], "Dấu Mật", 404)
    assert withhold(officer, " ", 422)["clause"] == "NEWS-6"
    withhold(officer, "Dấu Mật ở trang 1", 201)
    assert withhold(officer, "Dấu Mật ở trang 1", 422)["clause"] == "NEWS-6"
    for who in (people["declarant"], officer, people["unitLeader"][0], people["recordsClerk"][0]):
        refused = who.call("GET", "/dossiers/{number}/documents/{id}", path.removesuffix("/withholdings"), expect=403)
        assert refused["clause"] == "NEWS-6"
    shown = people["declarant"].dossier(number)
    assert next(d for d in shown["documents"] if d["id"] == paper["id"])["withheld"]["reason"] == "Dấu Mật ở trang 1"
    assert (shown["history"][-1]["act"], shown["history"][-1]["clause"]) == ("documentWithheld", "NEWS-6")


def test_claim(people, server):
    """A procedure whose unit lets officers claim (mode 5) is among the demonstration's dossiers."""
    number = next(d["number"] for d in server.demo["dossiers"] if d["phase"] == "toBeClaimed")
    officers = [Client(server, s) for s in server.demo["signIns"] if s["role"] == "officer"]
    mine = next(o for o in officers if o.call("GET", "/dossiers/{number}", f"/dossiers/{number}", expect=(200, 404)).get("number"))
    mine.act(number, "claims")


@pytest.mark.parametrize("files, why", [
    ({}, "a required document is missing"),
    ({"request": ("a.pdf", b"", "application/pdf"), "catalogue": pdf("c")}, "0 bytes"),
    ({"request": ("a.pdf", b"\x7fELF\x02\x01\x01" + b"\0" * 200, "application/pdf"), "catalogue": pdf("c")}, "a program renamed .pdf"),
])
def test_bad_papers_are_refused_by_name(people, files, why):
    answer = people["declarant"].file("T-1", ANSWERS, files, expect=422)
    assert answer.get("clause") == "2988-D7.1.a" or answer["errors"], why


def test_refusals_of_the_issue(people, server):
    number, officer = assigned(people)
    stranger, declarant = people["stranger"], people["declarant"]
    stranger.dossier(number, expect=404)
    declarant.dossier("GSQL-000000-0000", expect=404)
    propose_result(number, officer)
    officer.act(number, "proposals", {"kind": "result"}, sequence=1, expect=409)
    assert officer.act(number, "approvals", {"direction": "Tự duyệt"}, expect=403)["clause"].startswith("2988-D10")
    declarant.file("X-99", ANSWERS, {"request": pdf("r")}, expect=422)
    assert declarant.file("II-2", ANSWERS, {"request": pdf("r")}, expect=422)
    malformed = requests.post(
        f"{server.url}/api/v1/sessions", data="{", headers={"Content-Type": "application/json"}, timeout=30)
    assert malformed.status_code == 400 and malformed.json()["code"] == "malformed-json"


def test_rehearsal_clock(people, server):
    clock = lambda now, **expect: people["declarant"].call("PUT", "/rehearsal/clock", "/rehearsal/clock", json={"now": now}, **expect)
    clock("yesterday", expect=422)
    today = datetime.datetime.now(datetime.timezone.utc).isoformat()
    assert clock("2031-01-06T09:00:00+07:00")["now"].startswith("2031-01-06T09:00")
    try:
        later = {**people, "declarant": Client(server, server.sign_in("declarant"))}
        assert "-310106-" in filed(later)
    finally:
        clock(today)


def results(people, server):
    """A returned result, for every unit to go by, and how far a dossier is without signing in."""
    number = next(d["number"] for d in server.demo["dossiers"] if d["phase"] == "completed")
    officer = people["stranger"]
    result = officer.call("GET", "/results/{number}", f"/results/{number}")
    document = result["documents"][0]["id"]
    assert officer.call("GET", "/results/{number}/documents/{id}", f"/results/{number}/documents/{document}").startswith(b"%PDF")
    people["declarant"].call("GET", "/results/{number}", f"/results/{number}", expect=404)
    known = {"number": filed(people), "party": "0209999016"}
    visitor = people["declarant"]
    assert visitor.call("POST", "/lookups", "/lookups", json=known)["number"] == known["number"]
    visitor.call("POST", "/lookups", "/lookups", json={**known, "party": "0201883411"}, expect=404)


def test_every_operation_has_answered_both_ways(people, server):
    """Each operation of the document once with 2xx and once refused."""
    declarant = people["declarant"]
    declarant.call("GET", "/account", "/account")
    declarant.call("GET", "/procedures", "/procedures?q=kho")
    declarant.call("GET", "/dossiers", "/dossiers?limit=5")
    declarant.call("GET", "/dossiers", "/dossiers?limit=0", expect=422)
    declarant.call("GET", "/procedures/{key}", "/procedures/none", expect=404)
    results(people, server)
    document = declarant.call("GET", "/openapi.json", "/openapi.json")
    visitor = requests.Session()
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            short = path.removeprefix("/api/v1")
            ways = operation.get("security", document["security"])
            if not ways or {} in ways:
                continue
            place = re.sub(r"\{\w+\}", "none", short)
            answer = visitor.request(method, declarant.base + place, headers={"If-Match": "1"}, json={}, timeout=30)
            assert answer.status_code == 401, f"{method} {short} for a visitor: {answer.status_code}"
            SEEN[method.upper(), short].add(4)
    Client(server, server.sign_in("declarant")).call("DELETE", "/sessions/current", "/sessions/current")
    requests.post(f"{server.url}/api/v1/sessions", json={"account": "nobody", "password": "x"}, timeout=30)
    SEEN["POST", "/sessions"].add(4)
    SEEN["GET", "/procedures"].add(4)  # a public search refuses nothing
    operations = {(m.upper(), p.removeprefix("/api/v1")) for p, ms in document["paths"].items() for m in ms}
    assert {o for o in operations if not {2, 4} <= SEEN[o]} == set()
