"""Which contracts has the demo? Everything here is made up."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from naryad.access.actor import Actor
from naryad.assets.models import Asset
from naryad.contracts.actions import add_contracts
from naryad.contracts.input import ContractInput
from naryad.core.outcomes import only


@dataclass(frozen=True)
class DemoContract:
    """`since` and `till` in days from today; `trees` and `single` name objects; `reminds` the
    administrator."""

    company: str
    name: str
    number: str
    since: int
    till: int | None = None
    trees: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    conditions: str = ""
    description: str = ""
    external_id: str = ""
    reminds: bool = False


CONTRACTS = (
    DemoContract(
        "ООО «Галактика Молл»",
        "Лифты и холод торгового центра",
        "ГМ-2024/17",
        -400,
        330,
        trees=("ТЦ «Галактика»",),
        conditions="Выезд по аварии лифта — 2 часа, по холоду — 4 часа.\n"
        "Плановое обслуживание — раз в месяц, до 9:30 или после 22:00.",
        external_id="1С-Д-000231",
        reminds=True,
    ),
    DemoContract(
        "ООО «Галактика Молл»",
        "Пожарная сигнализация, 1 этаж",
        "ГМ-2025/03",
        -200,
        21,
        single=("Пожарная сигнализация, 1 этаж",),
        conditions="Ежеквартальная проверка с актом.",
        reminds=True,
    ),
    DemoContract(
        "Полюс Ритейл",
        "Холодильное оборудование складов",
        "ПР-88",
        -150,
        215,
        trees=("Склад «Полюс»", "Склад «Север-2»"),
        description="Склады сети и дочернего подразделения «Север-2».",
        conditions="Температура в камере вне нормы — авария: выезд 3 часа.",
        reminds=True,
    ),
    DemoContract(
        "Northern Logistics Ltd",
        "Cold store maintenance",
        "NL-2025-04",
        -90,
        275,
        trees=("Cold store",),
        conditions="Ammonia leak: on site within 1 hour. Planned visits in working hours only.",
        reminds=True,
    ),
    DemoContract(
        "ЖК «Берег»",
        "Рамочный договор на обслуживание дома",
        "Б-1",
        -700,
        conditions="Без срока. Цены пересматриваются каждый январь.",
    ),
    DemoContract("АО «Медтехника»", "Вентиляция лаборатории", "МТ-12/23", -760, -30),
    DemoContract(
        "АО «Медтехника»",
        "Холодильники вакцин",
        "МТ-04/26",
        14,
        379,
        single=("Холодильник вакцин",),
        conditions="Резервный холодильник привозит исполнитель.",
    ),
)


def fill_contracts(names: dict[str, dict[str, int]], by: Actor, *, at: datetime) -> None:
    """`names`: company → id."""
    objects = dict(
        Asset.objects.filter(organization_id=by.organization_id).values_list("name", "pk")
    )
    given = [_input(each, names["companies"], objects, by) for each in CONTRACTS]
    for outcome in add_contracts(given, by=by, at=at):
        only([outcome])


def _input(
    each: DemoContract, companies: dict[str, int], objects: dict[str, int], by: Actor
) -> ContractInput:
    assert by.person_id is not None
    return ContractInput(
        each.name,
        companies[each.company],
        by.today + timedelta(days=each.since),
        None if each.till is None else by.today + timedelta(days=each.till),
        number=each.number,
        external_id=each.external_id,
        description=each.description,
        conditions=each.conditions,
        tree_ids=frozenset(objects[name] for name in each.trees),
        single_ids=frozenset(objects[name] for name in each.single),
        reminds_of_end=each.reminds,
        recipient_ids=frozenset({by.person_id}) if each.reminds else frozenset(),
    )
