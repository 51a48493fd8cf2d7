#!/bin/sh
# Checks an audit archive without the program that wrote it:  sh verify.sh [-p SEQ:SHA256]... [-H] FOLDER
#   -p  a ledger head that was noted earlier: its line must still be in the ledger; may be given more than once
#   -H  the git history of FOLDER as well, in a whole clone
# Exit status: 0 all that was asked for was looked at, and has no fault; 1 faults found; 2 wrong usage, or no tools.
# It checks the ledger's chain and counts; that its files are there, and nothing else; their bytes, months, order and
# counts; and of the history that no commit takes a ledger line back. It leaves to `verify`, as tamper-matrix.md says:
# canonical form, ties in one millisecond, tree hashes (`root`, `tree`), redactions, files of old commits.
# It runs jq, grep, cmp, with -H git, and of coreutils cp, cut, expr, head, mktemp, rm, sha256sum, tail, tr, wc: nothing
# that the archive or its repository names. It prints no text of theirs.
# shellcheck disable=SC2015,SC2094 # "A && B || C" means that; nothing is read and written at once.
set -u +f
export LC_ALL=C
unset CDPATH GLOBIGNORE
stop() { echo "$1" >&2; exit 2; }
fault() { faults=1; echo "INVALID $1"; }
digest() { sha256sum | cut -d ' ' -f 1; }
pins='' history='' faults=0 usage='usage: verify.sh [-p SEQ:SHA256]... [-H] FOLDER'
while getopts p:H option; do
  case $option in
    p) expr "$OPTARG" : '[0-9]\{1,9\}:[0-9a-f]\{64\}$' >/dev/null || stop "$usage"; pins="$pins $OPTARG" ;;
    H) history=yes ;;
    *) stop "$usage" ;;
  esac
done
shift $((OPTIND - 1))
[ $# -eq 1 ] && [ -n "$1" ] || stop "$usage"
case $PATH: in [!/]* | *:[!/]*) stop "PATH has a relative entry: FOLDER could hold a program of that name" ;; esac
for tool in jq grep cmp ${history:+git} cp cut expr head mktemp rm sha256sum tail tr wc; do
  command -v "$tool" >/dev/null || stop "$tool is missing"
done
# Git 2.30 is the oldest line that was taught to refuse the folders of others.
[ -z "$history" ] || case $(git version) in
  'git version 2.'[3-9][0-9]* | 'git version '[3-9].*) ;;
  *) stop "git 2.30 or a newer one is needed" ;;
esac
case $1 in /*) folder=$1 ;; *) folder=./$1 ;; esac
cd "$folder" && [ -r . ] && temp=$(mktemp -d) || stop "cannot read FOLDER, or make a temporary one"
trap 'rm -rf "$temp"' EXIT
trap 'exit 2' HUP INT TERM

# 1. The ledger: each line is one JSON text, has the next number, and names the SHA-256 of the line before.
[ -f ledger.jsonl ] && [ ! -L ledger.jsonl ] && cp ledger.jsonl "$temp/ledger" && [ -s "$temp/ledger" ] ||
  { fault "missing ledger.jsonl: there is no archive here"; : >"$temp/ledger"; }
jq -c . <"$temp/ledger" 2>/dev/null | cmp -s - "$temp/ledger" || fault "format ledger.jsonl: not one JSON text a line"
jq -c '[.seq, .prev]' <"$temp/ledger" >"$temp/links" 2>/dev/null
seq=0 previous=null heads=''
while IFS= read -r line || [ -n "$line" ]; do
  case $line in '{"spec":"hireflix-audit-archive/1",'*'}') ;; *) fault "format ledger.jsonl: line $((seq + 1))" ;; esac
  read -r link <&3
  [ "$link" = "[$seq,$previous]" ] || fault "chain ledger.jsonl: line $((seq + 1))"
  head=$seq:$(printf %s "$line" | digest)
  heads="$heads $head" previous="\"${head#*:}\"" seq=$((seq + 1))
done <"$temp/ledger" 3<"$temp/links"
for pin in $pins; do
  case "$heads " in *" $pin "*) continue ;; esac
  [ "${pin%%:*}" -lt "$seq" ] && fault "diverged: a pinned line was replaced" || fault "truncated: a pin is not reached"
done

# 2. Its counts and times: what each line adds is what its files have gained, a file that it names grows or is redacted,
# a part that has a successor grows no more, none is too large, and no time goes back or comes after the line's own.
replayed=$(jq -nr 'def months: [.files[] | select(.path != "quarantine.json")];
  def rows: .files["quarantine.json"].events // 0;
  def total: [months[].events] | add // 0;
  def next: .[:7] + "-" + ((.[8:-5] | tonumber? // 1) + 1001 | tostring[1:]) + ".json";
  def when(test; $code): if test then $code else empty end;
  reduce inputs as $l ({files: {}}; . as $old | [$l.redactions[]?.path] as $redacted
    | .files += ([$l.files[] | {(.path): .}] | add // {}) | .cover = ($l.coverage // .cover)
    | .names = [$l.pseudonyms] | .at = $l.at | .verdict = $l.verdict | . as $new
    | ($old.cover.through // "") as $before | ($new.cover.through // "") as $through
    | .bad += [(when(total != $l.archive.events or total - ($old | total) != $l.added
          or (months | length) != $l.archive.files or rows - ($old | rows) != $l.anomalies.quarantined
          or ([$l.files[].path] | length != (unique | length)); "count"),
        ($l.files[] | . as $f | ($old.files[.path].events // 0) as $was | (any($redacted[]; . == $f.path)) as $isRedacted
          | when(.events < $was or (.events == $was and ($isRedacted | not)); "count"),
          when(.root and .events > $was and $old.files[.path | next]; "count"),
          when(.root and .bytes > 348160 and .events > 1 and ($isRedacted | not); "count"),
          when(.root and (.oldest > .newest or .oldest > ($old.files[.path].oldest // .oldest)
            or .newest < ($old.files[.path].newest // .newest)); "chain"),
          when(.root and ([.oldest, .newest, .path] | map(.[:7]) | unique | length > 1); "misfiled")),
        when($l.redactions and [$l.added, $l.coverage, $l.gaps, $l.vanished, ($l.anomalies | add), $l.verdict]
          != [0, null, [], [], 0, $old.verdict]; "count"),
        when(($old.names // $new.names) != $new.names or $l.at < ($old.at // "") or ($l.coverage.through // "") > $l.at
          or ($old.cover and ($new.cover.from != $old.cover.from or $through < $before))
          or $new.cover.from > $through or ($l.gaps != [] and $old.cover == null)
          or ([$before, ($l.gaps[] | .from, .to), $through] | . != sort) or any($l.gaps[]; .from <= $before)
          or ($l.redactions == null and $l.verdict != "unproven"
            and ($new.cover == null or ($l.verdict == "gap") != ($l.gaps != []))); "chain"))
      | "\(.) ledger.jsonl: line \($l.seq + 1)"])
  | (.bad[]? | "INVALID \(.)"), (.files[] | [.path, .sha256, .events, .bytes, .root, .oldest, .newest] | @json)' \
  <"$temp/ledger" 2>/dev/null) || fault "format ledger.jsonl: it cannot be replayed"
printf '%s\n' "$replayed" | grep '^INVALID' && faults=1

# 3. Every file of the ledger: it has a name of the format, is there, and has the same bytes: UTF-8, and each event in
# a line of its own and in its month, newest first, as many as recorded.
number='(0|[1-9][0-9]{0,14})' time='"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"'
part='-(00[2-9]|0[1-9][0-9]|[1-9][0-9]{2,5})' sums="\"[0-9a-f]{64}\",$number"
entry="\"[0-9]{4}-(0[1-9]|1[0-2])($part)?\.json\",$sums,[1-9][0-9]{0,6},\"[0-9a-f]{64}\",$time,$time"
entry="\[($entry|\"quarantine\.json\",$sums,$number,null,null,null)\]"
entries=$(printf '%s\n' "$replayed" | grep -v '^INVALID')
printf %s "$entries" | grep -qvxE "$entry" && fault "format ledger.jsonl: it names a file that no archive can have"
printf '%s\n' "$entries" | grep -xE "$entry" | tr -d '[]"' | tr ',' ' ' >"$temp/files"
names=' '
while read -r path sha256 events bytes _root oldest newest; do
  names="$names$path "
  [ -f "$path" ] && [ ! -L "$path" ] || { fault "missing $path"; continue; }
  [ "$(wc -c <"$path")" -eq "$bytes" ] && [ "$(digest <"$path")" = "$sha256" ] ||
    { fault "hash $path"; continue; } # nothing else is said of other bytes
  jq -Rsj . "$path" 2>/dev/null | cmp -s - "$path" || fault "format $path: not UTF-8"
  wrong=$(jq -Rrs --arg path "$path" --arg events "$events" --arg bounds "$oldest $newest" '
    def ms: "\(. / 1000 | floor | todate | .[:-1]).\(. % 1000 + 1000 | tostring[1:])Z";
    def check($name; test): if test then empty else $name end;
    check("format"; all(explode[]; . > 31 or . == 10)), (split("\n") as $lines | $lines[1:-2] as $rows | [$rows[] | rtrimstr(",") | fromjson] |
    check("count"; "\(length)" == $events), check("format"; $lines[0] == "[" and $lines[-2:] == ["]", ""] and
      all(.[]; type == "object") and all($rows[:-1][]; endswith(",")) and ($rows[-1] | endswith(",") | not)),
    if $path == "quarantine.json" then empty else
      check("format"; all(.[]; (.timestamp | . == floor) and .time == (.timestamp | ms))),
      check("misfiled"; all(.[]; .time[:7] == $path[:7])), check("order"; [.[].timestamp] | . == (sort | reverse)),
      check("count"; "\(.[-1].time) \(.[0].time)" == $bounds) end)' "$path" 2>/dev/null) || wrong="$wrong format"
  for what in $wrong; do fault "$what $path"; done
done <"$temp/files"

# 4. Nothing else is there.
seen=''
for file in * .[!.]* ..?*; do
  [ -e "$file" ] || [ -L "$file" ] || continue # the pattern itself
  [ -f "$file" ] && [ ! -L "$file" ] && case $file in
    ledger.jsonl) seen=yes; continue ;;
    README.md | .gitattributes) continue ;;
    *[!0-9a-z.-]*) ;;
    *) case $names in *" $file "*) continue ;; esac ;;
  esac
  fault "unlisted: a file that is not in the ledger"
done
[ -n "$seen" ] || fault "unlisted: the folder cannot be listed"

# 5. The history: each commit's ledger begins with its parents', and its trailer names its own last line.
# `git rev-parse` alone opens the repository, and starts no program of it. What git refuses, is refused here.
find_clone() {
  # shellcheck disable=SC2046
  unset $(git rev-parse --local-env-vars) XDG_CONFIG_HOME
  export GIT_ALLOW_PROTOCOL=none GIT_NO_LAZY_FETCH=1 GIT_NO_REPLACE_OBJECTS=1 GIT_LITERAL_PATHSPECS=1
  top=$(git rev-parse --show-toplevel) && prefix=$(git rev-parse --show-prefix) && dir=$(git rev-parse --git-dir) &&
    dir=$(cd "$dir" && pwd -P) && commit=$(git rev-parse --verify HEAD) &&
    [ "$dir" = "${top%/}/.git" ] && [ "${top%/}/$prefix" = "$(pwd -P)/" ] &&
    [ ! -e "$dir/shallow" ] && [ ! -e "$dir/info/grafts" ] && [ ! -e "$dir/commondir" ] &&
    settings=$(git config --file "$dir/config" --no-includes --list) || return
  printf '%s\n' "$settings" | grep -qiE '^(core\.worktree|extensions\.|remote\..*\.(promisor|partialclonefilter))' &&
    return 1
  set -- "$dir"/objects/pack/*.promisor
  [ ! -e "$1" ]
}
# Its objects are copied, and each is hashed anew, into a repository of ours: settings, hooks, grafts, replacements and
# caches stay behind, and what is not what its id says is missing there.
copy_objects() {
  export HOME="$temp" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_DIR="$temp/git"
  git init --quiet --bare --template= "$temp/git" &&
    echo "$commit" | GIT_OBJECT_DIRECTORY="$dir/objects" git pack-objects -q --revs --stdout >"$temp/pack" &&
    git index-pack --stdin --fsck-objects <"$temp/pack" >"$temp/id" && git rev-list --objects "$commit" >"$temp/id" &&
    git rev-list --topo-order --parents "$commit" >"$temp/commits" && [ -s "$temp/commits" ]
}
ledger_of() { # the ledger of commit $1 into file $2, which stays empty if there is none
  case $(git ls-tree "$1:$prefix" 2>/dev/null | grep '	ledger\.jsonl$') in
    '') : >"$2" ;;
    '100644 blob '*) git cat-file blob "$1:${prefix}ledger.jsonl" >"$2" ;;
    *) return 1 ;;
  esac
}
begins() { head -c "$(wc -c <"$2")" "$1" | cmp -s - "$2"; } # whether file $1 begins with file $2
check_commit() {
  ledger_of "$commit" "$temp/own" && [ -z "$(tail -c 1 "$temp/own" | tr -d '\n')" ] || return
  for parent in $parents; do
    ledger_of "$parent" "$temp/parent" && begins "$temp/own" "$temp/parent" || return
  done
  [ -s "$temp/own" ] || return 0
  trailers=$(git log -1 --format='%(trailers:key=Audit-Ledger)' "$commit") || return
  trailer=$(git log -1 --format='%(trailers:key=Audit-Ledger,valueonly,unfold)' "$commit") || return
  named=$(($(wc -l <"$temp/own") - 1)):$(tail -n 1 "$temp/own" | tr -d '\n' | digest)
  [ -z "$trailers" ] || [ "$trailer" = "$named" ]
}
commits=0
if [ -n "$history" ]; then
  if ! find_clone 2>/dev/null; then fault "history: git refuses it, or it is no whole clone of its own"
  elif ! copy_objects 2>"$temp/said" || [ -s "$temp/said" ]; then fault "history: objects are missing or damaged"
  elif ! ledger_of "$commit" "$temp/own" || [ ! -s "$temp/own" ] || ! begins "$temp/ledger" "$temp/own"; then
    fault "history: the newest commit does not hold this archive"
  fi
  [ ! -s "$temp/commits" ] || while read -r commit parents; do
    commits=$((commits + 1))
    check_commit || fault "history: commit $commit"
  done <"$temp/commits"
fi
[ "$faults" -eq 0 ] || exit 1
echo "no fault found: $seq ledger lines, head $head${history:+, $commits commits}" || exit 2
