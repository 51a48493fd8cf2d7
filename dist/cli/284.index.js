export const id = 284;
export const ids = [284];
export const modules = {

/***/ 3991:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  demoCommand: () => (/* binding */ demoCommand)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/cli/arguments.ts
var cli_arguments = __webpack_require__(1506);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/destinations/git-folder.ts + 3 modules
var git_folder = __webpack_require__(5381);
// EXTERNAL MODULE: ./src/hireflix/client.ts + 9 modules
var client = __webpack_require__(4767);
// EXTERNAL MODULE: ./src/publish/summary.ts + 4 modules
var publish_summary = __webpack_require__(7736);
// EXTERNAL MODULE: ./src/publish/summary-text.ts
var summary_text = __webpack_require__(8243);
// EXTERNAL MODULE: ./src/review/default-rules.ts
var default_rules = __webpack_require__(671);
// EXTERNAL MODULE: ./src/review/report.ts
var review_report = __webpack_require__(2472);
// EXTERNAL MODULE: ./src/run/run.ts + 14 modules
var run = __webpack_require__(7663);
// EXTERNAL MODULE: ./src/sandbox/demo-company.ts
var demo_company = __webpack_require__(2666);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/cli/demo-nights.ts













const dayMs = 86_400_000;
/**
 * Archives several simulated nights of a made-up company: the real archiver over HTTP against the sandbox, into a git
 * repository. Only the clock is simulated. `folder` must be new or empty; without one, a temporary folder is made.
 */
async function runDemo(options) {
    const { write } = options;
    const repository = options.folder === undefined
        ? (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'hireflix-audit-demo-'))
        : (0,external_node_path_.resolve)(options.folder);
    (0,external_node_fs_.mkdirSync)(repository, { recursive: true });
    const git = (...args) => (0,external_node_child_process_.execFileSync)('git', args, { cwd: repository, encoding: 'utf8' });
    git('init', '--quiet');
    const sandbox = await (0,demo_company/* startDemoSandbox */.Hu)();
    const source = (0,client/* hireflixClient */.x)({
        endpoint: new URL(sandbox.endpoint),
        apiKey: sandbox.apiKey,
        log: () => { }
    });
    write(`A made-up company's Hireflix answers at ${sandbox.endpoint}; the archive is in ${repository}\n\n`);
    let summary = '';
    try {
        for (let night = 1; night <= demo_company/* demoNights */.b7; night++) {
            const now = new Date(sandbox.clock.now()).toISOString();
            // So that the history of the archive shows the simulated nights.
            process.env['GIT_AUTHOR_DATE'] = process.env['GIT_COMMITTER_DATE'] = now;
            const report = await (0,run/* run */.e)({
                pageSize: 100,
                concurrency: 4,
                lookbackMs: 3 * dayMs,
                rules: default_rules/* defaultRules */.Z,
                secrets: [{ input: 'api-key', value: sandbox.apiKey }],
                run: { id: `demo-${night}`, attempt: 1, repository: 'example/demo', version: version/* version */.r }
            }, {
                source,
                destination: (0,git_folder/* workTreeDestination */.e)({
                    folder: (0,external_node_path_.join)(repository, 'audit-log'),
                    description: 'audit-log'
                }),
                log: () => { },
                sleep: async () => { },
                random: Math.random
            });
            const { archivedEvents, verdict } = report;
            write(`Night ${night}, ${now}: ${verdict}, ${(0,review_report/* countNew */.S)(report)} new events, ${archivedEvents} archived, ` +
                `${report.source?.requests ?? 0} requests, ${report.commits.length === 0 ? 'no commit' : 'committed'}\n`);
            summary = (0,publish_summary/* renderSummary */.B)(report, default_rules/* defaultRules */.Z);
            sandbox.clock.advance(dayMs);
        }
    }
    finally {
        await source.close();
        await sandbox.close();
    }
    const summaryFile = (0,external_node_path_.join)(repository, 'summary.md');
    (0,external_node_fs_.writeFileSync)(summaryFile, summary);
    write(`\n----- The job summary of the last night (${summaryFile} has its Markdown) -----\n\n`);
    write(`${(0,summary_text/* readableSummary */.v)(summary)}\n`);
    write(`----- git log --stat of the archive -----\n\n${git('log', '--stat')}\n`);
    write(`\nThe archive is in ${repository}\n`);
}

;// CONCATENATED MODULE: ./src/cli/demo.ts



/** The command `demo`. Returns the exit status. */
async function demoCommand(args, { write }) {
    const { positionals } = (0,cli_arguments/* parseArguments */.W)(args, {});
    if (positionals.length > 1) {
        throw new errors/* InputError */.dz([`Cannot use more than one folder: found ${positionals.length}`]);
    }
    await runDemo({ folder: positionals[0], write });
    return 0;
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

/***/ 8243:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ readableSummary)
/* harmony export */ });
const chartAndTable = /```mermaid\n[\s\S]*?\n```\n\n?(?:<details><summary>The same as a table<\/summary>\n\n([\s\S]*?)<\/details>)?/g;
/**
 * A summary as a terminal reads well: with the table in place of the chart, which only GitHub draws, and without what it
 * folds away, so that a quiet week fits on one screen here too; with the characters that its entities stand for. Those that a terminal would act on are not among them: event text shows them by their code point.
 */
function readableSummary(summary) {
    return summary
        .replace(chartAndTable, '$1')
        .replace(/<details><summary>(.*?)<\/summary>[\s\S]*?<\/details>/g, '$1: not shown here')
        .replace(/<wbr>|<\/?code>/g, '')
        .replaceAll('&#160;', ' ')
        .replace(/&#(\d+);/g, (_all, code) => String.fromCodePoint(Number(code)))
        .replace(/\n{3,}/g, '\n\n');
}


/***/ })

};
