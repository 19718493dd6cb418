"""What does the list of objects and equipment show and ask?"""
