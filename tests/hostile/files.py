"""Every hostile file, with the ends that are right for it. `python -m hostile.files FOLDER` writes them all.

An end is a status (`loaded`, `needs_review`) or the reason of a quarantined file. `problem` must then be among the
file's problems: what is odd about a file that can be read is said.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hostile import mails, office, pdfs

from schemas.problems import ProblemCode

LOADED, REVIEW = "loaded", "needs_review"
READ = frozenset({LOADED, REVIEW})
COSTLY = frozenset({"memory", "timeout", "too_large"})
HIDDEN, ACTIVE = ProblemCode.HIDDEN_TEXT, ProblemCode.ACTIVE_CONTENT


@dataclass(frozen=True)
class Hostile:
    """One file: its name, how it is made, how it may end, and what must be said about it."""

    name: str
    make: Callable[[], bytes]
    ends: frozenset[str]
    problem: str = ""


def _h(name: str, make: Callable[[], bytes], *ends: str | frozenset[str], problem: str = "") -> Hostile:
    allowed: set[str] = set()
    for end in ends:
        allowed |= {end} if isinstance(end, str) else end
    return Hostile(name, make, frozenset(allowed), problem)


COSTLY_FILES = (
    _h("bomb-innehall.pdf", pdfs.bomb_in_content, COSTLY),
    _h("bomb-objekt.pdf", pdfs.bomb_in_objects, COSTLY, "damaged", "reader_crash"),
    _h("samma-sida-hundratusen.pdf", pdfs.many_pages, COSTLY, REVIEW),
    _h("femtusen-sidor.pdf", pdfs.many_real_pages, "too_large"),
    _h("djupt-sidtrad.pdf", pdfs.deep_page_tree, "damaged", REVIEW, COSTLY),
    _h("sidtrad-i-ring.pdf", pdfs.page_tree_loop, "damaged", REVIEW),
    _h("sin-egen-foralder.pdf", pdfs.parent_loop, "damaged", REVIEW),
    _h("formular-i-ring.pdf", pdfs.form_calling_itself, READ),
    _h("miljard-formular.pdf", pdfs.forms_by_the_billion, COSTLY),
    _h("tio-miljoner-tecken.pdf", pdfs.ten_million_characters, COSTLY),
    _h("fem-meters-ark.pdf", pdfs.huge_sheet, "no_text", "damaged", REVIEW, COSTLY),
    _h("jattebild.pdf", pdfs.huge_image, "no_text", "damaged", REVIEW, COSTLY),
    _h("djupa-listor.pdf", pdfs.deep_arrays, READ, "damaged", COSTLY),
    _h("djupa-uppslag.pdf", pdfs.deep_dictionaries, READ, "damaged", COSTLY),
    _h("hanvisning-i-ring.pdf", pdfs.reference_loop, "damaged", READ, COSTLY),
    _h("tabell-i-ring.pdf", pdfs.xref_loop, READ, "damaged"),
    _h("bomb.xlsx", office.xlsx_bomb, "too_large"),
    _h("bomb.docx", office.docx_bomb, COSTLY, "damaged"),
    _h("miljon-tomma-rader.xlsx", office.empty_rows, READ, COSTLY),
    _h("celler-utan-varde.xlsx", office.styled_rows, READ, COSTLY),
    _h("bortre-hornet.xlsx", office.far_corner, READ),
    _h("sagt-stor.xlsx", office.said_to_be_huge, READ),
    _h("sammanslaget.xlsx", office.merged_everywhere, READ, COSTLY),
    _h("entiteter.xlsx", office.xlsx_entities, "damaged"),
    _h("entiteter.docx", office.docx_entities, "damaged"),
    _h("laser-fil.docx", office.reads_a_file, "damaged"),
    _h("sextiotusen-delar.xlsx", office.many_parts, "too_large"),
    _h("tabeller-i-tabeller.docx", office.nested_tables, READ),
    _h("for-djupa-tabeller.docx", office.too_deeply_nested_tables, "damaged", COSTLY),
    _h("tusen-bilagor.eml", mails.thousand_attachments, READ, problem=ProblemCode.TOO_LARGE),
    _h("brev-i-brev.eml", mails.letters_in_letters, READ),
    _h("delar-i-delar.eml", mails.parts_in_parts, READ, "damaged", COSTLY),
    _h("bara-huvud.eml", mails.no_end_of_headers, READ, "no_text", COSTLY),
    _h("oppna-taggar.eml", mails.unclosed_tags, READ, COSTLY),
)
"""Files that want time, memory or a crash."""

SILENT_FILES = (
    _h("inga-sidor.pdf", pdfs.no_pages, "damaged"),
    _h("fler-sidor-an-sagt.pdf", pdfs.count_too_low, REVIEW),
    _h("bild-med-stampel.pdf", pdfs.picture_with_a_stamp, REVIEW, "no_text"),
    _h("otolkade-tecken.pdf", pdfs.unmapped_glyphs, READ),  # read as a picture where that can be done
    _h("otolkade-siffror.pdf", pdfs.unmapped_figures, READ),  # the same
    *(_h(f"avkortad-{share}.pdf", partial(pdfs.cut_short, share / 100), "damaged", REVIEW) for share in range(3, 100, 8)),
    _h("ringa-slut.eml", mails.broken_encoding, READ, "damaged", "no_text"),
    _h("tom.pdf", lambda: b"", "not_a_document"),
    _h("nollor.pdf", lambda: bytes(100_000), "not_a_document"),
    _h("bara-huvudet.pdf", lambda: b"%PDF-1.7\n", "damaged"),
    _h("xfa.pdf", pdfs.dynamic_form, REVIEW),
)  # fmt: skip
"""Files that are easily taken for read when they are not."""

LOCKED_FILES = (
    _h("losenord.pdf", partial(pdfs.locked, "hemligt"), "encrypted"),
    _h("agarlosenord.pdf", partial(pdfs.locked, ""), READ),
    _h("losenord.xlsx", office.locked_office, "encrypted"),
)

ACTIVE_FILES = (
    _h("pdf-och-zip.pdf", pdfs.polyglot, READ, problem=ACTIVE),
    _h("zip-med-pdf-forst.pdf", pdfs.zip_with_a_pdf_in_front, READ, problem=ACTIVE),
    _h("inbaddad.pdf", pdfs.embedded_file, READ, problem=ACTIVE),
    _h("skript.pdf", pdfs.javascript_by_name, READ, problem=ACTIVE),
    _h("skript-vid-oppning.pdf", pdfs.javascript_at_opening, READ, problem=ACTIVE),
    _h("startar-program.pdf", pdfs.launch_by_link, READ, problem=ACTIVE),
    _h("lankar.xlsx", office.external_links, READ, problem=ACTIVE),
    _h("makron.xlsx", office.macros, READ, problem=ACTIVE),
    _h("objekt.docx", office.embedded_object, READ, problem=ACTIVE),
    _h("namn.eml", mails.wayward_names, READ),
)
"""Files that carry more than a paper."""

UNSEEN_FILES = (
    *(_h(f"osedd-{make.__name__}.pdf", make, READ, problem=HIDDEN) for make in pdfs.UNSEEN),
    *(_h(f"osedd-{make.__name__}.xlsx", make, READ, problem=HIDDEN) for make in office.UNSEEN_CELLS),
    *(_h(f"osedd-{make.__name__}.docx", make, READ, problem=HIDDEN) for make in office.UNSEEN_RUNS),
    _h("osedd-html.eml", mails.hidden_in_html, READ, problem=HIDDEN),
)
"""Files with an amount that nobody sees: it must not be read."""

ALL = (*COSTLY_FILES, *SILENT_FILES, *LOCKED_FILES, *ACTIVE_FILES, *UNSEEN_FILES)

ODD_NAMES = (
    "=HYPERLINK(\"http:..x\").pdf",
    "a\x1b[31mröd\x07.pdf",
    "rad\nbrytning.pdf",
    "+1-2.pdf",
    "@summa.pdf",
    "%2e%2e%2fx.pdf",
    "x" * 251 + ".pdf",
    "a\u202efdp.exe.pdf",
    "-rf.pdf",
    "' OR 1=1 --.pdf",
    "<script>alert(1)</script>.pdf".replace("/", "∕"),
)  # fmt: skip


def plant_things_that_are_no_files(folder: Path, outside: Path) -> list[str]:
    """Links, pipes, sockets and folders with the names of papers; the names that must not be taken in."""
    outside.write_bytes(b"hemligt utanfor inkorgen")
    (folder / "lank.pdf").symlink_to(outside)
    (folder / "lank-ut").symlink_to(outside.parent, target_is_directory=True)
    (folder / "ring").symlink_to(folder, target_is_directory=True)
    (folder / "bruten.pdf").symlink_to(folder / "finns-inte")
    os.mkfifo(folder / "ror.pdf")
    here = Path.cwd()
    os.chdir(folder)  # a socket's name may not be long
    try:
        socket.socket(socket.AF_UNIX).bind("uttag.pdf")
    finally:
        os.chdir(here)
    (folder / "mapp.pdf").mkdir()
    return ["lank.pdf", "lank-ut", "ring", "bruten.pdf", "ror.pdf", "uttag.pdf"]


def write_all(folder: Path) -> None:
    """Every hostile file in a folder, for trying things by hand."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in ALL:
        (folder / file.name).write_bytes(file.make())


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
