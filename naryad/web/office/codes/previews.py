"""How does a page show what a label will look like?"""

import base64
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from naryad.core.errors import Invalid, Refusal
from naryad.stickers.contents import make_contents, sample_code
from naryad.stickers.designs import plan_design
from naryad.stickers.drawing import draw_sample
from naryad.stickers.input import DesignInput, clean_design
from naryad.stickers.sizes import INCH, ROLL, SHEETS, say_length, say_sheets
from naryad.web.forms.stickers import DesignForm

if TYPE_CHECKING:
    from naryad.assets.models import AssetCode
    from naryad.organizations.models import Organization


@dataclass(frozen=True, slots=True)
class Preview:
    """`pictures`: the address of each and what it shows. `wrong`: why there can be none."""

    facts: list[tuple[str, str]]
    wrong: list[str | Promise]
    pictures: list[tuple[str, str]] = field(default_factory=list)


def preview_form(
    form: DesignForm, *, organization: "Organization", is_drawn: bool = False
) -> Preview:
    """Of what stands in it now, saved or not. Drawing takes a moment, so a page comes first without
    pictures; two names, for a long one shows where it ends."""
    values = form.values() if form.is_bound else form.initial
    try:
        design = clean_design(values, is_named=False)
    except Invalid as refusal:
        return Preview([], list(refusal.errors.values()))
    described = describe_design(design, organization)
    if described.wrong or not is_drawn:
        return described
    samples = [sample_code(organization, is_long=is_long) for is_long in (False, True)]
    try:
        drawn = [draw_code(each, design, organization) for each in samples]
    except Refusal as refusal:
        return Preview([], [str(refusal)])
    names = [str(each.asset) for each in samples]
    return replace(described, pictures=list(zip(map(_as_address, drawn), names, strict=True)))


def describe_design(design: DesignInput, organization: "Organization") -> Preview:
    try:
        plan = plan_design(design, organization)
    except Invalid as refusal:
        return Preview([], list(refusal.errors.values()))
    module = _("%(width)s mm, %(dots)s dots of the printer") % {
        "width": _say(plan.module, 2),
        "dots": _say(plan.module * design.dpi / INCH, 1),
    }
    facts = [
        (_("Paper"), describe_paper(design)),
        (_("Code with its white"), _("%(side)s mm") % {"side": _say(plan.side, 1)}),
        (_("One square of it"), module),
    ]
    return Preview(facts, [])


def draw_code(code: "AssetCode", design: DesignInput, organization: "Organization") -> str:
    """As SVG. Refusal."""
    plan = plan_design(design, organization)
    (content,) = make_contents([code], design, plan, organization)
    return draw_sample(content, design, organization=organization)


def describe_paper(design: DesignInput) -> str:
    grid = design.grid
    values: dict[str, Any] = {
        "width": say_length(grid.width),
        "height": say_length(grid.height),
        "columns": grid.columns,
        "rows": grid.rows,
    }
    if design.sheet in SHEETS:
        return str(dict(say_sheets())[design.sheet])
    if design.sheet == ROLL:
        return _("Roll: %(width)s × %(height)s mm") % values
    return _("%(columns)s × %(rows)s, %(width)s × %(height)s mm") % values


def _say(number: float, places: int) -> str:
    return localize(round(number, places))


def _as_address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
