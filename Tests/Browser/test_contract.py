"""The running server against its own OpenAPI document, signed in as each role, with a dossier of the demonstration."""
import pathlib
import subprocess
import sys

import pytest

from api import Client

# What is valid for the schema may still be refused by the rules, so acceptance is not asked here; the walks in test_api.py prove it.
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance,negative_data_rejection"
CONFIG = """
[parameters]
"path.number" = "{number}"
"path.key" = "I-18"

[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 409, 413, 415, 422, 428, 429]
"""


# Ending sessions, locking the account, turning its token or trying many passwords would end the run.
ENDING = [
    "sessions", "sessions/current", "sessions/others", "hats", "account/risk-reports", "account/password", "account/second-factors",
    "account/second-factors/confirmations", "account/second-factors/removals", "parties/{id}/choices", "sessions/current/confirmations",
]


@pytest.mark.parametrize("role, phase", [
    ("declarant", "awaitingSupplement"), ("officer", "inProcessing"), ("divisionLeader", "atDivisionLeader"),
    ("unitLeader", "atUnitLeader"), ("recordsClerk", "atRecordsClerk"), ("administrator", "inProcessing"),
    ("rootAdministrator", "inProcessing"), ("observer", "completed"),
])
def test_server_keeps_to_its_document(server, tmp_path, role, phase):
    client = Client(server, server.sign_in(role))
    number = next(d["number"] for d in server.demo["dossiers"] if d["phase"] == phase)
    config = tmp_path / "schemathesis.toml"
    config.write_text(CONFIG.format(number=number))
    program = pathlib.Path(sys.executable).parent / "schemathesis"
    run = subprocess.run(
        [program, "--config-file", config, "run", f"{server.url}/api/v1/openapi.json", "--url", server.url,
         "-H", f"Authorization: {client.session.headers['Authorization']}",
         "--max-examples", "5", "--seed", "1", "--phases", "coverage,fuzzing", "--checks", CHECKS,
         *(word for path in ENDING for word in ("--exclude-path", f"/api/v1/{path}"))],
        cwd=tmp_path, capture_output=True, text=True, timeout=600)
    assert run.returncode == 0, run.stdout[-12000:]
