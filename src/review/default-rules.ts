import { parseRules } from './rules.js'

/**
 * The rules that hold without any of the workflow author's. Hireflix publishes four action names, so what deserves a
 * look is found by parts of names, which also catch names that we have never seen. What is silenced is named in full:
 * a name that nobody read is listed as unclassified, and no star of ours ever hides one.
 */
export const defaultRulesText = `
# Destroys what cannot be brought back. One at a time it is everyday work, so it is listed and does not alarm.
notice *{delete,remove,destroy,erase,purge,wipe,anonymi}*
# Takes candidates or positions out of sight, or brings them back.
notice *{archive,discard,restore}*
# Shows recordings to people who need no account: a shared interview is open for 75 days to whoever has its address.
notice *{share,sharing,public,publish}*
# The same, where the name only says link, as a word of its own.
notice {link,*[._-]link}{,s}{,[._-]*}
# Takes a copy of the data out of Hireflix.
notice *{export,download,dump,backup}*
# Decides who can see the company's candidates.
notice *{member,teammate,collaborator}*
# The same, where the name speaks of users.
notice {user,team,account}.{create,add,invite,join,leave,enable,disable,activate,deactivate,suspend}*
# An invitation of a colleague, not of a candidate.
notice *invit*{user,admin,recruiter,colleague}*
# A password, a second factor or a token was changed: what whoever takes over an account does next.
notice *{password,secret,token,credential,mfa,2fa,two-factor}*
# A webhook sends data about every candidate to an address. Whoever looks after an integration edits one now and then.
notice *webhook*
# An API key opens the whole company account.
notice *api{,-,_}key*
# Rare, and from then on data leaves to an address that somebody chose: worth a look each time.
warning *webhook*{create,add,enable,secret}*
# The same with the words in the other order.
warning *{create,add,enable,reveal}*webhook*
# Rare, and opens everything to whoever holds it, this log included: worth a look each time.
warning *api{,-,_}key*{create,add,generate,issue,rotate,reveal}*
# The same with the words in the other order.
warning *{create,add,generate,issue,rotate,reveal}*api{,-,_}key*
# Rare, and may make an administrator of anybody, or let one act as another.
warning *{role,permission,privilege,ownership,impersonat}*
# Rare, and whoever controls the identity provider can sign in as everybody.
warning *{saml,single-sign-on,single_sign_on,identity-provider,scim}*
# The same, where it is abbreviated, as a word of its own: "associate" has the letters too.
warning {{sso,idp},*[._-]{sso,idp}}{,[._-]*}
# Routine: somebody opens or edits a position.
off position.{create,save,update,edit,duplicate}
# Routine: candidates are invited and answer.
off interview.{create,invite,invite-candidate,send-invitation,resend-invitation,start,finish,complete,status-change}
# Routine: an integration writes its own number on a candidate.
off {interview,position}.set-external-id
# Routine: colleagues rate and discuss candidates, which is what Hireflix is for.
off interview.{score-interview,score,score-updated,comment,add-comment,shortlist,finalist}
# Routine: somebody signs in or out. A failed sign-in has another name and is listed.
off user.{login,logout,login-with-company,login-with-sso,login-with-saml,login-with-google,login-with-password}
# Routine: texts and colours.
off {template,theme}.{create,save,update,edit}
`

export const defaultRules = parseRules(defaultRulesText, { isDefault: true })
