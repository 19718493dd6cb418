"""Which objects and equipment may this person see?"""

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.access.arm_pages import Page, select_count, select_page
from naryad.access.arms import Arm, sees_everything, visible_ids
from naryad.access.own_keys import OWN_AREAS, OWN_COMPANIES
from naryad.access.permissions import Permission
from naryad.access.statements import Select
from naryad.assets.code_states import CodeState
from naryad.assets.models import Asset, AssetCode, AssetTemplate, CodeBatch
from naryad.core.cursors import Cursor

# Own companies with all that stand under them.
OWN_GROUPS = f"""
WITH RECURSIVE below (id) AS (
  {OWN_COMPANIES}
  UNION
  SELECT c.id FROM companies_company c
  JOIN below ON c.parent_id = below.id
  WHERE c.organization_id = :organization
)
SELECT id FROM below"""  # noqa: S608 - constants of code

# A code that has died, as a stolen label's does, shows nothing any more; a foreign one, often a
# mere number, could be guessed and never does.
_SCANNED = """
SELECT code.asset_id FROM assets_assetscan scan
JOIN assets_assetcode code
  ON code.organization_id = scan.organization_id AND code.id = scan.code_id
WHERE scan.organization_id = :organization AND scan.person_id = :person
  AND code.state = 'LIVING' AND code.origin = 'OWN'"""

ARMS = (
    Arm(Permission.SEE_ALL_ASSETS, table="assets_asset"),
    Arm(
        Permission.SEE_ASSETS_OF_SUBSIDIARIES,
        table="assets_asset",
        seek="company_id",
        keys=OWN_GROUPS,
    ),
    Arm(
        Permission.SEE_ASSETS_OF_COMPANIES,
        table="assets_asset",
        seek="company_id",
        keys=OWN_COMPANIES,
    ),
    Arm(
        Permission.SEE_ASSETS_IN_AREAS,
        table="assets_assetarea",
        row="asset_id",
        seek="area_id",
        keys=OWN_AREAS,
    ),
    Arm(
        Permission.SEE_ASSETS_WHERE_RESPONSIBLE,
        table="assets_asset",
        seek="responsible_id",
        keys="SELECT :person",
    ),
    Arm(
        Permission.SEE_SCANNED_ASSETS,
        table="assets_asset",
        seek="id",
        keys=_SCANNED,
    ),
)


def assets_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Asset]:
    """The assets of the actor's arms, whatever the parent of each; to customers published ones
    alone. Deleted ones only when asked for, to those who may delete and restore."""
    assets = Asset.objects.filter(organization_id=actor.organization_id)
    if not sees_everything(ARMS, actor):
        assets = assets.filter(pk__in=visible_ids(ARMS, actor))
    if not actor.is_employee:
        assets = assets.filter(is_published=True)
    if with_deleted and actor.may(Permission.DELETE_ASSETS):
        return assets
    return assets.filter(is_living=True)


def nameable_assets(actor: Actor) -> QuerySet[Asset]:
    """Those whose names the actor may read in histories: employees also deleted ones, which they
    would see if these lived."""
    if not actor.is_employee:
        return assets_visible_to(actor)
    assets = Asset.objects.filter(organization_id=actor.organization_id)
    if sees_everything(ARMS, actor):
        return assets
    return assets.filter(pk__in=visible_ids(ARMS, actor))


def asset_templates_visible_to(
    actor: Actor, *, with_deleted: bool = False
) -> QuerySet[AssetTemplate]:
    """Employees see them all, as the directories; customers see none."""
    templates = AssetTemplate.objects.filter(organization_id=actor.organization_id)
    if actor.is_system or not actor.is_employee:
        return templates.none()
    if with_deleted and actor.may(Permission.EDIT_CATALOG):
        return templates
    return templates.filter(deleted_at=None)


def asset_codes_visible_to(actor: Actor) -> QuerySet[AssetCode]:
    """Employees see the codes of what they see; whoever may bind codes sees blank ones as well,
    whoever issues them also blank ones that were retired. Customers see none: a code opens."""
    codes = AssetCode.objects.filter(organization_id=actor.organization_id)
    if actor.is_system or not actor.is_employee:
        return codes.none()
    seen = Q(asset__in=assets_visible_to(actor, with_deleted=True).values("pk"))
    if actor.may(Permission.EDIT_CODES):
        return codes.filter(seen | Q(asset=None))
    if actor.may(Permission.BIND_CODES):
        return codes.filter(seen | Q(state=CodeState.BLANK.value))
    return codes.filter(seen)


def code_batches_visible_to(actor: Actor) -> QuerySet[CodeBatch]:
    """Only those who make codes have anything to do with them."""
    batches = CodeBatch.objects.filter(organization_id=actor.organization_id)
    return batches if actor.may(Permission.EDIT_CODES) else batches.none()


def page_of_assets(actor: Actor, *, size: int, cursor: Cursor | None = None) -> Select:
    """One page of living assets by name: the fast way for the plain list. Its rows are (id, sort
    key)."""
    return select_page(ARMS, actor, Page("sort_key", _plain(actor), size, cursor))


def number_of_assets(actor: Actor, *, cap: int) -> Select:
    """How many all pages of the plain list have; one more than the cap means "more"."""
    return select_count(ARMS, actor, order="sort_key", where=_plain(actor), cap=cap)


def _plain(actor: Actor) -> dict[str, object]:
    living: dict[str, object] = {"is_living": True}
    return living if actor.is_employee else {**living, "is_published": True}
