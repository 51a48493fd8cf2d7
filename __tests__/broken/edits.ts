import ts from 'typescript'
import type { Edit } from './anchors.js'

/** Takes a statement or a member away. */
export const drop: Edit = (node) => (ts.isObjectLiteralElementLike(node) ? '...{}' : ';')

/** The condition never holds: of an if, of a conditional expression, or of a value that is one. */
export const never: Edit = (node) => replaced(node, conditionOf(node), 'false')

export const always: Edit = (node) => replaced(node, conditionOf(node), 'true')

/** Of `a || b`, `a && b` or `a ?? b` only what stands before the operator is left. */
export const onlyLeft: Edit = (node) => {
  const condition = conditionOf(node)
  if (!ts.isBinaryExpression(condition)) throw new Error(`It has no two sides: ${node.getText()}`)
  return replaced(node, condition, condition.left.getText())
}

/** Another value of a constant or a member. */
export function value(text: string): Edit {
  return (node) => replaced(node, valueIn(node), text)
}

export function instead(text: string): Edit {
  return () => text
}

export function before(text: string): Edit {
  return (node) => `${text}\n${node.getText()}`
}

export function after(text: string): Edit {
  return (node) => `${node.getText()}\n${text}`
}

/** What the pattern finds becomes the text, in which `$1` stands for what was captured. */
export function rewrite(pattern: RegExp, text: string): Edit {
  return (node) => node.getText().replace(pattern, text)
}

/** Code in place of a function's own, which it may call as `original(...given)`. */
export function around(code: string): Edit {
  return (node) => {
    if (!ts.isFunctionDeclaration(node) || node.name === undefined) throw new Error('It is no function')
    const name = node.name.getText()
    const own = node.getText().slice(node.name.end - node.getStart())
    return `export function ${name}(...given: any): any { const original: any = ${name}Itself; ${code} }
function ${name}Itself${own}`
  }
}

function replaced(node: ts.Node, part: ts.Node, text: string): string {
  const whole = node.getText()
  return whole.slice(0, part.getStart() - node.getStart()) + text + whole.slice(part.end - node.getStart())
}

function valueIn(node: ts.Node): ts.Node {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0]?.initializer ?? node
  if (ts.isPropertyAssignment(node)) return node.initializer
  return ts.isReturnStatement(node) ? (node.expression ?? node) : node
}

function conditionOf(node: ts.Node): ts.Node {
  if (ts.isIfStatement(node)) return node.expression
  const whole = valueIn(node)
  return findConditional(whole)?.condition ?? whole
}

function findConditional(node: ts.Node): ts.ConditionalExpression | undefined {
  return ts.isConditionalExpression(node) ? node : ts.forEachChild(node, findConditional)
}
