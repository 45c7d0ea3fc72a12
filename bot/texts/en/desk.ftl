# English: what editors are told at their desk.

alarm-feed = The feed { $subject } has not answered for half an hour: { $detail }
alarm-feed-well = The feed { $subject } answers again.
alarm-entries = Articles of the feed { $subject } could not be taken in and are left aside; everything else goes on: { $detail }
alarm-entries-well = The feed { $subject } shows no article any more that had to be left aside.
alarm-kept-back = Articles that were kept back could not be let out and are left aside; everything else goes on: { $detail }
alarm-kept-back-well = No article that is kept back has to be left aside any more.
alarm-channel = Nothing can be posted in the channel: { $detail }
    Check that the bot is an administrator there and may post. All that waits is kept and goes out as soon as it may.
alarm-channel-well = Posting in the channel works again.
alarm-token = Telegram refuses the bot’s token: { $detail }
alarm-token-well = Telegram accepts the bot’s token again.
alarm-network = Telegram cannot be reached: { $detail }
alarm-network-well = Telegram can be reached again.
alarm-backlog = Messages have been waiting for more than ten minutes: { $detail }
alarm-backlog-well = Nothing is late any more.
alarm-poison = Telegram refuses a message; it was left out, the rest goes on: { $detail }
alarm-poison-well = No message is refused any more.
alarm-disk = The disk is nearly full: { $detail }
alarm-disk-well = The disk has room again.
alarm-other = { $subject } is broken: { $detail }
alarm-other-well = { $subject } works again.

question-review = Should this article go to the channel?
question-why = Why I ask: { $reason }
question-unsure = security cooperation or not, it is not clear (score { $score })
question-unsure-words = security cooperation or not, it is not clear (score { $score }), because of: { $words }
question-twin = it looks very much like another article
question-twin-posted = it looks very much like “{ $title }”, posted in the channel on { $time }
question-twin-coming = it looks very much like “{ $title }”, which is about to be posted in the channel
question-twin-waits = it looks very much like “{ $title }”, which is not posted yet either: it waits for a decision here at the desk
question-twin-kept = it looks very much like “{ $title }”, which is not posted yet either: it is kept back
question-twin-retracted = it looks very much like “{ $title }”, which was taken back
question-twin-skipped = it looks very much like “{ $title }”, which was skipped: it is not in the channel
question-twin-apart = it looks very much like “{ $title }”, which is not in the channel
question-stranger = it has no link that leads to the site
question-burst = { $count ->
    [one] { $count } article came in. Should it be posted?
   *[other] { $count } articles came in at once. Should they be posted?
 }
question-burst-wait = Without an answer within half an hour all are posted, oldest first.
question-unknown = Telegram’s answer about this message was lost: did it arrive? Do you see it in the chat?
question-gone = This question needs no answer any more.

answer-publish = Publish
answer-silent = Publish silently
answer-skip = Skip
answer-all = Post all
answer-newest = The newest three
answer-none = None
answer-there = Yes, it is there
answer-again = No, send it again
answer-leave = Leave it

decided-publish = Published. Decided by { $who }.
decided-silent = Published silently. Decided by { $who }.
decided-skip = Not published. Decided by { $who }.
decided-otherwise = This article waits for no decision here any more: it was settled before.
decided-all = All will be posted. Decided by { $who }.
decided-newest = The newest will be posted. Decided by { $who }.
decided-none = None will be posted. Decided by { $who }.
decided-there = It has arrived. Decided by { $who }.
decided-again = It will be sent again. Decided by { $who }.
decided-leave = Left as it is. Decided by { $who }.
not-an-editor = This button is for the site’s editors.

## What went wrong, in words

alarm-chat = The chat { $subject } takes no more of our messages: { $detail }
alarm-chat-well = The chat { $subject } takes our messages again.
trouble-challenge = the site wants a check that only a browser can pass
trouble-status = the site answered with error { $status }
trouble-late = { $seconds ->
    [one] no answer within { $seconds } second
   *[other] no answer within { $seconds } seconds
 }
trouble-cut = the answer is cut off
trouble-empty = the answer is empty
trouble-no-feed = what came is not a valid feed
trouble-large = the answer is too large
trouble-redirect = the address leads to another one that may not be followed
trouble-forbidden = the address is not one of those allowed
trouble-nobody = the feed was not read when it was due
trouble-no-answer = no answer
trouble-rights = the bot has no right to post there
trouble-thrown-out = the bot was removed from it
trouble-no-chat = Telegram does not find it
trouble-token = the token is not valid
trouble-full = the disk is full
trouble-disk = only { $left } MB are left
trouble-unknown = whether it arrived is not known
trouble-queue = { $lane } ({ $count })
trouble-gone = the message is not there any more
trouble-picture = Telegram did not take the picture
trouble-moved = the group has become a supergroup
