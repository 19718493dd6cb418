"""In which line does a job wait?

What takes minutes waits in a line of its own, with a worker of its own: a letter with a code never
stands behind somebody's file of a million rows.
"""

SHORT = "default"
LONG = "long"
