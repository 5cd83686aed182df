### Welcome

start-hello = { $named ->
    [0] <b>Hi. I help you keep small habits, one tap a day.</b>
   *[other] <b>Hi { $name }. I help you keep small habits, one tap a day.</b>
  }
button-yes = Yes
button-set-up = Set up
zone-is-it = Is it { $time } for you?
setup-title = Set up
setup-zone = Your clock
setup-other = Another place…
setup-other-how = Then which city is near you?
setup-time-of-day = I am rather a…
setup-morning = Morning person
setup-evening = Evening person
setup-habits = Begin with
help-command = { $command } – { $what }
start-link-unknown = I don't know that link: it may have been taken back, or is of a newer Cairn.
start-pick = Pick one to start. You can change everything later.
starter-water = Drink water
starter-stretch = Stretch 5 min
starter-read = Read 20 min
starter-plan = Plan tomorrow
button-starter = { $habit } { $time }
button-write-own = Write my own
starter-live = <b>{ $habit }</b>, { $plan }, I ask at { $time } if it is still open.
starter-done-already = Done already today?
habit-live = <b>{ $habit }</b> is on your list.
button-not-yet = Not yet
button-change-time = Change time

help-title = <b>Cairn keeps small habits with you, one tap a day.</b>
help-add = Write a habit in one line: "Read 20 min weekdays 21:00", "water 8 glasses daily", "gym 3x week". I ask at that time if it is still open.
help-log = Log in plain words, too: "done read", "read yesterday", "+2 water", "all done". A wrong tap is taken back by /undo.
help-among-others = Here I answer you alone. In our direct messages you can write to me in plain words, too: "Read 20 min weekdays 21:00", "done read".
help-in-private = Only in our direct messages: { $commands }.
