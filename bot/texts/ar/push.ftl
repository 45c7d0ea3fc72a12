# Arabic: what the newsroom's own system brings (POST /push).

push-newsroom = نظام التحرير
