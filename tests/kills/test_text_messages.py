"""Is a text message lost when its worker is killed, on either side of its sending?"""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from procrastinate.exceptions import AlreadyEnqueued

from naryad.letters import jobs
from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.models import Channel, Letter, LetterState
from tests.database import TestDatabase
from tests.kills.working import PATIENCE, working
from tests.letters.sms_gateways import Telephone, sms_gateway
from tests.program import wait_until
from tests.world import World

TO = "+79165550101"


@pytest.fixture
def message(own_world: World) -> Letter:
    house = own_world.service
    new = NewLetter("test-sms", to=TO, language="en", subject_id=1, channel=Channel.SMS)
    (written,) = write_letters([new], organization_id=house.id, at=own_world.at)
    return written


def test_killed_after_the_gateway_has_the_message_and_before_it_says_so(
    own_database: TestDatabase, message: Letter, tmp_path: Path
) -> None:
    telephone = Telephone()
    telephone.halts = True
    with sms_gateway(telephone) as url:
        with working(own_database, sms_url=url, data=tmp_path) as worker:
            assert telephone.halted.wait(PATIENCE)
            assert _state(message) == LetterState.SENDING
            worker.kill()
        telephone.halts = False
        telephone.go.set()
        _deliver_later(own_database, message, url, tmp_path)
    assert [to for to, _text in telephone.messages] == [TO, TO]
    kept = Letter.objects.get(pk=message.pk)
    assert (kept.state, kept.is_possibly_doubled) == (LetterState.ACCEPTED, True)


def test_killed_after_the_answer_is_kept(
    own_database: TestDatabase, message: Letter, tmp_path: Path
) -> None:
    telephone = Telephone()
    with sms_gateway(telephone) as url:
        with working(own_database, sms_url=url, data=tmp_path) as worker:
            wait_until(lambda: _state(message) == LetterState.ACCEPTED)
            worker.kill()
        _deliver_later(own_database, message, url, tmp_path)
    assert len(telephone.messages) == 1


def _deliver_later(database: TestDatabase, message: Letter, url: str, data: Path) -> None:
    """An hour passes: leases end, and the sweep of that minute runs in a new worker."""
    hour = timedelta(hours=1)
    rows = Letter.objects.filter(pk=message.pk)
    since = rows.values_list("sending_since", flat=True).get()
    rows.update(next_try_at=message.next_try_at - hour, sending_since=since and since - hour)
    # The killed worker may have seen a minute begin and put the sweep in the queue itself.
    with suppress(AlreadyEnqueued):
        jobs.sweep_letters.configure().defer(timestamp=0)
    with working(database, sms_url=url, data=data):
        wait_until(lambda: _state(message) == LetterState.ACCEPTED)


def _state(message: Letter) -> str:
    return Letter.objects.values_list("state", flat=True).get(pk=message.pk)
