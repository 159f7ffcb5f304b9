/// The program that reads a spreadsheet in the child: openpyxl (3.0, the version of Debian 12), values only.
///
/// Arguments: the folder of the job, the most rows, the most columns. The rows go to standard output as JSON; the guards are those of printing.
enum SheetScript {
    enum Exit {
        static let unreadable: Int32 = 64
        static let tooLarge: Int32 = 66
    }

    static let text = #"""
        import json, os, sys, zipfile
        from openpyxl import load_workbook

        job, rows_most, columns_most = os.path.realpath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
        source = os.path.join(job, 'sheet.xlsx')
        scratch = os.path.realpath(os.environ['TMPDIR']) + '/'
        readable = (job + '/', scratch, '/usr/')
        harmless = ('os.listdir', 'os.scandir')

        def guard(event, args):
            if event == 'open' and isinstance(args[0], (str, bytes, os.PathLike)):
                path = os.path.realpath(os.fsdecode(args[0]))
                writes = isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
                if not path.startswith((scratch,) if writes else readable):
                    raise PermissionError('open: ' + path)
            elif event.startswith(('socket.', 'subprocess.', 'os.', 'pty.', 'ctypes.')) and event not in harmless:
                raise PermissionError(event)

        def text(value):
            if value is None:
                return ''
            if isinstance(value, float) and value.is_integer():
                return str(int(value))
            return str(value)

        sys.addaudithook(guard)
        try:
            # A small file may unpack into a very large one.
            if sum(part.file_size for part in zipfile.ZipFile(source).infolist()) > 64 << 20:
                sys.exit(66)
            sheet = load_workbook(source, read_only=True, data_only=True, keep_links=False).worksheets[0]
            sheet.reset_dimensions()
            rows = []
            for row in sheet.iter_rows(values_only=True):
                if len(rows) >= rows_most or len(row) > columns_most and any(cell is not None for cell in row[columns_most:]):
                    sys.exit(66)
                rows.append([text(cell) for cell in row[:columns_most]])
        except (PermissionError, MemoryError):
            raise
        except Exception as error:
            print(type(error).__name__, file=sys.stderr)
            sys.exit(64)
        json.dump(rows, sys.stdout)
        """#
}
