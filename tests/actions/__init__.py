"""What can be done, on a real database of each kind."""
