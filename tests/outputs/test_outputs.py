"""Is a file that nobody waits for made once, for whoever asked, whatever happens meanwhile?"""

from datetime import timedelta
from pathlib import Path

import pytest

from naryad.access.permissions import Permission as P  # noqa: N817 - short in sets
from naryad.assets.actions import make_blank_codes, retire_codes
from naryad.assets.code_input import BatchInput
from naryad.assets.models import AssetCode
from naryad.core.errors import NotPermitted
from naryad.files.models import File
from naryad.files.visibility import readable_files
from naryad.outputs import actions
from naryad.outputs.makers import find_maker
from naryad.outputs.models import Output, OutputPart
from naryad.outputs.refusals import NothingToTell, TooManyRows
from naryad.outputs.visibility import outputs_visible_to
from naryad.outputs.working import work_on
from naryad.people.models import PersonArea, PersonRole
from naryad.people.places import allowed_to
from naryad.stickers import making
from naryad.stickers.designs import standard_design
from naryad.stickers.drawing import Format
from tests.world import World


@pytest.fixture(autouse=True)
def _folder(settings: object, tmp_path: Path) -> None:
    settings.FILES_FOLDER = tmp_path / "files"  # type: ignore[attr-defined]


def _start(world: World, count: int = 450) -> Output:
    """By the dispatcher: blank codes, in three parts."""
    by = world.actor(world.service.dispatcher)
    batch = make_blank_codes(BatchInput(count), by=by, at=world.at)
    ids = AssetCode.objects.filter(batch=batch).order_by("pk").values_list("pk", flat=True)
    output_id = actions.start_output(
        find_maker(making.MAKER),
        list(ids),
        parameters=making.parameters_of(standard_design(), format=Format.PDF, skip=0),
        title="Коды",
        by=by,
        at=world.at,
    )
    return Output.objects.get(pk=output_id)


def _work(output: Output, world: World, times: int = 1) -> Output:
    for _time in range(times):
        work_on(output.pk, at=world.at)
    output.refresh_from_db()
    return output


def _files(output: Output) -> list[File]:
    found = File.objects.filter(owner_noun="output", owner_id=output.pk, deleted_at=None)
    return list(found)


def test_it_grows_by_parts_and_is_there_once_for_whoever_asked(world: World) -> None:
    house, output = world.service, _start(world)
    seen = [(_work(output, world).settled, output.state) for _part in range(3)]
    assert seen == [(200, "RUNNING"), (400, "RUNNING"), (450, "RUNNING")]
    # What was made in a part is never made again, and its codes are no others.
    assert OutputPart.objects.filter(output=output).count() == 3
    _work(output, world, times=3)
    (file,) = _files(output)
    assert output.state == "DONE" and not OutputPart.objects.filter(output=output).exists()
    assert file.name == "Коды.pdf" and file.size > 10_000
    mine = world.client(house.dispatcher).get(f"/files/{file.key}/")
    assert mine.status_code == 200 and b"".join(mine).startswith(b"%PDF")  # type: ignore[arg-type]
    for other in (house.admin, house.technician, house.customer, world.other.admin):
        assert world.client(other).get(f"/files/{file.key}/").status_code == 404
        assert world.client(other).get(f"/office/made/{output.pk}/").status_code == 404
    # Who may print no more reads no more.
    PersonRole.objects.filter(person=house.dispatcher).delete()
    assert world.client(house.dispatcher).get(f"/files/{file.key}/").status_code == 404


def test_what_goes_meanwhile_is_counted_as_missing(world: World) -> None:
    output = _start(world, 3)
    retire_codes(output.rows[:1], by=world.actor(world.service.dispatcher), at=world.at)
    _work(output, world, times=2)
    assert (output.state, output.settled, output.missing) == ("DONE", 3, 1)
    output = _start(world, 2)
    retire_codes(output.rows, by=world.actor(world.service.dispatcher), at=world.at)
    _work(output, world, times=2)
    assert (output.state, _files(output)) == ("STOPPED", [])
    assert output.because["en"] == "There is nothing to make a file of."


def test_it_ends_when_asked_and_leaves_nothing(world: World) -> None:
    by = world.actor(world.service.dispatcher)
    for parts in (0, 1, 3):
        output = _work(_start(world), world, times=parts)
        actions.cancel_output(output.pk, by=by, at=world.at)
        _work(output, world, times=2)
        assert (output.state, _files(output)) == ("CANCELLED", [])
        assert not OutputPart.objects.filter(output=output).exists()


def test_it_goes_on_with_the_rights_of_the_moment(world: World) -> None:
    output = _work(_start(world), world)
    PersonRole.objects.filter(person=world.service.dispatcher).delete()
    _work(output, world, times=5)
    assert output.state == "STOPPED" and not _files(output)
    assert not OutputPart.objects.filter(output=output).exists()


def test_it_is_gone_for_whoever_has_left_an_area_or_lost_a_right(world: World) -> None:
    house = world.service
    output = _work(_start(world, 3), world, times=2)
    asker, permissions = house.dispatcher, world.actor(house.dispatcher).permissions
    less = world.with_permissions(world.actor(asker), *(permissions - {P.SEE_ALL_TICKETS}))
    assert outputs_visible_to(world.actor(asker)).contains(output)
    assert not outputs_visible_to(less).exists()
    bound = world.with_permissions(world.actor(asker), P.EDIT_CODES, P.SEE_ASSETS_IN_AREAS)
    Output.objects.filter(pk=output.pk).update(rights=sorted(allowed_to(bound)))
    (file,) = _files(output)
    assert readable_files(bound, [file.key]) == [file]
    PersonArea.objects.filter(person=asker, area=house.south).delete()
    assert not outputs_visible_to(bound).exists()
    assert not readable_files(bound, [file.key])


def test_nothing_or_too_much_is_refused_at_once(world: World) -> None:
    by, maker = world.actor(world.service.dispatcher), find_maker(making.MAKER)
    refusals = {NothingToTell: [], TooManyRows: list(range(1, making.MOST + 2))}
    for refusal, ids in refusals.items():
        with pytest.raises(refusal):
            actions.start_output(maker, ids, parameters={}, title="", by=by, at=world.at)
    technician = world.actor(world.service.technician)
    with pytest.raises(NotPermitted):
        actions.start_output(maker, [1], parameters={}, title="", by=technician, at=world.at)


def test_it_is_forgotten_after_a_week_with_its_bytes(world: World) -> None:
    output = _work(_start(world, 2), world, times=2)
    (file,) = _files(output)
    assert actions.forget_outputs(at=world.at + timedelta(days=6)) == 0
    assert actions.forget_outputs(at=world.at + timedelta(days=8)) == 1
    assert not _files(output) and not Output.objects.filter(pk=output.pk).exists()
    # One that is still open is never forgotten.
    assert Output.objects.filter(organization=world.service.organization).exists()
    assert world.client(world.service.dispatcher).get(f"/files/{file.key}/").status_code == 404
