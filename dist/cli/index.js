import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 4006:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const pico = __nccwpck_require__(8016);
const utils = __nccwpck_require__(4059);

function picomatch(glob, options, returnState = false) {
  // default to os.platform()
  if (options && (options.windows === null || options.windows === undefined)) {
    // don't mutate the original options object
    options = { ...options, windows: utils.isWindows() };
  }

  return pico(glob, options, returnState);
}

Object.assign(picomatch, pico);
module.exports = picomatch;


/***/ }),

/***/ 5595:
/***/ ((module) => {



const WIN_SLASH = '\\\\/';
const WIN_NO_SLASH = `[^${WIN_SLASH}]`;

const DEFAULT_MAX_EXTGLOB_RECURSION = 0;

/**
 * Posix glob regex
 */

const DOT_LITERAL = '\\.';
const PLUS_LITERAL = '\\+';
const QMARK_LITERAL = '\\?';
const SLASH_LITERAL = '\\/';
const ONE_CHAR = '(?=.)';
const QMARK = '[^/]';
const END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
const START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
const DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
const NO_DOT = `(?!${DOT_LITERAL})`;
const NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
const NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
const NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
const QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
const STAR = `${QMARK}*?`;
const SEP = '/';

const POSIX_CHARS = {
  DOT_LITERAL,
  PLUS_LITERAL,
  QMARK_LITERAL,
  SLASH_LITERAL,
  ONE_CHAR,
  QMARK,
  END_ANCHOR,
  DOTS_SLASH,
  NO_DOT,
  NO_DOTS,
  NO_DOT_SLASH,
  NO_DOTS_SLASH,
  QMARK_NO_DOT,
  STAR,
  START_ANCHOR,
  SEP
};

/**
 * Windows glob regex
 */

const WINDOWS_CHARS = {
  ...POSIX_CHARS,

  SLASH_LITERAL: `[${WIN_SLASH}]`,
  QMARK: WIN_NO_SLASH,
  STAR: `${WIN_NO_SLASH}*?`,
  DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
  NO_DOT: `(?!${DOT_LITERAL})`,
  NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
  NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
  QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
  START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
  END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
  SEP: '\\'
};

/**
 * POSIX Bracket Regex
 */

const POSIX_REGEX_SOURCE = {
  __proto__: null,
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  ascii: '\\x00-\\x7F',
  blank: ' \\t',
  cntrl: '\\x00-\\x1F\\x7F',
  digit: '0-9',
  graph: '\\x21-\\x7E',
  lower: 'a-z',
  print: '\\x20-\\x7E ',
  punct: '\\-!"#$%&\'()\\*+,./:;<=>?@[\\]^_`{|}~',
  space: ' \\t\\r\\n\\v\\f',
  upper: 'A-Z',
  word: 'A-Za-z0-9_',
  xdigit: 'A-Fa-f0-9'
};

module.exports = {
  DEFAULT_MAX_EXTGLOB_RECURSION,
  MAX_LENGTH: 1024 * 64,
  POSIX_REGEX_SOURCE,

  // regular expressions
  REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
  REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
  REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
  REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
  REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
  REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,

  // Replace globs with equivalent patterns to reduce parsing time.
  REPLACEMENTS: {
    __proto__: null,
    '***': '*',
    '**/**': '**',
    '**/**/**': '**'
  },

  // Digits
  CHAR_0: 48, /* 0 */
  CHAR_9: 57, /* 9 */

  // Alphabet chars.
  CHAR_UPPERCASE_A: 65, /* A */
  CHAR_LOWERCASE_A: 97, /* a */
  CHAR_UPPERCASE_Z: 90, /* Z */
  CHAR_LOWERCASE_Z: 122, /* z */

  CHAR_LEFT_PARENTHESES: 40, /* ( */
  CHAR_RIGHT_PARENTHESES: 41, /* ) */

  CHAR_ASTERISK: 42, /* * */

  // Non-alphabetic chars.
  CHAR_AMPERSAND: 38, /* & */
  CHAR_AT: 64, /* @ */
  CHAR_BACKWARD_SLASH: 92, /* \ */
  CHAR_CARRIAGE_RETURN: 13, /* \r */
  CHAR_CIRCUMFLEX_ACCENT: 94, /* ^ */
  CHAR_COLON: 58, /* : */
  CHAR_COMMA: 44, /* , */
  CHAR_DOT: 46, /* . */
  CHAR_DOUBLE_QUOTE: 34, /* " */
  CHAR_EQUAL: 61, /* = */
  CHAR_EXCLAMATION_MARK: 33, /* ! */
  CHAR_FORM_FEED: 12, /* \f */
  CHAR_FORWARD_SLASH: 47, /* / */
  CHAR_GRAVE_ACCENT: 96, /* ` */
  CHAR_HASH: 35, /* # */
  CHAR_HYPHEN_MINUS: 45, /* - */
  CHAR_LEFT_ANGLE_BRACKET: 60, /* < */
  CHAR_LEFT_CURLY_BRACE: 123, /* { */
  CHAR_LEFT_SQUARE_BRACKET: 91, /* [ */
  CHAR_LINE_FEED: 10, /* \n */
  CHAR_NO_BREAK_SPACE: 160, /* \u00A0 */
  CHAR_PERCENT: 37, /* % */
  CHAR_PLUS: 43, /* + */
  CHAR_QUESTION_MARK: 63, /* ? */
  CHAR_RIGHT_ANGLE_BRACKET: 62, /* > */
  CHAR_RIGHT_CURLY_BRACE: 125, /* } */
  CHAR_RIGHT_SQUARE_BRACKET: 93, /* ] */
  CHAR_SEMICOLON: 59, /* ; */
  CHAR_SINGLE_QUOTE: 39, /* ' */
  CHAR_SPACE: 32, /*   */
  CHAR_TAB: 9, /* \t */
  CHAR_UNDERSCORE: 95, /* _ */
  CHAR_VERTICAL_LINE: 124, /* | */
  CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279, /* \uFEFF */

  /**
   * Create EXTGLOB_CHARS
   */

  extglobChars(chars) {
    return {
      '!': { type: 'negate', open: '(?:(?!(?:', close: `))${chars.STAR})` },
      '?': { type: 'qmark', open: '(?:', close: ')?' },
      '+': { type: 'plus', open: '(?:', close: ')+' },
      '*': { type: 'star', open: '(?:', close: ')*' },
      '@': { type: 'at', open: '(?:', close: ')' }
    };
  },

  /**
   * Create GLOB_CHARS
   */

  globChars(win32) {
    return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
  }
};


/***/ }),

/***/ 8265:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const constants = __nccwpck_require__(5595);
const utils = __nccwpck_require__(4059);

/**
 * Constants
 */

const {
  MAX_LENGTH,
  POSIX_REGEX_SOURCE,
  REGEX_NON_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_BACKREF,
  REPLACEMENTS
} = constants;

/**
 * Helpers
 */

const expandRange = (args, options) => {
  if (typeof options.expandRange === 'function') {
    return options.expandRange(...args, options);
  }

  args.sort();
  const value = `[${args.join('-')}]`;

  try {
    /* eslint-disable-next-line no-new */
    new RegExp(value);
  } catch (ex) {
    return args.map(v => utils.escapeRegex(v)).join('..');
  }

  return value;
};

/**
 * Create the message for a syntax error
 */

const syntaxError = (type, char) => {
  return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
};

const splitTopLevel = input => {
  const parts = [];
  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let value = '';
  let escaped = false;

  for (const ch of input) {
    if (escaped === true) {
      value += ch;
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      value += ch;
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      value += ch;
      continue;
    }

    if (quote === 0) {
      if (ch === '[') {
        bracket++;
      } else if (ch === ']' && bracket > 0) {
        bracket--;
      } else if (bracket === 0) {
        if (ch === '(') {
          paren++;
        } else if (ch === ')' && paren > 0) {
          paren--;
        } else if (ch === '|' && paren === 0) {
          parts.push(value);
          value = '';
          continue;
        }
      }
    }

    value += ch;
  }

  parts.push(value);
  return parts;
};

const isPlainBranch = branch => {
  let escaped = false;

  for (const ch of branch) {
    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (/[?*+@!()[\]{}]/.test(ch)) {
      return false;
    }
  }

  return true;
};

const normalizeSimpleBranch = branch => {
  let value = branch.trim();
  let changed = true;

  while (changed === true) {
    changed = false;

    if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
      value = value.slice(2, -1);
      changed = true;
    }
  }

  if (!isPlainBranch(value)) {
    return;
  }

  return value.replace(/\\(.)/g, '$1');
};

const hasRepeatedCharPrefixOverlap = branches => {
  const values = branches.map(normalizeSimpleBranch).filter(Boolean);

  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      const a = values[i];
      const b = values[j];
      const char = a[0];

      if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
        continue;
      }

      if (a === b || a.startsWith(b) || b.startsWith(a)) {
        return true;
      }
    }
  }

  return false;
};

const parseRepeatedExtglob = (pattern, requireEnd = true) => {
  if ((pattern[0] !== '+' && pattern[0] !== '*') || pattern[1] !== '(') {
    return;
  }

  let bracket = 0;
  let paren = 0;
  let quote = 0;
  let escaped = false;

  for (let i = 1; i < pattern.length; i++) {
    const ch = pattern[i];

    if (escaped === true) {
      escaped = false;
      continue;
    }

    if (ch === '\\') {
      escaped = true;
      continue;
    }

    if (ch === '"') {
      quote = quote === 1 ? 0 : 1;
      continue;
    }

    if (quote === 1) {
      continue;
    }

    if (ch === '[') {
      bracket++;
      continue;
    }

    if (ch === ']' && bracket > 0) {
      bracket--;
      continue;
    }

    if (bracket > 0) {
      continue;
    }

    if (ch === '(') {
      paren++;
      continue;
    }

    if (ch === ')') {
      paren--;

      if (paren === 0) {
        if (requireEnd === true && i !== pattern.length - 1) {
          return;
        }

        return {
          type: pattern[0],
          body: pattern.slice(2, i),
          end: i
        };
      }
    }
  }
};

const buildCharClassStar = chars => {
  const source = chars.length === 1
    ? utils.escapeRegex(chars[0])
    : `[${chars.map(ch => utils.escapeRegex(ch)).join('')}]`;

  return `${source}*`;
};

const getStarExtglobSequenceChars = pattern => {
  let index = 0;
  const chars = [];

  while (index < pattern.length) {
    const match = parseRepeatedExtglob(pattern.slice(index), false);

    if (!match || match.type !== '*') {
      return;
    }

    const branches = splitTopLevel(match.body).map(branch => branch.trim());
    if (branches.length !== 1) {
      return;
    }

    const branch = normalizeSimpleBranch(branches[0]);
    if (!branch || branch.length !== 1) {
      return;
    }

    chars.push(branch);
    index += match.end + 1;
  }

  if (chars.length < 1) {
    return;
  }

  return chars;
};

const repeatedExtglobRecursion = pattern => {
  let depth = 0;
  let value = pattern.trim();
  let match = parseRepeatedExtglob(value);

  while (match) {
    depth++;
    value = match.body.trim();
    match = parseRepeatedExtglob(value);
  }

  return depth;
};

const analyzeRepeatedExtglob = (body, options) => {
  if (options.maxExtglobRecursion === false) {
    return { risky: false };
  }

  const max =
    typeof options.maxExtglobRecursion === 'number'
      ? options.maxExtglobRecursion
      : constants.DEFAULT_MAX_EXTGLOB_RECURSION;

  const branches = splitTopLevel(body).map(branch => branch.trim());

  if (branches.length > 1) {
    if (
      branches.some(branch => branch === '') ||
      branches.some(branch => /^[*?]+$/.test(branch)) ||
      hasRepeatedCharPrefixOverlap(branches)
    ) {
      return { risky: true };
    }
  }

  // A repeated extglob is "risky" (prone to catastrophic backtracking) when a
  // branch is itself a `*(...)` sequence, since that nests an unbounded quantifier
  // inside the outer `+(...)`/`*(...)`. When *every* branch reduces to single
  // characters we can emit one flat, ReDoS-safe character class that preserves the
  // meaning of ALL branches (e.g. `+(*(a)|*(b))` -> `[ab]*`), rather than dropping
  // every branch but the first.
  const safeChars = [];
  let sawStarSequence = false;
  let combinable = true;

  for (const branch of branches) {
    const chars = getStarExtglobSequenceChars(branch);
    if (chars) {
      sawStarSequence = true;
      safeChars.push(...chars);
      continue;
    }

    const literal = normalizeSimpleBranch(branch);
    if (literal && literal.length === 1) {
      safeChars.push(literal);
      continue;
    }

    combinable = false;

    if (repeatedExtglobRecursion(branch) > max) {
      return { risky: true };
    }
  }

  if (sawStarSequence) {
    return combinable
      ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) }
      : { risky: true };
  }

  return { risky: false };
};

/**
 * Parse the given input string.
 * @param {String} input
 * @param {Object} options
 * @return {Object}
 */

const parse = (input, options) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected a string');
  }

  input = REPLACEMENTS[input] || input;

  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;

  let len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  const bos = { type: 'bos', value: '', output: opts.prepend || '' };
  const tokens = [bos];

  const capture = opts.capture ? '' : '?:';

  // create constants based on platform, for windows or posix
  const PLATFORM_CHARS = constants.globChars(opts.windows);
  const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);

  const {
    DOT_LITERAL,
    PLUS_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOT_SLASH,
    NO_DOTS_SLASH,
    QMARK,
    QMARK_NO_DOT,
    STAR,
    START_ANCHOR
  } = PLATFORM_CHARS;

  const globstar = opts => {
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const nodot = opts.dot ? '' : NO_DOT;
  const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
  let star = opts.bash === true ? globstar(opts) : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  // minimatch options support
  if (typeof opts.noext === 'boolean') {
    opts.noextglob = opts.noext;
  }

  const state = {
    input,
    index: -1,
    start: 0,
    dot: opts.dot === true,
    consumed: '',
    output: '',
    prefix: '',
    backtrack: false,
    negated: false,
    brackets: 0,
    braces: 0,
    parens: 0,
    quotes: 0,
    globstar: false,
    tokens
  };

  input = utils.removePrefix(input, state);
  len = input.length;

  const extglobs = [];
  const braces = [];
  const stack = [];
  let prev = bos;
  let value;

  /**
   * Tokenizing helpers
   */

  const eos = () => state.index === len - 1;
  const peek = state.peek = (n = 1) => input[state.index + n];
  const advance = state.advance = () => input[++state.index] || '';
  const remaining = () => input.slice(state.index + 1);
  const consume = (value = '', num = 0) => {
    state.consumed += value;
    state.index += num;
  };

  const append = token => {
    state.output += token.output != null ? token.output : token.value;
    consume(token.value);
  };

  const negate = () => {
    let count = 1;

    while (peek() === '!' && (peek(2) !== '(' || peek(3) === '?')) {
      advance();
      state.start++;
      count++;
    }

    if (count % 2 === 0) {
      return false;
    }

    state.negated = true;
    state.start++;
    return true;
  };

  const increment = type => {
    state[type]++;
    stack.push(type);
  };

  const decrement = type => {
    state[type]--;
    stack.pop();
  };

  /**
   * Push tokens onto the tokens array. This helper speeds up
   * tokenizing by 1) helping us avoid backtracking as much as possible,
   * and 2) helping us avoid creating extra tokens when consecutive
   * characters are plain text. This improves performance and simplifies
   * lookbehinds.
   */

  const push = tok => {
    if (prev.type === 'globstar') {
      const isBrace = state.braces > 0 && (tok.type === 'comma' || tok.type === 'brace');
      const isExtglob = tok.extglob === true || (extglobs.length && (tok.type === 'pipe' || tok.type === 'paren'));

      if (tok.type !== 'slash' && tok.type !== 'paren' && !isBrace && !isExtglob) {
        state.output = state.output.slice(0, -prev.output.length);
        prev.type = 'star';
        prev.value = '*';
        prev.output = star;
        state.output += prev.output;
      }
    }

    if (extglobs.length && tok.type !== 'paren') {
      extglobs[extglobs.length - 1].inner += tok.value;
    }

    if (tok.value || tok.output) append(tok);
    if (prev && prev.type === 'text' && tok.type === 'text') {
      prev.output = (prev.output || prev.value) + tok.value;
      prev.value += tok.value;
      return;
    }

    tok.prev = prev;
    tokens.push(tok);
    prev = tok;
  };

  const extglobOpen = (type, value) => {
    const token = { ...EXTGLOB_CHARS[value], conditions: 1, inner: '' };

    token.prev = prev;
    token.parens = state.parens;
    token.output = state.output;
    token.startIndex = state.index;
    token.tokensIndex = tokens.length;
    const output = (opts.capture ? '(' : '') + token.open;

    increment('parens');
    push({ type, value, output: state.output ? '' : ONE_CHAR });
    push({ type: 'paren', extglob: true, value: advance(), output });
    extglobs.push(token);
  };

  const extglobClose = token => {
    const literal = input.slice(token.startIndex, state.index + 1);
    const body = input.slice(token.startIndex + 2, state.index);
    const analysis = analyzeRepeatedExtglob(body, opts);

    if ((token.type === 'plus' || token.type === 'star') && analysis.risky) {
      const safeOutput = analysis.safeOutput
        ? (token.output ? '' : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput)
        : undefined;
      const open = tokens[token.tokensIndex];

      open.type = 'text';
      open.value = literal;
      open.output = safeOutput || utils.escapeRegex(literal);

      for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
        tokens[i].value = '';
        tokens[i].output = '';
        delete tokens[i].suffix;
      }

      state.output = token.output + open.output;
      state.backtrack = true;

      push({ type: 'paren', extglob: true, value, output: '' });
      decrement('parens');
      return;
    }

    let output = token.close + (opts.capture ? ')' : '');
    let rest;

    if (token.type === 'negate') {
      let extglobStar = star;

      if (token.inner && token.inner.length > 1 && token.inner.includes('/')) {
        extglobStar = globstar(opts);
      }

      if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
        output = token.close = `)$))${extglobStar}`;
      }

      if (token.inner.includes('*') && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
        // Any non-magical string (`.ts`) or even nested expression (`.{ts,tsx}`) can follow after the closing parenthesis.
        // In this case, we need to parse the string and use it in the output of the original pattern.
        // Suitable patterns: `/!(*.d).ts`, `/!(*.d).{ts,tsx}`, `**/!(*-dbg).@(js)`.
        //
        // Disabling the `fastpaths` option due to a problem with parsing strings as `.ts` in the pattern like `**/!(*.d).ts`.
        const expression = parse(rest, { ...options, fastpaths: false }).output;

        output = token.close = `)${expression})${extglobStar})`;
      }

      if (token.prev.type === 'bos') {
        state.negatedExtglob = true;
      }
    }

    push({ type: 'paren', extglob: true, value, output });
    decrement('parens');
  };

  /**
   * Fast paths
   */

  if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
    let backslashes = false;

    let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
      if (first === '\\') {
        backslashes = true;
        return m;
      }

      if (first === '?') {
        if (esc) {
          return esc + first + (rest ? QMARK.repeat(rest.length) : '');
        }
        if (index === 0) {
          return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : '');
        }
        return QMARK.repeat(chars.length);
      }

      if (first === '.') {
        return DOT_LITERAL.repeat(chars.length);
      }

      if (first === '*') {
        if (esc) {
          return esc + first + (rest ? star : '');
        }
        return star;
      }
      return esc ? m : `\\${m}`;
    });

    if (backslashes === true) {
      if (opts.unescape === true) {
        output = output.replace(/\\/g, '');
      } else {
        output = output.replace(/\\+/g, m => {
          return m.length % 2 === 0 ? '\\\\' : (m ? '\\' : '');
        });
      }
    }

    if (output === input && opts.contains === true) {
      state.output = input;
      return state;
    }

    state.output = utils.wrapOutput(output, state, options);
    return state;
  }

  /**
   * Tokenize input until we reach end-of-string
   */

  while (!eos()) {
    value = advance();

    if (value === '\u0000') {
      continue;
    }

    /**
     * Escaped characters
     */

    if (value === '\\') {
      const next = peek();

      if (next === '/' && opts.bash !== true) {
        continue;
      }

      if (next === '.' || next === ';') {
        continue;
      }

      if (!next) {
        value += '\\';
        push({ type: 'text', value });
        continue;
      }

      // collapse slashes to reduce potential for exploits
      const match = /^\\+/.exec(remaining());
      let slashes = 0;

      if (match && match[0].length > 2) {
        slashes = match[0].length;
        state.index += slashes;
        if (slashes % 2 !== 0) {
          value += '\\';
        }
      }

      if (opts.unescape === true) {
        value = advance();
      } else {
        value += advance();
      }

      if (state.brackets === 0) {
        push({ type: 'text', value });
        continue;
      }
    }

    /**
     * If we're inside a regex character class, continue
     * until we reach the closing bracket.
     */

    if (state.brackets > 0 && (value !== ']' || prev.value === '[' || prev.value === '[^')) {
      if (opts.posix !== false && value === ':') {
        const inner = prev.value.slice(1);
        if (inner.includes('[')) {
          prev.posix = true;

          if (inner.includes(':')) {
            const idx = prev.value.lastIndexOf('[');
            const pre = prev.value.slice(0, idx);
            const rest = prev.value.slice(idx + 2);
            const posix = POSIX_REGEX_SOURCE[rest];
            if (posix) {
              prev.value = pre + posix;
              state.backtrack = true;
              advance();

              if (!bos.output && tokens.indexOf(prev) === 1) {
                bos.output = ONE_CHAR;
              }
              continue;
            }
          }
        }
      }

      if ((value === '[' && peek() !== ':') || (value === '-' && peek() === ']')) {
        value = `\\${value}`;
      }

      if (value === ']' && (prev.value === '[' || prev.value === '[^')) {
        value = `\\${value}`;
      }

      if (opts.posix === true && value === '!' && prev.value === '[') {
        value = '^';
      }

      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * If we're inside a quoted string, continue
     * until we reach the closing double quote.
     */

    if (state.quotes === 1 && value !== '"') {
      value = utils.escapeRegex(value);
      prev.value += value;
      append({ value });
      continue;
    }

    /**
     * Double quotes
     */

    if (value === '"') {
      state.quotes = state.quotes === 1 ? 0 : 1;
      if (opts.keepQuotes === true) {
        push({ type: 'text', value });
      }
      continue;
    }

    /**
     * Parentheses
     */

    if (value === '(') {
      increment('parens');
      push({ type: 'paren', value });
      continue;
    }

    if (value === ')') {
      if (state.parens === 0 && opts.strictBrackets === true) {
        throw new SyntaxError(syntaxError('opening', '('));
      }

      const extglob = extglobs[extglobs.length - 1];
      if (extglob && state.parens === extglob.parens + 1) {
        extglobClose(extglobs.pop());
        continue;
      }

      push({ type: 'paren', value, output: state.parens ? ')' : '\\)' });
      decrement('parens');
      continue;
    }

    /**
     * Square brackets
     */

    if (value === '[') {
      if (opts.nobracket === true || !remaining().includes(']')) {
        if (opts.nobracket !== true && opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('closing', ']'));
        }

        value = `\\${value}`;
      } else {
        increment('brackets');
      }

      push({ type: 'bracket', value });
      continue;
    }

    if (value === ']') {
      if (opts.nobracket === true || (prev && prev.type === 'bracket' && prev.value.length === 1)) {
        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      if (state.brackets === 0) {
        if (opts.strictBrackets === true) {
          throw new SyntaxError(syntaxError('opening', '['));
        }

        push({ type: 'text', value, output: `\\${value}` });
        continue;
      }

      decrement('brackets');

      const prevValue = prev.value.slice(1);
      if (prev.posix !== true && prevValue[0] === '^' && !prevValue.includes('/')) {
        value = `/${value}`;
      }

      prev.value += value;
      append({ value });

      // when literal brackets are explicitly disabled
      // assume we should match with a regex character class
      if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
        continue;
      }

      const escaped = utils.escapeRegex(prev.value);
      state.output = state.output.slice(0, -prev.value.length);

      // when literal brackets are explicitly enabled
      // assume we should escape the brackets to match literal characters
      if (opts.literalBrackets === true) {
        state.output += escaped;
        prev.value = escaped;
        continue;
      }

      // when the user specifies nothing, try to match both
      prev.value = `(${capture}${escaped}|${prev.value})`;
      state.output += prev.value;
      continue;
    }

    /**
     * Braces
     */

    if (value === '{' && opts.nobrace !== true) {
      increment('braces');

      const open = {
        type: 'brace',
        value,
        output: '(',
        outputIndex: state.output.length,
        tokensIndex: state.tokens.length
      };

      braces.push(open);
      push(open);
      continue;
    }

    if (value === '}') {
      const brace = braces[braces.length - 1];

      if (opts.nobrace === true || !brace) {
        push({ type: 'text', value, output: value });
        continue;
      }

      let output = ')';

      if (brace.dots === true) {
        const arr = tokens.slice();
        const range = [];

        for (let i = arr.length - 1; i >= 0; i--) {
          tokens.pop();
          if (arr[i].type === 'brace') {
            break;
          }
          if (arr[i].type !== 'dots') {
            range.unshift(arr[i].value);
          }
        }

        output = expandRange(range, opts);
        state.backtrack = true;
      }

      if (brace.comma !== true && brace.dots !== true) {
        const out = state.output.slice(0, brace.outputIndex);
        const toks = state.tokens.slice(brace.tokensIndex);
        brace.value = brace.output = '\\{';
        value = output = '\\}';
        state.output = out;
        for (const t of toks) {
          state.output += (t.output || t.value);
        }
      }

      push({ type: 'brace', value, output });
      decrement('braces');
      braces.pop();
      continue;
    }

    /**
     * Pipes
     */

    if (value === '|') {
      if (extglobs.length > 0) {
        extglobs[extglobs.length - 1].conditions++;
      }
      push({ type: 'text', value });
      continue;
    }

    /**
     * Commas
     */

    if (value === ',') {
      let output = value;

      const brace = braces[braces.length - 1];
      if (brace && stack[stack.length - 1] === 'braces') {
        brace.comma = true;
        output = '|';
      }

      push({ type: 'comma', value, output });
      continue;
    }

    /**
     * Slashes
     */

    if (value === '/') {
      // if the beginning of the glob is "./", advance the start
      // to the current index, and don't add the "./" characters
      // to the state. This greatly simplifies lookbehinds when
      // checking for BOS characters like "!" and "." (not "./")
      if (prev.type === 'dot' && state.index === state.start + 1) {
        state.start = state.index + 1;
        state.consumed = '';
        state.output = '';
        tokens.pop();
        prev = bos; // reset "prev" to the first token
        continue;
      }

      push({ type: 'slash', value, output: SLASH_LITERAL });
      continue;
    }

    /**
     * Dots
     */

    if (value === '.') {
      if (state.braces > 0 && prev.type === 'dot') {
        if (prev.value === '.') prev.output = DOT_LITERAL;
        const brace = braces[braces.length - 1];
        prev.type = 'dots';
        prev.output += value;
        prev.value += value;
        brace.dots = true;
        continue;
      }

      if ((state.braces + state.parens) === 0 && prev.type !== 'bos' && prev.type !== 'slash') {
        push({ type: 'text', value, output: DOT_LITERAL });
        continue;
      }

      push({ type: 'dot', value, output: DOT_LITERAL });
      continue;
    }

    /**
     * Question marks
     */

    if (value === '?') {
      const isGroup = prev && prev.value === '(';
      if (!isGroup && opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('qmark', value);
        continue;
      }

      if (prev && prev.type === 'paren') {
        const next = peek();
        let output = value;

        if ((prev.value === '(' && !/[!=<:]/.test(next)) || (next === '<' && !/<([!=]|\w+>)/.test(remaining()))) {
          output = `\\${value}`;
        }

        push({ type: 'text', value, output });
        continue;
      }

      if (opts.dot !== true && (prev.type === 'slash' || prev.type === 'bos')) {
        push({ type: 'qmark', value, output: QMARK_NO_DOT });
        continue;
      }

      push({ type: 'qmark', value, output: QMARK });
      continue;
    }

    /**
     * Exclamation
     */

    if (value === '!') {
      if (opts.noextglob !== true && peek() === '(') {
        if (peek(2) !== '?' || !/[!=<:]/.test(peek(3))) {
          extglobOpen('negate', value);
          continue;
        }
      }

      if (opts.nonegate !== true && state.index === 0) {
        negate();
        continue;
      }
    }

    /**
     * Plus
     */

    if (value === '+') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        extglobOpen('plus', value);
        continue;
      }

      if ((prev && prev.value === '(') || opts.regex === false) {
        push({ type: 'plus', value, output: PLUS_LITERAL });
        continue;
      }

      if ((prev && (prev.type === 'bracket' || prev.type === 'paren' || prev.type === 'brace')) || state.parens > 0) {
        push({ type: 'plus', value });
        continue;
      }

      push({ type: 'plus', value: PLUS_LITERAL });
      continue;
    }

    /**
     * Plain text
     */

    if (value === '@') {
      if (opts.noextglob !== true && peek() === '(' && peek(2) !== '?') {
        push({ type: 'at', extglob: true, value, output: '' });
        continue;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Plain text
     */

    if (value !== '*') {
      if (value === '$' || value === '^') {
        value = `\\${value}`;
      }

      const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
      if (match) {
        value += match[0];
        state.index += match[0].length;
      }

      push({ type: 'text', value });
      continue;
    }

    /**
     * Stars
     */

    if (prev && (prev.type === 'globstar' || prev.star === true)) {
      prev.type = 'star';
      prev.star = true;
      prev.value += value;
      prev.output = star;
      state.backtrack = true;
      state.globstar = true;
      consume(value);
      continue;
    }

    let rest = remaining();
    if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
      extglobOpen('star', value);
      continue;
    }

    if (prev.type === 'star') {
      if (opts.noglobstar === true) {
        consume(value);
        continue;
      }

      const prior = prev.prev;
      const before = prior.prev;
      const isStart = prior.type === 'slash' || prior.type === 'bos';
      const afterStar = before && (before.type === 'star' || before.type === 'globstar');

      if (opts.bash === true && (!isStart || (rest[0] && rest[0] !== '/'))) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      const isBrace = state.braces > 0 && (prior.type === 'comma' || prior.type === 'brace');
      const isExtglob = extglobs.length && (prior.type === 'pipe' || prior.type === 'paren');
      if (!isStart && prior.type !== 'paren' && !isBrace && !isExtglob) {
        push({ type: 'star', value, output: '' });
        continue;
      }

      // strip consecutive `/**/`
      while (rest.slice(0, 3) === '/**') {
        const after = input[state.index + 4];
        if (after && after !== '/') {
          break;
        }
        rest = rest.slice(3);
        consume('/**', 3);
      }

      // A globstar followed only by balanced closing parens is at the logical end of patterns like
      // `test(/utils/**)` and `test?(/utils/**)`. Treat it as EOS so the trailing `/**` can match its
      // parent path, except in negated extglobs where that would change the exclusion semantics.
      const isEnd = eos() || (
        state.parens > 0
        && rest === ')'.repeat(state.parens)
        && !extglobs.some(extglob => extglob.type === 'negate')
      );

      if (prior.type === 'bos' && eos()) {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = globstar(opts);
        state.output = prev.output;
        state.globstar = true;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && !afterStar && isEnd) {
        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = globstar(opts) + (opts.strictSlashes ? ')' : '|$)');
        prev.value += value;
        state.globstar = true;
        state.output += prior.output + prev.output;
        consume(value);
        continue;
      }

      if (prior.type === 'slash' && prior.prev.type !== 'bos' && rest[0] === '/') {
        const end = rest[1] !== void 0 ? '|$' : '';

        state.output = state.output.slice(0, -(prior.output + prev.output).length);
        prior.output = `(?:${prior.output}`;

        prev.type = 'globstar';
        prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
        prev.value += value;

        state.output += prior.output + prev.output;
        state.globstar = true;

        consume(value + advance());

        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      if (prior.type === 'bos' && rest[0] === '/') {
        prev.type = 'globstar';
        prev.value += value;
        prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
        state.output = prev.output;
        state.globstar = true;
        consume(value + advance());
        push({ type: 'slash', value: '/', output: '' });
        continue;
      }

      // remove single star from output
      state.output = state.output.slice(0, -prev.output.length);

      // reset previous token to globstar
      prev.type = 'globstar';
      prev.output = globstar(opts);
      prev.value += value;

      // reset output with globstar
      state.output += prev.output;
      state.globstar = true;
      consume(value);
      continue;
    }

    const token = { type: 'star', value, output: star };

    if (opts.bash === true) {
      token.output = '.*?';
      if (prev.type === 'bos' || prev.type === 'slash') {
        token.output = nodot + token.output;
      }
      push(token);
      continue;
    }

    if (prev && (prev.type === 'bracket' || prev.type === 'paren') && opts.regex === true) {
      token.output = value;
      push(token);
      continue;
    }

    if (state.index === state.start || prev.type === 'slash' || prev.type === 'dot') {
      if (prev.type === 'dot') {
        state.output += NO_DOT_SLASH;
        prev.output += NO_DOT_SLASH;

      } else if (opts.dot === true) {
        state.output += NO_DOTS_SLASH;
        prev.output += NO_DOTS_SLASH;

      } else {
        state.output += nodot;
        prev.output += nodot;
      }

      if (peek() !== '*') {
        state.output += ONE_CHAR;
        prev.output += ONE_CHAR;
      }
    }

    push(token);
  }

  while (state.brackets > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ']'));
    state.output = utils.escapeLast(state.output, '[');
    decrement('brackets');
  }

  while (state.parens > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', ')'));
    state.output = utils.escapeLast(state.output, '(');
    decrement('parens');
  }

  while (state.braces > 0) {
    if (opts.strictBrackets === true) throw new SyntaxError(syntaxError('closing', '}'));
    state.output = utils.escapeLast(state.output, '{');
    decrement('braces');
  }

  if (opts.strictSlashes !== true && (prev.type === 'star' || prev.type === 'bracket')) {
    push({ type: 'maybe_slash', value: '', output: `${SLASH_LITERAL}?` });
  }

  // rebuild the output if we had to backtrack at any point
  if (state.backtrack === true) {
    state.output = '';

    for (const token of state.tokens) {
      state.output += token.output != null ? token.output : token.value;

      if (token.suffix) {
        state.output += token.suffix;
      }
    }
  }

  return state;
};

/**
 * Fast paths for creating regular expressions for common glob patterns.
 * This can significantly speed up processing and has very little downside
 * impact when none of the fast paths match.
 */

parse.fastpaths = (input, options) => {
  const opts = { ...options };
  const max = typeof opts.maxLength === 'number' ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
  const len = input.length;
  if (len > max) {
    throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
  }

  input = REPLACEMENTS[input] || input;

  // create constants based on platform, for windows or posix
  const {
    DOT_LITERAL,
    SLASH_LITERAL,
    ONE_CHAR,
    DOTS_SLASH,
    NO_DOT,
    NO_DOTS,
    NO_DOTS_SLASH,
    STAR,
    START_ANCHOR
  } = constants.globChars(opts.windows);

  const nodot = opts.dot ? NO_DOTS : NO_DOT;
  const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
  const capture = opts.capture ? '' : '?:';
  const state = { negated: false, prefix: '' };
  let star = opts.bash === true ? '.*?' : STAR;

  if (opts.capture) {
    star = `(${star})`;
  }

  const globstar = opts => {
    if (opts.noglobstar === true) return star;
    return `(${capture}(?:(?!${START_ANCHOR}${opts.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
  };

  const create = str => {
    switch (str) {
      case '*':
        return `${nodot}${ONE_CHAR}${star}`;

      case '.*':
        return `${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*.*':
        return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '*/*':
        return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;

      case '**':
        return nodot + globstar(opts);

      case '**/*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;

      case '**/*.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;

      case '**/.*':
        return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;

      default: {
        const match = /^(.*?)\.(\w+)$/.exec(str);
        if (!match) return;

        const source = create(match[1]);
        if (!source) return;

        return source + DOT_LITERAL + match[2];
      }
    }
  };

  const output = utils.removePrefix(input, state);
  let source = create(output);

  if (source && opts.strictSlashes !== true) {
    source += `${SLASH_LITERAL}?`;
  }

  return source;
};

module.exports = parse;


/***/ }),

/***/ 8016:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const scan = __nccwpck_require__(1781);
const parse = __nccwpck_require__(8265);
const utils = __nccwpck_require__(4059);
const constants = __nccwpck_require__(5595);
const isObject = val => val && typeof val === 'object' && !Array.isArray(val);

/**
 * Creates a matcher function from one or more glob patterns. The
 * returned function takes a string to match as its first argument,
 * and returns true if the string is a match. The returned matcher
 * function also takes a boolean as the second argument that, when true,
 * returns an object with additional information.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch(glob[, options]);
 *
 * const isMatch = picomatch('*.!(*a)');
 * console.log(isMatch('a.a')); //=> false
 * console.log(isMatch('a.b')); //=> true
 *
 * // For environments without `node.js`, `picomatch/posix` provides you a dependency-free matcher, without automatic OS detection.
 * const picomatch = require('picomatch/posix');
 * // the same API, defaulting to posix paths
 * const isMatch = picomatch('a/*');
 * console.log(isMatch('a\\b')); //=> false
 * console.log(isMatch('a/b')); //=> true
 *
 * // you can still configure the matcher function to accept windows paths
 * const isMatch = picomatch('a/*', { options: windows });
 * console.log(isMatch('a\\b')); //=> true
 * console.log(isMatch('a/b')); //=> true
 * ```
 * @name picomatch
 * @param {String|Array} `globs` One or more glob patterns.
 * @param {Object=} `options`
 * @return {Function=} Returns a matcher function.
 * @api public
 */

const picomatch = (glob, options, returnState = false) => {
  if (Array.isArray(glob)) {
    const fns = glob.map(input => picomatch(input, options, returnState));
    const arrayMatcher = str => {
      for (const isMatch of fns) {
        const state = isMatch(str);
        if (state) return state;
      }
      return false;
    };
    return arrayMatcher;
  }

  const isState = isObject(glob) && glob.tokens && glob.input;

  if (glob === '' || (typeof glob !== 'string' && !isState)) {
    throw new TypeError('Expected pattern to be a non-empty string');
  }

  const opts = options || {};
  const posix = opts.windows;
  const regex = isState
    ? picomatch.compileRe(glob, options)
    : picomatch.makeRe(glob, options, false, true);

  const state = regex.state;
  delete regex.state;

  let isIgnored = () => false;
  if (opts.ignore) {
    const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
    isIgnored = picomatch(opts.ignore, ignoreOpts, returnState);
  }

  const matcher = (input, returnObject = false) => {
    const { isMatch, match, output } = picomatch.test(input, regex, options, { glob, posix });
    const result = { glob, state, regex, posix, input, output, match, isMatch };

    if (typeof opts.onResult === 'function') {
      opts.onResult(result);
    }

    if (isMatch === false) {
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (isIgnored(input)) {
      if (typeof opts.onIgnore === 'function') {
        opts.onIgnore(result);
      }
      result.isMatch = false;
      return returnObject ? result : false;
    }

    if (typeof opts.onMatch === 'function') {
      opts.onMatch(result);
    }
    return returnObject ? result : true;
  };

  if (returnState) {
    matcher.state = state;
  }

  return matcher;
};

/**
 * Test `input` with the given `regex`. This is used by the main
 * `picomatch()` function to test the input string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.test(input, regex[, options]);
 *
 * console.log(picomatch.test('foo/bar', /^(?:([^/]*?)\/([^/]*?))$/));
 * // { isMatch: true, match: [ 'foo/', 'foo', 'bar' ], output: 'foo/bar' }
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp} `regex`
 * @return {Object} Returns an object with matching info.
 * @api public
 */

picomatch.test = (input, regex, options, { glob, posix } = {}) => {
  if (typeof input !== 'string') {
    throw new TypeError('Expected input to be a string');
  }

  if (input === '') {
    return { isMatch: false, output: '' };
  }

  const opts = options || {};
  const format = opts.format || (posix ? utils.toPosixSlashes : null);
  let match = input === glob;
  let output = (match && format) ? format(input) : input;

  if (match === false) {
    output = format ? format(input) : input;
    match = output === glob;
  }

  if (match === false || opts.capture === true) {
    if (opts.matchBase === true || opts.basename === true) {
      match = picomatch.matchBase(input, regex, options, posix);
    } else {
      match = regex.exec(output);
    }
  }

  return { isMatch: Boolean(match), match, output };
};

/**
 * Match the basename of a filepath.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.matchBase(input, glob[, options]);
 * console.log(picomatch.matchBase('foo/bar.js', '*.js'); // true
 * ```
 * @param {String} `input` String to test.
 * @param {RegExp|String} `glob` Glob pattern or regex created by [.makeRe](#makeRe).
 * @return {Boolean}
 * @api public
 */

picomatch.matchBase = (input, glob, options, posix = options && options.windows) => {
  const regex = glob instanceof RegExp ? glob : picomatch.makeRe(glob, options);
  return regex.test(utils.basename(input, { windows: posix }));
};

/**
 * Returns true if **any** of the given glob `patterns` match the specified `string`.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.isMatch(string, patterns[, options]);
 *
 * console.log(picomatch.isMatch('a.a', ['b.*', '*.a'])); //=> true
 * console.log(picomatch.isMatch('a.a', 'b.*')); //=> false
 * ```
 * @param {String|Array} str The string to test.
 * @param {String|Array} patterns One or more glob patterns to use for matching.
 * @param {Object} [options] See available [options](#options).
 * @return {Boolean} Returns true if any patterns match `str`
 * @api public
 */

picomatch.isMatch = (str, patterns, options) => picomatch(patterns, options)(str);

/**
 * Parse a glob pattern to create the source string for a regular
 * expression.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const result = picomatch.parse(pattern[, options]);
 * ```
 * @param {String} `pattern`
 * @param {Object} `options`
 * @return {Object} Returns an object with useful properties and output to be used as a regex source string.
 * @api public
 */

picomatch.parse = (pattern, options) => {
  if (Array.isArray(pattern)) return pattern.map(p => picomatch.parse(p, options));
  return parse(pattern, { ...options, fastpaths: false });
};

/**
 * Scan a glob pattern to separate the pattern into segments.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.scan(input[, options]);
 *
 * const result = picomatch.scan('!./foo/*.js');
 * console.log(result);
 * { prefix: '!./',
 *   input: '!./foo/*.js',
 *   start: 3,
 *   base: 'foo',
 *   glob: '*.js',
 *   isBrace: false,
 *   isBracket: false,
 *   isGlob: true,
 *   isExtglob: false,
 *   isGlobstar: false,
 *   negated: true }
 * ```
 * @param {String} `input` Glob pattern to scan.
 * @param {Object} `options`
 * @return {Object} Returns an object with
 * @api public
 */

picomatch.scan = (input, options) => scan(input, options);

/**
 * Compile a regular expression from the `state` object returned by the
 * [parse()](#parse) method.
 *
 * ```js
 * const picomatch = require('picomatch');
 * const state = picomatch.parse('*.js');
 * // picomatch.compileRe(state[, options]);
 *
 * console.log(picomatch.compileRe(state));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {Object} `state`
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Intended for implementors, this argument allows you to return the raw output from the parser.
 * @param {Boolean} `returnState` Adds the state to a `state` property on the returned regex. Useful for implementors and debugging.
 * @return {RegExp}
 * @api public
 */

picomatch.compileRe = (state, options, returnOutput = false, returnState = false) => {
  if (returnOutput === true) {
    return state.output;
  }

  const opts = options || {};
  const prepend = opts.contains ? '' : '^';
  const append = opts.contains ? '' : '$';

  let source = `${prepend}(?:${state.output})${append}`;
  if (state && state.negated === true) {
    source = `^(?!${source}).*$`;
  }

  const regex = picomatch.toRegex(source, options);
  if (returnState === true) {
    regex.state = state;
  }

  return regex;
};

/**
 * Create a regular expression from a parsed glob pattern.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.makeRe(state[, options]);
 *
 * const result = picomatch.makeRe('*.js');
 * console.log(result);
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `state` The object returned from the `.parse` method.
 * @param {Object} `options`
 * @param {Boolean} `returnOutput` Implementors may use this argument to return the compiled output, instead of a regular expression. This is not exposed on the options to prevent end-users from mutating the result.
 * @param {Boolean} `returnState` Implementors may use this argument to return the state from the parsed glob with the returned regular expression.
 * @return {RegExp} Returns a regex created from the given pattern.
 * @api public
 */

picomatch.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
  if (!input || typeof input !== 'string') {
    throw new TypeError('Expected a non-empty string');
  }

  let parsed = { negated: false, fastpaths: true };

  if (options.fastpaths !== false && (input[0] === '.' || input[0] === '*')) {
    parsed.output = parse.fastpaths(input, options);
  }

  if (!parsed.output) {
    parsed = parse(input, options);
  }

  return picomatch.compileRe(parsed, options, returnOutput, returnState);
};

/**
 * Create a regular expression from the given regex source string.
 *
 * ```js
 * const picomatch = require('picomatch');
 * // picomatch.toRegex(source[, options]);
 *
 * const { output } = picomatch.parse('*.js');
 * console.log(picomatch.toRegex(output));
 * //=> /^(?:(?!\.)(?=.)[^/]*?\.js)$/
 * ```
 * @param {String} `source` Regular expression source string.
 * @param {Object} `options`
 * @return {RegExp}
 * @api public
 */

picomatch.toRegex = (source, options) => {
  try {
    const opts = options || {};
    return new RegExp(source, opts.flags || (opts.nocase ? 'i' : ''));
  } catch (err) {
    if (options && options.debug === true) throw err;
    return /$^/;
  }
};

/**
 * Picomatch constants.
 * @return {Object}
 */

picomatch.constants = constants;

/**
 * Expose "picomatch"
 */

module.exports = picomatch;


/***/ }),

/***/ 1781:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const utils = __nccwpck_require__(4059);
const {
  CHAR_ASTERISK,             /* * */
  CHAR_AT,                   /* @ */
  CHAR_BACKWARD_SLASH,       /* \ */
  CHAR_COMMA,                /* , */
  CHAR_DOT,                  /* . */
  CHAR_EXCLAMATION_MARK,     /* ! */
  CHAR_FORWARD_SLASH,        /* / */
  CHAR_LEFT_CURLY_BRACE,     /* { */
  CHAR_LEFT_PARENTHESES,     /* ( */
  CHAR_LEFT_SQUARE_BRACKET,  /* [ */
  CHAR_PLUS,                 /* + */
  CHAR_QUESTION_MARK,        /* ? */
  CHAR_RIGHT_CURLY_BRACE,    /* } */
  CHAR_RIGHT_PARENTHESES,    /* ) */
  CHAR_RIGHT_SQUARE_BRACKET  /* ] */
} = __nccwpck_require__(5595);

const isPathSeparator = code => {
  return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
};

const depth = token => {
  if (token.isPrefix !== true) {
    token.depth = token.isGlobstar ? Infinity : 1;
  }
};

/**
 * Quickly scans a glob pattern and returns an object with a handful of
 * useful properties, like `isGlob`, `path` (the leading non-glob, if it exists),
 * `glob` (the actual pattern), `negated` (true if the path starts with `!` but not
 * with `!(`) and `negatedExtglob` (true if the path starts with `!(`).
 *
 * ```js
 * const pm = require('picomatch');
 * console.log(pm.scan('foo/bar/*.js'));
 * { isGlob: true, input: 'foo/bar/*.js', base: 'foo/bar', glob: '*.js' }
 * ```
 * @param {String} `str`
 * @param {Object} `options`
 * @return {Object} Returns an object with tokens and regex source string.
 * @api public
 */

const scan = (input, options) => {
  const opts = options || {};

  const length = input.length - 1;
  const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
  const slashes = [];
  const tokens = [];
  const parts = [];

  let str = input;
  let index = -1;
  let start = 0;
  let lastIndex = 0;
  let isBrace = false;
  let isBracket = false;
  let isGlob = false;
  let isExtglob = false;
  let isGlobstar = false;
  let braceEscaped = false;
  let backslashes = false;
  let negated = false;
  let negatedExtglob = false;
  let finished = false;
  let braces = 0;
  let prev;
  let code;
  let token = { value: '', depth: 0, isGlob: false };

  const eos = () => index >= length;
  const peek = () => str.charCodeAt(index + 1);
  const advance = () => {
    prev = code;
    return str.charCodeAt(++index);
  };

  while (index < length) {
    code = advance();
    let next;

    if (code === CHAR_BACKWARD_SLASH) {
      backslashes = token.backslashes = true;
      code = advance();

      if (code === CHAR_LEFT_CURLY_BRACE) {
        braceEscaped = true;
      }
      continue;
    }

    if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
      braces++;

      while (eos() !== true && (code = advance())) {
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          continue;
        }

        if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (braceEscaped !== true && code === CHAR_COMMA) {
          isBrace = token.isBrace = true;
          isGlob = token.isGlob = true;
          finished = true;

          if (scanToEnd === true) {
            continue;
          }

          break;
        }

        if (code === CHAR_RIGHT_CURLY_BRACE) {
          braces--;

          if (braces === 0) {
            braceEscaped = false;
            isBrace = token.isBrace = true;
            finished = true;
            break;
          }
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (code === CHAR_FORWARD_SLASH) {
      slashes.push(index);
      tokens.push(token);
      token = { value: '', depth: 0, isGlob: false };

      if (finished === true) continue;
      if (prev === CHAR_DOT && index === (start + 1)) {
        start += 2;
        continue;
      }

      lastIndex = index + 1;
      continue;
    }

    if (opts.noext !== true) {
      const isExtglobChar = code === CHAR_PLUS
        || code === CHAR_AT
        || code === CHAR_ASTERISK
        || code === CHAR_QUESTION_MARK
        || code === CHAR_EXCLAMATION_MARK;

      if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
        isGlob = token.isGlob = true;
        isExtglob = token.isExtglob = true;
        finished = true;
        if (code === CHAR_EXCLAMATION_MARK && index === start) {
          negatedExtglob = true;
        }

        if (scanToEnd === true) {
          let parens = 0;

          while (eos() !== true && (code = advance())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }

            if (code === CHAR_LEFT_PARENTHESES) {
              parens++;
              continue;
            }

            if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
              finished = true;
              break;
            }
          }
          continue;
        }
        break;
      }
    }

    if (code === CHAR_ASTERISK) {
      if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_QUESTION_MARK) {
      isGlob = token.isGlob = true;
      finished = true;

      if (scanToEnd === true) {
        continue;
      }
      break;
    }

    if (code === CHAR_LEFT_SQUARE_BRACKET) {
      while (eos() !== true && (next = advance())) {
        if (next === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          advance();
          continue;
        }

        if (next === CHAR_RIGHT_SQUARE_BRACKET) {
          isBracket = token.isBracket = true;
          isGlob = token.isGlob = true;
          finished = true;
          break;
        }
      }

      if (scanToEnd === true) {
        continue;
      }

      break;
    }

    if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
      negated = token.negated = true;
      start++;
      continue;
    }

    if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
      isGlob = token.isGlob = true;

      if (scanToEnd === true) {
        let parens = 1;

        while (eos() !== true && (code = advance())) {
          if (code === CHAR_BACKWARD_SLASH) {
            backslashes = token.backslashes = true;
            advance();
            continue;
          }

          if (code === CHAR_LEFT_PARENTHESES) {
            parens++;
            continue;
          }

          if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
            finished = true;
            break;
          }
        }
        continue;
      }
      break;
    }

    if (isGlob === true) {
      finished = true;

      if (scanToEnd === true) {
        continue;
      }

      break;
    }
  }

  if (opts.noext === true) {
    isExtglob = false;
    isGlob = false;
  }

  let base = str;
  let prefix = '';
  let glob = '';

  if (start > 0) {
    prefix = str.slice(0, start);
    str = str.slice(start);
    lastIndex -= start;
  }

  if (base && isGlob === true && lastIndex > 0) {
    base = str.slice(0, lastIndex);
    glob = str.slice(lastIndex);
  } else if (isGlob === true) {
    base = '';
    glob = str;
  } else {
    base = str;
  }

  if (base && base !== '' && base !== '/' && base !== str) {
    if (isPathSeparator(base.charCodeAt(base.length - 1))) {
      base = base.slice(0, -1);
    }
  }

  if (opts.unescape === true) {
    if (glob) glob = utils.removeBackslashes(glob);

    if (base && backslashes === true) {
      base = utils.removeBackslashes(base);
    }
  }

  const state = {
    prefix,
    input,
    start,
    base,
    glob,
    isBrace,
    isBracket,
    isGlob,
    isExtglob,
    isGlobstar,
    negated,
    negatedExtglob
  };

  if (opts.tokens === true) {
    state.maxDepth = 0;
    if (!isPathSeparator(code)) {
      tokens.push(token);
    }
    state.tokens = tokens;
  }

  if (opts.parts === true || opts.tokens === true) {
    let prevIndex;

    for (let idx = 0; idx < slashes.length; idx++) {
      const n = prevIndex !== undefined ? prevIndex + 1 : start;
      const i = slashes[idx];
      const value = input.slice(n, i);
      if (opts.tokens) {
        if (idx === 0 && start !== 0) {
          tokens[idx].isPrefix = true;
          tokens[idx].value = prefix;
        } else {
          tokens[idx].value = value;
        }
        depth(tokens[idx]);
        state.maxDepth += tokens[idx].depth;
      }
      if (i >= start) {
        parts.push(value);
        prevIndex = i;
      }
    }

    const n = prevIndex !== undefined ? prevIndex + 1 : start;
    const value = input.slice(n);
    parts.push(value);

    if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
      tokens[tokens.length - 1].value = value;
      depth(tokens[tokens.length - 1]);
      state.maxDepth += tokens[tokens.length - 1].depth;
    }

    state.slashes = slashes;
    state.parts = parts;
  }

  return state;
};

module.exports = scan;


/***/ }),

/***/ 4059:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

/*global navigator*/


const {
  REGEX_BACKSLASH,
  REGEX_REMOVE_BACKSLASH,
  REGEX_SPECIAL_CHARS,
  REGEX_SPECIAL_CHARS_GLOBAL
} = __nccwpck_require__(5595);

exports.isObject = val => val !== null && typeof val === 'object' && !Array.isArray(val);
exports.hasRegexChars = str => REGEX_SPECIAL_CHARS.test(str);
exports.isRegexChar = str => str.length === 1 && exports.hasRegexChars(str);
exports.escapeRegex = str => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, '\\$1');
exports.toPosixSlashes = str => str.replace(REGEX_BACKSLASH, '/');

exports.isWindows = () => {
  if (typeof navigator !== 'undefined' && navigator.platform) {
    const platform = navigator.platform.toLowerCase();
    return platform === 'win32' || platform === 'windows';
  }

  if (typeof process !== 'undefined' && process.platform) {
    return process.platform === 'win32';
  }

  return false;
};

exports.removeBackslashes = str => {
  return str.replace(REGEX_REMOVE_BACKSLASH, match => {
    return match === '\\' ? '' : match;
  });
};

exports.escapeLast = (input, char, lastIdx) => {
  const idx = input.lastIndexOf(char, lastIdx);
  if (idx === -1) return input;
  if (input[idx - 1] === '\\') return exports.escapeLast(input, char, idx - 1);
  return `${input.slice(0, idx)}\\${input.slice(idx)}`;
};

exports.removePrefix = (input, state = {}) => {
  let output = input;
  if (output.startsWith('./')) {
    output = output.slice(2);
    state.prefix = './';
  }
  return output;
};

exports.wrapOutput = (input, state = {}, options = {}) => {
  const prepend = options.contains ? '' : '^';
  const append = options.contains ? '' : '$';

  let output = `${prepend}(?:${input})${append}`;
  if (state.negated === true) {
    output = `(?:^(?!${output}).*$)`;
  }
  return output;
};

exports.basename = (path, { windows } = {}) => {
  const segs = path.split(windows ? /[\\/]/ : '/');
  const last = segs[segs.length - 1];

  if (last === '') {
    return segs[segs.length - 2];
  }

  return last;
};


/***/ }),

/***/ 2957:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8474);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_events__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3916);
/* harmony import */ var _publish_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(593);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(311);
/* harmony import */ var _usage_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7485);





const usage = `hireflix-audit-archive ${_version_js__WEBPACK_IMPORTED_MODULE_4__/* .version */ .r}

${Object.values(_usage_js__WEBPACK_IMPORTED_MODULE_3__/* .usages */ .v).join('')}  --help, --version

Exit status: 0 done, 1 failed (or a fail-on condition is met), 2 wrong usage.
`;
const output = {
    write: (text) => void process.stdout.write(text),
    drained: async () => {
        if (process.stdout.writableNeedDrain)
            await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(process.stdout, 'drain');
    },
    isTerminal: process.stdout.isTTY === true,
    say: (message) => void process.stderr.write(`${message}\n`),
    now: Date.now,
    env: process.env,
    ended: () => new Promise((done) => {
        // Nothing else keeps the process: the sandbox never does.
        const alive = setInterval(() => { }, 60_000);
        for (const signal of ['SIGINT', 'SIGTERM']) {
            process.once(signal, () => {
                clearInterval(alive);
                done();
            });
        }
    })
};
// What 1 means is an answer of these: a search that found nothing, an archive that is invalid.
const failed = /^(?:search|verify)$/.test(process.argv[2] ?? '') ? 2 : 1;
process.stdout.on('error', ({ code }) => {
    // `verify … | head` closes the pipe early, and has seen what it wanted.
    if (code === 'EPIPE')
        process.exit();
    output.say(`Cannot write to standard output: ${/^E[A-Z0-9]+$/.test(code ?? '') ? code : 'it failed'}`);
    process.exit(failed);
});
// What nobody awaited or foresaw: Node would print it with its message, stack and causes.
process.on('uncaughtException', (error) => {
    sayFailure(error);
    process.exit(failed);
});
/** The command line's entry: loads the command that is called, and no other. Returns the exit status. */
async function main([command, ...args]) {
    try {
        const own = _usage_js__WEBPACK_IMPORTED_MODULE_3__/* .usages */ .v[command ?? ''];
        if (own !== undefined && asksForHelp(args)) {
            output.write(own);
            return 0;
        }
        switch (command) {
            case 'archive':
                return await (await Promise.all(/* import() */[__nccwpck_require__.e(457), __nccwpck_require__.e(661), __nccwpck_require__.e(40), __nccwpck_require__.e(721), __nccwpck_require__.e(141), __nccwpck_require__.e(264)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2264))).archiveCommand(args, output);
            case 'report':
                return await (await Promise.all(/* import() */[__nccwpck_require__.e(457), __nccwpck_require__.e(661), __nccwpck_require__.e(769)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4769))).reportCommand(args, output);
            case 'verify':
                return await (await Promise.all(/* import() */[__nccwpck_require__.e(457), __nccwpck_require__.e(721), __nccwpck_require__.e(827), __nccwpck_require__.e(648)]).then(__nccwpck_require__.bind(__nccwpck_require__, 648))).verifyCommand(args, output);
            case 'search':
                return await (await Promise.all(/* import() */[__nccwpck_require__.e(789), __nccwpck_require__.e(457), __nccwpck_require__.e(721), __nccwpck_require__.e(827), __nccwpck_require__.e(214)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3214))).searchCommand(args, output);
            case 'redact':
                return await (await Promise.all(/* import() */[__nccwpck_require__.e(457), __nccwpck_require__.e(40), __nccwpck_require__.e(417)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1803))).redactCommand(args, output);
            case 'demo':
                return await (await Promise.all(/* import() */[__nccwpck_require__.e(645), __nccwpck_require__.e(457), __nccwpck_require__.e(661), __nccwpck_require__.e(40), __nccwpck_require__.e(141), __nccwpck_require__.e(666), __nccwpck_require__.e(284)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3991))).demoCommand(args, output);
            case 'sandbox':
                return await (await __nccwpck_require__.e(/* import() */ 193).then(__nccwpck_require__.bind(__nccwpck_require__, 1193))).sandboxCommand(args, output);
            case '--version':
                output.write(`${_version_js__WEBPACK_IMPORTED_MODULE_4__/* .version */ .r}\n`);
                return 0;
            case '--help':
            case 'help':
                output.write(usage);
                return 0;
            default:
                output.say(usage);
                return 2;
        }
    }
    catch (error) {
        sayFailure(error);
        return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz ? 2 : failed;
    }
}
/** After `--` it is something to look for. */
function asksForHelp(args) {
    const end = args.indexOf('--');
    return args.slice(0, end < 0 ? undefined : end).includes('--help');
}
function sayFailure(error) {
    const { title, messages } = (0,_publish_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .describeFailure */ .Ic)(error);
    output.say(`${title}:`);
    for (const message of messages)
        output.say(`  ${message}`);
}
process.exitCode = await main(process.argv.slice(2));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7485:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ usages)
/* harmony export */ });
/** What `--help` says of each command. Apart from the commands, which are only loaded when they are called. */
const archiveUsage = `  archive <folder>   read new audit events from Hireflix into the archive in <folder>, and commit it when the
                     folder is in a git work tree; the key comes from the environment: HIREFLIX_API_KEY
      --endpoint URL        https://api.hireflix.com/me
      --lookback TIME       read again at least this far behind the last proven time: 36h, 3d, 2w or all (3d)
      --page-size N         events per request, 1 to 1000 (100)
      --concurrency N       requests under way at once, 1 to 16 (4)
      --review-period TIME  what the summary reviews: 7d, 4w, 2025-10, or 2025-10-01..2025-10-07 (7d)
      --notable RULE        a rule, as in the Action's input; may be repeated
      --fail-on CONDITIONS  any of gap, unproven, quarantine, notable, critical, or never (gap)
      --pseudonymize FIELDS store pseudonyms of these fields, for example actor.email,object.email,ip; the key comes from
                            the environment: HIREFLIX_PSEUDONYM_KEY
      --summary FILE        write the Markdown summary there
`;
const reportUsage = `  report <folder>    review an archive that is there already; no key, no network, nothing is changed
      --period TIME         7d, 4w, 2025-10, or 2025-10-01..2025-10-07 (7d)
      --now TIME            where 7d and 4w end (the time of the archive's last entry)
      --notable RULE        a rule, as in the Action's input; may be repeated
      --text | --markdown | --json | --html FILE
                            text to be read (the default on a terminal), Markdown as in the job summary (the default
                            elsewhere), one JSON document, or a page for looking and searching, written to FILE,
                            which holds every event of the period
`;
const verifyUsage = `  verify <folder>    check an archive without trusting anybody: the ledger's chain, every file's hash, order, month,
                     counts and bounds, and that nothing is missing or added; <folder> is the archive folder, or
                     a bare git repository; nothing is changed
      --history             check every commit of the archive as well; needs the whole history (fetch-depth: 0)
      --pin SEQ:SHA256      a ledger head noted earlier must be in the ledger; may be repeated
      --since DATE          leave out files, gaps and commits before that UTC date (or RFC 3339 time)
      --branch NAME         read that branch from git instead of the files in the folder
      --path FOLDER         the archive folder in the git repository, with a bare one or --branch (audit-log)
      --now TIME            judge staleness by this time instead of the machine's clock
      --json                one JSON document instead of lines
                     Exit status: 0 valid, 1 INVALID, 2 wrong usage or unreadable, 3 no fault, but incomplete (GAP,
                     UNPROVEN, STALE, EMPTY)
`;
const searchUsage = `  search <folder> [text]
                     find events, newest first, for an access request or an investigation; each file is verified
                     before anything of it is shown; <folder> is the archive folder, or a bare git repository
      text                  in any value of an event; capital letters do not matter here nor below
      --actor A             e-mail, id or name of the actor; a glob as in rules, like the four below
      --object ID           id, e-mail or name of the object
      --action GLOB         for example *.delete*
      --ip IP               address, also of an archive that keeps networks alone
      --medium M            for example API_KEY
      --from DATE           of that UTC date (or RFC 3339 time) and later
      --to DATE             of that UTC date, to its end, and earlier
      --format FORMAT       table (the default), json (events as archived) or csv (formulas escaped)
      --branch NAME, --path FOLDER  as for verify
                     An archive with pseudonyms is searched by what they stand for when the environment holds their
                     key: HIREFLIX_PSEUDONYM_KEY
                     Exit status: 0 found, 1 nothing found, 2 wrong usage or unreadable, 3 the archive does not verify:
                     what does not is left out
`;
const redactUsage = `  redact <folder>    replace an event by its key on demand of privacy law, and record in the ledger who did it, when
                     and why; committed when the folder is in a git work tree. Git's history keeps the old file:
                     docs/threat-model.md says how to expire it
      --event KEY           the event's key (κ), 64 hex digits
      --reason TEXT         why; no personal data, it stays for good
      --by NAME             who; a role rather than a person, if the person should not stay for good
`;
const sandboxUsage = `  sandbox            answer as the Hireflix of a made-up company, on this machine alone and until it is ended; prints
                     the endpoint and the API key to use
`;
const demoUsage = `  demo [folder]      archive several simulated nights of a made-up company into a git repository, without a key and
                     without network
`;
/** By command, in the order of use. */
const usages = {
    archive: archiveUsage,
    report: reportUsage,
    verify: verifyUsage,
    search: searchUsage,
    redact: redactUsage,
    demo: demoUsage,
    sandbox: sandboxUsage
};


/***/ }),

/***/ 3916:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c8: () => (/* binding */ SourceError),
/* harmony export */   cs: () => (/* binding */ IntegrityError),
/* harmony export */   di: () => (/* binding */ ArchiveError),
/* harmony export */   dz: () => (/* binding */ InputError)
/* harmony export */ });
/**
 * One class per person who must act. Codes are a closed set: tests and callers look at the code, people read the
 * message. Messages follow the Deno style guide: Cannot (action) "(thing)": (what was found); (what to do).
 * No message, cause or stack carries event text or a secret.
 */
/** The workflow author must change an input. `faults` holds one sentence per faulty input. */
class InputError extends Error {
    faults;
    name = 'InputError';
    constructor(faults) {
        super(faults.join('\n'));
        this.faults = faults;
    }
}
/** The owner of the Hireflix account must act, or time must pass. */
class SourceError extends Error {
    code;
    name = 'SourceError';
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
/** The owner of the archive's repository or folder must act. */
class ArchiveError extends Error {
    code;
    name = 'ArchiveError';
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
/** An auditor must look: the archive does not verify, so it is not written to. */
class IntegrityError extends Error {
    code;
    name = 'IntegrityError';
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}


/***/ }),

/***/ 7269:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C5: () => (/* binding */ memberOf),
/* harmony export */   OW: () => (/* binding */ isJsonObject),
/* harmony export */   cE: () => (/* binding */ findSortedCopy),
/* harmony export */   d1: () => (/* binding */ depthOf),
/* harmony export */   fh: () => (/* binding */ ExactNumber),
/* harmony export */   ih: () => (/* binding */ mapScalars),
/* harmony export */   lQ: () => (/* binding */ parseExactJson),
/* harmony export */   tS: () => (/* binding */ serializeCanonical)
/* harmony export */ });
/* unused harmony export isHeldByDouble */
/**
 * JSON that loses nothing: numbers that a double cannot hold keep their digits, `__proto__` is an ordinary member,
 * lone surrogates survive, and nesting of any depth neither overflows the stack nor is refused here.
 *
 * Native JSON.parse does all of that but the numbers. The packages that keep them (lossless-json, json-bigint)
 * recurse, so a hostile answer of 20,000 brackets ends the process, and read five times slower. So numbers at risk
 * are set aside before JSON.parse sees them, and text without any goes to it untouched.
 */
/** A number whose value a double cannot hold, as its received digits. */
class ExactNumber {
    digits;
    constructor(digits) {
        this.digits = digits;
    }
}
function isJsonObject(value) {
    return (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber));
}
/** Own members only: a member called `constructor` or `__proto__` is data, an absent one is absent. */
function memberOf(value, name) {
    return Object.hasOwn(value, name) ? value[name] : undefined;
}
// Sixteen digits or more, a fraction or an exponent: all other numbers are exact integers. The match may also hit
// inside a string, which only costs the slower way; that a colon follows a quote keeps times of day out.
const numberAtRisk = /(?:"\s*:|[[,])\s*-?(?:\d{16}|\d+[.eE])|^\s*-?\d/;
// Not one expression for a whole string: on a hostile one it overflows its stack, and on a cut one it starts over at
// every quote.
const escapeQuoteOrNumber = /\\[\s\S]|"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/**
 * @throws SyntaxError when the text is not JSON (RFC 8259).
 */
function parseExactJson(text) {
    if (!text.includes('\\') && !numberAtRisk.test(text))
        return JSON.parse(text);
    const mark = unusedMark(text);
    const marked = setAside(text, mark);
    return marked === text ? JSON.parse(text) : reviveMarked(JSON.parse(marked), mark);
}
/** Replaces what JSON.parse would not read rightly: numbers that no double holds, and escaped names of members. */
function setAside(text, mark) {
    let marked = '';
    let copied = 0;
    let string;
    for (const { 0: token, index } of text.matchAll(escapeQuoteOrNumber)) {
        const end = index + token.length;
        if (string === undefined) {
            if (token === '"')
                string = { start: index, escaped: false };
            else if (!token.startsWith('\\') && !isHeldByDouble(token)) {
                // In an array: unlike a string, it is as wrong as a number in place of a member's name.
                marked += `${text.slice(copied, index)}["${mark}${token}"]`;
                copied = end;
            }
        }
        else if (token === '"') {
            if (string.escaped && isName(text, end)) {
                marked += text.slice(copied, string.start) + nameAside(text.slice(string.start, end), mark);
                copied = end;
            }
            string = undefined;
        }
        else if (token.startsWith('\\'))
            string.escaped = true;
    }
    return marked + text.slice(copied);
}
function isName(text, end) {
    const colon = /\s*:/y;
    colon.lastIndex = end;
    return colon.test(text);
}
// V8 (seen in Node 24.21, not in 20) takes an escaped name for another one that objects of the same shape had before:
// once it has read {"\\":1}, it may read {"\"":1} as the same. So JSON.parse is never shown a backslash in a name.
function nameAside(literal, mark) {
    const name = JSON.parse(literal);
    const plain = JSON.stringify(name);
    if (!plain.includes('\\'))
        return plain;
    const units = Array.from({ length: name.length }, (_, at) => name.charCodeAt(at));
    return `"${mark}${units.map((unit) => unit.toString(16).padStart(4, '0')).join('')}"`;
}
function nameFromAside(name, mark) {
    return name.slice(mark.length).replace(/.{4}/g, (hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
// Not JSON.parse's reviver: that recurses, and assigns where a member named `__proto__` must be defined.
function reviveMarked(root, mark) {
    const holder = { root };
    const pending = [holder];
    for (let container = pending.pop(); container !== undefined; container = pending.pop()) {
        for (const [name, received] of Object.entries(container)) {
            const value = revivedNumber(received, mark);
            if (name.startsWith(mark)) {
                Reflect.deleteProperty(container, name);
                define(container, nameFromAside(name, mark), value);
            }
            else if (value !== received)
                define(container, name, value);
            if (typeof value === 'object' && value !== null && !(value instanceof ExactNumber))
                pending.push(value);
        }
    }
    return holder.root;
}
function revivedNumber(value, mark) {
    const only = Array.isArray(value) ? value[0] : undefined;
    return typeof only === 'string' && only.startsWith(mark) ? new ExactNumber(only.slice(mark.length)) : value;
}
function define(container, name, value) {
    Object.defineProperty(container, name, { value, enumerable: true, writable: true, configurable: true });
}
// The mark must not occur in the text, escaped or not: it has no character that JSON needs to escape, and an escaped
// spelling of it would need a backslash followed by u0040, which is looked for as well.
function unusedMark(text) {
    const escaped = text.includes('\\u');
    for (let n = 0;; n++) {
        const mark = `@exact-number-${n}@`;
        if (!text.includes(mark) && !(escaped && decodedIncludes(text, mark)))
            return mark;
    }
}
function decodedIncludes(text, mark) {
    return text
        .replace(/\\u([0-9a-fA-F]{4})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
        .includes(mark);
}
/** Whether the ECMAScript form of the number (which RFC 8785 prescribes) has the same decimal value as its digits. */
function isHeldByDouble(digits) {
    const value = Number(digits);
    return Number.isFinite(value) && decimalValue(String(value)) === decimalValue(digits);
}
/** One spelling per decimal value: sign, significant digits, power of ten. */
function decimalValue(digits) {
    const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(digits);
    if (parts === null)
        throw new SyntaxError('not a JSON number');
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
    const significant = `${whole}${fraction}`.replace(/^0+/, '');
    const trimmed = withoutTrailingZeros(significant);
    if (trimmed === '')
        return '0';
    const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(significant.length - trimmed.length);
    return `${sign}${trimmed}e${power}`;
}
// Not /0+$/, which tries again at every zero of a long number.
function withoutTrailingZeros(digits) {
    let end = digits.length;
    while (digits[end - 1] === '0')
        end--;
    return digits.slice(0, end);
}
/** Levels of arrays and objects: 0 for a scalar, 1 for `[]`. Stops counting one past `limit`. */
function depthOf(value, limit) {
    let level = [value];
    for (let depth = 0;; depth++) {
        const next = [];
        let containers = false;
        for (const item of level) {
            if (typeof item !== 'object' || item === null || item instanceof ExactNumber)
                continue;
            containers = true;
            for (const child of Array.isArray(item) ? item : Object.values(item))
                next.push(child);
        }
        if (!containers)
            return depth;
        if (depth > limit)
            return depth;
        level = next;
    }
}
/** A copy in which each scalar is replaced. Members' names, and the nesting of any depth, stay. */
function mapScalars(root, map) {
    const holder = { root };
    const pending = [holder];
    for (let container = pending.pop(); container !== undefined; container = pending.pop()) {
        for (const [name, value] of Object.entries(container)) {
            if (typeof value !== 'object' || value === null || value instanceof ExactNumber) {
                define(container, name, map(value));
                continue;
            }
            const copy = Array.isArray(value) ? [...value] : { ...value };
            define(container, name, copy);
            pending.push(copy);
        }
    }
    return holder.root;
}
/**
 * A copy of which JSON.stringify makes the canonical text: members sorted by UTF-16 code units. Undefined where it
 * would not: with numbers that a double cannot hold, members that look like indices or are called `__proto__` (neither
 * can be put in order), and deep nesting.
 */
function findSortedCopy(value, depth = 0) {
    if (typeof value !== 'object' || value === null)
        return value;
    if (value instanceof ExactNumber || depth > deepest)
        return undefined;
    if (Array.isArray(value)) {
        const items = value.map((item) => findSortedCopy(item, depth + 1));
        return items.includes(undefined) ? undefined : items;
    }
    const sorted = {};
    for (const name of Object.keys(value).sort()) {
        const member = findSortedCopy(value[name], depth + 1);
        if (member === undefined || /^\d|^__proto__$/.test(name))
            return undefined;
        sorted[name] = member;
    }
    return sorted;
}
const deepest = 100;
/**
 * RFC 8785 canonical JSON (members sorted by UTF-16 code units, no spaces, ECMAScript numbers), with two additions
 * where the RFC is undefined: an ExactNumber is written as its digits, a lone surrogate as `\udxxx`.
 * Iterative, so depth cannot overflow the stack.
 */
function serializeCanonical(value) {
    // Most members are scalars.
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value);
    let text = '';
    const frames = [];
    const write = (item) => {
        if (typeof item !== 'object' || item === null)
            text += JSON.stringify(item);
        else if (item instanceof ExactNumber)
            text += item.digits;
        else if (Array.isArray(item)) {
            text += '[';
            frames.push({ value: item, names: undefined, next: 0 });
        }
        else {
            text += '{';
            frames.push({ value: item, names: Object.keys(item).sort(), next: 0 });
        }
    };
    write(value);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
        const { value: container, names } = frame;
        const index = frame.next++;
        if (names === undefined) {
            const items = container;
            if (index >= items.length) {
                text += ']';
                frames.pop();
            }
            else {
                if (index > 0)
                    text += ',';
                write(items[index]);
            }
        }
        else if (index >= names.length) {
            text += '}';
            frames.pop();
        }
        else {
            const name = names[index];
            text += `${index > 0 ? ',' : ''}${JSON.stringify(name)}:`;
            write(container[name]);
        }
    }
    return text;
}


/***/ }),

/***/ 593:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   yF: () => (/* binding */ failedConditions)
/* harmony export */ });
/* unused harmony export describeInvalid */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _review_findings_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7212);
/* harmony import */ var _verification_report_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8909);



function describeFailure(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz) {
        return {
            title: error.faults.length === 1 ? 'An input is wrong' : `${error.faults.length} inputs are wrong`,
            messages: error.faults
        };
    }
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SourceError */ .c8) {
        const isEcho = error.code === 'secret-echoed';
        const title = isEcho ? 'Hireflix shows a secret of this run' : 'Hireflix could not be read';
        return { title, messages: [error.message] };
    }
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ArchiveError */ .di)
        return { title: 'The archive could not be written', messages: [error.message] };
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .IntegrityError */ .cs)
        return { title: 'The archive does not verify', messages: [error.message] };
    return { title: 'A fault of this program', messages: [describeUnknown(error)] };
}
// An unforeseen error's message may quote what it choked on: only its name and place may be shown.
function describeUnknown(error) {
    const name = error instanceof Error && /^\w{1,60}$/.test(error.name) ? error.name : 'Error';
    const places = (error instanceof Error ? (error.stack ?? '') : '')
        .split('\n')
        .filter((line) => /^\s+at [\w.<>#\s()/:\\-]+$/.test(line))
        .slice(0, 5)
        .map((line) => line.trim());
    return `Cannot go on: ${name} ${places.join(', ')}; nothing was written that does not verify, please report this`;
}
/** An archive that was verified and is not valid; undefined for one that is. */
function describeInvalid(report) {
    if (verificationOf(report) === 'valid')
        return undefined;
    return { title: 'The archive does not verify', messages: [describeResult(report)] };
}
/** Which `fail-on` conditions a finished run meets; each a sentence. */
function failedConditions(report, failOn, rules) {
    const notable = (0,_review_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .findNotable */ .$o)((0,_review_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .eventsInQuestion */ .vC)(report), rules, report.signals);
    const critical = notable.filter(({ severity }) => severity === 'critical').length;
    const quarantined = [...report.quarantined.values()].reduce((sum, count) => sum + count, 0);
    const met = {
        gap: report.newGaps.length > 0 ? 'a gap was recorded: events may be missing for good' : undefined,
        unproven: report.verdict === 'unproven' ? 'it could not be proven that nothing was missed' : undefined,
        quarantine: quarantined > 0 ? `${quarantined} rows could not be understood` : undefined,
        notable: notable.length > 0 ? `${notable.length} new events are notable` : undefined,
        critical: critical > 0 ? `${critical} new events are critical` : undefined
    };
    return [...failOn].flatMap((condition) => {
        const sentence = met[condition];
        return sentence === undefined ? [] : [`${sentence} (fail-on: ${condition})`];
    });
}


/***/ }),

/***/ 6431:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ isApiKey),
/* harmony export */   CB: () => (/* binding */ textsOf),
/* harmony export */   Vw: () => (/* binding */ findText)
/* harmony export */ });
/* harmony import */ var _events_exact_json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7269);

/**
 * The text of a scalar at a path of member names: what rules match and tables show. Absent are missing members,
 * null, arrays and objects: `actor.email=*` shall not match an actor whose e-mail address is null.
 */
function findText(value, path) {
    let found = value;
    for (const name of path) {
        if (!(0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isJsonObject */ .OW)(found))
            return undefined;
        found = (0,_events_exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .memberOf */ .C5)(found, name);
    }
    if (typeof found === 'string')
        return found;
    if (typeof found === 'number' || typeof found === 'boolean')
        return String(found);
    return found instanceof _events_exact_json_js__WEBPACK_IMPORTED_MODULE_0__/* .ExactNumber */ .fh ? found.digits : undefined;
}
function textsOf(event) {
    const text = (...path) => findText(event.value, path);
    return {
        action: text('action'),
        actor: text('actor', 'email') ?? text('actor', 'id'),
        objectType: text('object', 'type'),
        objectId: text('object', 'id'),
        objectName: text('object', 'name'),
        medium: text('medium'),
        ip: text('ip'),
        host: text('host')
    };
}
/** Whether a program acted, with a key. The names of mediums are an open set. */
function isApiKey(medium) {
    return medium !== undefined && /api[-_ ]?key/i.test(medium);
}


/***/ }),

/***/ 7212:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $o: () => (/* binding */ findNotable),
/* harmony export */   CM: () => (/* binding */ sortByWeight),
/* harmony export */   EN: () => (/* binding */ reviewEvents),
/* harmony export */   IY: () => (/* binding */ severityOrder),
/* harmony export */   vC: () => (/* binding */ eventsInQuestion)
/* harmony export */ });
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5727);

const severityOrder = ['critical', 'warning', 'notice'];
/**
 * The notable among some events, in their order: those that a rule marks or a signal concerns, at the higher of both
 * severities. What a rule of the workflow author's silences stays silent.
 */
function findNotable(events, rules, signals = []) {
    const marks = marksOf(signals);
    return events.flatMap((event) => {
        const notable = notableOf(event, (0,_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(rules, event), marks.get(event.id));
        return notable === undefined ? [] : [notable];
    });
}
function marksOf(signals) {
    const marks = new Map();
    for (const { phrase, marks: marked } of signals) {
        for (const [id, severity] of marked) {
            const known = marks.get(id);
            marks.set(id, {
                severity: known === undefined ? severity : moreSevere(known.severity, severity),
                reasons: [...(known?.reasons ?? []), phrase]
            });
        }
    }
    return marks;
}
function notableOf(event, classification, mark) {
    if (classification.kind === 'quiet' && classification.isByAuthor)
        return undefined;
    const reasons = mark?.reasons ?? [];
    if (classification.kind === 'notable') {
        const { severity, rule } = classification;
        return {
            event,
            severity: mark === undefined ? severity : moreSevere(severity, mark.severity),
            rule,
            reasons
        };
    }
    return mark === undefined ? undefined : { event, severity: mark.severity, rule: undefined, reasons };
}
function moreSevere(a, b) {
    return severityOrder.indexOf(a) < severityOrder.indexOf(b) ? a : b;
}
/** Most severe first, then newest first: what a limit cuts off is what matters least. */
function sortByWeight(notable) {
    return notable.toSorted((a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) ||
        b.event.timestamp - a.event.timestamp);
}
/** What outputs and `fail-on` speak of: the events new in a run, or those of the period where there was no run. */
function eventsInQuestion({ newEvents, reviewed, source }) {
    return source === undefined ? reviewed.events : newEvents;
}
/** Everything that the summary speaks of: the events of the period, and those new in this run wherever dated. */
function reviewEvents(report, rules) {
    const newIds = new Set(report.newEvents.map((event) => event.id));
    const periodIds = new Set(report.reviewed.events.map((event) => event.id));
    const marks = marksOf(report.signals);
    const reviewed = (event, isInPeriod) => {
        const classification = (0,_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .classify */ .L8)(rules, event);
        return {
            event,
            isUnclassified: classification.kind === 'unclassified',
            notable: notableOf(event, classification, marks.get(event.id)),
            isNew: newIds.has(event.id),
            isInPeriod
        };
    };
    return [
        ...report.reviewed.events.map((event) => reviewed(event, true)),
        ...report.newEvents.filter((event) => !periodIds.has(event.id)).map((event) => reviewed(event, false))
    ];
}


/***/ }),

/***/ 5727:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L8: () => (/* binding */ classify),
/* harmony export */   NR: () => (/* binding */ parseRules),
/* harmony export */   SO: () => (/* binding */ compileGlob)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4006);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__nccwpck_require__.n(picomatch__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7388);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6431);




// A whole URL with its query fits; what a matching costs stays bounded whatever an event brings.
const matchedCharacters = 1024;
const maxGlobCharacters = 512;
const maxRules = 500;
/**
 * Classifies an event by the last rule that matches it, so rules of the workflow author, which come after the
 * defaults, raise, lower or silence. Matching ignores case: an event shall not slip past a rule by its spelling.
 * A missing or null field matches nothing, not even `*` or `!glob`. Of a longer text the first 1,024 characters
 * are matched; `off` never matches such a text, for what stands behind them could be the reason to look.
 */
function classify(rules, event) {
    const known = classifiedActions(rules);
    const action = known === undefined ? undefined : (event.action ?? (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .findText */ .Vw)(event.value, ['action']));
    if (known === undefined || action === undefined)
        return classifyBy(rules, event.value);
    const classified = known.get(action);
    if (classified !== undefined)
        return classified;
    // A stranger can send as many actions as events.
    if (known.size >= mostRemembered)
        known.clear();
    const classification = classifyBy(rules, event.value);
    known.set(action, classification);
    return classification;
}
/** Where rules look at nothing else, what they say of actions met before; the default ones do. */
function classifiedActions(rules) {
    if (!remembered.has(rules)) {
        const isByAction = rules.every(({ conditions }) => conditions.every(({ field }) => field === 'action'));
        remembered.set(rules, isByAction ? new Map() : undefined);
    }
    return remembered.get(rules);
}
const remembered = new WeakMap();
const mostRemembered = 1000;
function classifyBy(rules, value) {
    // Most rules look at the action: it is prepared for them once.
    const texts = new Map();
    const textOf = ({ field, path }) => {
        if (texts.has(field))
            return texts.get(field);
        const text = (0,_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .findText */ .Vw)(value, path);
        const prepared = text === undefined
            ? undefined
            : {
                matched: text.slice(0, matchedCharacters).toLowerCase(),
                isWhole: text.length <= matchedCharacters
            };
        texts.set(field, prepared);
        return prepared;
    };
    const holds = (condition, severity) => {
        const text = textOf(condition);
        if (text === undefined || (severity === 'off' && !text.isWhole))
            return false;
        return condition.matches(text.matched);
    };
    const rule = rules.findLast(({ conditions, severity }) => conditions.every((condition) => holds(condition, severity)));
    if (rule === undefined)
        return { kind: 'unclassified' };
    return rule.severity === 'off'
        ? { kind: 'quiet', isByAuthor: !rule.isDefault }
        : { kind: 'notable', severity: rule.severity, rule: rule.text };
}
/**
 * Reads rules, one a line: `severity pattern [field=glob …]`, with `#` comments and blank lines.
 * @throws InputError naming every fault with its line and column.
 */
function parseRules(text, { isDefault = false } = {}) {
    const faults = [];
    const rules = [];
    for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
        const tokens = tokensOf(line);
        const [first, second, ...others] = tokens;
        if (first === undefined)
            continue;
        const report = (column, token, reason) => {
            const quoted = token === '' ? '' : ` "${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(token, 60)}"`;
            faults.push(`Cannot read the rule in line ${index + 1}, column ${column}${quoted}: ${reason}`);
        };
        const faultsBefore = faults.length;
        const severity = severities.find((known) => known === first.text);
        if (severity === undefined) {
            report(first.column, first.text, 'no such severity; use critical, warning, notice or off');
        }
        if (second === undefined) {
            report(first.column + first.text.length, '', 'the pattern is missing; write * for every action');
            continue;
        }
        const conditions = [parseAction(second, report), ...others.map((token) => parseField(token, report))];
        if (severity === undefined || faults.length > faultsBefore)
            continue;
        rules.push({
            severity,
            isDefault,
            text: tokens.map((token) => token.text).join(' '),
            conditions: conditions.filter((condition) => condition !== undefined)
        });
    }
    if (rules.length > maxRules) {
        faults.push(`Cannot use ${rules.length} rules: at most ${maxRules} are read; join some with {a,b}`);
    }
    if (faults.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(faults);
    return rules;
}
const severities = ['critical', 'warning', 'notice', 'off'];
function tokensOf(line) {
    const tokens = [...line.matchAll(/\S+/g)].map((match) => ({ text: match[0], column: match.index + 1 }));
    const comment = tokens.findIndex((token) => token.text.startsWith('#'));
    return comment === -1 ? tokens : tokens.slice(0, comment);
}
function parseAction(token, report) {
    // Else a forgotten pattern would make a rule that silently never matches.
    if (/^[\w.-]+=/.test(token.text)) {
        report(token.column, token.text, 'the pattern is missing before it; write * for every action');
        return undefined;
    }
    return conditionOf('action', token.text, token, report);
}
function parseField(token, report) {
    const equals = token.text.indexOf('=');
    const field = token.text.slice(0, Math.max(equals, 0));
    if (!/^[\w-]+(?:\.[\w-]+)*$/.test(field)) {
        report(token.column, token.text, 'not of the form field=glob; write ? for a space within a glob');
        return undefined;
    }
    const glob = { text: token.text.slice(equals + 1), column: token.column + equals + 1 };
    return conditionOf(field, glob.text, glob, report);
}
function conditionOf(field, glob, token, report) {
    const compiled = compileGlob(glob);
    if (compiled.kind === 'glob')
        return { field, path: field.split('.'), matches: compiled.matches };
    report(token.column, token.text, compiled.reason);
    return undefined;
}
// A value is not a path: `/` is an ordinary character in it, and `..` has no meaning. picomatch cannot be told so,
// so it is given a character of the private use area instead, on both sides.
const slash = /\//g;
const ordinary = '\uE000';
function compileGlob(glob) {
    if (glob === '')
        return { kind: 'fault', reason: 'the glob is empty; write * for any value' };
    if (glob.length > maxGlobCharacters) {
        return {
            kind: 'fault',
            reason: `the glob is longer than ${maxGlobCharacters} characters; make several rules`
        };
    }
    if (/^[\w.@:/,=&%~*-]+$/.test(glob))
        return { kind: 'glob', matches: matcherOfStars(glob.toLowerCase()) };
    // As a regular expression, each further star multiplies the time that a hostile text can cost by its length.
    if ((glob.match(/\*+/g)?.length ?? 0) > 3 || /[*+]\(/.test(glob)) {
        return {
            kind: 'fault',
            reason: 'with brackets, braces, ! or ?, a glob may have three stars at most and no *(…) or +(…); make several rules'
        };
    }
    try {
        // `bash`: a star crosses everything. `s`: a line break in an event's text does not hide the rest of it.
        const expression = picomatch__WEBPACK_IMPORTED_MODULE_3___default().makeRe(glob.replace(slash, ordinary), {
            bash: true,
            dot: true,
            fastpaths: false,
            windows: false,
            flags: 'is',
            strictBrackets: true,
            debug: true
        });
        return { kind: 'glob', matches: (text) => expression.test(text.replace(slash, ordinary)) };
    }
    catch {
        return { kind: 'fault', reason: 'the glob has an unpaired bracket or a range that runs backwards' };
    }
}
/** What picomatch matches for a glob with no other sign than stars, in linear time however many there are. */
function matcherOfStars(glob) {
    const [head = '', ...parts] = glob.split(/\*+/);
    const tail = parts.pop();
    if (tail === undefined)
        return (text) => text === head;
    return (text) => {
        if (text === '' || !text.startsWith(head))
            return false;
        let at = head.length;
        for (const part of parts) {
            const found = text.indexOf(part, at);
            if (found === -1)
                return false;
            at = found + part.length;
        }
        return text.length - tail.length >= at && text.endsWith(tail);
    };
}


/***/ }),

/***/ 7388:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ visibleJson),
/* harmony export */   E9: () => (/* binding */ renderProse),
/* harmony export */   J: () => (/* binding */ serializeInertJson),
/* harmony export */   Q6: () => (/* binding */ visibleText),
/* harmony export */   cR: () => (/* binding */ renderCode),
/* harmony export */   sZ: () => (/* binding */ renderTime),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/* unused harmony export renderEdited */
/**
 * Event text is a stranger's. Here it is made inert for the places that show it: the job summary, commit
 * messages, JSON that a workflow may paste into a script, and pages.
 */
const ellipsis = '…';
// Characters that nobody sees or that reorder what people see: controls, bidi marks, zero-width and unassigned ones,
// lone surrogates, fillers, and every space but the ordinary one. They are shown by their code point.
const invisible = /^(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]$/u;
const hidden = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;
/** The first `cap` characters, cut between code points and marked as cut. */
function capped(text, cap) {
    // No character is longer than two units, so a text of megabytes is not taken apart for its first hundred.
    const characters = [...text.slice(0, 2 * cap + 2)];
    return characters.length > cap ? [...characters.slice(0, cap), ellipsis] : characters;
}
/** JSON of the same value, in which nothing is unseen but for white space of ASCII. */
function visibleJson(json) {
    return json.replace(unseenInJson, (character) => Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''));
}
// Without newlines between its tokens, JSON has these in strings alone, where they can be written as escapes.
const unseenInJson = /(?![\n ])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;
function visible(character) {
    return invisible.test(character) ? codePointOf(character) : character;
}
function codePointOf(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
// An entity stops a Markdown parser while it parses, not the passes that run over the decoded text afterwards: GFM
// makes links of e-mail addresses there, GitHub mentions of @names and references of #1. Those passes look at one
// text node at a time, so the characters that they look for get nodes of their own. `www.` starts a link without any
// other sign.
const apartInCode = /[@#:]|(?<=www)\./giu;
const apartInProse = /[@#]|:(?! )|(?<=www)\./giu;
/**
 * A stranger's text where nothing parses it, such as a line of a terminal or a text node of a page: what nobody sees,
 * moves a cursor or reorders what people see is shown by its code point. At most `cap` characters.
 */
function visibleText(text, cap = Number.POSITIVE_INFINITY) {
    const shown = cap === Number.POSITIVE_INFINITY ? text : capped(text, cap).join('');
    return shown.replace(hidden, codePointOf);
}
/**
 * A stranger's text as inline Markdown of a job summary: shown as it is, never read as Markdown, HTML, a table cell,
 * a link, a mention or a reference. At most `cap` characters.
 */
function renderCode(text, cap = 120) {
    return text === '' ? '(empty)' : `<code>${entities(text, cap, apartInCode, /[^A-Za-z0-9 .-]/gu)}</code>`;
}
/** A sentence of our own: as inert as {@link renderCode}, legible in the Markdown source too, and not in a box. */
function renderProse(text, cap = 600) {
    // A first character other than a letter could make a list or a code block of a line that begins with it.
    return entities(text.trimStart(), cap, apartInProse, /^[^A-Za-z]|[^A-Za-z0-9 .,:;'"()%/-]/gu);
}
// What a line of ours is made of besides prose: a text in its box, an entity, a word made bold, a place to break, a
// time of day.
const ownMarks = /(<code>(?:[A-Za-z0-9 .-]|&#\d{1,7};|<wbr>)*<\/code>|&#\d{1,7};|<wbr>|\*\*(?:critical|warning|notice)\*\*|(?<![\d:])\d\d:\d\d(?::\d\d)?(?![\d:]))/;
/**
 * A line that we have rendered, and that a person may have edited since: our own marks stay as they are, all else
 * becomes as inert as {@link renderProse} makes it. What is inert already is not changed. At most `cap` characters of
 * each stretch of prose.
 */
function renderEdited(text, cap) {
    return text
        .split(ownMarks)
        .map((part, index) => index % 2 === 1 ? part : entities(part, cap, apartInProse, /[^A-Za-z0-9 .,:;'"()%/×–-]/gu))
        .join('');
}
function entities(text, cap, apart, unsafe) {
    const entityOf = (character) => `&#${character.codePointAt(0)};`;
    // What needs a node of its own is marked by a line break, which the visible text cannot hold.
    const shown = capped(text, cap).map(visible).join('').replace(apart, '\n$&\n');
    return shown
        .split('\n')
        .map((part, index) => (index % 2 === 1 ? `<wbr>${entityOf(part)}<wbr>` : part.replace(unsafe, entityOf)))
        .join('');
}
/** An RFC 3339 time of ours, or of a ledger that was read: as code, and as legible as it is. */
function renderTime(time) {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time) ? `<code>${time}</code>` : renderCode(time);
}
/**
 * A stranger's text as part of one line of a commit message or an annotation: no line break, control or bidi
 * character; nothing that the runner reads as a command (`::`, `##[`), git as a comment or trailer, or GitHub as a
 * mention, reference, closing keyword (`Fixes #1`), link, or `[skip ci]`. What is taken out stays visible as its code
 * point, `\u{23}` for `#`. An e-mail address keeps its `@`: GitHub reads a mention only where no letter precedes it.
 */
function plainText(text, cap) {
    return (capped(text, cap)
        .map(visible)
        .join('')
        // `[` opens `[skip ci]` and `##[`; `<` an author's address; `#` a reference or a comment; a backtick code.
        .replace(/[#[\]<>`]|\\(?!u\{)/g, codePointOf)
        .replace(/(?<![A-Za-z0-9_])@|@(?![A-Za-z0-9])/g, codePointOf)
        .replace(/:(?=[:/])|(?<=:):/g, codePointOf)
        .replace(/(?<=^\s*[A-Za-z0-9-]+\s*):/, codePointOf)
        .replace(/(?<=GH)-(?=\d)/gi, codePointOf)
        .replace(/(?<=www)\./gi, codePointOf));
}
/**
 * JSON in which every string has only letters, digits and ` ._@-` unescaped. It parses to the same value, and is
 * inert even where a workflow pastes it into a script with `${{ }}` or prints it to the log.
 */
function serializeInertJson(value) {
    return JSON.stringify(value).replace(/"((?:[^"\\]|\\.)*)"/g, (_all, inner) => {
        const safe = inner.replace(/\\u[0-9a-f]{4}|\\.|[^A-Za-z0-9 ._@-]/g, (token) => {
            if (token.startsWith('\\u'))
                return token;
            return `\\u${unescapedUnitOf(token).toString(16).padStart(4, '0')}`;
        });
        return `"${safe}"`;
    });
}
const shortEscapes = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
function unescapedUnitOf(token) {
    if (!token.startsWith('\\'))
        return token.charCodeAt(0);
    const name = token.charAt(1);
    return (shortEscapes[name] ?? name).charCodeAt(0);
}


/***/ }),

/***/ 9598:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fv: () => (/* binding */ Findings),
/* harmony export */   If: () => (/* binding */ isInvalid)
/* harmony export */ });
/* unused harmony export checks */
/**
 * Every check of verify by name, and the state that it reports. docs/tamper-matrix.md shows what each one sees; a test
 * switches each off in turn and watches a tampering go unseen.
 */
const checks = {
    'ledger-present': { state: 'INVALID missing', says: 'month files have a ledger beside them' },
    'ledger-form': { state: 'INVALID format', says: 'each ledger line is written in the one form there is' },
    'ledger-sequence': { state: 'INVALID chain', says: 'ledger lines are numbered 0, 1, 2, …' },
    'ledger-link': { state: 'INVALID chain', says: 'each ledger line names the SHA-256 of the one before' },
    'ledger-sums': { state: 'INVALID count', says: "a ledger line's counts are the sums over its files" },
    'ledger-growth': {
        state: 'INVALID count',
        says: 'a ledger line that names a file adds to it, or redacts in it'
    },
    'ledger-coverage': {
        state: 'INVALID chain',
        says: 'proven coverage never recedes, and gaps lie between what was proven before and after'
    },
    'ledger-pseudonyms': {
        state: 'INVALID chain',
        says: 'all ledger lines name the same pseudonymised fields and key, or none does'
    },
    'part-numbers': { state: 'INVALID missing', says: 'the parts of a month are numbered without a hole' },
    'file-present': { state: 'INVALID missing', says: 'each file of the ledger is there, a regular file' },
    'file-listed': { state: 'INVALID unlisted', says: 'nothing is there that the ledger does not list' },
    'file-hash': { state: 'INVALID hash', says: "a file's SHA-256 is the ledger's" },
    'file-size': { state: 'INVALID hash', says: "a file's size is the ledger's" },
    'file-blob': { state: 'INVALID hash', says: "a file's git blob id is the ledger's" },
    'file-form': { state: 'INVALID format', says: 'each event is written in the one form there is' },
    'file-month': { state: 'INVALID misfiled', says: "each event lies in its month's file" },
    'file-order': { state: 'INVALID order', says: 'events stand newest first, ties by κ' },
    'file-count': { state: 'INVALID count', says: 'a file holds as many events as the ledger says' },
    'file-bounds': { state: 'INVALID count', says: "a file's oldest and newest event are the ledger's" },
    'redaction-record': {
        state: 'INVALID count',
        says: 'tombstones and recorded redactions are the same, and no redacted event is there again'
    },
    'pin-reached': { state: 'INVALID truncated', says: 'the ledger reaches as far as the pin' },
    'pin-matches': { state: 'INVALID diverged', says: 'the ledger holds the pinned line' },
    'history-ledger': { state: 'INVALID history', says: "each commit's ledger extends its parents'" },
    'history-files': { state: 'INVALID history', says: 'each commit holds the files that its ledger lists' },
    'history-events': { state: 'INVALID history', says: "each event of a commit's parents is still there" },
    'history-trailers': { state: 'INVALID history', says: 'commit trailers agree with the ledger line' },
    'history-objects': { state: 'INVALID history', says: 'git objects have the ids that they are named by' },
    'history-complete': { state: 'UNPROVEN', says: 'the history reaches back to the first ledger line' },
    gaps: { state: 'GAP', says: 'the ledger records no gap' },
    proof: { state: 'UNPROVEN', says: 'the last run proved that nothing was missed' },
    freshness: { state: 'STALE', says: 'the newest proof is no older than 9 days' },
    emptiness: { state: 'EMPTY', says: 'there is an archive at all' },
    redactions: { state: 'REDACTED', says: 'no event was redacted' }
};
/** Collects findings. A check that is switched off reports nothing: for tests alone. */
class Findings {
    without;
    all = [];
    constructor(without = new Set()) {
        this.without = without;
    }
    report(check, object, detail) {
        if (!this.without.has(check))
            this.all.push({ check, state: checks[check].state, object, detail });
    }
    /** One finding for all lines that fail one check the same way. */
    reportLines(check, object, found) {
        const { lines, detail } = found;
        if (lines.length > 0)
            this.report(check, object, `${describeLines(lines)} ${detail}`);
    }
}
const maxRanges = 10;
/** `lines 3-5, 9`. */
function describeLines(lines) {
    const ranges = [];
    for (const line of lines) {
        const last = ranges.at(-1);
        if (last !== undefined && line === last[1] + 1)
            last[1] = line;
        else
            ranges.push([line, line]);
    }
    const shown = ranges.slice(0, maxRanges).map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`));
    const more = ranges.length > maxRanges ? ' and more' : '';
    return `${lines.length === 1 ? 'line' : 'lines'} ${shown.join(', ')}${more}`;
}
function isInvalid({ state }) {
    return state.startsWith('INVALID');
}


/***/ }),

/***/ 8909:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ET: () => (/* binding */ renderLines),
/* harmony export */   If: () => (/* reexport safe */ _checks_js__WEBPACK_IMPORTED_MODULE_0__.If),
/* harmony export */   et: () => (/* binding */ exitStatusOf),
/* harmony export */   xH: () => (/* binding */ serializeReport)
/* harmony export */ });
/* unused harmony exports verificationOf, describeResult */
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9598);


function verificationOf({ findings }) {
    if (findings.some(_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .isInvalid */ .If))
        return 'invalid';
    return findings.some(({ state }) => state === 'EMPTY') ? 'empty' : 'valid';
}
/** 0 valid, 1 invalid, 3 honest but incomplete; 1 outranks 3. Status 2 is for wrong usage. */
function exitStatusOf({ findings }) {
    if (findings.some(_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .isInvalid */ .If))
        return 1;
    return findings.some(({ state }) => state !== 'REDACTED') ? 3 : 0;
}
/** One line per object, tab-separated: state, object, detail. */
function renderLines(report) {
    const lines = [
        ...report.valid.map(({ object, detail }) => `valid\t${object}\t${detail}`),
        ...report.unread.map((path) => `skipped\t${path}\tolder than --since: not read`),
        ...report.findings.map(({ state, object, detail }) => `${state}\t${object}\t${detail}`)
    ];
    return `${[...lines, describeResult(report)].join('\n')}\n`;
}
/** The verdict in one sentence. */
function describeResult(report) {
    const { findings, events, files, head } = report;
    const faults = findings.filter(_checks_js__WEBPACK_IMPORTED_MODULE_0__/* .isInvalid */ .If).length;
    if (faults > 0)
        return `INVALID: ${faults} ${faults === 1 ? 'fault' : 'faults'} found`;
    if (verificationOf(report) === 'empty')
        return 'EMPTY: there is no archive, so nothing was verified';
    const held = `${events} events in ${files} files, head ${head}`;
    const open = new Set(findings.filter(({ state }) => state !== 'REDACTED').map(({ state }) => state));
    return open.size === 0
        ? `valid: ${held}`
        : `valid, but the record is incomplete (${[...open].join(', ')}): ${held}`;
}
function serializeReport(report) {
    const { findings, valid, unread, head, events, files, coverage } = report;
    return `${JSON.stringify({
        verification: verificationOf(report),
        status: exitStatusOf(report),
        head,
        events,
        files,
        coverage: coverage ?? null,
        objects: [
            ...valid.map((each) => ({ state: 'valid', ...each })),
            ...unread.map((object) => ({ state: 'skipped', object, detail: 'older than asked for: not read' })),
            ...findings.map(({ state, object, detail, check }) => ({ state, object, detail, check }))
        ]
    }, undefined, 1)}\n`;
}


/***/ }),

/***/ 311:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ version)
/* harmony export */ });
/** Kept equal to package.json by a test: a bundle does not carry that file. */
const version = '0.1.0';


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 6897:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 3245:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("supports-color");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(2957);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
