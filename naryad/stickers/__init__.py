"""What stands on a label that is printed for a code, and how does it come onto paper?"""
