export const id = 40;
export const ids = [40];
export const modules = {

/***/ 5381:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ workTreeDestination)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./src/git/run-git.ts

const longestMs = 5 * 60 * 1000;
/**
 * Variables with which git tells its own hooks where they are. Started from such a hook, we would commit into that
 * repository instead of the archive's. The list is that of `git rev-parse --local-env-vars`.
 */
const strayVariables = [
    'GIT_ALTERNATE_OBJECT_DIRECTORIES',
    'GIT_COMMON_DIR',
    'GIT_DIR',
    'GIT_GRAFT_FILE',
    'GIT_IMPLICIT_WORK_TREE',
    'GIT_INDEX_FILE',
    'GIT_NO_REPLACE_OBJECTS',
    'GIT_OBJECT_DIRECTORY',
    'GIT_PREFIX',
    'GIT_REPLACE_REF_BASE',
    'GIT_SHALLOW_FILE',
    'GIT_WORK_TREE'
];
/** Runs git without a shell and never rejects: a refusal is an answer like another. */
function runGit({ folder, args, input }) {
    const env = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
    for (const name of strayVariables)
        delete env[name];
    return new Promise((resolve) => {
        const options = { cwd: folder, env, timeout: longestMs, maxBuffer: 16 * 1024 * 1024 };
        const child = (0,external_node_child_process_.execFile)('git', [...args], options, (fault, stdout, stderr) => {
            resolve({
                status: statusOf(fault),
                stdout,
                stderr: stderr || (fault?.killed ? 'git did not end in time' : '')
            });
        });
        // Git may end without reading its input (a failing hook): that is told by its status, not by a broken pipe.
        child.stdin?.on('error', () => { });
        child.stdin?.end(input ?? '');
    });
}
function statusOf(fault) {
    if (fault === null)
        return 0;
    if (fault.code === 'ENOENT')
        return 127;
    return typeof fault.code === 'number' ? fault.code : 1;
}

// EXTERNAL MODULE: ./src/text/quote.ts
var quote = __webpack_require__(5383);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/archive/ledger-line.ts + 2 modules
var ledger_line = __webpack_require__(7020);
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
            throw new errors/* ArchiveError */.di('refused', `Cannot write ${JSON.stringify(path)}: it is not a plain file name; report this as a defect`);
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

// EXTERNAL MODULE: ./src/destinations/staging.ts
var staging = __webpack_require__(4576);
// EXTERNAL MODULE: ./src/destinations/staging-lock.ts
var staging_lock = __webpack_require__(8634);
;// CONCATENATED MODULE: ./src/destinations/workspace.ts







/** The archive folder on disk: see staging.ts for what a crash leaves. */
function workspaceDestination(options) {
    const { folder, settle, lockWaitMs = 10_000, step = async () => { }, claim } = options;
    const stage = (0,staging/* stageOf */.gV)(folder);
    const place = { folder, stage, step };
    async function hold(work) {
        const lock = await (0,staging_lock/* acquireLock */.IZ)({ stage, waitMs: lockWaitMs, step, ...(claim ? { claim } : {}) });
        let result;
        try {
            result = await work(lock);
        }
        catch (fault) {
            // Decided but not carried out: whoever comes next finishes it. Anything else must leave nothing behind.
            if (await (0,staging/* isDecided */.d$)(stage))
                lock.abandon();
            else
                await lock.release();
            throw fault;
        }
        await step('release');
        await lock.release();
        return result;
    }
    async function carryOut(staged) {
        await (0,staging/* finishChange */.aJ)(place, staged);
        await step('settle');
        return settle?.(staged.message);
    }
    /** Finishes what a crash left decided and discards what it left undecided. */
    async function recover() {
        const left = await (0,staging/* findFinishable */.PX)(place);
        if (left)
            await carryOut(left);
        await (0,staging/* discardStaged */.JR)(stage);
    }
    async function open() {
        await verifyFolder(folder);
        for (let attempt = 1; attempt <= 5; attempt++) {
            if (await (0,staging_lock/* exists */.t2)(stage))
                await hold(recover);
            const look = await (0,staging/* lookAtLedger */.ud)(folder);
            const state = { look, revision: await (0,staging/* readRevision */.M7)(folder) };
            const files = await listFolder(folder);
            if (await isStill(state))
                return snapshotOf(state, files);
        }
        throw movedOn(folder);
    }
    /** A commit that placed a file before this look is either still marked as decided or has replaced the ledger. */
    async function isStill({ look, revision }) {
        if (await (0,staging/* isDecided */.d$)(stage))
            return false;
        return (await (0,staging/* lookAtLedger */.ud)(folder)) === look || (await (0,staging/* readRevision */.M7)(folder)) === revision;
    }
    function snapshotOf(state, files) {
        const readFile = (path) => explaining(`Cannot read "${path}"`, () => readListed(path, state, files));
        return { revision: state.revision, files, readFile };
    }
    async function readListed(path, state, files) {
        findListed(files, path);
        const bytes = readRegularFile((0,external_node_path_.join)(folder, path));
        if (await isStill(state))
            return bytes;
        throw movedOn(folder);
    }
    async function commit(change) {
        verifyChange(change);
        await verifyFolder(folder);
        return hold(async () => {
            await recover();
            if ((await (0,staging/* readRevision */.M7)(folder)) !== change.base)
                return { kind: 'stale' };
            const staged = await (0,staging/* stageChange */.LF)(place, change);
            const reference = await carryOut(staged);
            const revision = await (0,staging/* readRevision */.M7)(folder);
            return { kind: 'committed', revision, ...(reference ? { commit: reference } : {}) };
        });
    }
    return {
        description: options.description ?? `folder ${folder}`,
        open: () => explaining(`Cannot open "${folder}"`, open),
        commit: (change) => explaining(`Cannot write "${folder}"`, () => commit(change))
    };
}
async function listFolder(folder) {
    const names = (await (0,promises_.readdir)(folder).catch((0,staging_lock/* ignoring */.O_)('ENOENT'))) ?? [];
    const files = [];
    for (const path of names.sort()) {
        // There may be thousands: asking for each without waiting costs a twentieth.
        const entry = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(folder, path), { throwIfNoEntry: false });
        if (entry === undefined)
            continue;
        files.push(entry.isFile() ? { path, kind: 'file', bytes: entry.size } : { path, kind: 'other', bytes: 0 });
    }
    return files;
}
async function verifyFolder(folder) {
    const entry = await (0,promises_.lstat)(folder).catch((0,staging_lock/* ignoring */.O_)('ENOENT'));
    if (entry === undefined || entry.isDirectory())
        return;
    const what = entry.isSymbolicLink() ? 'a symbolic link' : 'not a folder';
    throw new errors/* ArchiveError */.di('not-a-folder', `Cannot use "${folder}" as the archive folder: it is ${what}; choose another path or remove what is there`);
}
// A mebibyte is read sooner than it is waited for. The listing said "regular file"; whoever has put a link there since
// must not lead the reader elsewhere.
function readRegularFile(path) {
    return (0,external_node_fs_.readFileSync)(path, { flag: external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) });
}
function movedOn(folder) {
    return new errors/* ArchiveError */.di('contended', `Cannot read "${folder}": it was being written at the same time; run again when no other run is writing it`);
}
/** Turns a fault of the file system (full, read-only, forbidden) into one that says who must act. */
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




/** For committers of a machine on which nobody told git who they are. */
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
function workTreeDestination(options) {
    const { folder } = options;
    return workspaceDestination({ ...options, settle: (message) => commitFolder(folder, message) });
}
async function commitFolder(folder, message) {
    const run = (args, input) => runGit({ folder, args: [...exactBytes, ...args], ...(input === undefined ? {} : { input }) });
    const ask = async (args) => stdoutOf(folder, args, await run(args));
    const looking = ['status', '--porcelain', '--ignored', '--untracked-files=all', '--', '.'];
    const listed = await run(looking);
    if (isOutsideWorkTree(listed))
        return undefined;
    const lines = stdoutOf(folder, looking, listed)
        .split('\n')
        .filter((line) => line !== '');
    const changed = lines.filter((line) => !line.startsWith('!!'));
    if (changed.length < lines.length) {
        // A folder that is ignored as a whole is kept out of git on purpose. Half an archive in git is nobody's purpose.
        if (changed.length === 0 && (await ask(['ls-files', '--', '.'])) === '')
            return undefined;
        throw new errors/* ArchiveError */.di('refused', `Cannot commit "${folder}" to git: an ignore rule keeps a part of it out; exempt the folder from that rule ` +
            '(git check-ignore -v names it), or ignore all of it, and run again');
    }
    // The commit was made before a crash, or by the user since.
    if (changed.length === 0)
        return undefined;
    // What git knows already, the commit itself takes from the work tree.
    if (changed.some((line) => line.startsWith('??')))
        await ask(['add', '--', '.']);
    await commit(folder, run, message);
    return { sha: (await ask(['rev-parse', 'HEAD'])).trim() };
}
/** No git, no repository, a bare one. Anything else ("dubious ownership", damage) is the user's to settle. */
function isOutsideWorkTree({ status, stderr }) {
    return status === 127 || (status !== 0 && /not a git repository|must be run in a work tree/.test(stderr));
}
async function commit(folder, run, message) {
    const text = message.body === '' ? message.subject : `${message.subject}\n\n${message.body}`;
    // Only this folder, whatever else is staged. The message goes by stdin: it may be long and is nobody's argument.
    const args = ['commit', '--quiet', '--only', '--cleanup=verbatim', '-F', '-', '--', '.'];
    const commitAs = (identity) => run([...identity, ...args], text.endsWith('\n') ? text : `${text}\n`);
    // Without useConfigOnly git makes an address up from the host's name, and says so at length.
    const committed = await commitAs(['-c', 'user.useConfigOnly=true']);
    const lacksIdentity = committed.status !== 0 && /auto-detection is disabled|empty ident/.test(committed.stderr);
    stdoutOf(folder, args, lacksIdentity ? await commitAs(fallbackIdentity) : committed);
}
/** @throws ArchiveError `refused`. */
function stdoutOf(folder, [command = 'git'], answer) {
    if (answer.status !== 0)
        throw refusedBy(folder, command, answer);
    return answer.stdout;
}
function refusedBy(folder, command, { status, stderr }) {
    const line = (0,quote/* quoteOf */.e)(stderr.split('\n').find((text) => text.trim() !== '') ?? `status ${status}`);
    return new errors/* ArchiveError */.di('refused', `Cannot commit "${folder}" to git: git ${command} answered "${line}"; settle that and run again: ` +
        'the files are in place, and the next run commits them first');
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
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3916);
/**
 * Exclusive use of a staging folder between processes, taken over from an owner that died.
 *
 * What holds:
 * - The folder appears complete with its owner's record: it is prepared beside and renamed into place, and a rename
 *   onto a folder with something in it fails. It also disappears by one rename.
 * - A dead owner is succeeded by whoever first creates `takeover-<its token>.json` in the folder (exclusive creation).
 *   If the folder was replaced between looking and creating, that file belongs to no chain and is withdrawn.
 * - An owner on this host is dead when its process is gone, or is another one under the same number; one on another
 *   host cannot be asked and is believed for a quarter of an hour, a commit takes seconds.
 */






const ownerPath = 'owner.json';
const pollMs = 20;
const believedMs = 15 * 60 * 1000;
/** What a staging folder without an owner's record may hold to be recognised as one. */
const stagingEntry = /^(?:new|manifest\.(?:json|tmp)|takeover-[0-9a-f]+\.json)$/;
/** Claims of this process that are still held: the process lives on after a failed commit, its claim does not. */
const heldTokens = new Set();
/** @throws ArchiveError `locked` when a living owner does not finish in time. */
async function acquireLock({ stage, waitMs, claim, step }) {
    const own = claim ?? (await claimOfThisProcess());
    const aside = `${stage}-${own.token}`;
    const lock = {
        release: async () => {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(aside, { recursive: true, force: true });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(stage, aside);
            heldTokens.delete(own.token);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(aside, { recursive: true, force: true });
        },
        abandon: () => heldTokens.delete(own.token)
    };
    heldTokens.add(own.token);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(aside, { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(aside, ownerPath), JSON.stringify(own));
        await step?.('prepared');
        const deadline = performance.now() + waitMs;
        while (!(await hasMovedInto(aside, stage))) {
            const current = await readCurrentOwner(stage);
            if (current !== undefined && !current.living && (await hasTakenOver(stage, current, own))) {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(aside, { recursive: true, force: true });
                break;
            }
            if (performance.now() > deadline)
                throw lockedBy(stage, current);
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_4__.setTimeout)(pollMs);
        }
    }
    catch (fault) {
        lock.abandon();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(aside, { recursive: true, force: true });
        throw fault;
    }
    await removeLitter(stage);
    return lock;
}
async function claimOfThisProcess() {
    const started = await readProcessStart(process.pid);
    return {
        token: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex'),
        pid: process.pid,
        host: (0,node_os__WEBPACK_IMPORTED_MODULE_2__.hostname)(),
        ...(started === undefined ? {} : { started })
    };
}
async function hasMovedInto(aside, stage) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(aside, stage);
        return true;
    }
    catch (fault) {
        if (hasCode(fault, 'ENOTEMPTY', 'EEXIST'))
            return false;
        // Windows says so, and says it of a folder without permission too.
        if (hasCode(fault, 'EPERM', 'EACCES') && (await exists(stage)))
            return false;
        throw fault;
    }
}
/** The end of the chain of takeovers; `undefined` when the folder is not there or not recognised. */
async function readCurrentOwner(stage) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(stage).catch(ignoring('ENOENT'));
    if (names === undefined)
        return undefined;
    if (!names.includes(ownerPath) && !names.every((name) => stagingEntry.test(name)))
        return undefined;
    let path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(stage, ownerPath);
    let current = { claim: undefined, living: false };
    for (const seen = new Set(); !seen.has(path); path = takeoverPath(stage, current.claim)) {
        seen.add(path);
        const record = await readRecord(path);
        if (record !== undefined)
            current = { claim: record.claim, living: await isLiving(record) };
        else if (seen.size > 1)
            break;
    }
    return current;
}
async function readRecord(path) {
    try {
        const [text, { mtimeMs }] = [await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8'), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)];
        return { claim: parseClaim(text), ageMs: Date.now() - mtimeMs };
    }
    catch (fault) {
        if (hasCode(fault, 'ENOENT'))
            return undefined;
        throw fault;
    }
}
function parseClaim(text) {
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
async function isLiving({ claim, ageMs }) {
    if (claim === undefined || claim.host !== (0,node_os__WEBPACK_IMPORTED_MODULE_2__.hostname)())
        return ageMs < believedMs;
    try {
        process.kill(claim.pid, 0);
    }
    catch (fault) {
        // EPERM: it lives and belongs to somebody else.
        if (hasCode(fault, 'ESRCH'))
            return false;
    }
    const started = await readProcessStart(claim.pid);
    if (claim.started !== undefined && started !== undefined && claim.started !== started)
        return false;
    return claim.pid !== process.pid || heldTokens.has(claim.token);
}
/** Clock ticks since boot, the 22nd field: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function readProcessStart(pid) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // The second field, the command's name in parentheses, may itself hold spaces and parentheses.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
}
function takeoverPath(stage, claim) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(stage, `takeover-${claim?.token ?? '0'}.json`);
}
async function hasTakenOver(stage, dead, own) {
    const path = takeoverPath(stage, dead.claim);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(path, JSON.stringify(own), { flag: 'wx' });
    }
    catch (fault) {
        if (hasCode(fault, 'EEXIST', 'ENOENT'))
            return false;
        throw fault;
    }
    const isOurs = (await readCurrentOwner(stage))?.claim?.token === own.token;
    if (!isOurs)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)(path).catch(ignoring('ENOENT'));
    return isOurs;
}
/** Folders that a crash left while they were being prepared or removed. They never hold anything decided. */
async function removeLitter(stage) {
    const [parent, prefix] = [(0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(stage), `${(0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(stage)}-`];
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(parent)) {
        if (!name.startsWith(prefix) || !/^[0-9a-f]{16}$/.test(name.slice(prefix.length)))
            continue;
        const record = await readRecord((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent, name, ownerPath));
        const age = record ?? (await readAge((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent, name)));
        if (age === undefined || (await isLiving(age)))
            continue;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent, name), { recursive: true, force: true });
    }
}
async function readAge(path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).catch(ignoring('ENOENT'));
    return found && { claim: undefined, ageMs: Date.now() - found.mtimeMs };
}
function lockedBy(stage, owner) {
    if (owner === undefined) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ArchiveError */ .di('locked', `Cannot stage a change in "${stage}": the folder exists and is not of this tool's making; ` +
            'move it away or choose another archive folder');
    }
    const who = owner.claim ? `process ${owner.claim.pid} on ${owner.claim.host}` : 'another process';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ArchiveError */ .di('locked', `Cannot use "${stage}": ${who} is writing the archive; wait until it ends, or, if no such run exists, ` +
        `delete "${(0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(stage, ownerPath)}" (that file only) and run again`);
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
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).catch(ignoring('ENOENT', 'ENOTDIR'))) !== undefined;
}


/***/ }),

/***/ 4576:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JR: () => (/* binding */ discardStaged),
/* harmony export */   LF: () => (/* binding */ stageChange),
/* harmony export */   M7: () => (/* binding */ readRevision),
/* harmony export */   PX: () => (/* binding */ findFinishable),
/* harmony export */   aJ: () => (/* binding */ finishChange),
/* harmony export */   d$: () => (/* binding */ isDecided),
/* harmony export */   gV: () => (/* binding */ stageOf),
/* harmony export */   ud: () => (/* binding */ lookAtLedger)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _archive_digests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(707);
/* harmony import */ var _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7020);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3916);
/* harmony import */ var _staging_lock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8634);
/**
 * A change of several files, staged beside the archive folder and renamed into place.
 *
 * The change is decided at one instant: when `manifest.json` is renamed into the staging folder, after every new
 * content was written and synced. Before it, a crash leaves the old archive and litter to discard; after it, whoever
 * comes next finishes. The ledger is renamed last. So whoever opens the folder through this room sees the old archive
 * or the new one. Another program that reads between the first rename and the last sees new month files beside the
 * old ledger: that does not verify, and it never verifies as something else, for the ledger names every file's hash.
 */






const newPath = 'new';
const manifestPath = 'manifest.json';
function stageOf(folder) {
    return `${folder}.staged`;
}
/** Whether a decided change waits to be finished. */
function isDecided(stage) {
    return (0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .exists */ .t2)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, manifestPath));
}
/** Names the state of the folder: the ledger's digest, for the ledger is written last and names all else. */
async function readRevision(folder) {
    const bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf)).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT', 'EISDIR'));
    return bytes === undefined ? 'empty' : (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .B)(bytes);
}
/** Tells the ledger's file from every one that was or will be in its place. */
async function lookAtLedger(folder) {
    const entry = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf), { bigint: true }).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT'));
    if (entry === undefined)
        return 'none';
    return [entry.dev, entry.ino, entry.size, entry.mtimeNs, entry.ctimeNs].join();
}
/** Decides the change. Until this returns nothing in the archive folder has changed. */
async function stageChange({ folder, stage, step }, change) {
    await verifySameDevice(folder, stage);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, newPath));
    const files = [];
    for (const { path, content } of change.files) {
        await step(`stage ${path}`);
        await writeSynced((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, newPath, path), content);
        files.push({ path, sha256: (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .B)(content) });
    }
    await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, newPath));
    const { base, message } = change;
    const staged = { spec: 'hireflix-audit-archive/staged/1', base, files, message };
    await step('describe');
    await writeSynced((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, 'manifest.tmp'), JSON.stringify(staged));
    await step('decide');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, 'manifest.tmp'), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, manifestPath));
    await syncFolder(stage);
    return staged;
}
/** Carries a decided change out. Repeating it after a crash anywhere in it ends the same. */
async function finishChange(place, staged) {
    const { folder, stage, step } = place;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
    for (const { path } of staged.files) {
        if (path === staged.files.at(-1)?.path)
            await syncFolder(folder);
        await step(`place ${path}`);
        // Absent: an earlier attempt has placed it already, findFinishable() looked.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, newPath, path), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT'));
    }
    await syncFolder(folder);
    await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder));
}
/**
 * The decided change that a crash left, if the folder is still as that change expects: each file new and staged, or
 * in place already, and the ledger either the one it builds on or its own. Anything else (someone restored the folder
 * meanwhile) is not ours to overwrite.
 */
async function findFinishable({ folder, stage }) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, manifestPath), 'utf8').catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT'));
    const staged = text === undefined ? undefined : parseStagedChange(text);
    if (staged === undefined)
        return undefined;
    const ledger = staged.files.find((file) => file.path === _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf);
    const revision = await readRevision(folder);
    if (revision !== staged.base && revision !== ledger?.sha256)
        return undefined;
    for (const { path, sha256 } of staged.files) {
        const waiting = await readDigest((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, newPath, path));
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
    return bytes && (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .B)(bytes);
}
async function verifySameDevice(folder, stage) {
    const [there, here] = [await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .ignoring */ .O_)('ENOENT')), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(stage)];
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
async function discardStaged(stage) {
    // The marker first: a crash in here must not leave a decided change without its contents.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, manifestPath), { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, 'manifest.tmp'), { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stage, newPath), { recursive: true, force: true });
}


/***/ }),

/***/ 2748:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ describeCommit)
/* harmony export */ });
/* harmony import */ var _review_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6431);
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
function renderLine({ event, severity }) {
    const { action, actor, objectId } = (0,_review_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .textsOf */ .CB)(event);
    const fields = [action, actor, objectId].map((text) => text === undefined || text === '' ? '-' : (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .wh)(text, 80));
    return [(0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)(event.timestamp), severity, ...fields].join(' ');
}


/***/ }),

/***/ 5383:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ quoteOf)
/* harmony export */ });
const longestQuote = 200;
/**
 * Another program's text, fit to stand in one of our messages: one line, short, unable to end the message, to move
 * the cursor, to reorder what is read, or to be a workflow command (`::set-output`, `##[error]`).
 */
function quoteOf(text) {
    const line = text
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
        .replace(/:{2,}/g, ':')
        .replace(/##\[/g, '[')
        .replace(/ {2,}/g, ' ')
        .trim();
    const points = [...line];
    return points.length <= longestQuote ? line : `${points.slice(0, longestQuote - 1).join('')}…`;
}


/***/ })

};
