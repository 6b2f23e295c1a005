import { type ReactElement, useState } from 'react';
import type { Subject } from '@/lib/journey/subject.ts';
import buttons from '../button.module.css';
import { Dialog } from './dialog.tsx';
import styles from './export-dialog.module.css';

/** What a reader can take along: the machine, the picture of the moment, and the code that embeds it. */
export function ExportDialog({
  subject,
  title,
  fragment,
  toPicture,
  onClose,
}: {
  subject: Subject;
  /** The name of the shown moment. */
  title: string;
  /** The link to it, without the `#`. */
  fragment: string;
  toPicture: () => Promise<string>;
  onClose: () => void;
}): ReactElement {
  const [copied, setCopied] = useState(false);
  const name = subject.name ?? subject.chart.id;
  const embed = `<iframe src="${location.origin}/embed/${subject.chart.id}#${fragment}" width="720" height="420" title="${title}"></iframe>`;
  const saveMachine = async () => {
    const { toJson } = await import('@/lib/exporters/json.ts');
    save(`${name}.machine.json`, 'application/json', toJson(subject.chart));
  };
  const savePicture = async () => save(`${name}-${title.replace(/\W+/g, '-')}.svg`, 'image/svg+xml', await toPicture());
  const copy = async () => {
    await navigator.clipboard.writeText(embed);
    setCopied(true);
  };
  return (
    <Dialog title="Export" onClose={onClose}>
      <ul className={styles.list}>
        <li>
          <div>
            <b>The machine, as JSON</b>
            <p>An XState v5 config, compiled for {name}: every state, event, guard and sentence.</p>
          </div>
          <button type="button" className={buttons.button} onClick={saveMachine}>
            Save JSON
          </button>
        </li>
        <li>
          <div>
            <b>This moment, as SVG</b>
            <p>The map as it is now, in the reader’s own theme.</p>
          </div>
          <button type="button" className={buttons.button} onClick={savePicture}>
            Save SVG
          </button>
        </li>
        <li>
          <div>
            <b>This moment, embedded</b>
            <p>Paste it into a page. It can be walked on from there, and without scripts it is a picture.</p>
            <textarea className={styles.code} aria-label="Code to embed" readOnly rows={3} value={embed} />
          </div>
          <button type="button" className={buttons.button} onClick={copy}>
            {copied ? 'Copied' : 'Copy code'}
          </button>
        </li>
      </ul>
    </Dialog>
  );
}

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
