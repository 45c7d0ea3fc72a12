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
