"""What does the journal of sign-ins and changes of rights show?"""
