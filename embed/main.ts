import { parseEmbedParams } from '@/lib/embed/params.ts';
import type { EmbedSnapshot, HostRequest } from '@/lib/embed/protocol.ts';
import { goTo, take } from '@/lib/journey/journey.ts';
import type { Journey, WalkEvent } from '@/lib/journey/moment.ts';
import { stepForward } from '@/lib/journey/stride.ts';
import { type CompiledChart, chartFrom } from '@/machines/compiled.ts';
import { begin, stateOf } from './begin.ts';
import { clockOf } from './clock.ts';
import { hostOf } from './host.ts';
import { packedLink } from './packing.ts';
import { exportedSvg } from './picture.ts';
import { listen } from './presses.ts';
import { rowOf } from './row.ts';
import { announce, naturalHeight, partOf, show } from './screen.ts';
import { setTheme } from './theme.ts';
import { type Walk, walked } from './walk.ts';

await start(JSON.parse(partOf('machine').textContent ?? ''));

/** Wakes the document up: from here on it can be walked by hand, by key and by the page around it. */
async function start(machine: CompiledChart): Promise<void> {
  const { params, faults } = parseEmbedParams(location.search);
  const root = document.documentElement;
  setTheme(params.theme);
  const beginning = await begin(chartFrom(machine), params, location.hash);
  const problems = [...faults, ...beginning.faults];
  // biome-ignore lint/suspicious/noConsole: whoever embeds reads here what their address cannot have.
  if (problems.length > 0) console.warn(`Podwalk: ${problems.join('; ')}`);

  let walk: Walk = beginning.walk;
  let tallest = 0;
  const clock = clockOf(
    params,
    () => move(stepForward(walk.chart, walk.journey)),
    () => move(goTo(walk.journey, 0)),
  );
  const host = hostOf(params, answer);

  /** Shows what the walk is now. */
  function draw(): void {
    show(walk, clock.plays(), rowOf(walk));
    tell();
  }

  function tell(): void {
    const height = naturalHeight();
    if (height <= tallest) return;
    tallest = height;
    host.post({ type: 'resize', height });
  }

  function move(journey: Journey): void {
    if (journey === walk.journey) return;
    const before = walk.journey.moments.length;
    walk = walked(walk, journey);
    if (clock.plays()) clock.playFrom(walk.view);
    draw();
    announce(walk);
    const { event, at } = walk.view.moment;
    if (event !== undefined && journey.moments.length !== before) host.post({ type: 'event', event: event.type, at });
    host.post({ type: 'step', cursor: journey.cursor, moments: journey.moments.length });
    host.post({ type: 'state', snapshot: snapshot() });
  }

  function happen(event: WalkEvent): void {
    move(take(walk.chart, walk.journey, event));
  }

  function play(plays: boolean): void {
    if (plays) clock.playFrom(walk.view);
    else clock.pause();
    draw();
  }

  function snapshot(): EmbedSnapshot {
    const { journey, view, chart } = walk;
    const status = rowOf(walk)?.status;
    return {
      machine: chart.id,
      cursor: journey.cursor,
      moments: journey.moments.length,
      at: view.moment.at,
      state: view.state.id,
      title: view.state.meta.title,
      stage: view.stage.id,
      states: view.trail.current,
      events: view.possible.map(({ event }) => event.type),
      ...(status === undefined ? {} : { status }),
      playing: clock.plays(),
    };
  }

  async function answer(request: HostRequest): Promise<EmbedSnapshot | string> {
    switch (request.type) {
      case 'send': {
        const choice = walk.view.possible.find(({ event }) => event.type === request.event);
        if (!choice) throw new RangeError(`event: ${request.event} is not possible here`);
        happen({ ...choice.event, ...request.payload });
        break;
      }
      case 'step':
        move(stepForward(walk.chart, walk.journey));
        break;
      case 'back':
        back();
        break;
      case 'seek':
        clock.pause();
        if ('at' in request.to) move(goTo(walk.journey, request.to.at));
        else move(stateOf(walk, request.to.state).journey);
        break;
      case 'play':
      case 'pause':
        play(request.type === 'play');
        break;
      case 'setTheme':
        setTheme(request.theme);
        break;
      case 'export':
        return exported(request.format);
      case 'getSnapshot':
        break;
    }
    return snapshot();
  }

  async function exported(format: 'svg' | 'link'): Promise<string> {
    const { journey, chart, subject } = walk;
    const events = journey.moments.flatMap(({ event }) => event ?? []);
    const link = await packedLink({
      machine: chart.id,
      ...(subject ? { subject } : {}),
      events,
      cursor: journey.cursor,
      clock: walk.view.moment.at,
    });
    return format === 'link' ? link : exportedSvg(walk, link);
  }

  function back(): void {
    clock.pause();
    move(goTo(walk.journey, walk.journey.cursor - 1));
  }

  const acts: Readonly<Record<string, (value: string) => void>> = {
    back,
    forward: () => move(stepForward(walk.chart, walk.journey)),
    toggle: () => play(!clock.plays()),
    first: () => move(goTo(walk.journey, 0)),
    latest: () => move(goTo(walk.journey, walk.journey.moments.length - 1)),
    choose: (value) => {
      const choice = walk.view.possible.find(({ transition }) => transition === value);
      if (choice) happen(choice.event);
    },
    seek: (value) => {
      clock.pause();
      move(goTo(walk.journey, Number(value)));
    },
    peek: (value) => {
      const stage = walk.chart.stages.find(({ id }) => id === value);
      if (stage) walk = { ...walk, open: stage.id };
      draw();
    },
    lane: (value) => {
      walk = { ...walk, lane: value };
      draw();
    },
    list: () => document.querySelector<HTMLElement>('#choices button')?.focus(),
  };
  const act = (name: string, value = '') => (Object.hasOwn(acts, name) ? acts[name]?.(value) : undefined);

  listen(act, (key) => {
    const choice = walk.view.possible.find((one) => one.key?.toLowerCase() === key);
    if (choice) happen(choice.event);
    return choice !== undefined;
  });
  partOf('open').addEventListener('click', async (event) => {
    const link = event.currentTarget;
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    open(`${link.pathname}#${await exported('link')}`, '_blank', 'noreferrer');
  });
  new ResizeObserver(() => draw()).observe(partOf('map'));

  draw();
  root.dataset.ready = '';
  host.post({ type: 'ready', version: 1, snapshot: snapshot() });
  if (params.autoplay) play(true);
}
