import { describeDestination } from './contract.js'
import { githubPlace } from './github-place.js'

describeDestination('repository, default branch', () => githubPlace())
describeDestination('repository, a branch that is yet to be made', () =>
  githubPlace({}, { branch: 'audit/log' })
)
