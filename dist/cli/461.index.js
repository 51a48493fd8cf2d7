export const id = 461;
export const ids = [461];
export const modules = {

/***/ 3227:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Db: () => (/* binding */ readQuarantine),
/* harmony export */   XT: () => (/* binding */ serializeQuarantine),
/* harmony export */   mW: () => (/* binding */ parseQuarantine)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7269);
/* harmony import */ var _digests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(707);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7366);




function serializeQuarantine(entries) {
    const lines = entries.map(({ seen, reason, row }) => `{"seen":${JSON.stringify(seen)},"reason":${JSON.stringify(reason)},"row":${row}}`);
    return `[\n${lines.join(',\n')}\n]\n`;
}
/**
 * The exact inverse of {@link serializeQuarantine}, oldest first.
 * @throws IntegrityError `format`.
 */
function parseQuarantine(text) {
    if (!text.startsWith('[\n') || !text.endsWith('\n]\n'))
        throw unreadable('is not an array with one row per line');
    return text
        .slice(2, -3)
        .split(',\n')
        .map((line, index) => {
        let value;
        try {
            value = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseExactJson */ .lQ)(line);
        }
        catch {
            throw unreadable(`line ${index + 2} is not JSON`);
        }
        const seen = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(value) ? (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .memberOf */ .C5)(value, 'seen') : undefined;
        const reason = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(value) ? (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .memberOf */ .C5)(value, 'reason') : undefined;
        const held = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .isJsonObject */ .OW)(value) ? (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .memberOf */ .C5)(value, 'row') : undefined;
        if (typeof seen !== 'string' || typeof reason !== 'string' || held === undefined) {
            throw unreadable(`line ${index + 2} lacks "seen", "reason" or "row"`);
        }
        const row = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_3__/* .serializeCanonical */ .tS)(held);
        return { seen, reason, row, key: (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Of */ .Bj)(row) };
    });
}
/** Reads the file, and checks its form and its count. */
function readQuarantine(entry, text, faults) {
    const { path } = entry;
    let rows;
    try {
        rows = parseQuarantine(text);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs))
            throw error;
        faults.report('file-form', path, 'is not an array with one row per line', { error });
        return [];
    }
    if (serializeQuarantine(rows) !== text)
        faults.report('file-form', path, "is not written in the archive's form");
    if (rows.length !== entry.events) {
        faults.report('file-count', path, `holds ${rows.length} rows, the ledger says ${entry.events}`);
    }
    return rows;
}
function unreadable(found) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs('format', `Cannot read "${_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .quarantinePath */ .Q2}": ${found}; restore the file from its last good commit`);
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

/***/ 9851:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ progressTicker)
/* harmony export */ });
/** A sign of life every other second, from the third second on. */
function progressTicker(now, say) {
    let last = now() + 1000;
    return (text) => {
        if (now() - last < 2000)
            return;
        last = now();
        say(text);
    };
}


/***/ }),

/***/ 7461:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  verifyCommand: () => (/* binding */ verifyCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/destinations/staging.ts
var staging = __webpack_require__(4576);
// EXTERNAL MODULE: ./src/destinations/state-folder.ts
var state_folder = __webpack_require__(653);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/publish/failure.ts
var failure = __webpack_require__(593);
// EXTERNAL MODULE: ./src/text/quote.ts
var quote = __webpack_require__(5383);
// EXTERNAL MODULE: ./src/verification/pins.ts
var verification_pins = __webpack_require__(6475);
// EXTERNAL MODULE: ./src/verification/report.ts
var verification_report = __webpack_require__(8909);
// EXTERNAL MODULE: ./src/verification/since.ts
var verification_since = __webpack_require__(6457);
// EXTERNAL MODULE: ./src/archive/archive-folder.ts
var archive_folder = __webpack_require__(8221);
// EXTERNAL MODULE: ./src/archive/coverage.ts
var archive_coverage = __webpack_require__(6642);
// EXTERNAL MODULE: ./src/archive/ledger.ts + 2 modules
var ledger = __webpack_require__(7851);
// EXTERNAL MODULE: ./src/archive/ledger-line.ts + 1 modules
var ledger_line = __webpack_require__(1826);
// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
// EXTERNAL MODULE: ./src/events/intervals.ts
var intervals = __webpack_require__(9279);
// EXTERNAL MODULE: ./src/archive/digests.ts
var digests = __webpack_require__(707);
// EXTERNAL MODULE: ./src/archive/month-file.ts
var month_file = __webpack_require__(4407);
// EXTERNAL MODULE: ./src/archive/quarantine-file.ts
var quarantine_file = __webpack_require__(3227);
// EXTERNAL MODULE: ./src/archive/redaction-record.ts
var redaction_record = __webpack_require__(2585);
;// CONCATENATED MODULE: ./src/verification/archive-files.ts






/** Reads file by file to check each one's content; of older ones than `since`, what the listing shows. */
async function checkFiles(folder, { state, listed }, findings, { since, progress }) {
    const entries = [...state.files.values()]
        .filter(({ path }) => listed.get(path)?.kind === 'file')
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    // By the name: the times that the ledger gives a file are what is to be verified.
    const isOld = ({ path }) => {
        const month = (0,paths/* parseMonthPartPath */.Wk)(path)?.month;
        return since !== undefined && month !== undefined && month < since.slice(0, 7);
    };
    for (const entry of entries.filter(isOld))
        (0,archive_folder/* checkDigests */.ic)(entry, listed.get(entry.path) ?? {}, findings);
    const wanted = entries.filter((entry) => !isOld(entry) && !(0,archive_folder/* isTooLarge */.I9)(listed.get(entry.path), findings));
    const redactions = new redaction_record/* RedactionRecord */.F(state.redactions);
    let [files, events] = [0, 0];
    for await (const { entry, bytes } of (0,archive_folder/* readInTurn */.v$)(folder, wanted)) {
        (0,archive_folder/* checkDigests */.ic)(entry, (0,digests/* digestsOf */.nw)(bytes), findings);
        const text = (0,archive_folder/* textOf */.b6)(entry.path, bytes, findings);
        if (entry.path === paths/* quarantinePath */.Q2)
            (0,quarantine_file/* readQuarantine */.Db)(entry, text, findings);
        else {
            const lines = (0,month_file/* linesOfMonthFile */.pR)(entry.path, text, findings);
            events += (0,month_file/* readMonthFile */.JP)(entry, lines, redactions, findings);
            (0,month_file/* checkRoot */.d9)(entry, lines, findings);
        }
        progress({ files: ++files, of: wanted.length, events });
    }
    return entries.map((entry) => ({ entry, isRead: !isOld(entry) }));
}

// EXTERNAL MODULE: ./src/verification/checks.ts
var checks = __webpack_require__(9598);
;// CONCATENATED MODULE: ./src/verification/history.ts
function describeCommit({ id }) {
    return `commit ${id}`;
}

// EXTERNAL MODULE: ./src/archive/companion-files.ts
var companion_files = __webpack_require__(4254);
// EXTERNAL MODULE: ./src/events/stored-event.ts
var stored_event = __webpack_require__(6963);
// EXTERNAL MODULE: ./src/events/tombstone.ts
var tombstone = __webpack_require__(8486);
;// CONCATENATED MODULE: ./src/verification/history-events.ts





/** Checks that no commit loses an event of its parents, even where its ledger allows for it. */
class LostEventCheck {
    history;
    findings;
    #lines = new Map();
    constructor(history, findings) {
        this.history = history;
        this.findings = findings;
    }
    async check({ commit, parents }, files) {
        for (const { tree } of parents) {
            if (tree === undefined || tree === commit.tree)
                continue;
            const lost = await this.#countLost(await this.history.readTree(tree), files);
            if (lost > 0) {
                this.findings.report('history-events', describeCommit(commit), `${lost} archived ${lost === 1 ? 'event or row of its parent is' : 'events or rows of its parent are'} not in it any more`);
            }
        }
    }
    async #countLost(before, after) {
        const gone = [];
        const come = new Map();
        for (const path of new Set([...before.keys(), ...after.keys()])) {
            const [old, now] = [before.get(path), after.get(path)];
            if (!(0,paths/* isArchiveFile */.Dk)(path) || old === now)
                continue;
            const remaining = new Map();
            for (const line of await this.#linesOf(now))
                remaining.set(line, (remaining.get(line) ?? 0) + 1);
            for (const line of await this.#linesOf(old)) {
                const copies = remaining.get(line) ?? 0;
                if (copies > 0)
                    remaining.set(line, copies - 1);
                else
                    gone.push(line);
            }
            for (const [line, copies] of remaining) {
                const name = (0,tombstone/* parseTombstone */.f2)(line)?.key ?? line;
                if (copies > 0)
                    come.set(name, (come.get(name) ?? 0) + copies);
            }
        }
        let lost = 0;
        for (const line of gone) {
            // Only the tombstone of a redaction may take an event's place.
            const name = [line, findKey(line)].find((each) => each !== undefined && (come.get(each) ?? 0) > 0);
            if (name === undefined)
                lost++;
            else
                come.set(name, (come.get(name) ?? 0) - 1);
        }
        return lost;
    }
    async #linesOf(blob) {
        if (blob === undefined || blob === 'other')
            return [];
        const known = this.#lines.get(blob);
        if (known !== undefined)
            return known;
        if ((await this.history.readSize(blob)) > month_file/* maxFileBytes */.eV) {
            this.findings.report('history-files', `blob ${blob}`, 'is larger than any file of an archive');
            return [];
        }
        const text = Buffer.from(await this.history.readBlob(blob)).toString('utf8');
        const lines = text
            .split('\n')
            .filter((line) => line !== '' && line !== '[' && line !== ']')
            .map((line) => line.replace(/,$/, ''));
        this.#lines.set(blob, lines);
        // The next commit compares its files with those of this one.
        if (this.#lines.size > 8)
            for (const [oldest] of [...this.#lines].slice(0, 1))
                this.#lines.delete(oldest);
        return lines;
    }
}
/** κ of a line; `undefined` when it cannot be read. */
function findKey(line) {
    const stored = (0,stored_event/* parseEventLine */._T)(line);
    return stored.kind === 'invalid' ? undefined : stored.event.key;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/verification/history-ledgers.ts






/**
 * CommitLedgers of commits. Reading each one whole would be quadratic in their number; nearly all are a beginning of the
 * newest, which their size and git blob id tell without reading them.
 */
class CommitLedgers {
    history;
    reference;
    #wholes;
    #known = new Map();
    constructor(history, newest) {
        this.history = history;
        this.reference = wholeOf(newest);
        this.#wholes = [this.reference];
    }
    async of(files) {
        const blob = files.get(ledger_line/* ledgerPath */.tf);
        if (blob === undefined || blob === 'other')
            return undefined;
        const known = this.#known.get(blob);
        if (known !== undefined)
            return known;
        const ledger = await this.#find(blob);
        this.#known.set(blob, ledger);
        return ledger;
    }
    async #find(blob) {
        const size = await this.history.readSize(blob);
        for (const whole of this.#wholes) {
            if (size <= whole.bytes.length && prefixIdOf(whole.bytes, size) === blob)
                return { whole, bytes: size };
        }
        // Of one too large to be read nothing is known: it extends nothing, and nothing extends it.
        const whole = wholeOf(size > month_file/* maxFileBytes */.eV ? Buffer.from('too large') : await this.history.readBlob(blob));
        this.#wholes.push(whole);
        return { whole, bytes: whole.bytes.length };
    }
}
/** Faults of the newest ledger are reported where the folder is read; those of others by their commits. */
function wholeOf(bytes) {
    const unreported = new checks/* Findings */.Fv();
    const lines = [];
    (0,ledger/* replayWhole */.BO)((0,archive_folder/* textOf */.b6)(ledger_line/* ledgerPath */.tf, bytes, unreported), unreported, lines);
    return { bytes, lines };
}
function prefixIdOf(bytes, size) {
    return (0,external_node_crypto_.createHash)('sha1').update(`blob ${size}\0`).update(bytes.subarray(0, size)).digest('hex');
}
function extendsLedger(own, parent) {
    if (own.bytes < parent.bytes)
        return false;
    if (own.whole === parent.whole)
        return true;
    const bytes = Buffer.from(own.whole.bytes.buffer, own.whole.bytes.byteOffset, parent.bytes);
    return bytes.equals(parent.whole.bytes.subarray(0, parent.bytes));
}
function endsWithLine({ whole, bytes }) {
    return bytes === 0 || whole.bytes[bytes - 1] === 0x0a;
}
/** The number of its whole lines. */
function linesIn({ whole, bytes }) {
    const { lines } = whole;
    let low = 0;
    let high = lines.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((lines[middle]?.end ?? 0) <= bytes)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./src/verification/trailers.ts
// A block that holds one of these may hold other lines too. https://git-scm.com/docs/git-interpret-trailers
const writtenByGit = /^(?:Signed-off-by: |\(cherry picked from commit )/;
const trailers_form = /^([A-Za-z0-9-]+)[ \t]*:(.*)$/s;
const comment = '#';
/**
 * The trailers of a commit message, as git finds them: in the last paragraph, which is not the first, if all its lines
 * are trailers, or a quarter of them beside one that git writes itself. A line that begins with a space continues the
 * one before.
 */
function trailersOf(message) {
    const trailers = [];
    let last;
    for (const line of blockOf(message)) {
        const [, key, value = ''] = trailers_form.exec(line) ?? [];
        if (line.startsWith(comment))
            continue;
        if (/^\s/.test(line)) {
            if (last !== undefined)
                last.value = `${last.value} ${line.trim()}`.trim();
        }
        else if (key === undefined)
            last = undefined;
        else {
            const trailer = { key, value: value.trim() };
            trailers.push(trailer);
            last = trailer;
        }
    }
    return trailers;
}
function blockOf(message) {
    const lines = message.split('\n');
    while (lines.length > 0 && isBlank(lines.at(-1)))
        lines.pop();
    const titleFrom = lines.findIndex((line) => !line.startsWith(comment));
    const titleEnd = lines.findIndex((line, index) => index >= titleFrom && isBlank(line));
    const begin = lines.findLastIndex(isBlank);
    if (titleEnd === -1 || begin < titleEnd)
        return [];
    const block = lines.slice(begin + 1);
    return isTrailerBlock(block) ? block : [];
}
/** Counts from the end, as git does: lines that continue a trailer count as nothing, others as no trailer. */
function isTrailerBlock(block) {
    let [trailers, others, continuing] = [0, 0, 0];
    let isOfGit = false;
    for (const line of block.toReversed()) {
        const isTrailer = trailers_form.test(line);
        if (line.startsWith(comment))
            others += continuing;
        else if (writtenByGit.test(line) || isTrailer)
            trailers++;
        else if (/^\s/.test(line)) {
            continuing++;
            continue;
        }
        else
            others += continuing + 1;
        isOfGit ||= writtenByGit.test(line);
        continuing = 0;
    }
    others += continuing;
    return isOfGit ? trailers * 3 >= others : trailers > 0 && others === 0;
}
function isBlank(line) {
    return line.trim() === '';
}

;// CONCATENATED MODULE: ./src/verification/history-commits.ts







/** Oldest ledgers first, so that the files each should list are known by going along its lines once. */
async function checkChanged(changed, history, findings, since) {
    const byWhole = new Map();
    for (const each of changed)
        byWhole.set(each.ledger.whole, [...(byWhole.get(each.ledger.whole) ?? []), each]);
    let withTrailers = 0;
    const events = new LostEventCheck(history, findings);
    for (const [whole, commits] of byWhole) {
        commits.sort((a, b) => a.ledger.bytes - b.ledger.bytes);
        const expected = new Map();
        let done = 0;
        for (const each of commits) {
            const upTo = linesIn(each.ledger);
            for (; done < upTo; done++) {
                for (const file of whole.lines[done]?.line?.files ?? [])
                    expected.set(file.path, file);
            }
            const head = whole.lines[upTo - 1];
            if (since !== undefined && (head?.line?.at ?? '') < since)
                continue;
            const files = await history.readTree(each.commit.tree ?? '');
            checkCommitFiles(each.commit, { files, expected }, findings);
            if (checkTrailers(each, head, findings))
                withTrailers++;
            await events.check(each, files);
        }
    }
    return withTrailers;
}
function checkCommitFiles(commit, { files, expected }, findings) {
    const faults = [];
    for (const [path, { blob }] of expected) {
        const found = files.get(path);
        if (found === undefined)
            faults.push(`${path} is missing`);
        else if (found !== blob)
            faults.push(`${path} is blob ${found}, its ledger says ${blob}`);
    }
    for (const path of files.keys()) {
        const isKnown = path === ledger_line/* ledgerPath */.tf || expected.has(path) || companion_files/* companionFiles */.U.has(path);
        if (!isKnown)
            faults.push(`${(0,paths/* describeName */.T_)(path)} is not in its ledger`);
    }
    if (faults.length > 0) {
        const more = faults.length > 3 ? `, and ${faults.length - 3} more` : '';
        findings.report('history-files', describeCommit(commit), `it was no complete archive: ${faults.slice(0, 3).join(', ')}${more}`);
    }
}
/** Whether the commit has trailers. Commits that a workflow made itself have none. */
function checkTrailers({ commit }, head, findings) {
    const trailers = trailersOf(commit.message).map(({ key, value }) => [key.toLowerCase(), value]);
    const line = head?.line;
    const expected = new Map([
        ['Audit-Events', line === undefined ? '' : String(line.added)],
        ['Audit-Verdict', line?.verdict ?? ''],
        ['Audit-Ledger', `${line?.seq ?? ''}:${head?.sha256 ?? ''}`]
    ]);
    const report = (detail) => findings.report('history-trailers', describeCommit(commit), detail);
    for (const [name, value] of expected) {
        const found = trailers.filter(([key]) => key === name.toLowerCase());
        if (found.length > 1)
            report(`it has the trailer ${name} ${found.length} times`);
        else if (found.some(([, given]) => given !== value)) {
            report(`its trailer ${name} is not what its ledger says`);
        }
    }
    return trailers.some(([key]) => key === 'audit-ledger');
}

;// CONCATENATED MODULE: ./src/verification/history-check.ts





/**
 * Walks every commit back from the head. Each ledger must extend its parents', each commit must hold exactly the files
 * that its own ledger lists, each event of its parents must still be there, and its trailers must agree.
 */
async function checkHistory(history, ledger, findings, options) {
    const walk = new Walk(history, findings);
    const { commits, cut } = await walk.collect(options.progress);
    const ledgers = new CommitLedgers(history, ledger);
    const changed = [];
    let checked = 0;
    for (const commit of commits.values()) {
        const parents = commit.parents.map((id) => commits.get(id));
        if (parents.length > 0 && parents.every((parent) => parent?.tree === commit.tree))
            continue;
        if (commit.tree === undefined && parents.every((parent) => parent?.tree === undefined))
            continue;
        const files = commit.tree === undefined ? new Map() : await history.readTree(commit.tree);
        const own = await ledgers.of(files);
        const theirs = await Promise.all(parents.map(async (parent) => ({
            tree: parent?.tree,
            ledger: parent?.tree === undefined ? undefined : await ledgers.of(await history.readTree(parent.tree))
        })));
        for (const { ledger: parent } of theirs) {
            if (parent !== undefined && (own === undefined || !extendsLedger(own, parent))) {
                findings.report('history-ledger', describeCommit(commit), "its ledger does not extend its parent's");
            }
        }
        const isRoot = theirs.every((parent) => parent.ledger === undefined) && !cut.has(commit.id);
        if (own !== undefined && isRoot && linesIn(own) > 1) {
            findings.report('history-complete', describeCommit(commit), `the history of the archive begins here, with ${linesIn(own)} ledger lines: what was committed before is not in it`);
        }
        if (own !== undefined && !endsWithLine(own)) {
            findings.report('history-ledger', describeCommit(commit), 'its ledger ends within a line');
        }
        if (own !== undefined)
            changed.push({ commit, ledger: own, parents: theirs });
        else if (commit.tree !== undefined && [...files.keys()].some(paths/* isArchiveFile */.Dk)) {
            findings.report('history-files', describeCommit(commit), 'it holds month files without a ledger');
        }
        options.progress(++checked);
    }
    for (const [id, parent] of cut) {
        findings.report('history-complete', `commit ${id}`, `its parent ${parent} is not here: the clone is shallow; fetch the whole history`);
    }
    if (changed.length === 0 && ledger.length > 0) {
        findings.report('history-present', 'history', 'no commit of it holds an archive in this folder');
    }
    await checkHead({ history, ledgers, commits, findings });
    const withTrailers = await checkChanged(changed, history, findings, options.since);
    for (const id of history.forged) {
        findings.report('history-objects', `object ${id}`, 'its bytes do not have this id');
    }
    return { commits: changed.length, withTrailers };
}
async function checkHead(found) {
    const { history, ledgers, commits, findings } = found;
    const head = commits.get(history.head);
    if (head === undefined)
        return;
    const committed = head.tree === undefined ? undefined : await ledgers.of(await history.readTree(head.tree));
    if (committed === undefined) {
        if (ledgers.reference.bytes.length === 0)
            return;
        findings.report('history-present', describeCommit(head), 'the newest commit does not hold this archive');
    }
    else if (committed.whole !== ledgers.reference) {
        findings.report('history-ledger', ledger_line/* ledgerPath */.tf, "the folder's ledger does not extend that of the commit");
    }
}
class Walk {
    history;
    findings;
    constructor(history, findings) {
        this.history = history;
        this.findings = findings;
    }
    /** All commits that the head reaches, newest first, and those whose parents are not here. */
    async collect(progress) {
        const commits = new Map();
        const cut = new Map();
        const pending = [{ id: this.history.head, child: undefined }];
        for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
            const { id, child } = next;
            if (commits.has(id))
                continue;
            const commit = await this.history.readCommit(id);
            if (commit === undefined) {
                if (child === undefined)
                    this.findings.report('history-complete', `commit ${id}`, 'it is not here');
                else
                    cut.set(child, id);
                continue;
            }
            commits.set(id, commit);
            for (const parent of commit.parents)
                pending.push({ id: parent, child: id });
            if (commits.size % 1000 === 0)
                progress(commits.size);
        }
        return { commits, cut };
    }
}

;// CONCATENATED MODULE: ./src/verification/verify.ts










/** A proof older than this is stale: the archiver records one at least every 7 days, and a night or two may fail. */
const freshMs = 9 * intervals/* dayMs */.LP;
/** Verifies an archive and reports every fault. Throws only when it cannot be read. */
async function verifyArchive(folder, options) {
    const findings = new checks/* Findings */.Fv();
    const lines = [];
    const opened = await (0,archive_folder/* openFolder */.NE)(folder, findings, lines);
    const { since, progress = () => { } } = options;
    const files = await checkFiles(folder, opened, findings, { since, progress });
    checkClock(lines, options.now, findings);
    checkPins(lines, options.pins, findings);
    const history = await historyOf(opened, options, findings);
    describeHonesty(opened, lines, options, findings);
    return reportOf({ state: opened.state, lines, files, findings, history, options });
}
async function historyOf({ ledger }, { history, since, historyProgress: progress = () => { } }, findings) {
    if (history === undefined)
        return undefined;
    if (history !== 'no-commit')
        return checkHistory(history, ledger, findings, { since, progress });
    if (ledger.length > 0)
        findings.report('history-present', 'history', 'there is no commit to look at');
    return undefined;
}
const clockToleranceMs = 2 * intervals/* dayMs */.LP;
/** An archive with a line of the future would never be stale. */
function checkClock(lines, now, findings) {
    const furthest = (0,archive_coverage/* toTime */.xe)(now + clockToleranceMs);
    const ahead = lines.findIndex(({ line }) => line !== undefined && line.at > furthest);
    if (ahead === -1)
        return;
    const detail = `is dated ${lines[ahead]?.line?.at}, and it is ${(0,archive_coverage/* toTime */.xe)(now)} by the clock of this machine`;
    findings.report('ledger-clock', ledger_line/* ledgerPath */.tf, detail, { line: ahead + 1 });
}
function checkPins(lines, pins, findings) {
    for (const { seq, sha256, text } of pins) {
        const line = lines[seq];
        if (line === undefined) {
            findings.report('pin-reached', `pin ${text}`, `the ledger ends at ${lines.length === 0 ? 'nothing' : `number ${lines.length - 1}`}: ` +
                'lines were cut off, or this is another archive');
        }
        else if (line.sha256 !== sha256) {
            findings.report('pin-matches', `pin ${text}`, `line ${seq + 1} of the ledger has the SHA-256 ${line.sha256}: it was replaced, or this is another archive`);
        }
    }
}
/** Reports gaps, missing proof and redactions: an honest archive may have them. */
function describeHonesty({ listed, state }, lines, { since, now }, findings) {
    if (lines.length === 0) {
        if (![...listed.keys()].some(paths/* isArchiveFile */.Dk)) {
            findings.report('emptiness', ledger_line/* ledgerPath */.tf, 'there is no archive here; nothing was verified');
        }
        return;
    }
    for (const { from, to, cause } of state.gaps) {
        if (since !== undefined && to < since)
            continue;
        findings.report('gaps', `${from}..${to}`, cause === 'retention'
            ? 'retention passed this time before it was read: events of it may be missing'
            : 'this time was read, but retention passed it before it was proven: events of it may be missing');
    }
    const { coverage, verdict } = state;
    if (coverage === undefined)
        findings.report('proof', ledger_line/* ledgerPath */.tf, 'nothing is proven yet');
    else {
        if (verdict === 'unproven') {
            findings.report('proof', ledger_line/* ledgerPath */.tf, `the newest run could not prove what happened after ${coverage.through}`);
        }
        if (Date.parse(coverage.through) < now - freshMs) {
            findings.report('freshness', ledger_line/* ledgerPath */.tf, `the newest proof is of ${coverage.through}, and it is ${(0,archive_coverage/* toTime */.xe)(now)}: later lines may have been cut off, ` +
                'or the archiver stopped');
        }
    }
    for (const { line } of lines) {
        for (const { event, path, time, by, reason } of line?.redactions ?? []) {
            const detail = `${path}, of ${time}, on ${line?.at} by ${(0,quote/* quoteOf */.e)(by)}: ${(0,quote/* quoteOf */.e)(reason)}`;
            findings.report('redactions', event, detail);
        }
    }
}
function reportOf(found) {
    const { state, lines, files, findings, history, options } = found;
    const all = findings.all;
    const faulty = new Set(all.filter(checks/* isInvalid */.If).map(({ object }) => object));
    const head = (0,ledger/* ledgerHeadOf */.dF)(state);
    const valid = [];
    const add = (object, detail) => {
        if (!faulty.has(object))
            valid.push({ object, detail });
    };
    if (head !== '')
        add(ledger_line/* ledgerPath */.tf, `${lines.length} lines, head ${head}`);
    for (const { entry, isRead } of files) {
        if (isRead)
            add(entry.path, `${entry.events} events, SHA-256 ${entry.sha256}`);
    }
    for (const { text } of options.pins)
        add(`pin ${text}`, 'is in the ledger');
    if (history !== undefined && !all.some(({ state }) => state === 'INVALID history')) {
        valid.push({
            object: 'history',
            detail: `${history.commits} commits of the archive, ${history.withTrailers} with trailers`
        });
    }
    return {
        findings: all,
        valid,
        unread: files.filter(({ isRead }) => !isRead).map(({ entry }) => entry.path),
        head,
        events: state.events,
        files: state.files.size,
        coverage: state.coverage
    };
}

// EXTERNAL MODULE: ./src/cli/arguments.ts
var cli_arguments = __webpack_require__(1506);
// EXTERNAL MODULE: ./src/cli/place.ts
var cli_place = __webpack_require__(4105);
// EXTERNAL MODULE: ./src/cli/progress.ts
var progress = __webpack_require__(9851);
;// CONCATENATED MODULE: ./src/cli/verify.ts













/** The command `verify`. Returns the exit status; 1 is for an invalid archive alone. */
async function verifyCommand(args, output) {
    try {
        return await verifyFolder(args, output);
    }
    catch (error) {
        const { title, messages } = (0,failure/* describeFailure */.I)(error);
        output.say(`${error instanceof errors/* ArchiveError */.di ? 'The archive could not be read' : title}:`);
        for (const message of messages)
            output.say(`  ${message}`);
        return 2;
    }
}
async function verifyFolder(args, { write, say, now }) {
    const { values, positionals } = (0,cli_arguments/* parseArguments */.W)(args, {
        history: { type: 'boolean' },
        pin: { type: 'string', multiple: true },
        since: { type: 'string' },
        branch: { type: 'string' },
        path: { type: 'string' },
        now: { type: 'string' },
        json: { type: 'boolean' }
    });
    const texts = (name) => [values[name] ?? []].flat().map(String);
    const text = (name) => texts(name)[0];
    const named = (0,external_node_path_.resolve)((0,cli_arguments/* parseFolder */.I)('verify', positionals));
    const folder = text('branch') === undefined && text('path') === undefined ? (0,cli_place/* findArchiveFolder */.cx)(named) : named;
    if (folder !== named)
        say(`The archive is in "${(0,quote/* quoteOf */.e)(folder)}"`);
    const pins = texts('pin').flatMap(verification_pins/* parsePins */.M);
    const since = text('since') === undefined ? undefined : (0,verification_since/* parseSince */.m)('since', text('since') ?? '');
    const at = text('now') === undefined ? now() : Date.parse((0,verification_since/* parseSince */.m)('now', text('now') ?? ''));
    const place = await (0,cli_place/* openPlace */.QL)(folder, {
        branch: text('branch'),
        path: text('path'),
        history: values['history'] === true
    });
    const ticker = (0,progress/* progressTicker */.i)(now, say);
    try {
        const report = await verifyArchive(place.folder, {
            pins,
            since,
            now: at,
            history: place.history ?? (values['history'] === true ? 'no-commit' : undefined),
            progress: ({ files, of, events }) => ticker(`Verified ${files} of ${of} files, ${events} events`),
            historyProgress: (commits) => ticker(`Looked at ${commits} commits`)
        });
        write(values['json'] === true ? (0,verification_report/* serializeReport */.xH)(report) : (0,verification_report/* renderLines */.ET)(report));
        const status = (0,verification_report/* exitStatusOf */.et)(report);
        if (status === 1 && (await (0,staging/* hasStagedChange */.F_)((0,state_folder/* statePathOf */.I9)(folder)))) {
            say('A change of this folder was begun and not finished: let the archiver finish it, then verify again');
        }
        return status;
    }
    finally {
        place.close();
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
