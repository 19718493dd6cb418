"""What do lists of roles show?"""
