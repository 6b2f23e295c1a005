import type { EmbedSnapshot } from './protocol.ts';

/** What a page can ask of a `<podwalk-diagram>`. What is not possible there rejects with a sentence. */
export interface DiagramMethods {
  /** One transition on, as a reader would. */
  step(): Promise<EmbedSnapshot>;
  /** One transition back. */
  back(): Promise<EmbedSnapshot>;
  play(): Promise<EmbedSnapshot>;
  pause(): Promise<EmbedSnapshot>;
  /** To a moment by its index, or to a state by its path or last word. */
  seek(to: number | string): Promise<EmbedSnapshot>;
  /** Lets something happen. */
  send(event: string, payload?: Readonly<Record<string, string | number>>): Promise<EmbedSnapshot>;
  getSnapshot(): Promise<EmbedSnapshot>;
  /** The shown moment as an SVG text, or as the fragment of a link. */
  export(format: 'svg' | 'link'): Promise<string>;
}
