### The clock

zone-ask = What time is it for you now?
zone-ask-how = Or write a city: /timezone Berlin
zone-show-place = Or show me once where you are: I find the time zone here and forget the place.
button-show-place = Show where I am
zone-which = Which place is nearest to you?
zone-is = You are on { $city } time: { $time } now.
zone-set = { $city }: it is { $time } for you now.
zone-set-entries = What you have logged stays on its dates. Reminders follow your clock.
zone-now = { $city } (now { $time })
button-time = { $time }
button-zone = { $time } – { $city }
button-other-times = Other times

language-which = Which language shall I speak?
language-set = From now on I speak English with you.
