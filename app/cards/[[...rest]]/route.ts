import { missing } from '@/app/artifacts.ts';

/** What is no card: `/cards`. */
export function GET() {
  return missing('A card has a name, such as /cards/pod.png. Each page names its own in its og:image.');
}
