/**
 * The official image's entry point as it behaves: flags, and names that are no program, are given to node; anything else runs as it is.
 */
export const entryPoint = `#!/bin/sh
set -e

is_for_node() {
  case "$1" in
    -*) return 0 ;;
  esac
  command -v "$1" > /dev/null 2>&1 || return 0
  [ -f "$1" ] && [ ! -x "$1" ]
}

if is_for_node "$1"; then
  set -- node "$@"
fi

exec "$@"
`;
