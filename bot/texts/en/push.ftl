# English: what the newsroom's own system brings (POST /push).

push-newsroom = Newsroom system
