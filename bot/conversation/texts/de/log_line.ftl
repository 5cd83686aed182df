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
