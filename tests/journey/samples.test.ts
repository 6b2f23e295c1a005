import { expect, test } from 'vitest';
import { samples } from '@/lib/journey/samples.ts';
import { summaryOf } from '@/lib/journey/subject.ts';
import { readManifest } from '@/lib/kubernetes/manifest.ts';
import { hello } from '@/machines/hello.ts';

test.each(samples)('the sample $id is a manifest of one workload of that name', ({ id, text }) => {
  expect(readManifest(text).workloads.map(({ name }) => name)).toEqual([id]);
});

test('the first walk is compiled from what the sample hello says', () => {
  const text = samples.find(({ id }) => id === 'hello')?.text ?? '';
  expect(readManifest(text).workloads[0]?.spec).toEqual(hello);
});

test.each(samples)('the sample $id says of itself what its manifest says', ({ summary, text }) => {
  expect(readManifest(text).workloads.map(({ spec }) => summaryOf(spec))).toEqual([summary]);
});
