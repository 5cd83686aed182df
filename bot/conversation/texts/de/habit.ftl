### Eine Gewohnheit

command-habit = Eine Gewohnheit ändern, pausieren, archivieren oder löschen
habit-which = Welche Gewohnheit?
habit-card = <b>{ $habit }</b>: { $facts }
habit-cue = Auslöser: { $cue }
habit-days = An welchen Tagen soll <b>{ $habit }</b> dran sein?
habit-plan-from = ab { $day }: { $plan }
habit-days-when = Vergangene Tage bleiben, wie sie gewertet wurden.
habit-times = Wann soll ich nach <b>{ $habit }</b> fragen? Tippe eine Uhrzeit an oder aus, höchstens sechs.
habit-paused = Für eine Woche pausiert. Die Serie wartet, eintragen geht trotzdem.
habit-resumed = Sie zählt ab heute wieder.
habit-resumes = Sie zählt ab { $day } wieder.
habit-still-paused = Sie zählt wieder, sobald ihre Pause endet.
habit-still-archived = Sie bleibt im Archiv.
habit-paused-already = Sie ruht schon länger als das.
habit-on-vacation = Gerade ruhen alle Gewohnheiten. Ein Urlaub kann einzelne auslassen.
habit-archived = Archiviert. Nichts wird gefragt, nichts geht verloren.
habit-delete = { $count ->
    [0] <b>{ $habit }</b> löschen? Sie hat noch keine Einträge.
    [one] <b>{ $habit }</b> mit { $count } Eintrag löschen? Sie bleibt 7 Tage im Papierkorb.
   *[other] <b>{ $habit }</b> mit { $count } Einträgen löschen? Sie bleibt 7 Tage im Papierkorb.
  }
habit-deleted = <b>{ $habit }</b> liegt im Papierkorb und ist nach 7 Tagen weg.
bundle-deleted = Wonach ich hier gefragt habe, liegt im Papierkorb.
habit-restored = Zurück aus dem Papierkorb.
state-archived = archiviert
state-paused-until = pausiert bis { $day }
button-days = Tage
button-times = Uhrzeiten
button-time-on = ✓ { $time }
button-other-time = Andere Uhrzeit…
habit-time-form = Wann soll ich nach { $habit } fragen?
field-time = Uhrzeit
field-time-hint = Zum Beispiel 7:45 oder halb sieben abends
error-no-time = „{ $words }“ lese ich nicht als Uhrzeit. Schreib sie wie 7:45 oder 18 Uhr.
error-two-times = Ist das { $one } oder { $other }?
button-pause-week = 1 Woche Pause
button-resume = Fortsetzen
button-archive = Archivieren
button-unarchive = Aus dem Archiv holen
button-archive-instead = Lieber archivieren
button-delete-ask = Löschen…
button-delete = Löschen
button-restore = Wiederherstellen
button-back = ◀ Zurück
error-pause = Eine Pause endet nach ihrem Anfang und beginnt heute, später oder an einem noch offenen Tag.
