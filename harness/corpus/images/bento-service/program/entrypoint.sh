#!/bin/sh
set -eu
case "${1:-serve}" in
  serve) exec uvicorn service:app --host 0.0.0.0 --port 8080 --backlog 2048 ;;
  *) exec "$@" ;;
esac
