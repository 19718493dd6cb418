"""What has somebody chosen before labels are printed, and what does the page tell of it?"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from naryad.core.ids import read_id
from naryad.lists.bulk.picking import MOST, read_picked
from naryad.stickers.drawing import Format
from naryad.stickers.input import DesignInput
from naryad.stickers.making import AT_ONCE
from naryad.stickers.making import MOST as MOST_LABELS
from naryad.stickers.queries import STANDARD, find_design, list_designs
from naryad.stickers.sizes import ROLL
from naryad.web.acting import SignedInRequest
from naryad.web.office.codes.previews import describe_design

# What the address says about the print, and not about which objects.
_OWN = ("design", "start", "as", "pick")
# The first label alone, as a picture for the page.
SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Choice:
    """`start`: place of the first label on the first sheet, from 1. `format` None: only look."""

    design_id: int
    design: DesignInput
    start: int
    format: Format | None

    @property
    def skip(self) -> int:
        return self.start - 1

    @property
    def asked_format(self) -> Format:
        return self.format or Format.PDF


def read_choice(request: SignedInRequest) -> Choice:
    """NotVisible for a design that is not there. A place that no sheet has is the nearest one."""
    given = request.POST if request.method == "POST" else request.GET
    design_id = read_id(given.get("design", "")) or STANDARD
    design = find_design(design_id, actor=request.actor)
    start = min(read_id(given.get("start", "")) or 1, design.grid.number)
    asked = given.get("as", "")
    return Choice(design_id, design, start, Format(asked) if asked in set(Format) else None)


def picked_ids(request: SignedInRequest) -> list[int]:
    """Of objects, as the bar over a list names them."""
    given = request.GET.get("pick", "").split(",")
    return [each.id for each in read_picked(given)][:MOST]


def list_question(request: SignedInRequest) -> dict[str, list[str]]:
    """What the list is asked, without what the print is."""
    return {name: values for name, values in request.GET.lists() if name not in _OWN}


def describe_print(request: SignedInRequest, choice: Choice, *, number: int) -> dict[str, Any]:
    design = choice.design
    preview = describe_design(design, request.organization)
    return {
        "choice": choice,
        "designs": [(STANDARD, _("Standard label")), *_name_designs(request)],
        "is_roll": design.sheet == ROLL,
        "places": design.grid.number,
        "number": number,
        "pages": -(-(number + choice.skip) // design.grid.number),
        "preview": preview,
        "is_ready": not preview.wrong and number <= MOST_LABELS,
        "most": MOST_LABELS,
        "waits": number <= AT_ONCE,
        "kept": _kept(request),
        "files": [(each, _address(request, choice, each.value)) for each in Format],
        "sample": "" if preview.wrong else _address(request, choice, SAMPLE),
        "here": request.get_full_path(),
        "here_path": request.path,
    }


def _name_designs(request: SignedInRequest) -> list[tuple[int, str]]:
    return [(each.pk, str(each.name)) for each in list_designs(request.actor)]


def _kept(request: SignedInRequest) -> list[tuple[str, str]]:
    """What the form hands on, so that the page stays about the same objects."""
    lists = request.GET.lists()
    return [(name, each) for name, values in lists if name not in _OWN[:3] for each in values]


def _address(request: SignedInRequest, choice: Choice, shape: str) -> str:
    own = [("design", choice.design_id), ("start", choice.start), ("as", shape)]
    return f"{request.path}?{urlencode([*_kept(request), *own])}"
