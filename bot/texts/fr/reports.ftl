# French: what editors and owners are told of the desk's own affairs: who may, how things stand, what the day brought.

## Menu

command-editors = La rédaction : qui peut agir en son nom
command-status = L’état du service : le flux, les files
command-stats = Les chiffres, ou le sort d’un article
command-pause_feed = Suspendre la publication automatique
command-resume_feed = Reprendre la publication automatique

## Who may

newsroom-elsewhere = C’est l’affaire de la rédaction : à demander en privé, ou dans le groupe de la rédaction.
desk-no-reader = Ici, c’est la rédaction : ce groupe ne suit rien. Chacun a ses abonnements en privé avec moi. Ce qui se demande ici : /help
desk-refused = Cette commande est réservée à la rédaction. Un propriétaire y nomme avec /editors
desk-anonymous = Je ne sais pas qui écrit au nom du groupe, et une décision doit avoir un auteur : écrivez en votre nom.
owners-only = Cette commande est réservée aux propriétaires du bot.

editors-list =
    { $count ->
        [0] Personne n’est encore nommé.
        [one] { $count } membre de la rédaction :
       *[other] { $count } membres de la rédaction :
    }
editors-line = • { $who }, depuis le { $since }
editors-owners = Propriétaires, d’après les réglages : { $owners }
editors-how = Pour nommer : /editors add suivi du numéro, ou en réponse à un message de la personne. Pour retirer : /editors remove
editors-whom = Qui ? Donnez le numéro après la commande, ou répondez à un message écrit par la personne elle-même. Un message transféré ne suffit pas.
editors-added = Fait désormais partie de la rédaction : { $who }
editors-removed = Ne fait plus partie de la rédaction : { $who }
editors-already = Fait déjà partie de la rédaction : { $who }
editors-stranger = Ne fait pas partie de la rédaction : { $who }
editors-owner = Les propriétaires se trouvent dans les réglages, aucune commande ne les change : { $who }
editors-welcome = Vous faites désormais partie de la rédaction. Ce que vous pouvez demander : /help

## /status

status-title = État du service
status-version = Mirsal { $version }, en marche depuis { $span }
status-feed = Flux { $feed } : dernière lecture réussie { $ago }
status-feed-failing = ⚠️ Flux { $feed } : illisible (premier échec { $since } : { $problem }) ; dernière lecture réussie { $ago }
status-feed-never = jamais encore
status-paused =
    { $count ->
        [0] ⏸ La publication automatique est suspendue, aucun article n’attend. Pour reprendre : /resume_feed
        [one] ⏸ La publication automatique est suspendue, { $count } article attend. Pour reprendre : /resume_feed
       *[other] ⏸ La publication automatique est suspendue, { $count } articles attendent. Pour reprendre : /resume_feed
    }
status-queue =
    { $count ->
        [one] { $lane } : { $count } message en attente
       *[other] { $lane } : { $count } messages en attente
    }
status-queue-oldest = , le plus ancien était prévu { $ago }
status-queue-unknown = , sort inconnu : { $count }
status-queues-empty = Aucun message en attente.
lane-flash = Envois de la rédaction dans le canal
lane-desk = Rédaction
lane-channel = Canal
lane-breaking = Alertes aux lecteurs
lane-routine = Copies des lecteurs
lane-digest = Résumés
status-questions =
    { $count ->
        [one] { $count } question attend une réponse de la rédaction
       *[other] { $count } questions attendent une réponse de la rédaction
    }
status-unknown =
    { $count ->
        [one] { $count } publication dont on ne sait pas encore si elle est dans le canal
       *[other] { $count } publications dont on ne sait pas encore si elles sont dans le canal
    }
status-nothing = Rien n’attend une intervention.
status-delay =
    { $count ->
        [one] Du site au canal, ces dernières 24 heures : { $median } ({ $count } publication)
       *[other] Du site au canal, ces dernières 24 heures : { $median } en médiane, { $worst } au pire ({ $count } publications)
    }
status-no-posts = Rien n’est paru dans le canal ces dernières 24 heures.
status-readers = Lecteurs : actifs { $active } · en pause { $paused } · injoignables { $unreachable }

## /stats

stats-title = Chiffres
stats-new = Nouveaux lecteurs ces dernières 24 heures : { $count }
stats-filters = Abonnements : sujets { $topic } · mots { $words } · tout le canal { $all } · tout le site { $everything }
stats-topics = Sujets les plus suivis : { $topics }
stats-day = Parus dans le canal ces dernières 24 heures : { $count }
stats-week = Et ces 7 derniers jours : { $count }
stats-how = Pour connaître le sort d’un article : /stats avec son lien ou son identifiant, ou en réponse à sa publication.
stats-unknown = Je ne connais pas d’article avec ce lien ou cet identifiant.
stats-acts = Dernières décisions de la rédaction :
stats-act = • { $moment } – { $who } : { $what }
stats-act-about = • { $moment } – { $who } : { $what } – { $about }

story-id = Identifiant : { $id }
story-score = Score du catalogue : { $score }
story-topics = Sujets : { $topics }
fate-posted = Retenu pour le canal
fate-unsure = Doute sur sa place dans le canal, et pas de rédaction à interroger
fate-unfit = Hors des sujets du canal
fate-waiting = Attend la décision de la rédaction
fate-paused = Attend la reprise de la publication automatique
fate-confirming = attend qu’un autre membre de la rédaction confirme son envoi en urgence
fate-first = Était sur le site avant la première lecture
fate-old = Ancien : connu, mais pas publié
fate-retracted = Retiré
fate-skipped = Non publié, sur décision de la rédaction
fate-unanswered = Sans réponse de la rédaction en six heures, donc non publié
fate-twin = Ressemble à un article déjà paru, donc non publié
fate-stranger = Aucun lien ne mène au site, donc non publié
fate-burst = Arrivé dans un lot, non retenu
story-posted = Dans le canal depuis le { $moment }
story-was-posted = Était dans le canal depuis le { $moment }
story-took = Délai depuis la parution sur le site : { $span }
story-post-pending = En route vers le canal
story-post-sending = En cours d’envoi vers le canal
story-post-unknown = On ne sait pas s’il est arrivé dans le canal
story-post-dead = Refusé par Telegram dans le canal
story-post-cancelled = Annulé avant d’arriver dans le canal
story-post-held = Gardé, pas envoyé au canal
story-post-sent = Dans le canal
story-copies-none = Envoyé à aucun lecteur.
story-copies-sent =
    { $count ->
        [one] Arrivé chez { $count } lecteur
       *[other] Arrivé chez { $count } lecteurs
    }
story-copies-waiting = En route : { $count }
story-copies-held = Gardé pour un résumé ou la fin des heures calmes : { $count }
story-copies-unknown = Sort inconnu : { $count }
story-copies-dead = Non arrivé : { $count }
story-copies-cancelled = Non envoyé séparément : { $count }
story-reason = – { $reason } : { $count }
reason-blocked = ont bloqué le bot
reason-gone = ne sont plus joignables
reason-paused = ont suspendu l’envoi
reason-dropped = ne suivent plus ce sujet
reason-withdrawn = article retiré entre-temps
reason-unknown = réponse de Telegram perdue
reason-digest = arrivé dans un résumé
reason-recalled = envoi annulé
reason-other = raison non notée
story-acts = Ce qui s’est passé :
story-act = • { $moment } – { $who } : { $what }
act-mirsal = Mirsal
owner-called = le propriétaire
owner-called-number = le propriétaire { $number }
act-publish = publication
act-publish-silent = publié sans alerte
act-skip = non-publication
act-push = envoi par le système de la rédaction
act-correct = correction
act-retract = retrait
act-retract-keep = maintien après demande de retrait
act-pin = épinglage
act-unpin = fin d’épinglage
act-breaking-draft = brouillon d’alerte
act-breaking-send = alerte envoyée
act-breaking-channel = alerte, canal seul
act-breaking-silent = alerte sans son
act-breaking-schedule = programmation
act-breaking-ask-send = confirmation demandée
act-breaking-ask-channel = confirmation demandée, canal seulement
act-breaking-ask-silent = confirmation demandée, sans alerte
act-breaking-confirm = accord
act-breaking-refuse = refus
act-breaking-undo = retour en arrière
act-breaking-cancel = annulation
act-breaking-expired = brouillon périmé
act-breaking-overtaken = devancé par le même article
act-unknown-there = arrivée confirmée
act-unknown-again = nouvel envoi
act-unknown-leave = laissé tel quel
act-join = article du site rattaché à l’alerte
act-separate = article publié à part de l’alerte
act-feed-pause = publication automatique suspendue
act-feed-resume = publication automatique reprise
act-editors-add = nommé à la rédaction
act-editors-remove = retiré de la rédaction

## /pause_feed, /resume_feed

feed-paused = La publication automatique est suspendue. Ce qui arrive du site est gardé et attend, ce qui était déjà accepté suit son cours, les alertes partent comme d’habitude. Pour reprendre : /resume_feed
feed-paused-already = La publication automatique est déjà suspendue. Pour reprendre : /resume_feed
feed-not-paused = La publication automatique est en marche.
feed-resumed =
    { $count ->
        [0] La publication automatique reprend. Rien n’est arrivé pendant la pause.
        [one] La publication automatique reprend ; { $count } article qui attendait suit maintenant son cours.
       *[other] La publication automatique reprend ; { $count } articles qui attendaient suivent maintenant leur cours, du plus ancien au plus récent.
    }

## The evening's summary

evening-title = Bilan du { $day }
evening-quiet = Journée calme : rien de nouveau sur le site.
evening-none-posted = Rien n’est paru dans le canal aujourd’hui.
evening-posted =
    { $count ->
        [one] { $count } article paru dans le canal :
       *[other] { $count } articles parus dans le canal :
    }
evening-unanswered =
    { $count ->
        [one] { $count } article non publié, sa question étant restée six heures sans réponse :
       *[other] { $count } articles non publiés, leurs questions étant restées six heures sans réponse :
    }
evening-skipped = Non publié sur décision de la rédaction : { $count }
evening-twin = Non publié car semblable à un article déjà paru : { $count }
evening-stranger = Non publié faute de lien menant au site : { $count }
evening-burst = Non retenu d’un lot : { $count }
evening-unsure = Douteux, et pas de rédaction à interroger : { $count }
evening-waiting =
    { $count ->
        [one] { $count } article attend une décision :
       *[other] { $count } articles attendent une décision :
    }
evening-old = Anciens, connus mais pas publiés : { $count }
evening-unfit = Hors des sujets du canal : { $count }
evening-more =
    { $count ->
        [one] et { $count } autre
       *[other] et { $count } autres
    }
evening-topics = Sujets les plus présents : { $topics }
evening-readers = Lecteurs : { $readers } · nouveaux { $new } · partis { $lost }

## Questions nobody answered, and a store that cannot be written

closed-review = Sans réponse en six heures : non publié.
closed-burst = Sans réponse en une demi-heure : tout est publié.
alarm-store = Impossible d’écrire dans la base de données : { $detail }
    D’ici là rien n’est envoyé, pour que rien ne le soit deux fois.
alarm-store-well = La base de données peut de nouveau être écrite.
