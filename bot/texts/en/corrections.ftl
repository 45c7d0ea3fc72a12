# English: what editors are told when they correct, take back, pin, and when the site changes something itself.

command-correct = Correct a post: reply to it or give its link, then the right text
command-retract = Take a post back: reply to it or give its link, then the reason
command-pin = Pin a post in the channel
command-unpin = Unpin a post

## Which post

amend-which =
    It is not clear which item is meant. There are two ways:
    Reply with this command to the channel’s post, forwarded to this chat, or to the copy you got in private.
    Or put the link of the post in the channel right behind the command.
amend-elsewhere = That post belongs to another channel; I change only what I posted in ours.
amend-not-ours = I did not post this message, so I cannot change it.
amend-in-doubt = Telegram’s answer about a post was lost and its number is not known yet; it may be the one you mean. Please try again in a moment.
amend-digest = This message holds many items. Give the link of the one post in the channel, or reply to that.
amend-no-article = The item of this message is not kept any more, so I cannot change it.
amend-nowhere = This item has not been posted anywhere yet.

## Correcting

correct-how = The right text is missing: write it behind the command (and behind the link, if there is one). It replaces title and excerpt; link and buttons stay.
correct-retracted = This item was taken back before; there is nothing left to correct.
correct-same = This is exactly the text that stands there now. Nothing was changed.
correct-begun = { $count ->
    [0] Being corrected in the channel now. There are no personal copies to change.
    [one] Being corrected now in the channel and in { $count } personal copy.
   *[other] Being corrected now in the channel and in { $count } personal copies.
 }
correct-begun-copies = { $count ->
    [0] This item is not in the channel and no copy has gone out; whatever goes out from now on is corrected.
    [one] This item is not in the channel. { $count } personal copy is being corrected now.
   *[other] This item is not in the channel. { $count } personal copies are being corrected now.
 }
correct-again = It replaces an earlier correction ({ $moment }).
correct-too-long = The text is longer than the post has room for ({ $most } characters), so only its beginning is shown.

## Taking back

question-retract = Take this item back, from the channel and from everybody who got it?
retract-reach = { $count ->
    [0] No personal copies went out.
    [one] { $count } personal copy went out.
   *[other] { $count } personal copies went out.
 }
retract-reason = Reason to be given where it cannot be deleted: { $reason }
retract-already = This item was taken back before.
answer-retract = Yes, take it back
answer-keep = No, keep it
decided-retract = Being taken back everywhere now. Decided by { $who }.
decided-keep = The item stays. Decided by { $who }.

## When all is done

amended-correction = Correction complete: { $title }
amended-retraction = Taken back: { $title }
amended-join = The bulletin has the article’s link now: { $title }
amended-channel-done = In the channel: done
amended-channel-reworded = In the channel: Telegram refused the deletion; the text was replaced by a note that it was taken back
amended-channel-refused = In the channel: refused by Telegram
amended-channel-unknown = In the channel: unknown
amended-channel-none = In the channel: it was not there
amended-copies =
    { $count ->
        [0] Personal copies: none
        [one] Personal copies: done in { $count }
       *[other] Personal copies: done in { $count }
    }
amended-refused =
    { $count ->
        [one] { $count } copy could not be changed
       *[other] { $count } copies could not be changed
    }
amended-unknown =
    { $count ->
        [one] { $count } copy of which nobody knows what became
       *[other] { $count } copies of which nobody knows what became
    }
amended-reworded =
    { $count ->
        [one] { $count } copy could not be deleted; a note that it was taken back stands in its place
       *[other] { $count } copies could not be deleted; a note that it was taken back stands in their place
    }

## Pinning

pin-done = The post is pinned in the channel.
pin-undone = The post is no longer pinned.
pin-undone-last = The post that editors pinned last is no longer pinned: { $title }
pin-refused = Telegram did not accept that: the post may be deleted, or the connection failed.
pin-forbidden = The bot has no right to pin. It is given in the channel’s settings: administrators, “edit messages of others”.

## What the site does by itself

question-vanished = This article has vanished from the site: the feed no longer shows it and its page is gone. Take it back from the channel too?
question-join = Is this article the breaking item itself?
question-join-bulletin = The breaking item: { $title }
question-join-wait = Without an answer within half an hour the article is posted by itself.
vanished-reason = The site has deleted it.
answer-join = Yes, the same
answer-separate = No, another article
decided-join = The breaking item has the article’s link now. Decided by { $who }.
decided-separate = The article is posted by itself. Decided by { $who }.
