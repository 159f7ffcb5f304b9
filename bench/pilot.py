"""One life cycle by hand: finds out who acts, and records which rows every act writes."""
import concurrent.futures
import json
import secrets
import time
import urllib.parse

from servers import Program, Tables, tell

PROCEDURE = "B-1"
# Not the act's: a block of numbers is taken once for sixteen filings, sessions are open already.
BESIDE = {"number_block", "session", "migration"}


class People:
    """The demonstration's accounts at the unit that carries the procedure out, one open session for each client."""

    def __init__(self, program: Program, sign_ins: list[dict], clients: int):
        self.program, self.clients = program, clients
        self.accounts = {s["account"]: s for s in sign_ins}
        declarant = next(s["account"] for s in sign_ins if s["role"] == "declarant")
        first = self.open(declarant)
        self.unit = program.api("GET", f"/procedures/{PROCEDURE}", token=first)["units"][0]["code"]
        self.tokens = {declarant: [first]}
        self.declarant = declarant
        for s in sign_ins:
            if s["unit"] == self.unit and s["role"] in ("officer", "divisionLeader", "unitLeader"):
                self.tokens[s["account"]] = [self.open(s["account"])]

    def open(self, account: str) -> str:
        who = self.accounts[account]
        return self.program.api("POST", "/sessions", body={"account": account, "password": who["password"]})["token"]

    def open_all(self, accounts) -> None:
        missing = [a for a in accounts for _ in range(self.clients - len(self.tokens[a]))]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for account, token in zip(missing, pool.map(self.open, missing)):
                self.tokens[account].append(token)

    def who_may(self, act: str, number: str) -> tuple[str, dict]:
        """The first account that is offered the act, and the offer."""
        for account, tokens in self.tokens.items():
            if account == self.declarant:
                continue
            move = next((m for m in self.program.dossier(number, tokens[0])["moves"] if m["act"] == act), None)
            if move:
                return account, move
        raise RuntimeError(f"nobody may {act} {number}")


class Pilot:
    """Goes the way once, step by step: `steps` is what the load generator repeats."""

    def __init__(self, program: Program, people: People, tables: Tables):
        self.program, self.people, self.tables = program, people, tables
        self.steps, self.acts, self.documents = [], [], []

    def run(self) -> None:
        self.key = secrets.token_hex(8)
        self.number, self.sequence = None, 0
        filing = {"procedure": PROCEDURE, "answers": json.dumps({"subject": "Đo tải"}), "noStateSecrets": "true", "unit": self.people.unit}
        self.step("create", self.people.declarant, "dossiers", filing, ["request", "catalogue"])
        leader, move = self.people.who_may("assign", self.number)
        officer = next(o for p in move["parameters"] for o in p["options"] or [] if o.startswith("officer:"))
        self.step("assign", leader, "assignments", {"to": officer})
        officer = officer.removeprefix("officer:")
        result = {"kind": "result", "outcome": "granted", "recommendation": "Đủ điều kiện"}
        self.step("propose", officer, "proposals", result, ["decision"])
        self.step("approve", self.people.who_may("approve", self.number)[0], "approvals", {"direction": "Đồng ý"})
        self.step("demand paper", officer, "paper-demands", {})
        slots = next(m for m in self.moves(officer) if m["act"] == "confirmPaper")["parameters"][0]["options"]
        self.step("confirm paper", officer, "paper-receipts", {"slot": slots[0], "keptAt": "Tủ 3"})
        self.step("release", officer, "releases", {})
        self.officer, self.leader = officer, leader

    def moves(self, account):
        return self.program.dossier(self.number, self.people.tokens[account][0])["moves"]

    def step(self, name: str, account: str, noun: str, fields: dict, files: list[str] = []) -> None:
        path = "/api/v1/dossiers" if self.number is None else "/api/v1/dossiers/{number}/" + noun
        before = self.snapshot()
        receipt = self.send(path, account, fields, files)
        after = self.snapshot()
        self.number, grown = receipt["number"], receipt["sequence"] - self.sequence
        self.sequence = receipt["sequence"]
        self.acts.append(self.recorded(name, files, before, after, events=grown))
        self.steps.append({"name": name, "path": path, "account": account, "fields": fields, "files": files})

    def send(self, path, account, fields, files):
        token = self.people.tokens[account][0]
        if self.number is None:
            headers = {"Idempotency-Key": self.key}
        else:
            headers = {"If-Match": str(self.sequence)}
            path = path.replace("{number}", urllib.parse.quote(self.number))
        if not files:
            return self.program.call("POST", path, token=token, body=fields, headers=headers)
        parts = b"".join(
            f'--limit\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items())
        for name in files:
            parts += f'--limit\r\nContent-Disposition: form-data; name="{name}"; filename="{name}.pdf"\r\n\r\n'.encode() + pdf(name) + b"\r\n"
        headers["Content-Type"] = "multipart/form-data; boundary=limit"
        return self.program.call("POST", path, token=token, body=parts + b"--limit--\r\n", headers=headers)

    # What an act writes

    def snapshot(self) -> dict[str, dict]:
        """Every table's rows by their first columns, which are the keys."""
        shot = {}
        names = [r["name"] for r in self.tables.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
        for table in set(names) - BESIDE:
            keys = [r["name"] for r in self.tables.rows(f"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk")]
            rows = self.tables.rows(f"SELECT * FROM {table}")
            shot[table] = {tuple(row[k] for k in keys): row for row in rows}, keys
        return shot

    def recorded(self, name, files, before, after, events) -> dict:
        inserts, updates, deletes = [], [], []
        for table, (rows, keys) in after.items():
            old = before[table][0]
            new = [row for key, row in rows.items() if key not in old]
            if table == "event" and len(new) != events:
                raise Disturbed(f"{name}: {len(new)} events appeared where {events} were acknowledged")
            if table == "document":
                self.documents += sorted(new, key=lambda row: files.index(row["component"]))
            inserts += [(table, row) for row in new]
            for key, row in rows.items():
                if key in old and old[key] != row:
                    changed = {c: v for c, v in row.items() if old[key][c] != v}
                    updates.append((table, changed, dict(zip(keys, key))))
            deletes += [(table, dict(zip(keys, key))) for key in old if key not in rows]
        # A dossier before what refers to it.
        inserts.sort(key=lambda one: ["dossier", "event", "notice", "document", "answers", "filing_key"].index(one[0]) if one[0] != "seal_job" else 9)
        statements = [self.insert(*one) for one in inserts] + [self.update(*one) for one in updates] + [self.delete(*one) for one in deletes]
        first = len(self.documents) - len(files)
        return {"name": name, "files": list(range(first, len(self.documents))), "statements": statements}

    def insert(self, table, row):
        return {
            "sql": f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
            "values": [self.marked(v) for v in row.values()]}

    def update(self, table, changed, key):
        return {
            "sql": f"UPDATE {table} SET {', '.join(f'{c} = ?' for c in changed)} WHERE {' AND '.join(f'{c} = ?' for c in key)}",
            "values": [self.marked(v) for v in [*changed.values(), *key.values()]]}

    def delete(self, table, key):
        return {
            "sql": f"DELETE FROM {table} WHERE {' AND '.join(f'{c} = ?' for c in key)}", "values": [self.marked(v) for v in key.values()]}

    def marked(self, value):
        """With marks where each cycle has its own."""
        if not isinstance(value, str):
            return value
        value = value.replace(self.number, "{number}").replace(self.key, "{id:7}")
        for place, document in enumerate(self.documents):
            value = value.replace(document["id"], f"{{id:{place}}}").replace(document["sha256"], f"{{sha:{place}}}")
        return value


class Disturbed(Exception):
    """A worker wrote between the two looks: once more."""


def record(program: Program, people: People, tables: Tables) -> Pilot:
    for _ in range(5):
        pilot = Pilot(program, people, tables)
        try:
            pilot.run()
        except Disturbed as disturbance:
            tell(f"recording again: {disturbance}")
            time.sleep(2)
            continue
        if len(pilot.acts) == 7:
            return pilot
    raise RuntimeError("no undisturbed life cycle of seven acts")


def pdf(text: str) -> bytes:
    """A small real PDF; unlike every other."""
    stream = f"BT /F1 18 Tf 72 720 Td ({text} {secrets.token_hex(8)}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % table
