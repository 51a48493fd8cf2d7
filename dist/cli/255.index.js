export const id = 255;
export const ids = [255];
export const modules = {

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
/** Whether it is a pattern rather than a text: then it cannot be looked for under its pseudonym. */
function isPattern(text) {
    return globSigns.test(text);
}
/**
 * All of these must hold. Capital letters do not matter.
 * @throws InputError for patterns that cannot be used.
 */
function parseCriteria(wanted, disguise) {
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
        const exact = new Set([text, ...disguisesOf(text, disguise)].map(fold));
        const matches = (found) => exact.has(fold(found)) || glob?.matches(found.toLowerCase()) === true;
        criteria.push({
            holds: (value) => (0,exact_json/* isJsonObject */.OW)(value) && hasText(value, paths, matches),
            mayHold: lineTestOf([literalsOf(text), ...[...exact].slice(1).map((each) => [each])])
        });
    }
    const text = wanted.text ?? '';
    if (text !== '') {
        const part = fold(text);
        const whole = new Set(disguisesOf(text, disguise));
        criteria.push({
            holds: (value) => hasScalar(value, (found) => fold(found).includes(part) || whole.has(found)),
            mayHold: lineTestOf([[part], ...[...whole].map((each) => [each])])
        });
    }
    if (faults.length > 0)
        throw new errors/* InputError */.dz(faults);
    return criteria;
}
/** What stands for the text in an archive that hides it. */
function disguisesOf(text, { key, hasNetworks }) {
    const network = hasNetworks ? (0,networks/* networkOf */.A)(text) : undefined;
    return [
        ...(key === undefined || isPattern(text) ? [] : [key.pseudonymOf(text)]),
        ...(network === undefined ? [] : [network])
    ];
}
/** One spelling for all that differs by capital letters alone. */
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
    const stored = (0,stored_event/* parseEventLine */._)(line);
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
    const inert = cells.map((cell) => inertCell((0,text_escape/* visibleText */.Q6)(cell, maxCell)));
    return (0,sync/* stringify */.A)([inert], { record_delimiter: 'windows' });
}
const headerOfCsv = recordOf([...columns, 'file', 'key']);
const widths = [24, 32, 42, 50, 12, 42];
const titles = ['TIME', 'ACTION', 'ACTOR', 'OBJECT', 'MEDIUM', 'IP'];
/** The widths of the columns follow from so many matches. */
const sampled = 100;
/** For people: what an event is called by, in columns, cut where it is long. */
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
    return cells.map((cell, column) => (0,text_escape/* visibleText */.Q6)(cell ?? '', widths[column] ?? 0));
}
function eventOf({ kind, value }) {
    const event = kind === 'quarantined' && (0,exact_json/* isJsonObject */.OW)(value) ? (value['row'] ?? null) : value;
    return (0,exact_json/* isJsonObject */.OW)(event) ? event : {};
}
/** Stands for the action of what is no event, or no more; no action is written so. */
function wordFor({ kind, value }) {
    if (kind === 'redacted')
        return '(redacted)';
    if (kind === 'event')
        return undefined;
    return `(not understood: ${(0,exact_json/* isJsonObject */.OW)(value) ? String(value['reason']) : ''})`;
}

// EXTERNAL MODULE: ./src/archive/digests.ts
var digests = __webpack_require__(707);
// EXTERNAL MODULE: ./src/archive/ledger-line.ts + 2 modules
var ledger_line = __webpack_require__(7020);
// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
// EXTERNAL MODULE: ./src/archive/quarantine-file.ts
var quarantine_file = __webpack_require__(3227);
// EXTERNAL MODULE: ./src/events/tombstone.ts
var events_tombstone = __webpack_require__(8486);
// EXTERNAL MODULE: ./src/verification/archive-files.ts + 1 modules
var archive_files = __webpack_require__(4283);
// EXTERNAL MODULE: ./src/verification/checks.ts
var checks = __webpack_require__(9598);
// EXTERNAL MODULE: ./src/verification/ledger-lines.ts
var ledger_lines = __webpack_require__(5020);
;// CONCATENATED MODULE: ./src/search/search.ts










// Enough to hide the latency of reading; each file is at most about a megabyte.
const readAhead = 4;
/** An archive whose ledger was read; each file is compared with it before anything in it is shown. */
class Searching {
    folder;
    replay;
    findings = new checks/* Findings */.Fv();
    searched = { files: 0, events: 0, redacted: 0 };
    constructor(folder, replay) {
        this.folder = folder;
        this.replay = replay;
    }
    static async open(folder) {
        const listed = new Map(folder.files.map((file) => [file.path, file]));
        const bytes = listed.get(ledger_line/* ledgerPath */.tf)?.kind === 'file' ? await folder.readFile(ledger_line/* ledgerPath */.tf) : new Uint8Array();
        const findings = new checks/* Findings */.Fv();
        const replay = (0,ledger_lines/* replayWhole */.B)(bytes, findings);
        (0,archive_files/* checkListing */.xw)(listed, replay, findings);
        const searching = new Searching(folder, replay);
        searching.findings.all.push(...findings.all);
        return searching;
    }
    /**
     * Everything that was looked for, newest first, and what lies in quarantine after it. Without criteria that is all of
     * the period, redacted events too. What does not match the ledger is left out, and in `findings`.
     */
    async *find(criteria, { from, to }) {
        const isThere = new Set(this.folder.files.filter(({ kind }) => kind === 'file').map(({ path }) => path));
        const entries = [...this.replay.files.values()].filter(({ path }) => isThere.has(path));
        const parts = entries
            .filter(({ path }) => (0,paths/* parseMonthPartPath */.Wk)(path) !== undefined)
            .map((entry) => ({ entry, oldest: timeOf(entry.oldest), newest: timeOf(entry.newest) }))
            .filter(({ oldest, newest }) => newest >= from && oldest <= to)
            .sort((a, b) => b.newest - a.newest || (a.entry.path < b.entry.path ? 1 : -1));
        const texts = this.#readAll(parts.map(({ entry }) => entry));
        // The times of two parts may overlap: a match waits until no part that is still to come can hold a newer one.
        let waiting = [];
        for (let next = 1; next <= parts.length; next++) {
            const read = await texts.next();
            if (read.done === true)
                break;
            const { entry, text } = read.value;
            if (text !== undefined)
                waiting.push(...this.#matchesIn(entry.path, text, criteria, { from, to }));
            waiting.sort((a, b) => b.timestamp - a.timestamp);
            const limit = parts[next]?.newest ?? Number.NEGATIVE_INFINITY;
            const kept = waiting.findIndex(({ timestamp }) => timestamp <= limit);
            const ready = kept === -1 ? waiting : waiting.slice(0, kept);
            waiting = kept === -1 ? [] : waiting.slice(kept);
            yield* ready;
        }
        yield* this.#findInQuarantine(entries.find(({ path }) => path === quarantine_file/* quarantinePath */.Q2), criteria, { from, to });
    }
    async *#readAll(entries) {
        const pending = [];
        for (const [index, entry] of entries.entries()) {
            while (pending.length < readAhead && index + pending.length < entries.length) {
                const reading = this.folder.readFile(entries[index + pending.length].path);
                // A read ahead may fail before it is waited for: the failure is then thrown where it is.
                reading.catch(() => { });
                pending.push(reading);
            }
            const bytes = await pending.shift();
            this.searched.files++;
            yield { entry, text: this.#verifiedText(entry, bytes) };
        }
    }
    #verifiedText({ path, sha256 }, bytes) {
        const found = (0,digests/* sha256Of */.B)(bytes);
        if (found === sha256)
            return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
        this.findings.report('file-hash', path, `has the SHA-256 ${found}, the ledger says ${sha256}: what it holds is left out`);
        return undefined;
    }
    *#matchesIn(path, text, criteria, period) {
        const lines = text.split('\n').slice(1, -2);
        this.searched.events += lines.length;
        const folded = criteria.length === 0 ? text : fold(text);
        const mayHold = (line) => criteria.every((criterion) => criterion.mayHold(line));
        // Where one file cannot hold it, its lines need not be looked at, but for those that were redacted.
        const isIn = mayHold(folded);
        if (!isIn && !text.includes('"redacted":"'))
            return;
        const foldedLines = folded.split('\n').slice(1, -2);
        const wrong = [];
        for (const [index, lineAndComma] of lines.entries()) {
            const isCandidate = isIn && mayHold(foldedLines[index]);
            if (!isCandidate && !lineAndComma.includes('"redacted":"'))
                continue;
            const line = lineAndComma.replace(/,$/, '');
            const tombstone = (0,events_tombstone/* parseTombstone */.f)(line);
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
                wrong.push(index + 2);
            else if (isWithin(value.timestamp, period) && criteria.every(({ holds }) => holds(value.value)))
                yield { kind: 'event', path, line, ...value };
        }
        this.findings.reportLines('file-form', path, { lines: wrong, detail: 'cannot be read, and is left out' });
    }
    async *#findInQuarantine(entry, criteria, period) {
        if (entry === undefined)
            return;
        const text = this.#verifiedText(entry, await this.folder.readFile(entry.path));
        this.searched.files++;
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
// EXTERNAL MODULE: ./src/cli/place.ts + 3 modules
var cli_place = __webpack_require__(1895);
;// CONCATENATED MODULE: ./src/cli/search.ts










/** The command `search`. Returns the exit status; 1 is for a search that found nothing. */
async function searchCommand(args, output) {
    try {
        return await searchFolder(args, output);
    }
    catch (error) {
        const { title, messages } = (0,failure/* describeFailure */.Ic)(error);
        output.say(`${error instanceof errors/* ArchiveError */.di ? 'The archive could not be read' : title}:`);
        for (const message of messages)
            output.say(`  ${message}`);
        return error instanceof errors/* IntegrityError */.cs ? 3 : 2;
    }
}
async function searchFolder(args, { write, say, drained, env }) {
    const { values, positionals } = (0,cli_arguments/* parseArguments */.W)(args, {
        ...Object.fromEntries(['actor', 'object', 'action', 'ip', 'medium', 'from', 'to', 'format', 'branch', 'path'].map((name) => [
            name,
            { type: 'string' }
        ]))
    });
    const text = (name) => values[name];
    const [folder, wanted, ...more] = positionals;
    if (folder === undefined || folder === '')
        throw new errors/* InputError */.dz(['Cannot search without a folder: name one, for example audit-log']);
    if (more.length > 0)
        throw new errors/* InputError */.dz([
            `Cannot search for ${positionals.length - 1} texts at once: put what belongs together into quotes`
        ]);
    const period = parsePeriod(text('from'), text('to'));
    const format = parseFormat(text('format') ?? 'table');
    const keyText = (env['HIREFLIX_PSEUDONYM_KEY'] ?? '').trim();
    const givenKey = keyText === '' ? undefined : (0,pseudonyms/* parsePseudonymKey */.ZU)(keyText);
    const place = await (0,cli_place/* openPlace */.Q)((0,external_node_path_.resolve)(folder), {
        branch: text('branch'),
        path: text('path'),
        history: false
    });
    try {
        const searching = await Searching.open(place.folder);
        const { replay } = searching;
        // Month files without a ledger are another matter: those do not verify.
        if (replay.lines.length === 0 &&
            !searching.findings.all.some(({ check }) => check === 'ledger-present')) {
            throw new errors/* ArchiveError */.di('not-a-folder', `Cannot search "${folder}": there is no archive in it (no ledger.jsonl); name its folder, or --path in a ` +
                'repository');
        }
        const key = keyFor(replay, givenKey);
        const hasNetworks = replay.pseudonyms?.fields.some((field) => field.endsWith(':network')) ?? false;
        const texts = {
            text: wanted,
            actor: text('actor'),
            object: text('object'),
            action: text('action'),
            ip: text('ip'),
            medium: text('medium')
        };
        const criteria = parseCriteria(texts, { key, hasNetworks });
        for (const note of pseudonymNotes(replay, key, Object.values(texts)))
            say(note);
        const found = await writeMatches(searching, { criteria, period, format }, { write, drained });
        for (const note of periodNotes(replay, period))
            say(note);
        const { searched, findings } = searching;
        if (searched.redacted > 0 && criteria.length > 0) {
            say(`Not searched: ${searched.redacted} redacted events of this period, in which nothing is left`);
        }
        say(`Found ${found} in ${searched.files} files with ${searched.events} events`);
        for (const { state, object, detail } of findings.all)
            say(`${state}\t${object}\t${detail}`);
        if (findings.all.length > 0) {
            say('The archive does not verify, so this answer cannot be relied on: run verify, and restore the archive');
            return 3;
        }
        return found === 0 ? 1 : 0;
    }
    finally {
        place.close();
    }
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
/** That nothing was found means little where the archive is not known to be complete. */
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
    const end = /T/.test(to ?? '') ? last : last + 86_400_000 - 1;
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


/***/ })

};
