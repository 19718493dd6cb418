"""What is the list of a directory?"""
