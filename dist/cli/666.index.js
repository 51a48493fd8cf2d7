export const id = 666;
export const ids = [666];
export const modules = {

/***/ 1012:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ft: () => (/* binding */ integrationAddress),
/* harmony export */   Gu: () => (/* binding */ priya),
/* harmony export */   P2: () => (/* binding */ officeAddress),
/* harmony export */   Uq: () => (/* binding */ candidateLastNames),
/* harmony export */   XX: () => (/* binding */ integration),
/* harmony export */   c0: () => (/* binding */ people),
/* harmony export */   g3: () => (/* binding */ candidateFirstNames),
/* harmony export */   jn: () => (/* binding */ guestAddresses),
/* harmony export */   qe: () => (/* binding */ jonas),
/* harmony export */   t2: () => (/* binding */ positionTitles)
/* harmony export */ });
const officeAddress = '192.0.2.10';
const integrationAddress = '203.0.113.20';
/** A few addresses only, so that people without an account are not a new address every day. */
const guestAddresses = Array.from({ length: 8 }, (_, n) => `198.51.100.${130 + n}`);
const elena = person('66a8b1f04c1d9e2a7f30b601', 'Elena Marsh', 'admin', '198.51.100.11');
const tomas = person('66b0c4d27e8a13f5c92d4402', 'Tomas Reyes', 'recruiter', '198.51.100.12');
const priya = person('66d7f3a95b2c60e81a74cd03', 'Priya Nair', 'recruiter', '198.51.100.13');
const jonas = person('6711e0c83fa95d7b6e02fa04', 'Jonas Weber', 'recruiter', '198.51.100.14');
const amara = person('673c59be91d04e6ac85b1705', 'Amara Okafor', 'coordinator', '198.51.100.15');
const lucia = person('6757a2e40c8fb13d59e76a06', 'Lucia Ferri', 'manager', '198.51.100.16');
const daniel = person('6799d01b7ae25c4f8310be07', 'Daniel Cho', 'manager', '198.51.100.17');
const nina = person('67c2fe5dd4360a9b17f8c508', 'Nina Petrov', 'manager', '198.51.100.18');
const samuel = person('680b49a7e5127fc03d6ba909', 'Samuel Holt', 'manager', '198.51.100.19');
const people = [elena, tomas, priya, jonas, amara, lucia, daniel, nina, samuel];
/** The account whose API key connects the applicant tracking system. */
const integration = { id: '67e4b6f20d9a81c35e7f4a10', email: 'ats-bridge@example.com' };
const positionTitles = [
    'Backend Engineer',
    'Customer Support Agent',
    'Account Executive',
    'Product Designer',
    'Warehouse Planner',
    'Data Analyst',
    'Field Technician',
    'Office Manager',
    'Nurse, Night Shift',
    'Store Lead (Zürich)'
];
const candidateFirstNames = [
    'ada',
    'bruno',
    'chloe',
    'dmitri',
    'esra',
    'felix',
    'grace',
    'hugo',
    'ines',
    'jamal'
];
const candidateLastNames = [
    'abbott',
    'bianchi',
    'costa',
    'dupont',
    'eriksen',
    'fischer',
    'garcia',
    'hansen'
];
function person(id, name, role, home) {
    return { id, name, email: `${name.toLowerCase().replace(' ', '.')}@example.com`, role, home };
}


/***/ }),

/***/ 6092:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ deletedObject),
/* harmony export */   EZ: () => (/* binding */ adminSession),
/* harmony export */   JP: () => (/* binding */ interviewObject),
/* harmony export */   bt: () => (/* binding */ CompanyState),
/* harmony export */   dt: () => (/* binding */ personObject),
/* harmony export */   jh: () => (/* binding */ positionObject),
/* harmony export */   rY: () => (/* binding */ integrationSession),
/* harmony export */   xW: () => (/* binding */ guestSession)
/* harmony export */ });
/* harmony import */ var _cast_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1012);

const hour = 3600_000;
/** What the company has open, and the events it has caused so far. Acts must come in order of time. */
class CompanyState {
    random;
    rows = [];
    positions = [];
    shared = [];
    /** Ids of people who have left. */
    departed = new Set();
    constructor(random, from) {
        this.random = random;
        for (const name of _cast_js__WEBPACK_IMPORTED_MODULE_0__/* .positionTitles */ .t2.slice(0, 5)) {
            const openedAt = from - random.between(5, 40) * 24 * hour;
            const position = this.addPosition(openedAt, name);
            for (let n = random.between(10, 20); n > 0; n--)
                this.addInterview(random.between(openedAt, from), position);
        }
    }
    /** Records an event; `copies` are rows alike in every member, as a double click makes them. */
    record(at, session, action, object, copies = 1) {
        const { actor, ip, host, medium } = session;
        const referer = session.referer === undefined ? this.#refererOf(session, object) : session.referer;
        const row = { timestamp: at, ip, action, host, referer, medium, actor, object };
        for (let n = 0; n < copies; n++)
            this.rows.push({ row, visibleAt: at + this.#delayMs() });
    }
    addPosition(at, name) {
        const position = { id: this.random.objectId(at), name, interviews: [] };
        this.positions.push(position);
        return position;
    }
    addInterview(at, position) {
        const { random } = this;
        const who = `${random.pick(_cast_js__WEBPACK_IMPORTED_MODULE_0__/* .candidateFirstNames */ .g3)}.${random.pick(_cast_js__WEBPACK_IMPORTED_MODULE_0__/* .candidateLastNames */ .Uq)}${random.between(1, 999)}`;
        const answeredAt = at + random.between(3 * hour, 72 * hour);
        const interview = { id: random.objectId(at), email: `${who}@example.com`, position, answeredAt };
        position.interviews.push(interview);
        return interview;
    }
    /** An interview with answers to look at, or `undefined` after a few fruitless tries. */
    findAnswered(at) {
        for (let tries = 0; tries < 8; tries++) {
            const { interviews } = this.random.pick(this.positions);
            if (interviews.length === 0)
                continue;
            const interview = this.random.pick(interviews);
            if (interview.answeredAt <= at)
                return interview;
        }
        return undefined;
    }
    dropInterview(interview) {
        const { interviews } = interview.position;
        interviews.splice(interviews.indexOf(interview), 1);
        const shared = this.shared.indexOf(interview);
        if (shared >= 0)
            this.shared.splice(shared, 1);
    }
    #refererOf(session, object) {
        if (session.medium !== 'ADMIN')
            return null;
        // Some browsers are set to send no referer.
        if (this.random.chance(0.05))
            return null;
        return object.urls?.private ?? 'https://admin.hireflix.com/en/jobs';
    }
    // The published samples show an event logged half a second after its action; a busy vendor is slower now and then.
    #delayMs() {
        const draw = this.random.fraction();
        if (draw < 0.9)
            return this.random.between(80, 900);
        if (draw < 0.995)
            return this.random.between(1000, 8000);
        return this.random.between(8000, 90_000);
    }
}
function adminSession(person, ip = _cast_js__WEBPACK_IMPORTED_MODULE_0__/* .officeAddress */ .P2) {
    return { actor: { id: person.id, email: person.email }, ip, host: 'admin.hireflix.com', medium: 'ADMIN' };
}
function integrationSession(ip = _cast_js__WEBPACK_IMPORTED_MODULE_0__/* .integrationAddress */ .Ft, host = 'api.hireflix.com') {
    return { actor: _cast_js__WEBPACK_IMPORTED_MODULE_0__/* .integration */ .XX, ip, host, medium: 'API_KEY', referer: null };
}
/** Someone without an account who was sent a public link. */
function guestSession(ip) {
    const referer = 'https://shared.hireflix.com/';
    return { actor: null, ip, host: 'api.hireflix.com', medium: 'WEBAPP_INTERVIEW_SHAREABLE_LINK', referer };
}
/** The object of most interview events, as published for `interview.score-interview`. */
function interviewObject({ id, email, position }) {
    const url = `https://admin.hireflix.com/jobs/${position.id}/interview/${id}`;
    return { id, type: 'INTERVIEW', urls: { private: url }, email };
}
/** The object of `interview.delete` as published: nothing but id and type. */
function deletedObject({ id }) {
    return { id, type: 'INTERVIEW' };
}
function positionObject({ id, name }) {
    return { id, type: 'POSITION', name };
}
function personObject({ id, name, email }) {
    return { id, type: 'USER', name, email };
}


/***/ }),

/***/ 8751:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ companyHistory)
});

// EXTERNAL MODULE: ./src/sandbox/cast.ts
var cast = __webpack_require__(1012);
// EXTERNAL MODULE: ./src/sandbox/company-state.ts
var company_state = __webpack_require__(6092);
// EXTERNAL MODULE: ./src/sandbox/deeds.ts
var deeds = __webpack_require__(4544);
// EXTERNAL MODULE: ./src/sandbox/incidents.ts
var incidents = __webpack_require__(7280);
;// CONCATENATED MODULE: ./src/sandbox/random.ts
/**
 * A small seeded generator (mulberry32): the same seed gives the same company on every machine and Node version, which
 * `Math.random` cannot. It is good enough for a plausible history and for nothing else.
 */
class Random {
    #state;
    constructor(seed) {
        this.#state = seed >>> 0;
    }
    /** At least 0, below 1. */
    fraction() {
        this.#state = (this.#state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    }
    /** A whole number, both ends included. */
    between(least, most) {
        return least + Math.floor(this.fraction() * (most - least + 1));
    }
    chance(probability) {
        return this.fraction() < probability;
    }
    /** @throws RangeError when there is nothing to pick from. */
    pick(choices) {
        if (choices.length === 0)
            throw new RangeError('Cannot pick from an empty list');
        return choices[this.between(0, choices.length - 1)];
    }
    /** Picks a name by its weight: `{ score: 3, comment: 1 }` gives `score` three times in four. */
    weighted(weights) {
        const entries = Object.entries(weights);
        let left = this.fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0);
        for (const [name, weight] of entries) {
            left -= weight;
            if (left < 0)
                return name;
        }
        return this.pick(entries)[0];
    }
    /** A MongoDB ObjectId, 24 hex digits, whose leading seconds are those of `createdAt` (epoch milliseconds). */
    objectId(createdAt) {
        return hexOf(Math.floor(createdAt / 1000)) + hexOf(this.#word()) + hexOf(this.#word());
    }
    #word() {
        return Math.floor(this.fraction() * 2 ** 32);
    }
}
function hexOf(word) {
    return word.toString(16).padStart(8, '0');
}

;// CONCATENATED MODULE: ./src/sandbox/company.ts





const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/**
 * The audit events of a company of nine between two moments, oldest first: some 60 to 120 on a working day, more when a
 * bulk operation falls on it, few at weekends. Pure: the same options give the same rows.
 */
function companyHistory(options) {
    const { from, to } = options;
    const random = new Random(options.seed);
    const company = new company_state/* CompanyState */.bt(random, from);
    const planted = (options.incidents ?? true) ? incidents/* incidents */.MT : [];
    for (let midnight = Math.floor(from / day) * day; midnight < to; midnight += day) {
        const plan = dayPlan(company, midnight, options.scale ?? 1);
        for (const incident of planted) {
            const at = to - incident.beforeEndMs;
            if (at >= midnight && at < midnight + day) {
                plan.push({ at, happen: (state) => (0,incidents/* unfold */.t8)(incident, state, at) });
            }
        }
        plan.sort((a, b) => a.at - b.at);
        for (const { happen } of plan)
            happen(company);
    }
    return company.rows
        .filter(({ row }) => row.timestamp >= from && row.timestamp < to)
        .sort((a, b) => a.row.timestamp - b.row.timestamp);
}
function dayPlan(company, midnight, scale) {
    const { random } = company;
    const weekday = new Date(midnight).getUTCDay();
    const working = weekday >= 1 && weekday <= 5;
    const today = { midnight, working, scale, random };
    return [
        ...(0,deeds/* staffOf */.Un)(company).flatMap((person) => personPlan(person, today)),
        ...integrationPlan(today),
        ...guestPlan(today)
    ];
}
function integrationPlan({ midnight, working, scale, random }) {
    const exchangeAt = midnight + 90 * minute + random.between(0, 5 * minute);
    const exchanged = Math.round((working ? random.between(5, 14) : random.between(0, 3)) * scale);
    const plan = [{ at: exchangeAt, happen: (state) => (0,deeds/* exchange */.cv)(state, exchangeAt, exchanged) }];
    // About once a week the other system hands over a whole batch.
    if (working && random.chance(0.25)) {
        const at = midnight + 150 * minute + random.between(0, 20 * minute);
        const size = random.chance(0.15) ? random.between(90, 149) : random.between(20, 60);
        plan.push({ at, happen: (state) => (0,deeds/* importCandidates */.og)(state, at, size) });
    }
    return plan;
}
function guestPlan({ midnight, working, scale, random }) {
    const visits = working ? Math.round(random.between(0, 4) * scale) : 0;
    return Array.from({ length: visits }, () => {
        const at = midnight + random.between(8 * hour, 20 * hour);
        return { at, happen: (state) => (0,deeds/* visitShareLink */.x$)(state, at) };
    });
}
/** How many events a role causes in a day: least and most. */
const dailyEvents = {
    recruiter: [11, 19],
    coordinator: [9, 16],
    manager: [3, 7],
    admin: [4, 9]
};
function personPlan(person, { midnight, working, scale, random }) {
    if (!random.chance(working ? 0.88 : 0.04))
        return [];
    const [least, most] = working ? dailyEvents[person.role] : [1, 3];
    const session = (0,company_state/* adminSession */.EZ)(person, working && random.chance(0.7) ? cast/* officeAddress */.P2 : person.home);
    const start = midnight + random.between(6.5 * hour, 8.5 * hour);
    const end = start + (working ? random.between(7 * hour, 9 * hour) : hour);
    const plan = [];
    // Someone who left in the meantime does nothing more that day.
    const planUnlessGone = (at, happen) => {
        plan.push({ at, happen: (company) => (company.departed.has(person.id) ? undefined : happen(company)) });
    };
    const login = { ...session, referer: 'https://admin.hireflix.com/en/login' };
    planUnlessGone(start, (company) => company.record(start, login, 'user.login-with-company', (0,company_state/* personObject */.dt)(person)));
    for (let n = Math.round(random.between(least, most) * scale); n > 0; n--) {
        const at = random.between(start + 20_000, end);
        const deed = random.weighted(deeds/* deedsOf */.jh[person.role]);
        planUnlessGone(at, (company) => (0,deeds/* perform */.y9)(deed, company, at, session));
    }
    return plan;
}


/***/ }),

/***/ 4544:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Un: () => (/* binding */ staffOf),
/* harmony export */   cv: () => (/* binding */ exchange),
/* harmony export */   h6: () => (/* binding */ deleteInterview),
/* harmony export */   jh: () => (/* binding */ deedsOf),
/* harmony export */   og: () => (/* binding */ importCandidates),
/* harmony export */   x$: () => (/* binding */ visitShareLink),
/* harmony export */   y9: () => (/* binding */ perform)
/* harmony export */ });
/* harmony import */ var _cast_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1012);
/* harmony import */ var _company_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6092);


/** How often whom does what, relative to each other within a role. */
const deedsOf = {
    recruiter: {
        invite: 40,
        score: 25,
        comment: 14,
        shortlist: 12,
        archive: 16,
        delete: 0.7,
        share: 1.2,
        unshare: 0.4,
        'open-position': 0.7,
        'edit-position': 3,
        'close-position': 0.35
    },
    coordinator: { invite: 60, comment: 10, archive: 12, 'edit-position': 4, 'edit-template': 4, delete: 0.5 },
    manager: { score: 55, comment: 30, shortlist: 12, share: 0.6 },
    admin: {
        score: 20,
        comment: 20,
        'edit-position': 12,
        'edit-template': 8,
        'edit-webhook': 0.5,
        'invite-member': 0.3
    }
};
const performances = {
    invite: inviteCandidate,
    score: (...scene) => onAnswered('interview.score-interview', ...scene),
    comment: (...scene) => onAnswered('interview.add-comment', ...scene),
    shortlist: (...scene) => onAnswered('interview.shortlist', ...scene),
    archive(company, at, session) {
        const archived = onAnswered('interview.archive', company, at, session);
        if (archived !== undefined)
            company.dropInterview(archived);
    },
    delete: deleteInterview,
    share(company, at, session) {
        const shared = onAnswered('interview.create-share-link', company, at, session);
        if (shared !== undefined)
            company.shared.push(shared);
    },
    unshare: removeShareLink,
    'open-position': openPosition,
    'edit-position': (company, at, session) => company.record(at, session, 'position.update', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .positionObject */ .jh)(company.random.pick(company.positions))),
    'close-position': closePosition,
    'edit-template': (company, at, session) => company.record(at, session, 'template.update', { id: templateId, type: 'TEMPLATE', name: 'Invitation' }),
    'edit-webhook': (company, at, session) => company.record(at, session, 'webhook.update', { id: webhookId, type: 'WEBHOOK' }),
    'invite-member'(company, at, session) {
        const email = `newcomer${company.random.between(1, 99)}@example.com`;
        const invited = { id: company.random.objectId(at), type: 'USER', email };
        company.record(at, session, 'user.invite-team-member', invited);
    }
};
/** Does it, and records what the vendor would log of it. `at` is epoch milliseconds. */
function perform(deed, company, at, session) {
    performances[deed](company, at, session);
}
const templateId = '66a8c01e5f7d2b9034e81c20';
const webhookId = '67e4b71a83c6d05f2b9e4121';
function inviteCandidate(company, at, session) {
    const interview = company.addInterview(at, company.random.pick(company.positions));
    company.record(at, session, 'interview.invite-candidate', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .interviewObject */ .JP)(interview));
}
/** Acts on an interview with answers and returns it; where there is none yet, invites someone instead. */
function onAnswered(action, company, at, session) {
    const interview = company.findAnswered(at);
    if (interview === undefined) {
        inviteCandidate(company, at, session);
        return undefined;
    }
    // A double click: two rows alike in every member, and both are true.
    company.record(at, session, action, (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .interviewObject */ .JP)(interview), company.random.chance(0.03) ? 2 : 1);
    return interview;
}
/** Deletes one interview, where there is one with answers. */
function deleteInterview(company, at, session) {
    const interview = company.findAnswered(at);
    if (interview === undefined)
        return;
    company.dropInterview(interview);
    company.record(at, session, 'interview.delete', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .deletedObject */ .$v)(interview));
}
function removeShareLink(company, at, session) {
    const interview = company.shared.shift();
    if (interview !== undefined)
        company.record(at, session, 'interview.remove-share-link', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .interviewObject */ .JP)(interview));
}
function openPosition(company, at, session) {
    if (company.positions.length >= 8)
        return;
    const position = company.addPosition(at, company.random.pick(_cast_js__WEBPACK_IMPORTED_MODULE_0__/* .positionTitles */ .t2));
    company.record(at, session, 'position.create', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .positionObject */ .jh)(position));
}
// Everyone who is left is turned down in one operation, so all of it carries one millisecond.
function closePosition(company, at, session) {
    if (company.positions.length <= 4) {
        openPosition(company, at, session);
        return;
    }
    const [position] = company.positions.splice(company.random.between(0, company.positions.length - 1), 1);
    if (position === undefined)
        return;
    company.record(at, session, 'position.archive', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .positionObject */ .jh)(position));
    for (const interview of position.interviews.splice(0, 149)) {
        company.record(at, session, 'interview.archive', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .interviewObject */ .JP)(interview));
    }
}
/** A night's import from the applicant tracking system: `size` candidates in one millisecond. */
function importCandidates(company, at, size) {
    const session = (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .integrationSession */ .rY)();
    const position = company.random.pick(company.positions);
    for (let n = 0; n < size; n++) {
        // The list that the import was given names someone twice.
        const copies = n === 7 ? 2 : 1;
        const interview = company.addInterview(at, position);
        company.record(at, session, 'interview.invite-candidate', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .interviewObject */ .JP)(interview), copies);
    }
}
/** The nightly exchange with the applicant tracking system, one event after the other. */
function exchange(company, at, size) {
    let moment = at;
    for (let n = 0; n < size; n++) {
        moment += company.random.between(120, 900);
        const interview = company.findAnswered(moment);
        if (interview === undefined)
            continue;
        company.record(moment, (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .integrationSession */ .rY)(), 'interview.set-external-id', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .interviewObject */ .JP)(interview));
    }
}
/** Someone without an account scores through a public link, if there is one. */
function visitShareLink(company, at) {
    if (company.shared.length === 0)
        return;
    const interview = company.random.pick(company.shared);
    const session = (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .guestSession */ .xW)(company.random.pick(_cast_js__WEBPACK_IMPORTED_MODULE_0__/* .guestAddresses */ .jn));
    const action = company.random.chance(0.6) ? 'interview.score-interview' : 'interview.add-comment';
    company.record(at, session, action, (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .interviewObject */ .JP)(interview));
}
/** People who still work here. */
function staffOf(company) {
    return _cast_js__WEBPACK_IMPORTED_MODULE_0__/* .people */ .c0.filter((person) => !company.departed.has(person.id));
}


/***/ }),

/***/ 2666:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hu: () => (/* binding */ startDemoSandbox),
/* harmony export */   b7: () => (/* binding */ demoNights)
/* harmony export */ });
/* unused harmony exports demoStart, demoEnd, demoIncidents */
/* harmony import */ var _company_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8751);
/* harmony import */ var _incidents_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7280);
/* harmony import */ var _server_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9035);



const day = 24 * 3600_000;
/** Sunday 2025-11-09, 03:17 UTC: the demo's first night. */
const demoStart = Date.UTC(2025, 10, 9, 3, 17);
/** Nights, the first one included, until nothing new can happen. */
const demoNights = 9;
/** When the demo's activity ends: on Monday 2025-11-17 at 00:00 UTC, before the last night. */
const demoEnd = Date.UTC(2025, 10, 17);
/** The incidents of the demo and when they happen: all of them after the first night. */
const demoIncidents = _incidents_js__WEBPACK_IMPORTED_MODULE_1__/* .incidents */ .MT.map((incident) => ({
    ...incident,
    at: demoEnd - incident.beforeEndMs
}));
/**
 * A sandbox whose clock stands at {@link demoStart}, with a full retention of history behind it and eight more days
 * ahead: advance the clock by a day for the next night.
 */
function startDemoSandbox(options = {}) {
    const { seed = 20251109, scale = 1, ...rest } = options;
    // One day more than is retained, so that the purge has been at work already on the first night.
    const history = (0,_company_js__WEBPACK_IMPORTED_MODULE_0__/* .companyHistory */ .K)({ seed, scale, from: demoStart - 61 * day, to: demoEnd });
    return (0,_server_js__WEBPACK_IMPORTED_MODULE_2__/* .startSandbox */ .O)({ now: demoStart, history, ...rest });
}


/***/ }),

/***/ 7280:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MT: () => (/* binding */ incidents),
/* harmony export */   t8: () => (/* binding */ unfold)
/* harmony export */ });
/* unused harmony exports shareSpree, stolenApiKey, stolenApiKeyHost, departingRecruiter */
/* harmony import */ var _cast_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1012);
/* harmony import */ var _company_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6092);
/* harmony import */ var _deeds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4544);



const minute = 60_000;
const day = 24 * 60 * minute;
/** On the Tuesday at 11:20 UTC, when the history ends with a Sunday. */
const shareSpree = {
    kind: 'share-spree',
    description: 'A recruiter makes 45 public links to interviews, and one to a position, within 25 minutes',
    beforeEndMs: 6 * day - (11 * 60 + 20) * minute,
    actorEmail: _cast_js__WEBPACK_IMPORTED_MODULE_0__/* .priya */ .Gu.email,
    ip: _cast_js__WEBPACK_IMPORTED_MODULE_0__/* .priya */ .Gu.home
};
/** On the Wednesday at 03:00 UTC, when the history ends with a Sunday. */
const stolenApiKey = {
    kind: 'stolen-api-key',
    description: "The integration's API key is used from an unknown address through an unknown host: a second key, a webhook, 18 scores",
    beforeEndMs: 5 * day - 3 * 60 * minute,
    actorEmail: _cast_js__WEBPACK_IMPORTED_MODULE_0__/* .integration */ .XX.email,
    ip: '203.0.113.199'
};
/** The host that only the stolen key names: `host` is whatever the caller sent, here a relay's own name. */
const stolenApiKeyHost = 'relay.example.net';
/** On the Friday at 17:42 UTC, when the history ends with a Sunday. The recruiter is never seen again. */
const departingRecruiter = {
    kind: 'departing-recruiter',
    description: 'A recruiter on the last day logs in from home and deletes 60 interviews and a position in 12 minutes',
    beforeEndMs: 3 * day - (17 * 60 + 42) * minute,
    actorEmail: _cast_js__WEBPACK_IMPORTED_MODULE_0__/* .jonas */ .qe.email,
    ip: _cast_js__WEBPACK_IMPORTED_MODULE_0__/* .jonas */ .qe.home
};
const incidents = [shareSpree, stolenApiKey, departingRecruiter];
/** Lets an incident happen from `at` on, epoch milliseconds. */
function unfold({ kind }, company, at) {
    const unfoldings = {
        'share-spree': unfoldShareSpree,
        'stolen-api-key': unfoldStolenApiKey,
        'departing-recruiter': unfoldDepartingRecruiter
    };
    unfoldings[kind](company, at);
}
function unfoldShareSpree(company, at) {
    const session = (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .adminSession */ .EZ)(_cast_js__WEBPACK_IMPORTED_MODULE_0__/* .priya */ .Gu, shareSpree.ip);
    const position = company.random.pick(company.positions);
    company.record(at, session, 'position.create-shareable-link', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .positionObject */ .jh)(position));
    for (const moment of momentsOf(company, at, 45, 33_000)) {
        const interview = company.findAnswered(moment) ?? company.addInterview(moment, position);
        company.shared.push(interview);
        company.record(moment, session, 'interview.create-share-link', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .interviewObject */ .JP)(interview));
    }
}
function unfoldStolenApiKey(company, at) {
    const session = (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .integrationSession */ .rY)(stolenApiKey.ip, stolenApiKeyHost);
    company.record(at, session, 'api-key.create', {
        id: company.random.objectId(at),
        type: 'API_KEY',
        name: 'sync-2'
    });
    const second = at + 41_000;
    company.record(second, session, 'webhook.create', { id: company.random.objectId(second), type: 'WEBHOOK' });
    for (const moment of momentsOf(company, second, 18, 4000)) {
        const interview = company.findAnswered(moment);
        if (interview === undefined)
            continue;
        company.record(moment, session, 'interview.score-interview', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .interviewObject */ .JP)(interview));
    }
}
function unfoldDepartingRecruiter(company, at) {
    const session = (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .adminSession */ .EZ)(_cast_js__WEBPACK_IMPORTED_MODULE_0__/* .jonas */ .qe, departingRecruiter.ip);
    const login = { ...session, referer: 'https://admin.hireflix.com/en/login' };
    company.record(at, login, 'user.login-with-company', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .personObject */ .dt)(_cast_js__WEBPACK_IMPORTED_MODULE_0__/* .jonas */ .qe));
    for (const moment of momentsOf(company, at, 60, 11_000))
        (0,_deeds_js__WEBPACK_IMPORTED_MODULE_2__/* .deleteInterview */ .h6)(company, moment, session);
    const end = at + 12 * minute;
    const [position] = company.positions.splice(0, 1);
    if (position !== undefined)
        company.record(end, session, 'position.delete', (0,_company_state_js__WEBPACK_IMPORTED_MODULE_1__/* .positionObject */ .jh)(position));
    company.departed.add(_cast_js__WEBPACK_IMPORTED_MODULE_0__/* .jonas */ .qe.id);
}
function* momentsOf(company, at, count, apartMs) {
    for (let n = 1; n <= count; n++)
        yield at + n * apartMs - company.random.between(0, apartMs - 1000);
}


/***/ }),

/***/ 9035:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ startSandbox)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/sandbox/clock.ts
/** A clock that stands still until it is told to move. All times are epoch milliseconds. */
class Clock {
    #now;
    constructor(now) {
        this.#now = now;
    }
    now() {
        return this.#now;
    }
    set(now) {
        this.#now = now;
    }
    advance(ms) {
        this.#now += ms;
    }
}

;// CONCATENATED MODULE: ./src/sandbox/audit-log.ts

const sixtyDaysMs = 60 * 24 * 3600_000;
class Entry {
    sequence;
    timestamp;
    visibleAt;
    row;
    /** Numbers of the first observation that found it and of the first one after its removal. */
    firstObserved;
    removedBefore = Number.POSITIVE_INFINITY;
    #json;
    constructor(sequence, timestamp, visibleAt, row, json) {
        this.sequence = sequence;
        this.timestamp = timestamp;
        this.visibleAt = visibleAt;
        this.row = row;
        this.#json = json;
    }
    get json() {
        this.#json ??= JSON.stringify(this.row);
        return this.#json;
    }
}
/** An audit log in memory: rows appear at their `visibleAt` and expire when older than the retention. */
class AuditLog {
    clock;
    #retentionMs;
    #order;
    /** Rows that have appeared, expired ones included: oldest first, so that expiry and paging are index arithmetic. */
    #appeared = [];
    /** Rows yet to appear, the next one last. */
    #pending = [];
    /** Rows appended since the log was last looked at. */
    #incoming = [];
    /** Rows that have appeared and that no observation has considered yet. */
    #unobserved = [];
    #observed = [];
    #settledAt = Number.NEGATIVE_INFINITY;
    #sequence = 0;
    #observations = 0;
    constructor(options) {
        this.clock = new Clock(options.now);
        this.#retentionMs = options.retentionMs ?? sixtyDaysMs;
        this.#order = options.order ?? 'newest-first';
    }
    /** Adds a row; it appears at `visibleAt`, epoch milliseconds, by default at its own timestamp. */
    append(row, visibleAt = row.timestamp) {
        this.#incoming.push(new Entry(this.#sequence++, row.timestamp, visibleAt, row));
    }
    appendAll(rows) {
        for (const { row, visibleAt } of rows)
            this.append(row, visibleAt);
    }
    /**
     * Adds a row that JavaScript values cannot express: the text goes into answers as it is, whatever the query selects.
     * `timestamp`, epoch milliseconds, gives its place and its expiry; what the text says of itself decides nothing.
     */
    appendRaw(timestamp, json, visibleAt = timestamp) {
        this.#incoming.push(new Entry(this.#sequence++, timestamp, visibleAt, undefined, json));
    }
    /** Removes the rows for which `chosen` holds and says how many they were. */
    remove(chosen) {
        let removed = 0;
        const stays = (entry) => {
            if (!chosen(entry))
                return true;
            entry.removedBefore = this.#observations;
            removed++;
            return false;
        };
        this.#incoming = this.#incoming.filter(stays);
        this.#pending = this.#pending.filter(stays);
        this.#appeared = this.#appeared.filter(stays);
        this.#unobserved = this.#unobserved.filter((entry) => entry.removedBefore > this.#observations);
        return removed;
    }
    /**
     * What the log shows at `now`, by plain definition: slow, for tests that want to know what is true. Ties are not
     * shifted here.
     */
    visible(now = this.clock.now()) {
        const rows = [...this.#appeared, ...this.#pending, ...this.#incoming]
            .filter((entry) => entry.visibleAt <= now && this.#placeOf(entry) >= now - this.#retentionMs)
            .sort((a, b) => this.#compare(b, a));
        return this.#order === 'oldest-first' ? rows.reverse() : rows;
    }
    /** One page of what the log shows now, and how many rows it shows in all. */
    slice(skip, limit) {
        this.#settle();
        const total = this.#appeared.length - this.#firstRetained();
        const rows = [];
        for (let position = skip; position < Math.min(skip + limit, total); position++) {
            rows.push(this.#at(position));
        }
        return { rows, total };
    }
    /**
     * Notes that a client was given an answer now: every row that the log shows at this moment, on whichever page, counts
     * as visible from here on in {@link everVisible}.
     */
    observe() {
        this.#settle();
        const oldest = this.clock.now() - this.#retentionMs;
        for (const entry of this.#unobserved) {
            if (this.#placeOf(entry) < oldest || entry.firstObserved !== undefined)
                continue;
            entry.firstObserved = this.#observations;
            this.#observed.push(entry);
        }
        this.#unobserved = [];
        this.#observations++;
    }
    /**
     * Every row that the log showed at the moment of at least one observation, including rows that have expired or been
     * removed since; rows that came and went between two observations are not among them. Oldest first.
     */
    everVisible() {
        return this.#observed.toSorted((a, b) => this.#compare(a, b));
    }
    /**
     * By JSON text, the most copies of a row that the log showed at any one observation: what an archive may at most hold.
     * It differs from the count in {@link everVisible} when a row was removed and an identical one appended later.
     */
    mostCopies() {
        const alike = new Map();
        for (const entry of this.#observed) {
            const entries = alike.get(entry.json);
            if (entries === undefined)
                alike.set(entry.json, [entry]);
            else
                entries.push(entry);
        }
        return new Map([...alike].map(([json, entries]) => [json, mostAtOnce(entries)]));
    }
    #at(position) {
        const first = this.#firstRetained();
        const last = this.#appeared.length - 1;
        const index = this.#order === 'oldest-first' ? first + position : last - position;
        const entry = this.#appeared[index];
        return this.#order === 'shifting-ties' ? this.#shifted(index, entry.timestamp, first) : entry;
    }
    // Turns the group of equal timestamps around by one more place at every observation.
    #shifted(index, timestamp, first) {
        const start = Math.max(first, this.#lowerBound(timestamp));
        const size = this.#lowerBound(timestamp + 1) - start;
        return this.#appeared[start + ((index - start + this.#observations) % size)];
    }
    #firstRetained() {
        return this.#lowerBound(this.clock.now() - this.#retentionMs);
    }
    /** The index of the first row that has appeared whose place is at or after `place`. */
    #lowerBound(place) {
        let [low, high] = [0, this.#appeared.length];
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (this.#placeOf(this.#appeared[middle]) < place)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
    /** Brings the lists up to the clock. It sorts only what is new, and everything once when very much is. */
    #settle() {
        const now = this.clock.now();
        if (now < this.#settledAt)
            this.#unsettle(now);
        this.#settledAt = now;
        if (this.#incoming.length > 0) {
            this.#pending = this.#pending.concat(this.#incoming);
            this.#incoming = [];
            this.#pending.sort((a, b) => b.visibleAt - a.visibleAt || b.sequence - a.sequence);
        }
        const appearing = [];
        for (let next = this.#pending.at(-1); next !== undefined && next.visibleAt <= now; next = this.#pending.at(-1)) {
            appearing.push(next);
            this.#pending.pop();
        }
        if (appearing.length > 64) {
            this.#appeared = this.#appeared.concat(appearing).sort((a, b) => this.#compare(a, b));
        }
        else {
            for (const entry of appearing)
                this.#insert(entry);
        }
        for (const entry of appearing)
            this.#unobserved.push(entry);
    }
    #insert(entry) {
        let index = this.#lowerBound(this.#placeOf(entry) + 1);
        while (index > 0 && this.#compare(this.#appeared[index - 1], entry) > 0)
            index--;
        this.#appeared.splice(index, 0, entry);
    }
    // The clock was set back: what had appeared since is pending again.
    #unsettle(now) {
        const early = this.#appeared.filter((entry) => entry.visibleAt > now);
        this.#appeared = this.#appeared.filter((entry) => entry.visibleAt <= now);
        this.#unobserved = this.#appeared.filter((entry) => entry.firstObserved === undefined);
        this.#incoming = early.concat(this.#incoming);
    }
    #compare(a, b) {
        return this.#placeOf(a) - this.#placeOf(b) || a.sequence - b.sequence;
    }
    #placeOf(entry) {
        return this.#order === 'arrival' ? entry.visibleAt : entry.timestamp;
    }
}
function mostAtOnce(entries) {
    const starts = entries.map((entry) => entry.firstObserved);
    return Math.max(...starts.map((moment) => {
        const there = entries.filter(({ firstObserved, removedBefore }) => {
            return firstObserved <= moment && moment < removedBefore;
        });
        return there.length;
    }));
}

;// CONCATENATED MODULE: ./src/sandbox/faults.ts
/** Faults wait for a request in the order in which they were injected. */
class FaultQueue {
    #waiting = [];
    inject(fault) {
        this.#waiting.push({ fault, left: fault.times ?? 1 });
    }
    clear() {
        this.#waiting = [];
    }
    /** Uses up one turn of the first fault that is meant for the request. */
    take(request) {
        const found = this.#waiting.find(({ fault }) => fault.match?.(request) ?? true);
        if (found === undefined)
            return undefined;
        found.left--;
        if (found.left <= 0)
            this.#waiting.splice(this.#waiting.indexOf(found), 1);
        return found.fault;
    }
}
/** Spoils an answer whose right text would have been `text`. The `Date` header is already set. */
function writeFault(fault, res, text) {
    switch (fault.kind) {
        case 'status':
            for (const [name, value] of Object.entries(fault.headers ?? {}))
                res.setHeader(name, value);
            writeText(res, fault.status, fault.body ?? '{"errors":[{"message":"Injected"}]}', fault.type);
            break;
        case 'headers':
            for (const [name, value] of Object.entries(fault.headers))
                res.setHeader(name, value);
            writeText(res, 200, text);
            break;
        case 'not-utf8': {
            const bytes = Buffer.from(text.replaceAll('"referer":"', '"referer":"\u00e9'));
            const cut = bytes.filter((byte, n) => byte !== 0xa9 || bytes[n - 1] !== 0xc3);
            res.writeHead(200, { 'content-type': 'application/json', 'content-length': cut.length });
            res.end(cut);
            break;
        }
        case 'padded':
            writeText(res, 200, text.padEnd(fault.bytes));
            break;
        case 'reset':
            res.socket?.resetAndDestroy();
            break;
        case 'truncate': {
            const bytes = Buffer.from(text);
            res.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
            res.write(bytes.subarray(0, bytes.length >> 1), () => res.destroy());
            break;
        }
        case 'truncate-json':
            writeText(res, 200, text.slice(0, text.length >> 1));
            break;
        case 'html':
            writeText(res, 200, fault.body ?? '<!doctype html><title>Maintenance</title>', 'text/html');
            break;
        case 'errors': {
            const { code = 'INTERNAL_SERVER_ERROR', message = 'Injected', status = 200 } = fault;
            const errors = JSON.stringify([{ message, ...(code === null ? {} : { extensions: { code } }) }]);
            writeText(res, status, `{"errors":${errors},${fault.withData ? text.slice(1) : '"data":null}'}`);
            break;
        }
        case 'body':
            writeText(res, 200, typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body));
            break;
        case 'redirect':
            res.setHeader('location', fault.location);
            writeText(res, fault.status ?? 302, '');
            break;
    }
}
function writeText(res, status, text, type = 'application/json') {
    res.writeHead(status, {
        'content-type': `${type}; charset=utf-8`,
        'content-length': Buffer.byteLength(text)
    });
    res.end(text);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/graphql/language/parser.mjs + 4 modules
var parser = __webpack_require__(2506);
// EXTERNAL MODULE: ./node_modules/graphql/validation/validate.mjs + 41 modules
var validate = __webpack_require__(1317);
// EXTERNAL MODULE: ./node_modules/graphql/language/visitor.mjs
var visitor = __webpack_require__(3284);
// EXTERNAL MODULE: ./node_modules/graphql/language/kinds.mjs
var kinds = __webpack_require__(8843);
// EXTERNAL MODULE: ./node_modules/graphql/execution/values.mjs + 2 modules
var values = __webpack_require__(4403);
// EXTERNAL MODULE: ./node_modules/graphql/error/GraphQLError.mjs + 2 modules
var GraphQLError = __webpack_require__(1972);
// EXTERNAL MODULE: ./node_modules/graphql/jsutils/Path.mjs
var Path = __webpack_require__(6051);
// EXTERNAL MODULE: ./node_modules/graphql/execution/execute.mjs + 6 modules
var execute = __webpack_require__(2998);
// EXTERNAL MODULE: ./node_modules/graphql/utilities/buildASTSchema.mjs + 1 modules
var buildASTSchema = __webpack_require__(90);
;// CONCATENATED MODULE: ./src/sandbox/schema.ts

/**
 * The documented part of the vendor's schema. Field and argument names are the published ones; type names, defaults and
 * nullability are not published, so they are guesses. `timestamp` needs a scalar of its own: GraphQL's Int ends at 2^31.
 */
const schemaText = `
  type Query { info: Info }
  type Info { company: Company }
  type Company { logs: CompanyLogs }
  type CompanyLogs { audit(pagination: Pagination): AuditLogPage }
  input Pagination { skip: Int = 0, limit: Int = 10 }
  type AuditLogPage { count: Int, total: Int, results: [AuditLogEntry] }
  type AuditLogEntry {
    actor: Actor
    timestamp: Timestamp
    object: JSON
    ip: String
    action: String
    host: String
    referer: String
    medium: String
  }
  type Actor { id: ID, email: String }
  scalar Timestamp
  scalar JSON
`;
const schema = (0,buildASTSchema/* buildSchema */.I)(schemaText);
/** The root value that graphql-js walks: it calls the functions that it meets. */
function rootOf(audit) {
    return {
        info: {
            company: {
                logs: {
                    audit: ({ pagination }) => audit(paginationOf(pagination))
                }
            }
        }
    };
}
/** Also for a `pagination` that is absent or null, and for nulls within it, which are valid GraphQL. */
function paginationOf(pagination) {
    return { skip: pagination?.skip ?? 0, limit: pagination?.limit ?? 10 };
}

;// CONCATENATED MODULE: ./src/sandbox/query.ts



/** Parses and validates; one unknown field makes the whole query invalid, as at the vendor. */
function parseQuery(text) {
    let document;
    try {
        document = (0,parser/* parse */.qg)(text, { noLocation: true });
    }
    catch (error) {
        return { kind: 'invalid', errors: [error] };
    }
    const errors = (0,validate/* validate */.tf)(schema, document);
    return errors.length === 0 ? { kind: 'valid', document } : { kind: 'invalid', errors };
}
const auditField = 'audit';
/** The page of audit events that a query asks for, or `undefined` when it asks for none. */
function findPagination(document, variables) {
    const fields = [];
    (0,visitor/* visit */.YR)(document, {
        [kinds/* Kind */.b.FIELD]: (node) => {
            if (node.name.value === auditField)
                fields.push(node);
        }
    });
    const [field] = fields;
    const logs = schema.getType('CompanyLogs');
    const definition = logs.getFields()[auditField];
    if (field === undefined || definition === undefined)
        return undefined;
    const { pagination } = (0,values/* getArgumentValues */.IA)(definition, field, variables);
    return paginationOf(pagination);
}
/** Executes a valid query over what the log shows now. */
function answerQuery(document, options) {
    const { log, variables, maxLimit } = options;
    const rawRows = [];
    let [returned, total] = [0, 0];
    const rootValue = rootOf(({ skip, limit }) => {
        if (skip < 0 || limit < 0)
            throw new GraphQLError/* GraphQLError */.eO('skip and limit must not be negative');
        const page = log.slice(skip, Math.min(limit, maxLimit));
        returned = page.rows.length;
        total = page.total;
        return {
            count: returned,
            total,
            results: (_args, _context, info) => {
                const path = (0,Path/* pathToArray */.A)(info.path);
                for (const [n, { row, json }] of page.rows.entries()) {
                    if (row === undefined)
                        rawRows.push({ path: [...path, n], json });
                }
                // An empty object stands in for a row given as text: every field of it is null, and then it is replaced.
                return page.rows.map(({ row }) => row ?? {});
            }
        };
    });
    const result = (0,execute/* executeSync */.Lo)({ schema: schema, document, rootValue, variableValues: variables });
    return { text: textOf(result, rawRows), complete: result.errors === undefined, returned, total };
}
// JSON.rawJSON would do, from Node 21 on: here a token that no row can contain holds the place of each raw row.
function textOf(result, rawRows) {
    if (rawRows.length === 0)
        return JSON.stringify(result);
    const mark = (0,external_node_crypto_.randomUUID)();
    for (const [n, { path }] of rawRows.entries())
        put(result, ['data', ...path], `${mark}/${n}`);
    const token = new RegExp(`"${mark}/(\\d+)"`, 'g');
    return JSON.stringify(result).replace(token, (_token, n) => rawRows[Number(n)]?.json ?? 'null');
}
function put(target, path, value) {
    const holder = path.slice(0, -1).reduce((inner, name) => Reflect.get(inner, name), target);
    Reflect.set(holder, path.at(-1), value);
}

;// CONCATENATED MODULE: ./src/sandbox/server.ts






/** A Hireflix on a free port of 127.0.0.1. It keeps no process alive. */
async function startSandbox(options) {
    const desk = new Desk(options);
    const server = (0,external_node_http_.createServer)((req, res) => {
        desk.handle(req, res).catch((error) => {
            // A hook or a fault of the test threw: say so where the test will see it.
            if (res.headersSent)
                res.destroy();
            else
                writeText(res, 500, JSON.stringify({ errors: [{ message: String(error) }] }));
        });
    });
    // Idle connections of a client's pool must not be cut under a slow test.
    server.keepAliveTimeout = 60_000;
    server.on('connection', (socket) => socket.unref());
    server.listen(0, '127.0.0.1');
    await (0,external_node_events_.once)(server, 'listening');
    server.unref();
    const url = `http://127.0.0.1:${server.address().port}`;
    return {
        url,
        endpoint: `${url}/me`,
        apiKey: desk.apiKey,
        clock: desk.log.clock,
        log: desk.log,
        requests: desk.requests,
        inject: (fault) => desk.faults.inject(fault),
        clearFaults: () => desk.faults.clear(),
        close: async () => {
            if (!server.listening)
                return;
            const closed = (0,external_node_events_.once)(server, 'close');
            server.close();
            server.closeAllConnections();
            await closed;
        }
    };
}
/** Answers requests; the server around it only listens. */
class Desk {
    options;
    log;
    apiKey;
    requests = [];
    faults = new FaultQueue();
    constructor(options) {
        this.options = options;
        this.log = new AuditLog(options);
        this.log.appendAll(options.history ?? []);
        this.apiKey = options.apiKey ?? 'sandbox-key';
    }
    async handle(req, res) {
        this.#date(res);
        if (req.url !== '/me')
            return refuse(res, 404, 'Not found', 'NOT_FOUND');
        if (req.method !== 'POST')
            return refuse(res, 405, 'Only POST', 'METHOD_NOT_ALLOWED');
        const body = parseBody(await readText(req));
        if (body === undefined)
            return refuse(res, 400, 'The body is no GraphQL request', 'BAD_REQUEST');
        const parsed = parseQuery(body.query);
        const request = this.#note(body, parsed, req.headers['x-api-key'] === this.apiKey);
        res.on('finish', () => {
            request.status = res.statusCode;
        });
        if (!request.authorized)
            return refuseKey(res, this.options.authStyle ?? 'http-401');
        if (request.pagination !== undefined) {
            this.options.beforeAnswer?.({ ...request.pagination, index: request.index }, this.log);
        }
        const fault = this.faults.take(request);
        request.fault = fault?.kind;
        if (fault?.kind === 'hang')
            await (0,promises_.setTimeout)(fault.ms, undefined, { ref: false });
        if (res.destroyed)
            return;
        this.#date(res);
        if (fault === undefined || fault.kind === 'hang')
            this.#answer(request, body, parsed, res);
        else
            writeFault(fault, res, this.#answerText(body, parsed));
    }
    #note(body, parsed, authorized) {
        const asks = authorized && parsed.kind === 'valid';
        const request = {
            index: this.requests.length,
            at: this.log.clock.now(),
            query: body.query,
            pagination: asks ? findPagination(parsed.document, body.variables) : undefined,
            authorized,
            fault: undefined,
            status: undefined,
            returned: undefined,
            total: undefined
        };
        this.requests.push(request);
        return request;
    }
    #answer(request, body, parsed, res) {
        // Validation errors come with status 400 as Apollo Server 4 sends them; the vendor's status is not published.
        if (parsed.kind === 'invalid') {
            writeText(res, 400, JSON.stringify({ errors: parsed.errors }));
            return;
        }
        const answer = this.#execute(parsed.document, body);
        if (answer.complete && request.pagination !== undefined) {
            this.log.observe();
            request.returned = answer.returned;
            request.total = answer.total;
        }
        writeText(res, 200, answer.text);
    }
    #answerText(body, parsed) {
        return parsed.kind === 'invalid' ? '{"data":null}' : this.#execute(parsed.document, body).text;
    }
    #execute(document, { variables }) {
        const maxLimit = this.options.maxLimit ?? Number.POSITIVE_INFINITY;
        return answerQuery(document, { log: this.log, variables, maxLimit });
    }
    // "Now" is the sandbox's clock, never the machine's.
    #date(res) {
        res.sendDate = false;
        res.setHeader('date', new Date(this.log.clock.now()).toUTCString());
    }
}
function refuseKey(res, style) {
    const statuses = { 'http-401': 401, 'http-403': 403, 'graphql-error': 200 };
    refuse(res, statuses[style], 'Invalid API key', style === 'http-403' ? 'FORBIDDEN' : 'UNAUTHENTICATED');
}
function refuse(res, status, message, code) {
    writeText(res, status, JSON.stringify({ errors: [{ message, extensions: { code } }], data: null }));
}
async function readText(req) {
    const chunks = [];
    for await (const chunk of req)
        chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
}
function parseBody(text) {
    try {
        const { query, variables } = JSON.parse(text);
        if (typeof query !== 'string')
            return undefined;
        return {
            query,
            variables: typeof variables === 'object' && variables !== null ? variables : {}
        };
    }
    catch {
        return undefined;
    }
}


/***/ })

};
