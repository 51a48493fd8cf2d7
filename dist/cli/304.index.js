export const id = 304;
export const ids = [304];
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

/***/ 57:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dt: () => (/* binding */ findListed),
/* harmony export */   gF: () => (/* binding */ verifyPaths),
/* harmony export */   mj: () => (/* binding */ isOfArchive),
/* harmony export */   ue: () => (/* binding */ verifyChange)
/* harmony export */ });
/* harmony import */ var _archive_companion_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4254);
/* harmony import */ var _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1826);
/* harmony import */ var _archive_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7366);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3916);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5383);





/** @throws ArchiveError as {@link verifyPaths}. */
function verifyChange(change) {
    verifyPaths(change.files.map((file) => file.path));
}
/**
 * Holds every destination to the same contract: only files of an archive are written, each once, the ledger last.
 * Names come from integers and constants; this is the second lock on that door, for no event text may name a file.
 *
 * @throws ArchiveError
 */
function verifyPaths(paths) {
    const last = paths.at(-1);
    for (const path of paths) {
        if (path !== _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_1__/* .ledgerPath */ .tf && !_archive_companion_files_js__WEBPACK_IMPORTED_MODULE_0__/* .companionFiles */ .U.has(path) && !(0,_archive_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isArchiveFile */ .Dk)(path)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ArchiveError */ .di('refused', `Cannot write "${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteOf */ .e)(path)}": it is not the name of a file of an archive; report this as a defect`);
        }
    }
    if (last === undefined || new Set(paths).size !== paths.length) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ArchiveError */ .di('refused', 'Cannot write the archive: the change is empty or names a file twice; report this as a defect');
    }
    if (paths.includes(_archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_1__/* .ledgerPath */ .tf) && last !== _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_1__/* .ledgerPath */ .tf) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ArchiveError */ .di('refused', `Cannot write "${_archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_1__/* .ledgerPath */ .tf}": it must be the last file of a change; report this as a defect`);
    }
}
/** Whether an archive has begun where such a file is. Files of an archive without their ledger are a fault of their own. */
function isOfArchive({ path }) {
    return path === _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_1__/* .ledgerPath */ .tf || (0,_archive_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .isArchiveFile */ .Dk)(path);
}
/** @throws ArchiveError unless the listing has this path as a regular file. */
function findListed(files, path) {
    const listed = files.find((file) => file.path === path);
    if (listed === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ArchiveError */ .di('refused', `Cannot read "${path}": the archive folder has no such file; restore it from the last commit that had it`);
    }
    if (listed.kind !== 'file') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ArchiveError */ .di('refused', `Cannot read "${path}": it is not a regular file; remove what is there and restore the file`);
    }
    return listed;
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
 * Exclusive use of an archive folder between processes, taken over from an owner that died. The lock is a folder in the
 * state folder of this user on this machine (see state-folder.ts), where nothing comes with a repository.
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
const stagingEntry = /^(?:new|contents\.txt|manifest\.(?:json|tmp)|takeover-[0-9a-f]+\.json)$/;
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
/* harmony export */   EY: () => (/* binding */ writeSynced),
/* harmony export */   F_: () => (/* binding */ hasStagedChange),
/* harmony export */   JR: () => (/* binding */ discardStaged),
/* harmony export */   LF: () => (/* binding */ stageChange),
/* harmony export */   M7: () => (/* binding */ readRevision),
/* harmony export */   PX: () => (/* binding */ findFinishable),
/* harmony export */   Yw: () => (/* binding */ syncFolder),
/* harmony export */   aJ: () => (/* binding */ finishChange),
/* harmony export */   bl: () => (/* binding */ makeContents),
/* harmony export */   oT: () => (/* binding */ verifySameDevice),
/* harmony export */   ud: () => (/* binding */ lookAtLedger)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _archive_archive_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8221);
/* harmony import */ var _archive_checks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7629);
/* harmony import */ var _archive_digests_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(707);
/* harmony import */ var _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1826);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3916);
/* harmony import */ var _change_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(57);
/* harmony import */ var _folder_reader_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3525);
/* harmony import */ var _staging_lock_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8634);
/**
 * A change of several files, staged beside the archive folder and renamed into place.
 *
 * New contents wait in a folder of a random name beside the archive folder, on the same file system. The decision about
 * them is kept elsewhere, in the state folder of this user on this machine: a repository that brings a staged change,
 * or a lock, along brings it to where nobody looks.
 *
 * The change is decided at one instant: when `manifest.json` is renamed into the state folder, after every new
 * content was written and synced. Before it, a crash leaves the old archive and litter to discard; after it, the next
 * process finishes the change, once it has verified the archive that would result. The ledger is renamed last. So a
 * reader that comes through this room sees the old archive or the new one. Another program that reads between the first
 * rename and the last sees new month files beside the old ledger: that does not verify, and it never verifies as
 * something else, for the ledger names every file's hash.
 */











const manifestPath = 'manifest.json';
const contentsPath = 'contents.txt';
/** Larger than any that is written here. */
const mostManifestBytes = 16 * 1024 * 1024;
const mostStagedBytes = 256 * 1024 * 1024;
/** Whether a decided change waits to be finished. By its place, which stays the same where the folder is exchanged. */
function hasStagedChange(state) {
    return (0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_10__/* .exists */ .t2)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state, manifestPath));
}
/** Names the state of the folder: the ledger's digest, for the ledger is written last and names all else. */
async function readRevision(folder) {
    const bytes = await readBounded((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_6__/* .ledgerPath */ .tf), Number.POSITIVE_INFINITY);
    return bytes === undefined ? 'empty' : (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Of */ .Bj)(bytes);
}
/** Tells the ledger's file from every one that was or will be in its place. */
async function lookAtLedger(folder) {
    const entry = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_6__/* .ledgerPath */ .tf), { bigint: true }).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_10__/* .ignoring */ .O_)('ENOENT'));
    if (entry === undefined)
        return 'none';
    return [entry.dev, entry.ino, entry.size, entry.mtimeNs, entry.ctimeNs].join();
}
/** A new folder for contents, on the disk of the archive folder. {@link discardStaged} removes it. */
async function makeContents(place) {
    const { folder, state } = place;
    const name = `${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(folder)}.staged-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`;
    const contents = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder), name);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder), { recursive: true });
    await (0,_folder_reader_js__WEBPACK_IMPORTED_MODULE_9__/* .verifyFolderPath */ .xf)(place);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state, contentsPath), name);
    // Not recursive: it is new, or it is not used.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(contents, { mode: 0o700 });
    await verifySameDevice(folder, contents);
    return contents;
}
/** Decides the change. Until this returns nothing in the archive folder has changed. */
async function stageChange(place, change) {
    const { state, writer } = place;
    const contents = await makeContents(place);
    const files = [];
    for (const { path, content } of change.files) {
        await writer.before(`stage ${path}`);
        await writeSynced((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(contents, path), content);
        files.push({ path, sha256: (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Of */ .Bj)(content) });
    }
    await syncFolder(contents);
    const { base, message } = change;
    const staged = { spec: 'hireflix-audit-archive/staged/1', base, files, message };
    await writer.before('describe');
    await writeSynced((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state, 'manifest.tmp'), JSON.stringify(staged));
    await writer.before('decide');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state, 'manifest.tmp'), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state, manifestPath));
    await syncFolder(state);
    return staged;
}
/** Carries a decided change out. Repeating it after a crash anywhere in it ends the same. */
async function finishChange(place, staged) {
    const { folder, writer } = place;
    const contents = await findContents(place);
    await (0,_folder_reader_js__WEBPACK_IMPORTED_MODULE_9__/* .verifyFolderPath */ .xf)(place);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { recursive: true });
    for (const { path } of staged.files) {
        if (path === staged.files.at(-1)?.path)
            await syncFolder(folder);
        await writer.before(`place ${path}`);
        // Again before each: a link may have taken a folder's place.
        await (0,_folder_reader_js__WEBPACK_IMPORTED_MODULE_9__/* .verifyFolderPath */ .xf)(place);
        // Absent: an earlier attempt has placed it already, findFinishable() looked.
        if (contents !== undefined)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(contents, path), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, path)).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_10__/* .ignoring */ .O_)('ENOENT'));
    }
    await syncFolder(folder);
    await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder));
}
/**
 * The decided change that a crash left, if the folder is still as that change expects: each file new and staged, or
 * in place already, and the ledger either the one it builds on or its own. Anything else (someone restored the folder
 * meanwhile) is not ours to overwrite.
 * @throws IntegrityError when the archive that would result does not verify.
 */
async function findFinishable(place) {
    const { folder, state } = place;
    const text = await readBounded((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state, manifestPath), mostManifestBytes);
    const staged = text === undefined ? undefined : parseStagedChange(text.toString('utf8'));
    if (staged === undefined)
        return undefined;
    const ledger = staged.files.find((file) => file.path === _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_6__/* .ledgerPath */ .tf);
    const revision = await readRevision(folder);
    if (revision !== staged.base && revision !== ledger?.sha256)
        return undefined;
    const contents = await findContents(place);
    const waiting = new Map();
    for (const { path, sha256 } of staged.files) {
        const bytes = contents === undefined ? undefined : await readBounded((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(contents, path), mostStagedBytes);
        if (bytes !== undefined)
            waiting.set(path, bytes);
        const found = bytes ?? (await readBounded((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, path), mostStagedBytes));
        if (found === undefined || (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Of */ .Bj)(found) !== sha256)
            return undefined;
    }
    if (waiting.size > 0)
        await verifyResult(folder, waiting);
    return staged;
}
/** Verifies the archive as it will be with these files in place: its ledger goes on from the present one and lists them. */
async function verifyResult(folder, waiting) {
    const faults = new _archive_checks_js__WEBPACK_IMPORTED_MODULE_4__/* .StrictFaults */ .jJ(`the change that an earlier run left for "${folder}"`);
    const here = (await (0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_10__/* .exists */ .t2)(folder)) ? (0,_folder_reader_js__WEBPACK_IMPORTED_MODULE_9__/* .listFolder */ .bt)(folder) : [];
    const staged = [...waiting].map(([path, bytes]) => ({ path, kind: 'file', bytes: bytes.length }));
    const files = [...here.filter(({ path }) => !waiting.has(path)), ...staged];
    const readPresent = (path) => (0,_folder_reader_js__WEBPACK_IMPORTED_MODULE_9__/* .readRegularFile */ .XF)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, path));
    const readFile = async (path) => waiting.get(path) ?? readPresent(path);
    const { state, ledger } = await (0,_archive_archive_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .openFolder */ .NE)({ files, readFile }, faults);
    const present = here.some(({ path }) => path === _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_6__/* .ledgerPath */ .tf) ? readPresent(_archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_6__/* .ledgerPath */ .tf) : new Uint8Array();
    if (Buffer.compare(ledger.subarray(0, present.length), present) !== 0) {
        faults.report('ledger-link', _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_6__/* .ledgerPath */ .tf, 'does not go on from the one in the folder');
    }
    for (const [path, bytes] of waiting) {
        const entry = state.files.get(path);
        if (entry !== undefined)
            (0,_archive_archive_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .checkDigests */ .ic)(entry, { sha256: (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Of */ .Bj)(bytes) }, faults);
    }
}
function parseStagedChange(text) {
    try {
        const value = JSON.parse(text);
        (0,_change_js__WEBPACK_IMPORTED_MODULE_8__/* .verifyPaths */ .gF)(value.files.map(({ path }) => path));
        return value.spec === 'hireflix-audit-archive/staged/1' ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** The folder of contents that the state folder names, if it is there and a folder. */
async function findContents({ folder, state }) {
    const name = (await readBounded((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state, contentsPath), 1024))?.toString('utf8') ?? '';
    const own = `${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(folder)}.staged-`;
    if (!name.startsWith(own) || !/^[0-9a-f]{16}$/.test(name.slice(own.length)))
        return undefined;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder), name);
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_10__/* .ignoring */ .O_)('ENOENT')))?.isDirectory() ? path : undefined;
}
/** A regular file that is not too large; anything else is taken for absent. A fifo would be waited for for ever. */
async function readBounded(path, mostBytes) {
    const entry = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_10__/* .ignoring */ .O_)('ENOENT', 'ENOTDIR'));
    if (entry === undefined || !entry.isFile() || entry.size > mostBytes)
        return undefined;
    return Buffer.from((0,_folder_reader_js__WEBPACK_IMPORTED_MODULE_9__/* .readRegularFile */ .XF)(path));
}
async function verifySameDevice(folder, contents) {
    const [there, here] = [await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(folder).catch((0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_10__/* .ignoring */ .O_)('ENOENT')), await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(contents)];
    if (there === undefined || there.dev === here.dev)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .ArchiveError */ .di('refused', `Cannot stage a change beside "${folder}": the folder is a mount point, so nothing can be renamed into it; ` +
        'use a folder inside it as the archive folder');
}
async function writeSynced(path, content) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'wx');
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
        const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'r');
        await folder.sync().finally(() => folder.close());
    }
    catch (fault) {
        if (!(0,_staging_lock_js__WEBPACK_IMPORTED_MODULE_10__/* .hasCode */ .up)(fault, 'EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP'))
            throw fault;
    }
}
async function discardStaged(place) {
    // The decision first: a crash in here must not leave a decided change without its contents.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(place.state, manifestPath), { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(place.state, 'manifest.tmp'), { force: true });
    const contents = await findContents(place);
    if (contents !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(contents, { recursive: true, force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(place.state, contentsPath), { force: true });
}


/***/ }),

/***/ 653:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   En: () => (/* binding */ makeStateFolder),
/* harmony export */   I9: () => (/* binding */ statePathOf)
/* harmony export */ });
/* unused harmony export stateFolderOf */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _archive_digests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(707);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3916);
/**
 * A private folder of this user on this machine. What lies in it decides what is moved into an archive folder: a
 * repository or a copied folder, which somebody else may have prepared, cannot bring anything into it.
 */






/** The runner empties its temporary folder for each job. A relative path is to be ignored: XDG Base Directory Specification. */
function stateFolderOf(env) {
    const { RUNNER_TEMP = '', XDG_STATE_HOME = '' } = env;
    const parent = [RUNNER_TEMP, XDG_STATE_HOME].find(node_path__WEBPACK_IMPORTED_MODULE_3__.isAbsolute) ?? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), '.local', 'state');
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent, 'hireflix-audit-archive');
}
/** The place of an archive folder in the state folder, by its real path. The folder may not be there yet. */
function statePathOf(folder, env = process.env) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(realPathOf((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(folder)), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(folder));
    // broken: state-beside
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(stateFolderOf(env), (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_4__/* .sha256Of */ .Bj)(path).slice(0, 32));
}
function realPathOf(path) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) || (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path) === path)
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(realPathOf((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path)), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path));
}
/** @throws ArchiveError unless the state folder is a folder of this user's, which nobody else may write. */
async function makeStateFolder(env = process.env) {
    const path = stateFolderOf(env);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(path, { recursive: true, mode: 0o700 });
    const entry = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path);
    const isOwn = process.getuid === undefined || entry.uid === process.getuid();
    // Windows has no such modes.
    const isPrivate = process.platform === 'win32' || (entry.mode & 0o022) === 0;
    if (entry.isDirectory() && isOwn && isPrivate)
        return;
    const found = entry.isDirectory() ? 'another user owns it or may write to it' : 'it is not a folder';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .ArchiveError */ .di('refused', `Cannot keep a staged change in "${path}": ${found}; remove it, or set XDG_STATE_HOME to a folder of your own`);
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
