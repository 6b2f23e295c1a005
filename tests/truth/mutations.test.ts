import { beforeAll, describe, expect, test } from 'vitest';
import { Judge, rules } from '@/lib/journey/refusal.ts';
import { WatchFollower } from '@/lib/journey/watch.ts';
import { toPodSpec } from '@/lib/kubernetes/spec-defaults.ts';
import { type Mutation, mutations } from './mutations.ts';
import { recordedPodsByUid } from './pods.ts';

/** Mutations that the machine accepts, by their names, with the reason why that is no lie. */
const accepted: Readonly<Record<string, string>> = {};

/** Rules that no recording can be changed to break, with the reason. */
const unbroken: Readonly<Record<string, string>> = {
  'name-changed': 'pods are told apart by their names',
  'namespace-changed': 'pods are told apart by their namespaces',
};

const pods = recordedPodsByUid();
const mutated = mutations(pods, 1, 6);
const refusals = new Map<Mutation, { readonly index: number; readonly reason: string }>();

beforeAll(() => {
  for (const mutation of mutated) {
    const follower = new WatchFollower();
    for (const [index, seen] of mutation.seen.entries()) {
      const { explained, reason = '' } = follower.explain(seen, Date.parse(seen.at ?? ''));
      if (explained) continue;
      refusals.set(mutation, { index, reason });
      break;
    }
  }
}, 300_000);

test('there are many mutations, of many kinds', () => {
  expect(mutated.length).toBeGreaterThanOrEqual(120);
  expect(new Set(mutated.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(12);
});

test('at least 98 % of the impossible recordings are refused, and the others are known by name', () => {
  const survivors = mutated.filter((mutation) => !refusals.has(mutation)).map(nameOf);
  expect(survivors.filter((name) => !(name in accepted))).toEqual([]);
  expect(refusals.size / mutated.length).toBeGreaterThanOrEqual(0.98);
});

test('every refusal gives a reason in words', () => {
  expect([...refusals.values()].filter(({ reason }) => !/^\S.{15,}[^.]$/s.test(reason))).toEqual([]);
});

describe('the observations before the change are explained', () => {
  const local = mutated.filter(({ seen, scenario, at }) => {
    const recorded = pods.find(
      (pod) => pod.scenario === scenario && pod.seen[0]?.object.metadata.uid === seen[0]?.object.metadata.uid,
    );
    return recorded?.seen.slice(0, at).every((one, index) => one === seen[index]);
  });
  test.each(local.map((mutation) => [nameOf(mutation), mutation] as const))('%s', (_, mutation) => {
    expect(refusals.get(mutation)?.index ?? mutation.at).toBeGreaterThanOrEqual(mutation.at);
  });
});

test('every rule that refuses in words is broken by some mutation', () => {
  const broken = new Set(mutations(pods, 1, 30).flatMap(ruleBroken));
  expect(rules.map(({ name }) => name).filter((name) => !broken.has(name) && !(name in unbroken))).toEqual([]);
});

test('no recorded observation breaks a rule', () => {
  const breaches = pods.flatMap(({ scenario, seen }) => {
    const rule = ruleBroken({ seen });
    return rule.length > 0 ? [`${scenario}: ${rule}`] : [];
  });
  expect(breaches).toEqual([]);
});

function ruleBroken({ seen }: Pick<Mutation, 'seen'>): readonly string[] {
  const [first] = seen;
  if (!first) return [];
  const judge = new Judge(toPodSpec(first.object));
  for (const { at = '', type, object } of seen) {
    const sighting = { at: Date.parse(at), type, pod: object };
    const refusal = judge.refusalOf(sighting);
    if (refusal) return [refusal.rule];
    judge.accept(sighting);
  }
  return [];
}

function nameOf({ kind, scenario, at }: Mutation): string {
  return `${kind}, in ${scenario} at observation ${at + 1}`;
}
