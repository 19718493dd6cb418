"""How does a `naryad` command come to run?"""

import signal
import sys
from importlib import import_module

import django
import psycopg

from naryad.config.cli.arguments import parse
from naryad.config.cli.environment import complete_environment
from naryad.config.cli.errors import CommandError
from naryad.config.cli.interrupted import refuse_interrupted_restore, settle_restore
from naryad.config.database.account import CommandFailed
from naryad.config.database.process import ServerNotReady
from naryad.config.database.running import database_running
from naryad.config.environment import read_environment

# Django's settings read the database's address once; this one chooses another
# role first and loads Django itself.
LOADS_DJANGO_ITSELF = "manage"
# What `naryad doctor` ends with when it could not look.
CANNOT_TELL = 2


def main() -> None:
    """The entry point of the installed command."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    arguments = parse(sys.argv[1:])
    try:
        complete_environment(arguments.command)
        with database_running(read_environment().data) as database:
            if arguments.command == LOADS_DJANGO_ITSELF:
                refuse_interrupted_restore()
            else:
                django.setup()
                settle_restore(database)
            # Only now: a module that imports models cannot be imported before
            # Django is set up, and Django not before the database is known.
            sys.exit(import_module(arguments.module).run(arguments, database))
    except CommandError as error:
        sys.exit(f"naryad: {error}")
    except (CommandFailed, ServerNotReady, psycopg.OperationalError) as error:
        print(f"naryad: {error}", file=sys.stderr)
        sys.exit(CANNOT_TELL if arguments.command == "doctor" else 1)
    except KeyboardInterrupt:
        sys.exit(130)
