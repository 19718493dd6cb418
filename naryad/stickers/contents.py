"""What stands on the label of one code, and how is its file called?"""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from naryad.assets.codes import LENGTH, say_code
from naryad.assets.models import Asset, AssetCode
from naryad.core.phones import write_phone
from naryad.files.names import clean_stem
from naryad.organizations.addresses import page_address
from naryad.organizations.models import Organization
from naryad.stickers.input import DesignInput, Part
from naryad.stickers.layout import Plan
from naryad.stickers.matrix import make_matrices

Content = dict[str, Any]
_MOST_LETTERS = 120


def make_contents(
    codes: Sequence[AssetCode], design: DesignInput, plan: Plan, organization: Organization
) -> list[Content]:
    """Plain values, which a job can keep. Words are in the language of the organization, since a
    label has many readers."""
    addresses = [page_address(organization, "scan", code.text) for code in codes]
    matrices = make_matrices(addresses, design.correction)
    with override(organization.language):
        return [
            {
                "bits": bits,
                "said": say_code(code.text),
                "texts": _write(code, design, plan, organization),
                "file": name_file(code),
            }
            for code, bits in zip(codes, matrices.bits, strict=True)
        ]


def sample_code(organization: Organization, *, is_long: bool = False) -> AssetCode:
    """Of an object that is not there, to see a design by."""
    name = (
        _("Passenger lift 1")
        if not is_long
        else _("Supply and exhaust ventilation unit of the northern hall, third floor")
    )
    asset = Asset(name=name, serial_number="KONE-4471-01", number="000-124")
    return AssetCode(
        organization=organization, text="0123456789ABCDEFGHJKMNPQRSTVWXYZ"[:LENGTH], asset=asset
    )


def name_file(code: AssetCode) -> str:
    """The whole name and the code, which parts it from every other; without an ending."""
    said = say_code(code.text)
    stem = clean_stem(code.asset.name)[:_MOST_LETTERS].strip(". ") if code.asset else ""
    return f"{stem} {said}" if stem else said


def _write(
    code: AssetCode, design: DesignInput, plan: Plan, organization: Organization
) -> list[dict[str, Any]]:
    """From top to bottom; what an object does not have takes no room."""
    asset = code.asset
    words = {
        Part.ORGANIZATION: str(organization.name),
        Part.NAME: asset.name if asset else "",
        Part.CLASS: _class_of(asset),
        Part.SERIAL: _said(_("Serial No. %(number)s"), asset.serial_number if asset else ""),
        Part.NUMBER: _said(_("No. %(number)s"), asset.number if asset else ""),
    }
    written: list[dict[str, Any]] = []
    if Part.LOGO in design.parts and organization.logo_key:
        written.append({"kind": "logo"})
    for part, text in words.items():
        if part in design.parts and text:
            kind = "name" if part == Part.NAME else "line"
            written.append({"kind": kind, "text": text})
    written += [{"kind": "line", "text": text} for text in design.line.values() if text]
    if Part.PHONE in design.parts and organization.support_phone:
        written.append({"kind": "line", "text": write_phone(organization.support_phone)})
    if Part.CODE in design.parts:
        written.append({"kind": "code", "lines": _cut(say_code(code.text), plan)})
    return written


def _class_of(asset: Asset | None) -> str:
    return str(asset.asset_class.name) if asset is not None and asset.asset_class else ""


def _said(words: str, number: str) -> str:
    return words % {"number": number} if number else ""


def _cut(said: str, plan: Plan) -> list[str]:
    is_whole = plan.words is None or plan.words.code_lines == 1
    return [said] if is_whole else [said[:10], said[10:]]
