### Routinen: mehrere Gewohnheiten mit einem Knopf

error-no-such-routine = Diese Routine gibt es nicht mehr.
error-too-many-routines = Du hast { $limit } Routinen, mehr passen nicht. Entferne erst eine.
error-routine-full = Eine Routine hat höchstens { $limit } Gewohnheiten.
error-routine-name-taken = Eine Routine namens { $name } hast du schon.
