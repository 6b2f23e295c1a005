import { hello } from '@/machines/hello.ts';
import { InputError } from '../kubernetes/input-error.ts';
import type { LinkSubject } from './link.ts';
import { samples } from './samples.ts';

/** The manifest that a link names; none names the pod that every walk begins with. */
export function manifestOf(link: LinkSubject = { sample: hello.name }): string {
  if ('manifest' in link) return link.manifest;
  const sample = samples.find(({ id }) => id === link.sample);
  if (!sample) throw new InputError({ what: `there is no sample ${link.sample}`, remedy: 'Choose one of ours.' });
  return sample.text;
}
