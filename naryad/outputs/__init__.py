"""How does a file come to be that takes too long to wait for?"""
