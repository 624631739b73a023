#!/usr/bin/env python3
"""Brings a million rows in or out by psycopg2, on the server that PGHOST and the others name.

    transfer.py METHOD

METHOD is copy (copy_expert), values (execute_values) or cursor (a named cursor). Prints {"seconds": …, "memory": …}, that is
MiB at the peak, as JSON.
"""
import io
import json
import sys
import time

import psycopg2
from psycopg2.extras import execute_values

ROWS = 1_000_000
PAGE = 1000
TABLE = "CREATE TEMPORARY TABLE transfer (id integer, title text, points integer)"
SELECT = "SELECT n AS id, 'post ' || n AS title, n %% 100 AS points FROM generate_series(1, %s) AS n"


def rows():
    return ((n, f"post {n}", n % 100) for n in range(1, ROWS + 1))


class Lines(io.TextIOBase):
    """A file of the rows, made as it is read."""

    def __init__(self):
        self.lines = (f"{id}\t{title}\t{points}\n" for id, title, points in rows())
        self.rest = ""

    def read(self, size=-1):
        parts, length = [self.rest], len(self.rest)
        while length < size and (line := next(self.lines, None)) is not None:
            parts.append(line)
            length += len(line)
        text = "".join(parts)
        self.rest = text[size:]
        return text[:size]


def copy(connection):
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
        cursor.copy_expert("COPY transfer FROM STDIN", Lines())
        return cursor.rowcount


def values(connection):
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
        execute_values(cursor, "INSERT INTO transfer VALUES %s", rows(), page_size=PAGE)
        cursor.execute("SELECT count(*) FROM transfer")
        return cursor.fetchone()[0]


def cursor(connection):
    with connection.cursor("transfer") as cursor:
        cursor.itersize = PAGE
        cursor.execute(SELECT, (ROWS,))
        return sum(1 for id, title, points in cursor if title)


def memory():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def main():
    connection = psycopg2.connect("")
    begin = time.perf_counter()
    count = {"copy": copy, "values": values, "cursor": cursor}[sys.argv[1]](connection)
    connection.commit()
    seconds = time.perf_counter() - begin
    if count != ROWS:
        sys.exit(f"{count} rows instead of {ROWS}")
    print(json.dumps(dict(seconds=seconds, memory=memory())))


if __name__ == "__main__":
    main()
