"""What is wrong with an installation, why does it matter, how is it mended? One file a subject."""
