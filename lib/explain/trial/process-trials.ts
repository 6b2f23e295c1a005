import { quantityOf } from '@/lib/kubernetes/quantity.ts';
import type { ProcessFact, Run, Stop } from '@/lib/world/world.ts';
import { endingsIn, memoryLimitOf } from '../ending.ts';
import { type ContainerSeen, type Facts, timeOf } from '../facts.ts';
import { doubled, quantity } from './amount.ts';
import { containerOf, containerPatch } from './container-patch.ts';
import { type Edit, type Fix, nothingToTry, processWith, type Try, withProcess } from './fix.ts';

/** Trials of step 7 and of what comes after it: how a process starts and ends. */
export const processTrials: Readonly<Record<string, Try>> = {
  'out-of-memory': does('outOfMemory', moreMemory),
  'memory-limit-too-low': does('commandNotFound', moreMemory),
  'command-not-found': does('commandNotFound', otherCommand),
  'command-not-executable': does('permissionDenied', otherCommand),
  'command-missing': does('commandNotFound', otherCommand),
  'init-container-fails': does('as it did', worksNextTime),
  'app-exits-zero': does('as it did', worksNextTime),
  'app-exits-nonzero': does('as it did', worksNextTime),
  'app-crashes-by-signal': does('as it did', worksNextTime),
  'post-start-hook-fails': (facts, finding) => {
    const one = containerOf(facts, finding);
    if (!one) return nothingToTry;
    return {
      world: { containers: { [one.name]: processWith({ postStart: { fails: true } }) } },
      fixes: [
        {
          says: `The postStart hook of ${one.name} succeeds.`,
          mend: mendProcess(one, { postStart: { fails: false } }),
        },
      ],
    };
  },
};

/** How long an instance ran where nobody knows, in milliseconds. */
const usualRun = 5000;

/** How a process ends by its nature; what has an exit code did start, and is taken to end as it did. */
type Nature = 'outOfMemory' | 'commandNotFound' | 'permissionDenied' | 'as it did';

function does(nature: Nature, fixesOf: (one: ContainerSeen, facts: Facts) => readonly Fix[]): Try {
  return (facts, finding) => {
    const one = containerOf(facts, finding);
    if (!one) return nothingToTry;
    const runs = [runOf(nature, lastRun(facts, one))];
    return { world: { containers: { [one.name]: processWith({ runs }) } }, fixes: fixesOf(one, facts) };
  };
}

function runOf(nature: Nature, { code, after }: LastRun): Run {
  if (nature === 'outOfMemory') return { ends: nature, after };
  const started = code !== undefined && code !== 128;
  if (nature !== 'as it did' && !started) return { ends: nature };
  return { ends: 'exit', code: code ?? 1, after };
}

interface LastRun {
  /** Absent where it did not even start. */
  readonly code?: number;
  /** How long it had run, in milliseconds. */
  readonly after: number;
}

/** How a process answers SIGTERM, by how it did the last time that a probe had it stopped. */
export function lastStop(facts: Facts, one: ContainerSeen): Stop {
  const { code = 0 } = lastRun(facts, one);
  return code === 137 ? { ends: 'never' } : { ends: 'exit', code, after: 500 };
}

/** How the last instance that ended did so, and how long it had run. */
export function lastRun(facts: Facts, one: ContainerSeen): LastRun {
  const ended =
    endingsIn(facts).find((ending) => ending.one === one)?.ended ??
    one.status?.state.terminated ??
    one.status?.lastState.terminated;
  const [begin, end] = [timeOf(ended?.startedAt), timeOf(ended?.finishedAt)];
  const after = begin === undefined || end === undefined || begin <= 0 ? usualRun : Math.max(500, end - begin);
  return { ...(ended && !isStartError(ended.reason) ? { code: ended.exitCode } : {}), after };
}

function isStartError(reason: string | undefined): boolean {
  return reason === 'StartError' || reason === 'ContainerCannotRun';
}

function moreMemory(one: ContainerSeen, facts: Facts): readonly Fix[] {
  const limit = memoryLimitOf(one);
  const field = `${one.specPath}.resources.limits.memory`;
  const edit: Edit = {
    field,
    from: limit,
    to: doubled(limit) ?? '256Mi',
    patch: (memory) => containerPatch(one, { resources: { limits: { memory: quantity(field, memory) } } }),
    onPod: 'resize',
  };
  const given = 'It needs no more than that.';
  const mend = mendProcess(one, { runs: runsWell(one, facts) });
  // Less than it had is not enough.
  const isMore = (memory: string) => (quantityOf(memory) ?? 0) > (quantityOf(limit) ?? 0);
  return [
    {
      says: `${one.name} may use more memory.`,
      edit,
      given,
      mend: (world, at, to) => (isMore(to) ? mend(world, at, to) : world),
    },
  ];
}

function otherCommand(one: ContainerSeen, facts: Facts): readonly Fix[] {
  const edit: Edit = {
    field: `${one.specPath}.command`,
    to: 'COMMAND',
    patch: (command) => containerPatch(one, { command: command.split(' ').filter(Boolean) }),
    onPod: 'never',
  };
  const given = 'The image has that command, and may execute it.';
  return [
    { says: `${one.name} gets another command.`, edit, given, mend: mendProcess(one, { runs: runsWell(one, facts) }) },
  ];
}

function worksNextTime(one: ContainerSeen, facts: Facts): readonly Fix[] {
  const says = `The next run of ${one.name} ${isToStay(one, facts) ? 'stays up' : 'ends with 0'}.`;
  return [{ says, mend: mendProcess(one, { runs: runsWell(one, facts) }) }];
}

function isToStay({ kind, spec }: ContainerSeen, { pod }: Facts): boolean {
  return kind !== 'init' && (spec.restartPolicy ?? pod.spec.restartPolicy ?? 'Always') === 'Always';
}

/** What has an end ends with 0 after a while; what is to run stays. */
function runsWell(one: ContainerSeen, facts: Facts): ProcessFact['runs'] {
  return isToStay(one, facts) ? [] : [{ ends: 'exit', code: 0, after: usualRun }];
}

function mendProcess({ name }: ContainerSeen, part: Partial<ProcessFact>): Fix['mend'] {
  return (world) => withProcess(world, name, part);
}
