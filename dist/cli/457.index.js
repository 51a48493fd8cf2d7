export const id = 457;
export const ids = [457];
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


const dayMs = 86_400_000;
/**
 * The vendor says "the last 2 months" without saying where that ends; two months are never shorter than 59 days.
 */
const retentionMs = 59 * dayMs;
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
    if (reach >= observed.through || start === undefined || start <= reach + 1) {
        return claim({ archived, observed, from: known.from, top: reach, newGaps: [] });
    }
    // Retention has passed what lies after `reach`: it can never be proven any more.
    const gap = {
        from: toTime(reach + 1),
        to: toTime(start - 1),
        cause: archived.verdict === 'unproven' ? 'unproven' : 'retention'
    };
    return claim({
        archived,
        observed,
        from: known.from,
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
    return Math.floor((Date.parse(coverage.through) + retentionMs - serverNow) / dayMs);
}


/***/ }),

/***/ 707:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ sha256Of),
/* harmony export */   C: () => (/* binding */ gitBlobIdOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** SHA-256 of the bytes (of UTF-8 for text), hex. */
function sha256Of(content) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', content);
}
/**
 * The id that git gives a blob of these bytes in a SHA-1 repository, hex.
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
function gitBlobIdOf(content) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}


/***/ }),

/***/ 7020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ formatFault),
  tf: () => (/* binding */ ledgerPath),
  Du: () => (/* binding */ parseLedgerLine),
  fd: () => (/* binding */ redactionText),
  Kx: () => (/* binding */ serializeLedgerLine),
  IC: () => (/* binding */ spec)
});

// UNUSED EXPORTS: parseLineCarefully

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/events/exact-json.ts
var exact_json = __webpack_require__(7269);
// EXTERNAL MODULE: ./src/events/pseudonym-fields.ts
var pseudonym_fields = __webpack_require__(5005);
;// CONCATENATED MODULE: ./src/archive/line-fields.ts
var _a;

const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** The members of one object, each as what the format says that it is. */
// Not valibot or zod: a quarter of a megabyte in the bundle for one record, and it must also be shown that nothing
// else stands in the line, which the comparison with the serialised form does at once.
class Fields {
    value;
    path;
    faultOf;
    constructor(value, path, faultOf) {
        this.value = value;
        this.path = path;
        this.faultOf = faultOf;
    }
    fault(what) {
        return this.faultOf(`${this.path}${what}`);
    }
    has(name) {
        return (0,exact_json/* memberOf */.C5)(this.value, name) !== undefined;
    }
    isNull(name) {
        return (0,exact_json/* memberOf */.C5)(this.value, name) === null;
    }
    count(name) {
        return this.#count((0,exact_json/* memberOf */.C5)(this.value, name), name);
    }
    counts(name) {
        return this.#array(name).map((item) => this.#count(item, name));
    }
    match(name, pattern) {
        return this.#match((0,exact_json/* memberOf */.C5)(this.value, name), name, pattern);
    }
    matches(name, pattern) {
        return this.#array(name).map((item) => this.#match(item, name, pattern));
    }
    /** RFC 3339 in UTC with milliseconds, of a day that there is. */
    time(name) {
        const item = this.match(name, timePattern);
        const ms = Date.parse(item);
        if (Number.isNaN(ms) || new Date(ms).toISOString() !== item)
            throw this.#wrong(name);
        return item;
    }
    oneOf(name, words) {
        const found = words.find((word) => word === (0,exact_json/* memberOf */.C5)(this.value, name));
        if (found === undefined)
            throw this.#wrong(name);
        return found;
    }
    object(name) {
        return this.#object((0,exact_json/* memberOf */.C5)(this.value, name), name);
    }
    objects(name) {
        return this.#array(name).map((item) => this.#object(item, name));
    }
    #count(item, name) {
        if (typeof item !== 'number' || !Number.isSafeInteger(item) || item < 0)
            throw this.#wrong(name);
        return item;
    }
    #match(item, name, pattern) {
        if (typeof item !== 'string' || !pattern.test(item))
            throw this.#wrong(name);
        return item;
    }
    #object(item, name) {
        if (!(0,exact_json/* isJsonObject */.OW)(item))
            throw this.#wrong(name);
        return new _a(item, `${this.path}${name}.`, this.faultOf);
    }
    #array(name) {
        const items = (0,exact_json/* memberOf */.C5)(this.value, name);
        if (!Array.isArray(items))
            throw this.#wrong(name);
        return items;
    }
    #wrong(name) {
        return this.faultOf(`has no usable "${this.path}${name}"`);
    }
}
_a = Fields;

// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
;// CONCATENATED MODULE: ./src/archive/usual-line.ts
const count = String.raw `(?:0|[1-9]\d{0,14})`;
const counts = `(?:${count}(?:,${count})*)?`;
// The first 28 days of a month are days in every month.
const time = String.raw `"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z"`;
const path = String.raw `"\d{4}-(?:0[1-9]|1[0-2])(?:-(?:00[2-9]|0[1-9]\d|[1-9]\d{2,9}))?\.json"`;
const file = String.raw `\{"path":${path},"events":${count},"bytes":${count},"sha256":"[0-9a-f]{64}","blob":"[0-9a-f]{40}",` +
    String.raw `"oldest":${time},"newest":${time}\}`;
const source = String.raw `\{"host":"[\w.:[\]-]{1,255}","total":${count},"oldest":(?:null|${time}),"requests":${count}\}`;
const anomalies = String.raw `\{"late":${count},"revised":${count},"vanished":${count},"quarantined":${count}\}`;
const run = String.raw `\{"id":"[\w.:-]{1,128}","attempt":${count},"repository":"[\w./-]{0,256}","version":"[\w.+-]{1,64}"\}`;
const usual = new RegExp(String.raw `^\{"spec":"hireflix-audit-archive/1","seq":${count},"prev":(?:null|"[0-9a-f]{64}"),"at":${time},` +
    String.raw `"added":${count},"files":\[(?:${file}(?:,${file})*)?\],"archive":\{"events":${count},"files":${count}\},` +
    String.raw `"coverage":(?:null|\{"from":${time},"through":${time}\}),"gaps":\[\],"vanished":\[${counts}\],` +
    String.raw `"source":${source},"verdict":"(?:proven|gap|unproven)","anomalies":${anomalies},"run":${run}\}$`);
/**
 * Whether a ledger line has the form of nearly all: JSON with these members in this order, and nothing else. An archive
 * of ten years has thousands of them, and every run reads each. A test compares with the careful reading.
 */
function isUsualLine(text) {
    return usual.test(text);
}

;// CONCATENATED MODULE: ./src/archive/ledger-line.ts






const ledgerPath = 'ledger.jsonl';
const spec = 'hireflix-audit-archive/1';
/** The line's bytes, without the newline that ends it in the file. */
function serializeLedgerLine(line) {
    return JSON.stringify(line);
}
/** @throws IntegrityError `format` or `unknown-spec`. */
function parseLedgerLine(text, lineNumber) {
    return isUsualLine(text) ? JSON.parse(text) : parseLineCarefully(text, lineNumber);
}
/** Member by member, whatever it costs: says what is wrong with a line. */
function parseLineCarefully(text, lineNumber) {
    let value;
    try {
        // Not exactly: what was rounded is not the same text when it is written again.
        value = JSON.parse(text);
    }
    catch {
        throw formatFault(lineNumber, 'is not JSON');
    }
    if (!(0,exact_json/* isJsonObject */.OW)(value))
        throw formatFault(lineNumber, 'is not an object');
    const found = (0,exact_json/* memberOf */.C5)(value, 'spec');
    if (found !== spec) {
        const named = typeof found === 'string' && /^[\w./-]{1,64}$/.test(found) ? `"${found}"` : 'unknown';
        throw new errors/* IntegrityError */.cs('unknown-spec', `Cannot read "${ledgerPath}": the format of line ${lineNumber} is ${named}, this version knows "${spec}"; ` +
            'use the version of the Action that wrote it, or a newer one');
    }
    const line = parseMembers(value, lineNumber);
    // Canonical: what we parsed, written again, is the same text. So no member hides beside those we know.
    if (serializeLedgerLine(line) !== text)
        throw formatFault(lineNumber, "is not written in the archive's form");
    return line;
}
function parseMembers(value, lineNumber) {
    const fault = (what) => formatFault(lineNumber, what);
    const line = new Fields(value, '', fault);
    const archive = line.object('archive');
    const source = line.object('source');
    const anomalies = line.object('anomalies');
    const run = line.object('run');
    return {
        spec,
        seq: line.count('seq'),
        prev: line.isNull('prev') ? null : line.match('prev', sha256Pattern),
        at: line.time('at'),
        added: line.count('added'),
        files: line.objects('files').map(parseFileEntry),
        archive: { events: archive.count('events'), files: archive.count('files') },
        coverage: line.isNull('coverage') ? null : parseCoverage(line.object('coverage')),
        gaps: line.objects('gaps').map((gap) => ({
            from: gap.time('from'),
            to: gap.time('to'),
            cause: gap.oneOf('cause', ['retention', 'unproven'])
        })),
        vanished: line.counts('vanished'),
        source: {
            host: source.match('host', /^[\w.:[\]-]{1,255}$/),
            total: source.count('total'),
            oldest: source.isNull('oldest') ? null : source.time('oldest'),
            requests: source.count('requests')
        },
        verdict: line.oneOf('verdict', ['proven', 'gap', 'unproven']),
        anomalies: {
            late: anomalies.count('late'),
            revised: anomalies.count('revised'),
            vanished: anomalies.count('vanished'),
            quarantined: anomalies.count('quarantined')
        },
        run: {
            id: run.match('id', /^[\w.:-]{1,128}$/),
            attempt: run.count('attempt'),
            repository: run.match('repository', /^[\w./-]{0,256}$/),
            version: run.match('version', /^[\w.+-]{1,64}$/)
        },
        ...(line.has('redactions') ? { redactions: parseRedactions(line) } : {}),
        ...(line.has('pseudonyms') ? { pseudonyms: parsePseudonymStamp(line) } : {})
    };
}
function parsePseudonymStamp(line) {
    const pseudonyms = line.object('pseudonyms');
    const fields = pseudonyms.matches('fields', pseudonym_fields/* fieldPattern */.d);
    const isSorted = fields.every((field, index) => index === 0 || fields[index - 1] < field);
    if (fields.length === 0 || !isSorted)
        throw line.fault('has no usable "pseudonyms.fields"');
    return { fields, key: pseudonyms.match('key', /^[0-9a-f]{16}$/) };
}
function parseRedactions(line) {
    const redactions = line.objects('redactions');
    if (redactions.length === 0)
        throw line.fault('has no usable "redactions"');
    return redactions.map((redaction) => ({
        event: redaction.match('event', sha256Pattern),
        time: redaction.match('time', timePattern),
        path: redaction.match('path', /^\d{4}-[\d-]+\.json$/),
        copies: redaction.count('copies'),
        by: redaction.match('by', redactionText),
        reason: redaction.match('reason', redactionText)
    }));
}
/** Who and why, as a person wrote it: one line, nothing that moves a cursor or reorders what is read. */
const redactionText = /^(?! )[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,500}(?<! )$/u;
function parseCoverage(coverage) {
    return { from: coverage.time('from'), through: coverage.time('through') };
}
function parseFileEntry(file) {
    const path = file.match('path', /^[\w.-]+$/);
    if (!(0,paths/* isArchiveFile */.Dk)(path))
        throw file.fault('path is not the name of an archive file');
    return {
        path,
        events: file.count('events'),
        bytes: file.count('bytes'),
        sha256: file.match('sha256', sha256Pattern),
        blob: file.match('blob', /^[0-9a-f]{40}$/),
        ...(path === 'quarantine.json' ? {} : { oldest: file.time('oldest'), newest: file.time('newest') })
    };
}
const sha256Pattern = /^[0-9a-f]{64}$/;
function formatFault(lineNumber, what) {
    return new errors/* IntegrityError */.cs('format', `Cannot read "${ledgerPath}": line ${lineNumber} ${what}; restore the archive from its last good commit`);
}


/***/ }),

/***/ 1693:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ip: () => (/* binding */ areSamePseudonyms),
/* harmony export */   SY: () => (/* binding */ extendLedger),
/* harmony export */   dF: () => (/* binding */ ledgerHeadOf),
/* harmony export */   z: () => (/* binding */ replayLedger)
/* harmony export */ });
/* unused harmony export emptyLedgerState */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _digests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(707);
/* harmony import */ var _ledger_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7020);



const emptyLedgerState = {
    head: undefined,
    files: new Map(),
    coverage: undefined,
    gaps: [],
    vanished: [],
    redactions: [],
    pseudonyms: undefined,
    verdict: undefined,
    events: 0
};
/** `<seq>:<sha256>`: names one state of the archive for good. */
function ledgerHeadOf(state) {
    return state.head === undefined ? '' : `${state.head.seq}:${state.head.sha256}`;
}
/**
 * Replays a whole ledger.
 * @throws IntegrityError `chain` when a line was changed, removed or moved; `format` when one cannot be read;
 *   `unknown-spec` when a newer version of this Action wrote it; `count` when its sums disagree.
 */
function replayLedger(text) {
    if (text === '')
        return emptyLedgerState;
    if (!text.endsWith('\n'))
        throw (0,_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .formatFault */ .A)(text.split('\n').length, 'does not end with a newline');
    let state = growing(emptyLedgerState);
    for (const [index, line] of text.slice(0, -1).split('\n').entries()) {
        state = addLine(state, line, index + 1);
    }
    return state;
}
/**
 * Adds one line to a state. `lineNumber` counts from 1, for messages.
 * @throws IntegrityError as {@link replayLedger}.
 */
function extendLedger(state, text, lineNumber) {
    return addLine(growing(state), text, lineNumber);
}
function growing(state) {
    return {
        ...state,
        files: new Map(state.files),
        gaps: [...state.gaps],
        vanished: [...state.vanished],
        redactions: [...state.redactions]
    };
}
function addLine(state, text, lineNumber) {
    const line = (0,_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .parseLedgerLine */ .Du)(text, lineNumber);
    const expectedSeq = state.head === undefined ? 0 : state.head.seq + 1;
    const expectedPrev = state.head?.sha256 ?? null;
    if (line.seq !== expectedSeq || line.prev !== expectedPrev) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('chain', `Cannot trust "${_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerPath */ .tf}": line ${lineNumber} is number ${line.seq} after ${line.prev ?? 'nothing'}, ` +
            `expected number ${expectedSeq} after ${expectedPrev ?? 'nothing'}, so a line was changed, removed or moved; ` +
            'restore the archive from its last good commit');
    }
    if (state.head !== undefined && !areSamePseudonyms(state.pseudonyms, line.pseudonyms)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('chain', `Cannot trust "${_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerPath */ .tf}": line ${lineNumber} has other pseudonyms than the lines before, and one archive has ` +
            'one list of fields and one key; restore the archive from its last good commit');
    }
    const { files, gaps, vanished, redactions } = state;
    let { events } = state;
    for (const file of line.files) {
        const before = files.get(file.path);
        events += monthEventsOf(file) - (before === undefined ? 0 : monthEventsOf(before));
        files.set(file.path, file);
    }
    const months = files.has('quarantine.json') ? files.size - 1 : files.size;
    if (line.archive.events !== events ||
        line.archive.files !== months ||
        events - state.events !== line.added) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('count', `Cannot trust "${_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerPath */ .tf}": line ${lineNumber} counts ${line.archive.events} events (${line.added} added) in ` +
            `${line.archive.files} files, its files hold ${events} (${events - state.events} added) in ${months}; ` +
            'restore the archive from its last good commit');
    }
    gaps.push(...line.gaps);
    for (const timestamp of line.vanished)
        vanished.push(timestamp);
    redactions.push(...(line.redactions ?? []));
    return {
        head: { seq: line.seq, sha256: (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Of */ .B)(text), at: line.at },
        files,
        coverage: line.coverage ?? state.coverage,
        gaps,
        vanished,
        redactions,
        pseudonyms: line.pseudonyms,
        verdict: line.verdict,
        events
    };
}
function monthEventsOf(file) {
    return file.path === 'quarantine.json' ? 0 : file.events;
}
function areSamePseudonyms(a, b) {
    return JSON.stringify([a?.key, a?.fields]) === JSON.stringify([b?.key, b?.fields]);
}


/***/ }),

/***/ 4407:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $A: () => (/* binding */ maxPartBytes),
/* harmony export */   HP: () => (/* binding */ compareEvents),
/* harmony export */   Nj: () => (/* binding */ serializeMonthFile),
/* harmony export */   PX: () => (/* binding */ emptyBytes),
/* harmony export */   YG: () => (/* binding */ monthFileBytes),
/* harmony export */   pR: () => (/* binding */ linesOfMonthFile),
/* harmony export */   yU: () => (/* binding */ parseMonthFile),
/* harmony export */   yb: () => (/* binding */ eventBytes)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _events_stored_event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6963);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7366);



/** A part is sealed once an event would take it past this many bytes: a page that GitHub still shows. */
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
    if (a.key !== b.key)
        return a.key < b.key ? -1 : 1;
    return a.line < b.line ? -1 : 1;
}
/** The file's text: a JSON array, newest first, one event per line. */
function serializeMonthFile(events) {
    return `${opening}${[...events]
        .sort(compareEvents)
        .map((event) => event.line)
        .join(separator)}${closing}`;
}
/** Bytes of a month file of these events. */
function monthFileBytes(events) {
    return events.reduce((bytes, event) => bytes + eventBytes(event), emptyBytes);
}
/** What one event adds to a file; the first one's missing separator is in {@link emptyBytes}. */
function eventBytes(event) {
    return Buffer.byteLength(event.line) + separator.length;
}
const emptyBytes = opening.length + closing.length - separator.length;
/**
 * The exact inverse of {@link serializeMonthFile}. `known` events, of an earlier state of the file and in its order,
 * are taken over where their lines still stand: they have been read before.
 * @throws IntegrityError `format`, `misfiled` or `order`, naming file and line.
 */
function parseMonthFile(path, text, known = []) {
    const month = (0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .parseMonthPartPath */ .Wk)(path)?.month;
    let next = 0;
    const events = linesOfMonthFile(path, text).map((line, index) => {
        const before = known[next];
        if (before?.line === line) {
            next++;
            return before;
        }
        const stored = (0,_events_stored_event_js__WEBPACK_IMPORTED_MODULE_1__/* .parseEventLine */ ._)(line);
        if (stored.kind === 'invalid')
            throw unreadable(path, `line ${index + 2} ${stored.reason}`);
        if (!line.startsWith(`{"time":"${month}-`)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('misfiled', `Cannot trust "${path}": line ${index + 2} holds an event of ${(0,_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .monthOf */ .GS)(stored.event.timestamp)}; ` +
                'restore the file from its last good commit');
        }
        return stored.event;
    });
    const unsorted = events.findIndex((event, index) => index > 0 && compareEvents(events[index - 1], event) > 0);
    if (unsorted > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('order', `Cannot trust "${path}": line ${unsorted + 2} stands out of order; restore the file from its last good commit`);
    }
    return events;
}
/** The events' lines, newest first. @throws IntegrityError `format`. */
function linesOfMonthFile(path, text) {
    if (!text.startsWith(opening) || !text.endsWith(closing)) {
        throw unreadable(path, 'is not a JSON array with one event per line');
    }
    return text.slice(opening.length, -closing.length).split(separator);
}
function unreadable(path, found) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('format', `Cannot read "${path}": ${found}; restore the file from its last good commit`);
}


/***/ }),

/***/ 428:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   YA: () => (/* binding */ partsWithin),
/* harmony export */   iW: () => (/* binding */ partsToMerge)
/* harmony export */ });
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7366);

/** A run asks for them some ten times, and an old archive has thousands. */
const knownParts = new WeakMap();
/** The archive's month files in the order in which they were filled. */
function partsOf(state) {
    const known = knownParts.get(state);
    if (known !== undefined)
        return known;
    const parts = sortedParts(state);
    knownParts.set(state, parts);
    return parts;
}
function sortedParts(state) {
    return [...state.files.values()]
        .flatMap((file) => {
        const part = (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .parseMonthPartPath */ .Wk)(file.path);
        return part === undefined ? [] : [{ ...file, ...part, span: spanOf(file) }];
    })
        .sort((a, b) => (a.month === b.month ? a.part - b.part : a.month < b.month ? -1 : 1));
}
function spanOf({ oldest, newest }) {
    return { from: Date.parse(oldest ?? ''), to: Date.parse(newest ?? '') };
}
/** Paths of the parts that hold events of the given time, judged by the ledger alone. */
function partsWithin(state, time) {
    return partsOf(state)
        .filter((part) => overlaps(part.span, time))
        .map((part) => part.path);
}
function overlaps(one, other) {
    return one.to >= other.from && one.from <= other.to;
}
/**
 * Paths of the parts without which what was observed cannot be merged: those that may hold copies of an observed
 * event, and the newest part of each month that may receive one.
 */
function partsToMerge(state, observed) {
    const ranges = new Map();
    for (const { event } of observed.events) {
        const month = (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .monthOf */ .GS)(event.timestamp);
        const range = ranges.get(month);
        if (range === undefined)
            ranges.set(month, { from: event.timestamp, to: event.timestamp });
        else {
            range.from = Math.min(range.from, event.timestamp);
            range.to = Math.max(range.to, event.timestamp);
        }
    }
    const parts = partsOf(state);
    const newest = new Map(parts.map((part) => [part.month, part.path]));
    return parts
        .filter((part) => {
        const range = ranges.get(part.month);
        if (range === undefined)
            return false;
        return overlaps(part.span, range) || newest.get(part.month) === part.path;
    })
        .map((part) => part.path);
}


/***/ }),

/***/ 7366:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ companionPaths),
/* harmony export */   Dk: () => (/* binding */ isArchiveFile),
/* harmony export */   GS: () => (/* binding */ monthOf),
/* harmony export */   Pq: () => (/* binding */ monthPartPath),
/* harmony export */   Wk: () => (/* binding */ parseMonthPartPath)
/* harmony export */ });
/** Names of the files in an archive folder. They come from integers only, never from event text. */
const monthPart = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-(\d{3,}))?\.json$/;
/** Files that the ledger does not record: they are for people and for git. */
const companionPaths = ['README.md', '.gitattributes'];
/** The UTC month of an epoch millisecond, as `2025-10`. */
function monthOf(timestamp) {
    const day = Math.floor(timestamp / 86_400_000);
    if (day !== latest.day)
        latest = { day, month: new Date(timestamp).toISOString().slice(0, 7) };
    return latest.month;
}
// It is asked of one event after the other, and many are of one day.
let latest = { day: Number.NaN, month: '' };
function monthPartPath({ month, part }) {
    return part === 1 ? `${month}.json` : `${month}-${String(part).padStart(3, '0')}.json`;
}
function parseMonthPartPath(path) {
    const match = monthPart.exec(path);
    if (match?.[1] === undefined)
        return undefined;
    const parsed = { month: match[1], part: match[2] === undefined ? 1 : Number(match[2]) };
    return parsed.part > 0 && monthPartPath(parsed) === path ? parsed : undefined;
}
/** Whether the ledger records files of this name. */
function isArchiveFile(path) {
    return path === 'quarantine.json' || parseMonthPartPath(path) !== undefined;
}


/***/ }),

/***/ 3227:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q2: () => (/* binding */ quarantinePath),
/* harmony export */   XT: () => (/* binding */ serializeQuarantine),
/* harmony export */   mW: () => (/* binding */ parseQuarantine)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _events_exact_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7269);
/* harmony import */ var _digests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(707);



const quarantinePath = 'quarantine.json';
function serializeQuarantine(entries) {
    const lines = entries.map(({ seen, reason, row }) => `{"seen":${JSON.stringify(seen)},"reason":${JSON.stringify(reason)},"row":${row}}`);
    return `[\n${lines.join(',\n')}\n]\n`;
}
/**
 * The exact inverse of {@link serializeQuarantine}, oldest first.
 * @throws IntegrityError `format`.
 */
function parseQuarantine(text) {
    if (!text.startsWith('[\n') || !text.endsWith('\n]\n'))
        throw unreadable('is not an array with one row per line');
    return text
        .slice(2, -3)
        .split(',\n')
        .map((line, index) => {
        let value;
        try {
            value = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseExactJson */ .lQ)(line);
        }
        catch {
            throw unreadable(`line ${index + 2} is not JSON`);
        }
        const seen = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .memberOf */ .C5)(value, 'seen') : undefined;
        const reason = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .memberOf */ .C5)(value, 'reason') : undefined;
        const held = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value) ? (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .memberOf */ .C5)(value, 'row') : undefined;
        if (typeof seen !== 'string' || typeof reason !== 'string' || held === undefined) {
            throw unreadable(`line ${index + 2} lacks "seen", "reason" or "row"`);
        }
        const row = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .serializeCanonical */ .tS)(held);
        return { seen, reason, row, key: (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Of */ .B)(row) };
    });
}
function unreadable(found) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('format', `Cannot read "${quarantinePath}": ${found}; restore the file from its last good commit`);
}


/***/ }),

/***/ 1506:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ parseFolder),
/* harmony export */   W: () => (/* binding */ parseArguments)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);


/** @throws InputError */
function parseArguments(args, options) {
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: [...args], options, allowPositionals: true, strict: true });
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([`Cannot use these arguments: ${error.message}`]);
    }
}
/** The one folder that a command is about. @throws InputError */
function parseFolder(command, positionals) {
    const [folder, ...more] = positionals;
    if (folder === undefined || folder === '')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([`Cannot ${command} without a folder: name one, for example audit-log`]);
    if (more.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([`Cannot ${command} more than one folder: found ${positionals.length}`]);
    return folder;
}


/***/ }),

/***/ 5710:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J1: () => (/* binding */ KeyedOnDemand),
  A6: () => (/* binding */ eventOf),
  zu: () => (/* binding */ isStorable),
  Mw: () => (/* binding */ maxDepth),
  Iq: () => (/* binding */ maxEventBytes),
  tQ: () => (/* binding */ memberOrder),
  W0: () => (/* binding */ parseRow),
  bY: () => (/* binding */ quarantined),
  TD: () => (/* binding */ tombstoneOf),
  B9: () => (/* binding */ writtenMembers)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/events/exact-json.ts
var exact_json = __webpack_require__(7269);
;// CONCATENATED MODULE: ./src/events/identity.ts

/**
 * The text whose SHA-256 is κ, of a row as received: canonical JSON (RFC 8785), members sorted. The e-mail may be joined
 * when the log is read, so an old event can come back with another one: where the actor has an id, the e-mail is no
 * part of the event's identity.
 */
function identityOf(row) {
    return objectText(row, (name) => name === 'actor' ? actorIdentityOf(row[name]) : (0,exact_json/* serializeCanonical */.tS)(row[name]));
}
function actorIdentityOf(actor) {
    if (!(0,exact_json/* isJsonObject */.OW)(actor) || typeof (0,exact_json/* memberOf */.C5)(actor, 'id') !== 'string')
        return (0,exact_json/* serializeCanonical */.tS)(actor);
    const names = Object.keys(actor).filter((name) => name !== 'email');
    return objectText(actor, (name) => (0,exact_json/* serializeCanonical */.tS)(actor[name]), names);
}
function objectText(value, textOf, names = Object.keys(value)) {
    const members = names.sort().map((name) => `${JSON.stringify(name)}:${textOf(name)}`);
    return `{${members.join(',')}}`;
}

// EXTERNAL MODULE: ./src/events/tombstone.ts
var tombstone = __webpack_require__(8486);
;// CONCATENATED MODULE: ./src/events/event.ts




const maxDepth = 64;
const maxEventBytes = 256 * 1024;
const year2000 = Date.UTC(2000, 0, 1);
/** The end of the dates that RFC 3339 can write, and that a month file can be named after. */
const year10000 = Date.UTC(10_000, 0, 1);
const furthestAheadMs = 48 * 3600_000;
/** The documented members, in the order in which the archive writes them; `time` is derived. */
const memberOrder = ['action', 'actor', 'object', 'medium', 'ip', 'host', 'referer', 'timestamp'];
/** Decides whether a received row is an event, by the rules of docs/format.md. `serverNow` is epoch milliseconds. */
function parseRow(row, serverNow) {
    if (!(0,exact_json/* isJsonObject */.OW)(row))
        return quarantined(row, 'not an object');
    if ((0,exact_json/* depthOf */.d1)(row, maxDepth) > maxDepth)
        return quarantined(row, 'nested deeper than 64 levels');
    const fault = timestampFault((0,exact_json/* memberOf */.C5)(row, 'timestamp'), serverNow);
    if (fault !== undefined)
        return quarantined(row, fault);
    if (Object.hasOwn(row, 'time'))
        return quarantined(row, 'has a member named time, which the archive derives');
    const event = eventOf(row, (0,exact_json/* memberOf */.C5)(row, 'timestamp'));
    if (Buffer.byteLength(event.line) > maxEventBytes)
        return quarantined(row, 'larger than 256 KiB');
    return { kind: 'event', event };
}
function timestampFault(timestamp, serverNow) {
    if (timestamp === undefined || timestamp === null)
        return 'timestamp is missing';
    if (typeof timestamp !== 'number')
        return 'timestamp is not a number';
    if (!Number.isSafeInteger(timestamp))
        return 'timestamp is not a whole number of milliseconds';
    // Seconds since 1970 land here too: they read as January 1970.
    if (timestamp < year2000)
        return 'timestamp is before the year 2000';
    if (timestamp > serverNow + furthestAheadMs || timestamp >= year10000)
        return 'timestamp is more than 48 hours ahead of the server';
    return undefined;
}
/** Whether a month file can be named after it, and hold it. */
function isStorable(timestamp) {
    return (Number.isSafeInteger(timestamp) && timestamp >= year2000 && timestamp < year10000);
}
/** A row that is kept aside, and why. */
function quarantined(row, reason) {
    const text = (0,exact_json/* serializeCanonical */.tS)(row);
    return { kind: 'quarantined', quarantined: { key: sha256(text), reason, row: text } };
}
/** κ costs more than all else that is known of an event, and most are told apart by their time. */
class KeyedOnDemand {
    timestamp;
    line;
    #key;
    constructor(timestamp, line) {
        this.timestamp = timestamp;
        this.line = line;
    }
    get key() {
        this.#key ??= keyOf((0,exact_json/* parseExactJson */.lQ)(this.line));
        return this.#key;
    }
}
// An object rest defines members rather than assigning them (ECMA-262, CopyDataProperties): `__proto__` survives.
function keyOf({ time: _derived, ...received }) {
    return sha256(identityOf(received));
}
function eventOf(row, timestamp) {
    const time = new Date(timestamp).toISOString();
    const line = findPlainLine(row, time) ?? `{"time":"${time}",${writtenMembers(row).join(',')}}`;
    return new KeyedOnDemand(timestamp, line);
}
/** The same text several times as fast, where JSON.stringify makes it. A test compares the two. */
function findPlainLine(row, time) {
    const sorted = (0,exact_json/* findSortedCopy */.cE)(row);
    if (!(0,exact_json/* isJsonObject */.OW)(sorted))
        return undefined;
    const written = { time };
    for (const name of memberOrder) {
        const member = sorted[name];
        if (member !== undefined)
            written[name] = member;
    }
    return JSON.stringify(Object.assign(written, sorted));
}
/** The members of a received row as its archived line has them, `"name":value`, without the derived `time`. */
function writtenMembers(row) {
    const names = Object.keys(row);
    const known = memberOrder.filter((name) => Object.hasOwn(row, name));
    const further = known.length === names.length ? [] : names.filter((name) => !memberOrder.includes(name)).sort();
    return [...known, ...further].map((name) => `${JSON.stringify(name)}:${(0,exact_json/* serializeCanonical */.tS)(row[name])}`);
}
function sha256(text) {
    return (0,external_node_crypto_.hash)('sha256', text);
}
/** What stands in the event's place once it is redacted. */
function tombstoneOf({ timestamp, key }) {
    return { timestamp, key, line: (0,tombstone/* serializeTombstone */.w)({ timestamp, key }) };
}


/***/ }),

/***/ 9279:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   Z6: () => (/* binding */ unionOf),
/* harmony export */   pm: () => (/* binding */ intervalAt)
/* harmony export */ });
/** Joins intervals that overlap or touch (5 and 6 touch: there is no millisecond between). Empty ones vanish. */
function unionOf(intervals) {
    const sorted = intervals.filter(({ from, to }) => from <= to).sort((a, b) => a.from - b.from);
    const joined = [];
    for (const interval of sorted) {
        const last = joined.at(-1);
        if (last !== undefined && interval.from <= last.to + 1) {
            joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) };
        }
        else
            joined.push(interval);
    }
    return joined;
}
/** The interval of the set that holds the millisecond. */
function intervalAt(set, ms) {
    return set.find(({ from, to }) => from <= ms && ms <= to);
}
/** The parts of the set inside the bounds. */
function clip(set, bounds) {
    return unionOf(set.map(({ from, to }) => ({ from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) })));
}


/***/ }),

/***/ 5005:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ parseFields),
/* harmony export */   d: () => (/* binding */ fieldPattern)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

/** The one form of a field's name, in the input and in the ledger. */
const fieldPattern = /^(?!.{201})[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*(?::network)?$/;
/** Without these an event has no time, or nothing that a rule or a signal could look at; they name nobody. */
const neededMembers = ['time', 'timestamp', 'action', 'medium'];
/**
 * The fields of the input `pseudonymize`, separated by commas or white space, in the ledger's order; none when empty.
 * @throws InputError with one sentence per fault.
 */
function parseFields(text) {
    const names = [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))].sort();
    const faults = [];
    for (const name of names.filter((each) => !fieldPattern.test(each))) {
        faults.push(`Cannot use pseudonymize ${quoted(name)}: it must be a field such as actor.email, object.name or ip, or ip:network ` +
            'for the network of an address alone');
    }
    const fields = names.filter((each) => fieldPattern.test(each)).map(fieldOf);
    for (const { name, path } of fields) {
        if (neededMembers.includes(path[0])) {
            faults.push(`Cannot use pseudonymize "${name}": time, timestamp, action and medium name nobody, and the archive and its ` +
                'review rest on them; leave it out');
        }
        const outer = fields.find((other) => other.name !== name && isWithin(path, other.path));
        if (outer !== undefined && !(isWithin(outer.path, path) && outer.name > name)) {
            faults.push(`Cannot use pseudonymize "${name}": it lies in "${outer.name}"; leave one of them out`);
        }
    }
    if (faults.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(faults);
    return fields;
}
function fieldOf(name) {
    const [path = '', form] = name.split(':');
    return { name, path: path.split('.'), form: form === 'network' ? 'network' : 'pseudonym' };
}
function isWithin(path, outer) {
    return outer.every((member, index) => path[index] === member);
}
function quoted(text) {
    const plain = text.replace(/[^\x20-\x7e]+/g, ' ');
    return `"${plain.length > 60 ? `${plain.slice(0, 60)}…` : plain}"`;
}


/***/ }),

/***/ 6963:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ parseEventLine)
/* harmony export */ });
/* unused harmony export parseCarefully */
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5710);
/* harmony import */ var _exact_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7269);
/* harmony import */ var _tombstone_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8486);



/**
 * Reads one line of a month file back: the exact inverse of {@link parseRow}. `invalid` says what is wrong without
 * quoting the line, which holds personal data.
 */
function parseEventLine(line) {
    return findPlainEvent(line) ?? parseCarefully(line);
}
/**
 * What reads several times as fast, and is nearly every line: where JSON.stringify gives the very same text again, it
 * is canonical if its members stand in order. Whatever is out of the ordinary (numbers that a double cannot hold,
 * members named like numbers, deep nesting, redacted events) is left to {@link parseCarefully}. A test compares the two.
 */
function findPlainEvent(line) {
    // A character has three bytes at most in UTF-8.
    if (3 * line.length > _event_js__WEBPACK_IMPORTED_MODULE_0__/* .maxEventBytes */ .Iq)
        return undefined;
    return findUsualEvent(line) ?? findSortedEvent(line);
}
const text = String.raw `"[^"\\\x00-\x1f\ud800-\udfff]*"`;
const textOrNull = `(?:${text}|null)`;
/** Every member documented, no text with an escape or a character beyond the basic plane: in this order, canonical. */
const usualLine = new RegExp(String.raw `^\{"time":"[\d-]{10}T[\d:]{8}\.\d{3}Z","action":${text},"actor":\{(?:"email":${textOrNull},)?"id":${text}\},` +
    String.raw `"object":\{(?:"email":${textOrNull},)?"id":${text}(?:,"name":${textOrNull})?,"type":${textOrNull}\},` +
    String.raw `"medium":${textOrNull},"ip":${textOrNull},"host":${textOrNull},"referer":${textOrNull},"timestamp":[1-9]\d{11,13}\}$`);
function findUsualEvent(line) {
    if (!usualLine.test(line))
        return undefined;
    const timestamp = Number(line.slice(line.lastIndexOf(':') + 1, -1));
    if (!(0,_event_js__WEBPACK_IMPORTED_MODULE_0__/* .isStorable */ .zu)(timestamp) || !line.startsWith(new Date(timestamp).toISOString(), timeAt))
        return undefined;
    return new UsualEvent(new _event_js__WEBPACK_IMPORTED_MODULE_0__/* .KeyedOnDemand */ .J1(timestamp, line));
}
const timeAt = '{"time":"'.length;
/** Most of what is read is never looked into. */
class UsualEvent {
    event;
    kind = 'event';
    constructor(event) {
        this.event = event;
    }
    get value() {
        return JSON.parse(this.event.line);
    }
}
function findSortedEvent(line) {
    let value;
    try {
        const parsed = JSON.parse(line);
        if (!(0,_exact_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(parsed) || JSON.stringify(parsed) !== line)
            return undefined;
        value = parsed;
    }
    catch {
        return undefined;
    }
    if (!hasWrittenOrder(value))
        return undefined;
    const { timestamp, time } = value;
    if (!(0,_event_js__WEBPACK_IMPORTED_MODULE_0__/* .isStorable */ .zu)(timestamp) || new Date(timestamp).toISOString() !== time)
        return undefined;
    return { kind: 'event', event: new _event_js__WEBPACK_IMPORTED_MODULE_0__/* .KeyedOnDemand */ .J1(timestamp, line), value };
}
const placeOf = new Map(['time', ..._event_js__WEBPACK_IMPORTED_MODULE_0__/* .memberOrder */ .tQ].map((name, index) => [name, index]));
function hasWrittenOrder(value) {
    let last = -1;
    let lastFurther = '';
    for (const name of Object.keys(value)) {
        const place = placeOf.get(name) ?? placeOf.size;
        if (place < last || (place === last && !(name > lastFurther)))
            return false;
        if (place === placeOf.size)
            lastFurther = name;
        last = place;
        if (!isSorted(value[name], 2))
            return false;
    }
    return true;
}
function isSorted(value, level) {
    if (typeof value !== 'object' || value === null)
        return true;
    if (level > _event_js__WEBPACK_IMPORTED_MODULE_0__/* .maxDepth */ .Mw)
        return false;
    if (Array.isArray(value))
        return value.every((each) => isSorted(each, level + 1));
    let last;
    for (const name of Object.keys(value)) {
        if (last !== undefined && !(last < name))
            return false;
        if (!isSorted(value[name], level + 1))
            return false;
        last = name;
    }
    return true;
}
/** By the rules themselves, whatever it costs: writes the line anew and compares. */
function parseCarefully(line) {
    const tombstone = (0,_tombstone_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTombstone */ .f)(line);
    if (tombstone !== undefined)
        return { kind: 'tombstone', event: { ...tombstone, line } };
    let value;
    try {
        value = (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_1__/* .parseExactJson */ .lQ)(line);
    }
    catch {
        return { kind: 'invalid', reason: 'is not JSON' };
    }
    if (!(0,_exact_json_js__WEBPACK_IMPORTED_MODULE_1__/* .isJsonObject */ .OW)(value))
        return { kind: 'invalid', reason: 'is not an object' };
    if ((0,_exact_json_js__WEBPACK_IMPORTED_MODULE_1__/* .depthOf */ .d1)(value, _event_js__WEBPACK_IMPORTED_MODULE_0__/* .maxDepth */ .Mw) > _event_js__WEBPACK_IMPORTED_MODULE_0__/* .maxDepth */ .Mw)
        return { kind: 'invalid', reason: 'is nested deeper than 64 levels' };
    if (Buffer.byteLength(line) > _event_js__WEBPACK_IMPORTED_MODULE_0__/* .maxEventBytes */ .Iq)
        return { kind: 'invalid', reason: 'is larger than 256 KiB' };
    const timestamp = (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_1__/* .memberOf */ .C5)(value, 'timestamp');
    if (!(0,_event_js__WEBPACK_IMPORTED_MODULE_0__/* .isStorable */ .zu)(timestamp))
        return { kind: 'invalid', reason: 'has no usable "timestamp"' };
    const { time: _derived, ...received } = value;
    const event = (0,_event_js__WEBPACK_IMPORTED_MODULE_0__/* .eventOf */ .A6)(received, timestamp);
    if (event.line !== line)
        return { kind: 'invalid', reason: "is not written in the archive's form" };
    return { kind: 'event', event, value };
}


/***/ }),

/***/ 8486:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ parseTombstone),
/* harmony export */   w: () => (/* binding */ serializeTombstone)
/* harmony export */ });
// No event is written so: `redacted` is not one of the known members, and further members stand after `timestamp`.
const form = /^\{"time":"([^"]{24})","redacted":"([0-9a-f]{64})","timestamp":(\d{12,15})\}$/;
function serializeTombstone({ timestamp, key }) {
    return `{"time":"${new Date(timestamp).toISOString()}","redacted":"${key}","timestamp":${timestamp}}`;
}
/** The exact inverse; `undefined` for every other line. */
function parseTombstone(line) {
    const [, , key, digits] = form.exec(line) ?? [];
    if (key === undefined || digits === undefined)
        return undefined;
    const tombstone = { timestamp: Number(digits), key };
    return serializeTombstone(tombstone) === line ? tombstone : undefined;
}


/***/ })

};
