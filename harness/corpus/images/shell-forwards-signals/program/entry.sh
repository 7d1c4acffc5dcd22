#!/bin/bash
"/opt/program/$1" &
child=$!
trap 'kill -TERM $child' TERM INT
wait $child
code=$?
if [ $code -gt 128 ] && kill -0 $child 2>/dev/null; then
  wait $child
  code=$?
fi
exit $code
