"""Accounts, lists by Mẫu số 01, administrator accounts and hats through the API."""
import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook

from api import Client

HEADINGS = ["STT", "Họ và tên", "Chức vụ", "Tên Phòng/Đội", "Số hiệu công chức", "Tên tài khoản E-Customs", "Vai trò", "Thủ tục", "Cấp mới", "Thay đổi thông tin", "Hủy hiệu lực", "Ghi chú"]


def person(server, account):
    return Client(server, {"account": account, "password": "haidang-demo"})


@pytest.fixture(scope="module")
def cast(server):
    names = {"administrator": "thang.hv", "leader": "cuong.nk", "deputy": "hanh.lm", "officer": "long.vh", "root": "tuan.ma", "harbour": "linh.nk", "harbour_leader": "hung.pv", "declarant": "huong.ttm"}
    people = {role: person(server, account) for role, account in names.items()}
    wear(people["harbour"], "03cc_qt")
    return people


def wear(client, hat, **expect):
    answer = client.call("POST", "/hats", "/hats", json={"hat": hat} if hat else {}, **expect)
    if "token" in answer:
        client.session.headers["Authorization"] = "Bearer " + answer["token"]
    return answer


def row(number, **more):
    return {"person": "Đặng Thu Trang", "title": "Công chức", "division": "03ZZ-GSQL", "serviceNumber": number, "role": "officer", "form": "new", **more}


def act(client, kind, path, body=None, seen=1, method="POST", **expect):
    return client.call(method, kind, path, json=body or {}, headers={"If-Match": str(seen)}, **expect)


def begun(client):
    return client.call("POST", "/account-lists", "/account-lists", json={})["id"]


def shown(client, id, **expect):
    return client.call("GET", "/account-lists/{id}", f"/account-lists/{id}", **expect)


def submitted(client, *rows):
    id, seen = begun(client), 1
    for line in rows:
        seen = act(client, "/account-lists/{id}/rows", f"/account-lists/{id}/rows", line, seen)["sequence"]
    return id, act(client, "/account-lists/{id}/submissions", f"/account-lists/{id}/submissions", seen=seen)["sequence"]


def test_a_list_from_compiling_to_carried_out(cast):
    administrator, leader = cast["administrator"], cast["leader"]
    id = begun(administrator)
    rows, lines = f"/account-lists/{id}/rows", "/account-lists/{id}/rows"
    refused = act(administrator, lines, rows, row("API-1", form=["new", "change"]), expect=422)
    assert refused["clause"] == "2988-M01-iii" and refused["errors"][0]["field"] == "form"
    assert act(administrator, lines, rows, {k: v for k, v in row("API-1").items() if k != "form"}, expect=422)["clause"] == "2988-M01-iii"
    seen = act(administrator, lines, rows, row("API-1"))["sequence"]
    act(administrator, lines, rows, row("API-2"), seen=1, expect=409)
    first = shown(administrator, id)["rows"][0]["id"]
    one, line = f"{rows}/{first}", lines + "/{row}"
    seen = act(administrator, line, one, row("API-1", title="Chuyên viên"), seen, method="PUT")["sequence"]
    act(administrator, line, one, row(""), seen, method="PUT", expect=422)
    seen = act(administrator, lines, rows, row("API-2"), seen)["sequence"]
    second = shown(administrator, id)["rows"][1]["id"]
    seen = act(administrator, line, f"{rows}/{second}", seen=seen, method="DELETE")["sequence"]
    act(administrator, line, f"{rows}/{second}", seen=seen, method="DELETE", expect=404)

    execute = ("/account-lists/{id}/executions", f"/account-lists/{id}/executions")
    assert act(administrator, *execute, seen=seen, expect=422)["clause"] == "2988-D6.2.b-i"
    submit = ("/account-lists/{id}/submissions", f"/account-lists/{id}/submissions")
    seen = act(administrator, *submit, seen=seen)["sequence"]
    act(administrator, *submit, seen=seen, expect=422)
    back = ("/account-lists/{id}/sendbacks", f"/account-lists/{id}/sendbacks")
    act(leader, *back, {"reason": ""}, seen, expect=422)
    seen = act(leader, *back, {"reason": "Thiếu thủ tục"}, seen)["sequence"]
    seen = act(administrator, *submit, seen=seen)["sequence"]
    approve = ("/account-lists/{id}/approvals", f"/account-lists/{id}/approvals")
    assert act(administrator, *approve, seen=seen, expect=403)["clause"] == "2988-D6.2.b-i"
    seen = act(leader, *approve, seen=seen)["sequence"]
    assert act(administrator, *execute, {"row": first}, seen)["items"][0]["result"] == "done"
    assert shown(leader, id)["state"] == "carriedOut"
    found = administrator.call("GET", "/accounts", "/accounts?q=api-1")["items"][0]
    assert found["name"] == "api-1" and found["state"] == "active"
    pdf = administrator.call("GET", "/account-lists/{id}/document", f"/account-lists/{id}/document")
    assert pdf.startswith(b"%PDF-")


def test_a_draft_is_discarded_by_its_author(cast):
    administrator = cast["administrator"]
    discard, id = "/account-lists/{id}/discards", begun(administrator)
    act(cast["leader"], discard, f"/account-lists/{id}/discards", seen=1, expect=403)
    seen = act(administrator, discard, f"/account-lists/{id}/discards", seen=1)["sequence"]
    assert shown(administrator, id)["state"] == "discarded"
    act(administrator, discard, f"/account-lists/{id}/discards", seen=seen, expect=422)


def test_what_is_not_ones_own_does_not_exist(cast):
    administrator, harbour, officer = cast["administrator"], cast["harbour"], cast["officer"]
    id, seen = submitted(harbour, row("API-3", division=""))
    shown(administrator, id, expect=404)
    administrator.call("GET", "/account-lists/{id}/document", f"/account-lists/{id}/document", expect=404)
    administrator.call("GET", "/accounts/{id}", "/accounts/phong.dt", expect=404)
    act(administrator, "/accounts/{id}/releases", "/accounts/phong.dt/releases", {"reason": "x"}, expect=404)
    for path in ("/accounts", "/account-lists", "/account-list-template", "/administrators"):
        assert officer.call("GET", path, path, expect=403)["clause"] in ("2988-D14.1.đ", "2988-D13.3")
    assert officer.call("POST", "/account-lists", "/account-lists", json={}, expect=403)["clause"] == "2988-D6.2.a"
    administrator.call("GET", "/account-lists", "/account-lists?limit=1")
    assert "Mẫu" not in administrator.call("GET", "/account-list-template", "/account-list-template").decode()


def workbook(*rows):
    book, file = Workbook(), io.BytesIO()
    for cells in [HEADINGS, *rows]:
        book.active.append(cells)
    book.save(file)
    return ("mau-so-01.xlsx", file.getvalue(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def test_a_spreadsheet_is_taken_over_whole_or_not_at_all(cast):
    administrator = cast["administrator"]
    id = begun(administrator)
    place = ("POST", "/account-lists/{id}/imports", f"/account-lists/{id}/imports")
    send = lambda file, **expect: administrator.call(*place, files={"file": file}, headers={"If-Match": "1"}, **expect)
    faults = send(workbook([1, "Chu Đức Mạnh", "Công chức", "03ZZ-GSQL", "API-10", None, "Công chức", "I-18", "X", None, None, None],
                           [2, None, "Công chức", "Phòng 9", "API-11", None, "Công chức", None, "X", "X", None, None]), expect=422)
    assert [e["field"] for e in faults["errors"]] == ["B3", "I3", "D3"] and shown(administrator, id)["rows"] == []
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (70 << 20))
    send(("a.xlsx", bomb.getvalue(), "application/zip"), expect=422)
    send(("a.xlsx", b"PK\3\4 nothing", "application/zip"), expect=422)
    good = [1, "Chu Đức Mạnh", "Công chức", "03ZZ-GSQL", "API-10", None, "Công chức", "I-18", "X", None, None, None]
    assert send(workbook(good))["sequence"] == 2
    assert shown(administrator, id)["rows"][0]["procedures"] == ["I-18"]


def test_transfer(cast):
    """Phí Trọng Khánh has left 03ZZ in the demonstration and is taken over by 03CC."""
    administrator, harbour, leader = cast["administrator"], cast["harbour"], cast["harbour_leader"]
    account = administrator.call("GET", "/accounts", "/accounts?q=khanh&state=released")["items"][0]
    record = administrator.call("GET", "/accounts/{id}", f"/accounts/{account['id']}")
    id, seen = submitted(harbour, row(record["serviceNumber"], person="Phí Trọng Khánh", division="", eCustomsAccount=account["name"], form="change"))
    seen = act(leader, "/account-lists/{id}/approvals", f"/account-lists/{id}/approvals", seen=seen)["sequence"]
    results = act(harbour, "/account-lists/{id}/executions", f"/account-lists/{id}/executions", seen=seen)["items"]
    assert results[0]["result"] == "done" and results[0]["account"] == account["id"]
    taken = harbour.call("GET", "/accounts/{id}", f"/accounts/{account['id']}")
    assert [entry["act"] for entry in taken["history"]] == ["takenOver", "released", "opened"] and taken["unit"] == "03CC"
    administrator.call("GET", "/accounts/{id}", f"/accounts/{account['id']}", expect=404)
    released = act(harbour, "/accounts/{id}/releases", f"/accounts/{account['id']}/releases", {"reason": "Luân chuyển"}, seen=3)
    assert released["sequence"] == 4


def test_look_up_accounts_and_acting_leaders(cast):
    leader, administrator = cast["leader"], cast["administrator"]
    request = {"person": "Tạ Minh Châu", "title": "Tổng hợp", "serviceNumber": "API-20", "reason": "Thống kê quý"}
    assert administrator.call("POST", "/accounts", "/accounts", json=request, expect=403)["clause"] == "2988-D6.1-ii"
    id = leader.call("POST", "/accounts", "/accounts", json=request)["id"]
    assert leader.call("POST", "/accounts", "/accounts", json=request, expect=422)["clause"] == "HD-23"
    end = ("/accounts/{id}/deactivations", f"/accounts/{id}/deactivations")
    act(leader, *end, {"reason": "Hết việc"}, seen=9, expect=409)
    act(leader, *end, {"reason": "Hết việc"})
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
    terms, term = "/accounts/{id}/acting-terms", {"from": str(today), "until": str(today + datetime.timedelta(days=9)), "reason": "Đi công tác"}
    assert act(leader, terms, "/accounts/nga.pt/acting-terms", {**term, "until": str(today + datetime.timedelta(days=300))}, expect=422)["clause"] == "HD-24"
    act(leader, terms, "/accounts/nga.pt/acting-terms", term)
    record = leader.call("GET", "/accounts/{id}", "/accounts/nga.pt")
    ends, one = terms + "/{term}/ends", f"/accounts/nga.pt/acting-terms/{record['actingTerms'][0]['id']}/ends"
    act(leader, ends, one, {"reason": ""}, seen=2, expect=422)
    act(leader, ends, one, {"reason": "Về sớm"}, seen=2)


LISTS = "/monitoring-lists"


def monitoring(client, noun, id, body=None, seen=1, **expect):
    return act(client, f"{LISTS}/{{id}}/{noun}", f"{LISTS}/{id}/{noun}", body, seen, **expect)


def wanted(client, *rows):
    """A request with these lines, a unit and a holder each."""
    id, seen = client.call("POST", LISTS, LISTS, json={})["id"], 1
    for unit, holder in rows:
        seen = monitoring(client, "rows", id, {"unit": unit, "form": "issue", "holder": holder}, seen)["sequence"]
    return id, seen


def test_a_request_for_monitoring_accounts(cast):
    administrator, root, leader, officer, harbour = (cast[k] for k in ("administrator", "root", "leader", "officer", "harbour"))
    today = str(datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date())
    paper = {"number": "12/HQHP-VP", "date": today}
    show = lambda client, id, **expect: client.call("GET", LISTS + "/{id}", f"{LISTS}/{id}", **expect)
    assert officer.call("GET", LISTS, LISTS, expect=403)["clause"] == "3035-D6.0-ii"
    assert harbour.call("POST", LISTS, LISTS, json={}, expect=422)["clause"] == "3035-D6.0-ii"
    id, seen = wanted(administrator, ("03ZZ", "nga.pt"), ("03CC", "phong.dt"))
    show(root, id, expect=404)
    for row, field, clause in [
        ({"unit": "GSQL", "form": "issue", "holder": "duc.nm"}, "unit", "3035-D6.0-ii"), ({"unit": "03CC", "form": "issue", "holder": "van.lt"}, "unit", "3035-D6.0-i"),
    ]:
        refused = monitoring(administrator, "rows", id, row, seen, expect=422)
        assert refused["clause"] == clause and refused["errors"][0]["field"] == field
    rows = show(administrator, id)["rows"]
    assert [(r["unit"], r["class"], r["holder"]) for r in rows] == [("03ZZ", "department", "nga.pt"), ("03CC", "branch", "phong.dt")]
    line, one = LISTS + "/{id}/rows/{row}", f"{LISTS}/{id}/rows/{rows[1]['id']}"
    assert act(administrator, line, one, {"unit": "03CC", "form": "issue", "holder": "long.vh"}, seen, method="PUT", expect=422)["clause"] == "A-16"
    seen = act(administrator, line, one, {"unit": "03CC", "form": "issue", "holder": "oanh.tk", "note": "Phó Chi cục trưởng"}, seen, method="PUT")["sequence"]
    act(root, line, one, seen=seen, method="DELETE", expect=404)
    seen = act(administrator, line, one, seen=seen, method="DELETE")["sequence"]
    seen = monitoring(administrator, "rows", id, {"unit": "03CC", "form": "issue", "holder": "oanh.tk"}, seen)["sequence"]
    monitoring(administrator, "submissions", id, {"number": "12/HQHP-VP"}, seen, expect=422)
    monitoring(administrator, "submissions", id, {"number": "12/HQHP-VP", "date": "2999-01-01"}, seen, expect=422)
    seen = monitoring(administrator, "submissions", id, paper, seen)["sequence"]
    assert monitoring(root, "executions", id, seen=seen, expect=422)["clause"] == "3035-D6.2-i"
    assert monitoring(leader, "approvals", id, seen=seen, expect=403)["clause"] == "3035-D6.2-i"
    monitoring(root, "sendbacks", id, {"reason": ""}, seen, expect=422)
    seen = monitoring(root, "sendbacks", id, {"reason": "Ghi rõ người giữ"}, seen)["sequence"]
    assert monitoring(root, "rows", id, {"unit": "03CC", "form": "issue", "holder": "van.lt"}, seen, expect=403)["clause"] == "3035-D6.0-ii"
    seen = monitoring(administrator, "submissions", id, {**paper, "number": "13/HQHP-VP"}, seen)["sequence"]
    seen = monitoring(root, "approvals", id, seen=seen)["sequence"]
    assert monitoring(root, "executions", id, seen=seen, expect=422)["clause"] == "3035-D6.2-ii"
    assert monitoring(administrator, "replies", id, paper, seen, expect=403)["clause"] == "3035-D6.2-i"
    seen = monitoring(root, "replies", id, {"number": "57/CNTT", "date": today}, seen)["sequence"]
    done = monitoring(root, "executions", id, seen=seen)["items"]
    assert [(r["result"], r["account"]) for r in done] == [("done", "03zz_gs"), ("done", "03cc_gs")]
    assert monitoring(root, "executions", id, {"row": done[0]["row"]}, seen + 2, expect=422)["clause"] == "3035-D6.2-i"
    record = show(leader, id)
    assert record["state"] == "carriedOut" and record["request"] == {**paper, "number": "13/HQHP-VP"} and record["reply"]["number"] == "57/CNTT"
    accounts = {a["name"]: a for a in root.call("GET", "/administrators", "/administrators?limit=100")["items"]}
    assert accounts["03cc_gs"]["kind"] == "monitoring" and accounts["03cc_gs"]["class"] == "branch" and accounts["03cc_qt"]["kind"] == "administration"
    assert administrator.call("GET", LISTS, LISTS + "?limit=1")["items"][0]["unit"] == "Cục Hải quan thành phố Hải Phòng"


def test_the_monitor_is_worn_and_may_do_nothing_yet(server):
    monitor = person(server, "truong.cx")
    assert [(h["hat"], h["role"], h["class"]) for h in monitor.call("GET", "/hats", "/hats")["items"]] == [("gsql_gs", "monitor", "sector")]
    wear(monitor, "gsql_gs")
    assert monitor.call("GET", "/account", "/account")["role"] == "monitor"
    assert monitor.call("GET", "/dossiers", "/dossiers")["items"] == []
    for path in ("/units", "/accounts", "/administrators", LISTS):
        assert monitor.call("GET", path, path, expect=403)["clause"]


def test_a_draft_request_is_discarded_by_its_author(cast):
    administrator = cast["administrator"]
    id, _ = wanted(administrator)
    monitoring(cast["leader"], "discards", id, expect=403)
    seen = monitoring(administrator, "discards", id)["sequence"]
    monitoring(administrator, "discards", id, seen=seen, expect=422)


def test_a_long_history_of_an_account_is_paged(cast):
    """Newest first, every entry once."""
    leader, account, sequence = cast["leader"], "/accounts/tien.dm", 1
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
    term = {"from": str(today), "until": str(today + datetime.timedelta(days=9)), "reason": "Đi công tác"}
    for _ in range(11):
        act(leader, "/accounts/{id}/acting-terms", account + "/acting-terms", term, sequence)
        open_term = next(t for t in leader.call("GET", "/accounts/{id}", account)["actingTerms"] if "endedAt" not in t)
        act(leader, "/accounts/{id}/acting-terms/{term}/ends", f"{account}/acting-terms/{open_term['id']}/ends", {"reason": "Về"}, sequence + 1)
        sequence += 2
    first = leader.call("GET", "/accounts/{id}", account)
    rest = leader.call("GET", "/accounts/{id}", f"{account}?after={first['historyNext']}")
    assert first["sequence"] == rest["sequence"] == 23 and len(first["history"]) == 20 and "historyNext" not in rest
    assert [entry["act"] for entry in rest["history"]] == ["actingLeaderEnded", "actingLeaderNamed", "opened"]
    leader.call("GET", "/accounts/{id}", account + "?after=x", expect=422)


def test_administrator_accounts(cast):
    root, leader = cast["root"], cast["leader"]
    issue = lambda body, client=root, **expect: client.call("POST", "/administrators", "/administrators", json=body, **expect)
    request = {"unit": "TXNK", "holder": "ha.ltt", "request": "12/TXNK-VP ngày 5/11"}
    assert issue(request, leader, expect=403)["clause"] == "2988-D5.1.a"
    issue({**request, "unit": "99XX"}, expect=422)
    made = issue(request)
    assert made["administrator"]["name"] == "txnk_qt"
    assert issue(request, expect=422)["clause"] == "2988-D5.1-one"
    assert {a["name"] for a in root.call("GET", "/administrators", "/administrators")["items"]} >= {"txnk_qt", "03zz_qt"}
    leader.call("GET", "/administrators/{name}", "/administrators/txnk_qt", expect=404)
    own = leader.call("GET", "/administrators/{name}", "/administrators/03zz_qt")
    today = str(datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date())
    holders = ("/administrators/{name}/holders", "/administrators/03zz_qt/holders")
    assert act(leader, *holders, {"account": "duc.nm", "from": today}, own["sequence"], expect=422)["clause"] == "2988-D5.2"
    close = ("/administrators/{name}/closings", "/administrators/txnk_qt/closings")
    act(root, *close, {"request": ""}, made["sequence"], expect=422)
    act(root, *close, {"request": "13/TXNK-VP"}, made["sequence"])


def test_opening_a_unit_where_nobody_has_an_account(cast):
    root, administrator = cast["root"], cast["administrator"]
    opening = {
        "unit": "02ZZ", "request": "15/HQ-VP", "headPerson": "Ngô Minh Châu", "headTitle": "Cục trưởng", "headServiceNumber": "HQ-0003",
        "holderPerson": "Đỗ Thu Hà", "holderTitle": "Chuyên viên", "holderServiceNumber": "HQ-0004"}
    opened = lambda body, client=root, **expect: client.call("POST", "/unit-openings", "/unit-openings", json=body, **expect)
    assert opened(opening, administrator, expect=403)["clause"] == "HD-39"
    assert [e["field"] for e in opened({**opening, "headPerson": "", "holderServiceNumber": "hq-0003"}, expect=422)["errors"]] == ["headPerson", "holderServiceNumber"]
    assert opened({**opening, "unit": "03ZZ"}, expect=422)["clause"] == "HD-39"
    record = opened(opening)
    assert record["administrator"]["name"] == "02zz_qt" and record["administrator"]["holders"][0]["person"] == "Đỗ Thu Hà"
    assert opened(opening, expect=422)["clause"] == "HD-39"


def test_the_head_of_a_unit_assigns_the_holder(server):
    head = person(server, "son.tv")
    record = head.call("GET", "/administrators/{name}", "/administrators/gsql_qt")
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
    for account in ("ngoc.pb", "thanh.dc"):
        record = act(head, "/administrators/{name}/holders", "/administrators/gsql_qt/holders", {"account": account, "from": str(today)}, record["sequence"])
        assert [h["account"] for h in record["administrator"]["holders"]] == [account]


def test_hats(cast):
    harbour = cast["harbour"]
    assert [h["hat"] for h in harbour.call("GET", "/hats", "/hats")["items"]] == ["03cc_qt"]
    account = harbour.call("GET", "/account", "/account")
    assert account["role"] == "administrator" and account["hat"] == "03cc_qt" and account["hats"][0]["unit"] == "03CC"
    assert harbour.call("GET", "/dossiers", "/dossiers")["items"] == []
    old = harbour.session.headers["Authorization"]
    wear(harbour, "gsql_qt", expect=404)
    assert wear(harbour, None)["account"]["role"] == "officer"
    harbour.call("GET", "/account", "/account", headers={"Authorization": old}, expect=401)
    wear(harbour, "03cc_qt")
