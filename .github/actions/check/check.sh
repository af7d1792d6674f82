#!/usr/bin/env bash
# The action's one step. Everything it is told comes from the environment; nothing of it is ever evaluated.
set -euo pipefail

arguments=(check --format github)

if [ -n "${PLASHKA_SINCE:-}" ]; then
  # The comparison needs the commits back to where the branch began; a shallow checkout has the last one only.
  if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
    git fetch --quiet --no-tags --unshallow origin || true
  fi
  if ! git cat-file -e "${PLASHKA_SINCE}^{commit}" 2>/dev/null; then
    git fetch --quiet --no-tags origin -- "$PLASHKA_SINCE" || true
  fi
  # The rules of the base branch decide: a pull request cannot loosen the check that judges it.
  arguments+=(--since "$PLASHKA_SINCE" --config-from "$PLASHKA_SINCE" --lines "${PLASHKA_LINES:-changed}")
fi
if [ "${PLASHKA_STRICT:-}" = true ]; then arguments+=(--strict); fi
if [ -n "${PLASHKA_LOCALE:-}" ]; then arguments+=(--locale "$PLASHKA_LOCALE"); fi
if [ -n "${PLASHKA_MAX_WARNINGS:-}" ]; then arguments+=(--max-warnings "$PLASHKA_MAX_WARNINGS"); fi
if [ -n "${PLASHKA_BASELINE:-}" ]; then arguments+=(--baseline "$PLASHKA_BASELINE"); fi
if [ -n "${PLASHKA_SARIF:-}" ]; then
  arguments+=(--write "sarif=$PLASHKA_SARIF")
  printf 'sarif=%s\n' "${PLASHKA_SARIF//[$'\r\n']/}" >>"${GITHUB_OUTPUT:-/dev/null}"
fi

paths=()
while IFS= read -r path || [ -n "$path" ]; do
  if [ -n "$path" ]; then paths+=("$path"); fi
done <<<"${PLASHKA_PATHS:-.}"

if [ -n "${PLASHKA_COMMAND:-}" ]; then
  # For plashka's own repository and its tests: a built command instead of one from npm.
  command=(node "$PLASHKA_COMMAND")
elif [ -n "${PLASHKA_VERSION:-}" ]; then
  # In a folder of its own: neither an .npmrc nor a node_modules of the pull request has a say in what is run.
  tool=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/plashka.XXXXXX")
  (cd "$tool" && npm install --silent --ignore-scripts --no-audit --no-fund --no-save --prefix "$tool" "plashka@$PLASHKA_VERSION")
  command=(node "$tool/node_modules/plashka/dist/node/cli.js")
elif [ -x node_modules/.bin/plashka ]; then
  command=(node_modules/.bin/plashka)
else
  echo '::error title=plashka::plashka is not installed here: give the action a version, or run npm ci before it.'
  exit 2
fi

status=0
"${command[@]}" "${arguments[@]}" -- "${paths[@]}" || status=$?
if [ "$status" -gt 1 ]; then
  # Findings have annotations of their own; what could not be checked at all would stand in the log only.
  echo '::error title=plashka::Проверено не всё, причина в журнале шага. / Not everything was checked: the log of this step says why.'
fi
exit "$status"
