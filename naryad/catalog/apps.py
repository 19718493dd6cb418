"""What does Django need to know about `catalog`?"""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "naryad.catalog"

    def ready(self) -> None:
        # Models can be imported only now.
        from naryad.catalog.dependents import declare_dependents  # noqa: PLC0415

        declare_dependents()
