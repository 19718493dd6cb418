"""What does somebody hand in who sets tickets up, in as few words as possible?"""

from typing import Any

from naryad.core.labels import Label
from naryad.tickets.answer_input import AnswerInput
from naryad.tickets.input import CriticalityInput, StageInput, StatusInput, TypeInput
from naryad.tickets.transition_input import TransitionInput
from tests.world import World


def a_type(ru: str = "Обход", **values: Any) -> TypeInput:
    return TypeInput(**{"name": Label(ru=ru), "number_mask": "О-{0000}", **values})


def a_stage(ru: str = "Иная", **values: Any) -> StageInput:
    return StageInput(**{"name": Label(ru=ru), **values})


def a_status(ru: str = "Иное", **values: Any) -> StatusInput:
    return StatusInput(**{"name": Label(ru=ru), **values})


def a_criticality(ru: str = "Особая", **values: Any) -> CriticalityInput:
    return CriticalityInput(**{"name": Label(ru=ru), **values})


def an_answer(ru: str = "Спасибо", **values: Any) -> AnswerInput:
    return AnswerInput(**{"name": Label(ru=ru), "text": Label(ru="Здравствуйте"), **values})


def a_transition(world: World, ru: str = "Вернуть", **values: Any) -> TransitionInput:
    """Back, where the draft of the cast leads on."""
    ends = {"from_id": world.service.over.pk, "to_id": world.service.queue.pk}
    return TransitionInput(**{"name": Label(ru=ru), **ends, **values})
