"""Who can sign in: a letter, its activation, a risk report and the way back; and what an officer reads a dossier for."""
import re
import subprocess

import pytest

PASSWORD = "con thuyền nhỏ ngoài khơi"


def letter_text(path) -> str:
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout


def secret_in(text) -> str:
    return re.search(r"(?:[a-z2-9]{5}-){7}[a-z2-9]{5}", text).group(0)


def hand_over(administrator, account, receiver, reply):
    """Prints the letter; returns the secret in it."""
    administrator.goto(f"/accounts/{account}/access")
    administrator.fill(receivedBy=receiver, address="Phòng Giám sát quản lý", replyNumber=reply)
    with administrator.page.expect_download() as download:
        administrator.press("Bàn giao")
    text = letter_text(download.value.path())
    assert receiver in text and reply in text
    return secret_in(text)


def activate(person, account, secret):
    person.goto("/activate").look("activation", dark=True, picture="activate", phone_picture="activate-360")
    person.fill(account=account, secret="abcde-fghij", password=PASSWORD, again=PASSWORD)
    person.press("Kích hoạt")
    assert "Xin người quản trị" in person.page.locator("#errors").inner_text()
    person.look("activation refused")
    person.fill(secret=secret, password=PASSWORD, again=PASSWORD)
    person.press("Kích hoạt")
    assert "/sign-in" in person.page.url


@pytest.mark.parametrize("person", [True], indirect=True, ids=["script"])
def test_letter_activation_risk_and_back(person, server):
    administrator = person("thang.hv")
    administrator.goto("/accounts/long.vh/access").look("account", dark=True, picture="access", phone_picture="access-360")
    secret = hand_over(administrator, "long.vh", "Vương Hải Long", "15/HQHP")
    administrator.goto("/access").look("accounts to look after", dark=True, picture="accounts", phone_picture="accounts-360")
    assert "Chờ kích hoạt" in administrator.text
    officer = person()
    activate(officer, "long.vh", secret)
    officer.enter("long.vh", PASSWORD)
    assert "/inbox" in officer.page.url

    officer.goto("/risk").look("risk", dark=True, picture="risk", phone_picture="risk-360")
    officer.press("Khóa tài khoản của tôi")
    officer.look("locked")
    assert "Tài khoản đã khóa" in officer.text
    officer.sign_in("long.vh", PASSWORD)
    assert "/sign-in" in officer.page.url

    administrator.goto("/access").follow("Vương Hải Long")
    administrator.look("locked account", picture="access-locked", phone_picture="access-locked-360")
    administrator.press("Mở khóa")
    assert administrator.page.locator("#errors").is_visible()
    administrator.fill(unlockReason="Đã gặp trực tiếp, xác minh xong")
    administrator.press("Mở khóa")
    secret = hand_over(administrator, "long.vh", "Vương Hải Long", "16/HQHP")
    activate(officer, "long.vh", secret)
    officer.enter("long.vh", PASSWORD)
    assert "/inbox" in officer.page.url


@pytest.mark.parametrize("person", [False], indirect=True, ids=["no script"])
def test_purpose_and_read_log(person, server):
    number = next(d["number"] for d in server.demo["dossiers"] if d["phase"] == "inProcessing" and d["number"].startswith("GSQL"))
    reader = person("vy.lk")
    reader.goto(f"/dossiers/{number}").look("purpose")
    reader.press("Mở hồ sơ")
    assert "Chọn mục đích" in reader.page.locator("#errors").inner_text()
    reader.page.locator('[name="purpose"][value="statistics"]').check()
    reader.press("Mở hồ sơ")
    assert "để làm gì" not in reader.text
    leader = person("viet.pq")
    leader.goto("/reads").look("read log")
    row = leader.page.get_by_role("row").filter(has_text="Lâm Khánh Vy").first
    assert "Tổng hợp, thống kê" in row.inner_text()
    leader.goto("/reads?outside=maybe&account=vy.lk").look("read log with a bad filter")
    assert leader.page.locator('[name="account"]').input_value() == "vy.lk"


@pytest.mark.parametrize("person", [True, False], indirect=True, ids=["script", "no script"])
def test_a_list_is_taken_out_with_a_purpose(person):
    leader = person("viet.pq")
    leader.goto("/inbox?box=closed").look("list to export")
    leader.follow("Kết xuất danh sách (CSV)")
    leader.look("export", dark=True, picture="export", phone_picture="export-360")
    leader.press("Tải tệp CSV")
    assert "Chọn mục đích" in leader.page.locator("#errors").inner_text()
    leader.look("export without a purpose")
    leader.page.locator('[name="purpose"][value="inspection"]').check()
    with leader.page.expect_download() as download:
        leader.press("Tải tệp CSV")
    lines = open(download.value.path(), encoding="utf-8-sig").read().splitlines()
    assert lines[0].startswith("Mã hồ sơ;") and len(lines) > 1
    leader.goto("/reads").look("read log with an export", dark=True, picture="reads", phone_picture="reads-360")
    assert f"Danh sách {len(lines) - 1} dòng" in leader.text


@pytest.mark.parametrize("person", [True], indirect=True, ids=["script"])
def test_link_by_mail_and_dead_letters(person, server):
    administrator = person("thang.hv")
    for address in ("anh@hqhp.example", "never@hqhp.example"):
        administrator.goto("/accounts/anh.nq/access")
        administrator.page.locator('[name="way"][value="link"]').check()
        administrator.fill(receivedBy="Nguyễn Quỳnh Anh", address=address)
        administrator.press("Bàn giao")
        assert "Đã gửi liên kết" in administrator.text
    letter = server.mail.wait("anh@hqhp.example")
    assert letter["Subject"] == "Kích hoạt tài khoản anh.nq trên Hải Đăng"
    assert "/activate?account=anh.nq&secret=" in letter.get_content()
    root = person("tuan.ma")
    for _ in range(50):
        root.goto("/mail")
        if "never@hqhp.example" in root.text:
            break
        root.page.wait_for_timeout(200)
    root.look("dead letters", dark=True, picture="mail", phone_picture="mail-360")
    assert "SMTP 550" in root.text and "secret" not in root.page.content()
    root.press("Gửi lại", exact=False)
    assert "gửi lại ngay khi có thể" in root.text
