export const id = 39;
export const ids = [39];
export const modules = {

/***/ 8221:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I9: () => (/* binding */ isTooLarge),
/* harmony export */   NE: () => (/* binding */ openFolder),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   ic: () => (/* binding */ checkDigests),
/* harmony export */   v$: () => (/* binding */ readInTurn)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_buffer__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _companion_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4254);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7851);
/* harmony import */ var _ledger_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1826);
/* harmony import */ var _month_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4407);
/* harmony import */ var _parts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(428);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7366);







/** Reads the ledger, whose lines `lines` takes, and checks that the folder holds the files that it lists and no others. */
async function openFolder(folder, faults, lines) {
    const listed = new Map(folder.files.map((file) => [file.path, file]));
    checkTwins(folder.files, faults);
    const found = listed.get(_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf);
    const isReadable = found?.kind === 'file' && !isTooLarge(found, faults);
    const ledger = isReadable ? await folder.readFile(_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf) : new Uint8Array();
    const ledgerText = textOf(_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf, ledger, faults);
    const state = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .replayWhole */ .BO)(ledgerText, faults, lines);
    (0,_parts_js__WEBPACK_IMPORTED_MODULE_5__/* .checkPartNumbers */ .MD)(state, faults);
    checkListing(listed, state, faults);
    return { state, ledger, ledgerText, listed };
}
/** A git tree can hold two entries of one name: each program then shows another one. */
function checkTwins(files, faults) {
    const names = new Set();
    for (const { path } of files) {
        if (names.has(path))
            faults.report('file-listed', (0,_paths_js__WEBPACK_IMPORTED_MODULE_6__/* .describeName */ .T_)(path), 'stands in the folder twice');
        names.add(path);
    }
}
/** Whether the listing alone says that a file is too large to be read. */
function isTooLarge({ path, bytes }, faults) {
    if (bytes <= _month_file_js__WEBPACK_IMPORTED_MODULE_4__/* .maxFileBytes */ .eV)
        return false;
    const check = path === _ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf ? 'ledger-form' : 'file-size';
    faults.report(check, path, `has ${bytes} bytes, and no file of an archive has more than ${_month_file_js__WEBPACK_IMPORTED_MODULE_4__/* .maxFileBytes */ .eV}`);
    return true;
}
function checkListing(listed, state, faults) {
    const hasLedger = listed.has(_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf);
    const orphan = [...listed.keys()].find(_paths_js__WEBPACK_IMPORTED_MODULE_6__/* .isArchiveFile */ .Dk);
    if (!hasLedger && orphan !== undefined) {
        faults.report('ledger-present', _ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf, 'is not there, but files that it would list are', {
            found: `it holds "${orphan}" but no "${_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf}"`,
            remedy: 'restore the ledger from its last good commit'
        });
    }
    // A ledger that is no regular file was not read: say that first, and not that its files do not belong here.
    const irregularFirst = [...listed.values()].sort((a, b) => Number(a.kind === 'file') - Number(b.kind === 'file'));
    for (const { path, kind } of irregularFirst) {
        const isKnown = path === _ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf ||
            _companion_files_js__WEBPACK_IMPORTED_MODULE_1__/* .companionFiles */ .U.has(path) ||
            state.files.has(path) ||
            (!hasLedger && (0,_paths_js__WEBPACK_IMPORTED_MODULE_6__/* .isArchiveFile */ .Dk)(path));
        // broken: unlisted-file, cursor-file/2
        if (isKnown && kind === 'file')
            continue;
        const name = (0,_paths_js__WEBPACK_IMPORTED_MODULE_6__/* .describeName */ .T_)(path);
        const detail = isKnown ? 'is not a regular file' : 'is not in the ledger and does not belong here';
        faults.report('file-listed', name, detail, {
            found: `${name === path ? `"${path}"` : name} does not belong there`,
            remedy: 'move it out of the folder, or give the archive a folder of its own with the input "path"'
        });
    }
    for (const { path, events, sha256 } of state.files.values()) {
        if (listed.get(path)?.kind === 'file')
            continue;
        const recorded = `the ledger says ${events} events, SHA-256 ${sha256}`;
        faults.report('file-present', path, `is not there; ${recorded}`, {
            found: `"${path}" is missing (${recorded})`
        });
    }
}
/** Compares a file with its ledger entry: by its bytes, or by as much as its listing shows. */
function checkDigests(entry, found, faults) {
    const { path } = entry;
    const changed = (how) => `it was changed after it was archived (${how})`;
    for (const [check, name, is, expected] of [
        ['file-hash', 'SHA-256', found.sha256, entry.sha256],
        ['file-blob', 'git blob id', found.blob, entry.blob]
    ]) {
        if (is === undefined || is === expected)
            continue;
        faults.report(check, path, `has the ${name} ${is}, the ledger says ${expected}`, {
            found: changed(`its ${name} is ${is}, the ledger says ${expected}`)
        });
    }
    if (found.bytes !== undefined && found.bytes !== entry.bytes) {
        const detail = `has ${found.bytes} bytes, the ledger says ${entry.bytes}`;
        faults.report('file-size', path, detail, { found: changed(`it ${detail}`) });
    }
}
/** The text of a file. Bytes that are not UTF-8 are a fault: written back, a replaced byte would be a changed event. */
function textOf(path, bytes, faults) {
    // broken: archive-not-utf8
    if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes)) {
        faults.report(path === _ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf ? 'ledger-form' : 'file-form', path, 'is not UTF-8');
    }
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
// Enough to hide the latency of an interface over the network; each file is at most about a megabyte.
const filesAhead = 4;
/** Reads files in turn, a few ahead of the one at hand. */
async function* readInTurn(folder, entries) {
    const pending = [];
    for (const [index, entry] of entries.entries()) {
        for (const { path } of entries.slice(index + pending.length, index + filesAhead)) {
            const reading = folder.readFile(path);
            // A read ahead may fail before it is waited for: the failure is then thrown where it is.
            reading.catch(() => { });
            pending.push(reading);
        }
        yield { entry, bytes: await pending.shift() };
    }
}


/***/ }),

/***/ 4254:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ companionFiles)
/* harmony export */ });
/** Files for people and for git. The ledger does not record them, and existing ones are left alone. */
const companionFiles = new Map([
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
]);


/***/ }),

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

/***/ 707:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ sha256Of),
/* harmony export */   C0: () => (/* binding */ gitBlobIdOf),
/* harmony export */   nw: () => (/* binding */ digestsOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** SHA-256 of the bytes (of UTF-8 for text), hex. */
function sha256Of(content) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', content);
}
/** A file's size and digests, as a ledger entry records them. */
function digestsOf(bytes) {
    return { bytes: bytes.length, sha256: sha256Of(bytes), blob: gitBlobIdOf(bytes) };
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

/***/ 1826:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tf: () => (/* binding */ ledgerPath),
  Du: () => (/* binding */ parseLedgerLine),
  fd: () => (/* binding */ redactionText),
  Kx: () => (/* binding */ serializeLedgerLine),
  IC: () => (/* binding */ spec)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/events/exact-json.ts
var exact_json = __webpack_require__(7269);
// EXTERNAL MODULE: ./src/events/pseudonym-fields.ts
var pseudonym_fields = __webpack_require__(5005);
;// CONCATENATED MODULE: ./src/archive/line-forms.ts

class UnusableMember extends Error {
    constructor(at, found = `has no usable "${at}"`) {
        super(found);
    }
}
function textThat(holds) {
    return (value, at) => {
        if (typeof value !== 'string' || !holds(value))
            throw new UnusableMember(at);
        return value;
    };
}
function textOf(pattern) {
    return textThat((text) => pattern.test(text));
}
function oneOf(...words) {
    return textThat((text) => words.some((word) => word === text));
}
/** RFC 3339 in UTC with milliseconds, of a day that there is. */
const time = textThat((text) => {
    const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) ? Date.parse(text) : Number.NaN;
    return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
});
/** A million millions: far more than any archive has, and sums of them are exact. */
const mostCounted = 10 ** 12;
const count = integerFrom(0, mostCounted);
function integerFrom(least, most) {
    return (value, at) => {
        if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
            throw new UnusableMember(at);
        return value;
    };
}
function nullOr(form) {
    return (value, at) => (value === null ? null : form(value, at));
}
function optional(form) {
    return (value, at) => (value === undefined ? undefined : form(value, at));
}
function listOf(form, { least = 0, most }) {
    return (value, at) => {
        if (!Array.isArray(value) || value.length < least || value.length > most)
            throw new UnusableMember(at);
        return value.map((item) => form(item, at));
    };
}
/** An object of these members, in this order. */
function objectOf(members) {
    const forms = Object.entries(members);
    return (value, at) => {
        if (!(0,exact_json/* isJsonObject */.OW)(value))
            throw new UnusableMember(at);
        const taken = [];
        for (const [name, form] of forms) {
            const member = form((0,exact_json/* memberOf */.C5)(value, name), at === '' ? name : `${at}.${name}`);
            if (member !== undefined)
                taken.push([name, member]);
        }
        return Object.fromEntries(taken);
    };
}

// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
;// CONCATENATED MODULE: ./src/archive/ledger-line.ts





const ledgerPath = 'ledger.jsonl';
const spec = 'hireflix-audit-archive/1';
/** The line's bytes, without the newline that ends it in the file. */
function serializeLedgerLine(line) {
    return JSON.stringify(line);
}
/** Member by member. @throws IntegrityError `format` or `unknown-spec`. */
// knob: remembered-lines
function parseLedgerLine(text, lineNumber) {
    let value;
    try {
        // Not exactly: a rounded number gives another text when it is written again.
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
    const line = takeMembers(value, lineNumber);
    // The parsed line, written again, is the same text: so no member hides beside the known ones.
    // broken: ledger-line-form
    if (serializeLedgerLine(line) !== text)
        throw formatFault(lineNumber, "is not written in the archive's form");
    return line;
}
function takeMembers(value, lineNumber) {
    try {
        return lineForm(value, '');
    }
    catch (error) {
        if (!(error instanceof UnusableMember))
            throw error;
        throw formatFault(lineNumber, error.message);
    }
}
// Bounds of lists in a line: no honest line comes near them, and a reader's memory is bounded by them.
const mostTimes = 1_000_000;
const mostCopies = 1_000_000;
const sha256 = textOf(/^[0-9a-f]{64}$/);
/** Who and why, as a person wrote it: one line without characters that move a cursor or reorder text. */
const redactionText = /^(?! )[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,500}(?<! )$/u;
const archivePath = (value, at) => {
    const path = textOf(/^[\w.-]+$/)(value, at);
    // broken: ledger-names-files
    if (!(0,paths/* isArchiveFile */.Dk)(path))
        throw new UnusableMember(at, `${at} is not the name of an archive file`);
    return path;
};
const undatedFile = {
    path: archivePath,
    events: count,
    bytes: count,
    sha256,
    blob: textOf(/^[0-9a-f]{40}$/)
};
const undatedForm = objectOf(undatedFile);
const datedForm = objectOf({ ...undatedFile, root: sha256, oldest: time, newest: time });
const monthPath = (value, at) => {
    if (typeof value !== 'string' || (0,paths/* parseMonthPartPath */.Wk)(value) === undefined)
        throw new UnusableMember(at);
    return value;
};
/** Epoch milliseconds, ascending. */
function timestampsOf({ least }) {
    const form = listOf(integerFrom(0, Date.UTC(10_000, 0, 1)), { least, most: mostTimes });
    return (value, at) => {
        const times = form(value, at);
        if (times.some((timestamp, index) => index > 0 && timestamp < times[index - 1]))
            throw new UnusableMember(at);
        return times;
    };
}
/** The periods that a review can be of. */
const period = /^[2-9]\d{3}(?:-(?:W(?:0[1-9]|[1-4]\d|5[0-3])|(?:0[1-9]|1[0-2])|Q[1-4])|-\d\d-\d\d\.\.[2-9]\d{3}-\d\d-\d\d)?$/;
const fieldsForm = (value, at) => {
    const fields = listOf(textOf(pseudonym_fields/* fieldPattern */.d), { least: 1, most: 1000 })(value, at);
    if (fields.some((field, index) => index > 0 && !(fields[index - 1] < field)))
        throw new UnusableMember(at);
    return fields;
};
const lineForm = objectOf({
    spec: oneOf(spec),
    seq: count,
    prev: nullOr(sha256),
    tree: nullOr(sha256),
    at: time,
    added: count,
    files: listOf((value, at) => (0,exact_json/* isJsonObject */.OW)(value) && value['path'] === paths/* quarantinePath */.Q2 ? undatedForm(value, at) : datedForm(value, at), { most: 10_000 }),
    archive: objectOf({ events: count, files: count }),
    coverage: nullOr(objectOf({ from: time, through: time })),
    gaps: listOf(objectOf({ from: time, to: time, cause: oneOf('retention', 'unproven') }), { most: 100 }),
    vanished: timestampsOf({ least: 0 }),
    returned: optional(timestampsOf({ least: 1 })),
    source: objectOf({
        host: textOf(/^[\w.:[\]-]{1,255}$/),
        total: count,
        oldest: nullOr(time),
        order: oneOf('newest-first', 'oldest-first', 'either', 'none'),
        requests: count
    }),
    verdict: oneOf('proven', 'gap', 'unproven'),
    anomalies: objectOf({ late: count, revised: count, vanished: count, quarantined: count }),
    run: objectOf({
        id: textOf(/^[\w.:-]{1,128}$/),
        attempt: count,
        repository: textOf(/^[\w./-]{0,256}$/),
        version: textOf(/^[\w.+-]{1,64}$/)
    }),
    reviews: optional(listOf(objectOf({
        period: textOf(period),
        issue: integerFrom(1, Number.MAX_SAFE_INTEGER),
        closed: time
    }), { least: 1, most: 1000 })),
    redactions: optional(listOf(objectOf({
        event: sha256,
        time: time,
        path: monthPath,
        copies: integerFrom(1, mostCopies),
        by: textOf(redactionText),
        reason: textOf(redactionText)
    }), { least: 1, most: 10_000 })),
    pseudonyms: optional(objectOf({ fields: fieldsForm, key: textOf(/^[0-9a-f]{16}$/) }))
});
function formatFault(lineNumber, what) {
    return new errors/* IntegrityError */.cs('format', `Cannot read "${ledgerPath}": line ${lineNumber} ${what}; restore the archive from its last good commit`);
}


/***/ }),

/***/ 7851:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ip: () => (/* binding */ areSamePseudonyms),
  SY: () => (/* binding */ extendLedger),
  dF: () => (/* binding */ ledgerHeadOf),
  IJ: () => (/* binding */ linkOf),
  BO: () => (/* binding */ replayWhole)
});

// UNUSED EXPORTS: emptyLedgerState, replayLedger

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/archive/checks.ts
var checks = __webpack_require__(7629);
// EXTERNAL MODULE: ./src/archive/digests.ts
var digests = __webpack_require__(707);
// EXTERNAL MODULE: ./src/archive/ledger-line.ts + 1 modules
var ledger_line = __webpack_require__(1826);
// EXTERNAL MODULE: ./src/archive/tree-hash.ts
var tree_hash = __webpack_require__(6201);
;// CONCATENATED MODULE: ./src/archive/ledger-state.ts

const emptyLedgerState = {
    head: undefined,
    begunAt: undefined,
    files: new Map(),
    coverage: undefined,
    gaps: [],
    vanished: [],
    redactions: [],
    pseudonyms: undefined,
    verdict: undefined,
    events: 0,
    tree: new tree_hash/* TreeHash */.h()
};

// EXTERNAL MODULE: ./src/archive/month-file.ts
var month_file = __webpack_require__(4407);
// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
;// CONCATENATED MODULE: ./src/archive/line-checks.ts



/** Rules that a ledger line keeps after the lines before it: one function each, for writing and for verifying alike. */
// An event may be dated 48 hours ahead of the answer that shows it, and the answers of a run come after its `at`.
const furthestAheadMs = 96 * 3600_000;
function checkTimes(state, line, number, faults) {
    const { at, coverage, vanished, returned, reviews, files, source } = line;
    if (state.head !== undefined && at < state.head.at) {
        faults.report('ledger-times', ledger_line/* ledgerPath */.tf, 'is dated before the line before it', { line: number });
    }
    const furthest = Date.parse(at) + furthestAheadMs;
    const times = [...files.map(({ newest }) => newest), source.oldest]
        .filter((time) => typeof time === 'string')
        .map((time) => Date.parse(time));
    const isAhead = (coverage !== null && coverage.through > at) ||
        reviews?.some(({ closed }) => closed > at) ||
        [...times, vanished.at(-1) ?? 0, returned?.at(-1) ?? 0].some((timestamp) => timestamp > furthest);
    if (isAhead)
        faults.report('ledger-times', ledger_line/* ledgerPath */.tf, 'names a time after its own', { line: number });
}
function checkCoverage(state, line, number, faults) {
    const before = state.coverage;
    const now = line.coverage ?? before;
    const recedes = before !== undefined && now !== undefined && (now.from !== before.from || now.through < before.through);
    const isBackwards = now !== undefined && now.from > now.through;
    if (recedes || isBackwards || hasStrayGap(state, line)) {
        const detail = 'takes proven coverage back, or places a gap where there can be none';
        faults.report('ledger-coverage', ledger_line/* ledgerPath */.tf, detail, { line: number });
    }
    // A redaction proves nothing, and repeats the verdict before it.
    if (line.redactions !== undefined || line.verdict === 'unproven')
        return;
    if (now === undefined || (line.verdict === 'gap') !== line.gaps.length > 0) {
        const detail = 'has a verdict that its coverage and its gaps do not bear out';
        faults.report('ledger-coverage', ledger_line/* ledgerPath */.tf, detail, { line: number });
    }
}
/** Gaps lie in order, after what was proven before and within what is proven now. */
function hasStrayGap({ coverage }, line) {
    let last = coverage?.through;
    for (const { from, to } of line.gaps) {
        if (last === undefined || from <= last || to < from)
            return true;
        last = to;
    }
    const through = (line.coverage ?? coverage)?.through;
    return line.gaps.length > 0 && (through === undefined || last > through);
}
function checkFile(state, line, { file, isNamedTwice }, number, faults) {
    const before = state.files.get(file.path);
    const grown = file.events - (before?.events ?? 0);
    const isRedacted = line.redactions?.some(({ path }) => path === file.path) ?? false;
    // broken: mirror-the-server/6
    if (grown < 0 || (grown === 0 && !isRedacted) || isNamedTwice) {
        faults.report('ledger-growth', ledger_line/* ledgerPath */.tf, 'names a file without adding to it', { line: number });
    }
    if (file.path === paths/* quarantinePath */.Q2) {
        if (file.bytes > month_file/* maxFileBytes */.eV)
            faults.report('part-size', ledger_line/* ledgerPath */.tf, 'names a file that is larger than a file may be', {
                line: number
            });
        return;
    }
    checkPart(state, file, { before, grown }, number, faults);
    const copies = (line.redactions ?? []).reduce((sum, redaction) => sum + (redaction.path === file.path ? redaction.copies : 0), 0);
    // A tombstone may be longer than the event was.
    const limit = copies === 0 ? month_file/* maxPartBytes */.$A : Math.max(month_file/* maxPartBytes */.$A, before?.bytes ?? 0) + copies * month_file/* tombstoneBytes */.p$;
    if (file.bytes > limit && file.events > 1) {
        faults.report('part-size', ledger_line/* ledgerPath */.tf, 'names a part that is larger than a part may be', { line: number });
    }
}
function checkPart(state, file, { before, grown }, number, faults) {
    const { month = '', part = 0 } = (0,paths/* parseMonthPartPath */.Wk)(file.path) ?? {};
    if (grown > 0 && state.files.has((0,paths/* monthPartPath */.Pq)({ month, part: part + 1 }))) {
        faults.report('part-sealed', ledger_line/* ledgerPath */.tf, 'adds to a part that a later one had sealed', { line: number });
    }
    const { oldest = '', newest = '' } = file;
    if (!oldest.startsWith(month) || !newest.startsWith(month)) {
        faults.report('file-month', ledger_line/* ledgerPath */.tf, 'gives a file times of another month', { line: number });
    }
    const isNarrower = oldest > (before?.oldest ?? oldest) || newest < (before?.newest ?? newest);
    if (oldest > newest || isNarrower) {
        const detail = 'gives a file times that it cannot have';
        faults.report('ledger-bounds', ledger_line/* ledgerPath */.tf, detail, { line: number });
    }
}
/** The line of a redaction says nothing else, and its records are of events that the named files can hold. */
function checkRedactions(state, line, number, faults) {
    const { redactions, files } = line;
    if (redactions === undefined)
        return;
    const report = (detail) => faults.report('ledger-redaction', ledger_line/* ledgerPath */.tf, detail, { line: number });
    const { late, revised, vanished, quarantined } = line.anomalies;
    const claims = [line.added, line.gaps.length, line.vanished.length, late, revised, vanished, quarantined];
    const claimsMore = line.coverage !== null || line.returned !== undefined || line.reviews !== undefined;
    const isRead = line.source.total > 0 || line.source.requests > 0 || line.source.oldest !== null;
    if (claims.some((claim) => claim > 0) || claimsMore || isRead || line.verdict !== state.verdict)
        report('redacts, and claims more than that');
    for (const { path, events, oldest, newest } of files) {
        const before = state.files.get(path);
        const isKept = before?.events === events && before.oldest === oldest && before.newest === newest;
        if (!isKept || !redactions.some((redaction) => redaction.path === path))
            report('redacts, and changes more of a file than that');
    }
    const known = new Map(state.redactions.map(({ event, path, time }) => [`${event} ${path}`, time]));
    const times = new Map(state.redactions.map(({ event, time }) => [event, time]));
    for (const { event, path, time, copies } of redactions) {
        const file = files.find((each) => each.path === path);
        const isWithin = file !== undefined && (file.oldest ?? '') <= time && time <= (file.newest ?? '');
        const isKnown = known.has(`${event} ${path}`) || (times.get(event) ?? time) !== time;
        if (!isWithin || copies > file.events || isKnown)
            report('records a redaction that cannot be');
        known.set(`${event} ${path}`, time);
        times.set(event, time);
    }
}

;// CONCATENATED MODULE: ./src/archive/ledger.ts









/** `<seq>:<sha256>`: names one state of the archive for good. */
function ledgerHeadOf(state) {
    return state.head === undefined ? '' : `${state.head.seq}:${state.head.sha256}`;
}
/** The members by which the next line continues those before. */
function linkOf({ head, tree }) {
    if (head === undefined)
        return { seq: 0, prev: null, tree: null };
    return { seq: head.seq + 1, prev: head.sha256, tree: tree.root };
}
/** Replays a ledger to its end whatever it holds, and reports every fault on the way. `lines` takes each line. */
function replayWhole(text, faults, lines) {
    const state = growingFrom(emptyLedgerState);
    if (text === '')
        return state;
    const texts = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
    if (!text.endsWith('\n')) {
        const detail = 'does not end with a newline';
        faults.report('ledger-form', ledger_line/* ledgerPath */.tf, detail, { found: `line ${texts.length} ${detail}` });
    }
    let end = 0;
    for (const [index, each] of texts.entries()) {
        const line = addLine(state, each, index + 1, faults);
        end += Buffer.byteLength(each) + 1;
        lines?.push({ sha256: state.head?.sha256 ?? '', end, line });
    }
    return state;
}
/**
 * Replays a whole ledger.
 * @throws IntegrityError `chain` when a line was changed, removed or moved; `format` when one cannot be read;
 *   `unknown-spec` when a newer version of this Action wrote it; `count` when its sums disagree.
 */
function replayLedger(text) {
    return replayWhole(text, strictly);
}
/**
 * Adds one line to a state. `lineNumber` counts from 1, for messages.
 * @throws IntegrityError as {@link replayLedger}.
 */
function extendLedger(state, text, lineNumber, faults = checks/* strictly */.px) {
    const extended = growingFrom(state);
    addLine(extended, text, lineNumber, faults);
    return extended;
}
function growingFrom(state) {
    return {
        ...state,
        files: new Map(state.files),
        gaps: [...state.gaps],
        vanished: [...state.vanished],
        redactions: [...state.redactions],
        tree: new tree_hash/* TreeHash */.h(state.tree)
    };
}
function addLine(state, text, number, faults) {
    const line = readLine(text, number, faults);
    if (line !== undefined) {
        checkChain(state, line, number, faults);
        checkTimes(state, line, number, faults);
        checkCoverage(state, line, number, faults);
        checkRedactions(state, line, number, faults);
        addFiles(state, line, number, faults);
        addVanished(state, line, number, faults);
        state.coverage = line.coverage ?? state.coverage;
        for (const gap of line.gaps)
            state.gaps.push(gap);
        for (const redaction of line.redactions ?? [])
            state.redactions.push({ ...redaction, held: heldThen(state.files, redaction) });
        state.pseudonyms = line.pseudonyms;
        state.verdict = line.verdict;
    }
    state.tree.add(text);
    state.begunAt ??= line?.at;
    state.head = {
        seq: line?.seq ?? number - 1,
        sha256: (0,digests/* sha256Of */.Bj)(text),
        at: line?.at ?? state.head?.at ?? ''
    };
    return line;
}
/** A line in another form than the archive's is a fault; where its content can be told all the same, it counts. */
function readLine(text, line, faults) {
    try {
        return (0,ledger_line/* parseLedgerLine */.Du)(text, line);
    }
    catch (error) {
        if (!(error instanceof errors/* IntegrityError */.cs))
            throw error;
        const detail = error.code === 'unknown-spec'
            ? 'is in a format that this version does not know'
            : "is not written in the archive's form";
        faults.report('ledger-form', ledger_line/* ledgerPath */.tf, detail, { line, error });
    }
    try {
        return (0,ledger_line/* parseLedgerLine */.Du)(JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, ''))), line);
    }
    catch {
        return undefined;
    }
}
function checkChain(state, line, number, faults) {
    const seq = state.head === undefined ? 0 : state.head.seq + 1;
    const prev = state.head?.sha256 ?? null;
    const found = `is number ${line.seq} after ${line.prev ?? 'nothing'}, expected number ${seq} after ${prev ?? 'nothing'}, ` +
        'so a line was changed, removed or moved';
    if (line.seq !== seq) {
        const detail = 'has not the number that follows the line before';
        faults.report('ledger-sequence', ledger_line/* ledgerPath */.tf, detail, { line: number, found });
    }
    if (line.prev !== prev) {
        const detail = 'does not name the SHA-256 of the line before';
        faults.report('ledger-link', ledger_line/* ledgerPath */.tf, detail, { line: number, found });
    }
    if (line.tree !== linkOf(state).tree) {
        const detail = 'does not name the tree hash of the lines before';
        faults.report('ledger-tree', ledger_line/* ledgerPath */.tf, detail, { line: number });
    }
    // The first line that is understood names the pseudonyms of all.
    if (state.verdict !== undefined && !areSamePseudonyms(state.pseudonyms, line.pseudonyms)) {
        faults.report('ledger-pseudonyms', ledger_line/* ledgerPath */.tf, 'names other pseudonyms than the line before', {
            line: number,
            found: 'has other pseudonyms than the lines before, and one archive has one list of fields and one key'
        });
    }
}
function addFiles(state, line, number, faults) {
    const { files } = state;
    const named = new Map();
    let added = 0;
    let quarantined = 0;
    for (const file of line.files) {
        const grown = file.events - (files.get(file.path)?.events ?? 0);
        checkFile(state, line, { file, isNamedTwice: named.has(file.path) }, number, faults);
        named.set(file.path, file);
        if (file.path === paths/* quarantinePath */.Q2)
            quarantined += grown;
        else
            added += grown;
    }
    for (const [path, file] of named)
        files.set(path, file);
    state.events += added;
    const { archive, anomalies } = line;
    const months = files.has(paths/* quarantinePath */.Q2) ? files.size - 1 : files.size;
    // broken: mirror-the-server/4
    if (archive.events !== state.events ||
        archive.files !== months ||
        anomalies.quarantined !== quarantined ||
        anomalies.vanished !== line.vanished.length ||
        line.added !== added) {
        faults.report('ledger-sums', ledger_line/* ledgerPath */.tf, 'has counts that are not the sums over its files', {
            line: number,
            found: `counts ${archive.events} events (${line.added} added) in ${archive.files} files, its files hold ` +
                `${state.events} (${added} added) in ${months}; it counts ${anomalies.quarantined} quarantined and ` +
                `${anomalies.vanished} vanished, its files and times hold ${quarantined} and ${line.vanished.length}`
        });
    }
}
/** What returned is not vanished any more. */
function addVanished(state, line, number, faults) {
    if (line.returned !== undefined) {
        const returned = countOf(line.returned);
        const left = state.vanished.filter((timestamp) => {
            const copies = returned.get(timestamp) ?? 0;
            if (copies > 0)
                returned.set(timestamp, copies - 1);
            return copies === 0;
        });
        if (state.vanished.length - left.length !== line.returned.length) {
            const detail = 'says that something returned which had not vanished';
            faults.report('ledger-returned', ledger_line/* ledgerPath */.tf, detail, { line: number });
        }
        state.vanished = left;
    }
    for (const timestamp of line.vanished)
        state.vanished.push(timestamp);
}
function countOf(timestamps) {
    const counts = new Map();
    for (const timestamp of timestamps)
        counts.set(timestamp, (counts.get(timestamp) ?? 0) + 1);
    return counts;
}
/** How many events each part of the event's month holds after the line: later ones may be further tombstones of it. */
function heldThen(files, { time }) {
    const held = new Map();
    for (let part = 1;; part++) {
        const entry = files.get((0,paths/* monthPartPath */.Pq)({ month: time.slice(0, 7), part }));
        if (entry === undefined)
            return held;
        held.set(entry.path, entry.events);
    }
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
/* harmony export */   I5: () => (/* binding */ rootOf),
/* harmony export */   JP: () => (/* binding */ readMonthFile),
/* harmony export */   Nj: () => (/* binding */ serializeMonthFile),
/* harmony export */   YG: () => (/* binding */ monthFileBytes),
/* harmony export */   d9: () => (/* binding */ checkRoot),
/* harmony export */   eV: () => (/* binding */ maxFileBytes),
/* harmony export */   p$: () => (/* binding */ tombstoneBytes),
/* harmony export */   pR: () => (/* binding */ linesOfMonthFile),
/* harmony export */   yb: () => (/* binding */ eventBytes)
/* harmony export */ });
/* unused harmony export parseMonthFile */
/* harmony import */ var _events_stored_event_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6963);
/* harmony import */ var _events_tombstone_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8486);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7629);
/* harmony import */ var _coverage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6642);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7366);
/* harmony import */ var _tree_hash_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6201);






/**
 * A part is sealed once an event would take it past 340 KiB. GitHub's code search indexes files of up to 350 KiB, its
 * GraphQL interface gives files of up to 512,000 bytes as text, and its pages show changes of up to 500 KB.
 * https://docs.github.com/en/search-github/github-code-search/about-github-code-search#limitations
 */
// knob: maxPartBytes
const maxPartBytes = 340 * 1024;
/** No file of an archive is larger, the quarantine and the ledger neither: its text has to fit into memory. */
const maxFileBytes = 256 * 1024 * 1024;
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
/** The tree hash over the lines of events that are in the order of their file. */
function rootOf(events) {
    return (0,_tree_hash_js__WEBPACK_IMPORTED_MODULE_4__/* .treeHashOf */ .S)(events.map((event) => event.line));
}
/** Bytes of a month file of these events. */
function monthFileBytes(events) {
    return events.reduce((bytes, event) => bytes + eventBytes(event), emptyBytes);
}
/** The bytes that one event adds to a file. The first event has no separator: {@link emptyBytes} makes up for it. */
function eventBytes(event) {
    return Buffer.byteLength(event.line) + separator.length;
}
/** The most that a tombstone adds to a file. */
const tombstoneBytes = (0,_events_tombstone_js__WEBPACK_IMPORTED_MODULE_5__/* .serializeTombstone */ .wP)({ timestamp: Date.UTC(9999, 11, 31), key: '0'.repeat(64) }).length + separator.length;
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
        const stored = (0,_events_stored_event_js__WEBPACK_IMPORTED_MODULE_0__/* .parseEventLine */ ._T)(text);
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
    const reader = new LineReader(path, strictly);
    return linesOfMonthFile(path, text).flatMap((line) => reader.next(line) ?? []);
}
/**
 * Reads a month file, compares it with what the ledger says of it, and counts its events. `events` takes each. Its
 * `root` is left out: {@link checkRoot}.
 */
function readMonthFile(entry, lines, redactions, faults, events) {
    const { path } = entry;
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
    redactions.check(entry, concerned, faults);
    return lines.length;
}
/** Only proofs of single events need the root: the SHA-256 already shows that a file is unchanged. */
function checkRoot({ path, root }, lines, faults) {
    if ((0,_tree_hash_js__WEBPACK_IMPORTED_MODULE_4__/* .treeHashOf */ .S)(lines) === root)
        return;
    faults.report('file-root', path, 'has event lines with another tree hash than the ledger says');
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

/***/ 428:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   MD: () => (/* binding */ checkPartNumbers),
/* harmony export */   YA: () => (/* binding */ partsWithin),
/* harmony export */   iW: () => (/* binding */ partsToMerge)
/* harmony export */ });
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7366);

const mostNamed = 10;
/** A run asks some ten times for the same parts, and an old archive has thousands. */
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
/** Checks that the parts of each month are numbered 1, 2, 3, … */
function checkPartNumbers(state, faults) {
    const missing = new Map();
    let before = { month: '', part: 0 };
    for (const { month, part } of partsOf(state)) {
        const first = month === before.month ? before.part + 1 : 1;
        const last = part - 1;
        // The work goes with the number of files: a name can hold any number.
        const range = first === last ? `part ${first}` : `parts ${first} to ${last}`;
        if (first <= last)
            missing.set(month, [...(missing.get(month) ?? []), range]);
        before = { month, part };
    }
    for (const [month, ranges] of missing) {
        const more = ranges.length > mostNamed ? ' and more' : '';
        const detail = `has later parts, but no ${ranges.slice(0, mostNamed).join(', ')}${more}`;
        faults.report('part-numbers', month, detail, { found: `${month} ${detail}` });
    }
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
/* harmony export */   Dk: () => (/* binding */ isArchiveFile),
/* harmony export */   GS: () => (/* binding */ monthOf),
/* harmony export */   Pq: () => (/* binding */ monthPartPath),
/* harmony export */   Q2: () => (/* binding */ quarantinePath),
/* harmony export */   T_: () => (/* binding */ describeName),
/* harmony export */   Wk: () => (/* binding */ parseMonthPartPath)
/* harmony export */ });
/* harmony import */ var _events_intervals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9279);

/** Names of the files in an archive folder. They come from integers only, never from event text. */
// The year as an event may have it. Nobody has a million parts of a month.
const monthPart = /^([2-9]\d{3}-(?:0[1-9]|1[0-2]))(?:-(\d{3,6}))?\.json$/;
/** Holds the rows that could not be understood. */
const quarantinePath = 'quarantine.json';
/** The UTC month of an epoch millisecond, as `2025-10`. */
function monthOf(timestamp) {
    const day = Math.floor(timestamp / _events_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .dayMs */ .LP);
    if (day !== latest.day)
        latest = { day, month: new Date(timestamp).toISOString().slice(0, 7) };
    return latest.month;
}
// The month is asked of one event after the other, and many share a day. Saves a tenth of a backfill.
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
    return path === quarantinePath || parseMonthPartPath(path) !== undefined;
}
/** Somebody else may have chosen the name: it is shown only in a plain form. */
function describeName(path) {
    // broken: any-name-quoted
    return /^[\w .()/+-]{1,100}$/.test(path) ? path : 'a file with an unusual name';
}


/***/ }),

/***/ 6201:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ treeHashOf),
/* harmony export */   h: () => (/* binding */ TreeHash)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/**
 * The Merkle tree hash of RFC 9162, section 2.1.1, over a list of texts in UTF-8. It grows text by text, and keeps the
 * hashes along its right edge alone: one for each power of two in the number of texts.
 * https://www.rfc-editor.org/rfc/rfc9162#section-2.1.1
 */
class TreeHash {
    #size;
    /** Hashes of whole subtrees, the largest first. */
    #edge;
    constructor(before) {
        this.#size = before === undefined ? 0 : before.#size;
        this.#edge = before === undefined ? [] : [...before.#edge];
    }
    add(text) {
        // U+0000 is the byte 0x00 in UTF-8: the prefix of a leaf.
        let node = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', `\0${text}`, 'buffer');
        for (let size = this.#size; size % 2 === 1; size = (size - 1) / 2) {
            node = parentOf(this.#edge.pop(), node);
        }
        this.#edge.push(node);
        this.#size++;
    }
    /** Hex. */
    get root() {
        const nodes = [...this.#edge];
        let root = nodes.pop() ?? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', '', 'buffer');
        for (let left = nodes.pop(); left !== undefined; left = nodes.pop())
            root = parentOf(left, root);
        return root.toString('hex');
    }
}
// 0x01 is the prefix of a node.
const node = Buffer.alloc(65, 1);
function parentOf(left, right) {
    left.copy(node, 1);
    right.copy(node, 33);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', node, 'buffer');
}
/** The tree hash over all of the texts, hex. */
function treeHashOf(texts) {
    const tree = new TreeHash();
    for (const text of texts)
        tree.add(text);
    return tree.root;
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

/***/ 5631:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ explaining)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5383);




/** By code: what was found, and what to do. */
const words = new Map([
    ['EROFS', ['the file system is read-only', 'mount it for writing, or choose another folder']],
    ['EACCES', ['this user has no right to do that', 'give the user of this run the right to it']],
    ['EPERM', ['this user has no right to do that', 'give the user of this run the right to it']],
    ['ENOSPC', ['the disk is full', 'free space on it']],
    ['EDQUOT', ['the disk quota of this user is used up', 'free space, or raise the quota']],
    ['EMFILE', ['this process has too many open files', 'raise its limit (ulimit -n)']],
    ['ENFILE', ['the system has too many open files', 'wait, or raise its limit']],
    ['ENAMETOOLONG', ['the name is too long for the file system', 'choose a shorter path']],
    ['ENOTDIR', ['a part of the path is a file, not a folder', 'choose another path, or remove that file']],
    ['ELOOP', ['a symbolic link stands in its place', 'remove the link, and restore the file']],
    ['EISDIR', ['a folder stands in the place of a file', 'remove that folder']],
    ['EIO', ['the disk could not be read or written', 'check the disk']],
    ['ESTALE', ['the network file system lost it', 'mount it again']],
    ['EBUSY', ['another program uses it', 'wait until that ends']]
]);
/** Turns a fault of the file system (full, read-only, forbidden) into an ArchiveError with advice. */
async function explaining(cannot, work) {
    try {
        return await work();
    }
    catch (fault) {
        throw isSystemFault(fault) ? describeSystemFault(cannot, fault) : fault;
    }
}
function isSystemFault(fault) {
    if (typeof fault !== 'object' || fault === null)
        return false;
    return 'code' in fault && typeof fault.code === 'string' && 'syscall' in fault;
}
function describeSystemFault(cannot, { code: told, syscall, path }) {
    const code = told === 'ENOENT' && syscall === 'mkdir' && path !== undefined ? whyNotMade(path) : told;
    const [found, advice] = words.get(code) ?? ['the file system refused', 'check the disk and its permissions'];
    const where = path === undefined ? '' : ` "${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteOf */ .e)(path)}"`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveError */ .di('refused', `${cannot}: ${found} (${code} to ${syscall}${where}); ${advice}, and run again`);
}
/** Node.js says ENOENT of every folder that it cannot make together with its parents. */
function whyNotMade(path) {
    let parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    while (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(parent) && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(parent) !== parent)
        parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(parent);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(parent, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
        return 'ENOENT';
    }
    catch (fault) {
        return isSystemFault(fault) ? fault.code : 'ENOENT';
    }
}


/***/ }),

/***/ 3525:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kg: () => (/* binding */ strayFile),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   bt: () => (/* binding */ listFolder),
/* harmony export */   j1: () => (/* binding */ readFolder),
/* harmony export */   xf: () => (/* binding */ verifyFolderPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3916);
/* harmony import */ var _file_system_faults_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5631);





/**
 * Reads an archive folder on disk as it lies there. Unlike the destination of the same folder it takes no lock and
 * finishes nothing: verifying changes nothing. Below `root`, where that is given, no link is followed.
 * @throws ArchiveError
 */
function readFolder(folder, root) {
    return (0,_file_system_faults_js__WEBPACK_IMPORTED_MODULE_4__/* .explaining */ .S)(`Cannot read "${folder}"`, () => openFolder(folder, root));
}
async function openFolder(folder, root) {
    await verifyFolderPath({ folder, root });
    const entry = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(folder).catch(() => undefined);
    if (entry === undefined || !entry.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ArchiveError */ .di('not-a-folder', `Cannot read "${folder}": there is ${entry === undefined ? 'nothing of that name' : 'no folder, but something else'}; ` +
            'name the folder that holds ledger.jsonl');
    }
    const readFile = async (path) => readRegularFile((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, path));
    return {
        files: listFolder(folder),
        readFile: (path) => (0,_file_system_faults_js__WEBPACK_IMPORTED_MODULE_4__/* .explaining */ .S)(`Cannot read "${path}"`, () => readFile(path))
    };
}
/**
 * Refuses an archive folder that is a link or no folder and, below `root`, one that a link leads to: a repository may
 * hold links to any place. The folder and its parents may not be there yet.
 * @throws ArchiveError `not-a-folder`
 */
async function verifyFolderPath(at) {
    const { folder, root } = at;
    const below = root === undefined ? [] : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, folder).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
    const parents = below.slice(0, -1).map((_, index) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root ?? '', ...below.slice(0, index + 1)));
    for (const path of [...parents, folder]) {
        const entry = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false });
        // broken: folder-is-link
        if (entry === undefined || entry.isDirectory())
            continue;
        const found = entry.isSymbolicLink() ? 'a symbolic link' : 'not a folder';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ArchiveError */ .di('not-a-folder', `Cannot use "${folder}" as the archive folder: ${path === folder ? 'it' : `"${path}"`} is ${found}; ` +
            'choose another path or remove what is there');
    }
}
/** Files that a desktop, a network file system or a habit of git leaves in every folder. No archive file has such a name. */
const strayFile = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.gitkeep|\.directory|\._.+|\.nfs[0-9a-f]+|\.~lock\..+#|~\$.+)$/i;
/** The entries of a folder, by name. An entry that is removed meanwhile is left out, and so are stray files. */
function listFolder(folder, { strays = false } = {}) {
    const files = [];
    // There may be thousands: asking for each without waiting costs a twentieth. Not withFileTypes: a few file systems
    // leave the type out.
    for (const path of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder).sort()) {
        const entry = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, path), { throwIfNoEntry: false });
        if (entry === undefined || (!strays && entry.isFile() && strayFile.test(path)))
            continue;
        files.push(entry.isFile() ? { path, kind: 'file', bytes: entry.size } : { path, kind: 'other', bytes: 0 });
    }
    return files;
}
/**
 * Without waiting: a mebibyte is read sooner than it is waited for. A link that has taken the file's place since the
 * listing is not followed.
 */
function readRegularFile(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, { flag: node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) });
}


/***/ }),

/***/ 5710:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SZ: () => (/* binding */ StoredEvent),
  A6: () => (/* binding */ eventOf),
  zu: () => (/* binding */ isStorable),
  TN: () => (/* binding */ keyOf),
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
    // broken: email-in-identity
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
    // broken: row-nested-deep
    if ((0,exact_json/* depthOf */.d1)(row, maxDepth) > maxDepth)
        return quarantined(row, 'nested deeper than 64 levels');
    const fault = timestampFault((0,exact_json/* memberOf */.C5)(row, 'timestamp'), serverNow);
    // broken: any-timestamp
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
    // broken: year-10000
    if (timestamp > serverNow + furthestAheadMs || timestamp >= year10000)
        return 'timestamp is more than 48 hours ahead of the server';
    return undefined;
}
/** Whether a month file can be named after it, and hold it. */
function isStorable(timestamp) {
    return (Number.isSafeInteger(timestamp) && timestamp >= year2000 && timestamp < year10000);
}
/** Sets a row aside for a reason. */
function quarantined(row, reason) {
    const text = (0,exact_json/* serializeCanonical */.tS)(row);
    return { kind: 'quarantined', quarantined: { key: sha256(text), reason, row: text } };
}
/** An event by its line. κ is computed when it is first asked for: it costs more than the rest, and time tells most events apart. */
class StoredEvent {
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
/** κ of an event, with or without `time`. */
// An object rest defines members rather than assigning them (ECMA-262, CopyDataProperties): `__proto__` survives.
function keyOf({ time: _derived, ...received }) {
    return sha256(identityOf(received));
}
function eventOf(row, timestamp) {
    const time = new Date(timestamp).toISOString();
    const line = `{"time":"${time}",${writtenMembers(row).join(',')}}`;
    return new StoredEvent(timestamp, line);
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
/** The tombstone that takes a redacted event's place. */
function tombstoneOf({ timestamp, key }) {
    return { timestamp, key, line: (0,tombstone/* serializeTombstone */.wP)({ timestamp, key }) };
}


/***/ }),

/***/ 7269:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C5: () => (/* binding */ memberOf),
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   d1: () => (/* binding */ depthOf),
/* harmony export */   fh: () => (/* binding */ ExactNumber),
/* harmony export */   ih: () => (/* binding */ mapScalars),
/* harmony export */   lQ: () => (/* binding */ parseExactJson),
/* harmony export */   tS: () => (/* binding */ serializeCanonical)
/* harmony export */ });
/* unused harmony export isHeldByDouble */
/**
 * JSON that loses nothing: numbers that a double cannot hold keep their digits, `__proto__` is an ordinary member,
 * lone surrogates survive, and nesting of any depth neither overflows the stack nor is refused here.
 *
 * Native JSON.parse does all of that but the numbers. The packages that keep them (lossless-json, json-bigint)
 * recurse, so a hostile answer of 20,000 brackets ends the process, and read five times slower. So numbers at risk
 * are set aside before JSON.parse sees them, and text without any goes to it untouched.
 */
/** A number whose value a double cannot hold, as its received digits. */
class ExactNumber {
    digits;
    constructor(digits) {
        this.digits = digits;
    }
}
function isJsonObject(value) {
    return (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber));
}
/** Own members only: a member called `constructor` or `__proto__` is data, an absent one is absent. */
function memberOf(value, name) {
    return Object.hasOwn(value, name) ? value[name] : undefined;
}
// Sixteen digits or more, a fraction or an exponent: all other numbers are exact integers. The match may also hit
// inside a string, which only costs the slower way; that a colon follows a quote keeps times of day out.
const numberAtRisk = /(?:"\s*:|[[,])\s*-?(?:\d{16}|\d+[.eE])|^\s*-?\d/;
// Not one expression for a whole string: on a hostile one it overflows its stack, and on a cut one it starts over at
// every quote.
const escapeQuoteOrNumber = /\\[\s\S]|"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/**
 * @throws SyntaxError when the text is not JSON (RFC 8259).
 */
function parseExactJson(text) {
    if (!text.includes('\\') && !numberAtRisk.test(text))
        return JSON.parse(text);
    const mark = unusedMark(text);
    const marked = setAside(text, mark);
    return marked === text ? JSON.parse(text) : reviveMarked(JSON.parse(marked), mark);
}
/** Replaces what JSON.parse would not read rightly: numbers that no double holds, and escaped names of members. */
function setAside(text, mark) {
    let marked = '';
    let copied = 0;
    let string;
    for (const { 0: token, index } of text.matchAll(escapeQuoteOrNumber)) {
        const end = index + token.length;
        if (string === undefined) {
            // broken: number-rounded
            if (token === '"')
                string = { start: index, escaped: false };
            else if (!token.startsWith('\\') && !isHeldByDouble(token)) {
                // In an array: unlike a string, it is as wrong as a number in place of a member's name.
                marked += `${text.slice(copied, index)}["${mark}${token}"]`;
                copied = end;
            }
        }
        else if (token === '"') {
            if (string.escaped && isName(text, end)) {
                marked += text.slice(copied, string.start) + nameAside(text.slice(string.start, end), mark);
                copied = end;
            }
            string = undefined;
        }
        else if (token.startsWith('\\'))
            string.escaped = true;
    }
    return marked + text.slice(copied);
}
function isName(text, end) {
    const colon = /\s*:/y;
    colon.lastIndex = end;
    return colon.test(text);
}
// V8 (seen in Node 24.21, not in 20) takes an escaped name for another one that objects of the same shape had before:
// once it has read {"\\":1}, it may read {"\"":1} as the same. So JSON.parse is never shown a backslash in a name.
function nameAside(literal, mark) {
    const name = JSON.parse(literal);
    const plain = JSON.stringify(name);
    if (!plain.includes('\\'))
        return plain;
    const units = Array.from({ length: name.length }, (_, at) => name.charCodeAt(at));
    return `"${mark}${units.map((unit) => unit.toString(16).padStart(4, '0')).join('')}"`;
}
function nameFromAside(name, mark) {
    return name.slice(mark.length).replace(/.{4}/g, (hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
// Not JSON.parse's reviver: that recurses, and assigns where a member named `__proto__` must be defined.
function reviveMarked(root, mark) {
    const holder = { root };
    const pending = [holder];
    for (let container = pending.pop(); container !== undefined; container = pending.pop()) {
        for (const [name, received] of Object.entries(container)) {
            const value = revivedNumber(received, mark);
            if (name.startsWith(mark)) {
                Reflect.deleteProperty(container, name);
                define(container, nameFromAside(name, mark), value);
            }
            else if (value !== received)
                define(container, name, value);
            if (typeof value === 'object' && value !== null && !(value instanceof ExactNumber))
                pending.push(value);
        }
    }
    return holder.root;
}
function revivedNumber(value, mark) {
    const only = Array.isArray(value) ? value[0] : undefined;
    return typeof only === 'string' && only.startsWith(mark) ? new ExactNumber(only.slice(mark.length)) : value;
}
function define(container, name, value) {
    Object.defineProperty(container, name, { value, enumerable: true, writable: true, configurable: true });
}
// The mark must not occur in the text, escaped or not: it has no character that JSON needs to escape, and an escaped
// spelling of it would need a backslash followed by u0040, which is looked for as well. The marks in the text are
// gathered first: to look for one mark after the other costs time by the square of the text.
function unusedMark(text) {
    const decoded = text.includes('\\u')
        ? text.replace(/\\u([0-9a-fA-F]{4})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
        : '';
    const used = new Set([text, decoded].flatMap((each) => each.match(/@exact-number-\d{1,9}(?=@)/g) ?? []));
    let n = 0;
    while (used.has(`@exact-number-${n}`))
        n++;
    return `@exact-number-${n}@`;
}
/** Whether the ECMAScript form of the number (which RFC 8785 prescribes) has the same decimal value as its digits. */
function isHeldByDouble(digits) {
    const value = Number(digits);
    return Number.isFinite(value) && decimalValue(String(value)) === decimalValue(digits);
}
/** One spelling per decimal value: sign, significant digits, power of ten. */
function decimalValue(digits) {
    const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(digits);
    if (parts === null)
        throw new SyntaxError('not a JSON number');
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
    const significant = `${whole}${fraction}`.replace(/^0+/, '');
    const trimmed = withoutTrailingZeros(significant);
    if (trimmed === '')
        return '0';
    // Not a BigInt, which costs time by the square of its digits. Where a double rounds the exponent, the number is 0 or
    // infinite as a double, and so told apart already.
    const power = Number(exponent) - fraction.length + (significant.length - trimmed.length);
    return `${sign}${trimmed}e${power}`;
}
// Not /0+$/, which tries again at every zero of a long number.
function withoutTrailingZeros(digits) {
    let end = digits.length;
    while (digits[end - 1] === '0')
        end--;
    return digits.slice(0, end);
}
/** Levels of arrays and objects: 0 for a scalar, 1 for `[]`. Stops counting one past `limit`. */
function depthOf(value, limit) {
    let level = [value];
    for (let depth = 0;; depth++) {
        const next = [];
        let containers = false;
        for (const item of level) {
            if (typeof item !== 'object' || item === null || item instanceof ExactNumber)
                continue;
            containers = true;
            for (const child of Array.isArray(item) ? item : Object.values(item))
                next.push(child);
        }
        if (!containers)
            return depth;
        if (depth > limit)
            return depth;
        level = next;
    }
}
/** A copy in which each scalar is replaced, and each member's name. The nesting of any depth stays. */
function mapScalars(root, map, mapName = (name) => name) {
    const holder = { root };
    const pending = [holder];
    for (let container = pending.pop(); container !== undefined; container = pending.pop()) {
        for (const [name, value] of Object.entries(container)) {
            if (typeof value !== 'object' || value === null || value instanceof ExactNumber) {
                define(container, name, map(value));
                continue;
            }
            const copy = Array.isArray(value) ? [...value] : renamed(value, mapName);
            define(container, name, copy);
            pending.push(copy);
        }
    }
    return holder.root;
}
/** In the order of the names as received, so that of two that become equal it is always the same that is numbered. */
function renamed(value, mapName) {
    const copy = {};
    const seen = new Map();
    for (const name of Object.keys(value).sort()) {
        const mapped = mapName(name);
        const count = (seen.get(mapped) ?? 0) + 1;
        seen.set(mapped, count);
        define(copy, count === 1 ? mapped : `${mapped} ${count}`, value[name]);
    }
    return copy;
}
/**
 * RFC 8785 canonical JSON (members sorted by UTF-16 code units, no spaces, ECMAScript numbers), with two additions
 * where the RFC is undefined: an ExactNumber is written as its digits, a lone surrogate as `\udxxx`.
 * Iterative, so depth cannot overflow the stack.
 */
function serializeCanonical(value) {
    let text = '';
    const frames = [];
    const write = (item) => {
        // broken: lone-surrogate
        if (typeof item !== 'object' || item === null)
            text += JSON.stringify(item);
        else if (item instanceof ExactNumber)
            text += item.digits;
        else if (Array.isArray(item)) {
            text += '[';
            frames.push({ value: item, names: undefined, next: 0 });
        }
        else {
            text += '{';
            frames.push({ value: item, names: Object.keys(item).sort(), next: 0 });
        }
    };
    write(value);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
        const { value: container, names } = frame;
        const index = frame.next++;
        if (names === undefined) {
            const items = container;
            if (index >= items.length) {
                text += ']';
                frames.pop();
            }
            else {
                if (index > 0)
                    text += ',';
                write(items[index]);
            }
        }
        else if (index >= names.length) {
            text += '}';
            frames.pop();
        }
        else {
            const name = names[index];
            text += `${index > 0 ? ',' : ''}${JSON.stringify(name)}:`;
            write(container[name]);
        }
    }
    return text;
}


/***/ }),

/***/ 9279:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   LP: () => (/* binding */ dayMs),
/* harmony export */   Z6: () => (/* binding */ unionOf),
/* harmony export */   pm: () => (/* binding */ intervalAt)
/* harmony export */ });
const dayMs = 86_400_000;
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
/** Members that rules, signals and the archive's order need. They name nobody. */
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

/***/ 4874:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ SecretSearch)
/* harmony export */ });
/* harmony import */ var _exact_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7269);

/** Anything shorter is no secret, and would be found in every second event. */
const shortestSecret = 8;
/** Texts within texts: a percent-encoded address as a parameter of another one. */
// broken: encoded-secrets
const decodings = 3;
const longestPath = 6;
/**
 * Finds secrets in text that somebody else wrote: as they are, in JSON, percent-encoded, as HTML entities, in
 * hexadecimal, and in base64 wherever they begin in what was encoded.
 */
class SecretSearch {
    #spellings;
    constructor(secrets) {
        this.#spellings = secrets
            .filter(({ value }) => value.length >= shortestSecret)
            .flatMap((secret) => spellingsOf(secret.value).map((spelling) => [spelling, secret]));
    }
    find(text) {
        // Nearly every text stands for itself.
        if (!/[%\\&]/.test(text))
            return this.#spellings.find(([spelling]) => text.includes(spelling))?.[1];
        const texts = new Set([text]);
        let unread = [text];
        for (let turn = 0; turn <= decodings; turn++) {
            for (const each of unread) {
                const found = this.#spellings.find(([spelling]) => each.includes(spelling));
                if (found !== undefined)
                    return found[1];
            }
            unread = unread
                .flatMap((each) => decoders.map((decode) => decode(each)))
                .filter((each) => !texts.has(each));
            for (const each of unread)
                texts.add(each);
        }
        return undefined;
    }
    /**
     * Where in a JSON text a secret stands, as the names of members that lead there. A name is a stranger's text too: one
     * that is not plain, or holds the secret itself, is not shown.
     */
    findIn(json) {
        const secret = this.find(json);
        if (secret === undefined)
            return undefined;
        const pending = [{ value: (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseExactJson */ .lQ)(json), path: [] }];
        for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
            const { value, path } = next;
            if (typeof value !== 'object' || value === null || value instanceof _exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .ExactNumber */ .fh) {
                const text = value instanceof _exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .ExactNumber */ .fh ? value.digits : JSON.stringify(value);
                if (this.find(text) !== undefined)
                    return { secret, path: textOf(path) };
                continue;
            }
            for (const [name, member] of Object.entries(value)) {
                const shown = (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) ? this.#shown(name) : name;
                // A path of more names says no more.
                const inner = path.length < longestPath ? [...path, shown] : path;
                if ((0,_exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) && this.find(JSON.stringify(name)) !== undefined) {
                    return { secret, path: textOf(inner) };
                }
                pending.push({ value: member, path: inner });
            }
        }
        return { secret, path: '(more than one)' };
    }
    #shown(name) {
        // broken: member-names-shown
        return /^[A-Za-z_]\w{0,39}$/.test(name) && this.find(name) === undefined ? name : '(another name)';
    }
}
function textOf(path) {
    return path.length === 0 ? '(the row itself)' : path.join('.');
}
function spellingsOf(secret) {
    const hex = Buffer.from(secret).toString('hex');
    const spellings = [secret, JSON.stringify(secret).slice(1, -1), hex, hex.toUpperCase()];
    // What stands before it in the encoded text decides where its bits begin: one of three ways.
    for (const before of [0, 1, 2]) {
        const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
        const from = Math.ceil((before * 8) / 6);
        const to = Math.floor((bytes.length * 8) / 6);
        spellings.push(bytes.toString('base64').slice(from, to), bytes.toString('base64url').slice(from, to));
    }
    return [...new Set(spellings)];
}
/** Each by itself: a secret that holds a percent sign must not be decoded away. */
const decoders = [
    (text) => text.replace(/%([0-9a-f]{2})/gi, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    (text) => text.replace(/\\+u00([0-7][0-9a-f])|\\(["\\/])/gi, (_all, hex, plain) => plain === undefined ? String.fromCharCode(Number.parseInt(hex, 16)) : plain),
    (text) => text.replace(/&#(?:x0*([0-7]?[0-9a-f])|0*(\d{1,3}));/gi, (_all, hex, decimal) => String.fromCharCode(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)))
];


/***/ }),

/***/ 6963:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ls: () => (/* binding */ findUsualMembers),
/* harmony export */   _T: () => (/* binding */ parseEventLine)
/* harmony export */ });
/* unused harmony export parseCarefully */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5710);
/* harmony import */ var _exact_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7269);
/* harmony import */ var _tombstone_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8486);




/**
 * Reads one line of a month file back: the exact inverse of {@link parseRow}. `invalid` says what is wrong without
 * quoting the line, which holds personal data.
 */
// knob: remembered-events
function parseEventLine(line) {
    // A character has three bytes at most in UTF-8.
    const isSmall = 3 * line.length <= _event_js__WEBPACK_IMPORTED_MODULE_1__/* .maxEventBytes */ .Iq;
    const event = isSmall ? (findUsualEvent(line) ?? findSortedEvent(line)) : undefined;
    return event === undefined ? parseCarefully(line) : { kind: 'event', event };
}
const text = String.raw `"[^"\\\x00-\x1f\ud800-\udfff]*"`;
const textOrNull = `(?:${text}|null)`;
/** Every member documented, no text with an escape or a character beyond the basic plane: in this order, canonical. */
const usualForm = (group) => String.raw `^\{"time":"[\d-]{10}T[\d:]{8}\.\d{3}Z","action":${group}${text}),"actor":\{(?:"email":${group}${textOrNull}),)?"id":${group}${text})\},` +
    String.raw `"object":${group}\{(?:"email":${group}${textOrNull}),)?"id":${group}${text})(?:,"name":${group}${textOrNull}))?,"type":${group}${textOrNull})\}),` +
    String.raw `"medium":${group}${textOrNull}),"ip":${group}${textOrNull}),"host":${group}${textOrNull}),"referer":${group}${textOrNull}),"timestamp":[1-9]\d{11,13}\}$`;
const usualLine = new RegExp(usualForm('(?:'));
const usualMembers = new RegExp(usualForm('('));
/**
 * Members in the order action, actor's email, actor's id, object, its email, id, name and type, medium, ip, host, referer;
 * `undefined` for a line of another form. The line must be valid. Saves a third of an export. A test compares with
 * {@link keyOf} and with parsing.
 */
function findUsualMembers({ line, timestamp }) {
    const whole = usualMembers.exec(line)?.slice(1);
    if (whole === undefined)
        return undefined;
    const [action, , actorId, object, , , , , medium, ip, host, referer] = whole;
    // The text of identityOf(): members sorted, and the actor without its e-mail.
    const identity = `{"action":${action},"actor":{"id":${actorId}},"host":${host},"ip":${ip},"medium":${medium},` +
        `"object":${object},"referer":${referer},"timestamp":${timestamp}}`;
    return { key: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', identity), whole };
}
/** Nearly every line, told by its form alone. Saves a tenth of a night. A test compares with {@link parseCarefully}. */
function findUsualEvent(line) {
    if (!usualLine.test(line))
        return undefined;
    const timestamp = Number(line.slice(line.lastIndexOf(':') + 1, -1));
    if (!(0,_event_js__WEBPACK_IMPORTED_MODULE_1__/* .isStorable */ .zu)(timestamp) || !line.startsWith(new Date(timestamp).toISOString(), timeAt))
        return undefined;
    return new _event_js__WEBPACK_IMPORTED_MODULE_1__/* .StoredEvent */ .SZ(timestamp, line);
}
const timeAt = '{"time":"'.length;
/**
 * Where JSON.stringify gives the very same text again, a line is canonical if its members stand in order. Numbers that a
 * double cannot hold, members named like numbers, deep nesting and redacted events are left to {@link parseCarefully}.
 * Saves two thirds of verify where few lines are of the usual form.
 */
function findSortedEvent(line) {
    let value;
    try {
        const parsed = JSON.parse(line);
        if (!(0,_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(parsed) || JSON.stringify(parsed) !== line)
            return undefined;
        value = parsed;
    }
    catch {
        return undefined;
    }
    if (!hasWrittenOrder(value))
        return undefined;
    const { timestamp, time } = value;
    if (!(0,_event_js__WEBPACK_IMPORTED_MODULE_1__/* .isStorable */ .zu)(timestamp) || new Date(timestamp).toISOString() !== time)
        return undefined;
    return new _event_js__WEBPACK_IMPORTED_MODULE_1__/* .StoredEvent */ .SZ(timestamp, line);
}
const placeOf = new Map(['time', ..._event_js__WEBPACK_IMPORTED_MODULE_1__/* .memberOrder */ .tQ].map((name, index) => [name, index]));
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
    if (level > _event_js__WEBPACK_IMPORTED_MODULE_1__/* .maxDepth */ .Mw)
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
    const tombstone = (0,_tombstone_js__WEBPACK_IMPORTED_MODULE_3__/* .parseTombstone */ .f2)(line);
    if (tombstone !== undefined)
        return { kind: 'tombstone', event: { ...tombstone, line } };
    let value;
    try {
        value = (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseExactJson */ .lQ)(line);
    }
    catch {
        return { kind: 'invalid', reason: 'is not JSON' };
    }
    if (!(0,_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isJsonObject */ .OW)(value))
        return { kind: 'invalid', reason: 'is not an object' };
    // broken: line-nested-deep
    if ((0,_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .depthOf */ .d1)(value, _event_js__WEBPACK_IMPORTED_MODULE_1__/* .maxDepth */ .Mw) > _event_js__WEBPACK_IMPORTED_MODULE_1__/* .maxDepth */ .Mw)
        return { kind: 'invalid', reason: 'is nested deeper than 64 levels' };
    if (Buffer.byteLength(line) > _event_js__WEBPACK_IMPORTED_MODULE_1__/* .maxEventBytes */ .Iq)
        return { kind: 'invalid', reason: 'is larger than 256 KiB' };
    const timestamp = (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_2__/* .memberOf */ .C5)(value, 'timestamp');
    if (!(0,_event_js__WEBPACK_IMPORTED_MODULE_1__/* .isStorable */ .zu)(timestamp))
        return { kind: 'invalid', reason: 'has no usable "timestamp"' };
    // broken: members-assigned
    const { time: _derived, ...received } = value;
    const event = (0,_event_js__WEBPACK_IMPORTED_MODULE_1__/* .eventOf */ .A6)(received, timestamp);
    // broken: event-line-form
    if (event.line !== line)
        return { kind: 'invalid', reason: "is not written in the archive's form" };
    return { kind: 'event', event };
}


/***/ }),

/***/ 8486:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aK: () => (/* binding */ isTombstone),
/* harmony export */   f2: () => (/* binding */ parseTombstone),
/* harmony export */   wP: () => (/* binding */ serializeTombstone)
/* harmony export */ });
// No event is written so: `redacted` is not one of the known members, and further members stand after `timestamp`.
const form = /^\{"time":"([^"]{24})","redacted":"([0-9a-f]{64})","timestamp":(\d{12,15})\}$/;
function serializeTombstone({ timestamp, key }) {
    return `{"time":"${new Date(timestamp).toISOString()}","redacted":"${key}","timestamp":${timestamp}}`;
}
/** Whether a valid line of a month file is a tombstone: the quick answer. */
function isTombstone(line) {
    return line.startsWith('"redacted":"', '{"time":"2025-10-12T12:22:05.833Z",'.length);
}
/** The exact inverse; `undefined` for every other line. */
function parseTombstone(line) {
    const [, , key, digits] = form.exec(line) ?? [];
    if (key === undefined || digits === undefined)
        return undefined;
    const tombstone = { timestamp: Number(digits), key };
    return serializeTombstone(tombstone) === line ? tombstone : undefined;
}


/***/ }),

/***/ 6431:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ isApiKey),
/* harmony export */   CB: () => (/* binding */ textsOf),
/* harmony export */   Vw: () => (/* binding */ findText),
/* harmony export */   qj: () => (/* binding */ actionOf)
/* harmony export */ });
/* harmony import */ var _events_exact_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7269);

/**
 * The text of a scalar at a path of member names: what rules match and tables show. Absent are missing members,
 * null, arrays and objects: `actor.email=*` shall not match an actor whose e-mail address is null.
 */
function findText(value, path) {
    let found = value;
    for (const name of path) {
        if (!(0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(found))
            return undefined;
        found = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .memberOf */ .C5)(found, name);
    }
    if (typeof found === 'string')
        return found;
    if (typeof found === 'number' || typeof found === 'boolean')
        return String(found);
    return found instanceof _events_exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .ExactNumber */ .fh ? found.digits : undefined;
}
/** The event's action, without reading all of the event where that is not needed. */
function actionOf(event) {
    return event.action ?? findText(event.value, ['action']);
}
function textsOf({ value }) {
    const text = (...path) => findText(value, path);
    return {
        action: text('action'),
        actor: text('actor', 'email') ?? text('actor', 'id'),
        objectType: text('object', 'type'),
        objectId: text('object', 'id'),
        objectName: text('object', 'name'),
        medium: text('medium'),
        ip: text('ip'),
        host: text('host')
    };
}
/** Whether a program acted, with a key. The names of mediums are an open set. */
function isApiKey(medium) {
    return medium !== undefined && /api[-_ ]?key/i.test(medium);
}


/***/ }),

/***/ 6479:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ compileGlob)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

const maxGlobCharacters = 512;
/**
 * A glob in which a star crosses everything, `/` and line breaks too. It is given texts in lower case. An empty text is
 * matched by a negated glob alone.
 */
function compileGlob(glob) {
    if (glob === '')
        return { kind: 'fault', reason: 'the glob is empty; write * for any value' };
    if (glob.length > maxGlobCharacters) {
        const reason = `the glob is longer than ${maxGlobCharacters} characters; make several rules`;
        return { kind: 'fault', reason };
    }
    const signs = /^!*/.exec(glob)?.[0].length ?? 0;
    const pattern = glob.slice(signs);
    try {
        // `!(a)` is a common spelling of `!a`.
        const places = new Places(signs === 0 ? pattern : pattern.replace(/^\(([^()|]*)\)$/, '$1'));
        const isNegated = signs % 2 === 1;
        const matches = (text) => (isNegated ? !places.match(text) : text !== '' && places.match(text));
        return { kind: 'glob', matches };
    }
    catch (error) {
        const reason = 'the glob has an unpaired bracket or a range that runs backwards';
        return { kind: 'fault', reason: (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz ? error.faults[0] : undefined) ?? reason };
    }
}
/**
 * The places of a glob. A text is gone through once, with all places that it may have come to: of a regular expression,
 * each star may multiply the time by the length of a hostile text. Packages that do as much (RE2) have megabytes.
 */
class Places {
    #places = [{ next: [] }];
    #braces = [];
    #end = 0;
    #reachedAt = [];
    #turn = 0;
    #first;
    #steps = new Map();
    #remembered = 0;
    constructor(glob) {
        this.#read(glob);
        const places = [];
        this.#reach(0, places);
        this.#first = this.#stepTo(places);
    }
    match(text) {
        let step = this.#first;
        for (let at = 0; at < text.length && step.places.length > 0; at++) {
            step = step.next.get(text.charCodeAt(at)) ?? this.#after(step, text.charAt(at));
        }
        return step.isEnd;
    }
    #after(step, unit) {
        const places = [];
        this.#turn++;
        for (const index of step.places) {
            const { matches, next } = this.#places[index];
            if (matches?.(unit))
                this.#reach(next[0], places);
        }
        if (this.#remembered === mostRemembered)
            return this.#stepTo(places);
        this.#remembered++;
        const name = places.join();
        const after = this.#steps.get(name) ?? this.#stepTo(places);
        this.#steps.set(name, after);
        step.next.set(unit.charCodeAt(0), after);
        return after;
    }
    #stepTo(places) {
        return { places, isEnd: this.#reachedAt[this.#end] === this.#turn, next: new Map() };
    }
    /** Also what is reached without reading on, each once. */
    #reach(index, reached) {
        if (this.#reachedAt[index] === this.#turn)
            return;
        this.#reachedAt[index] = this.#turn;
        const { matches, next } = this.#places[index];
        if (matches !== undefined || index === this.#end)
            reached.push(index);
        else
            for (const each of next)
                this.#reach(each, reached);
    }
    /** @throws SyntaxError, or InputError with the reason */
    #read(glob) {
        for (const [sign, escaped, inner] of glob.matchAll(signOfGlob)) {
            const braces = this.#braces.at(-1);
            if (sign === '{') {
                this.#braces.push({ from: this.#end, ends: [] });
                this.#places[this.#end] = { next: [this.#place()] };
            }
            else if (braces !== undefined && (sign === ',' || sign === '}')) {
                braces.ends.push(this.#end);
                if (sign === '}')
                    this.#closeBraces();
                else
                    this.#places[braces.from]?.next.push(this.#place());
            }
            else if (sign === '*') {
                const star = this.#end;
                const again = this.#places.push({ matches: anything, next: [star] }) - 1;
                this.#places[star] = { next: [this.#place(), again] };
            }
            else if (inner !== undefined)
                this.#add(classOf(inner));
            else if (sign === '?')
                this.#add(anything);
            else if (sign === '[' || sign === ']')
                throw new SyntaxError('unpaired');
            else if (/^(?:[@+*?!]\(|\|)$/.test(sign))
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([unknownSigns]);
            else if (sign === '..' && braces !== undefined)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([unknownRange]);
            else
                for (const each of escaped || sign)
                    this.#add(literal(each));
        }
        if (this.#braces.length > 0)
            throw new SyntaxError('unpaired');
    }
    #closeBraces() {
        const { from, ends } = this.#braces.pop();
        if (ends.length === 1) {
            // Without a comma, braces are what they are.
            Object.assign(this.#places[from], { matches: literal('{') });
            this.#add(literal('}'));
            return;
        }
        const behind = this.#place();
        for (const end of ends)
            this.#places[end] = { next: [behind] };
    }
    #add(matches) {
        const from = this.#end;
        this.#places[from] = { matches, next: [this.#place()] };
    }
    /** A place that is the last one for now. */
    #place() {
        this.#end = this.#places.push({ next: [] }) - 1;
        return this.#end;
    }
}
// An escaped character, a class, what other globs have, or one character.
const signOfGlob = /\\(.?)|\[((?:\^|(?!\^))(?:\\.|[^\\])(?:\\.|[^\]\\])*)\]|\.\.|[@+*?!]\(|./gs;
const unknownSigns = 'a glob has no *(…), +(…), ?(…), @(…), !(…) or |; write {a,b} for either, and \\ before a ( or | itself';
const unknownRange = 'a glob has no {1..3}; write [1-3], or {1,2,3}';
function classOf(inner) {
    if (inner.includes('[:'))
        throw new SyntaxError('unpaired');
    const escaped = inner.replace(/\\(.)|[[\]\\]|-$/gs, (sign, after) => codeOf(after ?? sign));
    const expression = new RegExp(`[${escaped}]`, 'i');
    return (unit) => expression.test(unit);
}
// Nearly all texts take the same few steps. A hostile one would make more of them than there is memory.
const mostRemembered = 2000;
const anything = () => true;
function codeOf(unit) {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
/** As a regular expression that ignores case. */
function literal(sign) {
    if (sign < '\x80') {
        const [lower, upper] = [sign.toLowerCase(), sign.toUpperCase()];
        return (unit) => unit === lower || unit === upper;
    }
    const expression = new RegExp(codeOf(sign), 'i');
    return (unit) => expression.test(unit);
}


/***/ }),

/***/ 2472:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QO: () => (/* binding */ isStale),
/* harmony export */   Sh: () => (/* binding */ countNew),
/* harmony export */   pR: () => (/* binding */ alarmOf)
/* harmony export */ });
/* harmony import */ var _events_intervals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9279);

/** Events that the run archived. */
function countNew({ newEvents, newRoutineEvents = 0 }) {
    return newEvents.length + newRoutineEvents;
}
const staleMs = 3 * _events_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .dayMs */ .LP;
/** Whether nothing was proven for more than three days. One unproven night is no alarm, a lasting doubt is. */
function isStale({ coverage, begunAt, serverNow }) {
    const since = coverage === undefined ? begunAt : Date.parse(coverage.through);
    return since !== undefined && serverNow - since > staleMs;
}
/** How alarming the retention clock is: below 30 days, then below 12. Undefined while it is neither. */
function alarmOf(daysUntilLoss) {
    if (daysUntilLoss === undefined || daysUntilLoss >= 30)
        return undefined;
    return daysUntilLoss < 12 ? 'error' : 'warning';
}


/***/ }),

/***/ 8494:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ parseReviewPeriod),
/* harmony export */   Vw: () => (/* binding */ periodAt)
/* harmony export */ });
/* unused harmony export lastWeek */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _events_intervals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9279);


const lastWeek = { kind: 'last', ms: 7 * _events_intervals_js__WEBPACK_IMPORTED_MODULE_1__/* .dayMs */ .LP };
/**
 * `7d`, `4w`, `2025-10`, or `2025-10-01..2025-10-07`, both days included.
 * @throws InputError that calls it by `name`.
 */
function parseReviewPeriod(text, name = 'review-period') {
    const last = /^(\d{1,4})([dw])$/.exec(text);
    if (last !== null && Number(last[1]) > 0) {
        return { kind: 'last', ms: Number(last[1]) * (last[2] === 'w' ? 7 : 1) * _events_intervals_js__WEBPACK_IMPORTED_MODULE_1__/* .dayMs */ .LP };
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
        return { kind: 'days', from: first, to: end + _events_intervals_js__WEBPACK_IMPORTED_MODULE_1__/* .dayMs */ .LP - 1 };
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

/***/ 5727:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ classify),
/* harmony export */   N: () => (/* binding */ parseRules)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7388);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6431);
/* harmony import */ var _globs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6479);
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2305);





// A whole URL with its query fits, and no event can make matching slow.
// broken: long-text-matched
const matchedCharacters = 1024;
const maxRules = 500;
/**
 * Classifies an event by the last rule that matches it, so rules of the workflow author, which come after the
 * defaults, raise, lower or silence. Matching ignores case: an event shall not slip past a rule by its spelling.
 * A missing or null field matches nothing, not even `*` or `!glob`. Of a longer text the first 1,024 characters
 * are matched; `off` never matches such a text, for what stands behind them could be the reason to look.
 */
function classify(rules, event) {
    const known = classifiedActions(rules);
    const action = known === undefined ? undefined : (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .actionOf */ .qj)(event);
    if (known === undefined || action === undefined)
        return classifyBy(rules, event.value);
    const classified = known.get(action);
    if (classified !== undefined)
        return classified;
    // A stranger can send as many actions as events.
    if (known.size >= mostRemembered)
        known.clear();
    const classification = classifyBy(rules, event.value);
    known.set(action, classification);
    return classification;
}
/** The classifications of actions met before. Only for rules that look at the action alone, as the default ones do. */
function classifiedActions(rules) {
    if (!remembered.has(rules)) {
        const isByAction = rules.every(({ conditions }) => conditions.every(({ field }) => field === 'action'));
        remembered.set(rules, isByAction ? new Map() : undefined);
    }
    return remembered.get(rules);
}
const remembered = new WeakMap();
const mostRemembered = 1000;
function classifyBy(rules, value) {
    // Most rules look at the action: it is prepared for them once.
    const texts = new Map();
    const textOf = ({ field, path }) => {
        if (texts.has(field))
            return texts.get(field);
        const text = (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .findText */ .Vw)(value, path);
        const prepared = text === undefined
            ? undefined
            : {
                matched: text.slice(0, matchedCharacters).toLowerCase(),
                isWhole: text.length <= matchedCharacters
            };
        texts.set(field, prepared);
        return prepared;
    };
    const holds = (condition, severity) => {
        const text = textOf(condition);
        if (text === undefined || (severity === 'off' && !text.isWhole))
            return false;
        return condition.matches(text.matched);
    };
    const rule = rules.findLast(({ conditions, severity }) => conditions.every((condition) => holds(condition, severity)));
    if (rule === undefined)
        return { kind: 'unclassified' };
    return rule.severity === 'off'
        ? { kind: 'quiet', isByAuthor: !rule.isDefault }
        : { kind: 'notable', severity: rule.severity, rule: rule.text };
}
/**
 * Reads rules, one a line: `severity pattern [field=glob …]`, with `#` comments and blank lines.
 * @throws InputError naming every fault with its line and column.
 */
function parseRules(text, { isDefault = false } = {}) {
    const faults = [];
    const rules = [];
    for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
        const tokens = tokensOf(line);
        const [first, second, ...others] = tokens;
        if (first === undefined)
            continue;
        const report = (column, token, reason) => {
            const quoted = token === '' ? '' : ` "${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(token, 60)}"`;
            faults.push(`Cannot read the rule in line ${index + 1}, column ${column}${quoted}: ${reason}`);
        };
        const faultsBefore = faults.length;
        const severity = severities.find((known) => known === first.text);
        if (severity === undefined) {
            report(first.column, first.text, 'no such severity; use critical, warning, notice or off');
        }
        if (second === undefined) {
            report(first.column + first.text.length, '', 'the pattern is missing; write * for every action');
            continue;
        }
        const conditions = [parseAction(second, report), ...others.map((token) => parseField(token, report))];
        if (severity === undefined || faults.length > faultsBefore)
            continue;
        rules.push({
            severity,
            isDefault,
            text: tokens.map((token) => token.text).join(' '),
            conditions: conditions.filter((condition) => condition !== undefined)
        });
    }
    if (rules.length > maxRules) {
        faults.push(`Cannot use ${rules.length} rules: at most ${maxRules} are read; join some with {a,b}`);
    }
    if (faults.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(faults);
    return rules;
}
const severities = [..._severity_js__WEBPACK_IMPORTED_MODULE_4__/* .severityOrder */ .I, 'off'];
function tokensOf(line) {
    const tokens = [...line.matchAll(/\S+/g)].map((match) => ({ text: match[0], column: match.index + 1 }));
    const comment = tokens.findIndex((token) => token.text.startsWith('#'));
    return comment === -1 ? tokens : tokens.slice(0, comment);
}
function parseAction(token, report) {
    // Else a forgotten pattern would make a rule that silently never matches.
    if (/^[\w.-]+=/.test(token.text)) {
        report(token.column, token.text, 'the pattern is missing before it; write * for every action');
        return undefined;
    }
    return conditionOf('action', token.text, token, report);
}
function parseField(token, report) {
    const equals = token.text.indexOf('=');
    const field = token.text.slice(0, Math.max(equals, 0));
    if (!/^[\w-]+(?:\.[\w-]+)*$/.test(field)) {
        report(token.column, token.text, 'not of the form field=glob; write ? for a space within a glob');
        return undefined;
    }
    const glob = { text: token.text.slice(equals + 1), column: token.column + equals + 1 };
    return conditionOf(field, glob.text, glob, report);
}
function conditionOf(field, glob, token, report) {
    const compiled = (0,_globs_js__WEBPACK_IMPORTED_MODULE_2__/* .compileGlob */ .S)(glob);
    if (compiled.kind === 'glob')
        return { field, path: field.split('.'), matches: compiled.matches };
    report(token.column, token.text, compiled.reason);
    return undefined;
}


/***/ }),

/***/ 2305:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ severityOrder),
/* harmony export */   _: () => (/* binding */ moreSevere)
/* harmony export */ });
const severityOrder = ['critical', 'warning', 'notice'];
function moreSevere(a, b) {
    return severityOrder.indexOf(a) < severityOrder.indexOf(b) ? a : b;
}


/***/ }),

/***/ 7388:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ visibleJson),
/* harmony export */   E9: () => (/* binding */ renderProse),
/* harmony export */   J: () => (/* binding */ serializeInertJson),
/* harmony export */   Q6: () => (/* binding */ visibleText),
/* harmony export */   cR: () => (/* binding */ renderCode),
/* harmony export */   sZ: () => (/* binding */ renderTime),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/* unused harmony export renderEdited */
/**
 * Event text is a stranger's. Here it is made inert for the places that show it: the job summary, commit
 * messages, JSON that a workflow may paste into a script, and pages.
 */
const ellipsis = '…';
// Characters that nobody sees or that reorder what people see: controls, bidi marks, zero-width and unassigned ones,
// lone surrogates, fillers, and every space but the ordinary one. They are shown by their code point.
const invisible = /^(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]$/u;
const hidden = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;
/** The first `cap` characters, cut between code points and marked as cut. */
function capped(text, cap) {
    // No character is longer than two units, so a text of megabytes is not taken apart for its first hundred.
    const characters = [...text.slice(0, 2 * cap + 2)];
    return characters.length > cap ? [...characters.slice(0, cap), ellipsis] : characters;
}
/** JSON of the same value, in which nothing is unseen but for white space of ASCII. */
function visibleJson(json) {
    return json.replace(unseenInJson, (character) => Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''));
}
// Without newlines between its tokens, JSON has these in strings alone, where they can be written as escapes.
const unseenInJson = /(?![\n ])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;
function visible(character) {
    // broken: invisible-shown
    return invisible.test(character) ? codePointOf(character) : character;
}
function codePointOf(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
// An entity stops a Markdown parser while it parses, not the passes that run over the decoded text afterwards: GFM
// makes links of e-mail addresses there, GitHub mentions of @names and references of #1. Those passes look at one
// text node at a time, so the characters that they look for get nodes of their own. `www.` starts a link without any
// other sign.
// broken: references-in-issue
const apartInCode = /[@#:]|(?<=www)\./giu;
const apartInProse = /[@#]|:(?! )|(?<=www)\./giu;
/**
 * A stranger's text where nothing parses it, such as a line of a terminal or a text node of a page: characters that
 * nobody sees, that move a cursor or reorder the line are shown by their code point. At most `cap` characters.
 */
function visibleText(text, cap = Number.POSITIVE_INFINITY) {
    const shown = cap === Number.POSITIVE_INFINITY ? text : capped(text, cap).join('');
    return shown.replace(hidden, codePointOf);
}
/**
 * A stranger's text as inline Markdown of a job summary: shown as it is, never read as Markdown, HTML, a table cell,
 * a link, a mention or a reference. At most `cap` characters.
 */
function renderCode(text, cap = 120) {
    // broken: summary-without-entities, issue-without-entities
    return text === '' ? '(empty)' : `<code>${entities(text, cap, apartInCode, /[^A-Za-z0-9 .-]/gu)}</code>`;
}
/** A sentence of our own: as inert as {@link renderCode}, legible in the Markdown source too, and not in a box. */
function renderProse(text, cap = 600) {
    // A first character other than a letter could make a list or a code block of a line that begins with it.
    return entities(text.trimStart(), cap, apartInProse, /^[^A-Za-z]|[^A-Za-z0-9 .,:;'"()%/-]/gu);
}
// The parts of a line of ours besides prose: a text in its box, an entity, a word made bold, a place to break, a
// time of day.
const ownMarks = /(<code>(?:[A-Za-z0-9 .-]|&#\d{1,7};|<wbr>)*<\/code>|&#\d{1,7};|<wbr>|\*\*(?:critical|warning|notice)\*\*|(?<![\d:])\d\d:\d\d(?::\d\d)?(?![\d:]))/;
/**
 * A line that we have rendered, and that a person may have edited since: our own marks stay as they are, all else
 * becomes as inert as {@link renderProse} makes it. An inert text is not changed. At most `cap` characters of
 * each stretch of prose.
 */
function renderEdited(text, cap) {
    return text
        .split(ownMarks)
        .map((part, index) => index % 2 === 1 ? part : entities(part, cap, apartInProse, /[^A-Za-z0-9 .,:;'"()%/×–-]/gu))
        .join('');
}
function entities(text, cap, apart, unsafe) {
    const entityOf = (character) => `&#${character.codePointAt(0)};`;
    // A character that needs a node of its own is marked by a line break, which the visible text cannot hold.
    const shown = capped(text, cap).map(visible).join('').replace(apart, '\n$&\n');
    return shown
        .split('\n')
        .map((part, index) => (index % 2 === 1 ? `<wbr>${entityOf(part)}<wbr>` : part.replace(unsafe, entityOf)))
        .join('');
}
/** An RFC 3339 time of ours, or of a ledger that was read: as code, and as legible as it is. */
function renderTime(time) {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time) ? `<code>${time}</code>` : renderCode(time);
}
/**
 * A stranger's text as part of one line of a commit message or an annotation: no line break, control or bidi
 * character; nothing that the runner reads as a command (`::`, `##[`), git as a comment or trailer, or GitHub as a
 * mention, reference, closing keyword (`Fixes #1`), link, or `[skip ci]`. A character that is taken out stays visible as its code
 * point, `\u{23}` for `#`. An e-mail address keeps its `@`: GitHub reads a mention only where no letter precedes it.
 */
function plainText(text, cap) {
    // broken: commands-in-commits
    return (capped(text, cap)
        .map(visible)
        .join('')
        // `[` opens `[skip ci]` and `##[`; `<` an author's address; `#` a reference or a comment; a backtick code.
        .replace(/[#[\]<>`]|\\(?!u\{)/g, codePointOf)
        .replace(/(?<![A-Za-z0-9_])@|@(?![A-Za-z0-9])/g, codePointOf)
        .replace(/:(?=[:/])|(?<=:):/g, codePointOf)
        .replace(/(?<=^\s*[A-Za-z0-9-]+\s*):/, codePointOf)
        .replace(/(?<=GH)-(?=\d)/gi, codePointOf)
        .replace(/(?<=www)\./gi, codePointOf));
}
/**
 * JSON in which every string has only letters, digits and ` ._@-` unescaped. It parses to the same value, and is
 * inert even where a workflow pastes it into a script with `${{ }}` or prints it to the log.
 */
function serializeInertJson(value) {
    return JSON.stringify(value).replace(/"((?:[^"\\]|\\.)*)"/g, (_all, inner) => {
        const safe = inner.replace(/\\u[0-9a-f]{4}|\\.|[^A-Za-z0-9 ._@-]/g, (token) => {
            if (token.startsWith('\\u'))
                return token;
            return `\\u${unescapedUnitOf(token).toString(16).padStart(4, '0')}`;
        });
        return `"${safe}"`;
    });
}
const shortEscapes = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
function unescapedUnitOf(token) {
    if (!token.startsWith('\\'))
        return token.charCodeAt(0);
    const name = token.charAt(1);
    return (shortEscapes[name] ?? name).charCodeAt(0);
}


/***/ }),

/***/ 5383:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ quoteOf),
/* harmony export */   v: () => (/* binding */ quotePlain)
/* harmony export */ });
/**
 * A text from outside, fit to stand in one of our messages: one line, short, unable to end the message, to move the
 * cursor, to reorder what is read, or to be a workflow command (`::set-output`, `##[error]`).
 */
function quoteOf(text, longest = 200) {
    // broken: github-commands
    const line = text
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
        .replace(/:{2,}/g, ':')
        .replace(/##\[/g, '[')
        .replace(/ {2,}/g, ' ')
        .trim();
    const points = [...line];
    return points.length <= longest ? line : `${points.slice(0, longest - 1).join('')}…`;
}
/** The text in quotation marks if it is short and plain, else `instead`: nothing is left out of a quoted name. */
function quotePlain(text, instead, longest = 100) {
    return /^[\w .:()/+-]+$/.test(text) && text.length <= longest && quoteOf(text) === text
        ? `"${text}"`
        : instead;
}


/***/ })

};
