import { Graphviz } from '@hpcc-js/wasm-graphviz';
import DOMPurify from 'dompurify';
import { render } from 'state-machine-cat';
import { beforeAll, describe, expect, test } from 'vitest';
import { toDot } from '@/lib/exporters/dot.ts';
import { toMermaid } from '@/lib/exporters/mermaid.ts';
import { toPlantUml } from '@/lib/exporters/plantuml.ts';
import { toSmcat } from '@/lib/exporters/smcat.ts';
import { isFields } from '@/lib/kubernetes/fields.ts';
import { toGraph } from '@/machines/graph.ts';
import { nodesOf, toOutline } from '@/machines/outline.ts';
import { charts } from './charts.ts';

/** Mermaid cleans its labels with DOMPurify, which is nothing without a window. */
beforeAll(() => {
  Object.assign(DOMPurify, { addHook: () => {}, sanitize: (text: string) => text });
});

const cases = charts.map(([name, chart]) => {
  const nodes = [...nodesOf(toOutline(chart))];
  return { name, chart, nodes, ways: nodes.flatMap((node) => node.ways) };
});

describe.each(cases)('the machine $name', ({ chart, nodes, ways }) => {
  const moving = ways.filter(({ target }) => target !== undefined);

  test('is a diagram to Mermaid, with every state and an arrow between all that have one', async () => {
    const { default: mermaid } = await import('mermaid');
    await mermaid.parse(toMermaid(chart));
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(toMermaid(chart));
    const drawn = pairs(nodes.map(({ id, initial, ways: own }) => ({ id, initial, own })));
    expect(relationsOf(db)).toBe(drawn);
    for (const { title } of toGraph(chart).states.map(({ meta }) => meta)) {
      expect(toMermaid(chart)).toContain(title.replaceAll(':', ' '));
    }
  });

  test('is drawn by Graphviz with every state and every way', async () => {
    const graphviz = await Graphviz.load();
    const drawn: unknown = JSON.parse(graphviz.layout(toDot(chart), 'dot_json', 'nop'));
    const objects = isFields(drawn) && Array.isArray(drawn.objects) ? drawn.objects : [];
    const edges = isFields(drawn) && Array.isArray(drawn.edges) ? drawn.edges : [];
    const starts = nodes.filter(({ initial }) => initial !== undefined).length;
    expect(objects).toHaveLength(nodes.length + starts);
    expect(edges).toHaveLength(moving.length + starts);
  });

  test('is read by state-machine-cat with every state and every way', async () => {
    const tree: unknown = JSON.parse(JSON.stringify(await render(toSmcat(chart), { outputType: 'json' })));
    const starts = nodes.filter(({ initial }) => initial !== undefined).length;
    expect(count(tree, 'states')).toBe(nodes.length + starts);
    expect(count(tree, 'transitions')).toBe(ways.length + starts);
  });

  test('is PlantUML in which every name is declared once and every bracket closed', () => {
    const lines = toPlantUml(chart).split('\n');
    const declared = lines.flatMap((line) => /^ *state "[^"]+" as (\w+)/.exec(line)?.[1] ?? []);
    const named = lines.flatMap((line) => {
      const match = /^ *(\w+|\[\*\]) --> (\w+)/.exec(line);
      return match ? [match[1] ?? '', match[2] ?? ''] : [];
    });
    const own = chart.machine.root.type === 'parallel' ? nodes : nodes.slice(1);
    expect(new Set(declared).size).toBe(own.length);
    expect(declared).toHaveLength(own.length);
    expect(named.filter((id) => id !== '[*]' && !declared.includes(id))).toEqual([]);
    expect(lines.filter((line) => line.endsWith('{')).length).toBe(lines.filter((line) => /^ *\}$/.test(line)).length);
  });

  test.each([
    ['Mermaid', toMermaid, '%% - '],
    ['DOT', toDot, '// - '],
    ['PlantUML', toPlantUml, "' - "],
    ['state-machine-cat', toSmcat, '# - '],
  ])('says in %s what it dropped', (_, write, mark) => {
    const losses = write(chart)
      .split('\n')
      .filter((line) => line.trimStart().startsWith(mark));
    const guards = ways.filter(({ guard }) => guard !== undefined).length;
    expect(losses.some((line) => line.includes(`${guards} guard`))).toBe(guards > 0);
    expect(losses.length).toBeGreaterThan(write === toDot ? -1 : 0);
  });

  test('is the same text every time', () => {
    for (const write of [toMermaid, toDot, toPlantUml, toSmcat]) expect(write(chart)).toBe(write(chart));
  });
});

test('a container whose name has a hyphen is one state, and not a subtraction', () => {
  const [, checkout] = charts.find(([name]) => name === 'checkout') ?? fail();
  expect(toMermaid(checkout)).toContain('"log-agent" as pod_containers_log__agent {');
});

function pairs(nodes: readonly { id: string; initial?: string; own: readonly { target?: string }[] }[]): number {
  const arrows = nodes.flatMap(({ id, own }) => own.flatMap(({ target }) => (target ? [`${id} ${target}`] : [])));
  return new Set(arrows).size + nodes.filter(({ initial }) => initial !== undefined).length;
}

/** All arrows of a Mermaid diagram, those inside of states included. */
function relationsOf(db: unknown): number {
  if (typeof db !== 'object' || db === null) return 0;
  const root: unknown = 'getRootDocV2' in db && typeof db.getRootDocV2 === 'function' ? db.getRootDocV2() : [];
  const visit = (value: unknown): number => {
    if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + visit(one), 0);
    if (!isFields(value)) return 0;
    return (value.stmt === 'relation' ? 1 : 0) + visit(value.doc);
  };
  return visit(root);
}

function count(value: unknown, key: 'states' | 'transitions'): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + count(one, key), 0);
  if (!isFields(value)) return 0;
  const own = Array.isArray(value[key]) ? value[key].length : 0;
  return own + count(value.states, key) + count(value.statemachine, key);
}

function fail(): never {
  throw new RangeError('charts: there are none');
}
