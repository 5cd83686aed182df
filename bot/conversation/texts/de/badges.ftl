### Abzeichen, und eine Rückkehr

command-badges = Deine Meilensteine
badges-title = { $count ->
    [0] <b>Deine Abzeichen liegen noch vor dir</b>
    [one] <b>{ $count } Abzeichen</b>
   *[other] <b>{ $count } Abzeichen</b>
  }
badges-row = <b>{ $habit }</b>: { $facts }
badges-alt = { $title }. { $facts }
badge-day = { $count } Tage
badge-week = { $count } Wochen
badge-month = { $count } Monate
badge-next = als Nächstes { $badge }, noch { $left }
badge-on = { $badge } ({ $date })
badge-label-day = { $habit }
badge-label-week = { $habit }, Wochen
badge-label-month = { $habit }, Monate
button-calm-mode = Ruhiger Modus
calm-on = Der ruhige Modus ist an: Runde Zahlen kommen ohne Karte. /settings ändert das.
calm-off = Der ruhige Modus ist aus: Runde Zahlen werden wieder gefeiert.
milestone-again = Hier warst du schon einmal, und jetzt bist du wieder hier.
comeback = Schön, dass du wieder da bist. Dieser Tag zählt so viel wie jeder andere.
new-best = Neue Bestmarke: { $count }.
