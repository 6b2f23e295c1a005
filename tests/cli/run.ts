import { Readable, Writable } from 'node:stream';
import { main } from '../../cli/main.ts';

/** What a run of the command line leaves behind. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, with a text on standard input; standard output may claim to be a terminal. */
export async function run(argv: readonly string[], stdin = '', terminal: { isTTY?: boolean } = {}): Promise<Run> {
  const stdout = Object.assign(sink(), terminal);
  const stderr = sink();
  const code = await main(argv, { stdin: Readable.from([Buffer.from(stdin)]), stdout, stderr });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function sink(): Writable & { text(): string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { text: () => chunks.join('') });
}
