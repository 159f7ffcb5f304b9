import pytest
from playwright.sync_api import sync_playwright

from browser import Person, launch
from server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One for each file of tests: what one file does to passwords and units is no matter of the next."""
    server = Server(tmp_path_factory.mktemp("haidang"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def person(chromium, server, request):
    """Opens a browser of its own for each person, signed in where an account is named."""
    people = []

    def come(account=None):
        people.append(Person(chromium, server, script=request.param))
        return people[-1].sign_in(account) if account else people[-1]

    yield come
    for one in people:
        one.leave()


def pytest_collection_modifyitems(items):
    """What looks back on all other tests comes last."""
    items.sort(key=lambda item: item.name == "test_every_operation_has_answered_both_ways")
