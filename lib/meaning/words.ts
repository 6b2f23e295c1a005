import type { Expression } from './expression.ts';

/** The phrases from which the meanings of the pod's machine are put together. */

export const param = (name: string): Expression => ['param', name];
export const context = (...path: readonly Expression[]): Expression => ['context', ...path];
export const name = (...path: readonly Expression[]): Expression => ['name', ...path];
export const is = (value: Expression): Expression => ['is', value];
export const not = (value: Expression): Expression => ['not', value];
export const and = (...all: readonly Expression[]): Expression => ['and', ...all];
export const or = (...all: readonly Expression[]): Expression => ['or', ...all];
export const equal = (one: Expression, other: Expression): Expression => ['=', one, other];

export const containers = context('spec', 'containers');

/** The container of the guard or action, in the spec. */
export const own: Expression = ['find', containers, 'own', equal(name('own', 'name'), param('container'))];

/** What the kubelet remembers of it. */
export const record = context('containers', param('container'));

export function get(value: Expression, ...path: readonly Expression[]): Expression {
  return ['get', value, ...path];
}

/** Whether anything is in a list. */
export function filled(list: Expression): Expression {
  return ['any', list, 'one', true];
}

/** The restart rule that an exit code falls under (facts R2). */
export function ruleFor(container: Expression, code: Expression): Expression {
  const applies = equal(['in', code, name('rule', 'exitCodes')], equal(name('rule', 'operator'), 'In'));
  return ['find', get(container, 'restartRules'), 'rule', applies];
}

/** Whether a container starts again after that exit code (facts 5, R1, R4 and R5). */
export function restartsAfter(container: Expression, exitCode: Expression): Expression {
  const [kind, policy] = [name('c', 'kind'), name('c', 'restartPolicy')];
  const failed = not(equal(name('code'), 0));
  const byPolicy: Expression = ['if', equal(policy, 'OnFailure'), failed, equal(policy, 'Always')];
  const byKind: Expression = ['if', equal(kind, 'init'), and(failed, not(equal(policy, 'Never'))), byPolicy];
  const answer = or(equal(kind, 'sidecar'), is(ruleFor(name('c'), name('code'))), byKind);
  return ['let', 'c', container, ['let', 'code', exitCode, answer]];
}

/** Whether a container that has ended starts again: one that a probe had killed, unless its policy is Never (R7). */
export function startsAgain(container: Expression, of: Expression): Expression {
  const byProbe = not(equal(get(container, 'restartPolicy'), 'Never'));
  return ['if', get(of, 'killed'), byProbe, restartsAfter(container, ['else', get(of, 'instance', 'exitCode'), 0])];
}

/** Whether a pod has finished: an init container has failed for good, or every main container has ended for good. */
export function podFinished(): Expression {
  const of = context('containers', name('own', 'name'));
  const code = get(of, 'instance', 'exitCode');
  const ended = and(is(code), not(startsAgain(name('own'), of)));
  const kind = (word: string) => equal(name('own', 'kind'), word);
  const failed: Expression = ['any', containers, 'own', and(kind('init'), ended, not(equal(code, 0)))];
  const busy: Expression = ['any', containers, 'own', and(kind('main'), not(ended))];
  return or(failed, not(busy));
}
