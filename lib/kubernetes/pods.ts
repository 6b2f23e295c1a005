import { pageLimit, readDocuments, type SizeLimit } from './documents.ts';
import { InputError, located } from './input-error.ts';
import { observationsOf, type PodObservation } from './recording.ts';

/**
 * The Pods of a text, in its order: one Pod, a List, YAML documents, concatenated JSON, watch lines or a recording.
 * An empty List gives none; anything without a Pod throws an InputError.
 */
export function readPods(source: string, file?: string, limit: SizeLimit = pageLimit): readonly PodObservation[] {
  try {
    const documents = readDocuments(source, limit);
    const pods: PodObservation[] = [];
    const others = new Set<string>();
    for (const [index, document] of documents.entries()) {
      const where = documents.length === 1 ? 'this' : `object ${index + 1}`;
      try {
        for (const found of observationsOf(document.value, where)) {
          if (found.kind === 'Pod') pods.push(found);
          else others.add(found.kind === 'Other' ? found.name : found.kind);
        }
      } catch (error) {
        throw located(error, file, document.line);
      }
    }
    if (pods.length > 0 || others.size === 0) return pods;
    throw new InputError({
      line: documents[0]?.line,
      what: `there is no Pod in it, only ${[...others].join(', ')}`,
      remedy: 'Give Pods, as `kubectl get pods -o json` prints them.',
    });
  } catch (error) {
    throw located(error, file);
  }
}
