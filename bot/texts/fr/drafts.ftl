# French: the breaking-news drafts of the desk.

command-breaking = Alerte info : un texte ou un lien, ou la légende d’une photo
command-drafts = Les brouillons en attente
command-schedule = Les alertes programmées

draft-how =
    Écrivez l’info après la commande : la première ligne est le titre, le reste le texte ; ou seulement le lien de l’article. Une photo peut porter la commande en légende.
    Exemple : /breaking Le Maroc et l’Espagne démantèlent une cellule terroriste
draft-elsewhere = Les alertes s’écrivent en conversation privée avec moi ou au desk.
draft-page-forbidden = Cette adresse ne s’ouvre pas d’ici : elle est privée, ou mène à un autre site.
    Vous pouvez écrire l’info en texte, avec le lien à la fin.
draft-page-missing = Il n’y a pas de page à cette adresse.
    Vous pouvez écrire l’info en texte, avec le lien à la fin.
draft-page-unreachable = Le site n’a pas répondu : la page n’a pas pu être lue.
    Vous pouvez écrire l’info en texte, avec le lien à la fin.
draft-page-unreadable = Je n’ai pas trouvé d’article à lire sur cette page.
    Vous pouvez écrire l’info en texte, avec le lien à la fin.
draft-known = Cette info est déjà dans le canal : { $title }
    { $link }
draft-known-waiting = Cette info est déjà en route vers le canal : { $title }

draft-heading = Brouillon d’une alerte
draft-reach = { $count ->
    [one] Part vers le canal et { $count } lecteur, aussitôt.
   *[other] Part vers le canal et { $count } lecteurs, en { $span } environ.
 }
draft-reach-nobody = Part vers le canal seul : aucun lecteur ne suit encore ces sujets.
draft-reach-had = { $count ->
    [one] { $count } autre lecteur qui suit ces sujets a déjà l’article et ne reçoit rien de plus.
   *[other] { $count } autres lecteurs qui suivent ces sujets ont déjà l’article et ne reçoivent rien de plus.
 }
draft-reach-all-have = { $count ->
    [one] N’alerte aucun lecteur : le seul qui suit ces sujets a déjà l’article.
   *[other] N’alerte aucun lecteur : les { $count } qui suivent ces sujets ont déjà l’article.
 }
draft-topics = Sujets : { $topics }
draft-until = Le brouillon est gardé jusqu’à { $time }, puis il expire.
draft-lacks-raises = ℹ️ L’article est déjà dans le canal : l’envoi alerte les lecteurs et le marque comme urgent, sans le publier une seconde fois. Pas d’annulation ensuite, sinon en le retirant partout : /retract
draft-lacks-raises-only = ℹ️ L’article est déjà dans le canal : l’envoi l’y marque seulement comme urgent, sans le publier une seconde fois. Pas d’annulation ensuite, sinon en le retirant partout : /retract
draft-lacks-twin = ⚠️ Une nouvelle semblable est déjà dans le canal : elle pourrait arriver deux fois.
draft-lacks-no-title = ⚠️ Pas de titre ; rien ne part sans titre.
draft-lacks-long-title = ⚠️ Le titre est long : seul son début est montré.
draft-lacks-no-text = ⚠️ Un titre sans texte.
draft-lacks-long-text = ⚠️ Le texte est long : seul son début est montré.
draft-lacks-no-link = ⚠️ Pas de lien.
draft-lacks-stranger = ⚠️ Le lien mène à un autre site.
draft-lacks-no-picture = ⚠️ Pas d’image.
draft-lacks-bad-picture = ⚠️ Telegram n’accepte pas cette image ; le message part sans.
draft-lacks-no-room = ⚠️ Le texte est trop long pour une légende : l’image n’est pas montrée.
draft-lacks-no-topic = ⚠️ Pas de sujet : seuls ceux qui veulent toutes les alertes la recevront.
draft-was-refused = { $who } n’a pas donné son accord. Vous pouvez modifier et redemander.

draft-button-send = 🚀 Envoyer
draft-button-channel = Canal seul
draft-button-silent = 🔕 Sans alerte
draft-button-plan = ⏰ Programmer
draft-button-edit = ✏️ Modifier
draft-button-cancel = ✖ Annuler
draft-button-in15 = Dans 15 minutes
draft-button-in60 = Dans une heure
draft-button-at = À une heure précise
draft-button-title = Titre
draft-button-text = Texte
draft-button-image = Image
draft-button-topics = Sujets
draft-button-noimage = Sans image
draft-button-back = Retour
draft-button-done = Terminé
draft-button-yes = ✅ D’accord
draft-button-no = ✖ Pas d’accord
draft-button-undo = Annuler l’envoi
draft-button-drop = ✖ Annuler
draft-button-show = Montrer : { $title }
draft-button-drop-one = ✖ { $title }

draft-ask-plan = Quand faut-il l’envoyer ?
draft-ask-edit = Que faut-il modifier ?
draft-ask-time = À quelle heure ? Écrivez-la ainsi : 14:30 (heure { $zone }).
draft-ask-title = Quel est le nouveau titre ? Écrivez-le ici dans un message.
draft-ask-text = Quel est le nouveau texte ? Écrivez-le ici dans un message.
draft-ask-image = La nouvelle image : envoyez ici une photo, ou le lien d’une image.
draft-ask-topics = Quels sujets ? Servez-vous des boutons, ou écrivez leurs noms ici, séparés par des virgules.
    Choisis pour l’instant : { $topics }
draft-ask-reply = Ici, dans le groupe, seule une réponse à ce message est prise.

draft-wrong-time = Ce n’est pas une heure : { $text }. Écrivez-la ainsi : 14:30
draft-wrong-title = Je n’ai pas trouvé de titre dans ce message. Écrivez-le en texte, en un seul message.
draft-wrong-title-long = Le titre dépasse { $most } caractères. Plus court suffira.
draft-wrong-text = Je n’ai pas trouvé de texte dans ce message.
draft-wrong-image = Ce n’est ni une photo ni un lien. Envoyez une photo, ou un lien qui commence par https://
draft-wrong-topics = Je ne connais pas de sujet de ce nom : { $text }
draft-wrong-reply = Répondez de nouveau au message qui pose la question.

draft-open = Le brouillon attend une décision jusqu’à { $time }.
draft-sent-send = ✅ Envoyé au canal et aux lecteurs à { $time }, par { $who }.
draft-sent-channel = ✅ Envoyé au canal seul à { $time }, par { $who }.
draft-sent-silent = ✅ Envoyé sans alerte à { $time }, par { $who }.
draft-planned = ⏰ Partira le { $time }, décision de { $who }.
draft-confirming = Attend l’accord d’un autre membre de la rédaction. Demande de { $who }.
draft-undone = ↩️ Envoi annulé par { $who } à { $time } : plus rien ne part, et ce qui est parti est supprimé.
draft-cancelled = ✖ Annulé par { $who } à { $time }. Rien n’a été envoyé.
draft-expired = Ce brouillon a expiré à { $time } ; rien n’a été envoyé.
draft-overtaken = Cette info était déjà dans le canal : elle n’est pas repartie.
draft-gone = Ce brouillon n’est plus gardé.
draft-newer = Il y a une version plus récente de ce brouillon plus bas.
draft-no-title = Rien ne part sans titre. Ajoutez-en un avec le bouton de modification.
draft-undo-late = Trop tard pour annuler (20 secondes). Pour tout retirer : /retract en réponse au message du canal.
draft-undo-raised = L’article était déjà dans le canal : l’alerte ne s’annule pas à part. Pour le retirer partout : /retract en réponse à sa publication.
draft-undo-nothing = Il n’y a plus rien à annuler.

draft-confirm = { $who } demande l’accord d’un autre membre de la rédaction pour cette alerte :
draft-confirm-send = Envoi : canal et lecteurs
draft-confirm-channel = Envoi : canal seul
draft-confirm-silent = Envoi : canal et lecteurs, sans alerte
draft-confirm-due = Moment : { $time }
draft-refused = { $who } n’a pas donné son accord ; le brouillon revient à son auteur.
draft-own = Personne ne valide sa propre demande. La décision revient à quelqu’un d’autre.
draft-asker-gone = Qui l’a demandé n’est plus de la rédaction : rien ne part à sa demande.
draft-nobody = Personne d’autre ne peut donner son accord. Les propriétaires nomment la rédaction avec /editors

drafts-none = Aucun brouillon n’attend.
drafts-waiting = { $count ->
    [one] { $count } brouillon attend :
   *[other] { $count } brouillons attendent :
 }
drafts-line = • { $title } — { $who }
schedule-none = Rien n’est programmé.
schedule-planned = { $count ->
    [one] { $count } alerte est programmée :
   *[other] { $count } alertes sont programmées :
 }
schedule-line = • { $time } : { $title } — { $who }

progress-going = Envoi en cours : { $title }
progress-done = Envoyé en { $span } : { $title }
progress-undone = Retiré : { $title }
progress-channel-sent = Canal : ✅ publié
progress-channel-unknown = Canal : ❔ pas certain
progress-channel-dead = Canal : ⚠️ refusé
progress-channel-withdrawn = Canal : publié, puis retiré
progress-channel-cancelled = Canal : annulé avant la publication
progress-channel-waiting = Canal : en attente
progress-copies = Lecteurs : { $sent } sur { $total }
progress-unreachable = Injoignables : { $count }
progress-unknown = Incertains : { $count }
progress-waiting = En attente : { $count }
progress-held = Retenus jusqu’à la fin des heures calmes : { $count }
progress-deleted = Supprimés : { $count }
