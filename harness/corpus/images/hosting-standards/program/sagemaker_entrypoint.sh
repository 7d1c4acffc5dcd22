#!/bin/bash
# Variables with the prefix become options of the server.
options=()
while IFS='=' read -r key value; do
  name=${key#SM_SERVER_}
  options+=("--${name,,}" "$value")
done < <(env | grep '^SM_SERVER_' | sort)
exec python3 /app/server.py "${options[@]}"
