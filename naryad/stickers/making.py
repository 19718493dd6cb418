"""How are more labels made than somebody waits for?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.outputs.makers import Made, Maker, Parameters, declare_maker
from naryad.stickers.contents import make_contents
from naryad.stickers.designs import plan_design, read_design, values_of_design
from naryad.stickers.drawing import Format, draw_labels
from naryad.stickers.input import DesignInput
from naryad.stickers.queries import own_organization
from naryad.stickers.visibility import printable_codes

MAKER = "labels"
# So many are drawn while one waits.
AT_ONCE = 200
MOST = 5_000


def declare_labels() -> None:
    """Called once, when the program starts."""
    declare_maker(
        Maker(
            MAKER,
            _("Labels"),
            Permission.EDIT_CODES,
            prepare=_prepare,
            finish=_finish,
            too_many=_(
                "More than %(most)s labels at once are too many: narrow the list down first."
            ),
            size=AT_ONCE,
            most=MOST,
        )
    )


def parameters_of(design: DesignInput, *, format: Format, skip: int) -> dict[str, Any]:
    """The design as it is now: a change of it meanwhile touches no sheet of this file."""
    return {"design": values_of_design(design), "format": format.value, "skip": skip}


def _prepare(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> list[dict[str, Any]]:
    design, organization = read_design(parameters["design"]), own_organization(by)
    codes = list(printable_codes(by).filter(pk__in=ids))
    return make_contents(codes, design, plan_design(design, organization), organization)


def _finish(
    contents: Sequence[dict[str, Any]], parameters: Parameters, *, title: str, by: Actor
) -> Made:
    drawn = draw_labels(
        contents,
        read_design(parameters["design"]),
        organization=own_organization(by),
        title=title,
        format=Format(parameters["format"]),
        skip=parameters["skip"],
    )
    return Made(drawn.data, drawn.name, drawn.type)
