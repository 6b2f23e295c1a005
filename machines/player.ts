import { type ActorRefFrom, assign, emit, fromCallback, setup } from 'xstate';

/** How fast a wait passes: as it is, ten times as fast, or not at all. */
export type Speed = 1 | 10 | 'skip';

interface PlayerContext {
  readonly speed: Speed;
  /** The reader wants less motion: longer rests, the clock once a second, no run of a jump. */
  readonly calm: boolean;
  /** Virtual milliseconds that the shown moment waits for its next step; absent where nothing is waited for. */
  readonly wait?: number;
  /** Virtual milliseconds of that wait that have passed. */
  readonly elapsed: number;
  /** Nothing comes after the shown moment by itself. */
  readonly last: boolean;
}

/** What a moment tells the player when it is shown. */
interface ShownMoment {
  readonly wait?: number;
  readonly elapsed?: number;
  readonly last: boolean;
}

type PlayerEvent =
  | { readonly type: 'play.pressed' }
  | { readonly type: 'pause.pressed' }
  | { readonly type: 'jump.pressed' }
  | { readonly type: 'speed.chosen'; readonly speed: Speed }
  | { readonly type: 'motion.changed'; readonly calm: boolean }
  | ({ readonly type: 'moment.shown' } & ShownMoment)
  | { readonly type: 'clock.ticked'; readonly by: number };

/** Real milliseconds that a state is shown before the next step, and those of a jump over a wait. */
const rest = 1200;
const calmRest = 3000;
const jump = 480;
const frame = 40;
const calmFrame = 1000;

const setupOfPlayer = setup({
  types: {
    context: {} as PlayerContext,
    events: {} as PlayerEvent,
    emitted: {} as { type: 'step.due' },
  },
  actors: {
    ticks: fromCallback<PlayerEvent, { every: number; by: number }>(({ sendBack, input }) => {
      const id = setInterval(() => sendBack({ type: 'clock.ticked', by: input.by }), input.every);
      return () => clearInterval(id);
    }),
  },
  delays: {
    rest: ({ context }) => (context.calm ? calmRest : rest),
  },
  guards: {
    isLast: ({ context }) => context.last,
    isWait: ({ context }) => context.wait !== undefined && context.speed !== 'skip',
    isOver: ({ context }) => context.wait === undefined || context.elapsed >= context.wait,
    isSkippedWait: ({ context }) => context.wait !== undefined && context.speed === 'skip',
  },
  actions: {
    show: assign(({ event }) => {
      if (event.type !== 'moment.shown') return {};
      return { wait: event.wait, elapsed: Math.min(event.elapsed ?? 0, event.wait ?? 0), last: event.last };
    }),
    pass: assign(({ context, event }) => {
      if (event.type !== 'clock.ticked') return {};
      return { elapsed: Math.min(context.elapsed + event.by, context.wait ?? 0) };
    }),
    step: emit({ type: 'step.due' }),
  },
});

const jumping = setupOfPlayer.createStateConfig({
  invoke: {
    src: 'ticks',
    input: ({ context }) => ({
      every: context.calm ? 0 : frame,
      by: context.calm ? (context.wait ?? 0) : (((context.wait ?? 0) - context.elapsed) * frame) / jump,
    }),
  },
  on: { 'clock.ticked': { actions: 'pass' } },
  always: { guard: 'isOver', target: 'stepping' },
});

const stepping = setupOfPlayer.createStateConfig({ entry: 'step' });

/**
 * The only clock of the house: it rests on every state, lets waits pass on the virtual clock, and says `step.due` when
 * the next event is to happen. What the event is, it does not know.
 */
export const playerMachine = setupOfPlayer.createMachine({
  id: 'player',
  context: { speed: 1, calm: false, elapsed: 0, last: false },
  initial: 'paused',
  on: {
    'speed.chosen': { actions: assign({ speed: ({ event }) => event.speed }) },
    'motion.changed': { actions: assign({ calm: ({ event }) => event.calm }) },
  },
  states: {
    paused: {
      initial: 'still',
      on: {
        'play.pressed': 'playing',
        'moment.shown': { target: '.still', actions: 'show' },
      },
      states: {
        still: { on: { 'jump.pressed': 'jumping' } },
        jumping,
        stepping,
      },
    },
    playing: {
      initial: 'deciding',
      on: {
        'pause.pressed': 'paused',
        'moment.shown': { target: '.deciding', actions: 'show' },
        'speed.chosen': { target: '.deciding', actions: assign({ speed: ({ event }) => event.speed }) },
        'jump.pressed': '.jumping',
      },
      states: {
        deciding: {
          always: [
            { guard: 'isLast', target: '#player.paused' },
            { guard: 'isWait', target: 'waiting' },
            { target: 'resting' },
          ],
        },
        resting: {
          after: { rest: [{ guard: 'isSkippedWait', target: 'jumping' }, { target: 'stepping' }] },
        },
        waiting: {
          invoke: {
            src: 'ticks',
            input: ({ context }) => {
              const every = context.calm ? calmFrame : frame;
              return { every, by: every * (context.speed === 10 ? 10 : 1) };
            },
          },
          on: { 'clock.ticked': { actions: 'pass' } },
          always: { guard: 'isOver', target: 'stepping' },
        },
        jumping,
        stepping,
      },
    },
  },
});

/** The running player: the clock of a page. */
export type Player = ActorRefFrom<typeof playerMachine>;
