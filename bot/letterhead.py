"""Who speaks and where: what posts and the publisher are told of the settings and of Telegram's introduction."""

from bot.delivery.masthead import Masthead
from bot.introduction import Identity
from bot.newsroom.policy import Policy
from bot.settings import Settings


def masthead(settings: Settings, identity: Identity) -> Masthead:
    """Return what every post says of its sender."""
    channel = identity.channel
    return Masthead(
        channel=channel.number,
        channel_name=channel.username,
        bot=identity.username,
        source=channel.title,
        language=settings.language,
        timezone=settings.timezone,
        plain_http=settings.allow_private_hosts,
    )


def policy(settings: Settings, identity: Identity) -> Policy:
    """Return where the publisher sends what, and how much at once."""
    return Policy(
        channel=identity.channel.number,
        desk=identity.desk.number if identity.desk else None,
        publish_topics=settings.publish_topics,
        burst=settings.burst,
        backfill=settings.backfill,
    )
