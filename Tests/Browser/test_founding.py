"""From an empty installation to a unit that works by itself (HD-39), in the browser."""

import pytest

from server import FoundedServer

PASSWORD = "đèn biển sáng đêm"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = FoundedServer(tmp_path_factory.mktemp("founded"))
    yield server
    server.stop()


def activate(one, address):
    one.goto(address)
    one.fill(password=PASSWORD, again=PASSWORD)
    one.press("Kích hoạt")
    return one


def test_an_empty_installation_opens_its_first_unit(person, server, request):
    root = person()
    # Both ways of reading go through one founding: the first activates, the second finds the account in use.
    if "no script" not in request.node.name:
        activate(root, server.activation).look("activated")
    root.goto("/sign-in").enter("hq-0002", PASSWORD)
    root.page.locator("li", has_text="cntt_qt").get_by_role("button").click()
    root.goto("/administrators").look("one administrator account", picture="founded", phone_picture="founded-360")
    root.follow("Mở đơn vị chưa có ai dùng")
    root.look("opening a unit", dark=True, picture="unit-opening", phone_picture="unit-opening-360")
    unit, numbers = ("03ZZ", ("HQ-0003", "HQ-0004")) if "no script" not in request.node.name else ("02ZZ", ("HQ-0005", "HQ-0006"))
    root.fill(unit=unit, request="15/HQ-VP", headPerson="Ngô Minh Châu", headTitle="Cục trưởng", headServiceNumber=numbers[0])
    root.press("Mở đơn vị")
    assert root.page.locator("#errors").get_by_role("link").count() == 3 and root.page.locator('[name="headPerson"]').input_value() == "Ngô Minh Châu"
    root.look("an opening with faults", picture="unit-opening-faults", phone_picture="unit-opening-faults-360")
    root.fill(holderPerson="Đỗ Thu Hà", holderTitle="Chuyên viên", holderServiceNumber=numbers[1])
    root.press("Mở đơn vị")
    assert root.heading == f"{unit.lower()}_qt" and "Đỗ Thu Hà" in root.text
    root.look("an opened unit")
