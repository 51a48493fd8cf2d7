export const id = 264;
export const ids = [264];
export const modules = {

/***/ 2264:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   archiveCommand: () => (/* binding */ archiveCommand)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _archive_opened_archive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5998);
/* harmony import */ var _assembly_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3214);
/* harmony import */ var _destinations_git_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6424);
/* harmony import */ var _destinations_writing_process_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8029);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5721);
/* harmony import */ var _publish_annotations_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(601);
/* harmony import */ var _publish_outputs_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6689);
/* harmony import */ var _publish_summary_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2376);
/* harmony import */ var _review_conditions_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2216);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1506);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4105);













/** The command `archive`. Returns the exit status. */
async function archiveCommand(args, { write, say, env }) {
    const { values, positionals } = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_11__/* .parseArguments */ .W)(args, {
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
    const folder = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_11__/* .parseFolder */ .I)('archive', positionals);
    (0,_place_js__WEBPACK_IMPORTED_MODULE_12__/* .verifyArchiveFolder */ .My)('archive into', folder);
    const text = (name) => [values[name] ?? ''].flat().join('\n');
    const inputs = (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .parseFolderInputs */ .bj)({
        'api-key': env['HIREFLIX_API_KEY'] ?? '',
        'pseudonym-key': env['HIREFLIX_PSEUDONYM_KEY'] ?? '',
        ...Object.fromEntries(Object.keys(values).map((name) => [name, text(name)]))
    });
    const destination = new _destinations_git_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .WorkTreeDestination */ .e({
        folder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder),
        description: folder,
        writer: _destinations_writing_process_js__WEBPACK_IMPORTED_MODULE_5__/* .thisProcess */ .W,
        say
    });
    const archive = await (0,_archive_opened_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .openArchive */ .p)(destination);
    const review = await (0,_assembly_js__WEBPACK_IMPORTED_MODULE_3__/* .archiveLog */ .R8)(archive, inputs, { destination, run: (0,_assembly_js__WEBPACK_IMPORTED_MODULE_3__/* .runStamp */ .bB)(), log: say });
    const summaryFile = text('summary');
    const isComplete = summaryFile === '' || (await writeSummary(summaryFile, (0,_publish_summary_js__WEBPACK_IMPORTED_MODULE_9__/* .renderSummary */ .B)(review), say));
    for (const { level, title, message } of (0,_publish_annotations_js__WEBPACK_IMPORTED_MODULE_7__/* .describeAnnotations */ .K$)(review)) {
        say(`${level}: ${title}: ${message}`);
    }
    // Text of strangers does not go to a terminal or a log.
    const { notable: _eventText, ...outputs } = (0,_publish_outputs_js__WEBPACK_IMPORTED_MODULE_8__/* .describeOutputs */ ._d)(review);
    for (const [name, value] of Object.entries(outputs))
        write(`${name}=${value}\n`);
    const failed = (0,_review_conditions_js__WEBPACK_IMPORTED_MODULE_10__/* .failedConditions */ .y)(review, inputs.failOn);
    for (const sentence of failed)
        say(`The events are archived, but ${sentence}`);
    return failed.length === 0 && isComplete ? 0 : 1;
}
/** The archive is complete by now: where the summary cannot be written, the outputs must be told all the same. */
async function writeSummary(file, summary, say) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, summary);
        return true;
    }
    catch (error) {
        const { code = 'unknown error' } = error;
        say(`The events are archived, but the summary cannot be written to "${file}": ${code}; name a file in a folder that exists`);
        return false;
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


/***/ })

};
