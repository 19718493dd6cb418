"""Who finds which inquiries, by what, and what can be done with many of them?"""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.intake.models import ArrivingPhoto, Inquiry, SameTrouble
from naryad.letters.models import Letter
from naryad.lists.models import SavedView
from tests.web.pages import english, read_form, read_words
from tests.world import House, World

HERE, RUNS = "/office/inquiries/", "/office/runs/"


def _leave(world: World, house: House, text: str, **given: object) -> Inquiry:
    about = {"code": house.code_of_lift, "asset": house.lift, "language": "en", "at": world.at}
    return Inquiry.objects.create(organization=house.organization, text=text, **(about | given))


def _found(world: World, question: str) -> set[str]:
    """Of the words below, those on the page."""
    words = read_words(english(world, world.service.dispatcher).get(f"{HERE}?{question}"))
    return {each for each in ("Dusk", "Noise", "Leak", "Smell") if each in words}


def _leave_some(world: World) -> None:
    house = world.service
    settled = {"settled_at": world.at, "settled_by": house.head}
    _leave(world, house, "Dusk", email="anna@example.com")
    _leave(world, house, "Noise", phone="+79161112233", asset=house.depot)
    _leave(world, house, "Leak", at=world.at - timedelta(days=40))
    _leave(world, house, "Smell", state="REFUSED", reason="Not ours", **settled)


def test_each_condition_finds_its_own(world: World) -> None:
    house = world.service
    _leave_some(world)
    assert _found(world, "") == {"Dusk", "Noise", "Leak", "Smell"}
    assert _found(world, "state=new") == {"Dusk", "Noise", "Leak"}
    assert _found(world, "state=refused") == {"Smell"}
    assert _found(world, f"object={house.depot.pk}") == {"Noise"}
    assert _found(world, "channel=email") == {"Dusk"}
    assert _found(world, "channel=phone") == {"Noise"}
    assert _found(world, "channel=nowhere") == {"Leak", "Smell"}
    day = (world.at - timedelta(days=7)).date().isoformat()
    assert _found(world, f"at.before={day}") == {"Leak"}
    assert _found(world, f"settled_by={house.head.pk}") == {"Smell"}
    assert _found(world, "text=~smel") == {"Smell"}


def test_words_are_sought_in_what_was_said_the_object_and_the_contacts(world: World) -> None:
    house = world.service
    _leave_some(world)
    assert _found(world, "q=dusk") == {"Dusk"}
    assert _found(world, "q=anna@exam") == {"Dusk"}
    assert _found(world, "q=8 916 111") == {"Noise"}
    assert _found(world, f"q={house.depot.name}") == {"Noise"}
    assert _found(world, "q=dusk noise") == set()


def test_nobody_finds_what_they_do_not_see(world: World) -> None:
    _leave_some(world)
    words = read_words(english(world, world.service.technician_south).get(HERE))
    assert "Dusk" not in words and "Noise" in words
    assert "Dusk" not in read_words(english(world, world.other.admin).get(HERE))


def test_the_menu_leads_to_what_waits_and_a_view_can_be_kept(world: World) -> None:
    client = english(world, world.service.dispatcher)
    assert f'href="{HERE}?state=new"' in client.get(HERE).content.decode()
    form = read_form(client.get(f"{HERE}views/new/?channel=phone"), f"{HERE}views/new/")
    assert client.post(form.action, form.filled(name="To call")).status_code == 303
    assert SavedView.objects.get(name="To call").state == {"channel": ["phone"]}


def test_a_row_beside_the_list_says_what_it_is(world: World) -> None:
    house = world.service
    inquiry = _leave(world, house, "Dusk since noon", email="anna@example.com")
    peek = f"{HERE}peek/{inquiry.pk}/"
    part = {"HX-Request": "true"}
    words = read_words(english(world, house.dispatcher).get(peek, headers=part))
    assert "Dusk since noon" in words and "anna@example.com" in words
    assert english(world, house.technician_south).get(peek, headers=part).status_code == 404


def test_many_are_refused_at_once_and_taken_up_again(world: World) -> None:
    house = world.service
    SameTrouble.objects.all().delete()
    ArrivingPhoto.objects.all().delete()
    Inquiry.objects.filter(organization=house.organization, state="NEW").delete()
    rows = [_leave(world, house, f"Spam {n}", email=f"a{n}@example.com") for n in range(3)]
    theirs = _leave(world, world.other, "Theirs")
    client = english(world, house.dispatcher)
    pick = [f"{each.pk}.1" for each in (*rows, theirs)]
    picked = {"do": "refuse", "pick": pick, "list": "inquiries"}
    question = client.post(RUNS, picked)
    assert "Why" in read_words(question)
    form = read_form(question, RUNS)
    assert client.post(RUNS, form.filled(reason="")).status_code == 422
    assert client.post(RUNS, form.filled(reason="Spam")).status_code == 303
    for each in rows:
        each.refresh_from_db()
    assert {(each.state, each.reason) for each in rows} == {("REFUSED", "Spam")}
    theirs.refresh_from_db()
    assert theirs.state == "NEW"
    assert Letter.objects.filter(kind="inquiry-refused").count() == 3
    back = {"do": "reopen", "pick": [f"{each.pk}.2" for each in rows], "list": "inquiries"}
    assert client.post(RUNS, back).status_code == 303
    assert Inquiry.objects.filter(pk__in=[each.pk for each in rows], state="NEW").count() == 3


def test_many_rows_take_no_more_queries_than_one(world: World) -> None:
    client = english(world, world.service.dispatcher)
    client.get(HERE)
    counted = []
    for crowd in (1, 60):
        for number in range(crowd):
            _leave(world, world.service, f"Crowd {crowd} {number}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{HERE}?q=crowd").status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 24
