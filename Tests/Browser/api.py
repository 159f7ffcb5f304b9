"""A client of the API that keeps an account of which operations answered how."""
import base64
import collections
import hashlib
import hmac
import json
import struct
import time

import requests

SEEN = collections.defaultdict(set)


class Client:
    def __init__(self, server, sign_in: dict):
        self.base = server.url + "/api/v1"
        self.session = requests.Session()
        answer = self.call("POST", "/sessions", "/sessions", json={k: sign_in[k] for k in ("account", "password")})
        self.account = answer["account"]
        self.session.headers["Authorization"] = "Bearer " + answer["token"]

    def call(self, method, operation, path, expect=(200, 201, 204), **request):
        answer = self.session.request(method, self.base + path, timeout=60, **request)
        SEEN[method, operation].add(answer.status_code // 100)
        expect = (expect,) if isinstance(expect, int) else expect
        assert answer.status_code in expect, f"{method} {path}: {answer.status_code} {answer.text[:2000]}"
        kind = answer.headers.get("Content-Type", "")
        if answer.status_code >= 400:
            assert kind == "application/problem+json", kind
        return answer.json() if "json" in kind else answer.content

    def dossier(self, number, **expect):
        return self.call("GET", "/dossiers/{number}", f"/dossiers/{number}", **expect)

    def file(self, procedure, answers, files, key=None, unit=None, by_hand=None, no_state_secrets=True, **expect):
        data = {"procedure": procedure, "answers": json.dumps(answers), "noStateSecrets": str(no_state_secrets).lower()}
        if unit:
            data["unit"] = unit
        if by_hand:
            data["byHand"] = json.dumps(by_hand)
        headers = {"Idempotency-Key": key} if key else {}
        parts = [(name, (None, value)) for name, value in data.items()] + list(files.items())
        return self.call("POST", "/dossiers", "/dossiers", files=parts, headers=headers, **expect)

    def act(self, number, noun, fields=None, files=None, sequence=None, **expect):
        """Acts on the dossier as it is now, or as it was at `sequence`."""
        seen = self.dossier(number)["sequence"] if sequence is None else sequence
        headers = {"If-Match": str(seen)}
        body = {"files": [(k, (None, str(v))) for k, v in (fields or {}).items()] + list(files.items())} if files else {"json": fields or {}}
        return self.call("POST", "/dossiers/{number}/" + noun, f"/dossiers/{number}/{noun}", headers=headers, **body, **expect)


def time_code(key: str, ahead=0) -> str:
    """RFC 6238, as an authenticator does it, so many half minutes from now."""
    step = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.new(base64.b32decode(key.replace(" ", "") + "=" * (-len(key.replace(" ", "")) % 8)), step, hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def pdf(text: str) -> tuple:
    """A small real PDF."""
    stream = f"BT /F1 18 Tf 72 720 Td ({text}) Tj ET".encode()
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
    out += b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % table
    return (text.replace(" ", "-") + ".pdf", out, "application/pdf")
