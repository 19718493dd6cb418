"""How does a test make a type of tickets with a life cycle, in as few words as possible?"""

from typing import Any

from naryad.areas.models import Area
from naryad.catalog.models import WorkType
from naryad.people.models import Person
from naryad.tickets.codes import Branch, Side, StageKind, Who
from naryad.tickets.models import (
    Answer,
    Cycle,
    CycleStage,
    Stage,
    Status,
    TicketType,
    Transition,
    TransitionRole,
    TypeArea,
    TypeWorkType,
)
from naryad.tickets.stage_effects import ASSIGN_PERSON, CLOSE
from tests.builder import Builder


def build_tickets(make: Builder, assignee: Person, *, north: Area, work_type: WorkType) -> Any:
    """A type of the North whose draft has two stages, a transition of everybody and one of the
    customers, and may be published as it is."""
    owned = {"organization": make.organization}
    row = TicketType.objects.create(
        **owned,
        name=make.label("Монтаж", "Installation"),
        number_mask="М-{YY}-{0000}",
        has_all_areas=False,
        has_all_work_types=False,
        external_id=make.words("mount")[:100],
        position=1,
    )
    TypeArea.objects.create(**owned, type=row, area=north)
    TypeWorkType.objects.create(**owned, type=row, work_type=work_type)
    queue, over = _build_stages(make, assignee)
    status = Status.objects.create(
        **owned, name=make.label("Смонтировано", "Installed"), position=100
    )
    draft = Cycle.objects.create(
        **owned, type=row, number=1, start_stage=queue, start_status=status, created_at=make.at
    )
    for place, stage in enumerate((queue, over)):
        CycleStage.objects.create(**owned, cycle=draft, stage=stage, position=place)
    ends = {**owned, "cycle": draft, "from_stage": queue, "to_stage": over, "status": status}
    finish = Transition.objects.create(**ends, name=make.label("Сдать", "Hand in"))
    accept = Transition.objects.create(
        **ends,
        name=make.label("Принимаю", "I accept"),
        branch=Branch.CUSTOMER,
        who=Who.ROLES,
        position=1,
    )
    caption = make.label("Всё хорошо", "All is well")
    role = make.roles["CUSTOMER"]
    TransitionRole.objects.create(**owned, transition=accept, role=role, name=caption)
    return {
        "ticket_type": row,
        "queue": queue,
        "over": over,
        "status": status,
        "answer": _build_answers(make),
        "draft": draft,
        "finish": finish,
        "accept": accept,
    }


def _build_answers(make: Builder) -> Answer:
    """One for each conversation; that for the customer."""
    owned = {"organization": make.organization}
    Answer.objects.create(
        **owned,
        name=make.label("Нужна помощь", "Help is needed"),
        text=make.label("Нужен второй на {number}", "A second one for {number}"),
        side=Side.TEAM,
        position=1,
    )
    return Answer.objects.create(
        **owned,
        name=make.label("Мастер едет", "On the way"),
        text=make.label("Здравствуйте, {customer}! Едем по {number}.", "{customer}: {number}"),
        side=Side.CUSTOMER,
    )


def _build_stages(make: Builder, assignee: Person) -> tuple[Stage, Stage]:
    owned = {"organization": make.organization}
    queue = Stage.objects.create(
        **owned,
        name=make.label("Очередь", "Queue"),
        description=make.label("Ждёт своего часа", "Waits for its hour"),
        kind=StageKind.NEW,
        effects=[ASSIGN_PERSON],
        assignee=assignee,
        position=100,
    )
    over = Stage.objects.create(
        **owned,
        name=make.label("Сдано", "Handed in"),
        kind=StageKind.CLOSED,
        effects=[CLOSE],
        position=101,
    )
    return queue, over
