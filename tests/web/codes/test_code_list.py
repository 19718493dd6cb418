"""What does the list of all codes show, by what are codes found, and what leads on from there?"""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.assets.codes import say_code
from naryad.assets.models import AssetCode, AssetScan
from naryad.intake.models import Inquiry
from tests.assets.codes import issue, scan_by
from tests.web.pages import english, read_words
from tests.world import World

HERE = "/office/codes/list/"
PART = {"HX-Request": "true"}


def _report(world: World, code: AssetCode, text: str) -> None:
    about = {"code": code, "asset": code.asset, "language": "en", "at": world.at}
    Inquiry.objects.create(organization=code.organization, text=text, **about)


def _codes(world: World) -> dict[str, AssetCode]:
    """One a state, of both makers."""
    house = world.service
    dead = issue(world, house.lift)
    AssetCode.objects.filter(pk=dead.pk).update(state="DEAD", died_at=world.at, death="RETIRED")
    bound = {"asset": house.depot, "bound_at": world.at, "bound_by": house.head}
    foreign = AssetCode.objects.create(
        organization=house.organization,
        text="INV-4711",
        origin="FOREIGN",
        state="LIVING",
        made_at=world.at,
        **bound,
    )
    return {
        "lift": house.code_of_lift,
        "blank": house.blank_code,
        "dead": dead,
        "foreign": foreign,
        "new": issue(world, house.depot),
    }


def _found(world: World, codes: dict[str, AssetCode], question: str) -> set[str]:
    words = read_words(english(world, world.service.dispatcher).get(f"{HERE}?{question}"))
    return {key for key, code in codes.items() if say_code(code.text) in words}


def test_each_condition_and_word_finds_its_own(world: World) -> None:
    house, codes = world.service, _codes(world)
    _report(world, house.code_of_lift, "Noise")
    assert _found(world, codes, "") == set(codes)
    assert _found(world, codes, "state=blank") == {"blank"}
    assert _found(world, codes, "state=dead") == {"dead"}
    assert _found(world, codes, "origin=foreign") == {"foreign"}
    assert _found(world, codes, f"object={house.depot.pk}") == {"foreign", "new"}
    assert _found(world, codes, f"batch={house.blank_code.batch_id}") == {"lift", "blank"}
    assert _found(world, codes, f"bound_by={house.head.pk}") == {"foreign"}
    assert _found(world, codes, "scans=0") == {"blank", "dead", "foreign", "new"}
    assert _found(world, codes, "state=living&last_scan.empty=1") == {"foreign", "new"}
    assert _found(world, codes, "inquiries.after=0") == {"lift"}
    day = (world.at + timedelta(days=2)).date().isoformat()
    assert _found(world, codes, f"last_scan.before={day}") == {"lift"}
    assert _found(world, codes, f"q={say_code(codes['new'].text).lower()}") == {"new"}
    assert _found(world, codes, f"q={codes['blank'].text[-6:]}") == {"blank"}
    assert _found(world, codes, "q=inv-47") == {"foreign"}
    assert _found(world, codes, f"q={house.lift.name}") == {"lift", "dead"}


def test_a_row_counts_all_that_came_by_the_code(world: World) -> None:
    """Scans whose rows are forgotten count too; what came by another code of the same object does
    not."""
    house = world.service
    code, other = house.code_of_lift, issue(world, house.lift)
    AssetCode.objects.filter(pk=code.pk).update(forgotten_scans=40)
    scan_by(world, code, house.technician)
    scan_by(world, other, house.technician)
    reports = Inquiry.objects.filter(code=code).count()
    _report(world, code, "Noise")
    _report(world, other, "Leak")
    words = read_words(english(world, house.dispatcher).get(f"{HERE}peek/{code.pk}/", headers=PART))
    scans = 40 + AssetScan.objects.filter(code=code).count()
    assert f"Scans {scans} · last today" in words
    assert f"Inquiries {reports + 1} " in words


def test_the_most_scanned_come_first_when_asked(world: World) -> None:
    codes = _codes(world)
    AssetCode.objects.filter(pk=codes["new"].pk).update(forgotten_scans=9)
    AssetCode.objects.filter(pk=codes["foreign"].pk).update(forgotten_scans=10)
    words = read_words(english(world, world.service.dispatcher).get(f"{HERE}?sort=-scans"))
    places = [words.index(say_code(codes[key].text)) for key in ("foreign", "new", "lift", "blank")]
    assert places == sorted(places)


def test_what_can_be_done_with_a_code_stands_beside_it(world: World) -> None:
    codes = _codes(world)

    def offered(key: str) -> set[str]:
        client = english(world, world.service.dispatcher)
        page = client.get(f"{HERE}peek/{codes[key].pk}/", headers=PART).content.decode()
        ways = ("binding", "replacement", "retirement")
        return {way for way in ways if f"/office/codes/{codes[key].pk}/{way}/" in page}

    assert offered("blank") == {"binding", "retirement"}
    assert offered("new") == offered("foreign") == {"replacement", "retirement"}
    assert offered("dead") == set()


def test_from_a_code_one_comes_to_what_was_reported_by_it(world: World) -> None:
    house, codes = world.service, _codes(world)
    _report(world, house.code_of_lift, "Noise")
    _report(world, codes["new"], "Smell")
    client = english(world, house.dispatcher)
    link = f"/office/inquiries/?code={house.code_of_lift.pk}"
    assert f'href="{link}"' in client.get(HERE).content.decode()
    words = read_words(client.get(link))
    assert "Noise" in words and "Smell" not in words
    letters = house.code_of_lift.text[-4:]
    options = f"/office/inquiries/options/?field=code&name=code&q={letters.lower()}"
    assert f"…{letters} {house.lift.name}" in read_words(client.get(options))


def test_nobody_goes_through_codes_without_issuing_them_or_beyond_what_they_see(
    world: World,
) -> None:
    house, codes = world.service, _codes(world)
    assert english(world, house.technician).get(HERE).status_code == 403
    theirs = read_words(english(world, world.other.admin).get(HERE))
    assert not any(say_code(code.text) in theirs for code in codes.values())
    assert say_code(world.other.code_of_lift.text) in theirs


def test_a_file_holds_what_the_list_finds(world: World) -> None:
    answer = english(world, world.service.admin).get("/office/exports/new/code_list/")
    assert answer.status_code == 200 and "Last scan" in read_words(answer)


def test_many_codes_take_no_more_queries_than_one(world: World) -> None:
    client = english(world, world.service.dispatcher)
    client.get(HERE)
    counted = []
    for crowd in (1, 40):
        for _number in range(crowd):
            issue(world, world.service.depot)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{HERE}?object={world.service.depot.pk}").status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 26
