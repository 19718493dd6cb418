"""Does every test exist that docs/security.md names, and has every rule its line?"""

import ast
import re
from functools import cache

import pytest

from tests.architecture.rules import ROOT

PAPERS = ("docs/security.md", "SECURITY.md")
STATES = ("held", "partly", "no test yet", "not yet: no such noun")
LINES = 60
_LINE = re.compile(r"^\| (\d+) \|(.+)\|(.+)\|(.+)\|$", re.MULTILINE)
_NAMED = re.compile(r"`((?:tests|naryad|tools|docs|locale)/[\w./-]+)(?:::(\w+))?`")


@cache
def _tests_in(path: str) -> frozenset[str]:
    return frozenset(
        node.name
        for node in ast.parse((ROOT / path).read_text()).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def _lines() -> list[tuple[str, str, str]]:
    """Number, proofs and state of each."""
    text = (ROOT / "docs/security.md").read_text()
    return [(found[1], found[3], found[4].strip()) for found in _LINE.finditer(text)]


@pytest.mark.parametrize("paper", PAPERS)
def test_whatever_a_paper_names_is_there(paper: str) -> None:
    named = _NAMED.findall((ROOT / paper).read_text())
    assert named
    missing = [
        f"{path}::{test}" if test else path
        for path, test in named
        if not (ROOT / path).exists() or (test and test not in _tests_in(path))
    ]
    assert missing == []


def test_each_rule_has_one_line_with_a_state() -> None:
    assert [number for number, _, _ in _lines()] == [str(n) for n in range(1, LINES + 1)]
    assert [number for number, _, state in _lines() if not state.startswith(STATES)] == []


def test_what_is_held_names_its_proof_and_what_is_not_says_what_is_missing() -> None:
    for number, proofs, state in _lines():
        if state.startswith(("held", "partly")):
            assert _NAMED.search(proofs) or "ruff" in proofs, number
        if state.startswith(("partly", "no test yet")):
            assert ":" in state, number
