import { InputError } from '@/lib/kubernetes/input-error.ts';
import { jsonValues, looksLikeJson } from '@/lib/kubernetes/json-values.ts';
import { type CutObject, JsonCutter } from './json-cutter.ts';
import type { Material } from './material.ts';
import type { Place } from './place.ts';
import { readText } from './read.ts';

/** A text that is longer comes in parts, and its objects are taken as they come. */
const longest = 5e6;

/** What is no JSON is read only when all of it is there. */
const longestWhole = 50e6;

/** Reads a text of any length that comes in chunks. Nothing throws: what cannot be read is listed in the material. */
export class Reading {
  readonly #material: Material;
  readonly #place: Place;
  readonly #now: number;
  #waiting: string[] = [];
  #length = 0;
  #cutter: JsonCutter | undefined;
  #isOver = false;

  constructor(material: Material, now: number, file?: string) {
    this.#material = material;
    this.#now = now;
    this.#place = { line: 1, ...(file === undefined ? {} : { file }) };
  }

  /** Takes the next part of the text. */
  push(chunk: string): void {
    if (this.#isOver) return;
    if (this.#cutter) {
      this.#cut(this.#cutter, chunk);
      return;
    }
    this.#waiting.push(chunk);
    this.#length += chunk.length;
    if (this.#length <= longest) return;
    const text = this.#waiting.join('');
    if (looksLikeJson(text)) {
      this.#waiting = [];
      this.#cutter = new JsonCutter((object) => this.#take(object));
      this.#cut(this.#cutter, text);
    } else if (this.#length > longestWhole) {
      this.#stop(this.#place, `what is no JSON is read up to ${longestWhole / 1e6} MB`);
    } else this.#waiting = [text];
  }

  /** Says that the text is over. */
  end(): void {
    if (this.#isOver) return;
    if (this.#cutter?.isOpen) {
      const { line } = this.#cutter.rest;
      this.#stop({ ...this.#place, line }, 'the JSON ends before this value does');
      return;
    }
    readText(this.#material, this.#waiting.join(''), this.#place, this.#now);
    this.#stop();
  }

  #cut(cutter: JsonCutter, chunk: string): void {
    if (cutter.push(chunk)) return;
    const { text, line } = cutter.rest;
    this.#cutter = undefined;
    this.#waiting = [`${'\n'.repeat(line - 1)}${text}`];
    this.#length = text.length;
  }

  #take({ text, line, kind }: CutObject): void {
    const place = { ...this.#place, line };
    try {
      for (const { value } of jsonValues(text)) {
        this.#material.take(kind === undefined ? value : { kind: `${kind}List`, items: [value] }, place);
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#material.miss({ ...place, line: line - 1 + (error.line ?? 1) }, error.what);
    }
  }

  #stop(place?: Place, says?: string): void {
    if (place && says) this.#material.miss(place, says);
    this.#isOver = true;
    this.#waiting = [];
    this.#cutter = undefined;
  }
}
