import type { Testimony } from '@/lib/journey/testimony.ts';

/** Why an Event may be evidence for nothing. */
const known: readonly RegExp[] = [
  /^it is about the \w+ /,
  /^a probe that could not be run changes nothing$/,
  /^one run of a probe that fails changes nothing by itself$/,
  /^the back-off still ran: /,
  /^it repeats what is still so$/,
  /^no step of the machine records FailedToRetrieveImagePullSecret$/,
  /^it came after the last observation of the pod$/,
];

/** Whether it is known why an Event is evidence for nothing. */
export function isReasoned(testimony: Testimony): boolean {
  return testimony.kind === 'none' && known.some((reason) => reason.test(testimony.reason));
}
