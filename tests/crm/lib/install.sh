# What the install.sh of every CRM shares; sourced, not run. The caller has set `crm` (its folder's name) and `here` (its
# folder). PYTHON names the interpreter.

python=${PYTHON:-python3}

say() { printf '%s install: %s\n' "$crm" "$*" >&2; }
fail() { say "$@"; exit 1; }
needs() { command -v "$1" >/dev/null || fail "'$1' was not found. $2"; } # needs COMMAND WHAT-TO-DO

# Sets home (the installation's folder) and stamp, and ends here where these files were installed with this Python already.
# Otherwise home is new and empty, and nobody else installs into it.
begin_install() { # begin_install "${1:-}" FILE...
  wanted=$1
  shift
  needs flock "It comes with util-linux (macOS: brew install flock)."
  needs "$python" "Install Python 3.10 or newer, or name one: PYTHON=/path/to/python3 $0"
  python_version=$("$python" -c 'import platform, sys; print(platform.python_implementation(), platform.python_version(), platform.machine(), sys.executable)')
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
    fail "'$python' is $python_version; 3.10 or newer is needed. Name another one: PYTHON=/path/to/python3 $0"

  local hash
  hash=$({ cat "${BASH_SOURCE[0]}" "$here/install.sh" "$@"; echo "$python_version"; } | sha256sum | cut -c1-16)
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/second-chair/$crm
  home=$cache/$hash
  stamp=$home/installed # written last: without it the folder is a half-built one
  if [ -f "$stamp" ]; then report; fi
  mkdir -p "$cache"
  exec 9>"$cache/lock-$hash"
  flock -n 9 || { say "another installation is running, waiting for it"; flock 9; }
  if [ -f "$stamp" ]; then report; fi

  has_venv
  # A virtual environment cannot be moved, so everything is built at its final place; only the stamp makes it count.
  started=$SECONDS
  rm -rf "$home"
  mkdir -p "$home/log"
  step virtual-environment "$python" -m venv "$home/venv"
}

report() {
  touch "$stamp"
  if [ "$wanted" = --where ]; then echo "$home"; else say "there: $home"; fi
  exit 0
}

has_venv() {
  venv_works() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }
  if venv_works; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Python's venv module is missing, installing python3-venv"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null ||
      fail "apt-get could not install python3-venv; see its messages above"
  fi
  venv_works ||
    fail "'$python' cannot make virtual environments. Install its venv module (Debian, Ubuntu: apt-get install python3-venv) and call this again."
}

step() { # step NAME COMMAND...: runs quietly with a log, shows its end when it fails
  local name=$1
  shift
  say "$name"
  if ! "$@" >"$home/log/$name.log" 2>&1; then
    tail -n 25 "$home/log/$name.log" >&2
    fail "step '$name' failed; the whole log: $home/log/$name.log"
  fi
}

pip_install() { "$home/venv/bin/python" -m pip install --no-input -c "$here/constraints.txt" "$@"; }

# Makes the installation count, and drops those that nothing used for a month.
end_install() { # end_install WHAT
  printf '%s\n%s\n' "$1" "$python_version" >"$stamp"
  say "installed in $((SECONDS - started)) s"
  find "$cache" -mindepth 2 -maxdepth 2 -name installed -mtime +30 -printf '%h\0' | xargs -0 -r rm -rf
  report
}
