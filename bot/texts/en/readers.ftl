# English: what readers are told in answer to their commands.

## Greeting and help

welcome =
    Hello! This is Mirsal, bringing the news to those who are waiting for it.
    Breaking news reaches you from now on. For the rest, pick a topic below, or simply write a name or a word, such as “Hammouchi”.
    Everything I can do: /help
welcome-back =
    Good to see you again! Nothing has changed, what you follow is in /mine
    Here are the topics: a tap switches one on or off.
welcome-group =
    Hello everyone! This is Mirsal, bringing the news to this group.
    Breaking news arrives from now on; administrators choose the rest: /topics for topics, /subscribe for words and names.
paused-hint = Nothing is being sent at the moment; /resume starts it again.
help-title = What Mirsal can do:
help-line = { $command } – { $description }
help-words =
    With /subscribe: every word must occur in the article, "a phrase" must occur as it stands, -word must not occur, and a comma separates independent wishes.
help-plain = Write a word without a slash, and I offer to follow it or to search for it.
help-inline = To share in any chat: { $bot }, then the words to look for.
unknown-command = I don’t know that command. Everything I know is in /help
slow-down = That was a lot at once. Every change you asked for is made, but I’ll keep quiet for a moment.
only-administrators = In a group only administrators decide. In a private chat with me the choices are yours.
only-administrators-toast = This button is for administrators.
stale-button = This button is too old to work. The current list is in /mine

## Menu

command-start = Start, and choose topics
command-topics = All topics, to switch on or off
command-subscribe = Follow a topic, words or a name
command-unsubscribe = Stop following
command-mine = What I follow now
command-latest = The latest five articles
command-search = Search the articles
command-digest = Articles collected, at a time of my choice
command-quiet = Quiet hours
command-language = The bot’s language
command-timezone = My time zone
command-pause = Stop sending for a while
command-resume = Start sending again
command-mydata = Everything stored about me, as a file
command-forget = Erase all my data
command-privacy = What is stored and what is not
command-help = Everything I can do

## Filters and their names

filter-all = everything the channel posts
filter-everything = everything the site publishes
filter-words = “{ $words }”
filter-phrase = the phrase “{ $words }”

topics =
    The topics: a tap switches one on or off, ✅ marks those you follow.
topic-on = Now following for you: { $name }
topic-off = No longer following: { $name }
following = Following for you: { $names }
already-following = You follow this already: { $names }
dash-apart = A dash by itself leaves nothing out: all the words are looked for. To leave out “{ $word }”, write it without the space: { $excluded }
topic-near = There is a topic close to this, too: { $name }
no-room =
    { $most ->
        [one] There is room for { $most } filter only
       *[other] There is room for { $most } filters only
    }, so I left out: { $names }. You can drop some in /mine
problem-empty = I see no word in “{ $text }”.
problem-short = “{ $text }” is too short to follow: two letters at least.
problem-long = “{ $text }” is too long to follow: 64 letters a word at most.
problem-lengthy = “{ $text }” is a long text; a few words will do.
problem-common = “{ $text }” is in nearly every article, so it cannot be followed by itself.
problem-only-not = “{ $text }” only excludes; it needs a word to look for as well.
problem-never = “{ $text }” leaves out what it asks for, so it would never find anything.
problem-too-many = Those are too many wishes for one message; I stopped at “{ $text }”.
understood-nothing = I see nothing to follow in this. For example: /subscribe Hammouchi
dropped = No longer following: { $names }
dropped-all =
    { $count ->
        [0] There was nothing to drop.
        [one] The only filter is gone.
       *[other] All { $count } filters are gone.
    }
not-followed = You don’t follow: { $names }
mine =
    { $count ->
        [one] Following one thing for you:
       *[other] Following { $count } things for you:
    }
mine-drop = ✖ drops one.
mine-removed = { $name } (no longer a topic here: nothing comes for it)
mine-nothing = Nothing followed yet. Topics are in /topics; for words and names there is /subscribe
unsubscribe-which = Which one should I drop?
mine-digest = Articles collected: { $when }
mine-quiet = Quiet hours: { $hours }
mine-strict = Quiet hours: { $hours }, breaking news too
why = You got this article because you follow { $name }. Found in it: { $words }
why-topic = You got this article because you follow { $name }.
why-breaking = You got this article because you follow breaking news.
why-dropped = You got this article because of a filter that was dropped since.
why-digest = Why each of these articles came to you:
why-listed = You follow { $name }. Found in it: { $words }
why-listed-topic = You follow { $name }.
why-listed-breaking = You follow breaking news.
why-others-dropped = The others came because of a filter that was dropped since.
why-digest-dropped = These articles came because of filters that were dropped since.

## Plain text

plain = { $text }: follow it, or search?
plain-known = You follow { $text } already.
plain-long = This is too long to follow. A name or a few words will do.
plain-stop =
    To stop everything: /pause, and /resume to go on.
    To stop following one thing: /unsubscribe
wordless = Thank you, but I only understand what is written: a name, a few words, or a command from /help
button-follow = ➕ Follow { $name }
button-search = 🔎 Search
button-mine = What I follow
button-topics = Topics
button-all = Everything the channel posts
button-everything = Everything the site publishes

## Articles

latest = The latest articles:
latest-topic = The latest articles, { $name }:
latest-none = No articles here yet.
latest-unknown = I know no topic of that name: { $text }. They are all in /topics
search-how = What should I look for? For example: /search Hammouchi
search-found = Found for { $text }:
search-none = Nothing found for { $text }.
inline-read = Read the article

## Digest, quiet hours

digest-off = Every article arrives as soon as it is out.
digest-daily = Articles arrive together, every day at { $time } ({ $place } time).
digest-weekly = Articles arrive together, every { $day } at { $time } ({ $place } time).
digest-breaking = Breaking news does not wait.
digest-in-quiet = The time of collected articles, { $digest }, is within the quiet hours: they arrive when these end, at { $time }.
digest-how = To change this: the buttons, or for example /digest 08:00, /digest weekly mon 08:00, /digest off
digest-wrong = I did not understand this time: { $text }
quiet-off = No quiet hours: every article arrives in its own time.
quiet-on = Quiet { $hours } ({ $place } time): what is published meanwhile arrives afterwards in one message.
quiet-breaking = Breaking news still comes through.
quiet-strict = Breaking news waits too.
quiet-how = To change this: the buttons, or for example /quiet 22:00-07:00, with strict to hold back breaking news too, /quiet off
quiet-wrong = I did not understand these hours: { $text }
button-off = Off
button-at-once = At once
button-daily = Daily, { $time }
button-weekly = Weekly, { $day } { $time }
button-strict = { $hours }, breaking too

day-mon = Monday
day-tue = Tuesday
day-wed = Wednesday
day-thu = Thursday
day-fri = Friday
day-sat = Saturday
day-sun = Sunday

## Language, time zone

language-which = Which language shall we speak?
language-set = We speak English from now on.
language-wrong = I don’t speak that language: { $text }
timezone-now = Time zone: { $place }, where it is { $time } now.
timezone-how = To change this: the buttons, or /timezone with a city, such as /timezone Paris
timezone-wrong = I know no place of that name: { $text }

## Pause and resume

paused = Sending has stopped. What you follow is kept; /resume brings everything back.
resumed = Sending again.

## My data

mydata-caption = This is everything stored about this chat.
mydata-nothing = Nothing is stored about this chat.
forget-ask = Erase everything: what you follow, your settings, the record of what was sent? There is no way back.
forget-yes = Yes, erase it all
forget-no = No, keep it
forget-done = Erased: nothing is left of this chat. Goodbye! The door stays open with /start
forget-kept = Everything stayed as it was.
privacy =
    What is stored: this chat’s number, the language, the time zone, what you follow, when to send, and the numbers of messages sent here, so that they can be corrected.
    What is not: your name, your phone number, or what you write here once it is answered, except what you follow. None of it is given to anybody.
    See it all: /mydata. Erase it all: /forget

topics-removed = { $count ->
    [one] The newsroom no longer keeps a topic that you follow: { $names }. Nothing will come for it any more.
   *[other] The newsroom no longer keeps topics that you follow: { $names }. Nothing will come for them any more.
 }
    What there is now is in /topics
