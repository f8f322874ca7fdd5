"""E-mail that carries too much, too deep, or under names that want out of their folder."""

from __future__ import annotations

from email.message import EmailMessage

from hostile.pdfs import HIDDEN_ROW
from hostile.rawpdf import good_application


def letter(subject: str = "Komplettering i ärende RUN 2026/77") -> EmailMessage:
    """An honest letter."""
    message = EmailMessage()
    message["From"] = "kansli@matforeningen.example"
    message["To"] = "registrator@regionen.example"
    message["Subject"] = subject
    message["Date"] = "Tue, 03 Feb 2026 10:00:00 +0100"
    message.set_content("Hej,\n\nhär kommer kompletteringen till vår ansökan om projektmedel.\n")
    return message


def thousand_attachments(count: int = 1_000) -> bytes:
    message = letter()
    for number in range(count):
        message.add_attachment(f"bilaga nummer {number}".encode(), maintype="text", subtype="plain", filename=f"{number}.txt")
    return message.as_bytes()


def letters_in_letters(depth: int = 50) -> bytes:
    """A letter attached to a letter, fifty deep; an application in the innermost."""
    message = letter("innerst")
    message.add_attachment(good_application(4711), maintype="application", subtype="pdf", filename="ansokan.pdf")
    for number in range(depth):
        outer = letter(f"nivå {number}")
        outer.add_attachment(message)
        message = outer
    return message.as_bytes()


def parts_in_parts(depth: int = 5_000) -> bytes:
    """Multipart in multipart, five thousand deep."""
    head = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: djupt\r\nMIME-Version: 1.0\r\n"
    boundaries = [b"b%d" % number for number in range(depth)]
    opened = b"".join(b'Content-Type: multipart/mixed; boundary="%s"\r\n\r\n--%s\r\n' % (b, b) for b in boundaries)
    closed = b"".join(b"--%s--\r\n" % b for b in reversed(boundaries))
    return head + opened + b"Content-Type: text/plain\r\n\r\nhej\r\n" + closed


WAYWARD = (
    "../../x.pdf",
    "/etc/cron.d/x",
    "..\\..\\x.pdf",
    "=cmd|' /C calc'!A0.pdf",
    "a\x1b[2Jb.pdf",
    "x" * 300 + ".pdf",
    "a\x00b.pdf",
    "con.pdf ",
)


def wayward_names() -> bytes:
    """Attachments whose names are paths, formulas and terminal commands. Written raw: honest tools refuse to."""
    parts = [
        b"From: a@b.example\r\nTo: c@d.example\r\nSubject: namn\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="gr"\r\n\r\n--gr\r\nContent-Type: text/plain\r\n\r\nbilagor\r\n'
    ]
    for number, name in enumerate(WAYWARD):
        quoted = name.replace("\\", "\\\\").encode()
        place = b'Content-Disposition: attachment; filename="%s"' % quoted
        parts.append(b"--gr\r\nContent-Type: text/plain\r\n%s\r\n\r\nbilaga %d\r\n" % (place, number))
    return b"".join([*parts, b"--gr--\r\n"])


def no_end_of_headers() -> bytes:
    """A hundred thousand headers and no body."""
    return b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n" + b"X-Rad: y\r\n" * 100_000


def unclosed_tags() -> bytes:
    """HTML made of openings, on which careless patterns spend for ever."""
    message = letter("Ämne")
    message.set_content("<html><body>" + "<script " * 60_000 + "<" * 60_000, subtype="html")
    return message.as_bytes()


def hidden_in_html() -> bytes:
    """A letter in HTML with a row that no mail program shows."""
    message = letter()
    unseen = f"<div style='display:none'><p>{HIDDEN_ROW}</p></div>"
    message.set_content(f"<html><body><p>Vi sänder in vår ansökan.</p>{unseen}<p>Hälsningar</p></body></html>", subtype="html")
    return message.as_bytes()


def broken_encoding() -> bytes:
    return (
        b"From: a@b.example\r\nTo: c@d.example\r\nSubject: =?utf-99?Q?x?=\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=klingon\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%not base64%%%%\r\n"
    )
