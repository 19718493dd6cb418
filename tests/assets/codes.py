"""Which codes are glued on in the stories, and how does a test make more?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from naryad.assets.actions import issue_codes, note_scan
from naryad.assets.codes import make_code
from naryad.assets.models import Asset, AssetCode, AssetScan, CodeBatch
from naryad.intake.models import CodeSettings, SettingsOfAsset
from naryad.organizations.models import Organization
from naryad.outputs.models import Output, OutputPart
from naryad.people.models import Person
from naryad.stickers.designs import fill_design, standard_design
from naryad.stickers.drawing import Format
from naryad.stickers.making import MAKER, parameters_of
from naryad.stickers.models import StickerDesign
from tests.builder import Builder
from tests.world import World


def build_codes(make: Builder, by: Person, *, lift: Asset, depot: Asset) -> dict[str, Any]:
    """A batch of two: one on the lift, which the administrator has scanned, and a blank one; a
    template of settings that the depot follows; a design of labels, and a file of labels of which
    the first part is ready."""
    own = {"organization": make.organization, "made_at": make.at, "made_by": by}
    batch = CodeBatch.objects.create(note=make.words("Коды"), **own)
    ours = {**own, "origin": "OWN", "batch": batch}
    bound = {"asset": lift, "bound_at": make.at, "bound_by": by}
    living = AssetCode.objects.create(text=make_code(), state="LIVING", **ours, **bound)
    blank = AssetCode.objects.create(text=make_code(), state="BLANK", **ours)
    AssetScan.objects.create(
        organization=make.organization, code=living, asset=lift, person=by, at=make.at
    )
    design = StickerDesign(organization=make.organization)
    fill_design(design, replace(standard_design(), name=make.label("На рулоне", "On a roll")))
    design.save()
    output = Output.objects.create(
        organization=make.organization,
        by=by,
        maker=MAKER,
        title=make.words("Коды"),
        parameters=parameters_of(standard_design(), format=Format.PDF, skip=0),
        rows=[living.pk, blank.pk],
        state="RUNNING",
        total=2,
        settled=1,
        created_at=make.at,
    )
    doors = CodeSettings.objects.create(
        organization=make.organization, name=make.label("Двери", "Doors")
    )
    SettingsOfAsset.objects.create(organization=make.organization, asset=depot, settings=doors)
    OutputPart.objects.create(organization=make.organization, output=output, place=0, contents=[])
    return {"blank_code": blank, "code_of_lift": living}


def issue(world: World, asset: Asset) -> AssetCode:
    """One more, by the administrator."""
    issue_codes([asset.pk], by=world.actor(world.service.admin), at=world.at)
    return AssetCode.objects.filter(asset=asset).latest("pk")


def open_passports(world: World, **switches: object) -> CodeSettings:
    """For all objects of the service company."""
    return CodeSettings.objects.create(
        organization=world.service.organization, is_default=True, is_public=True, **switches
    )


def scan_by(world: World, code: AssetCode, person: Person) -> None:
    note_scan(code, by=world.actor(person), at=world.at)


def glue_and_scan(
    scanned: Sequence[tuple[Asset, str, Person]], *, organization: Organization, at: datetime
) -> None:
    """Each asset gets a code of that state, which that person has scanned."""
    codes = AssetCode.objects.bulk_create(
        AssetCode(
            organization=organization,
            text=make_code(),
            origin="OWN",
            state=state,
            asset=asset,
            made_at=at,
            bound_at=at,
            died_at=at if state == "DEAD" else None,
            death="RETIRED" if state == "DEAD" else "",
        )
        for asset, state, _person in scanned
    )
    AssetScan.objects.bulk_create(
        AssetScan(organization=organization, code=code, asset=asset, person=person, at=at)
        for code, (asset, _state, person) in zip(codes, scanned, strict=True)
    )
