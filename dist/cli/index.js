import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 7629:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   jJ: () => (/* binding */ StrictFaults),
/* harmony export */   lM: () => (/* binding */ planned),
/* harmony export */   px: () => (/* binding */ strictly),
/* harmony export */   q_: () => (/* binding */ archiveChecks)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);

/**
 * Every check of an archive's ledger, files and listing by name, with the code of the error that strict reading throws.
 * docs/tamper-matrix.md shows what each one sees.
 */
const archiveChecks = {
    'ledger-present': { code: 'missing', says: 'month files have a ledger beside them' },
    'ledger-form': { code: 'format', says: 'each ledger line is written in the one form there is' },
    'ledger-sequence': { code: 'chain', says: 'ledger lines are numbered 0, 1, 2, …' },
    'ledger-link': { code: 'chain', says: 'each ledger line names the SHA-256 of the one before' },
    'ledger-tree': { code: 'chain', says: 'each ledger line names the tree hash of those before' },
    'ledger-times': {
        code: 'chain',
        says: 'the times of ledger lines never go back, and a line names no time after its own'
    },
    'ledger-sums': { code: 'count', says: "a ledger line's counts are the sums over its files" },
    'ledger-growth': { code: 'count', says: 'a ledger line that names a file adds to it, or redacts in it' },
    'ledger-coverage': {
        code: 'chain',
        says: 'proven coverage never recedes, gaps lie in order between what was proven before and after, and verdicts fit'
    },
    'ledger-bounds': {
        code: 'chain',
        says: 'the oldest and newest time of a file are in order, and never come closer to each other'
    },
    'ledger-redaction': {
        code: 'count',
        says: 'the line of a redaction redacts and says nothing else, of events that the named files can hold'
    },
    'ledger-returned': { code: 'count', says: 'what returned had vanished' },
    'ledger-pseudonyms': {
        code: 'chain',
        says: 'all ledger lines name the same pseudonymised fields and key, or none does'
    },
    'part-sealed': { code: 'count', says: 'nothing is added to a part that a later one had sealed' },
    'part-size': { code: 'count', says: 'no part is larger than a part may be' },
    'part-numbers': { code: 'missing', says: 'the parts of a month are numbered without a hole' },
    'file-present': { code: 'missing', says: 'each file of the ledger is there, a regular file' },
    'file-listed': { code: 'unlisted', says: 'nothing is there that the ledger does not list' },
    'file-hash': { code: 'hash', says: "a file's SHA-256 is the ledger's" },
    'file-size': { code: 'hash', says: "a file's size is the ledger's" },
    'file-blob': { code: 'hash', says: "a file's git blob id is the ledger's" },
    'file-root': { code: 'hash', says: "the tree hash over a file's event lines is the ledger's" },
    'file-form': { code: 'format', says: 'each event is written in the one form there is' },
    'file-month': { code: 'misfiled', says: "each event lies in its month's file" },
    'file-order': { code: 'order', says: 'events stand newest first, ties by κ' },
    'file-count': { code: 'count', says: 'a file holds as many events as the ledger says' },
    'file-bounds': { code: 'count', says: "a file's oldest and newest event are the ledger's" },
    'redaction-record': {
        code: 'count',
        says: 'tombstones and recorded redactions are the same, and no redacted event is there again'
    }
};
/** Checking what is about to be written by the rules of every reader: what they would report is a fault of this program. */
const planned = {
    report(check, object, detail, { line, found = detail, error } = {}) {
        const said = error?.message ?? `${line === undefined ? '' : `line ${line} `}${found}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('plan', `Cannot write the archive: "${object}" would not verify (${check}: ${said}); nothing was written, please report this`);
    }
};
/** Strict reading: the first fault is thrown. `place` names the folder in messages about its listing. */
class StrictFaults {
    place;
    constructor(place = 'the archive') {
        this.place = place;
    }
    report(check, object, detail, more = {}) {
        if (more.error !== undefined)
            throw more.error;
        const { code } = archiveChecks[check];
        const { line, found = detail, remedy = 'restore it from its last good commit' } = more;
        const isOfListing = code === 'missing' || code === 'unlisted';
        const subject = isOfListing ? this.place : `"${object}"`;
        const who = line !== undefined ? `line ${line} ` : more.found === undefined ? 'it ' : '';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs(code, `Cannot ${code === 'format' ? 'read' : 'trust'} ${subject}: ${who}${found}; ${remedy}`);
    }
}
const strictly = new StrictFaults();


/***/ }),

/***/ 2957:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8474);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_events__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3916);
/* harmony import */ var _inputs_traces_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9655);
/* harmony import */ var _publish_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(593);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(311);
/* harmony import */ var _usage_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7485);






const usage = `hireflix-audit-archive ${_version_js__WEBPACK_IMPORTED_MODULE_5__/* .version */ .r}

${Object.values(_usage_js__WEBPACK_IMPORTED_MODULE_4__/* .usages */ .v).join('')}  --help, --version

Exit status: 0 done, 1 failed (or a fail-on condition is met), 2 wrong usage.
`;
const output = {
    write: (text) => void process.stdout.write(text),
    drained: async () => {
        if (process.stdout.writableNeedDrain)
            await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(process.stdout, 'drain');
    },
    isTerminal: process.stdout.isTTY === true,
    say: (message) => void process.stderr.write(`${message}\n`),
    now: Date.now,
    env: process.env,
    ended: () => new Promise((done) => {
        // Nothing else keeps the process: the sandbox never does.
        const alive = setInterval(() => { }, 60_000);
        for (const signal of ['SIGINT', 'SIGTERM']) {
            process.once(signal, () => {
                clearInterval(alive);
                done();
            });
        }
    })
};
// For `search` and `verify`, exit status 1 is a result, so failures use 2; `export` does as they do.
const failed = /^(?:search|verify|export)$/.test(process.argv[2] ?? '') ? 2 : 1;
// broken: output-fails
process.stdout.on('error', ({ code }) => {
    // `verify … | head` closes the pipe early; that is no failure.
    if (code === 'EPIPE')
        process.exit();
    output.say(`Cannot write to standard output: ${/^E[A-Z0-9]+$/.test(code ?? '') ? code : 'it failed'}`);
    process.exit(failed);
});
// What nobody awaited or foresaw: Node would print it with its message, stack and causes.
// broken: no-last-catch-of-commands
process.on('uncaughtException', (error) => {
    sayFailure(error);
    process.exit(failed);
});
/** The command line's entry: loads the command that is called, and no other. Returns the exit status. */
async function main([command, ...args]) {
    try {
        const own = _usage_js__WEBPACK_IMPORTED_MODULE_4__/* .usages */ .v[command ?? ''];
        if (own !== undefined && asksForHelp(args)) {
            output.write(own);
            return 0;
        }
        if (process.env['HIREFLIX_API_KEY'] || process.env['HIREFLIX_PSEUDONYM_KEY']) {
            (0,_inputs_traces_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyUntraced */ .W)(process.env, process.execArgv);
        }
        switch (command) {
            case 'archive':
                return await (await Promise.all(/* import() */[__nccwpck_require__.e(274), __nccwpck_require__.e(414), __nccwpck_require__.e(39), __nccwpck_require__.e(900), __nccwpck_require__.e(304), __nccwpck_require__.e(214), __nccwpck_require__.e(424), __nccwpck_require__.e(376), __nccwpck_require__.e(264)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2264))).archiveCommand(args, output);
            case 'report':
                return await (await Promise.all(/* import() */[__nccwpck_require__.e(274), __nccwpck_require__.e(414), __nccwpck_require__.e(39), __nccwpck_require__.e(214), __nccwpck_require__.e(376), __nccwpck_require__.e(569)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2609))).reportCommand(args, output);
            case 'verify':
                return await (await Promise.all(/* import() */[__nccwpck_require__.e(39), __nccwpck_require__.e(900), __nccwpck_require__.e(304), __nccwpck_require__.e(461)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7461))).verifyCommand(args, output);
            case 'search':
                return await (await Promise.all(/* import() */[__nccwpck_require__.e(789), __nccwpck_require__.e(39), __nccwpck_require__.e(900), __nccwpck_require__.e(255)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9255))).searchCommand(args, output);
            case 'export':
                return await (await Promise.all(/* import() */[__nccwpck_require__.e(39), __nccwpck_require__.e(900), __nccwpck_require__.e(304), __nccwpck_require__.e(383)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4764))).exportCommand(args, output);
            case 'redact':
                return await (await Promise.all(/* import() */[__nccwpck_require__.e(274), __nccwpck_require__.e(414), __nccwpck_require__.e(39), __nccwpck_require__.e(900), __nccwpck_require__.e(304), __nccwpck_require__.e(214), __nccwpck_require__.e(424), __nccwpck_require__.e(803)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1803))).redactCommand(args, output);
            case 'demo':
                return await (await Promise.all(/* import() */[__nccwpck_require__.e(274), __nccwpck_require__.e(414), __nccwpck_require__.e(603), __nccwpck_require__.e(39), __nccwpck_require__.e(900), __nccwpck_require__.e(304), __nccwpck_require__.e(214), __nccwpck_require__.e(424), __nccwpck_require__.e(376), __nccwpck_require__.e(666), __nccwpck_require__.e(155)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1155))).demoCommand(args, output);
            case 'sandbox':
                return await (await __nccwpck_require__.e(/* import() */ 193).then(__nccwpck_require__.bind(__nccwpck_require__, 1193))).sandboxCommand(args, output);
            case '--version':
                output.write(`${_version_js__WEBPACK_IMPORTED_MODULE_5__/* .version */ .r}\n`);
                return 0;
            case '--help':
            case 'help':
                output.write(usage);
                return 0;
            default:
                output.say(usage);
                return 2;
        }
    }
    catch (error) {
        sayFailure(error);
        return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz ? 2 : failed;
    }
}
/** After `--` it is something to look for. */
function asksForHelp(args) {
    const end = args.indexOf('--');
    return args.slice(0, end < 0 ? undefined : end).includes('--help');
}
function sayFailure(error) {
    const { title, messages } = (0,_publish_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .describeFailure */ .I)(error);
    output.say(`${title}:`);
    for (const message of messages)
        output.say(`  ${message}`);
}
process.exitCode = await main(process.argv.slice(2));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7485:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ usages)
/* harmony export */ });
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
`;
const reportUsage = `  report <folder>    review an archive that is there already; no key, no network, nothing is changed
      --period TIME         7d, 4w, 2025-10, or 2025-10-01..2025-10-07 (7d)
      --now TIME            where 7d and 4w end (the time of the archive's last entry)
      --notable RULE        a rule, as in the Action's input; may be repeated
      --text | --markdown | --json | --html FILE
                            text to be read (the default on a terminal), Markdown as in the job summary (the default
                            elsewhere), one JSON document, or a page for looking and searching, written to FILE,
                            which holds every event of the period
`;
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
`;
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
`;
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
`;
const redactUsage = `  redact <folder>    replace an event by its key on demand of privacy law, and record in the ledger who did it, when
                     and why; committed when the folder is in a git work tree. Git's history keeps the old file:
                     docs/threat-model.md says how to expire it
      --event KEY           the event's key (κ), 64 hex digits
      --reason TEXT         why; no personal data, it stays for good
      --by NAME             who; a role rather than a person, if the person should not stay for good
`;
const sandboxUsage = `  sandbox            answer as the Hireflix of a made-up company, on this machine alone and until it is ended; prints
                     the endpoint and the API key to use
`;
const demoUsage = `  demo [folder]      archive several simulated nights of a made-up company into a git repository, without a key and
                     without network
`;
/** By command, in the order of use. */
const usages = {
    archive: archiveUsage,
    report: reportUsage,
    verify: verifyUsage,
    search: searchUsage,
    export: exportUsage,
    redact: redactUsage,
    demo: demoUsage,
    sandbox: sandboxUsage
};


/***/ }),

/***/ 3916:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c8: () => (/* binding */ SourceError),
/* harmony export */   cs: () => (/* binding */ IntegrityError),
/* harmony export */   di: () => (/* binding */ ArchiveError),
/* harmony export */   dz: () => (/* binding */ InputError)
/* harmony export */ });
/**
 * One class per person who must act. Codes are a closed set: tests and callers look at the code, people read the
 * message. Messages follow the Deno style guide: Cannot (action) "(thing)": (what was found); (what to do).
 * No message, cause or stack carries event text or a secret.
 */
/** The workflow author must change an input. `faults` holds one sentence per faulty input. */
class InputError extends Error {
    faults;
    name = 'InputError';
    constructor(faults) {
        super(faults.join('\n'));
        this.faults = faults;
    }
}
/** The owner of the Hireflix account must act, or time must pass. */
class SourceError extends Error {
    code;
    name = 'SourceError';
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
/** The owner of the archive's repository or folder must act. */
class ArchiveError extends Error {
    code;
    name = 'ArchiveError';
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
/** An auditor must look: the archive does not verify, so it is not written to. */
class IntegrityError extends Error {
    code;
    name = 'IntegrityError';
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}


/***/ }),

/***/ 9655:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ verifyUntraced)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);

// All but what only adds a stack to a warning.
const revealing = /(?:^|\s)["\\]*(--(?:inspect|debug|trace(?!-(?:warnings|deprecation)(?![\w-]))|tls-keylog|heapsnapshot|report|experimental-network-inspection)[\w-]*)/;
/**
 * Refuses what makes Node.js itself print or write what it sends, its environment or its memory, and with them the
 * secrets of a run. It cannot be turned off once Node.js runs.
 * @throws InputError
 */
function verifyUntraced(env, nodeArguments) {
    const faults = ['NODE_DEBUG', 'NODE_DEBUG_NATIVE']
        .filter((name) => Boolean(env[name]))
        .map((name) => `Cannot run with ${name}: with it, Node.js prints what it sends, secrets too; unset it`);
    for (const [name, text] of [
        ['NODE_OPTIONS', env['NODE_OPTIONS'] ?? ''],
        ['the arguments of node', nodeArguments.join(' ')]
    ]) {
        const [, option] = revealing.exec(text.replaceAll('_', '-')) ?? [];
        if (option !== undefined) {
            faults.push(`Cannot run with "${option}" in ${name}: with it, Node.js shows or stores secrets of this run; leave it out`);
        }
    }
    if (faults.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(faults);
}


/***/ }),

/***/ 593:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ describeFailure)
/* harmony export */ });
/* unused harmony export describeInvalid */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _verification_report_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8909);


function describeFailure(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz) {
        return {
            title: error.faults.length === 1 ? 'An input is wrong' : `${error.faults.length} inputs are wrong`,
            messages: error.faults
        };
    }
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8) {
        const isEcho = error.code === 'secret-echoed';
        const title = isEcho ? 'Hireflix shows a secret of this run' : 'Hireflix could not be read';
        return { title, messages: [error.message] };
    }
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveError */ .di)
        return { title: 'The archive could not be written', messages: [error.message] };
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs)
        return { title: 'The archive does not verify', messages: [error.message] };
    const refused = describeRefusal(error);
    if (refused !== undefined)
        return { title: 'The system refused', messages: [refused] };
    // broken: error-in-its-words
    return { title: 'A fault of this program', messages: [describeUnknown(error)] };
}
/** A fault of the machine and not of this program. Its message may hold a path; its code and call are fixed words. */
function describeRefusal(error) {
    const { code, syscall } = (error instanceof Error ? error : {});
    if (!/^E[A-Z0-9]{2,15}$/.test(String(code)) || !/^[a-z]{2,15}$/.test(String(syscall)))
        return undefined;
    return `Cannot go on: the system answered ${code} to ${syscall}; check the disk, its permissions and its limits, and run again`;
}
// An unforeseen error's message may quote what it choked on: only its name and place may be shown.
function describeUnknown(error) {
    const name = error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : 'Error';
    const places = (error instanceof Error ? (error.stack ?? '') : '')
        .split('\n')
        .filter((line) => /^\s+at [\w.<>#\s()/:\\-]+$/.test(line))
        .slice(0, 5)
        .map((line) => line.trim());
    return `Cannot go on: ${name} ${places.join(', ')}; nothing was written that does not verify, please report this`;
}
/** An archive that was verified and is not valid; undefined for one that is. */
function describeInvalid(report) {
    if (verificationOf(report) === 'valid')
        return undefined;
    return { title: 'The archive does not verify', messages: [describeResult(report)] };
}


/***/ }),

/***/ 9598:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fv: () => (/* binding */ Findings),
/* harmony export */   If: () => (/* binding */ isInvalid)
/* harmony export */ });
/* unused harmony export checks */
/* harmony import */ var _archive_checks_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7629);

/** The checks that only verify makes. */
const ownChecks = {
    'pin-reached': { state: 'INVALID truncated', says: 'the ledger reaches as far as the pin' },
    'pin-matches': { state: 'INVALID diverged', says: 'the ledger holds the pinned line' },
    'ledger-clock': { state: 'INVALID chain', says: "no ledger line is dated after the verifier's own clock" },
    'history-present': { state: 'INVALID history', says: 'the history that was asked for holds the archive' },
    'history-ledger': {
        state: 'INVALID history',
        says: "each commit's ledger is whole lines and extends its parents'"
    },
    'history-files': { state: 'INVALID history', says: 'each commit holds the files that its ledger lists' },
    'history-events': { state: 'INVALID history', says: "each event of a commit's parents is still there" },
    'history-trailers': {
        state: 'INVALID history',
        says: 'commit trailers, as git reads them, agree with the ledger line, and none is there twice'
    },
    'history-objects': { state: 'INVALID history', says: 'git objects have the ids that they are named by' },
    'history-complete': { state: 'UNPROVEN', says: 'the history reaches back to the first ledger line' },
    gaps: { state: 'GAP', says: 'the ledger records no gap' },
    proof: { state: 'UNPROVEN', says: 'the last run proved that nothing was missed' },
    freshness: { state: 'STALE', says: 'the newest proof is no older than 9 days' },
    emptiness: { state: 'EMPTY', says: 'there is an archive at all' },
    redactions: { state: 'REDACTED', says: 'no event was redacted' }
};
const readersChecks = Object.entries(_archive_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .archiveChecks */ .q_).map(([name, { code, says }]) => [
    name,
    { state: `INVALID ${code}`, says }
]);
/**
 * Every check of verify by name, and the state that it reports. docs/tamper-matrix.md shows what each one sees; a test
 * leaves out the findings of each in turn, and some tampering goes unseen.
 */
const checks = { ...Object.fromEntries(readersChecks), ...ownChecks };
/** Collects findings: one for all lines that fail one check in the same way. */
class Findings {
    #found = [];
    #ofLines = new Map();
    report(check, object, detail, { line } = {}) {
        const key = `${check}\n${object}\n${detail}`;
        const known = line === undefined ? undefined : this.#ofLines.get(key);
        if (known === undefined) {
            const lines = line === undefined ? [] : [line];
            this.#found.push({ check, object, detail, lines });
            if (line !== undefined)
                this.#ofLines.set(key, lines);
        }
        else if (line !== undefined && known.at(-1) !== line)
            known.push(line);
    }
    get all() {
        return this.#found.map(({ check, object, detail, lines }) => ({
            check,
            state: checks[check].state,
            object,
            detail: lines.length === 0 ? detail : `${describeLines(lines)} ${detail}`
        }));
    }
}
const maxRanges = 10;
/** `line 3`, `lines 3-5, 9: each`. */
function describeLines(lines) {
    const ranges = [];
    for (const line of lines) {
        const last = ranges.at(-1);
        if (last !== undefined && line === last[1] + 1)
            last[1] = line;
        else
            ranges.push([line, line]);
    }
    const shown = ranges.slice(0, maxRanges).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
    const more = ranges.length > maxRanges ? ' and more' : '';
    return lines.length === 1 ? `line ${lines[0]}` : `lines ${shown.join(', ')}${more}: each`;
}
function isInvalid({ state }) {
    return state.startsWith('INVALID');
}


/***/ }),

/***/ 8909:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ET: () => (/* binding */ renderLines),
/* harmony export */   et: () => (/* binding */ exitStatusOf),
/* harmony export */   xH: () => (/* binding */ serializeReport)
/* harmony export */ });
/* unused harmony exports verificationOf, describeResult */
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9598);


function verificationOf({ findings }) {
    if (findings.some(_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .isInvalid */ .If))
        return 'invalid';
    return findings.some(({ state }) => state === 'EMPTY') ? 'empty' : 'valid';
}
/** 0 valid, 1 invalid, 3 honest but incomplete; 1 outranks 3. Status 2 is for wrong usage. */
function exitStatusOf({ findings }) {
    if (findings.some(_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .isInvalid */ .If))
        return 1;
    return findings.some(({ state }) => state !== 'REDACTED') ? 3 : 0;
}
/** One line per object, tab-separated: state, object, detail. */
function renderLines(report) {
    const lines = [
        ...report.valid.map(({ object, detail }) => `valid\t${object}\t${detail}`),
        ...report.unread.map((path) => `skipped\t${path}\tolder than --since: not read`),
        ...report.findings.map(({ state, object, detail }) => `${state}\t${object}\t${detail}`)
    ];
    return `${[...lines, describeResult(report)].join('\n')}\n`;
}
/** The verdict in one sentence. */
function describeResult(report) {
    const { findings, events, files, head } = report;
    const faults = findings.filter(_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .isInvalid */ .If).length;
    if (faults > 0)
        return `INVALID: ${faults} ${faults === 1 ? 'fault' : 'faults'} found`;
    if (verificationOf(report) === 'empty')
        return 'EMPTY: there is no archive, so nothing was verified';
    const held = `${events} events in ${files} files, head ${head}`;
    const open = new Set(findings.filter(({ state }) => state !== 'REDACTED').map(({ state }) => state));
    return open.size === 0
        ? `valid: ${held}`
        : `valid, but the record is incomplete (${[...open].join(', ')}): ${held}`;
}
function serializeReport(report) {
    const { findings, valid, unread, head, events, files, coverage } = report;
    return `${JSON.stringify({
        verification: verificationOf(report),
        status: exitStatusOf(report),
        head,
        events,
        files,
        coverage: coverage ?? null,
        objects: [
            ...valid.map((each) => ({ state: 'valid', ...each })),
            ...unread.map((object) => ({ state: 'skipped', object, detail: 'older than asked for: not read' })),
            ...findings.map(({ state, object, detail, check }) => ({ state, object, detail, check }))
        ]
    }, undefined, 1)}\n`;
}


/***/ }),

/***/ 311:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ version)
/* harmony export */ });
/** Kept equal to package.json by a test: a bundle does not carry that file. */
const version = '0.1.0';


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 3245:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("supports-color");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(2957);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
