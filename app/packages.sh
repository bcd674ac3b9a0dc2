# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/run and tests/run: installs what packages.txt lists and this machine lacks.
# usage: install_packages KIND...     (kinds: the second column of packages.txt)

install_packages() {
  local list="$top/app/packages.txt" missing=() name kind wanted
  command -v dpkg-query >/dev/null || { echo "This script installs Debian packages; dpkg-query is not here." >&2; return 1; }
  while read -r name kind; do
    case "$name" in ''|'#'*) continue ;; esac
    for wanted in "$@"; do
      [ "$kind" = "$wanted" ] || continue
      [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
    done
  done < "$list"
  [ ${#missing[@]} -eq 0 ] && return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing and there is no sudo: ${missing[*]}" >&2; return 1; }
    as_root=(sudo)
  fi
  echo "Installing: ${missing[*]}"
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q &&
         "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"; } \
         > "$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "The packages could not be installed." >&2
    return 1
  fi
  rm -f "$log"
}

# build_quietly PRESET [cmake arguments]: configures and builds; prints only when something fails. What is in
# `build_targets` is built, everything if it is empty.
build_quietly() {
  local preset=$1 log
  shift
  log=$(mktemp)
  # Objects are the same wherever the checkout lies: the compiler's cache is to know them again.
  export CCACHE_BASEDIR=$top CCACHE_NOHASHDIR=1
  echo "Building ($preset) ..."
  if ! { cmake -S "$top" --preset "$preset" "$@" && cmake --build "$top/build/$preset" ${build_targets:+--target $build_targets}; } > "$log" 2>&1; then
    grep -E -A12 'FAILED|error|Error|warning' "$log" | head -200 >&2 || true
    tail -n 40 "$log" >&2
    rm -f "$log"
    echo "The build failed." >&2
    return 1
  fi
  rm -f "$log"
}
