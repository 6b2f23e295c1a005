import { isFields } from './fields.ts';
import type { Pod } from './pod.ts';

/** A line of a Pod's YAML, or a run of lines that did not change. */
export type StatusRow =
  | { readonly id: string; readonly text: string; readonly changed: boolean }
  | { readonly id: string; readonly indent: number; readonly folded: number };

/**
 * The YAML of what Kubernetes reports about a Pod, with the lines that differ from `before` marked and unchanged runs
 * folded. The name or type of an entry stands first, and the phase; everything else is in kubectl's order.
 * `focus` is the container whose state is shown even where it did not change; `whole` folds nothing.
 */
export function statusRows(pod: Pod, before?: Pod, focus?: string, whole = false): readonly StatusRow[] {
  const rows: StatusRow[] = [];
  const entries = entriesOf(reportedBy(pod), before === undefined ? undefined : reportedBy(before), '', focus);
  write(whole ? entries.map(opened) : entries, 0, '', rows);
  return rows;
}

interface Entry {
  readonly path: string;
  /** The key, and the value where it is a scalar. */
  readonly text: string;
  /** This very line is new or another one than before. */
  readonly changed: boolean;
  /** Shown although nothing in it changed. */
  readonly kept: boolean;
  /** An item of a list: it has no line of its own, its first child carries the dash. */
  readonly item: boolean;
  readonly children: readonly Entry[];
}

function reportedBy({ metadata, spec, status }: Pod): unknown {
  const { deletionTimestamp, deletionGracePeriodSeconds, finalizers } = metadata;
  const deletion = deletionTimestamp === undefined ? {} : { deletionTimestamp, deletionGracePeriodSeconds, finalizers };
  return { metadata: deletion, spec: { nodeName: spec.nodeName }, status };
}

function entriesOf(value: unknown, before: unknown, path: string, focus: string | undefined): readonly Entry[] {
  if (Array.isArray(value)) return itemsOf(value, before, path, focus);
  if (!isFields(value)) return [];
  const old = isFields(before) ? before : undefined;
  return Object.keys(value)
    .filter((key) => !isEmpty(value[key]))
    .sort(byPlace)
    .map((key) => {
      const place = `${path}.${key}`;
      const inner = value[key];
      const children = entriesOf(inner, old?.[key], place, focus);
      const scalar = !isFields(inner) && !Array.isArray(inner);
      return {
        path: place,
        text: scalar ? `${key}: ${scalarText(inner)}` : `${key}:`,
        changed: scalar ? inner !== old?.[key] : isEmpty(old?.[key]),
        kept: kept.has(place) || (focus !== undefined && place.includes(`[${focus}].state`)),
        item: false,
        children,
      };
    });
}

function itemsOf(list: readonly unknown[], before: unknown, path: string, focus: string | undefined): readonly Entry[] {
  const old: readonly unknown[] = Array.isArray(before) ? before : [];
  return list.map((item, index) => {
    const id = identityOf(item) ?? `${index}`;
    const place = `${path}[${id}]`;
    const twin = old.find((other, at) => (identityOf(other) ?? `${at}`) === id);
    if (!isFields(item)) {
      return {
        path: place,
        text: `- ${scalarText(item)}`,
        changed: item !== twin,
        kept: false,
        item: false,
        children: [],
      };
    }
    return {
      path: place,
      text: '',
      changed: false,
      kept: id === focus,
      item: true,
      children: entriesOf(item, twin, place, focus),
    };
  });
}

const kept: ReadonlySet<string> = new Set(['.status.phase']);
const first: readonly string[] = ['phase', 'name', 'type'];

function byPlace(a: string, b: string): number {
  const [left, right] = [first.indexOf(a), first.indexOf(b)];
  if (left >= 0 || right >= 0) return (left < 0 ? first.length : left) - (right < 0 ? first.length : right);
  return a < b ? -1 : 1;
}

function write(entries: readonly Entry[], depth: number, dash: string, rows: StatusRow[]): void {
  let quiet: Entry[] = [];
  let lead = dash;
  const fold = () => {
    const [start] = quiet;
    // What a whole section keeps to itself is not missed: only status says how much of it is folded.
    if (start && depth > 0) rows.push({ id: `${start.path}…`, indent: depth, folded: quiet.length });
    quiet = [];
  };
  for (const entry of entries) {
    const named = lead !== '' && entry === entries[0];
    if (!named && !isLoud(entry)) {
      quiet.push(entry);
      continue;
    }
    fold();
    if (entry.item) write(entry.children, depth + 1, '- ', rows);
    else {
      rows.push({ id: entry.path, text: indentOf(depth, lead) + entry.text, changed: entry.changed });
      // YAML of Kubernetes does not indent the items of a list below their key.
      write(entry.children, entry.children[0]?.item ? depth : depth + 1, '', rows);
    }
    lead = '';
  }
  fold();
}

function indentOf(depth: number, lead: string): string {
  return '  '.repeat(lead === '' ? depth : depth - 1) + lead;
}

function opened(entry: Entry): Entry {
  return { ...entry, kept: true, children: entry.children.map(opened) };
}

function isLoud(entry: Entry): boolean {
  return entry.changed || entry.kept || entry.children.some(isLoud);
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || (isFields(value) && Object.values(value).every(isEmpty));
}

function identityOf(value: unknown): string | undefined {
  if (!isFields(value)) return undefined;
  const id = value.name ?? value.type ?? value.ip;
  return typeof id === 'string' ? id : undefined;
}

/** A scalar as kubectl writes it: quoted where YAML would read something else than a string. */
function scalarText(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  if (/^(true|false|yes|no|on|off|null|~|[-+.\d][\d_.:eE+-]*|\d{4}-\d\d-\d\dT.*)?$/i.test(value)) return `"${value}"`;
  const plain = !/^[\s&*!|>'"%@`[\]{},#?:-]|: | #|[\s:]$|\n/.test(value);
  if (plain) return value;
  return value.includes('\n') ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}
