"""Is everything that is installed one version, known by its hash?"""

import json
import re

import pytest

from tests.architecture.rules import ROOT

_PACKAGE = re.compile(r"[\w.-]+(\[[\w,-]+\])?==[\w.!+]+( ; .+)?")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_each_package_of_python_is_one_version_with_its_hashes(lock: str) -> None:
    told = (ROOT / lock).read_text().replace("\\\n", " ")
    lines = [line for line in told.splitlines() if line and not line.lstrip().startswith("#")]
    assert lines
    for line in lines:
        package, *hashes = re.split(r"\s+--hash=", line.strip())
        assert _PACKAGE.fullmatch(package.strip()), package
        assert hashes and all(each.startswith("sha256:") for each in hashes), package


def test_each_package_of_the_front_end_is_one_version_with_its_hash() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())
    for group in ("dependencies", "devDependencies"):
        for name, version in wanted.get(group, {}).items():
            assert re.fullmatch(r"\d+\.\d+\.\d+[\w.-]*", version), f"{name} {version}"
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    packages = {name: package for name, package in locked.items() if name}
    assert packages
    bare = [name for name, each in packages.items() if "sha512-" not in each.get("integrity", "")]
    assert bare == []


def test_what_is_installed_is_compared_and_runs_nothing() -> None:
    python = (ROOT / "tools/environment.py").read_text()
    installing = re.findall(r"\[[^\]]*(?:\*pip|\"pip\", \"sync\")[^\]]*\]", python)
    assert installing
    assert all("--require-hashes" in each for each in installing), installing
    assert '"ci", "--ignore-scripts"' in (ROOT / "tools/front_end.py").read_text()
