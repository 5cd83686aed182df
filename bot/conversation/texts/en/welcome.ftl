### Welcome

start-hello = { $named ->
    [0] <b>Hi. I help you keep small habits, one tap a day.</b>
   *[other] <b>Hi { $name }. I help you keep small habits, one tap a day.</b>
  }
help-command = { $command } – { $what }
start-pick = Pick one to start, or write your own in one line. You can change everything later.
start-example = For example: Read 20 min weekdays 21:00
starter-water = Drink water
starter-stretch = Stretch 5 min
starter-read = Read 20 min
starter-plan = Plan tomorrow
button-starter = { $habit } { $time }

help-title = <b>Cairn keeps small habits with you, one tap a day.</b>
help-add = Write a habit in one line: "Read 20 min weekdays 21:00", "water 8 glasses daily", "gym 3x week". I ask at that time if it is still open.
help-log = Log in plain words, too: "done read", "read yesterday", "+2 water", "all done". A wrong tap is taken back by /undo.
