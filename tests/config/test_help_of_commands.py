"""Does asking a long command for its help start nothing?"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.rules import ROOT


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", ["access", "build", "messages", "mutate", "sbom"])
def test_help_is_printed_and_nothing_started(command: str, option: str, tmp_path: Path) -> None:
    """In a copy in which nothing is set up, so that whatever began its work would leave a trace."""
    shutil.copy(ROOT / "dev", tmp_path)
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    before = set(tmp_path.rglob("*"))
    words = [sys.executable, str(tmp_path / "dev"), command, option]
    done = subprocess.run(
        words, cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"./dev {command} ")
    assert set(tmp_path.rglob("*")) == before
