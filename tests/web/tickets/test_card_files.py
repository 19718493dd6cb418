"""Do the files of a ticket stand on its card, and can whoever sees it attach more?"""

from django.core.files.uploadedfile import SimpleUploadedFile

from naryad.files.models import File
from naryad.tickets.models import Ticket
from tests.files import papers
from tests.files.pictures import png
from tests.tickets.asking import ask
from tests.web.pages import english, read_words
from tests.world import World


def _send(world: World, ticket: Ticket, name: str = "act.pdf", data: bytes = papers.PDF) -> None:
    client = english(world, world.service.technician)
    upload = SimpleUploadedFile(name, data)
    answer = client.post(f"/office/files/new/ticket/{ticket.pk}/", {"files": [upload]})
    assert answer["Location"] == f"/office/tickets/{ticket.pk}/files/"


def test_a_technician_attaches_and_the_card_and_the_timeline_show_it(world: World) -> None:
    ticket, client = ask(world), english(world, world.service.dispatcher)
    _send(world, ticket)
    _send(world, ticket, "roof.png", png())
    photo = File.objects.get(owner_noun="ticket", thumbnail_key__isnull=False)
    for path in ("", "files/", "?show=files", "?show=changes"):
        words = read_words(client.get(f"/office/tickets/{ticket.pk}/{path}"))
        assert "act.pdf" in words, path
    page = client.get(f"/office/tickets/{ticket.pk}/?show=files").content.decode()
    assert page.count(f"/files/{photo.key}/small/") == 2
    assert "Ticket created" not in page
    assert "File attached" not in read_words(client.get(f"/office/tickets/{ticket.pk}/?show=team"))


def test_a_technician_may_change_only_what_they_attached(world: World) -> None:
    ticket, technician = ask(world), english(world, world.service.technician)
    _send(world, ticket)
    own = File.objects.get(owner_noun="ticket")
    upload = SimpleUploadedFile("list.csv", b"a;b")
    english(world, world.service.dispatcher).post(
        f"/office/files/new/ticket/{ticket.pk}/", {"files": [upload]}
    )
    other = File.objects.get(owner_noun="ticket", name="list.csv")
    page = technician.get(f"/office/tickets/{ticket.pk}/files/").content.decode()
    assert f"/office/files/{own.pk}/" in page
    assert f"/office/files/{other.pk}/" not in page
    assert technician.get(f"/office/files/{own.pk}/edit/").status_code == 200
    assert technician.get(f"/office/files/{other.pk}/edit/").status_code == 403
    assert technician.post(f"/office/files/{other.pk}/deletion/").status_code == 403
    assert technician.post(f"/office/files/{own.pk}/deletion/").status_code == 303
    path = f"/office/tickets/{ticket.pk}/files/"
    assert "“act.pdf” deleted" in read_words(technician.get(path))
    assert "act.pdf" not in read_words(technician.get(path))


def test_a_customer_finds_no_door_of_the_office(world: World) -> None:
    ticket = ask(world, requester_id=world.service.customer.pk)
    upload = SimpleUploadedFile("act.pdf", papers.PDF)
    path = f"/office/files/new/ticket/{ticket.pk}/"
    customer = english(world, world.service.customer)
    assert customer.post(path, {"files": [upload]}).status_code == 404
    assert not File.objects.filter(owner_noun="ticket").exists()
