"""Which commands does `naryad` have?"""

import argparse
import sys

from naryad.config.cli import manage
from naryad.config.cli.failing import CommandError

COMMANDS = [manage]


def main() -> None:
    """The entry point of the installed command."""
    arguments = _parser().parse_args()
    try:
        sys.exit(arguments.run(arguments))
    except CommandError as error:
        sys.exit(f"naryad: {error}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="naryad", description="Field service management.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for module in COMMANDS:
        module.add_to(commands)
    return parser
