import { lazy, type ReactElement, Suspense, useState } from 'react';
import type { Zoom } from '@/lib/diagram/scene-input.ts';
import { encodeLink, type MomentLink } from '@/lib/journey/link.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import type { Subject } from '@/lib/journey/subject.ts';
import buttons from '../button.module.css';
import { Dialog } from './dialog.tsx';
import styles from './export-dialog.module.css';

const ExportList = lazy(async () => ({ default: (await import('./export-list.tsx')).ExportList }));

/** What a reader can take along: the code that embeds the moment, and machine, moment and walk in every format. */
export function ExportDialog({
  subject,
  journey,
  zoom,
  title,
  link,
  onClose,
}: {
  subject: Subject;
  journey: Journey;
  zoom: Zoom;
  /** The name of the shown moment. */
  title: string;
  link: MomentLink;
  onClose: () => void;
}): ReactElement {
  const [copied, setCopied] = useState(false);
  const embed = `<iframe src="${location.origin}/embed/${subject.chart.id}#${encodeLink(link)}" width="720" height="420" title="${title}"></iframe>`;
  const copy = async () => {
    await navigator.clipboard.writeText(embed);
    setCopied(true);
  };
  return (
    <Dialog title="Export" onClose={onClose}>
      <section className={styles.group} aria-label="Embed">
        <h3>Embed</h3>
        <ul className={styles.list}>
          <li>
            <div>
              <b>This moment, in a page of yours</b>
              <p>
                It can be walked on from there, and without scripts it is a picture. <a href="/embed">All parameters</a>
              </p>
              <textarea className={styles.code} aria-label="Code to embed" readOnly rows={3} value={embed} />
            </div>
            <button type="button" className={buttons.button} onClick={copy}>
              {copied ? 'Copied' : 'Copy code'}
            </button>
          </li>
        </ul>
      </section>
      <Suspense fallback={null}>
        <ExportList subject={subject} journey={journey} zoom={zoom} title={title} />
      </Suspense>
    </Dialog>
  );
}
