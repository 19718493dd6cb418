"""What does a passport cost among 200,000 codes, and what a thousand labels?"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence

from django.conf import settings
from django.db import connection, connections

from bench.asset_world import make_assets, number_of_assets
from bench.floor.passport import make_passport_floor
from bench.ground import gather_statistics, postmaster_of
from bench.measuring import Ask, Side, measure
from bench.serving import served, served_naryad
from bench.table import say_row, say_work
from bench.world import make_world
from naryad.assets.models import AssetCode
from naryad.config.database.urls import DatabaseUrls
from naryad.intake.models import CodeSettings
from naryad.organizations.models import Organization
from naryad.stickers.contents import make_contents
from naryad.stickers.designs import plan_design, standard_design
from naryad.stickers.drawing import draw_labels

_ASKED, _LABELS = 900, 1_000
# Five bits a letter; the places of the number are its letters, so that all codes differ.
_FILL = """
INSERT INTO assets_assetcode (organization_id, text, origin, state, asset_id, made_at, bound_at,
    death, forgotten_scans)
SELECT a.organization_id, upper(substr(md5('code ' || a.id), 1, 16)), 'OWN', 'LIVING', a.id, now(),
    now(), '', 0
FROM assets_asset a WHERE a.organization_id = %s"""
# The least that draws as many codes: the same pictures in rows, with no words.
_BARE = """\
#let each = json("data.json")
#set page(width: 210mm, height: 297mm, margin: 0mm)
#for sheet in each.chunks(21) { page(for (at, one) in sheet.enumerate() {
  place(dx: calc.rem(at, 3) * 70mm, dy: calc.quo(at, 3) * 42mm,
    image(bytes(one), format: "svg", width: 33mm))
}) }
"""
_BARE_PROGRAM = """\
import json, sys, typst
given = json.load(sys.stdin)
made = typst.compile({"main.typ": given["program"].encode(),
    "data.json": json.dumps(given["pictures"]).encode()}, ignore_system_fonts=True)
sys.stdout.buffer.write(made)
"""


def run(urls: DatabaseUrls, *, only: Sequence[str] = ()) -> None:
    """`only`: "passport" or "labels"; nothing means both."""
    viewers = make_world(urls.owner)
    make_assets(viewers, number_of_assets(), owner_url=urls.owner)
    _make_codes(viewers.organization_id, urls.owner)
    if not only or "labels" in only:
        _say_labels(viewers.organization_id)
    if not only or "passport" in only:
        _say_passport(urls, viewers.organization_id)


def _make_codes(organization_id: int, owner_url: str) -> None:
    """Once."""
    CodeSettings.objects.update_or_create(
        organization_id=organization_id,
        is_default=True,
        defaults={"is_public": True, "version": 1},
    )
    if AssetCode.objects.filter(organization_id=organization_id).exists():
        return
    with connection.cursor() as cursor:
        cursor.execute(_FILL, [organization_id])
    gather_statistics(owner_url)


def _say_passport(urls: DatabaseUrls, organization_id: int) -> None:
    """Each from an address of its own, as strangers come; the scan is kept as well."""
    codes = AssetCode.objects.filter(
        organization_id=organization_id, asset__is_published=True, asset__is_living=True
    )
    texts = list(codes.order_by("text").values_list("text", flat=True)[:_ASKED])
    settings.TRUSTED_PROXIES = ("127.0.0.0/8",)
    asks = [
        Ask(f"/q/{text}", "", headers=(("X-Forwarded-For", f"10.0.{at // 250}.{at % 250 + 1}"),))
        for at, text in enumerate(texts)
    ]
    bare, postmaster = make_passport_floor(urls.application), postmaster_of()
    connections.close_all()
    with served_naryad() as ours, served(bare) as floor:
        sides = [Side(asks, *ours), Side(asks, *floor)]
        costs = measure(*sides, database=postmaster)
    say_row("passport", f"{number_of_assets():,} codes", costs)


def _say_labels(organization_id: int) -> None:
    organization = Organization.objects.get(pk=organization_id)
    design = standard_design()
    codes = AssetCode.objects.filter(organization_id=organization_id).select_related(
        "asset__asset_class"
    )
    start = time.monotonic()
    some = list(codes.order_by("pk")[:_LABELS])
    contents = make_contents(some, design, plan_design(design, organization), organization)
    read = time.monotonic() - start
    start = time.monotonic()
    draw_labels(contents, design, organization=organization, title="Bench")
    child = time.monotonic() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    bare = _draw_bare(contents)
    data = f"{len(some):,} labels"
    say_work("labels: read and encode", data, median=1000 * read)
    say_work("labels: set as PDF", data, median=1000 * child, ratio=child / bare, peak=peak)


def _draw_bare(contents: Sequence[dict[str, object]]) -> float:
    """As many pictures of the same size in one PDF."""
    from naryad.stickers.typeset import picture_of  # noqa: PLC0415 - loads the typesetter

    modules = int(len(str(contents[0]["bits"])) * 4) ** 0.5
    pictures = [picture_of(str(each["bits"]), round(modules), 4) for each in contents]
    start = time.monotonic()
    subprocess.run(
        [sys.executable, "-I", "-c", _BARE_PROGRAM],
        input=json.dumps({"program": _BARE, "pictures": pictures}).encode(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.monotonic() - start
