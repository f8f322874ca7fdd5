"""Paper as an e-mail: the body is the paper's text, other papers hang on it."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from ..paper import Fields, Heading, Items, Paper, Para


def body_text(paper: Paper) -> str:
    """The paper without its looks."""
    lines: list[str] = []
    for block in paper.blocks:
        match block:
            case Heading() if block.level:
                lines += ["", block.text]
            case Para():
                lines += ["", block.text]
            case Items():
                lines += [f"- {i}" for i in block.items]
            case Fields():
                lines += [f"{label}: {value}" for label, value in block.pairs]
            case _:
                pass
    return "\n".join(lines).strip() + "\n"


def message(paper: Paper, dated: str, attachments: list[tuple[str, bytes]]) -> bytes:
    """The mail, sent at nine in the morning of `dated` (ISO)."""
    mail = EmailMessage()
    mail["From"] = "projekt@sokande.example"
    mail["To"] = "registrator@myndighet.example"
    mail["Subject"] = next((b.text for b in paper.blocks if isinstance(b, Heading)), paper.subject)
    mail["Date"] = format_datetime(datetime.fromisoformat(f"{dated}T09:00:00").replace(tzinfo=UTC))
    mail["Message-ID"] = f"<{dated}.1@sokande.example>"
    mail.set_content(body_text(paper))
    for name, data in attachments:
        mail.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    if attachments:
        mail.set_boundary(f"=_{dated}_synthetic")
    return mail.as_bytes()
