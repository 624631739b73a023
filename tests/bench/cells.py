#!/usr/bin/env python3
"""Runs thousands of cells in one Howdah kernel, the same names again and again, as in a notebook that is run over and over.

    cells.py CELLS

Prints {"seconds": {N: …}, "memory": {N: …}} as JSON: how long the first N cells took together, and how many MiB the kernel held
resident after them, for CELLS, half as many, and so on. Tells how far it is on standard error.
"""
import json
import sys
import time

from kernels import Session

CELLS = [
    "int n = {i};\nn + 1",
    "record Point(int x, int y) {{ }}\nnew Point({i}, 2)",
    "int twice(int a) {{ return 2 * a; }}\nSystem.out.println(twice({i}));",
    "%%sql\nSELECT {i} AS n, repeat('x', 1000) AS text",
    "java.util.stream.IntStream.range(0, 1000).boxed().toList()",
]
SIZES = 5


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


def main():
    cells = int(sys.argv[1])
    sizes = {cells >> shift for shift in range(SIZES)}
    session = Session("howdah")
    figures = dict(seconds={}, memory={})
    try:
        total = 0
        for i in range(1, cells + 1):
            total += session.execute(CELLS[i % len(CELLS)].format(i=i))
            if i % 500 == 0:
                print(f"{i:,} of {cells:,}", file=sys.stderr, flush=True)
            if i in sizes:
                figures["seconds"][i] = total
                figures["memory"][i] = resident(session.manager.provisioner.process.pid)
    finally:
        session.close()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
