export const id = 827;
export const ids = [827];
export const modules = {

/***/ 1895:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ openPlace)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/destinations/folder-reader.ts
var folder_reader = __webpack_require__(3525);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./src/git/git-environment.ts
/**
 * The environment for git while it reads a repository that somebody else may have prepared: nothing of ours may point
 * it elsewhere, replacement objects and grafts must not stand in for what was committed, and nothing is fetched: an
 * object that is missing would be, by a program that the repository's own configuration names.
 */
function cleanGitEnvironment(env) {
    const kept = Object.entries(env).filter(([name]) => !name.startsWith('GIT_'));
    return {
        ...Object.fromEntries(kept),
        LC_ALL: 'C',
        GIT_TERMINAL_PROMPT: '0',
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_NO_LAZY_FETCH: '1',
        // Versions before 2.45 may not know the former. No protocol is in this list, and it goes before all configuration.
        GIT_ALLOW_PROTOCOL: '',
        GIT_OPTIONAL_LOCKS: '0'
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/git/git-objects.ts




/**
 * Objects of a git repository by id, through one `git cat-file` that stays open. Git does not always look whether an
 * object's bytes have the id that it is stored under; here that is recomputed.
 */
class GitObjects {
    folder;
    mode;
    forged = new Set();
    #waiting = [];
    #process;
    #chunks = [];
    #bytes = 0;
    #needed = 1;
    #failure;
    constructor(folder, mode) {
        this.folder = folder;
        this.mode = mode;
        this.#process = (0,external_node_child_process_.spawn)('git', ['cat-file', mode], {
            cwd: folder,
            env: cleanGitEnvironment(process.env),
            stdio: ['pipe', 'pipe', 'ignore']
        });
        this.#process.stdout?.on('data', (chunk) => this.#take(chunk));
        this.#process.stdin?.on('error', () => { });
        this.#process.on('error', () => this.#fail());
        this.#process.on('close', () => this.#fail());
    }
    /** `undefined` when the repository does not have the object. */
    read(id) {
        if (this.#failure !== undefined)
            return Promise.reject(this.#failure);
        return new Promise((resolve, reject) => {
            this.#waiting.push({ id, resolve, reject });
            this.#process.stdin?.write(`${id}\n`);
        });
    }
    close() {
        this.#process.stdin?.end();
    }
    #take(chunk) {
        this.#chunks.push(chunk);
        this.#bytes += chunk.length;
        while (this.#waiting.length > 0 && this.#bytes >= this.#needed && this.#answerNext()) {
            // Answered: the next one may be here already.
        }
    }
    #answerNext() {
        const all = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
        this.#chunks = [all];
        const end = all.indexOf(0x0a);
        if (end < 0) {
            this.#needed = all.length + 1;
            return false;
        }
        const header = all.toString('utf8', 0, end);
        const [, type, digits] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(header) ?? [];
        const size = Number(digits ?? 0);
        const hasContent = type !== undefined && this.mode === '--batch';
        const length = hasContent ? end + 1 + size + 1 : end + 1;
        if (all.length < length) {
            this.#needed = length;
            return false;
        }
        const waiting = this.#waiting.shift();
        const content = hasContent ? Buffer.from(all.subarray(end + 1, end + 1 + size)) : Buffer.alloc(0);
        const rest = all.subarray(length);
        this.#chunks = rest.length === 0 ? [] : [rest];
        this.#bytes = rest.length;
        this.#needed = 1;
        if (type === undefined)
            waiting.resolve(undefined);
        else {
            if (hasContent && idOf(type, content) !== waiting.id && /^[0-9a-f]{40}$/.test(waiting.id))
                this.forged.add(waiting.id);
            waiting.resolve({ type, size, content });
        }
        return true;
    }
    #fail() {
        this.#failure = new errors/* ArchiveError */.di('refused', `Cannot read the git repository of "${this.folder}": git cat-file ended early; run git fsck there`);
        for (const { reject } of this.#waiting.splice(0))
            reject(this.#failure);
    }
}
function idOf(type, content) {
    return (0,external_node_crypto_.createHash)('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}

;// CONCATENATED MODULE: ./src/git/git-history.ts




/** `undefined` when there is no git repository. @throws ArchiveError when git refuses it. */
async function findGitPlace(folder) {
    const answer = await ask(folder, ['rev-parse', '--is-bare-repository', '--show-prefix']);
    if (answer.status === 0) {
        const [bare = '', prefix = ''] = answer.stdout.split('\n');
        return { folder, isBare: bare === 'true', prefix: prefix.replace(/\/$/, '') };
    }
    if (/not a git repository|must be run in a work tree/.test(answer.stderr) || answer.status === 127)
        return undefined;
    throw new errors/* ArchiveError */.di('refused', `Cannot read the git repository of "${folder}": git refuses it; run git rev-parse there to see why`);
}
/** The id of the commit that a branch, or HEAD, points to. `undefined` for one without commits. */
async function findCommit({ folder }, branch) {
    const names = branch === undefined ? ['HEAD'] : [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`, branch];
    for (const name of names) {
        const answer = await ask(folder, [
            'rev-parse',
            '--verify',
            '--quiet',
            '--end-of-options',
            `${name}^{commit}`
        ]);
        if (answer.status === 0)
            return answer.stdout.trim();
    }
    if (branch === undefined)
        return undefined;
    throw new errors/* ArchiveError */.di('missing-branch', `Cannot read branch "${branch}": the repository in "${folder}" has none of that name; fetch it or name another`);
}
/** The commits of a repository as history, and its newest archive folder, straight from git's objects. */
class GitHistory {
    head;
    path;
    isHead;
    #objects;
    #sizes;
    #trees = new Map();
    constructor(place, head, path, isHead) {
        this.head = head;
        this.path = path;
        this.isHead = isHead;
        this.#objects = new GitObjects(place.folder, '--batch');
        this.#sizes = new GitObjects(place.folder, '--batch-check');
    }
    get forged() {
        return this.#objects.forged;
    }
    async readCommit(id) {
        const object = await this.#objects.read(id);
        if (object === undefined)
            return undefined;
        const text = object.content.toString('utf8');
        const end = text.indexOf('\n\n');
        const header = end < 0 ? text : text.slice(0, end);
        const tree = /^tree ([0-9a-f]{40})$/m.exec(header)?.[1];
        if (object.type !== 'commit' || tree === undefined)
            throw unreadable(id);
        return {
            id,
            parents: [...header.matchAll(/^parent ([0-9a-f]{40})$/gm)].map((match) => match[1]),
            message: end < 0 ? '' : text.slice(end + 2),
            tree: await this.#findFolder(tree)
        };
    }
    async #findFolder(root) {
        let id = root;
        for (const name of this.path.split('/').filter((part) => part !== '')) {
            const entry = (await this.#readEntries(id)).get(name);
            if (entry?.kind !== 'folder')
                return undefined;
            id = entry.id;
        }
        return id;
    }
    async readTree(id) {
        const entries = await this.#readEntries(id);
        return new Map([...entries].map(([name, { kind, id: blob }]) => [name, kind === 'file' ? blob : 'other']));
    }
    async #readEntries(id) {
        const known = this.#trees.get(id);
        if (known !== undefined)
            return known;
        const object = await this.#objects.read(id);
        if (object?.type !== 'tree')
            throw unreadable(id);
        const entries = parseTree(object.content);
        this.#trees.set(id, entries);
        if (this.#trees.size > 64)
            for (const [oldest] of [...this.#trees].slice(0, 1))
                this.#trees.delete(oldest);
        return entries;
    }
    async readBlob(id) {
        const object = await this.#objects.read(id);
        if (object?.type !== 'blob')
            throw unreadable(id);
        return object.content;
    }
    async readSize(blob) {
        const object = await this.#sizes.read(blob);
        if (object?.type !== 'blob')
            throw unreadable(blob);
        return object.size;
    }
    /** The archive folder as the head has it. */
    async readHead() {
        const commit = await this.readCommit(this.head);
        const entries = commit?.tree === undefined ? new Map() : await this.#readEntries(commit.tree);
        const blobs = new Map();
        const files = [];
        for (const [path, { kind, id }] of entries) {
            if (kind === 'file') {
                blobs.set(path, id);
                files.push({ path, kind: 'file', bytes: await this.readSize(id), blob: id });
            }
            else
                files.push({ path, kind: 'other', bytes: 0 });
        }
        return { files, readFile: (path) => this.readBlob(blobs.get(path) ?? '') };
    }
    close() {
        this.#objects.close();
        this.#sizes.close();
    }
}
/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects: mode, space, name, NUL, twenty bytes of id. */
function parseTree(content) {
    const entries = new Map();
    for (let at = 0; at < content.length;) {
        const space = content.indexOf(0x20, at);
        const end = content.indexOf(0, space);
        const mode = content.toString('latin1', at, space);
        const kind = mode === '100644' ? 'file' : mode === '40000' ? 'folder' : 'other';
        entries.set(content.toString('utf8', space + 1, end), {
            kind,
            id: content.toString('hex', end + 1, end + 21)
        });
        at = end + 21;
    }
    return entries;
}
function unreadable(id) {
    return new errors/* ArchiveError */.di('refused', `Cannot read git object ${/^[0-9a-f]{40}$/.test(id) ? id : 'of this name'}: it is missing or of another type; ` +
        'run git fsck, or clone the repository again');
}
function ask(folder, args) {
    return new Promise((resolve) => {
        const options = { cwd: folder, env: cleanGitEnvironment(process.env), timeout: 60_000 };
        (0,external_node_child_process_.execFile)('git', [...args], options, (fault, stdout, stderr) => {
            const code = fault?.code;
            const status = fault === null ? 0 : code === 'ENOENT' ? 127 : typeof code === 'number' ? code : 1;
            resolve({ status, stdout, stderr });
        });
    });
}

// EXTERNAL MODULE: ./src/inputs/inputs.ts + 2 modules
var inputs = __webpack_require__(5721);
;// CONCATENATED MODULE: ./src/cli/place.ts





/** Finds out what the folder is: files on disk, files beside their git history, or a git repository alone. @throws InputError, ArchiveError */
async function openPlace(folder, wanted) {
    const { branch, path, history } = wanted;
    const needsGit = history || branch !== undefined || path !== undefined;
    const git = needsGit || !(await hasLedger(folder)) ? await findGitPlace(folder) : undefined;
    if (git === undefined || (!git.isBare && !needsGit)) {
        if (needsGit) {
            throw new errors/* InputError */.dz([
                `Cannot read "${folder}" from git: it lies in no git repository; clone the archive with its whole history`
            ]);
        }
        return { folder: await (0,folder_reader/* readFolder */.j)(folder), history: undefined, close: () => { } };
    }
    const isOnDisk = !git.isBare && branch === undefined;
    const inside = isOnDisk && path === undefined ? git.prefix : pathIn(git, path);
    const head = await findCommit(git, branch);
    const opened = head === undefined ? undefined : new GitHistory({ ...git }, head, inside, !isOnDisk);
    try {
        const files = isOnDisk
            ? await (0,folder_reader/* readFolder */.j)(path === undefined ? folder : (0,external_node_path_.resolve)(folder, (0,inputs/* parsePath */.Rr)(path)))
            : ((await opened?.readHead()) ?? { files: [], readFile: () => Promise.reject(new Error('empty')) });
        return { folder: files, history: history ? opened : undefined, close: () => opened?.close() };
    }
    catch (error) {
        opened?.close();
        throw error;
    }
}
function pathIn({ isBare, prefix }, path) {
    if (path === undefined)
        return isBare || prefix === '' ? 'audit-log' : prefix;
    return prefix === '' || isBare ? (0,inputs/* parsePath */.Rr)(path) : `${prefix}/${(0,inputs/* parsePath */.Rr)(path)}`;
}
async function hasLedger(folder) {
    const { files } = await (0,folder_reader/* readFolder */.j)(folder);
    return files.some(({ path }) => path === 'ledger.jsonl');
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

/***/ 8494:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ parseReviewPeriod),
/* harmony export */   Vw: () => (/* binding */ periodAt),
/* harmony export */   t0: () => (/* binding */ lastWeek)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

const dayMs = 86_400_000;
const lastWeek = { kind: 'last', ms: 7 * dayMs };
/**
 * `7d`, `4w`, `2025-10`, or `2025-10-01..2025-10-07`, both days included.
 * @throws InputError that calls it by `name`.
 */
function parseReviewPeriod(text, name = 'review-period') {
    const last = /^(\d{1,4})([dw])$/.exec(text);
    if (last !== null && Number(last[1]) > 0) {
        return { kind: 'last', ms: Number(last[1]) * (last[2] === 'w' ? 7 : 1) * dayMs };
    }
    const month = /^(\d{4})-(\d\d)$/.exec(text);
    if (month !== null) {
        const from = dayOf(`${text}-01`);
        if (from !== undefined) {
            return { kind: 'days', from, to: Date.UTC(Number(month[1]), Number(month[2]), 1) - 1 };
        }
    }
    const [first, end] = text.split('..').map(dayOf);
    if (/^.{10}\.\..{10}$/.test(text) && first !== undefined && end !== undefined && first <= end) {
        return { kind: 'days', from: first, to: end + dayMs - 1 };
    }
    const found = /^[\w. :+-]{1,60}$/.test(text) ? `"${text}"` : 'this text';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([
        `Cannot use ${name} ${found}: it must be a time such as 7d or 4w, a month such as 2025-10, or days such as ` +
            '2025-10-01..2025-10-07'
    ]);
}
/** A UTC day that exists, from 2000 on: no archived event is older. */
function dayOf(text) {
    const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
    if (!(ms >= Date.UTC(2000, 0, 1)))
        return undefined;
    return new Date(ms).toISOString().startsWith(text) ? ms : undefined;
}
/** The reviewed time; `now` is epoch milliseconds. */
function periodAt(period, now) {
    return period.kind === 'days' ? { from: period.from, to: period.to } : { from: now - period.ms, to: now };
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


/***/ }),

/***/ 4283:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gw: () => (/* binding */ checkFiles),
  xw: () => (/* binding */ checkListing),
  T_: () => (/* binding */ describeName)
});

// EXTERNAL MODULE: ./src/archive/digests.ts
var digests = __webpack_require__(707);
// EXTERNAL MODULE: ./src/archive/ledger-line.ts + 2 modules
var ledger_line = __webpack_require__(7020);
// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./src/archive/coverage.ts
var coverage = __webpack_require__(6642);
// EXTERNAL MODULE: ./src/archive/month-file.ts
var month_file = __webpack_require__(4407);
// EXTERNAL MODULE: ./src/archive/quarantine-file.ts
var quarantine_file = __webpack_require__(3227);
// EXTERNAL MODULE: ./src/events/stored-event.ts
var stored_event = __webpack_require__(6963);
;// CONCATENATED MODULE: ./src/verification/month-lines.ts






const opening = '[\n';
const separator = ',\n';
const closing = '\n]\n';
/**
 * Checks everything about a month file that its own lines tell: form, month, order, count and bounds. All faults are
 * reported, also behind the first. `redacted` holds the κ of redacted events by their timestamp.
 */
function checkMonthFile(entry, bytes, redacted, findings) {
    const { path } = entry;
    const lines = linesOf(path, bytes, findings);
    const month = (0,paths/* parseMonthPartPath */.Wk)(path)?.month;
    const invalid = new Map();
    const misfiled = [];
    const unsorted = [];
    const tombstones = new Map();
    const returned = new Set();
    let oldest = Number.POSITIVE_INFINITY;
    let newest = Number.NEGATIVE_INFINITY;
    let previous;
    for (const [index, text] of lines.entries()) {
        const stored = (0,stored_event/* parseEventLine */._)(text);
        if (stored.kind === 'invalid') {
            const at = invalid.get(stored.reason);
            if (at === undefined)
                invalid.set(stored.reason, [index + 2]);
            else
                at.push(index + 2);
            continue;
        }
        const { event } = stored;
        const { timestamp } = event;
        if ((0,paths/* monthOf */.GS)(timestamp) !== month)
            misfiled.push(index + 2);
        if (previous !== undefined && (0,month_file/* compareEvents */.HP)(previous, event) > 0)
            unsorted.push(index + 2);
        oldest = Math.min(oldest, timestamp);
        newest = Math.max(newest, timestamp);
        previous = event;
        if (stored.kind === 'tombstone')
            tombstones.set(event.key, (tombstones.get(event.key) ?? 0) + 1);
        else if (redacted.get(timestamp)?.has(event.key))
            returned.add(event.key);
    }
    for (const [reason, at] of invalid)
        findings.reportLines('file-form', path, { lines: at, detail: describeEach(at, reason) });
    findings.reportLines('file-month', path, { lines: misfiled, detail: 'belong to another month' });
    findings.reportLines('file-order', path, { lines: unsorted, detail: 'stand out of order' });
    if (lines.length !== entry.events) {
        findings.report('file-count', path, `holds ${lines.length} events, the ledger says ${entry.events}`);
    }
    const bounds = newest < oldest ? undefined : { oldest: (0,coverage/* toTime */.xe)(oldest), newest: (0,coverage/* toTime */.xe)(newest) };
    if (bounds?.oldest !== entry.oldest || bounds?.newest !== entry.newest) {
        findings.report('file-bounds', path, `reaches from ${bounds?.oldest ?? 'nothing'} to ${bounds?.newest ?? 'nothing'}, ` +
            `the ledger says from ${entry.oldest} to ${entry.newest}`);
    }
    return { events: lines.length, tombstones, returned };
}
function describeEach(lines, reason) {
    return lines.length === 1 ? reason : `each: ${reason}`;
}
function linesOf(path, bytes, findings) {
    if (!(0,external_node_buffer_.isUtf8)(bytes))
        findings.report('file-form', path, 'is not UTF-8');
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    if (text.startsWith(opening) && text.endsWith(closing)) {
        return text.slice(opening.length, -closing.length).split(separator);
    }
    findings.report('file-form', path, 'is not a JSON array with one event per line');
    // As well as it goes, so that the other checks still say what they see.
    return text
        .replace(/^\uFEFF/, '')
        .split(/\r\n|\r|\n/)
        .filter((line) => !/^[[\]]?$/.test(line))
        .map((line) => line.replace(/,$/, ''));
}
/** Checks form and count of the file of rows that could not be understood. */
function checkQuarantine(entry, bytes, findings) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    try {
        const entries = (0,quarantine_file/* parseQuarantine */.mW)(text);
        if (!(0,external_node_buffer_.isUtf8)(bytes) || (0,quarantine_file/* serializeQuarantine */.XT)(entries) !== text) {
            findings.report('file-form', quarantine_file/* quarantinePath */.Q2, "is not written in the archive's form");
        }
        if (entries.length !== entry.events) {
            findings.report('file-count', quarantine_file/* quarantinePath */.Q2, `holds ${entries.length} rows, the ledger says ${entry.events}`);
        }
    }
    catch {
        findings.report('file-form', quarantine_file/* quarantinePath */.Q2, 'is not an array with one row per line');
    }
}

;// CONCATENATED MODULE: ./src/verification/archive-files.ts




// Enough to hide the latency of an interface over the network; each file is at most about a megabyte.
const readAhead = 4;
/** Checks that the folder holds what the ledger lists, and reads file by file to check each one's content. */
async function checkFiles(folder, replay, findings, { since, progress }) {
    const listed = new Map(folder.files.map((file) => [file.path, file]));
    checkListing(listed, replay, findings);
    const entries = [...replay.files.values()]
        .filter(({ path }) => listed.get(path)?.kind === 'file')
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    const isOld = ({ newest }) => since !== undefined && newest !== undefined && newest < since;
    const wanted = entries.filter((entry) => !isOld(entry));
    for (const entry of entries.filter(isOld))
        checkUnread(entry, listed.get(entry.path), findings);
    const redacted = timesOf(replay);
    const tombstones = new Map();
    const pending = [];
    let events = 0;
    for (const [index, entry] of wanted.entries()) {
        while (pending.length < readAhead && index + pending.length < wanted.length) {
            pending.push(quiet(folder.readFile(wanted[index + pending.length].path)));
        }
        const bytes = await pending.shift();
        checkDigests(entry, bytes, findings);
        if ((0,paths/* parseMonthPartPath */.Wk)(entry.path) === undefined)
            checkQuarantine(entry, bytes, findings);
        else {
            const lines = checkMonthFile(entry, bytes, redacted, findings);
            tombstones.set(entry.path, lines.tombstones);
            for (const key of lines.returned) {
                findings.report('redaction-record', entry.path, `holds the redacted event ${key} again`);
            }
            events += lines.events;
        }
        progress({ files: index + 1, of: wanted.length, events });
    }
    checkRedactions(replay, tombstones, findings);
    return entries.map((entry) => ({ entry, isRead: !isOld(entry) }));
}
// A read ahead may fail before it is waited for: the failure is then thrown where it is.
function quiet(reading) {
    reading.catch(() => { });
    return reading;
}
/** Checks by name that everything the ledger lists is there, and nothing else. */
function checkListing(listed, replay, findings) {
    const hasLedger = listed.has(ledger_line/* ledgerPath */.tf);
    if (!hasLedger && [...listed.keys()].some(paths/* isArchiveFile */.Dk)) {
        findings.report('ledger-present', ledger_line/* ledgerPath */.tf, 'is not there, but files that it would list are');
    }
    for (const { path, kind } of listed.values()) {
        const isKnown = path === ledger_line/* ledgerPath */.tf ||
            paths/* companionPaths */.$u.includes(path) ||
            replay.files.has(path) ||
            (!hasLedger && (0,paths/* isArchiveFile */.Dk)(path));
        if (!isKnown)
            findings.report('file-listed', describeName(path), 'is not in the ledger and does not belong here');
        else if (kind !== 'file')
            findings.report('file-listed', path, 'is not a regular file');
    }
    for (const { path, events, sha256 } of replay.files.values()) {
        if (listed.get(path)?.kind !== 'file') {
            findings.report('file-present', path, `is not there; the ledger says ${events} events, SHA-256 ${sha256}`);
        }
    }
}
function checkDigests(entry, bytes, findings) {
    const { path, sha256, blob } = entry;
    const found = (0,digests/* sha256Of */.B)(bytes);
    if (found !== sha256)
        findings.report('file-hash', path, `has the SHA-256 ${found}, the ledger says ${sha256}`);
    if (bytes.length !== entry.bytes) {
        findings.report('file-size', path, `has ${bytes.length} bytes, the ledger says ${entry.bytes}`);
    }
    const foundBlob = (0,digests/* gitBlobIdOf */.C)(bytes);
    if (foundBlob !== blob) {
        findings.report('file-blob', path, `has the git blob id ${foundBlob}, the ledger says ${blob}`);
    }
}
function checkUnread(entry, file, findings) {
    if (file === undefined)
        return;
    if (file.bytes !== entry.bytes) {
        findings.report('file-size', entry.path, `has ${file.bytes} bytes, the ledger says ${entry.bytes}`);
    }
    if (file.blob !== undefined && file.blob !== entry.blob) {
        findings.report('file-blob', entry.path, `has the git blob id ${file.blob}, the ledger says ${entry.blob}`);
    }
}
function timesOf({ redactions }) {
    const times = new Map();
    for (const { time, event } of redactions) {
        const keys = times.get(Date.parse(time)) ?? new Set();
        times.set(Date.parse(time), keys.add(event));
    }
    return times;
}
/** The same event may be shown again later, and more often: so there may be more tombstones than were recorded. */
function checkRedactions({ redactions }, tombstones, findings) {
    const recorded = new Set(redactions.map(({ event }) => event));
    for (const [path, keys] of tombstones) {
        for (const key of keys.keys()) {
            if (!recorded.has(key)) {
                findings.report('redaction-record', path, `has a tombstone of ${key} that the ledger does not record`);
            }
        }
    }
    for (const { event, path, copies } of redactions) {
        const found = tombstones.get(path);
        if (found !== undefined && (found.get(event) ?? 0) < copies) {
            findings.report('redaction-record', path, `has ${found.get(event) ?? 0} tombstones of ${event}, the ledger records ${copies}`);
        }
    }
}
/** Somebody else chose the name: it is shown only in a plain form. */
function describeName(path) {
    return /^[\w .()/+-]{1,100}$/.test(path) ? path : 'a file with an unusual name';
}


/***/ }),

/***/ 5020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ replayWhole)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_buffer__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _archive_digests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(707);
/* harmony import */ var _archive_ledger_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1693);
/* harmony import */ var _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7020);
/* harmony import */ var _archive_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7366);
/* harmony import */ var _archive_quarantine_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3227);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3916);







/** Replays a ledger to its end whatever it holds, and reports every fault on the way. */
function replayWhole(bytes, findings) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    const replay = new Replaying();
    if (text !== '') {
        if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
            findings.report('ledger-form', _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf, 'is not UTF-8');
        if (!text.endsWith('\n'))
            findings.report('ledger-form', _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf, 'does not end with a newline');
        for (const line of (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n'))
            replay.read(line);
    }
    replay.reportTo(findings);
    return replay;
}
class Replaying {
    lines = [];
    files = new Map();
    coverage;
    gaps = [];
    redactions = [];
    pseudonyms;
    verdict;
    events = 0;
    #months = 0;
    #isBegun = false;
    #quarantined = 0;
    #faults = new Map();
    read(text) {
        const number = this.lines.length + 1;
        const before = this.lines.at(-1);
        const { line, fault } = understand(text, number);
        this.lines.push({
            sha256: (0,_archive_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Of */ .B)(text),
            end: (before?.end ?? 0) + Buffer.byteLength(text) + 1,
            line
        });
        if (fault !== undefined)
            this.#note('ledger-form', fault, number);
        if (line === undefined)
            return;
        const expected = before === undefined ? 0 : (before.line?.seq ?? number - 2) + 1;
        if (line.seq !== expected) {
            this.#note('ledger-sequence', 'has not the number that follows the line before', number);
        }
        if (line.prev !== (before?.sha256 ?? null)) {
            this.#note('ledger-link', 'does not name the SHA-256 of the line before', number);
        }
        if (this.#isBegun && !(0,_archive_ledger_js__WEBPACK_IMPORTED_MODULE_2__/* .areSamePseudonyms */ .Ip)(this.pseudonyms, line.pseudonyms)) {
            this.#note('ledger-pseudonyms', 'names other pseudonyms than the line before', number);
        }
        this.pseudonyms = line.pseudonyms;
        this.#isBegun = true;
        this.#checkCoverage(line, number);
        this.#addFiles(line, number);
        this.coverage = line.coverage ?? this.coverage;
        this.gaps.push(...line.gaps);
        for (const redaction of line.redactions ?? [])
            this.redactions.push({ ...redaction, at: line.at });
        this.verdict = line.verdict;
    }
    #addFiles(line, number) {
        const eventsBefore = this.events;
        const quarantinedBefore = this.#quarantined;
        const redacted = new Set((line.redactions ?? []).map(({ path }) => path));
        const named = new Set();
        for (const file of line.files) {
            const before = this.files.get(file.path);
            const grown = file.events - (before?.events ?? 0);
            if (grown < 0 || (grown === 0 && !redacted.has(file.path)) || named.has(file.path)) {
                this.#note('ledger-growth', 'names a file without adding to it', number);
            }
            named.add(file.path);
            this.files.set(file.path, file);
            if (file.path === _archive_quarantine_file_js__WEBPACK_IMPORTED_MODULE_5__/* .quarantinePath */ .Q2)
                this.#quarantined += grown;
            else {
                this.events += grown;
                if (before === undefined)
                    this.#months++;
            }
        }
        if (line.archive.events !== this.events ||
            line.archive.files !== this.#months ||
            line.added !== this.events - eventsBefore ||
            line.anomalies.quarantined !== this.#quarantined - quarantinedBefore ||
            line.anomalies.vanished !== line.vanished.length) {
            this.#note('ledger-sums', 'has counts that are not the sums over its files', number);
        }
    }
    #checkCoverage({ coverage, gaps }, number) {
        const now = coverage ?? this.coverage;
        const recedes = coverage !== null &&
            this.coverage !== undefined &&
            (coverage.from !== this.coverage.from || coverage.through < this.coverage.through);
        const isBackwards = now !== undefined && now.from > now.through;
        const strays = gaps.some(({ from, to }) => from > to || !(from > (this.coverage?.through ?? '')) || !(to <= (now?.through ?? '')));
        if (recedes || isBackwards || strays) {
            this.#note('ledger-coverage', 'takes proven coverage back, or places a gap where there can be none', number);
        }
    }
    #note(check, detail, number) {
        const key = `${check}\n${detail}`;
        const at = this.#faults.get(key);
        if (at === undefined)
            this.#faults.set(key, [number]);
        else
            at.push(number);
    }
    reportTo(findings) {
        for (const [key, lines] of this.#faults) {
            const [check, detail = ''] = key.split('\n');
            findings.reportLines(check, _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .ledgerPath */ .tf, { lines, detail });
        }
        for (const [month, parts] of partsByMonth(this.files.keys())) {
            const missing = Array.from({ length: Math.max(...parts) }, (_each, index) => index + 1).filter((part) => !parts.has(part));
            if (missing.length > 0) {
                findings.report('part-numbers', month, `has later parts, but no part ${missing.join(', ')}`);
            }
        }
    }
}
function partsByMonth(paths) {
    const months = new Map();
    for (const path of paths) {
        const part = (0,_archive_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .parseMonthPartPath */ .Wk)(path);
        if (part !== undefined)
            months.set(part.month, (months.get(part.month) ?? new Set()).add(part.part));
    }
    return months;
}
/** A line in another form than the archive's is a fault; where its content can be told all the same, it counts. */
function understand(text, number) {
    try {
        return { line: (0,_archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .parseLedgerLine */ .Du)(text, number) };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_6__/* .IntegrityError */ .cs))
            throw error;
        const fault = error.code === 'unknown-spec'
            ? 'is in a format that this version does not know'
            : "is not written in the archive's form";
        return { line: findContent(text, number), fault };
    }
}
function findContent(text, number) {
    try {
        return (0,_archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_3__/* .parseLedgerLine */ .Du)(JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, ''))), number);
    }
    catch {
        return undefined;
    }
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
