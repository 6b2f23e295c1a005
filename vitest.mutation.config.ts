import { defineConfig } from 'vitest/config';

/** The tests that mutants of the machine are held against: the fast ones, in one process, so that each mutant costs seconds. */
export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    environment: 'node',
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    include: [
      'tests/machines/{order,restarts,probes,termination,images,workflows,player,ephemeral,guards,kept}.test.ts',
      'tests/machines/{outline,graph,common-graph,routes,what-it-takes}.test.ts',
      'tests/kubernetes/{conditions,phase,placement,printed-row,projection,sight}.test.ts',
      'tests/journey/{replay,going,stride}.test.ts',
    ],
  },
});
