"""What does the list of tickets show and ask?"""
