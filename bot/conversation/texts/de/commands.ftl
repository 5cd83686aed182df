### Befehle, wie Menüs sie beschreiben

command-start = Einrichten oder wiederkommen
command-help = Kurze Anleitung
command-add = Neue Gewohnheit in einer Zeile
command-today = Was heute offen ist
command-done = Eintragen, auch für gestern
command-undo = Das Letzte zurücknehmen
command-skip = Einen Tag auslassen, ohne die Serie zu verlieren
command-habits = Alle Gewohnheiten in klaren Worten
command-stats = Jahresbild und Quoten
command-share = Deine Serie als Karte teilen
command-why = Warum die Serie so ist, wie sie ist
command-reminders = Wann jede Gewohnheit fragt
command-timezone = Zeitzone einstellen
command-language = Sprache wählen

undo-taken-back = Zurückgenommen: <b>{ $habit }</b>, { $day }.
undo-note-taken-back = Notiz zurückgenommen: <b>{ $habit }</b>, { $day }.

menu-add = Daraus eine Gewohnheit machen

option-habit = Welche Gewohnheit
option-day = Welcher Tag
option-note = Eine Notiz zu diesem Tag
option-text = Die Gewohnheit in einer Zeile, etwa „20 min lesen werktags 21:00“
option-name = Eine Stadt oder Zeitzone
option-language = Die Sprache
option-payload = Was der Link mitbrachte

choice-language-en = English
choice-language-de = Deutsch
