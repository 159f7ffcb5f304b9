"""A mail server for tests: keeps every message it takes as a file, and answers some recipients as bad servers do.

    python sink.py FOLDER [PORT] [CERTIFICATE KEY]
"""
import asyncio
import os
import pathlib
import signal
import ssl
import sys

from aiosmtpd.smtp import SMTP


class Sink:
    def __init__(self, folder: pathlib.Path):
        self.folder, self.taken = folder, 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "later":
            return "451 4.3.0 Try again later"
        if name == "never":
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if any(to.startswith("slow@") for to in envelope.rcpt_tos) and not (self.folder / "awake").exists():
            (self.folder / "asleep").touch()
            await asyncio.sleep(600)
        self.taken += 1
        part = self.folder / f"{self.taken:04}.part"
        part.write_bytes(b"X-Secure: %d\r\n" % bool(session.ssl) + envelope.content)
        part.rename(part.with_suffix(".eml"))
        return "250 OK"


async def serve(folder, port, certificate=None, key=None):
    context = None
    if certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key)
    loop = asyncio.get_running_loop()
    handler = Sink(pathlib.Path(folder))
    make = lambda: SMTP(handler, hostname="sink.example", tls_context=context, require_starttls=bool(context), enable_SMTPUTF8=True)
    server = await loop.create_server(make, "127.0.0.1", int(port))
    print(server.sockets[0].getsockname()[1], flush=True)
    over = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, over.set)
    if "SINK_LIFELINE" in os.environ:
        # Gone when whoever started it has closed its end, or is no more.
        loop.add_reader(sys.stdin, lambda: os.read(0, 1024) or over.set())
    await over.wait()


asyncio.run(serve(sys.argv[1], *(sys.argv[2:] or ["0"])))
