### Der Morgen danach

morning-open = Gestern blieb <b>{ $habit }</b> offen. Das kommt vor.
morning-open-week = Letzte Woche blieb <b>{ $habit }</b> offen: { $progress }. Das kommt vor.
morning-open-month = Letzten Monat blieb <b>{ $habit }</b> offen: { $progress }. Das kommt vor.
morning-yours-day = Immer noch deins: die beste Serie { $best } und { $done } der letzten { $of } Tage.
morning-yours-week = Immer noch deins: die beste Serie { $best ->
    [one] 1 Woche
   *[other] { $best } Wochen
  } und { $done } der letzten { $of ->
    [one] Woche
   *[other] { $of } Wochen
  }.
morning-yours-month = Immer noch deins: die beste Serie { $best ->
    [one] 1 Monat
   *[other] { $best } Monate
  } und { $done } der letzten { $of ->
    [one] Monat
   *[other] { $of } Monate
  }.
morning-several = Gestern blieb offen: { $habits }; das kommt vor. Tippe eine an, um sie nachzutragen oder leichter zu machen.
morning-several-of = Offen blieb: { $habits }; das kommt vor. Tippe eine an, um sie nachzutragen oder leichter zu machen.
morning-of-day = { $habit } (gestern)
morning-of-week = { $habit } (letzte Woche)
morning-of-month = { $habit } (letzten Monat)
morning-again = <b>{ $habit }</b> eine Woche ruhen lassen?
morning-smaller = Soll <b>{ $habit }</b> leichter werden?
morning-which = <b>{ $habit }</b>: An welchem Tag war es?
morning-keep = Ich frage weiter nach <b>{ $habit }</b>, wie immer.
morning-fixed = Nachgetragen. { $streak }, als wäre nichts gewesen.
button-forgot-to-tap = Gemacht, nur nicht getippt
button-start-again = Heute neu anfangen
button-start-again-week = Diese Woche neu anfangen
button-start-again-month = Diesen Monat neu anfangen
button-easier = Leichter machen
button-keep-asking = Weiter fragen
button-less = { $amount } statt { $before }
button-weekdays-only = Nur werktags
button-another-time = Andere Zeit
miss-reason-forgot = Vergessen
miss-reason-busy = Viel los
miss-reason-ill = Krank
miss-reason-unwilling = Keine Lust
because-forgot = Dafür bin ich ja da. Soll ich zu einer anderen Zeit nach <b>{ $habit }</b> fragen?
because-busy = Solche Tage gibt es. Vielleicht passt <b>{ $habit }</b> zu einer anderen Zeit besser.
because-ill = Gute Besserung. <b>{ $habit }</b> kann eine Woche ruhen, die Serie wartet.
because-unwilling = Auch gut. <b>{ $habit }</b> kann kleiner werden oder ins Archiv gehen.
easier-how = Was würde <b>{ $habit }</b> leichter machen?
easier-plan = <b>{ $habit }</b>, ab { $day }: { $plan }.
easier-name = Ab jetzt: <b>{ $habit }</b>.
return-ask = Bei <b>{ $habit }</b> warst du von { $first } bis { $last } weg. Hat es geklappt?
return-several = Du warst eine Weile weg. Hat das geklappt: { $habits }?
return-kept = ✓ <b>{ $habit }</b> · eingehalten von { $first } bis { $last } · { $streak }
return-not-all = <b>{ $habit }</b>: Diese Tage bleiben eine Pause, sie zählen weder so noch so. { $streak }, wie zuvor.
button-not-all = Nicht ganz
