"""One file is one command; the registry walks this folder."""
