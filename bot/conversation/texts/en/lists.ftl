### Lists

list-headline = <b>{ $date }</b> · { $done } of { $due } done
list-all-done = <b>{ $date }</b> · { $done ->
    [one] done. Well kept. { $greeting }
   *[other] all { $done } done. Well kept. { $greeting }
  }
list-empty = There is nothing to show for { $day }.
list-empty-day = Nothing was asked { $day }.
list-empty-how = Write a habit in one line, for example: Read 20 min daily 21:00
list-row-done = { $count ->
    [0] ✓ { $habit }
   *[other] ✓ { $habit } · { $facts }
  }
list-row-skipped = { $count ->
    [0] – { $habit }
   *[other] – { $habit } · { $facts }
  }
list-row-open = { $count ->
    [0] ☐ { $habit }
   *[other] ☐ { $habit } · { $facts }
  }
button-back-day = ◀ { $day }
button-next-day = { $day } ▶
button-page-back = ◀ Back
button-page-next = More ▶
button-show-today = Show today

habits-title = { $count ->
    [one] <b>{ $count } habit</b>
   *[other] <b>{ $count } habits</b>
  }
habits-row = <b>{ $habit }</b>: { $facts }
habit-asks = at { $times }
habit-next = next: { $day }

skip-nothing = Nothing is open { $day }, so there is nothing to skip.
skip-which = Which one do you skip { $day }? The streak stays as it is.

archive-title = { $count ->
    [0] The archive is empty.
    [one] <b>Archive</b> · { $count } habit, with all its entries
   *[other] <b>Archive</b> · { $count } habits, with all their entries
}
bin-title = { $count ->
    [0] The bin is empty.
   *[other] <b>Bin</b> · what lies here goes for good after { $days } days
}
bin-row = { $habit } · { $count ->
    [0] no entries
    [one] { $count } entry
   *[other] { $count } entries
} · gone { $day }
order-title = Tap what shall stand one place higher, here and in /today.
button-category = #{ $category }
button-open-habit = Open one
button-archived = Archive ({ $count })
button-bin = Bin ({ $count })
option-category = Only the habits of that category
button-restore-habit = Restore { $habit }
button-unarchive-habit = Take { $habit } out
button-pin = Pin this at the top
