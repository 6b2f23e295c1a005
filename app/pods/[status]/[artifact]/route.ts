import { artifactOf, missing, missingName } from '@/app/artifacts.ts';
import { answerFor } from '@/lib/status/answers.ts';
import { shownWalk } from '@/lib/status/shown-walk.ts';
import { slugOf } from '@/lib/status/word.ts';
import { statusWords, wordAt } from '@/lib/status/words.ts';

// Drawn when asked for: eight hundred files would take the build longer than everything else.
export const dynamic = 'force-dynamic';

/** The walk of a STATUS word as a file: `/pods/ImagePullBackOff/diagram.svg`. */
export async function GET(_: Request, { params }: { params: Promise<{ status: string; artifact: string }> }) {
  const { status, artifact } = await params;
  const word = wordAt(status);
  if (!word) return missingName('STATUS', status, statusWords.map(slugOf), 'The page /pods lists all.');
  const { walk } = shownWalk(word);
  if (!walk) return missing(`There is no walk to ${word.word}: the machine never prints it.`);
  return await artifactOf(artifact, walk, { title: word.word, text: answerFor(word).verdict });
}
