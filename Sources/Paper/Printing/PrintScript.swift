/// The program that runs in the child: WeasyPrint (57.2, the version of Debian 12) on one page and its assets.
///
/// Arguments: the folder of the job, the largest PDF in bytes, an identifier. The PDF goes to standard output; what went wrong, one
/// line each, to standard error. The guards here hold in every isolation, and are the only ones when there is no bubblewrap.
enum PrintScript {
    enum Exit {
        static let fetchRefused: Int32 = 64
        static let glyphMissing: Int32 = 65
        static let tooLarge: Int32 = 66
    }

    static let text = #"""
        import logging, mimetypes, os, sys, unicodedata
        import weasyprint, weasyprint.draw
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.pdf import VARIANTS, pdfa, pdfua
        from urllib.parse import quote, urlsplit

        job, most, identifier = os.path.realpath(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
        base = 'http://assets.invalid/'
        assets = {base + quote(name): os.path.join(job, 'assets', name) for name in os.listdir(os.path.join(job, 'assets'))}
        readable = (job + '/', os.path.realpath(os.environ['TMPDIR']) + '/', '/usr/', '/etc/fonts/', '/var/cache/fontconfig/')
        writable = (os.path.realpath(os.environ['TMPDIR']) + '/',)
        harmless = ('os.listdir', 'os.scandir', 'os.mkdir', 'os.remove', 'os.rmdir', 'os.utime')
        refused, missing, errors = [], set(), []
        mimetypes.init(files=[])

        def guard(event, args):
            if event == 'open' and isinstance(args[0], (str, bytes, os.PathLike)):
                path = os.path.realpath(os.fsdecode(args[0]))
                writes = isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
                if not path.startswith(writable if writes else readable):
                    raise PermissionError('open: ' + path)
            elif event.startswith(('socket.', 'subprocess.', 'os.', 'pty.', 'ctypes.')) and event not in harmless:
                raise PermissionError(event)

        def fetch(url):
            if url.startswith('data:'):
                return weasyprint.default_url_fetcher(url)
            if url in assets:
                return {'string': open(assets[url], 'rb').read(), 'mime_type': mimetypes.guess_type(url)[0]}
            refused.append(url)
            raise PermissionError('fetch: ' + url)

        # Pango marks a character that no font has; WeasyPrint leaves it out without a word.
        class Unknown(int):
            def __rand__(self, glyph):
                if glyph & int(self):
                    missing.add(glyph & 0xFFFFFF)
                return glyph & int(self)

        class Pango:
            PANGO_GLYPH_UNKNOWN_FLAG = Unknown(weasyprint.draw.pango.PANGO_GLYPH_UNKNOWN_FLAG)
            def __init__(self, library): self.library = library
            def __getattr__(self, name): return getattr(self.library, name)

        weasyprint.draw.pango = Pango(weasyprint.draw.pango)

        # PDF/A-3b with the tags of PDF/UA: WeasyPrint offers one or the other, and says in the metadata which. Here it says PDF/A.
        archive, _ = VARIANTS['pdf/a-3b']
        pdfua.add_metadata = lambda *arguments, **named: None

        def tagged_archive(*arguments):
            pdfua.pdfua(*arguments)
            archive(*arguments)

        VARIANTS['tagged-archive'] = (tagged_archive, {'version': '1.7', 'mark': True})

        def stop(code, lines):
            print(*lines, sep='\n', file=sys.stderr)
            sys.exit(code)

        # What WeasyPrint calls an error it leaves out of the page: a broken picture, a link to nowhere.
        class Listener(logging.Handler):
            def emit(self, record): errors.append(record.getMessage())

        logger = logging.getLogger('weasyprint')
        logger.handlers, logger.propagate = [Listener(logging.ERROR)], False

        # Before the page has taken memory: where there is none left, fontconfig tries for ever to start.
        fonts = FontConfiguration()
        with open(os.path.join(job, 'page.html'), encoding='utf-8') as file:
            page = unicodedata.normalize('NFC', file.read())
        sys.addaudithook(guard)
        html = weasyprint.HTML(string=page, base_url=base, url_fetcher=fetch)
        pdf = html.write_pdf(identifier=identifier.encode(), variant='tagged-archive', font_config=fonts)
        if refused:
            stop(64, refused)
        if missing:
            stop(65, [format(character, 'x') for character in sorted(missing)])
        if errors:
            stop(1, errors)
        if len(pdf) > most:
            stop(66, [])
        sys.stdout.buffer.write(pdf)
        """#
}
