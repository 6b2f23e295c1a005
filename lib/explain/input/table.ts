import { ageOf } from './age.ts';
import type { Material } from './material.ts';
import type { Place } from './place.ts';

/** Reads a table that kubectl printed: of Pods, Events, Nodes, or of anything else that has a name. */
export function readTable(material: Material, text: string, place: Place, now: number): void {
  const [header = '', ...rows] = text.split('\n');
  const starts = [...header.matchAll(/\S+(?: \S+)*/g)];
  const titles = starts.map(([title]) => title);
  const column = (cells: readonly string[], title: string) => cells[titles.indexOf(title)] ?? '';
  const isEvents = titles.includes('REASON') && titles.includes('OBJECT');
  const isPods = titles.includes('READY') && titles.includes('STATUS') && titles.includes('RESTARTS');
  for (const [index, row] of rows.entries()) {
    if (row.trim() === '') continue;
    const here: Place = { ...place, line: place.line + index + 1 };
    const cells = cellsOf(
      row,
      starts.map(({ index: at }) => at),
      titles.indexOf('MESSAGE'),
    );
    const cell = (title: string) => column(cells, title);
    const namespace = cell('NAMESPACE') || undefined;
    if (isEvents) readEvent(material, cell, namespace, here, now);
    else if (isPods && cells.length >= 5 && cell('NAME') !== '') {
      material.rows.push({
        name: cell('NAME'),
        ready: cell('READY'),
        status: cell('STATUS'),
        restarts: cell('RESTARTS'),
        age: cell('AGE'),
        place: here,
        ...(namespace ? { namespace } : {}),
      });
    } else if (kindOf(titles) !== undefined) material.name(kindOf(titles) ?? '', namespace, cell('NAME'));
    else material.miss(here, 'this table is none that is known');
  }
}

/** The columns that only one kind has. */
function kindOf(titles: readonly string[]): string | undefined {
  const all = titles.filter((title) => title !== 'NAMESPACE').join(' ');
  if (all === 'NAME DATA AGE') return 'ConfigMap';
  if (all === 'NAME TYPE DATA AGE') return 'Secret';
  if (all.startsWith('NAME STATUS VOLUME CAPACITY')) return 'PersistentVolumeClaim';
  if (all.startsWith('NAME STATUS ROLES AGE VERSION')) return 'NodeName';
  return undefined;
}

function readEvent(
  material: Material,
  cell: (title: string) => string,
  namespace: string | undefined,
  place: Place,
  now: number,
): void {
  const [kind = '', name = ''] = cell('OBJECT').split('/');
  const seen = cell('LAST SEEN');
  // `kubectl events` writes `5s (x3 over 20s)`, `kubectl get events -o wide` has a column each.
  const [, last = seen, times, over] = /^(\S+) \(x(\d+) over (\S+?)\)$/.exec(seen) ?? [];
  const [, container] = /\{(.+)\}/.exec(cell('SUBOBJECT')) ?? [];
  const timeAgo = (age: string | undefined) => {
    const ms = age === undefined ? undefined : ageOf(age);
    return ms === undefined ? undefined : new Date(now - ms).toISOString();
  };
  material.takeEvent(
    {
      name: cell('NAME') || `line-${place.line}`,
      namespace: namespace ?? '',
      type: cell('TYPE'),
      reason: cell('REASON'),
      message: cell('MESSAGE'),
      count: Number(times ?? cell('COUNT')) || 1,
      firstTimestamp: timeAgo(over ?? (cell('FIRST SEEN') || last)),
      lastTimestamp: timeAgo(last),
      component: cell('SOURCE').split(',')[0] ?? '',
      involvedObject: {
        kind: kinds[kind.toLowerCase()] ?? kind,
        name,
        ...(container === undefined ? {} : { fieldPath: `spec.containers{${container}}` }),
      },
    },
    place,
  );
}

const kinds: Readonly<Record<string, string>> = {
  pod: 'Pod',
  replicaset: 'ReplicaSet',
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
  daemonset: 'DaemonSet',
  job: 'Job',
  node: 'Node',
  persistentvolumeclaim: 'PersistentVolumeClaim',
};

/**
 * kubectl pads its columns, so a cell begins where its title does. Where somebody has changed the spaces, two of them part
 * the cells, and a message takes what is left over.
 */
function cellsOf(row: string, starts: readonly number[], message: number): readonly string[] {
  const padded = starts.every(
    (at) => at === 0 || at >= row.length || (row[at - 1] === ' ' && row[at - 2] !== undefined),
  );
  if (padded && starts.length > 1) return starts.map((at, index) => row.slice(at, starts[index + 1]).trim());
  const cells = row.trim().split(/\s{2,}|\t/);
  const over = cells.length - starts.length;
  if (message < 0 || over <= 0) return cells;
  return [
    ...cells.slice(0, message),
    cells.slice(message, message + over + 1).join('  '),
    ...cells.slice(message + over + 1),
  ];
}
