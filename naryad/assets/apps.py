"""What does Django need to know about `assets`?"""

from django.apps import AppConfig


class AssetsConfig(AppConfig):
    name = "naryad.assets"

    def ready(self) -> None:
        # Models can be imported only now.
        from naryad.assets.dependents import declare_dependents  # noqa: PLC0415
        from naryad.assets.files import declare_files  # noqa: PLC0415
        from naryad.assets.template_dependents import (  # noqa: PLC0415
            declare_template_dependents,
        )

        declare_dependents()
        declare_template_dependents()
        declare_files()
