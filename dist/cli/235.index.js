export const id = 235;
export const ids = [235];
export const modules = {

/***/ 7235:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   companyHistory: () => (/* reexport safe */ _company_js__WEBPACK_IMPORTED_MODULE_0__.K),
/* harmony export */   startSandbox: () => (/* reexport safe */ _server_js__WEBPACK_IMPORTED_MODULE_3__.O)
/* harmony export */ });
/* harmony import */ var _company_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8751);
/* harmony import */ var _demo_company_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2666);
/* harmony import */ var _incidents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7280);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9035);







/***/ })

};
