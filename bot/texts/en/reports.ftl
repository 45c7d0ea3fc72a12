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
