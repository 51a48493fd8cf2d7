import { expect, test } from '@jest/globals'
import { modelOf, tallyMember } from '../../src/page/browser/model.js'
import { encodePage } from '../../src/page/encode.js'
import { judge } from '../../src/review/judgement.js'
import { event, report } from '../review/builders.js'

test('tallyMember() counts what a member says, but for what is no text', () => {
  const events = [
    event({ medium: 'ADMIN' }),
    event({ medium: 'API_KEY' }),
    event({ medium: 'API_KEY', host: null })
  ]
  const reviewed = { from: Date.UTC(2025, 9, 6), to: Date.UTC(2025, 9, 13) - 1, events }
  const model = modelOf(encodePage(judge(report({ reviewed, source: undefined }), []), '1.2.3'))
  expect(tallyMember(model, [0, 1, 2], 'medium')).toEqual([
    ['API_KEY', 2],
    ['ADMIN', 1]
  ])
  expect(tallyMember(model, [1, 2], 'host')).toEqual([['admin.hireflix.com', 1]])
  expect(tallyMember(model, [0], 'actor')).toEqual([])
  expect(tallyMember(model, [0], 'med')).toEqual([])
})
