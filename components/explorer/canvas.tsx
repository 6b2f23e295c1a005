import type { ReactElement, ReactNode } from 'react';
import type { Zoom } from '@/lib/diagram/scene-input.ts';
import type { Subject } from '@/lib/journey/subject.ts';
import styles from './canvas.module.css';

const zooms = [
  { zoom: 'spine', name: 'Spine' },
  { zoom: 'step', name: 'Step' },
  { zoom: 'everything', name: 'Everything' },
] as const satisfies readonly { zoom: Zoom; name: string }[];

/** The map with what stands above it: whose life it is, what the lines mean, and how much of it is open. */
export function Canvas({
  subject,
  zoom,
  notice,
  onZoom,
  children,
}: {
  subject: Subject;
  zoom: Zoom;
  /** One sentence about what could not be done. */
  notice?: string;
  onZoom: (zoom: Zoom) => void;
  children: ReactNode;
}): ReactElement {
  return (
    <div className={styles.canvas}>
      <div className={styles.strip}>
        <h1 className={styles.crumb}>
          {subject.chart.title} {subject.name === undefined ? null : <code>{subject.name}</code>}
        </h1>
        <Legend />
        <fieldset className={styles.zoom}>
          <legend className="visually-hidden">How much of the map is open</legend>
          {zooms.map((level) => (
            <button
              key={level.zoom}
              type="button"
              aria-pressed={level.zoom === zoom}
              onClick={() => onZoom(level.zoom)}
            >
              {level.name}
            </button>
          ))}
        </fieldset>
      </div>
      {notice === undefined ? null : (
        <p className={styles.notice} role="alert">
          {notice}
        </p>
      )}
      <div className={styles.map}>{children}</div>
    </div>
  );
}

function Legend(): ReactElement {
  return (
    <ul className={styles.legend} aria-label="What the lines mean">
      <LegendItem name="taken" stroke="var(--ink)" width={3} />
      <LegendItem name="can happen" stroke="var(--now)" width={2} />
      <LegendItem name="can go wrong" stroke="var(--fail-line)" width={1.5} dash="4 3" />
      <LegendItem name="waiting" stroke="var(--wait-fill)" width={4} />
    </ul>
  );
}

function LegendItem({
  name,
  stroke,
  width,
  dash,
}: {
  name: string;
  stroke: string;
  width: number;
  dash?: string;
}): ReactElement {
  return (
    <li>
      <svg width="22" height="8" aria-hidden="true">
        <path d="M0 4H22" stroke={stroke} strokeWidth={width} strokeDasharray={dash} />
      </svg>
      {name}
    </li>
  );
}
