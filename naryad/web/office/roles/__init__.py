"""How do the office's pages of roles answer?"""
