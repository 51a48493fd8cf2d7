export const id = 155;
export const ids = [155];
export const modules = {

/***/ 1155:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   demoCommand: () => (/* binding */ demoCommand)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _archive_opened_archive_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5998);
/* harmony import */ var _assembly_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3214);
/* harmony import */ var _destinations_git_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6424);
/* harmony import */ var _destinations_writing_process_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8029);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3916);
/* harmony import */ var _events_intervals_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(9279);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5721);
/* harmony import */ var _publish_summary_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2376);
/* harmony import */ var _publish_summary_text_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(8243);
/* harmony import */ var _review_report_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2472);
/* harmony import */ var _sandbox_demo_company_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(2666);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(311);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(1506);

















/**
 * The command `demo`: archives several simulated nights of a made-up company. The real archiver speaks HTTP with the
 * sandbox and writes into a git repository; only the clock is simulated. The folder must be new or empty; without one,
 * a temporary folder is made. Returns the exit status.
 */
async function demoCommand(args, { write }) {
    const { positionals } = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_13__/* .parseArguments */ .W)(args, {});
    const [folder, ...more] = positionals;
    if (more.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_8__/* .InputError */ .dz([`Cannot use more than one folder: found ${positionals.length}`]);
    }
    const repository = folder === undefined ? (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), 'hireflix-audit-demo-')) : (0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(folder);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(repository, { recursive: true });
    const git = (...args) => (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFileSync)('git', args, { cwd: repository, encoding: 'utf8' });
    git('init', '--quiet');
    const sandbox = await (0,_sandbox_demo_company_js__WEBPACK_IMPORTED_MODULE_12__/* .startDemoSandbox */ .Hu)();
    const inputs = (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_9__/* .parseFolderInputs */ .bj)({ endpoint: sandbox.endpoint, 'api-key': sandbox.apiKey });
    const destination = new _destinations_git_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .WorkTreeDestination */ .e({
        folder: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(repository, 'audit-log'),
        description: 'audit-log',
        writer: _destinations_writing_process_js__WEBPACK_IMPORTED_MODULE_7__/* .thisProcess */ .W
    });
    write(`A made-up company's Hireflix answers at ${sandbox.endpoint}; the archive is in ${repository}\n\n`);
    let summary = '';
    try {
        for (let night = 1; night <= _sandbox_demo_company_js__WEBPACK_IMPORTED_MODULE_12__/* .demoNights */ .b7; night++) {
            const now = new Date(sandbox.clock.now()).toISOString();
            // So that the history of the archive shows the simulated nights.
            process.env['GIT_AUTHOR_DATE'] = process.env['GIT_COMMITTER_DATE'] = now;
            const stamp = { id: `demo-${night}`, attempt: 1, repository: 'example/demo', version: _version_js__WEBPACK_IMPORTED_MODULE_14__/* .version */ .r };
            const review = await (0,_assembly_js__WEBPACK_IMPORTED_MODULE_5__/* .archiveLog */ .R8)(await (0,_archive_opened_archive_js__WEBPACK_IMPORTED_MODULE_4__/* .openArchive */ .p)(destination), inputs, {
                destination,
                run: stamp,
                log: () => { }
            });
            const { archivedEvents, verdict } = review;
            write(`Night ${night}, ${now}: ${verdict}, ${(0,_review_report_js__WEBPACK_IMPORTED_MODULE_11__/* .countNew */ .Sh)(review)} new events, ${archivedEvents} archived, ` +
                `${review.source?.requests ?? 0} requests, ${review.commits.length === 0 ? 'no commit' : 'committed'}\n`);
            summary = (0,_publish_summary_js__WEBPACK_IMPORTED_MODULE_10__/* .renderSummary */ .B)(review);
            sandbox.clock.advance(_events_intervals_js__WEBPACK_IMPORTED_MODULE_15__/* .dayMs */ .LP);
        }
    }
    finally {
        await sandbox.close();
    }
    const summaryFile = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(repository, 'summary.md');
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(summaryFile, summary);
    write(`\n----- The job summary of the last night (${summaryFile} has its Markdown) -----\n\n`);
    write(`${(0,_publish_summary_text_js__WEBPACK_IMPORTED_MODULE_16__/* .readableSummary */ .v)(summary)}\n`);
    write(`----- git log --stat of the archive -----\n\n${git('log', '--stat')}\n`);
    write(`\nThe archive is in ${repository}\n`);
    return 0;
}


/***/ }),

/***/ 8243:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ readableSummary)
/* harmony export */ });
const chartAndTable = /```mermaid\n[\s\S]*?\n```\n\n?(?:<details><summary>The same as a table<\/summary>\n\n([\s\S]*?)<\/details>)?/g;
/**
 * A summary for a terminal. The table replaces the chart, which only GitHub draws. Folded parts are left out, so a quiet
 * week fits on one screen. Entities become their characters; none of those acts on a terminal, since event text shows
 * such characters by their code point.
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
