"""Which few objects does somebody reach for first?"""

from django.db.models import Max

from naryad.access.actor import Actor
from naryad.assets.models import Asset, AssetScan
from naryad.assets.queries import by_name, children_of, orphans_below
from naryad.assets.visibility import assets_visible_to

# Of what was scanned some may be seen no more; so many are looked at.
_LOOKED_AT = 50


def assets_at_hand(actor: Actor, *, most: int) -> list[Asset]:
    """What the reader has scanned, the last first; then what stands at the top, by name."""
    scans = AssetScan.objects.filter(
        organization_id=actor.organization_id, person_id=actor.person_id or 0
    )
    lately = scans.values("asset_id").annotate(last=Max("at")).order_by("-last", "asset_id")
    ids = list(lately.values_list("asset_id", flat=True)[:_LOOKED_AT])
    seen = assets_visible_to(actor).in_bulk(ids)
    found = [seen[each] for each in ids if each in seen][:most]
    top = children_of(actor, None).values("pk").union(orphans_below(actor, None).values("pk"))
    others = assets_visible_to(actor).filter(pk__in=top).exclude(pk__in=[each.pk for each in found])
    return [*found, *by_name(others)[: most - len(found)]]
