import { containerIn, type Decide, type Decisions, type Scene, stateOf, usually, type Verdict } from './scene.ts';
import type { Hook, ProcessFact, Run, Stop } from './world.ts';

/** Whether and how processes start and end. */
export const processDecisions: Decisions = {
  'container.started': (scene) => usually(scene, !isRefused(nextRun(scene))),
  'command.notFound': (scene) => usually(scene, nextRun(scene)?.ends === 'commandNotFound'),
  'command.denied': (scene) => usually(scene, nextRun(scene)?.ends === 'permissionDenied'),
  'hook.finished': hookEnds(false),
  'hook.failed': hookEnds(true),
  'container.completed': (scene) => {
    const end = endOf(scene);
    if (end?.how !== 'usual') return end?.how === 'exit' && end.code === 0 ? { at: end.at } : undefined;
    return scene.choice.way === 'progress' ? { at: scene.usual } : undefined;
  },
  'container.failed': (scene) => {
    const end = endOf(scene);
    return end?.how === 'exit' && end.code !== 0 ? { at: end.at, payload: { exitCode: end.code } } : undefined;
  },
  'container.oomKilled': (scene) => {
    const end = endOf(scene);
    return end?.how === 'outOfMemory' ? { at: end.at } : undefined;
  },
  'container.exited': (scene) => {
    const end = endOf(scene);
    return end?.how === 'exit' ? { at: end.at, payload: { exitCode: end.code } } : undefined;
  },
};

type End =
  | { readonly how: 'exit'; readonly at: number; readonly code: number }
  | { readonly how: 'outOfMemory'; readonly at: number }
  | { readonly how: 'usual' };

/** How the process of a container ends next, as far as its world says: by itself, by a person, or by SIGTERM. */
function endOf(scene: Scene): End | undefined {
  const told = /\.(?:SIGTERM|Killing)$/.test(stateOf(scene)) ? stopEnd(scene) : undefined;
  const ends = [told, ownEnd(scene), killEnd(scene)].flatMap((end) => (end && end.how !== 'usual' ? [end] : []));
  const [first] = ends.sort((a, b) => a.at - b.at);
  return first ?? (ownEnd(scene)?.how === 'usual' ? { how: 'usual' } : undefined);
}

function ownEnd(scene: Scene): End | undefined {
  const run = currentRun(scene);
  if (!run) return { how: 'usual' };
  const started = startedAt(scene);
  if (run.ends === 'exit') return { how: 'exit', at: started + run.after, code: run.code };
  return run.ends === 'outOfMemory' ? { how: 'outOfMemory', at: started + run.after } : undefined;
}

/** Of what people do to a process only that counts which comes while it runs. */
function killEnd(scene: Scene): End | undefined {
  const container = containerIn(scene);
  const started = startedAt(scene);
  const kill = scene.world.happens.find((one) => one.do === 'kill' && one.container === container && one.at >= started);
  return kill?.do === 'kill' ? { how: 'exit', at: kill.at, code: kill.code } : undefined;
}

/** A process that says nothing of SIGTERM exits soon. */
const obedient: Stop = { ends: 'exit', code: 0, after: 500 };

function stopEnd(scene: Scene): End | undefined {
  const stop = processOf(scene)?.stops ?? obedient;
  return stop.ends === 'exit' ? { how: 'exit', at: scene.since + stop.after, code: stop.code } : undefined;
}

function hookEnds(fails: boolean): Decide {
  return (scene): Verdict => {
    const hook = hookOf(scene);
    if ((hook?.fails ?? false) !== fails) return undefined;
    return { at: hook?.takes === undefined ? scene.usual : scene.since + hook.takes };
  };
}

function hookOf(scene: Scene): Hook | undefined {
  const own = processOf(scene);
  return stateOf(scene).endsWith('.preStop') ? own?.preStop : own?.postStart;
}

/** What the world says of the scene's container. */
export function processOf(scene: Scene): ProcessFact | undefined {
  return scene.world.containers[containerIn(scene)];
}

/** When the container was started last. */
export function startedAt(scene: Scene): number {
  return scene.memory.starts[containerIn(scene)]?.at ?? scene.now;
}

function currentRun(scene: Scene): Run | undefined {
  return runAt(scene, startsOf(scene) - 1);
}

function nextRun(scene: Scene): Run | undefined {
  return runAt(scene, startsOf(scene));
}

function startsOf({ memory, choice }: Scene): number {
  return memory.starts[choice.container ?? '']?.count ?? 0;
}

function runAt(scene: Scene, index: number): Run | undefined {
  const runs = processOf(scene)?.runs ?? [];
  return runs[Math.max(0, Math.min(index, runs.length - 1))];
}

function isRefused(run: Run | undefined): boolean {
  return run?.ends === 'commandNotFound' || run?.ends === 'permissionDenied';
}
