import type { Stage, StageId } from '@/machines/chart.ts';
import type { Graph, GraphState, GraphTransition } from '@/machines/graph.ts';
import type { Journey, Moment } from './moment.ts';
import { trailOf } from './trail.ts';

/** A visit of a stage on the timeline: a tall tick, its name above and the clock below. */
interface TimelineVisit {
  readonly index: number;
  readonly x: number;
  /** Absent where there is no room for it. */
  readonly label?: string;
  /** Virtual milliseconds; absent where there is no room for it. */
  readonly at?: number;
  /** The shown moment lies in it. */
  readonly current: boolean;
}

/** A wait of 5 s or more, between two ticks. */
interface TimelineWait {
  readonly x: number;
  readonly width: number;
  /** Virtual milliseconds. */
  readonly length: number;
  /** It runs at the last moment of the walk, and is not over. */
  readonly running: boolean;
}

/** A walk drawn as a line: one tick for each moment, not to scale. */
export interface Timeline {
  readonly width: number;
  /** The x of each moment. */
  readonly moments: readonly number[];
  readonly visits: readonly TimelineVisit[];
  readonly waits: readonly TimelineWait[];
  /** The x of every moment in which something went wrong. */
  readonly failures: readonly number[];
  /** The stages that have not been reached. */
  readonly ahead: readonly { readonly x: number; readonly label?: string }[];
}

/** What of the machine the timeline needs: the stages in order, and its states and transitions by id. */
export interface TimelineChart {
  readonly stages: readonly Stage[];
  readonly states: ReadonlyMap<string, GraphState>;
  readonly transitions: ReadonlyMap<string, GraphTransition>;
}

/** Looks up a chart's states and transitions once for all timelines of its walks. */
export function timelineChart(stages: readonly Stage[], graph: Graph): TimelineChart {
  return {
    stages,
    states: new Map(graph.states.map((state) => [state.id, state])),
    transitions: new Map(graph.transitions.map((transition) => [transition.id, transition])),
  };
}

const margin = 8;
const pitch = 28;
const waitWidth = 44;
const aheadWidth = 20;
const longWait = 5000;
const letter = 6.6;

/** px; after an hour a time has eight digits. */
function clockWidth(at: number): number {
  return at < 3_600_000 ? 40 : 62;
}

/** Places a walk on a line of the given width. `running` is the length of the wait that the walk stands in now. */
export function toTimeline(chart: TimelineChart, journey: Journey, width: number, running?: number): Timeline {
  const { visits, steps, failures, ahead } = courseOf(chart, journey.moments, running);
  const room = width - 2 * margin;
  const roomy = place(visits, steps, ahead, true);
  const placed = roomy.end <= room ? roomy : place(visits, steps, ahead, false);
  const scale = Math.min(1, room / placed.end);
  const xOf = (x: number) => margin + x * scale;
  return {
    width,
    moments: placed.moments.map(xOf),
    visits: labelled(chart, journey, visits, placed, xOf),
    waits: steps.flatMap((step, index) => {
      if (!step.wait) return [];
      const from = xOf(placed.moments[index] ?? 0);
      const to = xOf(placed.moments[index + 1] ?? placed.walked);
      return [{ x: from, width: to - from, length: step.wait, running: index === journey.moments.length - 1 }];
    }),
    failures: failures.map((index) => xOf(placed.moments[index] ?? 0)),
    ahead: ahead.map((stage, index) => {
      const x = xOf(placed.ahead[index] ?? 0);
      return scale === 1 && placed === roomy ? { x, label: shortName(stage) } : { x };
    }),
  };
}

/** The name of a stage where there is room for one word: `6 Pull`. */
function shortName({ id, number }: Stage): string {
  const word = id.charAt(0).toUpperCase() + id.slice(1);
  return number === undefined ? word : `${number} ${word}`;
}

interface Visit {
  readonly stage: StageId;
  readonly from: number;
  /** Index of its last moment. */
  to: number;
  /** How many visits of this stage came before it. */
  readonly before: number;
}

interface Step {
  readonly size: number;
  readonly wait?: number;
}

interface Placed {
  readonly moments: readonly number[];
  readonly ahead: readonly number[];
  /** Where the walk ends and the road ahead begins. */
  readonly walked: number;
  readonly end: number;
}

/** A walk's line before it is fitted to a width. */
interface Course {
  readonly running?: number;
  readonly visits: readonly Visit[];
  readonly steps: readonly Step[];
  /** Indices of the moments in which something went wrong. */
  readonly failures: readonly number[];
  readonly ahead: readonly Stage[];
}

const courses = new WeakMap<Journey['moments'], Course>();

/** Found once for the moments of a walk: stepping back and forth among them changes nothing. */
export function courseOf(chart: TimelineChart, moments: Journey['moments'], running?: number): Course {
  const known = courses.get(moments);
  if (known !== undefined && known.running === running) return known;
  const visits = visitsOf(moments);
  const course: Course = {
    ...(running === undefined ? {} : { running }),
    visits,
    steps: stepsOf(chart, moments, running),
    failures: moments.flatMap((moment, index) => (arrivalOf(chart, moment).failed ? [index] : [])),
    ahead: aheadOf(chart, visits),
  };
  courses.set(moments, course);
  return course;
}

function visitsOf(moments: Journey['moments']): readonly Visit[] {
  const visits: Visit[] = [];
  const counts = new Map<StageId, number>();
  for (const index of moments.keys()) {
    const { stage } = trailOf({ moments, cursor: index });
    const last = visits.at(-1);
    if (last?.stage === stage) last.to = index;
    else {
      const before = counts.get(stage) ?? 0;
      counts.set(stage, before + 1);
      visits.push({ stage, from: index, to: index, before });
    }
  }
  return visits;
}

/** What lies between each moment and the next; the last step leads to the road ahead. */
function stepsOf(chart: TimelineChart, moments: Journey['moments'], running: number | undefined): readonly Step[] {
  return moments.map((moment, index) => {
    const next = moments[index + 1];
    const length = next === undefined ? running : next.at - moment.at;
    const waits = next === undefined || arrivalOf(chart, next).waited;
    return waits && length !== undefined && length >= longWait ? { size: waitWidth, wait: length } : { size: pitch };
  });
}

interface Arrival {
  /** Something went wrong. */
  readonly failed: boolean;
  /** A timer ran out. */
  readonly waited: boolean;
}

const arrivals = new WeakMap<Moment, Arrival>();

/** How the walk came to a moment; asked for every moment at every step, so each is looked up once. */
function arrivalOf(chart: TimelineChart, moment: Moment): Arrival {
  const known = arrivals.get(moment);
  if (known) return known;
  const ways = moment.took.map((id) => chart.transitions.get(id)?.meta.way);
  const arrival = {
    failed: ways.includes('failure'),
    waited: ways.some((way) => way === 'timer' || way === 'retry'),
  };
  arrivals.set(moment, arrival);
  return arrival;
}

function aheadOf(chart: TimelineChart, visits: readonly Visit[]): readonly Stage[] {
  const now = chart.stages.findIndex(({ id }) => id === visits.at(-1)?.stage);
  return chart.stages.slice(now + 1);
}

function place(visits: readonly Visit[], steps: readonly Step[], ahead: readonly Stage[], roomy: boolean): Placed {
  const moments: number[] = [];
  let x = 0;
  for (const visit of visits) {
    const own = steps.slice(visit.from, visit.to + 1);
    let size = 0;
    for (const step of own) size += step.size;
    const least = roomy ? visit.stage.length * letter + 26 : 0;
    const stretch = Math.max(1, least / size);
    for (const step of own) {
      moments.push(x);
      x += step.size * stretch;
    }
  }
  let end = x;
  const places = ahead.map((stage) => {
    const from = end;
    end += roomy ? roomFor(shortName(stage)) : aheadWidth;
    return from;
  });
  return { moments, ahead: places, walked: x, end };
}

function roomFor(label: string): number {
  return label.length * letter + 12;
}

function labelled(
  chart: TimelineChart,
  { moments, cursor }: Journey,
  visits: readonly Visit[],
  placed: Placed,
  xOf: (x: number) => number,
): readonly TimelineVisit[] {
  let clockEnd = Number.NEGATIVE_INFINITY;
  return visits.map((visit, order) => {
    const x = xOf(placed.moments[visit.from] ?? 0);
    const next = visits[order + 1];
    const end = next === undefined ? xOf(placed.walked) : xOf(placed.moments[next.from] ?? 0);
    const current = visit.from <= cursor && cursor <= visit.to;
    const label = labelFor(chart, visit, end - x, next === undefined || current);
    const tells = x >= clockEnd;
    const at = moments[visit.from]?.at ?? 0;
    if (tells) clockEnd = x + clockWidth(at);
    return {
      index: visit.from,
      x,
      current,
      ...(label === undefined ? {} : { label }),
      ...(tells ? { at } : {}),
    };
  });
}

function labelFor(chart: TimelineChart, visit: Visit, width: number, wanted: boolean): string | undefined {
  const stage = chart.stages.find(({ id }) => id === visit.stage);
  if (!stage) return undefined;
  const name = shortName(stage);
  const whole = visit.before === 0 ? name : `${name.replace(/^\d+ /, '')} ${visit.before + 1}`;
  const brief = visit.before === 0 ? `${stage.number ?? ''}` : `${visit.before + 1}`;
  if (width >= whole.length * letter + 8) return whole;
  if (width >= brief.length * letter + 8 && brief !== '') return brief;
  return wanted && width >= 20 ? brief : undefined;
}
