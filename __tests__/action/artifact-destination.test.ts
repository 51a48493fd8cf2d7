import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { artifactDestination } from '../../src/action/artifact-destination.js'
import { commitOn, describeDestination } from '../destinations/contract.js'
import { folderPlace, litterBeside, temporaryFolder } from '../destinations/folders.js'

const options = { name: 'audit', retentionDays: undefined }

describeDestination('artifact, before it is stored', async () => {
  const temporary = temporaryFolder()
  const folder = join(temporary.path, 'archive')
  return {
    ...folderPlace(folder),
    destination: () => artifactDestination({ ...options, temporary: temporary.path }),
    verify: async () => expect(litterBeside(folder)).toEqual([]),
    close: async () => temporary.remove()
  }
})

test('store() stores neither nothing nor what does not verify', async () => {
  const temporary = temporaryFolder()
  try {
    const destination = artifactDestination({ ...options, temporary: temporary.path })
    expect(await destination.store()).toBeUndefined()
    await commitOn(destination, { '2025-10.json': '[\n]\n', 'ledger.jsonl': '{}\n' })
    await expect(destination.store()).rejects.toMatchObject({ name: 'IntegrityError', code: 'plan' })
  } finally {
    temporary.remove()
  }
})
