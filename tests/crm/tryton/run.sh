#!/usr/bin/env bash
# Serves a seeded Tryton in the foreground until it is killed.
#
#   tests/crm/tryton/run.sh PORT SEED TODAY      make crm CRM=tryton PORT=8070 SEED=1 TODAY=2026-11-23
#
# SEED is any word of letters, digits, "-" and "_"; TODAY is `today` or YYYY-MM-DD: all data is relative to it.
# HOST=127.0.0.3 is the address (one of its own: cookies do not know ports). Every start begins with the data as seeded;
# KEEP=1 keeps what was changed in the CRM since an earlier start with the same port, seed and day.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
host=${HOST:-127.0.0.3} port=${1:-8070} seed=${2:-1} today=${3:-today}

say() { printf 'tryton: %s\n' "$*" >&2; }
usage() { say "$@"; say "usage: $0 PORT SEED TODAY   (TODAY: today, or YYYY-MM-DD)"; exit 2; }

[[ $port =~ ^[0-9]{2,5}$ ]] || usage "the port '$port' is not a number"
[[ $seed =~ ^[A-Za-z0-9_-]{1,40}$ ]] || usage "the seed '$seed' is not a word of letters, digits, '-' and '_'"
if [ "$today" = today ]; then today=$(TZ=Europe/London date +%F); fi
[[ $today =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || usage "the day '$today' is neither 'today' nor YYYY-MM-DD"

home=$("$here/install.sh" --where)
cache=$(dirname "$home")
seed_hash=$(cat "$here"/seed/*.py "$here"/../world/*.py | sha256sum | cut -c1-12)
seeded=$cache/seeded/$(basename "$home")-$seed_hash/$seed-$today
run=$cache/runs/$host-$port-$seed-$today

export TRYTON_URL=http://$host:$port TRYTOND_CONFIG=$here/trytond.conf TRYTOND_WEB__ROOT=$home/web
export PYTHONPATH=$here:$here/.. PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore

# The seeded database is made once per seed, day and seeding code, under a name that counts only when it is complete.
# Tryton knows a database by its file's name, so each has a folder of its own.
mkdir -p "$(dirname "$seeded")" "$run"
(
  flock 8
  if [ ! -f "$seeded.json" ]; then
    rm -rf "$seeded" "$seeded.part"
    mkdir "$seeded.part"
    cp "$home/databases/crm.sqlite" "$seeded.part/crm.sqlite"
    TRYTOND_DATABASE__PATH=$seeded.part "$home/venv/bin/python" -m seed "$seed" "$today" "$seeded.json.part" ||
      { say "seeding failed, see above; nothing was kept"; rm -rf "$seeded.part" "$seeded.json.part"; exit 1; }
    mv "$seeded.part" "$seeded"
    mv "$seeded.json.part" "$seeded.json"
  fi
) 8>"$cache/lock-seeding"

exec 9>"$run/lock"
flock -n 9 || { say "a Tryton with this port, seed and day is running already ($run); end it first, or take another port"; exit 1; }
export TRYTOND_DATABASE__PATH=$run
database=$run/crm.sqlite
if [ "${KEEP:-}" != 1 ] || [ ! -f "$database" ] || [ "$(cat "$run/from" 2>/dev/null)" != "$seeded" ]; then
  rm -f "$database"*
  cp "$seeded/crm.sqlite" "$database"
  cp "$seeded.json" "$run/facts.json"
  echo "$seeded" >"$run/from"
fi
printf '{"url": "%s", "host": "%s", "port": %s, "seed": "%s", "today": "%s"}\n' "$TRYTON_URL" "$host" "$port" "$seed" "$today" >"$run/run.json"
# Runs and seedings that nobody touched for a month go.
find "$cache/runs" "$cache/seeded" -mindepth 1 -type f -mtime +30 -delete 2>/dev/null || true

export TRYTON_READY="Tryton ready: $TRYTON_URL/  (seed $seed, today $today; sign in as rkim / second-chair for the rep Rosa Kim, sokafor / second-chair for the SE Sam Okafor, lpetit / second-chair for Lea Petit, who works in French, admin / admin for the administrator)"
cd "$run"
exec "$home/venv/bin/python" "$here/serve.py"
