export const id = 803;
export const ids = [803];
export const modules = {

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

/***/ 1803:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  redactCommand: () => (/* binding */ redactCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/archive/ledger-line.ts + 1 modules
var ledger_line = __webpack_require__(1826);
// EXTERNAL MODULE: ./src/assembly.ts + 45 modules
var assembly = __webpack_require__(3214);
// EXTERNAL MODULE: ./src/destinations/git-folder.ts + 5 modules
var git_folder = __webpack_require__(6424);
// EXTERNAL MODULE: ./src/destinations/writing-process.ts
var writing_process = __webpack_require__(8029);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/archive/ledger.ts + 2 modules
var archive_ledger = __webpack_require__(7851);
// EXTERNAL MODULE: ./src/archive/opened-archive.ts
var opened_archive = __webpack_require__(5998);
// EXTERNAL MODULE: ./src/archive/parts.ts
var parts = __webpack_require__(428);
// EXTERNAL MODULE: ./src/events/event.ts + 1 modules
var events_event = __webpack_require__(5710);
// EXTERNAL MODULE: ./src/archive/checks.ts
var checks = __webpack_require__(7629);
// EXTERNAL MODULE: ./src/archive/coverage.ts
var coverage = __webpack_require__(6642);
// EXTERNAL MODULE: ./src/archive/digests.ts
var archive_digests = __webpack_require__(707);
// EXTERNAL MODULE: ./src/archive/month-file.ts
var month_file = __webpack_require__(4407);
// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
// EXTERNAL MODULE: ./src/archive/plan-check.ts
var plan_check = __webpack_require__(406);
;// CONCATENATED MODULE: ./src/archive/redaction-plan.ts










/**
 * Replaces every copy of an event by a tombstone that holds its κ, and records it in the ledger. `undefined` when the
 * files that were read hold no such event with its text.
 */
function planRedaction(archive, request) {
    const { key, by, reason } = request;
    const files = [];
    const redactions = [];
    for (const [path, events] of archive.files) {
        const found = events.filter((event) => event.key === key && event.line !== (0,events_event/* tombstoneOf */.TD)(event).line);
        const [first] = found;
        const entry = archive.state.files.get(path);
        if (first === undefined || entry === undefined)
            continue;
        const changed = events.map((event) => (event.key === key ? (0,events_event/* tombstoneOf */.TD)(event) : event));
        const content = (0,month_file/* serializeMonthFile */.Nj)(changed);
        const digests = { ...(0,archive_digests/* digestsOf */.nw)(Buffer.from(content)), root: (0,month_file/* rootOf */.I5)(changed) };
        files.push({ path, content, entry: { ...entry, ...digests } });
        redactions.push({
            event: key,
            time: (0,coverage/* toTime */.xe)(first.timestamp),
            path,
            copies: events.filter((event) => event.key === key).length,
            by,
            reason
        });
    }
    if (files.length === 0)
        return undefined;
    const line = lineOf(archive.state, { request, redactions, entries: files.map(({ entry }) => entry) });
    const lineText = (0,ledger_line/* serializeLedgerLine */.Kx)(line);
    const state = (0,archive_ledger/* extendLedger */.SY)(archive.state, lineText, line.seq + 1, checks/* planned */.lM);
    for (const file of files)
        verifyRedacted(archive.files.get(file.path) ?? [], file, { key, state });
    const ledger = `${archive.ledger}${lineText}\n`;
    return {
        files: [...files.map(({ path, content }) => ({ path, content })), { path: ledger_line/* ledgerPath */.tf, content: ledger }],
        line,
        lineText,
        redactions,
        state
    };
}
function lineOf(state, found) {
    const { request, redactions, entries } = found;
    const months = [...state.files.keys()].filter((path) => path !== paths/* quarantinePath */.Q2);
    return {
        spec: ledger_line/* spec */.IC,
        ...(0,archive_ledger/* linkOf */.IJ)(state),
        at: state.head !== undefined && state.head.at > request.at ? state.head.at : request.at,
        added: 0,
        files: entries,
        archive: { events: state.events, files: months.length },
        coverage: null,
        gaps: [],
        vanished: [],
        // Nothing was read, and nothing about what is proven changes.
        source: { host: 'none', total: 0, oldest: null, order: 'either', requests: 0 },
        verdict: state.verdict ?? 'unproven',
        anomalies: { late: 0, revised: 0, vanished: 0, quarantined: 0 },
        run: request.run,
        redactions,
        ...(state.pseudonyms === undefined ? {} : { pseudonyms: state.pseudonyms })
    };
}
/** Reads the new file back: all events but the redacted one are there, unchanged and in place. */
function verifyRedacted(before, { path, content }, { key, state }) {
    const after = (0,plan_check/* readPlanned */.H)({ path, content }, state);
    const isKept = before.every((event, index) => {
        const now = after[index];
        if (now === undefined)
            return false;
        return (0,month_file/* compareEvents */.HP)(now, event.key === key ? (0,events_event/* tombstoneOf */.TD)(event) : event) === 0;
    });
    if (isKept && after.length === before.length)
        return;
    throw new errors/* IntegrityError */.cs('plan', `Cannot redact in "${path}": another event would change; nothing was written, please report this`);
}

// EXTERNAL MODULE: ./src/publish/commit-message.ts
var commit_message = __webpack_require__(2748);
;// CONCATENATED MODULE: ./src/run/redaction.ts






const attempts = 5;
/**
 * Replaces an event by its κ and records who, when and why. The whole archive is read, and so verified, first.
 * @throws InputError when the archive has no such event; IntegrityError when it does not verify; ArchiveError.
 */
async function redact(destination, inputs, now) {
    for (let attempt = 1; attempt <= attempts; attempt++) {
        const reader = await (0,opened_archive/* openArchive */.p)(destination);
        await reader.readMonths((0,parts/* partsOf */.CI)(reader.state).map(({ path }) => path));
        const archive = reader.opened();
        const plan = planRedaction(archive, { ...inputs, at: new Date(now()).toISOString() });
        if (plan === undefined) {
            if (reader.state.redactions.some(({ event }) => event === inputs.key))
                return { kind: 'redacted-before' };
            throw new errors/* InputError */.dz([
                `Cannot redact event ${inputs.key}: the archive in ${destination.description} holds none with this key; copy ` +
                    'the key from the output "notable", or compute it as docs/format.md says'
            ]);
        }
        const receipt = await destination.commit({
            base: reader.revision,
            files: plan.files,
            message: (0,commit_message/* describeCommit */.X)({
                added: 0,
                notable: [],
                verdict: plan.line.verdict,
                ledger: (0,archive_ledger/* ledgerHeadOf */.dF)(plan.state),
                ledgerOnly: { kind: 'redacted', events: 1 }
            })
        });
        if (receipt.kind === 'committed') {
            return {
                kind: 'redacted',
                redactions: plan.redactions,
                head: (0,archive_ledger/* ledgerHeadOf */.dF)(plan.state),
                commit: receipt.commit
            };
        }
    }
    throw new errors/* ArchiveError */.di('contended', `Cannot write to ${destination.description}: it changed ${attempts} times meanwhile; run again when no other run ` +
        'is writing it');
}

// EXTERNAL MODULE: ./src/cli/arguments.ts
var cli_arguments = __webpack_require__(1506);
// EXTERNAL MODULE: ./src/cli/place.ts
var place = __webpack_require__(4105);
;// CONCATENATED MODULE: ./src/cli/redact.ts









/** The command `redact`. Returns the exit status. */
async function redactCommand(args, { say, write, now }) {
    const { values, positionals } = (0,cli_arguments/* parseArguments */.W)(args, {
        event: { type: 'string' },
        reason: { type: 'string' },
        by: { type: 'string' }
    });
    const folder = (0,cli_arguments/* parseFolder */.I)('redact in', positionals);
    (0,place/* verifyArchiveFolder */.My)('redact in', folder);
    const { event = '', reason = '', by = '' } = values;
    const faults = [];
    if (!/^[0-9a-f]{64}$/.test(event))
        faults.push('Cannot redact without an event: --event must be its key, 64 hex digits');
    for (const [name, text] of Object.entries({ reason, by })) {
        if (!ledger_line/* redactionText */.fd.test(text)) {
            faults.push(`Cannot redact without a usable --${name}: it must be one line of 1 to 500 plain characters`);
        }
    }
    if (faults.length > 0)
        throw new errors/* InputError */.dz(faults);
    const destination = new git_folder/* WorkTreeDestination */.e({
        folder: (0,external_node_path_.resolve)(folder),
        description: folder,
        writer: writing_process/* thisProcess */.W,
        say
    });
    const outcome = await redact(destination, { key: event, by, reason, run: (0,assembly/* runStamp */.bB)() }, now);
    if (outcome.kind === 'redacted-before') {
        say(`Event ${event} was redacted before: nothing to do`);
        return 0;
    }
    for (const { path, copies } of outcome.redactions) {
        say(`Redacted ${copies} ${copies === 1 ? 'copy' : 'copies'} of ${event} in ${path}`);
    }
    say('Older commits of a git repository, its clones and backups still hold the event: docs/threat-model.md says how to ' +
        'expire them');
    write(`ledger-head=${outcome.head}\n`);
    if (outcome.commit !== undefined)
        write(`commit-sha=${outcome.commit.sha}\n`);
    return 0;
}


/***/ })

};
