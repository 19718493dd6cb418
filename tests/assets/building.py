"""Which objects and equipment stand in the stories, and how does a test make more?"""

from dataclasses import replace
from typing import Any

from naryad.areas.models import Area
from naryad.assets.actions import add_asset_template, add_assets
from naryad.assets.input import AssetInput
from naryad.assets.models import Asset, AssetTemplate
from naryad.assets.template_input import TemplateInput
from naryad.catalog.models import AssetClass, AssetType, AssetTypeWorkType
from naryad.companies.models import Company
from naryad.core.outcomes import only
from naryad.people.acting import act_as
from naryad.people.models import Person
from tests.builder import Builder
from tests.world import World


def build_assets(make: Builder, by: Person, **house: Any) -> dict[str, Any]:
    """A tower with a lift, a depot, and a pump that nobody but the office sees; `house`: the rows
    that they name."""
    building = _type(make, "Здание", "Building", needs_address=True)
    equipment = _type(make, "Насос", "Pump", needs_address=False)
    AssetTypeWorkType.objects.create(
        organization=make.organization, asset_type=equipment, work_type=house["work_type"]
    )
    critical = AssetClass.objects.create(
        organization=make.organization, name=make.label("Важное", "Critical")
    )

    def put(name: str, type_: AssetType, **given: Any) -> Asset:
        new = AssetInput(make.words(name), type_.pk, **given)
        pk = only(add_assets([new], by=act_as(by, at=make.at), at=make.at))
        return Asset.objects.get(pk=pk)

    def build(name: str, street: str, company: Company, area: Area) -> Asset:
        areas = frozenset({area.pk})
        address = make.words(street)
        return put(name, building, company_id=company.pk, address=address, area_ids=areas)

    tower = build("Башня", "Невский проспект, 1", house["zenit"], house["north"])
    lift = put(
        "Лифт",
        equipment,
        parent_id=tower.pk,
        serial_number=make.words("L-100-7"),
        class_id=critical.pk,
        responsible_id=by.pk,
        skill_ids=frozenset({house["skill"].pk}),
        work_type_ids=frozenset({house["work_type"].pk}),
    )
    depot = build("Депо", "Портовая улица, 5", house["mayak"], house["south"])
    polus = house["polus"].pk
    pump = put("Насос", equipment, address="Портовая, 6", company_id=polus, is_published=False)
    like_lift = _template(make, by, house, type_id=equipment.pk, class_id=critical.pk)
    assets = {"like_lift": like_lift, "tower": tower, "lift": lift, "depot": depot, "pump": pump}
    return {"asset_type": building, "equipment_type": equipment, **assets}


def _template(make: Builder, by: Person, house: dict[str, Any], **given: Any) -> AssetTemplate:
    new = TemplateInput(
        make.label("Как лифт", "Like a lift"),
        asset_name=make.words("Лифт"),
        tags=("лифт",),
        area_ids=frozenset({house["north"].pk}),
        skill_ids=frozenset({house["skill"].pk}),
        work_type_ids=frozenset({house["work_type"].pk}),
        **given,
    )
    pk = add_asset_template(new, by=act_as(by, at=make.at), at=make.at)
    return AssetTemplate.objects.get(pk=pk)


def _type(make: Builder, ru: str, en: str, *, needs_address: bool) -> AssetType:
    return AssetType.objects.create(
        organization=make.organization, name=make.label(ru, en), needs_address=needs_address
    )


def an_asset(world: World, name: str = "Новое", **given: Any) -> AssetInput:
    """Under the tower unless something else is given."""
    house = world.service
    plain = AssetInput(name, house.equipment_type.pk, parent_id=house.tower.pk)
    return replace(plain, **given)


def add(world: World, name: str = "Новое", **given: Any) -> Asset:
    """By the administrator."""
    new = an_asset(world, name, **given)
    by = world.actor(world.service.admin)
    return Asset.objects.get(pk=only(add_assets([new], by=by, at=world.at)))
