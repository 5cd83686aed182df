### Export und Import

error-file-unknown = Diese Datei kann ich nicht lesen. Ich kenne Exporte von Cairn, Loop Habit Tracker, HabitBull, Beaver Habits und Table Habit.
error-file-broken = Diese Datei ist beschädigt oder unvollständig, deshalb habe ich nichts übernommen. Die Stelle: { $where }
error-file-huge = Diese Datei ist zu groß, deshalb habe ich nichts übernommen: Bis { $limit } MB und { $entries } Einträge kann ich lesen.
error-file-newer = Diese Datei stammt aus einer neueren Version ({ $version }), als ich kenne; ich habe nichts übernommen.
error-file-empty = In dieser Datei ist keine Gewohnheit.
