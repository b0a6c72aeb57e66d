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
crm=creme creme_version=2.8.6
source "$here/../lib/install.sh"

begin_install "${1:-}" "$here/constraints.txt" "$here/crm_settings.py"
mkdir -p "$home/names" "$home/jobs" "$home/upload"
# csscompressor comes as source only: setuptools is installed first, pinned, and used instead of an unpinned one.
step build-tools pip_install setuptools
step packages pip_install --no-build-isolation "creme-crm==$creme_version" waitress tzdata

export CREME_HOME=$home CREME_DATABASE=$home/unseeded.sqlite3
export DJANGO_SETTINGS_MODULE=crm_settings PYTHONPATH=$here:$home/names PYTHONDONTWRITEBYTECODE=1
cd "$home"
step tables "$home/venv/bin/creme" migrate --no-input
step basic-data "$home/venv/bin/creme" creme_populate
step static-files "$home/venv/bin/creme" generatemedia
end_install "creme-crm $creme_version"
