### For owners

command-admin = Figures, and messages that could not be delivered
admin-people = { $people ->
    [one] <b>1</b> person
   *[other] <b>{ $people }</b> people
}, { $habits ->
    [one] 1 habit
   *[other] { $habits } habits
}
admin-messages = Messages of the last 7 days: <b>{ $sent }</b> sent, <b>{ $failed }</b> given up
admin-none-dead = Nothing waits for you.
admin-dead = { $count ->
    [one] 1 message was given up:
   *[other] { $count } messages were given up:
}
admin-letter = { $number }. { $day }: { $reason }<small> ({ $tries ->
    [one] 1 try
   *[other] { $tries } tries
})</small>
admin-retried = It is tried again
admin-too-late = Too late for that one
admin-dropped = Dropped
button-retry-letter = Retry { $number }
button-drop-letter = Drop { $number }
