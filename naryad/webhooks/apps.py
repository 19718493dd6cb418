"""What does Django need to know about `webhooks`?"""

from importlib import import_module

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "naryad.webhooks"

    def ready(self) -> None:
        """Models can be imported only now."""
        import_module("naryad.webhooks.letters").register_kinds()
        import_module("naryad.webhooks.jobs").listen_to_history()
