"""A small OpenID Connect provider for tests: checks what a provider checks (client, redirect, PKCE, nonce, a code used once), and on wish
answers as a bad or a stranger's provider would.

    python provider.py PORT CLIENT SECRET REDIRECT
"""
import base64
import hashlib
import hmac
import html
import json
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

PORT, CLIENT, SECRET, REDIRECT = int(sys.argv[1]), *sys.argv[2:5]
ISSUER = f"http://localhost:{PORT}"
ANSWERS = [
    "right", "rotated key", "skewed clock", "audience list", "wrong nonce", "wrong audience", "two audiences", "wrong issuer", "expired", "from tomorrow",
    "wrong signature", "no signature", "signed with the public key", "unknown key", "no token", "redirected", "hang up", "silence", "declined"]


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def number(value: int) -> str:
    return encode(value.to_bytes((value.bit_length() + 7) // 8, "big"))


class Key:
    def __init__(self, published=True):
        self.id, self.private, self.published = secrets.token_hex(4), rsa.generate_private_key(65537, 2048), published

    @property
    def web_key(self):
        public = self.private.public_key().public_numbers()
        return {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.id, "n": number(public.n), "e": number(public.e)}

    def sign(self, text: str) -> bytes:
        return self.private.sign(text.encode(), padding.PKCS1v15(), SHA256())


KEYS, CODES = [Key()], {}


def token(visit: dict) -> str:
    answer, now = visit["answer"], int(time.time())
    key = KEYS[-1]
    if answer == "unknown key":
        key = Key(published=False)
    if answer == "rotated key":
        KEYS[:] = [key := Key()]
    claims = {"iss": ISSUER, "sub": visit["person"], "preferred_username": visit["person"], "aud": CLIENT, "nonce": visit["nonce"], "iat": now, "exp": now + 300}
    claims |= {
        "skewed clock": {"iat": now + 40, "exp": now - 40}, "audience list": {"aud": [CLIENT]}, "wrong nonce": {"nonce": "another"},
        "wrong audience": {"aud": "another"}, "two audiences": {"aud": [CLIENT, "another"]}, "wrong issuer": {"iss": ISSUER + "/other"},
        "expired": {"iat": now - 900, "exp": now - 600}, "from tomorrow": {"iat": now + 86400, "exp": now + 90000},
    }.get(answer, {})
    algorithm = {"no signature": "none", "signed with the public key": "HS256"}.get(answer, "RS256")
    text = ".".join(encode(json.dumps(part).encode()) for part in ({"alg": algorithm, "typ": "JWT", "kid": key.id}, claims))
    signature = {
        "none": lambda: b"",
        "HS256": lambda: hmac.digest(json.dumps(key.web_key).encode(), text.encode(), "sha256"),
        "RS256": lambda: key.sign(text + ("x" if answer == "wrong signature" else "")),
    }[algorithm]()
    return f"{text}.{encode(signature)}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        place = urlsplit(self.path)
        query = dict(parse_qsl(place.query, keep_blank_values=True))
        if place.path == "/.well-known/openid-configuration":
            return self.json({
                "issuer": ISSUER, "authorization_endpoint": ISSUER + "/authorize", "token_endpoint": ISSUER + "/token", "jwks_uri": ISSUER + "/keys"})
        if place.path == "/keys":
            return self.json({"keys": [key.web_key for key in KEYS]})
        if place.path == "/authorize":
            return self.authorize(query)
        if place.path == "/continue":
            return self.go_on(query)
        self.json({"error": "not_found"}, 404)

    def authorize(self, query):
        wanted = {"client_id": CLIENT, "redirect_uri": REDIRECT, "response_type": "code", "code_challenge_method": "S256"}
        if any(query.get(name) != value for name, value in wanted.items()) or "openid" not in query.get("scope", "").split():
            return self.json({"error": "invalid_request"}, 400)
        if any(len(query.get(name, "")) < 43 for name in ("state", "nonce", "code_challenge")):
            return self.json({"error": "invalid_request", "error_description": "state, nonce, code_challenge"}, 400)
        kept = "".join(f'<input type="hidden" name="{name}" value="{html.escape(query[name])}">' for name in ("state", "nonce", "code_challenge"))
        options = "".join(f"<option>{answer}</option>" for answer in ANSWERS)
        self.answer(200, "text/html; charset=utf-8", f"""<!doctype html><html lang="en"><title>Provider</title><link rel="icon" href="data:,"><main id="main"><h1>Provider</h1>
            <form action="/continue">{kept}<label>Person <input name="person"></label> <label>Answer <select name="answer">{options}</select></label>
            <button>Continue</button></form></main></html>""".encode())

    def go_on(self, query):
        if query["answer"] == "declined":
            return self.redirect(REDIRECT + "?" + urlencode({"error": "access_denied", "state": query["state"]}))
        code = secrets.token_urlsafe(24)
        CODES[code] = query
        self.redirect(REDIRECT + "?" + urlencode({"code": code, "state": query["state"]}))

    def do_POST(self):
        form = dict(parse_qsl(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()))
        if not self.is_client():
            return self.json({"error": "invalid_client"}, 401)
        visit = CODES.pop(form.get("code"), None)
        challenge = encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if not visit or form.get("grant_type") != "authorization_code" or form.get("redirect_uri") != REDIRECT or challenge != visit["code_challenge"]:
            return self.json({"error": "invalid_grant"}, 400)
        if visit["answer"] == "redirected":
            return self.redirect(ISSUER + "/keys")
        if visit["answer"] in ("hang up", "silence"):
            time.sleep(60 if visit["answer"] == "silence" else 0)
            self.close_connection = True
            return
        if visit["answer"] == "no token":
            return self.json({"access_token": "x", "token_type": "Bearer"})
        self.json({"access_token": "x", "token_type": "Bearer", "id_token": token(visit)})

    def is_client(self):
        kind, _, value = self.headers.get("Authorization", "").partition(" ")
        return kind == "Basic" and [unquote(part) for part in base64.b64decode(value).decode().split(":")] == [CLIENT, SECRET]

    def json(self, value, status=200):
        self.answer(status, "application/json", json.dumps(value).encode())

    def redirect(self, place):
        self.answer(302, "text/plain", b"", ("Location", place))

    def answer(self, status, kind, body, *more):
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), *more):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", PORT), Handler)
    print(ISSUER, flush=True)
    server.serve_forever()
