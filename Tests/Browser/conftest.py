import pytest

from server import Server


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("haidang"))
    yield server
    server.stop()


def pytest_collection_modifyitems(items):
    """What looks back on all other tests comes last."""
    items.sort(key=lambda item: item.name == "test_every_operation_has_answered_both_ways")
