/** The JSON of GitHub's REST answers. The OpenAPI description checks each one before it leaves the server. */
import { timeOf } from './context.js'
import type { Commit, Person, TreeEntry } from './git-repository.js'
import type { TestRepository } from './test-repository.js'

/** Addresses of one repository. */
export function linksOf(url: string, { nameWithOwner }: TestRepository): { api: string; html: string } {
  return { api: `${url}/repos/${nameWithOwner}`, html: `${url}/${nameWithOwner}` }
}

export function repositoryShape(url: string, repository: TestRepository, now: Date): object {
  const { api, html } = linksOf(url, repository)
  const plainLinks = [
    'assignees blobs branches collaborators comments commits contributors deployments downloads events forks',
    'hooks issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases',
    'stargazers statuses subscribers subscription tags teams trees git_commits git_refs git_tags archive compare contents'
  ].flatMap((names) => names.split(' '))
  const user = `${url}/users/${repository.owner}`
  const may = (permissions: string[]): boolean => permissions.includes(repository.permission)
  return {
    id: repository.id,
    node_id: repository.nodeId,
    name: repository.name,
    full_name: repository.nameWithOwner,
    private: repository.private,
    visibility: repository.private ? 'private' : 'public',
    archived: repository.archived,
    disabled: false,
    default_branch: repository.defaultBranch,
    permissions: {
      admin: may(['ADMIN']),
      maintain: may(['ADMIN']),
      push: may(['ADMIN', 'WRITE']),
      triage: may(['ADMIN', 'WRITE']),
      pull: true
    },
    owner: {
      ...userLinks(user),
      login: repository.owner,
      id: repository.id,
      node_id: `O_${repository.id}`,
      avatar_url: `${user}/avatar`,
      gravatar_id: '',
      url: user,
      html_url: `${url}/${repository.owner}`,
      type: 'Organization',
      site_admin: false
    },
    url: api,
    html_url: html,
    clone_url: `${html}.git`,
    git_url: `${html}.git`,
    ssh_url: `git@localhost:${repository.nameWithOwner}.git`,
    svn_url: html,
    ...Object.fromEntries(plainLinks.map((name) => [`${name}_url`, `${api}/${name.replace('_', '/')}`])),
    description: null,
    homepage: null,
    language: null,
    license: null,
    mirror_url: null,
    fork: false,
    has_issues: repository.hasIssues,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    ...Object.fromEntries(
      'forks forks_count open_issues open_issues_count stargazers_count watchers watchers_count network_count subscribers_count size'
        .split(' ')
        .map((name) => [name, 0])
    ),
    created_at: timeOf(now),
    updated_at: timeOf(now),
    pushed_at: timeOf(now)
  }
}

function userLinks(user: string): object {
  const names =
    'events followers following gists organizations received_events repos starred subscriptions'.split(' ')
  return Object.fromEntries(names.map((name) => [`${name}_url`, `${user}/${name}`]))
}

export function refShape(url: string, repository: TestRepository, ref: string, oid: string): object {
  const { api } = linksOf(url, repository)
  return {
    ref,
    node_id: `REF_${repository.id}_${ref}`,
    url: `${api}/git/${ref}`,
    object: { type: 'commit', sha: oid, url: `${api}/git/commits/${oid}` }
  }
}

export function commitShape(url: string, repository: TestRepository, commit: Commit): object {
  const { api, html } = linksOf(url, repository)
  return {
    sha: commit.oid,
    node_id: `C_${commit.oid}`,
    url: `${api}/git/commits/${commit.oid}`,
    html_url: `${html}/commit/${commit.oid}`,
    author: personShape(commit.author),
    committer: personShape(commit.committer),
    message: commit.message,
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/git/commits/${sha}`,
      html_url: `${html}/commit/${sha}`
    })),
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }
  }
}

function personShape({ name, email, date }: Person): object {
  return { name, email, date: timeOf(date) }
}

export function treeShape(
  url: string,
  repository: TestRepository,
  sha: string,
  entries: readonly TreeEntry[]
): object {
  const { api } = linksOf(url, repository)
  const limit = 100_000 // GitHub's own; its other one, 7 MB, is not imitated
  return {
    sha,
    url: `${api}/git/trees/${sha}`,
    truncated: entries.length > limit,
    tree: entries.slice(0, limit).map(({ path, mode, type, oid, size }) => ({
      path,
      mode,
      type,
      sha: oid,
      ...(size === undefined ? {} : { size }),
      url: `${api}/git/${type}s/${oid}`
    }))
  }
}

export function blobShape(url: string, repository: TestRepository, sha: string, bytes: Buffer): object {
  const { api } = linksOf(url, repository)
  return {
    sha,
    node_id: `B_${sha}`,
    size: bytes.length,
    url: `${api}/git/blobs/${sha}`,
    content: inLines(bytes),
    encoding: 'base64'
  }
}

/** An item of a folder; with bytes, the file itself. */
export function contentShape(
  url: string,
  repository: TestRepository,
  entry: {
    readonly path: string
    readonly type: 'blob' | 'tree'
    readonly oid: string
    readonly size: number
  },
  bytes?: Buffer
): object {
  const { api, html } = linksOf(url, repository)
  const { path, oid, size } = entry
  const address = `${api}/contents/${path.split('/').map(encodeURIComponent).join('/')}`
  const git = `${api}/git/${entry.type}s/${oid}`
  const page = `${html}/${entry.type}/${repository.defaultBranch}/${encodeURI(path)}`
  const shape = {
    type: entry.type === 'tree' ? 'dir' : 'file',
    name: path.split('/').at(-1) ?? path,
    path,
    sha: oid,
    size,
    url: address,
    git_url: git,
    html_url: page,
    download_url: entry.type === 'tree' ? null : `${html}/raw/${repository.defaultBranch}/${encodeURI(path)}`,
    _links: { self: address, git, html: page }
  }
  if (bytes === undefined) return shape
  // GitHub: from 1 to 100 MB, only the raw media type has the contents.
  if (bytes.length > 1024 * 1024) return { ...shape, content: '', encoding: 'none' }
  return { ...shape, content: inLines(bytes), encoding: 'base64' }
}

/** GitHub breaks base64 into lines of 60 characters. */
function inLines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{1,60}/g, '$&\n')
}
