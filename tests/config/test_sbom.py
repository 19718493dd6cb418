"""Does the bill of materials name everything that the lock files name?"""

import json
import re
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.database import ROOT
from tools.sbom import write_sbom


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    target: Path = tmp_path_factory.mktemp("bill") / "build" / "sbom.json"
    write_sbom(target)
    return target.read_text("utf-8")


def test_it_is_a_bill_as_the_standard_has_it_and_of_this_version(text: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    component = json.loads(text)["metadata"]["component"]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert component["name"] == "naryad"
    assert changelog.partition("\n## ")[2].startswith(f"{component['version']} ")


def test_each_package_of_both_locks_stands_in_it_with_version_and_hash(text: str) -> None:
    components = json.loads(text)["components"]
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    python = re.findall(r"^([\w.-]+)==([^\s;]+)", lock, re.MULTILINE)
    npm = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    front_end = {
        (path.rpartition("node_modules/")[2], package["version"])
        for path, package in npm.items()
        if path
    }
    named = {
        ("/".join(filter(None, [each.get("group"), each["name"]])), each["version"])
        for each in components
    }
    assert named == {*python, *front_end}
    assert len(python) > 50
    assert ("htmx.org", npm["node_modules/htmx.org"]["version"]) in named
    assert all("hashes" in json.dumps(each) for each in components)


def test_it_is_the_same_each_time_and_tells_nothing_of_this_machine(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX_URL"):
        monkeypatch.setenv(name, "https://mirror.example.com/simple")
    again = tmp_path / "sbom.json"
    write_sbom(again)
    assert again.read_text("utf-8") == text
    assert str(ROOT) not in text
