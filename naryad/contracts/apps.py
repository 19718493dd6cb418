"""What does Django need to know about `contracts`?"""

from importlib import import_module

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    name = "naryad.contracts"

    def ready(self) -> None:
        """Models can be imported only now."""
        import_module("naryad.contracts.dependents").declare_dependents()
        import_module("naryad.contracts.files").declare_files()
        import_module("naryad.contracts.letters").register_kinds()
