#!/bin/sh
# macOS: double click. Linux: double click, or sh lancer.command
cd "$(dirname "$0")" || exit 1
for python in python3 python; do
  if command -v "$python" >/dev/null 2>&1; then exec "$python" lancer.py "$@"; fi
done
echo "Python 3 n’est pas sur cet ordinateur. Ouvrez ouvrir.html par un double clic :"
echo "tout marche, sauf le calcul avec vos propres valeurs."
printf "Appuyez sur Entrée pour fermer. "
read -r _
