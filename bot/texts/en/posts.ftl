# English: what stands in and under a post, a personal copy, a digest.

## The lines of a post

post-breaking = BREAKING
post-correction = Correction · { $moment }
post-retraction = This story has been withdrawn
post-retraction-reason = Reason: { $reason }
post-source = { $source } · { $moment }
post-link = Link: { $link }
post-link-name = Link to the story
post-see-also = See also

## The buttons under it

post-read = Read on the site
post-whatsapp = WhatsApp
post-facebook = Facebook
post-x = X
post-telegram = Telegram
post-copy = Copy link
post-comment = Comment
post-follow = Follow this topic

## A personal copy

copy-share = Send to a friend
copy-why = Why this?
copy-drop = Stop following: { $filter }
copy-filter-all = everything the channel posts
copy-filter-everything = all of the site’s news
copy-correction = Correction to the story above

## A digest

digest-title =
    { $count ->
        [0] Nothing new on what you follow
        [one] What you follow: { $count } story
       *[other] What you follow: { $count } stories
    }
digest-more =
    { $count ->
        [0] That is all
        [one] and { $count } more story
       *[other] and { $count } more stories
    }
digest-others = Other stories
