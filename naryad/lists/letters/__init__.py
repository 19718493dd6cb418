"""What does the outbox show?"""
