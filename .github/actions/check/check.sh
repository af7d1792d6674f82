#!/usr/bin/env bash
# The action's one step. Everything it is told comes from the environment; nothing of it is ever evaluated.
set -euo pipefail

arguments=(check --format github)

if [ -n "${PLASHKA_SINCE:-}" ]; then
  if ! git cat-file -e "${PLASHKA_SINCE}^{commit}" 2>/dev/null; then
    # A shallow checkout has the head only: fetch what the comparison needs.
    git fetch --quiet --no-tags --depth=200 origin -- "$PLASHKA_SINCE" || true
  fi
  # The rules of the base branch decide: a pull request cannot loosen the check that judges it.
  arguments+=(--since "$PLASHKA_SINCE" --config-from "$PLASHKA_SINCE" --lines "${PLASHKA_LINES:-changed}")
fi
[ "${PLASHKA_STRICT:-}" = true ] && arguments+=(--strict)
[ -n "${PLASHKA_LOCALE:-}" ] && arguments+=(--locale "$PLASHKA_LOCALE")
[ -n "${PLASHKA_MAX_WARNINGS:-}" ] && arguments+=(--max-warnings "$PLASHKA_MAX_WARNINGS")
if [ -n "${PLASHKA_SARIF:-}" ]; then
  arguments+=(--write "sarif=$PLASHKA_SARIF")
  printf 'sarif=%s\n' "${PLASHKA_SARIF//[$'\r\n']/}" >>"${GITHUB_OUTPUT:-/dev/null}"
fi

paths=()
while IFS= read -r path || [ -n "$path" ]; do
  [ -n "$path" ] && paths+=("$path")
done <<<"${PLASHKA_PATHS:-.}"

if [ -n "${PLASHKA_COMMAND:-}" ]; then
  # For plashka's own repository and its tests: a built command instead of one from npm.
  command=(node "$PLASHKA_COMMAND")
elif [ -n "${PLASHKA_VERSION:-}" ]; then
  command=(npx --yes --package "plashka@$PLASHKA_VERSION" -- plashka)
else
  command=(npx --no-install plashka)
fi

exec "${command[@]}" "${arguments[@]}" -- "${paths[@]}"
