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
crm=tryton trytond_version=8.0.12
source "$here/../lib/install.sh"

needs npm "It comes with Node.js 20 or newer (Debian: apt-get install nodejs npm)."
begin_install "${1:-}" "$here/constraints.txt" "$here/trytond.conf" "$here/pages/package.json" "$here/pages/package-lock.json"
mkdir -p "$home/databases"
step packages pip_install "trytond==$trytond_version" trytond_sale_opportunity tzdata waitress

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
end_install "trytond $trytond_version"
