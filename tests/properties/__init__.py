"""Random histories and laws that every history keeps."""
