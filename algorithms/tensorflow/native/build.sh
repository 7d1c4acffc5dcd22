#!/bin/sh
# Binds tfjs-node to the libtensorflow of TensorFlow's own wheel (requirements.txt), into the folder given:
#   build.sh TFJS_NODE_FOLDER OUTPUT_FOLDER
# tfjs-node's own install fetches a library of 2022 from a place that no longer answers. Debian's and pip's settings decide where packages come from.
set -eu
package=$1
output=$2
here=$(dirname "$0")
work=/tmp/libtensorflow
log=$work/log
export TMPDIR=$work
mkdir -p "$work" "$output"

step() {
  echo "native TensorFlow: $1"
}

# Runs a command and says every ten seconds how far it is; when it fails, shows its last lines and then the one line that says what and what next.
try() {
  what=$1
  shift
  "$@" >"$log" 2>&1 &
  running=$!
  seconds=0
  while kill -0 "$running" 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    [ $((seconds % 10)) -ne 0 ] || step "  $what: $seconds s, $(du -sm "$work" | cut -f1) MB here by now"
  done
  if ! wait "$running"; then
    tail -n 15 "$log" >&2
    echo "error: native TensorFlow: $what failed; see the lines above, or build without it: docker build --build-arg TENSORFLOW_BACKEND=pure" >&2
    exit 1
  fi
}

case $(uname -m) in
  x86_64 | aarch64) ;;
  *)
    echo "error: native TensorFlow: there is no libtensorflow for $(uname -m); build without it: docker build --build-arg TENSORFLOW_BACKEND=pure" >&2
    exit 1
    ;;
esac

step "1/4 installs a compiler, pip and unzip from Debian (90 MB) into this build stage; none of it stays"
try "reading Debian's package lists" apt-get update
try "installing the compiler" apt-get install -y --no-install-recommends g++ python3-pip unzip

step "2/4 downloads TensorFlow's wheel (280 MB)"
try "downloading the wheel" pip download --no-deps --only-binary=:all: --python-version 3.12 --require-hashes --disable-pip-version-check \
  --requirement "$here/requirements.txt" --dest "$work"

step "3/4 takes the library out of it and strips it (855 MB, then 650 MB)"
try "unpacking the wheel" unzip -q -o "$work"/*.whl 'tensorflow/libtensorflow_cc.so.2' 'tensorflow/libtensorflow_framework.so.2' \
  'tensorflow/include/tensorflow/c/*' 'tensorflow/include/tensorflow/core/platform/*' 'tensorflow/include/xla/*' 'tensorflow/include/tsl/*' \
  'tensorflow/THIRD_PARTY_NOTICES.txt' '*/LICENSE' -d "$work"
rm "$work"/*.whl
for library in libtensorflow_cc.so.2 libtensorflow_framework.so.2; do
  try "stripping $library" strip --strip-unneeded -o "$output/$library" "$work/tensorflow/$library"
  rm "$work/tensorflow/$library"
done

step "4/4 compiles tfjs-node's binding against it"
# The C API lies in libtensorflow_cc; the library is found beside the binding.
try "compiling the binding" g++ -std=c++17 -O2 -shared -fPIC -DNAPI_VERSION=8 -DBUILDING_NODE_EXTENSION \
  -I/usr/local/include/node -I"$work/tensorflow/include" "$package"/binding/tfjs_backend.cc "$package"/binding/tfjs_binding.cc \
  -o "$output/tfjs_binding.node" "$output/libtensorflow_cc.so.2" "$output/libtensorflow_framework.so.2" '-Wl,-rpath,$ORIGIN'
find "$work" -name LICENSE -exec cp {} "$output/LICENSE" \;
try "loading the binding" node -e "require('$output/tfjs_binding.node')"
sed -n 's/^tensorflow.*==\([0-9.]*\);.*/\1/p' "$here/requirements.txt" | head -n 1 >"$output/version"
rm -rf "$work"
step "done: $(du -sm "$output" | cut -f1) MB"
