"""How do tests keep passwords without paying for their strength each time?"""

from django.contrib.auth.hashers import Argon2PasswordHasher


class CheapArgon2PasswordHasher(Argon2PasswordHasher):
    """The same algorithm at its least cost: what is tested is who gets in, not how dear a guess
    is. Tests that measure the cost itself take the real one."""

    time_cost = 1
    memory_cost = 512
    parallelism = 1
