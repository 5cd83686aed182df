### The clock

zone-ask = What time is it for you now?
zone-show-place = Or show me once where you are: I find the time zone here and forget the place.
button-show-place = Show where I am
zone-which = Which place is nearest to you?
zone-is = You are on { $city } time: { $time } now.
zone-set = { $city }: it is { $time } for you now.
zone-set-entries = What you have logged stays on its dates. Reminders follow your clock.
zone-now = { $city } (now { $time })
button-time = { $time }
button-zone = { $time } – { $city }
button-city = { $city }
button-half-hours = Half-hour zones
button-type-city = Type a city
button-other-city = Other city
zone-city-form = Where are you?
field-city = City or country
field-city-hint = Any big city, or a country
error-no-such-place = I find no place called "{ $words }". A bigger city nearby works too, or the country.

travel-noticed = You look like you moved: it is { $time } in { $city }. Use { $city } time from tomorrow?
travel-ask = It is { $time } in { $city }. Use { $city } time from tomorrow?
travel-planned = { $city } time from tomorrow on. Today ends as it began.
button-from-tomorrow = From tomorrow
button-move-now = Now
button-keep-zone = Keep { $city }

language-which = Which language shall I speak?
language-set = From now on I speak English with you.
