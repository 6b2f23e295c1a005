import { useEffect, useMemo, useState } from 'react';
import type { Chart } from '@/machines/chart.ts';
import type { Graph } from '@/machines/graph.ts';
import { type Goal, stateGoals } from './goal.ts';

/** The goals in a machine. The words are loaded when somebody looks for something; until then there are the states. */
export function useGoals(chart: Chart, graph: Graph): readonly Goal[] {
  const states = useMemo(() => stateGoals(chart, graph), [chart, graph]);
  const [words, setWords] = useState<readonly Goal[]>([]);
  useEffect(() => {
    let wanted = true;
    import('./word-goals.ts').then(({ wordGoals }) => {
      if (wanted) setWords(wordGoals(chart));
    });
    return () => {
      wanted = false;
    };
  }, [chart]);
  return useMemo(() => {
    const isReached = ({ never }: Goal) => never === undefined;
    return [...words.filter(isReached), ...states, ...words.filter((word) => !isReached(word))];
  }, [words, states]);
}
