import { InputError } from '../kubernetes/input-error.ts';
import { goTo, replayEvents } from './journey.ts';
import type { LinkSubject, MomentLink } from './link.ts';
import type { Journey } from './moment.ts';
import type { Subject } from './subject.ts';

/** A walk as a link has it. */
export interface OpenedWalk {
  readonly subject: Subject;
  readonly journey: Journey;
  /** Virtual milliseconds of the shown moment's wait that have passed. */
  readonly elapsed: number;
}

/**
 * Opens a link on the page of a machine. A walk that is there already and has the link's events is kept as it is, with
 * what lies ahead; `open` finds what another was compiled from. Throws an InputError when the link is not of this
 * machine or its events are not possible.
 */
export async function openLink(
  machine: string,
  link: MomentLink,
  here: { readonly subject: Subject; readonly journey: Journey },
  open: (subject: LinkSubject | undefined) => Promise<Subject>,
): Promise<OpenedWalk> {
  if (link.machine !== machine) throw refusal(`it belongs to the machine ${link.machine}`);
  const known = JSON.stringify(link.subject) === JSON.stringify(here.subject.link);
  const subject = known ? here.subject : await open(link.subject);
  const kept = known && isPartOf(link, here.journey) ? here.journey : replay(subject, link);
  const journey = goTo(kept, link.cursor);
  const at = journey.moments[journey.cursor]?.at ?? 0;
  return { subject, journey, elapsed: Math.max(0, link.clock - at) };
}

function isPartOf({ events }: MomentLink, { moments }: Journey): boolean {
  return events.every((event, index) => {
    const walked = moments[index + 1]?.event;
    return walked !== undefined && walked.type === event.type && walked.at === event.at;
  });
}

function replay({ chart }: Subject, { events }: MomentLink): Journey {
  try {
    return replayEvents(chart, events);
  } catch (error) {
    throw error instanceof RangeError ? refusal(error.message) : error;
  }
}

function refusal(why: string): InputError {
  return new InputError({
    what: `this link to a moment is broken: ${why}`,
    remedy: 'The walk starts at the beginning.',
  });
}
