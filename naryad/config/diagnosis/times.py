"""Do the clocks agree, and is every zone known?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naryad.config.diagnosis.connecting import connect
from naryad.config.diagnosis.finding import Finding
from naryad.config.diagnosis.patient import Patient
from naryad.organizations.models import Organization
from naryad.organizations.zones import is_zone

MOST_APART = timedelta(seconds=5)
_ZONES = "SELECT name FROM pg_timezone_names WHERE name = ANY(%s::text[])"


def faults_of_clocks(patient: Patient) -> Iterator[Finding]:
    with connect(patient.urls.application) as connection:
        before = datetime.now(UTC)
        row = connection.execute("SELECT clock_timestamp()").fetchone()
        assert row is not None
        seconds = round(distance(row[0], before, datetime.now(UTC)).total_seconds())
    if seconds > MOST_APART.total_seconds():
        yield Finding(
            "clocks",
            ngettext(
                "The clocks of this machine and of the database are %(count)s second apart.",
                "The clocks of this machine and of the database are %(count)s seconds apart.",
                seconds,
            )
            % {"count": seconds},
            _("Sessions, codes and links end at the wrong time, and history stands out of order."),
            _("Let both follow NTP (chrony, systemd-timesyncd)."),
        )


def distance(said: datetime, before: datetime, after: datetime) -> timedelta:
    """How far outside the time in which it was asked."""
    return max(before - said, said - after, timedelta())


def faults_of_zones(patient: Patient) -> Iterator[Finding]:
    used = sorted(set(Organization.objects.values_list("zone", flat=True)))
    with connect(patient.urls.application) as connection:
        known = {name for (name,) in connection.execute(_ZONES, [used])}
    unknown = [zone for zone in used if zone not in known or not is_zone(zone)]
    if unknown:
        yield Finding(
            "zones",
            _("Time zones that are used are not known here: %(zones)s.")
            % {"zones": ", ".join(unknown)},
            _("Days, deadlines and rhythms of an organization cannot be told without its zone."),
            _("Install tzdata on this machine and on that of the database."),
        )
