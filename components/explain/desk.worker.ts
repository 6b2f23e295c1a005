import { OwnDesk } from '@/lib/explain/desk/desk.ts';
import { answerTo, type Question, type Reply } from '@/lib/explain/desk/questions.ts';

// The header of a worker's script forbids it to send anything. Where plain files are served without headers, it has at
// least nothing left to send with.
for (const way of ['fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'WebTransport', 'EventSource']) {
  Object.defineProperty(globalThis, way, { value: undefined });
}

const desk = new OwnDesk();

// Every question comes with a port of its own, on which it is answered.
addEventListener('message', ({ data, ports: [port] }: MessageEvent<Question>) => {
  const tell = (reply: Reply<unknown>) => port?.postMessage(reply);
  answerTo(desk, data, (progress) => tell({ kind: 'progress', progress })).then(
    (result) => tell({ kind: 'result', result }),
    (fault: unknown) => tell({ kind: 'fault', says: fault instanceof Error ? fault.message : String(fault) }),
  );
});
