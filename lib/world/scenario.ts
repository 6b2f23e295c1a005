import { worldVersion } from './world-schema.ts';

/** A manifest and a world: something that is worth looking at, under the words by which people look for it. */
export interface Scenario {
  /** The word in its address; where a real cluster was recorded, the name of the recording too. */
  readonly name: string;
  readonly title: string;
  /** What happens, in one plain sentence. */
  readonly says: string;
  /** Words of `kubectl`, of events and of people. */
  readonly search: readonly string[];
  /** The questions that it answers, as people ask them. */
  readonly asks?: readonly string[];
  /** YAML, as somebody would write it. */
  readonly manifest: string;
  /** YAML, as `readWorld` takes it. */
  readonly world: string;
}

/** A world's text from the facts of it that matter. */
export function facts(yaml: string): string {
  return `apiVersion: ${worldVersion}\nkind: World\n${yaml}`;
}
