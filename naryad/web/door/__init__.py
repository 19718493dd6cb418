"""What can be reached before signing in, and how does one come in and leave?"""
