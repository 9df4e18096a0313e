#!/bin/sh
# make_environment.sh FOLDER [PYTHON]: make a virtual environment with Python 3.11 to 3.14.
set -eu
folder=$1
shift
right='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))'
found=
for python in ${1:-python3.14 python3.13 python3.12 python3.11 python3 python}; do
    "$python" -c "$right" >/dev/null 2>&1 || continue
    found=$python
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || continue
    if "$python" -m venv --clear "$folder"; then
        exit 0
    fi
    rm -rf "$folder"
    echo "make: $python could not make a virtual environment in $folder (see above)." >&2
    exit 1
done
if [ -n "$found" ]; then
    version=$("$found" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "make: $found lacks the modules venv and ensurepip." >&2
    echo "      On Debian or Ubuntu: sudo apt-get install python$version-venv" >&2
else
    echo "make: no Python 3.11, 3.12, 3.13 or 3.14 found${1:+ under the name $1}." >&2
    echo "      Install one, or name it: make PYTHON=/path/to/python3.12 graph" >&2
fi
exit 1
