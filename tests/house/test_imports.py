"""Who may import whom: the contracts hold, they can be broken, and an officer's question pays for nothing heavy."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from e2e.conftest import ingest

from flows.command import VERBS

ROOT = Path(__file__).parents[2]
PACKAGES = ("schemas", "extractors", "warehouse", "flows", "desk")
HEAVY = ("spacy", "prefect", "pyarrow", "pdfplumber", "pdfminer", "extractors", "fastapi", "rich", "numpy", "PIL", "dateparser")


def contracts(tree: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-cache"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_contracts_hold() -> None:
    said = contracts(ROOT)
    assert " 0 broken." in said, said


def test_a_crossing_breaks_a_contract(tmp_path: Path) -> None:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = {
        "desk/crossing.py": "import extractors.pipeline",
        "schemas/crossing.py": "import duckdb",
        "warehouse/crossing.py": "import extractors.pipeline",
        "flows/steps/crossing.py": "import prefect",
        "warehouse/reconcile/rules/crossing.py": "import warehouse.connection",
    }
    for path, line in planted.items():
        (tmp_path / path).write_text(f'"""A crossing."""\n\n{line}\n')
    said = contracts(tmp_path)
    for name in (
        "Arrows point one way",
        "The desk does not read files",
        "duckdb stays in the warehouse",
        "Prefect stays in the flow and its deployment",
        "A batch runs without Prefect",
        "schemas knows only the standard library",
        "Rules import schemas alone",
    ):
        assert f"{name} BROKEN" in said, said


def test_an_officers_question_is_light(tmp_path: Path) -> None:
    home, inbox = tmp_path / "hem", tmp_path / "inkorg"
    inbox.mkdir()
    (inbox / "ansökan.pdf").write_text("paper application RUN-2026-1 100000")
    ingest(inbox, home)
    script = (
        "import sys; from flows.command import main; "
        f"main(['cases', '--home', {str(home)!r}]); "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT, env=_environment()
    )
    assert "RUN-2026-1" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]", done.stdout + done.stderr


def test_help_imports_no_verb() -> None:
    script = (
        "import sys; from flows.command import main; main(['--help']); "
        "ours = ('desk', 'warehouse', 'extractors', 'schemas'); "
        "print([m for m in sys.modules if m.partition('.')[0] in ours], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT, env=_environment()
    )
    assert done.stderr.strip() == "[]"
    assert all(f"  {verb.name} " in done.stdout for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_has_its_functions(verb) -> None:
    import argparse
    import importlib

    module = importlib.import_module(verb.module)
    assert callable(getattr(module, verb.function))
    getattr(module, f"{verb.function}_arguments")(argparse.ArgumentParser())


def test_what_is_imported_is_declared() -> None:
    """Every third-party package that the code imports stands in pyproject.toml itself."""
    import ast
    import re
    import tomllib
    from importlib.metadata import packages_distributions

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_plain(re.split(r"[<>=!~ \[;]", line)[0]) for line in project["dependencies"]}
    distributions = packages_distributions()
    missing = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = []
                if isinstance(node, ast.Import):
                    names = [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names = [node.module]
                for name in names:
                    top = name.partition(".")[0]
                    if top in sys.stdlib_module_names or top in PACKAGES:
                        continue
                    providers = {_plain(d) for d in distributions.get(top, [top])}
                    if not providers & declared:
                        missing[top] = str(path.relative_to(ROOT))
    assert missing == {}


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), *(p for p in sys.path if p)))}
