import { type ReactElement, type ReactNode, useState } from 'react';
import type { Zoom } from '@/lib/diagram/scene-input.ts';
import {
  type Format,
  formatIdsOf,
  formats,
  type PixelFormat,
  pixelFormatIds,
  pixelFormats,
} from '@/lib/exporters/index.ts';
import { carriedLink } from '@/lib/journey/carried-link.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import type { Subject } from '@/lib/journey/subject.ts';
import buttons from '../button.module.css';
import { saveFile } from '../save-file.ts';
import styles from './export-dialog.module.css';
import { drawnFile } from './pixel-drawing.ts';

const groups = [
  { of: 'machine', title: 'The machine' },
  { of: 'moment', title: 'This moment' },
  { of: 'walk', title: 'The walk so far' },
] as const satisfies readonly { of: Format['of']; title: string }[];

/** Pixels for each px of a picture, as the dialogue offers them. */
const scales = [1, 2, 4] as const;

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
  const save = async ({ of, file }: Format | PixelFormat, make: () => Blob | Promise<Blob>) => {
    setFault(undefined);
    try {
      const end = of === 'machine' ? file : `${title.replace(/\W+/g, '-')}.${file}`;
      saveFile(`${name ?? chart.id}.${end}`, await make());
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  const input = () => {
    const opens = carriedLink(chart.id, subject, until);
    return { chart, journey: until, zoom, opens, ...(name === undefined ? {} : { name }) };
  };
  const saveText = (format: Format) => save(format, () => new Blob([format.write(input())], { type: format.media }));
  const savePixels = (format: PixelFormat, scale: number) =>
    save(format, () => drawnFile(format.frames({ ...input(), theme: shownTheme() }), format, scale));
  return (
    <>
      {fault === undefined ? null : <p role="alert">{fault}</p>}
      {groups.map(({ of, title: heading }) => (
        <section key={of} className={styles.group} aria-label={heading}>
          <h3>{heading}</h3>
          <ul className={styles.list}>
            {formatIdsOf(chart.id)
              .filter((id) => formats[id].of === of)
              .map((id) => (
                <Row key={id} format={formats[id]}>
                  <SaveButton label={`Save ${formats[id].title}`} onSave={() => saveText(formats[id])}>
                    Save
                  </SaveButton>
                </Row>
              ))}
            {pixelFormatIds
              .filter((id) => pixelFormats[id].of === of)
              .map((id) => (
                <Row key={id} format={pixelFormats[id]}>
                  {scales.map((scale) => (
                    <SaveButton
                      key={scale}
                      label={`Save ${pixelFormats[id].title} at scale ${scale}`}
                      onSave={() => savePixels(pixelFormats[id], scale)}
                    >
                      {scale}×
                    </SaveButton>
                  ))}
                </Row>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Row({ format, children }: { format: Format | PixelFormat; children: ReactNode }): ReactElement {
  return (
    <li>
      <div>
        <b>{format.title}</b>
        <p>{format.says}</p>
      </div>
      <div className={styles.saves}>{children}</div>
    </li>
  );
}

/** Drawing a walk takes seconds; meanwhile its button does nothing, and keeps the focus. */
function SaveButton({
  label,
  onSave,
  children,
}: {
  label: string;
  onSave: () => Promise<void>;
  children: ReactNode;
}): ReactElement {
  const [busy, setBusy] = useState(false);
  const press = async () => {
    if (busy) return;
    setBusy(true);
    await onSave();
    setBusy(false);
  };
  return (
    <button type="button" className={buttons.button} aria-label={label} aria-disabled={busy} onClick={press}>
      {children}
    </button>
  );
}

/** Pixels have the colours that the reader sees. */
function shownTheme(): 'light' | 'dark' {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}
