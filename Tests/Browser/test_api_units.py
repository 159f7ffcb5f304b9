"""Units through the API: every operation once done and once refused."""
import pytest

from api import Client


@pytest.fixture(scope="module")
def people(server):
    sign_in = lambda account: next(s for s in server.demo["signIns"] if s["account"] == account)
    return {account: Client(server, sign_in(account)) for account in ("cuong.nk", "thang.hv", "duc.nm", "huong.ttm", "viet.pq")}


def post(client, noun, path, fields, **expect):
    return client.call("POST", f"/units/{{code}}/{noun}", path, json=fields, **expect)


def test_units_are_found_and_paged(people):
    officer = people["duc.nm"]
    found = officer.call("GET", "/units", "/units?q=dinh%20vu")["items"]
    assert [u["code"] for u in found] == ["03EE"]
    page = officer.call("GET", "/units", "/units?level=CUC&limit=10")
    assert len(page["items"]) == 10 and page["items"][-1]["code"] == page["next"]
    officer.call("GET", "/units", "/units?limit=0", expect=422)
    assert people["huong.ttm"].call("GET", "/units", "/units", expect=403)["clause"] == "2988-D3.1-i"
    assert [u["code"] for u in people["thang.hv"].call("GET", "/units", "/units")["items"]] == ["03ZZ"]
    unit = officer.call("GET", "/units/{code}", "/units/03ZZ")
    assert unit["unit"]["code"] == "03ZZ" and "settings" not in unit and unit["periods"]
    people["thang.hv"].call("GET", "/units/{code}", "/units/03CC", expect=404)


def test_an_order_and_its_execution(people):
    leader, administrator = people["cuong.nk"], people["thang.hv"]
    setting = leader.call("GET", "/units/{code}", "/units/03ZZ")["settings"][0]
    path = "/units/03ZZ/assignment-orders"
    order = post(leader, "assignment-orders", path, {"procedure": setting["procedure"], "mode": 4, "handlers": ["long.vh"]})["id"]
    assert post(administrator, "assignment-orders", path, {"procedure": "*", "mode": 2}, expect=403)["clause"] == "2988-D8.0-i"
    assert post(leader, "assignment-orders", path, {"procedure": setting["procedure"], "mode": 3}, expect=422)["clause"] == "2988-D8.3"
    assert post(leader, "assignment-orders", path, {"mode": 9}, expect=422)["errors"]
    post(people["viet.pq"], "assignment-orders", path, {"procedure": "*", "mode": 2}, expect=404)
    path = "/units/03ZZ/assignment-settings"
    assert post(leader, "assignment-settings", path, {"order": order}, expect=403)["clause"] == "2988-D8.0-ii"
    post(administrator, "assignment-settings", path, {"order": order})
    assert post(administrator, "assignment-settings", path, {"order": order}, expect=422)["clause"] == "2988-D8.0-ii"
    unit = leader.call("GET", "/units/{code}", "/units/03ZZ")
    assert unit["history"][0]["hat"] == "03zz_qt" and unit["history"][0]["clause"] == "2988-D8.0-ii"
    assert next(s for s in unit["settings"] if s["procedure"] == setting["procedure"])["mode"] == 4


def test_divisions(people):
    administrator = people["thang.hv"]
    division = post(administrator, "divisions", "/units/03ZZ/divisions", {"name": "Tổ thử nghiệm"})["id"]
    assert post(administrator, "divisions", "/units/03ZZ/divisions", {"name": "tổ THỬ nghiệm"}, expect=422)["clause"] == "HD-18"
    post(administrator, "divisions/{id}/names", f"/units/03ZZ/divisions/{division}/names", {"name": "Tổ khác"})
    post(administrator, "divisions/{id}/names", f"/units/03ZZ/divisions/{division}/names", {"name": ""}, expect=422)
    assert post(administrator, "divisions/{id}/closures", "/units/03ZZ/divisions/03ZZ-GSQL/closures", {}, expect=422)["clause"] == "HD-18"
    post(administrator, "divisions/{id}/closures", f"/units/03ZZ/divisions/{division}/closures", {})
    post(administrator, "divisions/{id}/closures", f"/units/03ZZ/divisions/{division}/closures", {}, expect=404)
