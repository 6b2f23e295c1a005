import { type ReactElement, useDeferredValue, useMemo, useRef } from 'react';
import type { Journey } from '@/lib/journey/moment.ts';
import type { Subject } from '@/lib/journey/subject.ts';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import { comparisonAddress } from '@/lib/world/comparison.ts';
import { plainWorldText } from '@/lib/world/plain-world.ts';
import { worldFaults } from '@/lib/world/world-text.ts';
import { type WorldWalk, walkInWorld, walkOnInWorld, workloadOf } from '@/lib/world/world-walk.ts';
import buttons from '../button.module.css';
import { Dialog } from './dialog.tsx';
import { FaultyLines } from './faulty-lines.tsx';
import { ScenarioChooser } from './scenario-chooser.tsx';
import { selectLine } from './selected-line.ts';
import styles from './world-dialog.module.css';
import { isSamePod, type WorldDraft } from './world-draft.ts';
import { WorldPreview } from './world-preview.tsx';

interface WorldDialogProps {
  subject: Subject;
  journey: Journey;
  /** What the reader has written so far; it outlives the dialog. */
  draft: WorldDraft | undefined;
  onDraft: (draft: WorldDraft) => void;
  onWalk: (walk: WorldWalk) => void;
  onClose: () => void;
}

const shownFaults = 4;

/** Where a reader says what lies outside of the manifest, and walks the pod in that world or repairs the one it is in. */
export function WorldDialog({ subject, journey, draft, onDraft, onWalk, onClose }: WorldDialogProps): ReactElement {
  const box = useRef<HTMLTextAreaElement>(null);
  const { text, pod, scenario } = useMemo(() => draftOf(draft, subject), [draft, subject]);
  const workload = useMemo(() => workloadOf(pod), [pod]);
  const faults = useMemo(() => worldFaults(text, { spec: workload.spec }), [text, workload]);
  const own = isSamePod(pod, subject.link);
  const settled = useDeferredValue(text);
  const preview = useMemo(() => walkOf(() => walkInWorld(pod, settled)), [pod, settled]);
  const write = (next: Partial<WorldDraft>) => onDraft({ text, pod, scenario, walked: subject.link, ...next });
  const walk = (walked: WorldWalk) => {
    onDraft({ text, pod: walked.subject.link, scenario, walked: walked.subject.link });
    onWalk(walked);
  };
  const simulate = () => walk(walkInWorld(pod, text));
  const goOn = () => walk(walkOnInWorld(subject, journey, text));
  return (
    <Dialog title="World" roomy onClose={onClose}>
      <p className={styles.lead}>
        What lies outside of the manifest of <b>{workload.name}</b>: the registry, nodes, objects, processes, people.
        Write it, or begin with a scenario, which brings its own pod. It stays in this page.
      </p>
      <div className={styles.desk}>
        <ScenarioChooser
          chosen={scenario}
          onChoose={({ name, manifest, world }) => {
            write({ text: world, pod: { manifest, workload: 0 }, scenario: name });
            box.current?.focus();
          }}
        />
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            simulate();
          }}
        >
          <label className={styles.label} htmlFor="world">
            The world of {workload.name}, in YAML
          </label>
          <textarea
            id="world"
            ref={box}
            data-focus
            className={styles.text}
            spellCheck={false}
            autoComplete="off"
            value={text}
            aria-invalid={faults.length > 0}
            aria-describedby="world-outcome"
            onChange={(event) => write({ text: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
            }}
          />
          <div className={styles.row}>
            <button type="submit" className={buttons.primary} disabled={faults.length > 0}>
              Simulate
            </button>
            <button type="button" className={buttons.button} disabled={faults.length > 0 || !own} onClick={goOn}>
              Go on from here in this world
            </button>
            {faults.length > 0 ? null : (
              <a
                className={styles.compare}
                href={comparisonAddress({
                  machine: 'pod',
                  subject: { ...(pod ?? { sample: 'hello' }), world: text },
                  events: [],
                  cursor: 0,
                  clock: 0,
                })}
              >
                Compare
              </a>
            )}
          </div>
        </form>
        <section className={styles.outcome} aria-live="polite" id="world-outcome" aria-label="What comes of it">
          {faults.slice(0, shownFaults).map((fault) => (
            <FaultyLines
              key={fault.message}
              fault={fault}
              text={text}
              onOpen={(line) => selectLine(box.current, text, line)}
            />
          ))}
          {faults.length > shownFaults ? <p>And {faults.length - shownFaults} more.</p> : null}
          {faults.length === 0 && preview ? <WorldPreview walk={preview} title="What kubectl will show" /> : null}
        </section>
      </div>
    </Dialog>
  );
}

/** The draft, unless another pod is walked since: then its world, or a fair one. */
function draftOf(draft: WorldDraft | undefined, { link }: Subject): WorldDraft {
  if (draft && isSamePod(draft.walked, link)) return draft;
  return { text: link?.world ?? plainWorldText(workloadOf(link).spec), pod: link };
}

function walkOf(walk: () => WorldWalk): WorldWalk | undefined {
  try {
    return walk();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
