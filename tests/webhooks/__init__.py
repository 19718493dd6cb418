"""Do other programs hear what they may hear, once, and from us?"""
