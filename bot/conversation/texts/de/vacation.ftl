### Urlaub

command-vacation = Alles für eine Weile ruhen lassen
option-from = Der erste freie Tag
option-to = Der letzte freie Tag
vacation-how-long = Wie lange bist du weg? Deine Serien warten, und eintragen kannst du trotzdem.
vacation = <b>{ $dates }</b>: keine Erinnerungen, die Serien warten.
vacation-some = <b>{ $dates }</b>: keine Erinnerungen für { $habits }, { $count ->
    [one] die Serie wartet
   *[other] ihre Serien warten
  }.
vacation-dates = { $first } – { $last }
vacation-one-day = { $first }
vacation-open = ab { $first }, bis du zurück bist
vacation-which = Welche ruhen ({ $dates })?
vacation-rests = ✓ { $habit }
vacation-goes-on = ☐ { $habit }
vacation-form = Deine freien Tage
vacation-cancelled = <b>{ $dates }</b>: abgesagt. Erinnerungen kommen wie immer.
vacation-back = Schön, dass du wieder da bist. Ab heute zählt es wieder.
vacation-longer = Also noch ein Tag. Morgen um neun melde ich mich.
vacation-welcome = Willkommen zurück. { $count ->
    [one] Eine Gewohnheit beginnt heute wieder.
    [2] Zwei Gewohnheiten beginnen heute wieder.
    [3] Drei Gewohnheiten beginnen heute wieder.
   *[other] { $count } Gewohnheiten beginnen heute wieder.
  }
off-now = Im Urlaub, bis du zurück bist: Die Serien warten.
off-until = Im Urlaub bis { $day }: Die Serien warten.
off-from = Urlaub: { $dates }
off-how = Um trotzdem etwas einzutragen, schreib, was du getan hast: gelesen
field-from = Erster freier Tag
field-until = Letzter freier Tag
field-date-hint = Zum Beispiel 10. Aug. oder Montag
button-off-weekend = Wochenende
button-off-week = 1 Woche
button-off-fortnight = 2 Wochen
button-off-open = Bis ich zurück bin
button-pick-dates = Tage wählen
button-vacation = { $dates }
button-vacation-some = { $count ->
    [one] { $habit }: { $dates }
   *[other] { $first } ({ $count } Gewohnheiten)
  }
button-vacation-some-until = { $count } ruhen bis { $last }
button-vacation-some-open = { $count } ruhen, bis ich da bin
button-vacation-card = Urlaub
button-some-habits = Nur manche
button-change-dates = Ändern
button-cancel-vacation = Absagen
button-back-again = Ich bin zurück
button-one-more-day = Noch ein Tag
button-rests = Ruht
button-goes-on = Läuft weiter
error-no-such-vacation = Dieser Urlaub ist vorbei oder wurde geändert. /vacation zeigt, wie es steht.
button-log-one = Eine eintragen
away-ill = Gute Besserung. Soll alles ruhen?
away-off = Das ist in Ordnung. Soll alles ruhen?
away-trip = Hab eine gute Zeit. Soll alles ruhen?
away-how = Noch ist nichts geändert. Solange es ruht, kommen keine Erinnerungen, die Serien warten, und eintragen kannst du trotzdem.
button-off-dates = { $dates } ruhen
button-off-today = Heute ruht alles
button-skip-some = Einzelne auslassen
