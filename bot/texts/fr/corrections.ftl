# French: what editors are told when they correct, take back, pin, and when the site changes something itself.

command-correct = Corriger une publication : y répondre ou donner son lien, puis le texte juste
command-retract = Retirer une publication : y répondre ou donner son lien, puis le motif
command-pin = Épingler une publication dans le canal
command-unpin = Désépingler une publication

## Which post

amend-which =
    On ne voit pas de quelle information il s’agit. Deux façons de le dire :
    répondre avec cette commande à la publication du canal, transférée ici, ou à l’exemplaire reçu en privé ;
    ou mettre le lien de la publication juste après la commande.
amend-elsewhere = Cette publication vient d’un autre canal ; je ne modifie que ce que j’ai publié dans le nôtre.
amend-not-ours = Je n’ai pas publié ce message, je ne peux donc pas le modifier.
amend-in-doubt = La réponse de Telegram sur une publication s’est perdue et son numéro n’est pas encore connu ; c’est peut-être celle-là. Il suffit de réessayer dans un instant.
amend-digest = Ce message contient plusieurs informations. Il faut le lien de la publication dans le canal, ou une réponse à celle-ci.
amend-no-article = L’information de ce message n’est plus conservée, je ne peux donc plus la modifier.
amend-nowhere = Cette information n’a encore été publiée nulle part.

## Correcting

correct-how = Il manque le texte juste : il s’écrit après la commande (et après le lien, s’il y en a un). Il remplace le titre et l’extrait ; le lien et les boutons restent.
correct-retracted = Cette information a déjà été retirée ; il ne reste rien à corriger.
correct-same = C’est exactement le texte en place. Rien n’a changé.
correct-begun = { $count ->
    [0] Correction en cours dans le canal. Aucun exemplaire personnel n’est à modifier.
    [one] Correction en cours dans le canal et dans { $count } exemplaire personnel.
   *[other] Correction en cours dans le canal et dans { $count } exemplaires personnels.
 }
correct-begun-copies = { $count ->
    [0] Cette information n’est pas dans le canal et aucun exemplaire n’est parti ; ce qui partira sera corrigé.
    [one] Cette information n’est pas dans le canal. { $count } exemplaire personnel est en cours de correction.
   *[other] Cette information n’est pas dans le canal. { $count } exemplaires personnels sont en cours de correction.
 }
correct-again = Elle remplace une correction précédente ({ $moment }).
correct-too-long = Le texte dépasse la place disponible ({ $most } caractères) : seul le début sera visible.

## Taking back

question-retract = Retirer cette information du canal et chez tous ceux qui l’ont reçue ?
retract-reach = { $count ->
    [0] Aucun exemplaire personnel n’est parti.
    [one] { $count } exemplaire personnel est parti.
   *[other] { $count } exemplaires personnels sont partis.
 }
retract-reason = Motif affiché là où la suppression est impossible : { $reason }
retract-already = Cette information a déjà été retirée.
answer-retract = Oui, la retirer
answer-keep = Non, la garder
decided-retract = Retrait en cours partout. Décision de { $who }.
decided-keep = L’information reste. Décision de { $who }.

## When all is done

amended-correction = Correction terminée : { $title }
amended-retraction = Retrait terminé : { $title }
amended-join = Le flash a maintenant le lien de l’article : { $title }
amended-channel-done = Dans le canal : c’est fait
amended-channel-reworded = Dans le canal : Telegram a refusé la suppression, le texte a fait place à l’annonce du retrait
amended-channel-refused = Dans le canal : refusé par Telegram
amended-channel-unknown = Dans le canal : résultat inconnu
amended-channel-none = Dans le canal : il n’y était pas
amended-copies =
    { $count ->
        [0] Exemplaires personnels : aucun
        [one] Exemplaires personnels : { $count } fait
       *[other] Exemplaires personnels : { $count } faits
    }
amended-refused =
    { $count ->
        [one] { $count } exemplaire n’a pas pu l’être
       *[other] { $count } exemplaires n’ont pas pu l’être
    }
amended-unknown =
    { $count ->
        [one] { $count } exemplaire dont le sort est inconnu
       *[other] { $count } exemplaires dont le sort est inconnu
    }
amended-reworded =
    { $count ->
        [one] { $count } exemplaire n’a pas pu être supprimé : l’annonce du retrait en a pris la place
       *[other] { $count } exemplaires n’ont pas pu être supprimés : l’annonce du retrait en a pris la place
    }

## Pinning

pin-done = La publication est épinglée dans le canal.
pin-undone = La publication n’est plus épinglée.
pin-undone-last = La dernière publication épinglée par la rédaction ne l’est plus : { $title }
pin-refused = Telegram ne l’a pas accepté : la publication est peut-être supprimée, ou la connexion a échoué.
pin-forbidden = Le bot n’a pas le droit d’épingler. Il se donne dans les réglages du canal : administrateurs, « modifier les messages des autres ».

## What the site does by itself

question-vanished = Cet article a disparu du site : il n’est plus dans le flux et sa page n’existe plus. Faut-il aussi le retirer du canal ?
question-join = Cet article est-il l’information flash elle-même ?
question-join-bulletin = Le flash : { $title }
question-join-wait = Sans réponse d’ici une demi-heure, l’article est publié à part.
vanished-reason = Le site l’a supprimé.
answer-join = Oui, c’est la même
answer-separate = Non, un autre article
decided-join = Le flash a maintenant le lien de l’article. Décision de { $who }.
decided-separate = L’article est publié à part. Décision de { $who }.
