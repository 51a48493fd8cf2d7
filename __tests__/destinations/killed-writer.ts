/** Run as a process of its own: commits a change to a folder and kills itself before the named effect. */
import { workspaceDestination } from '../../src/destinations/workspace.js'

const [folder = '', effect = '', change = ''] = process.argv.slice(2)

const destination = workspaceDestination({
  folder,
  step: async (name) => {
    if (name === effect) process.kill(process.pid, 'SIGKILL')
  }
})
await destination.commit(JSON.parse(change))
