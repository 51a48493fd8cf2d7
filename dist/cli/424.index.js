export const id = 424;
export const ids = [424];
export const modules = {

/***/ 6424:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ WorkTreeDestination)
});

// EXTERNAL MODULE: ./src/archive/ledger-line.ts + 1 modules
var ledger_line = __webpack_require__(1826);
// EXTERNAL MODULE: ./src/archive/paths.ts
var paths = __webpack_require__(7366);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/archive/digests.ts
var digests = __webpack_require__(707);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/text/quote.ts
var quote = __webpack_require__(5383);
// EXTERNAL MODULE: ./src/git/git-history.ts
var git_history = __webpack_require__(4809);
// EXTERNAL MODULE: ./src/git/git-objects.ts
var git_objects = __webpack_require__(3709);
// EXTERNAL MODULE: ./src/git/git-place.ts
var git_place = __webpack_require__(1066);
// EXTERNAL MODULE: ./src/git/git-tree.ts
var git_tree = __webpack_require__(1929);
// EXTERNAL MODULE: ./src/git/run-git.ts + 1 modules
var run_git = __webpack_require__(6319);
;// CONCATENATED MODULE: ./src/git/work-tree.ts










/** For a machine on which git knows no identity. */
const fallbackIdentity = [
    ...['-c', 'user.name=hireflix-audit-archive'],
    ...['-c', 'user.email=hireflix-audit-archive@users.noreply.github.com']
];
/** What git leaves in its folder while it waits for the user, and its name. */
const underWay = {
    MERGE_HEAD: 'a merge',
    'rebase-merge': 'a rebase',
    'rebase-apply': 'a rebase',
    CHERRY_PICK_HEAD: 'a cherry-pick',
    REVERT_HEAD: 'a revert',
    BISECT_LOG: 'a bisection'
};
/** Paths as they are named: no pattern, no magic. */
const listing = ['--literal-pathspecs', 'ls-files', '-z'];
const noCommit = '0'.repeat(40);
/** A folder of a git work tree, read and committed by git's plumbing: no filter, attribute or hook takes part. */
class WorkTree {
    folder;
    top;
    prefix;
    gitDir;
    git;
    #objects;
    #asked = 0;
    constructor(folder, top, 
    /** The path of the folder in the repository; empty at its top. */
    prefix, gitDir, git) {
        this.folder = folder;
        this.top = top;
        this.prefix = prefix;
        this.gitDir = gitDir;
        this.git = git;
    }
    /** `undefined` when the folder lies outside of git. @throws ArchiveError */
    static async find(folder) {
        const found = await (0,git_place/* discover */.k4)(folder);
        if (found === undefined)
            return undefined;
        const { top, gitDir } = found;
        const git = run_git/* Git */.TU.committing(top);
        const shown = await git.run(['rev-parse', '--show-toplevel']);
        if (shown.status !== 0) {
            throw (0,git_place/* refused */.J5)(folder, 'it has no work tree there', 'clone it and name the folder in the clone');
        }
        const real = (0,git_place/* realPathOf */.dN)(folder);
        if ((0,git_place/* realPathOf */.dN)(shown.stdout.replace(/\n$/, '')) !== top)
            throw (0,git_place/* refused */.J5)(folder, 'its core.worktree says that its files lie elsewhere', 'unset that');
        return new WorkTree(folder, top, (0,external_node_path_.relative)(top, real).split(external_node_path_.sep).join('/'), gitDir, git);
    }
    /** The path in the repository of an entry of the folder. */
    pathOf(name) {
        return this.prefix === '' ? name : `${this.prefix}/${name}`;
    }
    /** Whether git ignores each of these entries of the folder. */
    async ignores(names) {
        const input = names.map((name) => `./${this.pathOf(name)}\0`).join('');
        const answer = await this.git.run(['check-ignore', '-z', '--stdin'], input);
        if (answer.status !== 1)
            this.#outputOf(['check-ignore'], answer);
        return answer.stdout.split('\0').filter(Boolean).length === names.length;
    }
    /** @throws ArchiveError when no branch is checked out, or git is in the middle of something. */
    async readHead() {
        for (const [name, what] of Object.entries(underWay)) {
            if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(this.gitDir, name)))
                throw (0,git_place/* refused */.J5)(this.folder, `${what} is under way there`, 'end it or abort it');
        }
        const named = await this.git.run(['symbolic-ref', '--quiet', 'HEAD']);
        if (named.status === 1) {
            throw (0,git_place/* refused */.J5)(this.folder, 'no branch is checked out, so a commit would belong to none (detached HEAD)', 'check out a branch (git switch)');
        }
        const branch = this.#outputOf(['symbolic-ref'], named).trim();
        const answer = await this.git.run(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
        if (answer.status === 0)
            return { branch, commit: answer.stdout.trim() };
        if ((await this.git.run(['show-ref', '--verify', '--quiet', branch])).status === 0)
            throw (0,git_place/* refused */.J5)(this.folder, 'its newest commit cannot be read', 'run git fsck there, mend it');
        return { branch, commit: undefined };
    }
    /** The folder's history from a commit on. To be closed. */
    historyOf(commit) {
        return new git_history/* GitHistory */.Z({ git: this.git, folder: this.folder }, commit, this.prefix, true);
    }
    /** The exact bytes. @throws ArchiveError when they are not here, or have another id. */
    async readBlob(id) {
        // One process for what is asked for at once, and none when nothing is.
        this.#objects ??= new git_objects/* GitObjects */.V(this.git, { folder: this.folder, mode: '--batch' });
        const objects = this.#objects;
        this.#asked++;
        try {
            const object = await objects.read(id);
            if (object?.type === 'blob' && !objects.forged.has(id))
                return object.content;
            throw (0,git_place/* refused */.J5)(this.folder, `the object ${id} of its newest commit is missing or damaged`, 'run git fsck there, mend it');
        }
        finally {
            if (--this.#asked === 0) {
                objects.close();
                this.#objects = undefined;
            }
        }
    }
    /** The folder's entries in the index: name to blob id, with another word for what is no plain file. */
    async readIndex() {
        const listed = await this.#ask([...listing, '-s', '--', this.prefix || '.']);
        return new Map(listed
            .split('\0')
            .filter(Boolean)
            .map((line) => {
            const [, mode, id = '', stage, path = ''] = /^(\d+) (\w+) (\d)\t(.*)$/s.exec(line) ?? [];
            const name = this.#nameOf(path);
            const isPlain = stage === '0' && /^100/.test(mode ?? '') && this.pathOf(name) === path;
            return [name, isPlain ? id : 'other'];
        }));
    }
    /** The folder's entries that are neither in the index nor ignored. */
    async readUntracked() {
        const listed = await this.#ask([...listing, '--others', '--exclude-standard', '--', this.prefix || '.']);
        return new Set(listed
            .split('\0')
            .filter(Boolean)
            .map((path) => this.#nameOf(path)));
    }
    /** The entry of the folder that a path in the repository belongs to. */
    #nameOf(path) {
        return path.slice(this.prefix === '' ? 0 : this.prefix.length + 1).split('/')[0] ?? '';
    }
    /**
     * The newest commit that touched an entry of the folder: in the history of the branch and of the one that it follows,
     * or, where the branch is unborn, in all of the repository.
     */
    async findLastChange({ commit }, name) {
        const upstream = await this.git.run(['rev-parse', '--verify', '--quiet', '@{upstream}^{commit}']);
        const from = commit === undefined ? ['--all'] : [commit, upstream.stdout.trim()].filter(Boolean);
        const found = await this.#ask([
            '--literal-pathspecs',
            'rev-list',
            '-1',
            '--full-history',
            ...from,
            '--',
            this.pathOf(name)
        ]);
        return found.trim() || undefined;
    }
    async isShallow() {
        return (await this.#ask(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
    }
    async isSparse() {
        return this.#isSet('core.sparseCheckout');
    }
    /** Stores the exact bytes. Returns the blob's id. */
    async writeBlob(content) {
        const args = ['hash-object', '-w', '--stdin', '--no-filters'];
        const id = this.#outputOf(args, await this.git.run(args, content)).trim();
        if (id !== (0,digests/* gitBlobIdOf */.C0)(content))
            throw (0,git_place/* refused */.J5)(this.folder, 'git stored other bytes', 'mend git');
        return id;
    }
    /** The tree of a commit with these files in the folder, and all else as it is. */
    async writeTree(commit, blobs) {
        const folders = this.prefix.split('/').filter(Boolean);
        const levels = await this.#readLevels(commit, folders);
        const files = [...blobs].map(([name, id]) => ({ mode: '100644', rawName: (0,git_tree/* rawNameOf */.VJ)(name), id }));
        let tree = await this.#makeTree(levels.pop() ?? [], files);
        for (const name of folders.reverse()) {
            tree = await this.#makeTree(levels.pop() ?? [], [{ mode: '40000', rawName: (0,git_tree/* rawNameOf */.VJ)(name), id: tree }]);
        }
        return tree;
    }
    /** The entries of the top and of each folder on the way down; none of what is not there. */
    async #readLevels(commit, folders) {
        const levels = [];
        const objects = new git_objects/* GitObjects */.V(this.git, { folder: this.folder, mode: '--batch' });
        try {
            let id = commit === undefined ? undefined : `${commit}^{tree}`;
            for (const name of [...folders, '']) {
                const object = id === undefined ? undefined : await objects.read(id);
                if (id !== undefined && object?.type !== 'tree')
                    throw (0,git_place/* refused */.J5)(this.folder, 'a tree of its newest commit cannot be read', 'run git fsck there, mend it');
                const entries = object === undefined ? [] : (0,git_tree/* parseTree */.cZ)(object.content);
                levels.push(entries);
                const next = entries.find((entry) => (0,git_tree/* nameOf */.Vb)(entry) === name);
                if (next !== undefined && (0,git_tree/* kindOf */.I)(next) !== 'folder')
                    throw (0,git_place/* refused */.J5)(this.folder, 'its newest commit has something else in the place of the folder', 'remove it');
                id = next?.id;
            }
        }
        finally {
            objects.close();
        }
        return levels;
    }
    async #makeTree(entries, changed) {
        const byName = new Map([...entries, ...changed].map((entry) => [entry.rawName, entry]));
        const args = ['mktree', '-z'];
        return this.#outputOf(args, await this.git.run(args, (0,git_tree/* serializeTree */.Lj)(byName.values()))).trim();
    }
    /** Makes a commit that no branch has yet. Returns its id. */
    async writeCommit(tree, parent, message) {
        const { subject, body } = message;
        const text = body === '' ? subject : `${subject}\n\n${body}`;
        // Of itself `commit-tree` signs nothing.
        const signs = (await this.#isSet('commit.gpgSign')) ? ['-S'] : [];
        const args = ['commit-tree', ...signs, ...(parent === undefined ? [] : ['-p', parent]), '-F', '-', tree];
        const commitAs = (identity) => this.git.run([...identity, ...args], text.endsWith('\n') ? text : `${text}\n`);
        // Without useConfigOnly git makes an address up from the host's name, and says so at length.
        let answer = await commitAs(['-c', 'user.useConfigOnly=true']);
        const lacksIdentity = answer.status !== 0 && /auto-detection is disabled|empty ident/.test(answer.stderr);
        // Whoever sets it themselves wants no made-up identity.
        if (lacksIdentity && !(await this.#isSet('user.useConfigOnly')))
            answer = await commitAs(fallbackIdentity);
        return this.#outputOf(args, answer).trim();
    }
    /** Moves the branch from one commit to the next. `false` when it is elsewhere by now. */
    async moveBranch({ branch, commit }, next, reason) {
        const args = ['update-ref', '-m', `hireflix-audit-archive: ${reason}`];
        const answer = await this.git.run([...args, branch, next, commit ?? noCommit]);
        if (answer.status !== 0) {
            const { stdout } = await this.git.run(['rev-parse', '--verify', '--quiet', `${branch}^{commit}`]);
            if (stdout.trim() !== (commit ?? ''))
                return false;
        }
        this.#outputOf(args, answer);
        return true;
    }
    /** Makes the index hold these files of the folder. Flags that hide changes of theirs are gone. */
    async writeIndex(blobs) {
        const lines = [...blobs].map(([name, id]) => `100644 ${id} 0\t${this.pathOf(name)}\0`);
        const args = ['update-index', '-z', '--add', '--index-info'];
        this.#outputOf(args, await this.git.run(args, lines.join('')));
    }
    async #isSet(name) {
        const answer = await this.git.run(['config', '--type=bool', '--get', name]);
        return answer.status !== 1 && this.#outputOf(['config'], answer).trim() === 'true';
    }
    async #ask(args) {
        return this.#outputOf(args, await this.git.run(args));
    }
    /** @throws ArchiveError `refused`. */
    #outputOf(args, answer) {
        if (answer.status === 0)
            return answer.stdout;
        const command = args.find((arg) => !arg.startsWith('-'));
        throw new errors/* ArchiveError */.di('refused', `Cannot commit "${(0,quote/* quoteOf */.e)(this.folder)}" to git: git ${command} answered "${(0,run_git/* reasonOf */.A3)(answer)}"; settle that and run again`);
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./src/destinations/change.ts
var destinations_change = __webpack_require__(57);
// EXTERNAL MODULE: ./src/archive/companion-files.ts
var companion_files = __webpack_require__(4254);
// EXTERNAL MODULE: ./src/destinations/folder-reader.ts
var folder_reader = __webpack_require__(3525);
;// CONCATENATED MODULE: ./src/destinations/folder-difference.ts






/** The entries of which the disk or the index is not as HEAD has them. */
function findDifferences(states) {
    const { committed, before, disk, index } = states;
    const names = new Set([...committed.keys(), ...index.keys(), ...disk.keys()]);
    return [...names].sort().flatMap((name) => {
        const meant = committed.get(name);
        // No part of an archive, which opening it says.
        if (meant === 'other')
            return [];
        const [there, staged] = [disk.get(name), index.get(name)];
        const isThere = there === meant || (meant === undefined && !isInTheWay(name, states));
        if (isThere && staged === meant)
            return [];
        const old = before?.get(name);
        const isBehind = meant !== undefined && before !== undefined && staged === old && (there === old || there === meant);
        return [{ name, what: isThere ? 'staged' : wordFor(meant, there), isBehind }];
    });
}
function isInTheWay(name, { disk, index, untracked }) {
    const isOurs = name === ledger_line/* ledgerPath */.tf || (0,paths/* isArchiveFile */.Dk)(name) || companion_files/* companionFiles */.U.has(name);
    return disk.has(name) && (isOurs || untracked.has(name) || index.has(name));
}
function wordFor(meant, there) {
    if (meant === undefined)
        return 'not committed';
    return there === undefined ? 'missing' : 'changed';
}
const mostNamed = 5;
/** Names the files, and says how to look at them and how to bring them back. */
async function refusalOf(differences, workTree, committed) {
    const { folder, prefix, top } = workTree;
    const git = `git -C ${shellWord(top)}`;
    const path = shellWord(prefix || '.');
    const named = differences.slice(0, mostNamed).map(({ name, what }) => {
        const plain = (0,paths/* describeName */.T_)(name);
        return `${plain === name ? `"${name}"` : plain} is ${what}`;
    });
    if (differences.length > mostNamed)
        named.push(`${differences.length - mostNamed} more differ`);
    const found = named.join(', ');
    if (!committed.has(ledger_line/* ledgerPath */.tf) && differences.some(({ name }) => name === ledger_line/* ledgerPath */.tf)) {
        return refused(folder, `the archive in it is not committed to git (${found})`, `verify it, commit it (${git} add -f -- ${path} && ${git} commit) and run again`);
    }
    const advice = differences.every(({ name, what }) => what === 'not committed' && folder_reader/* strayFile */.Kg.test(name))
        ? `remove it, or let git ignore it (${shellWord('.git/info/exclude')}), and run again`
        : `look with ${git} status -- ${path} and ${git} diff HEAD -- ${path}; move away what is not committed, bring the rest ` +
            `back with ${git} restore --source=HEAD --staged --worktree -- ${path}, and run again` +
            (await hintsOn(workTree, differences));
    return refused(folder, `it is not what git's HEAD holds: ${found}`, advice);
}
/** Settings that would make bringing the files back futile. */
async function hintsOn(workTree, differences) {
    const hints = [];
    if (await workTree.isSparse())
        hints.push('this checkout is sparse: git sparse-checkout disable brings all of it');
    if (differences.some(({ what }) => what === 'changed')) {
        hints.push('where git shows no change, an attribute (git check-attr -a) or a flag (git ls-files -v) hides it');
    }
    return hints.map((hint) => ` (${hint})`).join('');
}
function refused(folder, found, advice) {
    return new errors/* ArchiveError */.di('refused', `Cannot use "${(0,quote/* quoteOf */.e)(folder)}" as the archive folder: ${found}; ${advice}`);
}
/** A path for a command to be copied; one that a terminal or a log could misread is not shown. */
function shellWord(text) {
    if ((0,quote/* quoteOf */.e)(text, 300) !== text)
        return '<path>';
    return /^[\w./-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

// EXTERNAL MODULE: ./src/destinations/staging.ts
var staging = __webpack_require__(4576);
// EXTERNAL MODULE: ./src/destinations/staging-lock.ts
var staging_lock = __webpack_require__(8634);
// EXTERNAL MODULE: ./src/destinations/state-folder.ts
var state_folder = __webpack_require__(653);
;// CONCATENATED MODULE: ./src/destinations/committed-folder.ts














/**
 * The archive folder that git's HEAD holds. What lies on the disk is a copy that must be the same.
 *
 * A commit is made of exact bytes, then the branch is moved to it if nobody else has moved it: at that instant the new
 * archive holds. The copy follows. When a process ends in between, the copy is behind by one commit, file by file, and
 * the next one brings it up. Anything else that differs is somebody's work or damage, and is refused.
 */
class CommittedFolder {
    workTree;
    edges;
    #folder;
    #place;
    constructor(workTree, edges) {
        this.workTree = workTree;
        this.edges = edges;
        this.#folder = workTree.folder;
        const { folder } = workTree;
        this.#place = { folder, state: (0,state_folder/* statePathOf */.I9)(folder), writer: edges.writer };
    }
    /** Whether neither HEAD nor the index has anything in the folder. */
    async isUnknown() {
        const head = await this.workTree.readHead();
        const { committed } = await this.#readCommitted(head);
        return committed.size === 0 && (await this.workTree.readIndex()).size === 0;
    }
    open() {
        return explaining(`Cannot open "${this.#folder}"`, async () => {
            let look = await this.#look();
            // It may be in the middle of another process's commit.
            if (look.differences.length > 0)
                look = await this.#hold(() => this.#bringUp());
            if (!look.states.committed.has(ledger_line/* ledgerPath */.tf))
                await this.#verifyNew(look);
            const { head, files, states } = look;
            const { commit } = head;
            return {
                revision: commit ?? `unborn ${head.branch}`,
                files,
                ...(commit === undefined ? {} : { commit: { sha: commit } }),
                readFile: async (path) => this.#readFile((0,destinations_change/* findListed */.dt)(files, path).path, states)
            };
        });
    }
    #readFile(path, { committed }) {
        return this.workTree.readBlob(committed.get(path) ?? '');
    }
    commit(change) {
        return explaining(`Cannot write "${this.#folder}"`, async () => {
            (0,destinations_change/* verifyChange */.ue)(change);
            return this.#hold(() => this.#commit(change));
        });
    }
    async #commit({ base, files, message }) {
        const { writer } = this.edges;
        const { head } = await this.#bringUp();
        if ((head.commit ?? `unborn ${head.branch}`) !== base)
            return { kind: 'stale' };
        const blobs = new Map();
        for (const { path, content } of files) {
            await writer.before(`store ${path}`);
            blobs.set(path, await this.workTree.writeBlob(content));
        }
        await writer.before('tree');
        const tree = await this.workTree.writeTree(head.commit, blobs);
        await writer.before('commit');
        const commit = await this.workTree.writeCommit(tree, head.commit, message);
        await writer.before('decide');
        if (!(await this.workTree.moveBranch(head, commit, message.subject)))
            return { kind: 'stale' };
        await writer.before('decided');
        try {
            await this.#follow(files, blobs);
        }
        catch (fault) {
            // The commit is made: whoever is told otherwise would archive its events unseen.
            const reason = fault instanceof Error ? (0,quote/* quoteOf */.e)(fault.message) : 'for an unknown reason';
            this.edges.say(`Committed ${commit}, but the folder could not follow (${reason}): the next run finishes it`);
        }
        return { kind: 'committed', revision: commit, commit: { sha: commit } };
    }
    /** Makes the disk and the index hold what HEAD has. Repeating it after a crash anywhere in it ends the same. */
    async #follow(files, blobs) {
        const { writer } = this.edges;
        const added = await (0,staging/* makeContents */.bl)(this.#place);
        await (0,promises_.mkdir)(this.#folder, { recursive: true });
        for (const { path, content } of files) {
            await writer.before(`place ${path}`);
            await writeSynced((0,external_node_path_.join)(added, path), content);
            await (0,promises_.rename)((0,external_node_path_.join)(added, path), (0,external_node_path_.join)(this.#folder, path));
        }
        await writer.before('index');
        await this.workTree.writeIndex(blobs);
        await (0,staging/* discardStaged */.JR)(this.#place);
    }
    /** Finishes what a process that ended has committed. @throws ArchiveError when the folder differs otherwise. */
    async #bringUp() {
        const look = await this.#look();
        const { head, states, differences } = look;
        if (differences.length === 0)
            return look;
        if (!differences.every(({ isBehind }) => isBehind))
            throw await refusalOf(differences, this.workTree, states.committed);
        const names = differences.map(({ name }) => name);
        const read = async (path) => ({ path, content: await this.#readFile(path, states) });
        const files = names.filter((name) => states.disk.get(name) !== states.committed.get(name)).map(read);
        await this.#follow(await Promise.all(files), new Map(names.map((name) => [name, states.committed.get(name) ?? ''])));
        this.edges.say(`Brought "${(0,quote/* quoteOf */.e)(this.#folder)}" up to commit ${head.commit}, which an earlier run has made and not finished`);
        return this.#look();
    }
    async #look() {
        const head = await this.workTree.readHead();
        const { files, committed, before } = await this.#readCommitted(head);
        const states = {
            committed,
            before,
            disk: readDisk(this.#folder),
            index: await this.workTree.readIndex(),
            untracked: await this.workTree.readUntracked()
        };
        return { head, files, states, differences: findDifferences(states) };
    }
    async #readCommitted({ commit: id }) {
        if (id === undefined)
            return { files: [], committed: new Map(), before: undefined };
        const history = this.workTree.historyOf(id);
        try {
            const { files } = await history.readHead();
            const committed = new Map(files.map(({ path, blob }) => [path, blob ?? 'other']));
            const before = await readBefore(history, id);
            if (history.forged.size > 0)
                throw (0,git_place/* refused */.J5)(this.#folder, 'an object of its newest commits has other bytes than its id says', 'run git fsck');
            return { files, committed, before };
        }
        finally {
            history.close();
        }
    }
    /** An archive begins where none was. @throws ArchiveError where one was, or may have been. */
    async #verifyNew({ head }) {
        const { workTree } = this;
        const last = await workTree.findLastChange(head, ledger_line/* ledgerPath */.tf);
        const git = `git -C ${shellWord(workTree.top)}`;
        const path = shellWord(workTree.pathOf(ledger_line/* ledgerPath */.tf));
        if (last !== undefined) {
            throw (0,git_place/* refused */.J5)(this.#folder, `its newest commit holds no archive there, but git's history does (last in commit ${last})`, `see ${git} log --all --full-history -- ${path}, restore the folder from the last commit that has it or check out ` +
                'its branch, or name another folder for a new archive,');
        }
        if (head.commit !== undefined && (await workTree.isShallow())) {
            throw (0,git_place/* refused */.J5)(this.#folder, 'its newest commit holds no archive there, and in a shallow clone nobody sees whether an earlier one does', `fetch the whole history (${git} fetch --unshallow)`);
        }
    }
    async #hold(work) {
        await (0,state_folder/* makeStateFolder */.En)();
        const lock = await (0,staging_lock/* acquireLock */.IZ)(this.#place.state, this.edges.writer);
        try {
            // A crash leaves at most files that were to be placed: HEAD has them.
            await (0,staging/* discardStaged */.JR)(this.#place);
            const result = await work();
            await this.edges.writer.before('release');
            return result;
        }
        finally {
            await lock.release();
        }
    }
}
/** The folder as the first parent has it; `undefined` where that commit is not here. */
async function readBefore(history, id) {
    const [parent] = (await history.readCommit(id))?.parents ?? [];
    if (parent === undefined)
        return new Map();
    const commit = await history.readCommit(parent);
    if (commit === undefined)
        return undefined;
    return commit.tree === undefined ? new Map() : history.readTree(commit.tree);
}
function readDisk(folder) {
    const entry = (0,external_node_fs_.lstatSync)(folder, { throwIfNoEntry: false });
    if (entry === undefined)
        return new Map();
    if (!entry.isDirectory()) {
        const found = entry.isSymbolicLink() ? 'a symbolic link' : 'not a folder';
        throw new errors/* ArchiveError */.di('not-a-folder', `Cannot use "${folder}" as the archive folder: it is ${found}; choose another path or remove what is there`);
    }
    const files = (0,folder_reader/* listFolder */.bt)(folder, { strays: true }).filter(({ path }) => path !== '.git');
    return new Map(files.map(({ path, kind }) => [
        path,
        kind === 'file' ? (0,digests/* gitBlobIdOf */.C0)((0,folder_reader/* readRegularFile */.XF)((0,external_node_path_.join)(folder, path))) : 'other'
    ]));
}
async function writeSynced(path, content) {
    const file = await (0,promises_.open)(path, 'w');
    try {
        await file.writeFile(content);
        await file.sync();
    }
    finally {
        await file.close();
    }
}
/** Turns a fault of the file system (full, read-only, forbidden) into an ArchiveError with advice. */
async function explaining(cannot, work) {
    try {
        return await work();
    }
    catch (fault) {
        if (typeof fault !== 'object' || fault === null || !('syscall' in fault) || !('code' in fault))
            throw fault;
        throw new errors/* ArchiveError */.di('refused', `${cannot}: the file system answered ${String(fault.code)} to ${String(fault.syscall)}; ` +
            'check the disk and its permissions and run again');
    }
}

;// CONCATENATED MODULE: ./src/destinations/earlier-archive.ts
/** Whether an archive was there where one is about to begin: then the old one must be restored, not a new one begun. */





/** `commit` is the newest one that changed the ledger of that archive: it removed it, where it is not there now. */
function earlierArchive(path, commit) {
    const named = (0,quote/* quoteOf */.e)(path);
    return new errors/* ArchiveError */.di('refused', `Cannot begin a new archive in "${named}": history shows one there until commit ${commit.slice(0, 12)}, and it is ` +
        `gone; restore it (git checkout ${commit.slice(0, 12)}~ -- ${named}, or git checkout HEAD -- ${named} where it was ` +
        'not committed that it is gone), or choose another path for a new archive');
}
/**
 * Refuses where the checked-out commit, or as much of its history as was fetched, has an archive in the folder. A
 * workspace without git, or without commits, shows none.
 * @throws ArchiveError
 */
async function refuseEarlierArchive(folder, root) {
    const git = run_git/* Git */.TU.reading(root);
    // In a container job the workspace belongs to another user, and nothing in it is run.
    const run = (...args) => git.run(['-c', 'safe.directory=*', ...args]);
    const head = await run('rev-parse', '--verify', '--quiet', 'HEAD^{commit}');
    if (head.status !== 0)
        return;
    const path = (0,external_node_path_.relative)(root, folder).split(external_node_path_.sep).join('/');
    const ledger = `${path}/${ledger_line/* ledgerPath */.tf}`;
    const args = ['rev-list', '--max-count=1', '--full-history', head.stdout.trim(), '--', ledger];
    const found = await run('--literal-pathspecs', ...args);
    if (found.status !== 0) {
        throw new errors/* ArchiveError */.di('refused', `Cannot tell whether there was an archive in "${(0,quote/* quoteOf */.e)(path)}": git rev-list answered "${(0,run_git/* reasonOf */.A3)(found)}"; settle ` +
            'that, or check the repository out without a filter, and run again');
    }
    const commit = found.stdout.trim();
    if (commit !== '')
        throw earlierArchive(path, commit);
}

// EXTERNAL MODULE: ./src/destinations/file-system-faults.ts
var file_system_faults = __webpack_require__(5631);
;// CONCATENATED MODULE: ./src/destinations/workspace.ts










/** The archive folder on disk: see staging.ts for the traces of a crash. */
class WorkspaceDestination {
    options;
    description;
    #folder;
    #place;
    constructor(options) {
        this.options = options;
        const { folder, root, writer } = options;
        this.description = options.description ?? `folder ${folder}`;
        this.#folder = folder;
        this.#place = { folder, state: (0,state_folder/* statePathOf */.I9)(folder), root, writer };
    }
    open() {
        return (0,file_system_faults/* explaining */.S)(`Cannot open "${this.#folder}"`, () => this.#open());
    }
    async #open() {
        const folder = this.#folder;
        await (0,folder_reader/* verifyFolderPath */.xf)(this.#place);
        for (let attempt = 1; attempt <= 5; attempt++) {
            if (await (0,staging_lock/* exists */.t2)(this.#place.state))
                await this.#hold(() => this.#recover());
            const look = await (0,staging/* lookAtLedger */.ud)(folder);
            const state = { look, revision: await (0,staging/* readRevision */.M7)(folder) };
            const files = (0,external_node_fs_.existsSync)(folder) ? (0,folder_reader/* listFolder */.bt)(folder) : [];
            if (await this.#isStill(state)) {
                if (!files.some(destinations_change/* isOfArchive */.mj))
                    await this.#verifyNew();
                return { revision: state.revision, files, readFile: (path) => this.#readFile(path, state, files) };
            }
        }
        throw movedOn(folder);
    }
    async #verifyNew() {
        const { folder, root } = this.options;
        if (root !== undefined)
            await refuseEarlierArchive(folder, root);
    }
    #readFile(path, state, files) {
        return (0,file_system_faults/* explaining */.S)(`Cannot read "${path}"`, async () => {
            (0,destinations_change/* findListed */.dt)(files, path);
            const bytes = (0,folder_reader/* readRegularFile */.XF)((0,external_node_path_.join)(this.#folder, path));
            if (await this.#isStill(state))
                return bytes;
            throw movedOn(this.#folder);
        });
    }
    /** A commit that placed a file before this look is either still marked as decided or has replaced the ledger. */
    async #isStill({ look, revision }) {
        if (await (0,staging/* hasStagedChange */.F_)(this.#place.state))
            return false;
        return (await (0,staging/* lookAtLedger */.ud)(this.#folder)) === look || (await (0,staging/* readRevision */.M7)(this.#folder)) === revision;
    }
    commit(change) {
        return (0,file_system_faults/* explaining */.S)(`Cannot write "${this.#folder}"`, async () => {
            (0,destinations_change/* verifyChange */.ue)(change);
            await (0,folder_reader/* verifyFolderPath */.xf)(this.#place);
            return this.#hold(() => this.#commit(change));
        });
    }
    async #commit(change) {
        await this.#recover();
        if ((await (0,staging/* readRevision */.M7)(this.#folder)) !== change.base)
            return { kind: 'stale' };
        const reference = await this.#carryOut(await (0,staging/* stageChange */.LF)(this.#place, change));
        const revision = await (0,staging/* readRevision */.M7)(this.#folder);
        return { kind: 'committed', revision, ...(reference ? { commit: reference } : {}) };
    }
    /** After a crash: finishes a decided change, and discards an undecided one. */
    async #recover() {
        const left = await (0,staging/* findFinishable */.PX)(this.#place);
        if (left)
            await this.#carryOut(left);
        await (0,staging/* discardStaged */.JR)(this.#place);
    }
    async #carryOut(staged) {
        await (0,staging/* finishChange */.aJ)(this.#place, staged);
        await this.#place.writer.before('settle');
        return this.options.settle?.(staged.message);
    }
    async #hold(work) {
        const { state, writer } = this.#place;
        await (0,state_folder/* makeStateFolder */.En)();
        const lock = await (0,staging_lock/* acquireLock */.IZ)(state, writer);
        let result;
        try {
            result = await work();
        }
        catch (fault) {
            // Decided but not carried out: the next process finishes it. Any other failure must leave nothing behind.
            if (await (0,staging/* hasStagedChange */.F_)(this.#place.state))
                lock.abandon();
            else {
                await (0,staging/* discardStaged */.JR)(this.#place);
                await lock.release();
            }
            throw fault;
        }
        await writer.before('release');
        await (0,staging/* discardStaged */.JR)(this.#place);
        await lock.release();
        return result;
    }
}
function movedOn(folder) {
    return new errors/* ArchiveError */.di('contended', `Cannot read "${folder}": it was being written at the same time; run again when no other run is writing it`);
}

;// CONCATENATED MODULE: ./src/destinations/git-folder.ts





/** Names of which an ignore rule for the folder as a whole takes every one. */
const probes = [ledger_line/* ledgerPath */.tf, paths/* quarantinePath */.Q2, '2000-01.json', 'README.md'];
/**
 * The archive folder on the command line: in a git work tree the one that git's HEAD holds, elsewhere, or where git
 * ignores it, the one on the disk.
 */
class WorkTreeDestination {
    options;
    description;
    #workspace;
    #chosen;
    constructor(options) {
        this.options = options;
        this.#workspace = new WorkspaceDestination(options);
        this.description = this.#workspace.description;
    }
    async open() {
        this.#chosen = await this.#choose();
        return this.#chosen.open();
    }
    async commit(change) {
        this.#chosen ??= await this.#choose();
        return this.#chosen.commit(change);
    }
    async #choose() {
        const { folder, writer, say = () => { } } = this.options;
        const workTree = await WorkTree.find(folder);
        if (workTree === undefined)
            return this.#workspace;
        const committed = new CommittedFolder(workTree, { writer, say });
        return (await workTree.ignores(probes)) && (await committed.isUnknown()) ? this.#workspace : committed;
    }
}


/***/ })

};
