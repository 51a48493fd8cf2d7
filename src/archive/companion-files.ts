/** Files for people and for git. The ledger does not record them, and existing ones are left alone. */
export const companionFiles: ReadonlyMap<string, string> = new Map([
  ['.gitattributes', '* -text -filter -ident -working-tree-encoding\n'],
  [
    'README.md',
    `# Audit log archive

This folder holds the audit events of a Hireflix account, archived by the GitHub Action hireflix-audit-archive.
Hireflix keeps its audit log for two months; this is the record of the time before.

| File | |
|---|---|
| \`2025-10.json\` | the events of that month (UTC), newest first, one per line |
| \`2025-10-002.json\` | its second part: a part ends before it would pass 340 KiB |
| \`ledger.jsonl\` | one line per archiving commit: what was added, the SHA-256 of each changed file, what is proven to be complete, and which time is known to be missing; each line holds the SHA-256 of the line before |
| \`quarantine.json\` | rows that could not be understood, as they came, if there were any |

The events hold personal data: addresses, e-mail and private links of staff and candidates.

**Do not edit these files.** A changed file no longer matches the ledger, and nothing more is archived until it is
restored from git. To check the newest state by hand: the last line of the ledger (without its newline) has a SHA-256
that the commit's \`Audit-Ledger\` trailer and the job summary name; each file's newest \`sha256\` in the ledger is what
\`sha256sum\` prints for it.
`
  ]
])
