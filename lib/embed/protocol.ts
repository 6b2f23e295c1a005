/**
 * The messages between a page and an embed in it, version 1. Every message is a plain object with `podwalk: 1`; the
 * types here are the whole of it.
 */
export const version = 1;

/** What a page may ask for. */
export type HostRequest =
  | { readonly type: 'send'; readonly event: string; readonly payload: Readonly<Record<string, string | number>> }
  | { readonly type: 'step' | 'back' | 'play' | 'pause' | 'getSnapshot' }
  | { readonly type: 'seek'; readonly to: { readonly at: number } | { readonly state: string } }
  | { readonly type: 'setTheme'; readonly theme: 'auto' | 'light' | 'dark' }
  | { readonly type: 'export'; readonly format: 'svg' | 'link' };

/** The page's own name for a request; the answer has it too. */
type RequestId = string | number;

/** What a message of a page turned out to be. */
export type HostMessage =
  | { readonly kind: 'foreign' }
  | { readonly kind: 'request'; readonly id?: RequestId; readonly request: HostRequest }
  | { readonly kind: 'fault'; readonly id?: RequestId; readonly code: ErrorCode; readonly message: string };

export type ErrorCode = 'unknown-version' | 'unknown-type' | 'wrong-value' | 'not-possible';

/** Where an embed stands. */
export interface EmbedSnapshot {
  readonly machine: string;
  /** Index of the shown moment, and how many there are. */
  readonly cursor: number;
  readonly moments: number;
  /** Virtual milliseconds. */
  readonly at: number;
  /** The path and the title of the state of the token that moved last. */
  readonly state: string;
  readonly title: string;
  readonly stage: string;
  /** Every state that holds a token with something to do. */
  readonly states: readonly string[];
  /** The types of the events that can happen. */
  readonly events: readonly string[];
  /** The STATUS of kubectl, where there is a Pod. */
  readonly status?: string;
  readonly playing: boolean;
}

/** What an embed says. Answers have the id of their request. */
export type FrameMessage =
  | { readonly type: 'ready'; readonly version: typeof version; readonly snapshot: EmbedSnapshot }
  | { readonly type: 'resize'; readonly height: number }
  | { readonly type: 'state'; readonly snapshot: EmbedSnapshot }
  | { readonly type: 'event'; readonly event: string; readonly at: number }
  | { readonly type: 'step'; readonly cursor: number; readonly moments: number }
  | { readonly type: 'answer'; readonly id?: RequestId; readonly result: EmbedSnapshot | string }
  | { readonly type: 'error'; readonly id?: RequestId; readonly code: ErrorCode; readonly message: string };

/** Reads what a page has posted. Anything may come: nothing throws, and what is not ours is foreign. */
export function parseHostMessage(data: unknown): HostMessage {
  try {
    return readMessage(fieldsOf(data));
  } catch {
    // Only an object whose fields throw when they are read comes here, and a browser posts none.
    return { kind: 'foreign' };
  }
}

function readMessage(fields: Fields): HostMessage {
  const spoken = fields.podwalk;
  if (spoken === undefined) return { kind: 'foreign' };
  const id = typeof fields.id === 'string' || typeof fields.id === 'number' ? { id: fields.id } : {};
  const fault = (code: ErrorCode, message: string): HostMessage => ({ kind: 'fault', ...id, code, message });
  if (spoken !== version) return fault('unknown-version', `podwalk: this embed speaks version ${version}`);
  const { type } = fields;
  if (typeof type !== 'string' || !Object.hasOwn(readers, type)) {
    return fault('unknown-type', `type: choose one of ${Object.keys(readers).join(', ')}`);
  }
  const request = readers[type]?.(fields);
  if (request === undefined || typeof request === 'string') return fault('wrong-value', request ?? 'type: unknown');
  return { kind: 'request', ...id, request };
}

/** Gives the request, or says what is wrong with it. */
type Reader = (fields: Fields) => HostRequest | string;
type Fields = Readonly<Record<string, unknown>>;

const readers: Readonly<Record<string, Reader>> = {
  send: ({ event, payload = {} }) => {
    if (typeof event !== 'string' || event.length > 300) return 'event: the type of an event is missing';
    const scalars: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(fieldsOf(payload))) {
      if (name === 'type' || name === 'at' || name === '__proto__') return `payload: ${name} cannot be sent`;
      if (typeof value !== 'string' && !isNumber(value)) return 'payload: only texts and numbers can be sent';
      scalars[name] = value;
    }
    return { type: 'send', event, payload: scalars };
  },
  step: () => ({ type: 'step' }),
  back: () => ({ type: 'back' }),
  play: () => ({ type: 'play' }),
  pause: () => ({ type: 'pause' }),
  getSnapshot: () => ({ type: 'getSnapshot' }),
  seek: ({ at, state }) => {
    if (isNumber(at) && Number.isInteger(at) && at >= 0) return { type: 'seek', to: { at } };
    if (typeof state === 'string' && state.length <= 300) return { type: 'seek', to: { state } };
    return 'seek: give at, the index of a moment, or state';
  },
  setTheme: ({ theme }) =>
    theme === 'auto' || theme === 'light' || theme === 'dark'
      ? { type: 'setTheme', theme }
      : 'theme: choose auto, light or dark',
  export: ({ format }) =>
    format === 'svg' || format === 'link' ? { type: 'export', format } : 'format: choose svg or link',
};

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
