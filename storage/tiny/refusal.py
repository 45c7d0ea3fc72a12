"""What a conditional change says when its condition does not hold."""


class Refusal(Exception):
    """Nothing of the commit is applied; `Storage.commit` returns False."""


def require(condition: object) -> None:
    """Refuse the commit unless the condition holds."""
    if not condition:
        raise Refusal
