"""How does somebody read a file in, page by page?"""
