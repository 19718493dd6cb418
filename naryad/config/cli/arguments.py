"""Which commands does `naryad` have, and what does each take?"""

import argparse

COMMANDS = "naryad.config.cli.commands"


def parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="naryad", description="Field service management.")
    commands = parser.add_subparsers(required=True, metavar="command", dest="command")

    def add(name: str, explanation: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=explanation, description=explanation)
        command.set_defaults(module=f"{COMMANDS}.{name.replace('-', '_')}")
        return command

    add("run", "try Naryad out: database, demo, web server and worker in one terminal")
    add("serve", "the web server and the worker")
    add("worker", "one more worker for background jobs")
    add("migrate", "bring the tables of the database up to date")
    add("demo", "fill an empty database with a made-up company")
    add("create-admin", "make the first organization and its administrator")
    host = add("set-host", "give an organization a host of its own")
    host.add_argument("organization", type=int, help="its number")
    host.add_argument("host", help='as in service.example.com; "" for the common address')
    factors = add(
        "reset-factors", "take all second factors away from a login whose owner lost them"
    )
    factors.add_argument("name", help="the e-mail or phone with which its owner signs in")
    token = add("token", "make a token, by which a program acts as somebody; it is printed once")
    token.add_argument("--login", required=True, help="the e-mail or phone of the login")
    token.add_argument("--organization", help="its name or number, where there are several")
    token.add_argument("--name", required=True, help="by which it is known again")
    token.add_argument("--days", type=int, default=365, help="how long it works; 365 by itself")
    doctor = add("doctor", "say what is wrong with this installation, why, and what to do")
    doctor.add_argument("--json", action="store_true", help="the same for programs")
    backup = add("backup", "write everything into one file")
    backup.add_argument("file", help="a new .tar file; with --verify one that is there too")
    backup.add_argument(
        "--verify", action="store_true", help="restore it into a database of its own and compare"
    )
    restore = add("restore", "read everything back from such a file")
    restore.add_argument("file", help="the file that backup wrote")
    restore.add_argument(
        "--replace", action="store_true", help="delete what is in the database now"
    )
    manage = add("manage", "a management command of Django, with the database up")
    manage.add_argument("arguments", nargs=argparse.REMAINDER)
    return parser.parse_args(words)
