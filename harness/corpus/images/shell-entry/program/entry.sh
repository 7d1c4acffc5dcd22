#!/bin/bash
set -e
export OMP_NUM_THREADS=1
echo "environment ready"
python3 /srv/main.py "$@"
echo "$1 ended"
