export const id = 214;
export const ids = [214];
export const modules = {

/***/ 5998:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ openArchive)
/* harmony export */ });
/* unused harmony export ArchiveReader */
/* harmony import */ var _archive_folder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8221);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7629);
/* harmony import */ var _digests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(707);
/* harmony import */ var _month_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4407);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7366);
/* harmony import */ var _quarantine_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3227);
/* harmony import */ var _redaction_record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2585);







/** An archive whose ledger and listing verify, and whose files are verified as they are read. */
class ArchiveReader {
    snapshot;
    state;
    ledger;
    #files = new Map();
    #lines = new Map();
    #redactions;
    #quarantine;
    constructor(snapshot, { state, ledgerText }) {
        this.snapshot = snapshot;
        this.state = state;
        this.ledger = ledgerText;
        this.#redactions = new _redaction_record_js__WEBPACK_IMPORTED_MODULE_6__/* .RedactionRecord */ .F(state.redactions);
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
        const read = async (path) => {
            const { entry, text } = await this.#readVerified(path);
            const events = [];
            (0,_month_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readMonthFile */ .JP)(entry, (0,_month_file_js__WEBPACK_IMPORTED_MODULE_3__/* .linesOfMonthFile */ .pR)(path, text), this.#redactions, _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .strictly */ .px, events);
            return events;
        };
        const files = await Promise.all(unread.map(async (path) => [path, await read(path)]));
        for (const [path, events] of files)
            this.#files.set(path, events);
    }
    /**
     * Reads month files that are to be looked at and not merged: verified by their SHA-256, they need not be parsed.
     * @throws as {@link readMonths}.
     */
    async readLines(paths) {
        const unread = [...new Set(paths)].filter((path) => !this.#files.has(path) && !this.#lines.has(path));
        const read = async (path) => (0,_month_file_js__WEBPACK_IMPORTED_MODULE_3__/* .linesOfMonthFile */ .pR)(path, (await this.#readVerified(path)).text);
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
    /** Reads the quarantined rows, once. */
    async readQuarantine() {
        if (this.#quarantine !== undefined)
            return;
        if (!this.state.files.has(_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .quarantinePath */ .Q2))
            this.#quarantine = [];
        else {
            const { entry, text } = await this.#readVerified(_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .quarantinePath */ .Q2);
            this.#quarantine = (0,_quarantine_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readQuarantine */ .Db)(entry, text, _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .strictly */ .px);
        }
    }
    async #readVerified(path) {
        const entry = this.state.files.get(path);
        if (entry === undefined)
            throw new Error(`"${path}" is not in the ledger`);
        const bytes = await this.snapshot.readFile(path);
        // broken: ledger-without-hashes/2
        (0,_archive_folder_js__WEBPACK_IMPORTED_MODULE_0__/* .checkDigests */ .ic)(entry, { sha256: (0,_digests_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .Bj)(bytes) }, _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .strictly */ .px);
        return { entry, text: (0,_archive_folder_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(path, bytes, _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .strictly */ .px) };
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
 * Opens an archive and verifies it as far as a run needs: the ledger, that the folder holds exactly the files that the
 * ledger says, and of each its size and (where the listing has it) its git blob id. The SHA-256 of a file is checked when
 * it is read.
 * @throws IntegrityError when it does not verify, and then nothing may be written; ArchiveError when it cannot be read.
 */
async function openArchive(destination) {
    const snapshot = await destination.open();
    const folder = await (0,_archive_folder_js__WEBPACK_IMPORTED_MODULE_0__/* .openFolder */ .NE)(snapshot, new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .StrictFaults */ .jJ(`the archive in ${destination.description}`));
    for (const entry of folder.state.files.values())
        (0,_archive_folder_js__WEBPACK_IMPORTED_MODULE_0__/* .checkDigests */ .ic)(entry, folder.listed.get(entry.path) ?? {}, _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .strictly */ .px);
    return new ArchiveReader(snapshot, folder);
}


/***/ }),

/***/ 406:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ readPlanned),
/* harmony export */   Z: () => (/* binding */ verifyPlan)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7629);
/* harmony import */ var _ledger_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1826);
/* harmony import */ var _month_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4407);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7366);
/* harmony import */ var _redaction_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2585);






/**
 * Checks a plan by other means than those that made it: every archived event is still there, unchanged and in place,
 * and every file reads back as its ledger line says. The line itself was checked by the rules of every reader when it
 * was added to the state.
 * @throws IntegrityError `plan`: a fault of this program, so nothing is written.
 */
function verifyPlan(archive, plan) {
    let added = 0;
    const held = new Map(archive.files);
    const changes = plan.batches.flatMap(({ files, state }) => files.map((file) => ({ file, state })));
    for (const { file, state } of changes) {
        if (file.path === _ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerPath */ .tf && !file.content.startsWith(archive.ledger)) {
            throw fault(`"${_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerPath */ .tf}" would lose or change a line`);
        }
        if ((0,_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .parseMonthPartPath */ .Wk)(file.path) === undefined)
            continue;
        const before = held.get(file.path) ?? [];
        if (!held.has(file.path) && archive.state.files.has(file.path)) {
            throw fault(`"${file.path}" would be replaced without having been read`);
        }
        const after = readPlanned(file, state);
        let index = 0;
        for (const event of after) {
            const next = before[index];
            // broken: files-in-order-of-arrival/3
            if (next !== undefined && (0,_month_file_js__WEBPACK_IMPORTED_MODULE_3__/* .compareEvents */ .HP)(next, event) === 0)
                index++;
        }
        // broken: mirror-the-server/1, newest-email-wins/2, latest-version-wins/2
        if (index < before.length)
            throw fault(`"${file.path}" would lose or change an archived event`);
        added += after.length - before.length;
        held.set(file.path, after);
    }
    // broken: mirror-the-server/2
    if (added !== plan.added.length)
        throw fault(`${added} events would be added, expected ${plan.added.length}`);
}
/** A file that is to be written, read by the rules of every reader. @throws IntegrityError `plan` */
function readPlanned({ path, content }, state) {
    const entry = state.files.get(path);
    if (entry === undefined)
        throw fault(`"${path}" would not be in the ledger`);
    const events = [];
    const record = new _redaction_record_js__WEBPACK_IMPORTED_MODULE_5__/* .RedactionRecord */ .F(state.redactions);
    (0,_month_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readMonthFile */ .JP)(entry, (0,_month_file_js__WEBPACK_IMPORTED_MODULE_3__/* .linesOfMonthFile */ .pR)(path, content, _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .planned */ .lM), record, _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .planned */ .lM, events);
    return events;
}
function fault(found) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('plan', `Cannot write the archive: ${found}; nothing was written, please report this`);
}


/***/ }),

/***/ 3227:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Db: () => (/* binding */ readQuarantine),
/* harmony export */   XT: () => (/* binding */ serializeQuarantine),
/* harmony export */   mW: () => (/* binding */ parseQuarantine)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7269);
/* harmony import */ var _digests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(707);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7366);




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
            value = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseExactJson */ .lQ)(line);
        }
        catch {
            throw unreadable(`line ${index + 2} is not JSON`);
        }
        const seen = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(value) ? (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .memberOf */ .C5)(value, 'seen') : undefined;
        const reason = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(value) ? (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .memberOf */ .C5)(value, 'reason') : undefined;
        const held = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(value) ? (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .memberOf */ .C5)(value, 'row') : undefined;
        if (typeof seen !== 'string' || typeof reason !== 'string' || held === undefined) {
            throw unreadable(`line ${index + 2} lacks "seen", "reason" or "row"`);
        }
        const row = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .serializeCanonical */ .tS)(held);
        return { seen, reason, row, key: (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Of */ .Bj)(row) };
    });
}
/** Reads the file, and checks its form and its count. */
function readQuarantine(entry, text, faults) {
    const { path } = entry;
    let rows;
    try {
        rows = parseQuarantine(text);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs))
            throw error;
        faults.report('file-form', path, 'is not an array with one row per line', { error });
        return [];
    }
    if (serializeQuarantine(rows) !== text)
        faults.report('file-form', path, "is not written in the archive's form");
    if (rows.length !== entry.events) {
        faults.report('file-count', path, `holds ${rows.length} rows, the ledger says ${entry.events}`);
    }
    return rows;
}
function unreadable(found) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('format', `Cannot read "${_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .quarantinePath */ .Q2}": ${found}; restore the file from its last good commit`);
}


/***/ }),

/***/ 3214:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R8: () => (/* binding */ archiveLog),
  GW: () => (/* binding */ reviewPlace),
  bB: () => (/* binding */ runStamp)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/graphql-request/build/entrypoints/main.js + 11 modules
var main = __webpack_require__(8854);
// EXTERNAL MODULE: ./node_modules/p-retry/index.js + 1 modules
var p_retry = __webpack_require__(4995);
// EXTERNAL MODULE: ./src/errors.ts
var src_errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/events/event.ts + 1 modules
var events_event = __webpack_require__(5710);
// EXTERNAL MODULE: ./src/events/exact-json.ts
var exact_json = __webpack_require__(7269);
;// CONCATENATED MODULE: ./src/hireflix/answer.ts



/** The only published audit query. An unknown field would fail all of it, so it asks for exactly these. */
function auditQuery({ skip, limit }) {
    // Literals, not variables: the scalar type of skip and limit is not published, a typed variable may not validate.
    return (`query { info { company { logs { audit(pagination: { skip: ${skip}, limit: ${limit} }) ` +
        '{ count total results { actor { id email } timestamp object ip action host referer medium } } } } } }');
}
/**
 * Reads the `data` of an answer without `errors`. Whatever is not an integer total and an array of results is a
 * failure, never "no events".
 * @throws SourceError `malformed-answer`.
 */
// broken: error-is-empty
function parseAnswer(data, serverNow, rowOf = events_event/* parseRow */.W0) {
    const audit = ['info', 'company', 'logs', 'audit'].reduce((value, name, depth, path) => {
        const member = (0,exact_json/* isJsonObject */.OW)(value) ? (0,exact_json/* memberOf */.C5)(value, name) : undefined;
        if (!(0,exact_json/* isJsonObject */.OW)(member)) {
            throw malformed(`"${path.slice(0, depth + 1).join('.')}" is ${kindOf(member)}`, 'check that the plan of the account includes audit logs and that the key belongs to an administrator');
        }
        return member;
    }, data);
    const members = (0,exact_json/* isJsonObject */.OW)(audit) ? audit : {};
    // broken: total-missing
    const total = (0,exact_json/* memberOf */.C5)(members, 'total');
    if (typeof total !== 'number' || !Number.isSafeInteger(total) || total < 0) {
        throw malformed(`"total" is ${kindOf(total)}, not a whole number`, 'the API may have changed; report this');
    }
    const results = (0,exact_json/* memberOf */.C5)(members, 'results');
    if (!Array.isArray(results)) {
        throw malformed(`"results" is ${kindOf(results)}, not an array`, 'the API may have changed; report this');
    }
    return { total, serverNow, rows: results.map((row) => rowOf(row, serverNow)) };
}
function malformed(found, advice) {
    return new src_errors/* SourceError */.c8('malformed-answer', `Cannot use the answer of the audit query: ${found}; ${advice}`);
}
/** Says what a value is without quoting it. */
function kindOf(value) {
    if (value === undefined)
        return 'missing';
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'an array';
    return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

// EXTERNAL MODULE: ./src/events/secret-search.ts
var secret_search = __webpack_require__(4874);
;// CONCATENATED MODULE: ./src/hireflix/http-date.ts
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const time = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)';
const month = `(?<month>${months.join('|')})`;
/** IMF-fixdate, the format of RFC 850, and that of asctime: RFC 9110, section 5.6.7. All three are in GMT. */
const http_date_forms = [
    `(?<day>[A-Z][a-z]{2}), (?<date>\\d\\d) ${month} (?<year>\\d{4}) ${time} GMT`,
    `(?<day>[A-Z][a-z]{5,8}), (?<date>\\d\\d)-${month}-(?<year>\\d\\d) ${time} GMT`,
    `(?<day>[A-Z][a-z]{2}) ${month} (?<date>[ \\d]\\d) ${time} (?<year>\\d{4})`
].map((form) => new RegExp(`^${form}$`));
/**
 * Epoch milliseconds of a date as HTTP writes it; `undefined` for anything else. Not Date.parse: it takes much that is no
 * such date, and reads one without a zone in that of this machine.
 */
function parseHttpDate(text, machineNow) {
    const found = http_date_forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
    if (found === undefined)
        return undefined;
    const { day = '', year = '', hour, minute, second } = found;
    const fullYear = year.length === 2 ? yearOf(Number(year), machineNow) : Number(year);
    const monthIndex = months.indexOf(found['month'] ?? '');
    const date = Number(found['date']);
    // Date.UTC takes years before 100 for those of the twentieth century.
    const midnight = new Date(0).setUTCFullYear(fullYear, monthIndex, date);
    const dayName = days[new Date(midnight).getUTCDay()] ?? '';
    const isDay = new Date(midnight).getUTCDate() === date && (day === dayName || day === dayName.slice(0, 3));
    // The sixtieth second is a leap second.
    const isTime = Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 60;
    if (!isDay || !isTime)
        return undefined;
    return midnight + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}
/** A year of two digits that seems more than 50 years ahead is the one a century before. */
function yearOf(twoDigits, machineNow) {
    const thisYear = new Date(machineNow).getUTCFullYear();
    const year = thisYear - (thisYear % 100) + twoDigits;
    return year > thisYear + 50 ? year - 100 : year;
}
/**
 * The date that a `Date` header gives, which may stand there twice; `undefined` where two of them differ, or one is none.
 */
function parseDateHeader(header, machineNow) {
    const dates = header
        .split(/,\s*(?=[A-Z][a-z]{2,8},? )/)
        .map((text) => parseHttpDate(text.trim(), machineNow));
    return dates.every((date) => date === dates[0]) ? dates[0] : undefined;
}

;// CONCATENATED MODULE: ./src/hireflix/retry-after.ts

/**
 * Milliseconds that a `Retry-After` header asks for: seconds, or a date to be compared with the answer's own `Date`
 * (RFC 9110, section 10.2.3). `undefined` when it says nothing usable.
 */
function parseRetryAfter(header, serverNow) {
    const text = header?.trim() ?? '';
    if (/^\d{1,9}$/.test(text))
        return Number(text) * 1000;
    if (serverNow === undefined)
        return undefined;
    const date = parseHttpDate(text, serverNow);
    return date === undefined ? undefined : Math.max(0, date - serverNow);
}

;// CONCATENATED MODULE: ./src/hireflix/http-answer.ts



/**
 * A failure that time may mend. `waitMs` is what the server asked for; `isLimit` when it asks for fewer requests; `text`
 * what it sent in JSON, which may say why.
 */
class TransientFailure extends Error {
    fault;
    waitMs;
    isLimit;
    text;
    constructor(fault, waitMs, isLimit = false, text) {
        super(fault.message);
        this.fault = fault;
        this.waitMs = waitMs;
        this.isLimit = isLimit;
        this.text = text;
    }
}
/** This machine's clock decides nothing; it can only refuse a server's that cannot be right. */
const furthestAheadMs = 48 * 3600_000;
/** Besides 5xx. 421 and 425 are about the connection, 408 and 429 about the moment. */
const transientStatuses = new Set([408, 421, 425, 429]);
/** In JSON their body says more: it is read, and judged by its errors. */
const explainedStatuses = new Set([400, 401, 403, 413, 422]);
/** Headers by which something that stands before the server says that the answer is its own. */
const intermediaries = [
    ['cf-mitigated', 'a challenge or a block of Cloudflare'],
    ['x-amzn-waf-action', 'a challenge of the firewall AWS WAF'],
    ['x-vercel-mitigated', "a challenge or a block of Vercel's firewall"],
    ['x-sucuri-block', 'a block of the firewall Sucuri'],
    ['x-squid-error', 'a page of the proxy Squid']
];
/**
 * Decides whether a body is worth reading, and by which date: the server's `Date`, epoch milliseconds.
 * @throws TransientFailure when trying again may help; SourceError when it will not.
 */
function acceptHead(head, machineNow) {
    const { status, headers } = head;
    const date = parseDateHeader(textOf(headers['date']), machineNow);
    const fault = findFault(head) ?? (status === 200 ? findClockFault(head, date, machineNow) : undefined);
    // Nothing is dated by a refusal, which may go without.
    if (fault === undefined)
        return (date ?? 0) - (ageMsOf(head) ?? 0);
    const waitMs = status < 400 ? undefined : parseRetryAfter(textOf(headers['retry-after']), date);
    const isTransient = isTransientStatus(status) || waitMs !== undefined || fault.code === 'intercepted';
    if (!isTransient || fault.code === 'proxy-refused')
        throw fault;
    throw new TransientFailure(fault, waitMs, status === 429 || waitMs !== undefined);
}
function isTransientStatus(status) {
    return transientStatuses.has(status) || status >= 500;
}
function isJsonType(header) {
    return /^application\/(?:[\w.-]+\+)?json$/.test(mediaTypeOf(header));
}
function mediaTypeOf(header) {
    return textOf(header).split(';')[0]?.trim().toLowerCase() ?? '';
}
function findFault(head) {
    const { host, status, headers } = head;
    const type = mediaTypeOf(headers['content-type']);
    const isJson = isJsonType(type);
    if (status === 200 && isJson)
        return undefined;
    if (status === 407)
        return refusedByProxy(host);
    const intercepted = findInterception(head, type);
    if (intercepted !== undefined)
        return intercepted;
    if (status >= 300 && status < 400) {
        return new src_errors/* SourceError */.c8('redirected', `Cannot read "${host}": it redirects elsewhere (HTTP status ${status}), where the key would go along; ` +
            'set the input "endpoint" to the final address if you trust it, or check what stands between this machine and the server');
    }
    if (status === 429 || (status >= 400 && !isTransientStatus(status) && hasRetryAfter(head)))
        return new src_errors/* SourceError */.c8('status', `Cannot read "${host}": it asks for patience (HTTP status ${status}); try again later, or with fewer requests at once`);
    if (isTransientStatus(status)) {
        const page = type === 'text/html' ? ' with a web page, perhaps of what stands in between' : '';
        return new src_errors/* SourceError */.c8('status', `Cannot read "${host}": HTTP status ${status}${page}; try again later`);
    }
    if (isJson && explainedStatuses.has(status))
        return undefined;
    if (status !== 200)
        return failedStatus(host, status);
    return new src_errors/* SourceError */.c8('not-json', `Cannot use the answer of "${host}": it is ${/^[\w.+/-]{1,64}$/.test(type) ? type : 'not declared as JSON'}, ` +
        'not JSON; check the input "endpoint" and what stands between this machine and the server');
}
/**
 * What stands in between is not the application: it says nothing about the key, and may let the next request pass. A
 * page in place of an answer, or a refusal that is not JSON, is none of the application's.
 */
function findInterception({ host, status, headers }, type) {
    const [name, who] = intermediaries.find(([header]) => textOf(headers[header]) !== '') ?? [];
    const isPage = type === 'text/html' || type === 'application/xhtml+xml';
    const isRefusal = status === 401 || status === 403;
    let found;
    if (who !== undefined)
        found = `${who} came in place of an answer (HTTP status ${status}, header ${name})`;
    else if (status === 511)
        found = 'the network asks to log in before it lets anything pass (HTTP status 511)';
    else if (isPage && (status === 200 || isRefusal))
        found = `a web page (text/html) came in place of an answer (HTTP status ${status})`;
    else if (isRefusal && !isJsonType(type))
        found = `a refusal that is not JSON came in place of an answer (HTTP status ${status})`;
    else
        return undefined;
    return new src_errors/* SourceError */.c8('intercepted', `Cannot read "${host}": ${found}; check what stands between this machine and the server (a proxy, a firewall, ` +
        'a page to log in to the network) and the input "endpoint"');
}
function hasRetryAfter({ headers }) {
    return parseRetryAfter(textOf(headers['retry-after']), 0) !== undefined;
}
function failedStatus(host, status) {
    return new src_errors/* SourceError */.c8('status', `Cannot read "${host}": HTTP status ${status}; check the input "endpoint"`);
}
function textOf(header) {
    return typeof header === 'string' ? header.trim() : (header?.join(', ') ?? '');
}
/** How long a cache has held the answer; `undefined` where its `Age` cannot be read. */
function ageMsOf({ headers }) {
    const text = textOf(headers['age']);
    if (text === '')
        return 0;
    return /^\d{1,9}$/.test(text) ? Number(text) * 1000 : undefined;
}
function findClockFault(head, date, machineNow) {
    const { host, headers } = head;
    if (date === undefined || ageMsOf(head) === undefined) {
        const text = textOf(headers['date']);
        let found = 'it has no Date header';
        if (date !== undefined)
            found = 'its Age header is not a number of seconds';
        else if (text !== '')
            found = 'its Date header is not one date as HTTP writes it';
        return new src_errors/* SourceError */.c8('no-date', `Cannot use the answer of "${host}": ${found}, by which coverage is dated; ` +
            'check what stands between this machine and the server');
    }
    // broken: date-far-ahead
    if (date > machineNow + furthestAheadMs) {
        return new src_errors/* SourceError */.c8('future-date', `Cannot use the answer of "${host}": its Date is more than 48 hours ahead of this machine's clock, and ` +
            'all time up to it would count as proven for good; set right whichever clock is wrong, and run again');
    }
    return undefined;
}
/** A connection that could not be made, or broke: `found` says how. */
function unreachable(host, found, advice = 'check the network and try again') {
    return new TransientFailure(new src_errors/* SourceError */.c8('unreachable', `Cannot read "${host}": ${found}; ${advice}`));
}
/** Codes by which OpenSSL says that it knows nobody who vouches for a certificate. */
const unknownAuthority = /^(UNABLE_TO_(GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE)|(DEPTH_ZERO_)?SELF_SIGNED_CERT(_IN_CHAIN)?|CERT_UNTRUSTED|INVALID_CA)$/;
const otherName = /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/;
const otherDistrust = /^(CERT_[A-Z_]+|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/;
/** A certificate that is not trusted now will not be in a minute. */
function findDistrust(host, code) {
    let advice;
    let found;
    if (unknownAuthority.test(code)) {
        found = 'its certificate is signed by an authority that this machine does not know';
        advice =
            'if a proxy or firewall inspects TLS here, name the file with its certificate in the environment variable ' +
                'NODE_EXTRA_CA_CERTS';
    }
    else if (otherName.test(code)) {
        found = 'the certificate that it shows belongs to another name';
        advice = 'check the input "endpoint" and what stands between this machine and the server';
    }
    else if (otherDistrust.test(code)) {
        found = 'its certificate is not accepted';
        advice = "check this machine's clock, and what stands between this machine and the server";
    }
    else
        return undefined;
    return new src_errors/* SourceError */.c8('untrusted-certificate', `Cannot read "${host}": ${found} (${code}); ${advice}`);
}
/** The proxy refuses for want of a user: `variable` is the environment variable that names the proxy. */
function refusedByProxy(host, variable) {
    const where = variable === undefined ? 'where the proxy is set' : `in the environment variable "${variable}"`;
    return new src_errors/* SourceError */.c8('proxy-refused', `Cannot read "${host}": the proxy asks for a user and password, or refuses those it was given (HTTP status 407); ` +
        `set them ${where} (http://user:password@host:port)`);
}
/** @throws SourceError `not-utf8` when the body is not UTF-8, as JSON is (RFC 8259). */
function decodeBody(host, bytes) {
    try {
        // broken: answer-not-utf8
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    }
    catch {
        // It came whole, so it would come the same way again; another page may not hold these bytes.
        throw new src_errors/* SourceError */.c8('not-utf8', `Cannot use the answer of "${host}": it is not UTF-8; report this to Hireflix, an event may hold a text that was cut`);
    }
}
function refusedKey(found) {
    return new src_errors/* SourceError */.c8('unauthorized', `Cannot read the audit log: Hireflix refused the API key (${found}); make a key under My account → API keys as ` +
        'an administrator, and store it as the secret that the input "api-key" names');
}
/** The key is not refused where other requests of this run were answered with it. */
function refusedPart(found) {
    return new src_errors/* SourceError */.c8('query-refused', `Cannot read a part of the audit log: Hireflix refused it (${found}), after it had answered other requests with ` +
        'the same key; run again, and check the key only if that is refused as well');
}

;// CONCATENATED MODULE: ./src/hireflix/graphql-errors.ts




// The vendor publishes no error codes. These are the ones that Apollo Server documents (the vendor shows its tools),
// https://www.apollographql.com/docs/apollo-server/data/errors, others that are in use, and words that such messages use.
const refusedCodes = new Set([
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'UNAUTHORIZED',
    'ACCESS_DENIED',
    'PERMISSION_DENIED',
    'INVALID_API_KEY'
]);
const finalCodes = new Set([
    'GRAPHQL_VALIDATION_FAILED',
    'GRAPHQL_PARSE_FAILED',
    'OPERATION_RESOLUTION_FAILURE',
    'BAD_USER_INPUT',
    'BAD_REQUEST',
    'VALIDATION_ERROR',
    'INVALID_ARGUMENT',
    'INVALID_INPUT',
    'QUERY_TOO_COMPLEX'
]);
/** What Apollo Server writes where the application gave no code. */
const noCode = 'INTERNAL_SERVER_ERROR';
const refusedWords = /\b(un-?auth(?:oriz|enticat)|forbidden|not (?:authoriz|authenticat)|access denied|(?:invalid|missing|wrong|expired|revoked) (?:api[ -]?)?(?:key|token|credentials))/i;
/** They are said of a number of rows as well. */
const doubtfulWords = /\b(not (?:allowed|permitted)|permission)/i;
const queryWords = /\b(limit|skip|pagination|page size|values?|greater|larger|exceeds?|maximum|at most|too (?:large|big|many))\b|cannot query field|unknown (?:argument|field|type)|syntax error|query is too/i;
const limitWords = /rate[ _-]?limit|too[ _-]many[ _-]requests|throttl/i;
/** What the `errors` of a GraphQL answer mean. An answer with errors is never used, whatever stands beside them. */
function faultOfErrors(errors, context) {
    const { apiKey, status, waitMs, hasRead } = context;
    const list = Array.isArray(errors) ? errors : [errors];
    const meanings = list.map((error) => meaningOf(error, status));
    const quotedOf = (meaning) => quotable(graphql_errors_textOf(list[Math.max(0, meanings.indexOf(meaning ?? 'unknown'))]?.message), apiKey);
    // Who says when to come again does not refuse the key.
    if (meanings.includes('refused') && waitMs === undefined) {
        const said = `it says ${quotedOf('refused')}`;
        const found = status === 200 ? said : `HTTP status ${status}, ${said}`;
        return hasRead ? refusedPart(found) : refusedKey(found);
    }
    const meaning = ['final', 'limit', 'refused'].find((each) => meanings.includes(each));
    const fault = new src_errors/* SourceError */.c8(meaning === 'final' ? 'query-refused' : 'graphql-errors', `Cannot use the answer of the audit query: the server reports an error, ${quotedOf(meaning)}; ` +
        'nothing was archived from it, whatever data came beside it');
    if (meaning === 'final')
        return fault;
    return new TransientFailure(fault, waitMs, meaning === 'limit' || waitMs !== undefined);
}
/** Codes come first: words are asked only where there is no code, and doubtful ones only where nothing else is said. */
function meaningOf(error, answerStatus) {
    const { code: extensionCode, status: extensionStatus, http } = error?.extensions ?? {};
    const code = codeOf(extensionCode ?? error?.code);
    const message = graphql_errors_textOf(error?.message);
    const inner = [code, codeOf(extensionStatus), codeOf(http?.status)];
    const status = Number(inner.find((text) => /^[45]\d\d$/.test(text)) ?? answerStatus);
    const hasCode = code !== '' && code !== noCode && !/^\d+$/.test(code);
    if (refusedCodes.has(code))
        return 'refused';
    if (finalCodes.has(code))
        return 'final';
    if (limitWords.test(code) || status === 429)
        return 'limit';
    if (!hasCode && limitWords.test(message))
        return 'limit';
    if (status === 401 || status === 403)
        return 'refused';
    if (status >= 400 && isTransientStatus(status))
        return 'unknown';
    if (!hasCode && refusedWords.test(message))
        return 'refused';
    if (status >= 400 || (!hasCode && queryWords.test(message)))
        return 'final';
    return code === '' && doubtfulWords.test(message) ? 'refused' : 'unknown';
}
/**
 * What an answer says that is JSON but not GraphQL, as gateways write it: `{"error": "…"}`, `{"message": "…"}`,
 * `{"error": {"code": 429, "message": "…"}}`. `undefined` where it brings data, or says nothing.
 */
function complaintOf(body) {
    if (!(0,exact_json/* isJsonObject */.OW)(body) || (0,exact_json/* isJsonObject */.OW)((0,exact_json/* memberOf */.C5)(body, 'data')))
        return undefined;
    const error = (0,exact_json/* memberOf */.C5)(body, 'error');
    const inner = (0,exact_json/* isJsonObject */.OW)(error) ? error : body;
    const texts = [error, ...['error', 'message', 'title', 'detail'].map((name) => (0,exact_json/* memberOf */.C5)(inner, name))];
    const message = [...new Set(texts.filter((text) => typeof text === 'string' && text.trim() !== ''))].join(': ');
    if (message === '')
        return undefined;
    const codes = ['code', 'statusCode', 'status'].map((name) => (0,exact_json/* memberOf */.C5)(inner, name));
    return { message, code: codes.find((code) => codeOf(code) !== '') };
}
/** A fault that was found before the body was read, with what the body says. */
function quoting(fault, body, apiKey) {
    const errors = (0,exact_json/* isJsonObject */.OW)(body) ? (0,exact_json/* memberOf */.C5)(body, 'errors') : undefined;
    const [error] = Array.isArray(errors) ? errors : [complaintOf(body)];
    const message = graphql_errors_textOf(error?.message);
    if (message === '')
        return fault;
    return new src_errors/* SourceError */.c8(fault.code, fault.message.replace('; ', () => `, it says ${quotable(message, apiKey)}; `));
}
// Not String(): a stranger's object may have a member named toString.
function graphql_errors_textOf(value) {
    return typeof value === 'string' ? value : '';
}
/** Of a code, which may be a number. */
function codeOf(value) {
    return typeof value === 'number' ? `${value}` : graphql_errors_textOf(value).toUpperCase();
}
/** The server's words for the log: one line, short, nothing that a runner would take for a command, and no key. */
function quotable(message, apiKey) {
    // broken: hireflix-lines
    const plain = message
        .split(apiKey)
        .join('***')
        .replace(/[^\x20-\x7e]+/g, ' ')
        .replace(/::|##\[/g, ' ')
        .trim();
    if (plain === '')
        return 'without a message';
    // broken: key-in-hireflix-error
    if (new secret_search/* SecretSearch */.p([{ input: 'api-key', value: apiKey }]).find(plain) !== undefined)
        return 'with a message that holds the API key';
    // Only now: a key with a quotation mark would not be found any more.
    const shown = plain.replace(/"/g, "'");
    return `"${shown.length > 200 ? `${shown.slice(0, 200)}…` : shown}"`;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./src/hireflix/proxy.ts

/**
 * The proxy that the environment names for requests to `url`, by `https_proxy` or `http_proxy`, unless `no_proxy` or a
 * loopback address spares it. Each may be written in capitals; small letters win.
 * @throws SourceError `proxy-unreadable` for a value that cannot be used: passing by the proxy may be what it is there to
 * prevent.
 */
function findProxy(url, env) {
    const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
    const variable = [name, name.toUpperCase()].find((each) => env[each]?.trim());
    if (variable === undefined || isLoopback(url.hostname))
        return undefined;
    const spared = env['no_proxy']?.trim() || env['NO_PROXY'] || '';
    if (spared.split(/[\s,]+/).some((entry) => entry !== '' && spares(entry.toLowerCase(), url)))
        return undefined;
    const proxy = parseProxy(env[variable]?.trim() ?? '');
    if (proxy !== undefined)
        return { url: proxy, variable };
    throw new src_errors/* SourceError */.c8('proxy-unreadable', `Cannot read "${url.host}": the environment variable "${variable}" is not the address of an http or https proxy; ` +
        'write it as http://user:password@host:port, with a % in user or password as %25');
}
/** As curl reads it: without a scheme it is http. */
function parseProxy(text) {
    try {
        const proxy = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
        decodeURIComponent(proxy.username);
        decodeURIComponent(proxy.password);
        return /^https?:$/.test(proxy.protocol) ? proxy : undefined;
    }
    catch {
        return undefined;
    }
}
function isLoopback(host) {
    return /^(localhost|\[::1\]|127(\.\d+){3})$/.test(host);
}
/**
 * Whether an entry of `no_proxy` means this host: a name and all names below it, or an address; for one port, if it has
 * one. Some write `*.` before the name, or a scheme.
 */
function spares(entry, { hostname, port, protocol }) {
    if (entry === '*')
        return true;
    const [, name = '', entryPort] = /^(?:[a-z]+:\/\/)?(\[[\da-f.:]+\]|[\da-f]*:[\da-f.:]+|[^:/]+)(?::(\d+))?\/?$/.exec(entry) ?? [];
    if (entryPort !== undefined && entryPort !== (port || (protocol === 'https:' ? '443' : '80')))
        return false;
    const bare = name.replace(/^\*?\./, '').replace(/^\[|\]$|\.$/g, '');
    const host = hostname.replace(/^\[|\]$|\.$/g, '');
    return bare !== '' && (host === bare || host.endsWith(`.${bare}`));
}

;// CONCATENATED MODULE: ./src/hireflix/http.ts








/** More than a thousand events of 32 KiB; what is larger is not an answer to our question. */
// broken: answer-of-any-size
const maxAnswerBytes = 32 * 1024 * 1024;
/**
 * Sends to one endpoint over connections that are kept. Honours `https_proxy`, `http_proxy` and
 * `no_proxy` (never for loopback) by a tunnel. Redirects are not followed: node:http does not, and the key would go along.
 * Not fetch: it takes twice the processor time for the same pages, and the bundle half as long again to load.
 */
class Endpoint {
    url;
    host;
    #route;
    constructor(url) {
        this.url = url;
        this.host = url.host;
    }
    async send(request) {
        // broken: answer-takes-long
        const signal = AbortSignal.timeout(request.timeoutMs);
        this.#route ??= routeTo(this.url);
        const route = await this.#route;
        const response = await this.#request(request, route, signal).catch((error) => {
            throw this.#broken(error, route, signal);
        });
        // broken: redirect-followed
        const { statusCode: status = 0, headers } = response;
        const read = async () => decodeBody(this.host, await this.#bodyOf(response, route, signal));
        try {
            const serverNow = await this.#accept({ host: this.host, status, headers }, read);
            const waitMs = parseRetryAfter(headers['retry-after'], serverNow);
            return { status, serverNow, waitMs, text: await read() };
        }
        finally {
            response.destroy();
        }
    }
    async #accept(head, read) {
        try {
            return acceptHead(head, Date.now());
        }
        catch (error) {
            if (!(error instanceof TransientFailure) || !isJsonType(head.headers['content-type']))
                throw error;
            const { fault, waitMs, isLimit } = error;
            throw new TransientFailure(fault, waitMs, isLimit, await read().catch(() => undefined));
        }
    }
    async #request({ method, headers, body }, { agent }, signal) {
        // broken: tunnel-without-tls
        const request = (this.url.protocol === 'http:' ? external_node_http_.request : external_node_https_.request)(this.url, {
            method,
            headers: { ...headers, 'accept-encoding': 'gzip, deflate', 'content-length': Buffer.byteLength(body) },
            agent,
            signal
        });
        return new Promise((resolve, reject) => {
            request.on('response', resolve);
            request.on('error', reject);
            // What a proxy answers instead of opening a tunnel would otherwise pass for the answer.
            request.on('proxyConnect', ({ statusCode }) => {
                if (statusCode !== 200)
                    request.destroy(new NoTunnel(statusCode));
            });
            request.end(body);
        });
    }
    async #bodyOf(response, route, signal) {
        const chunks = [];
        let bytes = 0;
        try {
            for await (const chunk of this.#unpacked(response)) {
                // broken: unpacked-uncounted
                bytes += chunk.byteLength;
                if (bytes > maxAnswerBytes)
                    break;
                chunks.push(chunk);
            }
        }
        catch (error) {
            throw error instanceof src_errors/* SourceError */.c8 ? error : this.#broken(error, route, signal);
        }
        if (bytes > maxAnswerBytes) {
            throw new src_errors/* SourceError */.c8('too-large', `Cannot use the answer of "${this.host}": it is larger than 32 MiB; set a smaller "page-size"`);
        }
        return Buffer.concat(chunks);
    }
    /** What is unpacked is counted as it comes: a bomb ends when it is too large, not when it has gone off. */
    #unpacked(response) {
        const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
        if (encoding === 'identity')
            return response;
        if (!['gzip', 'x-gzip', 'deflate'].includes(encoding)) {
            response.destroy();
            throw new src_errors/* SourceError */.c8('not-json', `Cannot use the answer of "${this.host}": it is packed in a way that was not asked for; ` +
                'check what stands between this machine and the server');
        }
        return (0,external_node_stream_.pipeline)(response, (0,external_node_zlib_.createUnzip)(), () => undefined);
    }
    #broken(error, { variable }, signal) {
        if (signal.aborted)
            return unreachable(this.host, 'it did not answer in time');
        if (error instanceof NoTunnel) {
            if (error.status === 407)
                return refusedByProxy(this.host, variable);
            const found = `the proxy opens no tunnel to it (HTTP status ${error.status})`;
            return unreachable(this.host, found, `check the rules of the proxy that "${variable}" names, and try again`);
        }
        const code = http_codeOf(error);
        const distrusted = findDistrust(this.host, code);
        if (distrusted !== undefined)
            return distrusted;
        if (variable === undefined)
            return unreachable(this.host, `the connection failed (${code})`);
        const found = `the connection failed (${code}) on the way through the proxy that "${variable}" names`;
        return unreachable(this.host, found, 'check the proxy and the network, and try again');
    }
    async close() {
        const route = await this.#route?.catch(() => undefined);
        route?.agent.destroy();
    }
}
class NoTunnel extends Error {
    status;
    constructor(status) {
        super(`HTTP status ${status}`);
        this.status = status;
    }
}
/** @throws SourceError for a proxy that cannot be read. */
async function routeTo(url) {
    const options = { keepAlive: true };
    const proxy = findProxy(url, process.env);
    if (proxy === undefined)
        return { agent: url.protocol === 'http:' ? new external_node_http_.Agent(options) : new external_node_https_.Agent(options) };
    const { HttpsProxyAgent } = await __webpack_require__.e(/* import() */ 669).then(__webpack_require__.t.bind(__webpack_require__, 3669, 23));
    return { agent: new HttpsProxyAgent(proxy.url, options), variable: proxy.variable };
}
/** A system error code such as ECONNRESET, never an error's text. */
function http_codeOf(error) {
    let cause = error;
    for (let depth = 0; typeof cause === 'object' && cause !== null && depth < 5; depth++) {
        if (typeof cause.code === 'string' && /^[A-Z0-9_]{2,40}$/.test(cause.code))
            return cause.code;
        cause = cause.cause;
    }
    return 'no reason given';
}

;// CONCATENATED MODULE: ./src/hireflix/request-limiter.ts
/** So many answers in a row without a complaint, and one more request may be under way. */
const answersPerStep = 20;
/**
 * Lets so many requests under way at once. When the server asks for patience all of them wait as long as it says, and
 * from then on half as many are let through; the number recovers slowly. Patience ends when the pauses since the last
 * good answer add up to `mostWaitMs`.
 */
class RequestLimiter {
    most;
    wait;
    mostWaitMs;
    #allowed;
    #underWay = 0;
    #answers = 0;
    /** Counts the times the server asked for patience. */
    #turn = 0;
    /** How long the pause of this turn is. */
    #turnMs = 0;
    /** Pauses since the last good answer. */
    #waitedMs = 0;
    #hasPatience = true;
    #pause = Promise.resolve();
    #waiting = [];
    #closing = new AbortController();
    constructor(most, wait, mostWaitMs) {
        this.most = most;
        this.wait = wait;
        this.mostWaitMs = mostWaitMs;
        this.#allowed = most;
    }
    get allowed() {
        return this.#allowed;
    }
    /** Whether a request that failed is worth another try. */
    get hasPatience() {
        return this.#hasPatience;
    }
    /** Does the work when there is room. `waitOf` says how long its failure asks everyone to wait, if it does. */
    async run(work, waitOf) {
        await this.#enter();
        const turn = this.#turn;
        try {
            const result = await work();
            this.#recover();
            return result;
        }
        catch (error) {
            const waitMs = waitOf(error);
            if (waitMs !== undefined)
                this.#slowDown(turn, waitMs);
            throw error;
        }
        finally {
            this.#underWay--;
            this.#letIn();
        }
    }
    /** Ends a pause that nobody waits behind any more: it would hold the process for minutes. */
    close() {
        this.#closing.abort();
    }
    async #enter() {
        while (this.#underWay >= this.#allowed)
            await new Promise((resolve) => this.#waiting.push(resolve));
        this.#underWay++;
        // Whoever came in before a pause began waits for its end all the same; it may be prolonged meanwhile.
        for (let pause; pause !== this.#pause;) {
            pause = this.#pause;
            await pause;
        }
    }
    #recover() {
        this.#waitedMs = 0;
        this.#hasPatience = true;
        if (this.#allowed >= this.most || ++this.#answers < answersPerStep)
            return;
        this.#answers = 0;
        this.#allowed++;
        this.#letIn();
    }
    // The answers to requests that were under way together are one complaint, not several: their pauses overlap.
    #slowDown(turn, askedMs) {
        this.#answers = 0;
        const isNew = turn === this.#turn;
        if (isNew) {
            this.#turn++;
            this.#turnMs = 0;
            this.#allowed = Math.max(1, Math.floor(this.#allowed / 2));
        }
        const waitMs = Math.min(askedMs, this.#turnMs + this.mostWaitMs - this.#waitedMs);
        if (isNew && askedMs > 0 && waitMs === 0)
            this.#hasPatience = false;
        this.#waitedMs += Math.max(0, waitMs - this.#turnMs);
        this.#turnMs = Math.max(this.#turnMs, waitMs);
        this.#pause = Promise.all([this.#pause, this.wait(waitMs, this.#closing.signal)]);
    }
    #letIn() {
        for (let room = this.#allowed - this.#underWay; room > 0; room--)
            this.#waiting.shift()?.();
    }
}

;// CONCATENATED MODULE: ./src/hireflix/client.ts











/** The network and the clock. */
function networkEdges(endpoint) {
    return {
        transport: new Endpoint(endpoint),
        wait: waited,
        now: () => performance.now(),
        timeoutMs: 30_000,
        // broken: no-second-try
        retries: 5,
        backOffMs: 1000
    };
}
/** A server that asks for more patience than this at once is asked again before. */
const longestWaitMs = 5 * 60_000;
/**
 * All waiting that a server asks for between two good answers. With a minute of back-off, and time-outs, a run ends
 * within ten minutes of trouble.
 */
const mostWaitMs = 6 * 60_000;
const mostApartMs = 10 * 60_000;
/**
 * Reads the audit log of one account over GraphQL (vendor page "Fetch account logs"). Failures that time can mend are
 * retried here, bounded and logged: 408, 421, 425, 429, 5xx, resets, time-outs, truncated bodies, and answers of what
 * stands in between. A refused key never is.
 */
function hireflixClient(options, edges) {
    const { apiKey, log, concurrency = 16 } = options;
    const { transport, wait, now, retries, backOffMs } = edges;
    const rowOf = (row, serverNow) => (options.pseudonyms ?? { parseRow: events_event/* parseRow */.W0 }).parseRow(row, serverNow);
    const limiter = new RequestLimiter(concurrency, wait, mostWaitMs);
    const graphql = graphqlClient(options, edges);
    const dates = new DateCheck(transport.host, now);
    let hasRead = false;
    const askOnce = async (position) => {
        const query = auditQuery(position);
        const answer = await ask(graphql, { query, apiKey, host: transport.host, rowOf, dates, hasRead });
        hasRead = true;
        return answer;
    };
    return {
        host: options.endpoint.hostname,
        fetchSlice: (position) => (0,p_retry/* default */.Ay)(() => limiter.run(() => askOnce(position), waitOf), {
            retries,
            minTimeout: backOffMs,
            factor: 2,
            randomize: true,
            shouldRetry: ({ error }) => error instanceof TransientFailure && limiter.hasPatience,
            onFailedAttempt: ({ error, attemptNumber, retriesLeft }) => {
                if (!(error instanceof TransientFailure) || retriesLeft === 0 || !limiter.hasPatience)
                    return;
                log(`${error.message}: attempt ${attemptNumber} failed, trying again`);
            }
        }).catch((error) => {
            throw error instanceof TransientFailure ? error.fault : error;
        }),
        close: () => {
            limiter.close();
            return transport.close();
        }
    };
}
function waited(ms, signal) {
    return (0,promises_.setTimeout)(ms, undefined, { signal }).catch(() => undefined);
}
/** How long everyone is to wait, by what the server says. */
function waitOf(error) {
    if (!(error instanceof TransientFailure) || !error.isLimit)
        return undefined;
    return Math.min(error.waitMs ?? 0, longestWaitMs);
}
/** graphql-request, speaking through our transport. It is not shown the key. */
function graphqlClient({ endpoint, apiKey }, { transport, timeoutMs }) {
    const headers = {
        // broken: key-sent-twice
        'X-API-KEY': apiKey,
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': 'hireflix-audit-archive'
    };
    return new main/* GraphQLClient */.l4(endpoint.href, {
        fetch: async (_url, request) => responseOf(await transport
            .send({ method: 'POST', headers, body: String(request?.body), timeoutMs })
            .catch((error) => Promise.reject(explained(error, apiKey)))),
        // All of the body is put where graphql-request looks for data: it would refuse answers that are in order
        // ("extensions": null), and its errors quote what they refuse.
        jsonSerializer: { stringify: JSON.stringify, parse: (text) => ({ data: { body: parseBody(text) } }) },
        // To find the name it would parse the document before each request.
        excludeOperationName: true
    });
}
/** A refusal for now, in the server's words as well. */
function explained(error, apiKey) {
    if (!(error instanceof TransientFailure) || error.text === undefined)
        return error;
    const { fault, waitMs, isLimit, text } = error;
    return new TransientFailure(quoting(fault, parseBody(text), apiKey), waitMs, isLimit);
}
/**
 * What graphql-request reads of an answer whose head is in order. `ok` whatever the status: of any other answer it
 * makes an error that repeats the request and the answer in its message.
 */
function responseOf({ status, text, serverNow, waitMs }) {
    const headers = new Headers({
        'content-type': 'application/json',
        date: new Date(serverNow).toISOString(),
        ...(waitMs === undefined ? {} : { 'retry-after': `${waitMs}` })
    });
    return { ok: true, status, headers, text: async () => text };
}
/** One question as GraphQL is spoken over HTTP, https://graphql.org/learn/serving-over-http */
async function ask(graphql, asking) {
    const { query, host, rowOf, dates } = asking;
    const answer = await graphql
        .rawRequest(query)
        .catch((error) => Promise.reject(ownError(error, host)));
    const { status } = answer;
    const { body } = answer.data;
    const errors = (0,exact_json/* isJsonObject */.OW)(body) ? ((0,exact_json/* memberOf */.C5)(body, 'errors') ?? undefined) : undefined;
    // broken: errors-beside-data, errors-accepted
    const isClean = errors === undefined || (Array.isArray(errors) && errors.length === 0);
    const retryAfter = answer.headers.get('retry-after');
    const context = { ...asking, status, waitMs: retryAfter === null ? undefined : Number(retryAfter) };
    if (!isClean)
        throw faultOfErrors(errors, context);
    const complaint = complaintOf(body);
    if (complaint !== undefined)
        throw faultOfErrors([complaint], context);
    if (status !== 200)
        throw faultOfStatus(status, asking);
    if (typeof body === 'object' && body !== null) {
        const serverNow = Date.parse(answer.headers.get('date') ?? '');
        dates.check(serverNow);
        return parseAnswer((0,exact_json/* isJsonObject */.OW)(body) ? (0,exact_json/* memberOf */.C5)(body, 'data') : undefined, serverNow, rowOf);
    }
    throw new TransientFailure(new src_errors/* SourceError */.c8('not-json', `Cannot use the answer of "${host}": ${answer.body.length} characters that are not a complete GraphQL ` +
        'answer in JSON; try again later'));
}
/** A refusal in JSON that says nothing more. */
function faultOfStatus(status, { host, hasRead }) {
    if (status !== 401 && status !== 403)
        return failedStatus(host, status);
    const found = `HTTP status ${status}`;
    return hasRead ? refusedPart(found) : refusedKey(found);
}
/**
 * The dates of one run's answers must advance as its own clock does: one that stands still, or comes from a cache, would
 * date what is proven wrongly.
 */
class DateCheck {
    host;
    now;
    #first;
    constructor(host, now) {
        this.host = host;
        this.now = now;
    }
    /** @throws TransientFailure for a date that does not fit the first one: the next answer may come from elsewhere. */
    check(serverNow) {
        const at = this.now();
        this.#first ??= { serverNow, at };
        const aheadMs = serverNow - this.#first.serverNow - (at - this.#first.at);
        if (Math.abs(aheadMs) <= mostApartMs)
            return;
        const minutes = Math.round(Math.abs(aheadMs) / 60_000);
        throw new TransientFailure(new src_errors/* SourceError */.c8('unsteady-date', `Cannot use the answer of "${this.host}": its Date is ${minutes} minutes ${aheadMs > 0 ? 'ahead of' : 'behind'} ` +
            'the first Date of this run and the time that has passed since; check what stands between this machine and ' +
            'the server, such as a cache, and run again'));
    }
}
/** Errors of graphql-request may repeat the request and the answer: only those of our transport travel on. */
function ownError(error, host) {
    if (error instanceof TransientFailure || error instanceof src_errors/* SourceError */.c8)
        return error;
    return unreachable(host, 'the request failed before it was sent');
}
/** A parser's own error quotes what it was given: it must not travel on. */
function parseBody(text) {
    try {
        return (0,exact_json/* parseExactJson */.lQ)(text);
    }
    catch {
        // broken: cut-is-empty, parser-quotes
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/review/rules.ts
var review_rules = __webpack_require__(5727);
;// CONCATENATED MODULE: ./src/review/default-rules.ts

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
const defaultRules = (0,review_rules/* parseRules */.N)(defaultRulesText, { isDefault: true });

// EXTERNAL MODULE: ./src/review/fields.ts
var fields = __webpack_require__(6431);
// EXTERNAL MODULE: ./src/review/severity.ts
var review_severity = __webpack_require__(2305);
// EXTERNAL MODULE: ./src/review/signals/signal.ts
var signals_signal = __webpack_require__(524);
;// CONCATENATED MODULE: ./src/review/findings.ts




/** The events that a rule marks, in their order. */
function markedByRules(events, rules) {
    return events.flatMap((event) => notableOf(event, (0,review_rules/* classify */.L)(rules, event), undefined) ?? []);
}
/**
 * Everything that a review speaks of: the events of the period, and those new in this run wherever dated. Notable are
 * those that a rule marks or a signal concerns, at the higher of both severities. What a rule of the workflow author's
 * silences stays silent.
 */
function reviewEvents(report, rules) {
    const newIds = new Set(report.newEvents.map(({ id }) => id));
    const periodIds = new Set(report.reviewed.events.map(({ id }) => id));
    const marks = marksOf(report.signals);
    const furtherNew = report.newEvents.filter(({ id }) => !periodIds.has(id));
    return [...report.reviewed.events, ...furtherNew].map((event, index) => {
        const classification = (0,review_rules/* classify */.L)(rules, event);
        const notable = notableOf(event, classification, marks.get(event.id));
        const isNew = newIds.has(event.id);
        return {
            event,
            isUnclassified: classification.kind === 'unclassified',
            notable: notable && { ...notable, isNew },
            isNew,
            isInPeriod: index < report.reviewed.events.length
        };
    });
}
function marksOf(signals) {
    const marks = new Map();
    for (const { phrase, marks: marked } of signals) {
        for (const [id, severity] of marked) {
            const known = marks.get(id);
            marks.set(id, {
                severity: known === undefined ? severity : (0,review_severity/* moreSevere */._)(known.severity, severity),
                reasons: [...(known?.reasons ?? []), phrase]
            });
        }
    }
    return marks;
}
function notableOf(event, classification, mark) {
    if (classification.kind === 'quiet' && classification.isByAuthor)
        return undefined;
    const byRule = classification.kind === 'notable' ? classification : undefined;
    const severities = [byRule?.severity, mark?.severity].filter((severity) => severity !== undefined);
    if (severities.length === 0)
        return undefined;
    return {
        event,
        texts: (0,fields/* textsOf */.CB)(event),
        severity: severities.reduce(review_severity/* moreSevere */._),
        rule: byRule?.rule,
        reasons: mark?.reasons ?? []
    };
}
/** Most severe first, then newest first: a limit cuts off the least important. */
function sortByWeight(notable) {
    return notable.toSorted((a, b) => review_severity/* severityOrder */.I.indexOf(a.severity) - review_severity/* severityOrder */.I.indexOf(b.severity) ||
        b.event.timestamp - a.event.timestamp);
}
/** The events of actions that no rule knows, by action; most events first. */
function groupUnclassified(events) {
    const unclassified = events.filter(({ isUnclassified }) => isUnclassified);
    const byAction = (0,signals_signal/* groupsOf */.c1)(unclassified, ({ event }) => (0,fields/* actionOf */.qj)(event));
    return [...byAction].sort(([, a], [, b]) => b.length - a.length);
}

// EXTERNAL MODULE: ./src/review/groups.ts
var review_groups = __webpack_require__(6102);
// EXTERNAL MODULE: ./src/text/wording.ts
var wording = __webpack_require__(2179);
;// CONCATENATED MODULE: ./src/review/period-proof.ts

/** The parts of the reviewed period that the archive does not prove, oldest first. RFC 3339. */
function unprovenParts(report) {
    const { coverage, reviewed } = report;
    const [first, last] = [(0,wording/* timeOf */.nR)(reviewed.from), (0,wording/* timeOf */.nR)(reviewed.to)];
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

;// CONCATENATED MODULE: ./src/review/periods.ts
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
        deletions: facts.filter(({ action }) => action.isDeletion).length,
        exposures: facts.filter(({ action }) => action.isExposure).length,
        actors: new Set(facts.map(({ action }) => action.actor).filter((actor) => actor !== undefined)).size
    };
}

;// CONCATENATED MODULE: ./src/review/signals/facts.ts


const undoing = /remove|delete|revoke|disable|unshare|unpublish|expire/;
const ofLinks = /shar(?:e|ing)|public|publish|(?:^|[._-])links?(?:$|[._-])/;
const deleting = /delete|remove|destroy|erase|purge|wipe|anonymi/;
const exporting = /export|download|dump|backup/;
const creating = /(?:^|[._-])(?:create|add|invite|import|duplicate)/;
/** An event that only tells what is usual. */
function factsOf(event) {
    if (event.facts !== undefined)
        return event.facts;
    const { id, timestamp, value } = event;
    const object = (0,fields/* findText */.Vw)(value, ['object', 'id']);
    return usualFacts({ id, timestamp, object: object === undefined ? undefined : foldedText(object) }, actionFactsOf(value));
}
function usualFacts({ id, timestamp, object }, action) {
    return {
        id,
        timestamp,
        isReviewed: false,
        classification: undefined,
        action,
        object,
        isSensitive: action.isSensitive
    };
}
/** An event under review. */
function reviewedFactsOf(event, rules) {
    const facts = factsOf(event);
    const classification = (0,review_rules/* classify */.L)(rules, event);
    const isWarning = classification.kind === 'notable' && classification.severity !== 'notice';
    return {
        ...facts,
        classification,
        isReviewed: !(classification.kind === 'quiet' && classification.isByAuthor),
        isSensitive: facts.isSensitive || isWarning
    };
}
function foldedText(text) {
    return text.slice(0, 1024).toLowerCase();
}
function actionFactsOf(value) {
    const text = (...path) => {
        const found = (0,fields/* findText */.Vw)(value, path);
        return found === undefined ? undefined : foldedText(found);
    };
    const medium = text('medium');
    const name = text('action');
    const named = name ?? '';
    const isOfLinks = ofLinks.test(named);
    // To take a link away destroys nothing and exposes nothing.
    const isDeletion = !isOfLinks && deleting.test(named);
    const isExposure = isOfLinks && !undoing.test(named);
    return {
        actor: text('actor', 'id') ?? text('actor', 'email'),
        name,
        ip: text('ip'),
        host: text('host'),
        medium,
        isCreation: !isExposure && !isDeletion && creating.test(named),
        isDeletion,
        isExposure,
        isByApiKey: (0,fields/* isApiKey */.A)(medium),
        isSensitive: isDeletion || isExposure || exporting.test(named)
    };
}

// EXTERNAL MODULE: ./src/review/report.ts
var review_report = __webpack_require__(2472);
;// CONCATENATED MODULE: ./src/review/verdict.ts


/** Whether a review has nothing above notice, and nothing else that asks for a look. */
function quietOf(report, events) {
    const { late, revised, vanished } = report.anomalies;
    const isQuiet = (report.verdict === 'proven' || report.source === undefined) &&
        report.newGaps.length === 0 &&
        report.quarantined.size === 0 &&
        late + revised + vanished === 0 &&
        (report.source === undefined || (0,review_report/* alarmOf */.pR)(report.daysUntilLoss) === undefined) &&
        events.every(({ notable, isUnclassified }) => !isUnclassified && (notable === undefined || notable.severity === 'notice'));
    if (!isQuiet)
        return undefined;
    return events.some(({ notable }) => notable !== undefined) ? 'notices' : 'silent';
}
function verdictOf(report, found) {
    const { state, sentence } = report.source === undefined ? proofOfPeriod(found) : proofOfRun(report.verdict, found.quiet);
    return { state, sentence: `${sentence}${looksOf(found.alarming)}` };
}
/** For a review without a run. Hireflix was not asked, so nothing is said of the time since. */
function proofOfPeriod({ quiet, isPeriodProven }) {
    if (!isPeriodProven) {
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
function proofOfRun(state, quiet) {
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
function looksOf(groups) {
    const critical = groups.filter(({ severity }) => severity === 'critical').length;
    if (groups.length === 0)
        return '';
    if (groups.length === 1)
        return `; one ${critical === 1 ? 'critical ' : ''}thing needs a look`;
    const share = critical === groups.length ? 'all' : critical === 0 ? 'none' : (0,wording/* renderNumber */.kT)(critical);
    return `; ${(0,wording/* renderNumber */.kT)(groups.length)} things need a look, ${share} of them critical`;
}

;// CONCATENATED MODULE: ./src/review/judgement.ts






/** Decides everything that is said about a report. */
function judge(report, rules) {
    const { newEvents, reviewed, quarantined } = report;
    const isRun = report.source !== undefined;
    const events = reviewEvents(report, rules);
    const notable = sortByWeight(events.flatMap((each) => each.notable ?? []));
    const notableById = new Map(notable.map((each) => [each.event.id, each]));
    const inQuestion = isRun ? newEvents : reviewed.events;
    const groups = (0,review_groups/* groupNotable */.$7)(notable);
    const alarming = groups.filter(({ severity }) => severity !== 'notice');
    const countOf = (level) => notable.filter(({ severity }) => severity === level).length;
    const quiet = quietOf(report, events);
    const unproven = unprovenParts(report);
    return {
        ...report,
        isRun,
        events,
        notable,
        groups,
        alarming,
        severities: { critical: countOf('critical'), warning: countOf('warning'), notice: countOf('notice') },
        notableInQuestion: sortByWeight(inQuestion.flatMap(({ id }) => notableById.get(id) ?? [])),
        unclassified: groupUnclassified(events),
        opening: verdictOf(report, { quiet, alarming, isPeriodProven: unproven.length === 0 }),
        quiet,
        counts: countPeriod(reviewed, reviewed.events.map(factsOf)),
        unproven,
        gapsInPeriod: gapsInPeriod(report),
        quarantinedRows: [...quarantined.values()].reduce((sum, count) => sum + count, 0)
    };
}

// EXTERNAL MODULE: ./src/archive/opened-archive.ts
var opened_archive = __webpack_require__(5998);
;// CONCATENATED MODULE: ./src/events/event-counts.ts
/**
 * The number of copies of each event: m(κ) of the format. The first text of an event is kept. κ is computed only when
 * two different lines share a millisecond.
 */
class EventCounts {
    /** By timestamp: the only event of it, or all of them by κ. */
    #at = new Map();
    #size = 0;
    /** The number of different events. */
    get size() {
        return this.#size;
    }
    /** The copies of these events in the lists. Other events are not counted. */
    countIn(lists) {
        const counted = new EventCounts();
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
    /** Counts at least this number of copies. */
    raise(event, copies) {
        const known = this.#find(event);
        // broken: sum-pages, sum-pages-unnoticed/1
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
        // broken: strange-row-hides-the-tie
        if (timestamp !== last)
            beforeGroup = previous;
        previous = index;
        last = timestamp;
        oldest = Math.min(oldest, timestamp);
    }
    if (first === undefined)
        return undefined;
    // broken: order-assumed-sorted
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
 * one (a faulty server), nor a total (it may lag). A log is empty only if no answer of the run held a row.
 */
function findEnd(slices) {
    const empty = slices.filter((slice) => slice.rows === 0 && slice.total === slice.skip);
    const ends = new Set(empty.map((slice) => slice.skip));
    // All of them, not one: a guess may have brought the last row alone, without the rows before it.
    const tails = slices.filter((slice) => slice.rows > 0 && slice.skip + slice.rows === slice.total && ends.has(slice.total));
    // broken: short-page-is-the-end/2
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
 * The milliseconds in which every event shown is known with its exact number of copies. `through` caps all claims. With
 * `some`, only these slices prove; order and end of the list are judged by all.
 */
function provenBy(slices, through, some = slices) {
    const end = findEnd(slices);
    if (end !== undefined && isWhole(end, some)) {
        // One answer held every row, so the order of the list does not matter.
        return [{ from: Number.NEGATIVE_INFINITY, to: through }];
    }
    const order = orderOf(slices);
    // In a list that is not sorted, an event of a time between two rows of a slice may stand outside of the slice. A single
    // group of equal timestamps does not show the direction of the list.
    if (order === 'none' || order === 'either')
        return [];
    // broken: pages-connect-by-position/2
    return some.flatMap((slice) => {
        if (slice.shape === undefined)
            return [];
        const { first, last } = slice.shape;
        // broken: one-tail-only
        const isTail = end?.tails.includes(slice) ?? false;
        const bounds = order === 'oldest-first'
            ? {
                from: slice.skip === 0 ? Number.NEGATIVE_INFINITY : first + 1,
                to: isTail ? through : last - 1
            }
            : {
                // broken: newest-plus-one/1
                from: isTail ? Number.NEGATIVE_INFINITY : last + 1,
                // broken: newest-plus-one/4
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

;// CONCATENATED MODULE: ./src/hireflix/seen-answers.ts



/** Events are logged some time after they happen: younger ones are read, and not yet claimed. */
// broken: settling-too-short
const settleMs = 2 * 60_000;
/** The answers of one run. Copies are counted per answer and the maximum is kept: pages are never summed. */
class SeenAnswers {
    #events = new EventCounts();
    #quarantined = new Map();
    #slices = [];
    #doubts = new Set();
    /** The number of slices whose rows were dropped. */
    #forgotten = 0;
    #requests = 0;
    #order = 'either';
    #serverNow;
    /** The whole log, once it was put together from answers. */
    #fitted;
    /** Why it could not be. */
    #misfit;
    admit(skip, answer) {
        this.#serverNow ??= answer.serverNow;
        this.keep(answer);
        const slice = sliceOf(skip, answer);
        this.#slices.push(slice);
        this.#order = joinOrders(this.#order, slice.shape?.order ?? 'either');
        return slice;
    }
    /** Keeps the rows of an answer that is not used as a proof. */
    keep(answer) {
        this.#requests++;
        const shown = new EventCounts();
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
    /** Takes a list for the whole log, as if one answer had held it. */
    proveWhole(list) {
        for (const { event, copies } of list.countEvents())
            this.#events.raise(event, copies);
        this.#fitted = list;
    }
    /** The most copies of an event that one answer showed. */
    copiesOf(event) {
        return this.#events.copiesOf(event);
    }
    /** Notes why answers without an order of time could not be put together. */
    noteMisfit(reason) {
        this.#misfit ??= reason;
    }
    /** Whether a list that is not sorted by time was read, which a reading from its front to its end may prove. */
    get isInPieces() {
        return this.#order === 'none' && !this.hasWhole && !this.hasMisfit;
    }
    get hasMisfit() {
        return this.#misfit !== undefined;
    }
    /** The order of the rows in all answers. */
    get order() {
        return this.#order;
    }
    /** Whether the end of the log was seen and confirmed. */
    get hasEnd() {
        return findEnd(this.#slices) !== undefined;
    }
    /** Whether one answer held the whole log, or several that fit together. */
    get hasWhole() {
        if (this.#fitted !== undefined)
            return true;
        const end = findEnd(this.#slices);
        return end !== undefined && isWhole(end, this.#slices);
    }
    /** The last millisecond before which every retained event was read; known once the end of a sorted list was seen. */
    get readUpTo() {
        return this.#provenBy(this.#slices).find(({ from }) => from === Number.NEGATIVE_INFINITY)?.to;
    }
    #provenBy(slices) {
        if (this.#fitted !== undefined)
            return [{ from: Number.NEGATIVE_INFINITY, to: this.#through }];
        return (0,intervals/* unionOf */.Z6)(provenBy(this.#slices, this.#through, slices));
    }
    get #through() {
        // broken: watermark-from-event-time, no-settling
        return (this.#serverNow ?? Number.NEGATIVE_INFINITY) - settleMs;
    }
    #orderDoubts(total) {
        if (this.#order !== 'none' || this.hasWhole)
            return [];
        const found = this.#misfit === undefined ? '' : `, and ${this.#misfit}`;
        return [
            `The server did not list events in the order of time${found}: of ${total} events, none could be proven ` +
                'complete; a page-size that holds them all in one answer can prove them'
        ];
    }
    get #oldestRetained() {
        return this.#fitted === undefined ? oldestRetainedIn(this.#slices) : this.#fitted.oldest;
    }
    /** Drops the rows, which are archived by then. The slices are kept, and prove on. */
    forget() {
        this.#events = new EventCounts();
        this.#quarantined.clear();
        this.#forgotten = this.#slices.length;
        this.#requests = 0;
        this.#fitted = undefined;
    }
    /** @throws Error before the first answer was admitted. */
    observed() {
        const latest = this.#slices.at(-1);
        if (latest === undefined || this.#serverNow === undefined)
            throw new Error('Nothing was observed yet');
        return {
            events: this.#events,
            quarantined: new Map(this.#quarantined),
            proven: this.#provenBy(this.#slices),
            held: this.#provenBy(this.#slices.slice(this.#forgotten)),
            through: this.#through,
            serverNow: this.#serverNow,
            total: latest.total,
            reachedEnd: this.hasEnd,
            oldestRetained: this.#oldestRetained,
            requests: this.#requests,
            order: this.#order,
            doubts: [...this.#doubts, ...this.#orderDoubts(latest.total)]
        };
    }
}

// EXTERNAL MODULE: ./src/review/review-period.ts
var review_period = __webpack_require__(8494);
// EXTERNAL MODULE: ./src/archive/parts.ts
var archive_parts = __webpack_require__(428);
// EXTERNAL MODULE: ./src/events/tombstone.ts
var tombstone = __webpack_require__(8486);
;// CONCATENATED MODULE: ./src/review/signals/archived-facts.ts



const archived_facts_text = String.raw `"[^"\\]*"`;
const textOrNull = `(?:${archived_facts_text}|null)`;
const flat = String.raw `[^"\\{}]*(?:"[^"\\]*"[^"\\{}]*)*`;
/**
 * The usual form of an archived line, up to `host`: texts without escapes, an object without objects inside. Members
 * have a fixed order (docs/format.md), so no other member can stand in these places. It finds actor, action, object and
 * origin.
 */
const usualLine = new RegExp(String.raw `^\{"time":"[^"]*",("action":${archived_facts_text},"actor":\{(?:"email":${textOrNull},)?"id":${archived_facts_text}\}),` +
    String.raw `"object":\{(${flat})\},("medium":${textOrNull},"ip":${textOrNull},"host":${textOrNull}),`);
const idOfObject = /(?:^|,)"id":(?:"([^"\\]*)"|null|(.))/;
/**
 * Reads the facts for signals from lines of verified files; a review needs a quarter of a year of them. One expression
 * reads a line of the usual form; other lines are parsed as JSON. A test compares the two.
 */
class ArchivedFacts {
    /** By actor and action, then by origin: few people do few different things from few places. */
    #actions = new Map();
    /** Undefined for a redacted event, of which nothing is left. */
    read(line, timestamp) {
        const [, what, members, where] = usualLine.exec(line) ?? [];
        if (what !== undefined && members !== undefined && where !== undefined) {
            const [, id, otherId] = idOfObject.exec(members) ?? [];
            const object = id === undefined ? undefined : foldedText(id);
            if (otherId === undefined)
                return usualFacts({ id: line, timestamp, object }, this.#actionFactsOf(what, where));
        }
        if ((0,tombstone/* parseTombstone */.f2)(line) !== undefined)
            return undefined;
        return factsOf({ id: line, timestamp, value: (0,exact_json/* parseExactJson */.lQ)(line) });
    }
    #actionFactsOf(what, where) {
        let places = this.#actions.get(what);
        if (places === undefined) {
            places = new Map();
            this.#actions.set(what, places);
        }
        const known = places.get(where);
        if (known !== undefined)
            return known;
        const action = actionFactsOf((0,exact_json/* parseExactJson */.lQ)(`{${what},${where}}`));
        places.set(where, action);
        return action;
    }
}

;// CONCATENATED MODULE: ./src/review/signals/newcomers.ts

/** A newcomer is looked at on its first day; after that it is known. */
const newnessMs = signals_signal/* dayMs */.LP;
// Where newcomers are everyday (addresses of mobile phones), one more says nothing.
const habitMs = 28 * signals_signal/* dayMs */.LP;
/** The reviewed events of values that were never seen before, where not more than `most` of them came within 28 days. */
function findNewcomers(facts, options) {
    const { since, most, read } = options;
    const firstAt = new Map();
    const arrivals = [];
    const rare = new Set();
    return facts.flatMap((fact) => {
        const value = read(fact);
        if (value === undefined)
            return [];
        const first = firstAt.get(value) ?? fact.timestamp;
        if (!firstAt.has(value)) {
            firstAt.set(value, first);
            if (first - since < signals_signal/* leastHistoryMs */.yJ)
                return [];
            arrivals.push(first);
            if (arrivals.length <= most || first - (arrivals.shift() ?? first) >= habitMs)
                rare.add(value);
        }
        const isNew = fact.isReviewed && rare.has(value) && fact.timestamp - first <= newnessMs;
        return isNew ? [{ fact, value, first }] : [];
    });
}

;// CONCATENATED MODULE: ./src/review/signals/api-key-hosts.ts


// Where more new addresses than this came within 28 days, the integration runs on changing machines.
const mostAddresses = 2;
/**
 * The use of an API key through a host, or from an address, that no key was used from before. A key opens the whole
 * account, and programs do not travel.
 */
function findApiKeyHosts({ facts, since }) {
    const uses = facts.filter(({ action }) => action.isByApiKey);
    const first = uses[0];
    if (first === undefined)
        return [];
    if (first.isReviewed && first.timestamp - since >= signals_signal/* leastHistoryMs */.yJ)
        return [firstUse(uses, first, since)];
    const hosts = findNewcomers(uses, {
        since,
        most: Number.POSITIVE_INFINITY,
        read: ({ action }) => action.host
    });
    const ofHosts = new Set(hosts.map(({ fact }) => fact));
    const addresses = findNewcomers(uses, { since, most: mostAddresses, read: ({ action }) => action.ip });
    return [
        ...signalOf(hosts, { what: 'through a host', level: 'critical', since }),
        ...signalOf(addresses.filter(({ fact }) => !ofHosts.has(fact)), { what: 'from an address', level: 'warning', since })
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
function signalOf(found, { what, level, since }) {
    const byDays = (0,signals_signal/* groupsOf */.c1)(found, ({ first }) => (0,signals_signal/* daysBetween */.YM)(since, first));
    return [...byDays].map(([days, own]) => ({
        kind: 'api-key-host',
        phrase: `API key used ${what} never seen in ${days}`,
        marks: new Map(own.map(({ fact }) => [fact.id, level]))
    }));
}

;// CONCATENATED MODULE: ./src/review/signals/bursts.ts


// Manual work on a busy day stays below these numbers; a script, a spree or a clean-out does not.
const windows = [
    { ms: signals_signal/* hourMs */.$0, least: 10 },
    { ms: signals_signal/* dayMs */.LP, least: 30 }
];
// Three times as many as it takes is no slip of the hand any more.
const criticalFactor = 3;
// An actor who always does much at once is measured by that.
const habitFactor = 2;
/** Many deletions by one actor within an hour or a day. */
function findDeletionBursts(input) {
    return findBursts(input, {
        kind: 'deletion-burst',
        noun: 'deletion',
        concerns: ({ action }) => action.isDeletion
    });
}
/** Many links or publications by one actor within an hour or a day. */
function findExposureBursts(input) {
    return findBursts(input, {
        kind: 'exposure-burst',
        noun: 'public or shared link',
        concerns: ({ action }) => action.isExposure
    });
}
function findBursts({ facts }, { kind, noun, concerns }) {
    const byActor = (0,signals_signal/* groupsOf */.c1)(facts.filter(concerns), ({ action }) => action.actor ?? `from ${action.ip}`);
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


const sorts = [
    {
        kind: 'first-seen-actor',
        read: ({ action }) => action.actor,
        phraseOf: (_count, days) => `actor never seen in ${days}`,
        mostNewcomers: 4,
        raises: true
    },
    {
        kind: 'first-seen-address',
        // People without an account, who follow a link, come from anywhere.
        read: ({ action }) => (action.actor === undefined ? undefined : action.ip),
        phraseOf: (count, days) => count === 1 ? `address never seen in ${days}` : `${count} addresses never seen in ${days}`,
        mostNewcomers: 4,
        raises: true
    },
    {
        kind: 'first-seen-action',
        // An action that a rule calls routine is routine the first time too.
        read: ({ action, classification }) => (classification?.kind === 'quiet' ? undefined : action.name),
        phraseOf: (count, days) => count === 1 ? `first time in ${days}` : `${count} actions first seen in ${days}`,
        mostNewcomers: 8,
        raises: false
    },
    {
        kind: 'first-seen-medium',
        read: ({ action }) => action.medium,
        phraseOf: (_count, days) => `medium never seen in ${days}`,
        mostNewcomers: 4,
        raises: true
    }
];
/** Actors, addresses, actions and mediums that the archive has not seen before. */
function findFirstSeen(input) {
    return sorts.flatMap((sort) => findFirsts(input, sort));
}
function findFirsts({ distinct, since }, { read, phraseOf, mostNewcomers, raises, kind }) {
    const found = findNewcomers(distinct, { since, most: mostNewcomers, read });
    // What came to one actor, never seen in the same number of days.
    const groups = (0,signals_signal/* groupsOf */.c1)(found, ({ fact, first }) => JSON.stringify([fact.action.actor, (0,signals_signal/* daysBetween */.YM)(since, first)]));
    return [...groups.values()].map((own) => ({
        kind,
        phrase: phraseOf(new Set(own.map(({ value }) => value)).size, (0,signals_signal/* daysBetween */.YM)(since, own[0]?.first ?? since)),
        marks: new Map(own.map(({ fact }) => [fact.id, raises && fact.isSensitive ? 'warning' : 'notice']))
    }));
}
/** Actions that a rule marks, done for the first time by an actor who has been there for a while. */
function findFirstsByActor({ distinct }) {
    const actors = new Map();
    const signals = new Map();
    for (const { action, timestamp, id, isReviewed, classification } of distinct) {
        const { actor, name } = action;
        if (actor === undefined || name === undefined)
            continue;
        const known = actors.get(actor) ?? { since: timestamp, actions: new Set() };
        actors.set(actor, known);
        if (known.actions.has(name))
            continue;
        known.actions.add(name);
        if (!isReviewed || classification?.kind !== 'notable' || timestamp - known.since < signals_signal/* leastHistoryMs */.yJ)
            continue;
        const phrase = `first time by this actor in ${(0,signals_signal/* daysBetween */.YM)(known.since, timestamp)}`;
        const group = JSON.stringify([actor, phrase]);
        const signal = signals.get(group) ?? { phrase, marks: new Map() };
        signals.set(group, signal);
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
    const byActor = (0,signals_signal/* groupsOf */.c1)(facts, ({ action }) => action.actor);
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
            marks: new Map(unusual.map((fact) => [fact.id, fact.isSensitive ? 'warning' : 'notice']))
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
 * The deletion of an object within a day of its creation, or within a week of a share link to it. An actor
 * who shares and deletes within a day may be covering tracks: that is a warning.
 */
function findShortLived({ facts }) {
    const created = new Map();
    const shared = new Map();
    const found = new Map();
    const mark = (phrase, id, level) => {
        const marks = found.get(phrase) ?? new Map();
        found.set(phrase, marks.set(id, level));
    };
    for (const { object, timestamp, id, action, isReviewed } of facts) {
        const { actor, isExposure, isDeletion, isCreation } = action;
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
    const facts = [...history, ...reviewed.map((event) => reviewedFactsOf(event, rules))].sort((a, b) => a.timestamp - b.timestamp || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    const known = new Set();
    const distinct = facts.filter(({ action, isReviewed }) => {
        const isDistinct = isReviewed || !known.has(action);
        known.add(action);
        return isDistinct;
    });
    const input = { facts, distinct, since: facts[0]?.timestamp ?? 0 };
    return detectors.flatMap((detector) => detector(input));
}

;// CONCATENATED MODULE: ./src/run/archive-review.ts







const historyMs = 90 * 86_400_000;
// Some fifty thousand events: enough to show what is usual. A long archive costs no more to review than this.
const maxHistoryBytes = 16 * 1024 * 1024;
const periodsCompared = 4;
/**
 * Reads what a review needs, verified: the whole period, and what is usual in the time before it.
 * @throws IntegrityError when a file does not match the ledger; ArchiveError when one cannot be read.
 */
async function reviewArchive(reader, options) {
    const { period, rules, added, coverage, newEvents } = options;
    const { paths, knownFrom } = choosePaths(reader.state, period);
    await reader.readLines(paths);
    const held = new ReviewInput({ knownFrom, period, newEvents });
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
        earlier: periodsBefore(period, periodsCompared)
            .filter(({ from }) => from >= beginning)
            .map((earlier) => countPeriod(earlier, before))
    };
}
/** What the archive holds of the known time: the whole events of the period, and the facts of earlier ones. */
class ReviewInput {
    known;
    reviewed = [];
    before = [];
    /** Facts of events dated before the period and archived by this run: they are reviewed, so they show nothing usual. */
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
        const facts = this.#facts.read(line, timestamp);
        if (facts === undefined)
            return;
        if (timestamp >= period.from) {
            this.reviewed.push(new ArchivedReviewEvent(new events_event/* StoredEvent */.SZ(timestamp, line), facts));
        }
        else if (this.#isNew(line))
            this.newBefore.push(facts);
        else
            this.before.push(facts);
    }
    // A lookup hashes the whole line, so it is avoided where the set is empty.
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
/** All parts of the reviewed time, and the newest before it, within bounds: everything from `knownFrom` on is read. */
function choosePaths(state, reviewed) {
    const length = reviewed.to - reviewed.from + 1;
    const wantedFrom = reviewed.from - Math.max(historyMs, periodsCompared * length);
    const needed = new Set((0,archive_parts/* partsWithin */.YA)(state, reviewed));
    const wanted = new Set((0,archive_parts/* partsWithin */.YA)(state, { from: wantedFrom, to: reviewed.from }));
    let bytes = 0;
    let knownFrom = wantedFrom;
    const paths = [...needed];
    for (const part of (0,archive_parts/* partsOf */.CI)(state).toReversed()) {
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
    return (0,tombstone/* parseTombstone */.f2)(event.line) === undefined ? [new ArchivedReviewEvent(event)] : [];
}
/** Holds its line alone: a backfill brings hundreds of thousands, and most are looked at once. */
class ArchivedReviewEvent {
    event;
    facts;
    constructor(event, facts) {
        this.event = event;
        this.facts = facts;
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

// EXTERNAL MODULE: ./src/archive/coverage.ts
var archive_coverage = __webpack_require__(6642);
// EXTERNAL MODULE: ./src/archive/ledger.ts + 2 modules
var archive_ledger = __webpack_require__(7851);
;// CONCATENATED MODULE: ./src/run/run-report.ts




const nothingRead = {
    reasons: [],
    newGaps: [],
    newEvents: [],
    anomalies: { late: 0, revised: 0, vanished: 0 },
    quarantined: new Map(),
    changedFiles: [],
    commits: [],
    source: undefined
};
/** The report on an archive as it is now; of a run, or of a look at it without the source. */
function reportOf(archive, found) {
    const { review, run = nothingRead, ...rest } = found;
    const newest = [...archive.files.values()]
        .map((file) => Date.parse(file.newest ?? ''))
        .filter(Number.isFinite);
    return {
        ...rest,
        ...run,
        ...review,
        gaps: archive.gaps,
        daysUntilLoss: (0,archive_coverage/* daysUntilLoss */.Bg)(found.coverage, found.serverNow),
        archivedEvents: archive.events,
        ...(newest.length === 0 ? {} : { newestEvent: Math.max(...newest) }),
        ...(archive.begunAt === undefined ? {} : { begunAt: Date.parse(archive.begunAt) }),
        ledgerHead: (0,archive_ledger/* ledgerHeadOf */.dF)(archive),
        pseudonymized: archive.pseudonyms?.fields ?? []
    };
}
/** The sum of a run's stages; nearly every run has one. */
class RunRecord {
    rules;
    opened;
    #newEvents = [];
    #newRoutineEvents = 0;
    /** Of the routine events within the reviewed period. */
    #newRoutineTimes = new Set();
    #commits = [];
    #changedFiles = new Set();
    #quarantined = new Map();
    #revised = 0;
    #requests = 0;
    constructor(rules, opened) {
        this.rules = rules;
        this.opened = opened;
    }
    /** Adds a stage that others follow. Routine events are counted, not kept: memory must not grow with the log. */
    addStage(reading, written) {
        this.#add(reading, written);
        for (const event of newEventsOf(written)) {
            if ((0,review_rules/* classify */.L)(this.rules, event).kind !== 'quiet')
                this.#newEvents.push(event);
            else {
                this.#newRoutineEvents++;
                if (event.timestamp >= reading.period.from)
                    this.#newRoutineTimes.add(event.timestamp);
            }
        }
    }
    /**
     * Adds the last stage, and reviews the archive.
     * @throws IntegrityError or ArchiveError when what the review compares with cannot be read.
     */
    async report(reading, written, edges) {
        this.#add(reading, written);
        for (const event of newEventsOf(written))
            this.#newEvents.push(event);
        const { plan, archive, state } = written;
        const { coverage, verdict, reasons, newGaps } = plan.claim;
        const { serverNow, total } = reading.observed;
        const review = await reviewArchive(archive, {
            period: reading.period,
            rules: this.rules,
            coverage,
            added: plan.added,
            newEvents: this.#newEvents
        });
        this.#keepMarked(review);
        return reportOf(state, {
            verdict,
            destination: edges.destination.description,
            serverNow,
            coverage,
            review,
            run: {
                reasons,
                newGaps,
                newEvents: this.#newEvents,
                newRoutineEvents: this.#newRoutineEvents,
                anomalies: { late: plan.late, revised: this.#revised, vanished: plan.vanished.length },
                quarantined: this.#quarantined,
                changedFiles: [...this.#changedFiles],
                commits: this.#commits,
                isBeginning: this.opened.head === undefined && state.head !== undefined,
                source: { host: edges.source.host, total, requests: this.#requests }
            }
        });
    }
    #add({ observed }, { plan, batches, commits }) {
        for (const { paths } of batches)
            for (const path of paths)
                this.#changedFiles.add(path);
        this.#commits.push(...commits);
        this.#revised += plan.revised;
        for (const { reason } of plan.quarantined)
            this.#quarantined.set(reason, (this.#quarantined.get(reason) ?? 0) + 1);
        this.#requests += observed.requests;
    }
    /** An event that a signal marks is not routine, even if a rule says so. */
    #keepMarked({ reviewed, signals }) {
        if (this.#newRoutineTimes.size === 0)
            return;
        const marked = new Set(signals.flatMap(({ marks }) => [...marks.keys()]));
        const known = new Set(this.#newEvents.map(({ id }) => id));
        for (const event of reviewed.events) {
            if (!this.#newRoutineTimes.has(event.timestamp) || !marked.has(event.id) || known.has(event.id))
                continue;
            this.#newEvents.push(event);
            this.#newRoutineEvents--;
        }
    }
}
function newEventsOf({ batches }) {
    return batches.flatMap(({ added }) => added.flatMap(toReviewEvents));
}

;// CONCATENATED MODULE: ./src/run/archive-report.ts






/**
 * Reviews an existing archive, without the source: verified as for archiving, and nothing is written. Without `now`
 * it is the time up to which the archive's last entry proves, so that the same archive gives the same report on any day.
 * @throws IntegrityError or ArchiveError
 */
async function reportOn(place, options) {
    const { description } = place;
    const archive = await (0,opened_archive/* openArchive */.p)({
        description,
        open: async () => ({ revision: '', ...(await place.open()) })
    });
    const { state } = archive;
    if (state.head === undefined) {
        throw new src_errors/* ArchiveError */.di('not-a-folder', `Cannot review ${description}: there is no archive in it yet (no ledger.jsonl); name its folder, or archive first`);
    }
    const { rules, coverage = state.coverage } = options;
    const serverNow = options.now ?? lastLook(state.head.at, coverage);
    const period = (0,review_period/* periodAt */.Vw)(options.period, serverNow);
    const review = await reviewArchive(archive, { period, rules, coverage, added: [], newEvents: [] });
    const verdict = state.verdict ?? 'unproven';
    return reportOf(state, { verdict, destination: description, serverNow, coverage, review });
}
// A run proves up to its time less a settling time. Where it did, the review ends there, not at events that may still
// be joined by others; where it did not, what was seen since is reviewed too, and said to be unproven.
function lastLook(at, coverage) {
    const through = coverage === undefined ? Number.NaN : Date.parse(coverage.through);
    return Date.parse(at) - through <= settleMs ? through : Date.parse(at);
}

;// CONCATENATED MODULE: ./src/archive/pseudonym-check.ts


/**
 * An archive has one list of fields and one key, from its first ledger line on: otherwise the same person would stand
 * in it under two names, an event seen again would be taken for a new one, and what was to be hidden would be stored.
 * @throws InputError with one sentence per fault, when a run has others than the archive.
 */
function verifyPseudonyms(state, given) {
    const archived = state.pseudonyms;
    if (state.head === undefined || (0,archive_ledger/* areSamePseudonyms */.Ip)(archived, given))
        return;
    if (archived === undefined) {
        throw new src_errors/* InputError */.dz([
            `Cannot use pseudonymize ${listOf(given)}: the archive was begun without pseudonyms, and what is archived stays as ` +
                'it is; leave pseudonymize out, or begin another archive in another folder with the input "path"'
        ]);
    }
    if (given === undefined) {
        throw new src_errors/* InputError */.dz([
            `Cannot archive without pseudonyms: the archive was begun with pseudonymize ${listOf(archived)}; set it to these ` +
                `fields, and pseudonym-key to the key with the fingerprint ${archived.key}`
        ]);
    }
    const faults = [];
    if (given.fields.join() !== archived.fields.join()) {
        faults.push(`Cannot use pseudonymize ${listOf(given)}: the archive was begun with ${listOf(archived)}; set it to these fields, ` +
            'or begin another archive in another folder with the input "path"');
    }
    if (given.key !== archived.key) {
        faults.push(`Cannot use pseudonym-key: its fingerprint is ${given.key}, the archive was begun with the key of fingerprint ` +
            `${archived.key}; pass that one in, or begin another archive in another folder with the input "path"`);
    }
    throw new src_errors/* InputError */.dz(faults);
}
function listOf(stamp) {
    return `"${stamp?.fields.join(', ') ?? ''}"`;
}

;// CONCATENATED MODULE: ./src/archive/count-proof.ts

/** Parts that hold events on both sides of the oldest retained one: only reading them tells how many. */
function partsToCount(state, { oldest }) {
    return (0,archive_parts/* partsOf */.CI)(state)
        .filter(({ span }) => span.from <= oldest && span.to > oldest)
        .map((part) => part.path);
}
/**
 * Whether the archive, with what was just observed, holds as many events younger than the oldest retained one as the
 * server counts. Events known to have vanished are not counted.
 */
function countsAgree({ total, oldest, atOldest }, archived, observed, vanished) {
    return heldAfter(oldest, archived, observed, vanished) === total - atOldest;
}
function heldAfter(oldest, { state, files }, observed, vanished) {
    let held = 0;
    for (const part of (0,archive_parts/* partsOf */.CI)(state)) {
        if (part.span.from > oldest)
            held += part.events;
        else
            held += files.get(part.path)?.filter((event) => event.timestamp > oldest).length ?? 0;
    }
    const archived = observed.events.countIn(files.values());
    for (const { event, copies } of observed.events) {
        if (event.timestamp > oldest)
            held += Math.max(0, copies - archived.copiesOf(event));
    }
    const gone = new Map(vanished);
    const recorded = new Map();
    for (const timestamp of state.vanished)
        recorded.set(timestamp, (recorded.get(timestamp) ?? 0) + 1);
    for (const [timestamp, count] of recorded)
        gone.set(timestamp, Math.max(count, gone.get(timestamp) ?? 0));
    for (const [timestamp, count] of gone)
        if (timestamp > oldest)
            held -= count;
    return held;
}

;// CONCATENATED MODULE: ./src/archive/vanished.ts



/**
 * The proven time in which an event that the archive holds and the server does not show was removed, rather than
 * expired: younger than the oldest retained event, or than two months.
 */
function vanishingTime(observed) {
    if (observed.events.size === 0)
        return [];
    const safe = observed.serverNow - archive_coverage/* retentionMs */.Fi;
    // At the oldest event's own millisecond its fellows may have expired before it. Without that event, what is proven
    // may still reach back without end: a list that runs oldest first begins there.
    // broken: expired-is-vanished-oldest-first
    const from = observed.reachedEnd ? Math.min(safe, (observed.oldestRetained ?? safe) + 1) : safe;
    // broken: expired-is-vanished, sum-pages-unnoticed/2, forgotten-is-vanished
    return (0,intervals/* clip */.$Q)(observed.held, { from, to: observed.through });
}
/**
 * Copies that the archive holds and the server no longer shows. Compare with the archive as opened before reading.
 * Events that another run added since would look vanished.
 */
function findVanished(archived, observed) {
    const time = vanishingTime(observed);
    const held = new EventCounts();
    for (const events of archived) {
        for (const event of events) {
            if (time.some(({ from, to }) => from <= event.timestamp && event.timestamp <= to))
                held.add(event);
        }
    }
    const vanished = new EventCounts();
    for (const { event, copies } of held) {
        const missing = copies - observed.events.copiesOf(event);
        if (missing > 0)
            vanished.add(event, missing);
    }
    return vanished;
}
/** The vanished copies that an archive still holds: it may have been rolled back to a time before them. */
function stillHeld(vanished, archived) {
    const held = vanished.countIn(archived);
    const still = new EventCounts();
    for (const { event, copies } of vanished) {
        const left = Math.min(copies, held.copiesOf(event));
        if (left > 0)
            still.add(event, left);
    }
    return still;
}
/** The number of copies by timestamp. */
function countByTime(events) {
    const counts = new Map();
    for (const { event, copies } of events)
        counts.set(event.timestamp, (counts.get(event.timestamp) ?? 0) + copies);
    return counts;
}
/** The vanished copies that the ledger does not record yet: one timestamp per copy, oldest first. */
function newlyVanished(vanished, recorded) {
    const known = new Map();
    for (const timestamp of recorded)
        known.set(timestamp, (known.get(timestamp) ?? 0) + 1);
    return [...vanished]
        .sort(([a], [b]) => a - b)
        .flatMap(([timestamp, copies]) => new Array(Math.max(0, copies - (known.get(timestamp) ?? 0))).fill(timestamp));
}

;// CONCATENATED MODULE: ./src/events/observed.ts
/** The same rows, without any claim to be complete. */
function withoutProof(observed, doubt) {
    return {
        ...observed,
        proven: [],
        held: [],
        reachedEnd: false,
        oldestRetained: undefined,
        doubts: [...observed.doubts, doubt]
    };
}

;// CONCATENATED MODULE: ./src/hireflix/page-limit.ts
/** Larger pages make answers slow and large, and save few requests. */
const largestPage = 1000;
/**
 * The number of rows to ask for at a time, over all walks of a run: `page-size` at first, twice as many after each full
 * answer. Once the server gives less than it was asked for, that number stays. The limit is never below `page-size`: the
 * walk goes on from the rows that came, however few.
 */
class PageLimit {
    least;
    #current;
    #isSettled = false;
    constructor(least) {
        this.least = least;
        this.#current = least;
    }
    get current() {
        return this.#current;
    }
    /** An answer to a request for `asked` rows brought `rows`; `isCut` when the list goes on behind them. */
    learn({ asked, rows, isCut }) {
        if (rows < asked && isCut) {
            this.#isSettled = true;
            this.#current = Math.max(this.least, Math.min(this.#current, rows));
        }
        else if (rows >= asked && asked === this.#current && !this.#isSettled) {
            this.#current = Math.max(this.least, Math.min(asked * 2, largestPage));
        }
    }
    /** A request failed that a smaller one may not: back to `page-size`, for good. */
    giveUp() {
        this.#isSettled = true;
        this.#current = this.least;
    }
}

;// CONCATENATED MODULE: ./src/hireflix/page-fetcher.ts

/**
 * Fetches pages, some of them ahead of need. A guess may begin before the position that is then asked for, never after
 * it: the walk only needs to know where a page begins. Every answer is admitted, also a guess that nobody needs.
 */
class PageFetcher {
    reader;
    seen;
    options;
    #ahead = [];
    /** Fetches that are not answered yet, guesses or not. */
    #underWay = new Set();
    constructor(reader, seen, options) {
        this.reader = reader;
        this.seen = seen;
        this.options = options;
    }
    /** @throws SourceError when no usable answer can be had. */
    async page(request) {
        const { skip, minLimit } = request;
        while (this.#ahead[0] !== undefined && !isUseful(this.#ahead, request))
            this.#ahead.shift();
        const guess = this.#ahead[0];
        const fetch = guess !== undefined && guess.skip <= skip
            ? this.#ahead.shift()
            : this.#fetch(skip, this.#limitAt(skip, request));
        this.#fetchAhead(fetch, request);
        const page = await fetch.page.catch((error) => {
            if (fetch.limit <= minLimit || !mayBeOfSize(error))
                throw error;
            return undefined;
        });
        if (page === undefined) {
            this.options.pageLimit.giveUp();
            await this.settled();
            this.#ahead.length = 0;
            return this.#fetch(skip, minLimit).page;
        }
        const { rows, total } = page.slice;
        this.options.pageLimit.learn({ asked: page.limit, rows, isCut: page.slice.skip + rows < total });
        return page;
    }
    /** Waits for all fetches, wanted or not, so that nothing is admitted after a walk has ended. */
    async settled() {
        // broken: forgotten-guess
        await Promise.allSettled(this.#underWay);
    }
    #fetchAhead(first, request) {
        const end = request.skip + request.rowsWanted;
        while (this.#ahead.length < this.options.concurrency - 1) {
            const last = this.#ahead.at(-1) ?? first;
            const next = last.skip + strideOf(last, request);
            if (next >= end)
                return;
            this.#ahead.push(this.#fetch(next, this.#limitAt(next, request)));
        }
    }
    /** The rows that are still wanted, up to the number that the server gives at once. */
    #limitAt(skip, { skip: from, minLimit, rowsWanted }) {
        const wanted = from + Math.ceil(rowsWanted) - skip;
        return Math.max(minLimit, Math.min(this.options.pageLimit.current, wanted));
    }
    #fetch(skip, limit) {
        const page = this.reader
            .fetchSlice({ skip, limit })
            .then((answer) => ({ slice: this.seen.admit(skip, answer), rows: answer.rows, limit }));
        // A guess that nobody comes to need must not end the process; its awaiter, if any, still sees the error.
        page.catch(() => undefined).finally(() => this.#underWay.delete(page));
        this.#underWay.add(page);
        return { skip, limit, page };
    }
}
/** The rows that the server gives at once, as far as a page shows. */
function rowsPerPage({ slice, limit }) {
    return slice.skip + slice.rows < slice.total ? Math.max(1, slice.rows) : limit;
}
/** Pages after which a walk gives up. By the first total: a log that grows as it is read would raise it for ever. */
function requestBudget(firstTotal, page) {
    return 100 + 6 * Math.ceil(firstTotal / rowsPerPage(page));
}
function isUseful([guess, next], request) {
    const { skip, minLimit } = request;
    if (guess === undefined || guess.limit < minLimit)
        return false;
    if (guess.skip > skip)
        return true;
    return guess.skip > skip - strideOf(guess, request) && !(next !== undefined && next.skip <= skip);
}
function strideOf({ limit }, { mostRows, overlap }) {
    return Math.max(1, Math.min(limit, mostRows) - overlap);
}
/** Whether a request for fewer rows may succeed where this one failed. */
function mayBeOfSize(error) {
    return error instanceof src_errors/* SourceError */.c8 && error.code !== 'unauthorized' && error.code !== 'redirected';
}

;// CONCATENATED MODULE: ./src/hireflix/fitted-list.ts

/** A joint of fewer rows proves nothing. */
const fewestCommonRows = 8;
/** Rows that an answer of this length must share with the answer before it. */
function commonRowsOf(rows) {
    return Math.max(fewestCommonRows, Math.ceil(rows / 10));
}
/** Answers are searched for in the newest part of a list, of so many times the largest answer. */
const searchedAnswers = 10;
/**
 * A list in a stable order of its own, put together from answers that overlap. A joint is a run of rows which both sides
 * have in the same order: between rows that follow each other in one answer no other row stands, so no row that was
 * listed all the time is left out at a joint. Two rows of a joint must differ, or copies of one event might be taken for
 * each other.
 */
class FittedList {
    #rows = [];
    #mostRows = 0;
    get length() {
        return this.#rows.length;
    }
    /** The time of its oldest event. */
    get oldest() {
        let oldest;
        for (const row of this.#rows)
            if (row.kind === 'event' && !(oldest !== undefined && oldest <= row.event.timestamp))
                oldest = row.event.timestamp;
        return oldest;
    }
    clear() {
        this.#rows = [];
    }
    /**
     * Adds the rows of an answer that begins inside of the list. From the first row on in which the two differ the answer
     * is right. An answer that `isEnd` holds the last row: rows that the list has behind it have left.
     * @returns false, and changes nothing, where the answer does not fit, or fits in several places.
     */
    append(answer, isEnd) {
        this.#mostRows = Math.max(this.#mostRows, answer.length);
        // broken: joint-without-common-row
        const joint = this.#rows.length === 0 ? { at: 0, common: 0 } : this.#jointWith(answer);
        if (joint === undefined)
            return false;
        const { at, common } = joint;
        if (common < answer.length || isEnd)
            this.#rows.length = at + common;
        for (const row of answer.slice(common))
            this.#rows.push(row);
        return true;
    }
    #jointWith(answer) {
        const from = Math.max(0, this.#rows.length - searchedAnswers * this.#mostRows);
        return findJoint({ front: this.#rows, from, back: answer, least: commonRowsOf(answer.length) });
    }
    /**
     * Puts rows that came since before this list. All rows that both have must agree.
     * @returns false, and changes nothing, where the front does not reach this list, or does not fit.
     */
    prepend(front) {
        const least = commonRowsOf(front.#mostRows);
        const joint = findJoint({ front: front.#rows, from: 0, back: this.#rows, least });
        if (joint === undefined)
            return false;
        const { at, common } = joint;
        if (at + common !== front.length && common !== this.length)
            return false;
        this.#rows = [...front.#rows.slice(0, at), ...this.#rows];
        return true;
    }
    /** The copies of each event, counted over the whole list. */
    countEvents() {
        const counted = new EventCounts();
        for (const row of this.#rows)
            if (row.kind === 'event')
                counted.add(row.event);
        return counted;
    }
}
/** The one place of the front at which the back begins: where all rows up to an end agree or, failing that, enough do. */
function findJoint(sides) {
    const { front, from, back, least } = sides;
    const joints = [];
    for (let at = from; at + least <= front.length; at++) {
        const common = commonRowsAt(front, at, back);
        if (common >= least && !areEqual(back.slice(0, common)))
            joints.push({ at, common });
    }
    const full = joints.filter(({ at, common }) => common === Math.min(back.length, front.length - at));
    const [joint, another] = full.length > 0 ? full : joints;
    return another === undefined ? joint : undefined;
}
function commonRowsAt(front, at, back) {
    const most = Math.min(back.length, front.length - at);
    for (let common = 0; common < most; common++)
        if (!isSame(front[at + common], back[common]))
            return common;
    return most;
}
function areEqual([first, ...rest]) {
    return rest.every((row) => isSame(row, first));
}
function isSame(one, other) {
    if (one.kind === 'quarantined')
        return other.kind === 'quarantined' && one.quarantined.key === other.quarantined.key;
    if (other.kind === 'quarantined' || one.event.timestamp !== other.event.timestamp)
        return false;
    return one.event.line === other.event.line || one.event.key === other.event.key;
}

;// CONCATENATED MODULE: ./src/hireflix/unsorted-reading.ts


/** A list is read again if rows were taken out of it meanwhile, or if copies stand far apart in it. */
const passes = 3;
/** Looks at the end and the front of a list that grows and expires while it is read. */
const rounds = 4;
/** Steps back at one joint, each twice as long as the one before. */
const stepsBack = 6;
const endAttempts = 5;
/**
 * Reads a list that is not sorted by time from its front to its end, and then its front again, until the answers fit
 * together. docs/decisions/0006-any-stable-order.md says why such a list is the whole log.
 */
class UnsortedReading {
    pages;
    seen;
    options;
    #newestTotal = 0;
    #firstTotal;
    /** Rows that the server gave where more were asked for. */
    #mostRows = Number.POSITIVE_INFINITY;
    #pagesRead = 0;
    #reached = 0;
    constructor(pages, seen, options) {
        this.pages = pages;
        this.seen = seen;
        this.options = options;
    }
    /** @returns the position up to which the list was read, and whether that is its end. */
    async read(front) {
        if (front !== undefined)
            this.#note(front);
        let before;
        for (let pass = 1; pass <= passes; pass++) {
            const list = await this.#readOnce(pass === 1 ? front : undefined);
            if (this.seen.hasMisfit)
                return { reached: this.#reached, isDone: false };
            if (list !== undefined && this.#areCopiesCertain(list, before))
                this.seen.proveWhole(list);
            if (this.seen.hasWhole)
                return { reached: this.#reached, isDone: true };
            before = list;
        }
        this.seen.noteMisfit('it changed each time it was read');
        return { reached: this.#reached, isDone: true };
    }
    /**
     * If one row moves while the list is read, it may be read twice and another row not at all: the count is right then. It
     * shows in copies that no single answer held. Those are believed if the reading before this one found as many.
     */
    #areCopiesCertain(list, before) {
        const known = before?.countEvents();
        // broken: scattered-copies-believed
        return [...list.countEvents()].every(({ event, copies }) => copies <= this.seen.copiesOf(event) || copies === known?.copiesOf(event));
    }
    /** One reading; `undefined` where it is not the whole log, though another reading may be. */
    async #readOnce(front) {
        const list = new FittedList();
        let page = front ?? (await this.#page({ skip: 0 }));
        for (let round = 1; round <= rounds; round++) {
            const { length } = list;
            if (!(await this.#readToEnd(list, page)) || this.seen.hasWhole)
                return undefined;
            // Rows have not left at the end alone: one is missing inside.
            if (round > 1 && list.length === length)
                return undefined;
            const total = await this.#readFront(list);
            if (total === undefined)
                return undefined;
            // broken: count-ignored
            if (list.length === total)
                return list;
            if (list.length < total)
                return undefined;
            page = await this.#page({ skip: Math.max(0, total - 2 * this.#overlap) });
        }
        return undefined;
    }
    /** Adds pages up to the end of the log. @returns false, and notes why, where they do not fit. */
    async #readToEnd(list, first) {
        let endTotal;
        let misfits = 0;
        let back = 0;
        let endTries = 0;
        for (let page = first;;) {
            const { slice, rows } = page;
            const end = slice.skip + slice.rows;
            const { length } = list;
            if (this.#pagesRead > requestBudget(this.#firstTotal ?? 0, page))
                return this.#giveUp('it changed faster than it could be read');
            if (slice.rows === 0) {
                // Case 1: the page before held the last row by the same count. That is the end.
                if (slice.total === slice.skip && slice.total === endTotal)
                    return true;
                // Case 2: the list has shrunk, or its count is wrong, or the answer is. Rows before are read again.
                endTries++;
                if (endTries >= endAttempts)
                    return this.#giveUp(`the server counts ${slice.total} events but shows ${slice.skip}`);
                endTotal = undefined;
                page = await this.#page({ skip: Math.max(0, slice.skip - this.#overlap * 2 ** (endTries - 1)) });
            }
            else if (!list.append(rows, end >= slice.total)) {
                // Case 3: rows were taken out ahead of the page, or it is too short to show that it fits.
                misfits++;
                if (misfits > stepsBack)
                    return this.#giveUp(misfitOf(slice.rows));
                back = back === 0 ? commonRowsOf(slice.rows) : back * 2;
                endTotal = undefined;
                page = await this.#page({ skip: Math.max(0, slice.skip - back) });
            }
            else {
                this.#reached = end;
                back = 0;
                if (list.length > length)
                    endTries = 0;
                if (end - this.#overlap > slice.skip)
                    misfits = 0;
                endTotal = end >= slice.total ? slice.total : undefined;
                // Case 4: the page holds the last row by its own count. Only an empty page behind it makes that certain.
                if (endTotal !== undefined)
                    page = await this.#page({ skip: end, rowsWanted: 0, mostRows: 1 });
                // Case 5: the next page shares rows with this one.
                else if (end - this.#overlap > slice.skip)
                    page = await this.#page(this.#onFrom(end - this.#overlap));
                // Case 6: the page is too short to share rows with the next one. A larger one is not.
                else {
                    misfits++;
                    if (misfits > stepsBack)
                        return this.#giveUp(misfitOf(slice.rows));
                    if (slice.skip === 0)
                        list.clear();
                    page = await this.#page(this.#onFrom(slice.skip));
                }
            }
        }
    }
    /** Reads the front until it joins the list. @returns the total of the front's first page; `undefined` if it does not. */
    async #readFront(list) {
        const front = new FittedList();
        let page = await this.#page({ skip: 0 });
        const { total } = page.slice;
        for (;;) {
            const { slice, rows } = page;
            const end = slice.skip + slice.rows;
            if (rows.length === 0 || !front.append(rows, false))
                return undefined;
            if (list.prepend(front))
                return total;
            const next = end - this.#overlap;
            if (end >= slice.total || next <= slice.skip || front.length > list.length)
                return undefined;
            page = await this.#page({ skip: next });
        }
    }
    /** With guesses, up to the newest total. */
    #onFrom(skip) {
        const rowsWanted = Math.max(0, this.#newestTotal - skip);
        return { skip, rowsWanted, overlap: this.#overlap, mostRows: this.#mostRows };
    }
    get #overlap() {
        return commonRowsOf(Math.min(this.options.pageLimit.current, this.#mostRows));
    }
    async #page(request) {
        const page = await this.pages.page({
            minLimit: this.options.pageSize,
            // One page and no guesses.
            rowsWanted: 4 * this.#overlap,
            overlap: 0,
            mostRows: Number.POSITIVE_INFINITY,
            ...request
        });
        this.options.onPage(page);
        this.#note(page);
        return page;
    }
    #note({ slice, limit }) {
        this.#pagesRead++;
        this.#firstTotal ??= slice.total;
        this.#newestTotal = slice.total;
        if (slice.rows === 0)
            return;
        const isCut = slice.skip + slice.rows < slice.total;
        if (isCut)
            this.#mostRows = slice.rows < limit ? slice.rows : Number.POSITIVE_INFINITY;
    }
    #giveUp(reason) {
        this.seen.noteMisfit(reason);
        return false;
    }
}
function misfitOf(rows) {
    return rows < commonRowsOf(rows)
        ? `it showed ${rows} at once, too few to put together`
        : 'its order changed between requests';
}

;// CONCATENATED MODULE: ./src/hireflix/walk.ts



// A group of events in one millisecond that fills a page needs an answer that holds it whole.
const largestLimit = 16_384;
const walk_endAttempts = 5;
const usualOverlap = 4;
const progressEvery = 50;
/**
 * Reads one range of the log into `seen`, beginning with the newest. The walk only chooses positions. What is proven
 * follows from the answers themselves (slices.ts), so a wrong choice can cost requests or leave something unproven, but
 * can never make a false claim.
 * @throws SourceError when no usable answer can be had.
 */
async function walk(reader, seen, range, options) {
    const { concurrency, pageLimit = new PageLimit(options.pageSize) } = options;
    const pages = new PageFetcher(reader, seen, { concurrency, pageLimit });
    try {
        return await new Walk(pages, seen, range, { ...options, pageLimit }).run();
    }
    finally {
        await pages.settled();
    }
}
class Walk {
    pages;
    seen;
    range;
    options;
    #request;
    #until;
    /** The timestamp at which the pages read so far end; `undefined` before the first event. */
    #lastTimestamp;
    /** Whether the last page was left behind though a group of equal timestamps may go on after it. */
    #skippedGroup = false;
    /** Rows of the last step back; 0 after a page that connects. */
    #stepBack = 0;
    #endTries = 0;
    #pagesRead = 0;
    #rowsRead = 0;
    #firstTotal = 0;
    #pageRows;
    constructor(pages, seen, range, options) {
        this.pages = pages;
        this.seen = seen;
        this.range = range;
        this.options = options;
        this.#until = range.until;
        this.#pageRows = options.pageSize;
        this.#request = {
            skip: range.skip,
            minLimit: options.pageSize,
            rowsWanted: range.upTo === undefined ? 0 : range.upTo - range.skip,
            overlap: usualOverlap,
            mostRows: Number.POSITIVE_INFINITY
        };
    }
    async run() {
        for (;;) {
            const page = await this.pages.page(this.#request);
            this.#count(page);
            const step = this.#isUnsorted(page) ? await this.#readUnsorted(page) : this.#stepAfter(page);
            if ('reached' in step)
                return { reached: step.reached, pageRows: this.#pageRows };
            this.#request = step.request;
        }
    }
    #count(page) {
        const { slice } = page;
        this.#pagesRead++;
        this.#rowsRead += slice.rows;
        if (this.#pagesRead % progressEvery === 0)
            this.options.progress({ requests: this.#pagesRead, rows: this.#rowsRead, total: slice.total });
        if (this.#pagesRead > 1)
            return;
        this.#firstTotal = slice.total;
        if (slice.rows === 0)
            return;
        this.#pageRows = rowsPerPage(page);
        if (slice.total <= (this.range.wholeUpTo ?? 0) * this.#pageRows)
            this.#until = Number.NEGATIVE_INFINITY;
    }
    /** Whether the list is not sorted by time, and longer than this answer. */
    #isUnsorted({ slice }) {
        const isWhole = slice.skip === 0 && slice.rows >= slice.total;
        return this.range.upTo === undefined && !isWhole && this.seen.isInPieces;
    }
    /** Such a list can only be proven from its front, and as a whole: pieces of it prove nothing. */
    async #readUnsorted(page) {
        if (this.range.skip > 0)
            return { reached: page.slice.skip + page.slice.rows };
        const { pageSize, pageLimit } = this.options;
        const reading = new UnsortedReading(this.pages, this.seen, {
            pageSize,
            pageLimit,
            onPage: (each) => this.#count(each)
        });
        const { reached, isDone } = await reading.read(this.#pagesRead === 1 ? page : undefined);
        // A list that does not fit is read on to its end: its rows are archived, and prove nothing.
        return isDone ? { reached } : this.#ask({ skip: Math.max(0, reached - 1) });
    }
    /** The cases one after the other: each may take for granted that those before it do not hold. */
    #stepAfter(page) {
        const { slice } = page;
        // Case 1: the budget is spent. Whatever was read is kept, and claims no more than its own answers prove.
        if (this.#pagesRead > requestBudget(this.#firstTotal, page)) {
            this.seen.doubt(`The log changed faster than it could be read: gave up after ${this.#pagesRead} requests`);
            return { reached: this.#request.skip };
        }
        // Case 2: an empty page. It is the end only if it agrees with an answer that held the last row.
        if (slice.rows === 0)
            return this.#afterEmptyPage(slice);
        // Case 3: rows may lie between this page and those before it. Nothing is taken from it until they are read.
        // broken: no-stepping-back, pages-connect-by-position/1
        if (!connects(slice, this.#lastTimestamp, this.seen.order)) {
            if (!this.#skippedGroup)
                return this.#backFrom(slice);
            // A guess that begins before the position shows rows that were read already, and not whether the group goes on.
            if (slice.skip < this.#request.skip)
                return this.#ask({ overlap: 0, mostRows: 1 });
            this.seen.doubt(`More events share one millisecond than the server shows at once (${this.#pageRows}): their number is not ` +
                'proven; a larger page-size may help');
        }
        return this.#onFrom(page);
    }
    /**
     * The list may have shrunk below the position, or its total may disagree with its last rows: those are read again. The
     * position is not moved otherwise, since an empty answer may be a fault of the server.
     */
    #afterEmptyPage({ skip, total }) {
        if (this.seen.hasEnd)
            return { reached: skip };
        this.#endTries++;
        if (this.#endTries >= walk_endAttempts) {
            this.seen.doubt(`The server counts ${total} events but shows ${skip}: the end of the log is not established`);
            return { reached: skip };
        }
        return this.#ask(total <= skip ? { skip: Math.max(0, Math.min(total, skip) - 2 ** this.#endTries) } : {});
    }
    /** Rows were deleted ahead of the page, so that others moved past it. Each step back is twice as long. */
    #backFrom(slice) {
        this.#stepBack = this.#stepBack === 0 ? Math.max(8, Math.ceil(slice.rows / 8)) : this.#stepBack * 2;
        return this.#ask({ skip: Math.max(0, Math.min(this.#request.skip, slice.skip) - this.#stepBack) });
    }
    /** After a page with rows that connects with those before it, or cannot be made to. */
    #onFrom(page) {
        const { slice, limit } = page;
        const { shape } = slice;
        this.#stepBack = 0;
        this.#skippedGroup = false;
        if (shape !== undefined && shape.last !== this.#lastTimestamp)
            this.#endTries = 0;
        this.#lastTimestamp = shape?.last ?? this.#lastTimestamp;
        // broken: trust-the-limit
        const end = slice.skip + slice.rows;
        // Case 4: all that was asked for is read. An older row cannot follow in a list that is newest first; a list that is
        // not is read to its end.
        // broken: short-page-is-the-end/1
        if (this.seen.order === 'newest-first' && shape !== undefined && shape.last < this.#until)
            return { reached: end };
        if (this.range.upTo !== undefined && end >= this.range.upTo)
            return { reached: end };
        // Case 5: by its own count the page holds the last row. Only an empty answer beyond it makes that certain, so no
        // guess that begins before will do.
        if (end >= slice.total)
            return this.#ask({ skip: end, overlap: 0, mostRows: 1 });
        // Case 6: the next page begins one row before the last group of equal timestamps, so that each group is whole in
        // some page.
        // broken: newest-plus-one/2
        const next = shape === undefined ? slice.skip : end - shape.trailing - 1;
        if (shape !== undefined && next > slice.skip)
            return this.#forward(page, shape, next);
        // Case 7: one group, or rows without a time, fill the page, and a larger page may hold all of them.
        if (slice.rows >= limit && limit < largestLimit)
            return this.#ask({ skip: slice.skip, minLimit: Math.min(limit * 2, largestLimit) });
        // Case 8: the server shows no more at once. If the group goes on, the next page does not connect, and the group stays
        // unproven.
        this.#skippedGroup = true;
        return this.#ask({ skip: end });
    }
    #forward({ slice, limit }, shape, next) {
        const known = { slice, shape, next, until: this.#until, order: this.seen.order };
        const upTo = Math.min(slice.total, this.range.upTo ?? slice.total);
        return {
            request: {
                skip: next,
                minLimit: this.options.pageSize,
                mostRows: slice.rows < limit ? slice.rows : Number.POSITIVE_INFINITY,
                ...planAhead({ ...known, upTo })
            }
        };
    }
    /** The last request with changes, and without guesses: what follows is not known. */
    #ask(changes) {
        return { request: { ...this.#request, rowsWanted: 0, ...changes } };
    }
}
/** Whether nothing can lie between the pages read so far and this one. */
function connects(slice, lastTimestamp, order) {
    if (lastTimestamp === undefined || slice.skip === 0)
        return true;
    if (slice.shape === undefined)
        return false;
    if (order === 'none')
        return true;
    // broken: newest-plus-one/3
    return order === 'oldest-first' ? slice.shape.first < lastTimestamp : slice.shape.first > lastTimestamp;
}
/** The number of rows wanted from the next position on, judged by the time that the last slice spanned. */
function planAhead(known) {
    const { slice, shape, next, until } = known;
    // Guesses overlap enough for small groups; one that a large group makes useless is asked for again, exactly.
    const overlap = Math.min(Math.max(shape.trailing + 1, usualOverlap), Math.ceil(slice.rows / 10));
    const rowsLeft = known.upTo - next;
    const span = shape.first - shape.last;
    const rowsWanted = known.order === 'newest-first' && Number.isFinite(until) && span > 0
        ? Math.min(rowsLeft, ((shape.last - until) / span) * slice.rows)
        : rowsLeft;
    return { overlap, rowsWanted };
}

;// CONCATENATED MODULE: ./src/run/needed-files.ts



/**
 * Reads every file that the observed events are counted, merged, compared or reviewed with. All at once: a destination
 * may then bring them in one answer. And before anything is written: a workspace cannot be read as it was before.
 * @throws IntegrityError when a file does not match the ledger; ArchiveError when one cannot be read.
 */
async function readNeeded(archive, observed, { reviewed, counted = [] }) {
    const { state } = archive;
    const compared = vanishingTime(observed).flatMap((time) => (0,archive_parts/* partsWithin */.YA)(state, time));
    const months = new Set([...counted, ...(0,archive_parts/* partsToMerge */.iW)(state, observed), ...compared]);
    const further = reviewed === undefined ? [] : partsToReview(state, reviewed);
    await Promise.all([
        archive.readMonths(months),
        archive.readLines(further.filter((path) => !months.has(path))),
        observed.quarantined.size > 0 ? archive.readQuarantine() : undefined
    ]);
}

;// CONCATENATED MODULE: ./src/run/log-reading.ts









/** Rows that are read, and held, before they are archived. */
// knob: stageRows
const stageRows = 20_000;
/** A log of this many pages or fewer is read whole on every run; a longer one is swept in slices of this many pages. */
const smallLogPages = 10;
const countAttempts = 3;
/**
 * Reads what an archive may lack: everything back to behind the last proven time, then either the count proof and one
 * slice of the rolling sweep, or, when the counts disagree, the whole retained log.
 *
 * An archive that has proven nothing yet may lack more than memory should hold. A long log is then read in stages, the
 * oldest rows first, each archived before the next is read. Only all of them together prove anything: rows nearer to
 * the front of the list may belong into time that was read already.
 */
class LogReading {
    source;
    options;
    stagedRows;
    #seen = new SeenAnswers();
    #requiredLines = [];
    #pageLimit;
    #isDone = false;
    constructor(source, options, 
    /** Rows of a log that is read in stages; else 0. */
    stagedRows) {
        this.source = source;
        this.options = options;
        this.stagedRows = stagedRows;
        this.#pageLimit = new PageLimit(options.pageSize);
    }
    /** Asks how long the log is, where the archive has proven nothing yet. @throws SourceError */
    static async begin(source, { coverage }, options) {
        if (coverage !== undefined)
            return new LogReading(source, options, 0);
        const newest = { skip: 0, limit: options.pageSize };
        const answer = await source.fetchSlice(newest);
        if (answer.total < 1.5 * stageRows)
            return new LogReading(withAnswer(source, newest, answer), options, 0);
        const log = new LogReading(source, options, answer.total);
        // Not admitted as a slice: rows between it and the first stage are unread, so it would look like disorder.
        log.#seen.keep(answer);
        return log;
    }
    /** One; several on a long first log, the oldest rows first. */
    *stages() {
        for (let left = this.stagedRows - stageRows; left > stageRows / 2 && !this.#isDone; left -= stageRows)
            yield left;
        if (!this.#isDone)
            yield 0;
    }
    /**
     * @throws SourceError when the log cannot be read; IntegrityError when an archived file does not verify.
     */
    async read(stage, archive) {
        if (stage > 0) {
            this.options.log(`Reading a long log in stages, the oldest first: about ${stage} events after this one`);
            await this.#walk({ skip: stage, until: this.#seen.readUpTo ?? Number.NEGATIVE_INFINITY });
            if (this.#seen.readUpTo !== undefined)
                return this.#reading(archive, { isLast: false });
            // A list that cannot be proven piece by piece is read in one go.
        }
        this.#isDone = true;
        const head = await this.#readHead(archive.state);
        if (!this.#seen.hasEnd) {
            const agree = await this.#countsAgree(head, archive);
            if (!agree)
                this.options.log('The counts of the server and of the archive differ: reading the whole retained log again');
            // A list that is not sorted by time is proven as a whole or not at all.
            if (!agree || this.#seen.isInPieces)
                await this.#walk({ skip: 0, until: Number.NEGATIVE_INFINITY });
        }
        return this.#reading(archive, { isLast: true });
    }
    /** Lets go of a stage's rows, which are archived; `line` is the ledger line that is then the newest. */
    forgetStage(line) {
        this.#requiredLines.push(line);
        this.#seen.forget();
    }
    #readHead({ coverage }) {
        const { readUpTo = Number.NEGATIVE_INFINITY } = this.#seen;
        // broken: no-overlap
        const until = coverage === undefined ? readUpTo : Date.parse(coverage.through) - this.options.lookbackMs;
        return this.#walk({ skip: 0, until: Math.max(until, readUpTo), wholeUpTo: smallLogPages });
    }
    /**
     * The count proof, over all that this run has read: the head, and the slice of the rolling sweep. Events that arrive
     * meanwhile make the counts differ for a moment: then both are taken again.
     */
    async #countsAgree(head, archive) {
        // broken: vanished-by-one-slice
        for (let attempt = 1;; attempt++) {
            const { total } = this.#seen.observed();
            const proof = await this.#takeCountProof(total, head.pageRows);
            // broken: no-rolling-sweep
            if (attempt === 1)
                await this.#sweep(head);
            if (proof !== undefined) {
                // broken: no-count-proof
                if (await this.#agreesWith(proof, archive))
                    return true;
                if (proof.total === total)
                    return false;
            }
            if (attempt === countAttempts)
                return false;
            await this.#walk({ skip: 0, until: this.#seen.observed().through });
        }
    }
    // The far end of the log in one answer; asked for generously, since rows may arrive or expire at any moment. The
    // server may give fewer rows at once than it is asked for: it must still reach the end.
    async #takeCountProof(total, pageRows) {
        const { pageSize } = this.options;
        const skip = Math.max(0, total - Math.ceil(Math.min(pageSize, pageRows) / 2));
        const answer = await this.source.fetchSlice({ skip, limit: pageSize });
        const slice = this.#seen.admit(skip, answer);
        if (slice.shape === undefined || slice.skip + slice.rows !== slice.total)
            return undefined;
        const oldest = slice.shape.oldest;
        const atOldest = answer.rows.filter((row) => row.kind === 'event' && row.event.timestamp === oldest).length;
        return { total: slice.total, oldest, atOldest };
    }
    async #agreesWith(proof, archive) {
        const counted = partsToCount(archive.state, proof);
        const { observed, vanished } = await this.#reading(archive, { isLast: true, counted });
        return countsAgree(proof, archive.opened(), observed, countByTime(vanished));
    }
    /**
     * The rolling sweep: the part of the log that the head did not touch, in slices of about ten pages, one a day in
     * turn. It finds what a count cannot: an event that came very late while another vanished. The slice
     * holds one of the two, and then the counts no longer agree.
     */
    async #sweep(head) {
        const { total, serverNow } = this.#seen.observed();
        const sliceRows = smallLogPages * Math.max(1, head.pageRows - 2);
        const slices = Math.ceil((total - head.reached) / sliceRows);
        if (slices <= 0)
            return;
        const turn = Math.floor(serverNow / intervals/* dayMs */.LP) % slices;
        const skip = head.reached + turn * sliceRows;
        // By position, not by pages: where many events share a timestamp pages overlap more, and the slice would end
        // before the next one begins.
        await this.#walk({ skip, until: Number.NEGATIVE_INFINITY, upTo: skip + sliceRows });
    }
    /** The rows seen until now. The archive's files that they need, and the counted ones, are read and verified. */
    async #reading(archive, { isLast, counted = [] }) {
        const seen = this.#seen.observed();
        const observed = isLast ? seen : withoutProof(seen, 'the newer part of the log was still to be read');
        const period = (0,review_period/* periodAt */.Vw)(this.options.reviewPeriod, observed.serverNow);
        await readNeeded(archive, observed, { reviewed: isLast ? period : undefined, counted });
        const vanished = findVanished(archive.opened().files.values(), observed);
        return { observed, vanished, requiredLines: isLast ? this.#requiredLines : [], isLast, period };
    }
    #walk(stretch) {
        return walk(this.source, this.#seen, stretch, {
            pageSize: this.options.pageSize,
            pageLimit: this.#pageLimit,
            concurrency: this.options.concurrency,
            progress: ({ requests, rows, total }) => this.options.log(`Read ${requests} pages with ${rows} of about ${total} events`)
        });
    }
}
/** The same log, asked once already. */
function withAnswer(source, position, answer) {
    let known = answer;
    return {
        host: source.host,
        fetchSlice: async (asked) => {
            const given = asked.skip === position.skip && asked.limit === position.limit ? known : undefined;
            if (given === undefined)
                return source.fetchSlice(asked);
            known = undefined;
            return given;
        }
    };
}

// EXTERNAL MODULE: ./src/archive/plan-check.ts
var plan_check = __webpack_require__(406);
// EXTERNAL MODULE: ./src/archive/checks.ts
var checks = __webpack_require__(7629);
// EXTERNAL MODULE: ./src/archive/companion-files.ts
var companion_files = __webpack_require__(4254);
// EXTERNAL MODULE: ./src/archive/ledger-line.ts + 1 modules
var ledger_line = __webpack_require__(1826);
// EXTERNAL MODULE: ./src/archive/digests.ts
var digests = __webpack_require__(707);
// EXTERNAL MODULE: ./src/archive/month-file.ts
var month_file = __webpack_require__(4407);
// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
// EXTERNAL MODULE: ./src/archive/quarantine-file.ts
var quarantine_file = __webpack_require__(3227);
;// CONCATENATED MODULE: ./src/archive/part-filling.ts






/** Fills parts oldest first: once an event would take a part past {@link maxPartBytes} it is sealed for good, and the next begins. */
function fillParts(files, state, added) {
    const newest = new Map((0,archive_parts/* partsOf */.CI)(state).map((part) => [part.month, part]));
    const parts = [];
    const begin = (month, part, held) => {
        const begun = { month, part, held, added: [], bytes: (0,month_file/* monthFileBytes */.YG)(held) };
        parts.push(begun);
        return begun;
    };
    for (const event of added) {
        const month = (0,paths/* monthOf */.GS)(event.timestamp);
        let open = parts.at(-1);
        if (open?.month !== month) {
            const entry = newest.get(month);
            open = begin(month, entry?.part ?? 1, entry === undefined ? [] : heldIn(files, entry.path));
        }
        const isEmpty = open.held.length + open.added.length === 0;
        if (!isEmpty && open.bytes + (0,month_file/* eventBytes */.yb)(event) > month_file/* maxPartBytes */.$A)
            open = begin(month, open.part + 1, []);
        open.added.push(event);
        open.bytes += (0,month_file/* eventBytes */.yb)(event);
    }
    return parts.filter((part) => part.added.length > 0).map(filledFrom);
}
function filledFrom({ month, part, held, added }) {
    const path = (0,paths/* monthPartPath */.Pq)({ month, part });
    // broken: mirror-the-server/3
    const events = [...held, ...added].sort(month_file/* compareEvents */.HP);
    // broken: newest-email-wins/1, files-in-order-of-arrival/4
    const content = (0,month_file/* serializeMonthFile */.Nj)(events);
    const [oldest, newest] = [events.at(-1), events[0]].map((event) => (0,archive_coverage/* toTime */.xe)(event.timestamp));
    const root = (0,month_file/* rootOf */.I5)(events);
    const entry = { ...entryOf(path, content, events.length), root, oldest, newest };
    return { path, content, added, entry };
}
function heldIn(files, path) {
    const events = files.get(path);
    if (events === undefined)
        throw new Error(`"${path}" must be read before events are added to it`);
    return events;
}
function entryOf(path, content, events) {
    // broken: ledger-without-hashes/1
    return { path, events, ...(0,digests/* digestsOf */.nw)(Buffer.from(content)) };
}
/** The quarantine file with its new rows. */
function fillQuarantine(archived, added) {
    if (added.length === 0)
        return undefined;
    const entries = [...archived, ...added];
    const content = (0,quarantine_file/* serializeQuarantine */.XT)(entries);
    return { path: paths/* quarantinePath */.Q2, content, added: [], entry: entryOf(paths/* quarantinePath */.Q2, content, entries.length) };
}

;// CONCATENATED MODULE: ./src/archive/reconcile.ts













// knob: maxBatchBytes
const maxBatchBytes = 16 * 1024 * 1024;
// broken: heartbeat-each-day
const quietDays = 7;
/**
 * Merges what was observed into an archive: the pointwise maximum of copies and the union of coverage. Doing it twice,
 * or after somebody else did it, changes nothing.
 * @throws InputError when the archive has other pseudonyms than what was observed; IntegrityError when its ledger is
 *   ahead of the server, or when what would be written would not verify.
 */
function reconcile(archive, observed, options) {
    verifyPseudonyms(archive.state, options.pseudonyms);
    verifyNotAhead(archive.state, observed.serverNow);
    const redacted = new Set(archive.state.redactions.map(({ event }) => event));
    const { added, revised } = addedTo(archive.files, observed, redacted);
    const claim = (0,archive_coverage/* extendCoverage */.hT)(archive.state, observed);
    // broken: quarantine-dropped
    const quarantined = quarantinedIn(archive.quarantine, observed);
    // broken: vanished-from-another-past
    const gone = countByTime(stillHeld(options.vanished, archive.files.values()));
    const vanished = newlyVanished(gone, archive.state.vanished);
    const provenBefore = archive.state.coverage === undefined ? undefined : Date.parse(archive.state.coverage.through);
    const late = provenBefore === undefined ? 0 : added.filter((event) => event.timestamp <= provenBefore).length;
    const decision = { claim, added, quarantined, vanished, revised, late };
    const isNews = added.length + quarantined.length + vanished.length + claim.newGaps.length > 0;
    const isDue = archive.state.head === undefined || isProofDue(archive.state, claim, observed);
    // broken: heartbeat-each-night
    if (!isNews && !isDue)
        return { kind: 'nothing-to-write', ...decision, batches: [] };
    return { kind: 'write', ...decision, batches: batchesOf(archive, observed, decision, options) };
}
/** Runs overlap, and the server's clock may be set back a little. An ordinary job ends within six hours. */
const toleranceMs = 6 * 3600_000;
/** Time that a ledger calls proven before it has come would stay unread, and no gap would ever show. */
function verifyNotAhead({ head, coverage }, serverNow) {
    const newest = [head?.at, coverage?.through].reduce((latest, time) => (time !== undefined && time > latest ? time : latest), '');
    if (newest <= (0,archive_coverage/* toTime */.xe)(serverNow + toleranceMs))
        return;
    throw new src_errors/* IntegrityError */.cs('chain', `Cannot write to the archive: its ledger speaks of ${newest}, and at the server it is ${(0,archive_coverage/* toTime */.xe)(serverNow)}; if the ` +
        "server's date is right, restore the archive from its last good commit");
}
// Also a quiet archive shows now and then that somebody looked, and its proof never falls out of retention.
function isProofDue(state, { coverage }, { serverNow }) {
    if (coverage === undefined || coverage.through === state.coverage?.through)
        return false;
    return state.coverage === undefined || serverNow - Date.parse(state.coverage.through) > quietDays * intervals/* dayMs */.LP;
}
function addedTo(files, observed, redacted) {
    const held = new EventCounts();
    /** Observed as they are archived. */
    const same = new Set();
    for (const events of files.values()) {
        for (const event of events) {
            const shown = observed.events.find(event)?.event;
            if (shown === undefined)
                continue;
            held.add(event);
            if (shown.line === event.line)
                same.add(shown);
        }
    }
    const added = [];
    let revised = 0;
    for (const { event, copies } of observed.events) {
        const known = held.copiesOf(event);
        const isRedacted = redacted.size > 0 && redacted.has(event.key);
        // A redacted event that is shown again stays out. A further copy of it is stored as a tombstone.
        const stored = isRedacted ? (0,events_event/* tombstoneOf */.TD)(event) : event;
        // broken: set-of-hashes
        for (let copy = known; copy < copies; copy++)
            added.push(stored);
        if (known > 0 && !isRedacted && !same.has(event))
            revised++;
    }
    return { added: added.sort(compareOldestFirst), revised };
}
function compareOldestFirst(a, b) {
    if (a.timestamp !== b.timestamp)
        return a.timestamp - b.timestamp;
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
function quarantinedIn(archived, observed) {
    const held = new Map();
    for (const { key } of archived)
        held.set(key, (held.get(key) ?? 0) + 1);
    const seen = (0,archive_coverage/* toTime */.xe)(observed.serverNow);
    // broken: quarantined-again
    return [...observed.quarantined].flatMap(([key, { row, copies }]) => new Array(Math.max(0, copies - (held.get(key) ?? 0))).fill({
        seen,
        reason: row.reason,
        key,
        row: row.row
    }));
}
/** Splits the change so that no commit carries more than a server takes; each batch is a complete archive. */
function batchesOf(archive, observed, decision, options) {
    // broken: latest-version-wins/1
    const filled = fillParts(archive.files, archive.state, decision.added);
    const quarantine = fillQuarantine(archive.quarantine, decision.quarantined);
    if (quarantine !== undefined)
        filled.push(quarantine);
    const groups = grouped(filled, options.maxBatchBytes ?? maxBatchBytes);
    const missing = [...companion_files/* companionFiles */.U].filter(([path]) => !archive.listed.has(path));
    const batches = [];
    let { state, ledger } = archive;
    for (const [index, parts] of groups.entries()) {
        const rest = groups.slice(index + 1).flat();
        const line = lineOf({ state, observed, decision, options, parts, rest });
        const lineText = (0,ledger_line/* serializeLedgerLine */.Kx)(line);
        ledger += `${lineText}\n`;
        state = (0,archive_ledger/* extendLedger */.SY)(state, lineText, line.seq + 1, checks/* planned */.lM);
        const files = [
            ...parts.map(({ path, content }) => ({ path, content })),
            ...(index === 0 ? missing.map(([path, content]) => ({ path, content })) : []),
            // broken: cursor-file/1
            { path: ledger_line/* ledgerPath */.tf, content: ledger }
        ];
        batches.push({ files, line, lineText, added: parts.flatMap((part) => part.added), state });
    }
    return batches;
}
/** At least one group, which may be empty: a ledger-only commit. */
function grouped(files, limit) {
    const groups = [[]];
    let bytes = 0;
    for (const file of files) {
        if (bytes > 0 && bytes + file.entry.bytes > limit) {
            groups.push([]);
            bytes = 0;
        }
        groups.at(-1)?.push(file);
        bytes += file.entry.bytes;
    }
    return groups;
}
function lineOf(batch) {
    const { state, observed, decision, options, parts, rest } = batch;
    const { claim } = decision;
    const isLast = rest.length === 0;
    const added = parts.reduce((sum, part) => sum + part.added.length, 0);
    const months = new Set([...state.files.keys(), ...parts.map((part) => part.path)]);
    months.delete(paths/* quarantinePath */.Q2);
    return {
        spec: ledger_line/* spec */.IC,
        ...(0,archive_ledger/* linkOf */.IJ)(state),
        // Another run may have read the log later and written first.
        at: state.head !== undefined && state.head.at > options.at ? state.head.at : options.at,
        added,
        files: parts.map((part) => part.entry),
        // broken: mirror-the-server/5
        archive: { events: state.events + added, files: months.size },
        // broken: position-before-data
        coverage: (isLast ? claim.coverage : coverageBefore(rest, state, claim)) ?? null,
        // broken: gap-not-recorded
        gaps: isLast ? claim.newGaps : [],
        vanished: isLast ? decision.vanished : [],
        source: {
            host: options.host,
            total: observed.total,
            oldest: observed.oldestRetained === undefined ? null : (0,archive_coverage/* toTime */.xe)(observed.oldestRetained),
            order: observed.order ?? 'newest-first',
            requests: observed.requests
        },
        verdict: isLast ? claim.verdict : 'unproven',
        anomalies: {
            late: isLast ? decision.late : 0,
            revised: isLast ? decision.revised : 0,
            vanished: isLast ? decision.vanished.length : 0,
            quarantined: isLast ? decision.quarantined.length : 0
        },
        run: options.run,
        ...(options.pseudonyms === undefined ? {} : { pseudonyms: options.pseudonyms })
    };
}
// Batches go oldest first, so all that is older than the oldest event still to come is already complete. Across a
// gap nothing more is claimed until the last batch records it.
function coverageBefore(rest, state, { coverage, newGaps }) {
    const next = rest.find((file) => file.added.length > 0)?.added[0];
    if (coverage === undefined || newGaps.length > 0)
        return state.coverage;
    if (next === undefined)
        return coverage;
    const through = (0,archive_coverage/* toTime */.xe)(Math.min(Date.parse(coverage.through), next.timestamp - 1));
    return through <= (state.coverage?.through ?? coverage.from)
        ? state.coverage
        : { from: coverage.from, through };
}

// EXTERNAL MODULE: ./src/publish/commit-message.ts
var commit_message = __webpack_require__(2748);
;// CONCATENATED MODULE: ./src/run/writing.ts











// broken: race-is-fatal
const attempts = 10;
/**
 * Merges a reading into the archive and commits it. When somebody else was first, or it is not known whether a commit
 * landed, the archive is opened again and the same reading merged again: merging is idempotent, so this converges.
 * @throws ArchiveError `contended` after {@link attempts} lost races, or when the commit of an earlier stage is gone;
 *   IntegrityError when the archive does not verify; InputError when somebody meanwhile began it with other pseudonyms.
 */
async function writeReading(first, reading, options) {
    const { destination, run, source, log } = options;
    const { observed, vanished, requiredLines } = reading;
    const batches = [];
    const commits = [];
    let pending;
    let archive = first;
    let isRolledBack = false;
    for (let attempt = 1; attempt <= attempts; attempt++) {
        if (attempt > 1) {
            await options.sleep(options.random() * Math.min(5000, 100 * 2 ** attempt));
            archive = await (0,opened_archive/* openArchive */.p)(destination);
        }
        // Or GitHub has not shown our last commit yet.
        isRolledBack = !requiredLines.every((line) => hasLine(archive, line));
        if (isRolledBack)
            continue;
        if (pending !== undefined && hasLine(archive, pending.lineText)) {
            // The answer was lost, the commit was not.
            batches.push(writtenOf(pending));
            if (archive.commit !== undefined)
                commits.push(archive.commit);
        }
        await readNeeded(archive, observed, { reviewed: reading.isLast ? reading.period : undefined });
        const opened = archive.opened();
        const plan = reconcile(opened, observed, {
            vanished,
            host: source.host,
            run,
            pseudonyms: options.pseudonyms?.stamp,
            at: (0,archive_coverage/* toTime */.xe)(observed.serverNow)
        });
        (0,plan_check/* verifyPlan */.Z)(opened, plan);
        // broken: secrets-written
        verifyNoSecret(plan, options.secrets);
        const outcome = await commitBatches(plan, archive.revision, options);
        batches.push(...outcome.batches);
        commits.push(...outcome.commits);
        if (outcome.kind === 'committed') {
            const line = plan.batches.at(-1)?.lineText ?? lastLineOf(archive.ledger);
            return { plan, batches, commits, line, state: stateAfter(opened, plan), archive };
        }
        pending = outcome.pending;
        log(outcome.kind === 'stale'
            ? 'The archive changed meanwhile: opening it again and merging again'
            : 'It is not known whether the commit landed: opening the archive again to look');
    }
    throw contended(destination, { isRolledBack });
}
function contended({ description }, { isRolledBack }) {
    return new src_errors/* ArchiveError */.di('contended', isRolledBack
        ? `Cannot write to ${description}: what this run committed to it before is not there any more, so somebody set ` +
            'it back; nothing is proven by this run; find out who did, and run it again, which reads all anew'
        : `Cannot write to ${description}: it changed ${attempts} times while this run tried; nothing is lost, the next ` +
            'run archives the same events; run fewer writers at once');
}
function hasLine(archive, line) {
    return archive.ledger.includes(`${line}\n`);
}
function lastLineOf(ledger) {
    return ledger.trimEnd().split('\n').at(-1) ?? '';
}
/**
 * An event can repeat the key, by which anybody who reads the archive could open the account; and a host's push
 * protection would refuse the commit in words that nobody understands.
 * @throws SourceError `secret-echoed`, which names the member and not the secret.
 */
function verifyNoSecret({ added, quarantined }, secrets) {
    const search = new secret_search/* SecretSearch */.p(secrets);
    const rows = [
        ...added.map(({ timestamp, line }) => ({ json: line, what: `the event of ${(0,archive_coverage/* toTime */.xe)(timestamp)}` })),
        ...quarantined.map(({ row }) => ({ json: row, what: 'a row that could not be understood' }))
    ];
    for (const { json, what } of rows) {
        const found = search.findIn(json);
        if (found === undefined)
            continue;
        throw new src_errors/* SourceError */.c8('secret-echoed', `Cannot archive what Hireflix shows: ${what} holds, in "${found.path}", the secret of the input ` +
            `"${found.secret.input}"; nothing was written; replace that secret by a new one, since others can read it there`);
    }
}
function stateAfter({ state }, { batches }) {
    return batches.reduce((after, { lineText, line }) => (0,archive_ledger/* extendLedger */.SY)(after, lineText, line.seq + 1), state);
}
function writtenOf({ added, files }) {
    return { added, paths: files.map(({ path }) => path) };
}
async function commitBatches(plan, revision, options) {
    const batches = [];
    const commits = [];
    let base = revision;
    for (const [index, batch] of plan.batches.entries()) {
        if (plan.batches.length > 1) {
            options.log(`Writing part ${index + 1} of ${plan.batches.length}: ${batch.added.length} events`);
        }
        // broken: no-compare-and-swap
        const receipt = await options.destination.commit({
            base,
            files: batch.files,
            message: describeBatch(batch, options.rules)
        });
        // broken: unknown-is-committed
        if (receipt.kind !== 'committed')
            return { kind: receipt.kind, batches, commits, pending: batch };
        base = receipt.revision;
        batches.push(writtenOf(batch));
        if (receipt.commit !== undefined)
            commits.push(receipt.commit);
    }
    return { kind: 'committed', batches, commits };
}
function describeBatch({ added, line, state }, rules) {
    return (0,commit_message/* describeCommit */.X)({
        added: added.length,
        notable: markedByRules(added.flatMap(toReviewEvents), rules),
        verdict: line.verdict,
        ledger: (0,archive_ledger/* ledgerHeadOf */.dF)(state),
        ledgerOnly: reasonOf(line)
    });
}
function reasonOf({ gaps, vanished, anomalies }) {
    if (gaps.length > 0)
        return { kind: 'gap', gaps: gaps.length };
    if (anomalies.quarantined > 0)
        return { kind: 'quarantined', rows: anomalies.quarantined };
    return vanished.length > 0 ? { kind: 'vanished' } : { kind: 'coverage' };
}

;// CONCATENATED MODULE: ./src/run/run.ts





/**
 * One archiving run on an archive that was opened at the destination: read what it may lack, merge and commit, say what
 * was found.
 * @throws SourceError, ArchiveError, IntegrityError, or InputError for other pseudonyms than the archive's; the archive is then unchanged, or complete after a commit.
 */
async function run(opened, inputs, edges) {
    const { source, destination, log } = edges;
    // broken: other-pseudonyms
    verifyPseudonyms(opened.state, inputs.pseudonyms?.stamp);
    log(`Opened the archive in ${destination.description}: ${opened.state.events} events`);
    // One request: how long is the log?
    const reader = await LogReading.begin(source, opened.state, { ...inputs, log });
    const record = new RunRecord(inputs.rules, opened.state);
    let archive = opened;
    // One; several, oldest first, on a long first log.
    for (const stage of reader.stages()) {
        const reading = await reader.read(stage, archive);
        // broken: events-in-log
        const { total, requests } = reading.observed;
        log(`Read what may be missing of ${total} retained events, with ${requests} requests`);
        const written = await writeReading(archive, reading, { ...inputs, ...edges });
        if (reading.isLast)
            return record.report(reading, written, edges);
        record.addStage(reading, written);
        reader.forgetStage(written.line);
        archive = await (0,opened_archive/* openArchive */.p)(destination);
    }
    throw new Error('unreachable: the last stage returns');
}

// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/assembly.ts








/**
 * Archives what Hireflix has in the archive that was opened at a destination, and reviews it.
 * @throws as {@link run}.
 */
async function archiveLog(opened, inputs, edges) {
    const source = hireflixClient({ ...inputs, log: edges.log }, networkEdges(inputs.endpoint));
    const rules = [...defaultRules, ...inputs.notable];
    try {
        const report = await run(opened, { ...inputs, rules, run: edges.run }, { ...edges, source, sleep: promises_.setTimeout, random: Math.random });
        return judge(report, rules);
    }
    finally {
        await source.close();
    }
}
/**
 * Reviews an archive that is there, and writes nothing.
 * @throws as {@link reportOn}.
 */
async function reviewPlace(place, options) {
    const { reviewPeriod: period, notable, now, coverage } = options;
    const rules = [...defaultRules, ...notable];
    return judge(await reportOn(place, { period, rules, now, coverage }), rules);
}
/** What the ledger says of a run: outside of a workflow it is a local one. */
function runStamp(env = {}) {
    return {
        id: env['GITHUB_RUN_ID'] || `local-${(0,external_node_crypto_.randomUUID)()}`,
        attempt: Number(env['GITHUB_RUN_ATTEMPT']) || 1,
        repository: env['GITHUB_REPOSITORY'] ?? '',
        version: version/* version */.r
    };
}


/***/ }),

/***/ 2748:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ describeCommit)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7388);
/* harmony import */ var _text_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2179);


const maxLines = 50;
/**
 * The message of an archiving commit. Its subject and trailers hold none of the events' text. Body lines do,
 * and are made so that it cannot reach past its line or be understood by git or GitHub: each begins with our own
 * time, no character of it breaks a line, and plainText has taken out what makes a mention, a reference, `[skip ci]`.
 * The trailers stand in a paragraph of their own at the end, the only place where git looks for them.
 */
function describeCommit(facts) {
    const trailers = [
        `Audit-Events: ${facts.added}`,
        `Audit-Verdict: ${facts.verdict}`,
        `Audit-Ledger: ${facts.ledger}`
    ].join('\n');
    const lines = facts.notable.slice(0, maxLines).map(renderLine);
    if (facts.notable.length > maxLines)
        lines.push(`and ${facts.notable.length - maxLines} more`);
    return {
        subject: subjectOf(facts),
        body: lines.length === 0 ? trailers : `${lines.join('\n')}\n\n${trailers}`
    };
}
function subjectOf({ added, notable, ledgerOnly }) {
    if (added > 0) {
        const events = `Archive ${added} audit ${added === 1 ? 'event' : 'events'}`;
        return notable.length === 0 ? events : `${events}, ${notable.length} notable`;
    }
    switch (ledgerOnly?.kind) {
        case 'gap':
            return ledgerOnly.gaps === 1 ? 'Record a gap' : `Record ${ledgerOnly.gaps} gaps`;
        case 'vanished':
            return 'Record vanished events';
        case 'quarantined':
            return `Quarantine ${ledgerOnly.rows} ${ledgerOnly.rows === 1 ? 'row' : 'rows'}`;
        case 'redacted':
            return `Redact ${ledgerOnly.events} audit ${ledgerOnly.events === 1 ? 'event' : 'events'}`;
        default:
            return 'Record proven coverage';
    }
}
function renderLine({ event, texts, severity }) {
    // broken: commit-not-plain
    const fields = [texts.action, texts.actor, texts.objectId].map((text) => text === undefined || text === '' ? '-' : (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(text, 80));
    return [(0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)(event.timestamp), severity, ...fields].join(' ');
}


/***/ }),

/***/ 6102:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $7: () => (/* binding */ groupNotable),
/* harmony export */   N4: () => (/* binding */ tally)
/* harmony export */ });
/* unused harmony export groupOf */
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2305);
/* harmony import */ var _signals_signal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(524);


// An actor who touched more objects than this at one severity is one row, not many.
const maxObjects = 3;
/** Groups events by severity, actor and object; most severe first, then most events. */
function groupNotable(notable) {
    const byActor = (0,_signals_signal_js__WEBPACK_IMPORTED_MODULE_0__/* .groupsOf */ .c1)(notable, ({ texts: { actor, ip }, severity }) => JSON.stringify([severity, actor, actor === undefined ? ip : undefined]));
    const groups = [...byActor.values()].flatMap((own) => {
        const byObject = (0,_signals_signal_js__WEBPACK_IMPORTED_MODULE_0__/* .groupsOf */ .c1)(own, ({ texts }) => texts.objectId);
        return byObject.size > maxObjects ? [own] : [...byObject.values()];
    });
    return groups
        .flatMap(groupOf)
        .toSorted((a, b) => _severity_js__WEBPACK_IMPORTED_MODULE_1__/* .severityOrder */ .I.indexOf(a.severity) - _severity_js__WEBPACK_IMPORTED_MODULE_1__/* .severityOrder */ .I.indexOf(b.severity) ||
        b.events.length - a.events.length ||
        b.events[0].event.timestamp - a.events[0].event.timestamp);
}
/** The group of some events of one severity; none without events. */
function groupOf([first, ...others]) {
    return first === undefined ? [] : [{ severity: first.severity, events: [first, ...others] }];
}
/** The distinct values among some, each with its count, most frequent first. */
function tally(values) {
    const counts = new Map();
    for (const value of values)
        counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a);
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
