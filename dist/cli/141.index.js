export const id = 141;
export const ids = [141];
export const modules = {

/***/ 4767:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ hireflixClient)
});

;// CONCATENATED MODULE: ./node_modules/is-network-error/index.js
const objectToString = Object.prototype.toString;

const isError = value => objectToString.call(value) === '[object Error]';

const errorMessages = new Set([
	'network error', // Chrome
	'NetworkError when attempting to fetch resource.', // Firefox
	'The Internet connection appears to be offline.', // Safari 16
	'Network request failed', // `cross-fetch`
	'fetch failed', // Undici (Node.js)
	'terminated', // Undici (Node.js)
	' A network error occurred.', // Bun (WebKit)
	'Network connection lost', // Cloudflare Workers (fetch)
]);

function isNetworkError(error) {
	const isValid = error
		&& isError(error)
		&& error.name === 'TypeError'
		&& typeof error.message === 'string';

	if (!isValid) {
		return false;
	}

	const {message, stack} = error;

	// Safari 17+ has generic message but no stack for network errors
	if (message === 'Load failed' || (message.startsWith('Load failed (') && message.endsWith(')'))) {
		return stack === undefined
			// Sentry adds its own stack trace to the fetch error, so also check for that
			|| '__sentry_captured__' in error;
	}

	// Deno network errors start with specific text
	if (message.startsWith('error sending request for url')) {
		return true;
	}

	// Chrome: exact "Failed to fetch" or with hostname: "Failed to fetch (example.com)"
	if (message === 'Failed to fetch' || (message.startsWith('Failed to fetch (') && message.endsWith(')'))) {
		return true;
	}

	// Standard network error messages
	return errorMessages.has(message);
}

;// CONCATENATED MODULE: ./node_modules/p-retry/index.js


function validateRetries(retries) {
	if (typeof retries === 'number') {
		if (retries < 0) {
			throw new TypeError('Expected `retries` to be a non-negative number.');
		}

		if (Number.isNaN(retries)) {
			throw new TypeError('Expected `retries` to be a valid number or Infinity, got NaN.');
		}
	} else if (retries !== undefined) {
		throw new TypeError('Expected `retries` to be a number or Infinity.');
	}
}

function validateNumberOption(name, value, {min = 0, allowInfinity = false} = {}) {
	if (value === undefined) {
		return;
	}

	if (typeof value !== 'number' || Number.isNaN(value)) {
		throw new TypeError(`Expected \`${name}\` to be a number${allowInfinity ? ' or Infinity' : ''}.`);
	}

	if (!allowInfinity && !Number.isFinite(value)) {
		throw new TypeError(`Expected \`${name}\` to be a finite number.`);
	}

	if (value < min) {
		throw new TypeError(`Expected \`${name}\` to be \u2265 ${min}.`);
	}
}

class AbortError extends Error {
	constructor(message) {
		super();

		if (message instanceof Error) {
			this.originalError = message;
			({message} = message);
		} else {
			this.originalError = new Error(message);
			this.originalError.stack = this.stack;
		}

		this.name = 'AbortError';
		this.message = message;
	}
}

function calculateDelay(retriesConsumed, options) {
	const attempt = Math.max(1, retriesConsumed + 1);
	const random = options.randomize ? (Math.random() + 1) : 1;

	let timeout = Math.round(random * options.minTimeout * (options.factor ** (attempt - 1)));
	timeout = Math.min(timeout, options.maxTimeout);

	return timeout;
}

function calculateRemainingTime(start, max) {
	if (!Number.isFinite(max)) {
		return max;
	}

	return max - (performance.now() - start);
}

async function onAttemptFailure({error, attemptNumber, retriesConsumed, startTime, options}) {
	const normalizedError = error instanceof Error
		? error
		: new TypeError(`Non-error was thrown: "${error}". You should only throw errors.`);

	if (normalizedError instanceof AbortError) {
		throw normalizedError.originalError;
	}

	const retriesLeft = Number.isFinite(options.retries)
		? Math.max(0, options.retries - retriesConsumed)
		: options.retries;

	const maxRetryTime = options.maxRetryTime ?? Number.POSITIVE_INFINITY;

	const context = Object.freeze({
		error: normalizedError,
		attemptNumber,
		retriesLeft,
		retriesConsumed,
	});

	await options.onFailedAttempt(context);

	if (calculateRemainingTime(startTime, maxRetryTime) <= 0) {
		throw normalizedError;
	}

	const consumeRetry = await options.shouldConsumeRetry(context);

	const remainingTime = calculateRemainingTime(startTime, maxRetryTime);

	if (remainingTime <= 0 || retriesLeft <= 0) {
		throw normalizedError;
	}

	if (normalizedError instanceof TypeError && !isNetworkError(normalizedError)) {
		if (consumeRetry) {
			throw normalizedError;
		}

		options.signal?.throwIfAborted();
		return false;
	}

	if (!await options.shouldRetry(context)) {
		throw normalizedError;
	}

	if (!consumeRetry) {
		options.signal?.throwIfAborted();
		return false;
	}

	const delayTime = calculateDelay(retriesConsumed, options);
	const finalDelay = Math.min(delayTime, remainingTime);

	options.signal?.throwIfAborted();

	if (finalDelay > 0) {
		await new Promise((resolve, reject) => {
			const onAbort = () => {
				clearTimeout(timeoutToken);
				options.signal?.removeEventListener('abort', onAbort);
				reject(options.signal.reason);
			};

			const timeoutToken = setTimeout(() => {
				options.signal?.removeEventListener('abort', onAbort);
				resolve();
			}, finalDelay);

			if (options.unref) {
				timeoutToken.unref?.();
			}

			options.signal?.addEventListener('abort', onAbort, {once: true});
		});
	}

	options.signal?.throwIfAborted();

	return true;
}

async function pRetry(input, options = {}) {
	options = {...options};

	validateRetries(options.retries);

	if (Object.hasOwn(options, 'forever')) {
		throw new Error('The `forever` option is no longer supported. For many use-cases, you can set `retries: Infinity` instead.');
	}

	options.retries ??= 10;
	options.factor ??= 2;
	options.minTimeout ??= 1000;
	options.maxTimeout ??= Number.POSITIVE_INFINITY;
	options.maxRetryTime ??= Number.POSITIVE_INFINITY;
	options.randomize ??= false;
	options.onFailedAttempt ??= () => {};
	options.shouldRetry ??= () => true;
	options.shouldConsumeRetry ??= () => true;

	// Validate numeric options and normalize edge cases
	validateNumberOption('factor', options.factor, {min: 0, allowInfinity: false});
	validateNumberOption('minTimeout', options.minTimeout, {min: 0, allowInfinity: false});
	validateNumberOption('maxTimeout', options.maxTimeout, {min: 0, allowInfinity: true});
	validateNumberOption('maxRetryTime', options.maxRetryTime, {min: 0, allowInfinity: true});

	// Treat non-positive factor as 1 to avoid zero backoff or negative behavior
	if (!(options.factor > 0)) {
		options.factor = 1;
	}

	options.signal?.throwIfAborted();

	let attemptNumber = 0;
	let retriesConsumed = 0;
	const startTime = performance.now();

	while (Number.isFinite(options.retries) ? retriesConsumed <= options.retries : true) {
		attemptNumber++;

		try {
			options.signal?.throwIfAborted();

			const result = await input(attemptNumber);

			options.signal?.throwIfAborted();

			return result;
		} catch (error) {
			if (await onAttemptFailure({
				error,
				attemptNumber,
				retriesConsumed,
				startTime,
				options,
			})) {
				retriesConsumed++;
			}
		}
	}

	// Should not reach here, but in case it does, throw an error
	throw new Error('Retry attempts exhausted without throwing an error.');
}

function makeRetriable(function_, options) {
	return function (...arguments_) {
		return pRetry(() => function_.apply(this, arguments_), options);
	};
}

// EXTERNAL MODULE: ./src/errors.ts
var src_errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/events/event.ts + 1 modules
var events_event = __webpack_require__(5710);
// EXTERNAL MODULE: ./src/events/exact-json.ts
var exact_json = __webpack_require__(7269);
;// CONCATENATED MODULE: ./src/hireflix/answer.ts



/** The only published audit query. An unknown field would fail all of it, so it asks for exactly these. */
function auditQuery({ skip, limit }) {
    // Literals, not variables: the scalar type of skip and limit is not published, a typed variable may not validate.
    return (`query { info { company { logs { audit(pagination: { skip: ${skip}, limit: ${limit} }) ` +
        '{ count total results { actor { id email } timestamp object ip action host referer medium } } } } } }');
}
/**
 * Reads the `data` of an answer without `errors`. Whatever is not an integer total and an array of results is a
 * failure, never "no events".
 * @throws SourceError `malformed-answer`.
 */
function parseAnswer(data, serverNow, rowOf = events_event/* parseRow */.W0) {
    const audit = ['info', 'company', 'logs', 'audit'].reduce((value, name, depth, path) => {
        const member = (0,exact_json/* isJsonObject */.OW)(value) ? (0,exact_json/* memberOf */.C5)(value, name) : undefined;
        if (!(0,exact_json/* isJsonObject */.OW)(member)) {
            throw malformed(`"${path.slice(0, depth + 1).join('.')}" is ${kindOf(member)}`, 'check that the plan of the account includes audit logs and that the key belongs to an administrator');
        }
        return member;
    }, data);
    const members = (0,exact_json/* isJsonObject */.OW)(audit) ? audit : {};
    const total = (0,exact_json/* memberOf */.C5)(members, 'total');
    if (typeof total !== 'number' || !Number.isSafeInteger(total) || total < 0) {
        throw malformed(`"total" is ${kindOf(total)}, not a whole number`, 'the API may have changed; report this');
    }
    const results = (0,exact_json/* memberOf */.C5)(members, 'results');
    if (!Array.isArray(results)) {
        throw malformed(`"results" is ${kindOf(results)}, not an array`, 'the API may have changed; report this');
    }
    return { total, serverNow, rows: results.map((row) => rowOf(row, serverNow)) };
}
function malformed(found, advice) {
    return new src_errors/* SourceError */.c8('malformed-answer', `Cannot use the answer of the audit query: ${found}; ${advice}`);
}
/** Says what a value is without quoting it. */
function kindOf(value) {
    if (value === undefined)
        return 'missing';
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'an array';
    return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/hireflix/gate.ts

/** So many answers in a row without a complaint, and one more request may be under way. */
const answersPerStep = 20;
/**
 * Lets so many requests under way at once. When the server asks for patience all of them wait as long as it says, and
 * from then on half as many are let through; the number recovers slowly.
 */
class Gate {
    most;
    wait;
    #allowed;
    #underWay = 0;
    #answers = 0;
    /** Counts the times the server asked for patience. */
    #turn = 0;
    #pause = Promise.resolve();
    #waiting = [];
    /** `wait` takes milliseconds. */
    constructor(most, wait = sleep) {
        this.most = most;
        this.wait = wait;
        this.#allowed = most;
    }
    get allowed() {
        return this.#allowed;
    }
    /** Does the work when there is room. `waitOf` says how long its failure asks everyone to wait, if it does. */
    async pass(work, waitOf) {
        await this.#enter();
        const turn = this.#turn;
        try {
            const result = await work();
            this.#recover();
            return result;
        }
        catch (error) {
            const waitMs = waitOf(error);
            if (waitMs !== undefined)
                this.#slowDown(turn, waitMs);
            throw error;
        }
        finally {
            this.#underWay--;
            this.#letIn();
        }
    }
    async #enter() {
        while (this.#underWay >= this.#allowed)
            await new Promise((resolve) => this.#waiting.push(resolve));
        this.#underWay++;
        // Whoever came in before a pause began waits for its end all the same; it may be prolonged meanwhile.
        for (let pause; pause !== this.#pause;) {
            pause = this.#pause;
            await pause;
        }
    }
    #recover() {
        if (this.#allowed >= this.most || ++this.#answers < answersPerStep)
            return;
        this.#answers = 0;
        this.#allowed++;
        this.#letIn();
    }
    // The answers to requests that were under way together are one complaint, not several.
    #slowDown(turn, waitMs) {
        this.#answers = 0;
        this.#pause = Promise.all([this.#pause, this.wait(waitMs)]);
        if (turn !== this.#turn)
            return;
        this.#turn++;
        this.#allowed = Math.max(1, Math.floor(this.#allowed / 2));
    }
    #letIn() {
        for (let room = this.#allowed - this.#underWay; room > 0; room--)
            this.#waiting.shift()?.();
    }
}
// Whoever was refused keeps the process alive by its own wait; once it has given up nobody needs this one.
function sleep(ms) {
    return (0,promises_.setTimeout)(ms, undefined, { ref: false });
}

// EXTERNAL MODULE: ./src/events/secret-search.ts
var secret_search = __webpack_require__(4874);
;// CONCATENATED MODULE: ./src/hireflix/retry-after.ts
/**
 * Milliseconds that a `Retry-After` header asks for: seconds, or a date to be compared with the answer's own `Date`
 * (RFC 9110, section 10.2.3). `undefined` when it says nothing usable.
 */
function parseRetryAfter(header, serverNow) {
    if (header === undefined)
        return undefined;
    if (/^\d{1,9}$/.test(header.trim()))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date - serverNow) ? undefined : Math.max(0, date - serverNow);
}

;// CONCATENATED MODULE: ./src/hireflix/http-answer.ts


/** A failure that time may mend. `waitMs` is what the server asked for; `isLimit` when it asks for fewer requests. */
class TransientFailure extends Error {
    fault;
    waitMs;
    isLimit;
    constructor(fault, waitMs, isLimit = false) {
        super(fault.message);
        this.fault = fault;
        this.waitMs = waitMs;
        this.isLimit = isLimit;
    }
}
/** This machine's clock decides nothing; it can only refuse a server's that cannot be right. */
const furthestAheadMs = 48 * 3600_000;
/**
 * Decides whether a body is worth reading, and by which date: the server's `Date`, epoch milliseconds.
 * @throws TransientFailure when trying again may help; SourceError when it will not.
 */
function acceptHead(head, machineNow) {
    const { status, headers } = head;
    const serverNow = Date.parse(headers.date ?? '');
    const fault = findFault(head) ?? findClockFault(head.host, serverNow, machineNow);
    if (fault === undefined)
        return serverNow;
    if (status !== 429 && status < 500)
        throw fault;
    const waitMs = parseRetryAfter(headers['retry-after'], serverNow);
    throw new TransientFailure(fault, waitMs, status === 429 || waitMs !== undefined);
}
function findFault({ host, status, headers }) {
    if (status === 401 || status === 403)
        return refusedKey(`HTTP status ${status}`);
    if (status >= 300 && status < 400) {
        return new src_errors/* SourceError */.c8('redirected', `Cannot read "${host}": it redirects elsewhere (HTTP status ${status}), where the key would go along; ` +
            'set the input "endpoint" to the final address if you trust it');
    }
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const isJson = type === 'application/json' || /^application\/[\w.-]+\+json$/.test(type);
    if (status === 429)
        return new src_errors/* SourceError */.c8('status', `Cannot read "${host}": it asks for patience (HTTP status 429); try again later, or with fewer requests at once`);
    if (status >= 500)
        return new src_errors/* SourceError */.c8('status', `Cannot read "${host}": HTTP status ${status}; try again later`);
    // 400 with a JSON body is how GraphQL servers answer a query that they do not accept; its errors say more.
    if (status !== 200 && !(status === 400 && isJson)) {
        return new src_errors/* SourceError */.c8('status', `Cannot read "${host}": HTTP status ${status}; check the input "endpoint"`);
    }
    if (!isJson) {
        return new src_errors/* SourceError */.c8('not-json', `Cannot use the answer of "${host}": it is ${/^[\w.+/-]{1,64}$/.test(type) ? type : 'not declared as JSON'}, ` +
            'not JSON; check the input "endpoint" and what stands between this machine and the server');
    }
    return undefined;
}
function findClockFault(host, serverNow, machineNow) {
    if (Number.isNaN(serverNow)) {
        return new src_errors/* SourceError */.c8('no-date', `Cannot use the answer of "${host}": it has no Date header, by which coverage is dated; ` +
            'check what stands between this machine and the server');
    }
    if (serverNow > machineNow + furthestAheadMs) {
        return new src_errors/* SourceError */.c8('future-date', `Cannot use the answer of "${host}": its Date is more than 48 hours ahead of this machine's clock, and ` +
            'all time up to it would count as proven for good; set right whichever clock is wrong, and run again');
    }
    return undefined;
}
/** A connection that could not be made, or broke: `found` says how. */
function unreachable(host, found) {
    return new TransientFailure(new src_errors/* SourceError */.c8('unreachable', `Cannot read "${host}": ${found}; check the network and try again`));
}
/** @throws TransientFailure when the body is not UTF-8, as JSON is (RFC 8259). */
function decodeBody(host, bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    }
    catch {
        throw new TransientFailure(new src_errors/* SourceError */.c8('not-json', `Cannot use the answer of "${host}": it is not UTF-8; check the endpoint`));
    }
}
function refusedKey(found) {
    return new src_errors/* SourceError */.c8('unauthorized', `Cannot read the audit log: Hireflix refused the API key (${found}); make a key under My account → API keys as ` +
        'an administrator, and store it as the secret that the input "api-key" names');
}

;// CONCATENATED MODULE: ./src/hireflix/graphql-errors.ts



// The vendor publishes no error codes. These are the ones that Apollo Server documents (the vendor shows its tools),
// https://www.apollographql.com/docs/apollo-server/data/errors, and words that such messages use.
const refusedCodes = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'UNAUTHORIZED']);
const finalCodes = new Set([
    'GRAPHQL_VALIDATION_FAILED',
    'GRAPHQL_PARSE_FAILED',
    'BAD_USER_INPUT',
    'BAD_REQUEST'
]);
const refusedWords = /\b(un-?auth(?:oriz|enticat)|forbidden|not (?:authoriz|authenticat|allowed|permitted)|permission|access denied|(?:invalid|missing|wrong|expired|revoked) (?:api[ -]?)?(?:key|token|credentials))/i;
const limitWords = /rate[ _-]?limit|too[ _-]many[ _-]requests|throttl/i;
/** What the `errors` of a GraphQL answer mean. An answer with errors is never used, whatever stands beside them. */
function faultOfErrors(errors, apiKey) {
    const list = Array.isArray(errors) ? errors : [errors];
    const codes = list.map((error) => textOf(error?.extensions?.code));
    const messages = list.map((error) => textOf(error?.message));
    const quoted = quotable(messages[0] ?? '', apiKey);
    if (codes.some((code) => refusedCodes.has(code)) ||
        messages.some((message) => refusedWords.test(message))) {
        return refusedKey(`it says ${quoted}`);
    }
    const fault = new src_errors/* SourceError */.c8('graphql-errors', `Cannot use the answer of the audit query: the server reports an error, ${quoted}; ` +
        'nothing was archived from it, whatever data came beside it');
    if (codes.some((code) => finalCodes.has(code)))
        return fault;
    const isLimit = [...codes, ...messages].some((text) => limitWords.test(text));
    return new TransientFailure(fault, undefined, isLimit);
}
// Not String(): a stranger's object may have a member named toString.
function textOf(value) {
    return typeof value === 'string' ? value : '';
}
/** The server's words for the log: one line, short, nothing that a runner would take for a command, and no key. */
function quotable(message, apiKey) {
    const plain = message
        .split(apiKey)
        .join('***')
        .replace(/[^\x20-\x7e]+/g, ' ')
        .replace(/::|##\[/g, ' ')
        .trim();
    if (plain === '')
        return 'without a message';
    if (new secret_search/* SecretSearch */.p([{ input: 'api-key', value: apiKey }]).find(plain) !== undefined)
        return 'with a message that holds the API key';
    return `"${plain.length > 200 ? `${plain.slice(0, 200)}…` : plain}"`;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
;// CONCATENATED MODULE: ./src/hireflix/http.ts







/** More than a thousand events of 32 KiB; what is larger is not an answer to our question. */
const maxAnswerBytes = 32 * 1024 * 1024;
/**
 * Sends to one endpoint over connections that are kept. Honours `https_proxy`, `http_proxy` and
 * `no_proxy` (never for loopback) by a tunnel. Redirects are not followed: node:http does not, and the key would go along.
 * Not fetch: it takes twice the processor time for the same pages, and the bundle half as long again to load.
 */
class Endpoint {
    url;
    host;
    #agent;
    constructor(url) {
        this.url = url;
        this.host = url.host;
    }
    async send(request) {
        const signal = AbortSignal.timeout(request.timeoutMs);
        const response = await this.#request(request, signal).catch((error) => {
            throw this.#broken(error, signal);
        });
        const { statusCode: status = 0, headers } = response;
        try {
            const serverNow = acceptHead({ host: this.host, status, headers }, Date.now());
            return { status, serverNow, text: decodeBody(this.host, await this.#bodyOf(response, signal)) };
        }
        finally {
            response.destroy();
        }
    }
    async #request({ method, headers, body }, signal) {
        this.#agent ??= agentFor(this.url);
        const agent = await this.#agent;
        const request = (this.url.protocol === 'http:' ? external_node_http_.request : external_node_https_.request)(this.url, {
            method,
            headers: { ...headers, 'accept-encoding': 'gzip, deflate', 'content-length': Buffer.byteLength(body) },
            agent,
            signal
        });
        return new Promise((resolve, reject) => {
            request.on('response', resolve);
            request.on('error', reject);
            // What a proxy answers instead of opening a tunnel would otherwise pass for the answer.
            request.on('proxyConnect', ({ statusCode }) => {
                if (statusCode !== 200)
                    request.destroy(new NoTunnel(statusCode));
            });
            request.end(body);
        });
    }
    async #bodyOf(response, signal) {
        const chunks = [];
        let bytes = 0;
        try {
            for await (const chunk of this.#unpacked(response)) {
                bytes += chunk.byteLength;
                if (bytes > maxAnswerBytes)
                    break;
                chunks.push(chunk);
            }
        }
        catch (error) {
            throw error instanceof src_errors/* SourceError */.c8 ? error : this.#broken(error, signal);
        }
        if (bytes > maxAnswerBytes) {
            throw new src_errors/* SourceError */.c8('too-large', `Cannot use the answer of "${this.host}": it is larger than 32 MiB; set a smaller "page-size"`);
        }
        return Buffer.concat(chunks);
    }
    /** What is unpacked is counted as it comes: a bomb ends when it is too large, not when it has gone off. */
    #unpacked(response) {
        const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
        if (encoding === 'identity')
            return response;
        if (!['gzip', 'x-gzip', 'deflate'].includes(encoding)) {
            response.destroy();
            throw new src_errors/* SourceError */.c8('not-json', `Cannot use the answer of "${this.host}": it is packed in a way that was not asked for; ` +
                'check what stands between this machine and the server');
        }
        return (0,external_node_stream_.pipeline)(response, (0,external_node_zlib_.createUnzip)(), () => undefined);
    }
    #broken(error, signal) {
        return unreachable(this.host, signal.aborted ? 'it did not answer in time' : describeBreak(error));
    }
    async close() {
        const agent = await this.#agent;
        agent?.destroy();
    }
}
class NoTunnel extends Error {
    status;
    constructor(status) {
        super(`HTTP status ${status}`);
        this.status = status;
    }
}
async function agentFor(url) {
    const options = { keepAlive: true };
    const proxy = getProxyUrl(url);
    if (proxy === undefined)
        return url.protocol === 'http:' ? new external_node_http_.Agent(options) : new external_node_https_.Agent(options);
    const { HttpsProxyAgent } = await __webpack_require__.e(/* import() */ 669).then(__webpack_require__.t.bind(__webpack_require__, 3669, 23));
    // By its address: the parts of this URL are decoded, and the agent decodes them.
    return new HttpsProxyAgent(proxy.href, options);
}
function describeBreak(error) {
    return error instanceof NoTunnel
        ? `the proxy opens no tunnel to it (HTTP status ${error.status})`
        : `the connection failed (${codeOf(error)})`;
}
/** A system error code such as ECONNRESET, never an error's text. */
function codeOf(error) {
    let cause = error;
    for (let depth = 0; typeof cause === 'object' && cause !== null && depth < 5; depth++) {
        if (typeof cause.code === 'string' && /^[A-Z0-9_]{2,40}$/.test(cause.code))
            return cause.code;
        cause = cause.cause;
    }
    return 'no reason given';
}

;// CONCATENATED MODULE: ./src/hireflix/client.ts









/** A server that asks for more patience than this is left to the next run. */
const longestWaitMs = 5 * 60_000;
/**
 * Reads the audit log of one account over GraphQL (vendor page "Fetch account logs"). Failures that time can mend are
 * retried here, bounded and logged: 429, 5xx, resets, time-outs, truncated bodies. A refused key never is.
 */
function hireflixClient(options) {
    const { apiKey, log, timeoutMs = 30_000, retries = 5, backOffMs = 1000, concurrency = 16 } = options;
    const { transport = new Endpoint(options.endpoint), wait = waited } = options;
    const rowOf = (row, serverNow) => (options.pseudonyms ?? { parseRow: events_event/* parseRow */.W0 }).parseRow(row, serverNow);
    const gate = new Gate(concurrency, options.wait);
    const askOnce = (position) => ask(transport, { query: auditQuery(position), apiKey, timeoutMs, rowOf });
    return {
        host: options.endpoint.hostname,
        fetchSlice: (position) => pRetry(() => gate.pass(() => askOnce(position), waitOf), {
            retries,
            minTimeout: backOffMs,
            factor: 2,
            randomize: true,
            shouldRetry: ({ error }) => error instanceof TransientFailure,
            onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
                if (!(error instanceof TransientFailure) || retriesLeft === 0)
                    return;
                const waitMs = error.waitMs ?? 0;
                if (waitMs > longestWaitMs)
                    throw error.fault;
                log(`${error.message}: attempt ${attemptNumber} failed, trying again`);
                // p-retry's own jittered wait comes on top of what the server asked for.
                await wait(waitMs);
            }
        }).catch((error) => {
            throw error instanceof TransientFailure ? error.fault : error;
        }),
        close: () => transport.close()
    };
}
function waited(ms) {
    return new Promise((resolve) => setTimeout(resolve, ms));
}
/** How long everyone is to wait, by what the server says. */
function waitOf(error) {
    if (!(error instanceof TransientFailure) || !error.isLimit)
        return undefined;
    return Math.min(error.waitMs ?? 0, longestWaitMs);
}
/** One question as GraphQL is spoken over HTTP, https://graphql.org/learn/serving-over-http */
async function ask(transport, { query, apiKey, timeoutMs, rowOf }) {
    const headers = {
        'X-API-KEY': apiKey,
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': 'hireflix-audit-archive'
    };
    const answer = await transport.send({
        method: 'POST',
        headers,
        body: JSON.stringify({ query }),
        timeoutMs
    });
    const body = parseBody(answer);
    const errors = (0,exact_json/* isJsonObject */.OW)(body) ? (0,exact_json/* memberOf */.C5)(body, 'errors') : undefined;
    const isClean = errors === undefined || (Array.isArray(errors) && errors.length === 0);
    if (!isClean && errors !== null)
        throw faultOfErrors(errors, apiKey);
    const { host } = transport;
    if (answer.status !== 200) {
        throw new src_errors/* SourceError */.c8('status', `Cannot read "${host}": HTTP status ${answer.status}; check the input "endpoint"`);
    }
    if (isClean && typeof body === 'object' && body !== null)
        return parseAnswer((0,exact_json/* isJsonObject */.OW)(body) ? (0,exact_json/* memberOf */.C5)(body, 'data') : undefined, answer.serverNow, rowOf);
    throw new TransientFailure(new src_errors/* SourceError */.c8('not-json', `Cannot use the answer of "${host}": ${answer.text.length} characters that are not a complete GraphQL ` +
        'answer in JSON; try again later'));
}
/** A parser's own error quotes what it was given: it must not travel on. */
function parseBody({ text }) {
    try {
        return (0,exact_json/* parseExactJson */.lQ)(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 7663:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./src/archive/ledger.ts
var archive_ledger = __webpack_require__(1693);
// EXTERNAL MODULE: ./src/archive/opened-archive.ts
var opened_archive = __webpack_require__(5998);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/archive/pseudonym-check.ts


/**
 * An archive has one list of fields and one key, from its first ledger line on: otherwise the same person would stand
 * in it under two names, an event seen again would be taken for a new one, and what was to be hidden would be stored.
 * @throws InputError with one sentence per fault, when a run has others than the archive.
 */
function verifyPseudonyms(state, given) {
    const archived = state.pseudonyms;
    if (state.head === undefined || (0,archive_ledger/* areSamePseudonyms */.Ip)(archived, given))
        return;
    if (archived === undefined) {
        throw new errors/* InputError */.dz([
            `Cannot use pseudonymize ${listOf(given)}: the archive was begun without pseudonyms, and what is archived stays as ` +
                'it is; leave pseudonymize out, or begin another archive in another folder with the input "path"'
        ]);
    }
    if (given === undefined) {
        throw new errors/* InputError */.dz([
            `Cannot archive without pseudonyms: the archive was begun with pseudonymize ${listOf(archived)}; set it to these ` +
                `fields, and pseudonym-key to the key with the fingerprint ${archived.key}`
        ]);
    }
    const faults = [];
    if (given.fields.join() !== archived.fields.join()) {
        faults.push(`Cannot use pseudonymize ${listOf(given)}: the archive was begun with ${listOf(archived)}; set it to these fields, ` +
            'or begin another archive in another folder with the input "path"');
    }
    if (given.key !== archived.key) {
        faults.push(`Cannot use pseudonym-key: its fingerprint is ${given.key}, the archive was begun with the key of fingerprint ` +
            `${archived.key}; pass that one in, or begin another archive in another folder with the input "path"`);
    }
    throw new errors/* InputError */.dz(faults);
}
function listOf(stamp) {
    return `"${stamp?.fields.join(', ') ?? ''}"`;
}

// EXTERNAL MODULE: ./src/publish/commit-message.ts
var commit_message = __webpack_require__(2748);
// EXTERNAL MODULE: ./src/review/findings.ts
var findings = __webpack_require__(7212);
// EXTERNAL MODULE: ./src/review/review-period.ts
var review_period = __webpack_require__(8494);
// EXTERNAL MODULE: ./src/run/archive-review.ts + 7 modules
var archive_review = __webpack_require__(5531);
// EXTERNAL MODULE: ./src/archive/parts.ts
var archive_parts = __webpack_require__(428);
;// CONCATENATED MODULE: ./src/archive/count-proof.ts

/** Parts that hold events on both sides of the oldest retained one: only reading them tells how many. */
function partsToCount(state, { oldest }) {
    return (0,archive_parts/* partsOf */.CI)(state)
        .filter(({ span }) => span.from <= oldest && span.to > oldest)
        .map((part) => part.path);
}
/**
 * Whether the archive, with what was just observed, holds as many events younger than the oldest retained one as the
 * server counts. Events known to have vanished are not counted.
 */
function countsAgree({ total, oldest, atOldest }, archived, observed, vanished) {
    return heldAfter(oldest, archived, observed, vanished) === total - atOldest;
}
function heldAfter(oldest, { state, files }, observed, vanished) {
    let held = 0;
    for (const part of (0,archive_parts/* partsOf */.CI)(state)) {
        if (part.span.from > oldest)
            held += part.events;
        else
            held += files.get(part.path)?.filter((event) => event.timestamp > oldest).length ?? 0;
    }
    const archived = observed.events.countIn(files.values());
    for (const { event, copies } of observed.events) {
        if (event.timestamp > oldest)
            held += Math.max(0, copies - archived.copiesOf(event));
    }
    const gone = new Map(vanished);
    const recorded = new Map();
    for (const timestamp of state.vanished)
        recorded.set(timestamp, (recorded.get(timestamp) ?? 0) + 1);
    for (const [timestamp, count] of recorded)
        gone.set(timestamp, Math.max(count, gone.get(timestamp) ?? 0));
    for (const [timestamp, count] of gone)
        if (timestamp > oldest)
            held -= count;
    return held;
}

// EXTERNAL MODULE: ./src/events/event-bag.ts
var event_bag = __webpack_require__(5982);
// EXTERNAL MODULE: ./src/events/intervals.ts
var intervals = __webpack_require__(9279);
// EXTERNAL MODULE: ./src/archive/coverage.ts
var archive_coverage = __webpack_require__(6642);
;// CONCATENATED MODULE: ./src/archive/vanished.ts



/**
 * The proven time in which an event that the archive holds and the server does not show was removed, rather than
 * expired: younger than the oldest retained event, or than two months.
 */
function vanishingTime(observed) {
    if (observed.events.size === 0)
        return [];
    const safe = observed.serverNow - archive_coverage/* retentionMs */.Fi;
    // At the oldest event's own millisecond its fellows may have expired before it. Without that event, what is proven
    // may still reach back without end: a list that runs oldest first begins there.
    const from = observed.reachedEnd ? Math.min(safe, (observed.oldestRetained ?? safe) + 1) : safe;
    return (0,intervals/* clip */.$Q)(observed.held, { from, to: observed.through });
}
/**
 * Copies that the archive holds and the server no longer shows. Only to be asked of the archive as it was before the
 * log was read: what another run archived since was not there to be seen.
 */
function findVanished(archived, observed) {
    const time = vanishingTime(observed);
    const held = new event_bag/* EventBag */.r();
    for (const events of archived) {
        for (const event of events) {
            if (time.some(({ from, to }) => from <= event.timestamp && event.timestamp <= to))
                held.add(event);
        }
    }
    const vanished = new event_bag/* EventBag */.r();
    for (const { event, copies } of held) {
        const missing = copies - observed.events.copiesOf(event);
        if (missing > 0)
            vanished.add(event, missing);
    }
    return vanished;
}
/** Those of them that an archive holds now: somebody may have set it back to before they were archived. */
function stillHeld(vanished, archived) {
    const held = vanished.countIn(archived);
    const still = new event_bag/* EventBag */.r();
    for (const { event, copies } of vanished) {
        const left = Math.min(copies, held.copiesOf(event));
        if (left > 0)
            still.add(event, left);
    }
    return still;
}
/** How many copies there are by timestamp. */
function countByTime(events) {
    const counts = new Map();
    for (const { event, copies } of events)
        counts.set(event.timestamp, (counts.get(event.timestamp) ?? 0) + copies);
    return counts;
}
/** Those of them that the ledger does not record yet, one timestamp per copy, oldest first. */
function newlyVanished(vanished, recorded) {
    const known = new Map();
    for (const timestamp of recorded)
        known.set(timestamp, (known.get(timestamp) ?? 0) + 1);
    return [...vanished]
        .sort(([a], [b]) => a - b)
        .flatMap(([timestamp, copies]) => new Array(Math.max(0, copies - (known.get(timestamp) ?? 0))).fill(timestamp));
}

;// CONCATENATED MODULE: ./src/events/observed.ts
/** The same rows, of which nothing is claimed. */
function withoutProof(observed, doubt) {
    return {
        ...observed,
        proven: [],
        held: [],
        reachedEnd: false,
        oldestRetained: undefined,
        doubts: [...observed.doubts, doubt]
    };
}

// EXTERNAL MODULE: ./src/hireflix/observations.ts + 1 modules
var observations = __webpack_require__(3926);
;// CONCATENATED MODULE: ./src/hireflix/page-limit.ts
/** More rows than this at once make an answer slow and large, and save no more requests to speak of. */
const largestPage = 1000;
/**
 * How many rows to ask for at a time, over all walks of a run: `page-size` at first, twice as many after each answer
 * that was as full as it could be, and what the server really gives once it gives less than it was asked for. Never
 * less than `page-size`: the walk goes on by the rows that came, however few.
 */
class PageLimit {
    least;
    #current;
    #isSettled = false;
    constructor(least) {
        this.least = least;
        this.#current = least;
    }
    get current() {
        return this.#current;
    }
    /** An answer to a request for `asked` rows brought `rows`; `isCut` when the list goes on behind them. */
    learn({ asked, rows, isCut }) {
        if (rows < asked && isCut) {
            this.#isSettled = true;
            this.#current = Math.max(this.least, Math.min(this.#current, rows));
        }
        else if (rows >= asked && asked === this.#current && !this.#isSettled) {
            this.#current = Math.max(this.least, Math.min(asked * 2, largestPage));
        }
    }
    /** A request for so many rows failed where one for fewer may not: back to `page-size`, for good. */
    giveUp() {
        this.#isSettled = true;
        this.#current = this.least;
    }
}

;// CONCATENATED MODULE: ./src/hireflix/pages.ts

/**
 * Asks for pages, some of them ahead of need. A guess may come back beginning before what is then asked for, never
 * after it: the walk only needs to know where a page begins. Every answer is admitted, also one nobody waits for.
 */
class Pages {
    reader;
    observations;
    options;
    #ahead = [];
    /** Also those that are no guesses any more. */
    #underWay = new Set();
    constructor(reader, observations, options) {
        this.reader = reader;
        this.observations = observations;
        this.options = options;
    }
    /** @throws SourceError when no usable answer can be had. */
    async at(position) {
        const { skip, least } = position;
        while (this.#ahead[0] !== undefined && !isUseful(this.#ahead, position))
            this.#ahead.shift();
        const guess = this.#ahead[0];
        const request = guess !== undefined && guess.skip <= skip
            ? this.#ahead.shift()
            : this.#request(skip, this.#limitAt(skip, position));
        this.#guess(request, position);
        const page = await request.page.catch((error) => {
            if (request.limit <= least || !mayBeOfSize(error))
                throw error;
            return undefined;
        });
        if (page === undefined) {
            this.options.pageLimit.giveUp();
            await this.settled();
            this.#ahead.length = 0;
            return this.#request(skip, least).page;
        }
        const { rows, total } = page.slice;
        this.options.pageLimit.learn({ asked: page.limit, rows, isCut: page.slice.skip + rows < total });
        return page;
    }
    /** Waits for all that is still under way, wanted or not, so that nothing is admitted after a walk has ended. */
    async settled() {
        await Promise.allSettled(this.#underWay);
    }
    #guess(first, position) {
        const end = position.skip + position.rowsWanted;
        while (this.#ahead.length < this.options.concurrency - 1) {
            const last = this.#ahead.at(-1) ?? first;
            const next = last.skip + strideOf(last, position);
            if (next >= end)
                return;
            this.#ahead.push(this.#request(next, this.#limitAt(next, position)));
        }
    }
    /** As many rows as are wanted, as far as the server gives them at once. */
    #limitAt(skip, { skip: from, least, rowsWanted }) {
        const wanted = from + Math.ceil(rowsWanted) - skip;
        return Math.max(least, Math.min(this.options.pageLimit.current, wanted));
    }
    #request(skip, limit) {
        const page = this.reader
            .fetchSlice({ skip, limit })
            .then((answer) => ({ slice: this.observations.admit(skip, answer), limit }));
        // A guess that nobody comes to need must not end the process; whoever awaits it still sees the error.
        page.catch(() => undefined).finally(() => this.#underWay.delete(page));
        this.#underWay.add(page);
        return { skip, limit, page };
    }
}
function isUseful([guess, next], position) {
    const { skip, least } = position;
    if (guess === undefined || guess.limit < least)
        return false;
    if (guess.skip > skip)
        return true;
    return guess.skip > skip - strideOf(guess, position) && !(next !== undefined && next.skip <= skip);
}
function strideOf({ limit }, { mostRows, overlap }) {
    return Math.max(1, Math.min(limit, mostRows) - overlap);
}
/** Whether a request for fewer rows may succeed where this one failed. */
function mayBeOfSize(error) {
    return error instanceof errors/* SourceError */.c8 && error.code !== 'unauthorized' && error.code !== 'redirected';
}

;// CONCATENATED MODULE: ./src/hireflix/walk.ts


// A group of events in one millisecond that fills a page needs an answer that holds it whole.
const largestLimit = 16_384;
const endAttempts = 5;
const usualOverlap = 4;
const progressEvery = 50;
/**
 * Reads one stretch of the log into `observations`, beginning with the newest. It only chooses positions: what is
 * proven follows from the answers themselves (slices.ts), so a wrong choice can cost requests or leave something
 * unproven, but can never make a false claim.
 *
 * Each slice begins one row before the last group of equal timestamps of the one before, so that every group is whole
 * in some slice. If it does not begin newer than the last one ended, rows were deleted ahead of it: step back. A list
 * that is not newest first is read to its end.
 */
async function walk(reader, observations, stretch, options) {
    const { concurrency, pageLimit = new PageLimit(options.pageSize) } = options;
    const pages = new Pages(reader, observations, { concurrency, pageLimit });
    try {
        return await walkPages(pages, observations, stretch, options);
    }
    finally {
        await pages.settled();
    }
}
async function walkPages(pages, observations, stretch, options) {
    let { until } = stretch;
    let skip = stretch.skip;
    let least = options.pageSize;
    let edge;
    let leapt = false;
    let back = 0;
    let endTries = 0;
    let read = 0;
    let rows = 0;
    let pageRows = options.pageSize;
    let firstTotal;
    let plan = {
        overlap: usualOverlap,
        mostRows: Number.POSITIVE_INFINITY,
        rowsWanted: stretch.upTo === undefined ? 0 : stretch.upTo - skip
    };
    for (;;) {
        const { slice, limit } = await pages.at({ skip, least, ...plan });
        read++;
        rows += slice.rows;
        if (read % progressEvery === 0)
            options.progress({ requests: read, rows, total: slice.total });
        firstTotal ??= slice.total;
        if (read > requestBudget(firstTotal, rowsPerSlice(slice, limit))) {
            observations.doubt(`The log changed faster than it could be read: gave up after ${read} requests`);
            return { reached: skip, pageRows };
        }
        if (slice.rows === 0) {
            plan = { ...plan, rowsWanted: 0 };
            if (observations.hasEnd)
                return { reached: slice.skip, pageRows };
            if (++endTries >= endAttempts) {
                observations.doubt(`The server counts ${slice.total} events but shows ${slice.skip}: the end of the log is not established`);
                return { reached: slice.skip, pageRows };
            }
            // The list may have shrunk below where we asked, or its count disagrees with its last rows: look at those again.
            if (slice.total <= slice.skip)
                skip = Math.max(0, Math.min(slice.total, slice.skip) - 2 ** endTries);
            continue;
        }
        const { shape } = slice;
        if (read === 1) {
            pageRows = rowsPerSlice(slice, limit);
            if (slice.total <= (stretch.wholeUpTo ?? 0) * pageRows)
                until = Number.NEGATIVE_INFINITY;
        }
        if (!connects(slice, edge, observations.order)) {
            if (!leapt) {
                back = back === 0 ? Math.max(8, Math.ceil(slice.rows / 8)) : back * 2;
                skip = Math.max(0, Math.min(skip, slice.skip) - back);
                plan = { ...plan, rowsWanted: 0 };
                continue;
            }
            observations.doubt(`More events share one millisecond than the server shows at once (${pageRows}): their number is not ` +
                'proven; a larger page-size may help');
        }
        back = 0;
        leapt = false;
        if (shape !== undefined && shape.last !== edge)
            endTries = 0;
        edge = shape?.last ?? edge;
        const end = slice.skip + slice.rows;
        if (observations.order === 'newest-first' && shape !== undefined && shape.last < until)
            return { reached: end, pageRows };
        if (stretch.upTo !== undefined && end >= stretch.upTo)
            return { reached: end, pageRows };
        const next = shape === undefined ? slice.skip : end - shape.trailing - 1;
        if (end >= slice.total) {
            // By its own count this is the end; only an empty answer beyond it makes it certain, so no guess before it will do.
            skip = end;
            plan = { overlap: 0, mostRows: 1, rowsWanted: 0 };
        }
        else if (next <= slice.skip) {
            // One group, or rows that carry no time, fill the slice.
            plan = { ...plan, rowsWanted: 0 };
            if (slice.rows >= limit && limit < largestLimit) {
                least = Math.min(limit * 2, largestLimit);
                skip = slice.skip;
            }
            else {
                skip = end;
                leapt = true;
            }
        }
        else {
            skip = next;
            least = options.pageSize;
            const upTo = Math.min(slice.total, stretch.upTo ?? slice.total);
            const mostRows = slice.rows < limit ? slice.rows : Number.POSITIVE_INFINITY;
            const { order } = observations;
            plan = { mostRows, ...planAhead({ slice, shape: shape, next, until, upTo, order }) };
        }
    }
}
/** Whether nothing can lie between what was read so far and this slice. */
function connects(slice, edge, order) {
    if (edge === undefined || slice.skip === 0)
        return true;
    if (slice.shape === undefined)
        return false;
    if (order === 'none')
        return true;
    return order === 'oldest-first' ? slice.shape.first < edge : slice.shape.first > edge;
}
function rowsPerSlice(slice, limit) {
    return slice.skip + slice.rows < slice.total ? Math.max(1, slice.rows) : limit;
}
// By the first total: a log that grows as fast as it is read would raise the budget for ever.
function requestBudget(firstTotal, rows) {
    return 100 + 6 * Math.ceil(firstTotal / rows);
}
/** How many rows will be wanted from the next position on, judged by how much time the last slice spanned. */
function planAhead(known) {
    const { slice, shape, next, until } = known;
    // Guesses overlap enough for small groups; one that a large group makes useless is asked for again, exactly.
    const overlap = Math.min(Math.max(shape.trailing + 1, usualOverlap), Math.ceil(slice.rows / 10));
    const rowsLeft = known.upTo - next;
    const span = shape.first - shape.last;
    const rowsWanted = known.order === 'newest-first' && Number.isFinite(until) && span > 0
        ? Math.min(rowsLeft, ((shape.last - until) / span) * slice.rows)
        : rowsLeft;
    return { overlap, rowsWanted };
}

;// CONCATENATED MODULE: ./src/run/log-reading.ts








/** A log of at most so many pages is read whole on every run; a longer one is swept in slices of so many. */
const smallLogPages = 10;
const countAttempts = 3;
const dayMs = 86_400_000;
/**
 * Reads what the archive may lack: everything back to behind the last proven time, then either the count proof and
 * one slice of the rolling sweep, or, when the counts disagree, the whole retained log.
 * @throws SourceError when the log cannot be read; IntegrityError when an archived file does not verify.
 */
async function readLog(reader, archive, options, begun = { observations: new observations/* Observations */.k(), pageLimit: new PageLimit(options.pageSize) }) {
    const log = new LogReading(reader, archive, options, begun);
    const head = await log.readHead();
    if (log.observations.hasEnd)
        return log.result();
    if (!(await log.countsAgree(head))) {
        options.log('The counts of the server and of the archive differ: reading the whole retained log again');
        await log.readWhole();
    }
    return log.result();
}
/** Rows that are read, and held, before they are archived. */
const stageRows = 20_000;
/**
 * Reads as {@link readLog} does. An archive that has proven nothing yet may lack more than memory should hold: a long log
 * is read in stages before, the oldest rows first, each stored before the next is read. Only all of them together prove
 * anything: what stands further to the front of the list may belong into time that was read already.
 * @returns the last reading, and the archive that it was compared with.
 * @throws as readLog, and what `store` and `reopen` throw.
 */
async function readInStages(reader, first, options) {
    if (first.state.coverage !== undefined)
        return { archive: first, reading: await readLog(reader, first, options) };
    const newest = { skip: 0, limit: options.pageSize };
    const answer = await reader.fetchSlice(newest);
    if (answer.total < 1.5 * stageRows)
        return { archive: first, reading: await readLog(withAnswer(reader, newest, answer), first, options) };
    const { alsoRead: _atTheEnd, ...alone } = options;
    const begun = { observations: new observations/* Observations */.k(), pageLimit: new PageLimit(options.pageSize) };
    // It stands alone: what lies between it and a stage may show that the list is not in order.
    begun.observations.keep(answer);
    let archive = first;
    const bases = [];
    for (let left = answer.total - stageRows; left > stageRows / 2; left -= stageRows) {
        options.log(`Reading a long log in stages, the oldest first: about ${left} events after this one`);
        const stage = new LogReading(reader, archive, alone, begun);
        await stage.readOn(left);
        // A list that cannot be proven piece by piece is read in one go.
        if (begun.observations.readUpTo === undefined)
            break;
        bases.push(await options.store(archive, await stage.resultWithoutProof()));
        begun.observations.forget();
        archive = await options.reopen();
    }
    return { archive, reading: { ...(await readLog(reader, archive, options, begun)), bases } };
}
/** The same log, asked once already. */
function withAnswer(reader, position, answer) {
    let known = answer;
    return {
        host: reader.host,
        fetchSlice: async (asked) => {
            const given = asked.skip === position.skip && asked.limit === position.limit ? known : undefined;
            if (given === undefined)
                return reader.fetchSlice(asked);
            known = undefined;
            return given;
        }
    };
}
class LogReading {
    reader;
    archive;
    options;
    observations;
    #pageLimit;
    constructor(reader, archive, options, { observations, pageLimit }) {
        this.reader = reader;
        this.archive = archive;
        this.options = options;
        this.observations = observations;
        this.#pageLimit = pageLimit;
    }
    /** From that position on to what this run has read, or to the end. */
    readOn(skip) {
        return this.#walk({ skip, until: this.observations.readUpTo ?? Number.NEGATIVE_INFINITY });
    }
    readHead() {
        const { coverage } = this.archive.state;
        const { readUpTo = Number.NEGATIVE_INFINITY } = this.observations;
        const until = coverage === undefined ? readUpTo : Date.parse(coverage.through) - this.options.lookbackMs;
        return this.#walk({ skip: 0, until: Math.max(until, readUpTo), wholeUpTo: smallLogPages });
    }
    readWhole() {
        return this.#walk({ skip: 0, until: Number.NEGATIVE_INFINITY });
    }
    /**
     * The count proof, over all that this run has read: the head, and the slice of the rolling sweep. Events that arrive
     * meanwhile make the counts differ for a moment: then both are taken again.
     */
    async countsAgree(head) {
        for (let attempt = 1;; attempt++) {
            const { total } = this.observations.observed();
            const census = await this.#takeCensus(total, head.pageRows);
            if (attempt === 1)
                await this.#sweep(head);
            if (census !== undefined) {
                if (await this.#agreesWith(census))
                    return true;
                if (census.total === total)
                    return false;
            }
            if (attempt === countAttempts)
                return false;
            await this.#walk({ skip: 0, until: this.observations.observed().through });
        }
    }
    // The far end of the log in one answer; asked for generously, since rows may arrive or expire at any moment. The
    // server may give fewer rows at once than it is asked for: it must still reach the end.
    async #takeCensus(total, pageRows) {
        const { pageSize } = this.options;
        const skip = Math.max(0, total - Math.ceil(Math.min(pageSize, pageRows) / 2));
        const answer = await this.reader.fetchSlice({ skip, limit: pageSize });
        const slice = this.observations.admit(skip, answer);
        if (slice.shape === undefined || slice.skip + slice.rows !== slice.total)
            return undefined;
        const oldest = slice.shape.oldest;
        const atOldest = answer.rows.filter((row) => row.kind === 'event' && row.event.timestamp === oldest).length;
        return { total: slice.total, oldest, atOldest };
    }
    async #agreesWith(census) {
        const { observed, vanished } = await this.result(partsToCount(this.archive.state, census));
        return countsAgree(census, this.archive.opened(), observed, countByTime(vanished));
    }
    /**
     * The rolling sweep: the part of the log that the head did not touch, in slices of about ten pages, one a day in
     * turn. It finds what a count cannot: an event that came very late while another vanished. Whichever half of such a
     * pair the slice holds, the counts then no longer agree.
     */
    async #sweep(head) {
        const { total, serverNow } = this.observations.observed();
        const sliceRows = smallLogPages * Math.max(1, head.pageRows - 2);
        const slices = Math.ceil((total - head.reached) / sliceRows);
        if (slices <= 0)
            return;
        const turn = Math.floor(serverNow / dayMs) % slices;
        const skip = head.reached + turn * sliceRows;
        // By position, not by pages: where many events share a timestamp pages overlap more, and the slice would end
        // before the next one begins.
        await this.#walk({ skip, until: Number.NEGATIVE_INFINITY, upTo: skip + sliceRows });
    }
    /** What was seen until now, with the archive's files that it touches, and the given ones, read and verified. */
    async result(parts = []) {
        const observed = this.observations.observed();
        const { state } = this.archive;
        const touched = vanishingTime(observed).flatMap((time) => (0,archive_parts/* partsWithin */.YA)(state, time));
        const months = new Set([...parts, ...(0,archive_parts/* partsToMerge */.iW)(state, observed), ...touched]);
        const further = this.options.alsoRead?.(state, observed.serverNow) ?? [];
        // All at once: a destination may then bring them in one answer.
        await Promise.all([
            this.archive.readMonths(months),
            this.archive.readLines(further.filter((path) => !months.has(path))),
            observed.quarantined.size > 0 ? this.archive.readQuarantine() : undefined
        ]);
        return { observed, vanished: findVanished(this.archive.opened().files.values(), observed) };
    }
    /** What a stage saw, and its files. */
    async resultWithoutProof() {
        const { observed } = await this.result();
        return {
            observed: withoutProof(observed, 'the newer part of the log was still to be read'),
            vanished: new event_bag/* EventBag */.r()
        };
    }
    #walk(stretch) {
        return walk(this.reader, this.observations, stretch, {
            pageSize: this.options.pageSize,
            pageLimit: this.#pageLimit,
            concurrency: this.options.concurrency,
            progress: ({ requests, rows, total }) => this.options.log(`Read ${requests} pages with ${rows} of about ${total} events`)
        });
    }
}

// EXTERNAL MODULE: ./src/review/rules.ts
var rules = __webpack_require__(5727);
;// CONCATENATED MODULE: ./src/run/run-report.ts




/** What the stages of a run came to together; nearly every run has one. */
class RunRecord {
    rules;
    #newEvents = [];
    #newRoutineEvents = 0;
    /** Of those within the reviewed period. */
    #newRoutineTimes = new Set();
    #commits = [];
    #changedFiles = new Set();
    #quarantined = new Map();
    #revised = 0;
    #requests = 0;
    constructor(rules) {
        this.rules = rules;
    }
    /** Of a stage, only what a rule marks, or none knows, is kept: memory must not grow with the log. */
    addStage(archived, observed, period) {
        this.#add(archived, observed);
        for (const event of newEventsOf(archived)) {
            if ((0,rules/* classify */.L8)(this.rules, event).kind !== 'quiet')
                this.#newEvents.push(event);
            else {
                this.#newRoutineEvents++;
                if (event.timestamp >= period.from)
                    this.#newRoutineTimes.add(event.timestamp);
            }
        }
    }
    #add({ plan, written, commits }, observed) {
        for (const { paths } of written)
            for (const path of paths)
                this.#changedFiles.add(path);
        this.#commits.push(...commits);
        this.#revised += plan.revised;
        for (const { reason } of plan.quarantined)
            this.#quarantined.set(reason, (this.#quarantined.get(reason) ?? 0) + 1);
        this.#requests += observed.requests;
    }
    /** What a signal marks is not routine, whatever rules say. */
    #keepMarked({ reviewed, signals }) {
        if (this.#newRoutineTimes.size === 0)
            return;
        const marked = new Set(signals.flatMap(({ marks }) => [...marks.keys()]));
        const known = new Set(this.#newEvents.map(({ id }) => id));
        for (const event of reviewed.events) {
            if (!this.#newRoutineTimes.has(event.timestamp) || !marked.has(event.id) || known.has(event.id))
                continue;
            this.#newEvents.push(event);
            this.#newRoutineEvents--;
        }
    }
    /**
     * The report of the run, of which that was the last stage.
     * @throws IntegrityError or ArchiveError when what the review compares with cannot be read.
     */
    async describe(archived, observed, options) {
        this.#add(archived, observed);
        for (const event of newEventsOf(archived))
            this.#newEvents.push(event);
        const { plan, reader, state } = archived;
        const { coverage, verdict, reasons, newGaps } = plan.claim;
        const review = await (0,archive_review/* reviewArchive */.b3)(reader, {
            period: options.period,
            rules: this.rules,
            coverage,
            added: plan.kind === 'write' ? plan.added : [],
            newEvents: this.#newEvents
        });
        this.#keepMarked(review);
        const newest = Math.max(...[...state.files.values()].map((file) => Date.parse(file.newest ?? '')).filter(Number.isFinite));
        return {
            verdict,
            reasons,
            destination: options.destination.description,
            serverNow: observed.serverNow,
            coverage,
            newGaps,
            gaps: state.gaps,
            daysUntilLoss: (0,archive_coverage/* daysUntilLoss */.Bg)(coverage, observed.serverNow),
            newEvents: this.#newEvents,
            newRoutineEvents: this.#newRoutineEvents,
            archivedEvents: state.events,
            ...(Number.isFinite(newest) ? { newestEvent: newest } : {}),
            ...review,
            anomalies: { late: plan.late, revised: this.#revised, vanished: plan.vanished.length },
            quarantined: this.#quarantined,
            changedFiles: [...this.#changedFiles],
            commits: this.#commits,
            ledgerHead: (0,archive_ledger/* ledgerHeadOf */.dF)(state),
            pseudonymized: state.pseudonyms?.fields ?? [],
            source: { host: options.source.host, total: observed.total, requests: this.#requests }
        };
    }
}
function newEventsOf({ written }) {
    return written.flatMap(({ added }) => added.flatMap(archive_review/* toReviewEvents */.zd));
}

// EXTERNAL MODULE: ./src/archive/ledger-line.ts + 2 modules
var ledger_line = __webpack_require__(7020);
// EXTERNAL MODULE: ./src/archive/month-file.ts
var month_file = __webpack_require__(4407);
// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
;// CONCATENATED MODULE: ./src/archive/plan-check.ts




/**
 * Looks once more at what is about to be written, by other means than those that made it: every archived event is
 * still there, unchanged and in place, and every file reads back.
 * @throws IntegrityError `plan`: a fault of this program, so nothing is written.
 */
function verifyPlan(archive, plan) {
    let added = 0;
    const held = new Map(archive.files);
    for (const file of plan.batches.flatMap((batch) => batch.files)) {
        if (file.path === ledger_line/* ledgerPath */.tf && !file.content.startsWith(archive.ledger)) {
            throw fault(`"${ledger_line/* ledgerPath */.tf}" would lose or change a line`);
        }
        if ((0,paths/* parseMonthPartPath */.Wk)(file.path) === undefined)
            continue;
        const before = held.get(file.path) ?? [];
        if (!held.has(file.path) && archive.state.files.has(file.path)) {
            throw fault(`"${file.path}" would be replaced without having been read`);
        }
        const after = (0,month_file/* parseMonthFile */.yU)(file.path, file.content, before);
        let index = 0;
        for (const event of after) {
            const next = before[index];
            if (next !== undefined && (0,month_file/* compareEvents */.HP)(next, event) === 0)
                index++;
        }
        if (index < before.length)
            throw fault(`"${file.path}" would lose or change an archived event`);
        added += after.length - before.length;
        held.set(file.path, after);
    }
    if (added !== plan.added.length)
        throw fault(`${added} events would be added, expected ${plan.added.length}`);
}
function fault(found) {
    return new errors/* IntegrityError */.cs('plan', `Cannot write the archive: ${found}; nothing was written, please report this`);
}

// EXTERNAL MODULE: ./src/events/event.ts + 1 modules
var events_event = __webpack_require__(5710);
;// CONCATENATED MODULE: ./src/archive/companion-files.ts
/** Files for whoever finds the folder; the ledger does not record them, and existing ones are left alone. */
const companions = new Map([
    ['.gitattributes', '* -text\n'],
    [
        'README.md',
        `# Audit log archive

This folder holds the audit events of a Hireflix account, archived by the GitHub Action hireflix-audit-archive.
Hireflix keeps its audit log for two months; this is the record of the time before.

| File | |
|---|---|
| \`2025-10.json\` | the events of that month (UTC), newest first, one per line |
| \`2025-10-002.json\` | its second part: a part ends before it would pass 1 MiB |
| \`ledger.jsonl\` | one line per archiving commit: what was added, the SHA-256 of each changed file, what is proven to be complete, and which time is known to be missing; each line holds the SHA-256 of the line before |
| \`quarantine.json\` | rows that could not be understood, as they came, if there were any |

The events hold personal data: addresses, e-mail and private links of staff and candidates.

**Do not edit these files.** A changed file no longer matches the ledger, and nothing more is archived until it is
restored from git. To check the newest state by hand: the last line of the ledger (without its newline) has a SHA-256
that the commit's \`Audit-Ledger\` trailer and the job summary name; each file's newest \`sha256\` in the ledger is what
\`sha256sum\` prints for it.
`
    ]
]);

// EXTERNAL MODULE: ./src/archive/digests.ts
var digests = __webpack_require__(707);
// EXTERNAL MODULE: ./src/archive/quarantine-file.ts
var quarantine_file = __webpack_require__(3227);
;// CONCATENATED MODULE: ./src/archive/part-filling.ts






/** Fills parts oldest first: once an event would take a part past 1 MiB it is sealed for good, and the next begins. */
function fillParts(files, state, added) {
    const newest = new Map((0,archive_parts/* partsOf */.CI)(state).map((part) => [part.month, part]));
    const parts = [];
    for (const event of added) {
        const month = (0,paths/* monthOf */.GS)(event.timestamp);
        let open = parts.at(-1);
        if (open?.month !== month) {
            const entry = newest.get(month);
            const held = entry === undefined ? [] : heldIn(files, entry.path);
            const part = entry?.part ?? 1;
            open = {
                path: (0,paths/* monthPartPath */.Pq)({ month, part }),
                month,
                part,
                bytes: (0,month_file/* monthFileBytes */.YG)(held),
                held,
                added: []
            };
            parts.push(open);
        }
        const isEmpty = open.held.length + open.added.length === 0;
        if (!isEmpty && open.bytes + (0,month_file/* eventBytes */.yb)(event) > month_file/* maxPartBytes */.$A) {
            const part = open.part + 1;
            open = { path: (0,paths/* monthPartPath */.Pq)({ month, part }), month, part, bytes: month_file/* emptyBytes */.PX, held: [], added: [] };
            parts.push(open);
        }
        open.added.push(event);
        open.bytes += (0,month_file/* eventBytes */.yb)(event);
    }
    return parts
        .filter((part) => part.added.length > 0)
        .map(({ path, held, added: addedHere }) => {
        const events = [...held, ...addedHere];
        const content = (0,month_file/* serializeMonthFile */.Nj)(events);
        const times = events.map((event) => event.timestamp);
        const oldest = (0,archive_coverage/* toTime */.xe)(times.reduce((a, b) => Math.min(a, b)));
        const newestTime = (0,archive_coverage/* toTime */.xe)(times.reduce((a, b) => Math.max(a, b)));
        return {
            path,
            content,
            added: addedHere,
            entry: { ...entryOf(path, content, events.length), oldest, newest: newestTime }
        };
    });
}
function heldIn(files, path) {
    const events = files.get(path);
    if (events === undefined)
        throw new Error(`"${path}" must be read before events are added to it`);
    return events;
}
function entryOf(path, content, events) {
    const bytes = Buffer.from(content, 'utf8');
    return { path, events, bytes: bytes.length, sha256: (0,digests/* sha256Of */.B)(bytes), blob: (0,digests/* gitBlobIdOf */.C)(bytes) };
}
/** The quarantine file with its new rows. */
function fillQuarantine(archived, added) {
    if (added.length === 0)
        return undefined;
    const entries = [...archived, ...added];
    const content = (0,quarantine_file/* serializeQuarantine */.XT)(entries);
    return { path: quarantine_file/* quarantinePath */.Q2, content, added: [], entry: entryOf(quarantine_file/* quarantinePath */.Q2, content, entries.length) };
}

;// CONCATENATED MODULE: ./src/archive/reconcile.ts










const maxBatchBytes = 16 * 1024 * 1024;
const quietDays = 7;
/**
 * Merges what was observed into an archive: the pointwise maximum of copies and the union of coverage. Doing it twice,
 * or after somebody else did it, changes nothing.
 * @throws InputError when the archive has other pseudonyms than what was observed.
 */
function reconcile(archive, observed, options) {
    verifyPseudonyms(archive.state, options.pseudonyms);
    const redacted = new Set(archive.state.redactions.map(({ event }) => event));
    const { added, revised } = addedTo(archive.files, observed, redacted);
    const claim = (0,archive_coverage/* extendCoverage */.hT)(archive.state, observed);
    const quarantined = quarantinedIn(archive.quarantine, observed);
    const gone = countByTime(stillHeld(options.vanished, archive.files.values()));
    const vanished = newlyVanished(gone, archive.state.vanished);
    const provenBefore = archive.state.coverage === undefined ? undefined : Date.parse(archive.state.coverage.through);
    const late = provenBefore === undefined ? 0 : added.filter((event) => event.timestamp <= provenBefore).length;
    const decision = { claim, added, quarantined, vanished, revised, late };
    const isNews = added.length + quarantined.length + vanished.length + claim.newGaps.length > 0;
    const isDue = archive.state.head === undefined || isProofDue(archive.state, claim, observed);
    if (!isNews && !isDue)
        return { kind: 'nothing-to-write', ...decision, batches: [] };
    return { kind: 'write', ...decision, batches: batchesOf(archive, observed, decision, options) };
}
// Also a quiet archive shows now and then that somebody looked, and its proof never falls out of retention.
function isProofDue(state, { coverage }, { serverNow }) {
    if (coverage === undefined || coverage.through === state.coverage?.through)
        return false;
    return (state.coverage === undefined || serverNow - Date.parse(state.coverage.through) > quietDays * 86_400_000);
}
function addedTo(files, observed, redacted) {
    const held = new event_bag/* EventBag */.r();
    /** Observed as they are archived. */
    const same = new Set();
    for (const events of files.values()) {
        for (const event of events) {
            const shown = observed.events.find(event)?.event;
            if (shown === undefined)
                continue;
            held.add(event);
            if (shown.line === event.line)
                same.add(shown);
        }
    }
    const added = [];
    let revised = 0;
    for (const { event, copies } of observed.events) {
        const known = held.copiesOf(event);
        const isRedacted = redacted.size > 0 && redacted.has(event.key);
        // A redacted event stays out, whoever shows it again; a further copy of it only counts.
        const stored = isRedacted ? (0,events_event/* tombstoneOf */.TD)(event) : event;
        for (let copy = known; copy < copies; copy++)
            added.push(stored);
        if (known > 0 && !isRedacted && !same.has(event))
            revised++;
    }
    return { added: added.sort(compareOldestFirst), revised };
}
function compareOldestFirst(a, b) {
    if (a.timestamp !== b.timestamp)
        return a.timestamp - b.timestamp;
    return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
function quarantinedIn(archived, observed) {
    const held = new Map();
    for (const { key } of archived)
        held.set(key, (held.get(key) ?? 0) + 1);
    const seen = (0,archive_coverage/* toTime */.xe)(observed.serverNow);
    return [...observed.quarantined].flatMap(([key, { row, copies }]) => new Array(Math.max(0, copies - (held.get(key) ?? 0))).fill({
        seen,
        reason: row.reason,
        key,
        row: row.row
    }));
}
/** Splits the change so that no commit carries more than a server takes; each batch is a complete archive. */
function batchesOf(archive, observed, decision, options) {
    const filled = fillParts(archive.files, archive.state, decision.added);
    const quarantine = fillQuarantine(archive.quarantine, decision.quarantined);
    if (quarantine !== undefined)
        filled.push(quarantine);
    const groups = grouped(filled, options.maxBatchBytes ?? maxBatchBytes);
    const missing = [...companions].filter(([path]) => !archive.listed.has(path));
    const batches = [];
    let { state, ledger } = archive;
    for (const [index, parts] of groups.entries()) {
        const rest = groups.slice(index + 1).flat();
        const line = lineOf({ state, observed, decision, options, parts, rest });
        const lineText = (0,ledger_line/* serializeLedgerLine */.Kx)(line);
        ledger += `${lineText}\n`;
        state = (0,archive_ledger/* extendLedger */.SY)(state, lineText, line.seq + 1);
        const files = [
            ...parts.map(({ path, content }) => ({ path, content })),
            ...(index === 0 ? missing.map(([path, content]) => ({ path, content })) : []),
            { path: ledger_line/* ledgerPath */.tf, content: ledger }
        ];
        batches.push({ files, line, lineText, added: parts.flatMap((part) => part.added), state });
    }
    return batches;
}
/** At least one group, which may be empty: a ledger-only commit. */
function grouped(files, limit) {
    const groups = [[]];
    let bytes = 0;
    for (const file of files) {
        if (bytes > 0 && bytes + file.entry.bytes > limit) {
            groups.push([]);
            bytes = 0;
        }
        groups.at(-1)?.push(file);
        bytes += file.entry.bytes;
    }
    return groups;
}
function lineOf(batch) {
    const { state, observed, decision, options, parts, rest } = batch;
    const { claim } = decision;
    const isLast = rest.length === 0;
    const added = parts.reduce((sum, part) => sum + part.added.length, 0);
    const months = new Set([...state.files.keys(), ...parts.map((part) => part.path)]);
    months.delete(quarantine_file/* quarantinePath */.Q2);
    return {
        spec: ledger_line/* spec */.IC,
        seq: state.head === undefined ? 0 : state.head.seq + 1,
        prev: state.head?.sha256 ?? null,
        at: options.at,
        added,
        files: parts.map((part) => part.entry),
        archive: { events: state.events + added, files: months.size },
        coverage: (isLast ? claim.coverage : coverageBefore(rest, state, claim)) ?? null,
        gaps: isLast ? claim.newGaps : [],
        vanished: isLast ? decision.vanished : [],
        source: {
            host: options.host,
            total: observed.total,
            oldest: observed.oldestRetained === undefined ? null : (0,archive_coverage/* toTime */.xe)(observed.oldestRetained),
            requests: observed.requests
        },
        verdict: isLast ? claim.verdict : 'unproven',
        anomalies: {
            late: isLast ? decision.late : 0,
            revised: isLast ? decision.revised : 0,
            vanished: isLast ? decision.vanished.length : 0,
            quarantined: isLast ? decision.quarantined.length : 0
        },
        run: options.run,
        ...(options.pseudonyms === undefined ? {} : { pseudonyms: options.pseudonyms })
    };
}
// Batches go oldest first, so all that is older than the oldest event still to come is already complete. Across a
// gap nothing more is claimed until the last batch records it.
function coverageBefore(rest, state, { coverage, newGaps }) {
    const next = rest.find((file) => file.added.length > 0)?.added[0];
    if (coverage === undefined || newGaps.length > 0)
        return state.coverage;
    if (next === undefined)
        return coverage;
    const through = (0,archive_coverage/* toTime */.xe)(Math.min(Date.parse(coverage.through), next.timestamp - 1));
    return through <= (state.coverage?.through ?? coverage.from)
        ? state.coverage
        : { from: coverage.from, through };
}

// EXTERNAL MODULE: ./src/events/secret-search.ts
var secret_search = __webpack_require__(4874);
;// CONCATENATED MODULE: ./src/run/writing.ts








const attempts = 10;
/**
 * Merges a reading into the archive and commits it. When somebody else was first, or it is not known whether a commit
 * landed, the archive is opened again and the same reading merged again: merging is idempotent, so this converges.
 * @throws ArchiveError `contended` after {@link attempts} lost races, or when what a stage committed is gone; IntegrityError when the archive does not verify;
 *   InputError when somebody meanwhile began it with other pseudonyms.
 */
async function archiveReading(first, { observed, vanished, bases = [] }, options) {
    const { destination, run, host, log } = options;
    const written = [];
    const commits = [];
    let pending;
    let reader = first;
    let isSetBack = false;
    for (let attempt = 1; attempt <= attempts; attempt++) {
        if (attempt > 1) {
            await options.sleep(options.random() * Math.min(5000, 100 * 2 ** attempt));
            reader = await (0,opened_archive/* openArchive */.p)(destination);
        }
        isSetBack = bases.some((line) => !hasLine(reader, line));
        // Or the host still shows what was there before.
        if (isSetBack)
            continue;
        if (pending !== undefined && hasLine(reader, pending.lineText)) {
            // The answer was lost, the commit was not.
            written.push(writtenOf(pending));
            if (reader.commit !== undefined)
                commits.push(reader.commit);
        }
        pending = undefined;
        const touched = [...vanished].flatMap(({ event: { timestamp } }) => (0,archive_parts/* partsWithin */.YA)(reader.state, { from: timestamp, to: timestamp }));
        await reader.readMonths([...(0,archive_parts/* partsToMerge */.iW)(reader.state, observed), ...touched]);
        await reader.readLines(options.partsToReview?.(reader.state) ?? []);
        if (observed.quarantined.size > 0)
            await reader.readQuarantine();
        const archive = reader.opened();
        const plan = reconcile(archive, observed, {
            vanished,
            host,
            run,
            pseudonyms: options.pseudonyms,
            at: (0,archive_coverage/* toTime */.xe)(observed.serverNow),
            ...(options.maxBatchBytes === undefined ? {} : { maxBatchBytes: options.maxBatchBytes })
        });
        if (plan.kind === 'nothing-to-write') {
            return { plan, written, commits, line: lastLineOf(reader.ledger), state: reader.state, reader };
        }
        verifyPlan(archive, plan);
        verifyNoSecret(plan, options.secrets);
        const outcome = await commitBatches(plan, reader.revision, options);
        written.push(...outcome.written);
        commits.push(...outcome.commits);
        if (outcome.kind === 'committed') {
            const line = plan.batches.at(-1)?.lineText ?? lastLineOf(reader.ledger);
            return { plan, written, commits, line, state: stateAfter(archive, plan), reader };
        }
        pending = outcome.pending;
        log(outcome.kind === 'stale'
            ? 'The archive changed meanwhile: opening it again and merging again'
            : 'It is not known whether the commit landed: opening the archive again to look');
    }
    if (isSetBack) {
        throw new errors/* ArchiveError */.di('contended', `Cannot write to ${destination.description}: what this run committed to it before is not there any more, so ` +
            'somebody set it back; nothing is proven by this run; find out who did, and run it again, which reads all anew');
    }
    throw new errors/* ArchiveError */.di('contended', `Cannot write to ${destination.description}: it changed ${attempts} times while this run tried; nothing is lost, ` +
        'the next run archives the same events; run fewer writers at once');
}
function hasLine(reader, line) {
    return reader.ledger.includes(`${line}\n`);
}
function lastLineOf(ledger) {
    return ledger.trimEnd().split('\n').at(-1) ?? '';
}
/**
 * An event can repeat the key, by which anybody who reads the archive could open the account; and a host's push
 * protection would refuse the commit in words that nobody understands.
 * @throws SourceError `secret-echoed`, which names the member and not the secret.
 */
function verifyNoSecret({ added, quarantined }, secrets) {
    const search = new secret_search/* SecretSearch */.p(secrets);
    const rows = [
        ...added.map(({ timestamp, line }) => ({ json: line, what: `the event of ${(0,archive_coverage/* toTime */.xe)(timestamp)}` })),
        ...quarantined.map(({ row }) => ({ json: row, what: 'a row that could not be understood' }))
    ];
    for (const { json, what } of rows) {
        const found = search.findIn(json);
        if (found === undefined)
            continue;
        throw new errors/* SourceError */.c8('secret-echoed', `Cannot archive what Hireflix shows: ${what} holds, in "${found.path}", the secret of the input ` +
            `"${found.secret.input}"; nothing was written; replace that secret by a new one, since others can read it there`);
    }
}
function stateAfter({ state }, { batches }) {
    return batches.reduce((after, { lineText, line }) => (0,archive_ledger/* extendLedger */.SY)(after, lineText, line.seq + 1), state);
}
function writtenOf({ added, files }) {
    return { added, paths: files.map(({ path }) => path) };
}
async function commitBatches(plan, revision, options) {
    const written = [];
    const commits = [];
    let base = revision;
    for (const [index, batch] of plan.batches.entries()) {
        if (plan.batches.length > 1) {
            options.log(`Writing part ${index + 1} of ${plan.batches.length}: ${batch.added.length} events`);
        }
        const receipt = await options.destination.commit({
            base,
            files: batch.files,
            message: options.describe(batch)
        });
        if (receipt.kind !== 'committed')
            return { kind: receipt.kind, written, commits, pending: batch };
        base = receipt.revision;
        written.push(writtenOf(batch));
        if (receipt.commit !== undefined)
            commits.push(receipt.commit);
    }
    return { kind: 'committed', written, commits };
}

;// CONCATENATED MODULE: ./src/run/run.ts










/**
 * One archiving run: open and verify the archive, read what it may lack, merge and commit, say what was found.
 * @throws SourceError, ArchiveError, IntegrityError, or InputError for other pseudonyms than the archive's; the archive is then unchanged, or complete after a commit.
 */
async function run(options, edges) {
    const { source, destination, log } = edges;
    const archive = await (0,opened_archive/* openArchive */.p)(destination);
    edges.onOpened?.(archive.state);
    verifyPseudonyms(archive.state, options.pseudonyms?.stamp);
    log(`Opened the archive in ${destination.description}: ${archive.state.events} events`);
    const reviewed = (serverNow) => (0,review_period/* periodAt */.Vw)(options.reviewPeriod ?? review_period/* lastWeek */.t0, serverNow);
    const alsoRead = (state, serverNow) => (0,archive_review/* partsToReview */.Oy)(state, reviewed(serverNow));
    const record = new RunRecord(options.rules);
    const archiveAll = (from, reading, more) => {
        const { total, requests } = reading.observed;
        log(`Read what may be missing of ${total} retained events, with ${requests} requests`);
        return archiveReading(from, reading, {
            ...edges,
            host: source.host,
            run: options.run,
            secrets: options.secrets,
            pseudonyms: options.pseudonyms?.stamp,
            describe: (batch) => describeBatch(batch, options.rules),
            ...more
        });
    };
    const { archive: newest, reading } = await readInStages(source, archive, {
        ...options,
        log,
        alsoRead,
        reopen: () => (0,opened_archive/* openArchive */.p)(destination),
        store: async (from, stage) => {
            const archived = await archiveAll(from, stage, {});
            record.addStage(archived, stage.observed, reviewed(stage.observed.serverNow));
            return archived.line;
        }
    });
    const period = reviewed(reading.observed.serverNow);
    const archived = await archiveAll(newest, reading, {
        partsToReview: (state) => (0,archive_review/* partsToReview */.Oy)(state, period)
    });
    return record.describe(archived, reading.observed, { period, destination, source });
}
function describeBatch({ added, line, state }, rules) {
    return (0,commit_message/* describeCommit */.X)({
        added: added.length,
        notable: (0,findings/* findNotable */.$o)(added.flatMap(archive_review/* toReviewEvents */.zd), rules),
        verdict: line.verdict,
        ledger: (0,archive_ledger/* ledgerHeadOf */.dF)(state),
        ledgerOnly: reasonOf(line)
    });
}
function reasonOf({ gaps, vanished, anomalies }) {
    if (gaps.length > 0)
        return { kind: 'gap', gaps: gaps.length };
    if (anomalies.quarantined > 0)
        return { kind: 'quarantined', rows: anomalies.quarantined };
    return vanished.length > 0 ? { kind: 'vanished' } : { kind: 'coverage' };
}


/***/ })

};
