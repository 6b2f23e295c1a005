import { artifactFiles, artifactOf } from '@/app/artifacts.ts';
import { answerFor } from '@/lib/status/answers.ts';
import { shownWalk } from '@/lib/status/shown-walk.ts';
import { slugOf } from '@/lib/status/word.ts';
import { statusWords, wordAt } from '@/lib/status/words.ts';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return statusWords.flatMap((word) => artifactFiles.map((artifact) => ({ status: slugOf(word), artifact })));
}

/** The walk of a STATUS word as a file: `/pods/ImagePullBackOff/diagram.svg`. */
export async function GET(_: Request, { params }: { params: Promise<{ status: string; artifact: string }> }) {
  const { status, artifact } = await params;
  const word = wordAt(status);
  const { walk } = word ? shownWalk(word) : {};
  if (!word || !walk) return new Response(null, { status: 404 });
  return artifactOf(artifact, walk, { title: word.word, text: answerFor(word).verdict });
}
