"""What does the office answer about files that take long to make?"""
