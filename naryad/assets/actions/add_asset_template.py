"""How does a new template of objects come in?"""

from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.locking import lock_templates
from naryad.assets.models import AssetTemplate
from naryad.assets.template_checking import (
    fill_template,
    settle_template,
    tell_template,
    values_of_template,
)
from naryad.assets.template_input import TemplateInput
from naryad.assets.template_links import NO_LINKS, TEMPLATE_LINKS, write_template_links
from naryad.assets.visibility import asset_templates_visible_to
from naryad.core.names import refuse_taken_label
from naryad.history.recording import Change, record


@transaction.atomic
def add_asset_template(new: TemplateInput, *, by: Actor, at: datetime) -> int:
    """The id of it. Invalid: a taken name, something chosen that the actor does not see."""
    by.require(Permission.EDIT_CATALOG)
    lock_templates(by.organization_id)
    settled = settle_template(new, {}, by=by)
    refuse_taken_label(asset_templates_visible_to(by), new.name)
    template = AssetTemplate(organization_id=by.organization_id)
    fill_template(template, settled)
    template.save()
    links = {field: getattr(settled, field) for field in TEMPLATE_LINKS}
    write_template_links(template, before=NO_LINKS, after=links)
    values = values_of_template(template, links)
    changes = tell_template({}, values, organization_id=by.organization_id)
    record([Change("asset_template.added", "asset_template", template.pk, changes)], by=by, at=at)
    return template.pk
