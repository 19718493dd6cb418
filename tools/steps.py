"""How does a step of `./dev` run a program, remember its work and give up?"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = ROOT / ".cache" / "stamps"
BYTECODE = ROOT / ".cache" / "bytecode"


def say(sentence: str) -> None:
    print(f"dev: {sentence}", file=sys.stderr, flush=True)


def give_up(sentence: str) -> None:
    sys.exit(f"dev: {sentence}")


def run(command: list[str], *, environment: dict[str, str] | None = None) -> bool:
    """Run from the project's folder with the output shown; whether it went well."""
    chosen = {**os.environ, **(environment or {})}
    return subprocess.run(command, cwd=ROOT, env=chosen, check=False).returncode == 0


def fingerprint(paths: Iterable[Path], *, also: str = "") -> str:
    """A short name for the contents of these files."""
    known = hashlib.sha256(also.encode())
    for path in sorted(paths):
        known.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return known.hexdigest()[:32]


def is_done(step: str, state: str) -> bool:
    """Whether the step was finished for this state of its sources."""
    path = STAMPS / step
    return path.exists() and path.read_text() == state


def mark_done(step: str, state: str) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / step).write_text(state)
