export const id = 721;
export const ids = [721];
export const modules = {

/***/ 1998:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ networkOf)
/* harmony export */ });
const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipv4 = new RegExp(`^${octet}\\.${octet}\\.${octet}\\.${octet}$`);
/**
 * The network that an address lies in: its first 24 bits for IPv4 (also where it is written as IPv6, `::ffff:…`), its
 * first 48 for IPv6, in CIDR form with RFC 5952's spelling. `undefined` for a text that is no address.
 */
function networkOf(text) {
    const octets = ipv4.exec(text);
    if (octets !== null)
        return `${octets[1]}.${octets[2]}.${octets[3]}.0/24`;
    const groups = groupsOf(text.replace(/%[\w.-]{1,64}$/, ''));
    if (groups === undefined)
        return undefined;
    const [a, b, c, d, e, f, g = 0, h = 0] = groups;
    if ([a, b, c, d, e].every((group) => group === 0) && f === 0xffff) {
        return `${g >> 8}.${g & 0xff}.${h >> 8}.0/24`;
    }
    const [first, second, third] = [a, b, c].map((group) => (group ?? 0).toString(16));
    return `${new URL(`http://[${first}:${second}:${third}::]`).hostname.slice(1, -1)}/48`;
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






/** What every pseudonym begins with; 32 hex digits follow. */
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
     * replaced, but for a number that is its timestamp.
     */
    parseRow(row, serverNow) {
        // A deeper row is no event, and must not be gone through level by level.
        const isShallow = (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .depthOf */ .d1)(row, _event_js__WEBPACK_IMPORTED_MODULE_2__/* .maxDepth */ .Mw) <= _event_js__WEBPACK_IMPORTED_MODULE_2__/* .maxDepth */ .Mw;
        const stored = isShallow
            ? this.fields.reduce((replaced, field) => this.#replace(replaced, field, 0), row)
            : row;
        const parsed = (0,_event_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRow */ .W0)(stored, serverNow);
        return parsed.kind === 'event' ? parsed : (0,_event_js__WEBPACK_IMPORTED_MODULE_2__/* .quarantined */ .bY)(this.#replaceAll(row), parsed.quarantined.reason);
    }
    #replaceAll(row) {
        const replaced = (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .mapScalars */ .ih)(row, (scalar) => this.#replaceScalar(scalar, 'pseudonym'));
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
            return (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .mapScalars */ .ih)(value, (scalar) => this.#replaceScalar(scalar, form));
        if (Array.isArray(value))
            return value.map((item) => this.#replace(item, field, depth));
        if (!(0,_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .isJsonObject */ .OW)(value))
            return this.#replaceScalar(value, 'pseudonym');
        const member = (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_5__/* .memberOf */ .C5)(value, name);
        return member === undefined ? value : { ...value, [name]: this.#replace(member, field, depth + 1) };
    }
    #replaceScalar(value, form) {
        const text = textOf(value);
        if (text === undefined)
            return value;
        return (form === 'network' ? (0,_networks_js__WEBPACK_IMPORTED_MODULE_3__/* .networkOf */ .A)(text) : undefined) ?? this.key.pseudonymOf(text);
    }
}
/** What a scalar says; `undefined` for null, true and false, which name nobody. */
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

/***/ 4874:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ SecretSearch)
/* harmony export */ });
/* harmony import */ var _exact_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7269);

/** Anything shorter is no secret, and would be found in every second event. */
const shortestSecret = 8;
/** Texts within texts: a percent-encoded address as a parameter of another one. */
const decodings = 3;
const longestPath = 6;
/**
 * Finds secrets in text that somebody else wrote: as they are, in JSON, percent-encoded, as HTML entities, in
 * hexadecimal, and in base64 wherever they begin in what was encoded.
 */
class SecretSearch {
    #spellings;
    constructor(secrets) {
        this.#spellings = secrets
            .filter(({ value }) => value.length >= shortestSecret)
            .flatMap((secret) => spellingsOf(secret.value).map((spelling) => [spelling, secret]));
    }
    find(text) {
        // Nearly every text stands for itself.
        if (!/[%\\&]/.test(text))
            return this.#spellings.find(([spelling]) => text.includes(spelling))?.[1];
        const texts = new Set([text]);
        let unread = [text];
        for (let turn = 0; turn <= decodings; turn++) {
            for (const each of unread) {
                const found = this.#spellings.find(([spelling]) => each.includes(spelling));
                if (found !== undefined)
                    return found[1];
            }
            unread = unread
                .flatMap((each) => decoders.map((decode) => decode(each)))
                .filter((each) => !texts.has(each));
            for (const each of unread)
                texts.add(each);
        }
        return undefined;
    }
    /**
     * Where in a JSON text a secret stands, as the names of members that lead there. A name is a stranger's text too: one
     * that is not plain, or holds the secret itself, is not shown.
     */
    findIn(json) {
        const secret = this.find(json);
        if (secret === undefined)
            return undefined;
        const pending = [{ value: (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseExactJson */ .lQ)(json), path: [] }];
        for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
            const { value, path } = next;
            if (typeof value !== 'object' || value === null || value instanceof _exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .ExactNumber */ .fh) {
                const text = value instanceof _exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .ExactNumber */ .fh ? value.digits : JSON.stringify(value);
                if (this.find(text) !== undefined)
                    return { secret, path: textOf(path) };
                continue;
            }
            for (const [name, member] of Object.entries(value)) {
                const shown = (0,_exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) ? this.#shown(name) : name;
                // A path of more names says no more.
                const inner = path.length < longestPath ? [...path, shown] : path;
                if ((0,_exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(value) && this.find(JSON.stringify(name)) !== undefined) {
                    return { secret, path: textOf(inner) };
                }
                pending.push({ value: member, path: inner });
            }
        }
        return { secret, path: '(more than one)' };
    }
    #shown(name) {
        return /^[A-Za-z_]\w{0,39}$/.test(name) && this.find(name) === undefined ? name : '(another name)';
    }
}
function textOf(path) {
    return path.length === 0 ? '(the row itself)' : path.join('.');
}
function spellingsOf(secret) {
    const hex = Buffer.from(secret).toString('hex');
    const spellings = [secret, JSON.stringify(secret).slice(1, -1), hex, hex.toUpperCase()];
    // What stands before it in the encoded text decides where its bits begin: one of three ways.
    for (const before of [0, 1, 2]) {
        const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
        const from = Math.ceil((before * 8) / 6);
        const to = Math.floor((bytes.length * 8) / 6);
        spellings.push(bytes.toString('base64').slice(from, to), bytes.toString('base64url').slice(from, to));
    }
    return [...new Set(spellings)];
}
/** Each by itself: a secret that holds a percent sign must not be decoded away. */
const decoders = [
    (text) => text.replace(/%([0-9a-f]{2})/gi, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    (text) => text.replace(/\\+u00([0-7][0-9a-f])|\\(["\\/])/gi, (_all, hex, plain) => plain === undefined ? String.fromCharCode(Number.parseInt(hex, 16)) : plain),
    (text) => text.replace(/&#(?:x0*([0-7]?[0-9a-f])|0*(\d{1,3}));/gi, (_all, hex, decimal) => String.fromCharCode(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)))
];


/***/ }),

/***/ 5721:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bj: () => (/* binding */ parseFolderInputs),
  Rr: () => (/* binding */ parsePath)
});

// UNUSED EXPORTS: failConditions, inputNames, parseInputs, secretInputs

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/events/pseudonyms.ts
var events_pseudonyms = __webpack_require__(8882);
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
        const found = own.has(name) ? undefined : search.find(text);
        if (found === undefined)
            continue;
        faults.set(name, `Cannot use ${name}: it holds the secret of the input "${found.input}", which would be shown or stored with it; ` +
            'pass that secret in its own input alone');
    }
    return faults;
}

;// CONCATENATED MODULE: ./src/inputs/inputs.ts







const failConditions = ['gap', 'unproven', 'quarantine', 'notable', 'critical'];
/** Every input that action.yml declares; a test compares the two. */
const inputNames = (/* unused pure expression or super */ null && ([
    'api-key',
    'mode',
    'destination',
    'repository',
    'branch',
    'path',
    'github-token',
    'endpoint',
    'page-size',
    'concurrency',
    'lookback',
    'review-period',
    'notable',
    'fail-on',
    'allow-public',
    'sign-off',
    'health-issue',
    'pseudonymize',
    'pseudonym-key',
    'pin',
    'artifact-name',
    'artifact-retention-days',
    'report-artifact'
]));
/** Those whose text is a secret: masked first thing, and searched for in whatever is about to be written. */
const secretInputs = [
    'api-key',
    'github-token',
    'pseudonym-key'
];
/**
 * Reads all inputs and names all faults at once.
 * @throws InputError with one sentence per fault.
 */
function parseInputs(texts) {
    const secrets = secretsIn(texts);
    const misplaced = findMisplacedSecrets(texts, secrets);
    const faults = [...misplaced.values()];
    const take = (name, parse) => {
        if (misplaced.has(name))
            return undefined;
        try {
            return parse((texts[name] ?? '').trim());
        }
        catch (error) {
            if (!(error instanceof errors/* InputError */.dz))
                throw error;
            faults.push(...error.faults);
            return undefined;
        }
    };
    const destination = take('destination', (text) => parseWord('destination', text || 'repository', ['repository', 'artifact', 'workspace']));
    const signOff = take('sign-off', (text) => parseBoolean('sign-off', text || 'false'));
    const healthIssue = take('health-issue', (text) => parseBoolean('health-issue', text || 'false'));
    const isRepository = destination === undefined || destination === 'repository';
    const needsGitHub = isRepository || signOff === true || healthIssue === true;
    const mode = take('mode', (text) => parseWord('mode', text || 'archive', ['archive', 'report', 'verify']));
    const inputs = {
        mode,
        pins: take('pin', pins/* parsePins */.M),
        // Verifying and reporting need no key, and must not be given more than it needs.
        apiKey: take('api-key', (text) => (mode === 'verify' || mode === 'report' ? '' : parseApiKey(text))),
        destination,
        slug: take('repository', (text) => (needsGitHub ? parseRepository(text) : { owner: '', repo: '' })),
        branch: take('branch', parseBranch),
        path: take('path', (text) => parsePath(text || 'audit-log')),
        githubToken: take('github-token', (text) => (needsGitHub ? parseToken(text) : text)),
        endpoint: take('endpoint', (text) => parseEndpoint(text || 'https://api.hireflix.com/me')),
        pageSize: take('page-size', (text) => parseWhole('page-size', text || '100', 1, 1000)),
        concurrency: take('concurrency', (text) => parseWhole('concurrency', text || '4', 1, 16)),
        lookbackMs: take('lookback', (text) => parseLookback(text || '3d')),
        reviewPeriod: take('review-period', (text) => (0,review_period/* parseReviewPeriod */.HR)(text || '7d')),
        notable: take('notable', (text) => (0,rules/* parseRules */.NR)(text)),
        failOn: take('fail-on', (text) => parseFailOn(text || 'gap')),
        allowPublic: take('allow-public', (text) => parseBoolean('allow-public', text || 'false')),
        signOff,
        healthIssue,
        artifactName: take('artifact-name', (text) => parseArtifactName(text || 'hireflix-audit-log')),
        artifactRetentionDays: take('artifact-retention-days', parseRetention),
        reportArtifact: take('report-artifact', parseReportArtifact)
    };
    // What only reads an archive shows it as it is stored.
    const pseudonyms = take('pseudonymize', (text) => mode === 'archive' ? (0,events_pseudonyms/* parsePseudonyms */.vC)(text, (texts['pseudonym-key'] ?? '').trim()) : undefined);
    faults.push(...faultsOfArtifacts(inputs));
    if (faults.length > 0)
        throw new errors/* InputError */.dz(faults);
    // Without faults every input was parsed.
    const { slug, branch, ...parsed } = inputs;
    const { artifactRetentionDays, reportArtifact } = inputs;
    return {
        ...parsed,
        ...slug,
        branch: branch === '' ? undefined : branch,
        artifactRetentionDays,
        reportArtifact,
        pseudonyms,
        secrets
    };
}
function secretsIn(texts) {
    return secretInputs
        .map((input) => ({ input, value: (texts[input] ?? '').trim() }))
        .filter(({ value }) => value !== '');
}
function faultsOfArtifacts(inputs) {
    const { mode, destination, reportArtifact, signOff } = inputs;
    const faults = [];
    if (destination === 'artifact' && signOff === true) {
        faults.push('Cannot use sign-off with destination "artifact": a review is signed against an archive that lasts, and an ' +
            'artifact ends; use destination "repository"');
    }
    if (destination === 'artifact' && (mode === 'report' || mode === 'verify')) {
        faults.push(`Cannot use destination "artifact" in mode ${mode}: an artifact is written once and not read; download it ` +
            'first, and use destination "workspace" with its folder as the path');
    }
    if (reportArtifact !== undefined && mode === 'verify') {
        faults.push('Cannot use report-artifact in mode verify: it reviews nothing; use mode archive or report');
    }
    return faults;
}
/** What the command line needs: the same inputs by the same rules, for a folder. */
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
/** What was found, for a message: short, one line. An input is the workflow author's own text. */
function quoted(text) {
    const plain = text.replace(/[^\x20-\x7e]+/g, ' ');
    return `"${plain.length > 60 ? `${plain.slice(0, 60)}…` : plain}"`;
}
function parseApiKey(text) {
    if (text === '') {
        throw fault('Cannot read the audit log without an API key: the input "api-key" is empty; make a key in Hireflix under My ' +
            'account → API keys, store it as a secret, and pass it in');
    }
    // It becomes a header: RFC 9110 allows visible ASCII. What was found is not quoted.
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
function parseWord(name, text, words) {
    const found = words.find((word) => word === text);
    if (found === undefined)
        throw fault(`Cannot use ${name} ${quoted(text)}: it must be ${listed(words)}`);
    return found;
}
function listed(words) {
    const last = words.at(-1) ?? '';
    return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
function parseRepository(text) {
    const match = /^([A-Za-z0-9][A-Za-z0-9-]{0,99})\/([\w.-]{1,100})$/.exec(text);
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
    return text;
}
/** A folder inside the repository or workspace, with forward slashes. */
function parsePath(text) {
    const path = text.replace(/\/+$/, '');
    const isPlain = path
        .split('/')
        .every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git' && part.length <= 100);
    // Control characters, and what Windows or a runner's command would trip over.
    if (!isPlain || /[\x00-\x1f\x7f\\:*?"<>|]/.test(path) || /^~/.test(path) || path.length > 400) {
        throw fault(`Cannot use path ${quoted(text)}: it must be a folder relative to the repository's root without "..", for ` +
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
    if (url.username !== '' || url.password !== '') {
        throw fault('Cannot use endpoint: it holds a user name or password; the key belongs in the input "api-key"');
    }
    if (url.search !== '' || url.hash !== '') {
        throw fault('Cannot use endpoint: it holds "?" or "#"; give the plain address that questions are sent to');
    }
    if (isLinkLocal(url.hostname)) {
        throw fault(`Cannot use endpoint ${quoted(text)}: link-local addresses belong to the machine's own network, where metadata ` +
            'services of clouds answer; give the address of Hireflix');
    }
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
function parseWhole(name, text, least, most) {
    const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= least && number <= most)) {
        throw fault(`Cannot use ${name} ${quoted(text)}: it must be a whole number from ${least} to ${most}`);
    }
    return number;
}
// 90 days is GitHub's limit for public repositories, 400 for private ones; a repository may set less.
function parseRetention(text) {
    return text === '' ? undefined : parseWhole('artifact-retention-days', text, 1, 400);
}
/** Milliseconds; Infinity for `all`. */
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
    const unknown = words.filter((word) => word !== 'never' && !failConditions.includes(word));
    if (unknown.length > 0) {
        throw new errors/* InputError */.dz(unknown.map((word) => `Cannot use fail-on ${quoted(word)}: it must be any of ${failConditions.join(', ')}, or never`));
    }
    if (words.length === 0) {
        throw fault(`Cannot use fail-on ${quoted(text)}: it holds no word; it must be any of ${failConditions.join(', ')}, or never`);
    }
    if (words.includes('never') && words.length > 1) {
        throw fault(`Cannot use fail-on ${quoted(text)}: "never" stands alone`);
    }
    return new Set(words.filter((word) => word !== 'never'));
}
// YAML 1.2 core schema, as @actions/core reads booleans. A misspelt one is a fault, never a quiet false.
function parseBoolean(name, text) {
    if (/^(?:true|True|TRUE)$/.test(text))
        return true;
    if (/^(?:false|False|FALSE)$/.test(text))
        return false;
    throw fault(`Cannot use ${name} ${quoted(text)}: it must be true or false`);
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
/** Pins one a line, as an input or a file holds them. @throws InputError */
function parsePins(text) {
    return text
        .split(/[\s,]+/)
        .filter((word) => word !== '')
        .map(parsePin);
}


/***/ })

};
