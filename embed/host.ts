import type { EmbedParams } from '@/lib/embed/params.ts';
import {
  type EmbedSnapshot,
  type ErrorCode,
  type FrameMessage,
  type HostRequest,
  parseHostMessage,
  version,
} from '@/lib/embed/protocol.ts';

/** What a request is answered with. Throws a RangeError when it is not possible now. */
export type Answer = (request: HostRequest) => Promise<EmbedSnapshot | string>;

/**
 * Speaks with the page that frames the embed. Only that page is heard, from the origins that the address allows or, if
 * it names none, from the page's own; messages go to that origin alone.
 */
export function hostOf({ origins }: EmbedParams, answer: Answer) {
  const page = parent === window ? undefined : parent;
  const heard = new Set(origins.length > 0 ? origins : pageOrigin());
  const post = (message: FrameMessage, to: Iterable<string> = heard) => {
    for (const origin of to) page?.postMessage({ podwalk: version, ...message }, origin);
  };
  addEventListener('message', async ({ source, origin, data }) => {
    if (page === undefined || source !== page || !heard.has(origin)) return;
    const message = parseHostMessage(data);
    if (message.kind === 'foreign') return;
    const id = message.id === undefined ? {} : { id: message.id };
    const fail = (code: ErrorCode, text: string) => post({ type: 'error', ...id, code, message: text }, [origin]);
    if (message.kind === 'fault') {
      fail(message.code, message.message);
      return;
    }
    try {
      post({ type: 'answer', ...id, result: await answer(message.request) }, [origin]);
    } catch (error) {
      fail('not-possible', error instanceof Error ? error.message : String(error));
    }
  });
  return { post };
}

/** The origin of the page that frames us, as far as the browser tells. */
function pageOrigin(): readonly string[] {
  const ancestor = 'ancestorOrigins' in location ? location.ancestorOrigins[0] : undefined;
  if (ancestor !== undefined) return ancestor === 'null' ? [] : [ancestor];
  return URL.canParse(document.referrer) ? [new URL(document.referrer).origin] : [];
}
