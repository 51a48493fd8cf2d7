export const id = 20;
export const ids = [20];
export const modules = {

/***/ 9020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runDemo: () => (/* binding */ runDemo)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _destinations_work_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6991);
/* harmony import */ var _hireflix_client_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5517);
/* harmony import */ var _review_default_rules_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(671);
/* harmony import */ var _review_summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1519);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4992);
/* harmony import */ var _sandbox_demo_company_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2666);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(311);











const dayMs = 86_400_000;
/**
 * Archives several simulated nights of a made-up company: the real archiver over HTTP against the sandbox, into a git
 * repository. Only the clock is simulated. `folder` must be new or empty; without one, a temporary folder is made.
 */
async function runDemo(options) {
    const { write } = options;
    const repository = options.folder === undefined
        ? (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), 'hireflix-audit-demo-'))
        : (0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(options.folder);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(repository, { recursive: true });
    const git = (...args) => (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFileSync)('git', args, { cwd: repository, encoding: 'utf8' });
    git('init', '--quiet');
    const sandbox = await (0,_sandbox_demo_company_js__WEBPACK_IMPORTED_MODULE_9__/* .startDemoSandbox */ .Hu)();
    const source = (0,_hireflix_client_js__WEBPACK_IMPORTED_MODULE_5__/* .hireflixClient */ .x)({
        endpoint: new URL(sandbox.endpoint),
        apiKey: sandbox.apiKey,
        log: () => { }
    });
    write(`A made-up company's Hireflix answers at ${sandbox.endpoint}; the archive is in ${repository}\n\n`);
    let summary = '';
    try {
        for (let night = 1; night <= _sandbox_demo_company_js__WEBPACK_IMPORTED_MODULE_9__/* .demoNights */ .b7; night++) {
            const now = new Date(sandbox.clock.now()).toISOString();
            // So that the history of the archive shows the simulated nights.
            process.env['GIT_AUTHOR_DATE'] = process.env['GIT_COMMITTER_DATE'] = now;
            const report = await (0,_run_js__WEBPACK_IMPORTED_MODULE_8__/* .run */ .e)({
                pageSize: 100,
                concurrency: 4,
                lookbackMs: 3 * dayMs,
                rules: _review_default_rules_js__WEBPACK_IMPORTED_MODULE_6__/* .defaultRules */ .Z,
                secrets: [{ input: 'api-key', value: sandbox.apiKey }],
                run: { id: `demo-${night}`, attempt: 1, repository: 'example/demo', version: _version_js__WEBPACK_IMPORTED_MODULE_10__/* .version */ .r }
            }, {
                source,
                destination: (0,_destinations_work_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .workTreeDestination */ .e)({
                    folder: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(repository, 'audit-log'),
                    description: 'audit-log'
                }),
                log: () => { },
                sleep: async () => { },
                random: Math.random
            });
            const { newEvents, archivedEvents, verdict } = report;
            write(`Night ${night}, ${now}: ${verdict}, ${newEvents.length} new events, ${archivedEvents} archived, ` +
                `${report.source?.requests ?? 0} requests, ${report.commits.length === 0 ? 'no commit' : 'committed'}\n`);
            summary = (0,_review_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .renderSummary */ .B)(report, _review_default_rules_js__WEBPACK_IMPORTED_MODULE_6__/* .defaultRules */ .Z);
            sandbox.clock.advance(dayMs);
        }
    }
    finally {
        await source.close();
        await sandbox.close();
    }
    const summaryFile = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(repository, 'summary.md');
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(summaryFile, summary);
    write(`\n----- The job summary of the last night (${summaryFile} has its Markdown) -----\n\n`);
    write(`${readable(summary)}\n`);
    write(`----- git log --stat of the archive -----\n\n${git('log', '--stat')}\n`);
    write(`\nThe archive is in ${repository}\n`);
}
// The summary writes event text as HTML entities, so that nothing in it can act; a terminal reads better without.
function readable(summary) {
    return summary
        .replace(/<wbr>|<\/?(?:code|details|summary)>/g, '')
        .replace(/&#(\d+);/g, (_all, code) => String.fromCodePoint(Number(code)));
}


/***/ })

};
