### Willkommen

start-hello = { $named ->
    [0] <b>Hallo. Ich helfe dir, kleine Gewohnheiten zu halten, mit einem Tipp am Tag.</b>
   *[other] <b>Hallo { $name }. Ich helfe dir, kleine Gewohnheiten zu halten, mit einem Tipp am Tag.</b>
  }
button-yes = Ja
button-set-up = Einrichten
zone-is-it = Ist es bei dir { $time }?
setup-title = Einrichten
setup-zone = Deine Uhr
setup-other = Ein anderer Ort…
setup-other-how = Welche Stadt ist denn in deiner Nähe?
setup-time-of-day = Ich bin eher ein…
setup-morning = Morgenmensch
setup-evening = Abendmensch
setup-habits = Anfangen mit
help-command = { $command } – { $what }
start-link-unknown = Diesen Link kenne ich nicht: Vielleicht wurde er zurückgenommen, oder er gehört zu einem neueren Cairn.
start-pick = Wähle eine zum Anfangen. Alles lässt sich später ändern.
starter-water = Wasser trinken
starter-stretch = 5 min dehnen
starter-read = 20 min lesen
starter-plan = Morgen planen
button-starter = { $habit } { $time }
button-write-own = Eigene schreiben
starter-live = <b>{ $habit }</b>, { $plan }, ich frage um { $time }, falls es noch offen ist.
starter-done-already = Heute schon erledigt?
habit-live = <b>{ $habit }</b> steht auf deiner Liste.
button-not-yet = Noch nicht
button-change-time = Zeit ändern

help-title = <b>Cairn hält mit dir kleine Gewohnheiten, mit einem Tipp am Tag.</b>
help-add = Schreib eine Gewohnheit in einer Zeile: „20 min lesen werktags 21:00“, „Wasser 8 Gläser täglich“, „Sport 3x pro Woche“. Zur gegebenen Zeit frage ich, falls sie noch offen ist.
help-log = Eintragen geht auch in klaren Worten: „lesen erledigt“, „lesen gestern“, „+2 Wasser“, „alles erledigt“. Ein falscher Tipp lässt sich mit /undo zurücknehmen.
help-among-others = Hier antworte ich nur dir. In unseren Direktnachrichten kannst du mir auch einfach schreiben: „20 min lesen werktags 21:00“, „lesen erledigt“.
help-in-private = Nur in unseren Direktnachrichten: { $commands }.
