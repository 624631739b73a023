#!/usr/bin/env python3
"""Makes the Python environment of the bench's peers, once per machine, package by package.

    peers.py REQUIREMENTS

Prints {"python": PROGRAM, "missing": {PACKAGE: REASON …}} as JSON. The environment lies in Howdah's cache under the hash of the
file and of this Python; what could not be installed is tried again the next time. Needs the standard library only.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "e2e"))
from environment import cache


def install(python, requirement):
    """None, or why it cannot be installed."""
    pip = subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", requirement],
                         capture_output=True, text=True)
    errors = [line for line in pip.stderr.splitlines() if line.startswith("ERROR:")] or pip.stderr.splitlines() or [""]
    return None if pip.returncode == 0 else errors[-1].removeprefix("ERROR:").strip() or f"pip ends with {pip.returncode}"


def requirements(file):
    lines = (line.split("#")[0].strip() for line in file.read_text().splitlines())
    return [line for line in lines if line]


def main():
    file = Path(sys.argv[1])
    key = hashlib.sha256(file.read_bytes() + sys.version.encode()).hexdigest()[:12]
    folder = cache() / "python" / key
    os.makedirs(folder.parent, mode=0o700, exist_ok=True)
    python = folder / "bin" / "python"
    done = folder / "done"
    missing = {}
    if not done.exists():
        print("making a Python environment, once", file=sys.stderr, flush=True)
        venv.create(folder, with_pip=True)
        for requirement in requirements(file):
            print(f"installing {requirement}", file=sys.stderr, flush=True)
            if reason := install(python, requirement):
                missing[re.split("[=<>~]", requirement)[0]] = reason
        if not missing:
            done.touch()
    print(json.dumps(dict(python=str(python), missing=missing)))


if __name__ == "__main__":
    main()
