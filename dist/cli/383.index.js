export const id = 383;
export const ids = [383];
export const modules = {

/***/ 4764:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exportCommand: () => (/* binding */ exportCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/export/manifest.ts
const manifestPath = '_manifest.json';
/** Changes when the same events give other bytes: every month is then written anew. */
const layout = 1;
function manifestOf(options, found) {
    const { archive, ledger_head, coverage, gaps, quarantined, months } = found;
    const sumOf = (count) => months.reduce((sum, month) => sum + count(month), 0);
    return {
        spec: 'hireflix-audit-archive/export/1',
        archive,
        ledger_head,
        ...formOf(options),
        coverage,
        gaps,
        events: sumOf(({ events }) => events),
        redacted: sumOf(({ redacted }) => redacted),
        quarantined,
        months
    };
}
/** What decides, besides its events, of which bytes a file is. */
function formOf({ format, schema, ocsfVersion, compression }) {
    return { layout, format, schema, ocsf_version: ocsfVersion ?? null, compression };
}
function serializeManifest(manifest) {
    return `${JSON.stringify(manifest, undefined, 1)}\n`;
}
const filePath = /^(?:events|ocsf-(?:6003|3002))\/month=\d{4}-\d\d\/events\.(?:parquet|ndjson)$/;
/** Whether an export may have a file of this name: what a manifest names may be removed. */
function isExportedPath(path) {
    return filePath.test(path);
}
/** `undefined` for a text that is no manifest of this version, or that names files which no export has. */
function parseManifest(text) {
    try {
        const manifest = JSON.parse(text);
        const isOurs = manifest.spec === 'hireflix-audit-archive/export/1' &&
            serializeManifest(manifest) === text &&
            manifest.months.every(({ events, redacted }) => Number.isSafeInteger(events) && Number.isSafeInteger(redacted)) &&
            /^[0-9a-f]{64}$/.test(manifest.archive) &&
            pathsOf(manifest).every((path) => typeof path === 'string' && isExportedPath(path));
        return isOurs ? manifest : undefined;
    }
    catch {
        return undefined;
    }
}
/** The files of an export, its manifest apart. */
function pathsOf({ months }) {
    return months.flatMap(({ files }) => files.map(({ path }) => path));
}

// EXTERNAL MODULE: ./src/destinations/file-system-faults.ts
var file_system_faults = __webpack_require__(5631);
// EXTERNAL MODULE: ./src/destinations/staging.ts
var destinations_staging = __webpack_require__(4576);
// EXTERNAL MODULE: ./src/destinations/staging-lock.ts
var staging_lock = __webpack_require__(8634);
// EXTERNAL MODULE: ./src/destinations/state-folder.ts
var state_folder = __webpack_require__(653);
;// CONCATENATED MODULE: ./src/destinations/export-folder.ts










/**
 * Works on the folder of an export, and keeps other exports away from it meanwhile. A change is staged in the user's state folder,
 * where no repository can bring one, and decided at one instant, as an archive's is (staging.ts): a crash before it leaves the old export, after it the
 * next export finishes the change.
 * @throws InputError for a folder that no export has made; ArchiveError when another export works on it, or it cannot be
 *   written.
 */
function withExportFolder(folder, writer, work) {
    return (0,file_system_faults/* explaining */.S)(`Cannot write the export to "${folder}"`, async () => {
        await verifyUsable(folder);
        await (0,state_folder/* makeStateFolder */.En)();
        const staging = (0,state_folder/* statePathOf */.I9)(folder);
        const lock = await (0,staging_lock/* acquireLock */.IZ)(staging, writer);
        const place = { folder, staging, writer };
        try {
            await recover(place);
            const result = await work(new FolderTarget(place, await readManifest(folder)));
            await writer.before('release');
            await lock.release();
            return result;
        }
        catch (fault) {
            // Decided but not carried out: the next export finishes it. Any other failure leaves nothing behind.
            if (await (0,destinations_staging/* hasStagedChange */.F_)(staging))
                lock.abandon();
            else
                await lock.release().catch(() => lock.abandon());
            throw fault;
        }
    });
}
/** Neither may lie in the other: an archive folder holds the archive's files and no others. @throws InputError */
async function verifyApart(folder, archive) {
    const [out, from] = [await realPathOf(folder), await realPathOf(archive)];
    if (!isWithin(out, from) && !isWithin(from, out))
        return;
    throw new errors/* InputError */.dz([
        `Cannot export to "${folder}": it is the archive's folder, or one lies in the other; name a folder beside it`
    ]);
}
function isWithin(path, outer) {
    const way = (0,external_node_path_.relative)(outer, path);
    return way === '' || (way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && (0,external_node_path_.resolve)(outer, way) === path);
}
/** As far as it exists, without links. */
async function realPathOf(path) {
    const found = await (0,promises_.realpath)(path).catch((0,staging_lock/* ignoring */.O_)('ENOENT', 'ENOTDIR'));
    if (found !== undefined || (0,external_node_path_.dirname)(path) === path)
        return found ?? path;
    return (0,external_node_path_.join)(await realPathOf((0,external_node_path_.dirname)(path)), (0,external_node_path_.basename)(path));
}
class FolderTarget {
    place;
    manifest;
    #new;
    constructor(place, manifest) {
        this.place = place;
        this.manifest = manifest;
        this.#new = (0,external_node_path_.join)(place.staging, 'new');
    }
    async digestOf(path) {
        const file = (0,external_node_path_.join)(this.place.folder, path);
        const entry = await (0,promises_.lstat)(file).catch((0,staging_lock/* ignoring */.O_)('ENOENT', 'ENOTDIR'));
        if (entry?.isFile() !== true)
            return undefined;
        const digest = (0,external_node_crypto_.createHash)('sha256');
        for await (const chunk of (0,external_node_fs_.createReadStream)(file))
            digest.update(chunk);
        return digest.digest('hex');
    }
    async create(path) {
        if (!isExportedPath(path))
            throw new Error('No export has a file of this name');
        await (0,destinations_staging/* verifySameDevice */.oT)(this.place.folder, this.place.staging);
        await (0,promises_.mkdir)(this.#new, { recursive: true });
        await this.place.writer.before(`create ${path}`);
        return new NewFile((0,external_node_path_.join)(this.#new, stagedNameOf(path)));
    }
    async commit(manifest) {
        const { staging, writer } = this.place;
        await (0,promises_.mkdir)(this.#new, { recursive: true });
        await (0,destinations_staging/* syncFolder */.Yw)(this.#new);
        await writer.before('describe');
        await (0,destinations_staging/* writeSynced */.EY)((0,external_node_path_.join)(staging, 'manifest.tmp'), manifest);
        await writer.before('decide');
        await (0,promises_.rename)((0,external_node_path_.join)(staging, 'manifest.tmp'), (0,external_node_path_.join)(staging, 'manifest.json'));
        await (0,destinations_staging/* syncFolder */.Yw)(staging);
        await finish(this.place, manifest);
    }
}
class NewFile {
    #file;
    #digest = (0,external_node_crypto_.createHash)('sha256');
    #bytes = 0;
    constructor(path) {
        this.#file = (0,external_node_fs_.openSync)(path, 'wx');
    }
    write(bytes) {
        for (let written = 0; written < bytes.length;)
            written += (0,external_node_fs_.writeSync)(this.#file, bytes, written);
        this.#digest.update(bytes);
        this.#bytes += bytes.length;
    }
    end() {
        (0,external_node_fs_.fsyncSync)(this.#file);
        (0,external_node_fs_.closeSync)(this.#file);
        return { bytes: this.#bytes, sha256: this.#digest.digest('hex') };
    }
}
const stagedNameOf = (path) => path.replaceAll('/', '~');
const pathOfStaged = (name) => name.replaceAll('~', '/');
/** Carries a decided change out. Repeating it after a crash anywhere in it ends the same. */
async function finish({ folder, staging, writer }, manifest) {
    const next = new Set(pathsOf(parseManifest(manifest)));
    const previous = parseManifest((await findManifest(folder)) ?? '');
    await (0,promises_.mkdir)(folder, { recursive: true });
    for (const name of await (0,promises_.readdir)((0,external_node_path_.join)(staging, 'new'))) {
        const path = pathOfStaged(name);
        if (!next.has(path))
            continue;
        await makeFolders(folder, path);
        await writer.before(`place ${path}`);
        await (0,promises_.rename)((0,external_node_path_.join)(staging, 'new', name), (0,external_node_path_.join)(folder, path));
        await (0,destinations_staging/* syncFolder */.Yw)((0,external_node_path_.dirname)((0,external_node_path_.join)(folder, path)));
    }
    for (const path of previous === undefined ? [] : pathsOf(previous)) {
        if (next.has(path))
            continue;
        await writer.before(`remove ${path}`);
        await removeFile(folder, path);
    }
    await writer.before(`place ${manifestPath}`);
    await (0,promises_.rename)((0,external_node_path_.join)(staging, 'manifest.json'), (0,external_node_path_.join)(folder, manifestPath));
    await (0,destinations_staging/* syncFolder */.Yw)(folder);
    await (0,destinations_staging/* syncFolder */.Yw)((0,external_node_path_.dirname)(folder));
}
/** Makes the folders of a file. A link among them would lead elsewhere. */
async function makeFolders(folder, path) {
    const [first = '', second = ''] = path.split('/');
    for (const each of [(0,external_node_path_.join)(folder, first), (0,external_node_path_.join)(folder, first, second)]) {
        await (0,promises_.mkdir)(each).catch((0,staging_lock/* ignoring */.O_)('EEXIST'));
        if ((await (0,promises_.lstat)(each)).isDirectory())
            continue;
        throw new errors/* ArchiveError */.di('refused', `Cannot write the export to "${each}": it is no folder; remove what is there and export again`);
    }
}
async function removeFile(folder, path) {
    const parents = [(0,external_node_path_.dirname)((0,external_node_path_.join)(folder, path)), (0,external_node_path_.dirname)((0,external_node_path_.dirname)((0,external_node_path_.join)(folder, path)))];
    for (const each of parents)
        if ((await (0,promises_.lstat)(each).catch((0,staging_lock/* ignoring */.O_)('ENOENT')))?.isDirectory() !== true)
            return;
    await (0,promises_.rm)((0,external_node_path_.join)(folder, path), { force: true });
    // Only where nothing else lies in them.
    for (const each of parents)
        await (0,promises_.rmdir)(each).catch((0,staging_lock/* ignoring */.O_)('ENOTEMPTY', 'EEXIST', 'ENOENT'));
}
/** Finishes the decided change of an export that crashed, and discards an undecided one. */
async function recover(place) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(place.staging, 'manifest.json'), 'utf8').catch((0,staging_lock/* ignoring */.O_)('ENOENT'));
    const staged = text === undefined ? undefined : parseManifest(text);
    if (text !== undefined && staged !== undefined && (await isStillOf(place.folder, staged)))
        await finish(place, text);
    // The decision first: a crash in here must not leave a decided change without its contents.
    for (const name of ['manifest.json', 'manifest.tmp', 'new'])
        await (0,promises_.rm)((0,external_node_path_.join)(place.staging, name), { recursive: true, force: true });
}
/** Whether the folder is as the crashed export left it: of the same archive, or with nothing in it but its files. */
async function isStillOf(folder, staged) {
    const manifest = await findManifest(folder);
    if (manifest !== undefined)
        return parseManifest(manifest)?.archive === staged.archive;
    const expected = new Set(pathsOf(staged));
    const names = await (0,promises_.readdir)(folder, { recursive: true, withFileTypes: true }).catch((0,staging_lock/* ignoring */.O_)('ENOENT'));
    return (names ?? []).every((entry) => entry.isDirectory() ||
        expected.has((0,external_node_path_.relative)(folder, (0,external_node_path_.join)(entry.parentPath, entry.name)).split(external_node_path_.sep).join('/')));
}
async function verifyUsable(folder) {
    const entry = await (0,promises_.lstat)(folder).catch((0,staging_lock/* ignoring */.O_)('ENOENT'));
    if (entry === undefined || entry.isDirectory())
        return;
    throw new errors/* InputError */.dz([
        `Cannot export to "${folder}": it is ${entry.isSymbolicLink() ? 'a symbolic link' : 'no folder'}; name a folder`
    ]);
}
/** @throws InputError where the folder holds other things than an export. */
async function readManifest(folder) {
    const manifest = await findManifest(folder);
    const names = await (0,promises_.readdir)(folder).catch((0,staging_lock/* ignoring */.O_)('ENOENT'));
    if (manifest !== undefined || names === undefined || names.length === 0)
        return manifest;
    throw new errors/* InputError */.dz([
        `Cannot export to "${folder}": it holds files and no ${manifestPath}, so no export has made it; name an empty folder`
    ]);
}
async function findManifest(folder) {
    const path = (0,external_node_path_.join)(folder, manifestPath);
    const entry = await (0,promises_.lstat)(path).catch((0,staging_lock/* ignoring */.O_)('ENOENT'));
    return entry?.isFile() === true ? (0,promises_.readFile)(path, 'utf8') : undefined;
}

// EXTERNAL MODULE: ./src/destinations/writing-process.ts
var writing_process = __webpack_require__(8029);
// EXTERNAL MODULE: ./src/archive/ledger.ts + 2 modules
var ledger = __webpack_require__(7851);
// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
;// CONCATENATED MODULE: ./src/export/columns.ts
/** The columns of an export, in words of our own: src/export/parquet.ts makes Parquet of them. */
const optional = (kind) => (name) => ({ name, kind, isRequired: false, columns: [] });
const columns_text = optional('text');
const unbounded = (name) => ({ ...columns_text(name), isUnbounded: true });
const distinct = (name) => ({ ...unbounded(name), isDistinct: true });
const required = (name, kind = 'text') => ({
    name,
    kind,
    isRequired: true,
    columns: []
});
const struct = (name, ...columns) => ({
    name,
    kind: 'struct',
    isRequired: false,
    columns
});
const listOf = (name, ...columns) => ({
    ...struct(name, ...columns),
    kind: 'list'
});
const eventColumns = [
    { ...distinct('id'), isRequired: true, isRandom: true },
    required('time', 'time'),
    columns_text('action'),
    unbounded('medium'),
    columns_text('ip'),
    unbounded('host'),
    distinct('referer'),
    ...['actor_id', 'actor_email', 'object_type'].map(columns_text),
    ...['object_id', 'object_name', 'object_email', 'object', 'extra'].map(distinct),
    { ...unbounded('file'), isRequired: true },
    required('redacted', 'flag')
];
const user = struct('user', columns_text('uid'), columns_text('name'), columns_text('email_addr'));
const srcEndpoint = struct('src_endpoint', columns_text('ip'), columns_text('name'));
const dstEndpoint = struct('dst_endpoint', columns_text('hostname'), columns_text('name'));
const ocsfBase = [
    required('activity_id', 'int'),
    columns_text('activity_name'),
    required('category_uid', 'int'),
    required('class_uid', 'int'),
    required('type_uid', 'long'),
    required('severity_id', 'int'),
    required('time', 'long'),
    struct('metadata', columns_text('version'), struct('product', columns_text('name'), columns_text('vendor_name')), ...['uid', 'event_code', 'log_name', 'original_time'].map(columns_text))
];
const ocsfTail = [
    struct('http_request', columns_text('referrer')),
    struct('unmapped', columns_text('medium'), columns_text('object')),
    distinct('raw_data')
];
/** OCSF API Activity. */
const apiActivityColumns = [
    ...ocsfBase,
    struct('actor', user),
    struct('api', columns_text('operation'), struct('service', columns_text('name'))),
    srcEndpoint,
    dstEndpoint,
    listOf('resources', columns_text('uid'), columns_text('name'), columns_text('type')),
    ...ocsfTail
];
/** OCSF Authentication. */
const authenticationColumns = [
    ...ocsfBase,
    user,
    struct('service', columns_text('name')),
    srcEndpoint,
    dstEndpoint,
    ...ocsfTail
];

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
var external_node_zlib_default = /*#__PURE__*/__webpack_require__.n(external_node_zlib_);
// EXTERNAL MODULE: ./src/events/exact-json.ts
var exact_json = __webpack_require__(7269);
;// CONCATENATED MODULE: ./src/export/encoders.ts



/** Loads what the format needs, and nothing else. @throws InputError where this Node cannot compress so. */
async function encodersOf({ format, compression }) {
    if (format === 'ndjson')
        return (columns) => new NdjsonEncoder(columns);
    if (compression === 'zstd' && (external_node_zlib_default()).zstdCompressSync === undefined) {
        throw new errors/* InputError */.dz([
            `Cannot compress with zstd: this is Node ${process.versions.node}, which has none; use Node 22.15 or later, or ` +
                '--compression snappy'
        ]);
    }
    const { ParquetEncoder } = await Promise.all(/* import() */[__webpack_require__.e(855), __webpack_require__.e(285)]).then(__webpack_require__.bind(__webpack_require__, 4666));
    return (columns, footer) => new ParquetEncoder(columns, compression, footer);
}
const chunkUnits = 1024 * 1024;
/** One JSON object a line, with the members that the columns of Parquet have. */
class NdjsonEncoder {
    #times;
    #text = '';
    constructor(columns) {
        this.#times = columns.filter(({ kind }) => kind === 'time').map(({ name }) => name);
    }
    add(row) {
        const times = this.#times.map((name) => [name, new Date(row[name]).toISOString()]);
        this.#text += `${(0,exact_json/* serializeCanonical */.tS)({ ...row, ...Object.fromEntries(times) })}\n`;
        return this.#text.length < chunkUnits ? undefined : this.#taken();
    }
    end() {
        return this.#taken();
    }
    #taken() {
        const bytes = Buffer.from(this.#text);
        this.#text = '';
        return bytes;
    }
}

// EXTERNAL MODULE: ./src/events/networks.ts
var networks = __webpack_require__(1998);
;// CONCATENATED MODULE: ./src/export/row.ts

/** The event; `undefined` for a tombstone. */
function eventValueOf({ line, isRedacted, value }) {
    return isRedacted ? undefined : (value ?? (0,exact_json/* parseExactJson */.lQ)(line));
}
/** `κ-n`, the name of an event in every export. */
function idOf({ key, copy }) {
    return `${key}-${copy}`;
}
function rowOf(event) {
    return event.usual === undefined ? rowOfAny(event) : rowOfUsual(event, event.usual);
}
/** Nothing is in a usual line but what columns show, and no text in it is escaped. */
function rowOfUsual(event, members) {
    const text = (index) => {
        const json = members[index];
        return json === undefined || json === 'null' ? null : json.slice(1, -1);
    };
    return {
        id: idOf(event),
        time: event.timestamp,
        action: text(0),
        medium: text(8),
        ip: text(9),
        host: text(10),
        referer: text(11),
        actor_id: text(2),
        actor_email: text(1),
        object_type: text(7),
        object_id: text(5),
        object_name: text(6),
        object_email: text(4),
        object: members[3] ?? null,
        extra: null,
        file: event.file,
        redacted: false
    };
}
function rowOfAny(event) {
    const { timestamp, file } = event;
    const value = eventValueOf(event);
    const whole = new ShownMembers(value, 'time', 'timestamp', 'object', 'actor');
    const actor = value?.['actor'] ?? null;
    const object = value?.['object'] ?? null;
    const actors = new ShownMembers(actor);
    const objects = new ShownMembers(object);
    return {
        id: idOf(event),
        time: timestamp,
        action: whole.text('action'),
        medium: whole.text('medium'),
        ip: whole.text('ip'),
        host: whole.text('host'),
        referer: whole.text('referer'),
        actor_id: actors.text('id'),
        actor_email: actors.text('email'),
        object_type: objects.text('type'),
        object_id: objects.text('id'),
        object_name: objects.text('name'),
        object_email: objects.text('email'),
        object: object === null ? null : (0,exact_json/* serializeCanonical */.tS)(object),
        extra: extraOf(whole.unshown(), actor === null || (0,exact_json/* isJsonObject */.OW)(actor) ? actors.unshown() : actor),
        file,
        redacted: value === undefined
    };
}
function extraOf(whole, actor) {
    if (actor !== undefined)
        return (0,exact_json/* serializeCanonical */.tS)({ ...whole, actor });
    return whole === undefined ? null : (0,exact_json/* serializeCanonical */.tS)(whole);
}
/** Remembers which members of an object columns show, and so what is left for the column `extra`. */
class ShownMembers {
    #value;
    #shown;
    constructor(value, ...shownElsewhere) {
        this.#value = (0,exact_json/* isJsonObject */.OW)(value) ? value : {};
        this.#shown = shownElsewhere;
    }
    /** The member as text; `null` where it is absent, `null` or another type. A lone surrogate is shown as U+FFFD. */
    text(name) {
        const value = (0,exact_json/* memberOf */.C5)(this.#value, name) ?? null;
        const text = typeof value === 'string' ? wellFormed(value) : null;
        if (text === value)
            this.#shown.push(name);
        return text;
    }
    /** The members that no column shows as they are; `undefined` for none. */
    unshown() {
        const names = Object.keys(this.#value).filter((name) => !this.#shown.includes(name));
        // Defines members rather than assigning them: `__proto__` survives.
        return names.length === 0
            ? undefined
            : Object.fromEntries(names.map((name) => [name, this.#value[name]]));
    }
}
const loneSurrogate = /\p{Cs}/gu;
/** The text as UTF-8 can hold it: a lone surrogate becomes U+FFFD. */
function wellFormed(text) {
    return text.replace(loneSurrogate, '\ufffd');
}

;// CONCATENATED MODULE: ./src/export/ocsf.ts



const unknown = 'unknown';
const product = { name: 'Hireflix', vendor_name: 'Hireflix' };
/** `undefined` for a tombstone: nothing is left to tell. */
function ocsfOf(event, options) {
    const { timestamp, line } = event;
    const value = eventValueOf(event);
    if (value === undefined)
        return undefined;
    const texts = new Texts(options.version);
    const action = texts.memberOf(value, 'action');
    const { classUid, activityId } = classify(action);
    const host = texts.memberOf(value, 'host');
    const base = {
        activity_id: activityId,
        ...(activityId === 99 ? { activity_name: action ?? unknown } : {}),
        category_uid: Math.floor(classUid / 1000),
        class_uid: classUid,
        type_uid: classUid * 100 + activityId,
        severity_id: 1,
        time: timestamp,
        metadata: {
            version: options.version,
            product,
            uid: idOf(event),
            log_name: 'audit',
            original_time: new Date(timestamp).toISOString(),
            ...present({ event_code: action })
        },
        ...present({
            dst_endpoint: host === undefined ? undefined : endpointOfHost(host),
            http_request: groupOf({ referrer: texts.memberOf(value, 'referer') }),
            unmapped: unmappedOf(value, texts, options),
            raw_data: texts.fits(line) ? line : undefined
        })
    };
    const user = userOf((0,exact_json/* memberOf */.C5)(value, 'actor'), texts);
    const service = { name: host ?? product.name };
    const source = endpointOfAddress(texts.memberOf(value, 'ip'));
    if (classUid === 3002)
        return { classUid, value: { ...base, user, service, ...present({ src_endpoint: source }) } };
    const own = {
        actor: { user },
        api: { operation: action ?? unknown, service },
        src_endpoint: source ?? { name: unknown },
        ...present({ resources: resourcesOf((0,exact_json/* memberOf */.C5)(value, 'object'), texts) })
    };
    return { classUid, value: { ...base, ...own } };
}
/** The first words of an action's last part, by OCSF's activity. */
const activities = [
    [1, /^(?:create|add|invite|import|duplicate|generate|issue|upload|register)$/],
    [2, /^(?:view|read|list|get|export|download|open|search)$/],
    [
        3,
        /^(?:update|edit|change|archive|unarchive|restore|share|unshare|score|comment|move|set|assign|unassign|rename|save|shortlist|enable|disable)$/
    ],
    [4, /^(?:delete|remove)/]
];
function classify(action) {
    // A failed sign-in has another name, and says no more than that.
    if (/^user\.login(?:-with-.+)?$/s.test(action ?? ''))
        return { classUid: 3002, activityId: 1 };
    if (/^user\.logout/.test(action ?? ''))
        return { classUid: 3002, activityId: 2 };
    const [word = ''] = action?.slice(action.lastIndexOf('.') + 1).split('-', 1) ?? [];
    return { classUid: 6003, activityId: activities.find(([, words]) => words.test(word))?.[0] ?? 99 };
}
/** Texts as a version takes them: 1.1.0 allows 65,535 characters, later versions any number. */
class Texts {
    #longest;
    constructor(version) {
        this.#longest = version === '1.1.0' ? 65_535 : Number.POSITIVE_INFINITY;
    }
    fits(text) {
        return text.length <= this.#longest;
    }
    /** A member that is a text, well-formed and no longer than allowed; `undefined` for another or none. */
    memberOf(value, name) {
        const found = (0,exact_json/* isJsonObject */.OW)(value) ? (0,exact_json/* memberOf */.C5)(value, name) : undefined;
        if (typeof found !== 'string')
            return undefined;
        return wellFormed(this.fits(found) ? found : found.slice(0, this.#longest));
    }
}
/** The pattern of 1.1.0, which is within that of later versions: international addresses and pseudonyms fail it. */
const emailAddress = /^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+$/;
const hostname = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
function userOf(actor, texts) {
    const [uid, email] = [texts.memberOf(actor, 'id'), texts.memberOf(actor, 'email')];
    const email_addr = email !== undefined && emailAddress.test(email) ? email : undefined;
    return { name: email ?? uid ?? unknown, ...present({ uid, email_addr }) };
}
function endpointOfAddress(address) {
    if (address === undefined)
        return undefined;
    // Networks and pseudonyms are no addresses.
    return (0,networks/* networkOf */.A)(address) === undefined ? { name: address } : { ip: address };
}
function endpointOfHost(host) {
    return hostname.test(host) ? { hostname: host } : { name: host };
}
function resourcesOf(object, texts) {
    const named = groupOf({ uid: texts.memberOf(object, 'id'), name: texts.memberOf(object, 'name') });
    return named && [{ ...named, ...present({ type: texts.memberOf(object, 'type') }) }];
}
function unmappedOf(value, texts, { isObjectText }) {
    const object = (0,exact_json/* memberOf */.C5)(value, 'object') ?? undefined;
    return groupOf({
        medium: texts.memberOf(value, 'medium'),
        object: object === undefined ? undefined : isObjectText ? (0,exact_json/* serializeCanonical */.tS)(object) : wellFormedJson(object)
    });
}
function wellFormedJson(value) {
    const text = (scalar) => (typeof scalar === 'string' ? wellFormed(scalar) : scalar);
    return (0,exact_json/* mapScalars */.ih)(value, text, wellFormed);
}
/** The members that are there. */
function present(members) {
    return Object.fromEntries(Object.entries(members).filter((entry) => entry[1] !== undefined));
}
/** An object of the members that are there; `undefined` where none is. */
function groupOf(members) {
    const group = present(members);
    return Object.keys(group).length === 0 ? undefined : group;
}

;// CONCATENATED MODULE: ./src/export/export.ts








/**
 * Brings an export up to date: writes the months that changed, and the manifest.
 * @throws IntegrityError when the archive does not verify; InputError when the folder is of another archive. Nothing was
 *   written then.
 */
async function exportArchive(source, target, options, progress) {
    const encoders = await encodersOf(options);
    const previous = previousOf(target, source);
    const plans = plansOf(source, options);
    const months = [];
    const changed = [];
    let events = 0;
    for (const plan of plans) {
        const kept = previous && (await findUnchanged(plan, previous, target, options));
        const month = kept ?? (await writeMonth(plan, { source, target, options, encoders }));
        if (kept === undefined)
            changed.push(...month.files.map(({ path }) => path));
        months.push(month);
        events += month.events;
        progress({ months: months.length, of: plans.length, events });
    }
    const { state } = source.opened;
    const manifest = manifestOf(options, {
        archive: source.archive,
        ledger_head: (0,ledger/* ledgerHeadOf */.dF)(state),
        coverage: state.coverage ?? null,
        gaps: state.gaps,
        quarantined: state.files.get(paths/* quarantinePath */.Q2)?.events ?? 0,
        months
    });
    const present = new Set(pathsOf(manifest));
    changed.push(...(previous === undefined ? [] : pathsOf(previous).filter((path) => !present.has(path))));
    const text = serializeManifest(manifest);
    if (text !== target.manifest)
        changed.push(manifestPath);
    if (changed.length > 0)
        await target.commit(text);
    const { redacted, quarantined, ledger_head: ledgerHead } = manifest;
    return { changed, events, redacted, quarantined, months: months.length, ledgerHead };
}
function previousOf({ manifest }, { archive }) {
    if (manifest === undefined)
        return undefined;
    const previous = parseManifest(manifest);
    if (previous === undefined) {
        throw new errors/* InputError */.dz([
            `Cannot continue this export: its ${manifestPath} cannot be read, or another version wrote it; name an empty folder, ` +
                'or delete this one and export again'
        ]);
    }
    if (previous.archive === archive)
        return previous;
    throw new errors/* InputError */.dz([
        'Cannot continue this export: it is of another archive (the first lines of their ledgers differ); name an empty folder'
    ]);
}
function plansOf(source, { from, to }) {
    return [...source.months(from, to)].map(([month, parts]) => ({
        month,
        seq: source.newestLineOf(parts),
        sources: parts.map(({ path, sha256 }) => ({ path, sha256 })),
        parts
    }));
}
/** The month as it was exported before, if all that decides its bytes is the same and its files are as they were. */
async function findUnchanged({ month, seq, sources }, previous, target, options) {
    const { layout, format, schema, ocsf_version, compression } = previous;
    const form = { layout, format, schema, ocsf_version, compression };
    const known = previous.months.find((each) => each.month === month);
    if (known === undefined || JSON.stringify(form) !== JSON.stringify(formOf(options)))
        return undefined;
    if (JSON.stringify([known.seq, known.sources]) !== JSON.stringify([seq, sources]))
        return undefined;
    for (const { path, sha256 } of known.files)
        if ((await target.digestOf(path)) !== sha256)
            return undefined;
    return known;
}
function placedRowOf(event, { format, ocsfVersion }) {
    if (ocsfVersion === undefined)
        return { folder: 'events', columns: eventColumns, row: rowOf(event) };
    const found = ocsfOf(event, { version: ocsfVersion, isObjectText: format === 'parquet' });
    if (found === undefined)
        return undefined;
    const columns = found.classUid === 6003 ? apiActivityColumns : authenticationColumns;
    return { folder: `ocsf-${found.classUid}`, columns, row: found.value };
}
async function writeMonth(plan, to) {
    const { month, seq, sources, parts } = plan;
    const { format, schema } = to.options;
    const footer = { month, schema, sources: JSON.stringify(sources), seq: String(seq) };
    const open = new Map();
    const fileAt = async (path, columns) => {
        const file = {
            path,
            encoder: to.encoders(columns, footer),
            file: await to.target.create(path),
            events: 0
        };
        open.set(path, file);
        return file;
    };
    let [events, redacted] = [0, 0];
    for await (const some of to.source.read(parts)) {
        for (const event of some) {
            events++;
            if (event.isRedacted)
                redacted++;
            const placed = placedRowOf(event, to.options);
            if (placed === undefined)
                continue;
            const path = `${placed.folder}/month=${month}/events.${format}`;
            const into = open.get(path) ?? (await fileAt(path, placed.columns));
            into.events++;
            const bytes = into.encoder.add(placed.row, event.line.length);
            if (bytes !== undefined)
                into.file.write(bytes);
        }
    }
    return { month, events, redacted, seq, sources, files: [...open.values()].map(ended).sort(byPath) };
}
function ended({ path, encoder, file, events }) {
    file.write(encoder.end());
    return { path, events, ...file.end() };
}
function byPath(a, b) {
    return a.path < b.path ? -1 : 1;
}

// EXTERNAL MODULE: ./src/export/options.ts
var export_options = __webpack_require__(9076);
// EXTERNAL MODULE: ./src/archive/archive-folder.ts
var archive_folder = __webpack_require__(8221);
// EXTERNAL MODULE: ./src/archive/checks.ts
var checks = __webpack_require__(7629);
// EXTERNAL MODULE: ./src/archive/digests.ts
var digests = __webpack_require__(707);
// EXTERNAL MODULE: ./src/archive/month-file.ts
var month_file = __webpack_require__(4407);
// EXTERNAL MODULE: ./src/archive/parts.ts
var parts = __webpack_require__(428);
// EXTERNAL MODULE: ./src/archive/redaction-record.ts
var redaction_record = __webpack_require__(2585);
// EXTERNAL MODULE: ./src/events/event.ts + 1 modules
var events_event = __webpack_require__(5710);
// EXTERNAL MODULE: ./src/events/stored-event.ts
var stored_event = __webpack_require__(6963);
// EXTERNAL MODULE: ./src/events/tombstone.ts
var tombstone = __webpack_require__(8486);
;// CONCATENATED MODULE: ./src/export/source.ts











/** The months of an archive, to be read one after the other. */
class ExportSource {
    folder;
    opened;
    lines;
    #redactions;
    constructor(folder, opened, lines) {
        this.folder = folder;
        this.opened = opened;
        this.lines = lines;
        this.#redactions = new redaction_record/* RedactionRecord */.F(opened.state.redactions);
    }
    /**
     * Verifies ledger and listing; each file is verified when it is read. `description` is for messages.
     * @throws IntegrityError when the archive does not verify; ArchiveError when there is none.
     */
    static async open(folder, description) {
        const lines = [];
        const opened = await (0,archive_folder/* openFolder */.NE)(folder, new checks/* StrictFaults */.jJ(`the archive in ${description}`), lines);
        for (const entry of opened.state.files.values())
            (0,archive_folder/* checkDigests */.ic)(entry, opened.listed.get(entry.path) ?? {}, checks/* strictly */.px);
        if (lines.length === 0) {
            throw new errors/* ArchiveError */.di('not-a-folder', `Cannot export "${description}": there is no archive in it (no ledger.jsonl); name the folder that holds one`);
        }
        return new ExportSource(folder, opened, lines);
    }
    /** SHA-256 of the first ledger line. */
    get archive() {
        return this.lines[0]?.sha256 ?? '';
    }
    /** The parts of each month of the period, oldest month first. */
    months(from, to) {
        const months = new Map();
        for (const part of (0,parts/* partsOf */.CI)(this.opened.state)) {
            if (part.month < (from ?? part.month) || part.month > (to ?? part.month))
                continue;
            const parts = months.get(part.month) ?? [];
            parts.push(part);
            months.set(part.month, parts);
        }
        return months;
    }
    /** The number of the newest ledger line that names one of the files. */
    newestLineOf(parts) {
        const paths = new Set(parts.map(({ path }) => path));
        return this.lines.findLast(({ line }) => line?.files.some(({ path }) => paths.has(path)))?.line?.seq ?? 0;
    }
    /**
     * The events of a month's parts by time, then κ, then copy, a part of them at a time.
     * @throws IntegrityError when a file does not match the ledger.
     */
    async *read(parts) {
        const byAge = parts.toSorted((a, b) => a.span.from - b.span.from || a.part - b.part);
        // The times of two parts may overlap: an event waits until no part that is still to come can hold an older one.
        let waiting = [];
        let next = 0;
        let [last, copy] = ['', 0];
        for await (const { entry, bytes } of (0,archive_folder/* readInTurn */.v$)(this.folder, byAge)) {
            (0,archive_folder/* checkDigests */.ic)(entry, { sha256: (0,digests/* sha256Of */.Bj)(bytes) }, checks/* strictly */.px);
            const events = [];
            const lines = (0,month_file/* linesOfMonthFile */.pR)(entry.path, (0,archive_folder/* textOf */.b6)(entry.path, bytes, checks/* strictly */.px));
            (0,month_file/* readMonthFile */.JP)(entry, lines, this.#redactions, checks/* strictly */.px, events);
            for (const event of events.reverse())
                waiting.push({ event, file: entry.path });
            waiting.sort(compare);
            const limit = byAge[++next]?.span.from ?? Number.POSITIVE_INFINITY;
            const kept = waiting.findIndex(({ event }) => event.timestamp >= limit);
            const ready = kept === -1 ? waiting : waiting.slice(0, kept);
            waiting = kept === -1 ? [] : waiting.slice(kept);
            const exported = [];
            for (const each of ready) {
                const event = exportedOf(each);
                copy = event.key === last ? copy + 1 : 1;
                last = event.key;
                exported.push(copy === 1 ? event : { ...event, copy });
            }
            yield exported;
        }
    }
}
function exportedOf({ event, file }) {
    const { timestamp, line } = event;
    const base = { copy: 1, timestamp, line, file };
    if ((0,tombstone/* isTombstone */.aK)(line))
        return { ...base, key: event.key, isRedacted: true };
    const usual = (0,stored_event/* findUsualMembers */.Ls)(event);
    if (usual !== undefined)
        return { ...base, key: usual.key, isRedacted: false, usual: usual.whole };
    // Once for the key and for the row.
    const value = (0,exact_json/* parseExactJson */.lQ)(line);
    return { ...base, key: (0,events_event/* keyOf */.TN)(value), isRedacted: false, value };
}
/** Copies of one κ share their time, so they stand beside each other. */
function compare(a, b) {
    if (a.event.timestamp !== b.event.timestamp)
        return a.event.timestamp - b.event.timestamp;
    if (a.event.line !== b.event.line) {
        if (a.event.key !== b.event.key)
            return a.event.key < b.event.key ? -1 : 1;
        return a.event.line < b.event.line ? -1 : 1;
    }
    return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

// EXTERNAL MODULE: ./src/publish/failure.ts
var failure = __webpack_require__(593);
// EXTERNAL MODULE: ./src/text/wording.ts
var wording = __webpack_require__(2179);
// EXTERNAL MODULE: ./src/cli/arguments.ts
var cli_arguments = __webpack_require__(1506);
// EXTERNAL MODULE: ./src/cli/place.ts
var cli_place = __webpack_require__(4105);
// EXTERNAL MODULE: ./src/cli/progress.ts
var progress = __webpack_require__(9851);
;// CONCATENATED MODULE: ./src/cli/export.ts












/** The command `export`. Returns the exit status; 3 is for an archive that does not verify. */
async function exportCommand(args, output) {
    try {
        await exportFolder(args, output);
        return 0;
    }
    catch (error) {
        const { title, messages } = (0,failure/* describeFailure */.I)(error);
        output.say(`${error instanceof errors/* ArchiveError */.di ? 'The archive could not be exported' : title}:`);
        for (const message of messages)
            output.say(`  ${message}`);
        return error instanceof errors/* IntegrityError */.cs ? 3 : 2;
    }
}
const optionNames = ['format', 'schema', 'ocsf-version', 'compression', 'from', 'to'];
async function exportFolder(args, { write, say, now }) {
    const { values, positionals } = (0,cli_arguments/* parseArguments */.W)(args, {
        ...Object.fromEntries(optionNames.map((name) => [name, { type: 'string' }])),
        json: { type: 'boolean' }
    });
    const [folder, out, ...more] = positionals;
    if (folder === undefined || folder === '' || out === undefined || out === '' || more.length > 0) {
        throw new errors/* InputError */.dz([
            `Cannot export with ${positionals.length} folders: name the archive's and the one to write, for example ` +
                'export audit-log audit-export'
        ]);
    }
    const options = (0,export_options/* parseExportOptions */._u)((name) => values[name]);
    await verifyApart((0,external_node_path_.resolve)(out), (0,external_node_path_.resolve)(folder));
    const place = await (0,cli_place/* openPlace */.QL)((0,external_node_path_.resolve)(folder), { branch: undefined, path: undefined, history: false });
    const ticker = (0,progress/* progressTicker */.i)(now, say);
    try {
        const source = await ExportSource.open(place.folder, folder);
        const result = await withExportFolder((0,external_node_path_.resolve)(out), writing_process/* thisProcess */.W, (target) => exportArchive(source, target, options, ({ months, of, events }) => ticker(`Exported ${months} of ${of} months, ${(0,wording/* renderNumber */.kT)(events)} events`)));
        write(values['json'] === true ? `${JSON.stringify(result)}\n` : renderLines(result, out));
    }
    finally {
        place.close();
    }
}
function renderLines({ changed, events, months }, out) {
    const what = `${(0,wording/* countOf */.pq)(events, 'event')} of ${(0,wording/* countOf */.pq)(months, 'month')} in ${out}`;
    return changed.length === 0
        ? `Nothing changed: ${what}\n`
        : `${changed.map((path) => `changed\t${path}\n`).join('')}Exported: ${what}\n`;
}


/***/ }),

/***/ 4105:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   My: () => (/* binding */ verifyArchiveFolder),
/* harmony export */   QL: () => (/* binding */ openPlace),
/* harmony export */   cx: () => (/* binding */ findArchiveFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1826);
/* harmony import */ var _destinations_folder_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3525);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3916);
/* harmony import */ var _git_git_history_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4809);
/* harmony import */ var _git_git_place_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1066);
/* harmony import */ var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5721);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5383);









/**
 * The folder that is meant: in the root of a clone, the one archive one level down. @throws InputError where there are
 * several.
 */
function findArchiveFolder(folder) {
    if (!isFolder(folder) || (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerPath */ .tf)))
        return folder;
    const below = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder).filter((name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name, _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerPath */ .tf)));
    if (below.length < 2)
        return below[0] === undefined ? folder : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, below[0]);
    const names = below.map((name) => (0,_text_quote_js__WEBPACK_IMPORTED_MODULE_8__/* .quotePlain */ .v)(name, 'another one')).slice(0, 5);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz([
        `Cannot use "${folder}" as the archive folder: there are several archives in it (${names.join(', ')}); name one`
    ]);
}
/** For writing, the very folder is to be named. @throws InputError */
function verifyArchiveFolder(command, folder) {
    const found = findArchiveFolder(folder);
    if (found === folder)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz([
        `Cannot ${command} "${folder}": the archive lies in a folder of it; name ${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_8__/* .quotePlain */ .v)(found, 'that one')}`
    ]);
}
function isFolder(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
/** Finds out what the folder is: files on disk, files beside their git history, or a git repository alone. @throws InputError, ArchiveError */
async function openPlace(folder, wanted) {
    const { branch, path, history } = wanted;
    const needsGit = history || branch !== undefined || path !== undefined;
    const git = needsGit || !(await hasLedger(folder)) ? await (0,_git_git_place_js__WEBPACK_IMPORTED_MODULE_6__/* .findGitPlace */ .Fi)(folder) : undefined;
    if (git === undefined || (!git.isBare && !needsGit)) {
        if (needsGit) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .dz([
                `Cannot read "${folder}" from git: it lies in no git repository; clone the archive with its whole history`
            ]);
        }
        return { folder: await (0,_destinations_folder_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .readFolder */ .j1)(folder), history: undefined, close: () => { } };
    }
    const isOnDisk = !git.isBare && branch === undefined;
    const inside = isOnDisk && path === undefined ? git.prefix : pathIn(git, path);
    const head = await (0,_git_git_place_js__WEBPACK_IMPORTED_MODULE_6__/* .findCommit */ .fq)(git, branch);
    const opened = head === undefined ? undefined : new _git_git_history_js__WEBPACK_IMPORTED_MODULE_5__/* .GitHistory */ .Z(git, head, inside, !isOnDisk);
    try {
        if (history && isOnDisk)
            await verifyCommitted(folder, opened);
        const files = isOnDisk
            ? await (0,_destinations_folder_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .readFolder */ .j1)(path === undefined ? folder : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .parsePath */ .Rr)(path)))
            : ((await opened?.readHead()) ?? { files: [], readFile: () => Promise.reject(new Error('empty')) });
        return { folder: files, history: history ? opened : undefined, close: () => opened?.close() };
    }
    catch (error) {
        opened?.close();
        throw error;
    }
}
/** A history that never held the archive says nothing of it. @throws ArchiveError */
async function verifyCommitted(folder, history) {
    const pending = history === undefined ? [] : [history.head];
    const seen = new Set();
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
        if (seen.has(id))
            continue;
        seen.add(id);
        const commit = await history?.readCommit(id);
        if (commit?.tree !== undefined && (await history?.readTree(commit.tree))?.has(_archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerPath */ .tf))
            return;
        pending.push(...(commit?.parents ?? []));
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .ArchiveError */ .di('refused', `Cannot verify the history of "${folder}": no commit of its repository holds an archive there; commit it, name its ` +
        'folder, or leave --history out');
}
function pathIn({ isBare, prefix }, path) {
    if (path === undefined)
        return isBare || prefix === '' ? 'audit-log' : prefix;
    return prefix === '' || isBare ? (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .parsePath */ .Rr)(path) : `${prefix}/${(0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .parsePath */ .Rr)(path)}`;
}
async function hasLedger(folder) {
    const { files } = await (0,_destinations_folder_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .readFolder */ .j1)(folder);
    return files.some(({ path }) => path === _archive_ledger_line_js__WEBPACK_IMPORTED_MODULE_2__/* .ledgerPath */ .tf);
}


/***/ }),

/***/ 9851:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ progressTicker)
/* harmony export */ });
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

/***/ 2179:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BE: () => (/* binding */ shortTimeOf),
/* harmony export */   In: () => (/* binding */ verdictSigns),
/* harmony export */   ee: () => (/* binding */ spanOf),
/* harmony export */   kT: () => (/* binding */ renderNumber),
/* harmony export */   nR: () => (/* binding */ timeOf),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   tC: () => (/* binding */ shareOf)
/* harmony export */ });
const separators = /\B(?=(\d{3})+$)/g;
/** `12,345`: not toLocaleString, whose answer depends on the ICU data of the machine. */
function renderNumber(value) {
    return String(value).replace(separators, ',');
}
/** `1 event`, `12,345 events`. */
function countOf(count, singular, plural = `${singular}s`) {
    return `${renderNumber(count)} ${count === 1 ? singular : plural}`;
}
/** RFC 3339 in UTC with milliseconds, as the archive writes it. */
function timeOf(timestamp) {
    // ECMAScript knows no date beyond this; toISOString would throw and the report with it be lost.
    return Math.abs(timestamp) <= 8.64e15 ? new Date(timestamp).toISOString() : 'unknown time';
}
/** `2025-10-12 12:22:05`, for tables that say UTC in their heading. */
function shortTimeOf(timestamp) {
    return timeOf(timestamp)
        .replace('T', ' ')
        .replace(/\.\d+Z$/, '');
}
/** ` (3 of 61)` behind what is true of some; nothing where it is true of all. */
function shareOf(count, all) {
    return count === all ? '' : ` (${renderNumber(count)} of ${renderNumber(all)})`;
}
/**
 * When something went on, for tables that say UTC in their heading: to the second where it is one moment, else to the
 * minute, and the day once where it is one.
 */
function spanOf(from, to) {
    if (from === to)
        return shortTimeOf(from);
    const [start, end] = [shortTimeOf(from).slice(0, 16), shortTimeOf(to).slice(0, 16)];
    if (start === end)
        return start;
    return `${start} to ${start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end}`;
}
/** Before a verdict, for whoever only glances. */
const verdictSigns = { proven: '✓', unproven: '⚠', gap: '✗' };


/***/ })

};
