### Routinen: mehrere Gewohnheiten mit einem Knopf

error-no-such-routine = Diese Routine gibt es nicht mehr.
error-too-many-routines = Du hast { $limit } Routinen, mehr passen nicht. Entferne erst eine.
error-routine-full = Eine Routine hat höchstens { $limit } Gewohnheiten.
error-routine-name-taken = Eine Routine namens { $name } hast du schon.

command-routine = Mehrere Gewohnheiten mit einem Knopf eintragen
option-routine = Eine deiner Routinen, oder der Name einer neuen
routines-none = Noch keine Routine. Eine Routine trägt mehrere Gewohnheiten mit einem Knopf ein: „Morgen“ für Wasser, Dehnen und einen Plan.
routines-title = { $count ->
    [one] <b>{ $count } Routine</b>
   *[other] <b>{ $count } Routinen</b>
}
routine-title = { $count ->
    [one] <b>{ $routine }</b> · { $count } Gewohnheit
   *[other] <b>{ $routine }</b> · { $count } Gewohnheiten
}
routine-empty = Noch ist nichts darin. Wähle ihre Gewohnheiten.
routine-row-done = ✓ { $habit }
routine-row-open = ☐ { $habit }
routine-row-rest = · { $habit }
routine-which = Welche Gewohnheiten gehören zu <b>{ $routine }</b>? Eingetragen werden sie in der Reihenfolge, in der du sie antippst.
routine-order = Tippe an, was in <b>{ $routine }</b> früher kommen soll.
routine-order-now = Jetzt: { $habits }
routine-logged = <b>{ $routine }</b>: { $done } von { $of } eingetragen.
routine-logged-left = <b>{ $routine }</b>: { $done } von { $of } eingetragen. Nicht mit einem Tippen: { $left }.
routine-taken-back = { $count ->
    [0] Es war nichts mehr zurückzunehmen.
    [one] Zurückgenommen, { $count } Gewohnheit.
   *[other] Zurückgenommen, { $count } Gewohnheiten.
}
routine-removed = <b>{ $routine }</b> ist entfernt; ihre Gewohnheiten bleiben.
routine-new-form = Neue Routine
routine-rename-form = { $routine } umbenennen
field-routine-hint = Zum Beispiel Morgen
button-new-routine = Neue Routine
button-routine = { $routine }
button-routine-habits = Gewohnheiten
button-log-all = Alles eintragen
button-log-routine = { $routine } ({ $count })
button-undo-routine = { $routine } zurücknehmen
button-order = Reihenfolge
button-up = ▲ { $habit }
button-rename = Umbenennen
button-remove-routine = Entfernen
button-choice-off = { $choice }
