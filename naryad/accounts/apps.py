"""What does Django need to know about `accounts`?"""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "naryad.accounts"

    def ready(self) -> None:
        """Letters learn which of them are ours, and who can be written to; only now, since that
        needs the models."""
        import_module("naryad.accounts.letters.kinds").register_kinds()
        find = import_module("naryad.accounts.recipients").find_recipients
        import_module("naryad.letters.recipients").register_recipients(find)
