import { artifactFiles, artifactOf } from '@/app/artifacts.ts';
import { scenarioWalk } from '@/lib/status/scenario-walk.ts';
import { scenarioCalled, scenarios } from '@/lib/world/library.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return scenarios.flatMap(({ name }) => artifactFiles.map((artifact) => ({ name, artifact })));
}

/** The walk of a scenario as a file: `/scenarios/crash-loop/walk.jsonl`. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string; artifact: string }> }) {
  const { name, artifact } = await params;
  const scenario = scenarioCalled(name);
  if (!scenario) return new Response(null, { status: 404 });
  return artifactOf(artifact, scenarioWalk(scenario), { title: scenario.title, text: scenario.says });
}
