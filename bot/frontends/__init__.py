"""One folder per platform; a platform's library is imported nowhere else."""
