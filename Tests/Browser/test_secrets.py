"""State secrets (NEWS-6) and who answers for a declarant (HD-29), as people meet them."""
import pytest


def in_processing(server, unit="GSQL"):
    return next(d["number"] for d in server.demo["dossiers"] if d["phase"] == "inProcessing" and d["number"].startswith(unit))


def test_a_paper_that_is_a_state_secret_is_withheld(person, server, request):
    leader, number = person("viet.pq"), in_processing(server)
    leader.goto(f"/dossiers/{number}")
    index = 0 if "no script" in request.node.name else 1
    leader.page.locator("#documents ~ .list a").nth(index).click()
    leader.follow("Giấy tờ này là Mật, Tối mật hoặc Tuyệt mật? Giữ lại")
    leader.look("withhold", dark=True, picture="withhold", phone_picture="withhold-360")
    leader.press("Giữ lại")
    assert "NEWS-6" in leader.page.locator("#errors").inner_text()
    leader.look("withhold without a reason")
    leader.fill(reason="Dấu Mật ở đầu trang 1")
    leader.press("Giữ lại")
    assert "Giữ lại: bí mật nhà nước" in leader.text and "Dấu Mật ở đầu trang 1" in leader.text
    assert leader.page.locator("img.page").count() == 0
    leader.look("withheld", dark=True, picture="withheld", phone_picture="withheld-360")
    leader.goto(f"/dossiers/{number}").look("a dossier with a withheld paper")


@pytest.mark.parametrize("person", [True], indirect=True, ids=["script"])
def test_who_is_known_by_mail_alone_shows_the_paper_at_the_counter(person, server):
    officer, clerk = person("viet.pq"), person("thu.tt")
    numbers = [d["number"] for d in server.demo["dossiers"] if d["number"].startswith("GSQL")]
    marked = lambda number: "Chỉ xác nhận qua thư" in officer.goto(f"/dossiers/{number}").page.locator(".identity").inner_text()
    number = next(n for n in numbers if marked(n))
    officer.look("known by mail alone", dark=True, picture="by-mail-alone", phone_picture="by-mail-alone-360")
    clerk.goto("/counter").follow("Người đã có tài khoản xuất trình giấy tờ")
    clerk.look("an owner at the counter", dark=True, picture="owner", phone_picture="owner-360")
    clerk.fill(identifier="0201883411", account="huong.ttm")
    clerk.press("Tìm")
    clerk.look("no such owner")
    clerk.fill(account="tung.vd")
    clerk.press("Tìm")
    clerk.look("the owner's paper", picture="owner-paper", phone_picture="owner-paper-360")
    clerk.page.locator('[name="paper"][value="passport"]').check()
    clerk.press("Đã đối chiếu, ghi nhận")
    assert "HD-29" in clerk.page.locator("#errors").inner_text()
    clerk.look("the wrong paper")
    clerk.page.locator('[name="paper"][value="introductionLetter"]').check()
    clerk.press("Đã đối chiếu, ghi nhận")
    assert "Đã ghi nhận giấy tờ" in clerk.text
    clerk.look("the paper recorded")
    assert not marked(number)


def test_a_classified_procedure_says_why_and_where_to_go(person):
    visitor = person()
    visitor.goto("/procedures/II-1").look("classified", dark=True, picture="classified", phone_picture="classified-360")
    assert "bí mật nhà nước, không nhận trên hệ thống" in visitor.text and "bằng bản giấy tới Tổng cục Hải quan" in visitor.text
