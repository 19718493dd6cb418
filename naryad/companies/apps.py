"""What does Django need to know about `companies`?"""

from django.apps import AppConfig


class CompaniesConfig(AppConfig):
    name = "naryad.companies"

    def ready(self) -> None:
        # Models can be imported only now.
        from naryad.companies.files import declare_files  # noqa: PLC0415

        declare_files()
