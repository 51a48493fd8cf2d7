/** Run as a process of its own: commits a change to a folder in a git work tree and kills itself before the named effect. */
import { WorkTreeDestination } from '../../src/destinations/git-folder.js'
import { thisProcess } from '../../src/destinations/writing-process.js'

const [folder = '', effect = '', change = ''] = process.argv.slice(2)

const destination = new WorkTreeDestination({
  folder,
  writer: {
    ...thisProcess,
    before: async (name) => {
      if (name === effect) process.kill(process.pid, 'SIGKILL')
    }
  }
})
const { revision } = await destination.open()
await destination.commit({ ...JSON.parse(change), base: revision })
