#!/usr/bin/env bash
# Archives the audit log into lines of JSON, each event once, with curl and sort; jq only takes the events out of the
# pages. Identical twins become one.
set -euo pipefail
endpoint=$1 folder=$2
cd "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
touch events.jsonl
newest=$(tail -n 1 events.jsonl | cut -f 1)
skip=0
while :; do
  query="query { info { company { logs { audit(pagination: { skip: $skip, limit: 100 }) { count total results { actor { id email } timestamp object ip action host referer medium } } } } } }"
  curl --silent --show-error --fail --max-time 30 --retry 5 -H "X-API-KEY: $HIREFLIX_API_KEY" \
    -H 'content-type: application/json' --data-binary "{\"query\":\"$query\"}" "$endpoint" >"$work/answer"
  jq -r '.data.info.company.logs.audit.results[] | "\(.timestamp)\t\(tojson)"' "$work/answer" >"$work/page"
  rows=$(wc -l <"$work/page")
  [ "$rows" -gt 0 ] || break
  cat "$work/page" >>"$work/new"
  skip=$((skip + rows))
  [ "$(tail -n 1 "$work/page" | cut -f 1)" -ge "${newest:-0}" ] || break
done
if [ -f "$work/new" ]; then
  LC_ALL=C sort -u events.jsonl "$work/new" >"$work/merged"
  mv "$work/merged" events.jsonl
fi
sha256sum events.jsonl >events.jsonl.sha256
git add events.jsonl events.jsonl.sha256
git diff --cached --quiet || git commit --quiet -m 'Archive audit events'
