"""What can be done: each action takes storage, the person and the present instant, and returns what came of it."""
