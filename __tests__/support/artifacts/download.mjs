// Downloads an artifact with the real client, as a later step of the run would: node download.mjs ID FOLDER [DIGEST]
import { DefaultArtifactClient } from '@actions/artifact'

const [id, path, expectedHash] = process.argv.slice(2)
const { digestMismatch } = await new DefaultArtifactClient().downloadArtifact(Number(id), {
  path,
  ...(expectedHash === undefined ? {} : { expectedHash })
})
if (digestMismatch) process.exitCode = 1
