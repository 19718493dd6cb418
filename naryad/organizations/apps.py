"""What does Django need to know about `organizations`?"""

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "naryad.organizations"

    def ready(self) -> None:
        # Models can be imported only now.
        from naryad.files.visibility import declare_public  # noqa: PLC0415

        # The logo stands on pages before the sign-in.
        declare_public("organization")
