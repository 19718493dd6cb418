"""What is kept about views: questions that somebody saved under a name?"""

from django.db import models
from django.db.models.functions import Lower

from naryad.core.models import (
    OrganizationForeignKey,
    OrganizationOwned,
    SoftDeleted,
    Versioned,
)
from naryad.lists.journal.line import JournalLine
from naryad.people.models import Person, Role

__all__ = ["JournalLine", "SavedView", "ViewPlace", "ViewRole"]


class SavedView(OrganizationOwned, Versioned, SoftDeleted):
    """One person's question to the list of a noun. `state` is the question as its address says
    it, name → values: what the reader may not ask of it is refused when it is read, and not
    before."""

    owner = OrganizationForeignKey[Person, Person](Person)
    noun = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    state = models.JSONField()

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                models.F("organization"),
                models.F("owner"),
                models.F("noun"),
                Lower("name"),
                condition=models.Q(deleted_at=None),
                name="saved_view_name_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ViewRole(OrganizationOwned):
    """Holders of the role have the view; `is_default`: their list begins with it."""

    view = OrganizationForeignKey[SavedView, SavedView](SavedView)
    role = OrganizationForeignKey[Role, Role](Role)
    is_default = models.BooleanField(default=False)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(fields=["organization", "view", "role"], name="view_role_once"),
        ]
        indexes = [models.Index("organization", "role", "view", name="view_role_by_role")]


class ViewPlace(OrganizationOwned):
    """Where one person has a view, own or shared: among the tabs or not, and which comes first.
    `is_default`: their list begins with it."""

    view = OrganizationForeignKey[SavedView, SavedView](SavedView)
    person = OrganizationForeignKey[Person, Person](Person)
    is_pinned = models.BooleanField(default=True)
    is_default = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "person", "view"], name="view_place_once"
            ),
        ]
