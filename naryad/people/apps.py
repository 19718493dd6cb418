"""What does Django need to know about `people`?"""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "naryad.people"
