# French: what editors are told at their desk.

alarm-feed = Le flux { $subject } ne répond plus depuis une demi-heure : { $detail }
alarm-feed-well = Le flux { $subject } répond de nouveau.
alarm-entries = Des articles du flux { $subject } n’ont pas pu être traités et sont laissés de côté ; le reste suit son cours : { $detail }
alarm-entries-well = Le flux { $subject } ne contient plus d’article impossible à traiter.
alarm-kept-back = Des articles en attente n’ont pas pu être traités et sont laissés de côté ; le reste suit son cours : { $detail }
alarm-kept-back-well = Il n’y a plus, parmi les articles en attente, d’article impossible à traiter.
alarm-channel = Plus rien ne peut être publié dans le canal : { $detail }
    Vérifiez que le bot y est administrateur avec le droit de publier. Tout ce qui attend est gardé et partira dès que ce droit sera rétabli.
alarm-channel-well = La publication dans le canal a repris.
alarm-token = Telegram refuse le jeton du bot : { $detail }
alarm-token-well = Telegram accepte de nouveau le jeton du bot.
alarm-network = Telegram est injoignable : { $detail }
alarm-network-well = Telegram est de nouveau joignable.
alarm-backlog = Des messages attendent depuis plus de dix minutes : { $detail }
alarm-backlog-well = Plus aucun message n’est en retard.
alarm-poison = Telegram refuse un message ; il est laissé de côté, le reste suit son cours : { $detail }
alarm-poison-well = Plus aucun message n’est refusé.
alarm-disk = Le disque est presque plein : { $detail }
alarm-disk-well = Le disque a de nouveau de la place.
alarm-other = Panne de { $subject } : { $detail }
alarm-other-well = { $subject } fonctionne de nouveau.

question-review = Faut-il publier cet article dans le canal ?
question-why = Pourquoi cette question : { $reason }
question-unsure = coopération sécuritaire ou non, ce n’est pas clair (score { $score })
question-unsure-words = coopération sécuritaire ou non, ce n’est pas clair (score { $score }), à cause de : { $words }
question-twin = il ressemble beaucoup à un autre article
question-twin-posted = il ressemble beaucoup à « { $title } », publié dans le canal le { $time }
question-twin-coming = il ressemble beaucoup à « { $title } », qui va paraître dans le canal
question-twin-waits = il ressemble beaucoup à « { $title } », qui n’est pas encore publié non plus : il attend une décision ici, au desk
question-twin-kept = il ressemble beaucoup à « { $title } », qui n’est pas encore publié non plus : il est retenu
question-twin-retracted = il ressemble beaucoup à « { $title } », qui a été retiré
question-twin-skipped = il ressemble beaucoup à « { $title } », qui a été écarté : il n’est pas dans le canal
question-twin-apart = il ressemble beaucoup à « { $title } », qui n’est pas dans le canal
question-stranger = il n’a pas de lien qui mène au site
question-burst = { $count ->
    [one] { $count } article est arrivé. Faut-il le publier ?
   *[other] { $count } articles sont arrivés d’un coup. Faut-il les publier ?
 }
question-burst-wait = Sans réponse d’ici une demi-heure, ils partent tous, du plus ancien au plus récent.
question-unknown = La réponse de Telegram à ce message s’est perdue : est-il bien arrivé ? Le voyez-vous dans la conversation ?
question-gone = Cette question n’attend plus de réponse.

answer-publish = Publier
answer-silent = Publier sans alerte
answer-skip = Ne pas publier
answer-all = Tout publier
answer-newest = Les trois derniers
answer-none = Aucun
answer-there = Oui, il y est
answer-again = Non, renvoyez-le
answer-leave = Laissez

decided-publish = Publié. Décision de { $who }.
decided-silent = Publié sans alerte. Décision de { $who }.
decided-skip = Non publié. Décision de { $who }.
decided-otherwise = Cet article n’attend plus de décision ici : son sort est déjà réglé.
decided-all = Tout sera publié. Décision de { $who }.
decided-newest = Les derniers seront publiés. Décision de { $who }.
decided-none = Rien ne sera publié. Décision de { $who }.
decided-there = Bien arrivé. Décision de { $who }.
decided-again = Il sera renvoyé. Décision de { $who }.
decided-leave = Laissé tel quel. Décision de { $who }.
not-an-editor = Ce bouton est réservé à la rédaction.

## What went wrong, in words

alarm-chat = La conversation { $subject } n’accepte plus nos messages : { $detail }
alarm-chat-well = La conversation { $subject } accepte de nouveau nos messages.
trouble-challenge = le site demande une vérification que seul un navigateur peut passer
trouble-status = le site a répondu par l’erreur { $status }
trouble-late = { $seconds ->
    [one] pas de réponse en { $seconds } seconde
   *[other] pas de réponse en { $seconds } secondes
 }
trouble-cut = la réponse est tronquée
trouble-empty = la réponse est vide
trouble-no-feed = ce qui est arrivé n’est pas un flux valable
trouble-large = la réponse est trop volumineuse
trouble-redirect = l’adresse renvoie vers une autre, qui n’est pas suivie
trouble-forbidden = cette adresse n’est pas autorisée
trouble-nobody = le flux n’a pas été lu à l’heure prévue
trouble-no-answer = pas de réponse
trouble-rights = le bot n’a pas le droit d’y publier
trouble-thrown-out = le bot en a été exclu
trouble-no-chat = Telegram ne la trouve pas
trouble-token = le jeton n’est pas valable
trouble-full = le disque est plein
trouble-disk = il n’y reste que { $left } Mo
trouble-unknown = on ne sait pas s’il est arrivé
trouble-queue = { $lane } ({ $count })
trouble-gone = le message n’existe plus
trouble-picture = Telegram n’a pas accepté l’image
trouble-moved = le groupe est devenu un supergroupe
