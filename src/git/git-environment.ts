/** The variables of ours that git and the programs that it starts (hooks, filters, signing) are given: no others. */

import { randomBytes } from 'node:crypto'

type Environment = Readonly<Record<string, string | undefined>>

// The second half is Windows', which does not tell cases apart.
const always =
  /^(?:PATH|HOME|USER|LOGNAME|LANG|TMPDIR|XDG_CONFIG_HOME|TEMP|TMP|APPDATA|LOCALAPPDATA|COMSPEC|HOMEDRIVE|HOMEPATH|PATHEXT|PROGRAMDATA|PROGRAMFILES|SYSTEMROOT|USERNAME|USERPROFILE|WINDIR)$/i

/** The committer's identity and settings, and the agents that sign. `GIT_DIR` and its kin are a calling hook's. */
const forCommitting =
  /^(?:EMAIL|GNUPGHOME|GPG_AGENT_INFO|GPG_TTY|SSH_AGENT_PID|SSH_AUTH_SOCK|XDG_RUNTIME_DIR|DBUS_SESSION_BUS_ADDRESS|DISPLAY|TERM|GIT_(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL|DATE)|GIT_CONFIG_(?:COUNT|GLOBAL|NOSYSTEM|PARAMETERS|SYSTEM|(?:KEY|VALUE)_\d+)|GIT_CEILING_DIRECTORIES)$/

// One that nobody can guess: a repository may name a program for every protocol, also for one called "none" or "".
const noProtocol = `none-${randomBytes(8).toString('hex')}`

/** For committing with the user's own settings. */
export function committingEnvironment(env: Environment): NodeJS.ProcessEnv {
  return { ...pick(env, always), ...pick(env, forCommitting), ...spoken }
}

/**
 * For reading a repository that somebody else may have prepared. Replacement objects and grafts do not stand in for
 * committed ones. Nothing is fetched: a missing object would be, by a program that the repository's own
 * configuration names.
 */
export function readingEnvironment(env: Environment): NodeJS.ProcessEnv {
  return {
    ...pick(env, always),
    ...spoken,
    // broken: git-replaces
    GIT_NO_REPLACE_OBJECTS: '1',
    // broken: git-fetches/1
    GIT_NO_LAZY_FETCH: '1',
    // Versions before 2.45 do not know the former. This list goes before all configuration.
    // broken: git-fetches/2
    GIT_ALLOW_PROTOCOL: noProtocol,
    GIT_OPTIONAL_LOCKS: '0'
  }
}

const spoken = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' }

function pick(env: Environment, names: RegExp): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => names.test(name)))
}
