# shellcheck shell=bash
# What the set-up steps share. Each step is a small script that sources this
# file, calls `begin`, does its work and ends with `finish`. From `begin` on,
# everything that commands print goes into the step's log; the person sees one
# line at the start and one at the end, and the log's last lines on a failure.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/second-chair
wasm=wasm32-unknown-unknown
# Another shell's settings must not leak into what is kept in the cache.
unset CARGO_TARGET_DIR CARGO_BUILD_TARGET CARGO_ENCODED_RUSTFLAGS RUSTFLAGS RUSTC_WRAPPER

# One write per call, so that two lanes never mix within a line.
say() { printf '%s\n' "$*" >&3; }

# begin STEP WHAT [LOCK]: LOCK names what only one run may touch at a time
# (default: the step).
begin() {
  step=$1 what=$2 scratch=
  sentence="$what: something went wrong that this script did not foresee."
  mkdir -p "$cache/$step" "$cache/lock"
  log=$cache/$step/log
  exec 3>&1 9>"$cache/lock/${3:-$step}"
  trap 'ended $?' EXIT
  say "setup  $what: started"
  if ! flock --nonblock 9; then
    say "setup  $what: waiting for another set-up on this machine to finish the same step"
    flock 9
  fi
  started=$SECONDS
  exec >"$log" 2>&1 </dev/null
}

# A folder to build in, gone at the end. Under the step's lock, so what an
# interrupted run left behind can go too.
make_scratch() {
  rm -rf "$cache/$step"/build.*
  scratch=$(mktemp -d "$cache/$step/build.XXXXXX")
}

# The sentence that the person reads if what comes next fails.
or_say() { sentence=$*; }

fail() {
  sentence=$*
  exit 1
}

already_there() { # already_there DETAIL
  outcome="already there ($1)"
  exit 0
}

finish() { # finish DETAIL
  outcome="done in $(duration $((SECONDS - started))) ($1)"
  exit 0
}

ended() {
  if [ "$1" = 0 ]; then
    say "setup  $what: $outcome"
  else
    local end=
    [ ! -s "$log" ] || end="; it ends with
$(tail -n 15 "$log" | sed 's/^/    /')"
    say "setup  $what: FAILED
  $sentence
  The log is $log$end"
  fi
  rm -rf "$scratch"
}

duration() {
  if [ "$1" -ge 60 ]; then
    printf '%d min %d s' $(($1 / 60)) $(($1 % 60))
  else
    printf '%d s' "$1"
  fi
}

# A short name for the exact content of the given files and folders of the
# repository, and of the text on stdin.
key_of() {
  {
    cat
    cd "$root"
    find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
  } | sha256sum | cut -c1-16
}

need() { # need COMMAND WHAT-TO-DO
  command -v "$1" >/dev/null || fail "$1 is not on PATH. $2"
}

# The core's Cargo.toml says which Rust it takes.
minimum_rust() { sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml"; }

new_enough() { # new_enough RUSTC
  local version
  version=$("$1" -vV | sed -n 's/^release: //p')
  printf '%s\n' "$(minimum_rust)" "$version" | sort --version-sort --check=quiet
}

need_rust() {
  need cargo "Install Rust with rustup (https://rustup.rs), open a new shell and try again."
  need rustc "Install Rust with rustup (https://rustup.rs), open a new shell and try again."
  new_enough rustc || fail "Rust $(minimum_rust) or newer is needed, and this is $(rustc --version). Run: rustup update stable"
}

# apt_install PACKAGE...: as root, or with sudo. One at a time, as both lanes
# may want it.
apt_install() {
  local run=() try
  or_say "Missing for $what: the Debian packages $*. There is no apt-get here; install what corresponds to them on your system and try again."
  command -v apt-get >/dev/null
  if [ "$(id -u)" != 0 ]; then
    or_say "Missing for $what: the Debian packages $*. You are not root and there is no sudo here; ask an administrator to run: apt-get install $*"
    command -v sudo >/dev/null
    run=(sudo)
  fi
  or_say "The Debian packages could not be installed: $*. Check that the package sources answer (apt-get update), then try again."
  exec 8>"$cache/lock/apt"
  flock 8
  # Some other program may be holding the package lists; it lets go again.
  for try in 1 2 3 4 5 6; do
    "${run[@]}" apt-get update -q && break
    [ "$try" -lt 6 ]
    sleep 10
  done
  "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
  exec 8>&-
}

# Where this checkout's tools are, or will be.
tools_dir() {
  local key
  key=$(rustc -vV | key_of .ci/tools/Cargo.toml .ci/tools/Cargo.lock .ci/tools/src)
  printf '%s/tools/%s' "$cache" "$key"
}

has_wasm_target() { compgen -G "$1/lib/rustlib/$wasm/lib/libstd-*.rlib" >/dev/null; }

active_has_wasm_target() { has_wasm_target "$(rustc --print sysroot)"; }

# Where the standard library built for Debian's compiler is, or will be. Its
# parts are refused by any other compiler, so the compiler is in the name.
debian_sysroot() {
  local key
  key=$(/usr/bin/rustc -vV | key_of .ci/setup/wasm-target)
  printf '%s/wasm-target/%s' "$cache" "$key"
}
