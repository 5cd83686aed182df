### Für Betreiber

command-admin = Zahlen, und Nachrichten, die nicht ankamen
admin-people = { $people ->
    [one] <b>1</b> Mensch
   *[other] <b>{ $people }</b> Menschen
}, { $habits ->
    [one] 1 Gewohnheit
   *[other] { $habits } Gewohnheiten
}
admin-messages = Nachrichten der letzten 7 Tage: <b>{ $sent }</b> gesendet, <b>{ $failed }</b> aufgegeben
admin-none-dead = Nichts wartet auf dich.
admin-dead = { $count ->
    [one] 1 Nachricht wurde aufgegeben:
   *[other] { $count } Nachrichten wurden aufgegeben:
}
admin-letter = { $number }. { $day }: { $reason }<small> ({ $tries ->
    [one] 1 Versuch
   *[other] { $tries } Versuche
})</small>
admin-retried = Wird noch einmal versucht
admin-too-late = Dafür ist es zu spät
admin-dropped = Verworfen
button-retry-letter = Nochmal { $number }
button-drop-letter = Verwerfen { $number }
