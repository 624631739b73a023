#!/usr/bin/env python3
"""Times Jupyter kernels side by side, in turn, so that a noisy machine slows all of them alike.

    kernels.py [-n RUNS] [--json FILE] KERNEL [KERNEL …]

KERNEL is the name of a kernel that Jupyter finds. What is measured, as a client sees it:
  ready     s    from start to the first kernel_info reply
  first     s    from start to the reply of a first cell, sent at once upon that
  settled   s    from start until jupyter_client calls it ready: 0.2 s of that it waits for silence, whatever the kernel
  after     s    from start until a first cell is done that is sent after that
  cell      ms   median of 40 one-expression cells, from request to idle
  declare   ms   median of 10 cells that declare a type
  complete  ms   median of 10 completions of a member name
  rss       MiB  peak resident memory of the kernel and its children, before it meets a database
of our own kernel, and of JupySQL, as the kernel "jupysql", which needs "howdah" and "python3" to be there
  sql       ms   median of 20 cells that select 1
  rows      ms   median of 10 cells that select 1,000 rows
of our own alone
  page      s    a cell that selects a million rows, of which it shows the first
  growth    MiB  by which that makes the kernel's peak grow
Tells of each run on standard error. The file gets {KERNEL: [{NAME: FIGURE …} …] …}.
"""
import argparse
import glob
import json
import os
import queue
import statistics
import subprocess
import sys
import tempfile
import time
from urllib.parse import quote

from jupyter_client.manager import KernelManager

JAVA = dict(first="int a = 41; a + 1", cell="a + {i}", declare="record P{i}(int x, String y) {{}}", complete="System.out.pri")
PYTHON = dict(first="a = 41; a + 1", cell="a + {i}", declare="class P{i}: pass", complete="str.is")
MILLION = "%%sql\nCREATE TABLE a_million_rows AS SELECT n, md5(n::text) AS hash FROM generate_series(1, 1000000) AS n"
SELECT_ROWS = "%%sql\nSELECT n, md5(n::text) AS hash FROM generate_series(1, 1000) AS n"
# Writes down where our own kernel finds its database, for JupySQL.
TELL_DATABASE = """import static howdah.Bootstrap.*;
java.nio.file.Files.writeString(java.nio.file.Path.of("{file}"),
    String.join("\\n", user(), password(), host(), String.valueOf(port()), database()));"""
LIMIT = 120


def peak_mib(pid):
    pids, total = [pid], 0
    while pids:
        process = pids.pop()
        try:
            with open(f"/proc/{process}/status") as status:
                total += sum(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
            for children in glob.glob(f"/proc/{process}/task/*/children"):
                with open(children) as file:
                    pids += map(int, file.read().split())
        except (FileNotFoundError, ProcessLookupError):
            pass
    return total


class Session:
    """One running kernel and its client, which has waited until it is ready."""

    def __init__(self, name, settles=True):
        self.manager = KernelManager(kernel_name=name)
        self.begin = time.perf_counter()
        self.manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.client = self.manager.client()
        self.client.start_channels()
        if settles:
            self.client.wait_for_ready(timeout=LIMIT)
        else:
            self.await_first_reply()
        self.ready = self.since_start()
        is_python = self.manager.kernel_spec.language.lower().startswith("python")
        self.code = PYTHON if is_python else JAVA

    def since_start(self):
        return time.perf_counter() - self.begin

    def await_first_reply(self):
        while self.since_start() < LIMIT:
            self.client.kernel_info()
            try:
                self.client.get_shell_msg(timeout=1)
                return
            except queue.Empty:
                continue
        raise RuntimeError(f"no reply within {LIMIT} s")

    def reply(self, msg_id):
        while True:
            message = self.client.get_shell_msg(timeout=LIMIT)
            if message["parent_header"].get("msg_id") == msg_id:
                return message["content"]

    def execute(self, code):
        """Seconds from the request until both the reply and the idle status are here."""
        begin = time.perf_counter()
        msg_id = self.client.execute(code)
        while True:
            message = self.client.get_iopub_msg(timeout=LIMIT)
            if (message["parent_header"].get("msg_id") == msg_id and message["msg_type"] == "status"
                    and message["content"]["execution_state"] == "idle"):
                break
        content = self.reply(msg_id)
        if content["status"] != "ok":
            raise RuntimeError(f"{code!r} fails: {content.get('ename')}: {content.get('evalue')}")
        return time.perf_counter() - begin

    def complete(self, code):
        begin = time.perf_counter()
        content = self.reply(self.client.complete(code, len(code)))
        if not content["matches"]:
            raise RuntimeError(f"no completion for {code!r}")
        return time.perf_counter() - begin

    def median(self, times, action):
        return statistics.median(action(i) for i in range(times))

    def measure(self):
        code = self.code
        self.execute(code["first"])
        figures = dict(settled=self.ready, after=self.since_start())
        figures["cell"] = 1e3 * self.median(40, lambda i: self.execute(code["cell"].format(i=i)))
        figures["declare"] = 1e3 * self.median(10, lambda i: self.execute(code["declare"].format(i=i)))
        figures["complete"] = 1e3 * self.median(10, lambda i: self.complete(code["complete"]))
        figures["rss"] = self.peak()
        if self.has_sql():
            figures.update(self.measure_sql())
        return figures

    def has_sql(self):
        return self.reply(self.client.kernel_info())["implementation"] == "howdah"

    def measure_sql_cells(self):
        self.execute("%sql SELECT 0")
        figures = dict(sql=1e3 * self.median(20, lambda i: self.execute("%%sql\nSELECT 1")))
        figures["rows"] = 1e3 * self.median(10, lambda i: self.execute(SELECT_ROWS))
        return figures

    def measure_sql(self):
        figures = self.measure_sql_cells()
        self.execute(MILLION)
        before = self.peak()
        figures["page"] = self.execute("%%sql\nSELECT * FROM a_million_rows")
        figures["growth"] = self.peak() - before
        return figures

    def tell_database(self):
        """The URL of the database, which holds its password."""
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "database")
            self.execute(TELL_DATABASE.format(file=file))
            with open(file) as lines:
                user, password, host, port, database = map(str.strip, lines)
        return f"postgresql+psycopg2://{quote(user)}:{quote(password)}@{host}:{port}/{quote(database)}"

    def peak(self):
        return peak_mib(self.manager.provisioner.process.pid)

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def measure_start(name):
    session = Session(name, settles=False)
    try:
        if session.reply(session.client.execute(session.code["first"]))["status"] != "ok":
            raise RuntimeError("the first cell fails")
        return dict(ready=session.ready, first=session.since_start())
    finally:
        session.close()


def measure(name):
    figures = measure_start(name)
    session = Session(name)
    try:
        return {**figures, **session.measure()}
    finally:
        session.close()


def measure_jupysql(name):
    """Needs both kernels: the database is that of ours."""
    ours = Session(name)
    try:
        os.environ["DATABASE_URL"] = ours.tell_database()
        theirs = Session("python3")
        try:
            theirs.execute("%load_ext sql\n%config SqlMagic.displaylimit = None\n%sql")
            return theirs.measure_sql_cells()
        finally:
            theirs.close()
    finally:
        os.environ.pop("DATABASE_URL", None)
        ours.close()


def table(results):
    """Medians, each with its ratio to that of the first kernel."""
    medians = {name: {each: statistics.median(run[each] for run in runs) for each in runs[0]} for name, runs in results.items()}
    names = list(dict.fromkeys(each for figures in medians.values() for each in figures))
    baseline = next(iter(medians.values()))
    yield f"{'':16}" + "".join(f"{each:>18}" for each in names)
    for name, figures in medians.items():
        cells = (f"{figures[each]:.3g} ({figures[each] / baseline[each]:.2f})" if each in figures and baseline.get(each)
                 else f"{figures[each]:.3g}" if each in figures else "" for each in names)
        yield f"{name:16}" + "".join(f"{cell:>18}" for cell in cells)


def main():
    arguments = argparse.ArgumentParser(usage=__doc__)
    arguments.add_argument("-n", "--runs", type=int, default=5)
    arguments.add_argument("--json")
    arguments.add_argument("kernels", nargs="+")
    options = arguments.parse_args()
    results = {name: [] for name in options.kernels}
    for turn in range(options.runs):
        for name in options.kernels:
            print(f"{name}: run {turn + 1} of {options.runs}", file=sys.stderr, flush=True)
            results[name].append(measure_jupysql("howdah") if name == "jupysql" else measure(name))
    print("\n".join(table(results)))
    if options.json:
        with open(options.json, "w") as file:
            json.dump(results, file)


if __name__ == "__main__":
    main()
