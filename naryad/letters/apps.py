"""What does Django need to know about `letters`?"""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "naryad.letters"
