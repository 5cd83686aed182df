### Settings

command-settings = Time zone, day start, quiet hours, clock, theme
option-setting = Which setting
option-value = What it shall be, like "22:30-07:00"
settings-title = <b>Settings</b>
setting-row = { $name }: { $value }
setting-title = <b>{ $name }: { $value }</b>
setting-saved = Saved
setting-none-of-these = "{ $words }" is none of these.
button-chosen = ✓ { $label }
button-other-hours = Other hours

choice-setting-zone = Time zone
choice-setting-day = Day start
choice-setting-week = Week start
choice-setting-clock = Clock
choice-setting-language = Language
choice-setting-dates = Dates
choice-setting-quiet = Quiet hours
choice-setting-backfill = Adding later
choice-setting-skips = Skips
choice-setting-savers = Streak savers
choice-setting-theme = Pictures
choice-setting-calm = Calm mode
choice-setting-reminders = Reminders

setting-switch-on = on
setting-switch-off = off
setting-hours = { $from }–{ $to }
setting-zone-now = { $city }, { $time } now
setting-day-says = What you log before that time counts for the day before; for you it is { $date } now. Reminders keep their times.
setting-week-mon = Monday
setting-week-sun = Sunday
setting-week-sat = Saturday
setting-week-says = Habits like "3 times a week" count from that day on, beginning with their next week.
setting-clock-region = as my region
setting-clock-24 = 24 h
setting-clock-12 = 12 h
setting-clock-says = How I write the time, in messages and in pictures.
setting-language-says = What I speak with you.
setting-dates-en-us = American
setting-dates-en-gb = British
setting-dates-en-150 = International
setting-dates-says = The order of day and month.
setting-quiet-says = Reminders make no sound in these hours, and what you put off waits until they are over. Any hours: /settings quiet 23:00-6:30
setting-quiet-from = When do your quiet hours begin?
setting-quiet-to = Quiet from { $time } until when?
setting-backfill-now = { $hours ->
    [0] only today
    [168] 7 days
   *[other] { $hours } h
  }
setting-backfill-says = How long a past day still takes what you did. Nothing that is logged changes.
setting-skips-now = { $count ->
    [0] none
    [one] { $count } a month
   *[other] { $count } a month
  }
setting-skips-says = How often a habit may be skipped each month without touching its streak.
setting-savers-says = Seven days done earn a saver, two at most, and a missed day uses one up instead of the streak. They count from today on; switched off, they leave saved what they have saved.
setting-theme-dark = dark
setting-theme-light = light
setting-theme-auto = by day light
setting-theme-says = The background of my pictures; by day is { $from } to { $to }.
setting-calm-says = No confetti and no milestone cards: a milestone is one plain sentence.
setting-reminders-now = { $platforms }
setting-reminders-says = Where I remind you. If nobody is there, I try your other chats.
error-day-start = A day begins between midnight and { $latest }.
setting-none-called = No setting is called "{ $words }".
setting-near = Do you mean one of these?
button-all-settings = All settings
