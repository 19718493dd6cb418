"""What does `./dev test` run, and in which order?"""

import argparse
import os
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass

from tools.steps import PYTHON, ROOT, VENV, give_up, run

TEMPLATES = "naryad/web/templates"


@dataclass(frozen=True)
class Step:
    name: str
    command: list[str]


def prove(words: list[str], *, browser: Callable[[], str]) -> None:
    """Run every step even after a failure, then name the failed ones."""
    options, pytest_words = _parse(words)
    os.environ.update(_environment(options))
    parts = _parts(options, narrowed=bool(pytest_words))
    if "browser" in parts or any("tests/browser" in word for word in pytest_words):
        os.environ["CHROME"] = browser()
    steps = [step for part in parts for step in STEPS[part]()]
    if pytest_words:
        steps = [Step("pytest", [*_pytest(), *pytest_words])]
    failed = [step.name for step in steps if not _went_well(step)]
    if failed:
        give_up(f"failed: {', '.join(failed)}")


def _parse(words: list[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(prog="./dev test", add_help=False, allow_abbrev=False)
    for part in STEPS:
        parser.add_argument(f"--{part}", action="append_const", dest="parts", const=part)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--database", metavar="MAJOR")
    return parser.parse_known_args(words)


def _environment(options: argparse.Namespace) -> dict[str, str]:
    chosen = {}
    if options.long:
        chosen["NARYAD_TEST_LONG"] = "1"
    if options.database:
        chosen["NARYAD_TEST_POSTGRESQL"] = options.database
    return chosen


def _parts(options: argparse.Namespace, *, narrowed: bool) -> list[str]:
    if narrowed:
        return []
    if options.database:
        return ["fast"]
    return options.parts or list(STEPS)


def _lint() -> list[Step]:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text()).get("tool", {})
    steps = [
        Step("ruff check", [_program("ruff"), "check", "."]),
        Step("ruff format", [_program("ruff"), "format", "--check", "."]),
        Step("mypy", [_program("mypy")]),
        Step("import-linter", [_program("lint-imports")]),
        Step("codespell", [_program("codespell")]),
        Step("makemigrations", [*_naryad(), "manage", "makemigrations", "--check", "--dry-run"]),
    ]
    if "djlint" in tool and (ROOT / TEMPLATES).exists():
        steps.append(Step("djlint", [_program("djlint"), TEMPLATES, "--lint", "--quiet"]))
    return steps


def _fast() -> list[Step]:
    others = [f"--ignore=tests/{folder}" for folder in ("browser", "kills")]
    return [Step("fast tests", [*_pytest(), "tests", *others, "-n", "2"])]


def _kills() -> list[Step]:
    """Whole programs are started and killed: what the fast tests have no time for."""
    return [Step("kills", [*_pytest(), "tests/kills", "-n", "2"])]


def _browser() -> list[Step]:
    if not (ROOT / "tests" / "browser").exists():
        return []
    # One after another: two Chromium at once leave the program no processor on two cores.
    return [Step("browser tests", [*_pytest(), "tests/browser"])]


STEPS = {"lint": _lint, "fast": _fast, "kills": _kills, "browser": _browser}


def _went_well(step: Step) -> bool:
    print(f"\n=== {step.name}", flush=True)
    started = time.monotonic()
    went_well = run(step.command)
    print(
        f"--- {step.name}: {'ok' if went_well else 'FAILED'} in {time.monotonic() - started:.1f} s",
        flush=True,
    )
    return went_well


def _program(name: str) -> str:
    return str(VENV / "bin" / name)


def _pytest() -> list[str]:
    return [str(PYTHON), "-m", "pytest", "-q"]


def _naryad() -> list[str]:
    return [str(PYTHON), "-m", "naryad.config.cli"]
