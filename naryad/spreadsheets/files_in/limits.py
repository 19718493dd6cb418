"""How much may a file hold that is read in?

The child that reads imports this too, so nothing but the standard library stands here. What people
are told of it is in `refusals.py`.
"""

MOST_BYTES = 50 * 1024 * 1024
# Of a workbook; a text with separators is read as it flows, so only its cells count.
MOST_ROWS = 200_000
MOST_CELLS = 4_000_000
MOST_COLUMNS = 500
LONGEST_CELL = 100_000
# A workbook writes a text once and names it a million times.
MOST_CHARACTERS = 200_000_000
# Of a workbook: what lies in its archive.
MOST_ENTRIES = 2_000
MOST_UNPACKED = 500 * 1024 * 1024
# Below so much unpacked a file may be as dense as it likes: equal rows are.
DENSE_FROM, MOST_DENSE = 100 * 1024 * 1024, 100

MOST_MEMORY = 1 << 30
MOST_SECONDS = 60
# By the clock on the wall: of a child that waits for something that never comes.
WALL_SECONDS = 600
