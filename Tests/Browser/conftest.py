import pytest

from server import Server


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("haidang"))
    yield server
    server.stop()
