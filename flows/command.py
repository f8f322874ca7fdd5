"""The command `medfin`: a table of verbs, each loaded only when it is called.

Knows which module answers for a verb, how errors look and what exit status they give; knows nothing of what the verbs
do. `medfin cases` must not wait for spaCy or Prefect, so nothing heavy is imported here.
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from flows.settings import default_home

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


@dataclass(frozen=True, slots=True)
class Verb:
    """`module` has `function(arguments) -> exit status` and `function_arguments(parser)`.

    `then` is a `module:function` that has the last word when all went well: what the batch does not know, the desk tells.
    """

    name: str
    module: str
    function: str
    help: str
    then: str = ""


VERBS = (
    Verb("ingest", "flows.cli", "ingest", "Läs in en inkorg: arkivera, tolka, stäm av och publicera", "desk.cli:follow_up"),
    Verb("serve", "flows.cli", "serve", "Kör samma inläsning varje natt"),
    Verb("reprocess", "flows.reprocess", "reprocess", "Läs om arkivet med en ny version: först vid sidan av, sedan på riktigt"),
    Verb("extract", "flows.cli", "extract", "Tolka en enda fil och skriv ut allt som lästes; inget sparas"),
    Verb("cases", "desk.cli", "cases", "Alla ärenden: sökt, beviljat och antal avvikelser"),
    Verb("show", "desk.cli", "show", "Ett ärende på en sida: belopp, finansiering, avvikelser, datum, handlingar"),
    Verb("findings", "desk.cli", "findings", "Avvikelser (eller alla jämförelser med --all)"),
    Verb("explain", "desk.account", "explain", "Vad en avvikelse vilar på: båda uppgifterna, räkningen, regeln och en fråga"),
    Verb("bridge", "desk.account", "bridge", "Från ansökan till beslut, krona för krona, och vad som följer av det tryckta"),
    Verb("documents", "desk.cli", "documents", "Alla handlingar och hur läsningen gick"),
    Verb("query", "desk.cli", "query", "SQL eller en sparad fråga, bara läsning"),
    Verb("evidence", "desk.cli", "evidence", "Sidan som ett faktum lästes från, med rutan inritad"),
    Verb("review", "desk.words", "review", "Notera vad en handläggare säger om en avvikelse"),
    Verb("correct", "desk.words", "correct", "Rätta ett läst värde; det lästa behålls bredvid"),
    Verb("assign", "desk.words", "assign", "Säg vilket ärende en handling hör till"),
    Verb("desk", "desk.web.start", "desk", "Handläggarnas webbsida, bara på den egna datorn"),
    Verb("sheet", "desk.files", "sheet", "Ärendebladet som PDF, med båda sidornas rader, att lägga till handlingarna"),
    Verb("report", "desk.files", "report", "Bilden av den senaste inläsningen (SVG)"),
    Verb(
        "export", "desk.upkeep", "export", "Allt i report som xlsx, csv, parquet eller jsonl, eller i GDP:s och 360Givings former"
    ),
    Verb("verify", "flows.recheck", "verify", "Kontrollera arkiv, lager och journal mot varandra, och läs om ett urval"),
    Verb("status", "flows.cli", "status", "De senaste inläsningarna och när nästa ska gå"),
    Verb("gallring", "flows.gallring", "gallring", "Ta bort ett ärende enligt ett gallringsbeslut; spåret blir kvar"),
    Verb("backup", "desk.upkeep", "backup", "Ta en hel kopia, även under en inläsning"),
    Verb("restore", "desk.upkeep", "restore", "Lägg tillbaka en kopia i en ny hemmapp"),
)


class SwedishParser(argparse.ArgumentParser):
    """Says in one Swedish line what is wrong with a command, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        """One line on standard error."""
        print(f"{self.prog}: {_in_swedish(message)} (se {self.prog} --help)", file=sys.stderr)
        raise SystemExit(USAGE)


_TRANSLATIONS = (
    (r"the following arguments are required: (.*)", r"saknas: \1"),
    (r"unrecognized arguments: (.*)", r"okänt argument: \1"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1: \2 går inte; välj bland \3"),
    (r"argument (.*?): expected one argument", r"\1 ska följas av ett värde"),
    (r"argument (.*?): expected at least one argument", r"\1 ska följas av minst ett värde"),
    (r"argument (.*?): invalid \S+ value: (.*)", r"\1: \2 går inte att tolka"),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 går inte ihop med \2"),
    (r"ambiguous option: (.*?) could match (.*)", r"\1 kan betyda \2"),
    (r"one of the arguments (.*) is required", r"ange ett av \1"),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


def _in_swedish(message: str) -> str:
    for pattern, swedish in _TRANSLATIONS:
        if match := re.fullmatch(pattern, message):
            return match.expand(swedish)
    return message


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb; the exit status is 0 done, 1 could not be done, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _dispatch(given)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE if stop.code is None else FAILED
    except KeyboardInterrupt:
        print("medfin: avbrutet", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # `medfin cases | head`: nobody reads on. Standard output is pointed away so that closing it is quiet too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if os.environ.get("MEDFIN_DEBUG"):
            raise
        print(f"medfin: {one_line(error)}", file=sys.stderr)
        return FAILED


def _dispatch(given: list[str]) -> int:
    if not given or given[0] in ("-h", "--help", "help", "hjälp"):
        print(overview())
        return DONE if given else USAGE
    if given[0] in ("-V", "--version"):
        from importlib.metadata import version

        print(f"medfin {version('medfin')}")
        return DONE
    verb = next((v for v in VERBS if v.name == given[0]), None)
    if verb is None:
        known = " ".join(v.name for v in VERBS)
        print(f"medfin: {given[0]!r} är inget kommando. Kommandon: {known}", file=sys.stderr)
        return USAGE
    module = importlib.import_module(verb.module)
    parser = SwedishParser(prog=f"medfin {verb.name}", description=verb.help, allow_abbrev=False)
    parser.add_argument(
        "--home", type=Path, default=None, metavar="MAPP", help="hemmapp (annars $MEDFIN_HOME, annars ./medfin-home)"
    )
    getattr(module, f"{verb.function}_arguments")(parser)
    arguments = parser.parse_args(given[1:])
    if arguments.home is None:
        arguments.home = default_home(os.environ)
    status: int = getattr(module, verb.function)(arguments)
    if status == DONE and verb.then:
        last_module, _, last_word = verb.then.partition(":")
        status = getattr(importlib.import_module(last_module), last_word)(arguments)
    sys.stdout.flush()
    return status


def overview() -> str:
    """What `medfin --help` prints."""
    width = max(len(verb.name) for verb in VERBS)
    lines = [f"  {verb.name:<{width}}  {verb.help}" for verb in VERBS]
    return "\n".join(("användning: medfin KOMMANDO …", "", *lines, "", "medfin KOMMANDO --help berättar mer om ett kommando."))


_OF_THE_DISK = {
    "No space left on device": "disken är full; gör plats, men inte i archive/ eller journal/, och kör igen",
    "Disk quota exceeded": "disken är full för den här användaren; gör plats, men inte i archive/ eller journal/, och kör igen",
    "Read-only file system": "hemmappen ligger på en disk som inte går att skriva på",
}
"""What the kernel says, in whoever's words it comes."""


def one_line(error: BaseException) -> str:
    """What went wrong, as one line for people."""
    for english, swedish in _OF_THE_DISK.items():
        if english in str(error):
            return swedish
    if isinstance(error, FileNotFoundError) and error.filename:
        return f"{error.filename} finns inte"
    if isinstance(error, PermissionError) and error.filename:
        return f"{error.filename}: behörighet saknas"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    text = " ".join(str(error).split()) or type(error).__name__
    # Our own errors are Swedish sentences. Anything else is a fault of ours; its type helps whoever mends it.
    own = type(error).__module__.split(".")[0] in ("flows", "desk", "warehouse", "extractors", "schemas")
    return text if own else f"oväntat fel ({type(error).__name__}: {text}); MEDFIN_DEBUG=1 visar var"


if __name__ == "__main__":
    sys.exit(main())
