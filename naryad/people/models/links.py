"""To which companies, areas, roles, skills and work types does a person belong?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from naryad.access.kind import Kind
from naryad.areas.models import Area
from naryad.catalog.models import Skill, WorkType
from naryad.companies.models import Company
from naryad.core.models import OrganizationForeignKey, OrganizationOwned
from naryad.people.models.person import Person
from naryad.people.models.role import Role


class CarriesPerson(OrganizationOwned):
    """A link with the columns by which lists of people seek and sort.

    They are part of a foreign key ON UPDATE CASCADE, so the database itself keeps them true when
    a person is renamed, converted, deleted or restored.
    """

    person = OrganizationForeignKey[Person, Person](Person)
    kind = models.CharField(max_length=10)
    is_living = models.BooleanField()
    sort_key = models.CharField(max_length=310)

    class Meta(OrganizationOwned.Meta):
        abstract = True


class PersonArea(CarriesPerson):
    area = OrganizationForeignKey[Area, Area](Area)

    class Meta(CarriesPerson.Meta):
        constraints = [
            *CarriesPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "person", "area"], name="person_area_once"
            ),
        ]
        indexes = [
            models.Index(
                "organization",
                "area",
                "kind",
                "is_living",
                "sort_key",
                "person",
                name="person_area_by_name",
            ),
        ]


class Side(models.TextChoices):
    """On whose part a person stands in a company: works there, or speaks for it as a client."""

    STAFF = "STAFF", _("Staff")
    CLIENT = "CLIENT", _("Client")


class Employment(CarriesPerson):
    """A dated link of a person to a company; rights use the current ones. `till` is inclusive."""

    company = OrganizationForeignKey[Company, Company](Company)
    side = models.CharField(max_length=6, choices=Side)
    position = models.CharField(max_length=128, blank=True, default="")
    since = models.DateField()
    till = models.DateField(null=True, blank=True)

    class Meta(CarriesPerson.Meta):
        constraints = [
            *CarriesPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "person", "company"],
                condition=models.Q(till=None),
                name="employment_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(till=None) | models.Q(till__gte=models.F("since")),
                name="employment_ends_after_start",
            ),
        ]
        indexes = [
            models.Index(
                "organization",
                "company",
                "kind",
                "is_living",
                "sort_key",
                "person",
                name="employment_by_name",
            ),
            models.Index("organization", "person", name="employment_of_person"),
        ]


class PersonRole(OrganizationOwned):
    person = OrganizationForeignKey[Person, Person](Person)
    role = OrganizationForeignKey[Role, Role](Role)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "person", "role"], name="person_role_once"
            ),
        ]


class PersonSkill(OrganizationOwned):
    """`till`: a certificate that runs out."""

    person = OrganizationForeignKey[Person, Person](Person)
    skill = OrganizationForeignKey[Skill, Skill](Skill)
    since = models.DateField(null=True, blank=True)
    till = models.DateField(null=True, blank=True)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "person", "skill"], name="person_skill_once"
            ),
        ]


class PersonWorkType(OrganizationOwned):
    person = OrganizationForeignKey[Person, Person](Person)
    work_type = OrganizationForeignKey[WorkType, WorkType](WorkType)

    class Meta(OrganizationOwned.Meta):
        constraints = [
            *OrganizationOwned.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization", "person", "work_type"], name="person_work_type_once"
            ),
        ]


SIDE_OF_KIND = {Kind.EMPLOYEE: Side.STAFF, Kind.CUSTOMER: Side.CLIENT}
