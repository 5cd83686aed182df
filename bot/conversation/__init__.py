"""What is said, on no platform in particular."""
