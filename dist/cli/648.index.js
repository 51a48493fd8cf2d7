export const id = 648;
export const ids = [648];
export const modules = {

/***/ 648:
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
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/publish/failure.ts
var failure = __webpack_require__(593);
// EXTERNAL MODULE: ./src/verification/pins.ts
var verification_pins = __webpack_require__(6475);
// EXTERNAL MODULE: ./src/verification/report.ts
var verification_report = __webpack_require__(8909);
// EXTERNAL MODULE: ./src/verification/since.ts
var verification_since = __webpack_require__(6457);
// EXTERNAL MODULE: ./src/archive/coverage.ts
var archive_coverage = __webpack_require__(6642);
// EXTERNAL MODULE: ./src/archive/ledger-line.ts + 2 modules
var ledger_line = __webpack_require__(7020);
// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
// EXTERNAL MODULE: ./src/text/quote.ts
var quote = __webpack_require__(5383);
// EXTERNAL MODULE: ./src/verification/archive-files.ts + 1 modules
var archive_files = __webpack_require__(4283);
// EXTERNAL MODULE: ./src/verification/checks.ts
var checks = __webpack_require__(9598);
;// CONCATENATED MODULE: ./src/verification/history.ts
function describeCommit({ id }) {
    return `commit ${id}`;
}

// EXTERNAL MODULE: ./src/events/stored-event.ts
var stored_event = __webpack_require__(6963);
// EXTERNAL MODULE: ./src/events/tombstone.ts
var tombstone = __webpack_require__(8486);
;// CONCATENATED MODULE: ./src/verification/history-events.ts




/** Looks that no commit loses an event of its parents, whatever its ledger says. */
class EventKeeper {
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
                const name = (0,tombstone/* parseTombstone */.f)(line)?.key ?? line;
                if (copies > 0)
                    come.set(name, (come.get(name) ?? 0) + copies);
            }
        }
        let lost = 0;
        for (const line of gone) {
            // Nothing else may take an event's place than the tombstone that a redaction leaves.
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
        const text = Buffer.from(await this.history.readBlob(blob)).toString('utf8');
        const lines = text
            .split('\n')
            .filter((line) => line !== '' && line !== '[' && line !== ']')
            .map((line) => line.replace(/,$/, ''));
        this.#lines.set(blob, lines);
        // A file of this commit is the next commit's old one.
        if (this.#lines.size > 8)
            for (const [oldest] of [...this.#lines].slice(0, 1))
                this.#lines.delete(oldest);
        return lines;
    }
}
/** κ of a line; `undefined` when it cannot be read. */
function findKey(line) {
    const stored = (0,stored_event/* parseEventLine */._)(line);
    return stored.kind === 'invalid' ? undefined : stored.event.key;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/verification/ledger-lines.ts
var ledger_lines = __webpack_require__(5020);
;// CONCATENATED MODULE: ./src/verification/history-ledgers.ts




/**
 * Ledgers of commits. Reading each one whole would be quadratic in their number; nearly all are a beginning of the
 * newest, which their size and git blob id tell without reading them.
 */
class Ledgers {
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
        const whole = wholeOf(await this.history.readBlob(blob));
        this.#wholes.push(whole);
        return { whole, bytes: whole.bytes.length };
    }
}
function wholeOf(bytes) {
    return { bytes, replay: (0,ledger_lines/* replayWhole */.B)(bytes, new checks/* Findings */.Fv()) };
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
/** How many whole lines it has. */
function linesIn({ whole, bytes }) {
    const { lines } = whole.replay;
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

;// CONCATENATED MODULE: ./src/verification/history-commits.ts






/** Oldest ledgers first, so that the files each should list are known by going along its lines once. */
async function checkChanged(changed, history, findings, since) {
    const byWhole = new Map();
    for (const each of changed)
        byWhole.set(each.ledger.whole, [...(byWhole.get(each.ledger.whole) ?? []), each]);
    let withTrailers = 0;
    const events = new EventKeeper(history, findings);
    for (const [whole, commits] of byWhole) {
        commits.sort((a, b) => a.ledger.bytes - b.ledger.bytes);
        const expected = new Map();
        let done = 0;
        for (const each of commits) {
            const upTo = linesIn(each.ledger);
            for (; done < upTo; done++) {
                for (const file of whole.replay.lines[done]?.line?.files ?? [])
                    expected.set(file.path, file);
            }
            const head = whole.replay.lines[upTo - 1];
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
        const isKnown = path === ledger_line/* ledgerPath */.tf || expected.has(path) || paths/* companionPaths */.$u.includes(path);
        if (!isKnown)
            faults.push(`${(0,archive_files/* describeName */.T_)(path)} is not in its ledger`);
    }
    if (faults.length > 0) {
        const more = faults.length > 3 ? `, and ${faults.length - 3} more` : '';
        findings.report('history-files', describeCommit(commit), `it was no complete archive: ${faults.slice(0, 3).join(', ')}${more}`);
    }
}
/** Whether the commit has trailers. Commits that a workflow made itself have none. */
function checkTrailers({ commit }, head, findings) {
    const trailers = trailersOf(commit.message);
    const line = head?.line;
    const expected = new Map([
        ['Audit-Events', line === undefined ? '' : String(line.added)],
        ['Audit-Verdict', line?.verdict ?? ''],
        ['Audit-Ledger', `${line?.seq ?? ''}:${head?.sha256 ?? ''}`]
    ]);
    const wrong = [...trailers].filter(([name, value]) => expected.has(name) && expected.get(name) !== value);
    for (const [name] of wrong) {
        findings.report('history-trailers', describeCommit(commit), `its trailer ${name} is not what its ledger says`);
    }
    return trailers.has('Audit-Ledger');
}
function trailersOf(message) {
    const last = message.trimEnd().split(/\n\n+/).at(-1) ?? '';
    const trailers = new Map();
    for (const line of last.split('\n')) {
        const [, name, value] = /^(Audit-[A-Za-z]+): (.*)$/.exec(line) ?? [];
        if (name !== undefined && value !== undefined)
            trailers.set(name, value);
    }
    return trailers;
}

;// CONCATENATED MODULE: ./src/verification/history-check.ts





/**
 * Walks every commit back from the head. Each ledger must extend its parents', each commit must hold exactly the files
 * that its own ledger lists, each event of its parents must still be there, and its trailers must agree.
 */
async function checkHistory(history, ledger, findings, options) {
    const walk = new Walk(history, findings);
    const { commits, cut } = await walk.collect(options.progress);
    const ledgers = new Ledgers(history, ledger);
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
    if (history.isHead || head?.tree === undefined)
        return;
    const committed = await ledgers.of(await history.readTree(head.tree));
    if (committed !== undefined && committed.whole !== ledgers.reference) {
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
const freshMs = 9 * 86_400_000;
/** Verifies an archive and says everything that was found. Throws only when it cannot be read. */
async function verifyArchive(folder, options) {
    const findings = new checks/* Findings */.Fv(options.without);
    const hasLedger = folder.files.some(({ path, kind }) => path === ledger_line/* ledgerPath */.tf && kind === 'file');
    const ledger = hasLedger ? await folder.readFile(ledger_line/* ledgerPath */.tf) : new Uint8Array();
    const replay = (0,ledger_lines/* replayWhole */.B)(ledger, findings);
    const { since, progress = () => { } } = options;
    const files = await (0,archive_files/* checkFiles */.gw)(folder, replay, findings, { since, progress });
    checkPins(replay, options.pins, findings);
    const history = options.history === undefined
        ? undefined
        : await checkHistory(options.history, ledger, findings, {
            since,
            progress: options.historyProgress ?? (() => { })
        });
    describeHonesty(folder, replay, options, findings);
    return reportOf({ replay, files, findings, history, options });
}
function checkPins(replay, pins, findings) {
    for (const { seq, sha256, text } of pins) {
        const line = replay.lines[seq];
        if (line === undefined) {
            findings.report('pin-reached', `pin ${text}`, `the ledger ends at ${replay.lines.length === 0 ? 'nothing' : `number ${replay.lines.length - 1}`}: ` +
                'lines were cut off, or this is another archive');
        }
        else if (line.sha256 !== sha256) {
            findings.report('pin-matches', `pin ${text}`, `line ${seq + 1} of the ledger has the SHA-256 ${line.sha256}: it was replaced, or this is another archive`);
        }
    }
}
/** What is no tampering, and no proof either. */
function describeHonesty({ files }, replay, { since, now }, findings) {
    if (replay.lines.length === 0) {
        if (!files.some(({ path }) => (0,paths/* isArchiveFile */.Dk)(path))) {
            findings.report('emptiness', ledger_line/* ledgerPath */.tf, 'there is no archive here; nothing was verified');
        }
        return;
    }
    for (const { from, to, cause } of replay.gaps) {
        if (since !== undefined && to < since)
            continue;
        findings.report('gaps', `${from}..${to}`, cause === 'retention'
            ? 'retention passed this time before it was read: events of it may be missing'
            : 'this time was read, but retention passed it before it was proven: events of it may be missing');
    }
    const { coverage, verdict } = replay;
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
    for (const { event, path, time, by, reason, at } of replay.redactions) {
        findings.report('redactions', event, `${path}, of ${time}, on ${at} by ${(0,quote/* quoteOf */.e)(by)}: ${(0,quote/* quoteOf */.e)(reason)}`);
    }
}
function reportOf(found) {
    const { replay, files, findings, history, options } = found;
    const faulty = new Set(findings.all.filter(verification_report/* isInvalid */.If).map(({ object }) => object));
    const last = replay.lines.at(-1);
    const head = last === undefined ? '' : `${last.line?.seq ?? replay.lines.length - 1}:${last.sha256}`;
    const valid = [];
    const add = (object, detail) => {
        if (!faulty.has(object))
            valid.push({ object, detail });
    };
    if (head !== '')
        add(ledger_line/* ledgerPath */.tf, `${replay.lines.length} lines, head ${head}`);
    for (const { entry, isRead } of files) {
        if (isRead)
            add(entry.path, `${entry.events} events, SHA-256 ${entry.sha256}`);
    }
    for (const { text } of options.pins)
        add(`pin ${text}`, 'is in the ledger');
    if (history !== undefined && !findings.all.some(({ state }) => state === 'INVALID history')) {
        valid.push({
            object: 'history',
            detail: `${history.commits} commits of the archive, ${history.withTrailers} with trailers`
        });
    }
    return {
        findings: findings.all,
        valid,
        unread: files.filter(({ isRead }) => !isRead).map(({ entry }) => entry.path),
        head,
        events: replay.events,
        files: replay.files.size,
        coverage: replay.coverage
    };
}

// EXTERNAL MODULE: ./src/cli/arguments.ts
var cli_arguments = __webpack_require__(1506);
// EXTERNAL MODULE: ./src/cli/place.ts + 3 modules
var cli_place = __webpack_require__(1895);
;// CONCATENATED MODULE: ./src/cli/verify.ts










/** The command `verify`. Returns the exit status; 1 is for an invalid archive alone. */
async function verifyCommand(args, output) {
    try {
        return await verifyFolder(args, output);
    }
    catch (error) {
        const { title, messages } = (0,failure/* describeFailure */.Ic)(error);
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
    const folder = (0,external_node_path_.resolve)((0,cli_arguments/* parseFolder */.I)('verify', positionals));
    const pins = texts('pin').flatMap(verification_pins/* parsePins */.M);
    const since = text('since') === undefined ? undefined : (0,verification_since/* parseSince */.m)('since', text('since') ?? '');
    const at = text('now') === undefined ? now() : Date.parse((0,verification_since/* parseSince */.m)('now', text('now') ?? ''));
    const place = await (0,cli_place/* openPlace */.Q)(folder, {
        branch: text('branch'),
        path: text('path'),
        history: values['history'] === true
    });
    const ticker = progressTicker(now, say);
    try {
        const report = await verifyArchive(place.folder, {
            pins,
            since,
            now: at,
            history: place.history,
            progress: ({ files, of, events }) => ticker(`Verified ${files} of ${of} files, ${events} events`),
            historyProgress: (commits) => ticker(`Looked at ${commits} commits`)
        });
        write(values['json'] === true ? (0,verification_report/* serializeReport */.xH)(report) : (0,verification_report/* renderLines */.ET)(report));
        const status = (0,verification_report/* exitStatusOf */.et)(report);
        if (status === 1 && (await (0,staging/* isDecided */.d$)((0,staging/* stageOf */.gV)(folder)))) {
            say('A change of this folder was begun and not finished: let the archiver finish it, then verify again');
        }
        return status;
    }
    finally {
        place.close();
    }
}
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


/***/ })

};
