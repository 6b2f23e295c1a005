import { type ChangeEvent, type DragEvent, type ReactElement, type SyntheticEvent, useRef, useState } from 'react';
import { type Sample, samples } from '@/lib/journey/samples.ts';
import { podSubject, type Subject } from '@/lib/journey/subject.ts';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import type { Workload } from '@/lib/kubernetes/manifest.ts';
import buttons from '../button.module.css';
import { Dialog } from './dialog.tsx';
import { FaultyLines } from './faulty-lines.tsx';
import styles from './manifest-dialog.module.css';
import { selectLine } from './selected-line.ts';
import { WorkloadList } from './workload-list.tsx';

interface ManifestDialogProps {
  /** What the reader has typed, pasted or dropped so far; it outlives the dialog. */
  text: string;
  onText: (text: string) => void;
  onSample: (sample: Sample) => void;
  onSubject: (subject: Subject) => void;
  onClose: () => void;
}

/** Where a reader gives a manifest: one of ours, or their own by typing, pasting, dropping or choosing a file. */
export function ManifestDialog({ text, onText, onSample, onSubject, onClose }: ManifestDialogProps): ReactElement {
  const box = useRef<HTMLTextAreaElement>(null);
  const [fault, setFault] = useState<InputError>();
  const [workloads, setWorkloads] = useState<readonly Workload[]>([]);

  const write = (next: string) => {
    onText(next);
    setFault(undefined);
    setWorkloads([]);
  };
  const read = async (manifest: string) => {
    try {
      const { readManifest } = await import('@/lib/kubernetes/manifest.ts');
      const found = readManifest(manifest).workloads;
      const [only, second] = found;
      if (only && !second) onSubject(podSubject(only, { manifest, workload: 0 }));
      else setWorkloads(found);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      setFault(error);
    }
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    const manifest = await file.text();
    write(manifest);
    await read(manifest);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void read(text);
  };

  return (
    <Dialog title="Load a manifest" wide onClose={onClose}>
      <p className={styles.lead}>
        A Pod, or what makes Pods: a Deployment, StatefulSet, DaemonSet, Job or CronJob. It is read in this page and
        sent nowhere.
      </p>
      <ul className={styles.samples} aria-label="Samples">
        {samples.map((sample) => (
          <li key={sample.id}>
            <button type="button" className={styles.sample} onClick={() => onSample(sample)}>
              <b>{sample.id}</b>
              <span>{sample.summary}</span>
            </button>
          </li>
        ))}
      </ul>
      <form className={styles.form} onSubmit={submit} onDrop={drop} onDragOver={(event) => event.preventDefault()}>
        <label className={styles.label} htmlFor="manifest">
          Your own: paste it, drop a file here, or choose one
        </label>
        <textarea
          id="manifest"
          ref={box}
          data-focus
          className={styles.text}
          spellCheck={false}
          autoComplete="off"
          rows={12}
          value={text}
          placeholder={'apiVersion: v1\nkind: Pod\n…'}
          aria-invalid={fault !== undefined}
          aria-describedby={fault ? 'manifest-fault' : undefined}
          onChange={(event: ChangeEvent<HTMLTextAreaElement>) => write(event.target.value)}
        />
        <div className={styles.row}>
          <button type="submit" className={buttons.primary} disabled={text.trim() === ''}>
            Walk this pod
          </button>
          <label className={`${buttons.button} ${styles.file}`}>
            Choose a file
            <input
              className="visually-hidden"
              type="file"
              accept=".yaml,.yml,.json,text/*"
              onChange={(event) => void take(event.target.files?.[0])}
            />
          </label>
        </div>
      </form>
      <div role="alert" id="manifest-fault">
        {fault ? (
          <FaultyLines fault={fault} text={text} onOpen={(line) => selectLine(box.current, text, line)} />
        ) : null}
      </div>
      {workloads.length > 1 ? (
        <WorkloadList
          workloads={workloads}
          onChoose={(workload, index) => onSubject(podSubject(workload, { manifest: text, workload: index }))}
        />
      ) : null}
    </Dialog>
  );
}
