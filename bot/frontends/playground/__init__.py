"""A chat page on this machine: the third platform, for whoever has no bot token."""
