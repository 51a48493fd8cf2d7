import { removalsForReaders } from './defences-of-readers.js'
import { type Removal, removal } from './removal.js'

export const removals: readonly Removal[] = [
  removal(
    1,
    'looking whether the archive is public',
    'src/destinations/repository.ts',
    "visibility !== 'PRIVATE' && visibility !== 'INTERNAL' && !allowPublic",
    "visibility === 'NONE'"
  ),
  removal(
    1,
    'taking a visibility that is not known for public',
    'src/destinations/repository.ts',
    "visibility !== 'PRIVATE' && visibility !== 'INTERNAL' && !allowPublic",
    "visibility === 'PUBLIC' && !allowPublic"
  ),
  removal(
    2,
    'refusing in public repositories',
    'src/action/exposure.ts',
    "  if (visibility !== 'public') return\n",
    '  return\n'
  ),
  removal(
    2,
    'looking in the modes that only read',
    'src/action/main.ts',
    '    await verifyExposure({',
    "    if (inputs.mode === 'archive') await verifyExposure({"
  ),
  removal(
    3,
    'asking GitHub when the runner does not say',
    'src/action/exposure.ts',
    ' ?? (await askVisibility(GITHUB_REPOSITORY, github))',
    ''
  ),
  removal(
    3,
    'refusing when nobody can say',
    'src/action/exposure.ts',
    'if (github === undefined) throw unknown',
    "if (github === undefined) return 'private'"
  ),
  removal(
    4,
    'the warning of internal repositories',
    'src/action/exposure.ts',
    "if (visibility === 'internal') warn(",
    'if (!visibility) warn('
  ),
  removal(
    5,
    'https for all but loopback',
    'src/inputs/inputs.ts',
    "(url.protocol === 'http:' && isLoopback(url.hostname))",
    "url.protocol === 'http:'"
  ),
  removal(
    5,
    'refusing passwords',
    'src/inputs/inputs.ts',
    "if (url.username !== '' || url.password !== '')",
    'if (url.href === text + text)'
  ),
  removal(
    5,
    'refusing link-local addresses',
    'src/inputs/inputs.ts',
    'if (isLinkLocal(url.hostname))',
    'if (url.href === text + text)'
  ),
  removal(
    5,
    'refusing queries and fragments',
    'src/inputs/inputs.ts',
    "if (url.search !== '' || url.hash !== '')",
    'if (url.href === text + text)'
  ),
  removal(
    6,
    'refusing to follow Hireflix elsewhere',
    'src/hireflix/http.ts',
    '    const { statusCode: status = 0, headers } = response\n',
    '    const { statusCode: status = 0, headers } = response\n    if (headers.location !== undefined) return new Endpoint(new URL(headers.location)).send(request)\n'
  ),
  removal(
    7,
    'refusing to write where GitHub redirects to',
    'src/github/client.ts',
    "? 'follow' : 'manual'",
    "? 'follow' : 'follow'"
  ),
  removal(
    7,
    'hashing what was read',
    'src/destinations/repository-files.ts',
    'bytes !== undefined && gitBlobIdOf(bytes) === blob',
    'bytes !== undefined'
  ),
  removal(
    8,
    'TLS within the tunnel',
    'src/hireflix/http.ts',
    "(this.url.protocol === 'http:' ? requestHttp : requestHttps)(this.url, {",
    "requestHttp(this.url.href.replace('https:', 'http:'), {"
  ),
  removal(
    9,
    'a limit to the size of answers',
    'src/hireflix/http.ts',
    'const maxAnswerBytes = 32 * 1024 * 1024',
    'const maxAnswerBytes = Number.POSITIVE_INFINITY'
  ),
  removal(
    10,
    'counting what was unpacked',
    'src/hireflix/http.ts',
    'bytes += chunk.byteLength',
    'bytes += Math.min(chunk.byteLength, 1)'
  ),
  removal(
    11,
    'a limit to the time of answers',
    'src/hireflix/http.ts',
    'AbortSignal.timeout(request.timeoutMs)',
    'AbortSignal.timeout(10 * request.timeoutMs)'
  ),
  removal(
    12,
    'doubting a date far ahead',
    'src/hireflix/http-answer.ts',
    'serverNow > machineNow + furthestAheadMs',
    'serverNow > Number.POSITIVE_INFINITY'
  ),
  removal(
    13,
    'refusing bytes that are not UTF-8',
    'src/hireflix/http-answer.ts',
    "'utf-8', { fatal: true,",
    "'utf-8', { fatal: false,"
  ),
  removal(
    14,
    'a limit to nesting',
    'src/events/event.ts',
    "if (depthOf(row, maxDepth) > maxDepth) return quarantined(row, 'nested",
    "if (depthOf(row, maxDepth) > 1e9) return quarantined(row, 'nested"
  ),
  removal(
    15,
    'copying members without assigning them',
    'src/events/stored-event.ts',
    '  const { time: _derived, ...received } = value\n',
    "  const received = Object.assign({}, value)\n  Reflect.deleteProperty(received, 'time')\n"
  ),
  removal(
    16,
    'setting aside numbers that no double holds',
    'src/events/exact-json.ts',
    "!token.startsWith('\\\\') && !isHeldByDouble(token)",
    "!token.startsWith('\\\\') && token === ''"
  ),
  removal(
    17,
    'writing lone surrogates as escapes',
    'src/events/exact-json.ts',
    "if (typeof item !== 'object' || item === null) text += JSON.stringify(item)",
    "if (typeof item !== 'object' || item === null) text += Buffer.from(JSON.stringify(item).replace(/\\\\u(d[89a-f]..)/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)))).toString()"
  ),
  removal(
    18,
    'refusing answers with errors',
    'src/hireflix/client.ts',
    'const isClean = errors === undefined || (Array.isArray(errors) && errors.length === 0)',
    'const isClean = errors !== Number.NaN'
  ),
  removal(
    18,
    'asking for a total that is a number',
    'src/hireflix/answer.ts',
    "const total = memberOf(members, 'total')",
    "const total = memberOf(members, 'total') ?? 0"
  ),
  removal(
    19,
    'judging timestamps',
    'src/events/event.ts',
    'if (fault !== undefined) return quarantined(row, fault)',
    "if (fault === 'timestamp is missing') return quarantined(row, fault)"
  ),
  removal(
    20,
    'showing invisible characters by their number',
    'src/text/escape.ts',
    'return invisible.test(character) ? codePointOf(character) : character',
    'return character'
  ),
  removal(
    21,
    'breaking up commands in commit messages',
    'src/text/escape.ts',
    '      .replace(/:(?=[:/])|(?<=:):/g, codePointOf)\n',
    ''
  ),
  removal(
    21,
    'keeping events out of the log',
    'src/run/run.ts',
    '  const period = reviewed(',
    '  for (const { event } of reading.observed.events.values()) log(JSON.parse(event.line).action)\n  const period = reviewed('
  ),
  removal(
    22,
    'making one line of what Hireflix says',
    'src/hireflix/graphql-errors.ts',
    "    .replace(/[^\\x20-\\x7e]+/g, ' ')\n    .replace(/::|##\\[/g, ' ')\n",
    ''
  ),
  removal(
    22,
    'making one line of what GitHub says',
    'src/text/quote.ts',
    "    .replace(/:{2,}/g, ':')\n    .replace(/##\\[/g, '[')\n",
    ''
  ),
  removal(
    23,
    'outputs that are inert',
    'src/publish/outputs.ts',
    'notable: serializeInertJson(',
    'notable: JSON.stringify('
  ),
  removal(
    24,
    'entities in the summary',
    'src/text/escape.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    '<code>${entities(text, cap, apartInCode, /[^A-Za-z0-9 .-]/gu)}</code>',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    '<code>${text}</code>'
  ),
  removal(
    25,
    'an end to the years that name files',
    'src/events/event.ts',
    'if (timestamp > serverNow + furthestAheadMs || timestamp >= year10000)',
    'if (timestamp === serverNow + 1)'
  ),
  removal(
    26,
    'plain text in commit messages',
    'src/publish/commit-message.ts',
    'plainText(text, 80)',
    'text.slice(0, 200)'
  ),
  removal(
    27,
    'a limit to the text that rules match',
    'src/review/rules.ts',
    'const matchedCharacters = 1024',
    'const matchedCharacters = 1024 * 1024'
  ),
  removal(
    27,
    'refusing globs that match slowly',
    'src/review/rules.ts',
    'if ((glob.match(/\\*+/g)?.length ?? 0) > 3 || /[*+]\\(/.test(glob)) {',
    "if (glob === '**') {"
  ),
  removal(
    28,
    'telling the runner what to mask',
    'src/action/main.ts',
    'if (texts[name]) core.setSecret(texts[name])',
    'if (texts[name]) core.isDebug()'
  ),
  removal(
    29,
    'looking for secrets before writing',
    'src/run/writing.ts',
    '    verifyNoSecret(plan, options.secrets)\n',
    ''
  ),
  removal(
    29,
    'looking for encoded secrets',
    'src/events/secret-search.ts',
    'const decodings = 3',
    'const decodings = 0'
  ),
  removal(
    29,
    'hiding names of members',
    'src/events/secret-search.ts',
    "return /^[A-Za-z_]\\w{0,39}$/.test(name) && this.find(name) === undefined ? name : '(another name)'",
    'return name'
  ),
  removal(
    30,
    'looking for the key in what Hireflix says',
    'src/hireflix/graphql-errors.ts',
    '.find(plain) !== undefined',
    '.find(plain) === null'
  ),
  removal(
    30,
    'looking for the token in what GitHub says',
    'src/github/client.ts',
    'search.find(masked) === undefined ?',
    "search.find('') === undefined ?"
  ),
  removal(
    31,
    'words of our own for errors of libraries',
    'src/hireflix/client.ts',
    '  } catch {\n    return undefined\n',
    "  } catch {\n    throw new SourceError('status', 'Cannot parse ' + text)\n"
  ),
  removal(
    32,
    'a last catch of what nobody caught',
    'src/action/main.ts',
    "process.on('uncaughtException',",
    "process.on('never' as 'uncaughtException',"
  ),
  removal(
    32,
    'words of our own for unforeseen errors',
    'src/publish/failure.ts',
    'messages: [describeUnknown(error)]',
    'messages: [String(error)]'
  ),
  removal(
    32,
    'a last catch on the command line',
    'src/cli/main.ts',
    "process.on('uncaughtException',",
    "process.on('never' as 'uncaughtException',"
  ),
  removal(
    32,
    'words of our own where standard output fails',
    'src/cli/main.ts',
    "process.stdout.on('error',",
    "process.stdout.on('never',"
  ),
  removal(
    33,
    'sending the key as one header alone',
    'src/hireflix/client.ts',
    "'X-API-KEY': apiKey,",
    "'X-API-KEY': apiKey, authorization: apiKey,"
  ),
  removal(
    34,
    'telling a refusal from a race',
    'src/github/faults.ts',
    '  if (isProtected(said)) return false\n',
    ''
  ),
  {
    row: 35,
    without: 'reading what stands beside 409',
    patches: [
      {
        file: 'src/github/faults.ts',
        find: '  if (isProtected(said)) return false\n',
        replace: ''
      },
      {
        file: 'src/github/faults.ts',
        find: '(details.status === 409 && /\\bbut expected\\b|does not match/i.test(said))',
        replace: 'details.status === 409'
      }
    ]
  },
  removal(
    36,
    'comparing a ledger line with its own form',
    'src/archive/ledger-line.ts',
    'if (serializeLedgerLine(line) !== text)',
    'if (line === undefined)'
  ),
  removal(
    36,
    'names of files from the ledger',
    'src/archive/ledger-line.ts',
    'if (!isArchiveFile(path))',
    "if (path === '')"
  ),
  removal(
    36,
    'refusing an archive that is not UTF-8',
    'src/archive/opened-archive.ts',
    "'utf-8', { fatal: true,",
    "'utf-8', { fatal: false,"
  ),
  removal(
    37,
    'comparing a line with its own form',
    'src/events/stored-event.ts',
    'if (event.line !== line) return',
    'if (line === undefined) return'
  ),
  removal(
    37,
    'a limit to the nesting of archived lines',
    'src/events/stored-event.ts',
    'if (depthOf(value, maxDepth) > maxDepth)',
    'if (depthOf(value, maxDepth) > 1e9)'
  ),
  removal(
    38,
    'plain names of files alone in messages',
    'src/archive/opened-archive.ts',
    '/^[\\w .()/+-]{1,100}$/.test(path) ?',
    "path !== '' ?"
  ),
  removal(
    38,
    'refusing files that are not in the ledger',
    'src/archive/opened-archive.ts',
    'const entry = state.files.get(file.path)\n  if (entry',
    'const entry = state.files.get(file.path)\n  if (entry === undefined) return\n  if (entry'
  ),
  removal(
    39,
    'looking at links instead of following them',
    'src/destinations/workspace.ts',
    '  if (entry === undefined || entry.isDirectory()) return\n',
    '  if (entry !== null) return\n'
  ),
  removal(
    40,
    'looking for secrets in other inputs',
    'src/inputs/misplaced-secrets.ts',
    'own.has(name) ? undefined : search.find(text)',
    'own.has(name) || text !== name ? undefined : search.find(text)'
  ),
  removal(
    40,
    'telling an issue of a failure what is a secret',
    'src/action/follow-up.ts',
    "    'api-key',\n    'pseudonym-key'\n",
    ''
  ),
  ...removalsForReaders
]
