"""Turns office files and web pages into PDF, with programs that may be missing, and PDF into scans."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pypdfium2
from PIL import Image, ImageFilter


def has_office() -> bool:
    """Whether LibreOffice is there."""
    return shutil.which("soffice") is not None


def browser() -> str | None:
    """The browser to print with."""
    return next((p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None)


def office_to_pdf(files: Iterable[Path]) -> None:
    """Convert office files beside themselves, one program start for all; the originals are removed."""
    groups: dict[Path, list[Path]] = {}
    for file in files:
        groups.setdefault(file.parent, []).append(file)
    with tempfile.TemporaryDirectory(prefix="office-") as profile:
        for folder, members in groups.items():
            command = [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{profile}",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
            ]
            subprocess.run([*command, *map(str, members)], check=True, capture_output=True, timeout=600)
            for member in members:
                member.unlink()


def pages_to_pdf(files: Iterable[Path]) -> None:
    """Print web pages beside themselves; the originals are removed."""
    program = browser()
    assert program is not None
    with tempfile.TemporaryDirectory(prefix="browser-") as profile:
        for file in files:
            command = [
                program,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={profile}",
                "--no-pdf-header-footer",
            ]
            target = file.with_suffix(".pdf")
            subprocess.run([*command, f"--print-to-pdf={target}", file.as_uri()], check=True, capture_output=True, timeout=120)
            file.unlink()


def scan(pdf: bytes, rng: Random, dots: int = 200) -> bytes:
    """The pages as a copier would send them: grey, a little askew, specks, slight blur."""
    document = pypdfium2.PdfDocument(pdf)
    images: list[Image.Image] = []
    for page in document:
        picture = page.render(scale=dots / 72).to_pil().convert("L")
        picture = picture.rotate(rng.uniform(-0.7, 0.7), fillcolor=250, resample=Image.Resampling.BICUBIC)
        picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 0.6)))
        noise = picture.load()
        assert noise is not None
        for _ in range(rng.randrange(80, 500)):
            noise[rng.randrange(picture.width), rng.randrange(picture.height)] = rng.randrange(0, 160)
        images.append(picture)
    document.close()
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=images[1:], resolution=dots)
    return out.getvalue()
