import { draw } from '@/lib/diagram/drawing.ts';
import { escaped } from '@/lib/diagram/escaped.ts';
import { colourRules, textRules, toMarkup } from '@/lib/diagram/markup.ts';
import { type Ink, palette } from '@/lib/diagram/palette.ts';
import { rect, type Shape, textShape } from '@/lib/diagram/shape.ts';
import { toStrip } from '@/lib/diagram/strip.ts';
import { type Run, wrap } from '@/lib/diagram/text.ts';
import { sightOf } from '@/lib/diagram/view-scene.ts';
import { clockTime } from '@/lib/journey/clock.ts';
import { goTo } from '@/lib/journey/journey.ts';
import type { Journey } from '@/lib/journey/moment.ts';
import { tell } from '@/lib/journey/telling.ts';
import { timelineChart } from '@/lib/journey/timeline.ts';
import { viewOf, type WalkView } from '@/lib/journey/view.ts';
import type { PrintedRow } from '@/lib/kubernetes/printed-row.ts';
import { projectRow } from '@/lib/kubernetes/projection.ts';
import type { Chart } from '@/machines/chart.ts';
import { toGraph } from '@/machines/graph.ts';
import { isPodContext } from '@/machines/pod-context.ts';

/** What an animation says of itself, and how it looks. */
export interface AnimationOptions {
  readonly title: string;
  readonly theme: 'light' | 'dark' | 'auto';
  /** The fragment of the link that opens the walk in Podwalk. */
  readonly opens?: string;
}

/** px */
const [width, left] = [944, 24];

/** How tall it is with the row of kubectl, and without it: an overview has no Pod. */
const [tall, low] = [324, 270];

/** Where the columns of kubectl begin, in px. */
const columns = { NAME: 104, READY: 296, STATUS: 376, RESTARTS: 640, AGE: 800 } as const;

/** A moment of a walk as a picture that stands alone, for those who draw in pixels. */
export interface Frame {
  readonly svg: string;
  /** Milliseconds that it is shown. */
  readonly lasts: number;
}

/** Seconds that each moment is shown, and the last one. */
const [rests, ends] = [1.6, 4];

/** More moments than this are not shown: the walk begins later. */
const longest = 60;

/**
 * A walk as an SVG that plays by itself: the line, the moment in words, and the row of kubectl. It needs no script, so
 * it plays inside of an `<img>`; whoever asks for less motion sees the last moment. The same walk gives the same bytes.
 */
export function toAnimation(chart: Chart, journey: Journey, { title, theme, opens }: AnimationOptions): string {
  const colour = (ink: Ink) => (theme === 'auto' ? `var(--${ink})` : palette[theme][ink]);
  const { frames, last } = framesOf(chart, journey);
  const height = isPodContext(last.moment.snapshot.context) ? tall : low;
  const layers = layersOf(frames.map((shapes) => shapes.map((shape) => toMarkup(shape, colour))));
  const spans = [...new Set(layers.flatMap(({ spans: own }) => own))];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="podwalk-title podwalk-desc">`,
    `<title id="podwalk-title">${escaped(title)}</title>`,
    `<desc id="podwalk-desc">${escaped(storyOf(frames.length, last))}</desc>`,
    ...(opens === undefined ? [] : [`<metadata id="podwalk-link">${escaped(opens)}</metadata>`]),
    `<style>${theme === 'auto' ? colourRules() : ''}${textRules(frames.flat())}${motion(spans, frames.length)}</style>`,
    `<rect width="${width}" height="${height}" fill="${colour('sheet')}"/>`,
    ...layers.map(({ spans: own, markup }) => wrapped(own, markup, frames.length)),
    '</svg>',
    '',
  ].join('\n');
}

/** The same walk as a picture for each moment, in the colours of one theme. */
export function toFrames(chart: Chart, journey: Journey, theme: 'light' | 'dark'): readonly Frame[] {
  const { frames, last } = framesOf(chart, journey);
  const height = isPodContext(last.moment.snapshot.context) ? tall : low;
  return frames.map((shapes, index) => ({
    svg: [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
      `<style>${textRules(shapes)}</style>`,
      `<rect width="${width}" height="${height}" fill="${palette[theme].sheet}"/>`,
      ...shapes.map((shape) => toMarkup(shape, (ink) => palette[theme][ink])),
      '</svg>',
      '',
    ].join('\n'),
    lasts: (index === frames.length - 1 ? ends : rests) * 1000,
  }));
}

function framesOf(chart: Chart, journey: Journey) {
  const graph = toGraph(chart);
  const lookup = timelineChart(chart.stages, graph);
  const first = Math.max(0, journey.moments.length - longest);
  const views = journey.moments.slice(first).map((_, index) => viewOf(chart, lookup, goTo(journey, first + index)));
  const last = views.at(-1);
  if (last === undefined) throw new RangeError('journey: it has no moment');
  const frames = views.map((view) => {
    const strip = toStrip({ ...sightOf(chart, graph, view), width });
    return [...strip.items.filter(({ kind }) => kind !== 'band').flatMap(draw), ...captionOf(view)];
  });
  return { frames, last };
}

/** What a moment is called and means, and what kubectl would print then. */
function captionOf(view: WalkView): readonly Shape[] {
  const { moment, state } = view;
  const row = projectRow(moment.snapshot, moment.at);
  const failed = state.meta.mark === 'failure' || state.meta.mark === 'wait';
  const says = plain(tell(state.meta.says, moment, state.meta.container));
  const [first = '', second = ''] = wrap(says, 'small', width - 2 * left - 80);
  const runs: readonly Run[] = [
    { x: left, y: 208, text: clockTime(moment.at), style: 'clock', ink: 'ink-3' },
    { x: left + 80, y: 208, text: state.meta.title, style: 'title', ink: failed ? 'fail' : 'ink' },
    { x: left + 80, y: 232, text: first, style: 'small', ink: 'ink-2' },
    { x: left + 80, y: 250, text: second, style: 'small', ink: 'ink-2' },
  ];
  const words = runs.filter((run) => run.text !== '').map(textShape);
  if (!isPodContext(moment.snapshot.context)) return words;
  return [...words, rect({ x: 0, y: low, width, height: tall - low }, 0, 'well'), ...printed(row).map(textShape)];
}

function printed(row: PrintedRow | undefined): readonly Run[] {
  const nothing = { x: columns.NAME, y: 297, text: 'No resources found', style: 'mono', ink: 'ink-3' } as const;
  if (row === undefined) return [nothing];
  const cells = { NAME: row.name, READY: row.ready, STATUS: row.status, RESTARTS: row.restarts, AGE: row.age };
  return Object.entries(columns).flatMap(([name, x]): Run[] => [
    { x, y: 286, text: name, style: 'tick', ink: 'ink-3' },
    { x, y: 306, text: cellOf(cells, name), style: 'mono', ink: 'ink' },
  ]);
}

function cellOf(cells: Readonly<Record<string, string>>, name: string): string {
  const text = cells[name] ?? '';
  return text.length > widest(name) ? `${text.slice(0, widest(name) - 1)}…` : text;
}

function plain(text: string): string {
  return text.replaceAll(/[*`]/g, '');
}

function storyOf(count: number, { state, moment }: WalkView): string {
  return `A walk of ${count} moments. At the end, after ${clockTime(moment.at)}: ${state.meta.title}. ${plain(tell(state.meta.says, moment, state.meta.container))}`;
}

interface Layer {
  /** The stretches of frames that show it, as `from-to`; none where all do. */
  readonly spans: readonly string[];
  readonly markup: readonly string[];
}

/**
 * Lays the frames over each other: what several show is in the file once. A frame is drawn from its lowest shape to its
 * highest, and so is the pile: a shape that a frame adds comes behind what that frame draws before it.
 */
function layersOf(frames: readonly (readonly string[])[]): readonly Layer[] {
  const pile: string[] = [];
  const shown = new Map<string, number[]>();
  for (const [index, frame] of frames.entries()) {
    let place = 0;
    for (const shape of frame) {
      const known = shown.get(shape);
      if (known === undefined) {
        pile.splice(place, 0, shape);
        shown.set(shape, [index]);
        place += 1;
      } else {
        if (known.at(-1) !== index) known.push(index);
        place = Math.max(place, pile.indexOf(shape) + 1);
      }
    }
  }
  const layers: { spans: readonly string[]; markup: string[] }[] = [];
  for (const shape of pile) {
    const spans = spansOf(shown.get(shape) ?? [], frames.length);
    const before = layers.at(-1);
    if (before && before.spans.join() === spans.join()) before.markup.push(shape);
    else layers.push({ spans, markup: [shape] });
  }
  return layers;
}

function spansOf(indices: readonly number[], count: number): readonly string[] {
  if (indices.length === count) return [];
  const spans: { from: number; to: number }[] = [];
  for (const index of indices) {
    const last = spans.at(-1);
    if (last?.to === index - 1) last.to = index;
    else spans.push({ from: index, to: index });
  }
  return spans.map(({ from, to }) => `${from}-${to}`);
}

/** Letters that a cell has room for. */
function widest(column: string): number {
  return column === 'STATUS' ? 32 : 22;
}

/** A shape that several stretches show is drawn once for each. */
function wrapped(spans: readonly string[], markup: readonly string[], count: number): string {
  if (spans.length === 0) return markup.join('\n');
  return spans
    .map((span) => `<g class="f${span}${span.endsWith(`-${count - 1}`) ? ' end' : ''}">${markup.join('')}</g>`)
    .join('\n');
}

/** The style sheet that shows each stretch in its time, and for less motion the last moment alone. */
function motion(spans: readonly string[], count: number): string {
  const whole = (count - 1) * rests + ends;
  const at = (frame: number) => `${Math.round((frame * rests * 10_000) / whole) / 100}%`;
  const rules = spans.map((span) => {
    const [from = 0, to = 0] = span.split('-').map(Number);
    const hides = to === count - 1 ? '' : `${at(to + 1)}{opacity:0}`;
    return `@keyframes k${span}{0%{opacity:${from === 0 ? 1 : 0}}${from === 0 ? '' : `${at(from)}{opacity:1}`}${hides}}.f${span}{animation-name:k${span}}`;
  });
  return [
    `g{opacity:0;animation:${Math.round(whole * 10) / 10}s step-end infinite}.end{opacity:1}`,
    ...rules,
    '@media(prefers-reduced-motion:reduce){g{animation:none!important}}',
  ].join('');
}
