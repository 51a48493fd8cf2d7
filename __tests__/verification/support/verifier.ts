import { rmSync } from 'node:fs'
import { GitHistory } from '../../../src/git/git-history.js'
import { findCommit, findGitPlace } from '../../../src/git/git-place.js'
import { parsePin } from '../../../src/verification/pins.js'
import type { VerificationReport } from '../../../src/verification/report.js'
import { verifyArchive } from '../../../src/verification/verify.js'
import { folderOf } from './folder.js'
import { makeRepository } from './repository.js'
import type { Tampered } from './tampering.js'

const repositories = new Map<Tampered, string>()

/** A repository with the commits of a case, made once. */
export async function repositoryOf(tampered: Tampered): Promise<string> {
  const known = repositories.get(tampered)
  if (known !== undefined) return known
  const repository = makeRepository(tampered.commits ?? [])
  await tampered.spoil?.(repository)
  repositories.set(tampered, repository)
  return repository
}

export function removeRepositories(): void {
  for (const folder of repositories.values()) rmSync(folder, { recursive: true, force: true })
  repositories.clear()
}

/** Runs verify over a case: with its pins and history, or as somebody who has neither. */
export async function verifyCase(
  tampered: Tampered,
  options: {
    readonly pins?: boolean
    readonly history?: boolean
  } = {}
): Promise<VerificationReport> {
  const { pins = true, history = true } = options
  const shared = {
    now: tampered.now,
    pins: pins ? (tampered.pins ?? []).map(parsePin) : []
  }
  if (!history || tampered.commits === undefined) return verifyArchive(folderOf(tampered.files), shared)
  const place = await findGitPlace(await repositoryOf(tampered))
  if (place === undefined) throw new Error('no repository')
  const head = await findCommit(place, 'main')
  const isHead = tampered.isBesideHistory === undefined
  const git = new GitHistory(place, head ?? '', 'audit-log', isHead)
  try {
    const folder = isHead ? await git.readHead() : folderOf(tampered.files)
    return await verifyArchive(folder, { ...shared, history: git })
  } finally {
    git.close()
  }
}
