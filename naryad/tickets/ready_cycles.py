"""Which life cycles are ready for use? They are copied, and then the organization's own."""

from dataclasses import dataclass

from naryad.access.roles import RoleCode
from naryad.core.labels import Label
from naryad.core.palette import Color
from naryad.tickets.codes import Branch, StageKind
from naryad.tickets.stage_effects import ASSIGNEE_SET, CLOSE, COMPLETE, RELEASE

OFFICE = (RoleCode.ADMINISTRATOR, RoleCode.HEAD, RoleCode.DISPATCHER)
CUSTOMER = (RoleCode.CUSTOMER, RoleCode.REGISTERED)
_DAY = 86_400


@dataclass(frozen=True)
class ReadyStage:
    code: str
    name: Label
    kind: StageKind
    color: Color
    effects: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadyStatus:
    code: str
    name: Label
    color: Color


@dataclass(frozen=True)
class Way:
    """Stages and statuses by their codes. Without roles every employee who may move makes it."""

    source: str
    target: str
    name: Label
    status: str = ""
    roles: tuple[RoleCode, ...] = ()
    branch: Branch = Branch.MAIN
    after_seconds: int | None = None
    requires_comment: bool = False


@dataclass(frozen=True)
class ReadyCycle:
    """The first stage and the first status are those of the start."""

    code: str
    name: Label
    about: Label
    stages: tuple[str, ...]
    start_status: str
    ways: tuple[Way, ...]


def _stage(code: str, ru: str, en: str, kind: StageKind, color: Color, *effects: str) -> ReadyStage:
    needed = (ASSIGNEE_SET,) if code in _NEED_AN_ASSIGNEE else ()
    return ReadyStage(code, Label(ru=ru, en=en), kind, color, effects, needed)


_NEED_AN_ASSIGNEE = ("ASSIGNED", "ACCEPTED", "ON_THE_WAY", "IN_PROGRESS")
STAGES: dict[str, ReadyStage] = {
    stage.code: stage
    for stage in (
        _stage("NEW", "Новая", "New", StageKind.NEW, Color.BLUE),
        _stage("PLANNED", "Запланирована", "Planned", StageKind.NEW, Color.CYAN),
        _stage("ASSIGNED", "Назначена", "Assigned", StageKind.NEW, Color.INDIGO),
        _stage("ACCEPTED", "Принята исполнителем", "Accepted", StageKind.WORK, Color.TEAL),
        _stage("ON_THE_WAY", "В пути", "On the way", StageKind.WORK, Color.CYAN),
        _stage("IN_PROGRESS", "В работе", "In progress", StageKind.WORK, Color.PURPLE),
        _stage("REWORK", "Доработка", "Rework", StageKind.WORK, Color.PINK),
        _stage(
            "CONTINUATION",
            "Требует продолжения",
            "Needs continuation",
            StageKind.WAIT,
            Color.AMBER,
        ),
        _stage("PARTS", "Ждёт запчасти", "Waiting for parts", StageKind.WAIT, Color.ORANGE),
        _stage("APPROVAL", "На согласовании", "Awaiting approval", StageKind.WAIT, Color.PINK),
        _stage("APPROVED", "Согласована", "Approved", StageKind.NEW, Color.OLIVE),
        _stage(
            "TECHNICIAN_REFUSAL",
            "Отказ исполнителя",
            "Refused by the technician",
            StageKind.WAIT,
            Color.RED,
            RELEASE,
        ),
        _stage("DONE", "Выполнена", "Done", StageKind.DONE, Color.GREEN, COMPLETE),
        _stage(
            "DONE_REMOTELY",
            "Выполнена без выезда",
            "Done without a visit",
            StageKind.DONE,
            Color.OLIVE,
            COMPLETE,
        ),
        _stage(
            "ACCEPTANCE", "Сдана заказчику", "Handed over", StageKind.DONE, Color.TEAL, COMPLETE
        ),
        _stage("CLOSED", "Закрыта", "Closed", StageKind.CLOSED, Color.GRAY, CLOSE),
        _stage("NOT_APPROVED", "Не согласована", "Declined", StageKind.CLOSED, Color.BROWN, CLOSE),
        _stage(
            "CUSTOMER_REFUSAL",
            "Отказ заказчика",
            "Canceled by the customer",
            StageKind.CLOSED,
            Color.BROWN,
            CLOSE,
        ),
    )
}
STATUSES: dict[str, ReadyStatus] = {
    code: ReadyStatus(code, Label(ru=ru, en=en), color)
    for code, ru, en, color in (
        ("RECEIVED", "Принята", "Received", Color.BLUE),
        ("APPROVAL", "На согласовании", "Awaiting approval", Color.PINK),
        ("WORK", "В работе", "In work", Color.PURPLE),
        ("HOLD", "Приостановлена", "On hold", Color.AMBER),
        ("DONE", "Выполнена", "Done", Color.GREEN),
        ("CLOSED", "Закрыта", "Closed", Color.GRAY),
        ("CANCELED", "Отменена", "Canceled", Color.BROWN),
    )
}


def way(
    source: str,
    target: str,
    ru: str,
    en: str,
    status: str = "",
    *,
    roles: tuple[RoleCode, ...] = (),
    after: int | None = None,
    comment: bool = False,
) -> Way:
    """What is granted to customers is of their branch."""
    branch = Branch.CUSTOMER if roles == CUSTOMER else Branch.MAIN
    return Way(source, target, Label(ru=ru, en=en), status, roles, branch, after, comment)


def reject(source: str, target: str, ru: str, en: str, status: str) -> Way:
    """By a customer, who says what is wrong."""
    return way(source, target, ru, en, status, roles=CUSTOMER, comment=True)


def cancel(source: str) -> Way:
    return way(source, "CUSTOMER_REFUSAL", "Заказчик отказался", "Cancel", "CANCELED", roles=OFFICE)


def cancel_oneself(source: str) -> Way:
    return way(
        source,
        "CUSTOMER_REFUSAL",
        "Отменить заявку",
        "Cancel the request",
        "CANCELED",
        roles=CUSTOMER,
    )


SIMPLE = ReadyCycle(
    "SIMPLE",
    Label(ru="Простая заявка", en="Simple request"),
    Label(
        ru="Принять, сделать, закрыть: для небольшой службы и обращений без выезда.",
        en="Take it, do it, close it: for a small service and requests without a visit.",
    ),
    ("NEW", "IN_PROGRESS", "DONE", "CLOSED", "CUSTOMER_REFUSAL"),
    "RECEIVED",
    (
        way("NEW", "IN_PROGRESS", "Взять в работу", "Take it", "WORK"),
        cancel("NEW"),
        cancel_oneself("NEW"),
        way("IN_PROGRESS", "DONE", "Работа выполнена", "Work done", "DONE"),
        cancel("IN_PROGRESS"),
        way("DONE", "CLOSED", "Закрыть", "Close", "CLOSED", roles=OFFICE, after=3 * _DAY),
        way("DONE", "IN_PROGRESS", "Вернуть в работу", "Back to work", "WORK", roles=OFFICE),
        way("DONE", "CLOSED", "Принять работу", "Accept the work", "CLOSED", roles=CUSTOMER),
    ),
)
APPROVAL = ReadyCycle(
    "APPROVAL",
    Label(ru="Согласование до работ", en="Approval before work"),
    Label(
        ru="Заказчик согласует работы и цену, и только потом их назначают.",
        en="The customer approves the work and its price; only then is it assigned.",
    ),
    (
        *("NEW", "APPROVAL", "APPROVED", "ASSIGNED", "IN_PROGRESS", "DONE", "CLOSED"),
        *("NOT_APPROVED", "CUSTOMER_REFUSAL"),
    ),
    "RECEIVED",
    (
        way("NEW", "APPROVAL", "На согласование", "Ask for approval", "APPROVAL", roles=OFFICE),
        cancel("NEW"),
        cancel_oneself("NEW"),
        way("APPROVAL", "APPROVED", "Согласовать", "Approve", "RECEIVED", roles=CUSTOMER),
        reject("APPROVAL", "NOT_APPROVED", "Не согласовать", "Decline", "CANCELED"),
        way("APPROVAL", "APPROVED", "Согласовано", "Approved by phone", "RECEIVED", roles=OFFICE),
        way("APPROVAL", "NOT_APPROVED", "Отказано", "Declined", "CANCELED", roles=OFFICE),
        way("APPROVED", "ASSIGNED", "Назначить", "Assign", roles=OFFICE),
        way("APPROVED", "APPROVAL", "Согласовать заново", "Ask again", "APPROVAL", roles=OFFICE),
        way("ASSIGNED", "IN_PROGRESS", "Начать работу", "Begin the work", "WORK"),
        cancel("ASSIGNED"),
        way("IN_PROGRESS", "DONE", "Работа выполнена", "Work done", "DONE"),
        way(
            "IN_PROGRESS",
            "APPROVAL",
            "Нужны другие работы",
            "Other work is needed",
            "APPROVAL",
        ),
        way("DONE", "CLOSED", "Закрыть", "Close", "CLOSED", roles=OFFICE),
        way("DONE", "IN_PROGRESS", "Вернуть в работу", "Back to work", "WORK", roles=OFFICE),
    ),
)
MAINTENANCE = ReadyCycle(
    "MAINTENANCE",
    Label(ru="Плановое обслуживание с приёмкой", en="Planned maintenance with acceptance"),
    Label(
        ru="Работы по плану; заказчик принимает их или возвращает, через пять дней приняты сами.",
        en="Work by a plan; the customer accepts it or sends it back, after five days it counts as "
        "accepted.",
    ),
    (
        *("PLANNED", "ASSIGNED", "ON_THE_WAY", "IN_PROGRESS", "PARTS", "ACCEPTANCE"),
        *("REWORK", "CLOSED", "CUSTOMER_REFUSAL"),
    ),
    "RECEIVED",
    (
        way("PLANNED", "ASSIGNED", "Назначить", "Assign", roles=OFFICE),
        cancel("PLANNED"),
        way("ASSIGNED", "ON_THE_WAY", "Выехать", "Set out", "WORK"),
        way("ASSIGNED", "PLANNED", "Перенести", "Put off", "RECEIVED", roles=OFFICE),
        way("ON_THE_WAY", "IN_PROGRESS", "Начать работу", "Begin the work"),
        way("IN_PROGRESS", "ACCEPTANCE", "Сдать работу", "Hand over", "DONE"),
        way("IN_PROGRESS", "PARTS", "Нет запчасти", "A part is missing", "HOLD"),
        way("PARTS", "ASSIGNED", "Запчасть пришла", "The part has come", "RECEIVED", roles=OFFICE),
        way("ACCEPTANCE", "CLOSED", "Принять работы", "Accept the work", "CLOSED", roles=CUSTOMER),
        reject("ACCEPTANCE", "REWORK", "Не принимать", "Send it back", "WORK"),
        way(
            "ACCEPTANCE",
            "CLOSED",
            "Принято",
            "Accepted",
            "CLOSED",
            roles=OFFICE,
            after=5 * _DAY,
        ),
        way("ACCEPTANCE", "REWORK", "На доработку", "To rework", "WORK", roles=OFFICE),
        way("REWORK", "ACCEPTANCE", "Сдать снова", "Hand over again", "DONE"),
    ),
)
