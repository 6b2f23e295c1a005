import { pageLimit, readDocuments, type SizeLimit } from './documents.ts';
import { InputError, located } from './input-error.ts';
import { type EventObservation, observationsOf, type PodObservation } from './recording.ts';

/** The Pods of a text, as `readObservations` reads them. */
export function readPods(source: string, file?: string, limit: SizeLimit = pageLimit): readonly PodObservation[] {
  return readObservations(source, file, limit).filter((seen): seen is PodObservation => seen.kind === 'Pod');
}

/**
 * The Pods of a text with the Events between them, in its order: one Pod, a List, YAML documents, concatenated JSON,
 * watch lines or a recording. An empty List gives none; anything without a Pod throws an InputError.
 */
export function readObservations(
  source: string,
  file?: string,
  limit: SizeLimit = pageLimit,
): readonly (PodObservation | EventObservation)[] {
  try {
    const documents = readDocuments(source, limit);
    const seen: (PodObservation | EventObservation)[] = [];
    const others = new Set<string>();
    for (const [index, document] of documents.entries()) {
      const where = documents.length === 1 ? 'this' : `object ${index + 1}`;
      try {
        for (const found of observationsOf(document.value, where)) {
          if (found.kind === 'Pod' || found.kind === 'Event') seen.push(found);
          if (found.kind !== 'Pod') others.add(found.kind === 'Other' ? found.name : found.kind);
        }
      } catch (error) {
        throw located(error, file, document.line);
      }
    }
    if (seen.some(({ kind }) => kind === 'Pod') || others.size === 0) return seen;
    throw new InputError({
      line: documents[0]?.line,
      what: `there is no Pod in it, only ${[...others].join(', ')}`,
      remedy: 'Give Pods, as `kubectl get pods -o json` prints them.',
    });
  } catch (error) {
    throw located(error, file);
  }
}
