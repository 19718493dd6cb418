"""Which tickets has the demo? Everything here is made up."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from naryad.access.actor import Actor
from naryad.assets.models import Asset
from naryad.core.outcomes import only
from naryad.people.models import Person
from naryad.tickets.actions import Move, create_tickets, move_tickets
from naryad.tickets.codes import Branch, CycleState
from naryad.tickets.models import Criticality, Ticket, TicketType, Transition
from naryad.tickets.ticket_input import TicketInput

_STEP = timedelta(minutes=20)


@dataclass(frozen=True)
class DemoTicket:
    """`hours` since it came in, `due` hours from now; `by` are addresses of those who do it, `asks`
    that of the requester; `urgency`: 0 is the most urgent; `way`: codes of the stages passed."""

    title: str
    asset: str
    hours: float
    due: float | None = None
    by: tuple[str, ...] = ()
    asks: str = ""
    urgency: int = 1
    way: tuple[str, ...] = ()
    text: str = ""
    work: str = "Ремонт"
    type: str = "Ремонт"
    html: str = ""


_LIFT, _COLD, _POWER = "safin@example.com", "technician@example.com", "hughes@example.com"
_IN_WORK = ("ASSIGNED", "ACCEPTED", "ON_THE_WAY", "IN_PROGRESS")
TICKETS = (
    DemoTicket("Лифт стоит между 4 и 5 этажом, людей нет", "Лифт пассажирский 1", 3.5, -0.7,
               (_LIFT,), "customer@example.com", 0, _IN_WORK,
               "Остановился утром, на табло ошибка 47. Посетителей выпустили."),
    DemoTicket("Чиллер не запускается, ошибка E-15", "Чиллер на кровле", 5, 1.2, (_COLD,),
               "customer@example.com", 0, _IN_WORK,
               "Низкое давление. В атриуме уже +27.", "Диагностика"),
    DemoTicket("Протечка дренажа испарителя", "Испаритель", 26, 6, (_COLD,),
               "belkina@polus.example", way=("ASSIGNED", "ACCEPTED", "PARTS"),
               text="Нужен насос, заказан у поставщика."),
    DemoTicket("Камера не держит −18 °C", "Морозильная камера", 2, 4, (_COLD,),
               "lindgren@polus.example", way=("ASSIGNED",),
               text="За ночь поднялось до −11. Товар переложили в соседнюю."),
    DemoTicket("Шумит вытяжная установка", "Вытяжная установка", 1, 22,
               asks="dorohova@medtech.example", urgency=2, text="Гул на второй скорости."),
    DemoTicket("Не читается датчик дыма в зале 2", "Пожарная сигнализация, 1 этаж", 0.5, 7,
               asks="customer@example.com"),
    DemoTicket("Dock lift stops halfway", "Dock lift", 9, 3, (_POWER,), "dean@northlog.example",
               way=("ASSIGNED", "ACCEPTED", "ON_THE_WAY"),
               text="Stops at about one metre, works again after a restart."),
    DemoTicket("Кнопка вызова на 7 этаже не горит", "Лифт пассажирский", 30, 20, (_LIFT,),
               "musin@bereg.example", 2, ("ASSIGNED", "ACCEPTED")),
    DemoTicket("Выбивает автомат насоса", "Насосная", 50, 10, (_LIFT, _COLD),
               "musin@bereg.example", way=(*_IN_WORK, "DONE"),
               text="Заменён автомат, ток в норме."),
    DemoTicket("Камера 2: сигнал температуры", "Холодильная камера 2", 75, -40, (_COLD,),
               "belkina@polus.example", 0, (*_IN_WORK, "DONE", "CLOSED")),
    DemoTicket("Как перевести вентиляцию в ночной режим?", "Приточная установка", 20, 30,
               asks="lindgren@polus.example", urgency=2, work="", type="Консультация"),
    DemoTicket("Плановое ТО компрессоров", "Компрессор А", 40, 70, (_COLD,), urgency=2,
               work="Плановое обслуживание", type="Плановое ТО",
               html="<p>По регламенту завода:</p><ul><li>масло и фильтр</li><li>ремни</li>"
               "<li><b>давление на всасывании</b>, не ниже 2,1 бар</li></ul>"),
    DemoTicket("Двери закрываются рывком", "Лифт грузовой", 100, 5, (_LIFT,),
               "musin@bereg.example", way=("APPROVAL",),
               text="Ждём согласования замены привода."),
)  # fmt: skip


def fill_tickets(names: dict[str, dict[str, int]], by: Actor, *, at: datetime) -> None:
    """`names`: work type → id. The oldest first, so that numbers grow."""
    house = {"organization_id": by.organization_id}
    assets = dict(Asset.objects.filter(**house).values_list("name", "pk"))
    people = dict(Person.objects.filter(**house).exclude(email="").values_list("email", "pk"))
    types = {each.name["ru"]: each.pk for each in TicketType.objects.filter(**house)}
    urgency = dict(Criticality.objects.filter(**house).values_list("position", "pk"))
    for each in sorted(TICKETS, key=lambda each: -each.hours):
        came = at - timedelta(hours=each.hours)
        new = TicketInput(
            each.title,
            types[each.type],
            text=each.text,
            html=each.html,
            asset_id=assets[each.asset],
            work_type_id=names["work_types"].get(each.work),
            criticality_id=urgency[each.urgency],
            requester_id=people.get(each.asks),
            assignee_ids=frozenset(people[email] for email in each.by),
            deadline=None if each.due is None else at + timedelta(hours=each.due),
        )
        ticket_id = only(create_tickets([new], by=by, at=came))
        for place, code in enumerate(each.way, start=1):
            _move(ticket_id, code, by, at=came + place * _STEP)


def _move(ticket_id: int, code: str, by: Actor, *, at: datetime) -> None:
    ticket = Ticket.objects.get(organization_id=by.organization_id, pk=ticket_id)
    way = Transition.objects.get(
        organization_id=by.organization_id,
        cycle__type_id=ticket.type_id,
        cycle__state=CycleState.PUBLISHED,
        from_stage_id=ticket.stage_id,
        to_stage__code=code,
        branch=Branch.MAIN,
        deleted_at=None,
    )
    only(move_tickets([Move(ticket_id, way.pk)], by=by, at=at))
