export const id = 417;
export const ids = [417];
export const modules = {

/***/ 5998:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ openArchive)
/* harmony export */ });
/* unused harmony export ArchiveReader */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _coverage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6642);
/* harmony import */ var _digests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(707);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1693);
/* harmony import */ var _ledger_line_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7020);
/* harmony import */ var _month_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4407);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7366);
/* harmony import */ var _quarantine_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3227);








/** An archive whose ledger and listing verify, and whose files are verified as they are read. */
class ArchiveReader {
    snapshot;
    state;
    ledger;
    #files = new Map();
    #lines = new Map();
    #quarantine;
    constructor(snapshot, state, ledger) {
        this.snapshot = snapshot;
        this.state = state;
        this.ledger = ledger;
    }
    get revision() {
        return this.snapshot.revision;
    }
    /** The commit that the archive was opened at, where the destination has commits. */
    get commit() {
        return this.snapshot.commit;
    }
    /**
     * Reads month files, once each.
     * @throws IntegrityError when one does not match the ledger; ArchiveError when it cannot be read.
     */
    async readMonths(paths) {
        const unread = [...new Set(paths)].filter((path) => !this.#files.has(path));
        const files = await Promise.all(unread.map(async (path) => [path, await this.#readMonth(path)]));
        for (const [path, events] of files)
            this.#files.set(path, events);
    }
    /**
     * Reads month files that are to be looked at and not merged: verified by their SHA-256, they need not be parsed.
     * @throws as {@link readMonths}.
     */
    async readLines(paths) {
        const unread = [...new Set(paths)].filter((path) => !this.#files.has(path) && !this.#lines.has(path));
        const read = async (path) => (0,_month_file_js__WEBPACK_IMPORTED_MODULE_5__/* .linesOfMonthFile */ .pR)(path, (await this.#readVerified(path)).text);
        const files = await Promise.all(unread.map(async (path) => [path, await read(path)]));
        for (const [path, lines] of files)
            this.#lines.set(path, lines);
    }
    /** The lines of the month files that were read as such, and not as events. */
    *lines() {
        for (const [path, lines] of this.#lines)
            if (!this.#files.has(path))
                yield lines;
    }
    async #readMonth(path) {
        const { entry, text } = await this.#readVerified(path);
        const events = (0,_month_file_js__WEBPACK_IMPORTED_MODULE_5__/* .parseMonthFile */ .yU)(path, text);
        const newest = events[0];
        const oldest = events.at(-1);
        if (events.length !== entry.events ||
            newest === undefined ||
            oldest === undefined ||
            (0,_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .toTime */ .xe)(newest.timestamp) !== entry.newest ||
            (0,_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .toTime */ .xe)(oldest.timestamp) !== entry.oldest) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('count', `Cannot trust "${path}": it holds ${events.length} events, the ledger says ${entry.events}, or their bounds ` +
                'differ; restore the archive from its last good commit');
        }
        return events;
    }
    /** Reads the quarantined rows, once. */
    async readQuarantine() {
        if (this.#quarantine !== undefined)
            return;
        this.#quarantine = this.state.files.has(_quarantine_file_js__WEBPACK_IMPORTED_MODULE_7__/* .quarantinePath */ .Q2)
            ? (0,_quarantine_file_js__WEBPACK_IMPORTED_MODULE_7__/* .parseQuarantine */ .mW)((await this.#readVerified(_quarantine_file_js__WEBPACK_IMPORTED_MODULE_7__/* .quarantinePath */ .Q2)).text)
            : [];
    }
    async #readVerified(path) {
        const entry = this.state.files.get(path);
        if (entry === undefined)
            throw new Error(`"${path}" is not in the ledger`);
        const bytes = await this.snapshot.readFile(path);
        const found = (0,_digests_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .B)(bytes);
        if (found !== entry.sha256)
            throw changed(entry, `its SHA-256 is ${found}, the ledger says ${entry.sha256}`);
        return { entry, text: textOf(path, bytes) };
    }
    /** The archive as far as it was read until now. */
    opened() {
        return {
            state: this.state,
            ledger: this.ledger,
            files: new Map(this.#files),
            quarantine: this.#quarantine ?? [],
            listed: new Set(this.snapshot.files.map((file) => file.path))
        };
    }
}
/**
 * Opens an archive and verifies it as far as a run needs: the ledger's chain, that the folder holds exactly the files
 * that the ledger says, and of each its size and (where the listing has it) its git blob id. The SHA-256 of a file is
 * checked when it is read.
 * @throws IntegrityError when it does not verify, and then nothing may be written; ArchiveError when it cannot be read.
 */
async function openArchive(destination) {
    const snapshot = await destination.open();
    const listed = new Map(snapshot.files.map((file) => [file.path, file]));
    const ledger = listed.has(_ledger_line_js__WEBPACK_IMPORTED_MODULE_4__/* .ledgerPath */ .tf) ? textOf(_ledger_line_js__WEBPACK_IMPORTED_MODULE_4__/* .ledgerPath */ .tf, await snapshot.readFile(_ledger_line_js__WEBPACK_IMPORTED_MODULE_4__/* .ledgerPath */ .tf)) : '';
    const state = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_3__/* .replayLedger */ .z)(ledger);
    if (!listed.has(_ledger_line_js__WEBPACK_IMPORTED_MODULE_4__/* .ledgerPath */ .tf)) {
        const orphan = snapshot.files.find((file) => (0,_paths_js__WEBPACK_IMPORTED_MODULE_6__/* .isArchiveFile */ .Dk)(file.path));
        if (orphan !== undefined) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('missing', `Cannot trust the archive in ${destination.description}: it holds "${orphan.path}" but no "${_ledger_line_js__WEBPACK_IMPORTED_MODULE_4__/* .ledgerPath */ .tf}"; ` +
                'restore the ledger from its last good commit');
        }
    }
    for (const file of listed.values())
        verifyListed(file, state, destination.description);
    for (const entry of state.files.values()) {
        if (!listed.has(entry.path)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('missing', `Cannot trust the archive in ${destination.description}: "${entry.path}" is missing (the ledger says ` +
                `${entry.events} events, SHA-256 ${entry.sha256}); restore it from its last good commit`);
        }
    }
    return new ArchiveReader(snapshot, state, ledger);
}
// Not lossily: written back, a replaced byte would be a changed event.
function textOf(path, bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('format', `Cannot read "${path}": it is not UTF-8; restore it from its last good commit`);
    }
}
function verifyListed(file, state, description) {
    if (file.kind === 'file' && (file.path === _ledger_line_js__WEBPACK_IMPORTED_MODULE_4__/* .ledgerPath */ .tf || isCompanion(file.path)))
        return;
    const entry = state.files.get(file.path);
    if (entry === undefined || file.kind !== 'file') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('unlisted', `Cannot trust the archive in ${description}: ${describeName(file.path)} does not belong there; move it out of ` +
            'the folder, or give the archive a folder of its own with the input "path"');
    }
    if (file.blob !== undefined && file.blob !== entry.blob) {
        throw changed(entry, `its git blob id is ${file.blob}, the ledger says ${entry.blob}`);
    }
    if (file.bytes !== entry.bytes) {
        throw changed(entry, `it has ${file.bytes} bytes, the ledger says ${entry.bytes} (SHA-256 ${entry.sha256})`);
    }
}
function isCompanion(path) {
    return _paths_js__WEBPACK_IMPORTED_MODULE_6__/* .companionPaths */ .$u.includes(path);
}
// Somebody else chose the name: it goes into a message only in a plain form.
function describeName(path) {
    return /^[\w .()/+-]{1,100}$/.test(path) ? `"${path}"` : 'a file with an unusual name';
}
function changed(entry, found) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('hash', `Cannot trust "${entry.path}": it was changed after it was archived (${found}); restore it from its last good commit`);
}


/***/ }),

/***/ 1803:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  redactCommand: () => (/* binding */ redactCommand)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/archive/ledger-line.ts + 2 modules
var ledger_line = __webpack_require__(7020);
// EXTERNAL MODULE: ./src/destinations/git-folder.ts + 3 modules
var git_folder = __webpack_require__(5381);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/archive/ledger.ts
var archive_ledger = __webpack_require__(1693);
// EXTERNAL MODULE: ./src/archive/opened-archive.ts
var opened_archive = __webpack_require__(5998);
// EXTERNAL MODULE: ./src/archive/parts.ts
var parts = __webpack_require__(428);
// EXTERNAL MODULE: ./src/events/event.ts + 1 modules
var events_event = __webpack_require__(5710);
// EXTERNAL MODULE: ./src/archive/coverage.ts
var coverage = __webpack_require__(6642);
// EXTERNAL MODULE: ./src/archive/digests.ts
var archive_digests = __webpack_require__(707);
// EXTERNAL MODULE: ./src/archive/month-file.ts
var month_file = __webpack_require__(4407);
;// CONCATENATED MODULE: ./src/archive/redaction-plan.ts







/**
 * Replaces every copy of an event by a tombstone that holds its κ, and records it in the ledger. `undefined` when the
 * files that were read hold no such event with its text.
 */
function planRedaction(archive, request) {
    const { key, by, reason } = request;
    const files = [];
    const redactions = [];
    for (const [path, events] of archive.files) {
        const found = events.filter((event) => event.key === key && event.line !== (0,events_event/* tombstoneOf */.TD)(event).line);
        const [first] = found;
        const entry = archive.state.files.get(path);
        if (first === undefined || entry === undefined)
            continue;
        const content = (0,month_file/* serializeMonthFile */.Nj)(events.map((event) => (event.key === key ? (0,events_event/* tombstoneOf */.TD)(event) : event)));
        const digests = {
            bytes: Buffer.byteLength(content),
            sha256: (0,archive_digests/* sha256Of */.B)(content),
            blob: (0,archive_digests/* gitBlobIdOf */.C)(content)
        };
        files.push({ path, content, entry: { ...entry, ...digests } });
        redactions.push({
            event: key,
            time: (0,coverage/* toTime */.xe)(first.timestamp),
            path,
            copies: events.filter((event) => event.key === key).length,
            by,
            reason
        });
    }
    if (files.length === 0)
        return undefined;
    for (const file of files)
        verifyRedacted(archive.files.get(file.path) ?? [], file, key);
    const line = lineOf(archive.state, { request, redactions, entries: files.map(({ entry }) => entry) });
    const lineText = (0,ledger_line/* serializeLedgerLine */.Kx)(line);
    const ledger = `${archive.ledger}${lineText}\n`;
    return {
        files: [...files.map(({ path, content }) => ({ path, content })), { path: ledger_line/* ledgerPath */.tf, content: ledger }],
        line,
        lineText,
        redactions,
        state: (0,archive_ledger/* extendLedger */.SY)(archive.state, lineText, line.seq + 1)
    };
}
function lineOf(state, found) {
    const { request, redactions, entries } = found;
    const months = [...state.files.keys()].filter((path) => path !== 'quarantine.json');
    return {
        spec: ledger_line/* spec */.IC,
        seq: (state.head?.seq ?? -1) + 1,
        prev: state.head?.sha256 ?? null,
        at: request.at,
        added: 0,
        files: entries,
        archive: { events: state.events, files: months.length },
        coverage: null,
        gaps: [],
        vanished: [],
        // Nothing was read, and nothing about what is proven changes.
        source: { host: 'none', total: 0, oldest: null, requests: 0 },
        verdict: state.verdict ?? 'unproven',
        anomalies: { late: 0, revised: 0, vanished: 0, quarantined: 0 },
        run: request.run,
        redactions,
        ...(state.pseudonyms === undefined ? {} : { pseudonyms: state.pseudonyms })
    };
}
/** Looks once more, by reading back: all events but the redacted one are there, unchanged and in place. */
function verifyRedacted(before, { path, content }, key) {
    const after = (0,month_file/* parseMonthFile */.yU)(path, content);
    const isKept = before.every((event, index) => {
        const now = after[index];
        if (now === undefined)
            return false;
        return (0,month_file/* compareEvents */.HP)(now, event.key === key ? (0,events_event/* tombstoneOf */.TD)(event) : event) === 0;
    });
    if (isKept && after.length === before.length)
        return;
    throw new errors/* IntegrityError */.cs('plan', `Cannot redact in "${path}": another event would change; nothing was written, please report this`);
}

// EXTERNAL MODULE: ./src/publish/commit-message.ts
var commit_message = __webpack_require__(2748);
;// CONCATENATED MODULE: ./src/run/redaction.ts






const attempts = 5;
/**
 * Replaces an event by its κ and records who, when and why. The whole archive is read, and so verified, first.
 * @throws InputError when the archive has no such event; IntegrityError when it does not verify; ArchiveError.
 */
async function redact(destination, inputs, now) {
    for (let attempt = 1; attempt <= attempts; attempt++) {
        const reader = await (0,opened_archive/* openArchive */.p)(destination);
        await reader.readMonths((0,parts/* partsOf */.CI)(reader.state).map(({ path }) => path));
        const archive = reader.opened();
        const plan = planRedaction(archive, { ...inputs, at: new Date(now()).toISOString() });
        if (plan === undefined) {
            if (reader.state.redactions.some(({ event }) => event === inputs.key))
                return { kind: 'redacted-before' };
            throw new errors/* InputError */.dz([
                `Cannot redact event ${inputs.key}: the archive in ${destination.description} holds none with this key; copy ` +
                    'the key from the output "notable", or compute it as docs/format.md says'
            ]);
        }
        const receipt = await destination.commit({
            base: reader.revision,
            files: plan.files,
            message: (0,commit_message/* describeCommit */.X)({
                added: 0,
                notable: [],
                verdict: plan.line.verdict,
                ledger: (0,archive_ledger/* ledgerHeadOf */.dF)(plan.state),
                ledgerOnly: { kind: 'redacted', events: 1 }
            })
        });
        if (receipt.kind === 'committed') {
            return {
                kind: 'redacted',
                redactions: plan.redactions,
                head: (0,archive_ledger/* ledgerHeadOf */.dF)(plan.state),
                commit: receipt.commit
            };
        }
    }
    throw new errors/* ArchiveError */.di('contended', `Cannot write to ${destination.description}: it changed ${attempts} times meanwhile; run again when no other run ` +
        'is writing it');
}

// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/cli/arguments.ts
var cli_arguments = __webpack_require__(1506);
;// CONCATENATED MODULE: ./src/cli/redact.ts








/** The command `redact`. Returns the exit status. */
async function redactCommand(args, { say, write, now }) {
    const { values, positionals } = (0,cli_arguments/* parseArguments */.W)(args, {
        event: { type: 'string' },
        reason: { type: 'string' },
        by: { type: 'string' }
    });
    const folder = (0,cli_arguments/* parseFolder */.I)('redact in', positionals);
    const { event = '', reason = '', by = '' } = values;
    const faults = [];
    if (!/^[0-9a-f]{64}$/.test(event))
        faults.push('Cannot redact without an event: --event must be its key, 64 hex digits');
    for (const [name, text] of Object.entries({ reason, by })) {
        if (!ledger_line/* redactionText */.fd.test(text)) {
            faults.push(`Cannot redact without a usable --${name}: it must be one line of 1 to 500 plain characters`);
        }
    }
    if (faults.length > 0)
        throw new errors/* InputError */.dz(faults);
    const destination = (0,git_folder/* workTreeDestination */.e)({ folder: (0,external_node_path_.resolve)(folder), description: folder });
    const run = { id: `local-${(0,external_node_crypto_.randomUUID)()}`, attempt: 1, repository: '', version: version/* version */.r };
    const outcome = await redact(destination, { key: event, by, reason, run }, now);
    if (outcome.kind === 'redacted-before') {
        say(`Event ${event} was redacted before: nothing to do`);
        return 0;
    }
    for (const { path, copies } of outcome.redactions) {
        say(`Redacted ${copies} ${copies === 1 ? 'copy' : 'copies'} of ${event} in ${path}`);
    }
    say('Older commits of a git repository, its clones and backups still hold the event: docs/threat-model.md says how to ' +
        'expire them');
    write(`ledger-head=${outcome.head}\n`);
    if (outcome.commit !== undefined)
        write(`commit-sha=${outcome.commit.sha}\n`);
    return 0;
}


/***/ }),

/***/ 2179:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BE: () => (/* binding */ shortTimeOf),
/* harmony export */   In: () => (/* binding */ verdictSigns),
/* harmony export */   ee: () => (/* binding */ spanOf),
/* harmony export */   kT: () => (/* binding */ renderNumber),
/* harmony export */   nR: () => (/* binding */ timeOf),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   tC: () => (/* binding */ shareOf)
/* harmony export */ });
const separators = /\B(?=(\d{3})+$)/g;
/** `12,345`: not toLocaleString, whose answer depends on the ICU data of the machine. */
function renderNumber(value) {
    return String(value).replace(separators, ',');
}
/** `1 event`, `12,345 events`. */
function countOf(count, singular, plural = `${singular}s`) {
    return `${renderNumber(count)} ${count === 1 ? singular : plural}`;
}
/** RFC 3339 in UTC with milliseconds, as the archive writes it. */
function timeOf(timestamp) {
    // ECMAScript knows no date beyond this; toISOString would throw and the report with it be lost.
    return Math.abs(timestamp) <= 8.64e15 ? new Date(timestamp).toISOString() : 'unknown time';
}
/** `2025-10-12 12:22:05`, for tables that say UTC in their heading. */
function shortTimeOf(timestamp) {
    return timeOf(timestamp)
        .replace('T', ' ')
        .replace(/\.\d+Z$/, '');
}
/** ` (3 of 61)` behind what is true of some; nothing where it is true of all. */
function shareOf(count, all) {
    return count === all ? '' : ` (${renderNumber(count)} of ${renderNumber(all)})`;
}
/**
 * When something went on, for tables that say UTC in their heading: to the second where it is one moment, else to the
 * minute, and the day once where it is one.
 */
function spanOf(from, to) {
    if (from === to)
        return shortTimeOf(from);
    const [start, end] = [shortTimeOf(from).slice(0, 16), shortTimeOf(to).slice(0, 16)];
    if (start === end)
        return start;
    return `${start} to ${start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end}`;
}
/** Before a verdict, for whoever only glances. */
const verdictSigns = { proven: '✓', unproven: '⚠', gap: '✗' };


/***/ })

};
