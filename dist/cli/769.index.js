export const id = 769;
export const ids = [769];
export const modules = {

/***/ 4769:
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
// EXTERNAL MODULE: ./src/destinations/folder-reader.ts
var folder_reader = __webpack_require__(3525);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/review/fields.ts
var fields = __webpack_require__(6431);
// EXTERNAL MODULE: ./src/review/findings.ts
var findings = __webpack_require__(7212);
// EXTERNAL MODULE: ./src/review/groups.ts
var groups = __webpack_require__(6102);
// EXTERNAL MODULE: ./src/review/period-proof.ts
var period_proof = __webpack_require__(8020);
// EXTERNAL MODULE: ./src/review/periods.ts
var periods = __webpack_require__(3022);
// EXTERNAL MODULE: ./src/review/signals/facts.ts
var facts = __webpack_require__(8561);
// EXTERNAL MODULE: ./src/text/escape.ts
var text_escape = __webpack_require__(7388);
// EXTERNAL MODULE: ./src/text/wording.ts
var wording = __webpack_require__(2179);
// EXTERNAL MODULE: ./src/publish/outputs.ts
var outputs = __webpack_require__(6689);
;// CONCATENATED MODULE: ./src/publish/review-json.ts









/** A review as one JSON document, every notable event in it. Inert: see serializeInertJson. */
function renderReviewJson(report, rules) {
    const events = (0,findings/* reviewEvents */.EN)(report, rules);
    const notable = (0,findings/* sortByWeight */.CM)(events.flatMap((each) => (each.notable === undefined ? [] : [each.notable])));
    const unclassified = (0,groups/* tally */.N)(events.filter((each) => each.isUnclassified).map(({ event }) => (0,fields/* textsOf */.CB)(event).action ?? null));
    const marked = new Map(events.map(({ event }) => [event.id, event]));
    const document = {
        archive: {
            events: report.archivedEvents,
            ledgerHead: report.ledgerHead,
            lastVerdict: report.verdict,
            coverage: report.coverage ?? null,
            gaps: report.gaps,
            daysUntilLoss: report.daysUntilLoss ?? null
        },
        now: (0,wording/* timeOf */.nR)(report.serverNow),
        period: describeCounts((0,periods/* countPeriod */.V)(report.reviewed, report.reviewed.events.map(facts/* factOf */.yD))),
        unproven: (0,period_proof/* unprovenParts */.qe)(report),
        earlier: report.earlier.map(describeCounts),
        severities: Object.fromEntries(findings/* severityOrder */.IY.map((severity) => [severity, notable.filter((each) => each.severity === severity).length])),
        signals: report.signals.map(({ kind, phrase, marks }) => ({
            kind,
            phrase,
            events: [...marks.keys()].map((id) => marked.get(id)?.key)
        })),
        notable: notable.map(outputs/* describeEvent */.gN),
        unclassified: unclassified.map(([action, count]) => ({ action, count }))
    };
    return `${(0,text_escape/* serializeInertJson */.J)(document)}\n`;
}
function describeCounts({ from, to, ...counts }) {
    return { from: (0,wording/* timeOf */.nR)(from), to: (0,wording/* timeOf */.nR)(to), ...counts };
}

// EXTERNAL MODULE: ./src/publish/summary.ts + 4 modules
var publish_summary = __webpack_require__(7736);
// EXTERNAL MODULE: ./src/publish/summary-text.ts
var summary_text = __webpack_require__(8243);
// EXTERNAL MODULE: ./src/review/default-rules.ts
var default_rules = __webpack_require__(671);
// EXTERNAL MODULE: ./src/review/review-period.ts
var review_period = __webpack_require__(8494);
// EXTERNAL MODULE: ./src/review/rules.ts
var review_rules = __webpack_require__(5727);
// EXTERNAL MODULE: ./src/archive/coverage.ts
var archive_coverage = __webpack_require__(6642);
// EXTERNAL MODULE: ./src/archive/ledger.ts
var ledger = __webpack_require__(1693);
// EXTERNAL MODULE: ./src/archive/opened-archive.ts
var opened_archive = __webpack_require__(5998);
// EXTERNAL MODULE: ./src/hireflix/observations.ts + 1 modules
var observations = __webpack_require__(3926);
// EXTERNAL MODULE: ./src/run/archive-review.ts + 7 modules
var archive_review = __webpack_require__(5531);
;// CONCATENATED MODULE: ./src/run/archive-report.ts







/**
 * Reviews an existing archive, without the source: verified as for archiving, and nothing is written. Without `now`
 * it is the time up to which the archive's last entry proves, so that the same archive gives the same report on any day.
 * @throws IntegrityError or ArchiveError
 */
async function reportOn(place, options) {
    const { description } = place;
    const reader = await (0,opened_archive/* openArchive */.p)({
        description,
        open: async () => ({ revision: '', ...(await place.open()) })
    });
    const { state } = reader;
    if (state.head === undefined) {
        throw new errors/* ArchiveError */.di('not-a-folder', `Cannot review ${description}: there is no archive in it yet (no ledger.jsonl); name its folder, or archive first`);
    }
    const coverage = options.coverage ?? state.coverage;
    const now = options.now ?? lastLook(state.head.at, coverage);
    const review = await (0,archive_review/* reviewArchive */.b3)(reader, {
        period: (0,review_period/* periodAt */.Vw)(options.period, now),
        rules: options.rules,
        coverage,
        added: [],
        newEvents: []
    });
    const newest = [...state.files.values()]
        .map((file) => Date.parse(file.newest ?? ''))
        .filter(Number.isFinite);
    return {
        verdict: state.verdict ?? 'unproven',
        reasons: [],
        destination: description,
        serverNow: now,
        coverage,
        newGaps: [],
        gaps: state.gaps,
        daysUntilLoss: (0,archive_coverage/* daysUntilLoss */.Bg)(coverage, now),
        newEvents: [],
        archivedEvents: state.events,
        ...(newest.length === 0 ? {} : { newestEvent: Math.max(...newest) }),
        ...review,
        anomalies: { late: 0, revised: 0, vanished: 0 },
        quarantined: new Map(),
        changedFiles: [],
        commits: [],
        ledgerHead: (0,ledger/* ledgerHeadOf */.dF)(state),
        pseudonymized: state.pseudonyms?.fields ?? [],
        source: undefined
    };
}
// A run proves up to its time less a settling time. Where it did, the review ends there, not at events that may still
// be joined by others; where it did not, what was seen since is reviewed too, and said to be unproven.
function lastLook(at, coverage) {
    const through = coverage === undefined ? Number.NaN : Date.parse(coverage.through);
    return Date.parse(at) - through <= observations/* settleMs */._ ? through : Date.parse(at);
}

// EXTERNAL MODULE: ./src/verification/since.ts
var since = __webpack_require__(6457);
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
    const period = (0,review_period/* parseReviewPeriod */.HR)(text('period') ?? '7d', 'period');
    const rules = [...default_rules/* defaultRules */.Z, ...(0,review_rules/* parseRules */.NR)(text('notable') ?? '')];
    const now = text('now') === undefined ? undefined : Date.parse((0,since/* parseSince */.m)('now', text('now') ?? ''));
    const report = await reportOn({ description: folder, open: () => (0,folder_reader/* readFolder */.j)((0,external_node_path_.resolve)(folder)) }, { period, rules, now });
    const file = text('html');
    if (file !== undefined) {
        const { renderPage } = await __webpack_require__.e(/* import() */ 328).then(__webpack_require__.bind(__webpack_require__, 2328));
        await writePage(file, renderPage(report, rules));
        return 0;
    }
    const [form = isTerminal ? 'text' : 'markdown'] = forms;
    if (form === 'json')
        write(renderReviewJson(report, rules));
    else {
        const summary = (0,publish_summary/* renderSummary */.B)(report, rules);
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

/***/ 3525:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ readFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3916);




/**
 * Reads an archive folder on disk as it lies there. Unlike the destination of the same folder it takes no lock and
 * finishes nothing: verifying changes nothing.
 * @throws ArchiveError
 */
async function readFolder(folder) {
    const entry = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(folder).catch(() => undefined);
    if (entry === undefined || !entry.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ArchiveError */ .di('not-a-folder', `Cannot read "${folder}": there is ${entry === undefined ? 'nothing of that name' : 'no folder, but something else'}; ` +
            'name the folder that holds ledger.jsonl');
    }
    const files = [];
    // Not withFileTypes: a few file systems leave the type out.
    for (const path of (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder)).sort()) {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, path));
        files.push(found.isFile() ? { path, kind: 'file', bytes: found.size } : { path, kind: 'other', bytes: 0 });
    }
    return { files, readFile: (path) => readRegularFile((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, path)) };
}
async function readRegularFile(path) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0));
    try {
        return await file.readFile();
    }
    finally {
        await file.close();
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
/* harmony import */ var _review_fields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6431);
/* harmony import */ var _review_findings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7212);
/* harmony import */ var _review_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2472);
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7388);
/* harmony import */ var _text_wording_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2179);





const maxNotable = 100;
// A hundred notable events with texts of 256 KiB would be more than a job may output.
const maxTextUnits = 500;
/** The Action's outputs that come from the report: for every name a value, empty where there is none. */
function describeOutputs(report, rules) {
    const notable = (0,_review_findings_js__WEBPACK_IMPORTED_MODULE_0__/* .findNotable */ .$o)((0,_review_findings_js__WEBPACK_IMPORTED_MODULE_0__/* .eventsInQuestion */ .vC)(report), rules, report.signals);
    const lastCommit = report.commits.at(-1);
    const newestGap = report.newGaps.toSorted((a, b) => (a.to < b.to ? 1 : -1))[0];
    return {
        verdict: report.verdict,
        'new-events': String((0,_review_report_js__WEBPACK_IMPORTED_MODULE_3__/* .countNew */ .S)(report)),
        'archived-events': String(report.archivedEvents),
        'notable-events': String(notable.length),
        'highest-severity': _review_findings_js__WEBPACK_IMPORTED_MODULE_0__/* .severityOrder */ .IY.find((severity) => notable.some((each) => each.severity === severity)) ?? 'none',
        notable: (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .serializeInertJson */ .J)((0,_review_findings_js__WEBPACK_IMPORTED_MODULE_0__/* .sortByWeight */ .CM)(notable).slice(0, maxNotable).map(describeEvent)),
        changed: String(report.changedFiles.length > 0),
        'commit-sha': lastCommit?.sha ?? '',
        'commit-url': lastCommit?.url ?? '',
        files: JSON.stringify(report.changedFiles),
        'gap-from': newestGap?.from ?? '',
        'gap-to': newestGap?.to ?? '',
        'days-until-loss': report.daysUntilLoss === undefined ? '' : String(Math.floor(report.daysUntilLoss)),
        'ledger-head': report.ledgerHead,
        'newest-event': newestEventOf(report)
    };
}
/** Those of what was stored beside the log of a workflow run: on the command line there is no such thing. */
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
function describeEvent({ event, severity, reasons }) {
    const texts = (0,_review_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .textsOf */ .CB)(event);
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
 * A summary as a terminal reads well: with the table in place of the chart, which only GitHub draws, and without what it
 * folds away, so that a quiet week fits on one screen here too; with the characters that its entities stand for. Those that a terminal would act on are not among them: event text shows them by their code point.
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
