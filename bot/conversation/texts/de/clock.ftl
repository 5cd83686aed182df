### Die Uhr

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
