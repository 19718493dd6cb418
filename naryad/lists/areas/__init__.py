"""What does the list of areas show?"""
