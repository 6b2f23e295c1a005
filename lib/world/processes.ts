import { containerIn, type Decide, type Decisions, type Prospect, stateOf, usually, type Verdict } from './prospect.ts';
import type { Hook, ProcessFact, Run, Stop } from './world.ts';

/** Whether and how processes start and end. */
export const processDecisions: Decisions = {
  'container.started': (prospect) => usually(prospect, !isRefused(nextRun(prospect))),
  'command.notFound': (prospect) => usually(prospect, nextRun(prospect)?.ends === 'commandNotFound'),
  'command.denied': (prospect) => usually(prospect, nextRun(prospect)?.ends === 'permissionDenied'),
  'hook.finished': hookEnds(false),
  'hook.failed': hookEnds(true),
  'container.completed': (prospect) => {
    const end = endOf(prospect);
    if (end?.how !== 'usual') return end?.how === 'exit' && end.code === 0 ? { at: end.at } : undefined;
    return prospect.choice.way === 'progress' ? { at: prospect.usual } : undefined;
  },
  'container.failed': (prospect) => {
    const end = endOf(prospect);
    return end?.how === 'exit' && end.code !== 0 ? { at: end.at, payload: { exitCode: end.code } } : undefined;
  },
  'container.oomKilled': (prospect) => {
    const end = endOf(prospect);
    return end?.how === 'outOfMemory' ? { at: end.at } : undefined;
  },
  'container.exited': (prospect) => {
    const end = endOf(prospect);
    return end?.how === 'exit' ? { at: end.at, payload: { exitCode: end.code } } : undefined;
  },
};

type End =
  | { readonly how: 'exit'; readonly at: number; readonly code: number }
  | { readonly how: 'outOfMemory'; readonly at: number }
  | { readonly how: 'usual' };

/** How the process of a container ends next, as far as its world says: by itself, by a person, or by SIGTERM. */
function endOf(prospect: Prospect): End | undefined {
  const told = /\.(?:SIGTERM|Killing)$/.test(stateOf(prospect)) ? stopEnd(prospect) : undefined;
  const ends = [told, ownEnd(prospect), killEnd(prospect)].flatMap((end) => (end && end.how !== 'usual' ? [end] : []));
  const [first] = ends.sort((a, b) => a.at - b.at);
  return first ?? (ownEnd(prospect)?.how === 'usual' ? { how: 'usual' } : undefined);
}

function ownEnd(prospect: Prospect): End | undefined {
  const run = currentRun(prospect);
  if (!run) return { how: 'usual' };
  const started = startedAt(prospect);
  if (run.ends === 'exit') return { how: 'exit', at: started + run.after, code: run.code };
  return run.ends === 'outOfMemory' ? { how: 'outOfMemory', at: started + run.after } : undefined;
}

/** Of what people do to a process only that counts which comes while it runs. */
function killEnd(prospect: Prospect): End | undefined {
  const container = containerIn(prospect);
  const started = startedAt(prospect);
  const kill = prospect.world.happens.find(
    (one) => one.do === 'kill' && one.container === container && one.at >= started,
  );
  return kill?.do === 'kill' ? { how: 'exit', at: kill.at, code: kill.code } : undefined;
}

/** A process that says nothing of SIGTERM exits soon. */
const obedient: Stop = { ends: 'exit', code: 0, after: 500 };

function stopEnd(prospect: Prospect): End | undefined {
  const stop = processOf(prospect)?.stops ?? obedient;
  return stop.ends === 'exit' ? { how: 'exit', at: prospect.since + stop.after, code: stop.code } : undefined;
}

function hookEnds(fails: boolean): Decide {
  return (prospect): Verdict => {
    const hook = hookOf(prospect);
    if ((hook?.fails ?? false) !== fails) return undefined;
    return { at: hook?.takes === undefined ? prospect.usual : prospect.since + hook.takes };
  };
}

function hookOf(prospect: Prospect): Hook | undefined {
  const own = processOf(prospect);
  return stateOf(prospect).endsWith('.preStop') ? own?.preStop : own?.postStart;
}

/** What the world says of the container. */
export function processOf(prospect: Prospect): ProcessFact | undefined {
  return prospect.world.containers[containerIn(prospect)];
}

/** When the container was started last. */
export function startedAt(prospect: Prospect): number {
  return prospect.memory.starts[containerIn(prospect)]?.at ?? prospect.now;
}

function currentRun(prospect: Prospect): Run | undefined {
  return runAt(prospect, startsOf(prospect) - 1);
}

function nextRun(prospect: Prospect): Run | undefined {
  return runAt(prospect, startsOf(prospect));
}

function startsOf({ memory, choice }: Prospect): number {
  return memory.starts[choice.container ?? '']?.count ?? 0;
}

function runAt(prospect: Prospect, index: number): Run | undefined {
  const runs = processOf(prospect)?.runs ?? [];
  return runs[Math.max(0, Math.min(index, runs.length - 1))];
}

function isRefused(run: Run | undefined): boolean {
  return run?.ends === 'commandNotFound' || run?.ends === 'permissionDenied';
}
