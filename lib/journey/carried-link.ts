import { isPodContext } from '@/machines/pod-context.ts';
import { toSpareManifest } from '../kubernetes/spare-manifest.ts';
import { encodeLink } from './link.ts';
import type { Journey } from './moment.ts';
import type { Subject } from './subject.ts';

/**
 * The fragment of the link that a file carries, so that Podwalk can open it again. It holds what decides the walk: of a
 * reader's manifest no commands, no values of variables and no labels travel with a picture.
 */
export function carriedLink(machine: string, { link }: Pick<Subject, 'link'>, { moments, cursor }: Journey): string {
  const context: unknown = moments[0]?.snapshot.context;
  const own = link !== undefined && 'manifest' in link && isPodContext(context);
  const subject = own ? { manifest: toSpareManifest(context.spec), workload: 0 } : link;
  return encodeLink({
    machine,
    ...(subject === undefined ? {} : { subject }),
    events: moments.flatMap(({ event }) => event ?? []),
    cursor,
    clock: moments[cursor]?.at ?? 0,
  });
}
