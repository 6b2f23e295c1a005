import { readManifest, type Workload } from '@/lib/kubernetes/manifest.ts';
import type { Scenario } from './scenario.ts';
import { askedScenarios } from './scenarios/asked.ts';
import { endingsScenarios } from './scenarios/endings.ts';
import { exitsScenarios } from './scenarios/exits.ts';
import { imagesScenarios } from './scenarios/images.ts';
import { initsScenarios } from './scenarios/inits.ts';
import { probesScenarios } from './scenarios/probes.ts';
import { requestsScenarios } from './scenarios/requests.ts';
import { schedulingScenarios } from './scenarios/scheduling.ts';
import { startsScenarios } from './scenarios/starts.ts';
import type { World } from './world.ts';
import { readWorld } from './world-text.ts';

/** All scenarios, in the order of a pod's life. */
export const scenarios: readonly Scenario[] = [
  ...requestsScenarios,
  ...schedulingScenarios,
  ...imagesScenarios,
  ...startsScenarios,
  ...initsScenarios,
  ...exitsScenarios,
  ...probesScenarios,
  ...endingsScenarios,
  ...askedScenarios,
];

/** The scenario of that name. */
export function scenarioCalled(name: string): Scenario | undefined {
  return scenarios.find((one) => one.name === name);
}

/** What a scenario is walked with. */
export interface Setting {
  readonly workload: Workload;
  readonly world: World;
}

/** Reads the manifest and the world of a scenario. Throws an InputError where one of them is wrong. */
export function settingOf({ name, manifest, world }: Scenario): Setting {
  const [workload] = readManifest(manifest, `${name}.yaml`).workloads;
  if (!workload) throw new RangeError(`scenario: ${name} has no workload`);
  return { workload, world: readWorld(world, { file: `${name}.world.yaml`, spec: workload.spec }) };
}
