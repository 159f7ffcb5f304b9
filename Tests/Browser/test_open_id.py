"""Sign-in with another provider (OpenID Connect), there and back, and what a bad answer of it does."""
import re
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from api import Client, time_code
from server import Provider, Server

BUTTON = f"Đăng nhập bằng {Provider.name}"
UNCHECKED = f"Không kiểm tra được xác nhận của {Provider.name}"
UNAVAILABLE = f"{Provider.name} không xác nhận được lúc này"
SPENT = "bắt đầu ở trình duyệt khác"
GOOD = ["right", "rotated key", "skewed clock", "audience list"]
BAD = {
    "wrong nonce": UNCHECKED, "wrong audience": UNCHECKED, "two audiences": UNCHECKED, "wrong issuer": UNCHECKED, "expired": UNCHECKED, "from tomorrow": UNCHECKED,
    "wrong signature": UNCHECKED, "no signature": UNCHECKED, "signed with the public key": UNCHECKED, "unknown key": UNCHECKED, "no token": UNAVAILABLE,
    "redirected": UNAVAILABLE, "hang up": UNAVAILABLE, "silence": UNAVAILABLE, "declined": f"{Provider.name} báo bạn chưa đồng ý",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("haidang"), openid=True)
    yield server
    server.stop()


def go(visitor, who, answer="right", start="/sign-in"):
    """Over to the provider and back with its answer; tells the address one came back to."""
    visitor.goto(start).follow(BUTTON)
    assert visitor.heading == "Provider"
    visitor.fill(person=who)
    visitor.page.locator("[name=answer]").select_option(answer)
    with visitor.page.expect_request(re.compile("/sign-in/openid/return")) as came:
        visitor.press("Continue")
    return came.value.url


def refused(visitor, words):
    assert words in visitor.page.locator("#errors").inner_text(), visitor.text
    visitor.goto("/account")
    assert "/sign-in" in visitor.page.url, "a refused sign-in must leave no session"


def test_to_the_inbox_and_back_where_one_wanted_to_go(person):
    visitor = person()
    visitor.goto("/sign-in").look("sign-in with a provider", dark=True, picture="openid", phone_picture="openid-360")
    go(visitor, "duc.nm")
    assert "/inbox" in visitor.page.url
    other = person()
    go(other, "huong.ttm", start="/sign-in?return=/account/parties")
    assert other.page.url.endswith("/account/parties")


@pytest.mark.parametrize("person", [False], indirect=True, ids=["no script"])
@pytest.mark.parametrize("answer", GOOD)
def test_an_answer_that_checks_signs_in(person, answer):
    visitor = person()
    go(visitor, "duc.nm", answer)
    assert visitor.page.url.endswith("/inbox"), visitor.text


@pytest.mark.parametrize("person", [True], indirect=True, ids=["script"])
def test_an_answer_that_does_not_check_opens_nothing(person):
    visitor = person()
    for answer, words in BAD.items():
        go(visitor, "duc.nm", answer)
        if answer == "expired":
            visitor.look("refused answer", dark=True, picture="openid-refused", phone_picture="openid-refused-360")
        refused(visitor, words)


@pytest.mark.parametrize("person", [True], indirect=True, ids=["script"])
def test_whom_nobody_here_knows_and_whose_account_is_locked(person, server):
    visitor = person()
    for who in ("khong.co", "khanh.pt", ""):
        go(visitor, who)
        refused(visitor, f"Không có tài khoản “{who}” đang mở ở đây")


@pytest.mark.parametrize("person", [False], indirect=True, ids=["no script"])
def test_a_second_factor_of_ours_is_still_asked_for(person, server):
    officer = Client(server, {"account": "thao.hp", "password": "haidang-demo"})
    key = officer.call("POST", "/account/second-factors", "/account/second-factors", expect=201)["key"]
    confirm = "/account/second-factors/confirmations"
    officer.call("POST", confirm, confirm, json={"code": time_code(key, ahead=-1)}, expect=201)
    visitor = person()
    go(visitor, "thao.hp")
    assert visitor.heading == "Nhập mã xác thực"
    visitor.fill(code=time_code(key))
    visitor.press("Đăng nhập")
    assert "/inbox" in visitor.page.url


@pytest.mark.parametrize("person", [True], indirect=True, ids=["script"])
def test_a_state_of_another_browser_and_a_code_used_before(person, server):
    visitor, stranger = person(), person()
    came = go(visitor, "duc.nm")
    stranger.goto("/sign-in").goto(came.removeprefix(server.url))
    refused(stranger, SPENT)
    stranger.goto("/sign-in")
    begun = stranger.context.request.get(server.url + "/sign-in/openid", max_redirects=0).headers["location"]
    state = parse_qs(urlsplit(begun).query)["state"][0]
    code = parse_qs(urlsplit(came).query)["code"][0]
    stranger.goto(f"/sign-in/openid/return?state={state}&code={code}")
    refused(stranger, UNAVAILABLE)
    visitor.goto(came.removeprefix(server.url))
    assert SPENT in visitor.page.locator("#errors").inner_text()
    assert requests.get(came, timeout=30).status_code == 422


@pytest.mark.parametrize("person", [True], indirect=True, ids=["script"])
def test_a_provider_that_is_away(person, server):
    visitor = person()
    visitor.goto("/sign-in")
    server.provider.pause()
    try:
        visitor.follow(BUTTON)
        refused(visitor, UNAVAILABLE)
    finally:
        server.provider.resume()
