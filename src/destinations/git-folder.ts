import type { Change, Destination, Receipt, Snapshot } from '../archive/destination.js'
import { ledgerPath } from '../archive/ledger-line.js'
import { quarantinePath } from '../archive/paths.js'
import { WorkTree } from '../git/work-tree.js'
import { CommittedFolder } from './committed-folder.js'
import { WorkspaceDestination, type WorkspaceOptions } from './workspace.js'

export interface WorkTreeOptions extends Pick<WorkspaceOptions, 'folder' | 'description' | 'writer'> {
  /** Told of what is done beside reading and committing: a commit of an earlier run that is finished. */
  readonly say?: (message: string) => void
}

/** Names of which an ignore rule for the folder as a whole takes every one. */
const probes = [ledgerPath, quarantinePath, '2000-01.json', 'README.md']

/**
 * The archive folder on the command line: in a git work tree the one that git's HEAD holds, elsewhere, or where git
 * ignores it, the one on the disk.
 */
export class WorkTreeDestination implements Destination {
  readonly description: string
  readonly #workspace: WorkspaceDestination
  #chosen: Pick<Destination, 'open' | 'commit'> | undefined

  constructor(private readonly options: WorkTreeOptions) {
    this.#workspace = new WorkspaceDestination(options)
    this.description = this.#workspace.description
  }

  async open(): Promise<Snapshot> {
    this.#chosen = await this.#choose()
    return this.#chosen.open()
  }

  async commit(change: Change): Promise<Receipt> {
    this.#chosen ??= await this.#choose()
    return this.#chosen.commit(change)
  }

  async #choose(): Promise<Pick<Destination, 'open' | 'commit'>> {
    const { folder, writer, say = () => {} } = this.options
    const workTree = await WorkTree.find(folder)
    if (workTree === undefined) return this.#workspace
    const committed = new CommittedFolder(workTree, { writer, say })
    return (await workTree.ignores(probes)) && (await committed.isUnknown()) ? this.#workspace : committed
  }
}
