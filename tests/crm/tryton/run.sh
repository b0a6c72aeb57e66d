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
crm=tryton title=Tryton host=${HOST:-127.0.0.3}
source "$here/../lib/run.sh"

arguments 8070 "$@"
folders "$host-$port-$seed-$today"

export TRYTON_URL=http://$host:$port TRYTOND_CONFIG=$here/trytond.conf TRYTOND_WEB__ROOT=$home/web
export PYTHONPATH=$here:$here/.. PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore

# Tryton knows a database by its file's name, so each has a folder of its own.
seed_new() {
  rm -rf "$seeded" "$seeded.part"
  mkdir "$seeded.part" && cp "$home/databases/crm.sqlite" "$seeded.part/crm.sqlite" &&
    TRYTOND_DATABASE__PATH=$seeded.part "$home/venv/bin/python" -m seed "$seed" "$today" "$seeded.json.part" &&
    mv "$seeded.part" "$seeded" && mv "$seeded.json.part" "$seeded.json"
}
seed_once

hold_run
export TRYTOND_DATABASE__PATH=$run
database=$run/crm.sqlite
if begins_anew "$database"; then
  rm -f "$database"*
  cp "$seeded/crm.sqlite" "$database"
  cp "$seeded.json" "$run/facts.json"
  echo "$seeded" >"$run/from"
fi
note_run "$TRYTON_URL"

export TRYTON_READY="Tryton ready: $TRYTON_URL/  (seed $seed, today $today; sign in as rkim / second-chair for the rep Rosa Kim, sokafor / second-chair for the SE Sam Okafor, lpetit / second-chair for Lea Petit, who works in French, admin / admin for the administrator)"
cd "$run"
exec "$home/venv/bin/python" "$here/serve.py"
