"""Do the files of a record hold when two people act at the same moment?"""

from naryad.assets.actions import delete_assets
from naryad.core.errors import NotVisible
from naryad.core.outcomes import only
from naryad.core.requests import answer_once
from naryad.files import actions
from naryad.files.models import File
from tests.files import papers
from tests.files.attaching import attach, lift_of
from tests.files.pictures import png
from tests.threads import at_once
from tests.world import World


def test_one_upload_that_arrives_twice_at_once_is_kept_once(own_world: World) -> None:
    by, at = own_world.actor(own_world.service.head), own_world.at

    def act() -> int:
        def send() -> int:
            return actions.attach_file(
                lift_of(own_world), papers.PDF, name="twice.pdf", by=by, at=at
            )

        answer: int = answer_once(
            send,
            organization_id=by.organization_id,
            person_id=by.person_id or 0,
            key="twice",
            given="twice",
            at=at,
        )
        return answer

    first, second = at_once(act, act)
    assert first == second == File.objects.get(name="twice.pdf").pk


def test_of_two_main_photos_chosen_at_once_one_stays(own_world: World) -> None:
    by, at = own_world.actor(own_world.service.head), own_world.at
    photos = [attach(own_world, upload=png(), name=f"{number}.png").pk for number in range(2)]

    def choose(photo_id: int) -> int:
        return actions.choose_main_photo(photo_id, of="asset", by=by, at=at)

    outcomes = at_once(lambda: choose(photos[0]), lambda: choose(photos[1]))
    assert outcomes == photos
    assert File.objects.filter(pk__in=photos, is_main=True).count() == 1


def test_a_file_that_comes_while_its_object_goes_is_kept_or_refused_whole(
    own_world: World,
) -> None:
    by, at = own_world.actor(own_world.service.head), own_world.at
    owner = lift_of(own_world)

    def send() -> int:
        return actions.attach_file(owner, papers.PDF, name="late.pdf", by=by, at=at)

    sent, gone = at_once(send, lambda: only(delete_assets([owner.id], by=by, at=at)))
    assert gone == owner.id
    assert isinstance(sent, NotVisible) or File.objects.filter(name="late.pdf").count() == 1
    assert isinstance(sent, int | NotVisible)
