# French: what stands in and under a post, a personal copy, a digest.

## The lines of a post

post-breaking = URGENT
post-correction = Rectificatif · { $moment }
post-retraction = Cet article a été retiré
post-retraction-reason = Motif : { $reason }
post-source = { $source } · { $moment }
post-link = Lien : { $link }
post-link-name = Lien vers l’article
post-see-also = À lire aussi

## The buttons under it

post-read = Lire sur le site
post-whatsapp = WhatsApp
post-facebook = Facebook
post-x = X
post-telegram = Telegram
post-copy = Copier le lien
post-comment = Commenter
post-follow = Suivre ce sujet

## A personal copy

copy-share = Envoyer à un proche
copy-why = Pourquoi ce message ?
copy-drop = Ne plus suivre : { $filter }
copy-filter-all = tout ce que publie le canal
copy-filter-everything = toute l’actualité du site
copy-correction = Rectificatif de l’article ci-dessus

## A digest

digest-title =
    { $count ->
        [0] Rien de nouveau parmi vos sujets
        [one] Vos sujets : { $count } article
       *[other] Vos sujets : { $count } articles
    }
digest-more =
    { $count ->
        [0] C’est tout
        [one] et { $count } autre article
       *[other] et { $count } autres articles
    }
digest-others = Autres articles
