/** One line of what the scheduler answered: so many nodes, and why not they. */
interface RefusalRow {
  readonly nodes: number;
  /** Kubernetes' own words. */
  readonly reason: string;
}

/** A FailedScheduling message, taken apart. */
export interface Refusal {
  /** How many nodes the scheduler looked at. */
  readonly nodes: number;
  readonly rows: readonly RefusalRow[];
  /** Why no node at all was asked; then there are no rows. */
  readonly before?: string;
  /** What would come of evicting others. */
  readonly preemption?: string;
  /** Nodes that no row speaks of: the message was cut, or is of a kind that nobody has written down. */
  readonly unsaid: number;
  /** Nodes that are counted in more than one row. */
  readonly twice: number;
}

/** Takes a FailedScheduling message apart (facts 6.4); undefined when it is of another form. */
export function refusalOf(message: string): Refusal | undefined {
  const none = /^no nodes available to schedule pods/.exec(message);
  if (none) return { nodes: 0, rows: [], before: none[0], unsaid: 0, twice: 0 };
  const [whole, , count] = /^(\d+)\/(\d+) nodes are available:\s*/.exec(message) ?? [];
  if (whole === undefined) return undefined;
  const nodes = Number(count);
  const rest = message.slice(whole.length);
  const [first = '', ...others] = sentencesOf(rest);
  const rows = rowsOf(first);
  const after = others.join('. ').trim();
  const preemption = /preemption: (.*)$/s.exec(after)?.[1]?.replace(/\.$/, '');
  if (rows.length === 0) {
    return { nodes, rows, before: first.trim(), unsaid: 0, twice: 0, ...(preemption ? { preemption } : {}) };
  }
  const told = rows.reduce((sum, row) => sum + row.nodes, 0);
  return {
    nodes,
    rows,
    unsaid: Math.max(0, nodes - told),
    twice: Math.max(0, told - nodes),
    ...(preemption ? { preemption } : {}),
  };
}

/** A full stop ends a sentence; one within a taint's braces or a name does not. */
function sentencesOf(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let begin = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '{') depth++;
    else if (sign === '}') depth--;
    else if (sign === '.' && depth <= 0 && (at + 1 === text.length || text[at + 1] === ' ')) {
      found.push(text.slice(begin, at));
      begin = at + 2;
    }
  }
  if (begin < text.length) found.push(text.slice(begin));
  return found;
}

/** Reasons hold commas themselves; only one before a number begins the next row. */
function rowsOf(histogram: string): readonly RefusalRow[] {
  return histogram.split(/, (?=\d+ )/).flatMap((part) => {
    const [, count, reason] = /^\s*(\d+) (.+?)\s*$/s.exec(part) ?? [];
    return count === undefined || reason === undefined ? [] : [{ nodes: Number(count), reason }];
  });
}
