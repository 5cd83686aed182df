### Commands, as menus describe them

command-start = Set up or come back
command-help = Short guide
command-add = New habit in one line
command-today = What is open today
command-done = Log a habit, also for yesterday
command-undo = Take the last thing back
command-skip = Skip a day without losing the streak
command-habits = All habits in plain words
command-stats = Heatmap and rates
command-share = Post your streak card
command-why = Why the streak is what it is
command-reminders = When each habit asks
command-timezone = Set your time zone
command-language = Choose the language

undo-taken-back = Taken back: <b>{ $habit }</b>, { $day }.
undo-note-taken-back = Note taken back: <b>{ $habit }</b>, { $day }.

menu-add = Make this a habit

option-habit = Which habit
option-day = Which day
option-note = A note for that day
option-text = The habit in one line, like "Read 20 min weekdays 21:00"
option-name = A city or a time zone
option-language = The language
option-payload = What the link carried

choice-language-en = English
choice-language-de = Deutsch
