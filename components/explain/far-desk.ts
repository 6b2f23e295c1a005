import type { Desk, Progress } from '@/lib/explain/desk/desk.ts';
import type { Given } from '@/lib/explain/desk/given.ts';
import type { Question, Reply } from '@/lib/explain/desk/questions.ts';

/** Opens a desk in a worker, so that the page answers while it reads; in the page itself where there are no workers. */
export function openDesk(): Desk {
  return typeof Worker === 'undefined' ? nearDesk() : new FarDesk();
}

/** A worker that does not even start: its script was refused, or this browser cannot read it. */
export class NoWorkerError extends Error {
  override readonly name = 'NoWorkerError';
}

/** The desk in a worker of its own. To close it ends the worker, whatever that is doing. */
class FarDesk implements Desk {
  readonly #worker = new Worker(new URL('./desk.worker.ts', import.meta.url), { type: 'module', name: 'podwalk-desk' });
  /** Why nothing more will come. */
  readonly #lost: Promise<never>;

  constructor() {
    this.#lost = new Promise((_, reject) => {
      this.#worker.addEventListener('error', ({ message }) => reject(new NoWorkerError(message)));
    });
    this.#lost.catch(() => undefined);
  }

  read(given: readonly Given[], present: number, onProgress: (progress: Progress) => void) {
    return this.#ask<Awaited<ReturnType<Desk['read']>>>({ kind: 'read', ask: [given, present] }, onProgress);
  }

  lines(...ask: Parameters<Desk['lines']>) {
    return this.#ask<Awaited<ReturnType<Desk['lines']>>>({ kind: 'lines', ask });
  }

  open(...ask: Parameters<Desk['open']>) {
    return this.#ask<Awaited<ReturnType<Desk['open']>>>({ kind: 'open', ask });
  }

  way(...ask: Parameters<Desk['way']>) {
    return this.#ask<Awaited<ReturnType<Desk['way']>>>({ kind: 'way', ask });
  }

  pair(...ask: Parameters<Desk['pair']>) {
    return this.#ask<Awaited<ReturnType<Desk['pair']>>>({ kind: 'pair', ask });
  }

  whatIf(...ask: Parameters<Desk['whatIf']>) {
    return this.#ask<Awaited<ReturnType<Desk['whatIf']>>>({ kind: 'whatIf', ask });
  }

  link(...ask: Parameters<Desk['link']>) {
    return this.#ask<Awaited<ReturnType<Desk['link']>>>({ kind: 'link', ask });
  }

  take(...ask: Parameters<Desk['take']>) {
    return this.#ask<Awaited<ReturnType<Desk['take']>>>({ kind: 'take', ask });
  }

  close(): void {
    this.#worker.terminate();
  }

  #ask<T>(question: Question, onProgress?: (progress: Progress) => void): Promise<T> {
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise<T>((resolve, reject) => {
      port1.onmessage = ({ data }: MessageEvent<Reply<T>>) => {
        if (data.kind === 'progress') onProgress?.(data.progress);
        else if (data.kind === 'result') resolve(data.result);
        else reject(new Error(data.says));
      };
    });
    this.#worker.postMessage(question, [port2]);
    return Promise.race([answer, this.#lost]).finally(() => port1.close());
  }
}

/** A desk in the page, whose code comes only when it is needed. */
export function nearDesk(): Desk {
  const desk = import('@/lib/explain/desk/desk.ts').then(({ OwnDesk }) => new OwnDesk());
  return {
    read: async (...ask) => (await desk).read(...ask),
    lines: async (...ask) => (await desk).lines(...ask),
    open: async (...ask) => (await desk).open(...ask),
    way: async (...ask) => (await desk).way(...ask),
    pair: async (...ask) => (await desk).pair(...ask),
    whatIf: async (...ask) => (await desk).whatIf(...ask),
    link: async (...ask) => (await desk).link(...ask),
    take: async (...ask) => (await desk).take(...ask),
    close: () => void desk.then((one) => one.close()),
  };
}
