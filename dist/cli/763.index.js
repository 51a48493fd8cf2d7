export const id = 763;
export const ids = [763];
export const modules = {

/***/ 8763:
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
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/archive/ledger-line.ts + 1 modules
var ledger_line = __webpack_require__(1826);
// EXTERNAL MODULE: ./src/text/quote.ts
var quote = __webpack_require__(5383);
;// CONCATENATED MODULE: ./src/destinations/change.ts



const plainName = /^[A-Za-z0-9.][A-Za-z0-9._-]*$/;
/**
 * Holds every destination to the same contract: files lie directly in the archive folder, each once, the ledger last.
 * Names come from integers and constants; this is the second lock on that door, for no event text may name a file.
 *
 * @throws ArchiveError
 */
function verifyChange(change) {
    const paths = change.files.map((file) => file.path);
    const last = paths.at(-1);
    for (const path of paths) {
        if (!plainName.test(path) || path === '.' || path === '..') {
            throw new errors/* ArchiveError */.di('refused', `Cannot write "${(0,quote/* quoteOf */.e)(path)}": it is not a plain file name; report this as a defect`);
        }
    }
    if (last === undefined || new Set(paths).size !== paths.length) {
        throw new errors/* ArchiveError */.di('refused', 'Cannot write the archive: the change is empty or names a file twice; report this as a defect');
    }
    if (paths.includes(ledger_line/* ledgerPath */.tf) && last !== ledger_line/* ledgerPath */.tf) {
        throw new errors/* ArchiveError */.di('refused', `Cannot write "${ledger_line/* ledgerPath */.tf}": it must be the last file of a change; report this as a defect`);
    }
}
/** @throws ArchiveError unless the listing has this path as a regular file. */
function findListed(files, path) {
    const listed = files.find((file) => file.path === path);
    if (listed === undefined) {
        throw new errors/* ArchiveError */.di('refused', `Cannot read "${path}": the archive folder has no such file; restore it from the last commit that had it`);
    }
    if (listed.kind !== 'file') {
        throw new errors/* ArchiveError */.di('refused', `Cannot read "${path}": it is not a regular file; remove what is there and restore the file`);
    }
    return listed;
}

// EXTERNAL MODULE: ./src/destinations/folder-reader.ts
var folder_reader = __webpack_require__(3525);
// EXTERNAL MODULE: ./src/destinations/staging.ts
var destinations_staging = __webpack_require__(4576);
// EXTERNAL MODULE: ./src/destinations/staging-lock.ts
var staging_lock = __webpack_require__(8634);
;// CONCATENATED MODULE: ./src/destinations/workspace.ts








/** The archive folder on disk: see staging.ts for the traces of a crash. */
class WorkspaceDestination {
    options;
    description;
    #folder;
    #place;
    constructor(options) {
        this.options = options;
        const { folder, writer } = options;
        this.description = options.description ?? `folder ${folder}`;
        this.#folder = folder;
        this.#place = { folder, staging: (0,destinations_staging/* stagingPathOf */._A)(folder), writer };
    }
    open() {
        return explaining(`Cannot open "${this.#folder}"`, () => this.#open());
    }
    async #open() {
        const folder = this.#folder;
        await verifyFolder(folder);
        for (let attempt = 1; attempt <= 5; attempt++) {
            if (await (0,staging_lock/* exists */.t2)(this.#place.staging))
                await this.#hold(() => this.#recover());
            const look = await (0,destinations_staging/* lookAtLedger */.ud)(folder);
            const state = { look, revision: await (0,destinations_staging/* readRevision */.M7)(folder) };
            const files = (0,external_node_fs_.existsSync)(folder) ? (0,folder_reader/* listFolder */.bt)(folder) : [];
            if (await this.#isStill(state)) {
                return { revision: state.revision, files, readFile: (path) => this.#readFile(path, state, files) };
            }
        }
        throw movedOn(folder);
    }
    #readFile(path, state, files) {
        return explaining(`Cannot read "${path}"`, async () => {
            findListed(files, path);
            const bytes = (0,folder_reader/* readRegularFile */.XF)((0,external_node_path_.join)(this.#folder, path));
            if (await this.#isStill(state))
                return bytes;
            throw movedOn(this.#folder);
        });
    }
    /** A commit that placed a file before this look is either still marked as decided or has replaced the ledger. */
    async #isStill({ look, revision }) {
        if (await (0,destinations_staging/* hasStagedChange */.F_)(this.#folder))
            return false;
        return (await (0,destinations_staging/* lookAtLedger */.ud)(this.#folder)) === look || (await (0,destinations_staging/* readRevision */.M7)(this.#folder)) === revision;
    }
    commit(change) {
        return explaining(`Cannot write "${this.#folder}"`, async () => {
            verifyChange(change);
            await verifyFolder(this.#folder);
            return this.#hold(() => this.#commit(change));
        });
    }
    async #commit(change) {
        await this.#recover();
        if ((await (0,destinations_staging/* readRevision */.M7)(this.#folder)) !== change.base)
            return { kind: 'stale' };
        const reference = await this.#carryOut(await (0,destinations_staging/* stageChange */.LF)(this.#place, change));
        const revision = await (0,destinations_staging/* readRevision */.M7)(this.#folder);
        return { kind: 'committed', revision, ...(reference ? { commit: reference } : {}) };
    }
    /** After a crash: finishes a decided change, and discards an undecided one. */
    async #recover() {
        const left = await (0,destinations_staging/* findFinishable */.PX)(this.#place);
        if (left)
            await this.#carryOut(left);
        await (0,destinations_staging/* discardStaged */.JR)(this.#place.staging);
    }
    async #carryOut(staged) {
        await (0,destinations_staging/* finishChange */.aJ)(this.#place, staged);
        await this.#place.writer.before('settle');
        return this.options.settle?.(staged.message);
    }
    async #hold(work) {
        const { staging, writer } = this.#place;
        const lock = await (0,staging_lock/* acquireLock */.IZ)(staging, writer);
        let result;
        try {
            result = await work();
        }
        catch (fault) {
            // Decided but not carried out: the next process finishes it. Any other failure must leave nothing behind.
            if (await (0,destinations_staging/* hasStagedChange */.F_)(this.#folder))
                lock.abandon();
            else
                await lock.release();
            throw fault;
        }
        await writer.before('release');
        await lock.release();
        return result;
    }
}
async function verifyFolder(folder) {
    const entry = await (0,promises_.lstat)(folder).catch((0,staging_lock/* ignoring */.O_)('ENOENT'));
    // broken: folder-is-link
    if (entry === undefined || entry.isDirectory())
        return;
    const found = entry.isSymbolicLink() ? 'a symbolic link' : 'not a folder';
    throw new errors/* ArchiveError */.di('not-a-folder', `Cannot use "${folder}" as the archive folder: it is ${found}; choose another path or remove what is there`);
}
function movedOn(folder) {
    return new errors/* ArchiveError */.di('contended', `Cannot read "${folder}": it was being written at the same time; run again when no other run is writing it`);
}
/** Turns a fault of the file system (full, read-only, forbidden) into an ArchiveError with advice. */
async function explaining(cannot, work) {
    try {
        return await work();
    }
    catch (fault) {
        if (typeof fault !== 'object' || fault === null || !('syscall' in fault) || !('code' in fault))
            throw fault;
        throw new errors/* ArchiveError */.di('refused', `${cannot}: the file system answered ${String(fault.code)} to ${String(fault.syscall)}; ` +
            'check the disk and its permissions and run again');
    }
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

/***/ 8634:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IZ: () => (/* binding */ acquireLock),
/* harmony export */   O_: () => (/* binding */ ignoring),
/* harmony export */   t2: () => (/* binding */ exists),
/* harmony export */   up: () => (/* binding */ hasCode)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3916);
/* harmony import */ var _writing_process_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8029);
/**
 * Exclusive use of a staging folder between processes, taken over from an owner that died.
 *
 * Rules:
 * - The folder appears complete with its owner's record: it is prepared beside and renamed into place, and a rename
 *   onto a folder with something in it fails. It also disappears by one rename.
 * - A dead owner is succeeded by the process that first creates `takeover-<its token>.json` in the folder (exclusive creation).
 *   If the folder was replaced between looking and creating, that file belongs to no chain and is withdrawn.
 * - An owner on this host is dead when its process is gone, or is another one under the same number; one on another
 *   host cannot be asked and is believed for a quarter of an hour, a commit takes seconds.
 */





const ownerPath = 'owner.json';
const pollMs = 20;
/** For another process that is writing. */
const longestWaitMs = 10_000;
const believedMs = 15 * 60 * 1000;
/** A staging folder without an owner's record is recognised when it holds only these. */
const stagingEntry = /^(?:new|manifest\.(?:json|tmp)|takeover-[0-9a-f]+\.json)$/;
/** Tokens of locks that this process still holds: it lives on after a failed commit, and its lock does not. */
const heldTokens = new Set();
/** @throws ArchiveError `locked` when a living owner does not finish in time. */
async function acquireLock(staging, writer) {
    const own = await writer.owner();
    const aside = `${staging}-${own.token}`;
    const lock = {
        release: async () => {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(aside, { recursive: true, force: true });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(staging, aside);
            heldTokens.delete(own.token);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(aside, { recursive: true, force: true });
        },
        abandon: () => heldTokens.delete(own.token)
    };
    heldTokens.add(own.token);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(aside, { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(aside, ownerPath), JSON.stringify(own));
        await writer.before('prepared');
        await takePlace(staging, { aside, own, writer });
    }
    catch (fault) {
        lock.abandon();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(aside, { recursive: true, force: true });
        throw fault;
    }
    await removeLitter(staging);
    return lock;
}
/** Waits until the prepared folder stands in its place, or the one of a dead owner is ours. */
async function takePlace(staging, { aside, own, writer }) {
    const deadline = writer.now() + longestWaitMs;
    while (!(await hasMovedInto(aside, staging))) {
        const current = await readCurrentOwner(staging);
        if (current !== undefined && !current.living && (await hasTakenOver(staging, current, own))) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(aside, { recursive: true, force: true });
            return;
        }
        if (writer.now() > deadline)
            throw lockedBy(staging, current);
        await writer.sleep(pollMs);
    }
}
async function hasMovedInto(aside, staging) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(aside, staging);
        return true;
    }
    catch (fault) {
        if (hasCode(fault, 'ENOTEMPTY', 'EEXIST'))
            return false;
        // Windows says so, and says it of a folder without permission too.
        if (hasCode(fault, 'EPERM', 'EACCES') && (await exists(staging)))
            return false;
        throw fault;
    }
}
/** The end of the chain of takeovers; `undefined` when the folder is not there or not recognised. */
async function readCurrentOwner(staging) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(staging).catch(ignoring('ENOENT'));
    if (names === undefined)
        return undefined;
    if (!names.includes(ownerPath) && !names.every((name) => stagingEntry.test(name)))
        return undefined;
    let path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(staging, ownerPath);
    let current = { owner: undefined, living: false };
    for (const seen = new Set(); !seen.has(path); path = takeoverPath(staging, current.owner)) {
        seen.add(path);
        const record = await readRecord(path);
        if (record !== undefined)
            current = { owner: record.owner, living: await isLiving(record) };
        else if (seen.size > 1)
            break;
    }
    return current;
}
async function readRecord(path) {
    try {
        const [text, { mtimeMs }] = [await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8'), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path)];
        return { owner: parseOwner(text), ageMs: Date.now() - mtimeMs };
    }
    catch (fault) {
        if (hasCode(fault, 'ENOENT'))
            return undefined;
        throw fault;
    }
}
function parseOwner(text) {
    try {
        const value = JSON.parse(text);
        const { token, pid, host, started } = value ?? {};
        if (typeof token !== 'string' || !/^[0-9a-f]+$/.test(token))
            return undefined;
        if (!Number.isSafeInteger(pid) || typeof host !== 'string')
            return undefined;
        return { token, pid: pid, host, ...(typeof started === 'string' ? { started } : {}) };
    }
    catch {
        return undefined;
    }
}
async function isLiving({ owner, ageMs }) {
    if (owner === undefined || owner.host !== (0,node_os__WEBPACK_IMPORTED_MODULE_1__.hostname)())
        return ageMs < believedMs;
    try {
        process.kill(owner.pid, 0);
    }
    catch (fault) {
        // EPERM: it lives and belongs to somebody else.
        if (hasCode(fault, 'ESRCH'))
            return false;
    }
    const started = await (0,_writing_process_js__WEBPACK_IMPORTED_MODULE_4__/* .readProcessStart */ .s)(owner.pid);
    if (owner.started !== undefined && started !== undefined && owner.started !== started)
        return false;
    return owner.pid !== process.pid || heldTokens.has(owner.token);
}
function takeoverPath(staging, owner) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(staging, `takeover-${owner?.token ?? '0'}.json`);
}
async function hasTakenOver(staging, dead, own) {
    const path = takeoverPath(staging, dead.owner);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, JSON.stringify(own), { flag: 'wx' });
    }
    catch (fault) {
        if (hasCode(fault, 'EEXIST', 'ENOENT'))
            return false;
        throw fault;
    }
    const isOurs = (await readCurrentOwner(staging))?.owner?.token === own.token;
    if (!isOurs)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.unlink)(path).catch(ignoring('ENOENT'));
    return isOurs;
}
/** Folders that a crash left while they were being prepared or removed. They never hold anything decided. */
async function removeLitter(staging) {
    const [parent, prefix] = [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(staging), `${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(staging)}-`];
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(parent)) {
        if (!name.startsWith(prefix) || !/^[0-9a-f]{16}$/.test(name.slice(prefix.length)))
            continue;
        const record = await readRecord((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(parent, name, ownerPath));
        const age = record ?? (await readAge((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(parent, name)));
        if (age === undefined || (await isLiving(age)))
            continue;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(parent, name), { recursive: true, force: true });
    }
}
async function readAge(path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(ignoring('ENOENT'));
    return found && { owner: undefined, ageMs: Date.now() - found.mtimeMs };
}
function lockedBy(staging, owner) {
    if (owner === undefined) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ArchiveError */ .di('locked', `Cannot stage a change in "${staging}": the folder exists and is not of this tool's making; ` +
            'move it away or choose another archive folder');
    }
    const who = owner.owner ? `process ${owner.owner.pid} on ${owner.owner.host}` : 'another process';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ArchiveError */ .di('locked', `Cannot use "${staging}": ${who} is writing the archive; wait until it ends, or, if no such run exists, ` +
        `delete "${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(staging, ownerPath)}" (that file only) and run again`);
}
function hasCode(fault, ...codes) {
    return typeof fault === 'object' && fault !== null && 'code' in fault && codes.includes(String(fault.code));
}
/** For `.catch()`: absent where the file system says so, still a fault otherwise. */
function ignoring(...codes) {
    return (fault) => {
        if (!hasCode(fault, ...codes))
            throw fault;
    };
}
async function exists(path) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(ignoring('ENOENT', 'ENOTDIR'))) !== undefined;
}


/***/ }),

/***/ 4576:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F_: () => (/* binding */ hasStagedChange),
/* harmony export */   JR: () => (/* binding */ discardStaged),
/* harmony export */   LF: () => (/* binding */ stageChange),
/* harmony export */   M7: () => (/* binding */ readRevision),
/* harmony export */   PX: () => (/* binding */ findFinishable),
/* harmony export */   _A: () => (/* binding */ stagingPathOf),
/* harmony export */   aJ: () => (/* binding */ finishChange),
/* harmony export */   ud: () => (/* binding */ lookAtLedger)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _archive_digests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(707);
/* harmony import */ var _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1826);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3916);
/* harmony import */ var _staging_lock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8634);
/**
 * A change of several files, staged beside the archive folder and renamed into place.
 *
 * The change is decided at one instant: when `manifest.json` is renamed into the staging folder, after every new
 * content was written and synced. Before it, a crash leaves the old archive and litter to discard; after it, the next
 * process finishes the change. The ledger is renamed last. So a reader that comes through this room sees the old archive
 * or the new one. Another program that reads between the first rename and the last sees new month files beside the
 * old ledger: that does not verify, and it never verifies as something else, for the ledger names every file's hash.
 */






const newPath = 'new';
const manifestPath = 'manifest.json';
function stagingPathOf(folder) {
    return `${folder}.staged`;
}
/** Whether a decided change of this folder waits to be finished. */
function hasStagedChange(folder) {
    return (0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .exists */ .t2)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stagingPathOf(folder), manifestPath));
}
/** Names the state of the folder: the ledger's digest, for the ledger is written last and names all else. */
async function readRevision(folder) {
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf)).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT', 'EISDIR'));
    return bytes === undefined ? 'empty' : (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .Bj)(bytes);
}
/** Tells the ledger's file from every one that was or will be in its place. */
async function lookAtLedger(folder) {
    const entry = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf), { bigint: true }).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT'));
    if (entry === undefined)
        return 'none';
    return [entry.dev, entry.ino, entry.size, entry.mtimeNs, entry.ctimeNs].join();
}
/** Decides the change. Until this returns nothing in the archive folder has changed. */
async function stageChange({ folder, staging, writer }, change) {
    await verifySameDevice(folder, staging);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, newPath));
    const files = [];
    for (const { path, content } of change.files) {
        await writer.before(`stage ${path}`);
        await writeSynced((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, newPath, path), content);
        files.push({ path, sha256: (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .Bj)(content) });
    }
    await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, newPath));
    const { base, message } = change;
    const staged = { spec: 'hireflix-audit-archive/staged/1', base, files, message };
    await writer.before('describe');
    await writeSynced((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, 'manifest.tmp'), JSON.stringify(staged));
    await writer.before('decide');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, 'manifest.tmp'), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, manifestPath));
    await syncFolder(staging);
    return staged;
}
/** Carries a decided change out. Repeating it after a crash anywhere in it ends the same. */
async function finishChange(place, staged) {
    const { folder, staging, writer } = place;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
    for (const { path } of staged.files) {
        if (path === staged.files.at(-1)?.path)
            await syncFolder(folder);
        await writer.before(`place ${path}`);
        // Absent: an earlier attempt has placed it already, findFinishable() looked.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, newPath, path), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT'));
    }
    await syncFolder(folder);
    await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder));
}
/**
 * The decided change that a crash left, if the folder is still as that change expects: each file new and staged, or
 * in place already, and the ledger either the one it builds on or its own. Anything else (someone restored the folder
 * meanwhile) is not ours to overwrite.
 */
async function findFinishable({ folder, staging }) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, manifestPath), 'utf8').catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT'));
    const staged = text === undefined ? undefined : parseStagedChange(text);
    if (staged === undefined)
        return undefined;
    const ledger = staged.files.find((file) => file.path === _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf);
    const revision = await readRevision(folder);
    if (revision !== staged.base && revision !== ledger?.sha256)
        return undefined;
    for (const { path, sha256 } of staged.files) {
        const waiting = await readDigest((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, newPath, path));
        if ((waiting ?? (await readDigest((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)))) !== sha256)
            return undefined;
    }
    return staged;
}
function parseStagedChange(text) {
    try {
        const value = JSON.parse(text);
        return value.spec === 'hireflix-audit-archive/staged/1' ? value : undefined;
    }
    catch {
        return undefined;
    }
}
async function readDigest(path) {
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT'));
    return bytes && (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .Bj)(bytes);
}
async function verifySameDevice(folder, staging) {
    const [there, here] = [await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT')), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(staging)];
    if (there === undefined || there.dev === here.dev)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ArchiveError */ .di('refused', `Cannot stage a change beside "${folder}": the folder is a mount point, so nothing can be renamed into it; ` +
        'use a folder inside it as the archive folder');
}
async function writeSynced(path, content) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'w');
    try {
        await file.writeFile(content);
        await file.sync();
    }
    finally {
        await file.close();
    }
}
/** A rename survives a power cut once its folder is synced. Where a folder cannot be, the system keeps the order. */
async function syncFolder(path) {
    try {
        const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'r');
        await folder.sync().finally(() => folder.close());
    }
    catch (fault) {
        if (!(0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .hasCode */ .up)(fault, 'EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP'))
            throw fault;
    }
}
async function discardStaged(staging) {
    // The marker first: a crash in here must not leave a decided change without its contents.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, manifestPath), { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, 'manifest.tmp'), { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(staging, newPath), { recursive: true, force: true });
}


/***/ }),

/***/ 8029:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ thisProcess),
/* harmony export */   s: () => (/* binding */ readProcessStart)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_3__);




const thisProcess = {
    now: () => performance.now(),
    sleep: node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout,
    before: async () => { },
    owner: async () => {
        const started = await readProcessStart(process.pid);
        return {
            token: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex'),
            pid: process.pid,
            host: (0,node_os__WEBPACK_IMPORTED_MODULE_2__.hostname)(),
            ...(started === undefined ? {} : { started })
        };
    }
};
/** Clock ticks since boot, the 22nd field: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function readProcessStart(pid) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // The second field, the command's name in parentheses, may itself hold spaces and parentheses.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
}


/***/ })

};
