"""What is left of scans, and of codes, when their time is over?"""

from datetime import timedelta

from naryad.assets import actions
from naryad.assets.code_queries import codes_of_asset
from naryad.assets.codes import find_code
from naryad.assets.models import AssetCode, AssetScan
from naryad.assets.scanning import Lead
from naryad.assets.visibility import assets_visible_to
from naryad.core.labels import Label
from naryad.intake.actions import edit_code_settings, forget_scans
from naryad.intake.passports import Passport, scan_code
from naryad.intake.settings_input import CodeSettingsInput
from tests.assets.codes import issue, open_passports
from tests.world import World

DAY = timedelta(days=1)


def test_scans_are_forgotten_and_their_number_stays(world: World) -> None:
    house, at = world.service, world.at
    south, code = house.technician_south, house.code_of_lift
    other = issue(world, house.tower)
    for each, person, days in (
        (code, south, 500),
        (code, south, 450),
        (code, None, 450),
        (code, south, 10),
        (code, None, 10),
        (other, south, 450),
        (other, house.technician, 450),
    ):
        by = None if person is None else world.actor(person)
        actions.note_scan(each, by=by, at=at - days * DAY)
    _forget_all(world)
    # The one by which the south sees the tower stays: it is the last, and its code lives.
    assert _left(code) == [(house.admin.pk, 0), (south.pk, 10), (None, 10)]
    assert _left(other) == [(south.pk, 450), (house.technician.pk, 450)]
    assert assets_visible_to(world.actor(south)).filter(pk=house.tower.pk).exists()
    (row,) = codes_of_asset(world.actor(house.admin), house.lift)
    assert row.scans == 6
    actions.retire_codes([other.pk], by=world.actor(house.admin), at=at)
    _forget_all(world)
    assert _left(other) == []
    shorter = CodeSettingsInput(Label(), scans_kept_months=1)
    edit_code_settings(None, shorter, seen_version=None, by=world.actor(house.admin), at=at)
    assert forget_scans(house.id, at=at + 60 * DAY) == 1
    assert [who for who, _days in _left(code)] == [house.admin.pk, south.pk]
    assert AssetScan.objects.filter(organization=world.other.organization).exists()


def test_a_deleted_object_leaves_its_codes_leading_nowhere_until_it_is_back(world: World) -> None:
    house, admin = world.service, world.actor(world.service.admin)
    open_passports(world)
    code = house.code_of_lift

    def leads() -> list[type]:
        return [type(scan_code(find_code(code.text), by=by, at=world.at)) for by in (None, admin)]

    before = leads()
    actions.delete_assets([house.lift.pk], by=admin, at=world.at)
    technician = world.actor(house.technician)
    for by in (None, technician):
        assert scan_code(find_code(code.text), by=by, at=world.at) is None
    kept = AssetCode.objects.get(pk=code.pk)
    assert (kept.state, kept.asset_id) == ("LIVING", house.lift.pk)
    actions.restore_assets([house.lift.pk], by=admin, at=world.at)
    assert leads() == before == [Passport, Lead]


def _forget_all(world: World) -> None:
    while forget_scans(world.service.id, at=world.at):
        continue


def _left(code: AssetCode) -> list[tuple[int | None, int]]:
    scans = AssetScan.objects.filter(code=code).order_by("pk")
    newest = max([each.at for each in AssetScan.objects.all()])
    return [(scan.person_id, (newest - scan.at).days) for scan in scans]
