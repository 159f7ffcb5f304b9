"""What was measured, as the page docs/performance.md."""
import datetime
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess

AIMS = {"bare": 0.6, "pages": 1.5, "memory": 80, "start": 0.5}


def machine(folder: pathlib.Path) -> dict:
    cpu = re.search(r"model name\s*:\s*(.+)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text()).group(1)) / 1024 / 1024
    system = subprocess.run(["findmnt", "-n", "-o", "FSTYPE", "-T", folder], capture_output=True, text=True).stdout.strip()
    return {
        "cpu": cpu.group(1) if cpu else platform.machine(), "cores": os.cpu_count(), "memory": memory, "files": system,
        "kernel": platform.release(), "load": os.getloadavg()[0],
        "swift": subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.splitlines()[0],
        "postgres": subprocess.run(["psql", "--version"], capture_output=True, text=True).stdout.split()[2] if shutil.which("psql") else "",
    }


def table(head: list[str], rows: list[list]) -> str:
    cells = [[cell if isinstance(cell, str) else number(cell) for cell in row] for row in rows]
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *cells]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def number(value) -> str:
    if value is None:
        return "—"
    if isinstance(value, int) or value >= 100:
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def middle(rounds, pick):
    values = [pick(one) for one in rounds]
    return statistics.median(values) if values and None not in values else None


def life(one: dict, clients: int) -> dict:
    return next(l for l in one["life"] if l["clients"] == clients)


def bare(one: dict, clients: int, pipelined=False) -> dict | None:
    return next((b for b in one["bare"] if b["clients"] == clients and b["pipelined"] == pipelined), None)


def ratio(one: dict, clients: int, pipelined=False):
    limit = bare(one, clients, pipelined)
    return life(one, clients)["cyclesPerSecond"] / limit["cyclesPerSecond"] if limit else None


def counts(run: dict) -> list[int]:
    return [l["clients"] for l in run["rounds"][0]["life"]]


def text(found: dict) -> str:
    machine = found["machine"]
    first = [run for run in found["runs"] if run["dossiers"] == found["runs"][0]["dossiers"]]
    return "\n".join([
        "# Performance\n",
        f"Measured {datetime.date.today()} by `bench/run`, everything in one run on one machine: {machine['cpu']}, {machine['cores']} cores, "
        f"{machine['memory']:.0f} GB, {machine['files']}, Linux {machine['kernel']}; {machine['swift']}; PostgreSQL {machine['postgres']} with its "
        f"default settings; clients, program and database share the machine. Load average before the run: {machine['load']:.1f}"
        + (" (other work was going on: trust the ratios, not the rates)." if machine["load"] > 0.5 else ".") + "\n",
        "A life cycle is seven acts through the HTTP API, each acknowledged when it is durable: filing with two files of 4 KiB, assignment, proposal "
        "with a draft of 4 KiB, approval, demand for paper, its receipt, release. Sessions are open already, one for each client and account. The "
        "seal is made by a worker beside them, in the same process. The bare loop writes the very rows of a recorded life cycle into a copy of the "
        "same database, with as many clients, commits, files and file syncs, and does nothing else. Each figure is the median of "
        f"{len(first[0]['rounds'])} rounds, in which all that is compared takes turns.\n",
        "## Aims\n", aims(found),
        f"## Life cycles, {number(first[0]['dossiers'])} dossiers\n", *[cycles(run) for run in first],
        "## Steps, in milliseconds\n", *[steps(run) for run in first],
        "## Pages\n", "p50 and p99 in milliseconds.\n", pages(found),
        "## Growth\n", growth(found),
        "## PostgreSQL's own measure\n" if "pgbench" in found else "", pgbench(found),
    ]).rstrip() + "\n"


def aims(found: dict) -> str:
    rows = []
    runs = {(run["engine"], run["dossiers"]): run for run in found["runs"]}
    sizes = sorted({size for _, size in runs})
    measured = counts(found["runs"][0])
    if (run := runs.get(("postgres", sizes[0]))) and 8 in measured:
        rows.append(verdict("PostgreSQL, 8 clients: part of the bare loop", middle(run["rounds"], lambda r: ratio(r, 8)), AIMS["bare"], least=True))
    if run := runs.get(("sqlite", sizes[0])):
        for clients in {8, 32} & set(measured):
            acts = middle(run["rounds"], lambda r: life(r, clients)["actsPerSecond"] / r["disk"])
            rows.append(verdict(f"SQLite, {clients} clients: acts for each overwrite-and-fdatasync of the disk", acts, 1, least=True))
    for engine in ("sqlite", "postgres"):
        small, large = runs.get((engine, sizes[0])), runs.get((engine, sizes[-1]))
        if small and large and small is not large:
            for place, page in enumerate(small["rounds"][0]["pages"]):
                if page["clients"] == measured[0] and not page["name"].startswith("API"):
                    what = f"{name(engine)}, {page['name']}: p99 with {number(sizes[-1])} dossiers to that with {number(sizes[0])}"
                    rows.append(verdict(what, looked(large, place, "p99") / looked(small, place, "p99"), AIMS["pages"], least=False))
    rows.append(verdict("memory at rest, MB", found["memory"], AIMS["memory"], least=False))
    rows.append(verdict("from start to first page, s", statistics.median(found["start"]), AIMS["start"], least=False))
    return table(["", "measured", "aim", ""], rows)


def verdict(what, value, aim, least: bool) -> list:
    met = value is not None and (value >= aim if least else value <= aim)
    return [what, value, ("≥ " if least else "≤ ") + number(aim), "met" if met else "missed"]


def name(engine: str) -> str:
    return {"sqlite": "SQLite", "postgres": "PostgreSQL"}[engine]


def cycles(run: dict) -> str:
    rounds = run["rounds"]
    rows = []
    for clients in counts(run):
        of = lambda pick: middle(rounds, lambda r: pick(life(r, clients)))
        limit = middle(rounds, lambda r: bare(r, clients)["cyclesPerSecond"])
        rows.append([
            str(clients), of(lambda l: l["cyclesPerSecond"]), of(lambda l: l["actsPerSecond"]), limit, middle(rounds, lambda r: ratio(r, clients)),
            middle(rounds, lambda r: ratio(r, clients, True)) if run["engine"] == "postgres" else None,
            middle(rounds, lambda r: life(r, clients)["actsPerSecond"] / r["disk"]),
            of(lambda l: 1000 * l["cpu"] / (l["actsPerSecond"] * (l["seconds"] + 1)))])
    head = ["clients", "life cycles/s", "acts/s", "bare loop, cycles/s", "ratio", "ratio to it pipelined", "acts per disk sync", "CPU ms/act"]
    disk = middle(rounds, lambda r: r["disk"])
    sealed = middle(rounds, lambda r: r["life"][-1]["sealed"])
    return (f"{name(run['engine'])}. The disk overwrites and syncs {number(disk)} blocks a second (p99 {number(middle(rounds, lambda r: r['disk99']))} ms)"
            f"; the worker seals {number(sealed)} results a second when nobody else acts.\n\n" + table(head, rows))


def steps(run: dict) -> str:
    rows = []
    for place, step in enumerate(run["rounds"][0]["life"][0]["steps"]):
        row = [step["name"]]
        for clients in counts(run):
            row += [middle(run["rounds"], lambda r: life(r, clients)["steps"][place][p]) for p in ("p50", "p99")]
        rows.append(row)
    return table([name(run["engine"])] + [f"{c} · {p}" for c in counts(run) for p in ("p50", "p99")], rows)


def pages(found: dict) -> str:
    rows, head = [], ["", "clients"]
    for run in found["runs"]:
        head += [f"{name(run['engine'])} {number(run['dossiers'])}: p50", "p99", "pages/s"]
    for place, page in enumerate(found["runs"][0]["rounds"][0]["pages"]):
        row = [page["name"], str(page["clients"])]
        for run in found["runs"]:
            row += [looked(run, place, what) for what in ("p50", "p99", "perSecond")]
        rows.append(row)
    return table(head, rows)


def looked(run: dict, place: int, what: str) -> float:
    return middle(run["rounds"], lambda r: r["pages"][place][what])


def growth(found: dict) -> str:
    runs = found["runs"]
    last = lambda run: counts(run)[-1]
    lines = {
        "dossiers generated a second": lambda r: r["dossiers"] / r["made"],
        "database, MB": lambda r: r["bytes"] / 1e6,
        "start to first page, s": lambda r: statistics.median(r["start"]),
        "memory at rest, MB": lambda r: r["memory"],
        "memory after all the load, MB": lambda r: r["memoryAfter"],
        **{f"life cycles/s, {c} clients": lambda r, c=c: middle(r["rounds"], lambda one: life(one, c)["cyclesPerSecond"]) for c in counts(runs[0])},
        "disk syncs/s at that time": lambda r: middle(r["rounds"], lambda one: one["disk"]),
    }
    head = [""] + [f"{name(run['engine'])} {number(run['dossiers'])}" for run in runs]
    return table(head, [[what] + [float(pick(run)) for run in runs] for what, pick in lines.items()])


def pgbench(found: dict) -> str:
    if "pgbench" not in found:
        return ""
    rows = [[str(clients), rates["tpcb"], rates["insert"]] for clients, rates in found["pgbench"].items()]
    return table(["clients", "TPC-B-like, scale 10, transactions/s", "one row inserted, transactions/s"], rows)
