### Der Morgen danach

morning-open = Gestern blieb <b>{ $habit }</b> offen. Das kommt vor.
morning-yours = Immer noch deins: die beste Serie { $best } und { $done } der letzten { $of } Tage.
morning-several = Gestern blieb offen: { $habits }; das kommt vor. Tippe eine an, um sie nachzutragen oder leichter zu machen.
morning-again = <b>{ $habit }</b> eine Woche ruhen lassen?
morning-keep = Ich frage weiter nach <b>{ $habit }</b>, wie immer.
morning-fixed = Nachgetragen. { $streak }, als wäre nichts gewesen.
button-forgot-to-tap = Gemacht, nur nicht getippt
button-start-again = Heute neu anfangen
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
