import type { Desk, Progress } from './desk.ts';
import type { Given } from './given.ts';

/** What a page asks of a desk in another thread: the name of one of its methods, and what it takes. */
export type Question =
  | { readonly kind: 'read'; readonly ask: readonly [given: readonly Given[], present: number] }
  | { readonly kind: 'lines'; readonly ask: Parameters<Desk['lines']> }
  | { readonly kind: 'open'; readonly ask: Parameters<Desk['open']> }
  | { readonly kind: 'way'; readonly ask: Parameters<Desk['way']> }
  | { readonly kind: 'pair'; readonly ask: Parameters<Desk['pair']> }
  | { readonly kind: 'whatIf'; readonly ask: Parameters<Desk['whatIf']> }
  | { readonly kind: 'link'; readonly ask: Parameters<Desk['link']> }
  | { readonly kind: 'take'; readonly ask: Parameters<Desk['take']> };

/** What comes back: at last a result, or why there is none; before that, how far a reading has come. */
export type Reply<T> =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'result'; readonly result: T }
  | { readonly kind: 'fault'; readonly says: string };

/** Has a desk answer a question. */
export function answerTo(desk: Desk, question: Question, onProgress: (progress: Progress) => void): Promise<unknown> {
  switch (question.kind) {
    case 'read':
      return desk.read(...question.ask, onProgress);
    case 'lines':
      return desk.lines(...question.ask);
    case 'open':
      return desk.open(...question.ask);
    case 'way':
      return desk.way(...question.ask);
    case 'pair':
      return desk.pair(...question.ask);
    case 'whatIf':
      return desk.whatIf(...question.ask);
    case 'link':
      return desk.link(...question.ask);
    case 'take':
      return desk.take(...question.ask);
  }
}
