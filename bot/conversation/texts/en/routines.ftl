### Routines: several habits by one button

error-no-such-routine = That routine is not here any more.
error-too-many-routines = You have { $limit } routines, and that is as many as fit. Remove one first.
error-routine-full = A routine has { $limit } habits at most.
error-routine-name-taken = You have a routine called { $name } already.
