"""Can a customer show what is wrong: photos with a new request, and more on its card?"""

from django.core.files.uploadedfile import SimpleUploadedFile

from naryad.files.models import File
from naryad.tickets.models import Ticket
from tests.files import papers
from tests.files.pictures import png
from tests.tickets.asking import ask
from tests.web.pages import english, read_words
from tests.world import World

_NEW = "/portal/requests/new/"


def _sent(world: World, *uploads: SimpleUploadedFile) -> dict[str, object]:
    given = {"title": "Гудит", "request_key": "k1", "files": list(uploads)}
    return {**given, "asset_id": world.service.lift.pk, "type_id": ask(world).type_id}


def test_photos_go_along_with_a_new_request_once(world: World) -> None:
    client = english(world, world.service.customer)
    for _tap in range(2):
        uploads = [SimpleUploadedFile(name, png()) for name in ("one.png", "two.png")]
        answer = client.post(_NEW, _sent(world, *uploads))
        assert answer.status_code == 303
    ticket = Ticket.objects.get(title="Гудит")
    files = File.objects.filter(owner_noun="ticket", owner_id=ticket.pk)
    assert [(each.is_from_customer, each.is_for_customers) for each in files] == [(True, True)] * 2
    assert "one.webp" in client.get(answer["Location"]).content.decode()


def test_a_bad_photo_keeps_neither_the_request_nor_the_others_away(world: World) -> None:
    client = english(world, world.service.customer)
    bad = SimpleUploadedFile("bad.png", b"no picture")
    answer = client.post(_NEW, _sent(world, bad, SimpleUploadedFile("good.png", png())))
    page = read_words(client.get(answer["Location"]))
    assert "“bad.png” is not attached." in page
    assert File.objects.get(owner_noun="ticket").name == "good.webp"


def test_more_is_added_on_the_card_and_what_is_for_the_team_stays_there(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer)
    client, office = english(world, house.customer), english(world, house.dispatcher)
    office.post(
        f"/office/files/new/ticket/{ticket.pk}/",
        {"files": [SimpleUploadedFile("secret.pdf", papers.PDF)]},
    )
    path = f"/portal/requests/{ticket.pk}/files/"
    answer = client.post(path, {"files": [SimpleUploadedFile("act.pdf", papers.PDF)]})
    assert (answer.status_code, answer["Location"]) == (
        303,
        f"/portal/requests/{ticket.pk}/#photos",
    )
    for page in (path, f"/portal/requests/{ticket.pk}/"):
        words = read_words(client.get(page))
        assert "act.pdf" in words and "secret.pdf" not in words
    assert "act.pdf" in read_words(office.get(f"/office/tickets/{ticket.pk}/"))


def test_nobody_adds_to_what_they_do_not_see(world: World) -> None:
    house, path = world.service, f"/portal/requests/{ask(world).pk}/files/"
    upload = {"files": [SimpleUploadedFile("act.pdf", papers.PDF)]}
    for person in (house.former_customer, house.dispatcher):
        assert english(world, person).post(path, upload).status_code == 404
    assert not File.objects.filter(owner_noun="ticket").exists()


def test_the_card_of_equipment_shows_its_requests(world: World) -> None:
    house = world.service
    here, elsewhere = (
        ask(world, title="О лифте"),
        ask(world, title="О башне", asset_id=house.tower.pk),
    )
    client = english(world, house.customer)
    card = read_words(client.get(f"/portal/equipment/{house.lift.pk}/"))
    assert here.title in card and elsewhere.title not in card
    assert "Report a problem" in card
    found = client.get(f"/portal/requests/?about={house.lift.pk}")
    assert here.title in read_words(found) and elsewhere.title not in read_words(found)
    assert f"about={house.lift.pk}" in found.content.decode()
    # What they do not see is as good as none, and so is nonsense.
    for about in (house.depot.pk, "9" * 40, "²"):
        assert elsewhere.title in read_words(client.get(f"/portal/requests/?about={about}"))
