"""What can a program ask for and do over HTTP?"""
