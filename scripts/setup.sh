#!/usr/bin/env bash
# Installs what one part of the project needs (python | node | navigateur), once, and says so in French.
set -euo pipefail
cd "$(dirname "$0")/.."

dire() { printf '→ %s\n' "$*"; }
echouer() { printf '✗ %s\n' "$*" >&2; exit 1; }

python() {
  local python=${PYTHON:-python3}
  command -v "$python" >/dev/null || echouer "Python 3.11 ou plus récent est nécessaire : sudo apt-get install python3 python3-venv"
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
    || echouer "Python 3.11 ou plus récent est nécessaire ; trouvé : $("$python" --version)."
  if [ ! -x .venv/bin/python ]; then
    dire "Python : environnement .venv"
    "$python" -m venv .venv || { rm -rf .venv; echouer "Il manque le module venv : sudo apt-get install python3-venv, puis recommencez."; }
  fi
  dire "Python : installation des paquets épinglés (requirements.txt)"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
  touch .venv/.pret
}

node() {
  command -v npm >/dev/null || echouer "Node 20 ou plus récent est nécessaire (avec npm) : https://nodejs.org ou sudo apt-get install nodejs npm"
  [ "$(command node -p 'parseInt(process.versions.node)')" -ge 20 ] \
    || echouer "Node 20 ou plus récent est nécessaire ; trouvé : $(command node --version)."
  dire "Node : installation des paquets épinglés (package-lock.json)"
  npm ci --silent --ignore-scripts --no-audit --no-fund
  touch node_modules/.pret
}

# Chromium and poppler are needed by the tests; Firefox is used when it can be had.
navigateur() {
  local manque=()
  command -v chromium >/dev/null || manque+=(chromium)
  command -v pdftotext >/dev/null || manque+=(poppler-utils)
  command -v firefox-esr >/dev/null || manque+=(firefox-esr)
  [ "${#manque[@]}" -gt 0 ] || return 0
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  if command -v apt-get >/dev/null && { [ -z "$sudo" ] || $sudo true 2>/dev/null; }; then
    dire "Navigateurs et lecteur de PDF : installation par apt (${manque[*]})"
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${manque[@]}" >/dev/null
    return
  fi
  [ "${manque[*]}" = firefox-esr ] && { dire "Firefox absent : ses tests seront passés."; return 0; }
  echouer "Il manque aux tests : sudo apt-get install ${manque[*]}"
}

"$@"
