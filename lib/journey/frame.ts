import type { Chart, StageId, Way } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';
import { humanDuration } from '../kubernetes/duration.ts';
import { type PrintedRow, printedRow } from '../kubernetes/printed-row.ts';
import { instantMs } from '../kubernetes/virtual-time.ts';
import { evidenceOf } from './evidence.ts';
import { goTo } from './journey.ts';
import type { Stops } from './stops.ts';
import { tell } from './telling.ts';
import { timelineChart } from './timeline.ts';
import { announcementOf, viewOf, type WalkView } from './view.ts';

/** A KubeEvent as `kubectl get events` would age it. */
export interface EventLine {
  readonly id: string;
  /** `14s`, with the count of repeats behind it. */
  readonly age: string;
  readonly reason: string;
  readonly message: string;
  readonly warning: boolean;
  /** The last step wrote it. */
  readonly changed: boolean;
}

/** What a choice is called, and how it looks. */
export interface FrameChoice {
  readonly transition: string;
  readonly label: string;
  readonly way: Way;
  readonly key?: string;
}

/** All that the strip shows of a moment: plain data that needs no machine to be drawn. */
export interface Frame {
  readonly stage: StageId;
  readonly heading: string;
  readonly says: string;
  readonly choices: readonly FrameChoice[];
  /** Something can go wrong in this very state. */
  readonly canFail: boolean;
  readonly seen:
    | { readonly kind: 'none' }
    | { readonly kind: 'absent'; readonly namespace: string; readonly gone: boolean }
    | {
        readonly kind: 'pod';
        readonly row: PrintedRow;
        readonly trouble: boolean;
        readonly events: readonly EventLine[];
      };
  readonly announcement: string;
  /** Nothing comes after it by itself. */
  readonly last: boolean;
}

/** The strip's frame of a moment. */
export function frameOf(view: WalkView): Frame {
  const { moment, before, stage, state, near, last } = view;
  const { mark, title, says, container } = state.meta;
  const evidence = evidenceOf(moment, before);
  return {
    stage: stage.id,
    heading: mark === 'state' && stage.number !== undefined ? stage.title : title,
    says: tell(says, moment, container),
    choices: near.map(({ transition, label, way, key }) => ({ transition, label, way, ...(key ? { key } : {}) })),
    canFail: near.some(({ way }) => way === 'failure'),
    seen:
      evidence.kind === 'pod'
        ? {
            kind: 'pod',
            row: printedRow(evidence.pod, instantMs(moment.at)),
            trouble: mark === 'failure' || mark === 'wait',
            events: eventLines(view, moment.at).slice(-2),
          }
        : evidence,
    announcement: announcementOf(view),
    last,
  };
}

/** The frames of the undisturbed way, one for each stage. */
export function framesOf(chart: Chart, { journey, indices }: Stops): readonly Frame[] {
  const lookup = timelineChart(chart.stages, toGraph(chart));
  return [...indices.values()].map((index) => frameOf(viewOf(chart, lookup, goTo(journey, index))));
}

/** The KubeEvents of a moment, the latest at the end; `now` is virtual milliseconds. */
export function eventLines({ moment, before }: Pick<WalkView, 'moment' | 'before'>, now: number): readonly EventLine[] {
  return moment.kubeEvents
    .toSorted((a, b) => a.lastAt - b.lastAt)
    .map((event) => ({
      id: [event.reason, event.fieldPath, event.firstAt, event.message].join(' '),
      age: `${humanDuration(now - event.lastAt)}${event.count > 1 ? ` ×${event.count}` : ''}`,
      reason: event.reason,
      message: event.message,
      warning: event.type === 'Warning',
      changed: before !== undefined && !before.kubeEvents.includes(event),
    }));
}
