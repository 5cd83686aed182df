"""Everything that talks."""
