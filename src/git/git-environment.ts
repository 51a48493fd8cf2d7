/**
 * The environment for git while it reads a repository that somebody else may have prepared: nothing of ours may point
 * it elsewhere, replacement objects and grafts must not stand in for what was committed, and nothing is fetched: an
 * object that is missing would be, by a program that the repository's own configuration names.
 */
export function cleanGitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('GIT_'))
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    // broken: git-replaces
    GIT_NO_REPLACE_OBJECTS: '1',
    // broken: git-fetches/1
    GIT_NO_LAZY_FETCH: '1',
    // Versions before 2.45 may not know the former. No protocol is in this list, and it goes before all configuration.
    // broken: git-fetches/2
    GIT_ALLOW_PROTOCOL: '',
    GIT_OPTIONAL_LOCKS: '0'
  }
}
