import type { Expression, Scope } from './expression.ts';

/** Works an expression out. Throws a `TypeError` for an operator that there is not, or a value of the wrong kind. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  if (isList(expression)) {
    const [name, ...args] = expression;
    const operator = typeof name === 'string' && Object.hasOwn(operators, name) ? operators[name] : undefined;
    if (operator === undefined) throw new TypeError(`expression: there is no operator ${JSON.stringify(name)}`);
    return operator(args, scope);
  }
  if (typeof expression !== 'object' || expression === null) return expression;
  return mapped(expression, (value) => evaluate(value, scope));
}

type Operator = (args: readonly Expression[], scope: Scope) => unknown;

const operators: Readonly<Record<string, Operator>> = {
  context: (path, scope) => fieldIn(scope.context, path, scope),
  event: (path, scope) => fieldIn(scope.event, path, scope),
  param: (path, scope) => fieldIn(scope.params, path, scope),
  name: (path, scope) => fieldIn(scope.names, path, scope),
  get: ([value = null, ...path], scope) => fieldIn(evaluate(value, scope), path, scope),
  let: ([name = null, value = null, body = null], scope) =>
    evaluate(body, naming(scope, String(name), evaluate(value, scope))),
  if: ([test = null, then = null, other = null], scope) =>
    evaluate(evaluate(test, scope) === true ? then : other, scope),
  and: (args, scope) => args.every((one) => evaluate(one, scope) === true),
  or: (args, scope) => args.some((one) => evaluate(one, scope) === true),
  not: (args, scope) => all(args, scope)[0] !== true,
  else: ([first = null, second = null], scope) => evaluate(first, scope) ?? evaluate(second, scope),
  is: (args, scope) => all(args, scope)[0] !== null,
  '=': (args, scope) => {
    const [one, other] = all(args, scope);
    return one === other;
  },
  '<': (args, scope) => {
    const [one = 0, other = 0] = numbers(args, scope);
    return one < other;
  },
  '+': (args, scope) => numbers(args, scope).reduce((sum, one) => sum + one, 0),
  '-': (args, scope) => numbers(args, scope).reduce((rest, one) => rest - one),
  '*': (args, scope) => numbers(args, scope).reduce((product, one) => product * one, 1),
  '^': (args, scope) => numbers(args, scope).reduce((base, power) => base ** power),
  min: (args, scope) => Math.min(...numbers(args, scope)),
  max: (args, scope) => Math.max(...numbers(args, scope)),
  join: (args, scope) => all(args, scope).map(String).join(''),
  matches: ([value = null, pattern = null], scope) => new RegExp(String(pattern)).test(String(evaluate(value, scope))),
  in: ([value = null, list = null], scope) => listOf(list, scope).includes(evaluate(value, scope)),
  find: (args, scope) => search(args, scope).found ?? null,
  any: (args, scope) => search(args, scope).index >= 0,
  after: (args, scope) => search(args, scope).rest,
  with: ([value = null, change = null], scope) => ({
    ...toRecord(evaluate(value, scope)),
    ...toRecord(evaluate(change, scope)),
  }),
  put: ([value = null, key = null, field = null], scope) => ({
    ...toRecord(evaluate(value, scope)),
    [String(evaluate(key, scope))]: evaluate(field, scope),
  }),
  without: ([value = null, key = null], scope) => {
    const { [String(evaluate(key, scope))]: _, ...rest } = toRecord(evaluate(value, scope));
    return rest;
  },
  holds: ([list = null], scope) =>
    listOf(list, scope).every((guard) => meant(scope.meaning.guards, guard, scope) === true),
  delay: ([ref = null], scope) => meant(scope.meaning.delays, evaluate(ref, scope), scope),
};

/** Works out what a named guard or delay means, with the parameters that the reference has. */
function meant(meanings: Readonly<Record<string, Expression>>, ref: unknown, scope: Scope): unknown {
  const { type, params = ref } = toRecord(ref);
  return evaluate(meanings[String(type)] ?? ['unknown', String(type)], { ...scope, params });
}

function search([list = null, name = null, test = null]: readonly Expression[], scope: Scope) {
  const items = listOf(list, scope);
  const index = items.findIndex((item) => evaluate(test, naming(scope, String(name), item)) === true);
  return { index, found: items[index], rest: index < 0 ? [] : items.slice(index + 1) };
}

function naming(scope: Scope, name: string, value: unknown): Scope {
  return { ...scope, names: { ...scope.names, [name]: value } };
}

function fieldIn(value: unknown, path: readonly Expression[], scope: Scope): unknown {
  return path.reduce<unknown>((outer, step) => {
    const key = String(evaluate(step, scope));
    const fields = toRecord(outer);
    return Object.hasOwn(fields, key) ? (fields[key] ?? null) : null;
  }, value ?? null);
}

function all(args: readonly Expression[], scope: Scope): readonly unknown[] {
  return args.map((one) => evaluate(one, scope) ?? null);
}

function numbers(args: readonly Expression[], scope: Scope): readonly number[] {
  return all(args, scope).map((value) => {
    if (typeof value === 'number') return value;
    throw new TypeError(`expression: ${JSON.stringify(value)} is no number`);
  });
}

function listOf(list: Expression, scope: Scope): readonly unknown[] {
  const value = evaluate(list, scope) ?? [];
  if (Array.isArray(value)) return value;
  throw new TypeError(`expression: ${JSON.stringify(value)} is no list`);
}

function isList(expression: Expression): expression is readonly Expression[] {
  return Array.isArray(expression);
}

/** The fields of an object; of anything else, none. */
export function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The same names with other values. */
export function mapped<T, U>(values: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
