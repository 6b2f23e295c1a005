import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Seats, seat } from '@/components/map/seats.ts';

const scene = fc
  .uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 8 })
  .map((ids) => ids.map((id) => ({ id: `${id}`, kind: id % 2 === 0 ? ('pill' as const) : ('state' as const) })));

test('from scene to scene nobody shares a seat, states keep theirs, and pills are reached in the order of the picture', () => {
  fc.assert(
    fc.property(fc.array(scene, { maxLength: 6 }), (scenes) => {
      let before: Seats | undefined;
      for (const items of scenes) {
        const seats = seat(items, before);
        const places = items.map(({ id }) => seats.taken.get(id) ?? 'none');
        expect(new Set(places).size).toBe(items.length);
        expect(seats.all).toEqual(expect.arrayContaining(places));
        expect(new Set(seats.all).size).toBe(seats.all.length);
        const pills = places.filter((place) => place.startsWith('pill:')).map((place) => seats.all.indexOf(place));
        expect(pills).toEqual(pills.toSorted((a, b) => a - b));
        for (const { id, kind } of items) {
          const had = before?.taken.get(id);
          if (kind === 'state' && had !== undefined) expect(seats.taken.get(id)).toBe(had);
        }
        before = seats;
      }
    }),
  );
});
