# French: what readers are told in answer to their commands.

## Greeting and help

welcome =
    Bonjour ! Ici Mirsal, qui apporte les nouvelles à qui les attend.
    Les alertes arrivent dès maintenant. Pour le reste, il suffit de choisir un sujet ci-dessous ou d’écrire un nom ou un mot, « Hammouchi » par exemple.
    Tout ce qui est possible : /help
welcome-back =
    Content de vous revoir ! Rien n’a changé, vos abonnements sont dans /mine
    Voici les sujets : un appui active ou coupe.
welcome-group =
    Bonjour à tous ! Ici Mirsal, qui apportera les nouvelles à ce groupe.
    Les alertes arrivent dès maintenant ; les administrateurs choisissent le reste : /topics pour les sujets, /subscribe pour les mots et les noms.
paused-hint = Les envois sont en pause ; /resume les relance.
help-title = Ce que Mirsal sait faire :
help-line = { $command } – { $description }
help-words =
    Avec /subscribe : tous les mots doivent figurer dans l’article, "une expression" est cherchée telle quelle, -mot exclut un mot, et la virgule sépare des demandes indépendantes.
help-plain = Un mot écrit sans barre oblique, et je propose de le suivre ou de le chercher.
help-inline = Pour partager dans n’importe quelle conversation : { $bot }, puis les mots cherchés.
unknown-command = Je ne connais pas cette commande. La liste est dans /help
slow-down = Cela fait beaucoup de demandes d’un coup. Les changements demandés sont faits, mais je me tais un moment.
only-administrators = Dans un groupe, seuls les administrateurs décident. En conversation privée avec moi, chacun fait ses choix.
only-administrators-toast = Ce bouton est réservé aux administrateurs.
stale-button = Ce bouton est trop ancien. La liste à jour est dans /mine

## Menu

command-start = Commencer et choisir ses sujets
command-topics = Tous les sujets, à activer ou à couper
command-subscribe = Suivre un sujet, des mots, un nom
command-unsubscribe = Ne plus suivre
command-mine = Mes abonnements en ce moment
command-latest = Les cinq derniers articles
command-search = Chercher dans les articles
command-digest = Les articles regroupés, à l’heure voulue
command-quiet = Les heures de silence
command-language = La langue du bot
command-timezone = Le fuseau horaire
command-pause = Suspendre les envois
command-resume = Reprendre les envois
command-mydata = Tout ce qui est gardé de moi, en un fichier
command-forget = Effacer toutes mes données
command-privacy = Ce qui est gardé, et ce qui ne l’est pas
command-help = Tout ce qui est possible

## Filters and their names

filter-all = tout ce que publie le canal
filter-everything = tout ce que publie le site
filter-words = « { $words } »
filter-phrase = l’expression « { $words } »

topics =
    Les sujets : un appui active ou coupe, ✅ marque ceux que vous suivez.
topic-on = Je surveille désormais pour vous : { $name }
topic-off = Je ne surveille plus : { $name }
following = Je surveille pour vous : { $names }
already-following = Déjà dans vos abonnements : { $names }
dash-apart = Un tiret isolé n’exclut rien : tous les mots sont demandés. Pour exclure « { $word } », on l’écrit sans espace : { $excluded }
topic-near = Il existe aussi un sujet proche : { $name }
no-room =
    { $most ->
        [one] Il n’y a de place que pour { $most } abonnement
       *[other] Il n’y a de place que pour { $most } abonnements
    } ; laissé de côté : { $names }. On peut en retirer dans /mine
problem-empty = Je ne trouve aucun mot dans « { $text } ».
problem-short = « { $text } » est trop court pour être suivi : il faut au moins deux lettres.
problem-long = « { $text } » est trop long pour être suivi : 64 lettres au plus par mot.
problem-lengthy = « { $text } » est un long texte ; quelques mots suffisent.
problem-common = « { $text } » figure dans presque tous les articles : seul, cela ne se suit pas.
problem-only-not = « { $text } » ne fait qu’exclure ; il faut aussi un mot à trouver.
problem-never = « { $text } » exclut ce qu’il demande : il ne trouverait jamais rien.
problem-too-many = Cela fait trop de demandes dans un seul message ; je me suis arrêté à « { $text } ».
understood-nothing = Je n’y trouve rien à suivre. Par exemple : /subscribe Hammouchi
dropped = Je ne surveille plus : { $names }
dropped-all =
    { $count ->
        [0] Il n’y avait rien à retirer.
        [one] L’unique abonnement est retiré.
       *[other] Les { $count } abonnements sont retirés, il n’en reste aucun.
    }
not-followed = Pas dans vos abonnements : { $names }
mine =
    { $count ->
        [one] Je surveille une chose pour vous :
       *[other] Je surveille { $count } choses pour vous :
    }
mine-drop = ✖ retire un abonnement.
mine-removed = { $name } (ce sujet n’existe plus : plus rien n’arrive)
mine-nothing = Aucun abonnement pour l’instant. Les sujets sont dans /topics ; pour des mots ou des noms, /subscribe
unsubscribe-which = Lequel faut-il retirer ?
mine-digest = Articles regroupés : { $when }
mine-quiet = Heures de silence : { $hours }
mine-strict = Heures de silence : { $hours }, même pour les alertes
why = Cet article vous parvient parce que vous suivez { $name }. Trouvé dans l’article : { $words }
why-topic = Cet article vous parvient parce que vous suivez { $name }.
why-breaking = Cet article vous parvient parce que vous suivez les alertes.
why-dropped = Cet article vous est parvenu grâce à un abonnement retiré depuis.
why-digest = Pourquoi chacun de ces articles vous parvient :
why-listed = Vous suivez { $name }. Trouvé dans l’article : { $words }
why-listed-topic = Vous suivez { $name }.
why-listed-breaking = Vous suivez les alertes.
why-others-dropped = Les autres vous sont parvenus grâce à un abonnement retiré depuis.
why-digest-dropped = Ces articles vous sont parvenus grâce à des abonnements retirés depuis.

## Plain text

plain = { $text } : suivre ou chercher ?
plain-known = { $text } fait déjà partie de vos abonnements.
plain-long = Ce texte est trop long pour être suivi. Un nom ou quelques mots suffisent.
plain-stop =
    Pour tout suspendre : /pause, puis /resume pour reprendre.
    Pour ne plus suivre une seule chose : /unsubscribe
wordless = Merci, mais je ne comprends que l’écrit : un nom, quelques mots, ou une commande de /help
button-follow = ➕ Suivre { $name }
button-search = 🔎 Chercher
button-mine = Mes abonnements
button-topics = Les sujets
button-all = Tout ce que publie le canal
button-everything = Tout ce que publie le site

## Articles

latest = Les derniers articles :
latest-topic = Les derniers articles, { $name } :
latest-none = Aucun article pour l’instant.
latest-unknown = Je ne connais pas de sujet de ce nom : { $text }. Ils sont tous dans /topics
search-how = Que faut-il chercher ? Par exemple : /search Hammouchi
search-found = Articles trouvés pour { $text } :
search-none = Rien trouvé pour { $text }.
inline-read = Lire l’article

## Digest, quiet hours

digest-off = Chaque article arrive dès sa parution.
digest-daily = Les articles arrivent regroupés, chaque jour à { $time } (heure { $place }).
digest-weekly = Les articles arrivent regroupés, le { $day } à { $time } (heure { $place }).
digest-breaking = Les alertes, elles, n’attendent pas.
digest-in-quiet = L’heure des articles regroupés, { $digest }, tombe pendant le silence : ils arrivent à sa fin, à { $time }.
digest-how = Pour changer : les boutons, ou par exemple /digest 08:00, /digest weekly mon 08:00, /digest off
digest-wrong = Je n’ai pas compris ce moment : { $text }
quiet-off = Pas d’heures de silence : chaque article arrive en son temps.
quiet-on = Silence { $hours } (heure { $place }) : ce qui paraît entre-temps arrive ensuite en un seul message.
quiet-breaking = Les alertes passent quand même.
quiet-strict = Les alertes attendent aussi.
quiet-how = Pour changer : les boutons, ou par exemple /quiet 22:00-07:00, avec strict pour retenir aussi les alertes, /quiet off
quiet-wrong = Je n’ai pas compris ces heures : { $text }
button-off = Désactiver
button-at-once = Dès parution
button-daily = Chaque jour, { $time }
button-weekly = Chaque semaine, { $day } { $time }
button-strict = { $hours }, alertes comprises

day-mon = lundi
day-tue = mardi
day-wed = mercredi
day-thu = jeudi
day-fri = vendredi
day-sat = samedi
day-sun = dimanche

## Language, time zone

language-which = Dans quelle langue voulez-vous parler ?
language-set = Nous parlons désormais français.
language-wrong = Je ne parle pas cette langue : { $text }
timezone-now = Fuseau horaire : { $place }, où il est { $time }.
timezone-how = Pour changer : les boutons, ou /timezone suivi d’une ville, comme /timezone Paris
timezone-wrong = Je ne connais pas ce lieu : { $text }

## Pause and resume

paused = Les envois sont suspendus. Vos abonnements restent ; /resume relance tout.
resumed = Les envois reprennent.

## My data

mydata-caption = Voici tout ce qui est gardé de cette conversation.
mydata-nothing = Rien n’est gardé de cette conversation.
forget-ask = Effacer toutes les données : abonnements, réglages, trace des envois ? C’est sans retour.
forget-yes = Oui, tout effacer
forget-no = Non, garder
forget-done = C’est effacé : il ne reste rien de cette conversation. Au revoir ! La porte reste ouverte avec /start
forget-kept = Tout est resté en place.
privacy =
    Ce qui est gardé : le numéro de cette conversation, la langue, le fuseau horaire, les abonnements, les heures d’envoi et les numéros des messages envoyés ici, pour pouvoir les corriger.
    Ce qui ne l’est pas : le nom, le numéro de téléphone, ni ce qui est écrit ici une fois la réponse donnée, abonnements exceptés. Rien n’est transmis à personne.
    Tout voir : /mydata. Tout effacer : /forget

topics-removed = { $count ->
    [one] La rédaction a retiré un sujet que vous suivez : { $names }. Vous n’en recevrez plus rien.
   *[other] La rédaction a retiré des sujets que vous suivez : { $names }. Vous n’en recevrez plus rien.
 }
    Les sujets actuels sont dans /topics
