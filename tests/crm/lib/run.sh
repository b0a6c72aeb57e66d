# What the run.sh of every CRM shares; sourced, not run. The caller has set `crm` (its folder's name), `title` and `here`
# (its folder).

say() { printf '%s: %s\n' "$crm" "$*" >&2; }
usage() { say "$@"; say "usage: $0 PORT SEED TODAY   (TODAY: today, or YYYY-MM-DD)"; exit 2; }

# Sets port, seed and today from the arguments, with these defaults.
arguments() { # arguments PORT "$@"
  port=${2:-$1} seed=${3:-1} today=${4:-today}
  [[ $port =~ ^[0-9]{2,5}$ ]] || usage "the port '$port' is not a number"
  [[ $seed =~ ^[A-Za-z0-9_-]{1,40}$ ]] || usage "the seed '$seed' is not a word of letters, digits, '-' and '_'"
  if [ "$today" = today ]; then today=$(TZ=Europe/London date +%F); fi
  [[ $today =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || usage "the day '$today' is neither 'today' nor YYYY-MM-DD"
}

# Sets home (the installation), cache, seeded (where this seed and day are kept) and run (this run's own folder).
folders() { # folders RUN
  home=$("$here/install.sh" --where)
  cache=$(dirname "$home")
  seeded=$cache/seeded/$(basename "$home")-$(cat "$here"/seed/*.py "$here"/../world/*.py | sha256sum | cut -c1-12)/$seed-$today
  run=$cache/runs/$1
  mkdir -p "$(dirname "$seeded")" "$run"
}

# Calls `seed_new` unless this seed and day are there. What it makes gets a name that counts only when it is complete.
seed_once() {
  (
    flock 8
    [ -f "$seeded.json" ] || seed_new || { say "seeding failed, see above; nothing was kept"; rm -rf "$seeded.part" "$seeded.json.part"; exit 1; }
  ) 8>"$cache/lock-seeding"
}

# Holds this run's folder for as long as the process lives.
hold_run() {
  exec 9>"$run/lock"
  flock -n 9 || { say "a $title with this port, seed and day is running already ($run); end it first, or take another port"; exit 1; }
}

# Whether the run begins with the data as seeded: unless KEEP=1, and the database is there and was made of them.
begins_anew() { # begins_anew DATABASE
  [ "${KEEP:-}" != 1 ] || [ ! -f "$1" ] || [ "$(cat "$run/from" 2>/dev/null)" != "$seeded" ]
}

# Writes what deals.py wants to know, and drops what nobody touched for a month.
note_run() { # note_run URL
  printf '{"url": "%s", "host": "%s", "port": %s, "seed": "%s", "today": "%s"}\n' "$1" "$host" "$port" "$seed" "$today" >"$run/run.json"
  find "$cache/runs" "$cache/seeded" -mindepth 1 -type f -mtime +30 -delete 2>/dev/null || true
}
