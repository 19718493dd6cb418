"""Is everything there that the program was installed with?"""

from collections.abc import Iterator
from importlib.util import find_spec

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from naryad.config.backup.noting import last_backup
from naryad.config.database.account import CommandFailed
from naryad.config.database.tools import tool_for
from naryad.config.diagnosis.finding import Finding, Grade
from naryad.config.diagnosis.patient import Patient

# Loaded only when they are needed, so that their absence shows late. Fonts of labels are those of
# the typesetter.
_LATE = ("typst", "python_calamine", "rustpy_xlsxwriter", "apprise", "pywebpush", "PIL")
OLDEST_BACKUP_DAYS = 7


def faults_of_parts(patient: Patient) -> Iterator[Finding]:
    missing = [name for name in _LATE if find_spec(name) is None]
    if missing:
        yield Finding(
            "parts-packages",
            _("Packages are missing: %(names)s.") % {"names": ", ".join(missing)},
            _("Labels, imports, exports or messages fail where they are needed."),
            _("Install Naryad anew, with all it depends on."),
        )
    if not (settings.STATIC_ROOT / "manifest.json").exists():
        yield Finding(
            "parts-front-end",
            _("Styles and scripts have not been built."),
            _("Pages do not open."),
            _("In a checkout run ./dev build; else install Naryad anew."),
        )
    if not _speaks_russian():
        yield Finding(
            "parts-words",
            _("The Russian words have not been compiled."),
            _("Whoever has chosen Russian reads English."),
            _("In a checkout run ./dev build; else install Naryad anew."),
        )


def faults_of_backups(patient: Patient) -> Iterator[Finding]:
    """Only `naryad backup` is known of; whoever backs up otherwise is not told anything."""
    try:
        tool_for(patient.urls.owner, "pg_dump")
    except CommandFailed:
        yield Finding(
            "backup-tool",
            _("There is no pg_dump of the server's version here."),
            _("Without it naryad backup writes nothing."),
            _("Install the client programs of the server's own version."),
            Grade.WARNING,
        )
    made_at = last_backup(patient.environment.data)
    days = (patient.at - made_at).days if made_at else 0
    if days >= OLDEST_BACKUP_DAYS:
        yield Finding(
            "backup-old",
            _("Days since the last naryad backup: %(days)s.") % {"days": days},
            _("Whatever happened since would be lost with the disk."),
            _("Let it be made every night: naryad backup FILE"),
            Grade.WARNING,
        )


def _speaks_russian() -> bool:
    with override("ru"):
        return _("Password") != "Password"
