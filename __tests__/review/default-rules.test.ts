import { describe, expect, test } from '@jest/globals'
import { defaultRules, defaultRulesText } from '../../src/review/default-rules.js'
import { classify, type Rule } from '../../src/review/rules.js'
import type { Classification } from '../../src/review/severity.js'
import { event } from './builders.js'

function classifyAction(action: string, rules: readonly Rule[] = defaultRules): Classification {
  return classify(rules, event({ action }))
}

function levelOf(action: string, rules: readonly Rule[] = defaultRules): string {
  const classification = classifyAction(action, rules)
  return classification.kind === 'notable' ? classification.severity : classification.kind
}

/** For each default rule, in order: actions that it must match, and near ones that it must not. */
const examples: readonly { readonly matched: readonly string[]; readonly unmatched: readonly string[] }[] = [
  {
    matched: ['interview.delete', 'position.bulkDelete', 'candidate.anonymize'],
    unmatched: ['position.create']
  },
  { matched: ['position.archive', 'position.unarchive', 'interview.discard'], unmatched: ['search.index'] },
  {
    matched: ['interview.share', 'interview.createShareableLink', 'position.publish'],
    unmatched: ['interview.score']
  },
  {
    matched: ['position.link-create', 'link.remove', 'position.add_links'],
    unmatched: ['position.linkedin-post', 'blink.x']
  },
  {
    matched: ['candidate.export', 'interview.download-video'],
    unmatched: ['candidate.import', 'position.load']
  },
  { matched: ['team-member.create', 'company.removeMember'], unmatched: ['company.team-photo'] },
  {
    matched: ['user.create', 'user.invite-user', 'account.suspend'],
    unmatched: ['user.login', 'super-user.create']
  },
  {
    matched: ['company.invite-user', 'invitation.admin'],
    unmatched: ['interview.invite', 'position.invite-candidate']
  },
  {
    matched: ['user.change-password', 'user.mfa-disable', 'access-token.create'],
    unmatched: ['user.login-with-company']
  },
  { matched: ['webhook.delete', 'company.webhooks-list'], unmatched: ['web.hook'] },
  {
    matched: ['api-key.delete', 'apiKey.view', 'company.api_key-revoke'],
    unmatched: ['api.call', 'key.api']
  },
  { matched: ['webhook.create', 'webhook.get-secret-key'], unmatched: ['webhook.delete', 'webhook.update'] },
  { matched: ['company.create-webhook', 'integration.enableWebhook'], unmatched: ['company.update-webhook'] },
  { matched: ['api-key.create', 'apikey.rotate'], unmatched: ['api-key.delete', 'position.create'] },
  { matched: ['company.createApiKey', 'user.generate-api-key'], unmatched: ['company.revoke-api-key'] },
  {
    matched: ['user.role-change', 'company.updatePermissions'],
    unmatched: ['user.update-name', 'position.payroll']
  },
  { matched: ['company.saml-enable', 'company.set-identity-provider'], unmatched: ['sample.update'] },
  {
    matched: ['company.sso-disable', 'sso.enable', 'company.upload-idp', 'idp'],
    unmatched: ['tag.associate', 'lesson.x']
  },
  { matched: ['position.create', 'position.save'], unmatched: ['position.create-link', 'position.delete'] },
  {
    matched: ['interview.invite', 'interview.finish'],
    unmatched: ['interview.finish-failed', 'interview.delete']
  },
  {
    matched: ['interview.set-external-id'],
    unmatched: ['interview.remove-external-id', 'user.set-external-id']
  },
  { matched: ['interview.score-interview', 'interview.comment'], unmatched: ['interview.comment-delete'] },
  { matched: ['user.login-with-company', 'user.logout'], unmatched: ['user.login-failed', 'user.login-as'] },
  { matched: ['template.create', 'theme.update'], unmatched: ['template.delete', 'email-template.create'] }
]

describe('the default rules', () => {
  test('have an example each', () => {
    expect(examples).toHaveLength(defaultRules.length)
  })

  test.each(defaultRules.map((rule, index) => [rule.text, rule, examples[index]] as const))(
    '%s',
    (_text, rule, example) => {
      for (const action of example?.matched ?? []) {
        expect([action, classifyAction(action, [rule]).kind]).not.toEqual([action, 'unclassified'])
      }
      for (const action of example?.unmatched ?? []) {
        expect([action, classifyAction(action, [rule]).kind]).toEqual([action, 'unclassified'])
      }
    }
  )

  test.each(defaultRules.map((rule, index) => [rule.text, index] as const))(
    'are missed: %s',
    (_text, index) => {
      const others = defaultRules.toSpliced(index, 1)
      const matched = examples[index]?.matched ?? []
      expect(matched.filter((action) => levelOf(action, others) !== levelOf(action))).not.toEqual([])
    }
  )

  test('give a reason each', () => {
    const lines = defaultRulesText.trim().split('\n')
    expect(lines).toHaveLength(2 * defaultRules.length)
    expect(lines.every((line, index) => line.startsWith('#') === (index % 2 === 0))).toBe(true)
  })

  test('silence only names written in full', () => {
    const silencing = defaultRules.filter(({ severity }) => severity === 'off')
    expect(silencing.filter(({ text }) => /[*?[!]/.test(text))).toEqual([])
  })

  test('alarm by no single event', () => {
    expect(defaultRules.some(({ severity }) => severity === 'critical')).toBe(false)
  })

  test.each([
    ['interview.delete', 'notice'],
    ['position.delete', 'notice'],
    ['interview.remove-share-link', 'notice'],
    ['webhook.delete', 'notice'],
    ['webhook.create', 'warning'],
    ['webhook.update', 'notice'],
    ['api-key.create', 'warning'],
    ['api-key.delete', 'notice'],
    ['user.role-change', 'warning'],
    ['company.sso-enable', 'warning']
  ])('together mark %s as %s', (action, severity) => {
    expect(classifyAction(action)).toMatchObject({ kind: 'notable', severity })
  })

  test.each([
    'position.create',
    'interview.score-interview',
    'user.login-with-company',
    'user.login-with-sso'
  ])('together keep %s quiet', (action) => {
    expect(classifyAction(action)).toEqual({ kind: 'quiet', isByAuthor: false })
  })

  test.each(['company.change-plan', 'user.login-failed', 'interview.teleport', 'x', '__proto__'])(
    'together leave %s unclassified',
    (action) => {
      expect(classifyAction(action)).toEqual({ kind: 'unclassified' })
    }
  )
})
