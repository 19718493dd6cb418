"""Who notices when a rule is gone? `./dev mutate [WORD…] [TESTS…]` takes each one whose line holds
the words, and asks the tests that pass it: of the files named, else of all."""

import os
import sys
from importlib import import_module
from pathlib import Path

import django
import pytest

from tests.architecture.rules import ROOT

# They start programs of their own, which hold every rule, or read the sources.
NEVER_ASKED = {"architecture", "bench", "browser", "config", "kills", "mutate", "words"}


def main(said: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naryad.config.settings")
    django.setup()
    chosen = [each for each in said if each.startswith("tests/")]
    words = " ".join(each for each in said if each not in chosen)
    # The loop imports the program, which wants its settings first.
    loop = import_module("tests.mutate.loop").MutationLoop(words, is_chosen=bool(chosen))
    options = ["-q", "-p", "no:cacheprovider", "--no-header", "-s"]
    pytest.main([*options, *(chosen or _all_tests())], plugins=[loop])
    return 1 if loop.survivors else 0


def _all_tests() -> list[str]:
    folders = (path.parent for path in Path(ROOT, "tests").glob("*/__init__.py"))
    asked = (folder for folder in folders if folder.name not in NEVER_ASKED)
    return sorted(str(folder.relative_to(ROOT)) for folder in asked)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
