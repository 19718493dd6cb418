"""What does the list of contracts show and ask?"""
