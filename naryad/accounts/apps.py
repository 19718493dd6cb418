"""What does Django need to know about `accounts`?"""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "naryad.accounts"

    def ready(self) -> None:
        """Letters learn which of them are ours; only now, since their words need the models."""
        import_module("naryad.accounts.letters.kinds").register_kinds()
