export const id = 264;
export const ids = [264];
export const modules = {

/***/ 2264:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   archiveCommand: () => (/* binding */ archiveCommand)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _destinations_git_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5381);
/* harmony import */ var _hireflix_client_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4767);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5721);
/* harmony import */ var _publish_annotations_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(601);
/* harmony import */ var _publish_failure_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(593);
/* harmony import */ var _publish_outputs_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6689);
/* harmony import */ var _publish_summary_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7736);
/* harmony import */ var _review_default_rules_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(671);
/* harmony import */ var _run_run_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(7663);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(311);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(1506);















/** The command `archive`. Returns the exit status. */
async function archiveCommand(args, { write, say, env }) {
    const { values, positionals } = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_13__/* .parseArguments */ .W)(args, {
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
    const folder = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_13__/* .parseFolder */ .I)('archive', positionals);
    const text = (name) => [values[name] ?? ''].flat().join('\n');
    const inputs = (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .parseFolderInputs */ .bj)({
        'api-key': env['HIREFLIX_API_KEY'] ?? '',
        'pseudonym-key': env['HIREFLIX_PSEUDONYM_KEY'] ?? '',
        ...Object.fromEntries(Object.keys(values).map((name) => [name, text(name)]))
    });
    const rules = [..._review_default_rules_js__WEBPACK_IMPORTED_MODULE_11__/* .defaultRules */ .Z, ...inputs.notable];
    const source = (0,_hireflix_client_js__WEBPACK_IMPORTED_MODULE_5__/* .hireflixClient */ .x)({ ...inputs, log: say });
    const destination = (0,_destinations_git_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .workTreeDestination */ .e)({ folder: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folder), description: folder });
    try {
        const report = await (0,_run_run_js__WEBPACK_IMPORTED_MODULE_12__/* .run */ .e)({ ...inputs, rules, run: { id: `local-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`, attempt: 1, repository: '', version: _version_js__WEBPACK_IMPORTED_MODULE_14__/* .version */ .r } }, { source, destination, log: say, sleep: node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout, random: Math.random });
        const summaryFile = text('summary');
        const isComplete = summaryFile === '' || (await writeSummary(summaryFile, (0,_publish_summary_js__WEBPACK_IMPORTED_MODULE_10__/* .renderSummary */ .B)(report, rules), say));
        for (const { level, title, message } of (0,_publish_annotations_js__WEBPACK_IMPORTED_MODULE_7__/* .describeAnnotations */ .K$)(report, rules)) {
            say(`${level}: ${title}: ${message}`);
        }
        // What strangers wrote does not go to a terminal or a log.
        const { notable: _eventText, ...outputs } = (0,_publish_outputs_js__WEBPACK_IMPORTED_MODULE_9__/* .describeOutputs */ ._d)(report, rules);
        for (const [name, value] of Object.entries(outputs))
            write(`${name}=${value}\n`);
        const failed = (0,_publish_failure_js__WEBPACK_IMPORTED_MODULE_8__/* .failedConditions */ .yF)(report, inputs.failOn, rules);
        for (const sentence of failed)
            say(`The events are archived, but ${sentence}`);
        return failed.length === 0 && isComplete ? 0 : 1;
    }
    finally {
        await source.close();
    }
}
/** The archive is complete by now: where the summary cannot be written, the outputs must be told all the same. */
async function writeSummary(file, summary, say) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(file, summary);
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


/***/ })

};
