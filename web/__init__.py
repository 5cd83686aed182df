"""The HTTP surface: the playground page, health, and what later comes by HTTP."""
