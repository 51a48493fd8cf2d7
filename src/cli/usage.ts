/** What `--help` says of each command. Apart from the commands, which are only loaded when they are called. */

const archiveUsage = `  archive <folder>   read new audit events from Hireflix into the archive in <folder>, and commit it when the
                     folder is in a git work tree, where it must be as git's HEAD has it; the key comes from the
                     environment: HIREFLIX_API_KEY
      --endpoint URL        https://api.hireflix.com/me
      --lookback TIME       read again at least this far behind the last proven time: 36h, 3d, 2w or all (3d)
      --page-size N         events per request, 1 to 1000 (100)
      --concurrency N       requests under way at once, 1 to 16 (4)
      --review-period TIME  what the summary reviews: 7d, 4w, 2025-10, or 2025-10-01..2025-10-07 (7d)
      --notable RULE        a rule, as in the Action's input; may be repeated
      --fail-on CONDITIONS  any of gap, stale, unproven, quarantine, notable, critical, or never
                            (gap, stale)
      --pseudonymize FIELDS store pseudonyms of these fields, for example actor.email,object.email,ip; the key comes from
                            the environment: HIREFLIX_PSEUDONYM_KEY
      --summary FILE        write the Markdown summary there
`

const reportUsage = `  report <folder>    review an archive that is there already; no key, no network, nothing is changed
      --period TIME         7d, 4w, 2025-10, or 2025-10-01..2025-10-07 (7d)
      --now TIME            where 7d and 4w end (the time of the archive's last entry)
      --notable RULE        a rule, as in the Action's input; may be repeated
      --text | --markdown | --json | --html FILE
                            text to be read (the default on a terminal), Markdown as in the job summary (the default
                            elsewhere), one JSON document, or a page for looking and searching, written to FILE,
                            which holds every event of the period
`

const verifyUsage = `  verify <folder>    check an archive without trusting anybody: the ledger's chain, every file's hash, order, month,
                     counts and bounds, and that nothing is missing or added; <folder> is the archive folder, or
                     a bare git repository; nothing is changed
      --history             check every commit of the archive as well; needs the whole history (fetch-depth: 0)
      --pin SEQ:SHA256      a ledger head noted earlier must be in the ledger; may be repeated
      --since DATE          leave out files, gaps and commits before that UTC date (or RFC 3339 time)
      --branch NAME         read that branch from git instead of the files in the folder
      --path FOLDER         the archive folder in the git repository, with a bare one or --branch (audit-log)
      --now TIME            judge staleness by this time instead of the machine's clock
      --json                one JSON document instead of lines
                     Exit status: 0 valid, 1 INVALID, 2 wrong usage or unreadable, 3 no fault, but incomplete (GAP,
                     UNPROVEN, STALE, EMPTY)
`

const searchUsage = `  search <folder> [text]
                     find events, newest first, for an access request or an investigation; each file is verified
                     before anything of it is shown; <folder> is the archive folder, or a bare git repository
      text                  in any value of an event; capital letters do not matter here nor below
      --actor A             e-mail, id or name of the actor; a glob as in rules, like the four below
      --object ID           id, e-mail or name of the object
      --action GLOB         for example *.delete*
      --ip IP               address, also of an archive that keeps networks alone
      --medium M            for example API_KEY
      --from DATE           of that UTC date (or RFC 3339 time) and later
      --to DATE             of that UTC date, to its end, and earlier
      --format FORMAT       table (the default), json (events as archived) or csv (formulas escaped)
      --branch NAME, --path FOLDER  as for verify
                     An archive with pseudonyms is searched by what they stand for when the environment holds their
                     key: HIREFLIX_PSEUDONYM_KEY
                     Exit status: 0 found, 1 nothing found, 2 wrong usage or unreadable, 3 the archive does not verify:
                     what does not is left out
`

const exportUsage = `  export <folder> <out>
                     write the archive as Parquet for other engines into the folder <out>: one file a month, and
                     _manifest.json; later exports into the same folder write the months that changed. Each file is
                     verified before anything of it is used. <out> holds personal data: docs/export.md
      --format FORMAT       parquet (the default) or ndjson
      --schema SCHEMA       events (the default) or ocsf
      --ocsf-version V      1.8.0 (the default), 1.5.0 or 1.1.0
      --compression C       of Parquet: snappy (the default), zstd (needs Node 22.15) or none
      --from MONTH          of that UTC month and later, for example 2024-01
      --to MONTH            of that UTC month and earlier
      --json                one JSON document instead of lines
                     Exit status: 0 done, whether or not anything changed, 2 wrong usage or unreadable, 3 the archive does
                     not verify
`

const redactUsage = `  redact <folder>    replace an event by its key on demand of privacy law, and record in the ledger who did it, when
                     and why; committed when the folder is in a git work tree. Git's history keeps the old file:
                     docs/threat-model.md says how to expire it
      --event KEY           the event's key (κ), 64 hex digits
      --reason TEXT         why; no personal data, it stays for good
      --by NAME             who; a role rather than a person, if the person should not stay for good
`

const sandboxUsage = `  sandbox            answer as the Hireflix of a made-up company, on this machine alone and until it is ended; prints
                     the endpoint and the API key to use
`

const demoUsage = `  demo [folder]      archive several simulated nights of a made-up company into a git repository, without a key and
                     without network
`

/** By command, in the order of use. */
export const usages: Readonly<Record<string, string>> = {
  archive: archiveUsage,
  report: reportUsage,
  verify: verifyUsage,
  search: searchUsage,
  export: exportUsage,
  redact: redactUsage,
  demo: demoUsage,
  sandbox: sandboxUsage
}
