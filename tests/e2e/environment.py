#!/usr/bin/env python3
"""Makes the Python environment of a requirements file, once per machine, and prints its folder.

    environment.py REQUIREMENTS

It lies in Howdah's cache under the hash of the file and of this Python, so that a change makes a new one. What happens meanwhile
is told on standard error. Needs the standard library only, `venv` included.
"""
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path


def cache():
    """The folder that Howdah keeps its things in."""
    environment = os.environ
    if environment.get("HOWDAH_CACHE", "").strip():
        return Path(environment["HOWDAH_CACHE"]).absolute()
    if environment.get("XDG_CACHE_HOME", "").strip():
        return Path(environment["XDG_CACHE_HOME"], "howdah")
    return Path.home() / ".cache" / "howdah"


def fill(folder, requirements):
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                    "--no-input", "--requirement", requirements], check=True, stdout=sys.stderr)


def main():
    requirements = Path(sys.argv[1])
    key = hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()[:12]
    folder = cache() / "python" / key
    os.makedirs(folder.parent, mode=0o700, exist_ok=True)
    done = folder / "done"
    with open(folder.parent / f"{key}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            print(f"Making the Python environment of {requirements.name}: once, about a minute", file=sys.stderr)
            shutil.rmtree(folder, ignore_errors=True)
            fill(folder, requirements)
            done.touch()
    print(folder)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as failure:
        sys.exit(f"The Python environment of {sys.argv[1]} cannot be made: {failure}")
