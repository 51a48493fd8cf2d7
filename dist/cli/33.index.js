export const id = 33;
export const ids = [33];
export const modules = {

/***/ 8033:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  archiveCommand: () => (/* binding */ archiveCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/archive/opened-archive.ts
var opened_archive = __webpack_require__(5998);
// EXTERNAL MODULE: ./src/assembly.ts + 42 modules
var assembly = __webpack_require__(9440);
// EXTERNAL MODULE: ./src/destinations/git-folder.ts + 2 modules
var git_folder = __webpack_require__(8763);
// EXTERNAL MODULE: ./src/destinations/writing-process.ts
var writing_process = __webpack_require__(8029);
// EXTERNAL MODULE: ./src/inputs/inputs.ts + 2 modules
var inputs_inputs = __webpack_require__(5721);
// EXTERNAL MODULE: ./src/review/report.ts
var report = __webpack_require__(2472);
// EXTERNAL MODULE: ./src/text/wording.ts
var wording = __webpack_require__(2179);
// EXTERNAL MODULE: ./src/publish/summary-artifact.ts
var summary_artifact = __webpack_require__(3078);
;// CONCATENATED MODULE: ./src/publish/annotations.ts



/** Facts that must be seen without opening the summary. In our own words: no event text reaches the log. */
function describeAnnotations(review) {
    return [
        ...describeGaps(review),
        ...describeVerdict(review),
        ...describeClock(review.daysUntilLoss),
        ...describeQuarantine(review),
        ...describeCritical(review),
        ...describeArtifact(review)
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
    const level = (0,report/* alarmOf */.p)(daysUntilLoss);
    if (daysUntilLoss === undefined || level === undefined)
        return [];
    return [{ level, title: 'Audit events are about to be lost', message: adviceOfClock(daysUntilLoss) }];
}
/** The clock's advice to the people who look after the runs. */
function adviceOfClock(daysUntilLoss) {
    const days = Math.floor(daysUntilLoss);
    return days <= 0
        ? 'Without a proven run today, events may be lost.'
        : `Without a proven run within ${(0,wording/* countOf */.pq)(days, 'day')}, events will be lost for good.`;
}
function describeQuarantine({ quarantined, quarantinedRows }) {
    if (quarantinedRows === 0)
        return [];
    const reasons = [...quarantined].map(([reason, count]) => `${count} × ${reason}`).join('; ');
    return [
        {
            level: 'warning',
            title: 'Rows could not be understood',
            message: `${(0,wording/* countOf */.pq)(quarantinedRows, 'row')} kept unaltered in quarantine.json: ${reasons}.`
        }
    ];
}
function describeCritical({ notableInQuestion, isRun }) {
    const critical = notableInQuestion.filter(({ severity }) => severity === 'critical').length;
    if (critical === 0)
        return [];
    return [
        {
            level: 'warning',
            title: 'Critical audit events',
            message: `${(0,wording/* countOf */.pq)(critical, isRun ? 'new event' : 'event')} are critical; the job summary lists them.`
        }
    ];
}
function describeArtifact({ artifact }) {
    if (artifact === undefined)
        return [];
    return [
        {
            level: 'notice',
            title: 'An artifact alone is no archive',
            message: `The artifact of this run ${(0,summary_artifact/* expiresOf */.U)(artifact)}. Download it before, or use destination: repository.`
        }
    ];
}

// EXTERNAL MODULE: ./src/publish/outputs.ts
var publish_outputs = __webpack_require__(6689);
// EXTERNAL MODULE: ./src/publish/summary.ts + 5 modules
var summary = __webpack_require__(2376);
// EXTERNAL MODULE: ./src/review/conditions.ts
var conditions = __webpack_require__(2216);
// EXTERNAL MODULE: ./src/cli/arguments.ts
var cli_arguments = __webpack_require__(1506);
;// CONCATENATED MODULE: ./src/cli/archive.ts












/** The command `archive`. Returns the exit status. */
async function archiveCommand(args, { write, say, env }) {
    const { values, positionals } = (0,cli_arguments/* parseArguments */.W)(args, {
        endpoint: { type: 'string' },
        lookback: { type: 'string' },
        'page-size': { type: 'string' },
        concurrency: { type: 'string' },
        'review-period': { type: 'string' },
        notable: { type: 'string', multiple: true },
        'fail-on': { type: 'string' },
        pseudonymize: { type: 'string' },
        summary: { type: 'string' }
    });
    const folder = (0,cli_arguments/* parseFolder */.I)('archive', positionals);
    const text = (name) => [values[name] ?? ''].flat().join('\n');
    const inputs = (0,inputs_inputs/* parseFolderInputs */.bj)({
        'api-key': env['HIREFLIX_API_KEY'] ?? '',
        'pseudonym-key': env['HIREFLIX_PSEUDONYM_KEY'] ?? '',
        ...Object.fromEntries(Object.keys(values).map((name) => [name, text(name)]))
    });
    const destination = new git_folder/* WorkTreeDestination */.e({
        folder: (0,external_node_path_.resolve)(folder),
        description: folder,
        writer: writing_process/* thisProcess */.W
    });
    const archive = await (0,opened_archive/* openArchive */.p)(destination);
    const review = await (0,assembly/* archiveLog */.R8)(archive, inputs, { destination, run: (0,assembly/* runStamp */.bB)(), log: say });
    const summaryFile = text('summary');
    const isComplete = summaryFile === '' || (await writeSummary(summaryFile, (0,summary/* renderSummary */.B)(review), say));
    for (const { level, title, message } of describeAnnotations(review)) {
        say(`${level}: ${title}: ${message}`);
    }
    // Text of strangers does not go to a terminal or a log.
    const { notable: _eventText, ...outputs } = (0,publish_outputs/* describeOutputs */._d)(review);
    for (const [name, value] of Object.entries(outputs))
        write(`${name}=${value}\n`);
    const failed = (0,conditions/* failedConditions */.y)(review, inputs.failOn);
    for (const sentence of failed)
        say(`The events are archived, but ${sentence}`);
    return failed.length === 0 && isComplete ? 0 : 1;
}
/** The archive is complete by now: where the summary cannot be written, the outputs must be told all the same. */
async function writeSummary(file, summary, say) {
    try {
        await (0,promises_.writeFile)(file, summary);
        return true;
    }
    catch (error) {
        const { code = 'unknown error' } = error;
        say(`The events are archived, but the summary cannot be written to "${file}": ${code}; name a file in a folder that exists`);
        return false;
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
/* harmony import */ var _review_report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2472);
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7388);
/* harmony import */ var _text_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2179);



const maxNotable = 100;
// A hundred notable events with texts of 256 KiB would be more than a job may output.
const maxTextUnits = 500;
/** The Action's outputs that come from a review: for every name a value, empty where there is none. */
function describeOutputs(review) {
    const notable = review.notableInQuestion;
    const lastCommit = review.commits.at(-1);
    const newestGap = review.newGaps.toSorted((a, b) => (a.to < b.to ? 1 : -1))[0];
    return {
        verdict: review.verdict,
        'new-events': String((0,_review_report_js__WEBPACK_IMPORTED_MODULE_2__/* .countNew */ .S)(review)),
        'archived-events': String(review.archivedEvents),
        'notable-events': String(notable.length),
        'highest-severity': notable[0]?.severity ?? 'none',
        // broken: outputs-not-inert
        notable: (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .serializeInertJson */ .J)(notable.slice(0, maxNotable).map(describeEvent)),
        changed: String(review.changedFiles.length > 0),
        'commit-sha': lastCommit?.sha ?? '',
        'commit-url': lastCommit?.url ?? '',
        files: JSON.stringify(review.changedFiles),
        'gap-from': newestGap?.from ?? '',
        'gap-to': newestGap?.to ?? '',
        'days-until-loss': review.daysUntilLoss === undefined ? '' : String(Math.floor(review.daysUntilLoss)),
        'ledger-head': review.ledgerHead,
        'newest-event': newestEventOf(review)
    };
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
        time: (0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)(event.timestamp),
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
    return newest === undefined ? '' : (0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)(newest);
}


/***/ })

};
