"""After how long do closed tickets go to the archive?"""

from django.db import models

from naryad.core.models import OrganizationOwned

DAYS = 190


class ArchiveRule(OrganizationOwned):
    """Of an organization; without a row it is as the field says by itself. None: only by hand."""

    after_days = models.PositiveSmallIntegerField(null=True, blank=True, default=DAYS)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(fields=["organization"], name="archive_rule_once"),
        ]
