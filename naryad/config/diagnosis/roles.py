"""May the role that serves do more than it needs?"""

from collections.abc import Iterator
from ipaddress import ip_address

import psycopg
from django.utils.translation import gettext as _

from naryad.config.database.grants import application_may_rewrite_history
from naryad.config.diagnosis.connecting import connect
from naryad.config.diagnosis.finding import Finding, Grade
from naryad.config.diagnosis.patient import Patient

# Each flag of the role with the word that takes it away.
_POWERS = {
    "rolcreaterole": "NOCREATEROLE",
    "rolcreatedb": "NOCREATEDB",
    "rolreplication": "NOREPLICATION",
    "rolbypassrls": "NOBYPASSRLS",
}
_ROLE = """
SELECT rolname, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,
    EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
            AND c.relkind = 'r' AND pg_has_role(r.oid, c.relowner, 'MEMBER')),
    has_schema_privilege('public', 'CREATE')
FROM pg_roles r WHERE rolname = current_user"""


def faults_of_roles(patient: Patient) -> Iterator[Finding]:
    with connect(patient.urls.application) as connection:
        row = connection.execute(_ROLE).fetchone()
        assert row is not None
        name, is_super, *powers, owns, may_create = row
        if not _is_private(connection):
            yield _readable()
    if is_super:
        yield _superuser(name)
    elif owns or application_may_rewrite_history(patient.urls):
        yield _one_role(name)
    else:
        yield from _powers(name, powers, may_create=may_create)


def _superuser(name: str) -> Finding:
    return Finding(
        "role-superuser",
        _("The program serves as %(role)s, a superuser of the database.") % {"role": name},
        _("One fault of the program is a fault of the whole server, its files included."),
        _("Make a role that may nothing but log in, set it in DATABASE_URL, run: naryad migrate"),
    )


def _one_role(name: str) -> Finding:
    return Finding(
        "role-owner",
        _("The program serves as %(role)s, which owns the tables.") % {"role": name},
        _("So it can change history, drop tables and switch off what guards them."),
        _(
            "Make a second role, set it in DATABASE_URL and the owner in NARYAD_MIGRATE_URL,"
            " run: naryad migrate"
        ),
    )


def _powers(name: str, powers: list[bool], *, may_create: bool) -> Iterator[Finding]:
    words = [word for word, has in zip(_POWERS.values(), powers, strict=True) if has]
    if words:
        yield Finding(
            "role-powers",
            _("The role %(role)s may more than serve.") % {"role": name},
            _("Whoever gets hold of it can make roles or databases, or read past guards."),
            f'ALTER ROLE "{name}" {" ".join(words)};',
            Grade.WARNING,
        )
    if may_create:
        yield Finding(
            "role-creates",
            _("The role %(role)s may make tables and functions of its own.") % {"role": name},
            _("A function in the way of one that is called runs with the owner's rights."),
            f'REVOKE CREATE ON SCHEMA public FROM PUBLIC, "{name}";',
            Grade.WARNING,
        )


def _readable() -> Finding:
    return Finding(
        "database-tls",
        _("The database on another machine is reached without TLS."),
        _("Everything that people write and read can be read on the way."),
        _("Add sslmode=verify-full to DATABASE_URL and NARYAD_MIGRATE_URL."),
        Grade.WARNING,
    )


def _is_private(connection: psycopg.Connection) -> bool:
    """By TLS, through a socket or on this very machine."""
    if connection.pgconn.ssl_in_use or connection.info.host.startswith("/"):
        return True
    return not connection.info.hostaddr or ip_address(connection.info.hostaddr).is_loopback
