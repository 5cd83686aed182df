### Willkommen

start-hello = { $named ->
    [0] <b>Hallo. Ich helfe dir, kleine Gewohnheiten zu halten, mit einem Tipp am Tag.</b>
   *[other] <b>Hallo { $name }. Ich helfe dir, kleine Gewohnheiten zu halten, mit einem Tipp am Tag.</b>
  }
help-command = { $command } – { $what }
start-pick = Wähle eine zum Anfangen oder schreib deine eigene in einer Zeile. Alles lässt sich später ändern.
start-example = Zum Beispiel: 20 min lesen werktags 21:00
starter-water = Wasser trinken
starter-stretch = 5 min dehnen
starter-read = 20 min lesen
starter-plan = Morgen planen
button-starter = { $habit } { $time }

help-title = <b>Cairn hält mit dir kleine Gewohnheiten, mit einem Tipp am Tag.</b>
help-add = Schreib eine Gewohnheit in einer Zeile: „20 min lesen werktags 21:00“, „Wasser 8 Gläser täglich“, „Sport 3x pro Woche“. Zur gegebenen Zeit frage ich, falls sie noch offen ist.
help-log = Eintragen geht auch in klaren Worten: „lesen erledigt“, „lesen gestern“, „+2 Wasser“, „alles erledigt“. Ein falscher Tipp lässt sich mit /undo zurücknehmen.
