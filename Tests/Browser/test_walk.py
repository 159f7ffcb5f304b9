"""The main job through the pages, person by person, with JavaScript and without."""
import re
import time

import pytest
from playwright.sync_api import expect

from browser import paper

PROCEDURE = "Thủ tục công nhận hoạt động đại lý làm thủ tục hải quan"
RECOMMENDATION = "Doanh nghiệp và nhân viên đủ điều kiện theo Điều 20 Luật Hải quan."
ANSWERS = {
    "registrationNumber": "0209999016", "representativeName": "Trần Văn Biển", "representativeTitle": "Giám đốc",
    "email": "huong@bienxa.example", "phone": "0900000000", "softwareName": "Phần mềm khai thử",
    "registrationDate-day": "5", "registrationDate-month": "3", "registrationDate-year": "2015",
    "employees.0.name": "Nguyễn Thị Ánh", "employees.0.identityNumber": "031190000123", "employees.0.certificateNumber": "KHQ-2019-77",
    "employees.0.birthDate-day": "9", "employees.0.birthDate-month": "11", "employees.0.birthDate-year": "1990",
    "employees.0.certificateDate-day": "1", "employees.0.certificateDate-month": "6", "employees.0.certificateDate-year": "2019",
}
CHOICES = {
    "businessLine": "both", "hasDeclarationSoftware": "yes", "hasDigitalSignature": "yes",
    "employees.0.degree": "university", "employees.0.subject": "law", "employees.0.hadNumber": "no",
}
KINDS = ["pdf", "pdf", "jpeg", "pdf", "png", "jpeg"]


def begin_draft(declarant):
    """From the home page by its search to the questions of a new draft, signing in on the way."""
    declarant.goto("/").look("home", dark=True, picture="home")
    declarant.fill(q="đại lý")
    declarant.press("Tìm thủ tục")
    declarant.look("search")
    declarant.follow(PROCEDURE)
    assert declarant.heading == PROCEDURE
    declarant.look("start page", dark=True, picture="procedure")
    declarant.follow("Nộp hồ sơ")
    declarant.look("sign-in on the way")
    declarant.enter("huong.ttm")
    declarant.press("Nộp hồ sơ")
    assert "/drafts/" in declarant.page.url


def answer(declarant):
    """An empty form comes back with its errors; a filled one goes on to the papers."""
    declarant.look("questions")
    declarant.press("Lưu và tiếp tục")
    summary = declarant.page.locator("#errors")
    expect(summary.get_by_role("link", name="Số Giấy chứng nhận đăng ký doanh nghiệp")).to_have_attribute("href", "#answers.registrationNumber")
    declarant.look("questions with errors")
    for name, value in CHOICES.items():
        declarant.page.locator(f'[name="answers.{name}"][value="{value}"]').check()
    declarant.fill(**{f"answers.{name}": value for name, value in ANSWERS.items()})
    declarant.press("Lưu và tiếp tục")
    assert declarant.page.url.split("#")[0].endswith("/papers"), declarant.text


def upload(declarant):
    """A real file for every paper; filing is closed until the last is there."""
    declarant.look("tasks")
    draft = declarant.page.url.split("#")[0].removesuffix("/papers")
    declarant.goto(f"{draft}/check").press("Nộp hồ sơ")
    assert "NEWS-6" in declarant.page.locator("#errors").inner_text()
    declarant.page.locator('[name="noStateSecrets"]').check()
    declarant.press("Nộp hồ sơ")
    assert declarant.page.locator('[name="noStateSecrets"]').is_checked()
    assert "Văn bản đề nghị" in declarant.page.locator("#errors").inner_text()
    declarant.look("check with errors")
    declarant.goto(f"{draft}/papers")
    for turn, kind in enumerate(KINDS):
        declarant.follow("Làm việc tiếp theo")
        declarant.page.locator("input[type=file]").set_input_files(paper(f"giay-to-{turn + 1}", kind))
        declarant.press("Tải tệp lên")
        expect(declarant.page.locator("ul.files")).to_contain_text(f"giay-to-{turn + 1}")
        if turn in (0, 5):
            declarant.look("upload")
        declarant.goto(f"{draft}/papers")
    assert declarant.heading == "Hồ sơ của bạn đã đủ, có thể nộp"
    declarant.look("tasks done")


def file(declarant) -> str:
    declarant.page.locator("#main a.button.sea").click()
    assert "Trần Văn Biển" in declarant.text and "09/11/1990" in declarant.text and "giay-to-6" in declarant.text
    declarant.look("check", dark=True, picture="check")
    declarant.page.locator('[name="noStateSecrets"]').check()
    declarant.press("Nộp hồ sơ")
    number = declarant.page.locator(".number").inner_text()
    assert re.fullmatch(r"GSQL-\d{6}-\d{4}", number), number
    assert declarant.page.locator("ol.days li").count() > 5
    declarant.look("confirmation", dark=True, picture="confirmation", phone_picture="confirmation-360")
    declarant.goto("/dossiers").look("dossiers")
    assert number in declarant.text
    return number


def assign(leader, number, to):
    leader.goto("/assignments")
    row = leader.page.get_by_role("row").filter(has_text=number)
    choice = row.locator("option", has_text=to).first.get_attribute("value")
    row.locator("select").select_option(choice)
    row.get_by_role("button").click()
    expect(leader.page.locator(".banner.green")).to_be_visible()
    leader.look("assignments")


def examine(officer, number):
    """From the inbox to the dossier, its papers one by one, and the checklist."""
    officer.goto("/inbox").look("inbox", dark=True, picture="inbox")
    officer.follow(number, exact=False)
    officer.look("work", dark=True, picture="work")
    links = officer.page.locator("#documents ~ .list a")
    assert links.count() == len(KINDS)
    for index in range(links.count()):
        links.nth(index).click()
        expect(officer.page.locator("#documents ~ .list a[aria-current]")).to_have_count(1)
    officer.look("work with the last paper")
    for fieldset in officer.page.locator(".checklist fieldset").all():
        fieldset.locator("input").first.check()
    officer.press("Lưu", exact=False)
    assert officer.page.locator(".checklist input:checked").count() == 8


def propose(officer, again=False):
    officer.act("Trình kết quả")
    if not again:
        officer.look("proposal")
    officer.fill(recommendation=RECOMMENDATION)
    officer.page.locator('[name="outcome"][value="granted"]').check()
    officer.page.get_by_role("button", name="In dự thảo từ mẫu: Quyết định", exact=False).click(timeout=60_000)
    expect(officer.page.locator(".banner.green")).to_contain_text("Đã in dự thảo")
    assert officer.page.locator('[name="recommendation"]').input_value() == RECOMMENDATION
    if not again:
        officer.look("proposal with a draft")
    officer.page.locator('input[type=file][name="staffNumbers"]').set_input_files(paper("thong-bao-ma-so", "pdf"))
    officer.press("Trình kết quả")
    expect(officer.page.locator(".banner.green")).to_be_visible()


def meet_a_conflict(stale, number):
    """The other window of the officer, opened before the proposal: nothing happens twice and nothing typed is lost."""
    stale.page.locator('[name="recommendation"]').fill("Ý kiến viết ở cửa sổ cũ")
    stale.page.locator('[name="outcome"][value="granted"]').check()
    stale.press("Trình kết quả")
    assert stale.heading == "Hồ sơ đã thay đổi trong lúc bạn viết"
    assert "Ý kiến viết ở cửa sổ cũ" in stale.text and number in stale.text
    stale.look("conflict")


def send_back(leader, number):
    leader.goto(f"/dossiers/{number}").look("proposal at the division leader")
    leader.act("Trả lại công chức")
    leader.look("sending back")
    leader.press("Trả lại công chức")
    expect(leader.page.locator("#errors")).to_be_visible()
    leader.fill(direction="Ghi rõ điều khoản làm căn cứ.")
    leader.press("Trả lại công chức")
    expect(leader.page.locator(".banner.green")).to_be_visible()


def forward(leader, number):
    leader.goto(f"/dossiers/{number}").act("Trình lãnh đạo đơn vị")
    leader.look("forwarding")
    leader.fill(recommendation="Đồng ý trình.")
    leader.press("Trình lãnh đạo đơn vị")
    expect(leader.page.locator(".banner.green")).to_be_visible()


def approve(leader, number):
    leader.goto(f"/dossiers/{number}")
    assert RECOMMENDATION in leader.text
    leader.look("decision", dark=True, picture="leader-1280", phone_picture="leader")
    leader.act("Phê duyệt và chuyển trả kết quả")
    assert "SHA-256" in leader.text
    leader.look("approval", phone_picture="approval-360")
    leader.fill(direction="Đồng ý. Trả kết quả đúng hạn.")
    leader.press("Phê duyệt", exact=False)
    expect(leader.page.locator(".banner.green")).to_be_visible()


def collect_papers(officer, number):
    """The gate of papers: one demand for all that carry no signature, then one confirmation each."""
    officer.goto(f"/dossiers/{number}").act("Yêu cầu bản giấy")
    officer.look("paper demand")
    officer.press("Yêu cầu bản giấy")
    for place in range(5):
        officer.act("Xác nhận bản giấy")
        if place == 0:
            officer.look("paper receipt")
        slot = officer.page.locator('[name="slot"]')
        if slot.first.evaluate("field => field.tagName") == "SELECT":
            slot.select_option(index=1)
        elif slot.first.get_attribute("type") == "radio":
            slot.first.check()
        officer.fill(keptAt=f"Tủ 3, ngăn {place + 1}")
        officer.press("Xác nhận bản giấy")
        expect(officer.page.locator(".banner.green")).to_be_visible()


def state_no_fee(officer):
    officer.act("Thông báo phí, lệ phí")
    officer.look("fee")
    officer.fill(amount="0", basis="Thông tư 12/2015/TT-BTC không quy định mức thu.")
    officer.press("Thông báo phí, lệ phí")
    expect(officer.page.locator(".banner.green")).to_be_visible()


def release(officer, number):
    officer.act("Ký số và trả kết quả")
    officer.look("release")
    officer.press("Ký số và trả kết quả")
    for _ in range(90):
        officer.goto(f"/dossiers/{number}")
        if officer.page.locator(".identity").get_by_text("Đã trả kết quả").count():
            break
        time.sleep(1)  # the seal is set by a worker of the server
    expect(officer.page.locator(".identity")).to_contain_text("Đã trả kết quả")
    officer.look("completed")


def take_result(declarant, number):
    declarant.goto(f"/dossiers/{number}").look("dossier with its result", dark=True, picture="dossier")
    links = declarant.page.locator("section", has=declarant.page.get_by_role("heading", name="Kết quả", exact=True)).locator("ul.files .name a")
    assert links.count() == 2
    for index in range(2):
        with declarant.page.expect_download() as download:
            links.nth(index).click()
        body = download.value.path().read_bytes()
        assert body.startswith(b"%PDF") and b"ETSI.CAdES.detached" in body


def test_the_main_job(person):
    declarant = person()
    begin_draft(declarant)
    answer(declarant)
    upload(declarant)
    number = file(declarant)
    assign(person("viet.pq"), number, "Phòng 2")
    division_leader = person("binh.lt")
    assign(division_leader, number, "Nguyễn Minh Đức")
    officer, stale = person("duc.nm"), person("duc.nm")
    examine(officer, number)
    stale.goto(f"/dossiers/{number}").act("Trình kết quả")
    propose(officer)
    meet_a_conflict(stale, number)
    send_back(division_leader, number)
    officer.goto(f"/dossiers/{number}")
    propose(officer, again=True)
    forward(division_leader, number)
    approve(person("viet.pq"), number)
    collect_papers(officer, number)
    state_no_fee(officer)
    release(officer, number)
    take_result(declarant, number)


def test_what_is_not_offered_says_why_and_where_to_go(person):
    visitor = person().goto("/procedures/II-2").look("not offered")
    assert visitor.page.get_by_role("link", name="Nộp hồ sơ").count() == 0
    assert visitor.page.locator("main .note, main .banner").count() >= 1
    visitor.goto("/procedures").look("procedures", dark=True)


def test_a_wrong_password_keeps_the_account_and_says_so(person):
    visitor = person().goto("/sign-in").look("sign-in", dark=True)
    visitor.enter("huong.ttm", "sai")
    assert "Tài khoản hoặc mật khẩu" in visitor.page.locator("#errors").inner_text()
    assert visitor.page.locator("#account").input_value() == "huong.ttm"
    visitor.look("wrong sign-in")


def test_a_page_of_somebody_else_does_not_exist(person):
    owner, stranger = person("huong.ttm").goto("/dossiers"), person("tung.vd")
    address = owner.page.locator('#main a[href^="/dossiers/"]').first.get_attribute("href").split("?")[0]
    assert owner.page.goto(address).status == 200
    assert [stranger.page.goto(path).status for path in (address, "/inbox", "/nowhere")] == [404, 404, 404]
    stranger.look("not found")


def test_the_other_language(person):
    visitor = person().goto("/procedures/I-18?lang=en")
    assert visitor.page.locator("html").get_attribute("lang") == "en"
    assert visitor.heading == "Recognition of a customs broker"
    visitor.look("start page in English")
