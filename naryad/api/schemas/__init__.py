"""What does the API take and give, noun by noun?"""
