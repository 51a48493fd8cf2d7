#!/bin/sh
# Checks an audit archive with sha256sum, jq and git alone: sh verify.sh [-p SEQ:SHA256] [-H] FOLDER
#   -p  a ledger head noted earlier must still be in the ledger      -H  also look through the git history of FOLDER
# Exit status: 0 no fault found, 1 faults found, 2 wrong usage. tamper-matrix.md says what this leaves to `verify`:
# canonical form, ties in one millisecond, redactions, files of old commits.
set -u
pin='' history='' faults=0
while getopts p:H option; do case $option in p) pin=$OPTARG ;; H) history=yes ;; *) exit 2 ;; esac; done
shift $((OPTIND - 1))
[ $# -eq 1 ] && cd "$1" || { echo "usage: verify.sh [-p SEQ:SHA256] [-H] FOLDER" >&2; exit 2; }
fault() { faults=1; echo "INVALID $1"; }; digest() { sha256sum | cut -d ' ' -f 1; }
export LC_ALL=C GIT_NO_REPLACE_OBJECTS=1 GIT_ALLOW_PROTOCOL=; temp=$(mktemp -d) || exit 2; trap 'rm -rf "$temp"' EXIT

# 1. The ledger: each line is JSON, has the next number, and names the SHA-256 of the line before.
[ -f ledger.jsonl ] && [ ! -L ledger.jsonl ] && cp ledger.jsonl "$temp/ledger" || : >"$temp/ledger"
set -- *.json; [ ! -e "$1" ] || [ -s "$temp/ledger" ] || fault "missing ledger.jsonl"
[ -z "$(tail -c 1 "$temp/ledger" | tr -d '\n')" ] || fault "format ledger.jsonl: no newline at its end"
jq -r '"\(.seq) \(.prev)"' "$temp/ledger" >"$temp/links" 2>/dev/null || fault "format ledger.jsonl: not JSON"
seq=0 previous=null pinned=''
while IFS= read -r line || [ -n "$line" ]; do
  case $line in '{"spec":"hireflix-audit-archive/1",'*'}') ;; *) fault "format ledger.jsonl: line $((seq + 1))" ;; esac
  read -r link <&3; [ "$link" = "$seq $previous" ] || fault "chain ledger.jsonl: line $((seq + 1))"
  previous=$(printf %s "$line" | digest)
  [ "$seq:$previous" = "$pin" ] && pinned=yes; seq=$((seq + 1))
done <"$temp/ledger" 3<"$temp/links"
[ -z "$pin$pinned" ] || [ -n "$pinned" ] || if [ "${pin%%:*}" -lt "$seq" ]; then
  fault "diverged: the pinned line was replaced"; else fault "truncated: the pin is not reached"; fi

# 2. Its counts: what each line adds is what its files have gained, and a file that it names grows or is redacted.
jq -nr 'def months: [.files[] | select(.path != "quarantine.json")];
  def rows: .files["quarantine.json"].events // 0;
  def total: [months[].events] | add // 0;
  reduce inputs as $l ({files: {}}; . as $old
    | .files += ([$l.files[] | {(.path): .}] | add // {}) | .cover = ($l.coverage // .cover)
    | .names = [$l.pseudonyms] | . as $new
    | if total != $l.archive.events or total - ($old | total) != $l.added or (months | length) != $l.archive.files
        or rows - ($old | rows) != $l.anomalies.quarantined
        or any($l.files[]; ($old.files[.path].events // 0) as $was | .events < $was
          or (.events == $was and ($l.redactions | not)))
      then .bad += ["count ledger.jsonl: line \($l.seq + 1)"] else . end
    | if ($old.names // $new.names) != $new.names
      then .bad += ["chain ledger.jsonl: pseudonyms in line \($l.seq + 1)"] else . end
    | if ($old.cover and ($new.cover.from != $old.cover.from or $new.cover.through < $old.cover.through))
        or any($l.gaps[]; .from > .to or .from <= ($old.cover.through // "") or .to > $new.cover.through)
      then .bad += ["chain ledger.jsonl: coverage in line \($l.seq + 1)"] else . end)
  | (.bad[]? | "INVALID \(.)"), (.files[] | "\(.path) \(.sha256) \(.events) \(.bytes) \(.oldest) \(.newest)")' \
  <"$temp/ledger" >"$temp/state" 2>/dev/null || fault "format ledger.jsonl: it cannot be replayed"
grep '^INVALID' "$temp/state" && faults=1; grep -v '^INVALID' "$temp/state" >"$temp/files"

# 3. Every file of the ledger: there, the same bytes, and each event in its month, newest first, as many as recorded.
while read -r path sha256 events bytes oldest newest; do
  [ -f "$path" ] && [ ! -L "$path" ] || { fault "missing $path"; continue; }
  [ "$(digest <"$path")" = "$sha256" ] && [ "$(wc -c <"$path")" -eq "$bytes" ] || fault "hash $path"
  [ "$path" != quarantine.json ] || { [ "$(jq length "$path" 2>&1)" = "$events" ] || fault "count $path"; continue; }
  jq -r --arg path "$path" --arg bounds "$events $oldest $newest" '
    def ms: "\(. / 1000 | floor | todate | .[:-1]).\(. % 1000 + 1000 | tostring[1:])Z";
    def check($name; test): if test then empty else $name end;
    check("format"; all(.[]; .time == (.timestamp | ms))), check("misfiled"; all(.[]; .time[:7] == $path[:7])),
    check("order"; [.[].timestamp] | . == (sort | reverse)),
    check("count"; "\(length) \(.[-1].time) \(.[0].time)" == $bounds)' "$path" >"$temp/found" 2>&1 ||
    echo format >"$temp/found"
  while read -r what _; do fault "$what $path"; done <"$temp/found"
done <"$temp/files"

# 4. Nothing else is there.
for file in * .[!.]* ..?*; do
  [ -e "$file" ] || [ -L "$file" ] || continue # the pattern itself
  [ -f "$file" ] && [ ! -L "$file" ] && case $file in
    README.md | .gitattributes | ledger.jsonl) continue ;;
    *[!0-9a-z.-]*) ;;
    *) cut -d ' ' -f 1 "$temp/files" | grep -qxF -- "$file" && continue ;;
  esac
  fault "unlisted: a file that is not in the ledger"
done

# 5. The history: each commit's ledger begins with its parents', and its trailer names its own last line.
[ -z "$history" ] || for commit in $(git rev-list --topo-order HEAD); do
  git cat-file blob "$commit:./ledger.jsonl" >"$temp/own" 2>/dev/null || : >"$temp/own"
  for parent in $(git rev-parse "$commit^@"); do
    git cat-file blob "$parent:./ledger.jsonl" >"$temp/parent" 2>/dev/null || continue
    head -c "$(wc -c <"$temp/parent")" "$temp/own" | cmp -s - "$temp/parent" || echo x >>"$temp/broken"
  done
  trailer=$(git cat-file commit "$commit" | sed -n 's/^Audit-Ledger: //p' | tail -n 1)
  head=$(($(wc -l <"$temp/own") - 1)):$(tail -n 1 "$temp/own" | tr -d '\n' | digest)
  [ -z "$trailer" ] || [ ! -s "$temp/own" ] || [ "$trailer" = "$head" ] || echo x >>"$temp/broken"
  [ ! -s "$temp/broken" ] || fault "history: commit $commit"; : >"$temp/broken"
done
[ "$faults" -eq 0 ] && echo "no fault found: $seq ledger lines, head $((seq - 1)):$previous"
exit "$faults"
