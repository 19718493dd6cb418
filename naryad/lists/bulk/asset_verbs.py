"""What can be done with many objects and much equipment at once?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets import actions
from naryad.assets.locking import take_assets
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to
from naryad.lists.bulk.asset_changes import (
    change_assets,
    moves_many,
    prepare_change,
    put_assets_back,
    refuse_sent,
    remember_assets,
)
from naryad.lists.bulk.code_settings_changes import (
    choose_settings,
    prepare_choice,
    put_settings_back,
    remember_settings,
)
from naryad.lists.bulk.verbs import Noun, Verb, act_elsewhere, calling


def _lock(ids: Sequence[int], *, by: Actor, at: datetime) -> Mapping[int, int]:
    return {pk: each.version for pk, each in take_assets(ids, by=by, is_deleted=None).items()}


ASSETS = Noun(
    "asset",
    table=Asset,
    visible_to=lambda actor: assets_visible_to(actor, with_deleted=True),
    lock=_lock,
    none_picked=_("No object is selected"),
    too_many=_("More than %(count)s objects at once are too many: narrow the list down first."),
)


VERBS = (
    Verb(
        ASSETS,
        "change",
        _("Change…"),
        "pencil",
        Permission.EDIT_ASSETS,
        act=change_assets,
        said=lambda count: ngettext("%(count)s object changed", "%(count)s objects changed", count),
        prepare=prepare_change,
        asks=True,
        undone_by="put-back",
        keep=remember_assets,
        is_heavy=moves_many,
    ),
    Verb(
        ASSETS,
        "put-back",
        _("Put back"),
        "arrow-back-up",
        Permission.EDIT_ASSETS,
        act=put_assets_back,
        said=lambda count: ngettext(
            "%(count)s object is as before", "%(count)s objects are as before", count
        ),
        prepare=refuse_sent,
        is_offered=False,
        is_heavy=moves_many,
    ),
    Verb(
        ASSETS,
        "publish",
        _("Publish"),
        "eye",
        Permission.EDIT_ASSETS,
        act=calling(actions.publish_assets),
        said=lambda count: ngettext(
            "%(count)s object published", "%(count)s objects published", count
        ),
        undone_by="withdraw",
    ),
    Verb(
        ASSETS,
        "withdraw",
        _("Withdraw from publication"),
        "eye-off",
        Permission.EDIT_ASSETS,
        act=calling(actions.withdraw_assets),
        said=lambda count: ngettext(
            "%(count)s object withdrawn", "%(count)s objects withdrawn", count
        ),
        undone_by="publish",
    ),
    Verb(
        ASSETS,
        "issue-codes",
        _("Issue codes where there is none"),
        "qrcode",
        Permission.EDIT_CODES,
        act=calling(actions.issue_codes, only_bare=True),
        said=lambda count: ngettext("%(count)s code issued", "%(count)s codes issued", count),
    ),
    Verb(
        ASSETS,
        "print-labels",
        _("Print labels…"),
        "printer",
        Permission.EDIT_CODES,
        act=act_elsewhere,
        said=str,
        leads_to="code_sheet",
    ),
    Verb(
        ASSETS,
        "code-settings",
        _("Settings of codes…"),
        "qrcode",
        Permission.EDIT_CODES,
        act=choose_settings,
        said=lambda count: ngettext(
            "%(count)s object follows other code settings",
            "%(count)s objects follow other code settings",
            count,
        ),
        prepare=prepare_choice,
        asks=True,
        undone_by="code-settings-back",
        keep=remember_settings,
    ),
    Verb(
        ASSETS,
        "code-settings-back",
        _("Put back"),
        "arrow-back-up",
        Permission.EDIT_CODES,
        act=put_settings_back,
        said=lambda count: ngettext(
            "%(count)s object is as before", "%(count)s objects are as before", count
        ),
        prepare=refuse_sent,
        is_offered=False,
    ),
    Verb(
        ASSETS,
        "delete",
        _("Delete"),
        "trash",
        Permission.DELETE_ASSETS,
        act=calling(actions.delete_assets),
        said=lambda count: ngettext("%(count)s object deleted", "%(count)s objects deleted", count),
        is_danger=True,
        undone_by="restore",
    ),
    Verb(
        ASSETS,
        "restore",
        _("Restore"),
        "restore",
        Permission.DELETE_ASSETS,
        act=calling(actions.restore_assets),
        said=lambda count: ngettext(
            "%(count)s object restored", "%(count)s objects restored", count
        ),
        undone_by="delete",
    ),
)
