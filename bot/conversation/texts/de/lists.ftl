### Listen

list-headline = <b>{ $date }</b> · { $done } von { $due } erledigt
list-all-done = <b>{ $date }</b> · { $done ->
    [one] erledigt. Gut gemacht. { $greeting }
   *[other] alle { $done } erledigt. Gut gemacht. { $greeting }
  }
list-empty = Für { $day } gibt es nichts zu zeigen.
list-empty-day = Für { $day } war nichts fällig.
list-empty-how = Schreib eine Gewohnheit in einer Zeile, zum Beispiel: 20 min lesen täglich 21:00
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
button-page-back = ◀ Zurück
button-page-next = Mehr ▶
button-show-today = Heute zeigen

habits-title = { $count ->
    [one] <b>{ $count } Gewohnheit</b>
   *[other] <b>{ $count } Gewohnheiten</b>
  }
habits-row = <b>{ $habit }</b>: { $facts }
habit-asks = um { $times }
habit-next = nächstes Mal: { $day }

skip-nothing = Für { $day } ist nichts offen, es gibt also nichts auszulassen.
skip-which = Welche lässt du { $day } aus? Die Serie bleibt, wie sie ist.

archive-title = { $count ->
    [0] Das Archiv ist leer.
    [one] <b>Archiv</b> · { $count } Gewohnheit mit allen Einträgen
   *[other] <b>Archiv</b> · { $count } Gewohnheiten mit allen Einträgen
}
bin-title = { $count ->
    [0] Der Papierkorb ist leer.
   *[other] <b>Papierkorb</b> · was hier liegt, ist nach { $days } Tagen endgültig weg
}
bin-row = { $habit } · { $count ->
    [0] keine Einträge
    [one] { $count } Eintrag
   *[other] { $count } Einträge
} · weg { $day }
order-title = Tippe an, was einen Platz höher stehen soll, hier und in /today.
button-category = #{ $category }
button-open-habit = Eine öffnen
button-archived = Archiv ({ $count })
button-bin = Papierkorb ({ $count })
option-category = Nur die Gewohnheiten dieser Kategorie
button-restore-habit = { $habit } wiederherstellen
button-unarchive-habit = { $habit } herausholen
button-pin = Oben anheften
