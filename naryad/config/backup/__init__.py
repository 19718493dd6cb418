"""What makes up an installation, and how does it move to another machine?"""
