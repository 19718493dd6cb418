"""How is a new database cluster made, and how is it configured?"""

from pathlib import Path

from naryad.config.database.account import Account, account_for_initdb
from naryad.config.database.passwords import Passwords
from naryad.config.database.place import Place
from naryad.config.database.programs import Programs

SUPERUSER = "postgres"

# No program can reach the server but by the socket in a private folder, and
# even there only with a password.
ACCESS_RULES = "local all all scram-sha-256\n"

CONFIGURATION = """\
include_if_exists = 'naryad.local.conf'
listen_addresses = ''
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = on
log_directory = 'log'
log_filename = 'server-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
"""


def make_cluster(
    place: Place, *, programs: Programs, passwords: Passwords, sync: bool = True
) -> None:
    """Make the cluster; it appears whole under its name or not at all."""
    draft = place.folder / "data.new"
    _remove(draft, account=place.account)
    maker = account_for_initdb(place.account)
    maker.give(place.folder)
    maker.run(
        [*_initdb(programs), "-D", str(draft), *([] if sync else ["--no-sync"])], cwd=place.folder
    )
    (draft / "pg_hba.conf").write_text(ACCESS_RULES, encoding="utf-8")
    with (draft / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(CONFIGURATION)
    maker.give(draft)
    _set_password(draft, programs=programs, account=maker, password=passwords.superuser)
    place.account.give(place.folder)
    draft.rename(place.cluster)


def _initdb(programs: Programs) -> list[str]:
    # Without an explicit character type the trigrams of Cyrillic words are
    # silently empty when the terminal's LANG is C, as under systemd and cron.
    # The builtin provider exists from 17 on.
    locale = ["--locale=C", "--lc-ctype=C.UTF-8"]
    if programs.major >= 17:
        locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return [
        *[programs.path("initdb"), "--encoding=UTF8", *locale],
        *["--data-checksums", f"--username={SUPERUSER}", "--auth=reject"],
    ]


def _set_password(cluster: Path, *, programs: Programs, account: Account, password: str) -> None:
    # In single-user mode and through a pipe, so that no file and no command
    # line shows the password.
    command = [programs.path("postgres"), "--single", "-D", str(cluster), "template1"]
    sql = f"ALTER ROLE {SUPERUSER} PASSWORD '{password}';\n"
    account.run([*command[:-1], "-c", "logging_collector=off", command[-1]], stdin=sql, cwd=cluster)


def _remove(draft: Path, *, account: Account) -> None:
    if draft.exists():
        account.run(["/bin/rm", "-rf", str(draft)], cwd=Path("/"))
