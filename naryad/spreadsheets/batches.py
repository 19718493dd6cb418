"""By which job is an export written, how many may one person have at once, and how long is a file
kept?"""

from datetime import timedelta

JOB = "write_export_file"
AT_ONCE = 3
# Bytes that no File names are swept a day after they were written (files/actions/sweep_files.py),
# so they must not be promised for longer.
KEPT = timedelta(hours=24)
# What comes by mail is awaited by nobody at a page, and a letter of Friday is read on Monday. A
# File of this noun names its bytes, so it weighs on the storage of the organization.
KEPT_BY_MAIL = timedelta(days=7)
NOUN = "export"
# That there was one stands here longer than the file itself.
REMEMBERED = timedelta(days=90)
