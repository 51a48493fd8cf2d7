export const id = 661;
export const ids = [661];
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

/***/ 5982:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ EventBag)
/* harmony export */ });
/**
 * How many copies there are of which event: m(κ) of the format. Of copies with different text the first stays. κ is
 * only asked for where two events share a millisecond and not their text.
 */
class EventBag {
    /** By timestamp: the only event of it, or all of them by κ. */
    #at = new Map();
    #size = 0;
    /** How many different events there are. */
    get size() {
        return this.#size;
    }
    /** Copies of its own events, and of no others, that the lists hold. */
    countIn(lists) {
        const counted = new EventBag();
        for (const events of lists)
            for (const event of events)
                if (this.#find(event) !== undefined)
                    counted.add(event);
        return counted;
    }
    copiesOf(event) {
        return this.#find(event)?.copies ?? 0;
    }
    find(event) {
        return this.#find(event);
    }
    /** Counts further copies. */
    add(event, copies = 1) {
        const known = this.#find(event);
        if (known === undefined)
            this.#hold(event, copies);
        else
            known.copies += copies;
    }
    /** Counts at least so many copies. */
    raise(event, copies) {
        const known = this.#find(event);
        if (known === undefined)
            this.#hold(event, copies);
        else
            known.copies = Math.max(known.copies, copies);
    }
    *[Symbol.iterator]() {
        for (const found of this.#at.values()) {
            if (found instanceof Map)
                yield* found.values();
            else
                yield found;
        }
    }
    #find(event) {
        const found = this.#at.get(event.timestamp);
        if (found instanceof Map)
            return found.get(event.key);
        if (found === undefined || found.event.line === event.line)
            return found;
        return found.event.key === event.key ? found : undefined;
    }
    #hold(event, copies) {
        const { timestamp } = event;
        const counted = { event, copies };
        const others = this.#at.get(timestamp);
        this.#size++;
        if (others === undefined)
            this.#at.set(timestamp, counted);
        else if (others instanceof Map)
            others.set(event.key, counted);
        else
            this.#at.set(timestamp, new Map([
                [others.event.key, others],
                [event.key, counted]
            ]));
    }
}


/***/ }),

/***/ 3926:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ Observations),
  _: () => (/* binding */ settleMs)
});

// EXTERNAL MODULE: ./src/events/event-bag.ts
var event_bag = __webpack_require__(5982);
// EXTERNAL MODULE: ./src/events/intervals.ts
var intervals = __webpack_require__(9279);
;// CONCATENATED MODULE: ./src/hireflix/slices.ts
function sliceOf(skip, answer) {
    return { skip, rows: answer.rows.length, total: answer.total, shape: shapeOf(answer) };
}
function shapeOf({ rows }) {
    let first;
    let last = 0;
    let oldest = Number.POSITIVE_INFINITY;
    let previous = -1;
    let beforeGroup = -1;
    let falls = false;
    let rises = false;
    for (const [index, row] of rows.entries()) {
        if (row.kind !== 'event')
            continue;
        const { timestamp } = row.event;
        if (first === undefined)
            first = timestamp;
        else if (timestamp < last)
            falls = true;
        else if (timestamp > last)
            rises = true;
        if (timestamp !== last)
            beforeGroup = previous;
        previous = index;
        last = timestamp;
        oldest = Math.min(oldest, timestamp);
    }
    if (first === undefined)
        return undefined;
    const order = falls && rises ? 'none' : falls ? 'newest-first' : rises ? 'oldest-first' : 'either';
    return { order, first, last, oldest, trailing: rows.length - 1 - beforeGroup };
}
/** The order of the whole list, as far as the slices show it. */
function orderOf(slices) {
    return slices.reduce((order, { shape }) => joinOrders(order, shape?.order ?? 'either'), 'either');
}
function joinOrders(one, other) {
    if (one === 'either' || one === other)
        return other;
    return other === 'either' ? one : 'none';
}
/**
 * The end of the log is where an answer's own rows reach its own total, and another answer, asked for what follows,
 * is empty and gives the same total. A short answer alone is not the end (the limit may be clamped), nor is an empty
 * one (a faulty server), nor a total (it may lag). An empty log is one that showed no row at all: rows that are there
 * and then are not make no proof.
 */
function findEnd(slices) {
    const empty = slices.filter((slice) => slice.rows === 0 && slice.total === slice.skip);
    const ends = new Set(empty.map((slice) => slice.skip));
    // All of them, not one: a guess may have brought the last row alone, without what comes before it.
    const tails = slices.filter((slice) => slice.rows > 0 && slice.skip + slice.rows === slice.total && ends.has(slice.total));
    if (tails.length > 0)
        return { tails };
    const isEmpty = slices.every((slice) => slice.rows === 0);
    return isEmpty && empty.filter((slice) => slice.skip === 0).length >= 2 ? { tails } : undefined;
}
/** Whether one of the answers held the whole log. */
function isWhole({ tails }, slices) {
    return tails.length === 0 || tails.some((slice) => slice.skip === 0 && slices.includes(slice));
}
/**
 * The milliseconds in which every event shown is known with its exact number of copies; by some of the slices, where
 * they are given, in the light of all. `through` caps all claims.
 */
function provenBy(slices, through, some = slices) {
    const end = findEnd(slices);
    if (end !== undefined && isWhole(end, some)) {
        // In whatever order, nothing is missing.
        return [{ from: Number.NEGATIVE_INFINITY, to: through }];
    }
    const order = orderOf(slices);
    // In a list that is not sorted, what belongs between two rows of a slice may stand anywhere else; and a single
    // group of equal timestamps does not show which way the list runs.
    if (order === 'none' || order === 'either')
        return [];
    return some.flatMap((slice) => {
        if (slice.shape === undefined)
            return [];
        const { first, last } = slice.shape;
        const isTail = end?.tails.includes(slice) ?? false;
        const bounds = order === 'oldest-first'
            ? {
                from: slice.skip === 0 ? Number.NEGATIVE_INFINITY : first + 1,
                to: isTail ? through : last - 1
            }
            : {
                from: isTail ? Number.NEGATIVE_INFINITY : last + 1,
                to: slice.skip === 0 ? through : first - 1
            };
        return [{ from: bounds.from, to: Math.min(bounds.to, through) }];
    });
}
/** The oldest event that the server retains, once the end of the log was seen. */
function oldestRetainedIn(slices) {
    const shape = findEnd(slices)?.tails.at(-1)?.shape;
    if (shape === undefined)
        return undefined;
    switch (orderOf(slices)) {
        case 'oldest-first':
        case 'none':
            return slices.reduce((oldest, slice) => Math.min(oldest, slice.shape?.oldest ?? oldest), shape.oldest);
        default:
            return shape.oldest;
    }
}

;// CONCATENATED MODULE: ./src/hireflix/observations.ts



/** Events are logged some time after they happen; what is younger than this is read but not yet claimed. */
const settleMs = 2 * 60_000;
/** Collects answers. Copies are counted per answer and the maximum is kept: pages are never summed. */
class Observations {
    #events = new event_bag/* EventBag */.r();
    #quarantined = new Map();
    #slices = [];
    #doubts = new Set();
    /** Slices whose rows are not held any more. */
    #forgotten = 0;
    #requests = 0;
    #order = 'either';
    #serverNow;
    admit(skip, answer) {
        this.#serverNow ??= answer.serverNow;
        this.keep(answer);
        const slice = sliceOf(skip, answer);
        this.#slices.push(slice);
        this.#order = joinOrders(this.#order, slice.shape?.order ?? 'either');
        return slice;
    }
    /** Counts the rows of an answer, which proves nothing here. */
    keep(answer) {
        this.#requests++;
        const shown = new event_bag/* EventBag */.r();
        const strange = new Map();
        for (const row of answer.rows) {
            if (row.kind === 'event')
                shown.add(row.event);
            else {
                const { key } = row.quarantined;
                const copies = (strange.get(key) ?? 0) + 1;
                strange.set(key, copies);
                if (copies > (this.#quarantined.get(key)?.copies ?? 0))
                    this.#quarantined.set(key, { row: row.quarantined, copies });
            }
        }
        for (const { event, copies } of shown)
            this.#events.raise(event, copies);
    }
    /** Notes why something could not be proven; the sentence carries no event text. */
    doubt(reason) {
        this.#doubts.add(reason);
    }
    get order() {
        return this.#order;
    }
    /** Whether the end of the log was seen and confirmed. */
    get hasEnd() {
        return findEnd(this.#slices) !== undefined;
    }
    /** Whether one answer held the whole log. */
    get hasWhole() {
        const end = findEnd(this.#slices);
        return end !== undefined && isWhole(end, this.#slices);
    }
    /** The last millisecond up to which all that is retained was read: if its end was seen, and the list is in order. */
    get readUpTo() {
        return this.#provenBy(this.#slices).find(({ from }) => from === Number.NEGATIVE_INFINITY)?.to;
    }
    #provenBy(slices) {
        return (0,intervals/* unionOf */.Z6)(provenBy(this.#slices, this.#through, slices));
    }
    get #through() {
        return (this.#serverNow ?? Number.NEGATIVE_INFINITY) - settleMs;
    }
    /** Lets go of the rows, all of which are archived. What the answers prove together is kept. */
    forget() {
        this.#events = new event_bag/* EventBag */.r();
        this.#quarantined.clear();
        this.#forgotten = this.#slices.length;
        this.#requests = 0;
    }
    /** @throws Error before the first answer was admitted. */
    observed() {
        const latest = this.#slices.at(-1);
        if (latest === undefined || this.#serverNow === undefined)
            throw new Error('Nothing was observed yet');
        if (this.#order === 'none' && !this.hasWhole) {
            this.doubt(`The server did not list events in the order of time: of ${latest.total} events, none could be proven ` +
                'complete; a page-size that holds them all in one answer can prove them');
        }
        return {
            events: this.#events,
            quarantined: new Map(this.#quarantined),
            proven: this.#provenBy(this.#slices),
            held: this.#provenBy(this.#slices.slice(this.#forgotten)),
            through: this.#through,
            serverNow: this.#serverNow,
            total: latest.total,
            reachedEnd: this.hasEnd,
            oldestRetained: oldestRetainedIn(this.#slices),
            requests: this.#requests,
            doubts: [...this.#doubts]
        };
    }
}


/***/ }),

/***/ 601:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fo: () => (/* binding */ failBelowDays),
/* harmony export */   K$: () => (/* binding */ describeAnnotations),
/* harmony export */   hS: () => (/* binding */ warnBelowDays)
/* harmony export */ });
/* unused harmony exports describeGaps, describeVerdict, describeClock, adviceOfClock */
/* harmony import */ var _review_findings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7212);
/* harmony import */ var _text_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2179);
/* harmony import */ var _summary_artifact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3078);



/** Below these the retention clock is a warning, then an error. */
const warnBelowDays = 30;
const failBelowDays = 12;
/** What must be seen without opening the summary. In our own words: no event text reaches the log. */
function describeAnnotations(report, rules) {
    return [
        ...describeGaps(report),
        ...describeVerdict(report),
        ...describeClock(report.daysUntilLoss),
        ...describeQuarantine(report),
        ...describeCritical(report, rules),
        ...(0,_summary_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .annotateArtifacts */ .W)(report)
    ];
}
function describeGaps({ newGaps }) {
    return newGaps.map((gap) => ({
        level: 'error',
        title: 'Gap in the audit archive',
        message: `Events from ${gap.from} to ${gap.to} may be lost: Hireflix keeps its log for two months, and they left it ` +
            'before they could be archived with proof. The gap is recorded in the ledger.'
    }));
}
function describeVerdict({ verdict, reasons, source }) {
    if (verdict !== 'unproven' || source === undefined)
        return [];
    return [
        {
            level: 'warning',
            title: 'Unproven run',
            message: [
                'It could not be proven that nothing was missed; what was seen is archived.',
                ...reasons
            ].join(' ')
        }
    ];
}
/** The retention clock, when it runs low. */
function describeClock(daysUntilLoss) {
    if (daysUntilLoss === undefined || daysUntilLoss >= warnBelowDays)
        return [];
    return [
        {
            level: daysUntilLoss < failBelowDays ? 'error' : 'warning',
            title: 'Audit events are about to be lost',
            message: adviceOfClock(daysUntilLoss)
        }
    ];
}
/** What the clock asks of whoever looks after the runs. */
function adviceOfClock(daysUntilLoss) {
    const days = Math.floor(daysUntilLoss);
    return days <= 0
        ? 'Without a proven run today, events may be lost.'
        : `Without a proven run within ${(0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)(days, 'day')}, events will be lost for good.`;
}
function describeQuarantine({ quarantined }) {
    const rows = [...quarantined.values()].reduce((sum, count) => sum + count, 0);
    if (rows === 0)
        return [];
    const reasons = [...quarantined].map(([reason, count]) => `${count} × ${reason}`).join('; ');
    return [
        {
            level: 'warning',
            title: 'Rows could not be understood',
            message: `${(0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)(rows, 'row')} kept unaltered in quarantine.json: ${reasons}.`
        }
    ];
}
function describeCritical(report, rules) {
    const critical = (0,_review_findings_js__WEBPACK_IMPORTED_MODULE_0__/* .findNotable */ .$o)((0,_review_findings_js__WEBPACK_IMPORTED_MODULE_0__/* .eventsInQuestion */ .vC)(report), rules, report.signals).filter(({ severity }) => severity === 'critical').length;
    if (critical === 0)
        return [];
    return [
        {
            level: 'warning',
            title: 'Critical audit events',
            message: `${(0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)(critical, report.source === undefined ? 'event' : 'new event')} are critical; the job summary lists them.`
        }
    ];
}


/***/ }),

/***/ 3078:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ describeArtifacts),
/* harmony export */   W: () => (/* binding */ annotateArtifacts)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7388);
/* harmony import */ var _text_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2179);


/** What an archive in an artifact is worth, and until when; where the review page is. One item of a list each. */
function describeArtifacts({ artifact, page }) {
    return [
        ...(artifact === undefined
            ? []
            : [
                `- ⚠ **An artifact alone is no archive:** ${linkTo(artifact)} ${expiresOf(artifact)}, and what Hireflix has ` +
                    'forgotten by then goes with it. Download it before, or archive into a repository.',
                '- It holds what Hireflix retains now and continues no earlier artifact: time that lies between two of them ' +
                    'would not be noticed as a gap.'
            ]),
        ...(page === undefined
            ? []
            : [`- As a page that opens in the browser: ${linkTo(page)}, ${expiresOf(page)}.`])
    ];
}
/** The same for who reads the log alone. */
function annotateArtifacts({ artifact }) {
    if (artifact === undefined)
        return [];
    return [
        {
            level: 'notice',
            title: 'An artifact alone is no archive',
            message: `The artifact of this run ${expiresOf(artifact)}. Download it before, or use destination: repository.`
        }
    ];
}
function expiresOf({ expiresAt }) {
    return expiresAt === undefined
        ? 'expires when the repository says so, by default after 90 days'
        : `expires on ${(0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)(expiresAt).slice(0, 10)}`;
}
/** The address is made of what the runner says: a link only if it is one that cannot end the Markdown around it. */
function linkTo({ name, url }) {
    return /^https:\/\/[\w.:-]+\/[\w./-]+$/.test(url) ? `[${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .renderProse */ .E9)(name, 100)}](${url})` : (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .renderCode */ .cR)(name);
}


/***/ }),

/***/ 7736:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ renderSummary)
});

// UNUSED EXPORTS: renderFailureSummary

// EXTERNAL MODULE: ./src/review/findings.ts
var findings = __webpack_require__(7212);
// EXTERNAL MODULE: ./src/review/groups.ts
var review_groups = __webpack_require__(6102);
// EXTERNAL MODULE: ./src/review/period-proof.ts
var period_proof = __webpack_require__(8020);
// EXTERNAL MODULE: ./src/review/report.ts
var review_report = __webpack_require__(2472);
// EXTERNAL MODULE: ./src/review/verdict.ts
var review_verdict = __webpack_require__(1625);
// EXTERNAL MODULE: ./src/text/escape.ts
var text_escape = __webpack_require__(7388);
// EXTERNAL MODULE: ./src/text/wording.ts
var wording = __webpack_require__(2179);
;// CONCATENATED MODULE: ./src/text/sections.ts

/**
 * Joins sections, within `maxBytes` of UTF-8. Where rows do not fit, later ones of the section are left out and a
 * sentence says how many. The text around them stays: it is ours, and short.
 */
function sections_fitSections(sections, maxBytes, limit = 'a job summary is limited to 900 KiB') {
    const cutNote = (section, rows) => `\n${(0,wording/* countOf */.pq)(rows, section.rowName ?? 'row')} cut here: ${limit}.\n`;
    const fixed = sections.map((section) => {
        const note = section.rows === undefined ? '' : cutNote(section, section.rows.length);
        return Buffer.byteLength(section.text + note + (section.after ?? ''));
    });
    let left = maxBytes - fixed.reduce((sum, bytes) => sum + bytes, 0);
    let joined = '';
    for (const section of sections) {
        joined += section.text;
        const rows = section.rows ?? [];
        let written = 0;
        for (const row of rows) {
            const bytes = Buffer.byteLength(row) + 1;
            if (bytes > left)
                break;
            left -= bytes;
            joined += `${row}\n`;
            written++;
        }
        if (written < rows.length)
            joined += cutNote(section, rows.length - written);
        joined += section.after ?? '';
    }
    return joined;
}

// EXTERNAL MODULE: ./src/publish/annotations.ts
var annotations = __webpack_require__(601);
// EXTERNAL MODULE: ./src/publish/summary-artifact.ts
var summary_artifact = __webpack_require__(3078);
// EXTERNAL MODULE: ./src/review/periods.ts
var periods = __webpack_require__(3022);
// EXTERNAL MODULE: ./src/review/signals/facts.ts
var facts = __webpack_require__(8561);
// EXTERNAL MODULE: ./src/review/fields.ts
var fields = __webpack_require__(6431);
;// CONCATENATED MODULE: ./src/publish/summary-events.ts





const maxRows = 50;
const maxPhrases = 4;
const none = '–';
/** What rules and signals mark: grouped by actor and object, most severe first; notices folded away; then one by one. */
function describeNotable(notable, groups, { isRun }) {
    if (notable.length === 0)
        return [];
    const alarming = groups.filter(({ severity }) => severity !== 'notice');
    const notices = groups.slice(alarming.length);
    const counts = findings/* severityOrder */.IY.flatMap((severity) => {
        const count = notable.filter((each) => each.severity === severity).length;
        return count === 0 ? [] : [`${(0,wording/* renderNumber */.kT)(count)} ${severity}`];
    });
    const isNew = notable.filter((each) => each.isNew).length;
    const title = `### What deserves a look\n\n${(0,wording/* countOf */.pq)(notable.length, 'notable event')}: ${counts.join(', ')}` +
        `${isRun ? `; ${(0,wording/* renderNumber */.kT)(isNew)} new in this run` : ''}.${alarming.length === 0 ? ' Nothing above `notice`.' : ''}\n\n`;
    const list = notable.length === groups.length ? [] : [describeEventList(notable, { isRun })];
    const ofNotices = notices.length === 0
        ? []
        : folded(`${(0,wording/* countOf */.pq)(notices.reduce((sum, group) => sum + group.events.length, 0), 'event')} at notice`, 
        // Where there is nothing else, one fold is enough.
        [describeGroups(notices, { isRun }), ...(alarming.length === 0 ? list : [])]);
    if (alarming.length === 0)
        return [{ text: title }, ...ofNotices];
    return [
        { text: title },
        describeGroups(alarming, { isRun }),
        ...ofNotices,
        ...(list.length === 0 ? [] : folded('One by one, most severe first', list))
    ];
}
/** What a reader may skip. */
function folded(title, sections) {
    return [{ text: `<details><summary>${title}</summary>\n\n` }, ...sections, { text: '</details>\n\n' }];
}
function describeEventList(notable, { isRun }) {
    return tableOf(['Time (UTC)', 'Severity', 'Action', 'Actor', 'Object', 'Medium', 'IP', ...(isRun ? ['New'] : [])], notable.slice(0, maxRows).map(({ event, severity, isNew }) => {
        const texts = (0,fields/* textsOf */.CB)(event);
        return [
            (0,wording/* shortTimeOf */.BE)(event.timestamp),
            severity,
            cellOf(texts.action),
            cellOf(texts.actor),
            objectsOf([texts]),
            cellOf(texts.medium),
            cellOf(texts.ip),
            ...(isRun ? [isNew ? 'new' : ''] : [])
        ];
    }), { more: notable.length - maxRows, rowName: 'notable event' });
}
/** Few columns: as GitHub draws them, a reason in one of eight is a word wide, and three groups take two screens. */
function describeGroups(groups, { isRun }) {
    return tableOf(['Severity', 'What', 'Who', 'When&#160;(UTC)', 'Why'], groups.slice(0, maxRows).map((group) => {
        const { severity, what, who, from, object, when, why } = cellsOf(group);
        const isNew = isRun ? group.events.filter((each) => each.isNew).length : 0;
        return [
            `${severity}${isNew === 0 ? '' : `, ${(0,wording/* renderNumber */.kT)(isNew)}&#160;new`}`,
            `${what}${object === none ? '' : ` on ${object}`}`,
            `${who}${from === '' ? '' : ` from ${from}`}`,
            when,
            why
        ];
    }), { more: groups.length - maxRows, rowName: 'group' });
}
/** `cap` is for each value of an event. */
function cellsOf({ severity, events }, cap = 80) {
    const texts = events.map(({ event }) => (0,fields/* textsOf */.CB)(event));
    const newest = events[0].event.timestamp;
    const oldest = events.at(-1)?.event.timestamp ?? newest;
    const list = (values, most) => listed(values, { most, cap });
    return {
        severity: severity === 'notice' ? severity : `**${severity}**`,
        what: listed(texts.map(({ action }) => action), { most: 3, cap, isCounted: true }),
        who: list(texts.map(({ actor }) => actor), 1),
        from: originsOf(texts)
            .map((values) => list(values, 2))
            .filter((values) => values !== none)
            .join(' '),
        object: objectsOf(texts, cap),
        when: (0,wording/* spanOf */.ee)(oldest, newest),
        why: reasonsOf(events, cap)
    };
}
/** Mediums and addresses; of what was done with a key also the host, which people who sign in do not choose. */
function originsOf(texts) {
    return [
        texts.map(({ medium }) => medium),
        texts.map(({ ip }) => ip),
        texts.map(({ medium, host }) => ((0,fields/* isApiKey */.A)(medium) ? host : undefined))
    ];
}
function listed(values, { most, cap, isCounted = false }) {
    const counts = (0,review_groups/* tally */.N)(values.filter((value) => value !== undefined));
    if (counts.length === 0)
        return none;
    const shown = counts
        .slice(0, most)
        .map(([value, count]) => `${isCounted && values.length > 1 ? `${(0,wording/* renderNumber */.kT)(count)}&#160;×&#160;` : ''}${(0,text_escape/* renderCode */.cR)(value, cap)}`);
    if (counts.length > most)
        shown.push(`and ${(0,wording/* renderNumber */.kT)(counts.length - most)} more`);
    return shown.join(', ');
}
/** One object in full, of many the count by type. */
function objectsOf(texts, cap = 80) {
    const objects = new Map(texts.map((each) => [each.objectId, each]));
    const [only] = objects.values();
    if (objects.size === 1 && only !== undefined) {
        const parts = [only.objectType, only.objectName, only.objectId].filter((text) => text !== undefined);
        return parts.length === 0 ? none : parts.map((text) => (0,text_escape/* renderCode */.cR)(text, cap)).join(' ');
    }
    return listed([...objects.values()].map(({ objectType, objectId }) => objectType ?? objectId), { most: 3, cap, isCounted: true });
}
// Within a cell, a phrase that begins with a number makes no list.
function renderPhrase(phrase) {
    return /^[A-Za-z0-9 ,–-]*$/.test(phrase) ? phrase : (0,text_escape/* renderProse */.E9)(phrase, 200);
}
function reasonsOf(events, cap) {
    const phrases = (0,review_groups/* tally */.N)(events.flatMap(({ reasons }) => reasons));
    const shown = phrases
        .slice(0, maxPhrases)
        .map(([phrase, count]) => `${renderPhrase(phrase)}${(0,wording/* shareOf */.tC)(count, events.length)}`);
    if (phrases.length > maxPhrases)
        shown.push(`and ${(0,wording/* renderNumber */.kT)(phrases.length - maxPhrases)} more`);
    if (shown.length > 0)
        return shown.join('; ');
    if (events[0].severity === 'notice')
        return none;
    const [rule] = (0,review_groups/* tally */.N)(events.flatMap(({ rule }) => (rule === undefined ? [] : [rule])));
    return rule === undefined ? none : `rule ${(0,text_escape/* renderCode */.cR)(rule[0], cap)}`;
}
/** Most severe first, then newest first. */
function notableOf(events) {
    return (0,findings/* sortByWeight */.CM)(events.flatMap(({ notable, isNew }) => notable === undefined ? [] : [{ ...notable, isNew }]));
}
/** The action names that no rule knows, each with its count. */
function describeUnclassified(events, { isRun }) {
    const unclassified = events.filter((each) => each.isUnclassified);
    if (unclassified.length === 0)
        return [];
    const actions = new Map();
    for (const { event, isNew } of unclassified) {
        const { action } = (0,fields/* textsOf */.CB)(event);
        const known = actions.get(action) ?? { count: 0, isNew: 0, last: event.timestamp };
        known.count++;
        if (isNew)
            known.isNew++;
        known.last = Math.max(known.last, event.timestamp);
        actions.set(action, known);
    }
    const sorted = [...actions].toSorted(([, a], [, b]) => b.count - a.count || b.last - a.last);
    const title = `### Not classified\n\n${(0,wording/* countOf */.pq)(unclassified.length, 'event')} with ${(0,wording/* countOf */.pq)(actions.size, 'action')} that no rule knows. ` +
        'Decide on each with a rule in the input `notable`: `off` and its name silences it.\n\n';
    return [
        { text: title },
        tableOf(['Action', 'Last (UTC)', 'Events', ...(isRun ? ['New'] : [])], sorted
            .slice(0, maxRows)
            .map(([action, { count, isNew, last }]) => [
            action === undefined ? '(no action)' : (0,text_escape/* renderCode */.cR)(action),
            (0,wording/* shortTimeOf */.BE)(last),
            (0,wording/* renderNumber */.kT)(count),
            ...(isRun ? [(0,wording/* renderNumber */.kT)(isNew)] : [])
        ]), { more: sorted.length - maxRows, rowName: 'action', numbersFrom: 2 })
    ];
}
/** A GFM table. Cells are Markdown already: whatever is a stranger's has been through renderCode. */
function tableOf(head, rows, { more, rowName, numbersFrom = head.length }) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return {
        text: `${line(head)}\n${line(head.map((_, column) => (column < numbersFrom ? '---' : '---:')))}\n`,
        rows: rows.map(line),
        rowName,
        after: more > 0 ? `\nand ${(0,wording/* renderNumber */.kT)(more)} more\n\n` : '\n'
    };
}
function cellOf(text) {
    return text === undefined ? none : (0,text_escape/* renderCode */.cR)(text);
}

;// CONCATENATED MODULE: ./src/publish/summary-earlier.ts




/** The reviewed period against those before it, as far as the archive holds them whole. */
function describeEarlier({ reviewed, earlier }) {
    if (earlier.length === 0)
        return [];
    const now = (0,periods/* countPeriod */.V)(reviewed, reviewed.events.map(facts/* factOf */.yD));
    const title = `### Against the ${earlier.length === 1 ? 'period' : `${earlier.length} periods`} before\n\n`;
    return [
        { text: title },
        tableOf(['From (UTC)', 'Events', 'Deletions', 'Shared or public links', 'Actors'], [rowOf(now, '**'), ...earlier.map((period) => rowOf(period, ''))], { more: 0, rowName: 'period', numbersFrom: 1 })
    ];
}
function rowOf({ from, events, deletions, exposures, actors }, strong) {
    const day = new Date(from).toISOString().slice(0, 10);
    return [day, ...[events, deletions, exposures, actors].map(wording/* renderNumber */.kT)].map((cell) => `${strong}${cell}${strong}`);
}

;// CONCATENATED MODULE: ./src/publish/summary-week.ts




const dayMs = 86_400_000;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const maxDays = 31;
const maxWeeks = 26;
const maxMonths = 24;
const maxActions = 3;
/**
 * The reviewed period at a glance, a line for each day (or week, or month, if it is long): a chart, and a table beside it for
 * where charts are not drawn. `quiet` folds the table away.
 */
function describePeriod(period, events, { isQuiet }) {
    const inPeriod = events.filter((each) => each.isInPeriod);
    const unit = unitOf(period.to - period.from);
    const slots = slotsOf(period, inPeriod, unit);
    const first = isoDateOf(period.from);
    const last = isoDateOf(lastInstantOf(period));
    const title = `### At a glance: ${first} to ${last}\n\n`;
    if (inPeriod.length === 0)
        return [{ text: `${title}No events in this time.\n\n` }];
    const earlier = inPeriod.length - slots.reduce((sum, slot) => sum + slot.events.length, 0);
    const note = earlier > 0 ? `${(0,wording/* countOf */.pq)(earlier, 'event')} before these ${maxMonths} months not shown.\n\n` : '';
    const chart = { text: `${title}${note}${renderChart(slots, unit)}\n` };
    const table = describeTable(slots, inPeriod, unit);
    if (!isQuiet)
        return [chart, table];
    return [chart, ...folded('The same as a table', [table])];
}
function unitOf(ms) {
    if (ms <= maxDays * dayMs)
        return 'day';
    return ms <= maxWeeks * 7 * dayMs ? 'week' : 'month';
}
/** Our own words: fit for a label. */
function nameOf(timestamp, unit) {
    const date = new Date(timestamp);
    if (unit === 'month')
        return `${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
    if (unit === 'day')
        return `${weekdays[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
    const monday = new Date(timestamp - ((date.getUTCDay() + 6) % 7) * dayMs);
    return `${monday.getUTCDate()} ${months[monday.getUTCMonth()]}`;
}
const unitHeadings = { day: 'Day&#160;(UTC)', week: 'Week&#160;of', month: 'Month&#160;(UTC)' };
function isoDateOf(timestamp) {
    return new Date(timestamp).toISOString().slice(0, 10);
}
// A period that ends at midnight has no part in the day that begins there.
function lastInstantOf({ from, to }) {
    return Math.max(from, to - 1);
}
// All slots of the period, those without events too: silence is a thing to see.
function slotsOf({ from, to }, events, unit) {
    const slots = new Map();
    const slotOf = (timestamp) => {
        const name = nameOf(timestamp, unit);
        const slot = slots.get(name) ?? { name, events: [] };
        slots.set(name, slot);
        return slot;
    };
    // No month is skipped by steps of a day; steps over more years than are shown would only take time.
    const start = Math.max(from, to - (maxMonths + 1) * 31 * dayMs);
    for (let at = start; at < to; at += dayMs)
        slotOf(at);
    slotOf(lastInstantOf({ from, to }));
    for (const each of events)
        if (each.event.timestamp >= start)
            slotOf(each.event.timestamp).events.push(each);
    return [...slots.values()].slice(unit === 'month' ? -maxMonths : 0);
}
// By itself mermaid puts every fourth bar on a yellow ground, which would look like a warning, and paints a red that
// hurts. Where this is not understood, the chart is drawn all the same.
const chartLooks = `%%{init: ${JSON.stringify({
    themeVariables: {
        sectionBkgColor: 'transparent',
        sectionBkgColor2: 'transparent',
        altSectionBkgColor: 'transparent',
        critBkgColor: '#cf222e',
        critBorderColor: '#a40e26'
    }
})}}%%`;
/**
 * Bars of a mermaid gantt chart, whose "milliseconds" are events: of the charts known to be drawn in a job summary
 * it is the only one with an axis. Labels are our own words and numbers; a stranger's text could end the diagram.
 */
function renderChart(slots, unit) {
    const lines = slots.flatMap(({ name, events }) => {
        const { notable, alarming, unclassified } = countsOf(events);
        // Red only where a warning or worse is: a single deletion is not alarming.
        const state = alarming > 0 ? 'crit, ' : notable + unclassified > 0 ? 'active, ' : 'done, ';
        const label = [
            (0,wording/* countOf */.pq)(events.length, 'event'),
            ...(notable > 0 ? [`${(0,wording/* renderNumber */.kT)(notable)} notable`] : []),
            ...(unclassified > 0 ? [`${(0,wording/* renderNumber */.kT)(unclassified)} unclassified`] : [])
        ];
        return [`    section ${name}`, `    ${label.join(', ')} :${state}0, ${events.length}ms`];
    });
    return [
        '```mermaid',
        chartLooks,
        'gantt',
        `    title Events by ${unit} (UTC)`,
        '    dateFormat x',
        '    axisFormat %Q',
        ...lines,
        '```',
        ''
    ].join('\n');
}
function countsOf(events) {
    let notable = 0;
    let alarming = 0;
    let unclassified = 0;
    for (const each of events) {
        if (each.isUnclassified)
            unclassified++;
        if (each.notable === undefined)
            continue;
        notable++;
        if (each.notable.severity !== 'notice')
            alarming++;
    }
    return { notable, alarming, unclassified };
}
function describeTable(slots, events, unit) {
    const actions = countActions(events);
    const marked = countActions(events.filter(({ notable }) => notable !== undefined));
    // Those of which most deserves a look, then the most frequent: what is routine can be skipped.
    const columns = [...actions]
        .toSorted(([a, countA], [b, countB]) => (marked.get(b) ?? 0) - (marked.get(a) ?? 0) || countB - countA)
        .slice(0, maxActions);
    const hasOthers = actions.size > columns.length;
    const hasUnclassified = events.some(({ isUnclassified }) => isUnclassified);
    const head = [
        unitHeadings[unit],
        'Events',
        'Notable',
        ...(hasUnclassified ? ['Unclassified'] : []),
        ...columns.map(([action]) => (action === undefined ? '(no action)' : (0,text_escape/* renderCode */.cR)(action, 60))),
        ...(hasOthers ? ['Other actions'] : [])
    ];
    const rows = slots.map((slot) => {
        const { notable, unclassified } = countsOf(slot.events);
        const byAction = countActions(slot.events);
        const counts = columns.map(([action]) => byAction.get(action) ?? 0);
        const others = slot.events.length - counts.reduce((sum, count) => sum + count, 0);
        const numbers = [
            slot.events.length,
            notable,
            ...(hasUnclassified ? [unclassified] : []),
            ...counts,
            ...(hasOthers ? [others] : [])
        ];
        return [slot.name.replaceAll(' ', '&#160;'), ...numbers.map(wording/* renderNumber */.kT)];
    });
    return tableOf(head, rows, { more: 0, rowName: unit, numbersFrom: 1 });
}
function countActions(events) {
    const counts = new Map();
    for (const { event } of events) {
        const { action } = (0,fields/* textsOf */.CB)(event);
        counts.set(action, (counts.get(action) ?? 0) + 1);
    }
    return counts;
}

;// CONCATENATED MODULE: ./src/publish/summary.ts













// The runner drops a summary of more than 1 MiB whole, and other steps of the job add theirs.
const maxBytes = 900 * 1024;
/** The job summary of a run, as GitHub Markdown. */
function renderSummary(report, rules) {
    const events = (0,findings/* reviewEvents */.EN)(report, rules);
    const notable = notableOf(events);
    const groups = (0,review_groups/* groupNotable */.$)(notable);
    const quiet = (0,review_verdict/* quietOf */.y)(report, events);
    const isQuiet = quiet !== undefined;
    const isRun = report.source !== undefined;
    const sections = [
        describeVerdict(report, { quiet, groups, notable }),
        ...describeNotable(notable, groups, { isRun }),
        ...describeUnclassified(events, { isRun }),
        ...describePeriod(report.reviewed, events, { isQuiet }),
        ...describeEarlier(report),
        ...describeGaps(report),
        ...describeOddities(report),
        ...describeArchive(report, { isQuiet })
    ];
    return sections_fitSections(sections, maxBytes);
}
/** The job summary of a run that failed. The messages are ours, and escaped all the same. */
function renderFailureSummary({ title, message, advice, archived }) {
    const archivedText = archived === undefined ? '' : `${countOf(archived, 'new event')} had been archived before it failed.\n\n`;
    const sections = [
        { text: `## ✗ Hireflix audit archive: ${renderProse(title, 200)}\n\n` },
        {
            text: '',
            rows: message
                .split(/\r\n|\r|\n/)
                .filter((line) => line.trim() !== '')
                .map((line) => `- ${renderProse(line, 2000)}`),
            rowName: 'line',
            after: '\n'
        },
        { text: archivedText },
        { text: advice === undefined ? '' : `${renderProse(advice, 2000)}\n\n` },
        { text: 'No run removes or changes an archived event, failed or not.\n' }
    ];
    return fitSections(sections, maxBytes);
}
function describeVerdict(report, found) {
    const { state, sentence } = (0,review_verdict/* verdictOf */.V)(report, found);
    const verdict = `**${wording/* verdictSigns */.In[state]} ${sentence}.**`;
    return report.source === undefined
        ? describeReview(report, verdict)
        : describeRun(report, { verdict, notable: found.notable.filter(({ isNew }) => isNew).length });
}
function describeRun(report, { verdict, notable }) {
    const arrived = (0,review_report/* countNew */.S)(report) === 0
        ? 'No new events.'
        : `${(0,wording/* countOf */.pq)((0,review_report/* countNew */.S)(report), 'new event')}, ${notable === 0 ? 'none' : (0,wording/* renderNumber */.kT)(notable)} notable.`;
    return {
        text: `## Hireflix audit archive\n\n${verdict} ${arrived}\n\n`,
        rows: [
            ...report.reasons.map((reason) => `- ${(0,text_escape/* renderProse */.E9)(reason)}`),
            `- ${clockOf(report.daysUntilLoss)}`,
            ...(report.coverage === undefined
                ? []
                : [
                    `- Proven from ${(0,text_escape/* renderTime */.sZ)(report.coverage.from)} through ${(0,text_escape/* renderTime */.sZ)(report.coverage.through)}.`
                ]),
            ...(0,summary_artifact/* describeArtifacts */.P)(report)
        ],
        rowName: 'reason',
        after: '\n'
    };
}
function describeReview(report, verdict) {
    const { coverage, reviewed } = report;
    return {
        text: `## Hireflix audit review\n\n${verdict} ${(0,wording/* countOf */.pq)(reviewed.events.length, 'event')} in it; what was read of the archive verifies.\n\n`,
        rows: [
            ...describeUnproven(report),
            `- ${clockOf(report.daysUntilLoss)} As of ${(0,text_escape/* renderTime */.sZ)((0,wording/* timeOf */.nR)(report.serverNow))}.`,
            ...(coverage === undefined
                ? []
                : [
                    `- Proven from ${(0,text_escape/* renderTime */.sZ)(coverage.from)} through ${(0,text_escape/* renderTime */.sZ)(coverage.through)}${report.gaps.length > 0 ? ', without the gaps below' : ''}.`
                ]),
            ...(0,summary_artifact/* describeArtifacts */.P)(report)
        ],
        rowName: 'line',
        after: '\n'
    };
}
const maxParts = 5;
/** Which part of the period it is that is not proven. */
function describeUnproven(report) {
    const parts = (0,period_proof/* unprovenParts */.qe)(report);
    if (parts.length === 0)
        return [];
    const shown = parts.slice(0, maxParts).map(({ from, to }) => `${(0,text_escape/* renderTime */.sZ)(from)} to ${(0,text_escape/* renderTime */.sZ)(to)}`);
    if (parts.length > maxParts)
        shown.push(`and ${(0,wording/* renderNumber */.kT)(parts.length - maxParts)} more`);
    return [`- ⚠ Not proven in this period: ${shown.join(', ')}.`];
}
function clockOf(daysUntilLoss) {
    if (daysUntilLoss === undefined)
        return 'Retention clock: nothing is proven yet, so it has not started.';
    const days = Math.floor(daysUntilLoss);
    if (days <= 0)
        return '✗ Retention clock: **an outage would cost events today.**';
    const sentence = `Retention clock: an outage would cost events in **${(0,wording/* countOf */.pq)(days, 'day')}**.`;
    if (daysUntilLoss < annotations/* failBelowDays */.Fo)
        return `✗ ${sentence}`;
    return daysUntilLoss < annotations/* warnBelowDays */.hS ? `⚠ ${sentence}` : sentence;
}
const maxGaps = 20;
function describeGaps({ gaps, newGaps }) {
    const isNew = new Set(newGaps.map((gap) => `${gap.from} ${gap.to}`));
    const known = gaps.filter((gap) => !isNew.has(`${gap.from} ${gap.to}`));
    const all = [...newGaps, ...known.toReversed()];
    if (all.length === 0)
        return [];
    const open = newGaps.length > 0
        ? '### Gaps\n\n'
        : `<details><summary>${(0,wording/* countOf */.pq)(known.length, 'gap')} recorded by earlier runs</summary>\n\n`;
    const more = all.length > maxGaps ? `\nand ${(0,wording/* renderNumber */.kT)(all.length - maxGaps)} more in the ledger\n` : '';
    return [
        {
            text: open,
            rows: all
                .slice(0, maxGaps)
                .map((gap, index) => `- ${index < newGaps.length ? '**New:** ' : ''}${(0,text_escape/* renderTime */.sZ)(gap.from)} to ${(0,text_escape/* renderTime */.sZ)(gap.to)}, ` +
                (gap.cause === 'retention'
                    ? 'not read before retention passed'
                    : 'read, but not proven before retention passed')),
            rowName: 'gap',
            after: `${more}\n${newGaps.length > 0 ? '' : '</details>\n\n'}`
        }
    ];
}
/** Quarantined rows and anomalies. */
function describeOddities({ quarantined, anomalies }) {
    const rows = [...quarantined].map(([reason, count]) => `- ${(0,wording/* countOf */.pq)(count, 'row')} in \`quarantine.json\`: ${(0,text_escape/* renderProse */.E9)(reason)}`);
    if (anomalies.late > 0) {
        rows.push(`- ${(0,wording/* countOf */.pq)(anomalies.late, 'event')} appeared late, within time that was proven already; archived`);
    }
    if (anomalies.revised > 0) {
        rows.push(`- ${(0,wording/* countOf */.pq)(anomalies.revised, 'event')} came with another e-mail address than archived; the archive keeps the first`);
    }
    if (anomalies.vanished > 0) {
        rows.push(`- ${(0,wording/* countOf */.pq)(anomalies.vanished, 'event')} no longer shown by Hireflix; the archive keeps them`);
    }
    if (rows.length === 0)
        return [];
    return [{ text: '### Out of the ordinary\n\n', rows, rowName: 'line', after: '\n' }];
}
function describeArchive(report, { isQuiet }) {
    const { changedFiles, source, ledgerHead } = report;
    const changed = changedFiles.length === 0 ? 'Nothing changed' : `${(0,wording/* countOf */.pq)(changedFiles.length, 'file')} changed`;
    const commits = report.commits.map(({ sha, url }) => commitOf(sha, url)).slice(-5);
    const fields = report.pseudonymized ?? [];
    const sentences = [
        `${(0,wording/* countOf */.pq)(report.archivedEvents, 'event')} in ${(0,text_escape/* renderProse */.E9)(report.destination)}.`,
        `${source === undefined ? 'Nothing was written' : changed}${commits.length > 0 ? ` in ${commits.join(', ')}` : ''}.`,
        ...(source === undefined
            ? []
            : [
                `Read from ${(0,text_escape/* renderCode */.cR)(source.host)}: ${(0,wording/* countOf */.pq)(source.requests, 'request')}, ${(0,wording/* countOf */.pq)(source.total, 'event')} retained there.`
            ])
    ];
    const pseudonyms = fields.length === 0
        ? []
        : [
            `Stored as pseudonyms: ${fields.map((field) => (0,text_escape/* renderCode */.cR)(field)).join(', ')}. Who holds the key finds a person with ` +
                '`search`.'
        ];
    const head = /^(\d{1,15}):([0-9a-f]{64})$/.exec(ledgerHead);
    const paragraphs = [
        '### Archive',
        sentences.join(' '),
        ...pseudonyms,
        head === null ? 'There is no ledger yet.' : `Ledger head: <code>${head[1]}:${head[2]}</code>`
    ];
    const text = { text: `${paragraphs.join('\n\n')}\n\n` };
    if (head === null)
        return [text];
    const verification = {
        text: describeVerification(Number(head[1]) + 1, report.artifact === undefined ? 'git clone the archive' : 'download and unpack the artifact')
    };
    return [text, ...(isQuiet ? folded('How to verify', [verification]) : [verification])];
}
function commitOf(sha, url) {
    const short = (0,text_escape/* renderCode */.cR)(sha.slice(0, 12));
    // The address is GitHub's answer: a link only if it is one that cannot end the Markdown around it.
    return url !== undefined && /^https:\/\/[\w.:-]+\/[\w./-]+$/.test(url) ? `[${short}](${url})` : short;
}
function describeVerification(lineNumber, howToGetIt) {
    return [
        'Note the head somewhere else, out of reach of whoever can write to the archive: it fixes all that was archived ' +
            `until now. To verify: ${howToGetIt}, and in its folder compare the part after the colon with`,
        '',
        '```sh',
        `sed -n ${lineNumber}p ledger.jsonl | tr -d '\\n' | sha256sum`,
        '```',
        '',
        'The command `verify`, or `mode: verify`, checks every file as well, and takes heads noted earlier as `pin`.',
        '',
        ''
    ].join('\n');
}


/***/ }),

/***/ 671:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ defaultRules)
/* harmony export */ });
/* unused harmony export defaultRulesText */
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5727);

/**
 * The rules that hold without any of the workflow author's. Hireflix publishes four action names, so what deserves a
 * look is found by parts of names, which also catch names that we have never seen. What is silenced is named in full:
 * a name that nobody read is listed as unclassified, and no star of ours ever hides one.
 */
const defaultRulesText = `
# Destroys what cannot be brought back. One at a time it is everyday work, so it is listed and does not alarm.
notice *{delete,remove,destroy,erase,purge,wipe,anonymi}*
# Takes candidates or positions out of sight, or brings them back.
notice *{archive,discard,restore}*
# Shows recordings to people who need no account: a shared interview is open for 75 days to whoever has its address.
notice *{share,sharing,public,publish}*
# The same, where the name only says link, as a word of its own.
notice {link,*[._-]link}{,s}{,[._-]*}
# Takes a copy of the data out of Hireflix.
notice *{export,download,dump,backup}*
# Decides who can see the company's candidates.
notice *{member,teammate,collaborator}*
# The same, where the name speaks of users.
notice {user,team,account}.{create,add,invite,join,leave,enable,disable,activate,deactivate,suspend}*
# An invitation of a colleague, not of a candidate.
notice *invit*{user,admin,recruiter,colleague}*
# A password, a second factor or a token was changed: what whoever takes over an account does next.
notice *{password,secret,token,credential,mfa,2fa,two-factor}*
# A webhook sends data about every candidate to an address. Whoever looks after an integration edits one now and then.
notice *webhook*
# An API key opens the whole company account.
notice *api{,-,_}key*
# Rare, and from then on data leaves to an address that somebody chose: worth a look each time.
warning *webhook*{create,add,enable,secret}*
# The same with the words in the other order.
warning *{create,add,enable,reveal}*webhook*
# Rare, and opens everything to whoever holds it, this log included: worth a look each time.
warning *api{,-,_}key*{create,add,generate,issue,rotate,reveal}*
# The same with the words in the other order.
warning *{create,add,generate,issue,rotate,reveal}*api{,-,_}key*
# Rare, and may make an administrator of anybody, or let one act as another.
warning *{role,permission,privilege,ownership,impersonat}*
# Rare, and whoever controls the identity provider can sign in as everybody.
warning *{saml,single-sign-on,single_sign_on,identity-provider,scim}*
# The same, where it is abbreviated, as a word of its own: "associate" has the letters too.
warning {{sso,idp},*[._-]{sso,idp}}{,[._-]*}
# Routine: somebody opens or edits a position.
off position.{create,save,update,edit,duplicate}
# Routine: candidates are invited and answer.
off interview.{create,invite,invite-candidate,send-invitation,resend-invitation,start,finish,complete,status-change}
# Routine: an integration writes its own number on a candidate.
off {interview,position}.set-external-id
# Routine: colleagues rate and discuss candidates, which is what Hireflix is for.
off interview.{score-interview,score,score-updated,comment,add-comment,shortlist,finalist}
# Routine: somebody signs in or out. A failed sign-in has another name and is listed.
off user.{login,logout,login-with-company,login-with-sso,login-with-saml,login-with-google,login-with-password}
# Routine: texts and colours.
off {template,theme}.{create,save,update,edit}
`;
const defaultRules = (0,_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRules */ .NR)(defaultRulesText, { isDefault: true });


/***/ }),

/***/ 6102:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ groupNotable),
/* harmony export */   N: () => (/* binding */ tally)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6431);
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7212);
/* harmony import */ var _signals_signal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(524);



// Who touched more objects than this at one severity is one row, not many.
const maxObjects = 3;
/** Groups events by severity, actor and object; most severe first, then most events. */
function groupNotable(notable) {
    const byActor = (0,_signals_signal_js__WEBPACK_IMPORTED_MODULE_1__/* .groupsOf */ .c1)(notable, ({ event, severity }) => {
        const { actor, ip } = (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textsOf */ .CB)(event);
        return JSON.stringify([severity, actor, actor === undefined ? ip : undefined]);
    });
    const groups = [...byActor.values()].flatMap((own) => {
        const byObject = (0,_signals_signal_js__WEBPACK_IMPORTED_MODULE_1__/* .groupsOf */ .c1)(own, ({ event }) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textsOf */ .CB)(event).objectId);
        return byObject.size > maxObjects ? [own] : [...byObject.values()];
    });
    return groups
        .flatMap(([first, ...others]) => first === undefined ? [] : [{ severity: first.severity, events: [first, ...others] }])
        .toSorted((a, b) => _findings_js__WEBPACK_IMPORTED_MODULE_0__/* .severityOrder */ .IY.indexOf(a.severity) - _findings_js__WEBPACK_IMPORTED_MODULE_0__/* .severityOrder */ .IY.indexOf(b.severity) ||
        b.events.length - a.events.length ||
        b.events[0].event.timestamp - a.events[0].event.timestamp);
}
/** The distinct values among some, each with its count, most frequent first. */
function tally(values) {
    const counts = new Map();
    for (const value of values)
        counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a);
}


/***/ }),

/***/ 8020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k3: () => (/* binding */ isPeriodProven),
/* harmony export */   qe: () => (/* binding */ unprovenParts)
/* harmony export */ });
/* unused harmony export gapsInPeriod */
/* harmony import */ var _text_wording_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2179);

/** Whether the archive proves that it holds all of the reviewed period. */
function isPeriodProven(report) {
    return unprovenParts(report).length === 0;
}
/** The parts of the reviewed period that the archive does not prove, oldest first. RFC 3339. */
function unprovenParts(report) {
    const { coverage, reviewed } = report;
    const [first, last] = [(0,_text_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .timeOf */ .nR)(reviewed.from), (0,_text_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .timeOf */ .nR)(reviewed.to)];
    const [from, through] = [Date.parse(coverage?.from ?? ''), Date.parse(coverage?.through ?? '')];
    const isOutside = !(from <= reviewed.to && through >= reviewed.from);
    if (coverage === undefined || isOutside)
        return [{ from: first, to: last }];
    const gaps = gapsInPeriod(report)
        .map((gap) => ({
        from: Date.parse(gap.from) < reviewed.from ? first : gap.from,
        to: Date.parse(gap.to) > reviewed.to ? last : gap.to
    }))
        .toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));
    return [
        ...(from > reviewed.from ? [{ from: first, to: coverage.from }] : []),
        ...gaps,
        ...(through < reviewed.to ? [{ from: coverage.through, to: last }] : [])
    ];
}
/** The gaps that reach into the reviewed period. */
function gapsInPeriod({ gaps, reviewed }) {
    return gaps.filter((gap) => Date.parse(gap.from) <= reviewed.to && Date.parse(gap.to) >= reviewed.from);
}


/***/ }),

/***/ 3022:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ countPeriod),
/* harmony export */   s: () => (/* binding */ periodsBefore)
/* harmony export */ });
/** The periods of the same length before one, newest first. */
function periodsBefore({ from, to }, count) {
    const length = to - from + 1;
    return Array.from({ length: count }, (_, n) => ({
        from: from - (n + 1) * length,
        to: to - (n + 1) * length
    }));
}
function countPeriod(period, known) {
    const facts = known.filter(({ timestamp }) => timestamp >= period.from && timestamp <= period.to);
    return {
        ...period,
        events: facts.length,
        deletions: facts.filter(({ deed }) => deed.isDeletion).length,
        exposures: facts.filter(({ deed }) => deed.isExposure).length,
        actors: new Set(facts.map(({ deed }) => deed.actor).filter((actor) => actor !== undefined)).size
    };
}


/***/ }),

/***/ 2472:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ countNew)
/* harmony export */ });
/** Events that the run archived. */
function countNew({ newEvents, newRoutineEvents = 0 }) {
    return newEvents.length + newRoutineEvents;
}


/***/ }),

/***/ 8494:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ parseReviewPeriod),
/* harmony export */   Vw: () => (/* binding */ periodAt),
/* harmony export */   t0: () => (/* binding */ lastWeek)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

const dayMs = 86_400_000;
const lastWeek = { kind: 'last', ms: 7 * dayMs };
/**
 * `7d`, `4w`, `2025-10`, or `2025-10-01..2025-10-07`, both days included.
 * @throws InputError that calls it by `name`.
 */
function parseReviewPeriod(text, name = 'review-period') {
    const last = /^(\d{1,4})([dw])$/.exec(text);
    if (last !== null && Number(last[1]) > 0) {
        return { kind: 'last', ms: Number(last[1]) * (last[2] === 'w' ? 7 : 1) * dayMs };
    }
    const month = /^(\d{4})-(\d\d)$/.exec(text);
    if (month !== null) {
        const from = dayOf(`${text}-01`);
        if (from !== undefined) {
            return { kind: 'days', from, to: Date.UTC(Number(month[1]), Number(month[2]), 1) - 1 };
        }
    }
    const [first, end] = text.split('..').map(dayOf);
    if (/^.{10}\.\..{10}$/.test(text) && first !== undefined && end !== undefined && first <= end) {
        return { kind: 'days', from: first, to: end + dayMs - 1 };
    }
    const found = /^[\w. :+-]{1,60}$/.test(text) ? `"${text}"` : 'this text';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([
        `Cannot use ${name} ${found}: it must be a time such as 7d or 4w, a month such as 2025-10, or days such as ` +
            '2025-10-01..2025-10-07'
    ]);
}
/** A UTC day that exists, from 2000 on: no archived event is older. */
function dayOf(text) {
    const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
    if (!(ms >= Date.UTC(2000, 0, 1)))
        return undefined;
    return new Date(ms).toISOString().startsWith(text) ? ms : undefined;
}
/** The reviewed time; `now` is epoch milliseconds. */
function periodAt(period, now) {
    return period.kind === 'days' ? { from: period.from, to: period.to } : { from: now - period.ms, to: now };
}


/***/ }),

/***/ 8561:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mf: () => (/* binding */ foldedText),
/* harmony export */   rM: () => (/* binding */ reviewedFactOf),
/* harmony export */   uT: () => (/* binding */ deedOf),
/* harmony export */   xd: () => (/* binding */ usualFact),
/* harmony export */   yD: () => (/* binding */ factOf)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6431);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5727);


const undoing = /remove|delete|revoke|disable|unshare|unpublish|expire/;
const ofLinks = /shar(?:e|ing)|public|publish|(?:^|[._-])links?(?:$|[._-])/;
const deleting = /delete|remove|destroy|erase|purge|wipe|anonymi/;
const exporting = /export|download|dump|backup/;
const creating = /(?:^|[._-])(?:create|add|invite|import|duplicate)/;
/** An event that only tells what is usual. */
function factOf({ id, timestamp, value, fact }) {
    if (fact !== undefined)
        return fact;
    const object = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .findText */ .Vw)(value, ['object', 'id']);
    return usualFact({ id, timestamp, object: object === undefined ? undefined : foldedText(object) }, deedOf(value));
}
function usualFact({ id, timestamp, object }, deed) {
    return { id, timestamp, isReviewed: false, classification: undefined, deed, object, isGrave: deed.isGrave };
}
/** An event under review. */
function reviewedFactOf(event, rules) {
    const fact = factOf(event);
    const classification = (0,_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(rules, event);
    const isWarning = classification.kind === 'notable' && classification.severity !== 'notice';
    return {
        ...fact,
        classification,
        isReviewed: !(classification.kind === 'quiet' && classification.isByAuthor),
        isGrave: fact.isGrave || isWarning
    };
}
function foldedText(text) {
    return text.slice(0, 1024).toLowerCase();
}
function deedOf(value) {
    const text = (...path) => {
        const found = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .findText */ .Vw)(value, path);
        return found === undefined ? undefined : foldedText(found);
    };
    const action = text('action');
    const medium = text('medium');
    const name = action ?? '';
    const isOfLinks = ofLinks.test(name);
    // To take a link away destroys nothing and exposes nothing.
    const isDeletion = !isOfLinks && deleting.test(name);
    const isExposure = isOfLinks && !undoing.test(name);
    return {
        actor: text('actor', 'id') ?? text('actor', 'email'),
        action,
        ip: text('ip'),
        host: text('host'),
        medium,
        isCreation: !isExposure && !isDeletion && creating.test(name),
        isDeletion,
        isExposure,
        isByApiKey: (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isApiKey */ .A)(medium),
        isGrave: isDeletion || isExposure || exporting.test(name)
    };
}


/***/ }),

/***/ 524:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ hourMs),
/* harmony export */   LP: () => (/* binding */ dayMs),
/* harmony export */   YM: () => (/* binding */ daysBetween),
/* harmony export */   c1: () => (/* binding */ groupsOf),
/* harmony export */   yJ: () => (/* binding */ leastHistoryMs)
/* harmony export */ });
/* unused harmony export signalKinds */
const signalKinds = (/* unused pure expression or super */ null && ([
    'deletion-burst',
    'exposure-burst',
    'first-seen-actor',
    'first-seen-address',
    'first-seen-action',
    'first-seen-medium',
    'first-by-actor',
    'api-key-host',
    'unusual-hours',
    'short-lived-object'
]));
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** With less of the archive than this before an event, everything would be the first of its kind. */
const leastHistoryMs = 14 * dayMs;
function daysBetween(from, to) {
    const days = Math.floor((to - from) / dayMs);
    return `${days} ${days === 1 ? 'day' : 'days'}`;
}
/** Map.groupBy, which Node 20 does not have. */
function groupsOf(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return groups;
}


/***/ }),

/***/ 1625:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ verdictOf),
/* harmony export */   y: () => (/* binding */ quietOf)
/* harmony export */ });
/* harmony import */ var _publish_annotations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(601);
/* harmony import */ var _text_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2179);
/* harmony import */ var _period_proof_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8020);



/** Whether a review has nothing above notice, and nothing else that asks for a look. */
function quietOf(report, events) {
    const { late, revised, vanished } = report.anomalies;
    const isQuiet = (report.verdict === 'proven' || report.source === undefined) &&
        report.newGaps.length === 0 &&
        report.quarantined.size === 0 &&
        late + revised + vanished === 0 &&
        (report.source === undefined ||
            report.daysUntilLoss === undefined ||
            report.daysUntilLoss >= _publish_annotations_js__WEBPACK_IMPORTED_MODULE_0__/* .warnBelowDays */ .hS) &&
        events.every(({ notable, isUnclassified }) => !isUnclassified && (notable === undefined || notable.severity === 'notice'));
    if (!isQuiet)
        return undefined;
    return events.some(({ notable }) => notable !== undefined) ? 'notices' : 'silent';
}
function verdictOf(report, { quiet, groups }) {
    const { state, sentence } = report.source === undefined ? proofOfPeriod(report, quiet) : proofOfRun(report, quiet);
    return { state, sentence: `${sentence}${looksOf(groups)}` };
}
/** Of a review without a run: nothing was asked of Hireflix, so it says nothing of what was missed since. */
function proofOfPeriod(report, quiet) {
    if (!(0,_period_proof_js__WEBPACK_IMPORTED_MODULE_2__/* .isPeriodProven */ .k3)(report)) {
        return { state: 'unproven', sentence: 'Not all of this period is proven: events may be missing' };
    }
    const calm = {
        silent: '; it was quiet, and nothing needs a look',
        notices: '; it was quiet, nothing is above notice'
    };
    return {
        state: 'proven',
        sentence: `Nothing was missed in this period${quiet === undefined ? '' : calm[quiet]}`
    };
}
function proofOfRun({ verdict: state }, quiet) {
    switch (state) {
        case 'proven': {
            const calm = {
                silent: 'Proven and quiet: nothing was missed, and nothing needs a look',
                notices: 'Proven and quiet: nothing was missed, and nothing is above notice'
            };
            return { state, sentence: quiet === undefined ? 'Proven: nothing was missed' : calm[quiet] };
        }
        case 'gap':
            return {
                state,
                sentence: 'Gap: events may be lost for good, because retention passed them before they could be archived with proof'
            };
        case 'unproven':
            return {
                state,
                sentence: 'Unproven: it could not be established that nothing was missed; what was seen is archived'
            };
    }
}
/** How many groups of events are above notice. */
function looksOf(all) {
    const groups = all.filter(({ severity }) => severity !== 'notice');
    const critical = groups.filter(({ severity }) => severity === 'critical').length;
    if (groups.length === 0)
        return '';
    if (groups.length === 1)
        return `; one ${critical === 1 ? 'critical ' : ''}thing needs a look`;
    const share = critical === groups.length ? 'all' : critical === 0 ? 'none' : (0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .renderNumber */ .kT)(critical);
    return `; ${(0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .renderNumber */ .kT)(groups.length)} things need a look, ${share} of them critical`;
}


/***/ }),

/***/ 5531:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Oy: () => (/* binding */ partsToReview),
  b3: () => (/* binding */ reviewArchive),
  zd: () => (/* binding */ toReviewEvents)
});

// EXTERNAL MODULE: ./src/archive/parts.ts
var parts = __webpack_require__(428);
// EXTERNAL MODULE: ./src/events/event.ts + 1 modules
var events_event = __webpack_require__(5710);
// EXTERNAL MODULE: ./src/events/exact-json.ts
var exact_json = __webpack_require__(7269);
// EXTERNAL MODULE: ./src/events/tombstone.ts
var tombstone = __webpack_require__(8486);
// EXTERNAL MODULE: ./src/review/periods.ts
var periods = __webpack_require__(3022);
// EXTERNAL MODULE: ./src/review/signals/facts.ts
var signals_facts = __webpack_require__(8561);
;// CONCATENATED MODULE: ./src/review/signals/archived-facts.ts



const archived_facts_text = String.raw `"[^"\\]*"`;
const textOrNull = `(?:${archived_facts_text}|null)`;
const flat = String.raw `[^"\\{}]*(?:"[^"\\]*"[^"\\{}]*)*`;
/**
 * Lines as the archive writes nearly all of them, up to `host`: texts without escapes, an object without objects inside.
 * Members of a line have their order (docs/format.md), so what stands in these places is what it seems. It finds who did
 * what, on which object, and from where.
 */
const usualLine = new RegExp(String.raw `^\{"time":"[^"]*",("action":${archived_facts_text},"actor":\{(?:"email":${textOrNull},)?"id":${archived_facts_text}\}),` +
    String.raw `"object":\{(${flat})\},("medium":${textOrNull},"ip":${textOrNull},"host":${textOrNull}),`);
const idOfObject = /(?:^|,)"id":(?:"([^"\\]*)"|null|(.))/;
/**
 * Reads what signals look at from lines of verified files, of which a review needs those of a quarter: by one
 * expression where a line has the usual form, and as JSON where it has not. A test compares the two.
 */
class ArchivedFacts {
    /** By who did what, and from where: the same few people do the same few things from the same places. */
    #deeds = new Map();
    /** Undefined for a redacted event, of which nothing is left. */
    read(line, timestamp) {
        const [, what, members, where] = usualLine.exec(line) ?? [];
        if (what !== undefined && members !== undefined && where !== undefined) {
            const [, id, otherId] = idOfObject.exec(members) ?? [];
            const object = id === undefined ? undefined : (0,signals_facts/* foldedText */.Mf)(id);
            if (otherId === undefined)
                return (0,signals_facts/* usualFact */.xd)({ id: line, timestamp, object }, this.#deedOf(what, where));
        }
        if ((0,tombstone/* parseTombstone */.f)(line) !== undefined)
            return undefined;
        return (0,signals_facts/* factOf */.yD)({ id: line, timestamp, value: (0,exact_json/* parseExactJson */.lQ)(line) });
    }
    #deedOf(what, where) {
        let places = this.#deeds.get(what);
        if (places === undefined) {
            places = new Map();
            this.#deeds.set(what, places);
        }
        const known = places.get(where);
        if (known !== undefined)
            return known;
        const deed = (0,signals_facts/* deedOf */.uT)((0,exact_json/* parseExactJson */.lQ)(`{${what},${where}}`));
        places.set(where, deed);
        return deed;
    }
}

// EXTERNAL MODULE: ./src/review/signals/signal.ts
var signals_signal = __webpack_require__(524);
;// CONCATENATED MODULE: ./src/review/signals/api-key-hosts.ts

// A host is looked at on its first day. Whoever replaces the key in that time has done what there is to do.
const newnessMs = signals_signal/* dayMs */.LP;
// Where more new addresses than this came within 28 days, the integration runs on changing machines.
const mostAddresses = 2;
const habitMs = 28 * signals_signal/* dayMs */.LP;
/**
 * The use of an API key through a host, or from an address, that no key was used from before. A key opens the whole
 * account, and programs do not travel.
 */
function findApiKeyHosts({ facts, since }) {
    const uses = facts.filter(({ deed }) => deed.isByApiKey);
    const first = uses[0];
    if (first === undefined)
        return [];
    if (first.isReviewed && first.timestamp - since >= signals_signal/* leastHistoryMs */.yJ)
        return [firstUse(uses, first, since)];
    const hosts = newcomersOf(uses, since, ({ deed }) => deed.host, Number.POSITIVE_INFINITY);
    const addresses = newcomersOf(uses, since, ({ deed }) => deed.ip, mostAddresses);
    for (const fact of hosts.keys())
        addresses.delete(fact);
    return [
        ...signalOf(hosts, { what: 'through a host', level: 'critical', since }),
        ...signalOf(addresses, { what: 'from an address', level: 'warning', since })
    ];
}
function firstUse(uses, first, since) {
    const early = uses.filter((fact) => fact.isReviewed && fact.timestamp - first.timestamp <= newnessMs);
    return {
        kind: 'api-key-host',
        phrase: `first use of an API key in ${(0,signals_signal/* daysBetween */.YM)(since, first.timestamp)}`,
        marks: new Map(early.map(({ id }) => [id, 'warning']))
    };
}
/** The events of newcomers' first day, each with when its newcomer came. */
function newcomersOf(uses, since, read, most) {
    const firstAt = new Map();
    const arrivals = [];
    const rare = new Set();
    const found = new Map();
    for (const fact of uses) {
        const value = read(fact);
        if (value === undefined)
            continue;
        const first = firstAt.get(value) ?? fact.timestamp;
        if (!firstAt.has(value)) {
            firstAt.set(value, first);
            if (first - since < signals_signal/* leastHistoryMs */.yJ)
                continue;
            arrivals.push(first);
            if (arrivals.length > most && first - (arrivals.shift() ?? first) <= habitMs)
                continue;
            rare.add(value);
        }
        if (fact.isReviewed && rare.has(value) && fact.timestamp - first <= newnessMs)
            found.set(fact, first);
    }
    return found;
}
function signalOf(found, { what, level, since }) {
    const byDays = (0,signals_signal/* groupsOf */.c1)(found, ([, first]) => (0,signals_signal/* daysBetween */.YM)(since, first));
    return [...byDays].map(([days, own]) => ({
        kind: 'api-key-host',
        phrase: `API key used ${what} never seen in ${days}`,
        marks: new Map(own.map(([{ id }]) => [id, level]))
    }));
}

// EXTERNAL MODULE: ./src/text/wording.ts
var wording = __webpack_require__(2179);
;// CONCATENATED MODULE: ./src/review/signals/bursts.ts


// What one person does by hand on a busy day stays below; a script, a spree or a clean-out does not.
const windows = [
    { ms: signals_signal/* hourMs */.$0, least: 10 },
    { ms: signals_signal/* dayMs */.LP, least: 30 }
];
// Three times as many as it takes is no slip of the hand any more.
const criticalFactor = 3;
// Who always does much at once is measured by that.
const habitFactor = 2;
/** Many deletions by one actor within an hour or a day. */
function findDeletionBursts(scene) {
    return findBursts(scene, {
        kind: 'deletion-burst',
        noun: 'deletion',
        concerns: ({ deed }) => deed.isDeletion
    });
}
/** Many links or publications by one actor within an hour or a day. */
function findExposureBursts(scene) {
    return findBursts(scene, {
        kind: 'exposure-burst',
        noun: 'public or shared link',
        concerns: ({ deed }) => deed.isExposure
    });
}
function findBursts({ facts }, { kind, noun, concerns }) {
    const byActor = (0,signals_signal/* groupsOf */.c1)(facts.filter(concerns), ({ deed }) => deed.actor ?? `from ${deed.ip}`);
    return [...byActor.values()].flatMap((own) => {
        const told = new Map();
        const signals = windows.flatMap(({ ms, least }) => burstsOf(own, { ms, least }).flatMap(({ from, to, peak }) => {
            const within = own.slice(from, to + 1);
            const reviewed = within.filter((fact) => fact.isReviewed);
            const level = peak >= criticalFactor * least ? 'critical' : 'warning';
            if (!addsTo(told, reviewed, { level, least }))
                return [];
            for (const { id } of reviewed)
                if (told.get(id) !== 'critical')
                    told.set(id, level);
            const count = new Set(within.map(thingOf)).size;
            return [
                {
                    kind,
                    phrase: `${(0,wording/* renderNumber */.kT)(count)} ${noun}s in ${durationOf(within)}`,
                    marks: new Map(reviewed.map((fact) => [fact.id, level]))
                }
            ];
        }));
        return withoutEchoes(signals);
    });
}
/**
 * Whether a burst says more than those of shorter windows within it. The day around an hour that was told of already
 * adds nothing, unless it is worse, or holds as many again as it takes.
 */
function addsTo(told, reviewed, { level, least }) {
    const fresh = reviewed.filter(({ id }) => !told.has(id)).length;
    if (fresh === reviewed.length || fresh >= least)
        return true;
    return level === 'critical' && reviewed.every(({ id }) => told.get(id) !== 'critical');
}
/** Of signals that say the same of the same events, the last. */
function withoutEchoes(signals) {
    return signals.filter(({ phrase, marks }, at) => !signals
        .slice(at + 1)
        .some((later) => later.phrase === phrase && [...marks.keys()].every((id) => later.marks.has(id))));
}
// A double click deletes once.
function thingOf(fact) {
    return fact.object ?? fact.id;
}
function burstsOf(own, { ms, least }) {
    const bursts = [];
    const inWindow = new Map();
    let habit = 0;
    let start = 0;
    for (const [end, fact] of own.entries()) {
        inWindow.set(thingOf(fact), (inWindow.get(thingOf(fact)) ?? 0) + 1);
        for (let first = own[start]; first !== undefined && fact.timestamp - first.timestamp > ms;) {
            const left = (inWindow.get(thingOf(first)) ?? 0) - 1;
            if (left > 0)
                inWindow.set(thingOf(first), left);
            else
                inWindow.delete(thingOf(first));
            start++;
            first = own[start];
        }
        if (!fact.isReviewed) {
            habit = Math.max(habit, inWindow.size);
            continue;
        }
        if (inWindow.size < Math.max(least, habitFactor * habit))
            continue;
        const last = bursts.at(-1);
        if (last !== undefined && start <= last.to) {
            last.to = end;
            last.peak = Math.max(last.peak, inWindow.size);
        }
        else
            bursts.push({ from: start, to: end, peak: inWindow.size });
    }
    return bursts;
}
function durationOf(within) {
    const ms = (within.at(-1)?.timestamp ?? 0) - (within[0]?.timestamp ?? 0);
    const minutes = Math.max(1, Math.ceil(ms / 60_000));
    if (minutes <= 120)
        return minutes === 1 ? 'one minute' : `${minutes} minutes`;
    const hours = Math.ceil(minutes / 60);
    return hours <= 48 ? `${hours} hours` : `${Math.ceil(hours / 24)} days`;
}

;// CONCATENATED MODULE: ./src/review/signals/first-seen.ts

// A newcomer is looked at on its first day; after that it is known.
const first_seen_newnessMs = signals_signal/* dayMs */.LP;
// Where newcomers are everyday (addresses of mobile phones), one more says nothing.
const first_seen_habitMs = 28 * signals_signal/* dayMs */.LP;
const sorts = [
    {
        kind: 'first-seen-actor',
        read: ({ deed }) => deed.actor,
        phraseOf: (_count, days) => `actor never seen in ${days}`,
        mostNewcomers: 4,
        raises: true
    },
    {
        kind: 'first-seen-address',
        // Whoever has no account and follows a link comes from anywhere.
        read: ({ deed }) => (deed.actor === undefined ? undefined : deed.ip),
        phraseOf: (count, days) => count === 1 ? `address never seen in ${days}` : `${count} addresses never seen in ${days}`,
        mostNewcomers: 4,
        raises: true
    },
    {
        kind: 'first-seen-action',
        // What a rule calls routine is routine the first time too.
        read: ({ deed, classification }) => (classification?.kind === 'quiet' ? undefined : deed.action),
        phraseOf: (count, days) => count === 1 ? `first time in ${days}` : `${count} actions first seen in ${days}`,
        mostNewcomers: 8,
        raises: false
    },
    {
        kind: 'first-seen-medium',
        read: ({ deed }) => deed.medium,
        phraseOf: (_count, days) => `medium never seen in ${days}`,
        mostNewcomers: 4,
        raises: true
    }
];
/** Actors, addresses, actions and mediums that the archive has not seen before. */
function findFirstSeen(scene) {
    return sorts.flatMap((sort) => findNewcomers(scene, sort));
}
function findNewcomers({ news, since }, { read, phraseOf, mostNewcomers, raises, kind }) {
    const firstAt = new Map();
    const rare = new Set();
    const arrivals = [];
    const found = new Map();
    for (const fact of news) {
        const value = read(fact);
        if (value === undefined)
            continue;
        const first = firstAt.get(value) ?? fact.timestamp;
        if (!firstAt.has(value)) {
            firstAt.set(value, first);
            if (first - since < signals_signal/* leastHistoryMs */.yJ)
                continue;
            arrivals.push(first);
            if (arrivals.filter((at) => at > first - first_seen_habitMs).length <= mostNewcomers)
                rare.add(value);
            if (arrivals.length > mostNewcomers)
                arrivals.shift();
        }
        if (!fact.isReviewed || !rare.has(value) || fact.timestamp - first > first_seen_newnessMs)
            continue;
        const days = (0,signals_signal/* daysBetween */.YM)(since, first);
        const name = JSON.stringify([fact.deed.actor, days]);
        const newcomers = found.get(name) ?? { days, values: new Set(), marks: new Map() };
        found.set(name, newcomers);
        newcomers.values.add(value);
        newcomers.marks.set(fact.id, raises && fact.isGrave ? 'warning' : 'notice');
    }
    return [...found.values()].map(({ days, values, marks }) => ({
        kind,
        phrase: phraseOf(values.size, days),
        marks
    }));
}
/** What an actor who has been there for a while does for the first time, where a rule marks it. */
function findFirstsByActor({ news }) {
    const actors = new Map();
    const signals = new Map();
    for (const { deed, timestamp, id, isReviewed, classification } of news) {
        const { actor, action } = deed;
        if (actor === undefined || action === undefined)
            continue;
        const known = actors.get(actor) ?? { since: timestamp, actions: new Set() };
        actors.set(actor, known);
        if (known.actions.has(action))
            continue;
        known.actions.add(action);
        if (!isReviewed || classification?.kind !== 'notable' || timestamp - known.since < signals_signal/* leastHistoryMs */.yJ)
            continue;
        const phrase = `first time by this actor in ${(0,signals_signal/* daysBetween */.YM)(known.since, timestamp)}`;
        const name = JSON.stringify([actor, phrase]);
        const signal = signals.get(name) ?? { phrase, marks: new Map() };
        signals.set(name, signal);
        signal.marks.set(id, 'notice');
    }
    return [...signals.values()].map((signal) => ({ kind: 'first-by-actor', ...signal }));
}

;// CONCATENATED MODULE: ./src/review/signals/hours.ts

// Of somebody seen on fewer days, the hours are not known.
const leastDays = 10;
// An hour in which somebody was active on one day alone is not usual.
const leastDaysPerHour = 2;
/**
 * Activity of an actor at an hour of the day (UTC) that is not that actor's own: none of this hour and its two
 * neighbours was usual before. The neighbours absorb daylight saving time.
 */
function findUnusualHours({ facts }) {
    const byActor = (0,signals_signal/* groupsOf */.c1)(facts, ({ deed }) => deed.actor);
    return [...byActor].flatMap(([actor, own]) => (actor === undefined ? [] : unusualOf(own)));
}
function unusualOf(own) {
    const firstReviewed = own.find((fact) => fact.isReviewed);
    if (firstReviewed === undefined)
        return [];
    const usual = usualHoursOf(own.filter((fact) => fact.timestamp < firstReviewed.timestamp));
    if (usual === undefined)
        return [];
    const unusual = own.filter((fact) => fact.isReviewed && [23, 0, 1].every((step) => !usual.has((hourOf(fact) + step) % 24)));
    const [first] = unusual;
    if (first === undefined)
        return [];
    const hours = [...new Set(unusual.map(hourOf))].sort((a, b) => a - b);
    return [
        {
            kind: 'unusual-hours',
            phrase: `active at ${rangesOf(hours)} UTC, usually at ${rangesOf([...usual].sort((a, b) => a - b))}`,
            marks: new Map(unusual.map((fact) => [fact.id, fact.isGrave ? 'warning' : 'notice']))
        }
    ];
}
function usualHoursOf(before) {
    const days = new Set(before.map((fact) => Math.floor(fact.timestamp / signals_signal/* dayMs */.LP)));
    if (days.size < leastDays)
        return undefined;
    const daysByHour = (0,signals_signal/* groupsOf */.c1)(new Set(before.map((fact) => Math.floor(fact.timestamp / signals_signal/* hourMs */.$0))), (hour) => hour % 24);
    const usual = [...daysByHour].filter(([, many]) => many.length >= leastDaysPerHour).map(([hour]) => hour);
    return usual.length === 0 ? undefined : new Set(usual);
}
function hourOf({ timestamp }) {
    return Math.floor(timestamp / signals_signal/* hourMs */.$0) % 24;
}
/** `6–9, 14 h`: hours in ascending order. */
function rangesOf(hours) {
    const ranges = [];
    for (const hour of hours) {
        const last = ranges.at(-1);
        if (last !== undefined && last.to === hour - 1)
            last.to = hour;
        else
            ranges.push({ from: hour, to: hour });
    }
    return `${ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')} h`;
}

;// CONCATENATED MODULE: ./src/review/signals/short-lived.ts

const afterCreationMs = signals_signal/* dayMs */.LP;
const afterSharingMs = 7 * signals_signal/* dayMs */.LP;
/**
 * The deletion of an object within a day of its creation, or within a week of a share link to it. Who shares and
 * deletes within a day may be covering tracks: that is a warning.
 */
function findShortLived({ facts }) {
    const created = new Map();
    const shared = new Map();
    const found = new Map();
    const mark = (phrase, id, level) => {
        const marks = found.get(phrase) ?? new Map();
        found.set(phrase, marks.set(id, level));
    };
    for (const { object, timestamp, id, deed, isReviewed } of facts) {
        const { actor, isExposure, isDeletion, isCreation } = deed;
        if (object === undefined)
            continue;
        if (isExposure)
            shared.set(object, { at: timestamp, by: actor });
        else if (isCreation && !created.has(object))
            created.set(object, timestamp);
        if (!isDeletion || !isReviewed)
            continue;
        const age = timestamp - (created.get(object) ?? Number.NEGATIVE_INFINITY);
        if (age <= afterCreationMs)
            mark(`deleted within ${roundOf(age)} of its creation`, id, 'notice');
        const link = shared.get(object);
        if (link === undefined || timestamp - link.at > afterSharingMs)
            continue;
        const isBySame = actor !== undefined && link.by === actor && timestamp - link.at <= signals_signal/* dayMs */.LP;
        const whom = isBySame ? ' by the same actor' : '';
        mark(`deleted within ${roundOf(timestamp - link.at)} of a share link to it${whom}`, id, isBySame ? 'warning' : 'notice');
    }
    return [...found].map(([phrase, marks]) => ({ kind: 'short-lived-object', phrase, marks }));
}
// Coarse, so that a hundred deletions are not a hundred reasons.
function roundOf(ms) {
    if (ms <= signals_signal/* hourMs */.$0)
        return 'an hour';
    return ms <= signals_signal/* dayMs */.LP ? 'a day' : 'a week';
}

;// CONCATENATED MODULE: ./src/review/signals/find-signals.ts






/** In the order in which the summary gives reasons for one event. */
const detectors = [
    findApiKeyHosts,
    findDeletionBursts,
    findExposureBursts,
    findFirstSeen,
    findFirstsByActor,
    findShortLived,
    findUnusualHours
];
/**
 * What deserves a look by comparison: `reviewed` events against each other and against `history`, other events of the
 * archive. Deterministic; the order of events does not matter.
 */
function findSignals(options) {
    const { history, reviewed, rules } = options;
    const facts = [...history, ...reviewed.map((event) => (0,signals_facts/* reviewedFactOf */.rM)(event, rules))].sort((a, b) => a.timestamp - b.timestamp || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    const known = new Set();
    const news = facts.filter(({ deed, isReviewed }) => {
        const isNews = isReviewed || !known.has(deed);
        known.add(deed);
        return isNews;
    });
    const scene = { facts, news, since: facts[0]?.timestamp ?? 0 };
    return detectors.flatMap((detector) => detector(scene));
}

;// CONCATENATED MODULE: ./src/run/archive-review.ts







const historyMs = 90 * 86_400_000;
// Some fifty thousand events: what is usual shows in them, and a long archive costs no more to review than this.
const maxHistoryBytes = 16 * 1024 * 1024;
const periodsCompared = 4;
/**
 * Reads what a review needs, verified: the period whole, and of the time before it what is usual there.
 * @throws IntegrityError when a file does not match the ledger; ArchiveError when one cannot be read.
 */
async function reviewArchive(reader, options) {
    const { period, rules, added, coverage, newEvents } = options;
    const { paths, knownFrom } = choosePaths(reader.state, period);
    await reader.readLines(paths);
    const held = new HeldEvents({ knownFrom, period, newEvents });
    for (const events of [...reader.opened().files.values(), added]) {
        for (const { line, timestamp } of events)
            held.add(line, timestamp);
    }
    for (const lines of reader.lines())
        for (const line of lines)
            held.add(line, timeOfLine(line));
    const inPeriod = held.reviewed.sort(oldestFirst);
    const signals = findSignals({
        history: held.before,
        reviewed: [...inPeriod, ...newEvents.filter(({ timestamp }) => !isWithin(timestamp, period))],
        rules
    });
    const beginning = coverage === undefined ? Number.POSITIVE_INFINITY : Math.max(knownFrom, Date.parse(coverage.from));
    const before = [...held.before, ...held.newBefore];
    return {
        reviewed: { ...period, events: inPeriod },
        signals,
        earlier: (0,periods/* periodsBefore */.s)(period, periodsCompared)
            .filter(({ from }) => from >= beginning)
            .map((earlier) => (0,periods/* countPeriod */.V)(earlier, before))
    };
}
/** What the archive holds of the known time: the period's events whole, of those before it what signals look at. */
class HeldEvents {
    known;
    reviewed = [];
    before = [];
    /** Dated before the period, and archived by this run: reviewed themselves, so they are not what is usual. */
    newBefore = [];
    #facts = new ArchivedFacts();
    #newBefore;
    constructor(known) {
        this.known = known;
        const early = known.newEvents.filter(({ timestamp }) => timestamp < known.period.from);
        this.#newBefore = new Set(early.map(({ id }) => id));
    }
    add(line, timestamp) {
        const { knownFrom, period } = this.known;
        if (timestamp < knownFrom || timestamp > period.to)
            return;
        const fact = this.#facts.read(line, timestamp);
        if (fact === undefined)
            return;
        if (timestamp >= period.from) {
            this.reviewed.push(new ArchivedReviewEvent(new events_event/* KeyedOnDemand */.J1(timestamp, line), fact));
        }
        else if (this.#isNew(line))
            this.newBefore.push(fact);
        else
            this.before.push(fact);
    }
    // To look for a line takes reading all of it.
    #isNew(line) {
        return this.#newBefore.size > 0 && this.#newBefore.has(line);
    }
}
function oldestFirst(a, b) {
    return a.timestamp - b.timestamp;
}
function isWithin(timestamp, { from, to }) {
    return timestamp >= from && timestamp <= to;
}
/** Paths of the parts that a review of the period reads. */
function partsToReview(state, period) {
    return choosePaths(state, period).paths;
}
/** All parts of the reviewed time, and the newest before it, within bounds; all of the time from `knownFrom` on is read. */
function choosePaths(state, reviewed) {
    const length = reviewed.to - reviewed.from + 1;
    const wantedFrom = reviewed.from - Math.max(historyMs, periodsCompared * length);
    const needed = new Set((0,parts/* partsWithin */.YA)(state, reviewed));
    const wanted = new Set((0,parts/* partsWithin */.YA)(state, { from: wantedFrom, to: reviewed.from }));
    let bytes = 0;
    let knownFrom = wantedFrom;
    const paths = [...needed];
    for (const part of (0,parts/* partsOf */.CI)(state).toReversed()) {
        if (needed.has(part.path) || !wanted.has(part.path))
            continue;
        bytes += part.bytes;
        if (bytes <= maxHistoryBytes)
            paths.push(part.path);
        else
            knownFrom = Math.max(knownFrom, Date.parse(part.newest ?? '') + 1);
    }
    return { paths, knownFrom: Math.min(knownFrom, reviewed.from) };
}
/** An archived event as the review reads it. A redacted one has nothing left to review. */
function toReviewEvents(event) {
    return (0,tombstone/* parseTombstone */.f)(event.line) === undefined ? [new ArchivedReviewEvent(event)] : [];
}
/** Holds its line alone: a backfill brings hundreds of thousands, and most are looked at once. */
class ArchivedReviewEvent {
    event;
    fact;
    constructor(event, fact) {
        this.event = event;
        this.fact = fact;
    }
    get timestamp() {
        return this.event.timestamp;
    }
    get id() {
        return this.event.line;
    }
    get key() {
        return this.event.key;
    }
    get action() {
        const { line } = this.event;
        if (!line.startsWith('"action":"', actionAt))
            return undefined;
        const from = actionAt + '"action":"'.length;
        const text = line.slice(from, line.indexOf('"', from));
        return text.includes('\\') ? undefined : text;
    }
    get value() {
        return (0,exact_json/* parseExactJson */.lQ)(this.event.line);
    }
}
/** Every stored line begins with its time, and nearly every one ends with it as a number, which reads faster. */
function timeOfLine(line) {
    const isLast = line.startsWith('"timestamp":', line.length - 26);
    return isLast ? Number(line.slice(-14, -1)) : Date.parse(line.slice(timeAt, timeAt + 24));
}
const timeAt = '{"time":"'.length;
const actionAt = timeAt + '2025-10-12T12:22:05.833Z",'.length;


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
