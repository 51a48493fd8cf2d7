#!/bin/sh
# Archives into a git work tree, and pushes it. For cron, or any other scheduler, without GitHub:
#
#   17 3 * * * /opt/hireflix-audit-archive/docs/examples/without-github.sh /srv/audit
#
# /opt/hireflix-audit-archive is a clone of the Action, /srv/audit one of the archive's own repository. The API key is in
# the file that KEY_FILE names, which only this user can read. Further arguments are options of `archive`.
set -eu
# Also where it is called by a symbolic link.
archiver=$(cd "$(dirname "$(readlink -f "$0")")/../.." && pwd)
HIREFLIX_API_KEY=$(cat "${KEY_FILE:-/etc/hireflix-audit/key}")
export HIREFLIX_API_KEY
cd "$1"
shift

# A clone of an empty repository has nothing to pull yet.
if git rev-parse --quiet --verify HEAD > /dev/null; then git pull --quiet --ff-only; fi
# A step that fails, because there is a gap say, has archived what there was: push it all the same.
status=0
node "$archiver/dist/cli/index.js" archive audit-log --summary summary.md "$@" || status=$?
git push --quiet --set-upstream origin HEAD
exit "$status"
