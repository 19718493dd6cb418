"""What becomes of a letter by the answer of the mail server?"""

from datetime import timedelta

import pytest

from naryad.letters.actions import settle_letter, take_letter
from naryad.letters.actions.settle_letter import GIVE_UP_AFTER, pause_after
from naryad.letters.actions.take_letter import LEASE, due_letters
from naryad.letters.answer import Answer, Reply
from naryad.letters.models import Channel, Letter, LetterState

MINUTE = timedelta(minutes=1)


def settle(letter: Letter, answer: Answer, *, later: timedelta = timedelta(0)) -> Letter:
    at = letter.created_at + later
    taken = take_letter(letter.pk, at=at)
    assert taken is not None
    settle_letter(taken, answer=answer, at=at)
    return Letter.objects.get(pk=letter.pk)


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        (Reply.ACCEPTED, LetterState.ACCEPTED),
        (Reply.REFUSED, LetterState.REFUSED),
        (Reply.LATER, LetterState.WAITING),
    ],
)
def test_each_answer_leads_to_its_state_and_its_words_are_kept(
    letter: Letter, reply: Reply, state: LetterState
) -> None:
    settled = settle(letter, Answer(reply, "451 the words"))
    assert (settled.state, settled.answer, settled.attempts) == (state, "451 the words", 1)
    assert (settled.accepted_at is not None) == (state == LetterState.ACCEPTED)


def test_a_delayed_letter_is_due_when_its_pause_is_over_and_not_before(letter: Letter) -> None:
    settled = settle(letter, Answer(Reply.LATER, "451"))
    assert settled.next_try_at == letter.created_at + MINUTE
    assert take_letter(letter.pk, at=letter.created_at + MINUTE / 2) is None
    assert take_letter(letter.pk, at=letter.created_at + MINUTE) is not None


def test_pauses_grow_to_six_hours() -> None:
    minutes = [pause_after(attempts) / MINUTE for attempts in range(1, 8)]
    assert minutes == [1, 5, 15, 60, 360, 360, 360]


def test_a_letter_that_may_have_been_taken_says_so_for_ever(letter: Letter) -> None:
    settled = settle(letter, Answer(Reply.LATER, "closed", is_maybe_taken=True))
    assert settled.is_possibly_doubled
    assert settle(settled, Answer(Reply.ACCEPTED, "250"), later=MINUTE).is_possibly_doubled


def test_a_letter_is_given_up_after_three_days(letter: Letter) -> None:
    settle(letter, Answer(Reply.LATER, "down"))
    settled = settle(letter, Answer(Reply.LATER, "still down"), later=GIVE_UP_AFTER[Channel.EMAIL])
    assert (settled.state, settled.answer) == (LetterState.REFUSED, "still down")


def test_an_accepted_letter_is_never_due_again(letter: Letter) -> None:
    settle(letter, Answer(Reply.ACCEPTED, "250"))
    assert letter not in due_letters(at=letter.created_at + timedelta(days=30))


def test_a_letter_whose_sender_died_is_due_after_the_lease_and_marked(letter: Letter) -> None:
    assert take_letter(letter.pk, at=letter.created_at) is not None
    assert take_letter(letter.pk, at=letter.created_at + LEASE - MINUTE) is None
    again = take_letter(letter.pk, at=letter.created_at + LEASE)
    assert again is not None
    assert (again.is_possibly_doubled, again.attempts) == (True, 2)


def test_a_late_answer_of_the_first_sender_does_not_disturb_the_second(letter: Letter) -> None:
    first = take_letter(letter.pk, at=letter.created_at)
    second = take_letter(letter.pk, at=letter.created_at + LEASE)
    assert first is not None
    assert second is not None
    settle_letter(first, answer=Answer(Reply.REFUSED, "550 no"), at=letter.created_at)
    assert Letter.objects.get(pk=letter.pk).state == LetterState.SENDING
    settle_letter(second, answer=Answer(Reply.ACCEPTED, "250 yes"), at=letter.created_at)
    assert Letter.objects.get(pk=letter.pk).state == LetterState.ACCEPTED
