"""How is a worker run that a test can kill? In this very process, without a keeper above it."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naryad.config.settings")

if __name__ == "__main__":
    django.setup()
    # Imported late, since it needs Django.
    from naryad.config.serving.jobs import work_off_jobs

    work_off_jobs()
