import { type ReactElement, useRef } from 'react';
import type { Given } from '@/lib/explain/desk/given.ts';
import { explainSamples } from '@/lib/explain/samples.ts';
import buttons from '../button.module.css';
import { Excerpt, goToLine } from './excerpt.tsx';
import styles from './intake.module.css';
import { StepsAhead } from './steps-ahead.tsx';
import type { Fault } from './use-inquiry.ts';

/** A longer paste is read without being shown. */
const longestShown = 1e6;

/** Where a reader gives what they have: one box, files, or one of our samples. */
export function Intake({
  text,
  fault,
  onText,
  onRead,
  onFiles,
}: {
  text: string;
  fault?: Fault;
  onText: (text: string) => void;
  onRead: (given: readonly Given[]) => Promise<void>;
  onFiles: (files: FileList | null) => void;
}): ReactElement {
  const box = useRef<HTMLTextAreaElement>(null);
  return (
    <div className={styles.intake}>
      <StepsAhead />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void onRead([{ source: text }]);
        }}
      >
        <h1 className={styles.title}>Paste a pod to see where it is</h1>
        <p className={styles.lead}>
          One pod or a whole cluster, with its Events: JSON, YAML, <code>describe</code>, tables and recordings, mixed.
          It is read in this page and sent nowhere.
        </p>
        <pre className={styles.command}>$ kubectl get pods,events -o json</pre>
        <label className="visually-hidden" htmlFor="given">
          What kubectl printed
        </label>
        <textarea
          ref={box}
          id="given"
          className={styles.box}
          rows={11}
          spellCheck={false}
          autoComplete="off"
          value={text}
          placeholder="Paste here, or drop files anywhere"
          aria-invalid={fault !== undefined}
          aria-describedby={fault ? 'given-fault' : undefined}
          onChange={(event) => onText(event.target.value)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text');
            if (text.trim() !== '' || pasted.trim() === '') return;
            event.preventDefault();
            // A box with a whole cluster in it would hold up the page.
            if (pasted.length <= longestShown) onText(pasted);
            void onRead([{ source: pasted }]);
          }}
        />
        <div role="alert" id="given-fault" className={styles.fault}>
          {fault?.says}
        </div>
        {fault?.line === undefined ? null : (
          <Excerpt text={text} line={fault.line} onGo={() => box.current && goToLine(box.current, fault.line ?? 1)} />
        )}
        <div className={styles.row}>
          <button type="submit" className={buttons.primary} disabled={text.trim() === ''}>
            Explain
          </button>
          <label className={`${buttons.button} ${styles.file}`}>
            Choose files
            <input className="visually-hidden" type="file" multiple onChange={(event) => onFiles(event.target.files)} />
          </label>
        </div>
        <p className={styles.samples}>
          Nothing at hand?{' '}
          {explainSamples.map(({ name, source }, index) => (
            <span key={name}>
              {index > 0 ? ', ' : ''}
              <button type="button" onClick={() => void onRead([{ source }])}>
                {name}
              </button>
            </span>
          ))}
        </p>
      </form>
    </div>
  );
}
