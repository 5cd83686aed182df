### Export and import

error-file-unknown = I can't read this file. I know exports of Cairn, Loop Habit Tracker, HabitBull, Beaver Habits and Table Habit.
error-file-broken = This file is damaged or cut off, so I took nothing from it. It stops making sense at: { $where }
error-file-huge = This file is too big, so I took nothing from it: { $limit } MB and { $entries } entries are what I can read.
error-file-newer = This file comes from a newer version ({ $version }) than I know, so I took nothing from it.
error-file-empty = There is no habit in this file.

export-ask = <b>{ $entries ->
    [one] 1 log
   *[other] { $entries } logs
}, { $habits ->
    [one] 1 habit
   *[other] { $habits } habits
}.</b> What shall I make of them?
export-ask-how = CSV opens in a spreadsheet and in other trackers; JSON loses nothing, and I can read it again.
export-caption = { $entries ->
    [one] 1 log
   *[other] { $entries } logs
}, { $habits ->
    [one] 1 habit
   *[other] { $habits } habits
}, up to { $last }. Only you can see this.
export-caption-unused = { $habits ->
    [one] 1 habit
   *[other] { $habits } habits
}, { $entries ->
    [0] no log
    [one] 1 log
   *[other] { $entries } logs
} yet. Only you can see this.
button-export-csv = CSV
button-export-ics = Calendar .ics
button-export-json = Everything (JSON)
choice-format-csv = CSV, for spreadsheets and other trackers
choice-format-ics = Calendar (.ics)
choice-format-json = Everything (JSON)

import-how = Send me the file here: an export of Cairn, Loop Habit Tracker, HabitBull, Beaver Habits or Table Habit.
import-how-safe = I show what is in it before anything is kept.
import-found = <b>{ $habits ->
    [one] 1 habit
   *[other] { $habits } habits
}, { $entries ->
    [one] 1 log
   *[other] { $entries } logs
}{ $notes ->
    [0] {""}
    [one] , 1 note
   *[other] , { $notes } notes
}</b> from { $origin }.
import-known = { $habits ->
    [one] 1 habit with { $entries ->
        [one] 1 log
       *[other] { $entries } logs
    } is here already and stays as it is.
   *[other] { $habits } habits with { $entries ->
        [one] 1 log
       *[other] { $entries } logs
    } are here already and stay as they are.
}
import-settings = Your settings come along.
import-lost = <small>Not quite as it was: { $what }</small>
import-lost-frequency = { $count ->
    [one] 1 plan comes as the nearest I have
   *[other] { $count } plans come as the nearest I have
}
import-lost-unanswered = { $count ->
    [one] 1 note on a day without an answer comes as a no
   *[other] { $count } notes on days without an answer come as a no
}
import-lost-words = { $count ->
    [one] 1 long text is cut
   *[other] { $count } long texts are cut
}
import-lost-amount = { $count ->
    [one] 1 amount can't be kept
   *[other] { $count } amounts can't be kept
}
import-lost-date = { $count ->
    [one] 1 log on a day that can't have it
   *[other] { $count } logs on days that can't have them
}
import-lost-target = { $count ->
    [one] 1 counted habit comes without a target
   *[other] { $count } counted habits come without a target
}
import-lost-reminder = { $count ->
    [one] 1 reminder
   *[other] { $count } reminders
}
import-lost-colour = { $count ->
    [one] 1 colour
   *[other] { $count } colours
}
import-nothing = Everything in this file from { $origin } is here already.
import-done = Imported: <b>{ $habits ->
    [one] 1 habit
   *[other] { $habits } habits
}, { $entries ->
    [one] 1 log
   *[other] { $entries } logs
}{ $notes ->
    [0] {""}
    [one] , 1 note
   *[other] , { $notes } notes
}.</b> /today shows them.
import-left = Nothing was taken from it.
import-settings-back = Your settings are as they were before.
import-taken-back = Taken back: { $habits ->
    [0] {""}
    [one] 1 habit is in the bin for 7 days,{" "}
   *[other] { $habits } habits are in the bin for 7 days,{" "}
}{ $entries ->
    [one] 1 log
   *[other] { $entries } logs
} of other habits gone.
button-import = Import
button-undo-import = Undo the import
origin-cairn = Cairn
origin-loop = Loop Habit Tracker
origin-habitbull = HabitBull
origin-beaver = Beaver Habits
origin-table-habit = Table Habit
command-export = Download your data
command-import = Bring your habits from another program
option-format = As CSV, calendar or everything
option-file = An export of Cairn, Loop, HabitBull, Beaver Habits or Table Habit
