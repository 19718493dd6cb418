"""Which settings hold for a code, and how many objects follow each template?"""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from naryad.access.actor import Actor
from naryad.assets.code_states import CodeOrigin, CodeState
from naryad.assets.models import AssetCode
from naryad.assets.visibility import assets_visible_to
from naryad.intake.models import CodeSettings, SettingsOfAsset
from naryad.intake.visibility import code_settings_visible_to

if TYPE_CHECKING:
    from django.db.models import QuerySet


def settings_of(organization_id: int, asset_id: int = 0) -> CodeSettings:
    """What holds for the codes of an object: its template, else the default; of an organization
    that has said nothing, that strangers see nothing. One statement, whatever the answer."""
    owned = CodeSettings.objects.filter(organization_id=organization_id, deleted_at=None)
    chosen = SettingsOfAsset.objects.filter(organization_id=organization_id, asset_id=asset_id)
    fit = owned.filter(Q(is_default=True) | Q(pk__in=chosen.values("settings_id")))
    kept = fit.order_by("is_default").first()
    return kept or CodeSettings(organization_id=organization_id, is_default=True, version=0)


def blank_template(organization_id: int) -> CodeSettings:
    """With what a new template begins: as the default is."""
    begun = settings_of(organization_id)
    begun.pk, begun.is_default, begun.version = None, False, 0
    return begun


def templates_of(actor: Actor, *, with_deleted: bool = False) -> list[CodeSettings]:
    rows = code_settings_visible_to(actor, with_deleted=with_deleted).filter(is_default=False)
    return sorted(rows, key=lambda each: str(each).casefold())


def chosen_for(actor: Actor, asset_id: int) -> CodeSettings | None:
    """The template of an object that the actor sees; None: the default."""
    links = SettingsOfAsset.objects.filter(
        organization_id=actor.organization_id, asset_id=asset_id, settings__deleted_at=None
    )
    found = links.select_related("settings").first()
    return found.settings if found else None


def chosen_for_many(actor: Actor, asset_ids: Collection[int]) -> Mapping[int, int]:
    """Object → the template that it follows; of those that follow the default nothing."""
    links = SettingsOfAsset.objects.filter(
        organization_id=actor.organization_id,
        asset_id__in=asset_ids,
        settings__deleted_at=None,
    )
    return dict(links.values_list("asset_id", "settings_id"))


def count_followers(actor: Actor, ids: Collection[int]) -> Mapping[int, int]:
    """Template → how many living objects were given it."""
    links = SettingsOfAsset.objects.filter(
        organization_id=actor.organization_id, settings_id__in=ids, asset__is_living=True
    )
    counted = links.order_by().values("settings_id").annotate(number=Count("pk"))
    return {row["settings_id"]: row["number"] for row in counted}


def find_example(actor: Actor, settings: CodeSettings) -> AssetCode | None:
    """A code by which these settings can be tried: the newest of ours that lives, on a published
    object that follows them and that the actor sees."""
    codes: QuerySet[AssetCode] = AssetCode.objects.filter(
        organization_id=actor.organization_id,
        origin=CodeOrigin.OWN,
        state=CodeState.LIVING,
        asset__in=assets_visible_to(actor).filter(is_published=True).values("pk"),
    )
    links = SettingsOfAsset.objects.filter(
        organization_id=actor.organization_id, settings__deleted_at=None
    )
    if settings.is_default:
        codes = codes.exclude(asset_id__in=links.values("asset_id"))
    else:
        codes = codes.filter(asset_id__in=links.filter(settings=settings).values("asset_id"))
    return codes.select_related("asset").order_by("-pk").first()
