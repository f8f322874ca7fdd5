"""Compares a published warehouse with labelled documents: precision and recall by field, kind and layout.

Knows the views of `report` and the form of truth.json; knows nothing of how either was made. Names are compared folded
(case, genitive, legal form, a few aliases), everything else exactly.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import duckdb

Row = dict[str, Any]
FIELDS = (
    "registration_number",
    "project_title",
    "applicant_name",
    "applicant_org_number",
    "authority",
    "dated_on",
    "received_on",
    "decided_on",
    "period_start",
    "period_end",
    "final_report_due",
    "amount_applied_for_sek",
    "amount_granted_sek",
    "support_rate_pct",
    "total_cost_sek",
)
CASE_FIELDS = (*(f for f in FIELDS if f != "dated_on"), "outcome")
VIEWS = ("cases", "documents", "financing", "budget_lines", "municipalities", "facts", "findings", "problems")
_ALIASES = {
    "europeiska socialfonden+": (
        "esf+",
        "esf",
        "europeiska socialfonden",
        "europeiska socialfonden+ (esf+)",
        "europeiska socialfonden plus",
    ),
    "europeiska regionala utvecklingsfonden": (
        "eruf",
        "europeiska regionala utvecklingsfonden (eruf)",
        "eu:s regionalfond",
        "regionalfonden",
    ),
    "fonden för en rättvis omställning": ("jtf", "fonden för en rättvis omställning (jtf)"),
}
_LEGAL = {"ab", "aktiebolag", "publ", "ek", "för", "ekonomisk", "förening", "ideell"}
_ROLES = {"received_on": "received", "dated_on": "dated", "decided_on": "decided"}


def fold(text: object) -> str:
    """Case, kinds of dash, space and outer punctuation away."""
    plain = unicodedata.normalize("NFC", str(text)).casefold().replace("–", "-").replace("—", "-")
    return re.sub(r"[\s\u00a0\u00ad]+", " ", plain).strip(" \"'”“’»«.,:;")


def _stem(text: object) -> str:
    words = [w for w in re.split(r"[^\w+]+", re.sub(r"\((?!esf|eruf|jtf)[^)]*\)", " ", fold(text))) if w]
    kept = [w for w in words if w not in _LEGAL] or words
    return " ".join(w[:-1] if len(w) > 2 and w.endswith("s") else w for w in kept)


_STEMS = {_stem(alias): _stem(name) for name, aliases in _ALIASES.items() for alias in aliases}


def fold_name(text: object) -> str:
    """An organisation's name, comparable."""
    stem = _stem(text)
    return _STEMS.get(stem, stem)


def fold_field(name: str, value: object) -> object:
    """A scalar, comparable; None and '' are nothing."""
    if value is None or value == "":
        return None
    if name.endswith(("_sek", "_pct")):
        return round(Decimal(str(value)), 2)
    if name.endswith(("_on", "_due")) or name.startswith("period_"):
        return str(value)[:10]
    if name == "applicant_org_number":
        return re.sub(r"\D", "", str(value))[-10:]
    if name == "registration_number":
        return re.sub(r"\s", "", fold(value)).replace("/0", "/")
    if name in ("applicant_name", "authority"):
        return fold_name(value)
    if name == "project_title":
        return re.sub(r"[\"”“'’»«\s]+", " ", fold(value)).strip()
    return fold(value)


@dataclass(slots=True)
class Count:
    """True and false positives, false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """Share of what was read that is right."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was read right."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 1 where there is nothing to read and nothing was read."""
        whole = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / whole if whole else 1.0

    def add(self, other: Count) -> None:
        """Add another count to this one."""
        self.tp, self.fp, self.fn = self.tp + other.tp, self.fp + other.fp, self.fn + other.fn


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing read wrong, not read, or read without being there."""

    subject: str
    file: str
    layout: str
    kind: str
    truth: str
    read: str
    certain: bool


@dataclass(slots=True)
class Report:
    """Everything measured, by subject (a field or a list), kind of document and layout."""

    counts: dict[tuple[str, str, str], Count] = field(default_factory=lambda: defaultdict(Count))
    misses: list[Miss] = field(default_factory=list)
    status: Counter[str] = field(default_factory=Counter)
    grouping: Count = field(default_factory=Count)
    cases: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    findings: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    finding_notes: list[str] = field(default_factory=list)
    amounts_total: int = 0
    amounts_unassigned: int = 0
    certain_wrong: int = 0

    def total(self, keep: Callable[[str, str, str], bool]) -> Count:
        """Sum over the keys that `keep` accepts: (subject, kind, layout)."""
        out = Count()
        for key, count in self.counts.items():
            if keep(*key):
                out.add(count)
        return out

    def by(self, index: int) -> dict[str, Count]:
        """Sums by subject (0), kind (1) or layout (2)."""
        out: dict[str, Count] = defaultdict(Count)
        for key, count in self.counts.items():
            out[key[index]].add(count)
        return dict(out)

    def parts(self) -> dict[str, float]:
        """F1 of the five parts that make up the overall figure."""
        return {
            "fields": _sum((*(self.total(lambda s, k, y: s in FIELDS),), *self.cases.values())).f1,
            "financing": self.total(lambda s, k, y: s.startswith("financing")).f1,
            "budget": self.total(lambda s, k, y: s.startswith("budget")).f1,
            "municipalities": self.total(lambda s, k, y: s == "municipalities").f1,
            "findings": _sum(self.findings.values()).f1,
        }

    @property
    def overall(self) -> float:
        """Mean of the five parts."""
        parts = self.parts()
        return sum(parts.values()) / len(parts)


def _sum(counts: Iterable[Count]) -> Count:
    out = Count()
    for count in counts:
        out.add(count)
    return out


def load_views(warehouse: Path) -> dict[str, list[Row]]:
    """All report views as rows."""
    connection = duckdb.connect(str(warehouse), read_only=True)
    try:
        out: dict[str, list[Row]] = {}
        for view in VIEWS:
            cursor = connection.execute(f"SELECT * FROM report.{view}")
            names = [c[0] for c in cursor.description]
            out[view] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        return out
    finally:
        connection.close()


def _hashes(path: Path) -> set[str]:
    data = path.read_bytes()
    found = {hashlib.sha256(data).hexdigest()}
    if path.suffix == ".eml":
        for part in message_from_bytes(data, policy=policy.default).iter_attachments():
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                found.add(hashlib.sha256(payload).hexdigest())
    return found


def _agreement(truth: Row, row: Row) -> tuple[float, int]:
    score = sum(fold_field(f, truth.get(f)) == fold_field(f, row.get(f)) is not None for f in FIELDS) + 1.5 * (
        truth["kind"] == row["kind"]
    )
    return score, -abs(int(truth["segment"]) - int(row["segment"] or 0))


def pair(truth: Row, inbox: Path, documents: list[Row]) -> dict[int, Row]:
    """Which document of the warehouse is which labelled one: by content, and within a file by what they say."""
    by_hash: dict[str, list[Row]] = defaultdict(list)
    for row in documents:
        by_hash[str(row["file_sha256"])].append(row)
    groups: dict[str, list[int]] = defaultdict(list)
    for n, d in enumerate(truth["documents"]):
        groups[d["file"]].append(n)
    pairs: dict[int, Row] = {}
    for file, members in groups.items():
        pool = [row for h in _hashes(inbox / file) for row in by_hash.get(h, [])]
        ranked = sorted(
            ((_agreement(truth["documents"][n], row), -n, k) for n in members for k, row in enumerate(pool)), reverse=True
        )
        used: set[int] = set()
        for _, minus, k in ranked:
            if -minus not in pairs and k not in used:
                used.add(k)
                pairs[-minus] = pool[k]
    return pairs


def _brief(row: Row | None) -> str:
    if row is None:
        return "–"
    keys = ("financier", "category", "label", "code", "municipality_code", "role", "contribution", "year", "amount_sek")
    return " ".join(f"{row[k]}" for k in keys if row.get(k) is not None)


class _Scorer:
    """Walks the labelled documents once and fills a report."""

    def __init__(self, truth: Row, views: dict[str, list[Row]], pairs: dict[int, Row]) -> None:
        self.truth, self.views, self.pairs, self.report = truth, views, pairs, Report()
        self.of: dict[str, dict[str, list[Row]]] = {
            v: defaultdict(list) for v in ("financing", "budget_lines", "municipalities", "facts")
        }
        for view, rows in self.of.items():
            for row in views[view]:
                rows[str(row["document_id"])].append(row)
        self.sure = {str(f["fact_id"]) for f in views["facts"] if f["standing"] == "certain"}

    def run(self) -> Report:
        for n, d in enumerate(self.truth["documents"]):
            row = self.pairs.get(n)
            wanted = d.get("expect_status") or "loaded"
            if wanted == "quarantined":
                right = (
                    row is not None
                    and row["status"] == "quarantined"
                    and (not d.get("expect_reason") or row["reason"] == d["expect_reason"])
                )
                self.report.status["quarantined as expected" if right else "quarantine missed"] += 1
                continue
            if row is None:
                self.report.status["not found"] += 1
            else:
                self.report.status[str(row["status"])] += 1
                self.report.status["kind right" if row["kind"] == d["kind"] else "kind wrong"] += 1
                if "revision" not in d.get("unscored", ()):
                    self.report.status["revision right" if row["revision"] == d["revision"] else "revision wrong"] += 1
                if row["kind"] != d["kind"]:
                    self.miss("kind", d, d["kind"], str(row["kind"]), row.get("kind_standing") == "certain")
            self.scalars(d, row)
            self.lists(d, row)
        self.cases()
        amounts = [f for f in self.views["facts"] if f["kind"] == "amount"]
        self.report.amounts_total = len(amounts)
        self.report.amounts_unassigned = sum(f["role"] == "unassigned" for f in amounts)
        return self.report

    def miss(self, subject: str, d: Row, truth: object, read: object, certain: bool) -> None:
        self.report.misses.append(
            Miss(
                subject,
                d["file"],
                d["layout"],
                d["kind"],
                "–" if truth is None else str(truth),
                "–" if read is None else str(read),
                certain,
            )
        )
        self.report.certain_wrong += certain

    def scalars(self, d: Row, row: Row | None) -> None:
        for name in FIELDS:
            if name in d.get("unscored", ()):
                continue
            want, got = fold_field(name, d.get(name)), fold_field(name, row[name]) if row else None
            if want is None and got is None:
                continue
            count = self.report.counts[name, d["kind"], d["layout"]]
            if want == got:
                count.tp += 1
                continue
            count.fn += want is not None
            count.fp += got is not None
            self.miss(name, d, d.get(name), row[name] if row else None, got is not None and self._certain(name, row))

    def _certain(self, name: str, row: Row | None) -> bool:
        """Whether the value that came out rests on a fact called certain, in a role of that name."""
        if row is None:
            return False
        role = _ROLES.get(name, name.removesuffix("_sek").removesuffix("_pct").removeprefix("amount_"))
        value = fold_field(name, row[name])
        for fact in self.of["facts"][str(row["document_id"])]:
            if fact["standing"] == "certain" and fact["role"] == role and fold_field(name, fact["value"]) == value:
                return True
        return False

    def lists(self, d: Row, row: Row | None) -> None:
        key = str(row["document_id"]) if row else ""
        unscored = d.get("unscored", ())
        if "financing" not in unscored:
            read = self.of["financing"][key]
            official = d["kind"] in ("decision", "officers_report")
            either = {d.get("amount_applied_for_sek"), d.get("amount_granted_sek")} - {None}

            def same_payer(t: Row, p: Row) -> bool:
                if (p["contribution"] or "cash") != t["contribution"]:
                    return False
                if t["municipality_code"] and p["municipality_code"]:
                    return bool(t["municipality_code"] == p["municipality_code"])
                return fold_name(t["financier"]) in {fold_name(p["financier"]), fold_name(p["financier_as_written"])}

            def same(t: Row, p: Row) -> bool:
                return same_payer(t, p) and (
                    _amount(t) == _amount(p)
                    or (official and {t["amount_sek"], _amount(p)} <= either and t["amount_sek"] is not None)
                )

            self.match("financing", d, d["financing"], [p for p in read if p["year"] is None], same)
            years = [{**t, "year": int(y), "amount_sek": a} for t in d["financing"] for y, a in t["by_year"].items()]
            self.match(
                "financing by year",
                d,
                years,
                [p for p in read if p["year"] is not None and p["amount_sek"] != 0],
                lambda t, p: same_payer(t, p) and t["year"] == p["year"] and _amount(t) == _amount(p),
            )
        if "budget" not in unscored:
            read = self.of["budget_lines"][key]

            def same_line(t: Row, p: Row) -> bool:
                return bool(t["category"] == p["category"] and _amount(t) == _amount(p))

            self.match("budget", d, d["budget"], [p for p in read if p["year"] is None], same_line)
            years = [{**t, "year": int(y), "amount_sek": a} for t in d["budget"] for y, a in t["by_year"].items()]
            self.match(
                "budget by year",
                d,
                years,
                [p for p in read if p["year"] is not None and p["amount_sek"] != 0],
                lambda t, p: same_line(t, p) and t["year"] == p["year"],
            )
        if "municipalities" not in unscored:
            self.match(
                "municipalities",
                d,
                d["municipalities"],
                self.of["municipalities"][key],
                lambda t, p: bool(t["code"] == p["municipality_code"] and t["role"] == p["role"]),
            )

    def match(self, subject: str, d: Row, truth: list[Row], read: list[Row], same: Callable[[Row, Row], bool]) -> None:
        left, count = list(read), self.report.counts[subject, d["kind"], d["layout"]]
        for t in truth:
            found = next((p for p in left if same(t, p)), None)
            if found is None:
                count.fn += 1
                self.miss(subject, d, _brief(t), None, False)
            else:
                left.remove(found)
                count.tp += 1
        for p in left:
            count.fp += 1
            self.miss(subject, d, None, _brief(p), str(p.get("fact_id")) in self.sure)

    # ------------------------------------------------------------------ cases and findings
    def cases(self) -> None:
        label = {n: d["case"] for n, d in enumerate(self.truth["documents"]) if d.get("case") and d.get("kind")}
        read = {n: self.pairs[n]["case_id"] if n in self.pairs else None for n in label}
        for a, b in itertools.combinations(sorted(label), 2):
            together, said = label[a] == label[b], read[a] is not None and read[a] == read[b]
            self.report.grouping.tp += together and said
            self.report.grouping.fp += said and not together
            self.report.grouping.fn += together and not said
        overlap = Counter((label[n], read[n]) for n in label if read[n] is not None)
        home: dict[str, Any] = {}
        back: dict[Any, str] = {}
        for (key, case_id), _ in sorted(overlap.items(), key=lambda x: (-x[1], str(x[0]))):
            if key not in home and case_id not in home.values():
                home[key] = case_id
            back.setdefault(case_id, key)
        rows = {r["case_id"]: r for r in self.views["cases"]}
        for case in self.truth["cases"]:
            row = rows.get(home.get(case["key"]), {})
            for name in CASE_FIELDS:
                if name in case.get("unscored", ()):
                    continue
                want, got = fold_field(name, case.get(name)), fold_field(name, row.get(name))
                if want is None and got is None:
                    continue
                count = self.report.cases[name]
                if want == got:
                    count.tp += 1
                else:
                    count.fn += want is not None
                    count.fp += got is not None
                    self.report.finding_notes.append(f"case {case['key']} {name}: {case.get(name)}, read as {row.get(name)}")
        self._findings(back)

    def _findings(self, back: dict[Any, str]) -> None:
        raised: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        for row in self.views["findings"]:
            if row["outcome"] == "mismatch" and not row["stale"]:
                raised[back.get(row["case_id"], "?")][row["rule"]] = (row["severity"], row["message"])
        for case in self.truth["cases"]:
            found = raised.pop(case["key"], {})
            wanted = {m["rule"]: m["why"] for m in case["expected_mismatches"] if m["rule"] != "commitment_missing"}
            for rule, why in wanted.items():
                if rule in found:
                    self.report.findings[rule].tp += 1
                else:
                    self.report.findings[rule].fn += 1
                    self.report.finding_notes.append(f"not found {case['key']} {rule}: {why}")
            self._false_alarms(case["key"], found, set(wanted) | set(case["allowed_mismatches"]))
        for key, found in raised.items():
            self._false_alarms(key, found, set())

    def _false_alarms(self, key: str, found: dict[str, tuple[str, str]], fine: set[str]) -> None:
        for rule, (severity, message) in found.items():
            if rule not in fine and severity in ("error", "warning"):
                self.report.findings[rule].fp += 1
                self.report.finding_notes.append(f"false alarm {key} {rule}: {message}")


def _amount(row: Row) -> object:
    return None if row["amount_sek"] is None else round(Decimal(str(row["amount_sek"])), 2)


def score(truth_file: Path, inbox: Path, warehouse: Path) -> Report:
    """Compare."""
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    views = load_views(warehouse)
    return _Scorer(truth, views, pair(truth, inbox, views["documents"])).run()
