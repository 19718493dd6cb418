"""By which job does a file go on?"""

JOB = "work_on_output"
