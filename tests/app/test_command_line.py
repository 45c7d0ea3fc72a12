"""The command line: complete help, one line and status 2 for what is wrong, never a traceback."""

import io
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main, parser
from bot.commands import classify
from bot.commands.told import ALL, COMMANDS, Told
from bot.errors import SettingsError
from bot.settings import NAMES, read_settings
from bot.version import VERSION
from tests.app.test_settings import RIGHT


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    for name in ("TELEGRAM_TOKEN", "CHANNEL", "FEED_URL", "DATABASE_URL", "TOPICS_FILE"):
        monkeypatch.delenv(name, raising=False)
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_what_a_command_makes_is_for_its_user_only() -> None:
    """Said by what both `mirsal` and `python -m bot` call."""
    assert main(["export"]) == 2
    assert os.umask(0o022) == 0o077


@pytest.mark.parametrize("told", COMMANDS.values(), ids=lambda told: told.name)
def test_the_help_of_a_command_names_the_settings_it_reads_and_its_exit_statuses(
    told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main([told.name, "--help"])
    assert caught.value.code == 0

    said = " ".join(capsys.readouterr().out.split())
    assert f"settings it reads: {told.settings}" in said
    assert f"exit status: {told.ends}" in said
    assert told.what in " ".join(parser().format_help().split())
    if told.reads == ALL:
        assert all(name in told.settings for name in NAMES)
    else:
        assert told.reads == "none" or told.reads in NAMES


def test_the_readme_says_of_each_command_what_its_help_says() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text().replace("`", "")
    table = readme.partition("## Commands")[2].partition("\nExit status:")[0]
    rows = [[cell.strip() for cell in row.split("|")[1:-1]] for row in table.splitlines() if row.startswith("| ")]

    assert [(row[0].split()[0], *row[1:]) for row in rows[2:]] == [
        (told.name, told.what, told.reads, told.ends) for told in COMMANDS.values()
    ]


def test_the_settings_that_must_be_set_are_named_as_such() -> None:
    for name in COMMANDS["run"].settings.partition(" must be set")[0].split(", "):
        with pytest.raises(SettingsError, match=f"^{name}: is not set"):
            read_settings({one: value for one, value in RIGHT.items() if one != name})


def test_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("mirsal ")


def test_the_version_is_said_where_only_the_requirements_were_installed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Procfile platform installs requirements.txt and runs the folder."""

    def nobody_installed_it(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", nobody_installed_it)
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"mirsal {VERSION}\n"


@pytest.mark.parametrize(
    "words",
    [["fly"], ["demo", "--port", "x"], ["demo", "--port", "70000"], ["reconcile", "--since", "soon"], ["evaluate"]],
)
def test_wrong_use_is_status_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)

    assert caught.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["123456:ABC-def_ghi"], ["demo", "--port", "123456:ABC-def_ghi"], ["run", "123456:ABC-def_ghi"]]
)
def test_a_token_among_the_words_is_not_said_again(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)

    assert caught.value.code == 2
    assert "ABC" not in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["run"], ["check"], ["reconcile"]])
def test_a_missing_setting_is_status_2_and_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2

    told = capsys.readouterr().err
    assert told.startswith("mirsal: TELEGRAM_TOKEN: is not set")
    assert told.count("\n") == 1


def test_settings_come_from_the_file_in_the_working_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".env").write_text("TELEGRAM_TOKEN=123456:AAAAAAAA\nCHANNEL=nonsense\n")

    assert main(["run"]) == 2
    assert capsys.readouterr().err.startswith("mirsal: CHANNEL: 'nonsense' is neither")


@pytest.mark.parametrize("command", ["run", "check"])
def test_a_missing_setting_that_was_mistyped_is_told_with_its_line(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".env").write_text("TELEGRAM_TOKEN=123456:AAAAAAAA\nCHANEL=@a_channel\n")

    assert main([command]) == 2
    told = capsys.readouterr().err
    assert told.startswith("mirsal: CHANNEL: is not set; give ")
    assert told.endswith("; .env, line 2 has CHANEL: is that meant?\n")


def test_run_warns_of_a_name_that_is_nearly_a_setting_and_goes_on(tmp_path: Path) -> None:
    """Up to its store here, which cannot be."""
    (tmp_path / ".env").write_text(
        "TELEGRAM_TOKEN=123456:AAAAAAAA\nCHANNEL=@a_channel\nFEED_URL=https://site.example/feed/\nPOLL_SECOND=30\n"
        "DATABASE_URL=tinydb:/dev/null/mirsal.json\n"
    )
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    warning, refusal = ended.stderr.splitlines()
    assert "WARNING" in warning
    assert warning.endswith(".env, line 4: POLL_SECOND is no setting and changes nothing; did you mean POLL_SECONDS?")
    assert (ended.returncode, refusal[:22]) == (2, "mirsal: DATABASE_URL: ")


@pytest.mark.parametrize("url", ["sqlite:x", "postgresql://localhost/x", "tinydb:"])
def test_a_store_that_is_none_is_status_2(
    url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)

    assert main(["export"]) == 2
    assert capsys.readouterr().err.startswith("mirsal: DATABASE_URL: ")


def test_a_wrong_catalogue_is_status_2_and_names_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.toml").write_text("[topics\n")
    monkeypatch.setenv("TOPICS_FILE", str(tmp_path / "mine.toml"))

    assert main(["classify"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("mirsal: TOPICS_FILE: ")
    assert "line 1" in told


def test_a_backup_of_no_store_is_status_2_and_says_where_it_looked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"mirsal: DATABASE_URL: there is no store at {tmp_path}/data/mirsal.json; ")
    assert not any(tmp_path.iterdir())
    assert told.err.count("\n") == 1


def test_a_demo_on_a_taken_port_is_status_2_and_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [sys.executable, "-m", "bot", "demo", "--port", str(port)],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    assert ended.returncode == 2
    assert ended.stderr.startswith(f"mirsal: --port: {port} cannot be listened on (")
    assert ended.stderr.count("\n") == 1


def stream(*lines: str) -> io.BytesIO:
    return io.BytesIO("\n".join(lines).encode())


def judged(*lines: str, explain: bool = False) -> list[dict[str, Any]]:
    out = io.StringIO()
    assert classify.run(stream(*lines), out, topics_file=None, explain=explain) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_classify_gives_each_line_back_with_its_judgement() -> None:
    line = {"title": "تسليم مطلوب إلى فرنسا", "body": "سلم المغرب مطلوبا إلى فرنسا بتنسيق أمني.", "id": 7, "lang": "ar"}
    told, sport = judged(json.dumps(line), "", json.dumps({"title": "Match nul à Casablanca"}))

    assert {name: told[name] for name in line} == line
    assert told["publish"] in ("yes", "review", "no")
    assert isinstance(told["score"], float)
    assert isinstance(told["topics"], list)
    assert isinstance(told["because"], list)
    assert "weights" not in told
    assert sport["publish"] == "no"


def test_explained_the_weights_are_shown() -> None:
    (told,) = judged(json.dumps({"title": "مناورات مشتركة بين المغرب والولايات المتحدة", "body": ""}), explain=True)

    for weights in (told["weights"], told["desk_weights"]):
        assert all(isinstance(word, str) and isinstance(weight, float) for word, weight in weights)
    assert told["weights"] != told["desk_weights"]
    assert 0 < told["doubt"] < 1


def test_classify_answers_a_line_before_it_reads_the_next() -> None:
    written = io.BytesIO()
    out = io.TextIOWrapper(io.BufferedWriter(written))

    def asking() -> Iterator[bytes]:
        for number in range(3):
            assert written.getvalue().count(b"\n") == number
            yield json.dumps({"title": "Match nul"}).encode()

    classify.run(asking(), out, topics_file=None, explain=False)
    assert written.getvalue().count(b"\n") == 3


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999"])
def test_classify_gives_back_no_number_that_json_does_not_have(number: str) -> None:
    with pytest.raises(SettingsError, match="line 1"):
        list(classify.read_items(io.BytesIO(f'{{"title": "a", "score": {number}}}'.encode())))


@pytest.mark.parametrize(
    "line", ["nonsense", "[]", '{"body": "x"}', '{"title": 5}', '{"title": "x", "categories": "y"}', "[" * 5000]
)
def test_a_line_that_cannot_be_judged_is_named(
    line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream('{"title": "x"}', line)))

    assert main(["classify"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("mirsal: line 2: ")
    assert told.count("\n") == 1


def test_evaluate_prints_figures_and_refuses_what_is_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "labelled.jsonl"
    items = [
        {"title": "مناورات مشتركة بين المغرب وأمريكا", "body": "", "label": "yes", "topics": ["defence-military"]},
        {"title": "طقس الجمعة", "body": "", "label": "no", "topics": []},
    ]
    file.write_text("\n".join(json.dumps(item) for item in items))

    assert main(["evaluate", str(file)]) == 0
    assert "precision" in capsys.readouterr().out.lower()
    assert main(["evaluate", str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr().err.startswith("mirsal: FILE: ")


def test_evaluate_names_the_line_of_the_file_also_where_lines_are_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "labelled.jsonl"
    good, wrong = '{"title": "a", "body": "", "label": "no"}', '{"title": "b", "body": "", "label": "maybe"}'
    file.write_text(f"\n{good}\n\n{wrong}\n")

    assert main(["evaluate", str(file)]) == 2
    assert capsys.readouterr().err.startswith("mirsal: line 4: label 'maybe'")


def test_classify_refuses_half_a_character_in_one_line() -> None:
    with pytest.raises(SettingsError, match=r"line 1.*lone surrogate"):
        list(classify.read_items(io.BytesIO(b'{"title": "a\\ud800", "body": "b"}')))
