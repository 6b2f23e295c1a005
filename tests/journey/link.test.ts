import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { encodeLink, type MomentLink } from '@/lib/journey/link.ts';
import { decodeLink, longestFragment } from '@/lib/journey/link-reading.ts';

const payload = fc.dictionary(
  fc.constantFrom('exitCode', 'reason', 'node'),
  fc.oneof(fc.integer(), fc.string({ maxLength: 20 })),
  { noNullPrototype: true },
);

const events = fc
  .array(fc.record({ type: fc.string(), delta: fc.nat(600_000), payload }), { maxLength: 40 })
  .map((list) => {
    let at = 0;
    return list.map((event) => {
      at += event.delta;
      return { ...event.payload, type: event.type, at };
    });
  });

const subject = fc.oneof(
  fc.constant(undefined),
  fc.record({ sample: fc.string() }),
  fc.record({ manifest: fc.string({ unit: 'grapheme' }), workload: fc.nat(50) }),
);

const links: fc.Arbitrary<MomentLink> = fc
  .record({ machine: fc.string(), subject, events, clock: fc.nat() })
  .chain((link) =>
    fc.nat(link.events.length).map((cursor) => ({
      machine: link.machine,
      ...(link.subject === undefined ? {} : { subject: link.subject }),
      events: link.events,
      cursor,
      clock: link.clock,
    })),
  );

test('a link to a moment opens as exactly that moment', () => {
  fc.assert(
    fc.property(links, (link) => {
      expect(decodeLink(encodeLink(link))).toEqual(link);
    }),
  );
});

test('a link has only characters that survive chats and mail', () => {
  fc.assert(
    fc.property(links, (link) => {
      expect(encodeLink(link)).toMatch(/^1\.[\w-]+$/);
    }),
  );
});

test('whatever stands behind the hash either opens or is refused in one sentence', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.base64String().map((text) => `1.${text}`),
      ),
      (fragment) => {
        try {
          decodeLink(fragment);
        } catch (error) {
          expect(error).toHaveProperty('message', expect.stringMatching(/^this link to a moment is broken: .+\.$/));
        }
      },
    ),
  );
});

test('a walk of five hundred steps fits into a link', () => {
  const walk = Array.from({ length: 500 }, (_, index) => ({
    type: ['backoff.elapsed.web', 'container.created.web', 'container.exited.web'][index % 3] ?? '',
    at: index * 1300,
    ...(index % 3 === 2 ? { exitCode: 1 } : {}),
  }));
  const fragment = encodeLink({ machine: 'pod', events: walk, cursor: 500, clock: 650_000 });
  expect(fragment.length).toBeLessThan(2000);
});

describe('a broken link says what is wrong with it', () => {
  const pack = (value: unknown) => {
    const bytes = deflateSync(strToU8(JSON.stringify(value)));
    return `1.${Buffer.from(bytes).toString('base64url')}`;
  };
  const whole = encodeLink({ machine: 'pod', events: [{ type: 'image.built', at: 41_000 }], cursor: 1, clock: 41_000 });

  test.each([
    ['another version', '9.abc', 'does not begin as our links do'],
    ['cut off', whole.slice(0, -8), 'a part of it is missing'],
    ['foreign characters', '1.a b', 'a character that our links never have'],
    ['far too long', `1.${'a'.repeat(longestFragment)}`, 'longer than a link can be'],
    ['a bomb', pack('0'.repeat(2_000_000)), 'more than a link can hold'],
    ['no walk', pack(null), 'holds no walk'],
    ['no machine', pack({ e: [], i: 0, t: 0 }), 'names no machine'],
    ['no events', pack({ m: 'pod', e: {}, i: 0, t: 0 }), 'list of events'],
    [
      'a broken event',
      pack({
        m: 'pod',
        e: [
          ['a', 1],
          ['b', 'soon'],
        ],
        i: 0,
        t: 0,
      }),
      'its event 2 cannot be read',
    ],
    ['a nested payload', pack({ m: 'pod', e: [['a', 1, { b: {} }]], i: 0, t: 0 }), 'its event 1 cannot be read'],
    ['time running back', pack({ m: 'pod', e: [['a', -1]], i: 0, t: 0 }), 'its event 1 cannot be read'],
    ['a cursor behind the end', pack({ m: 'pod', e: [], i: 1, t: 0 }), 'points behind its last event'],
    ['a clock that is none', pack({ m: 'pod', e: [], i: 0, t: '0:53' }), 'its clock cannot be read'],
    ['a subject that is none', pack({ m: 'pod', s: { manifest: 1 }, e: [], i: 0, t: 0 }), 'its manifest'],
  ])('%s', (_, fragment, reason) => {
    expect(() => decodeLink(fragment)).toThrow(reason);
  });
});
