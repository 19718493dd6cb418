"""How does a kept design become what is printed, and what does history say of it?"""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from naryad.assets.codes import LENGTH
from naryad.core.labels import LANGUAGES, Label
from naryad.organizations.addresses import page_address
from naryad.organizations.models import Organization
from naryad.stickers.input import DesignInput, Part
from naryad.stickers.layout import Plan, plan_label
from naryad.stickers.matrix import count_modules
from naryad.stickers.models import StickerDesign
from naryad.stickers.sizes import SHEETS, Grid, say_length

_GRID = tuple(Grid.__dataclass_fields__)


def standard_design() -> DesignInput:
    """For whoever has designed none yet."""
    name = Label()
    for language in LANGUAGES:
        with override(language):
            name[language] = _("Standard label")
    return DesignInput(name, "A4_3X7", SHEETS["A4_3X7"])


def design_of(kept: StickerDesign) -> DesignInput:
    return DesignInput(
        name=kept.name,
        sheet=kept.sheet,
        grid=Grid(**{field: getattr(kept, field) for field in _GRID}),
        dpi=kept.dpi,
        correction=kept.correction,
        quiet=kept.quiet,
        parts=frozenset(Part(each) for each in kept.parts),
        line=kept.line,
    )


def fill_design(kept: StickerDesign, new: DesignInput) -> None:
    for field in ("name", "sheet", "dpi", "correction", "quiet", "line"):
        setattr(kept, field, getattr(new, field))
    for field in _GRID:
        setattr(kept, field, getattr(new.grid, field))
    kept.parts = [part.value for part in Part if part in new.parts]


def plan_design(design: DesignInput, organization: Organization) -> Plan:
    """As codes of this organization need it: a longer address makes a larger code. Invalid."""
    modules = count_modules(sample_address(organization), design.correction)
    return plan_label(design, modules=modules, has_logo=bool(organization.logo_key))


def sample_address(organization: Organization) -> str:
    """As long as that of any code."""
    return page_address(organization, "scan", "0" * LENGTH)


def values_of_design(design: DesignInput) -> dict[str, Any]:
    """One plain value a field, as forms and history have them."""
    values: dict[str, Any] = {
        "name": design.name,
        "sheet": design.sheet,
        "dpi": design.dpi,
        "correction": design.correction,
        "quiet": design.quiet,
        "parts": [part.value for part in Part if part in design.parts],
        "line": design.line,
    }
    lengths = {field: getattr(design.grid, field) for field in _GRID}
    values |= {
        field: length if isinstance(length, int) else say_length(length)
        for field, length in lengths.items()
    }
    return values


def tell_design(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {
        field: {"old": before.get(field), "new": value}
        for field, value in after.items()
        if before.get(field) != value
    }


def read_design(values: dict[str, Any]) -> DesignInput:
    """From what `values_of_design` has made of one."""
    grid: dict[str, Any] = {
        field: values[field] if kind is int else Decimal(values[field])
        for field, kind in Grid.__annotations__.items()
    }
    return DesignInput(
        name=Label(values["name"]),
        sheet=values["sheet"],
        grid=Grid(**grid),
        dpi=values["dpi"],
        correction=values["correction"],
        quiet=values["quiet"],
        parts=frozenset(Part(each) for each in values["parts"]),
        line=Label(values["line"]),
    )
