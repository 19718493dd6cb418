"""How is docs/access.md written anew?  `./dev access`"""

import os
from importlib import import_module

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naryad.config.settings")
    django.setup()
    # It reads the program, which wants its settings first.
    paper = import_module("tests.access.paper")
    paper.TARGET.write_text(paper.print_access(), encoding="utf-8")


main()
