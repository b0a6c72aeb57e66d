"""Which seeded CRMs were started, for the scripts that print what is in them."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path


def _runs(crm: str) -> list[Path]:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "second-chair" / crm / "runs"
    return sorted((file for file in cache.glob("*/run.json") if (file.parent / "facts.json").exists()), key=lambda file: file.stat().st_mtime)


def print_facts(crm: str, about: str, facts: Callable[[Path, dict, dict], dict]) -> None:
    """Prints `facts(folder, what run.sh was asked for, what the seed wrote)` of the run that the arguments name, or of the last one."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("host", "port", "seed", "today"):
        parser.add_argument(f"--{name}")
    wanted = {name: value for name, value in vars(parser.parse_args()).items() if value}
    for file in reversed(_runs(crm)):
        asked = json.loads(file.read_text(encoding="utf-8"))
        if all(str(asked[name]) == value for name, value in wanted.items()):
            seeded = json.loads((file.parent / "facts.json").read_text(encoding="utf-8"))
            print(json.dumps(facts(file.parent, asked, seeded), ensure_ascii=False, indent=1))
            return
    which = f" with {wanted}" if wanted else ""
    sys.exit(f"deals.py: no {crm} was started{which}. Start one: tests/crm/{crm}/run.sh PORT SEED TODAY")
