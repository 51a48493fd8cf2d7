export const id = 666;
export const ids = [666];
export const modules = {

/***/ 84666:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ParquetEncoder: () => (/* binding */ ParquetEncoder)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var hyparquet_writer__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83732);
/* harmony import */ var hyparquet_writer__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7855);


/** Rows in a row group. Fewer where they hold so much text that memory would not be bounded. */
const groupRows = 50_000;
const groupUnits = 64 * 1024 * 1024;
/** Writes one Parquet file, row group by row group. The same rows and options give the same bytes. */
class ParquetEncoder {
    #buffer = new hyparquet_writer__WEBPACK_IMPORTED_MODULE_1__/* .ByteWriter */ .U();
    #writer;
    #columns;
    #data;
    #rows = 0;
    #units = 0;
    constructor(columns, compression, footer) {
        this.#columns = columns;
        this.#data = columns.map(() => []);
        this.#writer = new hyparquet_writer__WEBPACK_IMPORTED_MODULE_2__/* .ParquetWriter */ .o({
            writer: this.#buffer,
            schema: [{ name: 'schema', num_children: columns.length }, ...columns.flatMap(elementsOf)],
            codec: compression === 'zstd' ? 'ZSTD' : compression === 'none' ? 'UNCOMPRESSED' : 'SNAPPY',
            // Looked up on the module: Node 20 has none.
            compressors: { ZSTD: (node_zlib__WEBPACK_IMPORTED_MODULE_0___default().zstdCompressSync) },
            createdBy: 'hireflix-audit-archive',
            kvMetadata: Object.entries(footer).map(([key, value]) => ({ key, value }))
        });
    }
    add(row, units) {
        for (let index = 0; index < this.#columns.length; index++) {
            const { name, kind, isDistinct } = this.#columns[index];
            const value = row[name];
            this.#data[index]?.push(kind === 'long'
                ? BigInt(value)
                : // Written sooner as bytes.
                    isDistinct && typeof value === 'string'
                        ? Buffer.from(value)
                        : value);
        }
        this.#rows++;
        this.#units += units;
        return this.#rows === groupRows || this.#units > groupUnits ? this.#writeGroup() : undefined;
    }
    end() {
        const last = this.#rows > 0 ? this.#writeGroup() : new Uint8Array();
        this.#writer.finish();
        return Buffer.concat([last, this.#taken()]);
    }
    #writeGroup() {
        const columnData = this.#columns.map(({ name, isUnbounded, isRandom }, index) => ({
            name,
            data: this.#data[index],
            statistics: isUnbounded !== true,
            ...(isRandom === true && this.#writer.codec === 'SNAPPY' ? { codec: 'UNCOMPRESSED' } : {})
        }));
        this.#data = this.#columns.map(() => []);
        this.#writer.write({ columnData, rowGroupSize: this.#rows });
        this.#rows = 0;
        this.#units = 0;
        return this.#taken();
    }
    #taken() {
        const bytes = this.#buffer.getBytes().slice();
        this.#buffer.index = 0;
        return bytes;
    }
}
/** The schema elements of a column and of all in it, in Parquet's order: a parent stands before its children. */
function elementsOf({ name, kind, isRequired, columns }) {
    const repetition_type = isRequired ? 'REQUIRED' : 'OPTIONAL';
    const inner = () => columns.flatMap(elementsOf);
    switch (kind) {
        case 'text':
            return [
                {
                    name,
                    repetition_type,
                    type: 'BYTE_ARRAY',
                    converted_type: 'UTF8',
                    logical_type: { type: 'STRING' }
                }
            ];
        case 'flag':
            return [{ name, repetition_type, type: 'BOOLEAN' }];
        case 'int':
            return [{ name, repetition_type, type: 'INT32' }];
        case 'long':
            return [{ name, repetition_type, type: 'INT64' }];
        case 'time':
            return [
                {
                    name,
                    repetition_type,
                    type: 'INT64',
                    // The older annotation for older readers. Alone it does not say that the time is UTC.
                    converted_type: 'TIMESTAMP_MILLIS',
                    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' }
                }
            ];
        case 'struct':
            return [{ name, repetition_type, num_children: columns.length }, ...inner()];
        case 'list':
            // Three levels: Athena cannot read a bare repeated field.
            return [
                { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
                { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
                { name: 'element', repetition_type: 'REQUIRED', num_children: columns.length },
                ...inner()
            ];
    }
}


/***/ })

};
