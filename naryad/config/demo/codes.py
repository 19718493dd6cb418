"""Which codes are glued on objects of the demo, and who has scanned them?"""

from datetime import datetime, timedelta

from naryad.access.actor import Actor, act_as_system
from naryad.assets.actions import issue_codes, issue_demo_code, make_blank_codes
from naryad.assets.code_input import BatchInput
from naryad.assets.models import Asset, AssetCode
from naryad.core.labels import Label
from naryad.intake.actions import edit_code_settings
from naryad.intake.passports import scan_code
from naryad.intake.settings_input import CodeSettingsInput
from naryad.people.acting import act_as
from naryad.people.models import Person

# The README names the first of them.
KNOWN = {
    "Лифт пассажирский 1": "DEM0NARYAD000001",
    "Чиллер на кровле": "DEM0NARYAD000002",
}
CODED = ("Лифт пассажирский 2", "Компрессор А", "Холодильная камера 1", "Главный щит")
BLANK = 21
# Days ago, by whose e-mail; nobody's name is a stranger.
SCANS = (
    (12, "technician@example.com"),
    (12, "head@example.com"),
    (5, "technician@example.com"),
    (3, ""),
    (1, ""),
)


def fill_codes(by: Actor, *, at: datetime) -> None:
    shown = CodeSettingsInput(
        Label(),
        is_public=True,
        shows_address=True,
        takes_reports=True,
        asks_email=True,
        asks_phone=True,
    )
    edit_code_settings(None, shown, seen_version=None, by=by, at=at)
    assets = Asset.objects.filter(organization_id=by.organization_id)
    program = act_as_system(by.organization_id)
    for name, text in KNOWN.items():
        issue_demo_code(assets.get(name=name), text, by=program, at=at)
    coded = assets.filter(name__in=CODED).order_by("pk").values_list("pk", flat=True)
    issue_codes(list(coded), by=by, at=at)
    make_blank_codes(BatchInput(BLANK, "Запас бригады «Север»"), by=by, at=at)
    _scan(by.organization_id, at=at)


def _scan(organization_id: int, *, at: datetime) -> None:
    people = Person.objects.filter(organization_id=organization_id)
    known = AssetCode.objects.filter(organization_id=organization_id, text__in=KNOWN.values())
    for code in known.order_by("pk"):
        for days, email in SCANS:
            then = at - timedelta(days=days)
            who = people.filter(email=email).select_related("organization").first()
            scan_code(code, by=act_as(who, at=then) if email and who else None, at=then)
