"""What does Django need to know about `accounts`?"""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "naryad.accounts"
