"""What several rooms of the test suite lean on."""
