"""Which commands does `./dev` have?"""

import fcntl
import os
import signal
from collections.abc import Callable
from pathlib import Path

from tools.browser import find_or_install_browser
from tools.environment import enter_environment, make_environment
from tools.front_end import FrontEndFailed, build_front_end, node_in, npm_command
from tools.proofs import prove
from tools.steps import PYTHON, ROOT, VENV, fingerprint, give_up, is_done, mark_done, run

HELP = """\
./dev run                    try Naryad: everything in one terminal
./dev test                   every check and test
./dev test PATH… [-k …]      pytest with these arguments
./dev test --lint | --fast | --kills | --browser     one part
./dev test --long            more examples, the full cross of languages and themes
./dev test --database 15     the fast tests on a system PostgreSQL of that version
./dev messages               collect the words of the program into locale/
./dev bench                  measure everything, one table
./dev bench NAME…            measure one thing
./dev bench --peer NAME      measure beside another program (django-helpdesk)
./dev sbom                   write of what this version is made, build/sbom.json (CycloneDX)
./dev access                 print who may what, docs/access.md
./dev mutate                 break the rules one by one and see the tests notice
./dev mutate WORD…           only the rules whose place or text holds these words
./dev mutate WORD… TESTS…    the same, and only these tests are asked
./dev npm WORD…              npm, of the pinned Node
./dev build                  only the set-up: environment, front end, messages
./dev COMMAND…               any command of naryad: manage, migrate, doctor, backup, …
"""


def main(words: list[str]) -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    command, *rest = words or ["help"]
    if command in {"help", "-h", "--help"}:
        print(HELP, end="")
        return
    if command in WITHOUT_OWN_HELP and {"-h", "--help"} & set(rest):
        print(_help_of(command), end="")
        return
    try:
        _set_up()
        if command in COMMANDS:
            COMMANDS[command](rest)
        else:
            _naryad(command, *rest)
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def _help_of(command: str) -> str:
    """The lines of the help that are about one command."""
    about = f"./dev {command} "
    return "".join(line for line in HELP.splitlines(keepends=True) if line.startswith(about))


def _set_up() -> None:
    """Environment, front end and messages; nothing when nothing has changed."""
    cache = ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    with (cache / "dev.lock").open("w") as lock:
        # Two terminals must not install into one folder at once.
        fcntl.flock(lock, fcntl.LOCK_EX)
        make_environment()
        enter_environment()
        try:
            build_front_end(_node())
        except FrontEndFailed as error:
            give_up(f"The front end could not be built.\n{error}")
        _compile_messages()


def _node() -> Path:
    return node_in(next((VENV / "lib").glob("python3.*/site-packages")))


def _compile_messages() -> None:
    state = fingerprint((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))
    compiled = all(
        path.with_suffix(".mo").exists() for path in (ROOT / "locale").glob("*/LC_MESSAGES/*.po")
    )
    if not (compiled and is_done("messages", state)):
        _or_exit(run([str(PYTHON), "-m", "tools.messages", "compile"]))
        mark_done("messages", state)


def _naryad(*words: str) -> None:
    os.chdir(ROOT)
    os.execv(PYTHON, [str(PYTHON), "-m", "naryad.config.cli", *words])  # noqa: S606 - this terminal becomes the program


def _module(name: str) -> Callable[[list[str]], None]:
    def start(rest: list[str]) -> None:
        os.chdir(ROOT)
        os.execv(PYTHON, [str(PYTHON), "-m", name, *rest])  # noqa: S606 - likewise

    return start


def _test(rest: list[str]) -> None:
    prove(rest, browser=find_or_install_browser)


def _npm(rest: list[str]) -> None:
    os.chdir(ROOT)
    command = npm_command(_node())
    os.execv(command[0], [*command, *rest])  # noqa: S606 - likewise


def _messages(rest: list[str]) -> None:
    _or_exit(run([str(PYTHON), "-m", "tools.messages", "update"]))
    _compile_messages()


def _or_exit(went_well: bool) -> None:
    if not went_well:
        raise SystemExit(1)


# These take no options, so asking them for help would start their whole work.
WITHOUT_OWN_HELP = {"access", "build", "messages", "mutate", "sbom"}
COMMANDS: dict[str, Callable[[list[str]], None]] = {
    "test": _test,
    "build": lambda rest: None,
    "messages": _messages,
    "npm": _npm,
    "bench": _module("bench"),
    "sbom": _module("tools.sbom"),
    "mutate": _module("tests.mutate"),
    "access": _module("tests.access"),
}
