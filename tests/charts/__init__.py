"""Pictures: colours, words, golden bytes, and who waits for whom."""
