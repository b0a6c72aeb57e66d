#!/usr/bin/env bash
# Installs Creme CRM 2.8.6 (AGPL-3.0, from PyPI) for the tests and the demo: a virtual environment, an unseeded
# sqlite database and the generated static files, all in the cache, nothing in the repository.
#
#   tests/crm/creme/install.sh           installs if needed; says nothing more than one line when it is there
#   tests/crm/creme/install.sh --where   prints the installation's folder (installs first if needed)
#
# PYTHON=python3.12 chooses the interpreter (3.10 or newer). Takes 2 to 3 minutes the first time.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${PYTHON:-python3}
creme_version=2.8.6

say() { printf 'creme install: %s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

command -v flock >/dev/null || fail "'flock' was not found. It comes with util-linux (macOS: brew install flock)."
command -v "$python" >/dev/null ||
  fail "'$python' was not found. Install Python 3.10 or newer, or name one: PYTHON=/path/to/python3 $0"
python_version=$("$python" -c 'import platform, sys; print(platform.python_implementation(), platform.python_version(), platform.machine(), sys.executable)')
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
  fail "'$python' is $python_version; 3.10 or newer is needed. Name another one: PYTHON=/path/to/python3 $0"

inputs_hash=$(
  { cat "$here/install.sh" "$here/constraints.txt" "$here/crm_settings.py"; echo "$python_version"; } |
    sha256sum | cut -c1-16
)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/second-chair/creme
home=$cache/$inputs_hash
stamp=$home/installed                # written last: without it the folder is a half-built one

report() { touch "$stamp"; if [ "${1:-}" = --where ]; then echo "$home"; else say "there: $home"; fi; }

if [ -f "$stamp" ]; then report "${1:-}"; exit 0; fi

mkdir -p "$cache"
exec 9>"$cache/lock-$inputs_hash"
flock -n 9 || { say "another installation is running, waiting for it"; flock 9; }
if [ -f "$stamp" ]; then report "${1:-}"; exit 0; fi

venv_works() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }
if ! venv_works; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Python's venv module is missing, installing python3-venv"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null ||
      fail "apt-get could not install python3-venv; see its messages above"
  fi
  venv_works ||
    fail "'$python' cannot make virtual environments. Install its venv module (Debian, Ubuntu: apt-get install python3-venv) and call this again."
fi

# A virtual environment cannot be moved, so everything is built at its final place; only the stamp makes it count.
started=$SECONDS
rm -rf "$home"
mkdir -p "$home/log" "$home/names" "$home/jobs" "$home/upload"

step() { # step NAME COMMAND...: runs quietly with a log, shows its end when it fails
  local name=$1; shift
  say "$name"
  if ! "$@" >"$home/log/$name.log" 2>&1; then
    tail -n 25 "$home/log/$name.log" >&2
    fail "step '$name' failed; the whole log: $home/log/$name.log"
  fi
}

step virtual-environment "$python" -m venv "$home/venv"
# csscompressor comes as source only: setuptools is installed first, pinned, and used instead of an unpinned one.
step build-tools "$home/venv/bin/python" -m pip install --no-input -c "$here/constraints.txt" setuptools
step packages "$home/venv/bin/python" -m pip install --no-input --no-build-isolation -c "$here/constraints.txt" \
  "creme-crm==$creme_version" waitress tzdata

export CREME_HOME=$home CREME_DATABASE=$home/unseeded.sqlite3
export DJANGO_SETTINGS_MODULE=crm_settings PYTHONPATH=$here:$home/names PYTHONDONTWRITEBYTECODE=1
cd "$home"
step tables "$home/venv/bin/creme" migrate --no-input
step basic-data "$home/venv/bin/creme" creme_populate
step static-files "$home/venv/bin/creme" generatemedia

printf 'creme-crm %s\n%s\n' "$creme_version" "$python_version" >"$stamp"
say "installed in $((SECONDS - started)) s"
# Earlier installations that nothing used for a month go.
find "$cache" -mindepth 2 -maxdepth 2 -name installed -mtime +30 -printf '%h\0' | xargs -0 -r rm -rf
report "${1:-}"
