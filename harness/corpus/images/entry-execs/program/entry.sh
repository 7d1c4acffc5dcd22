#!/bin/bash
set -e
export OMP_NUM_THREADS=1
echo "environment ready"
exec python3 /srv/main.py "$@"
