"""What is a company before the law? It decides which requisites it has."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Counterparty(models.TextChoices):
    LEGAL_ENTITY = "LEGAL_ENTITY", _("Legal entity")
    SOLE_PROPRIETOR = "SOLE_PROPRIETOR", _("Sole proprietor")
    INDIVIDUAL = "INDIVIDUAL", _("Individual")
    FOREIGN = "FOREIGN", _("Foreign company")
