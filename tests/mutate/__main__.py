"""Who notices when a rule is gone? `./dev mutate [WORD]` takes each one whose line holds WORD."""

import os
import sys
from importlib import import_module
from pathlib import Path

import django
import pytest

TESTS = (
    "tests/access",
    "tests/accounts",
    "tests/areas",
    "tests/assets",
    "tests/catalog",
    "tests/companies",
    "tests/contracts",
    "tests/core",
    "tests/files",
    "tests/letters",
    "tests/notifications",
    "tests/organizations",
    "tests/people",
    "tests/tickets",
    "tests/web",
)


def main(words: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naryad.config.settings")
    django.setup()
    # The loop imports the program, which wants its settings first.
    loop = import_module("tests.mutate.loop").MutationLoop(" ".join(words))
    tests = [path for path in TESTS if Path(path).exists()]
    pytest.main(["-q", "-p", "no:cacheprovider", "--no-header", "-s", *tests], plugins=[loop])
    return 1 if loop.survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
