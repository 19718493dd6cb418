"""What does Django need to know about `notifications`?"""

from importlib import import_module

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "naryad.notifications"

    def ready(self) -> None:
        """Models can be imported only now."""
        import_module("naryad.notifications.letters").register_kinds()
        import_module("naryad.notifications.dependents").declare_dependents()
        import_module("naryad.notifications.jobs").listen_to_history()
