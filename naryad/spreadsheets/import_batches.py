"""By which jobs is an import worked off, how much at once, and how long is it kept?"""

from datetime import timedelta

READ_JOB = "read_import_file"
CHECK_JOB = "check_import_rows"
RUN_JOB = "work_off_import"
UNDO_JOB = "undo_import_rows"
# How many of one person may be at work.
AT_ONCE = 3
# A transaction of a second or two: nobody waits long for the locks it holds.
SIZE = 2_000
INVITED_AT_ONCE = 200
# What stood in the file is somebody's data; an undo needs it.
ROWS_KEPT = timedelta(days=30)
# That there was one stands here longer.
REMEMBERED = timedelta(days=90)
