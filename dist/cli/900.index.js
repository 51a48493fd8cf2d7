export const id = 900;
export const ids = [900];
export const modules = {

/***/ 1998:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ networkOf)
/* harmony export */ });
const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipv4 = new RegExp(`^${octet}\\.${octet}\\.${octet}\\.${octet}$`);
/**
 * The network that an address lies in: its first 24 bits for IPv4, its first 48 for IPv6, in CIDR form with RFC 5952's
 * spelling. An IPv6 address that holds an IPv4 address lies in the network of that. `undefined` for a text that is no
 * address.
 */
function networkOf(text) {
    const octets = ipv4.exec(text);
    if (octets !== null)
        return `${octets[1]}.${octets[2]}.${octets[3]}.0/24`;
    const groups = groupsOf(text.replace(/%[\w.-]{1,64}$/, ''));
    if (groups === undefined)
        return undefined;
    const [high, low] = embeddedIpv4(groups) ?? [];
    if (high !== undefined && low !== undefined)
        return `${high >> 8}.${high & 0xff}.${low >> 8}.0/24`;
    const [first, second, third] = groups.map((group) => group.toString(16));
    return `${new URL(`http://[${first}:${second}:${third}::]`).hostname.slice(1, -1)}/48`;
}
/** The two halves of the IPv4 address that an IPv6 address is made from. */
function embeddedIpv4(groups) {
    const [a, b, c = 0, d, e, f, g = 0, h = 0] = groups;
    const isZero = [c, d, e].every((group) => group === 0);
    // Mapped (RFC 4291) and NAT64 (RFC 6052).
    if (isZero && ((a === 0 && b === 0 && f === 0xffff) || (a === 0x64 && b === 0xff9b && f === 0)))
        return [g, h];
    // 6to4 (RFC 3056).
    if (a === 0x2002)
        return [b ?? 0, c];
    // Teredo (RFC 4380) has the address of the client with each bit turned.
    return a === 0x2001 && b === 0 ? [g ^ 0xffff, h ^ 0xffff] : undefined;
}
/** The eight groups of an IPv6 address. The URL parser knows all of its spellings, and is part of the language. */
function groupsOf(text) {
    if (!/^[0-9A-Fa-f:.]{2,45}$/.test(text) || !text.includes(':'))
        return undefined;
    const address = `http://[${text}]`;
    if (!URL.canParse(address))
        return undefined;
    const [before = '', after] = new URL(address).hostname.slice(1, -1).split('::');
    const head = before.split(':').filter((group) => group !== '');
    const tail = (after ?? '').split(':').filter((group) => group !== '');
    const zeros = new Array(8 - head.length - tail.length).fill('0');
    return [...head, ...zeros, ...tail].map((group) => Number.parseInt(group, 16));
}


/***/ }),

/***/ 8882:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZU: () => (/* binding */ parsePseudonymKey),
/* harmony export */   vC: () => (/* binding */ parsePseudonyms)
/* harmony export */ });
/* unused harmony exports PseudonymKey, Pseudonyms */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5710);
/* harmony import */ var _exact_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7269);
/* harmony import */ var _networks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1998);
/* harmony import */ var _pseudonym_fields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5005);






/** The beginning of every pseudonym; 32 hex digits follow. */
const pseudonymPrefix = 'pseudonym:';
const keyName = 'hireflix-audit-archive/pseudonym-key/1';
/** Makes pseudonyms with one key. The key itself cannot be read from it. */
class PseudonymKey {
    #key;
    /** Tells in the ledger which key it is; the key does not follow from it. 16 hex digits. */
    fingerprint;
    constructor(key) {
        this.#key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createSecretKey)(Buffer.from(key, 'utf8'));
        this.fingerprint = this.#digest(keyName).slice(0, 16);
    }
    /**
     * The same text has the same pseudonym in every field and every run. Texts that Unicode holds for the same are the
     * same here, and where there is an `@`, capital letters do not matter: e-mail addresses are written either way.
     */
    pseudonymOf(text) {
        const composed = text.normalize('NFC');
        return `${pseudonymPrefix}${this.#digest(composed.includes('@') ? composed.toLowerCase() : composed).slice(0, 32)}`;
    }
    // UTF-8 has no lone surrogates: written as in the archive, so that two of them do not become one.
    #digest(text) {
        const bytes = text.replace(/\p{Cs}/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', this.#key).update(bytes, 'utf8').digest('hex');
    }
}
/** Reads rows as the archive may store them: named fields replaced, before anything else looks at them. */
class Pseudonyms {
    fields;
    key;
    stamp;
    constructor(fields, key) {
        this.fields = fields;
        this.key = key;
        this.stamp = { fields: fields.map(({ name }) => name), key: key.fingerprint };
    }
    /**
     * {@link parseRow} of the row with its fields replaced: so an event's identity is that of what is stored. What is
     * wrong with a row that cannot be understood may be where its fields are: of such a row every text and number is
     * replaced, but for a number that is its timestamp. The name of a member is replaced with it where it is none that a
     * programmer gives: it may be an address.
     */
    parseRow(row, serverNow) {
        // A deeper row is no event, and must not be gone through level by level.
        const isShallow = (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .depthOf */ .d1)(row, _event_js__WEBPACK_IMPORTED_MODULE_2__/* .maxDepth */ .Mw) <= _event_js__WEBPACK_IMPORTED_MODULE_2__/* .maxDepth */ .Mw;
        const stored = isShallow
            ? this.fields.reduce((replaced, field) => this.#replace(replaced, field, 0), row)
            : row;
        // broken: identity-before-pseudonyms
        const parsed = (0,_event_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRow */ .W0)(stored, serverNow);
        // broken: quarantine-as-it-came, quarantine-unreplaced
        return parsed.kind === 'event' ? parsed : (0,_event_js__WEBPACK_IMPORTED_MODULE_2__/* .quarantined */ .bY)(this.#replaceAll(row), parsed.quarantined.reason);
    }
    #replaceAll(row) {
        const replaced = (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .mapScalars */ .ih)(row, (scalar) => this.#replaceScalar(scalar, 'pseudonym'), this.#replaceName);
        const timestamp = (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(row) ? (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .memberOf */ .C5)(row, 'timestamp') : undefined;
        if (typeof timestamp !== 'number' || !(0,_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(replaced))
            return replaced;
        return { ...replaced, timestamp };
    }
    // Where a text stands in place of the object that the field should be in, it may be what the field was to hide.
    #replace(value, field, depth) {
        const { path, form } = field;
        const name = path[depth];
        if (name === undefined)
            return (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .mapScalars */ .ih)(value, (scalar) => this.#replaceScalar(scalar, form), this.#replaceName);
        if (Array.isArray(value))
            return value.map((item) => this.#replace(item, field, depth));
        // broken: text-for-object
        if (!(0,_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(value))
            return this.#replaceScalar(value, 'pseudonym');
        const member = (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .memberOf */ .C5)(value, name);
        return member === undefined ? value : { ...value, [name]: this.#replace(member, field, depth + 1) };
    }
    // Not by a network, which would be the same for many.
    #replaceName = (name) => /^[A-Za-z_][\w-]{0,63}$/.test(name) ? name : this.key.pseudonymOf(name);
    #replaceScalar(value, form) {
        const text = textOf(value);
        if (text === undefined)
            return value;
        return (form === 'network' ? (0,_networks_js__WEBPACK_IMPORTED_MODULE_3__/* .networkOf */ .A)(text) : undefined) ?? this.key.pseudonymOf(text);
    }
}
/** The text of a scalar; `undefined` for null, true and false, which name nobody. */
function textOf(value) {
    if (typeof value === 'string')
        return value;
    if (typeof value === 'number')
        return String(value);
    return value instanceof _exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .ExactNumber */ .fh ? value.digits : undefined;
}
/**
 * The inputs `pseudonymize` and `pseudonym-key`; `undefined` when nothing is to be replaced.
 * @throws InputError
 */
function parsePseudonyms(fieldsText, keyText) {
    const fields = (0,_pseudonym_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .parseFields */ .L)(fieldsText);
    if (fields.length === 0) {
        if (keyText === '')
            return undefined;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([
            'Cannot use pseudonym-key without pseudonymize: nothing would be replaced; name the fields, or leave the key out'
        ]);
    }
    if (keyText === '') {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([
            'Cannot use pseudonymize without a key: the input "pseudonym-key" is empty; make one with "openssl rand -hex 32", ' +
                'keep a copy of it in a safe place, store it as a secret, and pass it in'
        ]);
    }
    return new Pseudonyms(fields, parsePseudonymKey(keyText));
}
/**
 * A key that cannot be guessed: who can guess it can also guess who stands behind a pseudonym. It is not quoted.
 * @throws InputError
 */
function parsePseudonymKey(text) {
    if (!/^[\x21-\x7e]{32,1024}$/.test(text) || new Set(text).size < 10) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([
            'Cannot use the pseudonym key: it must be 32 to 1024 visible ASCII characters without spaces, and random; make one ' +
                'with "openssl rand -hex 32"'
        ]);
    }
    return new PseudonymKey(text);
}


/***/ }),

/***/ 9076:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fx: () => (/* binding */ formats),
/* harmony export */   _u: () => (/* binding */ parseExportOptions),
/* harmony export */   jo: () => (/* binding */ schemas)
/* harmony export */ });
/* unused harmony exports ocsfVersions, compressions */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

const formats = ['parquet', 'ndjson'];
const schemas = ['events', 'ocsf'];
const ocsfVersions = ['1.8.0', '1.5.0', '1.1.0'];
const compressions = ['snappy', 'zstd', 'none'];
/** @throws InputError with one sentence per fault. */
function parseExportOptions(text) {
    const faults = [];
    const wordOf = (name, words) => {
        const found = words.find((word) => word === (text(name) ?? words[0]));
        if (found === undefined)
            faults.push(`Cannot use this --${name}: it must be one of ${words.join(', ')}`);
        return found ?? words[0];
    };
    const month = (name) => {
        const found = text(name);
        if (found !== undefined && !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(found))
            faults.push(`Cannot use this --${name}: it must be a month such as 2025-10`);
        return found;
    };
    const format = wordOf('format', formats);
    const schema = wordOf('schema', schemas);
    const ocsfVersion = wordOf('ocsf-version', ocsfVersions);
    const compression = wordOf('compression', compressions);
    const [from, to] = [month('from'), month('to')];
    if (schema === 'events' && text('ocsf-version') !== undefined)
        faults.push('Cannot use --ocsf-version with the schema events: leave it out, or use --schema ocsf');
    if (format === 'ndjson' && text('compression') !== undefined && compression !== 'none')
        faults.push('Cannot compress ndjson: leave --compression out, and compress the files where they are sent');
    if (from !== undefined && to !== undefined && from > to)
        faults.push('Cannot export these months: --from is later than --to');
    if (faults.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(faults);
    return {
        format,
        schema,
        ocsfVersion: schema === 'ocsf' ? ocsfVersion : undefined,
        compression: format === 'ndjson' ? 'none' : compression,
        from,
        to
    };
}


/***/ }),

/***/ 4809:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ GitHistory)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5383);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3709);
/* harmony import */ var _git_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1929);




/** The commits of a repository as history, and its newest archive folder, straight from git's objects. */
class GitHistory {
    head;
    path;
    isHead;
    #objects;
    #sizes;
    #trees = new Map();
    constructor({ git, folder }, head, path, isHead) {
        this.head = head;
        this.path = path;
        this.isHead = isHead;
        this.#objects = new _git_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .GitObjects */ .V(git, { folder, mode: '--batch' });
        this.#sizes = new _git_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .GitObjects */ .V(git, { folder, mode: '--batch-check' });
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
        const entries = new Map((0,_git_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTree */ .cZ)(object.content).map((entry) => [(0,_git_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .nameOf */ .Vb)(entry), { kind: (0,_git_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(entry), id: entry.id }]));
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
function unreadable(id) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveError */ .di('refused', `Cannot read git object ${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quotePlain */ .v)(id, 'of this name')}: it is missing or of another type; ` +
        'run git fsck, or clone the repository again');
}


/***/ }),

/***/ 3709:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ GitObjects)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);


/**
 * Objects of a git repository by id, through one `git cat-file` that stays open. Git does not always check
 * that the bytes of an object have its id; here the id is computed again.
 */
class GitObjects {
    forged = new Set();
    #waiting = [];
    #process;
    #folder;
    #mode;
    #chunks = [];
    #bytes = 0;
    #needed = 1;
    #failure;
    constructor(git, { folder, mode }) {
        this.#folder = folder;
        this.#mode = mode;
        this.#process = git.open(['cat-file', mode]);
        this.#process.stdout.on('data', (chunk) => this.#take(chunk));
        this.#process.stderr.resume();
        this.#process.on('error', () => this.#fail());
        this.#process.on('close', () => this.#fail());
    }
    /** `undefined` when the repository does not have the object. */
    read(id) {
        if (this.#failure !== undefined)
            return Promise.reject(this.#failure);
        return new Promise((resolve, reject) => {
            this.#waiting.push({ id, resolve, reject });
            this.#process.stdin.write(`${id}\n`);
        });
    }
    close() {
        this.#process.stdin.end();
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
        const hasContent = type !== undefined && this.#mode === '--batch';
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
        this.#failure = new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ArchiveError */ .di('refused', `Cannot read the git repository of "${this.#folder}": git cat-file ended early; run git fsck there`);
        for (const { reject } of this.#waiting.splice(0))
            reject(this.#failure);
    }
}
function idOf(type, content) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}


/***/ }),

/***/ 1066:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fi: () => (/* binding */ findGitPlace),
/* harmony export */   J5: () => (/* binding */ refused),
/* harmony export */   dN: () => (/* binding */ realPathOf),
/* harmony export */   fq: () => (/* binding */ findCommit),
/* harmony export */   k4: () => (/* binding */ discover)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5383);
/* harmony import */ var _run_git_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6319);





/** `undefined` when there is no git repository. @throws ArchiveError when git, or the archive's format, refuses it. */
async function findGitPlace(folder) {
    const found = await discover(folder);
    if (found === undefined)
        return undefined;
    const { top, gitDir } = found;
    const git = _run_git_js__WEBPACK_IMPORTED_MODULE_3__/* .Git */ .TU.reading(top, gitDir);
    await verifyComplete(folder, git);
    const isBare = !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(top, '.git'));
    // Not `--show-prefix`: the repository's own settings may say that its files lie elsewhere.
    const prefix = isBare ? '' : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(top, realPathOf(folder)).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
    return { folder, isBare, prefix, git };
}
/** The first version that reads settings from `GIT_CONFIG_COUNT`. */
const leastVersion = { major: 2, minor: 31 };
/**
 * The repository as git itself finds it under the user's own settings, `safe.directory` among them. `undefined` where
 * there is none. @throws ArchiveError
 */
async function discover(folder) {
    const top = findTop(folder);
    if (top === undefined)
        return undefined;
    const git = _run_git_js__WEBPACK_IMPORTED_MODULE_3__/* .Git */ .TU.committing(nearestFolder(folder));
    await verifyVersion(folder, git);
    const found = await git.run(['rev-parse', '--absolute-git-dir', '--show-object-format']);
    if ((0,_run_git_js__WEBPACK_IMPORTED_MODULE_3__/* .isOutsideRepository */ .Ss)(found) && mayStopBelow(top, found.stderr))
        return undefined;
    if (found.status !== 0)
        throw refused(folder, `git answered "${(0,_run_git_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonOf */ .A3)(found)}"`, 'settle that');
    const [, gitDir = '', format = ''] = /^(.*)\n(.*)\n$/s.exec(found.stdout) ?? [];
    const own = [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(top, '.git'), top].find(isGitFolder);
    if (!isFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(top, '.git')) && own !== undefined && node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(own) !== gitDir)
        throw refused(folder, `git does not take "${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteOf */ .e)(own)}" for a repository`, 'mend it or remove it');
    verifyObjectFormat(folder, format);
    return { top, gitDir };
}
/** Git may have been told not to look so far up, or not on another file system. */
function mayStopBelow(top, stderr) {
    const ceilings = process.env['GIT_CEILING_DIRECTORIES'] ?? '';
    return /filesystem boundary/.test(stderr) || ceilings.split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter).some((path) => isWithin(path, top));
}
/** Whether a path is a folder or lies in it. */
function isWithin(path, folder) {
    return path !== '' && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path).startsWith('..') && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path));
}
async function verifyVersion(folder, git) {
    const { status, stdout } = await git.run(['--version']);
    const [version, major, minor] = /(\d+)\.(\d+)[\w.]*/.exec(status === 0 ? stdout : '') ?? [];
    const difference = Number(major ?? 0) - leastVersion.major || Number(minor ?? 0) - leastVersion.minor;
    if (difference >= 0)
        return;
    const found = version === undefined ? 'there is no git on this machine' : `git is of version ${version}`;
    throw refused(folder, found, `install git ${leastVersion.major}.${leastVersion.minor} or later`);
}
/**
 * The nearest folder, upwards, that has a `.git` or is a git folder itself. The folder may not be there yet.
 */
function findTop(folder) {
    for (let at = realPathOf(folder);; at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at)) {
        if (isGitFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at, '.git')) || isFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at, '.git')) || isGitFolder(at))
            return at;
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at) === at)
            return undefined;
    }
}
function nearestFolder(folder) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(folder, { throwIfNoEntry: false })?.isDirectory() ? folder : nearestFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder));
}
/** The path without symbolic links, also of a folder that is not there yet. */
function realPathOf(folder) {
    const there = nearestFolder(folder);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(there), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(there, folder));
}
function isGitFolder(path) {
    return ['HEAD', 'objects', 'refs'].every((name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, name)));
}
function isFile(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
async function verifyComplete(folder, git) {
    // A missing object of a partial clone is fetched by a program that the repository names.
    const promised = '^(extensions\\.partialclone|remote\\..*\\.(promisor|partialclonefilter))$';
    const partial = await git.run(['config', '--name-only', '--get-regexp', promised]);
    if (partial.status === 0) {
        throw refused(folder, 'it is a partial clone, which lacks objects', 'clone it without --filter');
    }
}
function verifyObjectFormat(folder, format) {
    if (format !== 'sha256')
        return;
    throw refused(folder, 'it names its objects by SHA-256, and the ledger records SHA-1 blob ids', "keep the archive in a repository of git's usual object format");
}
/** With the folder, what was found, and what to do before running again. */
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

/***/ 1929:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   Lj: () => (/* binding */ serializeTree),
/* harmony export */   VJ: () => (/* binding */ rawNameOf),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   cZ: () => (/* binding */ parseTree)
/* harmony export */ });
/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects: mode, space, name, NUL, twenty bytes of id. */
function parseTree(content) {
    const entries = [];
    for (let at = 0; at < content.length;) {
        const space = content.indexOf(0x20, at);
        const end = content.indexOf(0, space);
        entries.push({
            mode: content.toString('latin1', at, space),
            rawName: content.toString('latin1', space + 1, end),
            id: content.toString('hex', end + 1, end + 21)
        });
        at = end + 21;
    }
    return entries;
}
const kindOf = ({ mode }) => mode === '100644' ? 'file' : mode === '40000' ? 'folder' : 'other';
const nameOf = ({ rawName }) => Buffer.from(rawName, 'latin1').toString('utf8');
const rawNameOf = (name) => Buffer.from(name, 'utf8').toString('latin1');
/** The input of `git mktree -z`, which sorts. */
function serializeTree(entries) {
    const lines = [...entries].map(({ mode, rawName, id }) => {
        const type = mode === '40000' ? 'tree' : mode === '160000' ? 'commit' : 'blob';
        return `${mode} ${type} ${id}\t${rawName}\0`;
    });
    return Buffer.from(lines.join(''), 'latin1');
}


/***/ }),

/***/ 6319:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TU: () => (/* binding */ Git),
  Ss: () => (/* binding */ isOutsideRepository),
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
/** Settings under which a repository starts no program of its choice. */
const harmless = [
    ...['-c', 'core.hooksPath=/dev/null'],
    ...['-c', 'core.fsmonitor=false'],
    ...['-c', 'fetch.bundleURI='],
    // The user has named this very folder. Whose it is, git still asks (`safe.directory`).
    ...['-c', 'safe.bareRepository=all']
];
/** For objects as they are stored, and a commit that outlives a power cut. */
const exact = [
    ...['-c', 'i18n.commitEncoding=utf-8'],
    ...['-c', 'core.fsync=all'],
    ...['--no-replace-objects', '--no-optional-locks']
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
    /** The user's own git: their settings and identity apply, and their program that signs. No hook is run. */
    static committing(folder) {
        return new Git(folder, committingEnvironment, [...harmless, ...exact]);
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
/** Git finds no repository. Anything else ("dubious ownership", damage) is the user's to settle. */
function isOutsideRepository({ status, stderr }) {
    return status !== 0 && /not a git repository/.test(stderr);
}


/***/ }),

/***/ 5721:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bj: () => (/* binding */ parseFolderInputs),
  Rr: () => (/* binding */ parsePath)
});

// UNUSED EXPORTS: inputNames, parseInputs, secretInputs

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/events/pseudonyms.ts
var events_pseudonyms = __webpack_require__(8882);
// EXTERNAL MODULE: ./src/export/options.ts
var options = __webpack_require__(9076);
// EXTERNAL MODULE: ./src/review/conditions.ts
var conditions = __webpack_require__(2216);
// EXTERNAL MODULE: ./src/review/review-period.ts
var review_period = __webpack_require__(8494);
// EXTERNAL MODULE: ./src/review/rules.ts
var rules = __webpack_require__(5727);
// EXTERNAL MODULE: ./src/verification/pins.ts
var pins = __webpack_require__(6475);
// EXTERNAL MODULE: ./src/text/quote.ts
var quote = __webpack_require__(5383);
;// CONCATENATED MODULE: ./src/inputs/artifact-inputs.ts


// What the service refuses in names, since artifacts are unpacked on every file system:
// https://github.com/actions/toolkit/blob/main/packages/artifact/src/internal/upload/path-and-artifact-name-validation.ts
const banned = /["\\/:<>|*?\x00-\x1f\x7f]/;
/** @throws InputError */
function parseArtifactName(text) {
    if (!banned.test(text) && text !== '' && text.length <= 100)
        return text;
    throw new errors/* InputError */.dz([
        `Cannot use artifact-name "${(0,quote/* quoteOf */.e)(text)}": it must have 1 to 100 characters and none of " : < > | * ? \\ /`
    ]);
}
/**
 * The name of the review page in the run; undefined for none. It ends in .html, by which browsers are told what it is.
 * @throws InputError
 */
function parseReportArtifact(text) {
    if (text === '')
        return undefined;
    if (!banned.test(text) && /^[^.].*\.html$/.test(text) && text.length <= 100)
        return text;
    throw new errors/* InputError */.dz([
        `Cannot use report-artifact "${(0,quote/* quoteOf */.e)(text)}": it must be a file name that ends in .html, for example ` +
            'audit-review.html, without " : < > | * ? \\ /; leave it out to attach no page'
    ]);
}

// EXTERNAL MODULE: ./src/events/secret-search.ts
var secret_search = __webpack_require__(4874);
;// CONCATENATED MODULE: ./src/inputs/misplaced-secrets.ts

/**
 * Inputs that hold the secret of another one, each with a sentence that quotes neither. As a path or a branch it would be
 * committed; in a message it would be cut and escaped, and the runner's mask knows it only as a whole.
 */
function findMisplacedSecrets(texts, secrets) {
    const search = new secret_search/* SecretSearch */.p(secrets);
    const own = new Set(secrets.map(({ input }) => input));
    const faults = new Map();
    for (const [name, text] of Object.entries(texts)) {
        // broken: misplaced-secrets
        const found = own.has(name) ? undefined : search.find(text);
        if (found === undefined)
            continue;
        faults.set(name, `Cannot use ${name}: it holds the secret of the input "${found.input}", which would be shown or stored with it; ` +
            'pass that secret in its own input alone');
    }
    return faults;
}

;// CONCATENATED MODULE: ./src/inputs/inputs.ts









/** Every input that action.yml declares, in its order; a test compares the two. */
const table = {
    apiKey: { name: 'api-key', parse: parseApiKey, isSecret: true, modes: ['archive'] },
    mode: { name: 'mode', parse: wordOf('archive', 'report', 'verify', 'export'), default: 'archive' },
    destination: {
        name: 'destination',
        parse: wordOf('repository', 'artifact', 'workspace'),
        default: 'repository'
    },
    repository: { name: 'repository', parse: parseRepository, isForGitHub: true },
    branch: { name: 'branch', parse: parseBranch },
    path: { name: 'path', parse: parsePath, default: 'audit-log' },
    githubToken: { name: 'github-token', parse: parseToken, isSecret: true, isForGitHub: true },
    endpoint: { name: 'endpoint', parse: parseEndpoint, default: 'https://api.hireflix.com/me' },
    pageSize: { name: 'page-size', parse: wholeFrom(1, 1000), default: '100' },
    concurrency: { name: 'concurrency', parse: wholeFrom(1, 16), default: '4' },
    /** Milliseconds; Infinity for `all`. */
    lookbackMs: { name: 'lookback', parse: parseLookback, default: '3d' },
    /** The time that the summary reviews. */
    reviewPeriod: { name: 'review-period', parse: review_period/* parseReviewPeriod */.HR, default: '7d' },
    /** The workflow author's rules; they come after the default ones. */
    notable: { name: 'notable', parse: (text) => (0,rules/* parseRules */.N)(text) },
    failOn: { name: 'fail-on', parse: parseFailOn, default: 'gap, stale' },
    allowPublic: { name: 'allow-public', parse: parseBoolean, default: 'false' },
    /** Whether to keep an issue per period that somebody signs. */
    signOff: { name: 'sign-off', parse: parseBoolean, default: 'false' },
    /** Whether to keep an issue while runs fail. */
    healthIssue: { name: 'health-issue', parse: parseBoolean, default: 'false' },
    // Parsed together with its key.
    pseudonymize: { name: 'pseudonymize', parse: (text) => text },
    pseudonymKey: { name: 'pseudonym-key', parse: (text) => text, isSecret: true },
    /** Ledger heads noted earlier, for mode `verify`. */
    pins: { name: 'pin', parse: (text) => (text === '' ? [] : (0,pins/* parsePins */.M)(text)) },
    artifactName: { name: 'artifact-name', parse: parseArtifactName, default: 'hireflix-audit-log' },
    /** The repository's own retention where undefined. */
    artifactRetentionDays: { name: 'artifact-retention-days', parse: parseRetention },
    /** Name of the review page to attach to the run; none where undefined. */
    reportArtifact: { name: 'report-artifact', parse: parseReportArtifact },
    /** Folder of the workspace that mode `export` writes. */
    exportPath: { name: 'export-path', parse: parsePath, default: 'audit-export' },
    exportFormat: { name: 'export-format', parse: wordOf(...options/* formats */.Fx), default: 'parquet' },
    exportSchema: { name: 'export-schema', parse: wordOf(...options/* schemas */.jo), default: 'events' }
};
const keys = Object.keys(table);
// The others depend on them, all but `pin`.
const first = ['destination', 'signOff', 'healthIssue', 'mode', 'pins'];
const inputNames = keys.map((key) => table[key].name);
const secretInputs = keys
    .filter((key) => 'isSecret' in table[key])
    .map((key) => table[key].name);
/**
 * Reads all inputs and names all faults at once.
 * @throws InputError with one sentence per fault.
 */
function parseInputs(texts) {
    const textOf = (key) => (texts[table[key].name] ?? '').trim();
    const secrets = secretsIn(texts);
    const misplaced = findMisplacedSecrets(texts, secrets);
    const faults = [...misplaced.values()];
    const attempt = (key, parse) => {
        if (misplaced.has(table[key].name))
            return undefined;
        try {
            return parse();
        }
        catch (error) {
            if (!(error instanceof errors/* InputError */.dz))
                throw error;
            faults.push(...error.faults);
            return undefined;
        }
    };
    const parsed = {};
    for (const key of new Set([...first, ...keys])) {
        const input = table[key];
        if (!isRead(input, parsed))
            continue;
        const value = attempt(key, () => input.parse(textOf(key) || (input.default ?? ''), input.name));
        Object.assign(parsed, { [key]: value });
    }
    // Modes that only read an archive show it as it is stored.
    const pseudonyms = attempt('pseudonymize', () => parsed.mode === 'archive' ? (0,events_pseudonyms/* parsePseudonyms */.vC)(textOf('pseudonymize'), textOf('pseudonymKey')) : undefined);
    faults.push(...faultsOfArtifacts(parsed));
    if (faults.length > 0)
        throw new errors/* InputError */.dz(faults);
    // Without faults every input that is read was parsed.
    const { repository: _slug, pseudonymize: _fields, pseudonymKey: _key, ...values } = parsed;
    return {
        ...values,
        apiKey: parsed.apiKey ?? '',
        githubToken: parsed.githubToken ?? textOf('githubToken'),
        ...(parsed.repository ?? { owner: '', repo: '' }),
        pseudonyms,
        secrets
    };
}
/** Verifying and reporting need no key, and must not be given more than they need. */
function isRead({ modes, isForGitHub }, parsed) {
    const { mode, destination = 'repository', signOff, healthIssue } = parsed;
    if (modes !== undefined && mode !== undefined && !modes.includes(mode))
        return false;
    return isForGitHub === undefined || destination === 'repository' || signOff === true || healthIssue === true;
}
function secretsIn(texts) {
    return secretInputs
        .map((input) => ({ input, value: (texts[input] ?? '').trim() }))
        .filter(({ value }) => value !== '');
}
function faultsOfArtifacts({ mode, destination, reportArtifact, signOff }) {
    const faults = [];
    if (destination === 'artifact' && signOff === true) {
        faults.push('Cannot use sign-off with destination "artifact": a review is signed against an archive that lasts, and an ' +
            'artifact ends; use destination "repository"');
    }
    if (destination === 'artifact' && mode !== undefined && mode !== 'archive') {
        faults.push(`Cannot use destination "artifact" in mode ${mode}: an artifact is written once and not read; download it ` +
            'first, and use destination "workspace" with its folder as the path');
    }
    if (reportArtifact !== undefined && (mode === 'verify' || mode === 'export')) {
        faults.push(`Cannot use report-artifact in mode ${mode}: it reviews nothing; use mode archive or report`);
    }
    return faults;
}
/** The same inputs by the same rules, for a folder on the command line. */
function parseFolderInputs(texts) {
    const { 'api-key': key = '', ...rest } = texts;
    if (key.trim() === '') {
        throw fault('Cannot read the audit log without an API key: set the environment variable HIREFLIX_API_KEY');
    }
    return parseInputs({ ...rest, 'api-key': key, destination: 'workspace' });
}
function fault(sentence) {
    return new errors/* InputError */.dz([sentence]);
}
/** An input's text for a message: short, one line. It is the workflow author's own. */
function quoted(text) {
    const plain = text.replace(/[^\x20-\x7e]+/g, ' ');
    return `"${plain.length > 60 ? `${plain.slice(0, 60)}…` : plain}"`;
}
function parseApiKey(text) {
    if (text === '') {
        throw fault('Cannot read the audit log without an API key: the input "api-key" is empty; make a key in Hireflix under My ' +
            'account → API keys, store it as a secret, and pass it in');
    }
    // It becomes a header: RFC 9110 allows visible ASCII. The text is never quoted.
    if (!/^[\x21-\x7e]{1,4096}$/.test(text)) {
        throw fault('Cannot use the API key: it holds spaces or characters that a key never has; copy the key again');
    }
    return text;
}
function parseToken(text) {
    if (/^[\x21-\x7e]{1,4096}$/.test(text))
        return text;
    throw fault('Cannot use the input "github-token": it is empty or holds characters that a token never has; leave it out to ' +
        'use the token of the workflow, or pass one with contents: write on the archive repository');
}
function wordOf(...words) {
    return (text, name) => {
        const found = words.find((word) => word === text);
        if (found === undefined)
            throw fault(`Cannot use ${name} ${quoted(text)}: it must be ${listed(words)}`);
        return found;
    };
}
function listed(words) {
    const last = words.at(-1) ?? '';
    return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
function parseRepository(text) {
    // The owner may be a managed user of an enterprise: jdoe_acme.
    const match = /^([A-Za-z0-9][\w-]{0,99})\/([\w.-]{1,100})$/.exec(text);
    if (match?.[1] === undefined || match[2] === undefined || /^\.\.?$/.test(match[2])) {
        throw fault(`Cannot use repository ${quoted(text)}: it must be owner/name, for example acme/audit-archive`);
    }
    return { owner: match[1], repo: match[2] };
}
// git-check-ref-format(1), as far as a branch that somebody types can go wrong.
function parseBranch(text) {
    const isWrong = /[\s~^:?*[\\\x00-\x1f\x7f]|\.\.|@\{|\/\/|^[/.-]|\/\.|[/.]$|\.lock(\/|$)/.test(text);
    if (text.startsWith('refs/') || isWrong || text.length > 200) {
        throw fault(`Cannot use branch ${quoted(text)}: it must be the plain name of a branch, for example main`);
    }
    return text === '' ? undefined : text;
}
/** A folder inside the repository or workspace, with forward slashes. */
function parsePath(text, name = 'path') {
    const path = text.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
    const isPlain = path
        .split('/')
        .every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git' && part.length <= 100);
    // Control characters, and what Windows or a runner's command would trip over.
    if (!isPlain || /[\x00-\x1f\x7f\\:*?"<>|]/.test(path) || /^~/.test(path) || path.length > 400) {
        throw fault(`Cannot use ${name} ${quoted(text)}: it must be a folder relative to the repository's root without "..", for ` +
            'example audit-log');
    }
    return path;
}
/** https, or http on a loopback address for tests and the sandbox. */
function parseEndpoint(text) {
    const advice = 'it must be an https address, for example https://api.hireflix.com/me';
    if (!URL.canParse(text))
        throw fault(`Cannot use endpoint ${quoted(text)}: ${advice}`);
    const url = new URL(text);
    // broken: password-in-address
    if (url.username !== '' || url.password !== '') {
        throw fault('Cannot use endpoint: it holds a user name or password; the key belongs in the input "api-key"');
    }
    // broken: query-in-address
    if (url.search !== '' || url.hash !== '') {
        throw fault('Cannot use endpoint: it holds "?" or "#"; give the plain address that questions are sent to');
    }
    // broken: link-local
    if (isLinkLocal(url.hostname)) {
        throw fault(`Cannot use endpoint ${quoted(text)}: link-local addresses belong to the machine's own network, where metadata ` +
            'services of clouds answer; give the address of Hireflix');
    }
    // broken: plain-http
    if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
        return url;
    throw fault(`Cannot use endpoint ${quoted(text)}: ${advice}; the API key would travel unprotected`);
}
function isLoopback(host) {
    return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
/** 169.254.0.0/16 (RFC 3927) and fe80::/10 (RFC 4291), in the form into which URL brings every spelling of them. */
function isLinkLocal(host) {
    return /^169\.254\.|^\[fe[89ab][0-9a-f]:|^\[::ffff:a9fe:/.test(host);
}
function wholeFrom(least, most) {
    return (text, name) => {
        const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
        if (number >= least && number <= most)
            return number;
        throw fault(`Cannot use ${name} ${quoted(text)}: it must be a whole number from ${least} to ${most}`);
    };
}
// 90 days is GitHub's limit for public repositories, 400 for private ones; a repository may set less.
function parseRetention(text, name) {
    return text === '' ? undefined : wholeFrom(1, 400)(text, name);
}
function parseLookback(text) {
    if (text === 'all')
        return Number.POSITIVE_INFINITY;
    const match = /^(\d{1,4})([hdw])$/.exec(text);
    const count = Number(match?.[1]);
    if (match === null || count === 0) {
        throw fault(`Cannot use lookback ${quoted(text)}: it must be a time such as 36h, 3d or 2w, or the word all`);
    }
    return count * { h: 3_600_000, d: 86_400_000, w: 604_800_000 }[match[2]];
}
function parseFailOn(text) {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    const unknown = words.filter((word) => word !== 'never' && !conditions/* failConditions */.B.includes(word));
    if (unknown.length > 0) {
        throw new errors/* InputError */.dz(unknown.map((word) => `Cannot use fail-on ${quoted(word)}: it must be any of ${conditions/* failConditions */.B.join(', ')}, or never`));
    }
    if (words.length === 0) {
        throw fault(`Cannot use fail-on ${quoted(text)}: it holds no word; it must be any of ${conditions/* failConditions */.B.join(', ')}, or never`);
    }
    if (words.includes('never') && words.length > 1) {
        throw fault(`Cannot use fail-on ${quoted(text)}: "never" stands alone`);
    }
    return new Set(words.filter((word) => word !== 'never'));
}
// YAML 1.2 core schema, as @actions/core reads booleans. A misspelt one is a fault, never a quiet false.
function parseBoolean(text, name) {
    if (/^(?:true|True|TRUE)$/.test(text))
        return true;
    if (/^(?:false|False|FALSE)$/.test(text))
        return false;
    throw fault(`Cannot use ${name} ${quoted(text)}: it must be true or false`);
}


/***/ }),

/***/ 2216:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ failConditions),
/* harmony export */   y: () => (/* binding */ failedConditions)
/* harmony export */ });
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2472);

const failConditions = ['gap', 'stale', 'unproven', 'quarantine', 'notable', 'critical'];
/** Which `fail-on` conditions a finished run meets; each a sentence. */
function failedConditions(review, failOn) {
    const notable = review.notableInQuestion.length;
    const critical = review.notableInQuestion.filter(({ severity }) => severity === 'critical').length;
    const { quarantinedRows } = review;
    const met = {
        gap: review.newGaps.length > 0 && 'a gap was recorded: events may be missing for good',
        stale: (0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .isStale */ .QO)(review) && 'nothing was proven for more than 3 days',
        unproven: review.verdict === 'unproven' && 'it could not be proven that nothing was missed',
        quarantine: quarantinedRows > 0 && `${quarantinedRows} rows could not be understood`,
        notable: notable > 0 && `${notable} new events are notable`,
        critical: critical > 0 && `${critical} new events are critical`
    };
    return [...failOn].flatMap((condition) => met[condition] === false ? [] : [`${met[condition]} (fail-on: ${condition})`]);
}


/***/ }),

/***/ 6475:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ parsePins)
/* harmony export */ });
/* unused harmony export parsePin */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

/** @throws InputError */
function parsePin(text) {
    const [, seq, sha256] = /^(0|[1-9]\d{0,8}):([0-9a-f]{64})$/.exec(text) ?? [];
    if (seq === undefined || sha256 === undefined) {
        const found = /^[\w:.-]{1,90}$/.test(text) ? `"${text}"` : 'this text';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([
            `Cannot use pin ${found}: it must be a ledger head, number:SHA-256, as the output ledger-head gives it`
        ]);
    }
    return { seq: Number(seq), sha256, text };
}
/** Pins one a line, as an input or a file holds them. @throws InputError, also where there is none */
function parsePins(text) {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    // An empty file where a pin was wanted: "valid" would be taken for the answer.
    if (words.length === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(['Cannot use pin "": it is empty; give a ledger head, or leave it out']);
    return words.map(parsePin);
}


/***/ })

};
