import { expect, test } from 'vitest';
import { samples } from '@/lib/journey/samples.ts';
import { readManifest } from '@/lib/kubernetes/manifest.ts';
import { toSpareManifest } from '@/lib/kubernetes/spare-manifest.ts';
import { pods } from '../machines/pods.ts';

const specs = [
  ...Object.entries(pods),
  ...samples.flatMap(({ id, text }) => readManifest(text).workloads.map(({ spec }) => [id, spec] as const)),
];

test.each(specs)('the spare manifest of %s compiles to the same machine', (_, spec) => {
  const [again] = readManifest(toSpareManifest(spec)).workloads;
  expect(JSON.parse(JSON.stringify(again?.spec))).toEqual(JSON.parse(JSON.stringify(spec)));
});
