"""How is Naryad tried out on one machine?"""

import argparse
from functools import partial

from naryad.config import demo
from naryad.config.cli.starting import (
    begin_generation_when_restored,
    bring_up_to_date,
    invite_to_set_up,
    make_demo,
    refuse_public_demo,
    refuse_taken_port,
    refuse_unfit_gateway,
    refuse_unsafe_production,
)
from naryad.config.database.running import RunningDatabase
from naryad.config.environment import Environment, read_environment
from naryad.config.serving.jobs import work_off_jobs
from naryad.config.serving.keeper import Keeper
from naryad.config.serving.web import accepts, serve_web
from naryad.config.wsgi import application
from naryad.core.queues import LONG, SHORT


def run(arguments: argparse.Namespace, database: RunningDatabase) -> int:
    environment = read_environment()
    refuse_taken_port(environment)
    refuse_unfit_gateway(environment)
    bring_up_to_date(database.urls)
    begin_generation_when_restored(database.urls)
    refuse_unsafe_production(environment)
    # Production begins with an empty installation and a code in the terminal.
    is_coming = demo.may_be_made() and not environment.is_production
    refuse_public_demo(environment, is_coming=is_coming)
    sign_ins = make_demo(database.urls) if is_coming else demo.sign_ins()
    serve(environment, database, greeting=_greeting(environment, sign_ins))
    return 0


def serve(environment: Environment, database: RunningDatabase, *, greeting: str) -> None:
    """Web server and worker, forked from this loaded process, until told to stop."""
    greeting += invite_to_set_up(environment.base_url)
    keeper = Keeper(database.server)
    web = partial(
        serve_web,
        application,
        host=environment.host,
        port=environment.port,
        processes=environment.web_processes,
    )
    keeper.add("web", web)
    keeper.add("worker", partial(work_off_jobs, [SHORT]))
    keeper.add("long", partial(work_off_jobs, [LONG]))
    keeper.keep(when_ready=partial(_greet, environment, greeting))


def _greet(environment: Environment, greeting: str) -> bool:
    if not accepts(environment.host, environment.port):
        return False
    print(greeting, flush=True)
    return True


def _greeting(environment: Environment, sign_ins: list[tuple[str, str]]) -> str:
    lines = ["", f"Naryad runs at {environment.base_url}", ""]
    if sign_ins:
        lines += [f"  {email:<28} {note}" for email, note in sign_ins]
        lines += [f"  password: {demo.password()}", ""]
    return "\n".join([*lines, "Ctrl+C ends everything."])
