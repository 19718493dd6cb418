"""What is the least that an answer can cost on this machine?"""
