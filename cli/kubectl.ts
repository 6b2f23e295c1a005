import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UsageError } from './command.ts';

/** A cluster as the user's own kubectl sees it. */
export interface Kubectl {
  /** What `kubectl get` prints of some objects as JSON. Its errors throw a UsageError with kubectl's own sentence. */
  get(what: readonly string[]): Promise<string>;
}

/** The user's own kubectl with these options. `get` is the only verb that it ever hears, so that nothing can change. */
export function kubectlWith(options: readonly string[]): Kubectl {
  return {
    get: async (what) => {
      const command = ['get', ...what, ...options, '-o', 'json'];
      try {
        return (await promisify(execFile)('kubectl', command, { maxBuffer: longest })).stdout;
      } catch (error) {
        throw new UsageError(sentenceOf(error, what));
      }
    },
  };
}

const longest = 500e6;

function sentenceOf(error: unknown, what: readonly string[]): string {
  const { code, stderr } = { code: undefined, stderr: '', ...(error instanceof Error ? error : {}) };
  if (code === 'ENOENT')
    return 'there is no kubectl on the PATH. Install it, or pipe its output into `podwalk explain`.';
  // What comes before the last line are warnings, and tries that failed.
  const said = String(stderr).trim().split('\n').at(-1) || `it ended with ${String(code)}`;
  return `kubectl get ${what.join(' ')}: ${said.replace(/\.$/, '')}.`;
}
