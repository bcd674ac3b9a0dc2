# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/run: puts a built Drawbridge into the system and takes it out again. With DESTDIR in the environment
# everything goes below that folder and the running system is left alone.

manifest=/usr/share/drawbridge/install_manifest.txt

# as_root COMMAND...
as_root() {
  if [ "$(id -u)" -eq 0 ] || [ -n "${DESTDIR:-}" ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "Installing needs root, and there is no sudo." >&2
    return 1
  fi
}

# The running system learns of what has come or gone; what is not there need not learn.
refresh_system() {
  [ -z "${DESTDIR:-}" ] || return 0
  local units=(drawbridge-undo.service drawbridge-helper.socket)
  if [ -d /run/systemd/system ]; then
    if [ "$1" = came ]; then
      as_root systemd-sysusers || true
      as_root systemctl daemon-reload
      as_root systemctl --quiet enable drawbridge-undo.service
      as_root systemctl --quiet enable --now drawbridge-helper.socket || true
    else
      as_root systemctl --quiet disable --now "${units[@]}" 2>/dev/null || true
    fi
  fi
  command -v update-desktop-database >/dev/null && as_root update-desktop-database -q /usr/share/applications || true
  command -v gtk-update-icon-cache >/dev/null && as_root gtk-update-icon-cache -q /usr/share/icons/hicolor || true
}

# install_build FOLDER: from a complete build to /usr.
install_build() {
  local build=$1 log
  log=$(mktemp)
  if ! as_root env DESTDIR="${DESTDIR:-}" cmake --install "$build" --prefix /usr > "$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "The installation failed." >&2
    return 1
  fi
  rm -f "$log"
  { cat "$build/install_manifest.txt"; echo; echo "$manifest"; } | as_root sh -c '
    mkdir -p "$(dirname "$1")" && grep . > "$1.new" && mv "$1.new" "$1"' sh "${DESTDIR:-}$manifest"
  refresh_system came
  [ -n "${DESTDIR:-}" ] || command -v pkexec >/dev/null || echo "pkexec (package pkexec) is missing: only root can use the whole-system mode."
  [ -n "${DESTDIR:-}" ] || [ -x /usr/sbin/nft ] || echo "nft (package nftables) is missing: no kill switch and no IPv6 block without it."
  echo "Installed to ${DESTDIR:-}/usr. app/run uninstall takes it away again."
}

# Exactly the files that were installed; connections that are up end first, so nothing stays changed.
uninstall_all() {
  local list="${DESTDIR:-}$manifest" file
  if [ ! -f "$list" ]; then
    echo "Drawbridge is not installed: there is no $list." >&2
    return 1
  fi
  if [ -z "${DESTDIR:-}" ]; then
    refresh_system goes
    [ ! -x /usr/libexec/drawbridge-helper ] || as_root /usr/libexec/drawbridge-helper --undo || true
  fi
  local files=()
  while read -r file; do
    case "$file" in
      /usr/*) case "$file" in */../*) ;; *) files+=("${DESTDIR:-}$file") ;; esac ;;
    esac
  done < "$list"
  as_root rm -f -- "${files[@]}"
  as_root rmdir --ignore-fail-on-non-empty -- "${DESTDIR:-}$(dirname "$manifest")"
  if [ -z "${DESTDIR:-}" ] && [ -d /run/systemd/system ]; then as_root systemctl daemon-reload; fi
  echo "Drawbridge is no longer installed. Connection entries of users stay where they are."
}
