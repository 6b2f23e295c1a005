import { toPodSpec } from '@/lib/kubernetes/spec-defaults.ts';
import type { ProbeSpec } from '@/machines/pod-spec.ts';
import { type ContainerSeen, type Facts, newest } from '../facts.ts';
import { containerOf, containerPatch } from './container-patch.ts';
import { type Edit, type Fix, nothingToTry, processWith, type Try, withProcess } from './fix.ts';
import { lastRun, lastStop } from './process-trials.ts';
import { wholeNumber } from './whole-number.ts';

type Probe = 'startup' | 'liveness' | 'readiness';

/** Trials of what probes find. */
export const probeTrials: Readonly<Record<string, Try>> = {
  'startup-fails': (facts, finding) => {
    const { one, probe } = seen(facts, containerOf(facts, finding), 'startup');
    if (!one || !probe) return nothingToTry;
    const { initialDelaySeconds, periodSeconds, failureThreshold } = probe;
    const up = 1000 * (initialDelaySeconds + 1.5 * periodSeconds * failureThreshold);
    const startup = [
      { fails: true, after: 0 },
      { fails: false, after: up },
    ];
    return {
      world: { containers: { [one.name]: processWith({ startup, stops: lastStop(facts, one) }) } },
      fixes: [
        {
          says: `${one.name} has more time to start.`,
          edit: numberEdit(one, 'startup', 'failureThreshold', failureThreshold, 2 * failureThreshold),
          given: `It is up ${up / 1000} s after its start.`,
          mend: (world) => world,
        },
        answersAgain(one, 'startup'),
      ],
    };
  },
  'liveness-fails': (facts, finding) => {
    const { one, probe } = seen(facts, containerOf(facts, finding), 'liveness');
    if (!one || !probe) return nothingToTry;
    const { after } = lastRun(facts, one);
    const noticed = 1000 * (probe.periodSeconds * probe.failureThreshold + probe.timeoutSeconds);
    const never = after < 1000 * probe.initialDelaySeconds + noticed + 1000 * probe.periodSeconds;
    const liveness = [{ fails: true, after: never ? 0 : Math.max(0, after - noticed) }];
    const wait = Math.ceil((2 * after) / 1000);
    return {
      world: { containers: { [one.name]: processWith({ liveness, stops: lastStop(facts, one) }) } },
      fixes: [
        ...(timesOut(one, 'liveness') ? [moreTime(one, 'liveness', probe)] : []),
        ...(never
          ? [
              {
                says: `The liveness probe of ${one.name} begins later.`,
                edit: numberEdit(one, 'liveness', 'initialDelaySeconds', probe.initialDelaySeconds, wait),
                given: 'It has only not been up yet when it was asked.',
                mend: hears(one, 'liveness'),
              },
            ]
          : []),
        answersAgain(one, 'liveness'),
      ],
    };
  },
  'readiness-fails': (facts, finding) => {
    const { one, probe } = seen(facts, containerOf(facts, finding), 'readiness');
    if (!one || !probe) return nothingToTry;
    return {
      world: { containers: { [one.name]: processWith({ readiness: [{ fails: true, after: 0 }] }) } },
      fixes: [
        ...(timesOut(one, 'readiness') ? [moreTime(one, 'readiness', probe)] : []),
        answersAgain(one, 'readiness'),
      ],
    };
  },
  'readiness-gate-waits': () => ({
    world: { happens: [{ do: 'openGates', at: Number.POSITIVE_INFINITY }] },
    fixes: [
      {
        says: 'The controller behind the readiness gate opens it.',
        mend: (world, at) => ({
          ...world,
          happens: world.happens.map((one) => (one.do === 'openGates' ? { ...one, at } : one)),
        }),
      },
    ],
  }),
};

function seen(
  facts: Facts,
  one: ContainerSeen | undefined,
  probe: Probe,
): { readonly one?: ContainerSeen; readonly probe?: ProbeSpec } {
  const spec = toPodSpec(facts.pod).containers.find(({ name }) => name === one?.name)?.[`${probe}Probe`];
  return one && spec ? { one, probe: spec } : {};
}

function timesOut({ events }: ContainerSeen, probe: Probe): boolean {
  const said = newest(events, ['Unhealthy'], new RegExp(`^${probe} probe`, 'i'))?.message ?? '';
  return /context deadline exceeded|Client\.Timeout|timed? ?out/i.test(said);
}

function moreTime(one: ContainerSeen, probe: Probe, { timeoutSeconds }: ProbeSpec): Fix {
  return {
    says: `The ${probe} probe of ${one.name} waits longer for its answer.`,
    edit: numberEdit(one, probe, 'timeoutSeconds', timeoutSeconds, Math.max(5, 3 * timeoutSeconds)),
    given: 'It answers within that time.',
    mend: hears(one, probe),
  };
}

function answersAgain(one: ContainerSeen, probe: Probe): Fix {
  return { says: `${one.name} answers its ${probe} probe.`, mend: hears(one, probe) };
}

function hears({ name }: ContainerSeen, probe: Probe): Fix['mend'] {
  return (world) => withProcess(world, name, { [probe]: [] });
}

function numberEdit(one: ContainerSeen, probe: Probe, key: keyof ProbeSpec, from: number, to: number): Edit {
  const field = `${one.specPath}.${probe}Probe.${key}`;
  return {
    field,
    from: `${from}`,
    to: `${Math.max(1, to)}`,
    patch: (value) => containerPatch(one, { [`${probe}Probe`]: { [key]: wholeNumber(field, value) } }),
    onPod: 'never',
  };
}
