"""Values become pictures: PNG bytes, painted with matplotlib and nothing else."""
