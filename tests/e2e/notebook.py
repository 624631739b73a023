#!/usr/bin/env python3
"""Executes a notebook by nbclient, to its end whatever fails, and prints what came of it as JSON.

    notebook.py KERNEL NOTEBOOK FOLDER

FOLDER is where its kernel runs. The answer is a list with one entry for each code cell: {"source", "text",
"types", "error"}.
"""
import json
import re
import sys

import nbformat
from nbclient import NotebookClient


def text(output):
    if output.output_type == "stream":
        return output.text
    return output.get("data", {}).get("text/plain", "") + "\n"


def error(output):
    told = "\n".join([f"{output.ename}: {output.evalue}", *output.traceback])
    return re.sub(r"\x1b\[[0-9;]*m", "", told)


def result(cell):
    failed = [each for each in cell.outputs if each.output_type == "error"]
    return dict(source=cell.source, text="".join(text(each) for each in cell.outputs if each not in failed),
                types=sorted({each for output in cell.outputs for each in output.get("data", {})}),
                error="\n".join(map(error, failed)))


def main():
    kernel, path, folder = sys.argv[1:]
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, kernel_name=kernel, timeout=120, startup_timeout=60, allow_errors=True,
                   resources={"metadata": {"path": folder}}).execute()
    json.dump([result(cell) for cell in notebook.cells if cell.cell_type == "code"], sys.stdout)


if __name__ == "__main__":
    main()
