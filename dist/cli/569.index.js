export const id = 569;
export const ids = [569];
export const modules = {

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
     * Checks that a file's tombstones are those that were recorded, each at its event's time, and that no redacted event
     * is there with its text. The log may show a redacted event again, and more often: what was added to the file since
     * may be more tombstones of it. `concerned` are the file's events that this concerns.
     */
    check({ path, events }, concerned, faults) {
        const tombstones = new Map();
        const returned = new Set();
        for (const event of concerned) {
            if ((0,_events_tombstone_js__WEBPACK_IMPORTED_MODULE_0__/* .isTombstone */ .aK)(event.line)) {
                const found = tombstones.get(event.key);
                if (found === undefined)
                    tombstones.set(event.key, [event]);
                else
                    found.push(event);
            }
            else if (this.#keys.has(event.key))
                returned.add(event.key);
        }
        const report = (detail) => faults.report('redaction-record', path, detail);
        for (const key of returned)
            report(`holds the redacted event ${key} again`);
        let [further, addedSince] = [0, 0];
        for (const [key, found] of tombstones) {
            const records = this.redactions.filter(({ event }) => event === key);
            const [first] = records;
            if (first === undefined)
                report(`has a tombstone of ${key} that the ledger does not record`);
            else {
                if (found.some(({ timestamp }) => timestamp !== Date.parse(first.time)))
                    report(`has a tombstone of ${key} at another time than the ledger records`);
                const recorded = records.find((record) => record.path === path)?.copies ?? 0;
                further += Math.max(0, found.length - recorded);
                addedSince = Math.max(addedSince, events - (first.held.get(path) ?? 0));
            }
        }
        if (further > addedSince) {
            report(`has ${further} more tombstones than the ledger records, and gained ${addedSince} events since`);
        }
        for (const { event, copies, path: recordedIn } of this.redactions) {
            const found = tombstones.get(event)?.length ?? 0;
            if (recordedIn === path && found < copies)
                report(`has ${found} tombstones of ${event}, the ledger records ${copies}`);
        }
    }
}


/***/ }),

/***/ 2609:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportCommand: () => (/* binding */ reportCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/assembly.ts + 45 modules
var assembly = __webpack_require__(3214);
// EXTERNAL MODULE: ./src/destinations/folder-reader.ts
var folder_reader = __webpack_require__(3525);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/text/escape.ts
var text_escape = __webpack_require__(7388);
// EXTERNAL MODULE: ./src/text/wording.ts
var wording = __webpack_require__(2179);
// EXTERNAL MODULE: ./src/publish/outputs.ts
var outputs = __webpack_require__(6689);
;// CONCATENATED MODULE: ./src/publish/review-json.ts



/** A review as one JSON document, every notable event in it. Inert: see serializeInertJson. */
function renderReviewJson(review) {
    const eventsById = new Map(review.events.map(({ event }) => [event.id, event]));
    const document = {
        archive: {
            events: review.archivedEvents,
            ledgerHead: review.ledgerHead,
            lastVerdict: review.verdict,
            coverage: review.coverage ?? null,
            gaps: review.gaps,
            daysUntilLoss: review.daysUntilLoss ?? null
        },
        now: (0,wording/* timeOf */.nR)(review.serverNow),
        period: describeCounts(review.counts),
        unproven: review.unproven,
        earlier: review.earlier.map(describeCounts),
        severities: review.severities,
        signals: review.signals.map(({ kind, phrase, marks }) => ({
            kind,
            phrase,
            events: [...marks.keys()].map((id) => eventsById.get(id)?.key)
        })),
        notable: review.notable.map(outputs/* describeEvent */.gN),
        unclassified: review.unclassified.map(([action, own]) => ({ action: action ?? null, count: own.length }))
    };
    return `${(0,text_escape/* serializeInertJson */.J)(document)}\n`;
}
function describeCounts({ from, to, ...counts }) {
    return { from: (0,wording/* timeOf */.nR)(from), to: (0,wording/* timeOf */.nR)(to), ...counts };
}

// EXTERNAL MODULE: ./src/publish/summary.ts + 5 modules
var publish_summary = __webpack_require__(2376);
// EXTERNAL MODULE: ./src/publish/summary-text.ts
var summary_text = __webpack_require__(8243);
// EXTERNAL MODULE: ./src/review/review-period.ts
var review_period = __webpack_require__(8494);
// EXTERNAL MODULE: ./src/review/rules.ts
var rules = __webpack_require__(5727);
// EXTERNAL MODULE: ./src/verification/since.ts
var since = __webpack_require__(6457);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/cli/arguments.ts
var cli_arguments = __webpack_require__(1506);
;// CONCATENATED MODULE: ./src/cli/report.ts













/** The command `report`. Returns the exit status. */
async function reportCommand(args, { write, isTerminal }) {
    const { values, positionals } = (0,cli_arguments/* parseArguments */.W)(args, {
        period: { type: 'string' },
        now: { type: 'string' },
        notable: { type: 'string', multiple: true },
        html: { type: 'string' },
        text: { type: 'boolean' },
        markdown: { type: 'boolean' },
        json: { type: 'boolean' }
    });
    const forms = ['html', 'json', 'markdown', 'text'].filter((name) => values[name] !== undefined);
    if (forms.length > 1) {
        throw new errors/* InputError */.dz([
            `Cannot write ${forms.map((name) => `--${name}`).join(' and ')} at once: choose one`
        ]);
    }
    const text = (name) => values[name] === undefined ? undefined : [values[name]].flat().join('\n');
    const folder = (0,cli_arguments/* parseFolder */.I)('report on', positionals);
    const reviewPeriod = (0,review_period/* parseReviewPeriod */.HR)(text('period') ?? '7d', 'period');
    const notable = (0,rules/* parseRules */.N)(text('notable') ?? '');
    const now = text('now') === undefined ? undefined : Date.parse((0,since/* parseSince */.m)('now', text('now') ?? ''));
    const place = { description: folder, open: () => (0,folder_reader/* readFolder */.j1)((0,external_node_path_.resolve)(folder)) };
    const review = await (0,assembly/* reviewPlace */.GW)(place, { reviewPeriod, notable, now });
    const file = text('html');
    if (file !== undefined) {
        const { renderPage } = await __webpack_require__.e(/* import() */ 328).then(__webpack_require__.bind(__webpack_require__, 2328));
        await writePage(file, renderPage(review, version/* version */.r));
        return 0;
    }
    const [form = isTerminal ? 'text' : 'markdown'] = forms;
    if (form === 'json')
        write(renderReviewJson(review));
    else {
        const summary = (0,publish_summary/* renderSummary */.B)(review);
        write(form === 'text' ? (0,summary_text/* readableSummary */.v)(summary) : summary);
    }
    return 0;
}
async function writePage(file, page) {
    try {
        // It holds personal data: for its owner alone, as far as this file is new.
        await (0,promises_.writeFile)((0,external_node_path_.resolve)(file), page, { mode: 0o600 });
    }
    catch (error) {
        const { code = 'unknown error' } = error;
        throw new errors/* InputError */.dz([`Cannot write the page to "${file}": ${code}; name a file in a folder that exists`]);
    }
}


/***/ }),

/***/ 6689:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _d: () => (/* binding */ describeOutputs),
/* harmony export */   gN: () => (/* binding */ describeEvent)
/* harmony export */ });
/* unused harmony export describeArtifactOutputs */
/* harmony import */ var _review_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2472);
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7388);
/* harmony import */ var _text_wording_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2179);



const maxNotable = 100;
// Linux starts no program with a variable of more than 128 KiB, and an output travels on in one.
const maxBytes = 64 * 1024;
// A hundred notable events with texts of 256 KiB would be more than a job may output.
const maxTextUnits = 500;
/** The Action's outputs that come from a review: for every name a value, empty where there is none. */
function describeOutputs(review) {
    const notable = review.notableInQuestion;
    const lastCommit = review.commits.at(-1);
    const newestGap = review.newGaps.toSorted((a, b) => (a.to < b.to ? 1 : -1))[0];
    return {
        verdict: review.verdict,
        'new-events': String((0,_review_report_js__WEBPACK_IMPORTED_MODULE_0__/* .countNew */ .Sh)(review)),
        'archived-events': String(review.archivedEvents),
        'notable-events': String(notable.length),
        'highest-severity': notable[0]?.severity ?? 'none',
        notable: serializeFitting(notable.slice(0, maxNotable).map(describeEvent)),
        changed: String(review.changedFiles.length > 0),
        'commit-sha': lastCommit?.sha ?? '',
        'commit-url': lastCommit?.url ?? '',
        files: serializeFitting(review.changedFiles),
        'gap-from': newestGap?.from ?? '',
        'gap-to': newestGap?.to ?? '',
        'days-until-loss': review.daysUntilLoss === undefined ? '' : String(Math.floor(review.daysUntilLoss)),
        'ledger-head': review.ledgerHead,
        'newest-event': newestEventOf(review)
    };
}
/** A JSON array that stays within the bound: its last elements are cut. They weigh least, and `notable-events` counts them. */
function serializeFitting(elements) {
    let bytes = 2;
    const fitting = [];
    for (const element of elements) {
        // broken: outputs-not-inert
        const text = (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeInertJson */ .J)(element);
        bytes += Buffer.byteLength(text) + 1;
        if (bytes > maxBytes)
            break;
        fitting.push(text);
    }
    return `[${fitting.join(',')}]`;
}
/** The outputs about artifacts of a workflow run; the command line has none. */
function describeArtifactOutputs({ artifact, page }) {
    return {
        'artifact-id': artifact === undefined ? '' : String(artifact.id),
        'artifact-url': artifact?.url ?? '',
        'artifact-digest': artifact?.sha256 ?? '',
        'artifact-expires': artifact?.expiresAt === undefined ? '' : timeOf(artifact.expiresAt),
        'report-artifact-url': page?.url ?? ''
    };
}
// `object` by its id, type and name alone: its urls are capability links, and outputs travel on into logs.
function describeEvent({ event, texts, severity, reasons }) {
    const short = (text) => {
        if (text === undefined)
            return null;
        return text.length > maxTextUnits ? `${text.slice(0, maxTextUnits)}…` : text;
    };
    return {
        time: (0,_text_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .timeOf */ .nR)(event.timestamp),
        severity,
        action: short(texts.action),
        actor: short(texts.actor),
        object: { type: short(texts.objectType), id: short(texts.objectId), name: short(texts.objectName) },
        medium: short(texts.medium),
        reasons,
        key: event.key
    };
}
function newestEventOf(report) {
    const newest = [...report.newEvents, ...report.reviewed.events].reduce((latest, { timestamp }) => (latest === undefined || timestamp > latest ? timestamp : latest), report.newestEvent);
    return newest === undefined ? '' : (0,_text_wording_js__WEBPACK_IMPORTED_MODULE_2__/* .timeOf */ .nR)(newest);
}


/***/ }),

/***/ 8243:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ readableSummary)
/* harmony export */ });
const chartAndTable = /```mermaid\n[\s\S]*?\n```\n\n?(?:<details><summary>The same as a table<\/summary>\n\n([\s\S]*?)<\/details>)?/g;
/**
 * A summary for a terminal. The table replaces the chart, which only GitHub draws. Folded parts are left out, so a quiet
 * week fits on one screen. Entities become their characters; none of those acts on a terminal, since event text shows
 * such characters by their code point.
 */
function readableSummary(summary) {
    return summary
        .replace(chartAndTable, '$1')
        .replace(/<details><summary>(.*?)<\/summary>[\s\S]*?<\/details>/g, '$1: not shown here')
        .replace(/<wbr>|<\/?code>/g, '')
        .replaceAll('&#160;', ' ')
        .replace(/&#(\d+);/g, (_all, code) => String.fromCodePoint(Number(code)))
        .replace(/\n{3,}/g, '\n\n');
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
