"""What is kept about somebody who signs in?"""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from naryad.core.conditions.sql import fold
from naryad.core.models import OrganizationForeignKey


class LoginManager(BaseUserManager["Login"]):
    def get_by_natural_key(self, username: str | None) -> "Login":
        return self.get(email=(username or "-").lower())


class Login(AbstractBaseUser):
    """One for the whole installation; its owner's alone. Administrators of organizations see no
    password, factor or session of it.

    `email` and `phone` are its names: each was proved by its owner, and one of them is always
    there. What is missing is NULL, so that no look-up for nothing finds it.
    """

    email = models.EmailField(unique=True, null=True, blank=True)
    phone = models.CharField(max_length=16, unique=True, null=True, blank=True)
    language = models.CharField(max_length=2, blank=True, default="")
    zone = models.CharField(max_length=64, blank=True, default="")
    theme = models.CharField(max_length=5, blank=True, default="")
    has_shortcuts = models.BooleanField(default=True, db_default=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = LoginManager()
    USERNAME_FIELD = "email"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="login_email_in_lower_case"
            ),
            models.CheckConstraint(
                condition=models.Q(email__contains="@") | models.Q(email=None),
                name="login_email_or_none",
            ),
            models.CheckConstraint(
                condition=models.Q(phone__startswith="+") | models.Q(phone=None),
                name="login_phone_or_none",
            ),
            models.CheckConstraint(
                condition=~models.Q(email=None, phone=None), name="login_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.names[0]

    @property
    def names(self) -> tuple[str, ...]:
        """By which it signs in; letters go to the first."""
        return tuple(name for name in (self.email, self.phone) if name)


class SignIn(models.Model):
    """A try to sign in, for the journals of the organizations that the login belongs to."""

    class Outcome(models.TextChoices):
        DONE = "DONE", _("Signed in")
        REFUSED = "REFUSED", _("Wrong password")
        CODE = "CODE", _("Wrong code after the right password")
        SENT_CODE = "SENT", _("Wrong code from a message")
        LIMITED = "LIMITED", _("Too many tries")
        ENDED = "ENDED", _("Signed out")

    login = models.ForeignKey(Login, models.CASCADE, related_name="+")
    organization = models.ForeignKey(
        "organizations.Organization", models.CASCADE, related_name="+", null=True
    )
    person = OrganizationForeignKey["object | None", "object | None"](
        "people.Person", null=True, db_index=False
    )
    outcome = models.CharField(max_length=8, choices=Outcome)
    address = models.CharField(max_length=45, blank=True, default="")
    device = models.CharField(max_length=200, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index("organization", "at", "id", name="sign_in_of_organization"),
            models.Index("login", "at", name="sign_in_of_login"),
            models.Index("organization", "person", "at", "id", name="sign_in_of_person"),
            models.Index("organization", "outcome", "at", "id", name="sign_in_of_outcome"),
            GinIndex(
                "organization",
                OpClass(fold(models.F("address")), name="gin_trgm_ops"),
                name="sign_in_search",
            ),
            # The journal's number of the line: see lists/journal.
            models.Index(models.F("id") * 2 + 1, name="sign_in_line"),
        ]
