import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createActor } from 'xstate';
import { playerMachine } from '@/machines/player.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A running player that counts the steps it asks for. */
function player() {
  const actor = createActor(playerMachine).start();
  const steps: number[] = [];
  actor.on('step.due', () => steps.push(actor.getSnapshot().context.elapsed));
  return { actor, steps };
}

test('nothing happens until play is pressed', () => {
  const { actor, steps } = player();
  actor.send({ type: 'moment.shown', last: false });
  vi.advanceTimersByTime(60_000);
  expect(steps).toEqual([]);
});

test('play rests 1.2 s on each state, 3 s for those who want less motion', () => {
  const { actor, steps } = player();
  actor.send({ type: 'moment.shown', last: false });
  actor.send({ type: 'play.pressed' });
  vi.advanceTimersByTime(1199);
  expect(steps).toHaveLength(0);
  vi.advanceTimersByTime(1);
  expect(steps).toHaveLength(1);
  actor.send({ type: 'motion.changed', calm: true });
  actor.send({ type: 'moment.shown', last: false });
  vi.advanceTimersByTime(2999);
  expect(steps).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(steps).toHaveLength(2);
});

test.each([
  [1, 40_000],
  [10, 4000],
] as const)('at %d× a wait of 40 s passes in %d ms', (speed, real) => {
  const { actor, steps } = player();
  actor.send({ type: 'speed.chosen', speed });
  actor.send({ type: 'moment.shown', last: false, wait: 40_000 });
  actor.send({ type: 'play.pressed' });
  vi.advanceTimersByTime(real - 100);
  expect(steps).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(steps).toEqual([40_000]);
});

test('skipping waits rests, then runs the clock to the end', () => {
  const { actor, steps } = player();
  actor.send({ type: 'speed.chosen', speed: 'skip' });
  actor.send({ type: 'moment.shown', last: false, wait: 300_000 });
  actor.send({ type: 'play.pressed' });
  vi.advanceTimersByTime(1200);
  expect(steps).toEqual([]);
  vi.advanceTimersByTime(520);
  expect(steps).toEqual([300_000]);
});

test('a jump takes half a second, paused or not, and a pause keeps what has passed of a wait', () => {
  const { actor, steps } = player();
  actor.send({ type: 'moment.shown', last: false, wait: 20_000 });
  actor.send({ type: 'play.pressed' });
  vi.advanceTimersByTime(5000);
  actor.send({ type: 'pause.pressed' });
  vi.advanceTimersByTime(5000);
  expect(actor.getSnapshot().context.elapsed).toBe(5000);
  actor.send({ type: 'jump.pressed' });
  vi.advanceTimersByTime(520);
  expect(steps).toEqual([20_000]);
  expect(actor.getSnapshot().matches('paused')).toBe(true);
});

test('playing ends where nothing more happens by itself', () => {
  const { actor } = player();
  actor.send({ type: 'moment.shown', last: false });
  actor.send({ type: 'play.pressed' });
  actor.send({ type: 'moment.shown', last: true });
  expect(actor.getSnapshot().matches('paused')).toBe(true);
});

test('skipping waits runs no clock where nothing is waited for', () => {
  const { actor, steps } = player();
  actor.send({ type: 'speed.chosen', speed: 'skip' });
  actor.send({ type: 'moment.shown', last: false });
  actor.send({ type: 'play.pressed' });
  vi.advanceTimersByTime(1200);
  expect(steps).toEqual([0]);
  expect(actor.getSnapshot().matches({ playing: 'stepping' })).toBe(true);
});

test('a rest is no jump: at 1× a moment that waits for nothing asks for its step when the rest is over', () => {
  const { actor } = player();
  actor.send({ type: 'moment.shown', last: false });
  actor.send({ type: 'play.pressed' });
  expect(actor.getSnapshot().matches({ playing: 'resting' })).toBe(true);
  vi.advanceTimersByTime(1200);
  expect(actor.getSnapshot().matches({ playing: 'stepping' })).toBe(true);
});

test('a wait that was shown in part goes on from there, and a jump over it passes the rest in half a second', () => {
  const { actor, steps } = player();
  actor.send({ type: 'moment.shown', last: false, wait: 20_000, elapsed: 10_000 });
  expect(actor.getSnapshot().context.elapsed).toBe(10_000);
  actor.send({ type: 'jump.pressed' });
  vi.advanceTimersByTime(240);
  expect(actor.getSnapshot().context.elapsed).toBeCloseTo(15_000);
  vi.advanceTimersByTime(200);
  expect(steps).toEqual([]);
  vi.advanceTimersByTime(80);
  expect(steps).toEqual([20_000]);
});

test('who wants less motion sees a wait pass once a second, and a jump at once', () => {
  const { actor, steps } = player();
  actor.send({ type: 'motion.changed', calm: true });
  actor.send({ type: 'moment.shown', last: false, wait: 20_000 });
  actor.send({ type: 'play.pressed' });
  vi.advanceTimersByTime(999);
  expect(actor.getSnapshot().context.elapsed).toBe(0);
  vi.advanceTimersByTime(1);
  expect(actor.getSnapshot().context.elapsed).toBe(1000);
  actor.send({ type: 'jump.pressed' });
  vi.advanceTimersByTime(1);
  expect(steps).toEqual([20_000]);
});

test('no clock ticks where nobody plays', () => {
  const { actor } = player();
  actor.send({ type: 'moment.shown', last: false, wait: 20_000 });
  actor.send({ type: 'play.pressed' });
  vi.advanceTimersByTime(1000);
  actor.send({ type: 'pause.pressed' });
  expect(vi.getTimerCount()).toBe(0);
});
