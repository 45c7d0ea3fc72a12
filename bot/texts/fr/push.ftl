# French: what the newsroom's own system brings (POST /push).

push-newsroom = Système de la rédaction
