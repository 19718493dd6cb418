"""How many rows of a bulk run are done in one go, and by which job?"""

# A transaction of well under a second: nobody waits long for the locks it holds.
SIZE = 200
JOB = "work_off_bulk_run"
