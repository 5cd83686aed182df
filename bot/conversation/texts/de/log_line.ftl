### Eintragen in klaren Worten

log-which = Welche ist gemeint?
log-which-day = <b>{ $habit }</b>: Welcher Tag ist gemeint?
log-kept = <b>{ $habit }</b>: geschafft, oder ist es passiert?
log-how-much = <b>{ $habit }</b> wird gezählt. Wie viel war es?
log-unit = <b>{ $habit }</b> wird in einer anderen Einheit gezählt. Wie viel war es darin?
log-not-counted = <b>{ $habit }</b> ist getan oder nicht; sie nimmt keine Menge. Erledigt?
log-what = <b>{ $habit }</b>: Was soll ich eintragen?
error-phrase-too-long = Eine Zeile hat höchstens { $limit } Zeichen.
button-in-all = insgesamt { $amount }
open-logged = Für { $day } ist schon etwas eingetragen: Es bleibt, wie es ist.
open-unlogged = War es { $day } erledigt? Ein Tipp trägt es ein.
open-later = Noch ist nichts eingetragen. Ein Tipp, wenn es getan ist.
open-forgotten = Für { $day } ist nichts eingetragen, und { $count ->
    [0] gerade läuft keine Serie.
   *[other] deine Serie steht bei { $streak }.
  }
several-no = – { $habit } · diesmal nicht
several-on-day = { $row } ({ $day })
several-taken-back = Zurückgenommen: { $habits }
several-refused = <b>{ $habit }</b>: { $why }
button-undo-several = { $count ->
    [one] Zurücknehmen
    [2] Beide zurücknehmen
   *[other] Alle { $count } zurücknehmen
  }
