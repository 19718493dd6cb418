"""What must be true before the program serves anybody?"""

from django.db import connections

from naryad.accounts.memberships import is_anybody_here
from naryad.accounts.setup_code import issue_setup_code
from naryad.config import demo
from naryad.config.checks import production_refusals
from naryad.config.cli.environment import looks_public
from naryad.config.cli.errors import CommandError
from naryad.config.database.as_owner import django_as_owner
from naryad.config.database.migrating import gather_statistics, migrate, needs_migration
from naryad.config.database.requirements import server_faults
from naryad.config.database.urls import DatabaseUrls
from naryad.config.diagnosis.sending import faults_of_the_sms_setting
from naryad.config.diagnosis.server import unmigrated
from naryad.config.environment import Environment
from naryad.config.serving.web import port_is_free
from naryad.history.generation import raise_generation_when_behind


def bring_up_to_date(urls: DatabaseUrls) -> None:
    """Migrate when the program and the database differ."""
    refuse_unfit_server(urls)
    if needs_migration(urls):
        print("Preparing the database …", flush=True)
        migrate(urls)
        refuse_unfit_server(urls)


def begin_generation_when_restored(urls: DatabaseUrls) -> None:
    """The database may have come by other ways than `naryad restore`."""
    with django_as_owner(urls):
        raise_generation_when_behind()


def refuse_unmigrated(urls: DatabaseUrls) -> None:
    refuse_unfit_server(urls)
    if needs_migration(urls):
        fault = unmigrated()
        raise CommandError(f"{fault.what} {fault.mend}")


def refuse_unfit_server(urls: DatabaseUrls) -> None:
    faults = server_faults(urls)
    if faults:
        raise CommandError("\n".join(faults))


def refuse_unfit_gateway(environment: Environment) -> None:
    """In the trial as well: codes and links must not leave for just any address."""
    for fault in faults_of_the_sms_setting(environment):
        raise CommandError(f"{fault.what} {fault.mend}")


def refuse_unsafe_production(environment: Environment) -> None:
    refusals = production_refusals(environment) if environment.is_production else []
    # The queries of the checks must not leave a connection to be forked.
    connections.close_all()
    if refusals:
        raise CommandError(
            "Not fit for production:\n"
            + "\n".join(f"- {each.what}\n  {each.mend}" for each in refusals)
        )


def refuse_public_demo(environment: Environment, *, is_coming: bool = False) -> None:
    """`is_coming`: the demo is about to be made. In a trial that others can reach its people have
    a password of their own, and one that was chosen counts for a demo made before as well."""
    if not is_coming and not demo.sign_ins():
        return
    if demo.password() != demo.PUBLIC_PASSWORD:
        demo.keep_public_password_out()
    elif looks_public(environment):
        raise CommandError(
            "Others can reach this trial, and the password of its demo is public: set "
            "NARYAD_DEMO_PASSWORD to one of your own."
        )


def make_demo(urls: DatabaseUrls) -> list[tuple[str, str]]:
    """Returns its sign-ins."""
    sign_ins = demo.make_demo()
    gather_statistics(urls)
    return sign_ins


def invite_to_set_up(base_url: str) -> str:
    """What the terminal says while nobody is here: whoever reads it may set up."""
    lines = [] if is_anybody_here() else ["", f"Nobody is here yet. Open {base_url}/setup/"]
    if lines:
        lines += [f"and type this code: {issue_setup_code()}", ""]
    # No connection may be open when the children are forked.
    connections.close_all()
    return "\n".join(lines)


def refuse_taken_port(environment: Environment) -> None:
    if not port_is_free(environment.host, environment.port):
        raise CommandError(f"Port {environment.port} is taken; set NARYAD_PORT to a free one.")
