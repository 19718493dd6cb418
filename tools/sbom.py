"""Of what is this version made? A bill of materials (CycloneDX), from both lock files.

`./dev sbom` writes build/sbom.json: every Python package that is installed with the program and
every npm package that went into its front end, with versions, hashes and our own version. It asks
nobody: the locks say everything.
"""

import base64
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cyclonedx.spdx import is_supported_id

from tools.steps import ROOT, say

TARGET = ROOT / "build" / "sbom.json"
# They make the front end and are no part of it.
BUILDERS = ("esbuild", "@esbuild/")

Component = dict[str, Any]


def write_sbom(target: Path = TARGET) -> None:
    bill = _bill_of_python_packages()
    component = bill["metadata"]["component"]
    component.update({"version": our_version(), "bom-ref": "naryad"})
    for each in bill["components"]:
        # The line of the lock once more, all of its hashes included.
        each.pop("description", None)
    bill["components"] += _npm_components()
    refs = sorted(each["bom-ref"] for each in bill["components"])
    bill["dependencies"] = [{"ref": "naryad", "dependsOn": refs}]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bill, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    say(f"{len(bill['components'])} packages are named in {target}")


def our_version() -> str:
    """Where hatch reads it too."""
    found = re.search(r"^## (\d\S*)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    if found is None:
        raise ValueError("CHANGELOG.md names no version.")
    return found[1]


def _bill_of_python_packages() -> dict[str, Any]:
    words = ["requirements", "requirements.lock", "--pyproject", "pyproject.toml"]
    options = ["--output-reproducible", "--of", "JSON", "-o", "-"]
    command = [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", *words, *options]
    made = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    bill: dict[str, Any] = json.loads(made.stdout)
    return bill


def _npm_components() -> Iterator[Component]:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    for path, package in sorted(lock["packages"].items()):
        if path:  # the empty path is the front end itself
            yield _npm_component(path, package)


def _npm_component(path: str, package: dict[str, Any]) -> Component:
    full_name, version = path.rpartition("node_modules/")[2], package["version"]
    group, _, name = full_name.rpartition("/")
    return {
        "type": "library",
        "bom-ref": path,
        "name": name,
        **({"group": group} if group else {}),
        "version": version,
        "purl": f"pkg:npm/{quote(full_name)}@{version}",
        "scope": "excluded" if full_name.startswith(BUILDERS) else "required",
        "hashes": [_hash(package["integrity"])],
        "licenses": [_license(package["license"])],
    }


def _license(text: str) -> Component:
    if is_supported_id(text):
        return {"license": {"id": text}}
    return {"expression": text} if " " in text else {"license": {"name": text}}


def _hash(integrity: str) -> dict[str, str]:
    kind, _, encoded = integrity.partition("-")
    names = {"sha1": "SHA-1", "sha512": "SHA-512"}
    return {"alg": names[kind], "content": base64.b64decode(encoded).hex()}


if __name__ == "__main__":
    write_sbom()
