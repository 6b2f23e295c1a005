import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { toOembed } from '@/lib/embed/oembed.ts';
import { startJourney } from '@/lib/journey/journey.ts';
import { walkOn } from '@/lib/journey/stride.ts';
import { trailOf } from '@/lib/journey/trail.ts';
import { readManifest } from '@/lib/kubernetes/manifest.ts';
import { chartOf } from '@/machines/charts.ts';

const manifest = readFileSync(join(import.meta.dirname, '../deploy/kubernetes.yaml'), 'utf8');

test('our own manifest is one that Podwalk reads, and its pod becomes ready', () => {
  const [workload] = readManifest(manifest).workloads;
  const chart = chartOf('pod', workload?.spec);
  expect(workload).toMatchObject({ kind: 'Deployment', name: 'podwalk' });
  expect(trailOf(walkOn(chart, startJourney(chart))).current.at(-1)).toBe('containers.podwalk.running.ready');
});

test('it runs without rights, on a root that nobody writes', () => {
  const [deployment] = parseAllDocuments(manifest).map((document) => document.toJS());
  expect(deployment.spec.template.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 65532 });
  const [container] = deployment.spec.template.spec.containers;
  expect(container.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  expect(Object.keys(container)).toEqual(expect.arrayContaining(['startupProbe', 'readinessProbe', 'livenessProbe']));
});

test('an oEmbed answer frames the embed of the site that gave it', () => {
  const answer = JSON.parse(toOembed(chartOf('pod'), 'https://podwalk.example'));
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 720, height: 420 });
  expect(answer.html).toContain('src="https://podwalk.example/embed/pod"');
});
