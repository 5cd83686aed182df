## Befehle, wie Menüs sie beschreiben

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

menu-add = Daraus eine Gewohnheit machen

option-habit = Welche Gewohnheit
option-day = Welcher Tag
option-text = Die Gewohnheit in einer Zeile, etwa „20 min lesen werktags 21:00“
option-name = Eine Stadt oder Zeitzone
option-language = Die Sprache
option-payload = Was der Link mitbrachte

choice-language-en = English
choice-language-de = Deutsch

## Willkommen

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

## Die Uhr

zone-ask = Wie spät ist es jetzt bei dir?
zone-ask-how = Oder schreib eine Stadt: /timezone Berlin
zone-show-place = Oder zeig mir einmal, wo du bist: Ich finde hier die Zeitzone und vergesse den Ort.
button-show-place = Zeigen, wo ich bin
zone-which = Welcher Ort liegt dir am nächsten?
zone-is = Für dich gilt die Zeit von { $city }: jetzt { $time }.
zone-set = { $city }: bei dir ist es jetzt { $time }.
zone-set-entries = Deine Einträge bleiben an ihren Tagen. Erinnerungen folgen deiner Uhr.
zone-now = { $city } (jetzt { $time })
button-time = { $time }
button-zone = { $time } – { $city }
button-other-times = Andere Uhrzeiten

language-which = Welche Sprache soll ich sprechen?
language-set = Von jetzt an spreche ich Deutsch mit dir.

## Eine Gewohnheit hinzufügen

add-how = Schreib sie in einer Zeile: was, wie oft, wann. Zum Beispiel: 20 min lesen werktags 21:00
add-card-title = <b>{ $habit }</b>
add-card-facts = { $facts }
add-fact-asks = ich frage um { $times }, falls noch offen
add-fact-no-time = keine Erinnerung
add-fact-from = ab { $day }
add-fact-until = bis { $date }
add-fact-category = #{ $category }
add-which-days = <b>{ $habit }</b> habe ich verstanden, die Tage nicht. Jeden Tag?
add-which = „{ $words }“ lässt sich auf mehrere Arten lesen. Welche ist gemeint?
add-done = ✓ Hinzugefügt: <b>{ $habit }</b>, { $plan }.
add-first = Erste Erinnerung { $day }, { $time }.
add-waits = Sie wartet in /today.
button-choice = { $words }
button-pick-days = Tage wählen
button-weekday-on = ✓ { $day }
button-weekday-off = { $day }
add-taken-back = Zurückgenommen: <b>{ $habit }</b> ist nicht hinzugefügt.
add-gone = Diese Karte ist schon benutzt oder ersetzt. Schreib die Gewohnheit noch einmal.
add-same-name = Eine Gewohnheit namens <b>{ $habit }</b> hast du schon.
button-add = Hinzufügen
button-every-day = Jeden Tag
button-workdays = Mo–Fr
button-weekend = Wochenende
button-three-a-week = 3x pro Woche
button-no-time = Keine Erinnerung
button-cancel = Abbrechen
add-cancelled = Nicht hinzugefügt.
button-done-already = Schon erledigt

## Pläne und Ziele

schedule-daily = jeden Tag
schedule-workdays = Mo–Fr
schedule-weekend = Sa und So
schedule-weekdays = { $days }
schedule-every = { $n ->
    [2] jeden zweiten Tag
   *[other] alle { $n } Tage
  }
schedule-month-days = am { $days }. jedes Monats
schedule-dates = { $more ->
    [0] am { $dates }
   *[other] am { $dates } und an { $more } weiteren Tagen
  }
schedule-times-week = { $x ->
    [one] einmal pro Woche
   *[other] { $x }-mal pro Woche
  }
schedule-times-month = { $x ->
    [one] einmal im Monat
   *[other] { $x }-mal im Monat
  }
goal-at-least-day = { $amount } am Tag
goal-at-least-week = { $amount } pro Woche
goal-at-least-month = { $amount } im Monat
goal-at-most-day = höchstens { $amount } am Tag
goal-at-most-week = höchstens { $amount } pro Woche
goal-at-most-month = höchstens { $amount } im Monat
goal-quit = gar nicht
amount = { $amount }
amount-with-unit = { $amount } { $unit }
schedule-days-week = { $x ->
    [one] an einem Tag pro Woche
   *[other] an { $x } Tagen pro Woche
  }
schedule-days-month = { $x ->
    [one] an einem Tag im Monat
   *[other] an { $x } Tagen im Monat
  }
plan-limit = { $goal } { $schedule }
plan = { $goal }, { $schedule }
progress = { $amount } von { $whole }
progress-week = { $running ->
    [1] { $amount } von { $whole } diese Woche
   *[other] { $amount } von { $whole } in der Woche
  }
progress-month = { $running ->
    [1] { $amount } von { $whole } diesen Monat
   *[other] { $amount } von { $whole } in dem Monat
  }
last-chance-week = jeder Tag, der von der Woche bleibt, wird gebraucht
last-chance-month = jeder Tag, der vom Monat bleibt, wird gebraucht
lost-week = diese Woche ist nicht mehr zu schaffen; es kommt eine neue
lost-month = dieser Monat ist nicht mehr zu schaffen; es kommt ein neuer
saver-changed = Was der Joker rettet, hat sich geändert ({ $dates }). Vorher: { $before }; jetzt: { $after }.

## Serien, Tage, Zustände

streak-none = noch keine Serie
streak-day = { $count ->
    [one] { $count } Tag
   *[other] { $count } in Folge
  }
streak-week = { $count ->
    [one] { $count } Woche
   *[other] { $count } Wochen in Folge
  }
streak-month = { $count ->
    [one] { $count } Monat
   *[other] { $count } Monate in Folge
  }
day-today = heute
day-yesterday = gestern
day-tomorrow = morgen
day-date = { $date }
state-rest = Ruhetag
state-overdue = überfällig
state-ended = zu Ende
state-skipped = ausgelassen
state-paused = pausiert

## Die Karte eines Tages

card-title = ⏰ <b>{ $habit }</b>
card-begun = <b>{ $habit }</b>
card-open = { $facts }
card-open-today = offen bis Mitternacht
card-open-until = offen bis { $time }
card-open-day = { $day } noch offen
card-done = ✓ <b>{ $habit }</b> · { $facts }
card-skipped = – <b>{ $habit }</b> · { $count ->
    [0] ausgelassen. Die Serie wartet.
   *[other] ausgelassen. Deine { $count } bleiben { $count }.
  }
card-skips-left = { $count ->
    [0] Diesen Monat kann kein Tag mehr ausgelassen werden.
    [one] Diesen Monat kann noch { $count } Tag ausgelassen werden.
   *[other] Diesen Monat können noch { $count } Tage ausgelassen werden.
  }
card-no = – <b>{ $habit }</b> · diesmal nicht. Ich frage nicht mehr.
card-lapse = <b>{ $habit }</b> · notiert. Morgen ist ein neuer Tag.
card-over = <b>{ $habit }</b> · { $facts }. Notiert; es kommt ein neuer Tag.
card-closed = <b>{ $habit }</b> · { $date }, nichts eingetragen
card-snoozed = ⏰ <b>{ $habit }</b> · Ich frage um { $time } noch einmal.
card-moved = Weiter unten ↓
button-done = Erledigt
button-kept = Geschafft
button-lapse = Ist passiert
button-more = +{ $amount }
button-undo = Zurücknehmen
button-did-it = Habe ich gemacht
button-skip = Auslassen
button-skip-today = Heute auslassen
button-snooze = { $minutes ->
    [60] In 1 Std
   *[other] In { $minutes } min
  }
button-hush = Heute nicht mehr fragen

toast-already = Schon gezählt
toast-logged = Eingetragen
toast-skipped = Ausgelassen
toast-taken-back = Zurückgenommen
toast-snoozed = Bis { $time }
toast-hushed = Heute frage ich nicht mehr


milestone-day = <b>{ $count } Tage { $habit }.</b> 🎉
milestone-week = <b>{ $count } Wochen { $habit }.</b> 🎉
milestone-month = <b>{ $count } Monate { $habit }.</b> 🎉
milestone-says = Das kann sich sehen lassen.
milestone-says-7 = Sieben Tage. Das ist eine Woche, auf die du zeigen kannst.
milestone-says-21 = Drei volle Wochen.
milestone-says-100 = Hundert. Heute verdient ein eigenes Kapitel.
milestone-says-365 = Ein ganzes Jahr, Tag für Tag.
milestone-unit-day = Tage in Folge
milestone-unit-week = Wochen in Folge
milestone-unit-month = Monate in Folge
percent = { $percent } %
figure-rate = geschafft

## Listen

list-headline = <b>{ $date }</b> · { $done } von { $due } erledigt
list-all-done = <b>{ $date }</b> · { $done ->
    [one] erledigt. Gut gemacht.
   *[other] alle { $done } erledigt. Gut gemacht.
  }
list-empty = Für { $day } gibt es nichts zu zeigen.
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
habit-next = nächstes Mal { $day }

skip-nothing = Für { $day } ist nichts offen, es gibt also nichts auszulassen.
skip-which = Welche lässt du { $day } aus? Die Serie bleibt, wie sie ist.

reminders-title = <b>Wann ich frage</b>
reminder-row = { $habit }: { $times }
reminders-none = Keine Gewohnheit fragt zu einer festen Zeit. Füge eine mit Uhrzeit hinzu, zum Beispiel: 20 min lesen täglich 21:00

## Statistik

stats-title-one = <b>{ $habit }</b>
stats-title-all = { $count ->
    [one] <b>Deine Gewohnheit</b>
   *[other] <b>Alle { $count } Gewohnheiten</b>
  }
stats-rate = Letzte { $days } Tage: { $percent } % ({ $done } von { $judged } verlangten)
stats-no-rate = Letzte { $days } Tage: noch nichts verlangt
stats-streak = Jetzt { $now }, Bestwert { $best }
stats-strength = Stärke { $percent } %
insight-needs-more = { $logs ->
    [one] Noch ein Eintrag, dann kann ich sagen, welcher Wochentag und welche Stunde am besten gehen.
   *[other] Noch { $logs } Einträge, dann kann ich sagen, welcher Wochentag und welche Stunde am besten gehen.
  }
insight-best-weekday = { $weekday } geht am besten: { $done } von { $of }.
insight-weak-spot = { $weekday } ist schwerer: { $done } von { $of }, an den anderen Tagen { $percent } %.
insight-best-hour = Meist zwischen { $from } und { $to }: { $done } von { $of } Einträgen.
insight-at-risk = Die letzten zwei Wochen gingen weniger gut: { $recent } %, davor { $earlier } %.
suggest-smaller = Vielleicht passt gerade eine kleinere Fassung: /habit ändert sie.
suggest-level-up = Das läuft gut. Geht noch ein wenig mehr? /habit ändert sie.
suggest-move-shrink-or-pause = Meine letzten drei Erinnerungen blieben ohne Antwort. Eine andere Zeit, etwas Kleineres oder eine Pause? /habit ändert sie.
stats-alt = Jahresbild. { $title }: { $facts }
button-period = { $days ->
    [365] Jahr
   *[other] { $days } T
  }
button-all-habits = Alle
button-habit = { $habit }
figure-now = jetzt
figure-best = beste Serie
legend-done = erledigt
legend-skipped = ausgelassen
legend-missed = verpasst
legend-rest = Ruhetag
legend-paused = pausiert
legend-saved = gerettet
legend-late = nachgetragen

## Was schiefgehen kann

error-unexpected = Bei mir ist etwas kaputtgegangen. Nichts ist verloren; wenn es wieder passiert, nenne dem Betreiber diese Nummer: { $number }
error-not-understood = „{ $words }“ verstehe ich nicht. /help zeigt, was ich kann.
error-several-fit = Zu „{ $words }“ passt mehr als eine Gewohnheit: { $habits }. Schreib mehr vom Namen oder tippe sie in /today an.
error-stale-button = Dieser Knopf ist aus einer anderen Zeit. /today zeigt den jetzigen Stand.
error-came-late = Ich war nicht da, als du { $words } geschickt hast. Schick es noch einmal, wenn du es noch möchtest.
error-only-words = Ich lese, was du selbst schreibst; Bilder, Orte und weitergeleitete Nachrichten lasse ich, wie sie sind.
error-not-saved = Nicht gespeichert, bitte gleich noch einmal tippen.
error-try-again = Zwei Änderungen kamen im selben Augenblick. Bitte versuch es noch einmal.
error-no-such-habit = Diese Gewohnheit gibt es nicht mehr.
error-skip-needless = Dieser Tag ist schon pausiert: Es gibt nichts auszulassen, die Serie wartet.
error-skip-not-asked = An diesem Tag ist nichts verlangt, es gibt also nichts auszulassen.
error-no-skips-left = Alle { $allowance } Auslassungen dieses Monats sind verbraucht.
error-needs-amount = Diese Gewohnheit wird gezählt: Wie viel war es? Zum Beispiel: +5 { $unit }
error-not-counted = Diese Gewohnheit ist getan oder nicht; sie nimmt keine Menge.
error-not-a-limit = „Ist passiert“ passt nur zu Grenzen und zu dem, womit du aufhörst.
error-nothing-to-undo = Es gibt nichts zurückzunehmen.
error-too-many-habits = Du hast { $limit } Gewohnheiten, mehr passen nicht. Entferne zuerst eine.
error-too-many-times = Eine Gewohnheit fragt zu höchstens { $limit } Uhrzeiten am Tag.
error-date-future = Dieser Tag kommt erst noch.
error-date-too-old = { $date } ist abgeschlossen: Nachtragen geht { $hours } Std lang.
error-date-before-start = { $habit } beginnt am { $start }; { $date } liegt davor.
error-no-such-date = Den { $date } gab es dort, wo du warst, nicht.

## Warum

why-which = Welche Gewohnheit soll ich erklären?
why-title = <b>{ $habit }</b> ({ $plan }): { $streak }
why-row-good = ✓ { $date }: { $reason }
why-row-broken = ✗ { $date }: { $reason }
why-row-neutral = – { $date }: { $reason }
why-period = { $first } – { $last }
why-amount = { $reason } ({ $progress })
why-no-such-date = diesen Tag gab es dort, wo du warst, nicht
why-logged = eingetragen
why-done = erledigt
why-reached = genug
why-extra = an einem freien Tag erledigt; das kostet und bringt nichts
why-kept = geschafft
why-within-limit = in der Grenze
why-over-limit = über der Grenze
why-lapsed = es ist passiert
why-skipped = ausgelassen; die Serie wartet
why-paused = pausiert; die Serie wartet
why-archived = archiviert
why-unseen = du warst in der Woche nicht da, deshalb zählt der Tag nicht
why-not-due = nicht verlangt
why-ended = nach dem letzten Tag
why-overdue = überfällig; jeder Tag passt
why-not-needed = begonnen; es zählt die ganze Woche oder der ganze Monat
why-travelled = durch eine Reise verkürzt, deshalb nicht verlangt
why-still-open = noch offen
why-saved = nicht erledigt, ein Joker hat die Serie gerettet
why-too-little = begonnen, aber nicht ganz; die Serie begann neu
why-said-no = diesmal nicht, deshalb begann die Serie neu
why-not-done = nicht erledigt, deshalb begann die Serie neu
why-period-met = genug
why-period-still-open = noch offen
why-period-not-done = nicht genug, deshalb begann die Serie neu
why-period-only-helps = zu viel davon war frei, um dagegen zu zählen
why-period-all-off = nichts war verlangt
why-period-over-limit = über der Grenze, deshalb begann die Serie neu
why-period-within-limit = in der Grenze
why-period-unseen = du warst nicht da, deshalb zählt es nicht
error-not-an-amount = „{ $words }“ ist keine Menge.
error-amount = Eine Menge ist mehr als 0 und höchstens { $limit }, mit höchstens { $places } Nachkommastellen.
error-date-range = Tage gehen von { $first } bis { $last }.
error-name = Ein Name hat 1 bis { $limit } sichtbare Zeichen.
error-name-missing = Wie soll sie heißen?
error-note = Eine Notiz hat höchstens { $limit } Zeichen.

## Eintragen in klaren Worten

log-which = Welche ist gemeint?
log-which-day = <b>{ $habit }</b>: Welcher Tag ist gemeint?
log-kept = <b>{ $habit }</b>: geschafft, oder ist es passiert?
log-how-much = <b>{ $habit }</b> wird gezählt. Wie viel war es?
log-unit = <b>{ $habit }</b> wird in einer anderen Einheit gezählt. Wie viel war es darin?
log-not-counted = <b>{ $habit }</b> ist getan oder nicht; sie nimmt keine Menge. Erledigt?
log-what = <b>{ $habit }</b>: Was soll ich eintragen?
error-phrase-too-long = Eine Zeile hat höchstens { $limit } Zeichen.

## Eine Gewohnheit

command-habit = Eine Gewohnheit ändern, pausieren, archivieren oder löschen
habit-which = Welche Gewohnheit?
habit-card = <b>{ $habit }</b>: { $facts }
habit-days = An welchen Tagen soll <b>{ $habit }</b> dran sein?
habit-plan-from = ab { $day }: { $plan }
habit-days-when = Vergangene Tage bleiben, wie sie gewertet wurden.
habit-times = Wann soll ich nach <b>{ $habit }</b> fragen? Tippe eine Uhrzeit an oder aus, höchstens sechs.
habit-paused = Für eine Woche pausiert. Die Serie wartet, eintragen geht trotzdem.
habit-resumed = Sie zählt ab heute wieder.
habit-archived = Archiviert. Nichts wird gefragt, nichts geht verloren.
habit-delete = { $count ->
    [0] <b>{ $habit }</b> löschen? Sie hat noch keine Einträge.
    [one] <b>{ $habit }</b> mit { $count } Eintrag löschen? Sie bleibt 7 Tage im Papierkorb.
   *[other] <b>{ $habit }</b> mit { $count } Einträgen löschen? Sie bleibt 7 Tage im Papierkorb.
  }
habit-deleted = <b>{ $habit }</b> liegt im Papierkorb und ist nach 7 Tagen weg.
habit-restored = Zurück aus dem Papierkorb.
state-archived = archiviert
state-paused-until = pausiert bis { $day }
button-days = Tage
button-times = Uhrzeiten
button-time-on = ✓ { $time }
button-pause-week = Eine Woche pausieren
button-resume = Fortsetzen
button-archive = Archivieren
button-unarchive = Aus dem Archiv holen
button-archive-instead = Lieber archivieren
button-delete-ask = Löschen…
button-delete = Löschen
button-restore = Wiederherstellen
button-back = ◀ Zurück
error-pause = Eine Pause endet nach ihrem Anfang und beginnt heute, später oder an einem noch offenen Tag.

## In einer Gruppe

group-private = Das bleibt unter uns: Öffne unseren Chat.
button-open-chat = Unseren Chat öffnen
log-for-yesterday = Es ist nach Mitternacht: für gestern?

## Karten zum Teilen, und was der Bot von sich sagt

share-which = Welche Karte?
share-card = <b>{ $habit }</b>: { $streak }
button-share = Teilen
share-unit-day = { $count ->
    [one] Tag in Folge
   *[other] Tage in Folge
  }
share-unit-week = { $count ->
    [one] Woche in Folge
   *[other] Wochen in Folge
  }
share-unit-month = { $count ->
    [one] Monat in Folge
   *[other] Monate in Folge
  }
about-long =
    Ich halte mit dir kleine Gewohnheiten, ein Tipp am Tag.

    Schreib eine Gewohnheit in einer Zeile, etwa "Lesen 20 min werktags 21:00", und ich frage zu dieser Zeit, wenn sie noch offen ist. Serien zähle ich fair: freie Tage, Auslassen und Reisen brechen sie nicht.

    Was du einträgst, gehört dir: Du kannst es jederzeit mitnehmen und löschen.
about-short = Kleine Gewohnheiten, ein Tipp am Tag. Serien, die einen freien Tag verzeihen.

## Ein Mensch auf mehreren Plattformen

command-link = Telegram und Discord verbinden
option-code = Der Code aus dem anderen Chat
link-offer = Mehrere Chats? Deine Gewohnheiten werden eine Liste.
link-offer-code = Schick das im anderen Chat, binnen 10 Minuten: /link { $code }
link-offer-open = Oder öffne Telegram von hier aus.
link-claimed = Diesen Chat mit <b>{ $name }</b> auf { $platforms } verbinden? Hier { $here ->
    [one] ist { $here } Gewohnheit
   *[other] sind { $here } Gewohnheiten
  }, dort { $there }.
link-claimed-own = Nur weiter, wenn du das bist.
link-agreed = Sag nun auch auf { $platforms } ja.
link-asks = <b>{ $name }</b> auf { $platforms } hat deinen Code gebracht. Beides zu einer Liste machen, mit { $count ->
    [one] { $count } Gewohnheit
   *[other] { $count } Gewohnheiten
  }?
link-done = Verbunden: { $platforms }. { $count ->
    [one] { $count } Gewohnheit
   *[other] { $count } Gewohnheiten
  } in einer Liste.
link-refused = Nicht verbunden. Der Code gilt nicht mehr.
link-status = Du bist auf { $platforms }.
link-where = Wo soll ich dich erinnern?
link-reminds = Erinnerungen kommen auf { $platforms }.
link-twins = Beide Listen haben <b>{ $habit }</b>. Eine daraus machen? Kein Tag geht verloren.
link-united = <b>{ $habit }</b> ist jetzt eine Gewohnheit.
link-kept-both = Beide bleiben.
link-which-leaves = Was soll nicht mehr deins sein? Deine Gewohnheiten bleiben bei den anderen.
link-left = { $platform } ist nicht mehr verbunden.
link-told-left = Dieser Chat ist nicht mehr mit deinen Gewohnheiten verbunden; sie sind dort, wo du ihn getrennt hast. Beginne neu mit /start.
link-wrong-code = Der Code ist falsch, verbraucht oder zu alt. /link gibt dort einen neuen.
button-link = Verbinden
button-open-telegram = Telegram öffnen
button-copy-code = Code kopieren
button-no = Nein
button-both = Überall
button-place = { $platform }
button-place-on = ✓ { $platform }
button-unlink = Trennen…
button-one-habit = Eine Gewohnheit
button-keep-both = Beide behalten
error-too-many-tries = Zu viele falsche Codes. Versuch es in zehn Minuten wieder.
error-link-gone = Der Code ist verbraucht oder zu alt. /link gibt einen neuen.
error-last-account = Irgendwo müssen deine Gewohnheiten bleiben: das ist der letzte Chat.

## Geschlossene Chats

dm-hello = Hallo, hier werde ich dich erinnern. /today zeigt, was offen ist.
closed-chat = Deine Direktnachrichten sind für mich geschlossen; Erinnerungen kommen dort nicht an.
closed-chat-how = Öffne sie in den Privatsphäre-Einstellungen eines gemeinsamen Servers und schreib mir dann.
closed-chat-here = Sind deine Direktnachrichten geschlossen, erinnere ich dich hier. Andere können es lesen.
button-remind-here = Erinnere mich hier
