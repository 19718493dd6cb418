"""How does a ticket go in a service with dispatchers, technicians and visits?"""

from naryad.core.labels import Label
from naryad.tickets.ready_cycles import (
    APPROVAL,
    CUSTOMER,
    MAINTENANCE,
    OFFICE,
    SIMPLE,
    ReadyCycle,
    Way,
    cancel,
    cancel_oneself,
    reject,
    way,
)


def _approval(source: str) -> Way:
    return way(source, "APPROVAL", "На согласование", "Ask for approval", "APPROVAL")


def _parts(source: str) -> Way:
    return way(source, "PARTS", "Нет запчасти", "A part is missing", "HOLD")


def _assign(source: str) -> Way:
    return way(source, "ASSIGNED", "Назначить", "Assign", "RECEIVED", roles=OFFICE)


def _remotely(source: str) -> Way:
    return way(source, "DONE_REMOTELY", "Решена без выезда", "Solved without a visit", "DONE")


def _refuse(source: str) -> Way:
    return way(source, "TECHNICIAN_REFUSAL", "Отказаться", "Refuse", "RECEIVED")


def _close(source: str) -> Way:
    return way(source, "CLOSED", "Проверено, закрыть", "Checked, close", "CLOSED", roles=OFFICE)


BASE = ReadyCycle(
    "BASE",
    Label(ru="Выездной ремонт", en="Repair with a visit"),
    Label(
        ru="Диспетчер назначает, исполнитель принимает, выезжает и делает, офис проверяет.",
        en="A dispatcher assigns, a technician accepts, sets out and does it, the office checks.",
    ),
    (
        *("NEW", "ASSIGNED", "ACCEPTED", "ON_THE_WAY", "IN_PROGRESS", "CONTINUATION", "PARTS"),
        *("APPROVAL", "TECHNICIAN_REFUSAL", "DONE", "DONE_REMOTELY", "CLOSED"),
        "CUSTOMER_REFUSAL",
    ),
    "RECEIVED",
    (
        _assign("NEW"),
        _remotely("NEW"),
        _approval("NEW"),
        _parts("NEW"),
        cancel("NEW"),
        cancel_oneself("NEW"),
        way("ASSIGNED", "ACCEPTED", "Принять", "Accept"),
        _refuse("ASSIGNED"),
        _approval("ASSIGNED"),
        _parts("ASSIGNED"),
        cancel("ASSIGNED"),
        cancel_oneself("ASSIGNED"),
        way("ACCEPTED", "ON_THE_WAY", "Выехать", "Set out", "WORK"),
        way("ACCEPTED", "IN_PROGRESS", "Начать работу", "Begin the work", "WORK"),
        _refuse("ACCEPTED"),
        _approval("ACCEPTED"),
        _parts("ACCEPTED"),
        way("ON_THE_WAY", "IN_PROGRESS", "На месте, начать работу", "Arrived, begin the work"),
        way("IN_PROGRESS", "DONE", "Работа выполнена", "Work done", "DONE"),
        way(
            "IN_PROGRESS",
            "CONTINUATION",
            "Нужно продолжение",
            "To be continued",
            "HOLD",
        ),
        _remotely("IN_PROGRESS"),
        _parts("IN_PROGRESS"),
        _approval("IN_PROGRESS"),
        _refuse("IN_PROGRESS"),
        _assign("CONTINUATION"),
        way("CONTINUATION", "IN_PROGRESS", "Продолжить работу", "Go on with the work", "WORK"),
        _parts("CONTINUATION"),
        _approval("CONTINUATION"),
        _remotely("CONTINUATION"),
        _assign("PARTS"),
        _assign("APPROVAL"),
        _parts("APPROVAL"),
        cancel("APPROVAL"),
        _assign("TECHNICIAN_REFUSAL"),
        _remotely("TECHNICIAN_REFUSAL"),
        _approval("TECHNICIAN_REFUSAL"),
        _parts("TECHNICIAN_REFUSAL"),
        cancel("TECHNICIAN_REFUSAL"),
        _close("DONE"),
        way("DONE", "CLOSED", "Принять работу", "Accept the work", "CLOSED", roles=CUSTOMER),
        way(
            "DONE",
            "CONTINUATION",
            "Работа не принята",
            "Not accepted",
            "HOLD",
            roles=OFFICE,
        ),
        reject("DONE", "CONTINUATION", "Не принимать", "Send it back", "HOLD"),
        _close("DONE_REMOTELY"),
    ),
)
READY: dict[str, ReadyCycle] = {
    cycle.code: cycle for cycle in (BASE, SIMPLE, APPROVAL, MAINTENANCE)
}
