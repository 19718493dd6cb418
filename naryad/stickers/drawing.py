"""How do labels become a file?"""

import json
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from naryad.core.errors import NotVisible, Refusal
from naryad.core.limited_child import command_of
from naryad.files.names import clean_stem
from naryad.files.storing import path_of
from naryad.organizations.models import Organization
from naryad.stickers.contents import Content
from naryad.stickers.designs import plan_design, sample_address
from naryad.stickers.input import DesignInput
from naryad.stickers.matrix import count_modules
from naryad.stickers.sizes import Grid

WALL_SECONDS = 180
_PROGRAM = "naryad.stickers.typeset"
# Each child may take two gigabytes; whoever comes third waits.
_at_once = threading.BoundedSemaphore(2)


class Format(StrEnum):
    """A PDF of whole sheets; or one picture for each label, in a zip."""

    PDF = "pdf"
    SVG = "svg"
    PNG = "png"


class NotDrawn(Refusal):
    message = _("The labels could not be drawn. Try fewer at once.")


@dataclass(frozen=True, slots=True)
class Drawn:
    data: bytes
    name: str
    type: str


def draw_labels(
    contents: Sequence[Content],
    design: DesignInput,
    *,
    organization: Organization,
    title: str,
    format: Format = Format.PDF,
    skip: int = 0,
    ppi: int | None = None,
) -> Drawn:
    """`skip`: places of the first sheet that are used up already. `ppi` of PNG, if it is not for
    the printer of the design. NotDrawn, Invalid."""
    is_pdf = format == Format.PDF
    given = _describe(contents, design if is_pdf else _alone(design), organization, title)
    given["plan"] = _plan(design, organization)
    given |= {"format": format.value, "skip": skip if is_pdf else 0, "ppi": ppi or design.dpi}
    given["names"] = [] if is_pdf else [f"{each['file']}.{format}" for each in contents]
    data = _set(given)
    name = f"{clean_stem(title)[:150] or 'labels'}.{'pdf' if is_pdf else 'zip'}"
    return Drawn(data, name, "application/pdf" if is_pdf else "application/zip")


def draw_sample(content: Content, design: DesignInput, *, organization: Organization) -> str:
    """One label as SVG: set by the same program as the PDF, so that it looks the same."""
    given = _describe([content], _alone(design), organization, "")
    given["plan"] = _plan(design, organization)
    return _set(given | {"format": "svg", "skip": 0, "names": []}).decode()


def _alone(design: DesignInput) -> DesignInput:
    """On a page of its own size."""
    width, height = design.grid.width, design.grid.height
    return replace(design, grid=Grid(width, height, page_width=width, page_height=height))


def _plan(design: DesignInput, organization: Organization) -> dict[str, Any]:
    return asdict(plan_design(design, organization))


def _describe(
    contents: Sequence[Content], design: DesignInput, organization: Organization, title: str
) -> dict[str, Any]:
    grid = design.grid
    return {
        "title": title,
        "language": organization.language,
        "grid": {
            field: value if isinstance(value, int) else float(value)
            for field, value in ((each, getattr(grid, each)) for each in grid.__dataclass_fields__)
        },
        "modules": count_modules(sample_address(organization), design.correction),
        "quiet": design.quiet,
        "ppi": design.dpi,
        "logo": _read_logo(organization),
        "labels": [dict(each) for each in contents],
    }


def _read_logo(organization: Organization) -> list[int]:
    """Its bytes; none where they are gone: labels do without."""
    if not organization.logo_key:
        return []
    try:
        return list(path_of(organization.logo_key).read_bytes())
    except (OSError, NotVisible):
        return []


def _set(given: dict[str, Any]) -> bytes:
    command = command_of(_PROGRAM)
    with _at_once:
        try:
            child = subprocess.run(  # noqa: S603 - our own program; what people typed is its input
                command,
                input=json.dumps(given, ensure_ascii=False).encode(),
                capture_output=True,
                timeout=WALL_SECONDS,
                env={},
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise NotDrawn from None
    if child.returncode or not child.stdout:
        raise NotDrawn
    return child.stdout
