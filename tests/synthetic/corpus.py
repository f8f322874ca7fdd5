"""From cases to an inbox and its truth.json."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from .draft import Draft
from .imagine import invent, write_orders
from .labels import Labels
from .layouts import QUICK, families, family
from .layouts.family import Family
from .mismatches import plant, witnessed
from .model import CaseModel, Mismatch, PaperOrder
from .paper import Paper
from .printing import Habits, invent_habits
from .render import convert, html, mail, office, pdf
from .render.fonts import has_thin_spaces
from .writers import decision

FILE_NAMES = {
    "application": ("Ansökan", "Ansökan {title}", "Projektansökan", "ansokan_{number}", "Ansökan {number}"),
    "budget": ("Budget", "Bilaga budget", "Kalkyl {title}", "budget {number}", "Finansieringsplan"),
    "commitment": ("Intyg {payer}", "Medfinansieringsintyg {payer}", "Bilaga intyg {payer}", "Medfinansiering {payer}"),
    "officers_report": ("Tjänsteskrivelse", "TJSKR {number}", "Förslag till beslut {title}", "Tjänsteutlåtande"),
    "decision": ("Beslut", "Beslut {number}", "Protokollsutdrag", "Beslut om stöd {title}"),
    "supplement": ("Komplettering", "Följebrev"),
    "payment_claim": ("Ansökan om utbetalning 1", "Rekvisition"),
    "other": ("Riskanalys", "Bilaga 2"),
}


def whole_thousands(case: CaseModel) -> bool:
    """Whether every amount of the plans can be printed in tkr without rounding."""
    plans = {id(p.facts.plan): p.facts.plan for p in case.papers}.values()
    amounts = [a for plan in plans for row in plan.rows for _, a in row.money.by_year]
    amounts += [a for plan in plans for _, a in plan.printed_sums]
    return all(a % 1000 == 0 for a in amounts)


def habits_for(rng: Random, case: CaseModel, chosen: Family) -> Habits:
    """Habits of one document in one family."""
    habits = invent_habits(rng, thousands=whole_thousands(case), wide_glyphs=has_thin_spaces(chosen.look.font))
    wanted: dict[str, Any] = {name: rng.choice(values) for name, values in chosen.habits.items()}
    return replace(habits, **wanted)


def write(order: PaperOrder, case: CaseModel, rng: Random, chosen: Family) -> tuple[Paper, Labels]:
    """One document: the paper and what it says."""
    draft = Draft(
        order,
        rng,
        habits_for(rng, case, chosen),
        Labels(order.kind),
        quote=rng.choice(("", "", "", "””", "''", "»»", '""')),
        short_unit=rng.choice(("tkr", "mnkr", "miljoner kronor")) if rng.random() < 0.1 else "",
    )
    chosen.writer(order.kind, rng, order.writer)(draft)
    draft.labels.unscored |= set(order.unscored)
    draft.paper.subject = f"{order.kind} {case.facts.title}"
    return draft.paper, draft.labels


ENDINGS = {"docx": "docx", "xlsx": "xlsx", "xlsx-split": "xlsx", "eml": "eml"}


class Workshop:
    """Renders papers; what an office program or a browser must finish is collected and done at the end, in one go."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.waiting: list[tuple[Path, Path]] = []

    def write(self, paper: Paper, chosen: Family, target: Path, rng: Random) -> None:
        """Write the file, or its makings."""
        look = chosen.look
        match chosen.engine:
            case "pdf":
                target.write_bytes(pdf.render(paper, look))
            case "scan":
                target.write_bytes(convert.scan(pdf.render(paper, look), rng))
            case "docx":
                target.write_bytes(office.word(paper, look))
            case "xlsx" | "xlsx-split":
                target.write_bytes(office.workbook(paper, look, chosen.engine == "xlsx-split", rng.random() < 0.5))
            case "docx-pdf":
                self._later(office.word(paper, look), "docx", target)
            case "xlsx-pdf":
                self._later(office.workbook(paper, look, formulas=False), "xlsx", target)
            case "html-pdf":
                self._later(html.page(paper, look), "html", target)

    def _later(self, data: bytes, ending: str, target: Path) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        source = self.folder / f"{len(self.waiting):05d}.{ending}"
        source.write_bytes(data)
        self.waiting.append((source, target))

    def finish(self) -> None:
        """Run the converters and put the files in place."""
        if not self.waiting:
            return
        convert.pages_to_pdf(s for s, _ in self.waiting if s.suffix == ".html")
        convert.office_to_pdf(s for s, _ in self.waiting if s.suffix != ".html")
        for source, target in self.waiting:
            source.with_suffix(".pdf").replace(target)
        self.folder.rmdir()


def file_name(order: PaperOrder, rng: Random, ending: str, taken: set[str], loose: bool) -> str:
    """A name as people give files."""
    payer = order.funding.party.place or order.funding.party.name if order.funding else ""
    name = rng.choice(FILE_NAMES[order.kind]).format(title=order.facts.title, number=order.facts.number, payer=payer)
    if order.facts.revised and "evider" not in name:
        name += rng.choice((" reviderad", " rev", " version 2", "_v2"))
    if loose:
        name += f" {order.facts.number}"
    name = re.sub(r"[/:?*]", "-", name)
    base, n = name, 2
    while f"{name}.{ending}" in taken:
        name, n = f"{base} ({n})", n + 1
    taken.add(f"{name}.{ending}")
    return f"{name}.{ending}"


def case_entry(case: CaseModel) -> dict[str, Any]:
    """The case in truth.json, as it stands when everything has been read."""
    facts = case.facts
    has_decision, has_report = case.has("decision"), case.has("officers_report")
    outcome = "pending"
    if has_decision:
        outcome = case.outcome if case.outcome in ("partly_granted", "rejected") else "granted"
    elif has_report:
        outcome = "proposed"
    decided = (has_decision or has_report) and outcome != "rejected"
    rate = facts.rate / 100
    return {
        "key": case.key,
        "registration_number": facts.number,
        "project_title": facts.title,
        "applicant_name": facts.applicant.name,
        "applicant_org_number": facts.org_number,
        "authority": facts.authority.name,
        "outcome": outcome,
        "amount_applied_for_sek": facts.applied,
        "total_cost_sek": facts.plan.total,
        "amount_granted_sek": facts.granted if decided else None,
        "support_rate_pct": (int(rate) if rate == int(rate) else rate) if decided else None,
        "period_start": facts.start.isoformat(),
        "period_end": facts.end.isoformat(),
        "received_on": facts.received.isoformat(),
        "decided_on": facts.decided.isoformat() if has_decision else None,
        "final_report_due": facts.final_report.isoformat() if decided else None,
        "expected_mismatches": [{"rule": m.rule, "why": m.why} for m in case.expected],
        "allowed_mismatches": sorted(set(case.allowed)),
    }


def silent_fields(case: dict[str, Any], documents: Iterable[dict[str, Any]]) -> list[str]:
    """Case fields that no document of the case prints: nobody can know them."""
    documents = list(documents)
    fields = [k for k in case if k not in ("key", "outcome", "expected_mismatches", "allowed_mismatches")]
    return [k for k in fields if case[k] is not None and not any(d.get(k) is not None for d in documents)]


def _folder(case: CaseModel, inbox: Path, rng: Random) -> Path:
    if not case.in_folder:
        return inbox
    facts = case.facts
    name = rng.choice((f"{facts.number} {facts.title}", facts.title, f"{case.key} {facts.number}"))
    folder = inbox / re.sub(r"[/:?*]", "-", name)
    folder.mkdir(exist_ok=True)
    return folder


def write_case(
    case: CaseModel, inbox: Path, pool: tuple[Family, ...], rng: Random, loose: set[str], shop: Workshop
) -> list[dict[str, Any]]:
    """All files of a case; their labels."""
    folder = _folder(case, inbox, rng)
    names = set() if case.in_folder else loose
    documents: list[dict[str, Any]] = []
    orders = [p for p in case.papers if p.kind != "written"]
    while orders:
        order = orders.pop(0)
        able = [f for f in pool if f.name == order.family] or [f for f in pool if f.options(order.kind, order.writer)]
        chosen = rng.choice(able)
        paper, labels = write(order, case, rng, chosen)
        path = folder / file_name(order, rng, ENDINGS.get(chosen.engine, "pdf"), names, not case.in_folder)
        documents.append(entry(path.relative_to(inbox), 0, case, order, labels, chosen))
        if chosen.engine != "eml":
            shop.write(paper, chosen, path, rng)
            continue
        documents[-1]["unscored"] = sorted({*documents[-1].get("unscored", ()), "dated_on", "applicant_name"})
        hung = next((o for o in orders if o.kind == "commitment"), None)
        parts: list[tuple[str, bytes]] = []
        attach = [f for f in pool if f.engine == "pdf" and f.options("commitment")]
        if hung is not None and attach:
            orders.remove(hung)
            inner = rng.choice(attach)
            inner_paper, inner_labels = write(hung, case, rng, inner)
            parts.append((file_name(hung, rng, "pdf", set(), False), pdf.render(inner_paper, inner.look)))
            documents.append(entry(path.relative_to(inbox), 1, case, hung, inner_labels, inner))
        path.write_bytes(mail.message(paper, order.facts.dated.isoformat(), parts))
    return documents


def entry(file: Path, segment: int, case: CaseModel, order: PaperOrder, labels: Labels, chosen: Family) -> dict[str, Any]:
    """One document in truth.json."""
    head = {
        "file": str(file),
        "segment": segment,
        "case": case.key,
        "expect_status": "loaded",
        "expect_reason": None,
        "revision": order.revision,
    }
    return {**head, **labels.entry(), "source": chosen.engine, "layout": chosen.name}


def close_case(case: CaseModel, documents: list[dict[str, Any]]) -> dict[str, Any]:
    """The case's own labels, once it is known what its documents print."""
    result = case_entry(case)
    seen = [m for m in result["expected_mismatches"] if witnessed(m["rule"], documents)]
    result["allowed_mismatches"] += [m["rule"] for m in result["expected_mismatches"] if m not in seen]
    result["expected_mismatches"] = seen
    silent = silent_fields(result, documents)
    return {**result, "unscored": silent} if silent else result


def imagine_cases(cases: int, seed: int, pool: tuple[Family, ...], planted: float) -> list[tuple[CaseModel, Random]]:
    """The cases, each with its own source of chance. Some share an authority with the one before; a few are its sequel."""
    made: list[tuple[CaseModel, Random]] = []
    used: set[str] = set()
    for n in range(cases):
        rng = Random(f"{seed}/{n}")
        before = made[-1][0] if made and rng.random() < 0.3 else None
        sequel = (
            before is not None
            and rng.random() < 0.15
            and not before.expected
            and before.facts.end.year - before.facts.start.year > 0
        )
        case = invent(rng, f"Y{n:03d}", used, before.facts if before else None, sequel)
        case = write_orders(rng, case)
        case.papers = [p for p in case.papers if any(f.options(p.kind) for f in pool)]
        if sequel and before:
            for one in (case, before):
                one.allowed.append("overlapping_project")
                if case.facts.start <= before.facts.end and before.facts.start <= case.facts.end:
                    one.expected.append(Mismatch("overlapping_project", f"{case.facts.title} and {before.facts.title} overlap"))
        elif case.outcome != "rejected" and rng.random() < planted:
            plant(rng, case)
        case.papers = [p for p in case.papers if any(f.options(p.kind, p.writer) for f in pool)]
        if case.papers:
            made.append((case, rng))
    return made


def _decision(case: CaseModel) -> PaperOrder | None:
    fixed = {"delegation_limit", "budget_change_needs_decision"}
    if case.outcome not in ("granted", "partly_granted") or fixed & {m.rule for m in case.expected} or case.has("payment_claim"):
        return None
    return next((p for p in case.papers if p.kind == "decision" and not p.facts.delegated), None)


def joint_minutes(
    made: list[tuple[CaseModel, Random]], inbox: Path, pool: tuple[Family, ...], shop: Workshop
) -> list[dict[str, Any]]:
    """Decisions of two cases before the same board, taken on one day and written down in one file."""
    able = [f for f in pool if f.options("decision", "one_of_many") and f.engine in ("pdf", "docx-pdf")]
    documents: list[dict[str, Any]] = []
    done: set[str] = set()
    for (one, rng), (two, _) in itertools.pairwise(made):
        first, second = _decision(one), _decision(two)
        same = one.facts.authority == two.facts.authority and not {one.key, two.key} & done
        if not able or first is None or second is None or not same or rng.random() < 0.4:
            continue
        done |= {one.key, two.key}
        day, chosen, drafts = max(one.facts.decided, two.facts.decided), rng.choice(able), []
        habits = replace(habits_for(rng, one, chosen), unit=1)
        for case, order in ((one, first), (two, second)):
            case.papers = [p for p in case.papers if p is not order]
            case.papers = [replace(p, facts=replace(p.facts, decided=day)) for p in case.papers]
            case.facts = replace(case.facts, decided=day)
            moved = replace(order, facts=replace(order.facts, decided=day, dated=day))
            case.papers.append(replace(moved, kind="written"))
            drafts.append(Draft(moved, rng, habits, Labels("decision")))
        decision.minutes(drafts)
        drafts[0].paper.subject = "Protokoll"
        path = inbox / f"Protokoll {day.isoformat()} {one.key}.pdf"
        shop.write(drafts[0].paper, chosen, path, rng)
        for n, (case, draft) in enumerate(zip((one, two), drafts, strict=True)):
            documents.append(entry(path.relative_to(inbox), n, case, draft.order, draft.labels, chosen))
    return documents


def strays(inbox: Path, truth: dict[str, Any], rng: Random) -> None:
    """Files that came in damaged, locked, empty or twice."""
    pdfs = [d["file"] for d in truth["documents"] if d["file"].endswith(".pdf") and d["source"] == "pdf"]
    if len(pdfs) < 20:
        return
    blank: dict[str, Any] = {
        "segment": 0,
        "case": None,
        "kind": None,
        "revision": 0,
        "financing": [],
        "budget": [],
        "municipalities": [],
    }
    cut, locked, twice = (inbox / f for f in rng.sample(pdfs, 3))
    made = [
        (cut.with_name(f"{cut.stem} (avbruten).pdf"), cut.read_bytes()[: cut.stat().st_size // 2], "damaged"),
        (locked.with_name(f"{locked.stem} (låst).pdf"), pdf.locked(locked.stem), "encrypted"),
        (inbox / "tom fil.pdf", b"", None),
    ]
    for path, data, reason in made:
        path.write_bytes(data)
        wanted = {"expect_status": "quarantined", "expect_reason": reason, "source": "pdf", "layout": "stray"}
        truth["documents"].append({"file": str(path.relative_to(inbox)), **blank, **wanted})
    copy = twice.with_name(f"kopia av {twice.name}")
    copy.write_bytes(twice.read_bytes())
    truth["duplicates"].append({"file": str(copy.relative_to(inbox)), "of": str(twice.relative_to(inbox))})


def make(
    out: Path,
    cases: int,
    seed: int,
    only: str | None = None,
    fresh: bool = False,
    planted: float = 0.4,
    engines: tuple[str, ...] = QUICK,
) -> dict[str, Any]:
    """Write `inbox/` and `truth.json` under `out`. `only`: every document in this family where it can be."""
    inbox = out / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    pool = (family(only),) if only else families(fresh, engines)
    truth: dict[str, Any] = {"set": f"synthetic {seed}", "note": [], "cases": [], "documents": [], "duplicates": []}
    loose: set[str] = set()
    shop = Workshop(out / "unfinished")
    made = imagine_cases(cases, seed, pool, planted)
    joint = joint_minutes(made, inbox, pool, shop)
    for case, rng in made:
        written = write_case(case, inbox, pool, rng, loose, shop)
        shared = [d for d in joint if d["case"] == case.key]
        case.papers = [replace(p, kind="decision") if p.kind == "written" else p for p in case.papers]
        truth["cases"].append(close_case(case, written + shared))
        truth["documents"] += written
    truth["documents"] += joint
    shop.finish()
    strays(inbox, truth, Random(f"{seed}/strays"))
    (out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return truth
