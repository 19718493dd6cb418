"""How do the web server, the worker and the embedded database run together?"""
