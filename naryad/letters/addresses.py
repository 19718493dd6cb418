"""In what shape does an address travel?"""


def ascii_address(address: str) -> str:
    """A domain in national letters in its ASCII form, which every mail server understands."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode()}"
