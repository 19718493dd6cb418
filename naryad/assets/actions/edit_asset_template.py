"""How does a template of objects change?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.locking import lock_templates, take_template
from naryad.assets.template_checking import (
    fill_template,
    settle_template,
    tell_template,
    values_of_template,
)
from naryad.assets.template_input import TemplateInput
from naryad.assets.template_links import (
    TEMPLATE_LINKS,
    read_template_links,
    write_template_links,
)
from naryad.assets.visibility import asset_templates_visible_to
from naryad.core.names import refuse_taken_label
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, record


@transaction.atomic
def edit_asset_template(
    template_id: int, new: TemplateInput, *, seen_version: int | None, by: Actor, at: datetime
) -> int:
    """Stale when somebody saved since `seen_version`; Invalid: a taken name, something chosen that
    the actor does not see."""
    by.require(Permission.EDIT_CATALOG)
    lock_templates(by.organization_id)
    template = take_template(template_id, by=by)
    held = read_template_links(template)
    current = values_of_template(template, held)
    settled = settle_template(new, current, by=by)
    mine = vars(settled)
    if mine == current:
        return template_id
    refuse_stale(
        seen_version=seen_version, current_version=template.version, mine=mine, current=current
    )
    refuse_taken_label(asset_templates_visible_to(by).exclude(pk=template_id), new.name)
    fill_template(template, settled)
    template.version += 1
    template.save()
    links = {field: getattr(settled, field) for field in TEMPLATE_LINKS}
    write_template_links(template, before=held, after=links)
    changes = tell_template(current, mine, organization_id=by.organization_id)
    record([Change("asset_template.edited", "asset_template", template_id, changes)], by=by, at=at)
    return template_id
