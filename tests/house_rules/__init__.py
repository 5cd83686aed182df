"""Rules of the house that no linter knows. Each test names the file and line that breaks one."""
