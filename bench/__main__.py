"""How is a benchmark run?  `./dev bench people`, and `./dev bench` for all of them"""

import argparse
import importlib
import os
import subprocess
import sys
import time

import django

from bench.table import HEAD
from naryad.config.database.migrating import migrate, needs_migration
from naryad.config.database.running import RunningDatabase, database_running
from naryad.config.environment import read_environment

CASES = ["people", "lists", "assets", "tickets", "qr", "sheets", "load"]
PEERS = ["django-helpdesk"]
ADDITIONS = 5_000_000
PEER_SIZES = (20_000, 100_000)


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench", description="Ratios to a bare floor.")
    parser.add_argument("case", nargs="?", choices=CASES, help="all of them, unless named")
    parser.add_argument("only", nargs="*", help="beginnings of the names of what is measured")
    parser.add_argument(
        "--few", action="store_true", help="a tenth of the rows, a hundredth of the tickets"
    )
    parser.add_argument("--peer", choices=PEERS, help="beside another program, on the same server")
    parser.add_argument("--tickets", type=int, help="how many, beside another program")
    parser.add_argument(
        "--requests", type=int, default=100, help="a round beside another program; three rounds"
    )
    parser.add_argument("--rows", action="store_true", help="without a head, as a part of all")
    arguments = parser.parse_intermixed_args()
    if arguments.few:
        os.environ["NARYAD_BENCH_FEW"] = "1"
    if arguments.peer and arguments.tickets:
        _run_beside(arguments)
    elif arguments.peer:
        _run_all_beside(arguments)
    elif arguments.case:
        _run(arguments)
    else:
        _run_all(few=arguments.few)


def _run_all(*, few: bool) -> None:
    """Each in a process of its own: what one has loaded must not be found in another's memory.

    One that breaks leaves the others their rows, and the run its code.
    """
    _say_head()
    broken = [case for case in CASES if not _ran_through(case, few=few)]
    _say_load("after")
    if broken:
        sys.exit(f"Broken off: {', '.join(broken)}. What broke is said above.")


def _ran_through(case: str, *, few: bool) -> bool:
    words = [sys.executable, "-m", "bench", case, "--rows", *(["--few"] if few else [])]
    return subprocess.run(words, check=False).returncode == 0


def _run_all_beside(arguments: argparse.Namespace) -> None:
    _say_load("before")
    for size in PEER_SIZES[:1] if arguments.few else PEER_SIZES:
        words = [sys.executable, "-m", "bench", "--peer", arguments.peer, "--tickets", str(size)]
        subprocess.run([*words, "--requests", str(arguments.requests)], check=True)
    _say_load("after")


def _run_beside(arguments: argparse.Namespace) -> None:
    """On 20,000 objects, in data of its own for each number of tickets."""
    os.environ["NARYAD_BENCH_FEW"], os.environ["NARYAD_BENCH_TICKETS"] = "1", str(arguments.tickets)
    os.environ["NARYAD_DATA"] = f"{read_environment().data}-peer-{arguments.tickets}"
    with database_running(read_environment().data) as database:
        _prepare(database)
        bench = importlib.import_module("bench.peer.comparing")
        bench.run(database, peer=arguments.peer, requests=arguments.requests)


def _prepare(database: RunningDatabase) -> None:
    django.setup()
    if needs_migration(database.urls):
        migrate(database.urls)


def _run(arguments: argparse.Namespace) -> None:
    if arguments.few:
        os.environ["NARYAD_DATA"] = f"{read_environment().data}-few"
    with database_running(read_environment().data) as database:
        _prepare(database)
        if not arguments.rows:
            _say_head()
        bench = importlib.import_module(f"bench.{arguments.case}")
        bench.run(database.urls, only=arguments.only)
    if not arguments.rows:
        _say_load("after")


def _say_head() -> None:
    _say_load("before")
    _say_speed()
    print(f"\n{HEAD}", flush=True)


def _say_load(when: str) -> None:
    print(f"Load {when}: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.", flush=True)


def _say_speed() -> None:
    """Of this machine: figures of two of them mean nothing beside each other without it."""
    begin, total = time.process_time(), 0
    for number in range(ADDITIONS):
        total += number
    spent = time.process_time() - begin
    print(f"{ADDITIONS:,} additions in Python: {spent:.2f} s of processor time.", flush=True)


main()
