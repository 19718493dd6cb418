"""What has come in to the demo from outside: reports without an account, and who registered?"""

from datetime import datetime, timedelta

from naryad.access.actor import Actor, act_as_system
from naryad.access.roles import RoleCode
from naryad.assets.code_states import CodeState
from naryad.assets.models import Asset, AssetCode
from naryad.config.demo.codes import KNOWN
from naryad.core.outcomes import only
from naryad.intake.actions import accept_inquiry, refuse_inquiries, send_inquiry
from naryad.intake.beginning_tickets import begin_ticket
from naryad.intake.inquiry_input import InquiryInput
from naryad.intake.models import Inquiry
from naryad.people.acting import act_as
from naryad.people.models import Person, Role
from naryad.registration.actions import add_offer
from naryad.registration.actions.bring_demo_newcomer import bring_demo_newcomer
from naryad.registration.input import Newcomer, OfferInput
from naryad.registration.states import Covers

_WAITING = (
    (
        5,
        "Лифт пассажирский 1",
        InquiryInput("Кнопка 3 этажа западает, лифт стоит открытым.", phone="+79035550177"),
    ),
    (
        2,
        "Чиллер на кровле",
        InquiryInput("Гудит второй день, слышно в ресторане.", email="resto@galaktika.example"),
    ),
)
_TAKEN = (98, "Холодильная камера 1", InquiryInput("Не закрывается дверь, намёрз лёд."))
_REFUSED = (50, "Главный щит", InquiryInput("В офисе на втором этаже нет интернета."))
_WHY = "Интернет в здании обслуживает арендодатель."
_NEWCOMER = Newcomer("Ким", "Вера", "kim@galaktika.example", "ru")


def fill_intake(by: Actor, *, at: datetime) -> None:
    """Two reports wait, one has become a ticket, one was refused; whoever scans the lift or the
    chiller may register, and one who did waits for an approval."""
    dispatcher = _act(by, "dispatcher@example.com", at=at)
    for hours, asset, new in _WAITING:
        _report(by, asset, new, at=at - timedelta(hours=hours))
    hours, asset, new = _TAKEN
    then = at - timedelta(hours=hours)
    taken = _report(by, asset, new, at=then)
    begun = begin_ticket(taken, actor=dispatcher)
    accept_inquiry(taken.pk, begun, by=dispatcher, at=then + timedelta(minutes=9))
    hours, asset, new = _REFUSED
    then = at - timedelta(hours=hours)
    refused = _report(by, asset, new, at=then)
    only(refuse_inquiries([refused.pk], _WHY, by=dispatcher, at=then + timedelta(minutes=30)))
    _register(by, at=at)


def _register(by: Actor, *, at: datetime) -> None:
    codes = AssetCode.objects.filter(organization_id=by.organization_id, text__in=KNOWN.values())
    offer = OfferInput(
        name="Арендаторы «Галактики»",
        role_id=_role(by),
        covers=Covers.CHOSEN,
        asset_ids=frozenset(code.asset_id or 0 for code in codes),
        most_people=50,
    )
    offer_id = add_offer(offer, by=by, at=at - timedelta(days=20))
    program = act_as_system(by.organization_id)
    code = codes.earliest("pk")
    came = at - timedelta(hours=3)
    bring_demo_newcomer(_NEWCOMER, offer_id=offer_id, code=code, by=program, at=came)


def _role(by: Actor) -> int:
    roles = Role.objects.filter(organization_id=by.organization_id)
    return roles.get(code=RoleCode.REGISTERED).pk


def _act(by: Actor, email: str, *, at: datetime) -> Actor:
    person = Person.objects.get(organization_id=by.organization_id, email=email)
    return act_as(person, at=at)


def _report(by: Actor, asset: str, new: InquiryInput, *, at: datetime) -> Inquiry:
    named = Asset.objects.filter(organization_id=by.organization_id, name=asset)
    codes = AssetCode.objects.filter(asset__in=named, state=CodeState.LIVING)
    program = act_as_system(by.organization_id)
    return Inquiry.objects.get(pk=send_inquiry(codes.earliest("pk").text, new, by=program, at=at))
