### Export und Import

error-file-unknown = Diese Datei kann ich nicht lesen. Ich kenne Exporte von Cairn, Loop Habit Tracker, HabitBull, Beaver Habits und Table Habit.
error-file-broken = Diese Datei ist beschädigt oder unvollständig, deshalb habe ich nichts übernommen. Die Stelle: { $where }
error-file-huge = Diese Datei ist zu groß, deshalb habe ich nichts übernommen: Bis { $limit } MB und { $entries } Einträge kann ich lesen.
error-file-newer = Diese Datei stammt aus einer neueren Version ({ $version }), als ich kenne; ich habe nichts übernommen.
error-file-empty = In dieser Datei ist keine Gewohnheit.

export-ask = <b>{ $entries ->
    [one] 1 Eintrag
   *[other] { $entries } Einträge
}, { $habits ->
    [one] 1 Gewohnheit
   *[other] { $habits } Gewohnheiten
}.</b> Was soll ich daraus machen?
export-ask-how = CSV öffnet eine Tabelle oder ein anderes Programm; JSON verliert nichts, und ich kann es wieder lesen.
export-caption = { $entries ->
    [one] 1 Eintrag
   *[other] { $entries } Einträge
}, { $habits ->
    [one] 1 Gewohnheit
   *[other] { $habits } Gewohnheiten
}, bis { $last }; das siehst nur du.
export-caption-unused = { $habits ->
    [one] 1 Gewohnheit
   *[other] { $habits } Gewohnheiten
}, noch { $entries ->
    [0] kein Eintrag
    [one] 1 Eintrag
   *[other] { $entries } Einträge
}. Das siehst nur du.
button-export-csv = CSV
button-export-ics = Kalender .ics
button-export-json = Alles (JSON)
choice-format-csv = CSV, für Tabellen und andere Programme
choice-format-ics = Kalender (.ics)
choice-format-json = Alles (JSON)

import-how = Schick mir die Datei hierher: einen Export von Cairn, Loop Habit Tracker, HabitBull, Beaver Habits oder Table Habit.
import-how-safe = Ich zeige dir, was darin ist, bevor etwas übernommen wird.
import-found = <b>{ $habits ->
    [one] 1 Gewohnheit
   *[other] { $habits } Gewohnheiten
}, { $entries ->
    [one] 1 Eintrag
   *[other] { $entries } Einträge
}{ $notes ->
    [0] {""}
    [one] , 1 Notiz
   *[other] , { $notes } Notizen
}</b> von { $origin }.
import-known = { $habits ->
    [one] 1 Gewohnheit mit { $entries ->
        [one] 1 Eintrag
       *[other] { $entries } Einträgen
    } ist schon hier und bleibt, wie sie ist.
   *[other] { $habits } Gewohnheiten mit { $entries ->
        [one] 1 Eintrag
       *[other] { $entries } Einträgen
    } sind schon hier und bleiben, wie sie sind.
}
import-settings = Deine Einstellungen kommen mit.
import-lost = <small>Nicht ganz, wie es war: { $what }</small>
import-lost-frequency = { $count ->
    [one] 1 Plan kommt als der nächste, den ich habe
   *[other] { $count } Pläne kommen als die nächsten, die ich habe
}
import-lost-unanswered = { $count ->
    [one] 1 Notiz an einem Tag ohne Antwort kommt als Nein
   *[other] { $count } Notizen an Tagen ohne Antwort kommen als Nein
}
import-lost-words = { $count ->
    [one] 1 langer Text ist gekürzt
   *[other] { $count } lange Texte sind gekürzt
}
import-lost-amount = { $count ->
    [one] 1 Menge kann ich nicht behalten
   *[other] { $count } Mengen kann ich nicht behalten
}
import-lost-date = { $count ->
    [one] 1 Eintrag an einem Tag, der ihn nicht haben kann
   *[other] { $count } Einträge an Tagen, die sie nicht haben können
}
import-lost-target = { $count ->
    [one] 1 gezählte Gewohnheit kommt ohne Ziel
   *[other] { $count } gezählte Gewohnheiten kommen ohne Ziel
}
import-lost-reminder = { $count ->
    [one] 1 Erinnerung
   *[other] { $count } Erinnerungen
}
import-lost-colour = { $count ->
    [one] 1 Farbe
   *[other] { $count } Farben
}
import-nothing = Alles aus dieser Datei von { $origin } ist schon hier.
import-done = Übernommen: <b>{ $habits ->
    [one] 1 Gewohnheit
   *[other] { $habits } Gewohnheiten
}, { $entries ->
    [one] 1 Eintrag
   *[other] { $entries } Einträge
}{ $notes ->
    [0] {""}
    [one] , 1 Notiz
   *[other] , { $notes } Notizen
}.</b> /today zeigt sie.
import-left = Daraus ist nichts übernommen.
import-settings-back = Deine Einstellungen sind wieder wie vorher.
import-taken-back = Zurückgenommen: { $habits ->
    [0] {""}
    [one] 1 Gewohnheit liegt 7 Tage im Papierkorb,{" "}
   *[other] { $habits } Gewohnheiten liegen 7 Tage im Papierkorb,{" "}
}{ $entries ->
    [one] 1 Eintrag
   *[other] { $entries } Einträge
} anderer Gewohnheiten entfernt.
button-import = Übernehmen
button-undo-import = Import zurücknehmen
origin-cairn = Cairn
origin-loop = Loop Habit Tracker
origin-habitbull = HabitBull
origin-beaver = Beaver Habits
origin-table-habit = Table Habit
command-export = Deine Daten herunterladen
command-import = Gewohnheiten aus einem anderen Programm holen
option-format = Als CSV, Kalender oder alles
option-file = Ein Export von Cairn, Loop, HabitBull, Beaver Habits oder Table Habit
