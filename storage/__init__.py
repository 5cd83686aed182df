"""What is kept: SQLite or PostgreSQL, behind the repositories that the core asks for."""
