/** A line of `kubectl describe`, and those that are indented below it. */
export interface Described {
  readonly key: string;
  readonly value: string;
  /** Counted from 0 within the text. */
  readonly line: number;
  readonly children: readonly Described[];
}

interface Growing extends Described {
  readonly indent: number;
  readonly children: Growing[];
}

/** Reads the tree that the indentation of `kubectl describe` makes. */
export function describedTree(lines: readonly string[]): readonly Described[] {
  const root: Growing = { key: '', value: '', line: -1, indent: -1, children: [] };
  const open: Growing[] = [root];
  for (const [line, text] of lines.entries()) {
    const [, space = '', key = '', value = ''] = /^(\s*)([^:\s](?:[^:]|:(?=\S))*?)(?::(?:\s+(.*))?)?$/.exec(text) ?? [];
    if (key === '') continue;
    while (open.length > 1 && (open.at(-1)?.indent ?? -1) >= space.length) open.pop();
    const node: Growing = { key, value: (value ?? '').trim(), line, indent: space.length, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  }
  return root.children;
}

/** The child of a name. */
export function childOf(nodes: readonly Described[], key: string): Described | undefined {
  return nodes.find((node) => node.key === key);
}

/** What stands behind a key; undefined where there is nothing, or kubectl's word for nothing. */
export function wordOf(nodes: readonly Described[], key: string): string | undefined {
  const value = childOf(nodes, key)?.value;
  return value === '' || value === '<none>' || value === '<unset>' ? undefined : value;
}
