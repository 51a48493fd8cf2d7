#!/usr/bin/env bash
# Archives the audit log into one JSON array, newest first, as a careful script of curl and jq would: reads pages until
# one holds what is archived already, merges, and commits. Identical twins become one.
set -euo pipefail
endpoint=$1 folder=$2
cd "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -f events.json ] || echo '[]' >events.json
newest=$(jq '.[0].timestamp // 0' events.json)
skip=0
while :; do
  query="query { info { company { logs { audit(pagination: { skip: $skip, limit: 100 }) { count total results { actor { id email } timestamp object ip action host referer medium } } } } } }"
  jq -n --arg query "$query" '{$query}' |
    curl --silent --show-error --fail --max-time 30 --retry 5 -H "X-API-KEY: $HIREFLIX_API_KEY" \
      -H 'content-type: application/json' --data-binary @- "$endpoint" >"$work/answer"
  jq -e 'has("errors") | not' "$work/answer" >"$work/none"
  jq -c '.data.info.company.logs.audit.results' "$work/answer" >"$work/page"
  read -r rows oldest < <(jq -r '"\(length) \(.[-1].timestamp // 0)"' "$work/page")
  [ "$rows" -gt 0 ] || break
  cat "$work/page" >>"$work/new"
  skip=$((skip + rows))
  [ "$oldest" -ge "$newest" ] || break
done
if [ -f "$work/new" ]; then
  # What is older than all that was read stays as it is: only the rest is compared.
  jq -c -s '.[0] as $archived | (.[1:] | add) as $new | ($new | map(.timestamp) | min) as $from |
    ([$archived[] | select(.timestamp >= $from)] + $new | unique | sort_by(-.timestamp)[]),
    ($archived[] | select(.timestamp < $from))' events.json "$work/new" |
    { echo '['; sed '$!s/$/,/'; echo ']'; } >"$work/merged"
  mv "$work/merged" events.json
fi
sha256sum events.json >events.json.sha256
git add events.json events.json.sha256
git diff --cached --quiet || git commit --quiet -m 'Archive audit events'
