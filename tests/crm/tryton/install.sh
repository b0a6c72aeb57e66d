#!/usr/bin/env bash
# Installs Tryton 8.0 (GPL-3.0, from PyPI and npm) for the tests: a virtual environment, Tryton's own web client, and an
# unseeded sqlite database in three languages, all in the cache, nothing in the repository.
#
#   tests/crm/tryton/install.sh           installs if needed; says nothing more than one line when it is there
#   tests/crm/tryton/install.sh --where   prints the installation's folder (installs first if needed)
#
# PYTHON=python3.12 chooses the interpreter (3.10 or newer). Takes about 2 minutes the first time.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${PYTHON:-python3}
trytond_version=8.0.12

say() { printf 'tryton install: %s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

command -v flock >/dev/null || fail "'flock' was not found. It comes with util-linux (macOS: brew install flock)."
command -v npm >/dev/null || fail "'npm' was not found. It comes with Node.js 20 or newer (Debian: apt-get install nodejs npm)."
command -v "$python" >/dev/null ||
  fail "'$python' was not found. Install Python 3.10 or newer, or name one: PYTHON=/path/to/python3 $0"
python_version=$("$python" -c 'import platform, sys; print(platform.python_implementation(), platform.python_version(), platform.machine(), sys.executable)')
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
  fail "'$python' is $python_version; 3.10 or newer is needed. Name another one: PYTHON=/path/to/python3 $0"

inputs_hash=$(
  {
    cat "$here/install.sh" "$here/constraints.txt" "$here/trytond.conf" "$here/pages/package.json" "$here/pages/package-lock.json"
    echo "$python_version"
  } | sha256sum | cut -c1-16
)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/second-chair/tryton
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
mkdir -p "$home/log" "$home/databases"

step() { # step NAME COMMAND...: runs quietly with a log, shows its end when it fails
  local name=$1; shift
  say "$name"
  if ! "$@" >"$home/log/$name.log" 2>&1; then
    tail -n 25 "$home/log/$name.log" >&2
    fail "step '$name' failed; the whole log: $home/log/$name.log"
  fi
}

step virtual-environment "$python" -m venv "$home/venv"
step packages "$home/venv/bin/python" -m pip install --no-input -c "$here/constraints.txt" \
  "trytond==$trytond_version" trytond_sale_opportunity tzdata waitress

# The web client looks for its libraries in a folder node_modules beside itself.
mkdir "$home/npm"
cp "$here/pages/package.json" "$here/pages/package-lock.json" "$here/pages/.npmrc" "$home/npm/"
step web-client npm --prefix "$home/npm" ci --omit=dev --ignore-scripts --no-audit --no-fund
cp -R "$home/npm/node_modules/tryton-sao" "$home/web"
ln -s ../npm/node_modules "$home/web/node_modules"

export TRYTOND_CONFIG=$here/trytond.conf TRYTOND_DATABASE__PATH=$home/databases PYTHONDONTWRITEBYTECODE=1
printf 'admin\n' >"$home/password"
: >"$home/databases/crm.sqlite"
TRYTONPASSFILE=$home/password step database "$home/venv/bin/trytond-admin" -d crm -p --email admin@vendor.example \
  -u sale_opportunity --activate-dependencies -l en fr de

printf 'trytond %s\n%s\n' "$trytond_version" "$python_version" >"$stamp"
say "installed in $((SECONDS - started)) s"
# Earlier installations that nothing used for a month go.
find "$cache" -mindepth 2 -maxdepth 2 -name installed -mtime +30 -printf '%h\0' | xargs -0 -r rm -rf
report "${1:-}"
