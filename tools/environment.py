"""How does `.venv` get exactly the packages of the lock file?"""

import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.steps import (
    BYTECODE,
    PYTHON,
    ROOT,
    VENV,
    fingerprint,
    give_up,
    is_done,
    mark_done,
    run,
    say,
)

LOCK = ROOT / "requirements-dev.lock"


def make_environment() -> None:
    state = fingerprint([LOCK], also=sys.version)
    if is_done("environment", state) and PYTHON.exists():
        return
    if not _works():
        _make_venv()
    say("installing the packages of requirements-dev.lock")
    if not (_install_uv() and _sync_with_uv()):
        _install_with_pip()
    mark_done("environment", state)


def _works() -> bool:
    """A venv whose Python was removed or upgraded away is made anew."""
    if not PYTHON.exists():
        return False
    asked = "import sys; print(sys.version)"
    answer = subprocess.run([str(PYTHON), "-c", asked], capture_output=True, text=True, check=False)
    return answer.stdout.strip() == sys.version


def _make_venv() -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        give_up(
            "Python's venv module is missing. Debian, Ubuntu: sudo apt-get install python3-venv"
        )
    say("making .venv")
    if not run([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        give_up("Python cannot make a virtual environment; its own message stands above.")


def _install_uv() -> bool:
    """The very release and hashes of the lock, by pip."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "uv.txt")
        wanted.write_text(_lines_about("uv"))
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        return run([*pip, "--no-deps", "--require-hashes", "-r", str(wanted)])


def _lines_about(package: str) -> str:
    blocks = LOCK.read_text().split("\n")
    start = next(number for number, line in enumerate(blocks) if line.startswith(f"{package}=="))
    end = start + 1
    while end < len(blocks) and blocks[end].startswith("    --hash"):
        end += 1
    return "\n".join(blocks[start:end])


def _sync_with_uv() -> bool:
    return run(
        [str(VENV / "bin" / "uv"), "pip", "sync", "--quiet", "--require-hashes", str(LOCK)],
        environment={"VIRTUAL_ENV": str(VENV), "UV_PYTHON": str(PYTHON)},
    )


def _install_with_pip() -> None:
    # uv does not read pip's configuration, where a company names its mirror.
    say("uv could not do it, trying pip (slower)")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not run([*pip, "--require-hashes", "-r", str(LOCK)]):
        give_up("The packages could not be installed; the message stands above.")


def enter_environment() -> None:
    """Programs of the environment come first for whatever is started now, and what Python compiles
    is kept: uv leaves packages uncompiled, and many a machine forbids to write beside sources, so
    that each program would compile all of it anew."""
    os.environ["VIRTUAL_ENV"] = str(VENV)
    os.environ["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    os.environ["PYTHONPYCACHEPREFIX"] = str(BYTECODE)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
