"""Does what is put away leave the office's lists, numbers and search, and stand under Archive?"""

from zoneinfo import ZoneInfo

from naryad.lists.bulk.actions import start_run, undo_run
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.registry import find_verb
from naryad.lists.fields import Asker
from naryad.lists.finding import find_tickets
from naryad.lists.questions import Question
from naryad.lists.tickets.tickets_list import list_tickets
from naryad.tickets import actions
from naryad.tickets.models import ArchiveRule
from tests.api.calling import program_of
from tests.tickets.asking import ask
from tests.tickets.test_archive import closed, is_put_away
from tests.web.pages import english, read_form, read_words
from tests.world import World

LIST = "/office/tickets/"
ARCHIVE = f"{LIST}?archived=yes"
RULE = "/office/settings/tickets/archive/"


def test_what_is_put_away_stands_under_archive_alone(world: World) -> None:
    house = world.service
    old, new = closed(world, "Давняя беда"), closed(world, "Свежая беда")
    dispatcher, technician = english(world, house.dispatcher), english(world, house.technician)
    card = f"{LIST}{old.pk}/"
    assert old.title in read_words(technician.get(f"{LIST}?open=no"))
    assert dispatcher.post(f"{card}archiving/").status_code == 303
    words = read_words(dispatcher.get(card))
    assert "is in the archive" in words and "Take out of the archive" in words
    for query in (
        "",
        "?open=no",
        "?q=беда",
        "?open=no&object=" + str(house.lift.pk),
        "?sort=title",
    ):
        words = read_words(dispatcher.get(LIST + query))
        assert new.title in words and old.title not in words, query
    for query in ("", "&q=давняя", "&sort=-changed", f"&object={house.lift.pk}", "&open=no"):
        words = read_words(dispatcher.get(ARCHIVE + query))
        assert old.title in words and new.title not in words, query
    either = f'{LIST}?where={{"any":[{{"field":"archived","op":"is","value":"yes"}},'
    either += '{"field":"title","op":"contains","value":"Свежая"}]}'
    words = read_words(dispatcher.get(either))
    assert old.title in words and new.title in words
    assert technician.get(card).status_code == 404
    assert technician.get(ARCHIVE).status_code == 422
    assert "archived=yes" not in technician.get(LIST).content.decode()
    for person, finds in ((house.dispatcher, True), (house.technician, False)):
        found = {each.pk for each in find_tickets("давняя", actor=world.actor(person), most=9)}
        assert (old.pk in found) == finds
    asked = dispatcher.get(f"{card}readers/?person={house.technician.pk}")
    assert "It is in the archive" in read_words(asked)
    customer = english(world, house.customer)
    assert old.title in read_words(customer.get("/portal/requests/?show=closed"))
    assert dispatcher.post(f"{card}archiving/return/").status_code == 303
    assert "is back in the lists" in read_words(dispatcher.get(card))
    assert old.title in read_words(technician.get(f"{LIST}?open=no"))


def test_all_tickets_are_without_the_archive_wherever_they_are_counted_or_listed(
    world: World,
) -> None:
    """For those, too, who may look into it; and for the rest there is none."""
    house = world.service
    old, new = closed(world, "Давняя беда"), closed(world, "Свежая беда")
    by = world.actor(house.head)
    assert actions.archive_tickets([old.pk], by=by, at=world.at)[0].is_done
    for person in (house.head, house.technician):
        asked = list_tickets(Asker(world.actor(person), at=world.at, zone=ZoneInfo("UTC")))
        found = set(asked.matching(Question()).values_list("title", flat=True))
        assert {old.title, new.title} & found == {new.title}
        assert asked.count_all is not None
        assert asked.count_all(asked.asker) == len(found)
        program = program_of(world, person)
        listed = {each["title"] for each in program.get("tickets")["items"]}
        assert {old.title, new.title} & listed == {new.title}
    hidden = program_of(world, house.technician).call("GET", f"tickets/{old.pk}")
    assert hidden.status_code == 404
    # What is deleted from there stands among the deleted, for whoever may bring it back.
    assert actions.delete_tickets([old.pk], by=by, at=world.at)[0].is_done
    for query, is_there in (("?deleted=only", True), ("?archived=yes", False), ("", False)):
        words = read_words(english(world, house.head).get(LIST + query))
        assert (old.title in words) == is_there, query
    assert english(world, house.dispatcher).get(f"{LIST}{old.pk}/").status_code == 404


def test_many_are_put_away_at_once_and_taken_back(world: World) -> None:
    done, opened = closed(world, "Закрытая"), ask(world, title="Открытая")
    by = world.actor(world.service.dispatcher)
    picked = [Picked(each.pk, each.version) for each in (done, opened)]
    verb = find_verb("ticket", "archive")
    run = start_run(verb, picked, given={}, came_from=LIST, by=by, at=world.at)
    assert (run.done, run.refused) == (1, 1)
    assert is_put_away(done)
    undo_run(run.pk, by=by, at=world.at)
    assert not is_put_away(done)


def test_the_time_is_chosen_in_the_settings(world: World) -> None:
    client = english(world, world.service.head)
    form = read_form(client.get(RULE), RULE)
    assert form.fields["after_days"] == ["190"]
    for given in ("2", "10" * 40, ""):
        assert client.post(RULE, form.filled(after_days=given)).status_code == 422
    assert client.post(RULE, form.filled(after_days="never")).status_code == 303
    assert ArchiveRule.objects.get().after_days is None
    form = read_form(client.get(RULE), RULE)
    assert form.fields["after_days"] == ["never"]
    assert client.post(RULE, form.filled(after_days="30")).status_code == 303
    by = world.actor(world.service.head)
    assert actions.change_archive_rule(30, by=by, at=world.at) is False
