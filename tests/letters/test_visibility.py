"""Who sees which letters in the outbox?"""

from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.visibility import letters_visible_to
from naryad.people.models import Person
from tests.world import World


def kinds_seen(world: World, person: Person, *, viewed_by: Person | None = None) -> list[str]:
    letters = letters_visible_to(world.actor(person, viewed_by=viewed_by)).filter(to="x@y.example")
    return sorted(f"{letter.kind} to {letter.person_id}" for letter in letters)


def write(world: World, *kinds_and_people: tuple[str, Person]) -> None:
    for kind, person in kinds_and_people:
        new = NewLetter(kind, to="x@y.example", language="ru", subject_id=1, person_id=person.pk)
        write_letters([new], organization_id=person.organization_id, at=world.at)


def test_letters_about_a_login_are_seen_by_its_owner_alone(world: World) -> None:
    admin, customer = world.service.admin, world.service.customer
    private = ["email-change", "email-told", "password", "password-told"]
    write(world, ("invitation", customer), ("test", admin))
    write(world, *[(kind, each) for kind in private for each in (admin, customer)])
    assert kinds_seen(world, admin) == sorted(
        [f"invitation to {customer.pk}", f"test to {admin.pk}"]
        + [f"{kind} to {admin.pk}" for kind in private]
    )


def test_letters_are_seen_only_with_the_permission_and_in_the_own_organization(
    world: World,
) -> None:
    write(world, ("invitation", world.service.customer), ("invitation", world.other.customer))
    assert len(kinds_seen(world, world.service.head)) == 1
    for person in (world.service.dispatcher, world.service.technician, world.service.customer):
        assert kinds_seen(world, person) == []


def test_nobody_reads_private_letters_with_another_persons_eyes(world: World) -> None:
    admin, head = world.service.admin, world.service.head
    write(world, ("password", head), ("invitation", world.service.customer))
    assert kinds_seen(world, head, viewed_by=admin) == [
        f"invitation to {world.service.customer.pk}"
    ]
