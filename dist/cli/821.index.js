export const id = 821;
export const ids = [821];
export const modules = {

/***/ 6642:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ daysUntilLoss),
/* harmony export */   Fi: () => (/* binding */ retentionMs),
/* harmony export */   hT: () => (/* binding */ extendCoverage),
/* harmony export */   xe: () => (/* binding */ toTime)
/* harmony export */ });
/* harmony import */ var _events_intervals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9279);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(428);


/**
 * The vendor says "the last 2 months" without saying where that ends; two months are never shorter than 59 days.
 */
// knob: retentionMs
const retentionMs = 59 * _events_intervals_js__WEBPACK_IMPORTED_MODULE_1__/* .dayMs */ .LP;
/**
 * Extends the archive's coverage by what was observed. Cases:
 *
 * - what was proven reaches back to the last proven time: `proven`;
 * - it does not, and the server no longer retains the time between: that time becomes a gap, once;
 * - it does not, but the server still retains it: `unproven`, and a later run may prove it;
 * - the server shows nothing although it should still retain events of the archive: `unproven`.
 */
function extendCoverage(archived, observed) {
    const known = archived.coverage === undefined ? undefined : toInterval(archived.coverage);
    const missing = suspiciousEmptiness(archived, observed);
    if (missing !== undefined)
        return unproven(archived.coverage, [...observed.doubts, missing]);
    const start = retentionStart(observed);
    const proven = observed.proven.map(({ from, to }) => ({ from: Math.max(from, start ?? from), to }));
    if (known === undefined) {
        const first = start === undefined ? undefined : (0,_events_intervals_js__WEBPACK_IMPORTED_MODULE_1__/* .intervalAt */ .pm)((0,_events_intervals_js__WEBPACK_IMPORTED_MODULE_1__/* .unionOf */ .Z6)(proven), start);
        if (first === undefined)
            return unproven(undefined, withDefault(observed, 'the end of the retained log was not reached'));
        return claim({ archived, observed, from: first.from, top: first.to, newGaps: [] });
    }
    const reach = topOf([known, ...proven], known.to);
    // broken: eager-gap/1
    if (reach >= observed.through || start === undefined || start <= reach + 1) {
        return claim({ archived, observed, from: known.from, top: reach, newGaps: [] });
    }
    // Retention has passed the time after `reach`: it can never be proven.
    const gap = {
        from: toTime(reach + 1),
        // broken: eager-gap/2
        to: toTime(start - 1),
        cause: archived.verdict === 'unproven' ? 'unproven' : 'retention'
    };
    return claim({
        archived,
        observed,
        from: known.from,
        // broken: eager-gap/3
        top: topOf(proven, start),
        newGaps: [gap]
    });
}
function claim(found) {
    const { observed, top, newGaps } = found;
    const coverage = { from: toTime(found.from), through: toTime(top) };
    if (top < observed.through) {
        const reasons = withDefault(observed, `what happened between ${toTime(top + 1)} and ${toTime(observed.through)} is not proven`);
        return { verdict: 'unproven', coverage, newGaps, reasons };
    }
    if (newGaps.length > 0) {
        const reasons = newGaps.map((gap) => `events between ${gap.from} and ${gap.to} may be missing for good`);
        return { verdict: 'gap', coverage, newGaps, reasons: [...reasons, ...observed.doubts] };
    }
    return { verdict: 'proven', coverage, newGaps, reasons: [] };
}
function unproven(coverage, reasons) {
    return { verdict: 'unproven', coverage, newGaps: [], reasons };
}
function withDefault(observed, reason) {
    return observed.doubts.length > 0 ? observed.doubts : [reason];
}
/**
 * Where the server's retention begins, once its end was seen. Nothing younger than {@link retentionMs} has expired.
 * The oldest row that is still there says no more: a purge need not go by the time of events (one that goes by
 * arrival keeps a late event longer than its neighbours), so what lies between the two may be missing already.
 */
function retentionStart(observed) {
    // broken: retention-begins-at-the-oldest-row
    return observed.reachedEnd ? observed.serverNow - retentionMs : undefined;
}
// An empty answer from a server that forgot, or was asked with another account's key, must not read as "quiet".
function suspiciousEmptiness(archived, observed) {
    if (observed.events.size > 0 || observed.quarantined.size > 0)
        return undefined;
    const since = observed.serverNow - retentionMs;
    const newest = Math.max(...(0,_parts_js__WEBPACK_IMPORTED_MODULE_0__/* .partsOf */ .CI)(archived).map(({ span }) => span.to));
    if (newest < since)
        return undefined;
    return (`The server shows no events, but the archive holds some of ${toTime(newest)} that it should still retain; ` +
        'check that the key belongs to the account that this archive is of');
}
function topOf(intervals, ms) {
    return (0,_events_intervals_js__WEBPACK_IMPORTED_MODULE_1__/* .intervalAt */ .pm)((0,_events_intervals_js__WEBPACK_IMPORTED_MODULE_1__/* .unionOf */ .Z6)(intervals), ms)?.to ?? ms - 1;
}
function toInterval({ from, through }) {
    return { from: Date.parse(from), to: Date.parse(through) };
}
function toTime(ms) {
    return new Date(ms).toISOString();
}
/** Days until an outage that begins now would cost events: last proven time + 59 days − now. */
function daysUntilLoss(coverage, serverNow) {
    if (coverage === undefined)
        return undefined;
    return Math.floor((Date.parse(coverage.through) + retentionMs - serverNow) / _events_intervals_js__WEBPACK_IMPORTED_MODULE_1__/* .dayMs */ .LP);
}


/***/ }),

/***/ 4407:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ maxPartBytes),
/* harmony export */   HP: () => (/* binding */ compareEvents),
/* harmony export */   JP: () => (/* binding */ readMonthFile),
/* harmony export */   Nj: () => (/* binding */ serializeMonthFile),
/* harmony export */   YG: () => (/* binding */ monthFileBytes),
/* harmony export */   pR: () => (/* binding */ linesOfMonthFile),
/* harmony export */   yU: () => (/* binding */ parseMonthFile),
/* harmony export */   yb: () => (/* binding */ eventBytes)
/* harmony export */ });
/* harmony import */ var _events_stored_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6963);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7629);
/* harmony import */ var _coverage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6642);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7366);




/** A part is sealed once an event would take it past this many bytes: a page that GitHub still shows. */
// knob: maxPartBytes
const maxPartBytes = 1024 * 1024;
const opening = '[\n';
const separator = ',\n';
const closing = '\n]\n';
/** Newest first; ties by κ, then by text, so that the same events always make the same bytes. */
function compareEvents(a, b) {
    if (a.timestamp !== b.timestamp)
        return b.timestamp - a.timestamp;
    if (a.line === b.line)
        return 0;
    // broken: ties-by-text
    if (a.key !== b.key)
        return a.key < b.key ? -1 : 1;
    return a.line < b.line ? -1 : 1;
}
/** The file's text: a JSON array, newest first, one event per line. */
function serializeMonthFile(events) {
    // broken: files-in-order-of-arrival/1
    return `${opening}${[...events]
        .sort(compareEvents)
        .map((event) => event.line)
        .join(separator)}${closing}`;
}
/** Bytes of a month file of these events. */
function monthFileBytes(events) {
    return events.reduce((bytes, event) => bytes + eventBytes(event), emptyBytes);
}
/** The bytes that one event adds to a file. The first event has no separator: {@link emptyBytes} makes up for it. */
function eventBytes(event) {
    return Buffer.byteLength(event.line) + separator.length;
}
const emptyBytes = opening.length + closing.length - separator.length;
/** Reads the lines of a month file one after the other, and reports each that is not in form, in its month and in order. */
class LineReader {
    path;
    faults;
    #beginning;
    #line = 1;
    #previous;
    constructor(path, faults) {
        this.path = path;
        this.faults = faults;
        this.#beginning = `{"time":"${(0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .parseMonthPartPath */ .Wk)(path)?.month}-`;
    }
    /** The event of the next line; `undefined` where it cannot be read. */
    next(text) {
        const { path, faults } = this;
        const line = ++this.#line;
        const stored = (0,_events_stored_event_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEventLine */ ._)(text);
        if (stored.kind === 'invalid') {
            faults.report('file-form', path, stored.reason, { line });
            return undefined;
        }
        const { event } = stored;
        if (!text.startsWith(this.#beginning)) {
            const found = `holds an event of ${(0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .monthOf */ .GS)(event.timestamp)}`;
            faults.report('file-month', path, 'belongs to another month', { line, found });
        }
        // broken: files-in-order-of-arrival/2
        if (this.#previous !== undefined && compareEvents(this.#previous, event) > 0) {
            faults.report('file-order', path, 'stands out of order', { line });
        }
        this.#previous = event;
        return event;
    }
}
/** The exact inverse of {@link serializeMonthFile}. @throws IntegrityError `format`, `misfiled` or `order` */
function parseMonthFile(path, text) {
    const reader = new LineReader(path, _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .strictly */ .px);
    return linesOfMonthFile(path, text).flatMap((line) => reader.next(line) ?? []);
}
/** Reads a month file, compares it with what the ledger says of it, and counts its events. `events` takes each. */
function readMonthFile(entry, text, redactions, faults, events) {
    const { path } = entry;
    const lines = linesOfMonthFile(path, text, faults);
    const reader = new LineReader(path, faults);
    let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const concerned = [];
    for (const line of lines) {
        const event = reader.next(line);
        if (event === undefined)
            continue;
        from = Math.min(from, event.timestamp);
        to = Math.max(to, event.timestamp);
        if (redactions.concerns(event))
            concerned.push(event);
        events?.push(event);
    }
    if (lines.length !== entry.events) {
        faults.report('file-count', path, `holds ${lines.length} events, the ledger says ${entry.events}`);
    }
    const [oldest, newest] = from > to ? [] : [(0,_coverage_js__WEBPACK_IMPORTED_MODULE_2__/* .toTime */ .xe)(from), (0,_coverage_js__WEBPACK_IMPORTED_MODULE_2__/* .toTime */ .xe)(to)];
    if (oldest !== entry.oldest || newest !== entry.newest) {
        faults.report('file-bounds', path, `reaches from ${oldest ?? 'nothing'} to ${newest ?? 'nothing'}, ` +
            `the ledger says from ${entry.oldest} to ${entry.newest}`);
    }
    redactions.check(path, concerned, faults);
    return lines.length;
}
/** The events' lines, newest first; of a file in another form as well as they can be told. */
function linesOfMonthFile(path, text, faults = _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .strictly */ .px) {
    if (text.startsWith(opening) && text.endsWith(closing)) {
        return text.slice(opening.length, -closing.length).split(separator);
    }
    faults.report('file-form', path, 'is not a JSON array with one event per line');
    return text
        .replace(/^\uFEFF/, '')
        .split(/\r\n|\r|\n/)
        .filter((line) => !/^[[\]]?$/.test(line))
        .map((line) => line.replace(/,$/, ''));
}


/***/ }),

/***/ 2585:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ RedactionRecord)
/* harmony export */ });
/* harmony import */ var _events_tombstone_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8486);

/** The redactions that a ledger records, to compare month files with. */
class RedactionRecord {
    redactions;
    #keys;
    #times;
    constructor(redactions) {
        this.redactions = redactions;
        this.#keys = new Set(redactions.map(({ event }) => event));
        this.#times = new Set(redactions.map(({ time }) => Date.parse(time)));
    }
    /** Whether the event is a tombstone, or may be one that was redacted. */
    concerns({ line, timestamp }) {
        return (0,_events_tombstone_js__WEBPACK_IMPORTED_MODULE_0__/* .isTombstone */ .aK)(line) || this.#times.has(timestamp);
    }
    /**
     * Checks that a file's tombstones are those that were recorded, and that no redacted event is there with its text.
     * The log may show a redacted event again, and more often: there may be more tombstones than were recorded.
     * `concerned` are the file's events that this concerns.
     */
    check(path, concerned, faults) {
        const tombstones = new Map();
        const returned = new Set();
        for (const event of concerned) {
            if ((0,_events_tombstone_js__WEBPACK_IMPORTED_MODULE_0__/* .isTombstone */ .aK)(event.line))
                tombstones.set(event.key, (tombstones.get(event.key) ?? 0) + 1);
            else if (this.#keys.has(event.key))
                returned.add(event.key);
        }
        const report = (detail) => faults.report('redaction-record', path, detail);
        for (const key of returned)
            report(`holds the redacted event ${key} again`);
        for (const key of tombstones.keys()) {
            if (!this.#keys.has(key))
                report(`has a tombstone of ${key} that the ledger does not record`);
        }
        for (const { event, copies, path: recordedIn } of this.redactions) {
            const found = tombstones.get(event) ?? 0;
            if (recordedIn === path && found < copies)
                report(`has ${found} tombstones of ${event}, the ledger records ${copies}`);
        }
    }
}


/***/ }),

/***/ 4105:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   My: () => (/* binding */ verifyArchiveFolder),
/* harmony export */   QL: () => (/* binding */ openPlace),
/* harmony export */   cx: () => (/* binding */ findArchiveFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1826);
/* harmony import */ var _destinations_folder_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3525);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3916);
/* harmony import */ var _git_git_history_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4809);
/* harmony import */ var _git_git_place_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1066);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5721);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5383);









/**
 * The folder that is meant: in the root of a clone, the one archive one level down. @throws InputError where there are
 * several.
 */
function findArchiveFolder(folder) {
    if (!isFolder(folder) || (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerPath */ .tf)))
        return folder;
    const below = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder).filter((name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name, _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerPath */ .tf)));
    if (below.length < 2)
        return below[0] === undefined ? folder : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, below[0]);
    const names = below.map((name) => (0,_text_quote_js__WEBPACK_IMPORTED_MODULE_8__/* .quotePlain */ .v)(name, 'another one')).slice(0, 5);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz([
        `Cannot use "${folder}" as the archive folder: there are several archives in it (${names.join(', ')}); name one`
    ]);
}
/** For writing, the very folder is to be named. @throws InputError */
function verifyArchiveFolder(command, folder) {
    const found = findArchiveFolder(folder);
    if (found === folder)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz([
        `Cannot ${command} "${folder}": the archive lies in a folder of it; name ${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_8__/* .quotePlain */ .v)(found, 'that one')}`
    ]);
}
function isFolder(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
/** Finds out what the folder is: files on disk, files beside their git history, or a git repository alone. @throws InputError, ArchiveError */
async function openPlace(folder, wanted) {
    const { branch, path, history } = wanted;
    const needsGit = history || branch !== undefined || path !== undefined;
    const git = needsGit || !(await hasLedger(folder)) ? await (0,_git_git_place_js__WEBPACK_IMPORTED_MODULE_6__/* .findGitPlace */ .Fi)(folder) : undefined;
    if (git === undefined || (!git.isBare && !needsGit)) {
        if (needsGit) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz([
                `Cannot read "${folder}" from git: it lies in no git repository; clone the archive with its whole history`
            ]);
        }
        return { folder: await (0,_destinations_folder_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .readFolder */ .j1)(folder), history: undefined, close: () => { } };
    }
    const isOnDisk = !git.isBare && branch === undefined;
    const inside = isOnDisk && path === undefined ? git.prefix : pathIn(git, path);
    const head = await (0,_git_git_place_js__WEBPACK_IMPORTED_MODULE_6__/* .findCommit */ .fq)(git, branch);
    const opened = head === undefined ? undefined : new _git_git_history_js__WEBPACK_IMPORTED_MODULE_5__/* .GitHistory */ .Z(git, head, inside, !isOnDisk);
    try {
        if (history && isOnDisk)
            await verifyCommitted(folder, opened);
        const files = isOnDisk
            ? await (0,_destinations_folder_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .readFolder */ .j1)(path === undefined ? folder : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .parsePath */ .Rr)(path)))
            : ((await opened?.readHead()) ?? { files: [], readFile: () => Promise.reject(new Error('empty')) });
        return { folder: files, history: history ? opened : undefined, close: () => opened?.close() };
    }
    catch (error) {
        opened?.close();
        throw error;
    }
}
/** A history that never held the archive says nothing of it. @throws ArchiveError */
async function verifyCommitted(folder, history) {
    const pending = history === undefined ? [] : [history.head];
    const seen = new Set();
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
        if (seen.has(id))
            continue;
        seen.add(id);
        const commit = await history?.readCommit(id);
        if (commit?.tree !== undefined && (await history?.readTree(commit.tree))?.has(_archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerPath */ .tf))
            return;
        pending.push(...(commit?.parents ?? []));
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ArchiveError */ .di('refused', `Cannot verify the history of "${folder}": no commit of its repository holds an archive there; commit it, name its ` +
        'folder, or leave --history out');
}
function pathIn({ isBare, prefix }, path) {
    if (path === undefined)
        return isBare || prefix === '' ? 'audit-log' : prefix;
    return prefix === '' || isBare ? (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .parsePath */ .Rr)(path) : `${prefix}/${(0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .parsePath */ .Rr)(path)}`;
}
async function hasLedger(folder) {
    const { files } = await (0,_destinations_folder_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .readFolder */ .j1)(folder);
    return files.some(({ path }) => path === _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerPath */ .tf);
}


/***/ }),

/***/ 2821:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verifyCommand: () => (/* binding */ verifyCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/destinations/staging.ts
var staging = __webpack_require__(4576);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/publish/failure.ts
var failure = __webpack_require__(593);
// EXTERNAL MODULE: ./src/text/quote.ts
var quote = __webpack_require__(5383);
// EXTERNAL MODULE: ./src/verification/pins.ts
var verification_pins = __webpack_require__(6475);
// EXTERNAL MODULE: ./src/verification/report.ts
var verification_report = __webpack_require__(8909);
// EXTERNAL MODULE: ./src/verification/since.ts
var verification_since = __webpack_require__(6457);
// EXTERNAL MODULE: ./src/archive/archive-folder.ts
var archive_folder = __webpack_require__(8221);
// EXTERNAL MODULE: ./src/archive/coverage.ts
var archive_coverage = __webpack_require__(6642);
// EXTERNAL MODULE: ./src/archive/ledger.ts
var ledger = __webpack_require__(1693);
// EXTERNAL MODULE: ./src/archive/ledger-line.ts + 1 modules
var ledger_line = __webpack_require__(1826);
// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
// EXTERNAL MODULE: ./src/events/intervals.ts
var intervals = __webpack_require__(9279);
// EXTERNAL MODULE: ./src/archive/digests.ts
var digests = __webpack_require__(707);
// EXTERNAL MODULE: ./src/archive/month-file.ts
var month_file = __webpack_require__(4407);
// EXTERNAL MODULE: ./src/archive/quarantine-file.ts
var quarantine_file = __webpack_require__(3227);
// EXTERNAL MODULE: ./src/archive/redaction-record.ts
var redaction_record = __webpack_require__(2585);
;// CONCATENATED MODULE: ./src/verification/archive-files.ts






/** Reads file by file to check each one's content; of older ones than `since`, what the listing shows. */
async function checkFiles(folder, { state, listed }, findings, { since, progress }) {
    const entries = [...state.files.values()]
        .filter(({ path }) => listed.get(path)?.kind === 'file')
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    const isOld = ({ newest }) => since !== undefined && newest !== undefined && newest < since;
    for (const entry of entries.filter(isOld))
        (0,archive_folder/* checkDigests */.ic)(entry, listed.get(entry.path) ?? {}, findings);
    const wanted = entries.filter((entry) => !isOld(entry));
    const redactions = new redaction_record/* RedactionRecord */.F(state.redactions);
    let [files, events] = [0, 0];
    for await (const { entry, bytes } of (0,archive_folder/* readInTurn */.v$)(folder, wanted)) {
        (0,archive_folder/* checkDigests */.ic)(entry, (0,digests/* digestsOf */.nw)(bytes), findings);
        const text = (0,archive_folder/* textOf */.b6)(entry.path, bytes, findings);
        if (entry.path === paths/* quarantinePath */.Q2)
            (0,quarantine_file/* readQuarantine */.Db)(entry, text, findings);
        else
            events += (0,month_file/* readMonthFile */.JP)(entry, text, redactions, findings);
        progress({ files: ++files, of: wanted.length, events });
    }
    return entries.map((entry) => ({ entry, isRead: !isOld(entry) }));
}

// EXTERNAL MODULE: ./src/verification/checks.ts
var checks = __webpack_require__(9598);
;// CONCATENATED MODULE: ./src/verification/history.ts
function describeCommit({ id }) {
    return `commit ${id}`;
}

// EXTERNAL MODULE: ./src/archive/companion-files.ts
var companion_files = __webpack_require__(4254);
// EXTERNAL MODULE: ./src/events/stored-event.ts
var stored_event = __webpack_require__(6963);
// EXTERNAL MODULE: ./src/events/tombstone.ts
var tombstone = __webpack_require__(8486);
;// CONCATENATED MODULE: ./src/verification/history-events.ts




/** Checks that no commit loses an event of its parents, even where its ledger allows for it. */
class LostEventCheck {
    history;
    findings;
    #lines = new Map();
    constructor(history, findings) {
        this.history = history;
        this.findings = findings;
    }
    async check({ commit, parents }, files) {
        for (const { tree } of parents) {
            if (tree === undefined || tree === commit.tree)
                continue;
            const lost = await this.#countLost(await this.history.readTree(tree), files);
            if (lost > 0) {
                this.findings.report('history-events', describeCommit(commit), `${lost} archived ${lost === 1 ? 'event or row of its parent is' : 'events or rows of its parent are'} not in it any more`);
            }
        }
    }
    async #countLost(before, after) {
        const gone = [];
        const come = new Map();
        for (const path of new Set([...before.keys(), ...after.keys()])) {
            const [old, now] = [before.get(path), after.get(path)];
            if (!(0,paths/* isArchiveFile */.Dk)(path) || old === now)
                continue;
            const remaining = new Map();
            for (const line of await this.#linesOf(now))
                remaining.set(line, (remaining.get(line) ?? 0) + 1);
            for (const line of await this.#linesOf(old)) {
                const copies = remaining.get(line) ?? 0;
                if (copies > 0)
                    remaining.set(line, copies - 1);
                else
                    gone.push(line);
            }
            for (const [line, copies] of remaining) {
                const name = (0,tombstone/* parseTombstone */.f2)(line)?.key ?? line;
                if (copies > 0)
                    come.set(name, (come.get(name) ?? 0) + copies);
            }
        }
        let lost = 0;
        for (const line of gone) {
            // Only the tombstone of a redaction may take an event's place.
            const name = [line, findKey(line)].find((each) => each !== undefined && (come.get(each) ?? 0) > 0);
            if (name === undefined)
                lost++;
            else
                come.set(name, (come.get(name) ?? 0) - 1);
        }
        return lost;
    }
    async #linesOf(blob) {
        if (blob === undefined || blob === 'other')
            return [];
        const known = this.#lines.get(blob);
        if (known !== undefined)
            return known;
        const text = Buffer.from(await this.history.readBlob(blob)).toString('utf8');
        const lines = text
            .split('\n')
            .filter((line) => line !== '' && line !== '[' && line !== ']')
            .map((line) => line.replace(/,$/, ''));
        this.#lines.set(blob, lines);
        // The next commit compares its files with those of this one.
        if (this.#lines.size > 8)
            for (const [oldest] of [...this.#lines].slice(0, 1))
                this.#lines.delete(oldest);
        return lines;
    }
}
/** κ of a line; `undefined` when it cannot be read. */
function findKey(line) {
    const stored = (0,stored_event/* parseEventLine */._)(line);
    return stored.kind === 'invalid' ? undefined : stored.event.key;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/verification/history-ledgers.ts





/**
 * CommitLedgers of commits. Reading each one whole would be quadratic in their number; nearly all are a beginning of the
 * newest, which their size and git blob id tell without reading them.
 */
class CommitLedgers {
    history;
    reference;
    #wholes;
    #known = new Map();
    constructor(history, newest) {
        this.history = history;
        this.reference = wholeOf(newest);
        this.#wholes = [this.reference];
    }
    async of(files) {
        const blob = files.get(ledger_line/* ledgerPath */.tf);
        if (blob === undefined || blob === 'other')
            return undefined;
        const known = this.#known.get(blob);
        if (known !== undefined)
            return known;
        const ledger = await this.#find(blob);
        this.#known.set(blob, ledger);
        return ledger;
    }
    async #find(blob) {
        const size = await this.history.readSize(blob);
        for (const whole of this.#wholes) {
            if (size <= whole.bytes.length && prefixIdOf(whole.bytes, size) === blob)
                return { whole, bytes: size };
        }
        const whole = wholeOf(await this.history.readBlob(blob));
        this.#wholes.push(whole);
        return { whole, bytes: whole.bytes.length };
    }
}
/** Faults of the newest ledger are reported where the folder is read; those of others by their commits. */
function wholeOf(bytes) {
    const unreported = new checks/* Findings */.Fv();
    const lines = [];
    (0,ledger/* replayWhole */.BO)((0,archive_folder/* textOf */.b6)(ledger_line/* ledgerPath */.tf, bytes, unreported), unreported, lines);
    return { bytes, lines };
}
function prefixIdOf(bytes, size) {
    return (0,external_node_crypto_.createHash)('sha1').update(`blob ${size}\0`).update(bytes.subarray(0, size)).digest('hex');
}
function extendsLedger(own, parent) {
    if (own.bytes < parent.bytes)
        return false;
    if (own.whole === parent.whole)
        return true;
    const bytes = Buffer.from(own.whole.bytes.buffer, own.whole.bytes.byteOffset, parent.bytes);
    return bytes.equals(parent.whole.bytes.subarray(0, parent.bytes));
}
/** The number of its whole lines. */
function linesIn({ whole, bytes }) {
    const { lines } = whole;
    let low = 0;
    let high = lines.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((lines[middle]?.end ?? 0) <= bytes)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./src/verification/history-commits.ts






/** Oldest ledgers first, so that the files each should list are known by going along its lines once. */
async function checkChanged(changed, history, findings, since) {
    const byWhole = new Map();
    for (const each of changed)
        byWhole.set(each.ledger.whole, [...(byWhole.get(each.ledger.whole) ?? []), each]);
    let withTrailers = 0;
    const events = new LostEventCheck(history, findings);
    for (const [whole, commits] of byWhole) {
        commits.sort((a, b) => a.ledger.bytes - b.ledger.bytes);
        const expected = new Map();
        let done = 0;
        for (const each of commits) {
            const upTo = linesIn(each.ledger);
            for (; done < upTo; done++) {
                for (const file of whole.lines[done]?.line?.files ?? [])
                    expected.set(file.path, file);
            }
            const head = whole.lines[upTo - 1];
            if (since !== undefined && (head?.line?.at ?? '') < since)
                continue;
            const files = await history.readTree(each.commit.tree ?? '');
            checkCommitFiles(each.commit, { files, expected }, findings);
            if (checkTrailers(each, head, findings))
                withTrailers++;
            await events.check(each, files);
        }
    }
    return withTrailers;
}
function checkCommitFiles(commit, { files, expected }, findings) {
    const faults = [];
    for (const [path, { blob }] of expected) {
        const found = files.get(path);
        if (found === undefined)
            faults.push(`${path} is missing`);
        else if (found !== blob)
            faults.push(`${path} is blob ${found}, its ledger says ${blob}`);
    }
    for (const path of files.keys()) {
        const isKnown = path === ledger_line/* ledgerPath */.tf || expected.has(path) || companion_files/* companionFiles */.U.has(path);
        if (!isKnown)
            faults.push(`${(0,paths/* describeName */.T_)(path)} is not in its ledger`);
    }
    if (faults.length > 0) {
        const more = faults.length > 3 ? `, and ${faults.length - 3} more` : '';
        findings.report('history-files', describeCommit(commit), `it was no complete archive: ${faults.slice(0, 3).join(', ')}${more}`);
    }
}
/** Whether the commit has trailers. Commits that a workflow made itself have none. */
function checkTrailers({ commit }, head, findings) {
    const trailers = trailersOf(commit.message);
    const line = head?.line;
    const expected = new Map([
        ['Audit-Events', line === undefined ? '' : String(line.added)],
        ['Audit-Verdict', line?.verdict ?? ''],
        ['Audit-Ledger', `${line?.seq ?? ''}:${head?.sha256 ?? ''}`]
    ]);
    const wrong = [...trailers].filter(([name, value]) => expected.has(name) && expected.get(name) !== value);
    for (const [name] of wrong) {
        findings.report('history-trailers', describeCommit(commit), `its trailer ${name} is not what its ledger says`);
    }
    return trailers.has('Audit-Ledger');
}
function trailersOf(message) {
    const last = message.trimEnd().split(/\n\n+/).at(-1) ?? '';
    const trailers = new Map();
    for (const line of last.split('\n')) {
        const [, name, value] = /^(Audit-[A-Za-z]+): (.*)$/.exec(line) ?? [];
        if (name !== undefined && value !== undefined)
            trailers.set(name, value);
    }
    return trailers;
}

;// CONCATENATED MODULE: ./src/verification/history-check.ts





/**
 * Walks every commit back from the head. Each ledger must extend its parents', each commit must hold exactly the files
 * that its own ledger lists, each event of its parents must still be there, and its trailers must agree.
 */
async function checkHistory(history, ledger, findings, options) {
    const walk = new Walk(history, findings);
    const { commits, cut } = await walk.collect(options.progress);
    const ledgers = new CommitLedgers(history, ledger);
    const changed = [];
    let checked = 0;
    for (const commit of commits.values()) {
        const parents = commit.parents.map((id) => commits.get(id));
        if (parents.length > 0 && parents.every((parent) => parent?.tree === commit.tree))
            continue;
        if (commit.tree === undefined && parents.every((parent) => parent?.tree === undefined))
            continue;
        const files = commit.tree === undefined ? new Map() : await history.readTree(commit.tree);
        const own = await ledgers.of(files);
        const theirs = await Promise.all(parents.map(async (parent) => ({
            tree: parent?.tree,
            ledger: parent?.tree === undefined ? undefined : await ledgers.of(await history.readTree(parent.tree))
        })));
        for (const { ledger: parent } of theirs) {
            if (parent !== undefined && (own === undefined || !extendsLedger(own, parent))) {
                findings.report('history-ledger', describeCommit(commit), "its ledger does not extend its parent's");
            }
        }
        const isRoot = theirs.every((parent) => parent.ledger === undefined) && !cut.has(commit.id);
        if (own !== undefined && isRoot && linesIn(own) > 1) {
            findings.report('history-complete', describeCommit(commit), `the history of the archive begins here, with ${linesIn(own)} ledger lines: what was committed before is not in it`);
        }
        if (own !== undefined)
            changed.push({ commit, ledger: own, parents: theirs });
        else if (commit.tree !== undefined && [...files.keys()].some(paths/* isArchiveFile */.Dk)) {
            findings.report('history-files', describeCommit(commit), 'it holds month files without a ledger');
        }
        options.progress(++checked);
    }
    for (const [id, parent] of cut) {
        findings.report('history-complete', `commit ${id}`, `its parent ${parent} is not here: the clone is shallow; fetch the whole history`);
    }
    await checkHead({ history, ledgers, commits, findings });
    const withTrailers = await checkChanged(changed, history, findings, options.since);
    for (const id of history.forged) {
        findings.report('history-objects', `object ${id}`, 'its bytes do not have this id');
    }
    return { commits: changed.length, withTrailers };
}
async function checkHead(found) {
    const { history, ledgers, commits, findings } = found;
    const head = commits.get(history.head);
<<<<<<< HEAD:dist/cli/461.index.js
    if (head === undefined)
        return;
    const committed = head.tree === undefined ? undefined : await ledgers.of(await history.readTree(head.tree));
    if (committed === undefined) {
        if (ledgers.reference.bytes.length === 0)
            return;
        findings.report('history-present', describeCommit(head), 'the newest commit does not hold this archive');
    }
    else if (committed.whole !== ledgers.reference) {
=======
    if (history.isHead || head?.tree === undefined)
        return;
    const committed = await ledgers.of(await history.readTree(head.tree));
    if (committed !== undefined && committed.whole !== ledgers.reference) {
>>>>>>> format:dist/cli/821.index.js
        findings.report('history-ledger', ledger_line/* ledgerPath */.tf, "the folder's ledger does not extend that of the commit");
    }
}
class Walk {
    history;
    findings;
    constructor(history, findings) {
        this.history = history;
        this.findings = findings;
    }
    /** All commits that the head reaches, newest first, and those whose parents are not here. */
    async collect(progress) {
        const commits = new Map();
        const cut = new Map();
        const pending = [{ id: this.history.head, child: undefined }];
        for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
            const { id, child } = next;
            if (commits.has(id))
                continue;
            const commit = await this.history.readCommit(id);
            if (commit === undefined) {
                if (child === undefined)
                    this.findings.report('history-complete', `commit ${id}`, 'it is not here');
                else
                    cut.set(child, id);
                continue;
            }
            commits.set(id, commit);
            for (const parent of commit.parents)
                pending.push({ id: parent, child: id });
            if (commits.size % 1000 === 0)
                progress(commits.size);
        }
        return { commits, cut };
    }
}

;// CONCATENATED MODULE: ./src/verification/verify.ts










/** A proof older than this is stale: the archiver records one at least every 7 days, and a night or two may fail. */
const freshMs = 9 * intervals/* dayMs */.LP;
/** Verifies an archive and reports every fault. Throws only when it cannot be read. */
async function verifyArchive(folder, options) {
    const findings = new checks/* Findings */.Fv();
    const lines = [];
    const opened = await (0,archive_folder/* openFolder */.NE)(folder, findings, lines);
    const { since, progress = () => { } } = options;
    const files = await checkFiles(folder, opened, findings, { since, progress });
    checkPins(lines, options.pins, findings);
    const history = options.history === undefined
        ? undefined
        : await checkHistory(options.history, opened.ledger, findings, {
            since,
            progress: options.historyProgress ?? (() => { })
        });
    describeHonesty(opened, lines, options, findings);
    return reportOf({ state: opened.state, lines, files, findings, history, options });
}
<<<<<<< HEAD:dist/cli/461.index.js
async function historyOf({ ledger }, { history, since, historyProgress: progress = () => { } }, findings) {
    if (history === undefined)
        return undefined;
    if (history !== 'no-commit')
        return checkHistory(history, ledger, findings, { since, progress });
    if (ledger.length > 0)
        findings.report('history-present', 'history', 'there is no commit to look at');
    return undefined;
}
const clockToleranceMs = 2 * intervals/* dayMs */.LP;
/** An archive with a line of the future would never be stale. */
function checkClock(lines, now, findings) {
    const furthest = (0,archive_coverage/* toTime */.xe)(now + clockToleranceMs);
    const ahead = lines.findIndex(({ line }) => line !== undefined && line.at > furthest);
    if (ahead === -1)
        return;
    const detail = `is dated ${lines[ahead]?.line?.at}, and it is ${(0,archive_coverage/* toTime */.xe)(now)} by the clock of this machine`;
    findings.report('ledger-clock', ledger_line/* ledgerPath */.tf, detail, { line: ahead + 1 });
}
=======
>>>>>>> format:dist/cli/821.index.js
function checkPins(lines, pins, findings) {
    for (const { seq, sha256, text } of pins) {
        const line = lines[seq];
        if (line === undefined) {
            findings.report('pin-reached', `pin ${text}`, `the ledger ends at ${lines.length === 0 ? 'nothing' : `number ${lines.length - 1}`}: ` +
                'lines were cut off, or this is another archive');
        }
        else if (line.sha256 !== sha256) {
            findings.report('pin-matches', `pin ${text}`, `line ${seq + 1} of the ledger has the SHA-256 ${line.sha256}: it was replaced, or this is another archive`);
        }
    }
}
/** Reports gaps, missing proof and redactions: an honest archive may have them. */
function describeHonesty({ listed, state }, lines, { since, now }, findings) {
    if (lines.length === 0) {
        if (![...listed.keys()].some(paths/* isArchiveFile */.Dk)) {
            findings.report('emptiness', ledger_line/* ledgerPath */.tf, 'there is no archive here; nothing was verified');
        }
        return;
    }
    for (const { from, to, cause } of state.gaps) {
        if (since !== undefined && to < since)
            continue;
        findings.report('gaps', `${from}..${to}`, cause === 'retention'
            ? 'retention passed this time before it was read: events of it may be missing'
            : 'this time was read, but retention passed it before it was proven: events of it may be missing');
    }
    const { coverage, verdict } = state;
    if (coverage === undefined)
        findings.report('proof', ledger_line/* ledgerPath */.tf, 'nothing is proven yet');
    else {
        if (verdict === 'unproven') {
            findings.report('proof', ledger_line/* ledgerPath */.tf, `the newest run could not prove what happened after ${coverage.through}`);
        }
        if (Date.parse(coverage.through) < now - freshMs) {
            findings.report('freshness', ledger_line/* ledgerPath */.tf, `the newest proof is of ${coverage.through}, and it is ${(0,archive_coverage/* toTime */.xe)(now)}: later lines may have been cut off, ` +
                'or the archiver stopped');
        }
    }
    for (const { line } of lines) {
        for (const { event, path, time, by, reason } of line?.redactions ?? []) {
            const detail = `${path}, of ${time}, on ${line?.at} by ${(0,quote/* quoteOf */.e)(by)}: ${(0,quote/* quoteOf */.e)(reason)}`;
            findings.report('redactions', event, detail);
        }
    }
}
function reportOf(found) {
    const { state, lines, files, findings, history, options } = found;
    const all = findings.all;
    const faulty = new Set(all.filter(checks/* isInvalid */.If).map(({ object }) => object));
    const head = (0,ledger/* ledgerHeadOf */.dF)(state);
    const valid = [];
    const add = (object, detail) => {
        if (!faulty.has(object))
            valid.push({ object, detail });
    };
    if (head !== '')
        add(ledger_line/* ledgerPath */.tf, `${lines.length} lines, head ${head}`);
    for (const { entry, isRead } of files) {
        if (isRead)
            add(entry.path, `${entry.events} events, SHA-256 ${entry.sha256}`);
    }
    for (const { text } of options.pins)
        add(`pin ${text}`, 'is in the ledger');
    if (history !== undefined && !all.some(({ state }) => state === 'INVALID history')) {
        valid.push({
            object: 'history',
            detail: `${history.commits} commits of the archive, ${history.withTrailers} with trailers`
        });
    }
    return {
        findings: all,
        valid,
        unread: files.filter(({ isRead }) => !isRead).map(({ entry }) => entry.path),
        head,
        events: state.events,
        files: state.files.size,
        coverage: state.coverage
    };
}

// EXTERNAL MODULE: ./src/cli/arguments.ts
var cli_arguments = __webpack_require__(1506);
// EXTERNAL MODULE: ./src/cli/place.ts
var cli_place = __webpack_require__(4105);
;// CONCATENATED MODULE: ./src/cli/verify.ts











/** The command `verify`. Returns the exit status; 1 is for an invalid archive alone. */
async function verifyCommand(args, output) {
    try {
        return await verifyFolder(args, output);
    }
    catch (error) {
        const { title, messages } = (0,failure/* describeFailure */.I)(error);
        output.say(`${error instanceof errors/* ArchiveError */.di ? 'The archive could not be read' : title}:`);
        for (const message of messages)
            output.say(`  ${message}`);
        return 2;
    }
}
async function verifyFolder(args, { write, say, now }) {
    const { values, positionals } = (0,cli_arguments/* parseArguments */.W)(args, {
        history: { type: 'boolean' },
        pin: { type: 'string', multiple: true },
        since: { type: 'string' },
        branch: { type: 'string' },
        path: { type: 'string' },
        now: { type: 'string' },
        json: { type: 'boolean' }
    });
    const texts = (name) => [values[name] ?? []].flat().map(String);
    const text = (name) => texts(name)[0];
    const named = (0,external_node_path_.resolve)((0,cli_arguments/* parseFolder */.I)('verify', positionals));
    const folder = text('branch') === undefined && text('path') === undefined ? (0,cli_place/* findArchiveFolder */.cx)(named) : named;
    if (folder !== named)
        say(`The archive is in "${(0,quote/* quoteOf */.e)(folder)}"`);
    const pins = texts('pin').flatMap(verification_pins/* parsePins */.M);
    const since = text('since') === undefined ? undefined : (0,verification_since/* parseSince */.m)('since', text('since') ?? '');
    const at = text('now') === undefined ? now() : Date.parse((0,verification_since/* parseSince */.m)('now', text('now') ?? ''));
    const place = await (0,cli_place/* openPlace */.QL)(folder, {
        branch: text('branch'),
        path: text('path'),
        history: values['history'] === true
    });
    const ticker = progressTicker(now, say);
    try {
        const report = await verifyArchive(place.folder, {
            pins,
            since,
            now: at,
            history: place.history,
            progress: ({ files, of, events }) => ticker(`Verified ${files} of ${of} files, ${events} events`),
            historyProgress: (commits) => ticker(`Looked at ${commits} commits`)
        });
        write(values['json'] === true ? (0,verification_report/* serializeReport */.xH)(report) : (0,verification_report/* renderLines */.ET)(report));
        const status = (0,verification_report/* exitStatusOf */.et)(report);
        if (status === 1 && (await (0,staging/* hasStagedChange */.F_)(folder))) {
            say('A change of this folder was begun and not finished: let the archiver finish it, then verify again');
        }
        return status;
    }
    finally {
        place.close();
    }
}
/** A sign of life every other second, from the third second on. */
function progressTicker(now, say) {
    let last = now() + 1000;
    return (text) => {
        if (now() - last < 2000)
            return;
        last = now();
        say(text);
    };
}


/***/ }),

/***/ 8634:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IZ: () => (/* binding */ acquireLock),
/* harmony export */   O_: () => (/* binding */ ignoring),
/* harmony export */   t2: () => (/* binding */ exists),
/* harmony export */   up: () => (/* binding */ hasCode)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3916);
/* harmony import */ var _writing_process_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8029);
/**
 * Exclusive use of a staging folder between processes, taken over from an owner that died.
 *
 * Rules:
 * - The folder appears complete with its owner's record: it is prepared beside and renamed into place, and a rename
 *   onto a folder with something in it fails. It also disappears by one rename.
 * - A dead owner is succeeded by the process that first creates `takeover-<its token>.json` in the folder (exclusive creation).
 *   If the folder was replaced between looking and creating, that file belongs to no chain and is withdrawn.
 * - An owner on this host is dead when its process is gone, or is another one under the same number; one on another
 *   host cannot be asked and is believed for a quarter of an hour, a commit takes seconds.
 */





const ownerPath = 'owner.json';
const pollMs = 20;
/** For another process that is writing. */
const longestWaitMs = 10_000;
const believedMs = 15 * 60 * 1000;
/** A staging folder without an owner's record is recognised when it holds only these. */
const stagingEntry = /^(?:new|manifest\.(?:json|tmp)|takeover-[0-9a-f]+\.json)$/;
/** Tokens of locks that this process still holds: it lives on after a failed commit, and its lock does not. */
const heldTokens = new Set();
/** @throws ArchiveError `locked` when a living owner does not finish in time. */
async function acquireLock(staging, writer) {
    const own = await writer.owner();
    const aside = `${staging}-${own.token}`;
    const lock = {
        release: async () => {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(aside, { recursive: true, force: true });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(staging, aside);
            heldTokens.delete(own.token);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(aside, { recursive: true, force: true });
        },
        abandon: () => heldTokens.delete(own.token)
    };
    heldTokens.add(own.token);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(aside, { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(aside, ownerPath), JSON.stringify(own));
        await writer.before('prepared');
        await takePlace(staging, { aside, own, writer });
    }
    catch (fault) {
        lock.abandon();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(aside, { recursive: true, force: true });
        throw fault;
    }
    await removeLitter(staging);
    return lock;
}
/** Waits until the prepared folder stands in its place, or the one of a dead owner is ours. */
async function takePlace(staging, { aside, own, writer }) {
    const deadline = writer.now() + longestWaitMs;
    while (!(await hasMovedInto(aside, staging))) {
        const current = await readCurrentOwner(staging);
        if (current !== undefined && !current.living && (await hasTakenOver(staging, current, own))) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(aside, { recursive: true, force: true });
            return;
        }
        if (writer.now() > deadline)
            throw lockedBy(staging, current);
        await writer.sleep(pollMs);
    }
}
async function hasMovedInto(aside, staging) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(aside, staging);
        return true;
    }
    catch (fault) {
        if (hasCode(fault, 'ENOTEMPTY', 'EEXIST'))
            return false;
        // Windows says so, and says it of a folder without permission too.
        if (hasCode(fault, 'EPERM', 'EACCES') && (await exists(staging)))
            return false;
        throw fault;
    }
}
/** The end of the chain of takeovers; `undefined` when the folder is not there or not recognised. */
async function readCurrentOwner(staging) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(staging).catch(ignoring('ENOENT'));
    if (names === undefined)
        return undefined;
    if (!names.includes(ownerPath) && !names.every((name) => stagingEntry.test(name)))
        return undefined;
    let path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(staging, ownerPath);
    let current = { owner: undefined, living: false };
    for (const seen = new Set(); !seen.has(path); path = takeoverPath(staging, current.owner)) {
        seen.add(path);
        const record = await readRecord(path);
        if (record !== undefined)
            current = { owner: record.owner, living: await isLiving(record) };
        else if (seen.size > 1)
            break;
    }
    return current;
}
async function readRecord(path) {
    try {
        const [text, { mtimeMs }] = [await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8'), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)];
        return { owner: parseOwner(text), ageMs: Date.now() - mtimeMs };
    }
    catch (fault) {
        if (hasCode(fault, 'ENOENT'))
            return undefined;
        throw fault;
    }
}
function parseOwner(text) {
    try {
        const value = JSON.parse(text);
        const { token, pid, host, started } = value ?? {};
        if (typeof token !== 'string' || !/^[0-9a-f]+$/.test(token))
            return undefined;
        if (!Number.isSafeInteger(pid) || typeof host !== 'string')
            return undefined;
        return { token, pid: pid, host, ...(typeof started === 'string' ? { started } : {}) };
    }
    catch {
        return undefined;
    }
}
async function isLiving({ owner, ageMs }) {
    if (owner === undefined || owner.host !== (0,node_os__WEBPACK_IMPORTED_MODULE_1__.hostname)())
        return ageMs < believedMs;
    try {
        process.kill(owner.pid, 0);
    }
    catch (fault) {
        // EPERM: it lives and belongs to somebody else.
        if (hasCode(fault, 'ESRCH'))
            return false;
    }
    const started = await (0,_writing_process_js__WEBPACK_IMPORTED_MODULE_4__/* .readProcessStart */ .s)(owner.pid);
    if (owner.started !== undefined && started !== undefined && owner.started !== started)
        return false;
    return owner.pid !== process.pid || heldTokens.has(owner.token);
}
function takeoverPath(staging, owner) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(staging, `takeover-${owner?.token ?? '0'}.json`);
}
async function hasTakenOver(staging, dead, own) {
    const path = takeoverPath(staging, dead.owner);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, JSON.stringify(own), { flag: 'wx' });
    }
    catch (fault) {
        if (hasCode(fault, 'EEXIST', 'ENOENT'))
            return false;
        throw fault;
    }
    const isOurs = (await readCurrentOwner(staging))?.owner?.token === own.token;
    if (!isOurs)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.unlink)(path).catch(ignoring('ENOENT'));
    return isOurs;
}
/** Folders that a crash left while they were being prepared or removed. They never hold anything decided. */
async function removeLitter(staging) {
    const [parent, prefix] = [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(staging), `${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(staging)}-`];
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(parent)) {
        if (!name.startsWith(prefix) || !/^[0-9a-f]{16}$/.test(name.slice(prefix.length)))
            continue;
        const record = await readRecord((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(parent, name, ownerPath));
        const age = record ?? (await readAge((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(parent, name)));
        if (age === undefined || (await isLiving(age)))
            continue;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(parent, name), { recursive: true, force: true });
    }
}
async function readAge(path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(ignoring('ENOENT'));
    return found && { owner: undefined, ageMs: Date.now() - found.mtimeMs };
}
function lockedBy(staging, owner) {
    if (owner === undefined) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ArchiveError */ .di('locked', `Cannot stage a change in "${staging}": the folder exists and is not of this tool's making; ` +
            'move it away or choose another archive folder');
    }
    const who = owner.owner ? `process ${owner.owner.pid} on ${owner.owner.host}` : 'another process';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ArchiveError */ .di('locked', `Cannot use "${staging}": ${who} is writing the archive; wait until it ends, or, if no such run exists, ` +
        `delete "${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(staging, ownerPath)}" (that file only) and run again`);
}
function hasCode(fault, ...codes) {
    return typeof fault === 'object' && fault !== null && 'code' in fault && codes.includes(String(fault.code));
}
/** For `.catch()`: absent where the file system says so, still a fault otherwise. */
function ignoring(...codes) {
    return (fault) => {
        if (!hasCode(fault, ...codes))
            throw fault;
    };
}
async function exists(path) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(ignoring('ENOENT', 'ENOTDIR'))) !== undefined;
}


/***/ }),

/***/ 4576:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F_: () => (/* binding */ hasStagedChange),
/* harmony export */   JR: () => (/* binding */ discardStaged),
/* harmony export */   LF: () => (/* binding */ stageChange),
/* harmony export */   M7: () => (/* binding */ readRevision),
/* harmony export */   PX: () => (/* binding */ findFinishable),
/* harmony export */   _A: () => (/* binding */ stagingPathOf),
/* harmony export */   aJ: () => (/* binding */ finishChange),
/* harmony export */   ud: () => (/* binding */ lookAtLedger)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _archive_digests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(707);
/* harmony import */ var _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1826);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3916);
/* harmony import */ var _staging_lock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8634);
/**
 * A change of several files, staged beside the archive folder and renamed into place.
 *
 * The change is decided at one instant: when `manifest.json` is renamed into the staging folder, after every new
 * content was written and synced. Before it, a crash leaves the old archive and litter to discard; after it, the next
 * process finishes the change. The ledger is renamed last. So a reader that comes through this room sees the old archive
 * or the new one. Another program that reads between the first rename and the last sees new month files beside the
 * old ledger: that does not verify, and it never verifies as something else, for the ledger names every file's hash.
 */






const newPath = 'new';
const manifestPath = 'manifest.json';
function stagingPathOf(folder) {
    return `${folder}.staged`;
}
/** Whether a decided change of this folder waits to be finished. */
function hasStagedChange(folder) {
    return (0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .exists */ .t2)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stagingPathOf(folder), manifestPath));
}
/** Names the state of the folder: the ledger's digest, for the ledger is written last and names all else. */
async function readRevision(folder) {
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf)).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT', 'EISDIR'));
    return bytes === undefined ? 'empty' : (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .Bj)(bytes);
}
/** Tells the ledger's file from every one that was or will be in its place. */
async function lookAtLedger(folder) {
    const entry = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf), { bigint: true }).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT'));
    if (entry === undefined)
        return 'none';
    return [entry.dev, entry.ino, entry.size, entry.mtimeNs, entry.ctimeNs].join();
}
/** Decides the change. Until this returns nothing in the archive folder has changed. */
async function stageChange({ folder, staging, writer }, change) {
    await verifySameDevice(folder, staging);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, newPath));
    const files = [];
    for (const { path, content } of change.files) {
        await writer.before(`stage ${path}`);
        await writeSynced((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, newPath, path), content);
        files.push({ path, sha256: (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .Bj)(content) });
    }
    await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, newPath));
    const { base, message } = change;
    const staged = { spec: 'hireflix-audit-archive/staged/1', base, files, message };
    await writer.before('describe');
    await writeSynced((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, 'manifest.tmp'), JSON.stringify(staged));
    await writer.before('decide');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, 'manifest.tmp'), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, manifestPath));
    await syncFolder(staging);
    return staged;
}
/** Carries a decided change out. Repeating it after a crash anywhere in it ends the same. */
async function finishChange(place, staged) {
    const { folder, staging, writer } = place;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
    for (const { path } of staged.files) {
        if (path === staged.files.at(-1)?.path)
            await syncFolder(folder);
        await writer.before(`place ${path}`);
        // Absent: an earlier attempt has placed it already, findFinishable() looked.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, newPath, path), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT'));
    }
    await syncFolder(folder);
    await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder));
}
/**
 * The decided change that a crash left, if the folder is still as that change expects: each file new and staged, or
 * in place already, and the ledger either the one it builds on or its own. Anything else (someone restored the folder
 * meanwhile) is not ours to overwrite.
 */
async function findFinishable({ folder, staging }) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, manifestPath), 'utf8').catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT'));
    const staged = text === undefined ? undefined : parseStagedChange(text);
    if (staged === undefined)
        return undefined;
    const ledger = staged.files.find((file) => file.path === _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf);
    const revision = await readRevision(folder);
    if (revision !== staged.base && revision !== ledger?.sha256)
        return undefined;
    for (const { path, sha256 } of staged.files) {
        const waiting = await readDigest((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, newPath, path));
        if ((waiting ?? (await readDigest((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)))) !== sha256)
            return undefined;
    }
    return staged;
}
function parseStagedChange(text) {
    try {
        const value = JSON.parse(text);
        return value.spec === 'hireflix-audit-archive/staged/1' ? value : undefined;
    }
    catch {
        return undefined;
    }
}
async function readDigest(path) {
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT'));
    return bytes && (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .Bj)(bytes);
}
async function verifySameDevice(folder, staging) {
    const [there, here] = [await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT')), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(staging)];
    if (there === undefined || there.dev === here.dev)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ArchiveError */ .di('refused', `Cannot stage a change beside "${folder}": the folder is a mount point, so nothing can be renamed into it; ` +
        'use a folder inside it as the archive folder');
}
async function writeSynced(path, content) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'w');
    try {
        await file.writeFile(content);
        await file.sync();
    }
    finally {
        await file.close();
    }
}
/** A rename survives a power cut once its folder is synced. Where a folder cannot be, the system keeps the order. */
async function syncFolder(path) {
    try {
        const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'r');
        await folder.sync().finally(() => folder.close());
    }
    catch (fault) {
        if (!(0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .hasCode */ .up)(fault, 'EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP'))
            throw fault;
    }
}
async function discardStaged(staging) {
    // The marker first: a crash in here must not leave a decided change without its contents.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, manifestPath), { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, 'manifest.tmp'), { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, newPath), { recursive: true, force: true });
}


/***/ }),

/***/ 8029:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ thisProcess),
/* harmony export */   s: () => (/* binding */ readProcessStart)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_3__);




const thisProcess = {
    now: () => performance.now(),
    sleep: node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout,
    before: async () => { },
    owner: async () => {
        const started = await readProcessStart(process.pid);
        return {
            token: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex'),
            pid: process.pid,
            host: (0,node_os__WEBPACK_IMPORTED_MODULE_2__.hostname)(),
            ...(started === undefined ? {} : { started })
        };
    }
};
/** Clock ticks since boot, the 22nd field: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function readProcessStart(pid) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // The second field, the command's name in parentheses, may itself hold spaces and parentheses.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
}


/***/ }),

/***/ 6457:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ parseSince)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

/** A UTC date, or an RFC 3339 time, as RFC 3339 with milliseconds. @throws InputError */
function parseSince(name, text) {
    const form = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/;
    const ms = form.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(ms)) {
        const found = /^[\w.:+-]{1,40}$/.test(text) ? `"${text}"` : 'this text';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([
            `Cannot use ${name} ${found}: it must be a date such as 2025-10-01, or a time such as 2025-10-01T12:00:00Z`
        ]);
    }
    return new Date(ms).toISOString();
}


/***/ })

};
