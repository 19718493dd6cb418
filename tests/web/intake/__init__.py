"""Does what comes in without an account keep its word?"""
