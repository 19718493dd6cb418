"""What does Django need to know about `companies`?"""

from django.apps import AppConfig


class CompaniesConfig(AppConfig):
    name = "naryad.companies"
