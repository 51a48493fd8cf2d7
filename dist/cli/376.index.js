export const id = 376;
export const ids = [376];
export const modules = {

/***/ 601:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ir: () => (/* binding */ beginning),
/* harmony export */   K$: () => (/* binding */ describeAnnotations)
/* harmony export */ });
/* unused harmony exports describeGaps, describeStale, describeClock, adviceOfClock */
/* harmony import */ var _review_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2472);
/* harmony import */ var _text_quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5383);
/* harmony import */ var _text_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2179);
/* harmony import */ var _summary_artifact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3078);




const beginning = 'A new archive begins';
/** Facts that must be seen without opening the summary. In our own words: no event text reaches the log. */
function describeAnnotations(review) {
    return [
        ...describeBeginning(review),
        ...describeGaps(review),
        ...describeVerdict(review),
        ...describeClock(review.daysUntilLoss),
        ...describeQuarantine(review),
        ...describeCritical(review),
        ...describeArtifact(review)
    ];
}
function describeGaps({ newGaps }) {
    return newGaps.map((gap) => ({
        level: 'error',
        title: 'Gap in the audit archive',
        message: `Events from ${gap.from} to ${gap.to} may be lost: Hireflix keeps its log for two months, and they left it ` +
            'before they could be archived with proof. The gap is recorded in the ledger.'
    }));
}
/** Where somebody expects an old archive, a new one is the first sign that it was lost. An artifact always is one. */
function describeBeginning({ isBeginning, artifact, destination }) {
    if (isBeginning !== true || artifact !== undefined)
        return [];
    return [
        {
            level: 'notice',
            title: beginning,
            message: `There was no archive in ${(0,_text_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteOf */ .e)(destination)}: this run has begun one.`
        }
    ];
}
/** An unproven run or, once nothing was proven for days, what has to be looked after. */
function describeVerdict(report) {
    return (0,_review_report_js__WEBPACK_IMPORTED_MODULE_0__/* .isStale */ .QO)(report) ? describeStale(report) : describeUnproven(report);
}
/** A doubt that lasts. */
function describeStale(report) {
    if (!(0,_review_report_js__WEBPACK_IMPORTED_MODULE_0__/* .isStale */ .QO)(report))
        return [];
    const { coverage, reasons } = report;
    const since = coverage === undefined ? 'the archive began' : coverage.through;
    return [
        {
            level: 'warning',
            title: 'Nothing proven for days',
            message: [
                `It could not be proven since ${since} that nothing was missed; what was seen is archived.`,
                ...reasons
            ].join(' ')
        }
    ];
}
function describeUnproven({ verdict, reasons, source }) {
    if (verdict !== 'unproven' || source === undefined)
        return [];
    return [
        {
            level: 'warning',
            title: 'Unproven run',
            message: [
                'It could not be proven that nothing was missed; what was seen is archived.',
                ...reasons
            ].join(' ')
        }
    ];
}
/** The retention clock, when it runs low. */
function describeClock(daysUntilLoss) {
    const level = (0,_review_report_js__WEBPACK_IMPORTED_MODULE_0__/* .alarmOf */ .pR)(daysUntilLoss);
    if (daysUntilLoss === undefined || level === undefined)
        return [];
    return [{ level, title: 'Audit events are about to be lost', message: adviceOfClock(daysUntilLoss) }];
}
/** The clock's advice to the people who look after the runs. */
function adviceOfClock(daysUntilLoss) {
    const days = Math.floor(daysUntilLoss);
    return days <= 0
        ? 'Without a proven run today, events may be lost.'
        : `Without a proven run within ${(0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)(days, 'day')}, events will be lost for good.`;
}
function describeQuarantine({ quarantined, quarantinedRows }) {
    if (quarantinedRows === 0)
        return [];
    const reasons = [...quarantined].map(([reason, count]) => `${count} × ${reason}`).join('; ');
    return [
        {
            level: 'warning',
            title: 'Rows could not be understood',
            message: `${(0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)(quarantinedRows, 'row')} kept unaltered in quarantine.json: ${reasons}.`
        }
    ];
}
function describeCritical({ notableInQuestion, isRun }) {
    const critical = notableInQuestion.filter(({ severity }) => severity === 'critical').length;
    if (critical === 0)
        return [];
    return [
        {
            level: 'warning',
            title: 'Critical audit events',
            message: `${(0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .pq)(critical, isRun ? 'new event' : 'event')} are critical; the job summary lists them.`
        }
    ];
}
function describeArtifact({ artifact }) {
    if (artifact === undefined)
        return [];
    return [
        {
            level: 'notice',
            title: 'An artifact alone is no archive',
            message: `The artifact of this run ${(0,_summary_artifact_js__WEBPACK_IMPORTED_MODULE_2__/* .expiresOf */ .U)(artifact)}. Download it before, or use destination: repository.`
        }
    ];
}


/***/ }),

/***/ 3078:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ describeArtifacts),
/* harmony export */   U: () => (/* binding */ expiresOf)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7388);
/* harmony import */ var _text_wording_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2179);


/** Items of a list: the limits of an archive in an artifact, and the address of the review page. */
function describeArtifacts({ artifact, page }) {
    return [
        ...(artifact === undefined
            ? []
            : [
                `- ⚠ **An artifact alone is no archive:** ${linkTo(artifact)} ${expiresOf(artifact)}, and what Hireflix has ` +
                    'forgotten by then goes with it. Download it before, or archive into a repository.',
                '- It holds what Hireflix retains now and continues no earlier artifact: time that lies between two of them ' +
                    'would not be noticed as a gap.'
            ]),
        ...(page === undefined
            ? []
            : [`- As a page that opens in the browser: ${linkTo(page)}, ${expiresOf(page)}.`])
    ];
}
/** As in: the artifact expires on 2025-12-31. */
function expiresOf({ expiresAt }) {
    return expiresAt === undefined
        ? 'expires when the repository says so, by default after 90 days'
        : `expires on ${(0,_text_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .timeOf */ .nR)(expiresAt).slice(0, 10)}`;
}
/** The runner gives the address: it becomes a link only if it cannot end the Markdown around it. */
function linkTo({ name, url }) {
    return /^https:\/\/[\w.:-]+\/[\w./-]+$/.test(url) ? `[${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .renderProse */ .E9)(name, 100)}](${url})` : (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .renderCode */ .cR)(name);
}


/***/ }),

/***/ 2376:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ renderSummary)
});

// UNUSED EXPORTS: renderFailureSummary

// EXTERNAL MODULE: ./src/review/report.ts
var report = __webpack_require__(2472);
// EXTERNAL MODULE: ./src/text/escape.ts
var text_escape = __webpack_require__(7388);
// EXTERNAL MODULE: ./src/text/wording.ts
var wording = __webpack_require__(2179);
;// CONCATENATED MODULE: ./src/text/sections.ts

/**
 * Joins sections, within `maxBytes` of UTF-8. Where rows do not fit, later ones of the section are left out and a
 * sentence says how many. The text around them stays: it is ours, and short.
 */
function sections_fitSections(sections, maxBytes, limit = 'a job summary is limited to 900 KiB') {
    const cutNote = (section, rows) => `\n${(0,wording/* countOf */.pq)(rows, section.rowName ?? 'row')} cut here: ${limit}.\n`;
    const fixed = sections.map((section) => {
        const note = section.rows === undefined ? '' : cutNote(section, section.rows.length);
        return Buffer.byteLength(section.text + note + (section.after ?? ''));
    });
    let left = maxBytes - fixed.reduce((sum, bytes) => sum + bytes, 0);
    let joined = '';
    for (const section of sections) {
        joined += section.text;
        const rows = section.rows ?? [];
        let written = 0;
        for (const row of rows) {
            const bytes = Buffer.byteLength(row) + 1;
            if (bytes > left)
                break;
            left -= bytes;
            joined += `${row}\n`;
            written++;
        }
        if (written < rows.length)
            joined += cutNote(section, rows.length - written);
        joined += section.after ?? '';
    }
    return joined;
}

// EXTERNAL MODULE: ./src/publish/annotations.ts
var annotations = __webpack_require__(601);
// EXTERNAL MODULE: ./src/archive/digests.ts
var digests = __webpack_require__(707);
;// CONCATENATED MODULE: ./src/publish/issue-text.ts

/** GitHub takes 65,536 characters. Bytes are never fewer, and nobody documents which characters are counted. */
const maxIssueBytes = 65_536;
const issueLimit = 'an issue is limited to 65,536 characters';
/** Invisible in the issue. It cannot come from event text, which never holds a `<` of its own. */
function markerOf(kind, archive, subject = '') {
    return `<!-- hireflix-audit-archive ${kind} ${archive.id}${subject === '' ? '' : ` ${subject}`} -->`;
}
/** Sixteen hex digits that stand for these texts. */
function shortDigestOf(texts) {
    return sha256Of(JSON.stringify(texts.map((text) => text ?? null))).slice(0, 16);
}
/** Text that a browser may have sent back with line ends of its own. */
function issue_text_linesOf(body) {
    return body.split(/\r\n|\r|\n/);
}
/** A link to the run, made of the runner's own values if they have the expected form. */
function renderRun({ id, url }) {
    const name = `run ${/^[\w-]{1,60}$/.test(id) ? id : 'unknown'}`;
    return url !== undefined && /^https?:\/\/[\w.:-]+\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d+$/.test(url)
        ? `[${name}](${url})`
        : name;
}

// EXTERNAL MODULE: ./src/publish/summary-artifact.ts
var summary_artifact = __webpack_require__(3078);
// EXTERNAL MODULE: ./src/review/fields.ts
var fields = __webpack_require__(6431);
// EXTERNAL MODULE: ./src/review/groups.ts
var groups = __webpack_require__(6102);
// EXTERNAL MODULE: ./src/review/severity.ts
var severity = __webpack_require__(2305);
;// CONCATENATED MODULE: ./src/publish/summary-events.ts





const maxRows = 50;
const maxPhrases = 4;
const none = '–';
/** What rules and signals mark: grouped by actor and object, most severe first; notices folded away; then one by one. */
function describeNotable({ notable, groups, alarming, severities, isRun }) {
    if (notable.length === 0)
        return [];
    const notices = groups.slice(alarming.length);
    const counts = severity/* severityOrder */.I.flatMap((severity) => severities[severity] === 0 ? [] : [`${(0,wording/* renderNumber */.kT)(severities[severity])} ${severity}`]);
    const isNew = notable.filter((each) => each.isNew).length;
    const title = `### What deserves a look\n\n${(0,wording/* countOf */.pq)(notable.length, 'notable event')}: ${counts.join(', ')}` +
        `${isRun ? `; ${(0,wording/* renderNumber */.kT)(isNew)} new in this run` : ''}.${alarming.length === 0 ? ' Nothing above `notice`.' : ''}\n\n`;
    const list = notable.length === groups.length ? [] : [describeEventList(notable, { isRun })];
    const ofNotices = notices.length === 0
        ? []
        : folded(`${(0,wording/* countOf */.pq)(severities.notice, 'event')} at notice`, 
        // Where there is nothing else, one fold is enough.
        [describeGroups(notices, { isRun }), ...(alarming.length === 0 ? list : [])]);
    if (alarming.length === 0)
        return [{ text: title }, ...ofNotices];
    return [
        { text: title },
        describeGroups(alarming, { isRun }),
        ...ofNotices,
        ...(list.length === 0 ? [] : folded('One by one, most severe first', list))
    ];
}
/** Sections that a reader may skip. */
function folded(title, sections) {
    return [{ text: `<details><summary>${title}</summary>\n\n` }, ...sections, { text: '</details>\n\n' }];
}
function describeEventList(notable, { isRun }) {
    return tableOf(['Time (UTC)', 'Severity', 'Action', 'Actor', 'Object', 'Medium', 'IP', ...(isRun ? ['New'] : [])], notable
        .slice(0, maxRows)
        .map(({ event, texts, severity, isNew }) => [
        (0,wording/* shortTimeOf */.BE)(event.timestamp),
        severity,
        cellOf(texts.action),
        cellOf(texts.actor),
        objectsOf([texts]),
        cellOf(texts.medium),
        cellOf(texts.ip),
        ...(isRun ? [isNew ? 'new' : ''] : [])
    ]), { more: notable.length - maxRows, rowName: 'notable event' });
}
/** Few columns: as GitHub draws them, a reason in one of eight is a word wide, and three groups take two screens. */
function describeGroups(groups, { isRun }) {
    return tableOf(['Severity', 'What', 'Who', 'When&#160;(UTC)', 'Why'], groups.slice(0, maxRows).map((group) => {
        const { severity, what, who, from, object, when, why } = cellsOf(group);
        const isNew = isRun ? group.events.filter((each) => each.isNew).length : 0;
        return [
            `${severity}${isNew === 0 ? '' : `, ${(0,wording/* renderNumber */.kT)(isNew)}&#160;new`}`,
            `${what}${object === none ? '' : ` on ${object}`}`,
            `${who}${from === '' ? '' : ` from ${from}`}`,
            when,
            why
        ];
    }), { more: groups.length - maxRows, rowName: 'group' });
}
/** `cap` is for each value of an event. */
function cellsOf({ severity, events }, cap = 80) {
    const texts = events.map((each) => each.texts);
    const newest = events[0].event.timestamp;
    const oldest = events.at(-1)?.event.timestamp ?? newest;
    const list = (values, most) => listed(values, { most, cap });
    return {
        severity: severity === 'notice' ? severity : `**${severity}**`,
        what: listed(texts.map(({ action }) => action), { most: 3, cap, isCounted: true }),
        who: list(texts.map(({ actor }) => actor), 1),
        from: originsOf(texts)
            .map((values) => list(values, 2))
            .filter((values) => values !== none)
            .join(' '),
        object: objectsOf(texts, cap),
        when: (0,wording/* spanOf */.ee)(oldest, newest),
        why: reasonsOf(events, cap)
    };
}
/** Mediums and addresses; for an API key also the host, which people who sign in do not choose. */
function originsOf(texts) {
    return [
        texts.map(({ medium }) => medium),
        texts.map(({ ip }) => ip),
        texts.map(({ medium, host }) => ((0,fields/* isApiKey */.A)(medium) ? host : undefined))
    ];
}
function listed(values, { most, cap, isCounted = false }) {
    const counts = (0,groups/* tally */.N4)(values.filter((value) => value !== undefined));
    if (counts.length === 0)
        return none;
    const shown = counts
        .slice(0, most)
        .map(([value, count]) => `${isCounted && values.length > 1 ? `${(0,wording/* renderNumber */.kT)(count)}&#160;×&#160;` : ''}${(0,text_escape/* renderCode */.cR)(value, cap)}`);
    if (counts.length > most)
        shown.push(`and ${(0,wording/* renderNumber */.kT)(counts.length - most)} more`);
    return shown.join(', ');
}
/** One object in full, of many the count by type. */
function objectsOf(texts, cap = 80) {
    const objects = new Map(texts.map((each) => [each.objectId, each]));
    const [only] = objects.values();
    if (objects.size === 1 && only !== undefined) {
        const parts = [only.objectType, only.objectName, only.objectId].filter((text) => text !== undefined);
        return parts.length === 0 ? none : parts.map((text) => (0,text_escape/* renderCode */.cR)(text, cap)).join(' ');
    }
    return listed([...objects.values()].map(({ objectType, objectId }) => objectType ?? objectId), { most: 3, cap, isCounted: true });
}
// Within a cell, a phrase that begins with a number makes no list.
function renderPhrase(phrase) {
    return /^[A-Za-z0-9 ,–-]*$/.test(phrase) ? phrase : (0,text_escape/* renderProse */.E9)(phrase, 200);
}
function reasonsOf(events, cap) {
    const phrases = (0,groups/* tally */.N4)(events.flatMap(({ reasons }) => reasons));
    const shown = phrases
        .slice(0, maxPhrases)
        .map(([phrase, count]) => `${renderPhrase(phrase)}${(0,wording/* shareOf */.tC)(count, events.length)}`);
    if (phrases.length > maxPhrases)
        shown.push(`and ${(0,wording/* renderNumber */.kT)(phrases.length - maxPhrases)} more`);
    if (shown.length > 0)
        return shown.join('; ');
    if (events[0].severity === 'notice')
        return none;
    const [rule] = (0,groups/* tally */.N4)(events.flatMap(({ rule }) => (rule === undefined ? [] : [rule])));
    return rule === undefined ? none : `rule ${(0,text_escape/* renderCode */.cR)(rule[0], cap)}`;
}
/** The action names that no rule knows, each with its count. */
function describeUnclassified({ unclassified, isRun }) {
    if (unclassified.length === 0)
        return [];
    const actions = unclassified
        .map(([action, own]) => ({
        action,
        count: own.length,
        isNew: own.filter((each) => each.isNew).length,
        last: own.reduce((last, { event }) => Math.max(last, event.timestamp), 0)
    }))
        .toSorted((a, b) => b.count - a.count || b.last - a.last);
    const events = actions.reduce((sum, { count }) => sum + count, 0);
    const title = `### Not classified\n\n${(0,wording/* countOf */.pq)(events, 'event')} with ${(0,wording/* countOf */.pq)(actions.length, 'action')} that no rule knows. ` +
        'Decide on each with a rule in the input `notable`: `off` and its name silences it.\n\n';
    return [
        { text: title },
        tableOf(['Action', 'Last (UTC)', 'Events', ...(isRun ? ['New'] : [])], actions
            .slice(0, maxRows)
            .map(({ action, count, isNew, last }) => [
            action === undefined ? '(no action)' : (0,text_escape/* renderCode */.cR)(action),
            (0,wording/* shortTimeOf */.BE)(last),
            (0,wording/* renderNumber */.kT)(count),
            ...(isRun ? [(0,wording/* renderNumber */.kT)(isNew)] : [])
        ]), { more: actions.length - maxRows, rowName: 'action', numbersFrom: 2 })
    ];
}
/** A GFM table. Cells are Markdown already: renderCode has escaped the texts of strangers. */
function tableOf(head, rows, { more, rowName, numbersFrom = head.length }) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return {
        text: `${line(head)}\n${line(head.map((_, column) => (column < numbersFrom ? '---' : '---:')))}\n`,
        rows: rows.map(line),
        rowName,
        after: more > 0 ? `\nand ${(0,wording/* renderNumber */.kT)(more)} more\n\n` : '\n'
    };
}
function cellOf(text) {
    return text === undefined ? none : (0,text_escape/* renderCode */.cR)(text);
}

;// CONCATENATED MODULE: ./src/publish/summary-earlier.ts


/** The reviewed period against those before it, as far as the archive holds them whole. */
function describeEarlier({ counts, earlier }) {
    if (earlier.length === 0)
        return [];
    const title = `### Against the ${earlier.length === 1 ? 'period' : `${earlier.length} periods`} before\n\n`;
    return [
        { text: title },
        tableOf(['From (UTC)', 'Events', 'Deletions', 'Shared or public links', 'Actors'], [rowOf(counts, '**'), ...earlier.map((period) => rowOf(period, ''))], { more: 0, rowName: 'period', numbersFrom: 1 })
    ];
}
function rowOf({ from, events, deletions, exposures, actors }, strong) {
    const day = new Date(from).toISOString().slice(0, 10);
    return [day, ...[events, deletions, exposures, actors].map(wording/* renderNumber */.kT)].map((cell) => `${strong}${cell}${strong}`);
}

// EXTERNAL MODULE: ./src/events/intervals.ts
var intervals = __webpack_require__(9279);
;// CONCATENATED MODULE: ./src/publish/summary-week.ts





const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const maxDays = 31;
const maxWeeks = 26;
const maxMonths = 24;
const maxActions = 3;
/**
 * The reviewed period at a glance, a line for each day (or week, or month, if it is long): a chart, and a table beside it for
 * where charts are not drawn. A quiet period folds the table away.
 */
function describePeriod({ reviewed: period, events, quiet }) {
    const inPeriod = events.filter((each) => each.isInPeriod);
    const unit = unitOf(period.to - period.from);
    const slots = slotsOf(period, inPeriod, unit);
    const first = isoDateOf(period.from);
    const last = isoDateOf(lastInstantOf(period));
    const title = `### At a glance: ${first} to ${last}\n\n`;
    if (inPeriod.length === 0)
        return [{ text: `${title}No events in this time.\n\n` }];
    const earlier = inPeriod.length - slots.reduce((sum, slot) => sum + slot.events.length, 0);
    const note = earlier > 0 ? `${(0,wording/* countOf */.pq)(earlier, 'event')} before these ${maxMonths} months not shown.\n\n` : '';
    const chart = { text: `${title}${note}${renderChart(slots, unit)}\n` };
    const table = describeTable(slots, inPeriod, unit);
    if (quiet === undefined)
        return [chart, table];
    return [chart, ...folded('The same as a table', [table])];
}
function unitOf(ms) {
    if (ms <= maxDays * intervals/* dayMs */.LP)
        return 'day';
    return ms <= maxWeeks * 7 * intervals/* dayMs */.LP ? 'week' : 'month';
}
/** Our own words: fit for a label. */
function nameOf(timestamp, unit) {
    const date = new Date(timestamp);
    if (unit === 'month')
        return `${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
    if (unit === 'day')
        return `${weekdays[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
    const monday = new Date(timestamp - ((date.getUTCDay() + 6) % 7) * intervals/* dayMs */.LP);
    return `${monday.getUTCDate()} ${months[monday.getUTCMonth()]}`;
}
const unitHeadings = { day: 'Day&#160;(UTC)', week: 'Week&#160;of', month: 'Month&#160;(UTC)' };
function isoDateOf(timestamp) {
    return new Date(timestamp).toISOString().slice(0, 10);
}
// A period that ends at midnight has no part in the day that begins there.
function lastInstantOf({ from, to }) {
    return Math.max(from, to - 1);
}
// All slots of the period, those without events too: silence is a thing to see.
function slotsOf({ from, to }, events, unit) {
    const slots = new Map();
    const slotOf = (timestamp) => {
        const name = nameOf(timestamp, unit);
        const slot = slots.get(name) ?? { name, events: [] };
        slots.set(name, slot);
        return slot;
    };
    // No month is skipped by steps of a day; steps over more years than are shown would only take time.
    const start = Math.max(from, to - (maxMonths + 1) * 31 * intervals/* dayMs */.LP);
    for (let at = start; at < to; at += intervals/* dayMs */.LP)
        slotOf(at);
    slotOf(lastInstantOf({ from, to }));
    for (const each of events)
        if (each.event.timestamp >= start)
            slotOf(each.event.timestamp).events.push(each);
    return [...slots.values()].slice(unit === 'month' ? -maxMonths : 0);
}
// By itself mermaid puts every fourth bar on a yellow ground, which would look like a warning, and paints a red that
// hurts. Where this is not understood, the chart is drawn all the same.
const chartLooks = `%%{init: ${JSON.stringify({
    themeVariables: {
        sectionBkgColor: 'transparent',
        sectionBkgColor2: 'transparent',
        altSectionBkgColor: 'transparent',
        critBkgColor: '#cf222e',
        critBorderColor: '#a40e26'
    }
})}}%%`;
/**
 * Bars of a mermaid gantt chart, whose "milliseconds" are events: of the charts known to be drawn in a job summary
 * it is the only one with an axis. Labels are our own words and numbers; a stranger's text could end the diagram.
 */
function renderChart(slots, unit) {
    const lines = slots.flatMap(({ name, events }) => {
        const { notable, alarming, unclassified } = countsOf(events);
        // Red only where a warning or worse is: a single deletion is not alarming.
        const state = alarming > 0 ? 'crit, ' : notable + unclassified > 0 ? 'active, ' : 'done, ';
        const label = [
            (0,wording/* countOf */.pq)(events.length, 'event'),
            ...(notable > 0 ? [`${(0,wording/* renderNumber */.kT)(notable)} notable`] : []),
            ...(unclassified > 0 ? [`${(0,wording/* renderNumber */.kT)(unclassified)} unclassified`] : [])
        ];
        return [`    section ${name}`, `    ${label.join(', ')} :${state}0, ${events.length}ms`];
    });
    return [
        '```mermaid',
        chartLooks,
        'gantt',
        `    title Events by ${unit} (UTC)`,
        '    dateFormat x',
        '    axisFormat %Q',
        ...lines,
        '```',
        ''
    ].join('\n');
}
function countsOf(events) {
    let notable = 0;
    let alarming = 0;
    let unclassified = 0;
    for (const each of events) {
        if (each.isUnclassified)
            unclassified++;
        if (each.notable === undefined)
            continue;
        notable++;
        if (each.notable.severity !== 'notice')
            alarming++;
    }
    return { notable, alarming, unclassified };
}
function describeTable(slots, events, unit) {
    const actions = countActions(events);
    const marked = countActions(events.filter(({ notable }) => notable !== undefined));
    // Actions with most notable events first, then the most frequent: routine ones can be skipped.
    const columns = [...actions]
        .toSorted(([a, countA], [b, countB]) => (marked.get(b) ?? 0) - (marked.get(a) ?? 0) || countB - countA)
        .slice(0, maxActions);
    const hasOthers = actions.size > columns.length;
    const hasUnclassified = events.some(({ isUnclassified }) => isUnclassified);
    const head = [
        unitHeadings[unit],
        'Events',
        'Notable',
        ...(hasUnclassified ? ['Unclassified'] : []),
        ...columns.map(([action]) => (action === undefined ? '(no action)' : (0,text_escape/* renderCode */.cR)(action, 60))),
        ...(hasOthers ? ['Other actions'] : [])
    ];
    const rows = slots.map((slot) => {
        const { notable, unclassified } = countsOf(slot.events);
        const byAction = countActions(slot.events);
        const counts = columns.map(([action]) => byAction.get(action) ?? 0);
        const others = slot.events.length - counts.reduce((sum, count) => sum + count, 0);
        const numbers = [
            slot.events.length,
            notable,
            ...(hasUnclassified ? [unclassified] : []),
            ...counts,
            ...(hasOthers ? [others] : [])
        ];
        return [slot.name.replaceAll(' ', '&#160;'), ...numbers.map(wording/* renderNumber */.kT)];
    });
    return tableOf(head, rows, { more: 0, rowName: unit, numbersFrom: 1 });
}
function countActions(events) {
    const counts = new Map();
    for (const { event } of events) {
        const action = (0,fields/* actionOf */.qj)(event);
        counts.set(action, (counts.get(action) ?? 0) + 1);
    }
    return counts;
}

;// CONCATENATED MODULE: ./src/publish/summary.ts










// The runner drops a summary of more than 1 MiB whole, and other steps of the job add theirs.
const maxBytes = 900 * 1024;
/** The job summary of a run, as GitHub Markdown. */
function renderSummary(review) {
    const sections = [
        review.isRun ? describeRun(review) : describeReview(review),
        ...describeNotable(review),
        ...describeUnclassified(review),
        ...describePeriod(review),
        ...describeEarlier(review),
        ...describeGaps(review),
        ...describeOddities(review),
        ...describeArchive(review)
    ];
    return sections_fitSections(sections, maxBytes);
}
/** The job summary of a run that failed. The messages are ours, and escaped all the same. */
function renderFailureSummary({ title, messages }, advice) {
    const sections = [
        { text: `## ✗ Hireflix audit archive: ${renderProse(title, 200)}\n\n` },
        {
            text: '',
            rows: messages
                .flatMap(linesOf)
                .filter((line) => line.trim() !== '')
                .map((line) => `- ${renderProse(line, 2000)}`),
            rowName: 'line',
            after: '\n'
        },
        { text: advice === undefined ? '' : `${renderProse(advice, 2000)}\n\n` },
        { text: 'No run removes or changes an archived event, failed or not.\n' }
    ];
    return fitSections(sections, maxBytes);
}
function describeOpening({ opening: { state, sentence }, isBeginning, artifact }) {
    const opening = `**${wording/* verdictSigns */.In[state]} ${sentence}.**`;
    return isBeginning === true && artifact === undefined ? `**${annotations/* beginning */.Ir}.** ${opening}` : opening;
}
function describeRun(review) {
    const notable = review.notable.filter(({ isNew }) => isNew).length;
    const arrived = (0,report/* countNew */.Sh)(review) === 0
        ? 'No new events.'
        : `${(0,wording/* countOf */.pq)((0,report/* countNew */.Sh)(review), 'new event')}, ${notable === 0 ? 'none' : (0,wording/* renderNumber */.kT)(notable)} notable.`;
    return {
        text: `## Hireflix audit archive\n\n${describeOpening(review)} ${arrived}\n\n`,
        rows: [
            ...review.reasons.map((reason) => `- ${(0,text_escape/* renderProse */.E9)(reason)}`),
            `- ${clockOf(review.daysUntilLoss)}`,
            ...(review.coverage === undefined
                ? []
                : [
                    `- Proven from ${(0,text_escape/* renderTime */.sZ)(review.coverage.from)} through ${(0,text_escape/* renderTime */.sZ)(review.coverage.through)}.`
                ]),
            ...(0,summary_artifact/* describeArtifacts */.P)(review)
        ],
        rowName: 'reason',
        after: '\n'
    };
}
function describeReview(review) {
    const { coverage, reviewed } = review;
    return {
        text: `## Hireflix audit review\n\n${describeOpening(review)} ${(0,wording/* countOf */.pq)(reviewed.events.length, 'event')} in it; what was read of the archive verifies.\n\n`,
        rows: [
            ...describeUnproven(review),
            `- ${clockOf(review.daysUntilLoss)} As of ${(0,text_escape/* renderTime */.sZ)((0,wording/* timeOf */.nR)(review.serverNow))}.`,
            ...(coverage === undefined
                ? []
                : [
                    `- Proven from ${(0,text_escape/* renderTime */.sZ)(coverage.from)} through ${(0,text_escape/* renderTime */.sZ)(coverage.through)}${review.gaps.length > 0 ? ', without the gaps below' : ''}.`
                ]),
            ...(0,summary_artifact/* describeArtifacts */.P)(review)
        ],
        rowName: 'line',
        after: '\n'
    };
}
const maxParts = 5;
/** Which part of the period it is that is not proven. */
function describeUnproven({ unproven: parts }) {
    if (parts.length === 0)
        return [];
    const shown = parts.slice(0, maxParts).map(({ from, to }) => `${(0,text_escape/* renderTime */.sZ)(from)} to ${(0,text_escape/* renderTime */.sZ)(to)}`);
    if (parts.length > maxParts)
        shown.push(`and ${(0,wording/* renderNumber */.kT)(parts.length - maxParts)} more`);
    return [`- ⚠ Not proven in this period: ${shown.join(', ')}.`];
}
function clockOf(daysUntilLoss) {
    if (daysUntilLoss === undefined)
        return 'Retention clock: nothing is proven yet, so it has not started.';
    const days = Math.floor(daysUntilLoss);
    if (days <= 0)
        return '✗ Retention clock: **an outage would cost events today.**';
    const sentence = `Retention clock: an outage would cost events in **${(0,wording/* countOf */.pq)(days, 'day')}**.`;
    const alarm = (0,report/* alarmOf */.pR)(daysUntilLoss);
    return alarm === undefined ? sentence : `${alarm === 'error' ? '✗' : '⚠'} ${sentence}`;
}
const maxGaps = 20;
function describeGaps({ gaps, newGaps }) {
    const isNew = new Set(newGaps.map((gap) => `${gap.from} ${gap.to}`));
    const known = gaps.filter((gap) => !isNew.has(`${gap.from} ${gap.to}`));
    const all = [...newGaps, ...known.toReversed()];
    if (all.length === 0)
        return [];
    const open = newGaps.length > 0
        ? '### Gaps\n\n'
        : `<details><summary>${(0,wording/* countOf */.pq)(known.length, 'gap')} recorded by earlier runs</summary>\n\n`;
    const more = all.length > maxGaps ? `\nand ${(0,wording/* renderNumber */.kT)(all.length - maxGaps)} more in the ledger\n` : '';
    return [
        {
            text: open,
            rows: all
                .slice(0, maxGaps)
                .map((gap, index) => `- ${index < newGaps.length ? '**New:** ' : ''}${(0,text_escape/* renderTime */.sZ)(gap.from)} to ${(0,text_escape/* renderTime */.sZ)(gap.to)}, ` +
                (gap.cause === 'retention'
                    ? 'not read before retention passed'
                    : 'read, but not proven before retention passed')),
            rowName: 'gap',
            after: `${more}\n${newGaps.length > 0 ? '' : '</details>\n\n'}`
        }
    ];
}
/** Quarantined rows and anomalies. */
function describeOddities({ quarantined, anomalies }) {
    const rows = [...quarantined].map(([reason, count]) => `- ${(0,wording/* countOf */.pq)(count, 'row')} in \`quarantine.json\`: ${(0,text_escape/* renderProse */.E9)(reason)}`);
    if (anomalies.late > 0) {
        rows.push(`- ${(0,wording/* countOf */.pq)(anomalies.late, 'event')} appeared late, within time that was proven already; archived`);
    }
    if (anomalies.revised > 0) {
        rows.push(`- ${(0,wording/* countOf */.pq)(anomalies.revised, 'event')} came with another e-mail address than archived; the archive keeps the first`);
    }
    if (anomalies.vanished > 0) {
        rows.push(`- ${(0,wording/* countOf */.pq)(anomalies.vanished, 'event')} no longer shown by Hireflix; the archive keeps them`);
    }
    if (rows.length === 0)
        return [];
    return [{ text: '### Out of the ordinary\n\n', rows, rowName: 'line', after: '\n' }];
}
function describeArchive(review) {
    const { changedFiles, source, ledgerHead } = review;
    const changed = changedFiles.length === 0 ? 'Nothing changed' : `${(0,wording/* countOf */.pq)(changedFiles.length, 'file')} changed`;
    const commits = review.commits.map(({ sha, url }) => commitOf(sha, url)).slice(-5);
    const fields = review.pseudonymized ?? [];
    const sentences = [
        `${(0,wording/* countOf */.pq)(review.archivedEvents, 'event')} in ${(0,text_escape/* renderProse */.E9)(review.destination)}.`,
        `${source === undefined ? 'Nothing was written' : changed}${commits.length > 0 ? ` in ${commits.join(', ')}` : ''}.`,
        ...(source === undefined
            ? []
            : [
                `Read from ${(0,text_escape/* renderCode */.cR)(source.host)}: ${(0,wording/* countOf */.pq)(source.requests, 'request')}, ${(0,wording/* countOf */.pq)(source.total, 'event')} retained there.`
            ])
    ];
    const pseudonyms = fields.length === 0
        ? []
        : [
            `Stored as pseudonyms: ${fields.map((field) => (0,text_escape/* renderCode */.cR)(field)).join(', ')}. Who holds the key finds a person with ` +
                '`search`.'
        ];
    const head = /^(\d{1,15}):([0-9a-f]{64})$/.exec(ledgerHead);
    const paragraphs = [
        '### Archive',
        sentences.join(' '),
        ...pseudonyms,
        head === null ? 'There is no ledger yet.' : `Ledger head: <code>${head[1]}:${head[2]}</code>`
    ];
    const text = { text: `${paragraphs.join('\n\n')}\n\n` };
    if (head === null)
        return [text];
    const verification = {
        text: describeVerification(Number(head[1]) + 1, review.artifact === undefined ? 'git clone the archive' : 'download and unpack the artifact')
    };
    return [text, ...(review.quiet !== undefined ? folded('How to verify', [verification]) : [verification])];
}
function commitOf(sha, url) {
    const short = (0,text_escape/* renderCode */.cR)(sha.slice(0, 12));
    // The address is GitHub's answer: a link only if it is one that cannot end the Markdown around it.
    return url !== undefined && /^https:\/\/[\w.:-]+\/[\w./-]+$/.test(url) ? `[${short}](${url})` : short;
}
function describeVerification(lineNumber, howToGetIt) {
    return [
        'Note the head somewhere else, out of reach of whoever can write to the archive: it fixes all that was archived ' +
            `until now. To verify: ${howToGetIt}, and in its folder compare the part after the colon with`,
        '',
        '```sh',
        `sed -n ${lineNumber}p ledger.jsonl | tr -d '\\n' | sha256sum`,
        '```',
        '',
        'The command `verify`, or `mode: verify`, checks every file as well, and takes heads noted earlier as `pin`.',
        '',
        ''
    ].join('\n');
}


/***/ })

};
