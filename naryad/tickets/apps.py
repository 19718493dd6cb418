"""What does Django need to know about `tickets`?"""

from django.apps import AppConfig


class TicketsConfig(AppConfig):
    name = "naryad.tickets"

    def ready(self) -> None:
        # Models can be imported only now.
        from naryad.core.followers import declare_follower  # noqa: PLC0415
        from naryad.tickets.beginning import declare_beginnings  # noqa: PLC0415
        from naryad.tickets.dependents import declare_dependents  # noqa: PLC0415
        from naryad.tickets.files import declare_files  # noqa: PLC0415
        from naryad.tickets.following import follow_changed_assets  # noqa: PLC0415

        declare_beginnings()
        declare_dependents()
        declare_files()
        declare_follower("asset", follow_changed_assets)
