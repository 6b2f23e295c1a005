import { ageOf } from '../lib/explain/input/age.ts';
import { inquire } from '../lib/explain/inquiry.ts';
import { nothingFound } from '../lib/explain/nothing-found.ts';
import { breachesOf } from '../lib/explain/requirement.ts';
import { InputError } from '../lib/kubernetes/input-error.ts';
import { nearestName } from '../lib/kubernetes/nearest-name.ts';
import { statusWords } from '../lib/status/words.ts';
import { type Command, type Streams, UsageError } from './command.ts';
import { readInput } from './input.ts';
import { parseNow } from './now.ts';
import { parseOptions } from './options.ts';

/** The exit code when a pod has not kept to what was asked. */
const brokenCode = 1;

/** `podwalk check`: whether Pods kept to what is asked of them, for scripts. */
export const check: Command = {
  name: 'check',
  summary: 'Check that recorded Pods became ready in time, and were never in some state',
  help: `Usage: podwalk check FILE [options]

Reads what was seen of Pods, as \`podwalk explain\` does, and says which of them did not keep
to what is asked. FILE is best a watch or a recording; with - it reads standard input.

Options:
      --ready-within TIME   Ready so soon after the creation at the latest, for example 60s or 1m30s
      --never WORD          Never in this state, for example ImagePullBackOff; may be given again
      --now TIME            The time up to which the file tells (RFC 3339)
  -h, --help                Print this help

Exit code: 0 if all pods kept to it, 1 with the reason if one did not, 2 if there is none.

Example: podwalk check rollout.jsonl --ready-within 60s --never ImagePullBackOff
`,
  run,
};

async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = parseOptions('check', argv, {
    'ready-within': { type: 'string' },
    never: { type: 'string', multiple: true, default: [] },
    now: { type: 'string' },
  });
  if (positionals.length !== 1) {
    throw new UsageError(`check reads one file, ${positionals.length} are given. Give - for standard input.`);
  }
  const within = values['ready-within'];
  const readyWithin = within === undefined ? undefined : ageOf(within);
  if (within !== undefined && readyWithin === undefined) {
    throw new UsageError(`--ready-within is not a length of time: ${within}. Write it like 60s or 1m30s.`);
  }
  if (readyWithin === undefined && values.never.length === 0) {
    throw new UsageError('nothing is asked of the pods. Give --ready-within or --never.');
  }
  for (const word of values.never) checkSpelling(word);
  const input = await readInput(positionals[0], streams);
  const { answers, unread, kinds } = inquire([input], Date.now(), parseNow(values.now));
  const pods = answers.filter(({ known }) => known === 'pod');
  if (pods.length === 0) {
    throw new InputError({
      ...nothingFound(unread, kinds),
      file: input.file,
      remedy: 'Give Pods, as `kubectl get pods -w -o json --output-watch-events` writes them.',
    });
  }
  const broken = pods.flatMap(({ explanation: { facts, cause, verdict } }) =>
    breachesOf(facts, { never: values.never, ...(readyWithin === undefined ? {} : { readyWithin }) }).map(
      (breach) => `${facts.namespace}/${facts.name}: ${breach}.${cause === null ? '' : ` ${verdict}`}\n`,
    ),
  );
  if (broken.length > 0) {
    streams.stdout.write(broken.join(''));
    return brokenCode;
  }
  streams.stdout.write(`${pods.length === 1 ? 'The pod has' : `All ${pods.length} pods have`} kept to it\n`);
  return 0;
}

/** A slip would never be seen, and the check would hold for ever. Of words that are like none, a controller may have its own. */
function checkSpelling(word: string): void {
  const known = new Set(statusWords.map((one) => one.word));
  // The numbers of Init:0/1 and ExitCode:2 are anybody's.
  if (known.has(word) || known.has(word.replace(/^Init:/, '')) || /\d/.test(word)) return;
  const near = nearestName(word, known);
  if (near !== undefined)
    throw new UsageError(`--never: nothing in Kubernetes is called ${word}. Did you mean ${near}?`);
}
