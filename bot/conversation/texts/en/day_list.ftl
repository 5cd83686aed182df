### Below the list of a day

greeting-morning = Have a good day.
greeting-day = Enjoy the day.
greeting-night = Sleep well.
greeting-evening = Enjoy the evening.
button-stats = Stats
button-new-habit = New habit
finish-done = <b>{ $date }</b>: { $habits }
finish-habit = { $habit }, { $streak }
finish-nothing = <b>{ $date }</b>: nothing added.
