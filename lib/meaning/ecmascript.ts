import type { Expression, Meaning } from './expression.ts';

/**
 * The meaning of a machine as ECMAScript 5, for engines that run scripts and know nothing of our expressions: the
 * objects `guards`, `actions` and `delays`, whose functions take the context, the parameters and the event's data.
 */
export function toEcmaScript({ guards, actions, delays }: Meaning): string {
  const changes = Object.entries(actions).flatMap(([name, does]) =>
    'assign' in does ? [functionOf(name, `merge(c, ${compile(does.assign)})`)] : [],
  );
  return [
    library,
    `var guards = {\n${Object.entries(guards).map(toFunction).join(',\n')}\n};`,
    `var delays = {\n${Object.entries(delays).map(toFunction).join(',\n')}\n};`,
    `var actions = {\n${changes.join(',\n')}\n};`,
  ].join('\n');
}

function toFunction([name, expression]: [string, Expression]): string {
  return functionOf(name, compile(expression));
}

function functionOf(name: string, body: string): string {
  return `  ${JSON.stringify(name)}: function (c, p, e) { return ${body}; }`;
}

const library = `function get(o, k) {
  return o !== null && typeof o === 'object' && Object.prototype.hasOwnProperty.call(o, k) && o[k] !== undefined ? o[k] : null;
}
function merge(a, b) { var o = {}, k; for (k in a || {}) o[k] = a[k]; for (k in b || {}) o[k] = b[k]; return o; }
function put(o, k, v) { var b = {}; b[k] = v; return merge(o, b); }
function without(o, k) { var r = merge(o, {}); delete r[k]; return r; }
function orElse(a, b) { return a === null ? b : a; }
function indexOf(l, f) { for (var i = 0; i < (l || []).length; i++) if (f(l[i]) === true) return i; return -1; }
function find(l, f) { var i = indexOf(l, f); return i < 0 ? null : l[i]; }
function after(l, f) { var i = indexOf(l, f); return i < 0 ? [] : l.slice(i + 1); }
function same(v) { return function (one) { return one === v; }; }
function holds(c, l, e) { return indexOf(l, function (g) { return guards[g.type](c, g.params, e) !== true; }) < 0; }
function delay(c, d, e) { return delays[d.type](c, d, e); }`;

type Writer = (args: readonly Expression[]) => string;

const writers: Readonly<Record<string, Writer>> = {
  context: (path) => fieldOf('c', path),
  event: (path) => fieldOf('e', path),
  param: (path) => fieldOf('p', path),
  name: ([name, ...path]) => fieldOf(variable(name), path),
  get: ([value = null, ...path]) => fieldOf(compile(value), path),
  let: ([name, value = null, body = null]) => `${lambda(name, body)}(${compile(value)})`,
  if: ([test = null, then = null, other = null]) => `(${isTrue(test)} ? ${compile(then)} : ${compile(other)})`,
  and: (args) => `(${args.map(isTrue).join(' && ')})`,
  or: (args) => `(${args.map(isTrue).join(' || ')})`,
  not: ([value = null]) => `(${compile(value)} !== true)`,
  else: (args) => `orElse(${listed(args)})`,
  is: ([value = null]) => `(${compile(value)} !== null)`,
  '=': (args) => infix('===', args),
  '<': (args) => infix('<', args),
  '+': (args) => infix('+', args),
  '-': (args) => infix('-', args),
  '*': (args) => infix('*', args),
  '^': (args) => `Math.pow(${listed(args)})`,
  min: (args) => `Math.min(${listed(args)})`,
  max: (args) => `Math.max(${listed(args)})`,
  join: (args) => `('' + ${args.map(compile).join(' + ')})`,
  matches: ([value = null, pattern = null]) => `new RegExp(${compile(pattern)}).test(${compile(value)})`,
  in: ([value = null, list = null]) => `(indexOf(${compile(list)}, same(${compile(value)})) >= 0)`,
  find: ([list = null, name, test = null]) => `find(${compile(list)}, ${lambda(name, test)})`,
  any: ([list = null, name, test = null]) => `(indexOf(${compile(list)}, ${lambda(name, test)}) >= 0)`,
  after: ([list = null, name, test = null]) => `after(${compile(list)}, ${lambda(name, test)})`,
  with: (args) => `merge(${listed(args)})`,
  put: (args) => `put(${listed(args)})`,
  without: (args) => `without(${listed(args)})`,
  holds: ([list = null]) => `holds(c, ${compile(list)}, e)`,
  delay: ([ref = null]) => `delay(c, ${compile(ref)}, e)`,
};

function compile(expression: Expression): string {
  if (isList(expression)) {
    const [name, ...args] = expression;
    const writer = typeof name === 'string' && Object.hasOwn(writers, name) ? writers[name] : undefined;
    if (writer === undefined) throw new TypeError(`expression: there is no operator ${JSON.stringify(name)}`);
    return writer(args);
  }
  if (typeof expression !== 'object' || expression === null) return JSON.stringify(expression);
  const fields = Object.entries(expression).map(([key, value]) => `${JSON.stringify(key)}: ${compile(value)}`);
  return `{ ${fields.join(', ')} }`;
}

function fieldOf(value: string, path: readonly Expression[]): string {
  return path.reduce<string>((outer, step) => `get(${outer}, ${compile(step)})`, value);
}

function infix(operator: string, args: readonly Expression[]): string {
  return `(${args.map(compile).join(` ${operator} `)})`;
}

function isTrue(value: Expression): string {
  return value === true ? 'true' : `${compile(value)} === true`;
}

function listed(args: readonly Expression[]): string {
  return args.map(compile).join(', ');
}

function lambda(name: Expression | undefined, body: Expression): string {
  return `(function (${variable(name)}) { return ${compile(body)}; })`;
}

/** Names of expressions get a dollar, so that none is a word of the language. */
function variable(name: Expression | undefined): string {
  return `$${String(name)}`;
}

function isList(expression: Expression): expression is readonly Expression[] {
  return Array.isArray(expression);
}
