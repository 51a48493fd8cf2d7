export const id = 803;
export const ids = [803];
export const modules = {

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
// EXTERNAL MODULE: ./src/assembly.ts + 42 modules
var assembly = __webpack_require__(9440);
// EXTERNAL MODULE: ./src/destinations/git-folder.ts + 1 modules
var git_folder = __webpack_require__(3358);
// EXTERNAL MODULE: ./src/destinations/writing-process.ts
var writing_process = __webpack_require__(8029);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/archive/ledger.ts
var archive_ledger = __webpack_require__(1693);
// EXTERNAL MODULE: ./src/archive/opened-archive.ts
var opened_archive = __webpack_require__(5998);
// EXTERNAL MODULE: ./src/archive/parts.ts
var parts = __webpack_require__(428);
// EXTERNAL MODULE: ./src/events/event.ts + 1 modules
var events_event = __webpack_require__(5710);
// EXTERNAL MODULE: ./src/archive/coverage.ts
var coverage = __webpack_require__(6642);
// EXTERNAL MODULE: ./src/archive/digests.ts
var digests = __webpack_require__(707);
// EXTERNAL MODULE: ./src/archive/month-file.ts
var month_file = __webpack_require__(4407);
// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
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
        const content = (0,month_file/* serializeMonthFile */.Nj)(events.map((event) => (event.key === key ? (0,events_event/* tombstoneOf */.TD)(event) : event)));
        files.push({ path, content, entry: { ...entry, ...(0,digests/* digestsOf */.nw)(Buffer.from(content)) } });
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
    for (const file of files)
        verifyRedacted(archive.files.get(file.path) ?? [], file, key);
    const line = lineOf(archive.state, { request, redactions, entries: files.map(({ entry }) => entry) });
    const lineText = (0,ledger_line/* serializeLedgerLine */.Kx)(line);
    const ledger = `${archive.ledger}${lineText}\n`;
    return {
        files: [...files.map(({ path, content }) => ({ path, content })), { path: ledger_line/* ledgerPath */.tf, content: ledger }],
        line,
        lineText,
        redactions,
        state: (0,archive_ledger/* extendLedger */.SY)(archive.state, lineText, line.seq + 1)
    };
}
function lineOf(state, found) {
    const { request, redactions, entries } = found;
    const months = [...state.files.keys()].filter((path) => path !== paths/* quarantinePath */.Q2);
    return {
        spec: ledger_line/* spec */.IC,
        seq: (state.head?.seq ?? -1) + 1,
        prev: state.head?.sha256 ?? null,
        at: request.at,
        added: 0,
        files: entries,
        archive: { events: state.events, files: months.length },
        coverage: null,
        gaps: [],
        vanished: [],
        // Nothing was read, and nothing about what is proven changes.
        source: { host: 'none', total: 0, oldest: null, requests: 0 },
        verdict: state.verdict ?? 'unproven',
        anomalies: { late: 0, revised: 0, vanished: 0, quarantined: 0 },
        run: request.run,
        redactions,
        ...(state.pseudonyms === undefined ? {} : { pseudonyms: state.pseudonyms })
    };
}
/** Reads the new file back: all events but the redacted one are there, unchanged and in place. */
function verifyRedacted(before, { path, content }, key) {
    const after = (0,month_file/* parseMonthFile */.yU)(path, content);
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
;// CONCATENATED MODULE: ./src/cli/redact.ts








/** The command `redact`. Returns the exit status. */
async function redactCommand(args, { say, write, now }) {
    const { values, positionals } = (0,cli_arguments/* parseArguments */.W)(args, {
        event: { type: 'string' },
        reason: { type: 'string' },
        by: { type: 'string' }
    });
    const folder = (0,cli_arguments/* parseFolder */.I)('redact in', positionals);
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
        writer: writing_process/* thisProcess */.W
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


/***/ }),

/***/ 3358:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ WorkTreeDestination)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/git/git-place.ts
var git_place = __webpack_require__(1066);
// EXTERNAL MODULE: ./src/git/run-git.ts + 1 modules
var run_git = __webpack_require__(6319);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/destinations/change.ts
var destinations_change = __webpack_require__(57);
// EXTERNAL MODULE: ./src/destinations/file-system-faults.ts
var file_system_faults = __webpack_require__(5631);
// EXTERNAL MODULE: ./src/destinations/folder-reader.ts
var folder_reader = __webpack_require__(3525);
// EXTERNAL MODULE: ./src/destinations/staging.ts
var staging = __webpack_require__(4576);
// EXTERNAL MODULE: ./src/destinations/staging-lock.ts
var staging_lock = __webpack_require__(8634);
// EXTERNAL MODULE: ./src/destinations/state-folder.ts
var state_folder = __webpack_require__(653);
;// CONCATENATED MODULE: ./src/destinations/workspace.ts









/** The archive folder on disk: see staging.ts for the traces of a crash. */
class WorkspaceDestination {
    options;
    description;
    #folder;
    #place;
    constructor(options) {
        this.options = options;
        const { folder, root, writer } = options;
        this.description = options.description ?? `folder ${folder}`;
        this.#folder = folder;
        this.#place = { folder, state: (0,state_folder/* statePathOf */.I9)(folder), root, writer };
    }
    open() {
        return (0,file_system_faults/* explaining */.S)(`Cannot open "${this.#folder}"`, () => this.#open());
    }
    async #open() {
        const folder = this.#folder;
        await (0,folder_reader/* verifyFolderPath */.xf)(this.#place);
        for (let attempt = 1; attempt <= 5; attempt++) {
            if (await (0,staging_lock/* exists */.t2)(this.#place.state))
                await this.#hold(() => this.#recover());
            const look = await (0,staging/* lookAtLedger */.ud)(folder);
            const state = { look, revision: await (0,staging/* readRevision */.M7)(folder) };
            const files = (0,external_node_fs_.existsSync)(folder) ? (0,folder_reader/* listFolder */.bt)(folder) : [];
            if (await this.#isStill(state)) {
                return { revision: state.revision, files, readFile: (path) => this.#readFile(path, state, files) };
            }
        }
        throw movedOn(folder);
    }
    #readFile(path, state, files) {
        return (0,file_system_faults/* explaining */.S)(`Cannot read "${path}"`, async () => {
            (0,destinations_change/* findListed */.dt)(files, path);
            const bytes = (0,folder_reader/* readRegularFile */.XF)((0,external_node_path_.join)(this.#folder, path));
            if (await this.#isStill(state))
                return bytes;
            throw movedOn(this.#folder);
        });
    }
    /** A commit that placed a file before this look is either still marked as decided or has replaced the ledger. */
    async #isStill({ look, revision }) {
        if (await (0,staging/* hasStagedChange */.F_)(this.#place.state))
            return false;
        return (await (0,staging/* lookAtLedger */.ud)(this.#folder)) === look || (await (0,staging/* readRevision */.M7)(this.#folder)) === revision;
    }
    commit(change) {
        return (0,file_system_faults/* explaining */.S)(`Cannot write "${this.#folder}"`, async () => {
            (0,destinations_change/* verifyChange */.ue)(change);
            await (0,folder_reader/* verifyFolderPath */.xf)(this.#place);
            return this.#hold(() => this.#commit(change));
        });
    }
    async #commit(change) {
        await this.#recover();
        if ((await (0,staging/* readRevision */.M7)(this.#folder)) !== change.base)
            return { kind: 'stale' };
        const reference = await this.#carryOut(await (0,staging/* stageChange */.LF)(this.#place, change));
        const revision = await (0,staging/* readRevision */.M7)(this.#folder);
        return { kind: 'committed', revision, ...(reference ? { commit: reference } : {}) };
    }
    /** After a crash: finishes a decided change, and discards an undecided one. */
    async #recover() {
        const left = await (0,staging/* findFinishable */.PX)(this.#place);
        if (left)
            await this.#carryOut(left);
        await (0,staging/* discardStaged */.JR)(this.#place);
    }
    async #carryOut(staged) {
        await (0,staging/* finishChange */.aJ)(this.#place, staged);
        await this.#place.writer.before('settle');
        return this.options.settle?.(staged.message);
    }
    async #hold(work) {
        const { state, writer } = this.#place;
        await (0,state_folder/* makeStateFolder */.En)();
        const lock = await (0,staging_lock/* acquireLock */.IZ)(state, writer);
        let result;
        try {
            result = await work();
        }
        catch (fault) {
            // Decided but not carried out: the next process finishes it. Any other failure must leave nothing behind.
            if (await (0,staging/* hasStagedChange */.F_)(this.#place.state))
                lock.abandon();
            else {
                await (0,staging/* discardStaged */.JR)(this.#place);
                await lock.release();
            }
            throw fault;
        }
        await writer.before('release');
        await (0,staging/* discardStaged */.JR)(this.#place);
        await lock.release();
        return result;
    }
}
function movedOn(folder) {
    return new errors/* ArchiveError */.di('contended', `Cannot read "${folder}": it was being written at the same time; run again when no other run is writing it`);
}

;// CONCATENATED MODULE: ./src/destinations/git-folder.ts




/** For a machine on which git knows no identity. */
const fallbackIdentity = [
    ...['-c', 'user.name=hireflix-audit-archive'],
    ...['-c', 'user.email=hireflix-audit-archive@users.noreply.github.com']
];
/**
 * The user's settings stand (hooks, signing, identity), except those that would make git store other bytes than the
 * archive's, or another message: an archive verifies by its bytes.
 */
const exactBytes = [
    ...['-c', 'core.autocrlf=false'],
    ...['-c', 'core.safecrlf=false'],
    ...['-c', 'i18n.commitEncoding=utf-8']
];
/**
 * The archive folder on disk and, if it lies in a git work tree that does not ignore it, a git commit of that folder
 * alone for every change. The git commit is part of the staged change: if the process dies between the files and the
 * commit, or git refuses it, the next `open()` makes up for it with the message that was meant.
 */
class WorkTreeDestination {
    options;
    #workspace;
    #git;
    constructor(options) {
        this.options = options;
        this.#git = run_git/* Git */.TU.committing(options.folder);
        this.#workspace = new WorkspaceDestination({ ...options, settle: (message) => this.#settle(message) });
    }
    get description() {
        return this.#workspace.description;
    }
    async open() {
        await (0,git_place/* verifyWritable */.iA)(this.options.folder);
        return this.#workspace.open();
    }
    commit(change) {
        return this.#workspace.commit(change);
    }
    async #settle(message) {
        const looking = ['status', '--porcelain', '--ignored', '--untracked-files=all', '--', '.'];
        const listed = await this.#run(looking);
        if ((0,run_git/* isOutsideWorkTree */.L5)(listed))
            return undefined;
        const lines = this.#outputOf(looking, listed)
            .split('\n')
            .filter((line) => line !== '');
        const changed = lines.filter((line) => !line.startsWith('!!'));
        if (changed.length < lines.length) {
            // A folder that is ignored as a whole is kept out of git on purpose. Half an archive in git helps nobody.
            if (changed.length === 0 && (await this.#ask(['ls-files', '--', '.'])) === '')
                return undefined;
            throw new errors/* ArchiveError */.di('refused', `Cannot commit "${this.options.folder}" to git: an ignore rule keeps a part of it out; exempt the folder from ` +
                'that rule (git check-ignore -v names it), or ignore all of it, and run again');
        }
        // The commit was made before a crash, or by the user since.
        if (changed.length === 0)
            return undefined;
        // Files that git knows already, the commit itself takes from the work tree.
        if (changed.some((line) => line.startsWith('??')))
            await this.#ask(['add', '--', '.']);
        await this.#commit(message);
        return { sha: (await this.#ask(['rev-parse', 'HEAD'])).trim() };
    }
    async #commit({ subject, body }) {
        const text = body === '' ? subject : `${subject}\n\n${body}`;
        // Only this folder, whatever else is staged. The message goes by stdin, for it may be long.
        const args = ['commit', '--quiet', '--only', '--cleanup=verbatim', '-F', '-', '--', '.'];
        const commitAs = (identity) => this.#run([...identity, ...args], text.endsWith('\n') ? text : `${text}\n`);
        // Without useConfigOnly git makes an address up from the host's name, and says so at length.
        const committed = await commitAs(['-c', 'user.useConfigOnly=true']);
        const lacksIdentity = committed.status !== 0 && /auto-detection is disabled|empty ident/.test(committed.stderr);
        this.#outputOf(args, lacksIdentity ? await commitAs(fallbackIdentity) : committed);
    }
    #run(args, input) {
        return this.#git.run([...exactBytes, ...args], input);
    }
    async #ask(args) {
        return this.#outputOf(args, await this.#run(args));
    }
    /** @throws ArchiveError `refused`. */
    #outputOf([command = 'git'], answer) {
        if (answer.status === 0)
            return answer.stdout;
        throw new errors/* ArchiveError */.di('refused', `Cannot commit "${this.options.folder}" to git: git ${command} answered "${(0,run_git/* reasonOf */.A3)(answer)}"; settle that and ` +
            'run again: the files are in place, and the next run commits them first');
    }
}


/***/ }),

/***/ 1066:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fi: () => (/* binding */ findGitPlace),
/* harmony export */   fq: () => (/* binding */ findCommit),
/* harmony export */   iA: () => (/* binding */ verifyWritable)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
/* harmony import */ var _run_git_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6319);




/** `undefined` when there is no git repository. @throws ArchiveError when git, or the archive's format, refuses it. */
async function findGitPlace(folder) {
    const top = findTop(folder);
    if (top === undefined)
        return undefined;
    const found = await _run_git_js__WEBPACK_IMPORTED_MODULE_3__/* .Git */ .TU.reading(top).run(['rev-parse', '--absolute-git-dir']);
    if ((0,_run_git_js__WEBPACK_IMPORTED_MODULE_3__/* .isOutsideWorkTree */ .L5)(found))
        return undefined;
    if (found.status !== 0)
        throw refused(folder, `git answered "${(0,_run_git_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonOf */ .A3)(found)}"`, 'settle that');
    const git = _run_git_js__WEBPACK_IMPORTED_MODULE_3__/* .Git */ .TU.reading(top, found.stdout.replace(/\n$/, ''));
    await verifyReadable(folder, git);
    const isBare = !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(top, '.git'));
    // Not `--show-prefix`: the repository's own settings may say that its files lie elsewhere.
    const prefix = isBare ? '' : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(top, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(folder)).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
    return { folder, isBare, prefix, git };
}
/**
 * The nearest folder, upwards, that has a `.git` or is a git folder itself. The folder may not be there yet.
 */
function findTop(folder) {
    for (let at = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder) ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(folder) : folder;; at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at)) {
        if (isGitFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at, '.git')) || isFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at, '.git')) || isGitFolder(at))
            return at;
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at) === at)
            return undefined;
    }
}
function isGitFolder(path) {
    return ['HEAD', 'objects', 'refs'].every((name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, name)));
}
function isFile(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
async function verifyReadable(folder, git) {
    // A missing object of a partial clone is fetched by a program that the repository names.
    const promised = '^(extensions\\.partialclone|remote\\..*\\.(promisor|partialclonefilter))$';
    const [format, partial] = await Promise.all([
        git.run(['rev-parse', '--show-object-format']),
        git.run(['config', '--name-only', '--get-regexp', promised])
    ]);
    if (partial.status === 0) {
        throw refused(folder, 'it is a partial clone, which lacks objects', 'clone it without --filter');
    }
    if (format.status === 0)
        verifyObjectFormat(folder, format.stdout);
}
function verifyObjectFormat(folder, format) {
    if (format.trim() !== 'sha256')
        return;
    throw refused(folder, 'it names its objects by SHA-256, and the ledger records SHA-1 blob ids', "keep the archive in a repository of git's usual object format");
}
/** Refuses a work tree in which an archive would be written that its ledger cannot describe. @throws ArchiveError */
async function verifyWritable(folder) {
    const top = findTop(folder);
    if (top === undefined)
        return;
    const format = await _run_git_js__WEBPACK_IMPORTED_MODULE_3__/* .Git */ .TU.committing(top).run(['rev-parse', '--show-object-format']);
    if (format.status === 0)
        verifyObjectFormat(folder, format.stdout);
}
function refused(folder, found, advice) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveError */ .di('refused', `Cannot use the git repository of "${folder}": ${found}; ${advice} and run again`);
}
/** The id of the commit that a branch, or HEAD, points to. `undefined` for a repository without commits. */
async function findCommit({ folder, git }, branch) {
    const names = branch === undefined ? ['HEAD'] : [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`, branch];
    for (const name of names) {
        const answer = await git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
        if (answer.status === 0)
            return answer.stdout.trim();
    }
    if (branch !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveError */ .di('missing-branch', `Cannot read branch "${branch}": the repository in "${folder}" has none of that name; fetch it or name another`);
    }
    const branches = await git.run(['for-each-ref', '--count=1', 'refs/heads']);
    if (branches.stdout === '')
        return undefined;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ArchiveError */ .di('missing-branch', `Cannot read the repository in "${folder}": its HEAD names a branch that is not there; name one with --branch`);
}


/***/ }),

/***/ 6319:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TU: () => (/* binding */ Git),
  L5: () => (/* binding */ isOutsideWorkTree),
  A3: () => (/* binding */ reasonOf)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./src/text/quote.ts
var quote = __webpack_require__(5383);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/git/git-environment.ts
/** The variables of ours that git and the programs that it starts (hooks, filters, signing) are given: no others. */

// The second half is Windows', which does not tell cases apart.
const always = /^(?:PATH|HOME|USER|LOGNAME|LANG|TMPDIR|XDG_CONFIG_HOME|TEMP|TMP|APPDATA|LOCALAPPDATA|COMSPEC|HOMEDRIVE|HOMEPATH|PATHEXT|PROGRAMDATA|PROGRAMFILES|SYSTEMROOT|USERNAME|USERPROFILE|WINDIR)$/i;
/** The committer's identity and settings, and the agents that sign. `GIT_DIR` and its kin are a calling hook's. */
const forCommitting = /^(?:EMAIL|GNUPGHOME|GPG_AGENT_INFO|GPG_TTY|SSH_AGENT_PID|SSH_AUTH_SOCK|XDG_RUNTIME_DIR|DBUS_SESSION_BUS_ADDRESS|DISPLAY|TERM|GIT_(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL|DATE)|GIT_CONFIG_(?:COUNT|GLOBAL|NOSYSTEM|PARAMETERS|SYSTEM|(?:KEY|VALUE)_\d+)|GIT_CEILING_DIRECTORIES)$/;
// One that nobody can guess: a repository may name a program for every protocol, also for one called "none" or "".
const noProtocol = `none-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`;
/** For committing with the user's own settings. */
function committingEnvironment(env) {
    return { ...pick(env, always), ...pick(env, forCommitting), ...spoken };
}
/**
 * For reading a repository that somebody else may have prepared. Replacement objects and grafts do not stand in for
 * committed ones. Nothing is fetched: a missing object would be, by a program that the repository's own
 * configuration names.
 */
function readingEnvironment(env) {
    return {
        ...pick(env, always),
        ...spoken,
        // broken: git-replaces
        GIT_NO_REPLACE_OBJECTS: '1',
        // broken: git-fetches/1
        GIT_NO_LAZY_FETCH: '1',
        // Versions before 2.45 do not know the former. This list goes before all configuration.
        // broken: git-fetches/2
        GIT_ALLOW_PROTOCOL: noProtocol,
        GIT_OPTIONAL_LOCKS: '0'
    };
}
const spoken = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
function pick(env, names) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => names.test(name)));
}

;// CONCATENATED MODULE: ./src/git/run-git.ts
/** The one place that starts git: without a shell, with few variables, bounded in time and output. */



const longestMs = 5 * 60 * 1000;
const mostBytes = 16 * 1024 * 1024;
/** For output that is still in a pipe after git has ended. A hook's background job may keep the pipe open for ever. */
const graceMs = 500;
/** Settings under which a repository of somebody else starts no program of its choice. */
const harmless = [
    ...['-c', 'core.hooksPath=/dev/null'],
    ...['-c', 'core.fsmonitor=false'],
    ...['-c', 'fetch.bundleURI='],
    // The user has named this very folder. Whose it is, git still asks (`safe.directory`).
    ...['-c', 'safe.bareRepository=all']
];
class Git {
    folder;
    environment;
    options;
    constructor(folder, environment, options) {
        this.folder = folder;
        this.environment = environment;
        this.options = options;
    }
    /** The user's own git: settings, identity and hooks apply. */
    static committing(folder) {
        return new Git(folder, committingEnvironment, []);
    }
    /** For a repository that somebody else may have prepared; `gitDir` is where it has been found. */
    static reading(folder, gitDir) {
        const options = gitDir === undefined ? harmless : [...harmless, `--git-dir=${gitDir}`];
        return new Git(folder, readingEnvironment, options);
    }
    /** Never rejects: a refusal is an answer like another. */
    run(args, input = '') {
        const child = this.open(args);
        const [stdout, stderr] = [new Output(child, 'stdout'), new Output(child, 'stderr')];
        child.stdin.end(input);
        return new Promise((resolve) => {
            let status = 1;
            // Not the option of spawn(): its timer goes on where there is no git to start.
            let timer = setTimeout(() => child.kill(), longestMs);
            const answer = () => {
                clearTimeout(timer);
                child.stdout.destroy();
                child.stderr.destroy();
                const told = stderr.text || (child.killed ? 'git did not end in time, or said too much' : '');
                resolve({ status, stdout: stdout.text, stderr: told });
            };
            child.on('error', (fault) => {
                if (fault.code === 'ENOENT')
                    status = 127;
                answer();
            });
            child.on('exit', (code) => {
                status = code ?? 1;
                clearTimeout(timer);
                timer = setTimeout(answer, graceMs);
            });
            child.on('close', answer);
        });
    }
    /** Git, to be asked on its standard input for as long as it is open. */
    open(args) {
        const env = this.environment(process.env);
        const child = (0,external_node_child_process_.spawn)('git', [...this.options, ...args], { cwd: this.folder, env });
        // Git may end without reading its input (a failing hook): that is told by its status, not by a broken pipe.
        child.stdin.on('error', () => { });
        return child;
    }
}
/** The output that comes through one pipe. */
class Output {
    #chunks = [];
    #bytes = 0;
    constructor(child, pipe) {
        child[pipe].on('data', (chunk) => {
            this.#bytes += chunk.length;
            if (this.#bytes > mostBytes)
                child.kill();
            else
                this.#chunks.push(chunk);
        });
    }
    get text() {
        return Buffer.concat(this.#chunks).toString('utf8');
    }
}
/** Git's reason in one line. Hints, traces and echoes of a hook may stand before and after it. */
function reasonOf({ status, stderr }) {
    const lines = stderr.split('\n').filter((line) => line.trim() !== '');
    const reason = lines.findLast((line) => /^(?:fatal|error): /.test(line)) ??
        lines.find((line) => !/^(?:hint|warning):|^\d\d:\d\d:\d\d\.\d+ /.test(line));
    return (0,quote/* quoteOf */.e)(reason ?? `status ${status}`);
}
/** No git, no repository, a bare one. Anything else ("dubious ownership", damage) is the user's to settle. */
function isOutsideWorkTree({ status, stderr }) {
    return status === 127 || (status !== 0 && /not a git repository|must be run in a work tree/.test(stderr));
}


/***/ })

};
