import { artifactOf, missingName } from '@/app/artifacts.ts';
import { scenarioWalk } from '@/lib/status/scenario-walk.ts';
import { scenarioCalled, scenarios } from '@/lib/world/library.ts';

// Drawn when asked for: eight hundred files would take the build longer than everything else.
export const dynamic = 'force-dynamic';

/** The walk of a scenario as a file: `/scenarios/crash-loop/walk.jsonl`. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string; artifact: string }> }) {
  const { name, artifact } = await params;
  const scenario = scenarioCalled(name);
  if (!scenario) {
    const names = scenarios.map((one) => one.name);
    return missingName('scenario', name, names, 'The page /scenarios lists all.');
  }
  return await artifactOf(artifact, scenarioWalk(scenario), { title: scenario.title, text: scenario.says });
}
