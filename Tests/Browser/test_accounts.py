"""Mẫu số 01 from compiling to carried out, and a transfer, through the pages: with JavaScript and without."""
import itertools

import pytest
from playwright.sync_api import expect

NUMBERS = itertools.count(1)


def write_row(administrator, number, form, **more):
    values = {"person": "Đặng Thu Trang", "title": "Công chức", "serviceNumber": number, **more}
    administrator.follow("Thêm một dòng")
    administrator.fill(**values)
    if administrator.page.locator('[name="division"][value="03ZZ-GSQL"]').count():
        administrator.page.locator('[name="division"][value="03ZZ-GSQL"]').check()
    administrator.page.locator('[name="role"][value="officer"]').check()
    for value in form:
        administrator.page.locator(f'[name="form"][value="{value}"]').check()


def test_a_list_from_compiling_to_carried_out(person):
    administrator = person("thang.hv")
    assert administrator.heading == "Tài khoản của đơn vị"
    administrator.look("accounts", dark=True, picture="accounts", phone_picture="accounts-360")
    administrator.goto("/account-lists").look("lists")
    administrator.press("Lập danh sách")
    administrator.look("empty list", picture="account-list-draft", phone_picture="account-list-draft-360")
    path = administrator.page.url.split("?")[0]
    number = f"WEB-{next(NUMBERS)}"
    write_row(administrator, number, ["new", "change"])
    administrator.look("line")
    administrator.press("Ghi dòng này")
    assert "Chỉ đánh dấu một trong ba hình thức" in administrator.page.locator("#errors").inner_text()
    expect(administrator.page.locator('[name="person"]')).to_have_value("Đặng Thu Trang")
    administrator.look("line with errors", dark=True)
    administrator.page.locator('[name="form"][value="change"]').uncheck()
    administrator.press("Ghi dòng này")
    assert "Đã ghi dòng" in administrator.text
    administrator.page.locator('input[type="file"]').set_input_files(
        {"name": "a.csv", "mimeType": "text/csv", "buffer": "Họ và tên;Chức vụ;Số hiệu công chức;Vai trò;Cấp mới;Thay đổi thông tin;Hủy hiệu lực\nChu Mạnh;Công chức;W-9;Vua;X;X;\n".encode()})
    administrator.press("Nhập tệp")
    errors = administrator.page.locator("#errors").inner_text()
    assert "E2: Chỉ đánh dấu một" in errors and "D2: Chọn" in errors
    administrator.look("faulty file")
    administrator.press("Trình phê duyệt")
    administrator.look("submitted")

    leader = person("cuong.nk")
    leader.goto(path.replace(leader.server.url, ""))
    leader.look("to decide", dark=True, picture="account-list")
    leader.press("Trả lại người quản trị")
    assert "Nhập “Lý do trả lại”" in leader.page.locator("#errors").inner_text()
    leader.press("Phê duyệt danh sách")
    assert "Đã phê duyệt danh sách" in leader.text

    administrator.goto(path.replace(administrator.server.url, ""))
    administrator.press("Thực hiện 1 dòng")
    administrator.look("carried out", picture="account-list-done")
    assert "Đã thực hiện" in administrator.text
    administrator.goto(f"/accounts?q={number}")
    administrator.follow(number.lower())
    assert "Cấp mới tài khoản" in administrator.text
    administrator.look("account", dark=True, phone_picture="account-360")


def test_a_draft_list_is_discarded(person):
    administrator = person("thang.hv")
    administrator.goto("/account-lists")
    administrator.press("Lập danh sách")
    administrator.press("Bỏ danh sách")
    assert "Đã bỏ danh sách" in administrator.text
    administrator.look("discarded list", picture="account-list-discarded")


def test_a_transfer(person):
    left = person("thang.hv")
    number = f"WEB-{next(NUMBERS)}"
    left.goto("/account-lists").press("Lập danh sách")
    path = left.page.url.split("?")[0].replace(left.server.url, "")
    write_row(left, number, ["new"])
    left.press("Ghi dòng này")
    left.press("Trình phê duyệt")
    leader = person("cuong.nk")
    leader.goto(path).press("Phê duyệt danh sách")
    left.goto(path).press("Thực hiện 1 dòng")
    left.goto(f"/accounts?q={number}").follow(number.lower())
    account = left.page.url.split("?")[0].replace(left.server.url, "")
    left.press("Chuyển đi đơn vị khác")
    assert "Nhập “Lý do”" in left.page.locator("#errors").inner_text()
    left.fill(reason="Luân chuyển")
    left.press("Chuyển đi đơn vị khác")
    assert "chờ đơn vị mới tiếp nhận" in left.text
    left.look("released")

    joined = person("linh.nk")
    assert joined.heading == "Bạn làm việc với tư cách nào"
    joined.look("hats", dark=True, picture="hats")
    joined.page.locator("li", has_text="03cc_qt").get_by_role("button").click()
    joined.goto("/account-lists").press("Lập danh sách")
    path = joined.page.url.split("?")[0].replace(joined.server.url, "")
    write_row(joined, number, ["change"])
    joined.press("Ghi dòng này")
    joined.press("Trình phê duyệt")
    head = person("hung.pv")
    head.goto(path).press("Phê duyệt danh sách")
    joined.goto(path).press("Thực hiện 1 dòng")
    joined.goto(account)
    assert "Đơn vị mới tiếp nhận" in joined.text and "Chuyển đi" in joined.text and "Cấp mới tài khoản" in joined.text
    assert left.goto(account).heading == "Không tìm thấy"


def ask_for(administrator, unit, form, holder=""):
    """A request of one line, sent."""
    administrator.goto("/monitoring-lists").press("Lập danh sách")
    path = administrator.page.url.split("?")[0].replace(administrator.server.url, "")
    administrator.follow("Thêm một dòng")
    write_unit(administrator, unit, form, holder)
    administrator.press("Ghi dòng này")
    assert "Đã ghi dòng" in administrator.text
    administrator.fill(number="12/HQHP-VP")
    administrator.press("Gửi đề nghị")
    return path


def write_unit(administrator, unit, form, holder=""):
    administrator.page.locator(f'[name="form"][value="{form}"]').check()
    choice = administrator.page.locator('select[name="unit"]')
    if choice.count():
        choice.select_option(unit)
    else:
        administrator.page.locator(f'[name="unit"][value="{unit}"]').check()
    administrator.fill(holder=holder)


def grant(root, path):
    root.goto(path).press("Phê duyệt danh sách")
    root.fill(number="57/CNTT-TKHQ")
    root.press("Ghi văn bản trả lời")
    assert "Đã ghi văn bản trả lời" in root.text
    root.press("Thực hiện 1 dòng")


def test_monitoring_accounts_from_the_request_to_the_hat(person):
    administrator, root = person("thang.hv"), person("tuan.ma")
    administrator.goto("/monitoring-lists").look("requests", dark=True, picture="monitoring-lists", phone_picture="monitoring-lists-360")
    administrator.press("Lập danh sách")
    administrator.look("empty request")
    path = administrator.page.url.split("?")[0].replace(administrator.server.url, "")
    administrator.follow("Thêm một dòng")
    write_unit(administrator, "03CC", "issue", "long.vh")
    administrator.press("Ghi dòng này")
    assert "Nhập tên tài khoản của một người đang làm việc tại chính đơn vị đó" in administrator.page.locator("#errors").inner_text()
    expect(administrator.page.locator('[name="holder"]')).to_have_value("long.vh")
    administrator.look("line of a request with errors", dark=True, picture="monitoring-row", phone_picture="monitoring-row-360")
    administrator.fill(holder="oanh.tk")
    administrator.press("Ghi dòng này")
    administrator.press("Gửi đề nghị")
    assert "Nhập “Số văn bản”" in administrator.page.locator("#errors").inner_text()
    administrator.look("request without a number", picture="monitoring-draft", phone_picture="monitoring-draft-360")
    administrator.fill(number="12/HQHP-VP")
    administrator.press("Gửi đề nghị")
    assert "Đã gửi đề nghị" in administrator.text

    root.goto("/monitoring-lists").look("requests of all units", picture="monitoring-lists-root", phone_picture="monitoring-lists-root-360")
    root.goto(path).look("request to decide", dark=True, picture="monitoring-decide", phone_picture="monitoring-decide-360")
    root.fill(reason="Ghi rõ chức vụ người giữ")
    root.press("Trả lại đơn vị")
    administrator.goto(path)
    assert "Ghi rõ chức vụ người giữ" in administrator.text
    administrator.fill(number="13/HQHP-VP")
    administrator.press("Gửi đề nghị")
    root.goto(path).press("Phê duyệt danh sách")
    assert "Ghi số, ngày văn bản trả lời trước khi cấp tài khoản" in root.text
    root.look("request to reply to", picture="monitoring-reply", phone_picture="monitoring-reply-360")
    root.fill(number="57/CNTT-TKHQ")
    root.press("Ghi văn bản trả lời")
    root.press("Thực hiện 1 dòng")
    assert "03cc_gs" in root.text
    root.look("request carried out", dark=True, picture="monitoring-done", phone_picture="monitoring-done-360")
    root.goto("/administrators/03cc_gs").look("monitoring account", picture="monitoring-account", phone_picture="monitoring-account-360")

    holder = person("oanh.tk")
    assert holder.heading == "Bạn làm việc với tư cách nào"
    holder.look("hats with a monitor", picture="hats-monitor", phone_picture="hats-monitor-360")
    holder.page.locator("li", has_text="03cc_gs").get_by_role("button").click()
    holder.goto("/account").look("as a monitor", picture="monitor", phone_picture="monitor-360")
    assert holder.goto("/accounts").page.locator("cite").count()

    grant(root, ask_for(administrator, "03CC", "close"))
    holder.goto("/hats")
    assert "03cc_gs" not in holder.text


def test_administrator_accounts(person):
    root = person("tuan.ma")
    root.goto("/administrators").look("administrators", dark=True, picture="administrators")
    root.fill(unit="03ZZ", holder="long.vh", request="1/HP")
    root.press("Cấp tài khoản quản trị")
    assert "Đơn vị đã có tài khoản quản trị 03zz_qt" in root.page.locator("#errors").inner_text()
    leader = person("son.tv")
    leader.goto("/administrators/gsql_qt").look("holders", phone_picture="holders-360")
    leader.page.locator('[name="account"]').select_option("thao.hp")
    leader.press("Giao người giữ")
    assert "Hồ Phương Thảo" in leader.text
    leader.page.locator('[name="account"]').select_option("thanh.dc")
    leader.press("Giao người giữ")
    leader.goto("/accounts").look("leader's accounts")
