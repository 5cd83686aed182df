### Routines: several habits by one button

error-no-such-routine = That routine is not here any more.
error-too-many-routines = You have { $limit } routines, and that is as many as fit. Remove one first.
error-routine-full = A routine has { $limit } habits at most.
error-routine-name-taken = You have a routine called { $name } already.

command-routine = Log several habits with one button
option-routine = A routine of yours, or the name of a new one
routines-none = No routine yet. A routine logs several habits with one button: "Morning" for water, stretching and a plan.
routines-title = { $count ->
    [one] <b>{ $count } routine</b>
   *[other] <b>{ $count } routines</b>
}
routine-title = { $count ->
    [one] <b>{ $routine }</b> · { $count } habit
   *[other] <b>{ $routine }</b> · { $count } habits
}
routine-empty = Nothing is in it yet. Choose its habits.
routine-row-done = ✓ { $habit }
routine-row-open = ☐ { $habit }
routine-row-rest = · { $habit }
routine-which = Which habits belong to <b>{ $routine }</b>? They are logged in the order you tap them.
routine-order = Tap what shall come earlier in <b>{ $routine }</b>.
routine-order-now = Now: { $habits }
routine-logged = <b>{ $routine }</b>: { $done } of { $of } logged.
routine-logged-left = <b>{ $routine }</b>: { $done } of { $of } logged. Not by a tap: { $left }.
routine-taken-back = { $count ->
    [0] Nothing was left to take back.
    [one] Taken back, { $count } habit.
   *[other] Taken back, { $count } habits.
}
routine-removed = <b>{ $routine }</b> is removed; its habits stay.
routine-new-form = New routine
routine-rename-form = Rename { $routine }
field-routine-hint = For example Morning
button-new-routine = New routine
button-routine = { $routine }
button-routine-habits = Habits
button-log-all = Log all of it
button-log-routine = { $routine } ({ $count })
button-undo-routine = Undo { $routine }
button-order = Order
button-up = ▲ { $habit }
button-rename = Rename
button-remove-routine = Remove
button-choice-off = { $choice }
