"""How do the office's pages of settings answer?"""
