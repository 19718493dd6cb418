"""How does somebody make a file of a list, and fetch it?"""
