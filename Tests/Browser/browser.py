"""People at a browser: each in a context of their own, and every page they look at is inspected."""
import os
import pathlib
import shutil
import struct
import zlib

from axe_playwright_python.sync_playwright import Axe

from api import pdf

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 780}
PICTURES = os.environ.get("HAIDANG_PICTURES")


def launch(playwright):
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)


class Person:
    """One browser context: its own sign-in, its own complaints."""

    def __init__(self, browser, server, script=True):
        self.server, self.script = server, script
        self.context = browser.new_context(
            base_url=server.url, viewport=WIDE, locale="vi-VN", java_script_enabled=script, reduced_motion="reduce")
        self.context.set_default_timeout(20_000)
        self.page = self.context.new_page()
        self.strangers, self.complaints, self.documents = [], [], set()
        self.context.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, request):
        provider = self.server.provider
        known = (self.server.url + "/", "data:", "blob:") + ((provider.issuer + "/",) if provider else ())
        if not request.url.startswith(known):
            self.strangers.append(request.url)
        if request.is_navigation_request():
            self.documents.add(request.url.split("#")[0])

    def _console(self, message):
        refused = message.text.startswith("Failed to load resource") and message.location.get("url", "").split("#")[0] in self.documents
        if message.type == "error" and not refused:
            self.complaints.append(message.text)

    def goto(self, path):
        self.page.goto(path)
        return self

    def sign_in(self, account, password="haidang-demo"):
        self.goto("/sign-in")
        return self.enter(account, password)

    def enter(self, account, password="haidang-demo"):
        self.page.locator("#account").fill(account)
        self.page.locator("#password").fill(password)
        self.press("Đăng nhập")
        return self

    def press(self, name, exact=True):
        self.page.locator("#main").get_by_role("button", name=name, exact=exact).filter(visible=True).first.click()

    def follow(self, name, exact=True):
        self.page.locator("#main").get_by_role("link", name=name, exact=exact).first.click()

    def act(self, name):
        """Opens the page of an act on the dossier at hand."""
        self.follow(name + "…")

    def fill(self, **fields):
        for name, value in fields.items():
            self.page.locator(f'[name="{name}"]').fill(value)

    @property
    def heading(self):
        return self.page.locator("h1").inner_text()

    @property
    def text(self):
        return self.page.locator("main").inner_text()

    def look(self, name, dark=False, picture=None, phone_picture=None):
        """Inspects the page at both widths; what is wrong is named with the page."""
        assert "{{" not in self.page.content(), f"{name}: an unfilled template"
        self._inspect(name, "1280", WIDE)
        if picture:
            self.picture(picture)
        self.page.set_viewport_size(PHONE)
        try:
            self._inspect(name, "360", PHONE)
            if phone_picture:
                self.picture(phone_picture)
        finally:
            self.page.set_viewport_size(WIDE)
        if dark and self.script:
            self.page.emulate_media(color_scheme="dark")
            self._axe(name, "dark")
            if picture:
                self.picture(picture + "-dark")
            self.page.emulate_media(color_scheme="light")
        return self

    def _inspect(self, name, how, size):
        self.page.set_viewport_size(size)
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size["width"], f"{name} at {how}: {wide} px wide"
        self._axe(name, how)

    def _axe(self, name, how):
        if not self.script:
            return
        options = {"resultTypes": ["violations"]}
        violations = Axe().run(self.page, options=options).response["violations"]
        grave = [
            f"{v['id']} ({v['impact']}): {[node['html'][:200] for node in v['nodes']][:3]}"
            for v in violations if v["impact"] in ("serious", "critical")]
        assert not grave, f"{name} {how}: {grave}"

    def picture(self, name):
        """The upper part of the page for the documentation, only where a folder for it is named."""
        if PICTURES and self.script:
            width = self.page.viewport_size["width"]
            height = min(self.page.evaluate("document.documentElement.scrollHeight"), 1200)
            clip = {"x": 0, "y": 0, "width": width, "height": height}
            self.page.screenshot(path=pathlib.Path(PICTURES) / f"{name}.png", full_page=True, clip=clip)

    def leave(self):
        self.context.close()
        assert not self.complaints, self.complaints
        assert not self.strangers, self.strangers


def paper(name: str, kind: str) -> dict:
    """A small real file as an upload: `pdf`, `png` or `jpeg`."""
    if kind == "pdf":
        _, body, media = pdf(name)
    else:
        body, media = {"png": png, "jpeg": jpeg}[kind](), f"image/{kind}"
    return {"name": f"{name}.{'jpg' if kind == 'jpeg' else kind}", "mimeType": media, "buffer": body}


def png(width=60, height=90) -> bytes:
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes((40, 90, 140)) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg() -> bytes:
    """The smallest grey baseline image, 8 × 8, written by its segments."""
    def segment(marker, data):
        return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data

    head = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0") + segment(0xDB, b"\0" + b"\x10" * 64)
    frame = segment(0xC0, b"\x08\0\x08\0\x08\x01\x01\x11\0")
    tables = segment(0xC4, b"\0\x01" + b"\0" * 15 + b"\0") + segment(0xC4, b"\x10\x01" + b"\0" * 15 + b"\0")
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x3f"
    return b"\xff\xd8" + head + frame + tables + scan + b"\xff\xd9"
