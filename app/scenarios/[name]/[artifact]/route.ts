import { artifactOf, missing } from '@/app/artifacts.ts';
import { scenarioWalk } from '@/lib/status/scenario-walk.ts';
import { scenarioCalled } from '@/lib/world/library.ts';

// Drawn when asked for: eight hundred files would take the build longer than everything else.
export const dynamic = 'force-dynamic';

/** The walk of a scenario as a file: `/scenarios/crash-loop/walk.jsonl`. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string; artifact: string }> }) {
  const { name, artifact } = await params;
  const scenario = scenarioCalled(name);
  if (!scenario) return missing(`There is no scenario ${name}. The page /scenarios lists all.`);
  return await artifactOf(artifact, scenarioWalk(scenario), { title: scenario.title, text: scenario.says });
}
