"""Runs every check and every test of the repository, one stage after another.

    python3 .ci/test.py            all stages (make test)
    python3 .ci/test.py --long     all stages, then the long matrices (make verify)
    python3 .ci/test.py NAME...    only these stages

What the tools print passes through unchanged. The first stage that fails ends
the run. The last lines are how long each stage took and, on a line of its own,
how many tests passed and failed, counted from the runners' own closing lines.
"""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Stage:
    name: str
    title: str
    command: list[str]
    folder: str = "."
    # A stage that hangs must end with a sentence, not with CI's own limit.
    minutes: int = 10
    counts_tests: bool = False
    env: dict[str, str] = field(default_factory=dict)


STAGES = [
    Stage("setup", "set-up", ["bash", ".ci/setup/all"], minutes=20),
    Stage("format", "formatting of the Rust code", ["cargo", "fmt", "--check"]),
    Stage("clippy", "clippy", ["cargo", "clippy", "--locked", "--all-targets", "--", "-D", "warnings"]),
    Stage("wasm", "wasm package", ["bash", ".ci/build-wasm"]),
    Stage("extension", "extension", ["npm", "run", "build"], folder="www"),
    # After the build: it writes the types that those of the extension rest on.
    Stage("types", "types of the extension", ["npm", "run", "check"], folder="www"),
    Stage("native", "tests of the core", ["cargo", "test", "--locked"], minutes=15, counts_tests=True),
    Stage("oracle", "tests of the oracle", ["python3", "tests/oracle/test_oracle.py"]),
    Stage("wasm-tests", "tests of the core in a browser",
          ["bash", ".ci/wasm", "wasm-pack", "test", "--headless", "--chrome", "--", "--locked", "--test", "wasm"], counts_tests=True),
    Stage("www", "unit tests of the extension", ["npm", "test"], folder="www", counts_tests=True),
    Stage("e2e", "end-to-end tests", ["npm", "test"], folder="tests", minutes=32, counts_tests=True),
]
SIMULATION = Stage("simulation", "the outlook of pay against ten million samples",
                   ["cargo", "bench", "--locked", "--bench", "bench", "--", "--simulate"], minutes=30)
LANGUAGES = Stage("languages", "what Intl writes in over a hundred languages", ["bash", ".ci/languages"], minutes=15, counts_tests=True)
LONG = Stage("long", "end-to-end tests, long matrices", ["npm", "test"], folder="tests", minutes=120,
             counts_tests=True, env={"SECOND_CHAIR_VERIFY": "1"})

COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
# cargo test and the wasm runner; node's runner says it in one line per figure.
CARGO = re.compile(r"^test result: \w+\. (\d+) passed; (\d+) failed;")
NODE = re.compile(r"^(?:#|ℹ) (pass|fail|cancelled) (\d+)$")


@dataclass
class Count:
    passed: int = 0
    failed: int = 0

    def read(self, line: str) -> None:
        line = COLOUR.sub("", line).strip()
        if found := CARGO.match(line):
            self.passed += int(found[1])
            self.failed += int(found[2])
        elif found := NODE.match(line):
            if found[1] == "pass":
                self.passed += int(found[2])
            else:
                self.failed += int(found[2])


def duration(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60} min {whole % 60} s" if whole >= 60 else f"{whole} s"


def say(text: str) -> None:
    print(text, flush=True)


def end(process: subprocess.Popen) -> None:
    """Ends a stage with all it started: it is a process group of its own."""
    for kill, patience in ((signal.SIGTERM, 5), (signal.SIGKILL, 5)):
        try:
            os.killpg(process.pid, kill)
            process.wait(patience)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def run(stage: Stage, count: Count) -> str | None:
    """Runs one stage; the answer is None, or what went wrong."""
    environment = os.environ | stage.env
    if os.environ.get("CI"):
        environment.setdefault("CARGO_INCREMENTAL", "0")
    try:
        process = subprocess.Popen(
            stage.command, cwd=ROOT / stage.folder, env=environment, text=True, errors="replace",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    except FileNotFoundError:
        return f"{stage.command[0]} is not on PATH"

    late = False

    def on_alarm(*_: object) -> None:
        nonlocal late
        late = True
        end(process)

    signal.signal(signal.SIGALRM, on_alarm)
    signal.alarm(stage.minutes * 60)
    try:
        for line in process.stdout:
            print(line, end="", flush=True)
            count.read(line)
        code = process.wait()
    except BaseException:
        end(process)
        raise
    finally:
        signal.alarm(0)

    if late:
        return f"it did not end within {stage.minutes} minutes"
    if code != 0:
        return f"{' '.join(stage.command)} ended with code {code}; its output above says why"
    if count.failed:
        return f"{count.failed} tests failed"
    if stage.counts_tests and not count.passed:
        return "it ran no test"
    return None


def has_script(folder: str, script: str) -> bool:
    package = ROOT / folder / "package.json"
    return script in json.loads(package.read_text()).get("scripts", {})


def main() -> int:
    names = [stage.name for stage in STAGES]
    options = argparse.ArgumentParser(description="Runs the checks and the tests.")
    options.add_argument("stages", nargs="*", metavar="stage", help=", ".join(names))
    options.add_argument("--long", action="store_true", help="the long matrices as well")
    chosen = options.parse_args()
    if unknown := set(chosen.stages) - set(names):
        options.error(f"no such stage: {', '.join(sorted(unknown))}; there are {', '.join(names)}")

    stages = [stage for stage in STAGES if not chosen.stages or stage.name in chosen.stages or stage.name == "setup"]
    if chosen.long:
        stages += [LANGUAGES, SIMULATION, LONG]

    total = Count()
    took: list[tuple[str, float]] = []
    problem = None
    began = time.monotonic()
    for stage in stages:
        if stage.name == "www" and not has_script("www", "test"):
            continue
        say(f"\n==> {stage.title}")
        started = time.monotonic()
        count = Count()
        problem = run(stage, count)
        seconds = time.monotonic() - started
        took.append((stage.title, seconds))
        total.passed += count.passed
        total.failed += count.failed
        if problem:
            problem = f"Stopped at: {stage.title}. Reason: {problem}. That stage alone: python3 .ci/test.py {stage.name}"
            break
        say(f"<== {stage.title}: ok, {duration(seconds)}")

    say("\nHow long each stage took:")
    for title, seconds in took:
        say(f"  {duration(seconds):>12}  {title}")
    say(f"  {duration(time.monotonic() - began):>12}  in all")
    if problem:
        say(f"\n{problem}")
    say(f"\n{total.passed} passed, {total.failed} failed")
    return 1 if problem else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
