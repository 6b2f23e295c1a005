import { artifactOf } from '@/app/artifacts.ts';
import { answerFor } from '@/lib/status/answers.ts';
import { shownWalk } from '@/lib/status/shown-walk.ts';
import { wordAt } from '@/lib/status/words.ts';

// Drawn when asked for: eight hundred files would take the build longer than everything else.
export const dynamic = 'force-dynamic';

/** The walk of a STATUS word as a file: `/pods/ImagePullBackOff/diagram.svg`. */
export async function GET(_: Request, { params }: { params: Promise<{ status: string; artifact: string }> }) {
  const { status, artifact } = await params;
  const word = wordAt(status);
  const { walk } = word ? shownWalk(word) : {};
  if (!word || !walk) return new Response(null, { status: 404 });
  return artifactOf(artifact, walk, { title: word.word, text: answerFor(word).verdict });
}
