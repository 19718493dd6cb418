"""Which Chromium do the browser tests drive?"""

import os
import shutil
import subprocess
from pathlib import Path

from tools.steps import give_up, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = "No Chromium found. Debian: sudo apt-get install chromium. Or set CHROME to its path."


def find_or_install_browser() -> str:
    """The path of the browser; as root on Debian it is installed when missing."""
    browser = _find() or _install()
    if browser is None:
        give_up(ADVICE)
    assert browser is not None
    return browser


def _find() -> str | None:
    chosen = os.environ.get("CHROME")
    if chosen:
        if not Path(chosen).exists():
            give_up(f"CHROME says {chosen}, which is not there.")
        return chosen
    return next(filter(None, map(shutil.which, NAMES)), None)


def _install() -> str | None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    say("installing Chromium")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        result = subprocess.run(
            ["apt-get", "-q", *words],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            say(f"apt-get {words[0]} failed:\n{result.stderr.strip()}")
    return _find()
