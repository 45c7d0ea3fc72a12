# English: what editors and owners are told of the desk's own affairs: who may, how things stand, what the day brought.

## Menu

command-editors = Editors: who acts for the newsroom
command-status = How things stand: the feed, the queues
command-stats = Figures, or what became of one article
command-pause_feed = Pause the automatic posts
command-resume_feed = Resume the automatic posts

## Who may

newsroom-elsewhere = That is for the newsroom: ask it in a private chat with me, or at the desk.
desk-no-reader = This is the desk, and it follows nothing. What you follow is yours, in a private chat with me. What can be asked here: /help
desk-refused = This command is for the site’s editors. Owners appoint them with /editors
desk-anonymous = I cannot tell who writes in the group’s name, and a decision needs somebody who made it: please write as yourself.
owners-only = This command is for the bot’s owners.

editors-list =
    { $count ->
        [0] There are no editors yet.
        [one] { $count } editor:
       *[other] { $count } editors:
    }
editors-line = • { $who }, since { $since }
editors-owners = Owners, by the settings: { $owners }
editors-how = To appoint: /editors add and the number, or as a reply to the person’s message. To dismiss: /editors remove
editors-whom = Who? Put the number behind the command, or reply to a message that the person wrote. A forwarded one will not do.
editors-added = An editor from now on: { $who }
editors-removed = No longer an editor: { $who }
editors-already = An editor already: { $who }
editors-stranger = Not an editor: { $who }
editors-owner = Owners stand in the settings, no command changes them: { $who }
editors-welcome = You are one of the site’s editors now. What you can ask for: /help

## /status

status-title = How things stand
status-version = Mirsal { $version }, up for { $span }
status-feed = Feed { $feed }: last good look { $ago }
status-feed-failing = ⚠️ Feed { $feed }: cannot be read (first failure { $since }: { $problem }); last good look { $ago }
status-feed-never = never yet
status-paused =
    { $count ->
        [0] ⏸ The automatic posts are paused; no article is waiting. To resume: /resume_feed
        [one] ⏸ The automatic posts are paused; { $count } article is waiting. To resume: /resume_feed
       *[other] ⏸ The automatic posts are paused; { $count } articles are waiting. To resume: /resume_feed
    }
status-queue =
    { $count ->
        [one] { $lane }: { $count } message waiting
       *[other] { $lane }: { $count } messages waiting
    }
status-queue-oldest = , the oldest was due { $ago }
status-queue-unknown = , outcome unknown: { $count }
status-queues-empty = No message is waiting.
lane-flash = The newsroom’s sendings to the channel
lane-desk = Desk
lane-channel = Channel
lane-breaking = Breaking news to readers
lane-routine = Readers’ copies
lane-digest = Digests
status-questions =
    { $count ->
        [one] { $count } question waits for the desk’s answer
       *[other] { $count } questions wait for the desk’s answer
    }
status-unknown =
    { $count ->
        [one] { $count } post of which it is not yet known whether it reached the channel
       *[other] { $count } posts of which it is not yet known whether they reached the channel
    }
status-nothing = Nothing needs anybody.
status-delay =
    { $count ->
        [one] From the site to the channel in the last 24 hours: { $median } ({ $count } post)
       *[other] From the site to the channel in the last 24 hours: { $median } in the median, { $worst } at worst ({ $count } posts)
    }
status-no-posts = Nothing went into the channel in the last 24 hours.
status-readers = Readers: active { $active } · paused { $paused } · unreachable { $unreachable }

## /stats

stats-title = Figures
stats-new = New readers in the last 24 hours: { $count }
stats-filters = They follow: topics { $topic } · words { $words } · all of the channel { $all } · all of the site { $everything }
stats-topics = Topics followed most: { $topics }
stats-day = Posted in the channel in the last 24 hours: { $count }
stats-week = And in the last 7 days: { $count }
stats-how = To learn what became of an article: /stats with its link or id, or as a reply to its post.
stats-unknown = I know no article by this link or id.
stats-acts = What editors did last:
stats-act = • { $moment } – { $who }: { $what }
stats-act-about = • { $moment } – { $who }: { $what } – { $about }

story-id = Id: { $id }
story-score = The catalogue’s score: { $score }
story-topics = Topics: { $topics }
fate-posted = Meant for the channel
fate-unsure = In doubt whether it is for the channel, and there is no desk to ask
fate-unfit = Not about what the channel takes
fate-waiting = Waits for the desk’s decision
fate-paused = Waits until the automatic posts are resumed
fate-confirming = waits for another editor to confirm it as breaking
fate-first = It stood on the site before the first look
fate-old = Old: known, but not posted
fate-retracted = Taken back
fate-skipped = Not posted, by the desk’s decision
fate-unanswered = Nobody at the desk answered in six hours, so it was not posted
fate-twin = It looks like one that was posted, so it was not
fate-stranger = It has no link that leads to the site, so it was not posted
fate-burst = It came with many others and was not chosen
story-posted = In the channel since { $moment }
story-was-posted = Was in the channel from { $moment }
story-took = Time from the site to the channel: { $span }
story-post-pending = On its way to the channel
story-post-sending = Being sent to the channel
story-post-unknown = It is not known whether it reached the channel
story-post-dead = Telegram refused it in the channel
story-post-cancelled = Called off before it reached the channel
story-post-held = Kept, not sent to the channel
story-post-sent = In the channel
story-copies-none = It was sent to no reader.
story-copies-sent =
    { $count ->
        [one] { $count } reader got it
       *[other] { $count } readers got it
    }
story-copies-waiting = On the way: { $count }
story-copies-held = Kept for a digest or the end of quiet hours: { $count }
story-copies-unknown = Outcome unknown: { $count }
story-copies-dead = Did not arrive: { $count }
story-copies-cancelled = Not sent by itself: { $count }
story-reason = – { $reason }: { $count }
reason-blocked = blocked the bot
reason-gone = can no longer be reached
reason-paused = paused their messages
reason-dropped = no longer follow it
reason-withdrawn = the article was taken back by then
reason-unknown = Telegram’s answer was lost
reason-digest = arrived in a digest
reason-recalled = called off
reason-other = no reason noted
story-acts = What happened:
story-act = • { $moment } – { $who }: { $what }
act-mirsal = Mirsal
owner-called = the owner
owner-called-number = the owner { $number }
act-publish = published
act-publish-silent = published without a sound
act-skip = not published
act-push = pushed by the newsroom’s system
act-correct = corrected
act-retract = taken back
act-retract-keep = kept after all
act-pin = pinned
act-unpin = unpinned
act-breaking-draft = drafted as breaking
act-breaking-send = sent as breaking
act-breaking-channel = breaking, channel only
act-breaking-silent = breaking, without a sound
act-breaking-schedule = scheduled
act-breaking-ask-send = asked another editor to confirm
act-breaking-ask-channel = asked to confirm, channel only
act-breaking-ask-silent = asked to confirm, without a sound
act-breaking-confirm = confirmed
act-breaking-refuse = refused
act-breaking-undo = undone
act-breaking-cancel = cancelled
act-breaking-expired = draft expired
act-breaking-overtaken = overtaken by the same article
act-unknown-there = seen in the channel
act-unknown-again = sent again
act-unknown-leave = left as it was
act-join = the site’s article joined to the breaking item
act-separate = posted apart from the breaking item
act-feed-pause = automatic posts paused
act-feed-resume = automatic posts resumed
act-editors-add = named as editor
act-editors-remove = no editor any more

## /pause_feed, /resume_feed

feed-paused = The automatic posts are paused. What comes from the site is kept and waits, what was taken in before goes its way, and breaking items go out as ever. To resume: /resume_feed
feed-paused-already = The automatic posts are paused already. To resume: /resume_feed
feed-not-paused = The automatic posts are running.
feed-resumed =
    { $count ->
        [0] The automatic posts are resumed. Nothing came in meanwhile.
        [one] The automatic posts are resumed; { $count } article that waited goes its way now.
       *[other] The automatic posts are resumed; { $count } articles that waited go their way now, oldest first.
    }

## The evening's summary

evening-title = Summary of { $day }
evening-quiet = A quiet day: nothing new on the site.
evening-none-posted = Nothing went into the channel today.
evening-posted =
    { $count ->
        [one] { $count } article was posted in the channel:
       *[other] { $count } articles were posted in the channel:
    }
evening-unanswered =
    { $count ->
        [one] { $count } article was not posted, its question being unanswered for six hours:
       *[other] { $count } articles were not posted, their questions being unanswered for six hours:
    }
evening-skipped = Not posted by the desk’s decision: { $count }
evening-twin = Not posted for looking like one that was: { $count }
evening-stranger = Not posted for want of a link that leads to the site: { $count }
evening-burst = Came with many others and not chosen: { $count }
evening-unsure = In doubt, with no desk to ask: { $count }
evening-waiting =
    { $count ->
        [one] { $count } article waits for a decision:
       *[other] { $count } articles wait for a decision:
    }
evening-old = Old, known but not posted: { $count }
evening-unfit = Not about what the channel takes: { $count }
evening-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
evening-topics = Topics of the day: { $topics }
evening-readers = Readers: { $readers } · new { $new } · gone { $lost }

## Questions nobody answered, and a store that cannot be written

closed-review = Nobody answered in six hours, so it is not published.
closed-burst = Nobody answered in half an hour, so all are posted.
alarm-store = The store cannot be written: { $detail }
    Nothing is sent until it can, so that nothing is sent twice.
alarm-store-well = The store can be written again.
