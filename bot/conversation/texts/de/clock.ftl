### Die Uhr

zone-ask = Wie spät ist es jetzt bei dir?
zone-show-place = Oder zeig mir einmal, wo du bist: Ich finde hier die Zeitzone und vergesse den Ort.
button-show-place = Zeigen, wo ich bin
zone-which = Welcher Ort liegt dir am nächsten?
zone-is = Für dich gilt die Zeit von { $city }: jetzt { $time }.
zone-set = { $city }: bei dir ist es jetzt { $time }.
zone-set-entries = Deine Einträge bleiben an ihren Tagen. Erinnerungen folgen deiner Uhr.
zone-now = { $city } (jetzt { $time })
button-time = { $time }
button-zone = { $time } – { $city }
button-city = { $city }
button-half-hours = Zonen mit halber Stunde
button-type-city = Stadt eingeben
button-other-city = Andere Stadt
zone-city-form = Wo bist du?
field-city = Stadt oder Land
field-city-hint = Eine große Stadt oder ein Land
error-no-such-place = Einen Ort namens „{ $words }“ finde ich nicht. Eine größere Stadt in der Nähe geht auch, oder das Land.

travel-noticed = Du bist wohl verreist: In { $city } ist es { $time }. Soll ab morgen die Zeit von { $city } gelten?
travel-ask = In { $city } ist es { $time }. Soll ab morgen die Zeit von { $city } gelten?
travel-planned = Ab morgen gilt die Zeit von { $city }. Heute endet, wie es begonnen hat.
button-from-tomorrow = Ab morgen
button-move-now = Sofort
button-keep-zone = { $city } behalten

language-which = Welche Sprache soll ich sprechen?
language-set = Von jetzt an spreche ich Deutsch mit dir.
