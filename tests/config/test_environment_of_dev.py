"""What do programs find that `./dev` starts?"""

import os
import subprocess

import pytest

from tools.environment import enter_environment

NAME = "compiled_once"


def test_what_is_compiled_is_kept_also_where_the_machine_forbids_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sources, kept = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("kept")
    (sources / f"{NAME}.py").write_text("")
    monkeypatch.setattr("tools.environment.BYTECODE", kept)
    for name, value in {
        "PATH": os.environ["PATH"],
        "VIRTUAL_ENV": "",
        "PYTHONPYCACHEPREFIX": "",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    enter_environment()
    subprocess.run(["python", "-c", f"import {NAME}"], cwd=sources, check=True)
    assert [path.name.split(".")[0] for path in kept.rglob(f"{NAME}.*.pyc")] == [NAME]
    assert [path.name for path in sources.iterdir()] == [f"{NAME}.py"]
