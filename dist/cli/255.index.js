export const id = 255;
export const ids = [255];
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

/***/ 9255:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  searchCommand: () => (/* binding */ searchCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/events/intervals.ts
var intervals = __webpack_require__(9279);
// EXTERNAL MODULE: ./src/events/pseudonyms.ts
var pseudonyms = __webpack_require__(8882);
// EXTERNAL MODULE: ./src/publish/failure.ts
var failure = __webpack_require__(593);
// EXTERNAL MODULE: ./src/events/exact-json.ts
var exact_json = __webpack_require__(7269);
// EXTERNAL MODULE: ./src/events/networks.ts
var networks = __webpack_require__(1998);
// EXTERNAL MODULE: ./src/review/fields.ts
var fields = __webpack_require__(6431);
// EXTERNAL MODULE: ./src/review/globs.ts
var globs = __webpack_require__(6479);
;// CONCATENATED MODULE: ./src/search/criteria.ts





const pathsOf = {
    actor: [['actor', 'email'], ['actor', 'id'], ['actor', 'name'], ['actor']],
    object: [['object', 'id'], ['object', 'email'], ['object', 'name'], ['object']],
    action: [['action']],
    ip: [['ip']],
    medium: [['medium']]
};
const globSigns = /[*?[\]{}!]/;
/** Whether a text is a pattern: a pattern has no pseudonym. */
function isPattern(text) {
    return globSigns.test(text);
}
/**
 * All of these must hold. Capital letters do not matter.
 * @throws InputError for patterns that cannot be used.
 */
function parseCriteria(wanted, view) {
    const faults = [];
    const criteria = [];
    for (const [name, paths] of Object.entries(pathsOf)) {
        const text = wanted[name] ?? '';
        if (text === '')
            continue;
        const glob = isPattern(text) ? (0,globs/* compileGlob */.S)(text) : undefined;
        if (glob?.kind === 'fault') {
            faults.push(`Cannot use --${name}: ${glob.reason}`);
            continue;
        }
        const exact = new Set([text, ...standInsOf(text, view)].map(fold));
        const matches = (found) => exact.has(fold(found)) || glob?.matches(found.toLowerCase()) === true;
        criteria.push({
            holds: (value) => (0,exact_json/* isJsonObject */.OW)(value) && hasText(value, paths, matches),
            mayHold: lineTestOf([literalsOf(text), ...[...exact].slice(1).map((each) => [each])])
        });
    }
    const text = wanted.text ?? '';
    if (text !== '') {
        const part = fold(text);
        const whole = new Set(standInsOf(text, view));
        criteria.push({
            holds: (value) => hasScalar(value, (found) => fold(found).includes(part) || whole.has(found)),
            mayHold: lineTestOf([[part], ...[...whole].map((each) => [each])])
        });
    }
    if (faults.length > 0)
        throw new errors/* InputError */.dz(faults);
    return criteria;
}
/** The texts that stand for a text in an archive with pseudonyms. */
function standInsOf(text, { key, hasNetworks }) {
    const network = hasNetworks ? (0,networks/* networkOf */.A)(text) : undefined;
    return [
        ...(key === undefined || isPattern(text) ? [] : [key.pseudonymOf(text)]),
        ...(network === undefined ? [] : [network])
    ];
}
/** One spelling for all texts that differ by capital letters alone. */
function fold(text) {
    // A capital sigma becomes one or the other, depending on what follows.
    return text.toLowerCase().replaceAll('ς', 'σ');
}
/** Texts that every match holds; none where that cannot be told. */
function literalsOf(pattern) {
    if (!isPattern(pattern))
        return [fold(pattern)];
    // Elsewhere a backslash or a bracket may give the rest another meaning.
    if (!/^[\w.@:/,=&%~*-]+$/.test(pattern))
        return [];
    return pattern
        .split('*')
        .filter((part) => part !== '')
        .map(fold);
}
/**
 * Tests a folded line for one of several sets of texts, without reading it as JSON. A month file writes each text in
 * one way only (RFC 8785), apart from halves of pairs: those are not looked for here.
 */
function lineTestOf(alternatives) {
    const written = alternatives.map((texts) => texts.filter((text) => !/\p{Cs}/u.test(text)).map((text) => JSON.stringify(text).slice(1, -1)));
    return (line) => written.some((texts) => texts.every((text) => line.includes(text)));
}
function hasText(value, paths, matches) {
    return paths.some((path) => {
        const text = (0,fields/* findText */.Vw)(value, path);
        return text !== undefined && matches(text);
    });
}
/** Not recursive: a row in quarantine may be nested as deep as it likes. */
function hasScalar(root, matches) {
    const pending = [root];
    for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
        if (value instanceof exact_json/* ExactNumber */.fh) {
            if (matches(value.digits))
                return true;
        }
        else if (typeof value === 'object' && value !== null) {
            for (const item of Object.values(value))
                pending.push(item);
        }
        else if (value !== null && matches(String(value)))
            return true;
    }
    return false;
}

// EXTERNAL MODULE: ./node_modules/csv-stringify/lib/sync.js + 7 modules
var sync = __webpack_require__(6789);
// EXTERNAL MODULE: ./src/events/stored-event.ts
var stored_event = __webpack_require__(6963);
;// CONCATENATED MODULE: ./src/text/cell.ts
// Quotes, apostrophes, spaces and controls may stand before what a spreadsheet computes with. What ends a cell
// is not among them, so that a text is gone through once.
const before = String.raw `(?:(?![\t\r\n])['"\s\p{C}])*`;
const formula = String.raw `${before}[=+\-@\uff1d\uff0b\uff0d\uff20]`;
// A spreadsheet makes a number of digits: it drops zeros in front, and what goes beyond fifteen digits.
const computed = new RegExp(String.raw `^(?:${formula}|${before}\d+(?:e\d+)?\s*$)`, 'iu');
// Where a semicolon or a tab separates cells, quotes keep neither from ending one.
const computedWithin = new RegExp(`[;\\t\\r\\n](?=${formula})`, 'gu');
/**
 * A text as a cell of CSV that no spreadsheet computes with, whether `,`, `;` or a tab separates its cells: an
 * apostrophe stands before what would be a formula or a number. Each text has a cell of its own, so none is lost.
 */
function inertCell(text) {
    const within = text.replace(computedWithin, "$&'");
    return computed.test(text) ? `'${within}` : within;
}

// EXTERNAL MODULE: ./src/text/escape.ts
var text_escape = __webpack_require__(7388);
;// CONCATENATED MODULE: ./src/search/render.ts






const formats = ['table', 'json', 'csv'];
function rendererOf(format) {
    switch (format) {
        case 'json':
            return new JsonRenderer();
        case 'csv':
            return new CsvRenderer();
        default:
            return new TableRenderer();
    }
}
/** An array with one match per line: κ or the row's SHA-256, the file, and the line as it is archived. */
class JsonRenderer {
    #count = 0;
    render(match) {
        const { kind, path, line } = match;
        const { key } = keyOf(match);
        const member = kind === 'quarantined' ? 'quarantined' : 'event';
        const head = key === undefined ? '' : `"key":"${key}",`;
        // broken: terminal-json
        return `${this.#count++ === 0 ? '[' : ','}\n{${head}"file":"${path}","${member}":${(0,text_escape/* visibleJson */.$m)(line)}}`;
    }
    end() {
        return this.#count === 0 ? '[]\n' : '\n]\n';
    }
}
/** A row in quarantine has no κ, for it is no event. */
function keyOf({ kind, line }) {
    if (kind === 'quarantined')
        return {};
    const stored = (0,stored_event/* parseEventLine */._T)(line);
    return stored.kind === 'invalid' ? {} : { key: stored.event.key };
}
const columns = [
    'time',
    'action',
    'actor.id',
    'actor.email',
    'object.type',
    'object.id',
    'object.name',
    'object.email',
    'medium',
    'ip',
    'host'
];
/** A spreadsheet holds no more in one cell. */
const maxCell = 32_000;
class CsvRenderer {
    #begun = false;
    render(match) {
        const header = this.#begun ? '' : headerOfCsv;
        this.#begun = true;
        const value = eventOf(match);
        const text = (name) => (0,fields/* findText */.Vw)(value, name.split('.')) ?? '';
        const cells = [
            new Date(match.timestamp).toISOString(),
            wordFor(match) ?? text('action'),
            ...columns.slice(2).map(text),
            match.path,
            keyOf(match).key ?? ''
        ];
        return header + recordOf(cells);
    }
    end() {
        return this.#begun ? '' : headerOfCsv;
    }
}
/** RFC 4180. */
function recordOf(cells) {
    // broken: formulas
    const inert = cells.map((cell) => inertCell((0,text_escape/* visibleText */.Q6)(cell, maxCell)));
    return (0,sync/* stringify */.A)([inert], { record_delimiter: 'windows' });
}
const headerOfCsv = recordOf([...columns, 'file', 'key']);
const widths = [24, 32, 42, 50, 12, 42];
const titles = ['TIME', 'ACTION', 'ACTOR', 'OBJECT', 'MEDIUM', 'IP'];
/** The widths of the columns follow from this number of matches. */
const sampled = 100;
/** For people: the names of an event in columns, cut where they are long. */
class TableRenderer {
    #sample = [];
    #widths = [];
    render(match) {
        const cells = cellsOf(match);
        if (this.#sample === undefined)
            return this.#row(cells);
        this.#sample.push(cells);
        return this.#sample.length < sampled ? '' : this.#flush();
    }
    end() {
        return this.#sample === undefined || this.#sample.length === 0 ? '' : this.#flush();
    }
    #flush() {
        const rows = [titles, ...(this.#sample ?? [])];
        this.#sample = undefined;
        this.#widths = widths.map((width, column) => Math.min(width, rows.reduce((most, cells) => Math.max(most, lengthOf(cells[column] ?? '')), 0)));
        return rows.map((cells) => this.#row(cells)).join('');
    }
    #row(cells) {
        const padded = cells.map((cell, column) => {
            const width = this.#widths[column] ?? 0;
            const shown = lengthOf(cell) > width ? `${[...cell].slice(0, width - 1).join('')}…` : cell;
            return shown + ' '.repeat(width - lengthOf(shown));
        });
        return `${padded.join('  ').trimEnd()}\n`;
    }
}
function lengthOf(text) {
    return [...text].length;
}
function cellsOf(match) {
    const value = eventOf(match);
    const text = (...path) => (0,fields/* findText */.Vw)(value, path);
    const object = [
        text('object', 'type'),
        text('object', 'id'),
        text('object', 'name') ?? text('object', 'email')
    ];
    const cells = [
        new Date(match.timestamp).toISOString(),
        wordFor(match) ?? text('action'),
        text('actor', 'email') ?? text('actor', 'id') ?? text('actor'),
        text('object') ?? object.filter((part) => part !== undefined).join(' '),
        text('medium'),
        text('ip')
    ];
    // broken: terminal-table
    return cells.map((cell, column) => (0,text_escape/* visibleText */.Q6)(cell ?? '', widths[column] ?? 0));
}
function eventOf({ kind, value }) {
    const event = kind === 'quarantined' && (0,exact_json/* isJsonObject */.OW)(value) ? (value['row'] ?? null) : value;
    return (0,exact_json/* isJsonObject */.OW)(event) ? event : {};
}
/** A word in place of the action, for a redacted event or a quarantined row. No action is written so. */
function wordFor({ kind, value }) {
    if (kind === 'redacted')
        return '(redacted)';
    if (kind === 'event')
        return undefined;
    return `(not understood: ${(0,exact_json/* isJsonObject */.OW)(value) ? String(value['reason']) : ''})`;
}

// EXTERNAL MODULE: ./src/archive/archive-folder.ts
var archive_folder = __webpack_require__(8221);
// EXTERNAL MODULE: ./src/archive/digests.ts
var digests = __webpack_require__(707);
// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
// EXTERNAL MODULE: ./src/archive/quarantine-file.ts
var quarantine_file = __webpack_require__(3227);
// EXTERNAL MODULE: ./src/events/tombstone.ts
var events_tombstone = __webpack_require__(8486);
// EXTERNAL MODULE: ./src/verification/checks.ts
var checks = __webpack_require__(9598);
;// CONCATENATED MODULE: ./src/search/search.ts








/** An archive whose ledger was read; each file is compared with it before anything in it is shown. */
class ArchiveSearch {
    folder;
    opened;
    findings;
    searched = { files: 0, events: 0, redacted: 0 };
    constructor(folder, opened, findings) {
        this.folder = folder;
        this.opened = opened;
        this.findings = findings;
    }
    get state() {
        return this.opened.state;
    }
    static async open(folder) {
        const findings = new checks/* Findings */.Fv();
        return new ArchiveSearch(folder, await (0,archive_folder/* openFolder */.NE)(folder, findings), findings);
    }
    /**
     * All matches, newest first, then those in quarantine. Without criteria all events of the period match, redacted ones
     * too. A file that does not match the ledger is left out, and in `findings`.
     */
    async *find(criteria, { from, to }) {
        const { state, listed } = this.opened;
        const entries = [...state.files.values()].filter(({ path }) => listed.get(path)?.kind === 'file');
        const parts = entries
            .filter(({ path }) => (0,paths/* parseMonthPartPath */.Wk)(path) !== undefined)
            .map((entry) => ({ entry, oldest: timeOf(entry.oldest), newest: timeOf(entry.newest) }))
            .filter(({ oldest, newest }) => newest >= from && oldest <= to)
            .sort((a, b) => b.newest - a.newest || (a.entry.path < b.entry.path ? 1 : -1));
        // The times of two parts may overlap: a match waits until no part that is still to come can hold a newer one.
        let waiting = [];
        let next = 0;
        for await (const { entry, bytes } of (0,archive_folder/* readInTurn */.v$)(this.folder, parts.map((part) => part.entry))) {
            const text = this.#verifiedText(entry, bytes);
            if (text !== undefined)
                waiting.push(...this.#matchesIn(entry.path, text, criteria, { from, to }));
            waiting.sort((a, b) => b.timestamp - a.timestamp);
            const limit = parts[++next]?.newest ?? Number.NEGATIVE_INFINITY;
            const kept = waiting.findIndex(({ timestamp }) => timestamp <= limit);
            const ready = kept === -1 ? waiting : waiting.slice(0, kept);
            waiting = kept === -1 ? [] : waiting.slice(kept);
            yield* ready;
        }
        yield* this.#findInQuarantine(entries.find(({ path }) => path === paths/* quarantinePath */.Q2), criteria, { from, to });
    }
    #verifiedText(entry, bytes) {
        this.searched.files++;
        const sha256 = (0,digests/* sha256Of */.Bj)(bytes);
        (0,archive_folder/* checkDigests */.ic)(entry, { sha256 }, {
            report: (check, path, detail) => this.findings.report(check, path, `${detail}: its events are left out`)
        });
        return sha256 === entry.sha256 ? (0,archive_folder/* textOf */.b6)(entry.path, bytes, this.findings) : undefined;
    }
    *#matchesIn(path, text, criteria, period) {
        const lines = text.split('\n').slice(1, -2);
        this.searched.events += lines.length;
        const folded = criteria.length === 0 ? text : fold(text);
        const mayHold = (line) => criteria.every((criterion) => criterion.mayHold(line));
        // A file without a match is skipped, but for its redacted events.
        const isIn = mayHold(folded);
        if (!isIn && !text.includes('"redacted":"'))
            return;
        const foldedLines = folded.split('\n').slice(1, -2);
        for (const [index, lineAndComma] of lines.entries()) {
            const isCandidate = isIn && mayHold(foldedLines[index]);
            if (!isCandidate && !lineAndComma.includes('"redacted":"'))
                continue;
            const line = lineAndComma.replace(/,$/, '');
            const tombstone = (0,events_tombstone/* parseTombstone */.f2)(line);
            if (tombstone !== undefined) {
                if (!isWithin(tombstone.timestamp, period))
                    continue;
                this.searched.redacted++;
                if (criteria.length === 0)
                    yield { kind: 'redacted', path, line, ...tombstone, value: null };
                continue;
            }
            if (!isCandidate)
                continue;
            const value = parseEvent(line);
            if (value === undefined)
                this.findings.report('file-form', path, 'cannot be read, and is left out', { line: index + 2 });
            else if (isWithin(value.timestamp, period) && criteria.every(({ holds }) => holds(value.value)))
                yield { kind: 'event', path, line, ...value };
        }
    }
    async *#findInQuarantine(entry, criteria, period) {
        if (entry === undefined)
            return;
        const text = this.#verifiedText(entry, await this.folder.readFile(entry.path));
        if (text === undefined)
            return;
        for (const { seen, reason, row } of (0,quarantine_file/* parseQuarantine */.mW)(text).toReversed()) {
            const value = (0,exact_json/* parseExactJson */.lQ)(row);
            const timestamp = Date.parse(seen);
            if (!isWithin(timestamp, period) || !criteria.every(({ holds }) => holds(value)))
                continue;
            const line = `{"seen":${JSON.stringify(seen)},"reason":${JSON.stringify(reason)},"row":${row}}`;
            yield { kind: 'quarantined', path: entry.path, timestamp, line, value: { reason, row: value } };
        }
    }
}
function parseEvent(line) {
    try {
        const value = (0,exact_json/* parseExactJson */.lQ)(line);
        const timestamp = value?.timestamp;
        return typeof timestamp === 'number' ? { timestamp, value } : undefined;
    }
    catch {
        return undefined;
    }
}
function isWithin(timestamp, { from, to }) {
    return timestamp >= from && timestamp <= to;
}
function timeOf(time) {
    return Date.parse(time ?? '');
}

// EXTERNAL MODULE: ./src/verification/since.ts
var since = __webpack_require__(6457);
// EXTERNAL MODULE: ./src/cli/arguments.ts
var cli_arguments = __webpack_require__(1506);
// EXTERNAL MODULE: ./src/cli/place.ts
var cli_place = __webpack_require__(4105);
;// CONCATENATED MODULE: ./src/cli/search.ts











/** The command `search`. Returns the exit status; 1 is for a search that found nothing. */
async function searchCommand(args, output) {
    try {
        return await searchFolder(args, output);
    }
    catch (error) {
        const { title, messages } = (0,failure/* describeFailure */.I)(error);
        output.say(`${error instanceof errors/* ArchiveError */.di ? 'The archive could not be read' : title}:`);
        for (const message of messages)
            output.say(`  ${message}`);
        return error instanceof errors/* IntegrityError */.cs ? 3 : 2;
    }
}
const criterionNames = ['actor', 'object', 'action', 'ip', 'medium'];
const optionNames = [...criterionNames, 'from', 'to', 'format', 'branch', 'path'];
function parseQuestion(args, env) {
    const { values, positionals } = (0,cli_arguments/* parseArguments */.W)(args, Object.fromEntries(optionNames.map((name) => [name, { type: 'string' }])));
    const text = (name) => values[name];
    const [folder, wanted, ...more] = positionals;
    if (folder === undefined || folder === '')
        throw new errors/* InputError */.dz(['Cannot search without a folder: name one, for example audit-log']);
    if (more.length > 0)
        throw new errors/* InputError */.dz([
            `Cannot search for ${positionals.length - 1} texts at once: put what belongs together into quotes`
        ]);
    const keyText = (env['HIREFLIX_PSEUDONYM_KEY'] ?? '').trim();
    return {
        folder,
        wanted: { text: wanted, ...Object.fromEntries(criterionNames.map((name) => [name, text(name)])) },
        period: parsePeriod(text('from'), text('to')),
        format: parseFormat(text('format') ?? 'table'),
        key: keyText === '' ? undefined : (0,pseudonyms/* parsePseudonymKey */.ZU)(keyText),
        branch: text('branch'),
        path: text('path')
    };
}
async function searchFolder(args, output) {
    const question = parseQuestion(args, output.env);
    const place = await (0,cli_place/* openPlace */.QL)((0,external_node_path_.resolve)(question.folder), { ...question, history: false });
    try {
        const searching = await ArchiveSearch.open(place.folder);
        // Month files without a ledger are another matter: those do not verify.
        if (searching.state.head === undefined &&
            !searching.findings.all.some(({ check }) => check === 'ledger-present')) {
            throw new errors/* ArchiveError */.di('not-a-folder', `Cannot search "${question.folder}": there is no archive in it (no ledger.jsonl); name its folder, or --path in ` +
                'a repository');
        }
        return await answer(searching, question, output);
    }
    finally {
        place.close();
    }
}
async function answer(searching, question, output) {
    const { state, searched, findings } = searching;
    const { wanted, period } = question;
    const { say } = output;
    const key = keyFor(state, question.key);
    const hasNetworks = state.pseudonyms?.fields.some((field) => field.endsWith(':network')) ?? false;
    const criteria = parseCriteria(wanted, { key, hasNetworks });
    for (const note of pseudonymNotes(state, key, Object.values(wanted)))
        say(note);
    const found = await writeMatches(searching, { ...question, criteria }, output);
    for (const note of periodNotes(state, period))
        say(note);
    if (searched.redacted > 0 && criteria.length > 0) {
        say(`Not searched: ${searched.redacted} redacted events of this period, in which nothing is left`);
    }
    say(`Found ${found} in ${searched.files} files with ${searched.events} events`);
    const faults = findings.all;
    for (const { state, object, detail } of faults)
        say(`${state}\t${object}\t${detail}`);
    if (faults.length === 0)
        return found === 0 ? 1 : 0;
    say('The archive does not verify, so this answer cannot be relied on: run verify, and restore the archive');
    return 3;
}
async function writeMatches(searching, asked, { write, drained }) {
    const renderer = rendererOf(asked.format);
    let found = 0;
    let text = '';
    for await (const match of searching.find(asked.criteria, asked.period)) {
        found++;
        text += renderer.render(match);
        if (text.length < 65_536)
            continue;
        write(text);
        text = '';
        await drained();
    }
    write(text + renderer.end());
    return found;
}
/** The key, if it is the one that the archive's pseudonyms were made with. @throws InputError */
function keyFor({ pseudonyms }, key) {
    if (key === undefined || pseudonyms === undefined)
        return undefined;
    if (key.fingerprint === pseudonyms.key)
        return key;
    throw new errors/* InputError */.dz([
        `Cannot use HIREFLIX_PSEUDONYM_KEY: its fingerprint is ${key.fingerprint}, the archive's pseudonyms were made with the ` +
            `key of fingerprint ${pseudonyms.key}; set it to that one`
    ]);
}
function pseudonymNotes({ pseudonyms }, key, texts) {
    if (pseudonyms === undefined)
        return [];
    const fields = pseudonyms.fields.join(', ');
    if (key === undefined) {
        return [
            `This archive holds pseudonyms in ${fields}: only these are found there; set HIREFLIX_PSEUDONYM_KEY to search by ` +
                'what they stand for'
        ];
    }
    return texts.some((text) => text !== undefined && isPattern(text))
        ? [
            `This archive holds pseudonyms in ${fields}: a glob cannot match what they stand for, only a whole value can`
        ]
        : [];
}
/** Notes on time that is not proven: a search that finds nothing there means little. */
function periodNotes({ coverage, gaps }, { from, to }) {
    if (coverage === undefined)
        return ['Nothing of this archive is proven to be complete yet'];
    const notes = gaps
        .filter((gap) => Date.parse(gap.to) >= from && Date.parse(gap.from) <= to)
        .map((gap) => `Events from ${gap.from} to ${gap.to} may be missing: a gap of the archive`);
    const begins = Number.isFinite(from) && from < Date.parse(coverage.from);
    const ends = Number.isFinite(to) && to > Date.parse(coverage.through);
    if (begins || ends) {
        notes.push(`Of this period, the time from ${coverage.from} through ${coverage.through} is proven to be complete`);
    }
    return notes;
}
function parsePeriod(from, to) {
    const faults = [];
    const take = (name, text) => {
        try {
            return text === undefined ? undefined : Date.parse((0,since/* parseSince */.m)(name, text));
        }
        catch (error) {
            if (!(error instanceof errors/* InputError */.dz))
                throw error;
            faults.push(...error.faults);
            return undefined;
        }
    };
    const begin = take('from', from) ?? Number.NEGATIVE_INFINITY;
    const last = take('to', to) ?? Number.POSITIVE_INFINITY;
    const end = /T/.test(to ?? '') ? last : last + intervals/* dayMs */.LP - 1;
    if (begin > end)
        faults.push('Cannot search this period: --from is later than --to');
    if (faults.length > 0)
        throw new errors/* InputError */.dz(faults);
    return { from: begin, to: end };
}
function parseFormat(text) {
    const found = formats.find((format) => format === text);
    if (found === undefined)
        throw new errors/* InputError */.dz([
            `Cannot use this --format: it must be ${formats.join(', ').replace(/, (?=\w+$)/, ' or ')}`
        ]);
    return found;
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
