"""Settings: what is right is taken, what is wrong is refused in one line that names it."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.models import Language
from bot.settings import NAMES, environment, hinted, mistyped, read_settings
from bot.settings.names import LATER, meant

RIGHT = {
    "TELEGRAM_TOKEN": "123456:ABC-def_ghi",
    "CHANNEL": "@kawalisse",
    "FEED_URL": "https://site.example/feed/",
}
OTHERS = """
PATH HOME HOSTNAME HTTP_PROXY http_proxy HTTPS_PROXY NO_PROXY PYTHONPATH PYTHONUNBUFFERED LANG LC_ALL TZ TERM USER
LOGNAME PWD OLDPWD MAIL REDIS_URL TELEGRAM_API_ID TELEGRAM_API_HASH POSTGRES_DB LOG_FILE DB_HOST DB_PORT SMTP_HOST
MIRSAL_PUSH_URL MIRSAL_PUSH_SECRET SECRET_KEY TIMEOUT SITE_URL BASE_URL PUBLIC_KEY CHAT_ID CI _
"""


def test_three_settings_are_enough() -> None:
    settings = read_settings(RIGHT)

    assert settings.telegram_token.reveal() == "123456:ABC-def_ghi"
    assert settings.channel == "@kawalisse"
    assert settings.feed_urls == ("https://site.example/feed/",)
    assert (settings.poll_seconds, settings.burst, settings.language) == (60.0, 20, Language.ARABIC)
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)


def test_everything_can_be_set() -> None:
    settings = read_settings(
        {
            **RIGHT,
            "CHANNEL": "-1001234567890",
            "FEED_URL": "https://a.example/feed/  https://b.example/rss",
            "OWNERS": "12, 34",
            "DESK": "-100987",
            "POLL_SECONDS": "0.5",
            "BACKFILL": "3",
            "PUBLISH_TOPICS": "drugs, cybersecurity",
            "PUBLIC_URL": "https://bot.example/",
            "PUSH_SECRET": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
            "MESSAGES_PER_SECOND": "800",
            "PAID_BROADCAST": "1",
            "FOUR_EYES": "1",
            "TIMEZONE": "Europe/Paris",
            "LANGUAGE": "FR",
            "LOG_LEVEL": "debug",
            "LOG_FORMAT": "json",
        }
    )

    assert settings.channel == -1001234567890
    assert len(settings.feed_urls) == 2
    assert settings.owners == {12, 34}
    assert settings.desk == -100987
    assert settings.publish_topics == ("drugs", "cybersecurity")
    assert settings.public_url == "https://bot.example"
    assert [len(secret) for secret in settings.push_secrets] == [24, 24]
    assert settings.messages_per_second == 800
    assert settings.four_eyes
    assert (settings.timezone, settings.language) == ("Europe/Paris", Language.FRENCH)
    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")


def test_a_burst_may_begin_at_the_first_article() -> None:
    assert read_settings({**RIGHT, "BURST": "0"}).burst == 0


def test_a_port_from_the_platform_means_all_interfaces() -> None:
    assert read_settings({**RIGHT, "PORT": "5000"}).host is None
    assert read_settings({**RIGHT, "PORT": "5000", "HOST": "127.0.0.1"}).host == "127.0.0.1"


def test_private_addresses_and_plain_http_pass_only_when_allowed() -> None:
    local = {**RIGHT, "FEED_URL": "http://127.0.0.1:8000/feed/"}

    assert read_settings({**local, "ALLOW_PRIVATE_HOSTS": "1"}).feed_urls == ("http://127.0.0.1:8000/feed/",)
    with pytest.raises(SettingsError, match="ALLOW_PRIVATE_HOSTS"):
        read_settings(local)


@pytest.mark.parametrize("missing", sorted(RIGHT))
def test_a_missing_setting_is_named_with_what_to_give(missing: str) -> None:
    with pytest.raises(SettingsError, match="is not set; give") as caught:
        read_settings({name: value for name, value in RIGHT.items() if name != missing})

    assert caught.value.setting == missing


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", "nonsense"),
        ("CHANNEL", "kawalisse"),
        ("CHANNEL", "https://t.me/kawalisse"),
        ("FEED_URL", "site.example/feed"),
        ("FEED_URL", "ftp://site.example/feed"),
        ("FEED_URL", "https://user:word@site.example/feed"),
        ("FEED_URL", "https://site.example:8443/feed"),
        ("FEED_URL", "https://site.example:80/feed"),
        ("FEED_URL", "http://site.example:443/feed"),
        ("PUBLIC_URL", "https://bot.example:8443"),
        ("FEED_URL", "https://[nonsense"),
        ("FEED_URL", "https://a..example/feed"),
        ("FEED_URL", "https://./feed"),
        ("FEED_URL", "https://-a-.example/feed"),
        ("FEED_URL", f"https://{'a' * 64}.example/feed"),
        ("FEED_URL", "https://127.0.0.1/feed"),
        ("PUBLIC_URL", "https://10.0.0.1"),
        ("PUBLIC_URL", "https://[::1]"),
        ("PUBLIC_URL", "https://localhost"),
        ("DATABASE_URL", "sqlite:x"),
        ("DATABASE_URL", "postgresql://me:word@db.example/mirsal"),
        ("DATABASE_URL", "tinydb:/"),
        ("OWNERS", ","),
        ("OWNERS", "@me"),
        ("OWNERS", "12;34"),
        ("DESK", "the desk"),
        ("DESK", "@Kawalisse"),
        ("CHANNEL", "12345"),
        ("TELEGRAM_TOKEN", "١٢٣٤٥٦:ABC-def_ghi"),
        ("POLL_SECONDS", "6_0"),
        ("POLL_SECONDS", "1e3"),
        ("POLL_SECONDS", "1" * 400),
        ("OWNERS", "1_2"),
        ("HOST", "999.1.1.1"),
        ("HOST", "http://127.0.0.1"),
        ("HOST", "127.0.0.1:80"),
        ("HOST", "h" * 300),
        ("PUBLIC_URL", "https://bot.example/?a=b"),
        ("PUBLIC_URL", "https://bot.example/#top"),
        ("TELEGRAM_API", "https://api.example/?a=b"),
        ("FEED_URL", "http://user:word@site.example/feed"),
        ("FEED_URL", "https://:word@site.example/feed"),
        ("FEED_URL", "https://user:wo/rd@site.example/feed"),
        ("FEED_URL", "https://user:word@[nonsense"),
        ("FEED_URL", "user:word@site.example"),
        ("TELEGRAM_API", "http://user:word@site.example"),
        ("TOPICS_FILE", "n" * 5000),
        ("PUSH_SECRET", "whsec_…"),
        ("PUSH_SECRET", "whsec_c2VjcmV0c2VjcmV0"),
        ("PUSH_SECRET", "whsec_" + "YWFh" * 22),
        ("POLL_SECONDS", "abc"),
        ("POLL_SECONDS", "0"),
        ("POLL_SECONDS", "-1"),
        ("POLL_SECONDS", "nan"),
        ("BACKFILL", "-1"),
        ("BACKFILL", "1.5"),
        ("PUBLISH_TOPICS", "Drugs!"),
        ("PUBLISH_TOPICS", ","),
        ("TOPICS_FILE", "/there/is/no/such.toml"),
        ("PUBLIC_URL", "bot.example"),
        ("PORT", "70000"),
        ("PORT", "http"),
        ("PUSH_SECRET", "secret"),
        ("PUSH_SECRET", "whsec_***"),
        ("PUSH_SECRET", "whsec_"),
        ("PUSH_SECRET", "whsec_YQ== whsec_YQ== whsec_YQ=="),
        ("MESSAGES_PER_SECOND", "31"),
        ("BURST", "-1"),
        ("SETTLE_SECONDS", "soon"),
        ("FOUR_EYES", "yes"),
        ("TIMEZONE", "Casablanca"),
        ("TIMEZONE", "../etc/passwd"),
        ("LANGUAGE", "de"),
        ("TELEGRAM_API", "api.telegram.org"),
        ("ALLOW_PRIVATE_HOSTS", "true"),
        ("PAID_BROADCAST", "2"),
        ("LOG_LEVEL", "loud"),
        ("LOG_FORMAT", "xml"),
        ("MIRRORS", "json://example"),
        ("CONFIG", "mirsal.toml"),
    ],
)
def test_a_wrong_setting_is_refused_by_name_in_one_line(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({**RIGHT, name: value})

    told = str(caught.value)
    assert caught.value.setting == name
    assert "\n" not in told
    assert len(told) < 400 or len(value) > 300
    assert "word" not in told.replace("password", "")


def test_another_port_is_for_private_hosts_only() -> None:
    feed = "https://site.example:8443/feed"
    with pytest.raises(SettingsError, match="name no port"):
        read_settings({**RIGHT, "FEED_URL": feed})

    assert read_settings({**RIGHT, "FEED_URL": feed, "ALLOW_PRIVATE_HOSTS": "1"}).feed_urls == (feed,)
    own = "https://site.example:443/feed"
    assert read_settings({**RIGHT, "FEED_URL": own}).feed_urls == (own,)


def test_an_address_inside_a_network_needs_the_switch() -> None:
    for name, value in (("FEED_URL", "https://192.168.1.1/feed"), ("PUBLIC_URL", "https://localhost")):
        with pytest.raises(SettingsError, match=rf"^{name}: .* set ALLOW_PRIVATE_HOSTS=1"):
            read_settings({**RIGHT, name: value})
        read_settings({**RIGHT, name: value, "ALLOW_PRIVATE_HOSTS": "1"})


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("FEED_URL", "https://www.example.com/feed/"),
        ("PUBLIC_URL", "https://bot.example.com"),
        ("TELEGRAM_API", "https://api.telegram.org"),
    ],
)
def test_what_would_be_right_is_an_example_of_the_same_setting(name: str, right: str) -> None:
    with pytest.raises(SettingsError, match=rf"give one such as {right}$"):
        read_settings({**RIGHT, name: "nonsense"})


@pytest.mark.parametrize(
    "address", ["https://xn--mgbah1a3hjkrd.example/", "https://موقع.example/feed", "https://8.8.8.8/"]
)
def test_a_public_address_is_taken_in_any_script(address: str) -> None:
    assert read_settings({**RIGHT, "FEED_URL": address}).feed_urls == (address,)


def test_a_password_in_an_address_is_refused_with_the_reason() -> None:
    with pytest.raises(SettingsError, match="name or password, and none is sent anywhere; give the address without"):
        read_settings({**RIGHT, "FEED_URL": "http://user:word@site.example/feed"})


def test_a_push_secret_that_is_none_is_refused_with_what_makes_one() -> None:
    for wrong in ("whsec_…", "whsec_YWFh", "secret"):
        with pytest.raises(SettingsError, match=r"openssl rand -base64 32.*24 to 64 bytes"):
            read_settings({**RIGHT, "PUSH_SECRET": wrong})


def test_arabic_digits_are_read_as_digits_wherever_a_number_is_meant() -> None:
    settings = read_settings(
        {
            **RIGHT,
            "CHANNEL": "-١٠٠١٢٣٤٥٦٧٨٩٠",
            "DESK": "-۱۰۰۹۸۷",
            "OWNERS": "١٢، ٣٤",
            "POLL_SECONDS": "٠٫٥",
            "BURST": "٧",
            "FOUR_EYES": "١",
            "PORT": "٨٠٨١",
        }
    )

    assert (settings.channel, settings.desk) == (-1001234567890, -100987)
    assert settings.owners == {12, 34}
    assert (settings.poll_seconds, settings.burst, settings.four_eyes, settings.port) == (0.5, 7, True, 8081)


@pytest.mark.parametrize("between", [" ", ",", ", ", "،", "\n"])
def test_feeds_stand_apart_by_spaces_or_by_commas(between: str) -> None:
    feeds = "https://a.example/feed/?a=1,2", "https://b.example/"

    assert read_settings({**RIGHT, "FEED_URL": between.join(feeds)}).feed_urls == feeds


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "::", "::1", "localhost", "news-room.example.com"])
def test_an_address_of_a_machine_is_taken_as_host(host: str) -> None:
    assert read_settings({**RIGHT, "HOST": host}).host == host


def test_the_desk_is_not_the_channel() -> None:
    with pytest.raises(SettingsError, match="DESK: is the channel itself"):
        read_settings({**RIGHT, "CHANNEL": "-1001234567890", "DESK": "-1001234567890"})


def test_a_catalogue_in_a_folder_that_may_not_be_looked_into_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_file", locked)
    with pytest.raises(SettingsError, match=r"TOPICS_FILE: .*Permission denied"):
        read_settings({**RIGHT, "TOPICS_FILE": "/root/mine.toml"})


def test_secrets_do_not_show_in_the_settings_repr_nor_in_a_refusal() -> None:
    settings = read_settings({**RIGHT, "PUSH_SECRET": "whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"})
    assert "ABC-def" not in repr(settings)
    assert "secretsecret" not in repr(settings)

    with pytest.raises(SettingsError) as caught:
        read_settings({**RIGHT, "TELEGRAM_TOKEN": "123456:ABC def"})
    assert "ABC" not in str(caught.value).replace("123456:ABC…", "")


def test_the_environment_wins_over_the_file_and_empty_values_count_as_not_set(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("CHANNEL=@file\nBURST=7\nDESK=\nFEED_URL='https://${HOME}/feed'\n")

    found = environment(tmp_path, {"CHANNEL": "@environment", "LANGUAGE": " "})

    assert found == {"CHANNEL": "@environment", "BURST": "7", "FEED_URL": "https://${HOME}/feed"}


@pytest.mark.parametrize("locales", ["en_US:en", "fr:en", "fr_MA.UTF-8", "ar_MA"])
def test_the_systems_own_list_of_locales_is_not_the_channels_language(tmp_path: Path, locales: str) -> None:
    """Desktops export `LANGUAGE` for gettext."""
    (tmp_path / ".env").write_text("LANGUAGE=fr\n")

    assert environment(tmp_path, {"LANGUAGE": locales}) == {"LANGUAGE": "fr"}
    assert environment(tmp_path, {"LANGUAGE": "en"}) == {"LANGUAGE": "en"}


def test_a_list_of_locales_in_the_file_is_refused_as_any_other_wrong_value(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LANGUAGE=en_US:en\n")

    with pytest.raises(SettingsError, match=r"^LANGUAGE: 'en_us:en' is not one of ar, fr, en$"):
        read_settings({**RIGHT, **environment(tmp_path, {})})


def test_a_file_saved_by_windows_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("\ufeffCHANNEL=@file\r\n# a word\r\n\r\nBURST=7\r\n".encode())

    assert environment(tmp_path, {}) == {"CHANNEL": "@file", "BURST": "7"}


def test_a_folder_of_that_name_is_no_file_of_settings(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()

    assert environment(tmp_path, {}) == {}


def test_a_file_that_is_not_utf8_is_refused_with_the_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("BURST=7\nDESK=مكتب\n".encode("cp1256"))

    with pytest.raises(SettingsError, match=r"^\.env: .*\.env is not UTF-8 \(line 2\); save it as UTF-8$"):
        environment(tmp_path, {})


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".env").symlink_to(tmp_path / ".env")

    with pytest.raises(SettingsError, match=r"^\.env: .*\.env cannot be read \(Too many levels"):
        environment(tmp_path, {})


@pytest.mark.parametrize("line", ["DESK: sesame", "sesame", "FEED_URL='sesame", "a sesame=1", "export sesame"])
def test_a_line_that_is_no_setting_is_refused_by_its_number_without_its_words(tmp_path: Path, line: str) -> None:
    (tmp_path / ".env").write_text(f"# ours\nBURST=7\n\n{line}\nCHANNEL=@file\n")

    with pytest.raises(SettingsError, match=r"^\.env: line 4 is not a setting; write NAME=value") as caught:
        environment(tmp_path, {})
    assert "sesame" not in str(caught.value)


class Asked(dict[str, str]):
    """Notes which names are asked for."""

    def __init__(self, env: Mapping[str, str]) -> None:
        super().__init__(env)
        self.names: set[str] = set()

    def __contains__(self, name: object) -> bool:
        self.names.add(str(name))
        return super().__contains__(name)


def test_the_names_are_those_that_are_read_and_those_that_the_readme_lists() -> None:
    asked = Asked(RIGHT)
    read_settings(asked)
    assert asked.names == {*NAMES, *LATER}

    readme = (Path(__file__).parents[2] / "README.md").read_text()
    rows = readme.partition("## Settings")[2].partition("\n\nHTTP:")[0].splitlines()
    listed = {name for row in rows for name in re.findall("`([A-Z_]+)`", row.split("|")[1] if "|" in row else "")}
    assert listed | {"PAID_BROADCAST"} == set(NAMES)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("CHANEL", "CHANNEL"),
        ("CHANENL", "CHANNEL"),
        ("channel", "CHANNEL"),
        ("POLL_SECOND", "POLL_SECONDS"),
        ("POLL-SECONDS", "POLL_SECONDS"),
        ("FEED_URLS", "FEED_URL"),
        ("OWNER", "OWNERS"),
        ("TIME_ZONE", "TIMEZONE"),
        ("DSEK", "DESK"),
        ("LOGLEVEL", "LOG_LEVEL"),
    ],
)
def test_a_mistyped_name_is_known_for_the_setting_that_it_nearly_is(name: str, right: str) -> None:
    assert meant(name) == right


@pytest.mark.parametrize("name", OTHERS.split())
def test_a_name_of_another_program_is_not_complained_about(name: str) -> None:
    assert meant(name) is None


@pytest.mark.parametrize("name", [*NAMES, *LATER])
def test_a_setting_is_not_taken_for_another(name: str) -> None:
    assert meant(name) is None


def test_a_mistyped_name_is_told_with_its_line_or_that_it_stands_in_the_environment(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# ours\n\nexport POLL_SECOND=30\nDESK=1\nBURTS=\nHTTP_PROXY=x\nCHANEL='@a'\n")
    slips = mistyped(tmp_path, {"POLL_SECOND": "5", "TIME_ZONE": "UTC", "OWNER": " ", "PATH": "/bin"})

    assert [(slip.name, slip.where, slip.meant) for slip in slips] == [
        ("POLL_SECOND", ".env, line 3", "POLL_SECONDS"),
        ("CHANEL", ".env, line 7", "CHANNEL"),
        ("TIME_ZONE", "the environment", "TIMEZONE"),
    ]
    assert str(slips[0]) == "POLL_SECOND is no setting and changes nothing; did you mean POLL_SECONDS?"


def test_a_refusal_names_the_mistyped_name_that_explains_it_and_no_other(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("POLL_SECOND=30\nCHANEL=@secret\n")
    slips = mistyped(tmp_path, {})
    missing = SettingsError("CHANNEL", "is not set; give the channel's @name")

    told = str(hinted(missing, slips))
    assert told == "CHANNEL: is not set; give the channel's @name; .env, line 2 has CHANEL: is that meant?"
    other = SettingsError("DESK", "is the channel itself")
    assert hinted(other, slips) is other
