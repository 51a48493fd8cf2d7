export const id = 193;
export const ids = [193];
export const modules = {

/***/ 1506:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ parseFolder),
/* harmony export */   W: () => (/* binding */ parseArguments)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);


/** @throws InputError */
function parseArguments(args, options) {
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({ args: [...args], options, allowPositionals: true, strict: true });
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([`Cannot use these arguments: ${error.message}`]);
    }
}
/** The one folder that a command is about. @throws InputError */
function parseFolder(command, positionals) {
    const [folder, ...more] = positionals;
    if (folder === undefined || folder === '')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([`Cannot ${command} without a folder: name one, for example audit-log`]);
    if (more.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz([`Cannot ${command} more than one folder: found ${positionals.length}`]);
    return folder;
}


/***/ }),

/***/ 1193:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sandboxCommand: () => (/* binding */ sandboxCommand)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _events_intervals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9279);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1506);



/**
 * The command `sandbox`: as many weeks of events as Hireflix retains, up to now. Its clock stands, so a second run finds
 * nothing new. Returns the exit status once `ended` is fulfilled.
 */
async function sandboxCommand(args, output) {
    const { positionals } = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_1__/* .parseArguments */ .W)(args, {});
    if (positionals.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz([`Cannot use "${positionals[0]}": sandbox takes no arguments`]);
    // A server of GraphQL comes with it, which nothing else needs.
    const { companyHistory, startSandbox } = await Promise.all(/* import() */[__webpack_require__.e(274), __webpack_require__.e(603), __webpack_require__.e(666), __webpack_require__.e(235)]).then(__webpack_require__.bind(__webpack_require__, 7235));
    const now = output.now();
    const history = companyHistory({ seed: 1, from: now - 61 * _events_intervals_js__WEBPACK_IMPORTED_MODULE_2__/* .dayMs */ .LP, to: now });
    const sandbox = await startSandbox({ now, history });
    output.write(`endpoint=${sandbox.endpoint}\napi-key=${sandbox.apiKey}\n`);
    await output.ended();
    await sandbox.close();
    return 0;
}


/***/ }),

/***/ 9279:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   LP: () => (/* binding */ dayMs),
/* harmony export */   Z6: () => (/* binding */ unionOf),
/* harmony export */   pm: () => (/* binding */ intervalAt)
/* harmony export */ });
const dayMs = 86_400_000;
/** Joins intervals that overlap or touch (5 and 6 touch: there is no millisecond between). Empty ones vanish. */
function unionOf(intervals) {
    const sorted = intervals.filter(({ from, to }) => from <= to).sort((a, b) => a.from - b.from);
    const joined = [];
    for (const interval of sorted) {
        const last = joined.at(-1);
        if (last !== undefined && interval.from <= last.to + 1) {
            joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) };
        }
        else
            joined.push(interval);
    }
    return joined;
}
/** The interval of the set that holds the millisecond. */
function intervalAt(set, ms) {
    return set.find(({ from, to }) => from <= ms && ms <= to);
}
/** The parts of the set inside the bounds. */
function clip(set, bounds) {
    return unionOf(set.map(({ from, to }) => ({ from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) })));
}


/***/ })

};
