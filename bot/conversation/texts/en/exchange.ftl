### Export and import

error-file-unknown = I can't read this file. I know exports of Cairn, Loop Habit Tracker, HabitBull, Beaver Habits and Table Habit.
error-file-broken = This file is damaged or cut off, so I took nothing from it. It stops making sense at: { $where }
error-file-huge = This file is too big, so I took nothing from it: { $limit } MB and { $entries } entries are what I can read.
error-file-newer = This file comes from a newer version ({ $version }) than I know, so I took nothing from it.
error-file-empty = There is no habit in this file.
