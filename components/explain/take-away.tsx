import { type ReactElement, useState } from 'react';
import type { Desk } from '@/lib/explain/desk/desk.ts';
import type { OpenedPod } from '@/lib/explain/desk/opened-pod.ts';
import type { TakenForm } from '@/lib/explain/desk/taken.ts';
import buttons from '../button.module.css';
import { saveFile } from '../save-file.ts';
import { Section } from './section.tsx';
import styles from './take-away.module.css';

const files = {
  json: { end: 'json', media: 'application/json' },
  recording: { end: 'jsonl', media: 'application/jsonl' },
} as const satisfies Partial<Record<TakenForm, unknown>>;

/** The answer as a note, a link or a file, with the names in it or with others in their place. */
export function TakeAway({ opened: { pod, known }, desk }: { opened: OpenedPod; desk: Desk }): ReactElement {
  const [redacted, setRedacted] = useState(false);
  const [copied, setCopied] = useState<'note' | 'link'>();
  const [fault, setFault] = useState('');
  const take = async (act: (salt: string | undefined) => Promise<void>) => {
    try {
      await act(redacted ? crypto.randomUUID() : undefined);
      setFault('');
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  const copy = (what: 'note' | 'link') =>
    take(async (salt) => {
      const text =
        what === 'note'
          ? await desk.take(pod, 'note', salt)
          : `${location.origin}/explain#${await desk.link(pod, salt)}`;
      await navigator.clipboard.writeText(text);
      setCopied(what);
      setTimeout(() => setCopied(undefined), 1600);
    });
  const save = (form: keyof typeof files) =>
    take(async (salt) => {
      const { end, media } = files[form];
      saveFile(`explained-pod.${end}`, new Blob([await desk.take(pod, form, salt)], { type: media }));
    });
  return (
    <Section title="Take it along">
      <div className={styles.take}>
        <button type="button" className={buttons.button} onClick={() => void copy('note')}>
          {copied === 'note' ? 'Copied' : 'Copy as incident note'}
        </button>
        <button type="button" className={buttons.button} onClick={() => void copy('link')}>
          {copied === 'link' ? 'Copied' : 'Copy a link that holds the pod'}
        </button>
        {known === 'pod' ? (
          <>
            <button type="button" className={buttons.button} onClick={() => void save('recording')}>
              Save the recording
            </button>
            <button type="button" className={buttons.button} onClick={() => void save('json')}>
              Save as JSON
            </button>
          </>
        ) : null}
        <label>
          <input type="checkbox" checked={redacted} onChange={(event) => setRedacted(event.target.checked)} /> with
          other names in place of yours
        </label>
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      </div>
    </Section>
  );
}
