### Reminders

reminders-title = <b>When I ask</b>
    Tap a reminder to switch it on or off.
reminders-which = Which one do you want to change?
reminders-none = No habit asks at a set time yet.
reminder-row-on = ✓ { $time } { $facts }
reminder-row-off = ☐ { $time } { $facts }
reminder-one = <b>{ $habit }</b> · { $facts }
reminder-off = switched off
reminder-move = When shall I ask for <b>{ $habit }</b> instead of { $time }?
reminder-when = When shall I ask for <b>{ $habit }</b>?
reminder-which-habit = Which habit shall I remind you of?
reminder-added = Added.
reminder-removed = I won't ask for <b>{ $habit }</b> at { $time } any more.
button-add-reminder = Add a reminder
button-all-reminders = ◀ All reminders
button-change-reminders = Change…
button-change = Change
button-switch-on = Switch on
button-switch-off = Switch off
button-move-reminder = Move
button-remove-reminder = Remove
error-no-such-reminder = That reminder is not there any more. /reminders shows those that are.
error-time-taken = It asks at { $time } already.

bundle-title = { $count ->
    [0] ✓ <b>Nothing is open any more.</b>
    [one] ⏰ <b>{ $count } of { $of } is open</b>
   *[other] ⏰ <b>{ $count } of { $of } are open</b>
  }
bundle-closed = <b>{ $date }</b> · { $count } of { $of } not logged
bundle-closed-partly = <b>{ $date }</b> · { $count ->
    [0] { $begun } of { $of } only in part
   *[other] { $count } of { $of } not logged, { $begun } only in part
  }
bundle-put-off = I'll ask again at { $time }.
bundle-after-quiet = I'll ask at { $time }, after your quiet hours.
bundle-snooze-quiet = { $time } is in your quiet hours, and this day closes before they are over. Shall I ask then without a sound?
button-all-done = All done
button-at = At { $time }

away = I was away from { $since } to { $until }. Anything to add?
away-since = I was away from { $date }, { $since }, to { $until } today. Anything to add?

last-call-row = only if the streak would end
last-call-is-on = <b>{ $habit }</b>: at { $time } I ask once more, without a sound, if the streak would end that night.
last-call-is-off = <b>{ $habit }</b>: no last call any more.
button-last-call-on = Last call
button-last-call-off = No last call
