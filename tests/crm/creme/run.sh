#!/usr/bin/env bash
# Serves a seeded Creme CRM in the foreground until it is killed.
#
#   tests/crm/creme/run.sh PORT SEED TODAY      make crm CRM=creme PORT=8069 SEED=1 TODAY=2026-11-23
#
# SEED is any word of letters, digits, "-" and "_"; TODAY is `today` or YYYY-MM-DD: all data is relative to it.
# HOST=127.0.0.2 is the address (one of its own: cookies do not know ports). Every start begins with the data as seeded;
# CRM_LANGUAGE=fr is the language that every user sees (en unless said). KEEP=1 keeps what was changed in the CRM since an
# earlier start with the same port, seed, day and language.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
language=${CRM_LANGUAGE:-en}
host=${HOST:-127.0.0.2} port=${1:-8069} seed=${2:-1} today=${3:-today}

say() { printf 'creme: %s\n' "$*" >&2; }
usage() { say "$@"; say "usage: $0 PORT SEED TODAY   (TODAY: today, or YYYY-MM-DD)"; exit 2; }

[[ $port =~ ^[0-9]{2,5}$ ]] || usage "the port '$port' is not a number"
[[ $seed =~ ^[A-Za-z0-9_-]{1,40}$ ]] || usage "the seed '$seed' is not a word of letters, digits, '-' and '_'"
if [ "$today" = today ]; then today=$(TZ=Europe/London date +%F); fi
[[ $today =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || usage "the day '$today' is neither 'today' nor YYYY-MM-DD"

[[ $language =~ ^(en|fr)$ ]] || usage "the language '$language' is neither en nor fr"

home=$("$here/install.sh" --where)
cache=$(dirname "$home")
seed_hash=$(cat "$here"/seed/*.py "$here"/../world/*.py | sha256sum | cut -c1-12)
seeded=$cache/seeded/$(basename "$home")-$seed_hash/$seed-$today
run=$cache/runs/$host-$port-$seed-$today-$language

export CREME_HOME=$home CREME_URL=http://$host:$port DJANGO_SETTINGS_MODULE=crm_settings
export PYTHONPATH=$here:$here/..:$home/names PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore

# The seeded database is made once per seed, day and seeding code, under a name that counts only when it is complete.
mkdir -p "$(dirname "$seeded")" "$run"
(
  flock 8
  if [ ! -f "$seeded.json" ]; then
    cp "$home/unseeded.sqlite3" "$seeded.part"
    CREME_DATABASE=$seeded.part "$home/venv/bin/python" -m seed "$seed" "$today" "$seeded.json.part" ||
      { say "seeding failed, see above; nothing was kept"; rm -f "$seeded.part" "$seeded.json.part"; exit 1; }
    mv "$seeded.part" "$seeded.sqlite3"
    mv "$seeded.json.part" "$seeded.json"
  fi
) 8>"$cache/lock-seeding"

exec 9>"$run/lock"
flock -n 9 || { say "a Creme with this port, seed and day is running already ($run); end it first, or take another port"; exit 1; }
export CREME_DATABASE=$run/db.sqlite3
if [ "${KEEP:-}" != 1 ] || [ ! -f "$CREME_DATABASE" ] || [ "$(cat "$run/from" 2>/dev/null)" != "$seeded" ]; then
  rm -f "$CREME_DATABASE"*
  cp "$seeded.sqlite3" "$CREME_DATABASE"
  cp "$seeded.json" "$run/facts.json"
  "$home/venv/bin/python" -c 'import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as database: database.execute("update creme_core_cremeuser set language = ?", sys.argv[2:])' "$CREME_DATABASE" "$language"
  echo "$seeded" >"$run/from"
fi
printf '{"url": "%s", "host": "%s", "port": %s, "seed": "%s", "today": "%s"}\n' "$CREME_URL" "$host" "$port" "$seed" "$today" >"$run/run.json"
# Runs and seedings that nobody touched for a month go.
find "$cache/runs" "$cache/seeded" -mindepth 1 -type f -mtime +30 -delete 2>/dev/null || true

export CREME_READY="Creme CRM ready: $CREME_URL/  (seed $seed, today $today; sign in as sokafor / second-chair for the SE Sam Okafor, rkim / second-chair for the rep Rosa Kim, root / root for the administrator)"
cd "$run"
exec "$home/venv/bin/python" "$here/serve.py"
