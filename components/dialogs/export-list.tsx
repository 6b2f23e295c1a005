import { type ReactElement, useState } from 'react';
import type { Zoom } from '@/lib/diagram/scene.ts';
import { type Format, formatIds, formats } from '@/lib/exporters/index.ts';
import { carriedLink } from '@/lib/journey/carried-link.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import type { Subject } from '@/lib/journey/subject.ts';
import buttons from '../button.module.css';
import styles from './export-dialog.module.css';

const groups = [
  { of: 'machine', title: 'The machine' },
  { of: 'moment', title: 'This moment' },
  { of: 'walk', title: 'The walk so far' },
] as const satisfies readonly { of: Format['of']; title: string }[];

/** Every format, with a button that saves it; loaded when somebody opens the dialogue. */
export function ExportList({
  subject,
  journey,
  zoom,
  title,
}: {
  subject: Subject;
  journey: Journey;
  zoom: Zoom;
  /** The name of the shown moment. */
  title: string;
}): ReactElement {
  const [fault, setFault] = useState<string>();
  const { chart, name } = subject;
  const until: Journey = { moments: journey.moments.slice(0, journey.cursor + 1), cursor: journey.cursor };
  const save = ({ of, file, media, write }: Format) => {
    setFault(undefined);
    try {
      const opens = carriedLink(chart.id, subject, until);
      const text = write({ chart, journey: until, zoom, opens, ...(name === undefined ? {} : { name }) });
      const end = of === 'machine' ? file : `${title.replace(/\W+/g, '-')}.${file}`;
      give(`${name ?? chart.id}.${end}`, media, text);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      {fault === undefined ? null : <p role="alert">{fault}</p>}
      {groups.map(({ of, title: heading }) => (
        <section key={of} className={styles.group} aria-label={heading}>
          <h3>{heading}</h3>
          <ul className={styles.list}>
            {formatIds
              .filter((id) => formats[id].of === of && (id !== 'recording' || chart.id === 'pod'))
              .map((id) => (
                <li key={id}>
                  <div>
                    <b>{formats[id].title}</b>
                    <p>{formats[id].says}</p>
                  </div>
                  <button
                    type="button"
                    className={buttons.button}
                    aria-label={`Save ${formats[id].title}`}
                    onClick={() => save(formats[id])}
                  >
                    Save
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function give(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
