# English: the breaking-news drafts of the desk.

command-breaking = Breaking news: text or a link, or a photo’s caption
command-drafts = Drafts that wait
command-schedule = Planned breaking news

draft-how =
    Write the news behind the command: the first line is the title, the rest the text; or just the article’s link. A photo may carry the command as its caption.
    Example: /breaking Morocco and Spain break up a terrorist cell
draft-elsewhere = Breaking news is written in a private chat with me or at the desk.
draft-page-forbidden = This address is not opened from here: it is a private one, or leads to another site.
    You can write the news as text, with the link at its end.
draft-page-missing = There is no page at this address.
    You can write the news as text, with the link at its end.
draft-page-unreachable = The site did not answer, so the page could not be read.
    You can write the news as text, with the link at its end.
draft-page-unreadable = I found no article to read on this page.
    You can write the news as text, with the link at its end.
draft-known = This is in the channel already: { $title }
    { $link }
draft-known-waiting = This is on its way to the channel already: { $title }

draft-heading = Draft of a breaking item
draft-reach = { $count ->
    [one] Goes to the channel and { $count } reader, at once.
   *[other] Goes to the channel and { $count } readers, within about { $span }.
 }
draft-reach-nobody = Goes to the channel only: no reader follows these topics yet.
draft-reach-had = { $count ->
    [one] { $count } more reader who follows this has the article already and will not get it again.
   *[other] { $count } more readers who follow this have the article already and will not get it again.
 }
draft-reach-all-have = { $count ->
    [one] Alerts no reader: the only one who follows this has the article already.
   *[other] Alerts no reader: the { $count } who follow this have the article already.
 }
draft-topics = Topics: { $topics }
draft-until = The draft is kept until { $time }, then it expires.
draft-lacks-raises = ℹ️ The article is in the channel already: sending alerts the readers and marks it as breaking; it is not posted a second time. There is no undo, short of taking it back everywhere: /retract
draft-lacks-raises-only = ℹ️ The article is in the channel already: sending only marks it there as breaking; it is not posted a second time. There is no undo, short of taking it back everywhere: /retract
draft-lacks-twin = ⚠️ News like this is in the channel already: it may come twice.
draft-lacks-no-title = ⚠️ No title; it cannot be sent without one.
draft-lacks-long-title = ⚠️ The title is long: only its beginning is shown.
draft-lacks-no-text = ⚠️ A title without text.
draft-lacks-long-text = ⚠️ The text is long: only its beginning is shown.
draft-lacks-no-link = ⚠️ No link.
draft-lacks-stranger = ⚠️ The link leads to another site.
draft-lacks-no-picture = ⚠️ No picture.
draft-lacks-bad-picture = ⚠️ Telegram does not take this picture; the post has none.
draft-lacks-no-room = ⚠️ The text is too long for a caption, so the picture is not shown.
draft-lacks-no-topic = ⚠️ No topic: only those who want all breaking news get it.
draft-was-refused = { $who } did not agree to sending it. You can change it and ask again.

draft-button-send = 🚀 Send now
draft-button-channel = Channel only
draft-button-silent = 🔕 Silently
draft-button-plan = ⏰ Schedule
draft-button-edit = ✏️ Edit
draft-button-cancel = ✖ Cancel
draft-button-in15 = In 15 minutes
draft-button-in60 = In an hour
draft-button-at = At a time
draft-button-title = Title
draft-button-text = Text
draft-button-image = Picture
draft-button-topics = Topics
draft-button-noimage = No picture
draft-button-back = Back
draft-button-done = Done
draft-button-yes = ✅ I agree
draft-button-no = ✖ I do not
draft-button-undo = Undo
draft-button-drop = ✖ Cancel
draft-button-show = Show: { $title }
draft-button-drop-one = ✖ { $title }

draft-ask-plan = When should it go out?
draft-ask-edit = What should change?
draft-ask-time = At what time? Write it like this: 14:30 ({ $zone } time).
draft-ask-title = What is the new title? Write it here in a message.
draft-ask-text = What is the new text? Write it here in a message.
draft-ask-image = The new picture: send a photo here, or the link of one.
draft-ask-topics = Which topics? Use the buttons, or write their names here with commas.
    Chosen now: { $topics }
draft-ask-reply = Here in the group, only a reply to this message is taken.

draft-wrong-time = That is not a time: { $text }. Write it like this: 14:30
draft-wrong-title = I found no title in that message. Write it as text in one message.
draft-wrong-title-long = The title is longer than { $most } characters. Less will do.
draft-wrong-text = I found no text in that message.
draft-wrong-image = That is neither a photo nor a link. Send a photo, or a link that begins with https://
draft-wrong-topics = I know no topic of this name: { $text }
draft-wrong-reply = Reply once more to the message that asks.

draft-open = The draft waits for a decision until { $time }.
draft-sent-send = ✅ Sent to the channel and the readers at { $time }, by { $who }.
draft-sent-channel = ✅ Sent to the channel only at { $time }, by { $who }.
draft-sent-silent = ✅ Sent silently at { $time }, by { $who }.
draft-planned = ⏰ Goes out on { $time }, by { $who }.
draft-confirming = Waits for another editor to agree. Asked by { $who }.
draft-undone = ↩️ Undone by { $who } at { $time }: nothing more goes out, and what went out is being deleted.
draft-cancelled = ✖ Cancelled by { $who } at { $time }. Nothing was sent.
draft-expired = This draft expired at { $time }; nothing was sent.
draft-overtaken = This was in the channel already, so it was not sent again.
draft-gone = This draft is no longer kept.
draft-newer = There is a newer version of this draft further down.
draft-no-title = Nothing goes out without a title. Add one with the edit button.
draft-undo-late = Too late to undo (20 seconds). To take it back everywhere: /retract in reply to its post.
draft-undo-raised = The article was in the channel before; the alert alone cannot be undone. To take it back everywhere: /retract, replying to its post.
draft-undo-nothing = There is nothing left to undo.

draft-confirm = { $who } asks another editor to agree to this breaking item:
draft-confirm-send = To be sent: channel and readers
draft-confirm-channel = To be sent: channel only
draft-confirm-silent = To be sent: channel and readers, silently
draft-confirm-due = When: { $time }
draft-refused = { $who } did not agree to sending it; the draft is back with its editor.
draft-own = Nobody agrees to their own request. Another editor decides.
draft-asker-gone = Who asked for it is no editor any more; nothing is sent at their request.
draft-nobody = There is no other editor who could agree. Owners appoint editors with /editors

drafts-none = No drafts are waiting.
drafts-waiting = { $count ->
    [one] { $count } draft is waiting:
   *[other] { $count } drafts are waiting:
 }
drafts-line = • { $title } — { $who }
schedule-none = Nothing is planned.
schedule-planned = { $count ->
    [one] { $count } breaking item is planned:
   *[other] { $count } breaking items are planned:
 }
schedule-line = • { $time }: { $title } — { $who }

progress-going = Being sent: { $title }
progress-done = Sent within { $span }: { $title }
progress-undone = Taken back: { $title }
progress-channel-sent = Channel: ✅ posted
progress-channel-unknown = Channel: ❔ not certain
progress-channel-dead = Channel: ⚠️ refused
progress-channel-withdrawn = Channel: posted, then taken back
progress-channel-cancelled = Channel: called off before it was posted
progress-channel-waiting = Channel: waiting
progress-copies = Readers: { $sent } of { $total }
progress-unreachable = Unreachable: { $count }
progress-unknown = Unknown: { $count }
progress-waiting = Waiting: { $count }
progress-held = Held until quiet hours end: { $count }
progress-deleted = Deleted: { $count }
