/** Run as a process of its own: commits a change to a folder and kills itself before the named effect. */
import { WorkspaceDestination } from '../../src/destinations/workspace.js'
import { thisProcess } from '../../src/destinations/writing-process.js'

const [folder = '', effect = '', change = ''] = process.argv.slice(2)

const destination = new WorkspaceDestination({
  folder,
  writer: {
    ...thisProcess,
    before: async (name) => {
      if (name === effect) process.kill(process.pid, 'SIGKILL')
    }
  }
})
await destination.commit(JSON.parse(change))
