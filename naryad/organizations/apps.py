"""What does Django need to know about `organizations`?"""

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "naryad.organizations"
