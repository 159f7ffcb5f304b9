"""How people get in, and what they hold to get in with: passwords, codes, tokens, sessions; and how declarants come to have an account."""
import contextlib
import io
import re
import sqlite3
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import zxingcpp
from PIL import Image

from api import time_code


PASSWORD = "con thuyền nhỏ ngoài khơi"


def errors(visitor) -> str:
    return visitor.page.locator("#errors").inner_text()


def link_in(server, to, count=1) -> str:
    """The path of the link in a mail."""
    return re.search(r"http://\S+?(/\S+)", server.mail.wait(to, count).get_content().replace(server.url, "http://here")).group(1)


def tax_code(first_nine: str) -> str:
    return first_nine + str(10 - sum(int(digit) * weight for digit, weight in zip(first_nine, (31, 29, 23, 19, 17, 13, 7, 5, 3))) % 11)


def register(visitor, way, **fields):
    kind = fields.pop("kind", "organisation")
    visitor.goto("/registration")
    visitor.fill(**fields)
    visitor.page.locator(f'[name="kind"][value="{kind}"]').check()
    visitor.page.locator(f'[name="way"][value="{way}"]').check()
    visitor.press("Đăng ký")
    assert visitor.heading == "Đã nhận đăng ký", visitor.text


def set_password(visitor, button, password=PASSWORD):
    visitor.fill(password=password)
    visitor.press(button)
    assert "/sign-in" in visitor.page.url, visitor.text


# MARK: - Passwords and places

def test_wrong_passwords_make_a_stranger_wait_and_say_how_long(person, request):
    visitor, account = person(), f"nguoi.la.{len(request.node.name)}"
    visitor.goto("/sign-in")
    for turn in range(5):
        visitor.enter(account, "sai")
        assert "Tài khoản hoặc mật khẩu" in errors(visitor)
        if turn == 0:
            visitor.look("wrong password", dark=True, picture="wrong", phone_picture="wrong-360")
    visitor.enter(account, "sai")
    assert re.search(r"đợi \d+ giây rồi thử lại", errors(visitor)), errors(visitor)
    visitor.look("too many tries", dark=True, picture="wait", phone_picture="wait-360")
    person("huong.ttm").goto("/account")


def test_own_sessions_are_listed_and_ended(person):
    here, there = person("ha.ltt"), person("ha.ltt")
    here.goto("/account").look("account", dark=True, picture="account", phone_picture="account-360")
    other = here.page.get_by_role("row").filter(has_text=re.compile("Chrome")).filter(has_not_text="Phiên này")
    assert other.count() >= 1
    here.press("Kết thúc mọi phiên khác")
    assert "Đã kết thúc phiên" in here.text and here.page.get_by_role("row").count() == 2
    there.goto("/account")
    assert "/sign-in" in there.page.url
    there.enter("ha.ltt")
    here.goto("/account")
    here.page.get_by_role("row").filter(has_not_text="Phiên này").get_by_role("button").last.click()
    here.look("one session ended", picture="session-ended")
    there.goto("/account")
    assert "/sign-in" in there.page.url


# MARK: - Second factor

def scanned(visitor) -> str:
    """What a camera reads off the page."""
    visitor.page.locator("svg.qr").scroll_into_view_if_needed()
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(visitor.page.screenshot())))
    assert len(found) == 1, found
    return found[0].text


@pytest.mark.parametrize("person, account", [(True, "quang.nd"), (False, "yen.dh")], indirect=["person"], ids=["script", "no script"])
def test_a_second_factor_is_set_up_by_its_picture_and_asked_for(person, account):
    visitor = person(account)
    visitor.goto("/account/second-factor").look("second factor", dark=True, picture="factor", phone_picture="factor-360")
    address = scanned(visitor)
    assert address == visitor.page.locator('a[href^="otpauth:"]').get_attribute("href")
    assert unquote(urlsplit(address).path) == f"/HaiDang:{account}"
    key = parse_qs(urlsplit(address).query)["secret"][0]
    assert key in visitor.text.replace(" ", "")
    visitor.page.emulate_media(color_scheme="dark")
    assert scanned(visitor) == address
    visitor.page.emulate_media(color_scheme="light")
    visitor.fill(code="abc")
    visitor.press("Xác nhận")
    assert "Mã chưa đúng" in errors(visitor)
    visitor.look("wrong code at set-up", picture="factor-wrong", phone_picture="factor-wrong-360")
    visitor.fill(code=time_code(key, ahead=-1))
    visitor.press("Xác nhận")
    codes = visitor.page.locator(".secrets code").all_inner_texts()
    assert len(set(codes)) == 10
    assert visitor.page.locator("header").get_by_role("link", name="Tài khoản", exact=True).is_visible(), "the page must know who is still signed in"
    visitor.look("recovery codes", dark=True, picture="codes", phone_picture="codes-360")
    visitor.follow("Tôi đã giữ các mã")

    again = person()
    again.sign_in(account)
    assert again.heading == "Nhập mã xác thực"
    again.look("second step", dark=True, picture="step", phone_picture="step-360")
    again.goto("/inbox")
    assert "/sign-in" in again.page.url, "a password alone must open nothing"
    again.sign_in(account)
    again.fill(code="000000")
    again.press("Đăng nhập")
    assert "Mã chưa đúng" in errors(again)
    again.look("wrong code", picture="step-wrong", phone_picture="step-wrong-360")
    again.fill(code=time_code(key))
    again.press("Đăng nhập")
    assert "/inbox" in again.page.url

    lost = person()
    lost.sign_in(account)
    lost.fill(code=codes[4])
    lost.press("Đăng nhập")
    assert "/inbox" in lost.page.url
    lost.goto("/account/second-factor").look("second factor in use", dark=True, picture="factor-used", phone_picture="factor-used-360")
    assert "9" in lost.text
    lost.fill(code=codes[4])
    lost.press("Gỡ mã xác thực")
    assert "Mã chưa đúng" in errors(lost)
    lost.fill(code=codes[5])
    lost.press("Gỡ mã xác thực")
    assert "Đã gỡ mã xác thực" in lost.text


# MARK: - Tokens, and a fresh proof

def test_a_token_is_shown_once_and_revoked(person):
    holder = person("khoa.bd")
    holder.goto("/account/tokens").press("Tạo mã")
    assert "Nhập “Tên để nhận ra”" in errors(holder) and "Chọn “Phạm vi”" in errors(holder)
    holder.look("tokens with errors", picture="tokens-wrong", phone_picture="tokens-wrong-360")
    holder.fill(name="Báo cáo quý")
    holder.page.locator('[name="scope"][value="read"]').check()
    holder.press("Tạo mã")
    token = holder.page.locator(".secrets code").inner_text()
    assert re.fullmatch(r"hdt_[\w-]{43}", token)
    holder.look("a token", dark=True, picture="token", phone_picture="token-360")
    holder.follow("Xong")
    assert token not in holder.page.content()
    holder.look("tokens", dark=True, picture="tokens", phone_picture="tokens-360")
    headers = {"Authorization": f"Bearer {token}"}
    assert holder.context.request.get("/api/v1/dossiers", headers=headers).status == 200
    holder.page.get_by_role("row").filter(has_text="Báo cáo quý").first.get_by_role("button").click()
    assert "Đã thu hồi" in holder.text
    assert holder.context.request.get("/api/v1/dossiers", headers=headers).status == 401


@pytest.mark.parametrize("person", [False], indirect=True, ids=["no script"])
def test_approving_asks_for_the_password_again(person, server):
    leader = person("viet.pq")
    with contextlib.closing(sqlite3.connect(server.folder / "data/haidang.sqlite", timeout=20)) as database, database:
        database.execute("UPDATE session SET proven_at = 0 WHERE account = 'viet.pq'")
    number = next(d["number"] for d in server.demo["dossiers"] if d["phase"] == "atUnitLeader" and d["number"].startswith("GSQL"))
    leader.goto(f"/dossiers/{number}")
    leader.page.locator('#main a', has_text=re.compile("^Phê duyệt")).first.click()
    leader.look("approval with the password")
    leader.fill(direction="Đồng ý.", password="sai")
    leader.press("Phê duyệt", exact=False)
    assert "mật khẩu" in errors(leader).lower()
    assert leader.page.locator('[name="direction"]').input_value() == "Đồng ý."
    leader.fill(password="haidang-demo")
    leader.press("Phê duyệt", exact=False)
    assert leader.page.locator(".banner.green").is_visible()


@pytest.mark.parametrize("person", [True], indirect=True, ids=["script"])
def test_the_page_that_asks_for_the_password(person, server):
    leader = person("viet.pq")
    with contextlib.closing(sqlite3.connect(server.folder / "data/haidang.sqlite", timeout=20)) as database, database:
        database.execute("UPDATE session SET proven_at = 0 WHERE account = 'viet.pq'")
    number = next(d["number"] for d in reversed(server.demo["dossiers"]) if d["phase"] == "atUnitLeader" and d["number"].startswith("GSQL"))
    leader.goto(f"/dossiers/{number}")
    leader.page.locator('#main a', has_text=re.compile("^Phê duyệt")).first.click()
    leader.page.locator('[name="password"]').scroll_into_view_if_needed()
    leader.look("approval with the password", dark=True, picture="approve", phone_picture="approve-360")


# MARK: - Declarants

def test_an_organisation_by_mail_and_a_second_person_with_consent(person, server, request):
    marked = "a" if "no script" in request.node.name else "b"
    code, owner_mail, second_mail = tax_code("02100000" + ("3" if marked == "a" else "5")), f"chu.{marked}@sao.example", f"hai.{marked}@sao.example"
    company = {"identifier": code, "name": "Công ty TNHH Sao Biển", "address": "Số 5 đường Lạch Tray, Hải Phòng"}
    owner = person()
    owner.goto("/registration").look("registration", dark=True, picture="registration", phone_picture="registration-360")
    owner.press("Đăng ký")
    assert "Nhập “Họ và tên của bạn”" in errors(owner) and "Chọn “Kích hoạt bằng cách nào”" in errors(owner)
    owner.look("registration with errors", picture="registration-wrong", phone_picture="registration-wrong-360")
    register(owner, "mail", person="Lê Thị Sao", email=owner_mail, **company)
    owner.look("registration taken", picture="registered", phone_picture="registered-360")
    link = link_in(server, owner_mail)
    owner.goto(link).look("activation", dark=True, picture="registration-activation", phone_picture="registration-activation-360")
    owner.fill(password="ngắn")
    owner.press("Kích hoạt")
    assert "ít nhất 10 ký tự" in errors(owner)
    set_password(owner, "Kích hoạt")
    assert "Tài khoản đã kích hoạt" in owner.text
    owner.enter(owner_mail, PASSWORD)
    assert "/dossiers" in owner.page.url

    second = person()
    register(second, "mail", person="Trần Văn Hai", email=second_mail, **company)
    second.goto(link_in(server, second_mail))
    set_password(second, "Kích hoạt")
    second.enter(second_mail, PASSWORD)
    second.goto("/account/parties").look("asked", picture="asked", phone_picture="asked-360")
    assert "Chờ đồng ý" in second.text
    assert "Trần Văn Hai" in server.mail.wait(owner_mail, 2).get_content()
    owner.goto("/account/parties").look("somebody asks", dark=True, picture="parties", phone_picture="parties-360")
    owner.press("Đồng ý Trần Văn Hai")
    assert "Đã đồng ý" in owner.text
    second.goto("/account/parties")
    assert "Chờ đồng ý" not in second.text
    if second.page.get_by_role("button", name="Nộp hồ sơ cho Công ty").count():
        second.press("Nộp hồ sơ cho Công ty", exact=False)
    second.look("may file", picture="may-file")
    assert "Đang nộp cho" in second.text
    owner.goto("/account/parties").press("Thu hồi Trần Văn Hai")
    second.goto("/account/parties")
    assert "Đã hết quyền" in second.text

    second.goto(link)
    assert second.page.locator('[name="secret"]').is_visible(), "a used link opens nothing"


@pytest.mark.parametrize("person", [True], indirect=True, ids=["script"])
def test_a_forgotten_password_by_mail(person, server):
    address = "quen@sao.example"
    visitor = person()
    register(visitor, "mail", kind="individual", person="Phan Văn Quên", email=address, identifier="031090009901", name="Phan Văn Quên", address="Hải Phòng")
    visitor.goto(link_in(server, address))
    set_password(visitor, "Kích hoạt")
    visitor.goto("/recovery").look("recovery", dark=True, picture="recovery", phone_picture="recovery-360")
    for account in ("khong.co@sao.example", address):
        visitor.goto("/recovery").fill(account=account)
        visitor.press("Gửi liên kết")
        assert "Nếu có tài khoản như vậy" in visitor.text
    visitor.look("link sent", picture="recovery-sent", phone_picture="recovery-sent-360")
    link = link_in(server, address, 2)
    visitor.goto(link).look("new password", dark=True, picture="recovery-new", phone_picture="recovery-new-360")
    set_password(visitor, "Đặt mật khẩu", PASSWORD + " mới")
    visitor.enter(address, PASSWORD)
    assert "Tài khoản hoặc mật khẩu" in errors(visitor)
    visitor.enter(address, PASSWORD + " mới")
    assert "/dossiers" in visitor.page.url
    visitor.goto(link).fill(password=PASSWORD)
    visitor.press("Đặt mật khẩu")
    visitor.look("link spent", picture="recovery-spent", phone_picture="recovery-spent-360")
    assert not server.mail.messages("khong.co@sao.example")


def test_a_person_at_the_counter(person, request):
    mark = "a" if "no script" in request.node.name else "b"
    address = f"quay.{mark}@sao.example"
    visitor, clerk = person(), person("mai.tp")
    register(visitor, "counter", kind="individual", person="Lưu Thị Quầy", email=address, identifier="03109000991" + ("1" if mark == "a" else "2"), name="Lưu Thị Quầy", address="Hải Phòng")
    visitor.look("number for the counter", picture="counter-number", phone_picture="counter-number-360")
    number = re.search(r"[a-z2-9]{5}-[a-z2-9]{5}", visitor.text).group(0)
    clerk.goto("/counter").fill(number="aaaaa-aaaaa")
    clerk.press("Tìm")
    clerk.look("no such number", picture="counter-wrong", phone_picture="counter-wrong-360")
    clerk.fill(number=number)
    clerk.press("Tìm")
    clerk.look("the paper", dark=True, picture="counter", phone_picture="counter-360")
    clerk.press("Đã đối chiếu, đưa mã kích hoạt")
    assert errors(clerk)
    clerk.page.locator('[name="paper"][value="citizenCard"]').check()
    clerk.press("Đã đối chiếu, đưa mã kích hoạt")
    clerk.look("code for the person", dark=True, picture="counter-code", phone_picture="counter-code-360")
    visitor.goto("/registration/activation").look("activation by code", picture="activation-code", phone_picture="activation-code-360")
    visitor.fill(secret=clerk.page.locator(".secrets code").inner_text())
    set_password(visitor, "Kích hoạt")
    visitor.enter(address, PASSWORD)
    assert "/dossiers" in visitor.page.url
