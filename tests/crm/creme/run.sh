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
crm=creme title=Creme host=${HOST:-127.0.0.2} language=${CRM_LANGUAGE:-en}
source "$here/../lib/run.sh"

arguments 8069 "$@"
[[ $language =~ ^(en|fr)$ ]] || usage "the language '$language' is neither en nor fr"
folders "$host-$port-$seed-$today-$language"

export CREME_HOME=$home CREME_URL=http://$host:$port DJANGO_SETTINGS_MODULE=crm_settings
export PYTHONPATH=$here:$here/..:$home/names PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore

seed_new() {
  rm -f "$seeded.part"
  cp "$home/unseeded.sqlite3" "$seeded.part" &&
    CREME_DATABASE=$seeded.part "$home/venv/bin/python" -m seed "$seed" "$today" "$seeded.json.part" &&
    mv "$seeded.part" "$seeded.sqlite3" && mv "$seeded.json.part" "$seeded.json"
}
seed_once

hold_run
export CREME_DATABASE=$run/db.sqlite3
if begins_anew "$CREME_DATABASE"; then
  rm -f "$CREME_DATABASE"*
  cp "$seeded.sqlite3" "$CREME_DATABASE"
  cp "$seeded.json" "$run/facts.json"
  "$home/venv/bin/python" -c 'import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as database: database.execute("update creme_core_cremeuser set language = ?", sys.argv[2:])' "$CREME_DATABASE" "$language"
  echo "$seeded" >"$run/from"
fi
note_run "$CREME_URL"

export CREME_READY="Creme CRM ready: $CREME_URL/  (seed $seed, today $today; sign in as sokafor / second-chair for the SE Sam Okafor, rkim / second-chair for the rep Rosa Kim, root / root for the administrator)"
cd "$run"
exec "$home/venv/bin/python" "$here/serve.py"
