import { isFields } from '@/lib/kubernetes/fields.ts';
import { InputError } from '@/lib/kubernetes/input-error.ts';
import type { LinkSubject, MomentLink } from './link.ts';
import type { WalkEvent } from './moment.ts';

/** What every fragment of ours begins with. */
const version = '1.';

/** Bytes of the text that a link may hold. */
export const largestText = 1_048_576;

const mostEvents = 20_000;

/** What a link to a moment holds, as the text that is packed into its fragment. */
export function linkText(link: MomentLink): string {
  let before = 0;
  const events = link.events.map(({ type, at, ...payload }) => {
    const delta = at - before;
    before = at;
    return Object.keys(payload).length === 0 ? [type, delta] : [type, delta, payload];
  });
  return JSON.stringify({ m: link.machine, s: link.subject, e: events, i: link.cursor, t: link.clock });
}

/** Reads that text. Throws an InputError that says what is wrong with the link. */
export function readLinkText(text: string): MomentLink {
  try {
    return parseLink(JSON.parse(text));
  } catch (error) {
    throw error instanceof SyntaxError ? broken('a part of it is missing') : error;
  }
}

/** Packed bytes as a fragment, without its `#`. */
export function toFragment(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return version + btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The packed bytes of a fragment, with or without its `#`. Throws an InputError where it is none of ours. */
export function fromFragment(fragment: string): Uint8Array<ArrayBuffer> {
  const packed = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  if (!packed.startsWith(version)) throw broken('it does not begin as our links do');
  return fromBase64Url(packed.slice(version.length));
}

/** The refusal of a link that cannot be read. */
export function broken(why: string): InputError {
  return new InputError({
    what: `this link to a moment is broken: ${why}`,
    remedy: 'The walk starts at the beginning.',
  });
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (text === '' || /[^\w-]/.test(text)) throw broken('it has a character that our links never have');
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch {
    throw broken('a part of it is missing');
  }
}

function parseLink(value: unknown): MomentLink {
  if (!isFields(value)) throw broken('it holds no walk');
  const { m: machine, s: subject, e: events, i: cursor, t: clock } = value;
  if (typeof machine !== 'string') throw broken('it names no machine');
  if (!Array.isArray(events) || events.length > mostEvents) throw broken('its list of events cannot be read');
  if (!isCount(cursor) || cursor > events.length) throw broken('it points behind its last event');
  if (!isTime(clock)) throw broken('its clock cannot be read');
  let at = 0;
  return {
    machine,
    ...(subject === undefined ? {} : { subject: parseSubject(subject) }),
    events: events.map((event: unknown, index) => {
      const parsed = parseEvent(event, index, at);
      at = parsed.at;
      return parsed;
    }),
    cursor,
    clock,
  };
}

function parseEvent(value: unknown, index: number, before: number): WalkEvent {
  const [type, delta, payload = {}]: unknown[] = Array.isArray(value) ? value : [];
  if (typeof type !== 'string' || !isTime(delta) || !isPayload(payload)) {
    throw broken(`its event ${index + 1} cannot be read`);
  }
  return { ...payload, type, at: before + delta };
}

function parseSubject(value: unknown): LinkSubject {
  if (isFields(value)) {
    const { sample, manifest, workload, world } = value;
    const rest = typeof world === 'string' ? { world } : {};
    if (typeof sample === 'string') return { sample, ...rest };
    if (typeof manifest === 'string' && isCount(workload)) return { manifest, workload, ...rest };
  }
  throw broken('its manifest cannot be read');
}

function isPayload(value: unknown): value is Record<string, string | number> {
  return isFields(value) && Object.values(value).every(isScalar);
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || Number.isFinite(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
