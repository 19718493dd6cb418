"""What does a person keep about themselves and their own login?"""
